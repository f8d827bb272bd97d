"""Numbers in digits: the token, its possible readings, and exact decimals.

Which sign groups and which begins the fraction is settled by evidence, as day and month are: what the shape makes
impossible, then what the rest of the text proves, then the habit of the language.
"""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from normalize.evidence import Evidence, Reading, choose
from normalize.patterns import pattern
from normalize.text.digits import ascii_digits

__all__ = ["MAX_DIGITS", "SIGNED", "Numeral", "decimal", "groups_digits", "numeral", "shape"]

MAX_DIGITS = 30
"""No sum of money has more digits; a longer run is an identifier or an attack."""
MAX_TOKEN = 60
EXACT = Context(prec=120)

SEPARATED = r"[.,'’‘`´٫٬،·．，⹁](?=\d)\d+"
SPACED = r"[ \u00a0\u2007\u2009\u202f](?=\d\d\d(?!\d))\d\d\d"
ASCII_TOKEN = pattern(r"[0-9]+(?:[.,'][0-9]+| (?=[0-9][0-9][0-9](?![0-9]))[0-9][0-9][0-9])*")
TOKEN = pattern(rf"\d+(?:{SEPARATED}|{SPACED})*")
SIGNED = pattern(rf"[\d]\d*(?:{SEPARATED}|{SPACED})+")
SIGNS = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "٬": "'", "٫": "·", "،": ",", "．": ".", "，": ",", "⹁": ",",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
})  # fmt: skip
"""Every sign that groups or begins a fraction, as `.`, `,`, `'` (always groups), `·` (always a fraction) or a space."""
VULGAR = {"½": "5", "¼": "25", "¾": "75", "⅓": "", "⅔": "", "⅛": "125", "⅕": "2", "⅖": "4", "⅗": "6", "⅘": "8"}
TORN = pattern(r"([.,]) (\d\d)(?!\d)")
NO_CENTS = pattern("[,.][-–—]{1,2}(?!\\d)")
"""How several languages write a round price: 500,- or 500.–"""
PARTS = pattern("/([2458])(?![0-9/.,])")
SIGN = pattern(r"[.,' ·]")
FRACTION = pattern(r"[ \u00a0]([1-9])/([2458])(?![\d/])")


class Numeral(NamedTuple):
    """A number as it stands: its span, whole part and fraction, and the other reading where there are two."""

    start: int
    end: int
    whole: str
    fraction: str
    doubt: str
    """The sign that either groups or begins the fraction ("" when only one reading is legal)."""
    sign: str
    """The sign that certainly begins the fraction, a proof for the rest of the text ("" for none)."""


def numeral(text: str, start: int, *, loose: bool = False) -> Numeral | None:
    """The number whose first digit stands at `start`; `None` when the shape is no number (1.2.3, a date, an id).

    `loose`: a space may stand behind the sign of the fraction ("7. 25"), as in prices torn from their markup.
    """
    match = ASCII_TOKEN.match(text, start) or TOKEN.match(text, start)
    if match is None:
        return None
    end = match.end()
    if end < len(text) and text[end] > "\x7f":
        match = TOKEN.match(text, start)
        end = match.end() if match else end
    if end - start > MAX_TOKEN:
        return None
    token = text[start:end]
    if loose and (torn := TORN.match(text, end)):
        token, end = f"{token}{torn[1]}{torn[2]}", torn.end()
    if token.isdigit():
        found = _plain(text, start, end, token)
    else:
        found = _shape(start, end, token.translate(SIGNS) if not token.isascii() else token)
    if found is not None and text[end : end + 1] in (",", ".") and (dash := NO_CENTS.match(text, end)):
        return found._replace(end=dash.end())
    return found


def token_end(text: str, start: int) -> int:
    """Where the token ends, whatever it is: the scan goes on behind it."""
    match = TOKEN.match(text, start)
    return match.end() if match else start + 1


def _plain(text: str, start: int, end: int, token: str) -> Numeral | None:
    digits = ascii_digits(token)
    if len(digits) > MAX_DIGITS:
        return None
    following = text[end : end + 1]
    if following == "/" and len(digits) == 1 and text[start - 1 : start] != "/":
        match = PARTS.match(text, end)
        if match is not None and int(digits) < int(match[1]):
            return Numeral(start, match.end(), "0", str(Decimal(int(digits)) / Decimal(int(match[1])))[2:], "", "")
    if following in VULGAR and following:
        return Numeral(start, end + 1, digits, VULGAR[following] or "", "", "")
    if following in (" ", "\u00a0") and (match := FRACTION.match(text, end)) and int(match[1]) < int(match[2]):
        part = Decimal(int(match[1])) / Decimal(int(match[2]))
        return Numeral(start, match.end(), digits, str(part)[2:], "", "")
    return Numeral(start, end, digits, "", "", "")


def _shape(start: int, end: int, token: str) -> Numeral | None:
    """Split a token with signs into whole part and fraction."""
    signs = SIGN.findall(token)
    groups = [ascii_digits(group) for group in SIGN.split(token)]
    if sum(map(len, groups)) > MAX_DIGITS:
        return None
    last = signs[-1]
    if len(signs) == 1:
        return _one_sign(start, end, groups, last)
    if signs.count(last) == 1 and last != " " and _grouped(groups[:-1], signs[:-1]):
        return Numeral(start, end, "".join(groups[:-1]), groups[-1], "", last)
    if _grouped(groups, signs):
        return Numeral(start, end, "".join(groups), "", "", "")
    return None


@lru_cache(maxsize=4096)
def shape(token: str) -> tuple[str, str, str, str] | None:
    """Whole part, fraction, doubtful and certain sign of a number in ASCII digits, `None` if it is none."""
    if token.isdigit():
        return (token, "", "", "") if len(token) <= MAX_DIGITS else None
    found = _shape(0, 0, token.translate(SIGNS)) if len(token) <= MAX_TOKEN else None
    return None if found is None else (found.whole, found.fraction, found.doubt, found.sign)


def _one_sign(start: int, end: int, groups: list[str], sign: str) -> Numeral | None:
    whole, rest = groups
    if sign == "·" or len(rest) != 3 or whole.startswith("0") or len(whole) > 3:
        if sign == " ":
            return None
        certain = "" if len(rest) == 3 and len(whole) <= 3 and not whole.startswith("0") else sign
        return Numeral(start, end, whole, rest, "", certain)
    if sign in "' ":
        return Numeral(start, end, whole + rest, "", "", "")
    return Numeral(start, end, whole, rest, sign, "")


def _grouped(groups: list[str], signs: list[str]) -> bool:
    """Whether the signs group digits by threes, or in the Indian way (last three, then twos)."""
    if len(set(signs)) != 1 or signs[0] == "·" or not 1 <= len(groups[0]) <= 3:
        return False
    inner = groups[1:-1]
    return len(groups[-1]) == 3 and (
        all(len(g) == 3 for g in inner) or (len(groups[0]) <= 2 and all(len(g) == 2 for g in inner))
    )


def groups_digits(doubt: str, evidence: tuple[tuple[str, Evidence], ...]) -> tuple[bool, tuple[str, ...]]:
    """Whether a doubtful sign groups digits, and the evidence codes; `evidence` pairs a sign with a reason.

    A pair whose sign is the doubtful one speaks for a fraction, any other sign speaks for a group.
    """
    group, fraction = Reading(True), Reading(False)
    for sign, reason in evidence:
        if sign == doubt:
            fraction = fraction.because(reason.code, reason.rung)
        else:
            group = group.because(reason.code, reason.rung)
    choice = choose([group, fraction])
    assert choice is not None
    return choice.value, choice.evidence


def decimal(whole: str, fraction: str, exponent: int = 0) -> Decimal:
    """The exact value of `whole.fraction` times ten to the `exponent`, written without an exponent.

    >>> decimal("1", "6", 9)
    Decimal('1600000000')
    """
    if exponent:
        if len(fraction) <= exponent:
            return Decimal(whole + fraction + "0" * (exponent - len(fraction)))
        padded = fraction.ljust(exponent, "0")
        whole, fraction = whole + padded[:exponent], padded[exponent:].rstrip("0")
    return Decimal(f"{whole}.{fraction}" if fraction else whole or "0")

"""The grammar: regular expressions over the shape of a cluster, not over its text.

A shape has one letter a token: digits are their length ("1", "2", "4"), signs themselves, words the letter of their
kinds.  So one expression serves all languages, and a plan made for a shape is kept: news repeat few shapes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalize.dates.words import letters_of

__all__ = ["ClockPlan", "DatePlan", "find_clock", "plan", "weak_clock"]

CLOCK, CLOCK_ON, ZONE, DONE = "B", "C", "Z", "@"
"""Letters that stand for a read clock (first token, further tokens), a zone, and a read date."""
# A triple behind a full date with a year of four digits is a dotted clock, so "short" dates leave another mark.
_BEFORE = r"(?<![1-9xVW][./:+-])(?<![1-9xVW][./:+-] )(?<![1-9xVW])"
_CLOCK_BEFORE = r"(?<![1-9xVW][./:+-])(?<![1-9xVW])"
_AFTER = r"(?![./:-]?[1-9xVW])"
_FRACTION = r"(?:[.,](?P<f>[1-9x]))?"

_SECOND = r"(?:[:.](?P<s>2))?"

_ERA_BEFORE = r"(?:(?P<e>{e})[ .]{{0,2}})?{before}"
_ERA_BEHIND = r"(?:[. ]{{0,2}}(?P<g>{e}))?"
_SAME_SIGNS = r" ?(?P<sep>[./-]|, ) ?(?P<b>[12]) ?(?P=sep) ?"

CLOCKS = (
    r"(?:(?P<p>{pb})[ .,]*(?:{jah}[ ])?)?{cb}(?P<h>[12]) ?: ?(?P<i>2)(?: ?: ?(?P<s>[12])" + _FRACTION + r")?"
    r"(?![:/]?[1-9xVW])(?: ?{h}{{1,2}})?(?:[ .,]{{0,2}}\(?(?P<q>{p})\.?\)?)?",
    r"{cb}(?P<h>[12])[.](?P<i>2):(?P<s>2)(?![:/.]?[1-9xVW])(?:[ .,]{{0,2}}(?P<q>{p}))?",
    r"(?:(?P<p>{p})[ .,]*)?{cb}(?P<h>[12]) ?{hh}[ .]{{0,2}}(?P<i>[12])"
    r"(?: ?{i}[ .]{{0,2}}(?:(?P<s>[12])(?: ?{s}|(?=:)))?|(?<=2))"
    r"(?![ .,/-]*[1-9xVWmM]|[ .]*{mm})(?:[ .,]{{0,2}}(?P<q>{p}))?",
    r"(?:(?P<p>{p})[ .,]*)?{cb}(?P<h>[12])(?:[.](?P<i>2)" + _SECOND
    + r")? ?{hh}(?![1-9xVW])(?:[ .,]{{0,2}}(?P<q>{p}))?",
    r"{cb}(?P<h>[12])[.,](?P<i>2)" + _SECOND + r"[ .]{{0,2}}(?P<q>{pp})",
    r"{before}(?P<h>[12])[ ]?(?P<q>{pp})(?![ ]?[12]:)",
    r"(?P<p>{pp})[ .,]*{cb}(?P<h>[12])[.](?P<i>2)" + _SECOND + r"(?![.]?[1-9xVW])",
    r"{a}[ .:]*(?P<h>[12])[.](?P<i>2)(?:[.](?P<s>2))?(?![ ]?[./-]?[1-9xVW]|[ .]*{mm})(?:[ .,]{{0,2}}(?P<q>{pp}))?",
    r"(?P<p>{pp})[ ]?{cb}(?P<h>[12])(?![ ]?[1-9xVW.:/-]|[ ]?{mMDyo})",
    r"{cb}(?P<h>[12])(?: ?{hh})? (?:{j} )?(?P<i>[12]) ?{i}(?: (?:{j} )?(?P<s>[12]) ?{s})?",
    r"(?:{a}[ ]?|{j}[ ])?(?P<n>{n})",
    r"(?<=8T)(?P<hms>[46])" + _FRACTION,
)  # fmt: skip
WEAK = r"[ ,|()j:-]{{0,4}}(?:{w}[ ,|()-]{{0,3}})?{a}?[ ]?(?P<h>[12])[.](?P<i>2)(?:[.](?P<s>2))?" + _AFTER
DATES = (
    ("marked", r"(?:(?P<e>{e})[ .]{{0,2}})?(?P<y>[1-4]) ?{y}[ .,]*(?P<m>[12]) ?{M}[ .,]*(?P<d>[12])(?: ?{D})?"),
    ("marked", r"{before}(?P<d>[12])[ ,]*(?:{jD}[ ,]*)*{M}[ #]{{0,2}}(?P<m>[12])[ ,.]*(?:{jyM}[ ,]*)*(?P<y>4)"),
    ("marked", r"(?P<y>4)[ ,]*{M}[ #]{{0,2}}(?P<m>[12])[ ,.]*(?P<d>[12])(?: ?{D})?"),
    ("marked", r"(?P<y>4)[ ,]*{y}?[ ]*(?P<m>[12])[ -]*{M}[ ,.]*(?P<d>[12])(?: ?{D})?"),
    ("marked", r"{before}(?P<d>[12])[ ,]*(?:{j}[ ]?)?(?P<m>[12])[ -]*{M}[ ,.]*(?P<y>4)"),
    ("marked", r"{before}(?P<m>[12]) ?{M}[ .,]*(?P<d>[12]) ?{D}[ .,]*(?P<y>4)(?: ?{y})?"),
    ("numeric", _ERA_BEFORE + r"(?P<a>[34])" + _SAME_SIGNS + "(?P<c>[12])" + _AFTER + _ERA_BEHIND),
    ("numeric", _ERA_BEFORE + r"(?P<a>[12])" + _SAME_SIGNS + "(?P<c>4)" + _AFTER + _ERA_BEHIND),
    ("short", _ERA_BEFORE + r"(?<!@ )(?<!@, )(?P<a>[12])" + _SAME_SIGNS + "(?P<c>[12])" + _AFTER + _ERA_BEHIND),
    ("numeric", r"{before}(?P<a>[12])(?P<sep>[./-]) ?(?P<b>[12])[ .,/-]{{1,3}}(?P<c>4)" + _AFTER),
    ("numeric", r"^(?P<a>4)(?P<sep> )(?P<b>2) (?P<c>2)" + _AFTER),
    ("numeric", r"^(?P<a>[12])(?P<sep> )(?P<b>[12]) (?P<c>4)" + _AFTER),
    ("nth", r"(?P<n>{cl}){F}(?P<d>{wu}){F}(?P<m>{m}){F}(?P<y>4)"),
    ("nth", r"{before}(?P<y>4){F}(?P<m>{m}){F}(?P<n>{cl}){F}(?P<d>{wu})"),
    ("nth", r"(?P<y>4) ?{y}[ ]*(?P<m>[12]) ?{M}[ ]*(?P<n>{cl})[ ]?(?P<d>{wu})"),
    ("worded", r"{before}(?P<d>[12]|{c}){F}(?P<m>{m}){F}(?:(?P<e>{e})[ .]*)?(?P<y>4){A4}(?:[ ]?(?P<g>{e}))?"),
    ("worded", r"{before}(?P<m>{m}){F}(?P<d>[12]|{c}){F5}(?:(?P<e>{e})[ .]*)?(?P<y>4){A4}(?:[ ]?(?P<g>{e}))?"),
    ("worded", r"{before}(?P<y>4){F}(?P<m>{m}){F}(?P<d>[12]|{c})(?![1-9xVW:])"),
    ("worded", r"{before}(?P<y>4){F}(?P<d>[12]|{c}){F}(?P<m>{m})"),
    ("worded", r"{before}(?P<d>[12]|{c}){F}(?P<m>{m})[ ,|(@-]*{a}?[ ]?BC*[ )]*Z*[ ,|)-]*(?P<y>4)"),
    ("worded", r"(?P<m>{m}){F}(?P<d>[12]|{c})[ ,|(@-]*{a}?[ ]?BC*[ )]*Z*[ ,|)-]*(?P<y>4)"),
    ("worded", r"{before}(?P<d>[12]|{c}){F}(?P<m>{m}){F}(?P<y>2)" + _AFTER),
    ("worded", r"(?P<m>{m})[ .-]*(?P<d>[12]|{c})[ .,'o-]*[,'-][ ']{{0,2}}(?P<y>2)" + _AFTER),
    ("month", r"(?P<m>{mm}){F}(?P<y>4){A4}"),
    ("month", r"{before}{M}[ ]?(?P<m>[12])[ ,.]*{jyM}[ ]*(?P<y>4){A4}"),
    ("month", r"{before}(?P<y>4){F}(?P<m>{mm})"),
    ("month", r"(?P<y>4) ?{y}[ .,]*(?P<m>[12]) ?{M}"),
    ("yearless", r"{before}(?P<d>[12]|{c}){F}(?P<m>{mm})"),
    ("yearless", r"(?P<m>{mm}){F}(?P<d>[12]|{c})" + _AFTER),
    ("yearless", r"{before}(?P<m>[12]) ?{M}[ .]*(?P<d>[12]) ?{D}"),
    ("week", r"{before}(?P<y>4)-K(?P<m>2)-(?P<d>1)" + _AFTER),
    ("ordinal", r"^(?P<y>4)-(?P<d>3)(?=T|$)"),
    ("compact", r"{before}(?P<x>8)(?=T|$)"),
    ("compact", r"{before}(?P<x>[VW])$"),
)  # fmt: skip


class ClockPlan(NamedTuple):
    """Token indexes of a clock's parts (-1 for none) and the tokens it spans."""

    start: int
    end: int
    hour: int
    minute: int
    second: int
    fraction: int
    period: int
    packed: int
    named: int
    """Noon or midnight as a word."""


class DatePlan(NamedTuple):
    """Token indexes of a date's parts: `parts` is d m y, or a b c as written; -1 for none."""

    kind: str
    start: int
    end: int
    parts: tuple[int, int, int]
    era: int
    weekday: int
    ordinal: int
    """The word "second" or "last" of "second Sunday in March"."""
    clock: int
    """Index of the clock's first token, -1 for none."""


def _class(kinds: str, extra: str = "", without: str = "") -> str:
    letters = letters_of(kinds, without) + extra
    return "[" + "".join("\\" + c if c in "\\]^-" else c for c in letters) + "]"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    filler = _class("joDyM", " .,'/()-") + "{0,8}?"
    return {
        "p": _class("p"), "pp": _class("p", without="mwjaycMDhoi"), "h": _class("his"),
        "hh": _class("h", without="mDMoy"), "i": _class("i"), "s": _class("s"), "a": _class("a", without="mw"),
        "m": _class("mr"), "mm": _class("m"), "e": _class("e", without="jaopwmDM"), "y": _class("y"),
        "M": _class("M"), "D": _class("D"), "c": _class("c"), "jD": _class("jDo"), "jyM": _class("jyM"),
        "j": _class("j", without="mw"), "w": _class("w"), "F": filler,
        "F5": _class("joDyMw", " .,'/()-") + "{0,7}?", "before": _BEFORE, "cb": _CLOCK_BEFORE,
        "A4": r"(?![.:-]?[1-9xVW])", "pb": _class("p", without="mw"), "jah": _class("jah", without="mw"),
        "mMDyo": _class("mMDyo"), "n": _class("n", without="mw"), "cl": _class("cl"),
        "wu": _class("wu", without="jao"),
    }  # fmt: skip


@lru_cache(maxsize=1)
def _clock_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.format(**_names())) for p in CLOCKS)


@lru_cache(maxsize=1)
def _date_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(p.format(**_names()))) for kind, p in DATES)


@lru_cache(maxsize=4096)
def find_clock(shape: str, start: int) -> ClockPlan | None:
    """The first clock of a shape at or behind `start`."""
    best: re.Match[str] | None = None
    for pattern in _clock_patterns():
        match = pattern.search(shape, start)
        if match and (best is None or match.start() < best.start()):
            best = match
    return None if best is None else _clock_plan(best)


def _clock_plan(match: re.Match[str]) -> ClockPlan:
    at = {name: match.start(name) for name, got in match.groupdict().items() if got}
    return ClockPlan(
        match.start(), match.end(), at.get("h", -1), at.get("i", -1), at.get("s", -1), at.get("f", -1),
        at.get("q", at.get("p", -1)), at.get("hms", -1), at.get("n", -1),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _weak_pattern() -> re.Pattern[str]:
    return re.compile(WEAK.format(**_names()))


@lru_cache(maxsize=2048)
def weak_clock(shape: str, start: int) -> ClockPlan | None:
    """A dotted clock right behind a date ("26.02.2012 18.56")."""
    match = _weak_pattern().match(shape, start)
    return None if match is None else _clock_plan(match)


@lru_cache(maxsize=4096)
def plan(shape: str) -> tuple[DatePlan, ...]:
    """The dates of a shape in which clocks and zones are marked, in order."""
    found: list[tuple[str, re.Match[str]]] = []
    masked = shape
    for kind, pattern in _date_patterns():
        at = 0
        while match := pattern.search(masked, at):
            found.append(("numeric" if kind == "short" else kind, match))
            at = match.end()
            inner = re.sub("[^BCZ]", "%" if kind == "short" else DONE, match.group())
            masked = masked[: match.start()] + inner + masked[at:]
    found.sort(key=lambda f: f[1].start())
    return _attach(shape, masked, found)


def _attach(shape: str, masked: str, found: list[tuple[str, re.Match[str]]]) -> tuple[DatePlan, ...]:
    free = {n for n, letter in enumerate(masked) if letter == CLOCK}
    left_first = masked.lstrip(" .,|(-").startswith(CLOCK) and not masked.rstrip(" .,|)CZ-").endswith(CLOCK)
    plans = []
    for kind, match in found:
        at = {name: match.start(name) for name, got in match.groupdict().items() if got}
        names = ("a", "b", "c") if "a" in at else ("d", "m", "y")
        inside = masked.find(CLOCK, match.start(), match.end())
        sides = [_left(masked, match.start()), _right(masked, match.end())]
        if not left_first:
            sides.reverse()
        clock = inside if inside >= 0 else next((s for s in sides if s in free), -1)
        free.discard(clock)
        parts = (at.get("x", at.get(names[0], -1)), at.get(names[1], -1), at.get(names[2], -1))
        weekday = _weekday(shape, match.start(), match.end())
        if kind == "month" and _says_more(shape, match.start()):
            continue
        extra = (at.get("e", at.get("g", -1)), weekday, at.get("n", -1))
        plans.append(DatePlan(kind, match.start(), match.end(), parts, *extra, clock))
    return tuple(plans)


def _says_more(shape: str, start: int) -> bool:
    """Whether a weekday or a day word stands before a month: the text names a day that the grammar does not read."""
    return any(letter in letters_of("wuc", "jao") for letter in shape[max(0, start - 6) : start])


@lru_cache(maxsize=1)
def _sides() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    loose = _class("ajoDywh", " .,|()'/;TZ:-")
    near = _class("jaD", " .,|()'-")
    week = _class("w", without="jao")
    return (
        re.compile(f"BC*[ )]*Z*{loose}{{0,8}}$"), re.compile(f"{loose}{{0,9}}(B)"),
        re.compile(f"({week}){near}{{0,4}}$"), re.compile(f"{near}{{0,3}}({week})"),
    )  # fmt: skip


def _left(masked: str, start: int) -> int:
    match = _sides()[0].search(masked, max(0, start - 24), start)
    return -1 if match is None else match.start()


def _right(masked: str, end: int) -> int:
    match = _sides()[1].match(masked, end, end + 12)
    return -1 if match is None else match.start(1)


def _weekday(masked: str, start: int, end: int) -> int:
    before = _sides()[2].search(masked, max(0, start - 8), start)
    if before:
        return before.start(1)
    inside = next((n for n in range(start, end) if masked[n] in letters_of("w", "mjao")), -1)
    after = _sides()[3].match(masked, end, end + 5) if inside < 0 else None
    return after.start(1) if after else inside

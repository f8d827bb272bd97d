"""Amounts whose number is in words, found: "two and a half million euros", 二百五十万円, مليوني دولار.

One cheap gate keeps ordinary text fast: words are split once, and only a number word of the text's language that is
followed by another number word or a currency word is read further.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, count, pairwise
from typing import NamedTuple

from normalize.lexicon.table import load
from normalize.money.amount import Amount
from normalize.money.currency import Home
from normalize.money.scan import read_mark
from normalize.money.surfaces import Hit, gap_left, gap_right, is_spaceless
from normalize.money.word_numbers import MAX_WORDS, Number, read_number
from normalize.money.words import Words
from normalize.patterns import pattern

__all__ = ["is_free_of_numbers", "spelled"]

EDGES = "()[]{}«»„“”‘’'\"¿¡—–.,;:!?…،؛؟۔।"
AROUND = "()[]{}«»„“”‘\"¿¡—–,;:!?…،؛؟۔।"
"""Signs that end a word wherever they stand."""
BEHIND = (". ", ".\n", "' ", "’ ")
"""Signs that end a word only behind it: a stop or an apostrophe within one belongs to it."""
FEW = 4
JOINED = 2
"""Syllables of a Korean word that a digit and a unit would make ("employee", "to move")."""
BLANKS = bytes(32 if chr(code) in "()[]{}\"!?.,;:-\u00a0\u00a1\u00ab\u00bb\u00bf" else code for code in range(256))
"""Blanks for the signs around words; what is not in Latin-1 was replaced by one of them."""
TOKEN = pattern(r"\S+")


class Gate(NamedTuple):
    """Words as they may stand in a text, so that sets tell where a number in words is likely."""

    numbers: frozenset[str]
    """The first words of numbers: where a language is known in small letters, with a capital and in capitals."""
    followers: frozenset[str]
    """What may follow them, in small letters."""
    marks: frozenset[str]
    """The last words of marks, in small letters; empty where no language is known."""
    ends: frozenset[bytes]
    """The same, codes in capitals only, as `_tokens` gives them; empty where it cannot tell."""
    firsts: frozenset[bytes]
    """The first words of numbers as `_tokens` gives them."""
    nexts: frozenset[bytes]
    """What may follow them, likewise, in small letters."""
    signs: tuple[str, ...]
    """The language's own marks of one sign beyond Latin-1; those of others stand behind digits only."""


@lru_cache(maxsize=64)
def _gate(tags: tuple[str, ...]) -> Gate:
    """The gate of these languages (all for none)."""
    table = load("money_gate")
    rows = [table.get(tag) for tag in tags] if tags else [row for _, row in table.items()]
    columns = [row.split("\t") for row in rows if row]
    numbers, followers, marks = ({w for column in columns for w in column[n].split()} for n in range(3))
    if not tags:
        return Gate(frozenset(numbers), frozenset(followers), frozenset(), frozenset(), frozenset(), frozenset(), ())
    elided = {mark[:2] for mark in marks if mark[1:2] == "'"}
    numbers.update([joiner + number for joiner in elided for number in numbers if number[0] in "aeiouyh"])
    own = tuple(mark for mark in marks if len(mark) == 1 and mark > "\u00ff")
    marks.update((table.get("*") or "\t\t").split("\t")[2].split())
    followers.update([word.strip(EDGES) for word in followers if not word.isalpha()])
    forms = _forms({mark for mark in marks if not mark.isupper()}).union(marks)
    signs = [form for form in forms if len(form) == 1 and form > "\u00ff"]
    first, capitals = _forms(numbers), [word.upper() for word in followers if not word.isascii()]
    nexts = frozenset(map(bytes.lower, _tokens("\n".join([*followers, *capitals]))))
    return Gate(
        first, frozenset(followers), frozenset(map(str.lower, marks)), _ends(forms.difference(signs)),
        frozenset(_tokens("\n".join(first))), nexts, own,
    )  # fmt: skip


def _ends(forms: frozenset[str]) -> frozenset[bytes]:
    """The longest piece of each mark as `_tokens` gives it, and its genitive; a lone letter is none in words."""
    simple = [form for form in forms if form.isascii() and form.isalpha()]
    pieces = [_tokens(form) for form in forms.difference(simple)]
    if not all(pieces):
        return frozenset()
    longest = _tokens("\n".join([form for form in simple if len(form) > 1]))
    longest += [long for piece in pieces if len(long := max(piece, key=len)) > 1 or not long.isalpha()]
    return frozenset([*longest, *[piece + b"'" for piece in longest if len(piece) > 3]])


def _forms(words: set[str]) -> frozenset[str]:
    """Words in small letters, with a capital and in capitals, with either apostrophe."""
    forms = [*words, *map(str.capitalize, words), *map(str.upper, words)]
    return frozenset((*forms, *(form.replace("'", "’") for form in forms if "'" in form)))


@lru_cache(maxsize=1)
def _ideographs() -> re.Pattern[str]:
    """Runs of numerals of the scripts without spaces."""
    signs = re.escape(load("money_index").get("n") or "")
    return re.compile(f"[{signs}][{signs}]*")


def is_free_of_numbers(text: str, tags: tuple[str, ...]) -> bool:
    """Whether no word of a short text may be a number, in the languages given or in any."""
    if not text.isascii() and _counts_in_ideographs(tags) and _ideographs().search(text):
        return False
    plain = text.isascii() and "(" not in text and '"' not in text
    return _gate(tags).numbers.isdisjoint((text.replace("-", " ") if plain else _flat(text)).lower().split())


@lru_cache(maxsize=256)
def _counts_in_ideographs(tags: tuple[str, ...]) -> bool:
    """Whether the language may be one that writes numbers without spaces."""
    return not tags or any((load("money_gate").get(tag) or "")[:1] > "\u0dff" for tag in tags)


def spelled(text: str, words: Words, place: Home, whole: bool = False) -> list[Amount]:
    """Amounts whose number is written in words, with the numbers that begin a range with them."""
    found: list[Amount] = []
    if not text.isascii() and _counts_in_ideographs(place.tags):
        for match in _ideographs().finditer(text):
            _try(text, words, match.start(), place, whole, found)
    if place.tags and _is_unmarked(text, _gate(place.tags)):
        return found
    flat = _flat(text)
    for start in _offsets(flat, _starts(flat, place.tags)):
        _try(text, words, _skip_edges(text, start, words), place, whole, found)
    found.sort(key=lambda a: a.start)
    return found


def _is_unmarked(text: str, gate: Gate) -> bool:
    """Whether no currency word of the language stands behind what may be a number in words."""
    if not gate.ends or any(sign in text for sign in gate.signs):
        return False
    tokens = _tokens(text)
    if gate.ends.isdisjoint(tokens):
        return True
    marks = compress(count(), map(gate.ends.__contains__, tokens))
    return not any(_may_count(tokens[max(0, at - MAX_WORDS - 1) : at + 1], gate) for at in marks)


def _may_count(near: list[bytes], gate: Gate) -> bool:
    """Whether the words before a mark, and the mark, hold what may begin a number and what may follow it."""
    if gate.firsts.isdisjoint(near):
        return False
    return any(token in gate.firsts and after.lower() in gate.nexts for token, after in pairwise(near))


def _tokens(text: str) -> list[bytes]:
    """The words of a text, or what Latin-1 has of them, the cheapest way: for look-ups in a set only."""
    if not text.isascii():
        text = text.replace("’", "'")
    return text.encode("latin-1", "replace").translate(BLANKS).split()


def _flat(text: str) -> str:
    """The text with blanks for the signs around its words; what stands within a word stays, and so do the offsets."""
    text = text.replace("-", " ")
    for sign in AROUND:
        if sign in text:
            text = text.replace(sign, " ")
    text += " "
    for sign in BEHIND:
        if sign in text:
            text = text.replace(sign, "  ")
    return text


def _starts(flat: str, tags: tuple[str, ...]) -> list[int]:
    """The indices of the tokens that can begin a number in words: what follows each fits behind one."""
    gate = _gate(tags)
    tokens = flat.split() if tags else flat.lower().replace("’", "'").split()
    first = compress(count(), map(gate.numbers.__contains__, tokens))
    return [index for index in first if _leads_on(tokens, index, gate)]


def _leads_on(tokens: list[str], index: int, gate: Gate) -> bool:
    """Whether a word that may begin a number is followed by what fits, and a mark stands near enough."""
    behind = tokens[index + 1 : index + 2]
    if not behind or behind[0].lower().replace("’", "'") not in gate.followers:
        return False
    if not gate.marks:
        return True
    near = " ".join(tokens[index + 1 : index + MAX_WORDS + 2]).lower().replace("’", "'").split()
    return not gate.marks.isdisjoint(near)


def _offsets(flat: str, indices: list[int]) -> list[int]:
    """Where the tokens of these indices begin: found by splitting where they are few, else by one pass."""
    if len(indices) <= FEW:
        return [len(flat) - len(flat.split(None, index)[-1]) for index in indices]
    starts = [m.start() for m in TOKEN.finditer(flat)]
    return [starts[index] for index in indices if index < len(starts)]


def _skip_edges(text: str, at: int, words: Words) -> int:
    """Where a word begins behind the signs before it, and behind a letter elided before a vowel ("d'un million")."""
    while at < len(text) and text[at] in EDGES:
        at += 1
    if text[at + 1 : at + 2] in ("'", "’"):
        hit = words.right(text, at)
        return at + 2 if hit is None or not hit.entry.numbers else at
    return at


def _try(text: str, words: Words, start: int, place: Home, whole: bool, found: list[Amount]) -> None:
    """Read an amount at `start`; a number without a currency is kept only as the beginning of a range."""
    if found and start < found[-1].end:
        return
    if start and is_spaceless(text[start]) and "\uac00" <= text[start - 1] <= "\ud7af":
        return
    number = None if _goes_before(text, words, start) else read_number(text, words, start, place)
    if number is None:
        return
    amount = Amount(start, number.end, number.parts[0])
    amount.parts = number.parts
    amount.spelled = True
    read_mark(amount, text, words, number.end)
    if amount.right is None:
        _range_start(text, words, amount, found)
        return
    if (number.bare_one and not whole) or _is_one_word(text, start, number, amount.right):
        return
    if _consistent(number, amount.right, place):
        found.append(amount)


def _is_one_word(text: str, start: int, number: Number, mark: Hit) -> bool:
    """Whether a Korean digit and the syllable joined to it are a word: of money one says ten, hundred and more."""
    if number.end != mark.start or mark.end - start != JOINED or not "\uac00" <= text[start] <= "\ud7af":
        return False
    return len(number.parts[0].whole) == 1 and not number.parts[0].scales


def _goes_before(text: str, words: Words, start: int) -> bool:
    """Whether the number began before: a number word stands there that was not understood, or one such as "several"."""
    end = gap_left(text, start - (text[start - 1 : start] == "-")) if start else 0
    hit = words.left(text, end - (text[end - 1 : end] == ",")) if end else None
    if hit is None or (hit.end < end and not hit.entry.scales):
        return False
    return bool(hit.entry.numbers) or not hit.entry.cues.isdisjoint("HQq") or (hit.end < end and len(hit.surface) > 3)


def _range_start(text: str, words: Words, amount: Amount, found: list[Amount]) -> None:
    hit = words.right(text, gap_right(text, amount.end))
    if hit is not None and hit.entry.cues & {"T", "W"}:
        found.append(amount)


def _consistent(number: Number, mark: Hit, place: Home) -> bool:
    """Whether the number's words and the currency word belong to one language."""
    if place.tags or number.tags is None:
        return True
    tags = frozenset(t for s in mark.entry.money for t in s.tags)
    untagged = any(not s.tags for s in mark.entry.money)
    return untagged or bool(tags & number.tags)

"""The short way: an amount whose every part can be read in one way only, decided at its number without an object more.

What is not plain (two marks, a tail, a word of two senses, a sign before the number) is left to `scan`, and so is every
rule about it: the short way never decides anything that the long way would decide otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from re import Match
from typing import NamedTuple

from normalize.money.currency import Home, codes_of, resolve, scale_of, tongues_of
from normalize.money.scan import HYPHENS, MINUS, may_precede
from normalize.money.surfaces import GAP, MARKS, Entry, Sense, beginning, fold, is_letter, precedents
from normalize.money.words import MAX_SEEN, REACH, TOKEN
from normalize.patterns import pattern

__all__ = ["NUMBER", "Plain", "reader"]

NUMBER = pattern(
    r"([0-9][0-9]*(?:[.,][0-9]+)*(?:[ \u00a0\u202f][0-9]{3}(?![0-9])(?:[.,][0-9]+)*)*)"
    rf"(?:[ \u00a0\u202f-]?({TOKEN}))?"
)
"""A number in ASCII digits and the word or sign behind it."""
NEXT = pattern(rf"[ \u00a0\u202f-]?({TOKEN})")
MAX_STEPS = 4
MAX_ANSWERS = 256
AHEAD = 14
PREFIX = 4

NOTHING, SCALE, MONEY, JOINER, LINK, OTHER, OPEN = range(7)
"""What a word behind a number is: LINK and OTHER are cues (a LINK may join a tail), OPEN needs the long way."""
NONE, MARK, CHECK, GLUED, LONG = range(5)
"""What stands before a number: a CHECK matters only where a mark follows, a GLUED number is none, LONG as OPEN."""


Answer = tuple[str | None, tuple[str, ...], tuple[str, ...]]
"""A currency, the others it may be, and the evidence."""


class Mark:
    """A currency mark as the texts of one home mean it."""

    __slots__ = ("_answers", "_place", "codes", "money", "only", "tags")

    def __init__(self, money: tuple[Sense, ...], place: Home) -> None:
        self.money = money
        self.codes = codes_of(money)
        self.tags = frozenset(tag for sense in money for tag in sense.tags)
        self.only: Answer | None = resolve(money, place, (), self.tags) if len(self.codes) == 1 else None
        """The answer, if there is only one."""
        self._place = place
        self._answers: dict[tuple[tuple[str, ...], frozenset[str]], Answer] = {}

    def answer(self, known: tuple[str, ...], tags: frozenset[str]) -> Answer:
        """The currency where other amounts name the codes `known`, and the scale word is of the languages `tags`."""
        key = (known, tags)
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) >= MAX_ANSWERS:
                self._answers.clear()
            answer = self._answers[key] = resolve(self.money, self._place, known, tongues_of(tags, self.tags))
        return answer


class Plain(NamedTuple):
    """An amount as the short way read it."""

    start: int
    end: int
    number: str
    exponent: int
    mark: Mark
    tags: frozenset[str]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that the mark allows."""
        return self.mark.codes


class Step(NamedTuple):
    """What a word behind a number is, how many of its characters count, and how longer surfaces go on."""

    kind: int
    length: int
    first: int
    shorts: tuple[str, ...]
    longs: frozenset[str]
    """How longer surfaces go on behind the first letters: the short ones, and the beginnings of the others."""
    named: int
    """The length of the word, if full names of currencies begin with it and go on."""
    told: frozenset[str]
    """The currencies of these names."""
    weak: bool
    """Whether the mark is a common word too, and money only behind a scale word."""
    exponent: int
    tags: frozenset[str]
    """The languages of the scale word."""
    mark: Mark | None


class Before(NamedTuple):
    """What stands before a number, and how far before it the mark begins."""

    kind: int
    length: int = 0
    back: tuple[str, ...] = ()
    """What stands before it in longer surfaces."""
    sign: bool = False
    mark: Mark | None = None


_new = tuple.__new__
_NOTHING = Before(NONE)
_LONG = Before(LONG)
_DEAD = Step(NOTHING, 0, 0, (), frozenset(), 0, frozenset(), False, 0, frozenset(), None)
"""A word that has nothing to do with money and begins nothing that has."""


class Reader:
    """The short way for the texts of one home; what it learns about words is remembered, within bounds."""

    __slots__ = ("_before", "_bound", "_named", "_steps", "place")

    def __init__(self, place: Home) -> None:
        self.place = place
        self._named: dict[str, Step] = {}
        self._steps: dict[str, Step] = {}
        self._before: dict[str, Before] = {}

    def read(self, text: str, match: Match[str], start: int, floor: int) -> Plain | int | None:
        """A plain amount; or where an unmarked number ends; or `None` where only the long way can tell."""
        left = _NOTHING
        if start > floor:
            low = start - REACH if start - REACH > floor else floor
            window = text[low:start]
            at = window.rfind(" ", 0, -1) + 1
            key = window[at:] if at else window
            left = self._before.get(key) or self._learn_before(key)
            if left is not _NOTHING and self._far(text, low, start, floor, key, left):
                return None
        token = match[2]
        if token is None:
            return self._alone(text, match, start, left)
        steps = self._named if left.kind != MARK else self._steps
        step = steps.get(token) or self._learn(token, steps)
        if step is _DEAD and left.kind != MARK:
            return match.end(1)
        end, at = match.end(1), match.start(2)
        if step.first == 1 and (text[at + 1 : at + 2] == "-" or text[at - 1] == "-"):  # "i-US Dollar", "$5-a-day"
            return None
        if step.kind == NOTHING:
            if step.longs and _goes_on(text, at, step):
                return None
            if step.named and self._names(text, at + step.named, step.told):
                return None
            return self._sum(text, match, start, left, end, 0, _NO_TAGS) if left.kind == MARK else end
        return self._chain(text, match, start, left, step, steps)

    def _far(self, text: str, low: int, start: int, floor: int, key: str, before: Before) -> bool:
        """Whether more must be seen than the piece before the number."""
        if before.kind == LONG:
            return True
        begin = start - len(key)
        if before.back and fold(text[max(low, begin - AHEAD) : begin]).endswith(before.back):
            return True
        # A piece that begins with the reach is longer than it; a mark that begins where the last number ends is shared.
        return begin == low > 0 and (low > floor or before.kind == MARK)

    def _learn_before(self, key: str) -> Before:
        if len(self._before) >= MAX_SEEN:
            self._before.clear()
        before = self._before[key] = self._before_of(key)
        return before

    def _before_of(self, key: str) -> Before:
        """`key` is what stands between a number and the blank before it, with the blank that may lie between them."""
        words, piece = self.place.words, key
        if key[-1] in GAP:
            piece = key[:-1]
            if key[-1] != " " or not piece or piece[-1] in GAP:
                return _LONG
        if piece[-1] == "." and not piece[-2:-1].isalnum():
            return _LONG  # "$.99"
        back = precedents(fold(piece))
        hit = words.left(piece, len(piece))
        glued = piece is key
        if hit is None or not hit.entry.money:
            if hit is not None and hit.entry.scales and (not glued or any(s.kind == "P" for s in hit.entry.scales)):
                return _LONG
            if glued and piece[-1] in MINUS:
                far = words.left(piece, len(piece) - 1) if len(piece) > 1 else None
                return Before(CHECK) if len(piece) > 1 and (far is None or not far.entry.money) else _LONG
            if glued and is_letter(piece[-1]):
                if words.letter(piece, len(piece)) is not None:
                    return _LONG
                return Before(CHECK if may_precede(piece[-1]) else GLUED)
            return Before(NONE, 0, back) if back else _NOTHING
        if not _is_plain(hit.entry) or not hit.entry.cues.isdisjoint("KG") or hit.entry.scales:
            return _LONG
        if hit.start and piece[hit.start - 1] in MINUS + MARKS:
            return _LONG
        if hit.surface.isalpha() and len(hit.surface) > 2 and not hit.surface.isupper():
            return _LONG
        sign = len(hit.surface) == 1 and not hit.surface.isalpha()
        if sign and hit.start and is_letter(piece[hit.start - 1]):
            return _LONG
        mark = Mark(hit.entry.money, self.place)
        return Before(MARK, len(key) - hit.start, back, sign and not hit.start, mark)

    def _learn(self, token: str, steps: dict[str, Step]) -> Step:
        if len(steps) >= MAX_SEEN:
            steps.clear()
        step = steps[token] = self._step(token, steps is self._named)
        return step

    def _step(self, token: str, named: bool) -> Step:
        words = self.place.words
        entry, length, first, rest = words.word(token)
        word = fold(token).rstrip(".'")
        names = beginning(word) if named and is_letter(token[0]) else ()
        if names:
            hit = words.name(token + " ", 0)
            if hit is not None and (entry is None or hit.end > length or not (entry.money or entry.scales)):
                entry, length = hit.entry, hit.end
        longer = len(word) if any(len(name) > len(word) for name, _ in names) else 0
        more = {*rest, *(name[first:] for name, _ in names if len(name) > max(length, first))}
        told = frozenset(sense.value for _, senses in names for sense in senses)
        shorts = tuple(sorted(m for m in more if len(m) < PREFIX))
        longs = frozenset(m[:PREFIX] for m in more)
        kind = _kind(entry)
        if entry is None:
            if not longs and not longer and first != 1:
                return _DEAD
            return Step(kind, 0, first, shorts, longs, longer, told, False, 0, _NO_TAGS, None)
        exponent, tags = 0, _NO_TAGS
        if kind == SCALE:
            tongues = {tag for sense in entry.scales for tag in sense.tags}
            if len({sense.value for sense in entry.scales}) > 1 and tongues.isdisjoint(self.place.tags):
                kind = OPEN  # the words beside it tell
            exponent = int(scale_of(entry.scales, self.place, _NO_TAGS).value)
        if kind == SCALE and len({sense.value for sense in entry.scales}) == 1:
            tags = frozenset(tag for sense in entry.scales for tag in sense.tags)
        mark = Mark(entry.money, self.place) if kind == MONEY else None
        weak = not entry.cues.isdisjoint("KG")
        return Step(kind, length, first, shorts, longs, longer, told, weak, exponent, tags, mark)

    def _names(self, text: str, at: int, told: frozenset[str]) -> bool:
        """Whether a mark follows a word that begins full names: together they may be one."""
        match = NEXT.match(text, at)
        if match is None:
            return text[at : at + 1] in ("-", "'", "’")
        step = self._named.get(match[1]) or self._learn(match[1], self._named)
        if step.mark is not None and step.kind == MONEY:
            return len(told.intersection(step.mark.codes)) == 1
        return step.kind == OPEN or (bool(step.longs) and _goes_on(text, match.start(1), step))

    def _alone(self, text: str, match: Match[str], start: int, left: Before) -> Plain | int | None:
        """A number with no word behind it."""
        end = match.end()
        near = text[end : end + 4]
        sign, after = near[:1], near[1:2]
        if not near or (sign in _ENDS and after in _BLANKS):
            pass
        elif sign in _ODD or near[:2] in _NO_CENTS or (sign in _GAPS and after in GAP) or (
            after.isdigit() and (sign in _SIGNS or near[2:3] == "/")
        ) or (sign > "\u0dff" and _odd(sign)) or (after > "\u0dff" and sign in _GAPS and _odd(after)):
            return None
        if left.kind != MARK:
            return end
        return self._sum(text, match, start, left, end, 0, _NO_TAGS)

    def _sum(
        self, text: str, match: Match[str], start: int, left: Before, end: int, exponent: int, tags: frozenset[str]
    ) -> Plain | None:
        """The number behind its mark."""
        begin = start - left.length
        if left.sign and begin > 1 and (text[begin - 2].isupper() or text[begin - 2] == "$"):
            return None  # a code may stand before the sign
        if text[end : end + 1] in _PER:
            return None
        return _new(Plain, (begin, end, match[1], exponent, left.mark, tags))

    def _chain(
        self, text: str, match: Match[str], start: int, left: Before, step: Step, steps: dict[str, Step]
    ) -> Plain | int | None:
        """Scale, joiner and mark behind a number, one step a word."""
        at, end, exponent, money, tags = match.start(2), match.end(1), 0, None, _NO_TAGS
        last = 0
        for _ in range(MAX_STEPS):
            if step.kind == OPEN or (step.longs and _goes_on(text, at, step)):
                return None
            if step.named and money is None and self._names(text, at + step.named, step.told):
                return None
            if money is not None and (step.kind == SCALE or (step.kind == LINK and not exponent)):
                return None
            if money is not None or step.kind not in (SCALE, MONEY, JOINER):
                if exponent and step.kind == LINK and money is None:
                    return None  # "2 millones y medio"
                break
            if step.kind == MONEY:
                if left.kind in (MARK, CHECK):
                    return None
                money, end = step, at + step.length
            elif step.kind == SCALE:
                if step.length == 1 and (exponent or (text[at + 1 : at + 2] == "-" and text[at - 1] in GAP)):
                    return None
                if step.exponent < last:  # no scale stands behind a larger one
                    return None
                last = step.exponent
                exponent, end, tags = exponent + step.exponent, at + step.length, tags or step.tags
            following = text[(stop := at + step.length) : stop + 2]
            if following[:1].isdigit() or (following[1:].isdigit() and following[0] in _GAPS and step.kind != JOINER):
                return None
            after = NEXT.match(text, stop)
            if after is None:
                if "&" in following if following.isascii() else any(map(_odd, following)):
                    return None
                break
            at = after.start(1)
            step = steps.get(after[1]) or self._learn(after[1], steps)
        else:
            return None
        if money is not None:
            return _marked(match, start, left, end, exponent, money, tags)
        if left.kind == MARK:
            return self._sum(text, match, start, left, end, exponent, tags)
        # a capital may be a mark behind a scale word
        return None if exponent and not self.place.tags and _capital(text, at) else end


def _marked(
    match: Match[str], start: int, left: Before, end: int, exponent: int, money: Step, tags: frozenset[str]
) -> Plain | int | None:
    """The number before its mark."""
    number = match[1]
    if left.kind == GLUED:
        return match.end(1)
    if money.weak and not exponent:
        return None
    if len(number) == 4 and number[:2] in ("19", "20") and number.isdigit():  # it may be a year
        return None
    return _new(Plain, (start, end, number, exponent, money.mark, tags))


_NO_TAGS: frozenset[str] = frozenset()
_GAPS = " \u00a0\u202f"
_ENDS = frozenset(".,;:)!?\"'")
_BLANKS = frozenset(("", " ", "\n"))
_PER = ("%", "‰")
_NO_CENTS = (",-", ".-", ",–", ".–", ",—", ".—", ":-")
_SIGNS = frozenset("'’‘`´٫٬،·．，⹁/")
_ODD = (GAP - set(_GAPS)) | set(HYPHENS[1:]) | set("&½¼¾⅓⅔⅛⅕⅖⅗⅘")
"""What may go on with the number or the amount in a way that only the long way knows."""


def _odd(char: str) -> bool:
    """Whether a character may go on with an amount as only the long way knows, or in a script without spaces."""
    return char in _ODD or "\u0dff" < char < "\u1800" or char > "\u2fff"


def _goes_on(text: str, at: int, step: Step) -> bool:
    begin = at + step.first
    near = fold(text[begin : begin + PREFIX])
    return near in step.longs or (bool(step.shorts) and near.startswith(step.shorts))


def _capital(text: str, at: int) -> bool:
    """Whether one capital stands alone."""
    return "A" <= text[at : at + 1] <= "Z" and not text[at + 1 : at + 2].isalnum()


def _is_plain(entry: Entry) -> bool:
    """Whether a mark is a major unit that needs no voucher."""
    return entry.cues.isdisjoint("VX") and all(sense.kind != "M" for sense in entry.money)


def _kind(entry: Entry | None) -> int:
    if entry is None:
        return NOTHING
    if not entry.cues.isdisjoint("XQ") or (entry.money and (entry.scales or not _is_plain(entry))):
        return OPEN
    if entry.money:
        return MONEY
    if entry.scales:
        return SCALE
    if "J" in entry.cues:
        return OPEN if "W" in entry.cues or entry.numbers else JOINER
    return LINK if "W" in entry.cues or entry.numbers else OTHER


@lru_cache(maxsize=256)
def reader(place: Home) -> Reader:
    """The short way of a home, with what it has learnt."""
    return Reader(place)

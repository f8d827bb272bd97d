"""The grammar: regular expressions over the shape of a cluster, not over its text.

A shape has one letter a token: digits are their length ("1", "2", "4"), signs themselves, words the letter of their
kinds.  So one expression serves all languages, and a plan made for a shape is kept: news repeat few shapes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalize.dates.words import kinds_of, letters_of

__all__ = ["ClockPlan", "DatePlan", "find_clock", "is_telling", "marked", "outline", "plan", "weak_clock"]

CLOCK, CLOCK_ON, ZONE, DONE = "B", "C", "Z", "@"
"""Letters that stand for a read clock (first token, further tokens), a zone, and a read date."""
# A triple behind a full date with a year of four digits is a dotted clock, so "short" dates leave another mark.
_BEFORE = r"(?<![1-9xVW][./:+-])(?<![1-9xVW][./:+-] )(?<![1-9xVW])"
_LISTED = r"(?<![1-9xVW][./:+-])(?<![1-9xVW][/:+-] )(?<![1-9xVW])"
"""The same before a day whose month and year are told: a number with a dot before it counts the items of a list."""
_CLOCK_BEFORE = r"(?<![1-9xVW][./:+-])(?<![1-9xVW])"
_AFTER = r"(?![./:-]?[1-9xVW])"
_AFTER_YEAR = r"(?:(?![./:-]?[1-9xVW])|(?= ?- ?[12](?P=sep)[12](?P=sep)4))"
"""The same behind a full numeric date, which may begin a range."""
_NO_MONTH = r"(?![ .]{{0,2}}{mm})"
"""Behind a year of two digits: "3 May, 27 April" are two days."""
_FRACTION = r"(?:[.,](?P<f>[1-9x]))?"

_SECOND = r"(?:[:.](?P<s>2))?"

_ERA_BEFORE = r"(?:(?P<e>{e})[ .]{{0,2}})?{before}"
_ERA_BEHIND = r"(?:[. ]{{0,2}}(?P<g>{e}))?"
_SAME_SIGNS = r" ?(?P<sep>[./-]|, ) ?(?P<b>[12]) ?(?P=sep) ?"

Rule = tuple[str, str, str]
"""A kind; what a shape must hold for a match, each word a class of `_CLASSES` or, in brackets, letters; a pattern."""

CLOCKS: tuple[Rule, ...] = (
    ("clock", "[:]", r"(?:(?P<p>{pb})[ .,]*(?:{jah}[ ])?)?{cb}(?P<h>[12]) ?: ?(?P<i>2)"
     r"(?: ?: ?(?P<s>[12])" + _FRACTION + r")?(?![:/]?[1-9xVW])(?: ?(?!{p}){h}{{1,2}})?"
     r"(?:[ .,]{{0,2}}\(?(?P<q>{p})\.?\)?)?"),
    ("clock", "[.] [:]", r"{cb}(?P<h>[12])[.](?P<i>2):(?P<s>2)(?![:/.]?[1-9xVW])(?:[ .,]{{0,2}}(?P<q>{p}))?"),
    ("clock", "hh", r"(?:(?P<p>{p})[ .,]*)?{cb}(?P<h>[12]) ?{hh}[ .]{{0,2}}(?P<i>[12])"
     r"(?: ?{i}[ .]{{0,2}}(?:(?P<s>[12])(?: ?{s}|(?=:)))?|(?<=2))"
     r"(?![ .,/-]*[1-9xVWmM]|[ .]*{mm})(?:[ .,]{{0,2}}(?P<q>{p}))?"),
    ("clock", "hh", r"(?:(?P<p>{p})[ .,]*)?{cb}(?P<h>[12])(?:[.](?P<i>2)" + _SECOND
     + r")? ?{hh}(?![1-9xVW])(?:[ .,]{{0,2}}(?P<q>{p}))?"),
    ("clock", "pp [.,]", r"{cb}(?P<h>[12])[.,](?P<i>2)" + _SECOND + r"[ .]{{0,2}}(?P<q>{pp})"),
    ("clock", "pp", r"{before}(?P<h>[12])[ ]?(?P<q>{pp})(?![ ]?[12]:)"),
    ("clock", "pg", r"{before}(?P<h>[12])(?:(?P<q>{pg})(?![ ]?[12]:)|[ ](?P<p>{pg})(?=[ ]*(?:$|[.,|);])))"),
    ("clock", "pp [.]", r"(?P<p>{pp})[ .,]*{cb}(?P<h>[12])[.](?P<i>2)" + _SECOND + r"(?![.]?[1-9xVW])"),
    ("clock", "a [.]", r"{a}[ .:]*(?P<h>[12])[.](?P<i>2)(?:[.](?P<s>2))?(?![ ]?[./-]?[1-9xVW]|[ .]*{mm})"
     r"(?:[ .,]{{0,2}}(?P<q>{pp}))?"),
    ("clock", "pp", r"(?P<p>{pp})[ ]?{cb}(?P<h>[12])(?![ ]?[1-9xVW.:/-]|[ ]?{mMDyo})"),
    ("clock", "i", r"{cb}(?P<h>[12])(?: ?{hh})? (?:{j} )?(?P<i>[12]) ?{i}(?: (?:{j} )?(?P<s>[12]) ?{s})?"),
    ("clock", "n", r"(?:{a}[ ]?|{j}[ ])?(?P<n>{n})"),
    ("clock", "[8] [T]", r"(?<=8T)(?P<hms>[46])" + _FRACTION),
)
WEAK = r"[ ,|()j:-]{{0,4}}(?:{w}[ ,|()-]{{0,3}})?{a}?[ ]?(?P<h>[12])[.](?P<i>2)(?:[.](?P<s>2))?" + _AFTER
DATES: tuple[Rule, ...] = (
    ("marked", "y M", r"(?:(?P<e>{e})[ .]{{0,2}})?(?P<y>[1-4]) ?{y}[ .,]*(?P<m>[12]) ?{M}[ .,]*(?P<d>[12])(?: ?{D})?"),
    ("marked", "M [4]",
     r"{before}(?P<d>[12])[ ,]*(?:{jD}[ ,]*)*{M}[ #]{{0,2}}(?P<m>[12])[ ,.]*(?:{jyM}[ ,]*)*(?P<y>4)"),
    ("marked", "M [4]", r"(?P<y>4)[ ,]*{M}[ #]{{0,2}}(?P<m>[12])[ ,.]*(?P<d>[12])(?: ?{D})?"),
    ("marked", "M [4]", r"(?P<y>4)[ ,]*{y}?[ ]*(?P<m>[12])[ -]*{M}[ ,.]*(?P<d>[12])(?: ?{D})?"),
    ("marked", "M [4]", r"{before}(?P<d>[12])[ ,]*(?:{j}[ ]?)?(?P<m>[12])[ -]*{M}[ ,.]*(?P<y>4)"),
    ("marked", "M D [4]", r"{before}(?P<m>[12]) ?{M}[ .,]*(?P<d>[12]) ?{D}[ .,]*(?P<y>4)(?: ?{y})?"),
    ("worded", "m [4] [-]", r"{before}(?P<d>[12])[.o]{{0,2}}(?P<r> ?- ?)[12]{F}(?P<m>{m}){F}(?P<y>4){A4}"),
    ("worded", "m [4] [-]",
     r"{before}(?P<m>{m}) ?(?P<d>[12])[.o]{{0,2}}(?P<r> ?- ?)[12][.o]{{0,2}}[ ,]{{1,2}}(?P<y>4){A4}"),
    ("numeric", "[4] [/]", r"{before}(?P<a>4)(?P<sep>-)(?P<b>2)-(?P<c>2)(?=/4-2-2)"),
    ("numeric", "[34]", _ERA_BEFORE + r"(?P<a>[34])" + _SAME_SIGNS + "(?P<c>[12])" + _AFTER + _ERA_BEHIND),
    ("numeric", "[4]", _ERA_BEFORE + r"(?P<a>[12])" + _SAME_SIGNS + "(?P<c>4)" + _AFTER_YEAR + _ERA_BEHIND),
    ("short", "[./,-]",
     _ERA_BEFORE + r"(?<!@ )(?<!@, )(?P<a>[12])" + _SAME_SIGNS + "(?P<c>[12])" + _AFTER + _ERA_BEHIND),
    ("numeric", "[4] [./-]", r"{before}(?P<a>[12])(?P<sep>[./-]) ?(?P<b>[12])[ .,/-]{{1,3}}(?P<c>4)" + _AFTER),
    ("numeric", "[4] [2]", r"^(?P<a>4)(?P<sep> )(?P<b>2) (?P<c>2)" + _AFTER),
    ("numeric", "[4] [12]", r"^(?P<a>[12])(?P<sep> )(?P<b>[12]) (?P<c>4)" + _AFTER),
    ("nth", "cl wu m [4]", r"(?P<n>{cl}){F}(?P<d>{wu}){F}(?P<m>{m}){F}(?P<y>4)"),
    ("nth", "cl wu m [4]", r"{before}(?P<y>4){F}(?P<m>{m}){F}(?P<n>{cl}){F}(?P<d>{wu})"),
    ("nth", "cl wu M [4]", r"(?P<y>4) ?{y}[ ]*(?P<m>[12]) ?{M}[ ]*(?P<n>{cl})[ ]?(?P<d>{wu})"),
    ("worded", "m [4]", r"{listed}(?P<d>[12]|{c}){F}(?P<m>{m}){F}(?:(?P<e>{e})[ .]*)?(?P<y>4){A4}(?:[ ]?(?P<g>{e}))?"),
    ("worded", "m [4]", r"{before}(?P<m>{m}){F}(?P<d>[12]|{c}){F5}(?:(?P<e>{e})[ .]*)?(?P<y>4){A4}(?:[ ]?(?P<g>{e}))?"),
    ("worded", "m [4]", r"{before}(?P<y>4){F}(?P<m>{m}){F}(?P<d>[12]|{c})(?![1-9xVW:])"),
    ("worded", "m [4]", r"{before}(?P<y>4){F}(?P<d>[12]|{c}){F}(?P<m>{m})"),
    ("worded", "m [4] [B]", r"{before}(?P<d>[12]|{c}){F}(?P<m>{m})[ ,|(@-]*{a}?[ ]?BC*[ )]*Z*[ ,|)-]*(?P<y>4)"),
    ("worded", "m [4] [B]", r"(?P<m>{m}){F}(?P<d>[12]|{c})[ ,|(@-]*{a}?[ ]?BC*[ )]*Z*[ ,|)-]*(?P<y>4)"),
    ("yearless", "mm [-]", r"{before}(?P<d>[12])[.o]{{0,2}}(?P<r> ?- ?)[12]{F}(?P<m>{mm})(?!{F}[24])"),
    ("yearless", "mm [-]", r"(?P<m>{mm})[.]? (?P<d>[12])[.o]{{0,2}}(?P<r> ?- ?)[12]" + _AFTER),
    ("worded", "m [2]", r"{before}(?P<d>[12]|{c}){F}(?P<m>{m})[ .,'/-]{{0,3}}(?P<y>2)" + _AFTER + _NO_MONTH),
    ("worded", "m [2] [,'-]",
     r"(?P<m>{m})[ .-]*(?P<d>[12]|{c})[ .,'o-]*[,'-][ ']{{0,2}}(?P<y>2)" + _AFTER + _NO_MONTH),
    ("month", "mm [4]", r"(?P<m>{mm}){F}(?P<y>4){A4}"),
    ("month", "mm [2] [']", r"(?P<m>{mm})[ .]{{0,2}}'(?P<y>2)" + _AFTER),
    ("month", "M [4]", r"{before}{M}[ ]?(?P<m>[12])[ ,.]*{jyM}[ ]*(?P<y>4){A4}"),
    ("month", "mm [4]", r"{before}(?P<y>4){F}(?P<m>{mm})"),
    ("month", "y M [4]", r"(?P<y>4) ?{y}[ .,]*(?P<m>[12]) ?{M}"),
    ("pair", "w [(] [/]", r"{before}(?P<d>[12])/(?P<m>[12])(?= ?\({w}[ .]?\))"),
    ("pair", "w [(] [/.]", r"(?<=\()(?P<d>[12])(?:/(?P<m>[12])|[.](?P<y>[12])[.]?)(?=\)|$)"),
    ("yearless", "mm", r"{before}(?P<d>[12]|{c}){F}(?P<m>{mm})"),
    ("yearless", "mm", r"(?P<m>{mm}){F}(?P<d>[12]|{c})" + _AFTER),
    ("yearless", "M D", r"{before}(?P<m>[12]) ?{M}[ .]*(?P<d>[12]) ?{D}"),
    ("week", "[K]", r"{before}(?P<y>4)-K(?P<m>2)-(?P<d>1)" + _AFTER),
    ("ordinal", "[4] [3]", r"^(?P<y>4)-(?P<d>3)(?=T|$)"),
    ("compact", "[8]", r"{before}(?P<x>8)(?=T|$)"),
    ("compact", "[VW]", r"{before}(?P<x>[VW])$"),
)
_FILLER = " .,'/()-"
_CLASSES = {
    "p": ("p",), "pp": ("p", "mwjaycMDhoi"), "pg": ("p", "mwycMDhois"),
    "h": ("his",), "hh": ("h", "mDMoy"), "i": ("i",), "s": ("s",),
    "a": ("a", "mw"), "m": ("mr",), "mm": ("m",), "e": ("e", "jaopwmDM"), "y": ("y",), "M": ("M",), "D": ("D",),
    "c": ("c",), "jD": ("jDo",), "jyM": ("jyM",), "j": ("j", "mw"), "w": ("w",), "pb": ("p", "mw"),
    "jah": ("jah", "mw"), "mMDyo": ("mMDyo",), "n": ("n", "mw"), "cl": ("cl",), "wu": ("wu", "jao"),
    "week": ("w", "jaoc"), "loose": ("ajoDywh", "", " .,|()'/;TZ:-"), "near": ("jaD", "", " .,|()'-"),
}  # fmt: skip
"""Classes of letters by the kinds behind them, the kinds that keep a letter out, and signs."""


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
    ranged: bool = False
    """Whether the day begins a range of days ("3-5 May 2012")."""


def _class(kinds: str, without: str = "", extra: str = "") -> str:
    letters = letters_of(kinds, without) + extra
    return "[" + "".join("\\" + c if c in "\\]^-" else c for c in letters) + "]"


class _Names(dict[str, str]):
    """What stands for a name in a pattern, made when first asked for."""

    def __missing__(self, name: str) -> str:
        self[name] = found = _class(*_CLASSES[name])
        return found


@lru_cache(maxsize=1)
def _names() -> _Names:
    return _Names(
        F=_class("joDyM", extra=_FILLER) + "{0,8}?", F5=_class("joDyMw", extra=_FILLER) + "{0,7}?",
        before=_BEFORE, listed=_LISTED, cb=_CLOCK_BEFORE, A4=r"(?![.:-]?[1-9xVW])",
    )  # fmt: skip


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are compiled when a shape first needs them: most texts need few."""
    return re.compile(pattern.format_map(_names()))


_NEEDS = tuple(dict.fromkeys(need for _, needs, _ in (*CLOCKS, *DATES) for need in needs.split()))
"""Each is one bit of a mask: what a shape holds, and what a rule must find there."""


@lru_cache(maxsize=512)
def _answers(letter: str) -> int:
    """The needs that a letter of a shape answers."""
    have = kinds_of(letter)
    return sum(1 << bit for bit, need in enumerate(_NEEDS) if _is_answer(letter, have, need))


def _is_answer(letter: str, have: str, need: str) -> bool:
    if need[0] == "[":
        return letter in need[1:-1]
    kinds, *without = _CLASSES[need]
    return any(kind in kinds for kind in have) and not any(kind in without[0] for kind in have if without)


def _mask(shape: str) -> int:
    mask = 0
    for letter in shape:
        mask |= _answers(letter)
    return mask


@lru_cache(maxsize=2)
def _masked(of_dates: bool) -> tuple[tuple[int, str, str], ...]:
    """The rules with the masks of what they need: mask, kind, pattern."""
    rules = DATES if of_dates else CLOCKS
    return tuple((sum(1 << _NEEDS.index(need) for need in needs.split()), kind, text) for kind, needs, text in rules)


@lru_cache(maxsize=1024)
def _possible(of_dates: bool, mask: int) -> tuple[tuple[int, str, str], ...]:
    """The rules of dates or of clocks that can match in a shape of that mask: few of all."""
    return tuple(rule for rule in _masked(of_dates) if not rule[0] & ~mask)


@lru_cache(maxsize=4096)
def find_clock(shape: str, start: int) -> ClockPlan | None:
    """The first clock of a shape at or behind `start`."""
    best: re.Match[str] | None = None
    for _, _, pattern in _possible(False, _mask(shape)):
        match = _compiled(pattern).search(shape, start)
        if match and (best is None or match.start() < best.start()):
            best = match
    return None if best is None else _clock_plan(best)


def _clock_plan(match: re.Match[str]) -> ClockPlan:
    at = {name: match.start(name) for name, got in match.groupdict().items() if got}
    return ClockPlan(
        match.start(), match.end(), at.get("h", -1), at.get("i", -1), at.get("s", -1), at.get("f", -1),
        at.get("q", at.get("p", -1)), at.get("hms", -1), at.get("n", -1),
    )  # fmt: skip


@lru_cache(maxsize=2048)
def weak_clock(shape: str, start: int) -> ClockPlan | None:
    """A dotted clock right behind a date ("26.02.2012 18.56")."""
    match = _compiled(WEAK).match(shape, start) if "." in shape[start:] else None
    return None if match is None else _clock_plan(match)


def marked(shape: str, clock: ClockPlan, end: int) -> str:
    """The shape with a read clock, and what stands behind it up to `end` (a zone), marked."""
    marks = CLOCK + CLOCK_ON * (clock.end - clock.start - 1) + ZONE * (end - clock.end)
    return shape[: clock.start] + marks + shape[end:]


@lru_cache(maxsize=4096)
def outline(shape: str) -> tuple[tuple[ClockPlan, ...], tuple[DatePlan, ...]]:
    """The clocks of a shape and its dates, as they are if every clock is legal and no zone stands behind one."""
    mask = _mask(shape)
    clocks = []
    at = 0
    while _possible(False, mask) and (found := find_clock(shape, at)):
        clocks.append(found)
        at = found.end
        shape = marked(shape, found, at)
    dates = plan(shape) if clocks or _possible(True, mask) else ()
    return (tuple(clocks), dates) if clocks or dates else _SILENT


_SILENT: tuple[tuple[ClockPlan, ...], tuple[DatePlan, ...]] = ((), ())
"""What a shape without clock and date says."""


def is_telling(shape: str) -> bool:
    """Whether a shape holds any clock or date.

    >>> is_telling("1.2.4"), is_telling("1.2")
    (True, False)
    """
    return outline(shape) is not _SILENT


@lru_cache(maxsize=4096)
def plan(shape: str) -> tuple[DatePlan, ...]:
    """The dates of a shape in which clocks and zones are marked, in order."""
    found: list[tuple[str, re.Match[str]]] = []
    masked, mask = shape, _mask(shape)
    for needed, kind, pattern in _possible(True, mask):
        at = 0
        while not needed & ~mask and (match := _compiled(pattern).search(masked, at)):
            found.append(("numeric" if kind == "short" else kind, match))
            at = match.end()
            inner = re.sub("[^BCZ]", "%" if kind == "short" else DONE, match.group())
            masked = masked[: match.start()] + inner + masked[at:]
            mask = _mask(masked)
    found.sort(key=lambda f: f[1].start())
    return _attach(shape, masked, found)


def _attach(shape: str, masked: str, found: list[tuple[str, re.Match[str]]]) -> tuple[DatePlan, ...]:
    free = {n for n, letter in enumerate(masked) if letter == CLOCK}
    left_first = masked.lstrip(" .,|(-").startswith(CLOCK) and not masked.rstrip(" .,|)CZ-").endswith(CLOCK)
    plans = []
    for kind, match in found:
        at = {name: match.start(name) for name, got in match.groupdict().items() if got}
        names = ("a", "b", "c") if "a" in at else ("d", "m", "y")
        clock = masked.find(CLOCK, match.start(), match.end())
        if clock < 0 and free:
            sides = [_left(masked, match.start()), _right(masked, match.end())]
            clock = next((s for s in (sides if left_first else reversed(sides)) if s in free), -1)
        if kind == "month":  # "mayo de 2024; 3T": a clock needs a day
            clock = -1
        free.discard(clock)
        parts = (at.get("x", at.get(names[0], -1)), at.get(names[1], -1), at.get(names[2], -1))
        weekday = _weekday(shape, match.start(), match.end())
        if kind == "month" and _says_more(shape, match.start()):
            continue
        extra = (at.get("e", at.get("g", -1)), weekday, at.get("n", -1))
        plans.append(DatePlan(kind, match.start(), match.end(), parts, *extra, clock, "r" in at))
    return tuple(plans)


def _says_more(shape: str, start: int) -> bool:
    """Whether a weekday or a day word stands before a month: the text names a day that the grammar does not read."""
    return any(letter in letters_of("wuc", "jao") for letter in shape[max(0, start - 6) : start])


_CLOCK_LEFT = "BC*[ )]*Z*{loose}{{0,8}}$"
_CLOCK_RIGHT = "{loose}{{0,9}}(B)"
_WEEKDAY_LEFT = "({week}){near}{{0,4}}$"
_WEEKDAY_RIGHT = "{near}{{0,3}}({week})"


def _left(masked: str, start: int) -> int:
    match = _compiled(_CLOCK_LEFT).search(masked, max(0, start - 24), start)
    return -1 if match is None else match.start()


def _right(masked: str, end: int) -> int:
    match = _compiled(_CLOCK_RIGHT).match(masked, end, end + 12)
    return -1 if match is None else match.start(1)


def _weekday(masked: str, start: int, end: int) -> int:
    if not any("w" in kinds_of(letter) for letter in masked):
        return -1
    before = _compiled(_WEEKDAY_LEFT).search(masked, max(0, start - 8), start)
    if before:
        return before.start(1)
    inside = next((n for n in range(start, end) if masked[n] in letters_of("w", "mrjaoDMy")), -1)
    after = _compiled(_WEEKDAY_RIGHT).match(masked, end, end + 5) if inside < 0 else None
    return after.start(1) if after else inside

"""Relative phrases in running text: where one may stand, and which of the words around it make it.

News repeat few phrases ("on Sunday", "three years ago"), so what a stretch of known words says is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.dates.relative_anchors import Place
from normalize.dates.relative_slots import Slots, gather
from normalize.dates.relative_words import UNSPACED, Lexicon, Token, has, is_strange, lexicon, tokens
from normalize.patterns import pattern

__all__ = [
    "Phrase", "Stretch", "common", "leads_on", "noun", "phrases", "plausible", "runs_on", "said", "stretch", "tense_at",
    "titled",
]  # fmt: skip

_REACH = 60
"""Characters of a sentence on either side of an anchor that a phrase, or the tense of its sentence, may take."""
_BACK = 28
"""Characters before an anchor that its phrase may take: "the first week of last", "two and a half"."""
_MOST = 9
"""Tokens of a phrase in running text; a longer run is a list, not a phrase."""
_MUTE = frozenset(
    ["skip", "art", "and", "ordinal", "past", "future", "and_hour", "weak", "fore", "lead_ahead", "lead_back"]
)
"""Senses of words that, beside a unit, make no phrase of it."""
_ARTICLES = frozenset(["art", "skip"])
_STOP = pattern(r"[\n\r!?;:。！？؟।]|[.](?=\s|$)")


class Phrase(NamedTuple):
    """Words that make a phrase: their place in the stretch, their slots, where weekdays of another meaning stand."""

    start: int
    end: int
    slots: Slots
    commons: tuple[tuple[int, int], ...]
    bare: bool = False
    """A weekday alone: one only right behind a word that shows a tense ("said Monday")."""


class Stretch(NamedTuple):
    """The run of words around an anchor, and the phrases that parts of it make, the longest first."""

    start: int
    end: int
    listed: bool
    """Whether it is too long for a phrase."""
    phrases: tuple[Phrase, ...]


def stretch(text: str, place: Place, least: int, most: int, tag: str) -> tuple[int, int]:
    """The known words around an anchor, within its sentence, from `least` to `most`."""
    if text[place[0]] >= UNSPACED:
        left, right = _window(text, place, least)
        return left, min(right, most)
    low, high = _leftward(text, place[0], least, tag), _rightward(text, place[1], most, tag)
    if _STOP.search(text, low, high + 1) is None and text[place[0] - 1 : place[0]] != ".":
        return low, high
    return _from_stop(text, low, place[0], tag), _to_stop(text, place[1], high, tag)


def _leftward(text: str, start: int, least: int, tag: str) -> int:
    """Where the known words before an anchor begin."""
    low, left = start, max(least, start - _BACK)
    while low > left:
        cut = text.rfind(" ", left, low - 1) + 1 or _whole(text, left, start)
        if cut >= low or is_strange(text[cut:low], tag):
            break
        low = cut
    return low


def _rightward(text: str, end: int, most: int, tag: str) -> int:
    """Where the known words behind an anchor end."""
    high, limit = end, min(len(text), end + _REACH, most)
    while high < limit:
        cut = text.find(" ", high + 1, limit)
        if cut < 0:
            cut = limit
        if is_strange(text[high:cut], tag):
            break
        high = cut
    return high


def _from_stop(text: str, low: int, start: int, tag: str) -> int:
    """Where the known words before an anchor begin behind the end of the sentence before."""
    stops = [m.end() for m in _STOP.finditer(text, low, start) if not _in_clock(text, m)]
    if not stops:
        return low
    low = stops[-1]
    first = text.find(" ", low, start) + 1 or start
    return first if is_strange(text[low:first], tag) else low


def _to_stop(text: str, end: int, high: int, tag: str) -> int:
    """Where the known words behind an anchor end within its sentence."""
    stop = next((m.start() for m in _STOP.finditer(text, end, high + 1) if not _in_clock(text, m)), high)
    if stop >= high:
        return high
    last = max(text.rfind(" ", end, stop), end)
    return last if is_strange(text[last:stop], tag) else stop


def phrases(tag: str, text: str, anchor: int) -> Stretch:
    """What the known words around an anchor say."""
    return _phrases(tag, text, anchor) if text[anchor] < UNSPACED else _phrases.__wrapped__(tag, text, anchor)


@lru_cache(maxsize=4096)
def _phrases(tag: str, text: str, anchor: int) -> Stretch:
    words = lexicon(tag)
    run = _run(tokens(text, 0, len(text), words, anchor), anchor) if words else []
    if not any(map(_strong, run)) or len(run) > _MOST:
        return Stretch(run[0].start if run else 0, run[-1].end if run else 0, len(run) > _MOST, ())
    size = len(run)
    spans = [(i, k) for i in range(size) for k in range(size, i, -1) if run[i].start <= anchor < run[k - 1].end]
    found = []
    for i, k in sorted(spans, key=lambda span: span[0] - span[1])[:16]:
        part = run[i:k]
        if sum(1 for token in part if token.sign) > 1:  # "three days ago, two years ago" are two
            continue
        if _hollow(part[-1]) or (_hollow(part[0]) and (has(part[0], "fore") or not _leads(part))):
            continue
        slots = gather(part)
        telling = slots is not None and _telling(slots, part)
        if slots is not None and (telling or (len(part) == 1 and slots.weekday is not None)):
            commons = tuple((token.start, token.end) for token in part if has(token, "common"))
            found.append(Phrase(part[0].start, part[-1].end, slots, commons, not telling))
    return Stretch(run[0].start, run[-1].end, False, tuple(found))


def plausible(text: str, place: Place, words: Lexicon) -> bool:
    """A quick look at the neighbours: a unit or weekday alone among words without a sense makes no phrase."""
    start, end = place
    kind = words.anchors.kinds[text[start:end]]
    if kind == "sure" or text[start] >= UNSPACED:
        return True
    weekday = kind == "weekday"
    before, behind = text[max(0, start - 24) : start], text[end : end + 24]
    last = before[before.rfind(" ", 0, -1) + 1 :]
    if _speaks(before if last.isspace() else last, words.tag, weekday, True):
        return True
    cut = behind.find(" ", 1)
    first = behind if cut < 0 else behind[:cut]
    return _speaks(behind if first.isspace() else first, words.tag, weekday, False)


@lru_cache(maxsize=2048)
def _speaks(piece: str, tag: str, weekday: bool, last: bool) -> bool:
    """Whether the word of a piece that stands next to an anchor, its last or its first, can belong to the phrase."""
    near, words = piece.split(), lexicon(tag)
    if not near or words is None:
        return False
    word = near[-1 if last else 0].strip(".,()\"'“”«»")
    senses = words.words.get(word)
    if senses is None:
        return word[-1:].isdigit() or word.startswith(words.prefixes)
    return weekday or not _MUTE.issuperset(senses)


def noun(text: str, place: Place, least: int, senses: Sequence[str]) -> bool:
    """Whether a capital inside a sentence shows a noun ("guten Morgen"), or the anchor begins inside a Korean word."""
    start = place[0]
    if start and "\uac00" <= text[start - 1] <= "\ud7a3":
        return True
    if not any(sense.startswith("d:") for sense in senses):
        return False  # German writes weekdays and units so too
    if not (text[start].isupper() and text[start + 1 : start + 2].islower()):
        return False
    return bool(text[_window(text, place, least)[0] : start].strip(" \"'“„«(-–—"))


def _window(text: str, place: Place, least: int) -> tuple[int, int]:
    """The part of the anchor's sentence within reach, cut at words."""
    start, end = place
    left = max(least, start - _BACK)
    stops = [m.end() for m in _STOP.finditer(text, left, start) if not _in_clock(text, m)]
    limit = min(len(text), end + _REACH)
    ends = (m.start() for m in _STOP.finditer(text, end, limit) if not _in_clock(text, m))
    return _whole(text, stops[-1] if stops else left, start), next(ends, limit)


def _whole(text: str, left: int, start: int) -> int:
    """Where the first whole word from `left` on begins."""
    while 0 < left < start and text[left].isalnum() and text[left - 1].isalnum() and text[left] < "\u2e80":
        left += 1
    return left


def _in_clock(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match.group() == ":" and before.isdigit() and after.isdigit()


def _run(found: Sequence[Token], anchor: int) -> list[Token]:
    """The tokens with senses around the anchor, without words that only join at either end."""
    at = next((k for k, t in enumerate(found) if t.start <= anchor < t.end), None)
    if at is None or not found[at].senses:
        return []
    first = last = at
    while first > 0 and found[first - 1].senses and not _cue(found[first - 1]):
        first -= 1
    while last + 1 < len(found) and found[last + 1].senses and not _cue(found[last + 1]):
        last += 1
    while last > at and _hollow(found[last]):  # no phrase ends so
        last -= 1
    return list(found[first : last + 1])


def _cue(token: Token) -> bool:
    return set(token.senses) <= {"past", "future"}


def common(text: str, at: int, phrase: Phrase) -> bool:
    """Whether a weekday is a word of another meaning ("em segunda"), with neither "this", a clock nor a capital."""
    slots = phrase.slots
    if slots.weekday is None or not phrase.commons or slots.weekday_mod:
        return False
    if slots.clock is not None or slots.day is not None or slots.part is not None:
        return False
    return any(not text[at + low : at + high].split()[-1][0].isupper() for low, high in phrase.commons)


def said(text: str, start: int, words: Lexicon) -> bool:
    """Whether the word right before a place shows a tense ("said Monday")."""
    before = text[max(0, start - _BACK) : start]
    senses = words.words.get(before.split()[-1], ()) if before[-1:] == " " and before.strip() else ()
    return "past" in senses or "future" in senses


def runs_on(text: str, end: int) -> bool:
    """Whether a word follows at once ("three days before the vote")."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def leads_on(text: str, end: int, words: Lexicon) -> bool:
    """Whether an article or the like follows: what the stretch counts from ("a week after the fire")."""
    if text[end : end + 1] != " ":
        return False
    following = text[end + 1 : end + 16].split(" ", 1)[0]
    return not _ARTICLES.isdisjoint(words.words.get(following, ()))


def titled(text: str, end: int) -> bool:
    """Whether a bare weekday runs on into a name ("Sunday Times")."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 3].islower()


def _leads(part: Sequence[Token]) -> bool:
    """Whether a joining word at the front belongs to the phrase: "at" before a clock, "on" before a weekday."""
    if len(part) < 2 or has(part[0], "n"):
        return has(part[0], "n")
    timed = part[1].clock is not None or has(part[1], "n", "noon", "midnight")
    return has(part[1], "w") or (timed and has(part[0], "at"))


def _strong(token: Token) -> bool:
    """Whether a token can carry a phrase: a run without one is never tried."""
    return bool(token.sign) or has(token, "d", "u", "w", "last", "this", "next", "nextnear", "thisweek")


_HOLLOW = frozenset(
    ["skip", "art", "and", "and_hour", "less_hour", "at", "from", "past_hour", "to_hour", "half_past", "half_to",
     "ordinal", "n", "fore", "lead_ahead", "lead_back"]
)  # fmt: skip


def _hollow(token: Token) -> bool:
    names = {sense.partition(":")[0] for sense in token.senses}
    return _HOLLOW.issuperset(names - {"o"} if "n" in names else names)


def _telling(slots: Slots, part: Sequence[Token]) -> bool:
    """Whether running text may be read so: a bare weekday, stretch, month or "now" is too little."""
    if slots.now or slots.month is not None or slots.pair is not None:
        return False
    if slots.weekday is not None and not slots.strong:
        doubtful = any(has(t, "w") and has(t, "weak", "o", "n") and not has(t, "on") for t in part)
        says = has(part[0], "skip", "at") or any(has(token, "on") for token in part)
        return slots.ordinal is None and not doubtful and (says or slots.clock is not None or slots.part is not None)
    return slots.strong


def tense_at(text: str, start: int, end: int, words: Lexicon) -> int:
    """-1 or 1 where the words around a phrase show the past or the future, the nearest one deciding; else 0.

    Behind the phrase only its own clause speaks: "It rained on Sunday, and the lake will open".
    """
    before = text[max(0, start - _REACH) : start].split()
    left, near = _cue_in(before, range(len(before) - 1, -1, -1), _REACH, words.tag)
    behind = text[end : end + near]
    stop = _CLAUSE.search(behind)
    after = (behind[: stop.start()] if stop else behind).split()
    return _cue_in(after, range(len(after)), near, words.tag, True)[0] or left


def _cue_in(near: Sequence[str], order: Iterable[int], reach: int, tag: str, forth: bool = False) -> tuple[int, int]:
    """The tense of the first word or pair with one, and the characters up to it; behind it "and" ends a clause."""
    far = 0
    for index in order:
        if far >= reach:
            break
        cue = _cue_of(near[index], tag)
        if cue == _LEADS:
            cue = _cue_of_pair(near[index], near[index + 1] if index + 1 < len(near) else "", tag)
        if cue == _JOINS:
            if forth:
                break
        elif cue:
            return cue, far
        far += len(near[index]) + 1
    return 0, reach


_JOINS, _LEADS = 2, 3
"""A word that joins clauses; one that begins entries of two words."""


@lru_cache(maxsize=2048)
def _cue_of(word: str, tag: str) -> int:
    """1 for a word of the future, -1 for one of the past, else what it is to the words behind it."""
    words, plain = lexicon(tag), word.strip(_MARKS)
    if plain[-1:] >= "\u2e80":
        return _cue_inside(plain, words.words) if words else 0
    return _LEADS if plain in _leading(tag) else _told(words.words.get(plain, ()) if words else ())


def _cue_inside(word: str, senses: Mapping[str, Sequence[str]]) -> int:
    """The tense that the end of a Korean word shows, or the first verb inside a stretch without blanks."""
    hangul = "\uac00" <= word[-1] <= "\ud7a3"
    for start in range(max(0, len(word) - 5), len(word) - 1) if hangul else range(len(word) - 1):
        for end in (len(word),) if hangul else range(min(len(word), start + 5), start + 1, -1):
            told = _told(senses.get(word[start:end], ()))
            if told in (1, -1):
                return told
    return 0


def _cue_of_pair(word: str, following: str, tag: str) -> int:
    words, plain = lexicon(tag), word.strip(_MARKS)
    return _told((words.words.get(f"{plain} {following}") or words.words.get(plain, ())) if words else ())


def _told(senses: Sequence[str]) -> int:
    if "and" in senses and not ("future" in senses or "past" in senses):
        return _JOINS
    return 1 if "future" in senses else -1 if "past" in senses else 0


@lru_cache(maxsize=48)
def _leading(tag: str) -> frozenset[str]:
    """The first words of a language's entries of two words."""
    words = lexicon(tag)
    return frozenset(key.partition(" ")[0] for key in words.words if key.count(" ") == 1) if words else frozenset()


_CLAUSE = pattern(r"[,;:.!?()\n،。！？、，–—]")
_MARKS = ".,;:!?()[]\"'“”‘’„«»-–—…।،۔"

"""One sum for all that speaks for a language: words, letters, letter sequences, an engine, a further opinion.

Each kind of evidence adds votes; what each is worth was measured (`docs/languages.md`).  The dear kinds are asked
only while the cheap ones leave a doubt, and the lead of the first language over the next gives the confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.language.engines import Choice, Guess, ask, knows
from normalize.language.fields import MOST, names_scripts, reader
from normalize.language.letters import with_letters
from normalize.language.tags import base, siblings
from normalize.language.words import (
    COUNTED,
    UNIT,
    kin,
    letter_votes,
    named,
    spread_votes,
    tokens,
    with_script,
    word_votes,
)
from normalize.patterns import pattern

__all__ = ["STAMP_MARK", "Verdict", "Words", "confidence", "glance", "heard", "settled", "weigh"]

ENGINE, STRIPPED = 1.8 * UNIT, 1.5 * UNIT
"""Votes of the engine on a text without names, and on one whose names were left out."""
TOGETHER, EACH = 1.0 * UNIT, 0.5 * UNIT
"""Votes of the engine on a few words together, and on each of them: it errs less often in both than in one."""
ASKED, ASKED_WORDS = 300, 40
"""Characters that an engine is asked about, and words whose letters are looked at."""
STAMP_MARK = pattern(r"[\d:]")
"""What a stamp has beside its words: the digits of its date, the colon of its label."""
WHOLE, WHOLE_LEAD, WHOLE_SHARE, WHOLE_VOTES = 4, 0.4 * UNIT, 0.6, round(1.2 * UNIT)
"""A text of at most so many words, whose votes lead by so much and reach this share of its words, gets so many more."""
ENOUGH = 3
"""More small words than these say enough by their letters without the names."""
UNLISTED = 0.4
"""What a guess counts of a language that we have no words of."""
SHORTEST, FULL = 0.5, 30
"""An engine's votes grow with the text from this share, by one in so many characters."""
PRIOR = round(1.2 * UNIT)
"""Votes of the document's language in a line of its script."""
DOUBT = 1.8 * UNIT
"""A lead below this asks the letter sequences."""
TINY = 3
"""So few words are asked word by word; and no engine reads so few small words, or a stamp, better than we do: only a
text of more is asked of a further one."""
MORE = (1.0 * UNIT, 1.0 * UNIT)
"""Votes of the second and the third opinion."""
MORE_DOUBTS = (0.4 * UNIT, 0.4 * UNIT)
"""A lead below these asks for the second and for the third opinion."""
KIN, KIN_SHARE, KIN_LONG, KIN_FREE = round(0.3 * UNIT), 0.07, 0.15, 1.5 * UNIT
"""Votes of its own words that a language needs against a larger one that it is like: at least, and for each vote of
the larger one; in a long text more, where a chance hit is likelier, but for so many votes."""
OPEN = frozenset(("Hani", "Hira"))
"""Scripts without blanks, where letter sequences and engines guess by language size: our letters settle them better."""


class Words(NamedTuple):
    """The words of a sample as they stand, the packed votes of them and of its letters, these owner by owner, and the
    most that an owner has."""

    words: list[str]
    total: int
    found: list[float]
    best: float


class Verdict(NamedTuple):
    """The best language, its lead over the next, what spoke for it, and the votes of all candidates."""

    tag: str
    lead: float
    evidence: tuple[str, ...]
    found: Sequence[float] = ()
    tags: Sequence[str] = ()

    def ranked(self) -> tuple[str, ...]:
        """The best three candidates."""
        return _ranked(self.found, self.tags)

    def lead_of_all(self) -> float:
        """The lead over the next that is no member of the same macrolanguage (Croatian, Serbian and Bosnian are)."""
        at = self.tags.index(self.tag)
        rivals = (vote for vote, tag in zip(self.found, self.tags, strict=True) if not siblings(tag, self.tag))
        return (self.found[at] - max(rivals, default=0)) / UNIT


def heard(sample: str, script: str) -> Words:
    """The votes of words and letters, among the languages that are written in the script."""
    words = tokens(sample)
    total = word_votes(words[:COUNTED])
    if not sample.isascii():
        total += letter_votes(sample.lower())
    found = _votes(total, script)
    return Words(words, total, found, max(found, default=0))


def glance(sample: str, script: str) -> Words:
    """The votes of a sample's words as blanks part them: cheap, and mostly enough."""
    words = sample.split(None, COUNTED)[:COUNTED]
    total = word_votes(words)
    found = _votes(total, script)
    return Words(words, total, found, max(found, default=0))


def _votes(total: int, script: str) -> list[float]:
    """The votes of a sum; a language that is like a larger one gets the larger one's too, so its own words decide."""
    found: list[float] = list(reader(script).read(total))
    for child, parent in kin(script):
        if found[child] and found[parent]:
            most = found[parent]
            found[child] += most - max(KIN, int(KIN_SHARE * most), int(KIN_LONG * most - KIN_FREE))
    return found


def _lead(found: list[float], best: float) -> tuple[int, float]:
    """The place of the best, and its lead over the next."""
    if len(found) < 2:
        return 0, best
    at = found.index(best)
    found[at] = -MOST
    ahead = best - max(found)
    found[at] = best
    return at, ahead


def _ranked(found: Sequence[float], tags: Sequence[str]) -> tuple[str, ...]:
    order = sorted(range(len(found)), key=lambda at: -found[at])[:3]
    return tuple(tags[at] for at in order)


def settled(words: Words, script: str, needed: int) -> Verdict | None:
    """The verdict of words and letters alone, or `None` while the lead is below what is needed."""
    if words.best < needed:
        return None
    at, ahead = _lead(words.found, words.best)
    return Verdict(reader(script).tags[at], ahead / UNIT, ("words",)) if ahead >= needed else None


class _Poll:
    """The votes of one text while they are gathered: owners of the script first, then tags that engines add."""

    __slots__ = ("_named", "at", "found", "heard", "said", "script", "tags", "words")

    def __init__(self, script: str, words: Words) -> None:
        known = reader(script)
        self.script = script
        self.tags: Sequence[str] = known.tags
        self.found = _votes(words.total + spread_votes(script), script)
        self.at: Mapping[str, int] = known.at
        self.said: list[tuple[str, str]] = []
        self.heard = words.found
        self.words = words.words
        self._named: tuple[list[str], list[str]] | None = None

    def named(self) -> tuple[list[str], list[str]]:
        """Some of the words, small ones and names, parted when they are first asked for."""
        if self._named is None:
            self._named = named(_some(self.words))
        return self._named

    def add(self, tag: str, vote: int) -> int:
        """Add votes for a language; its place."""
        place = self.at.get(tag)
        if place is None:
            place = self._newcomer(tag)
        self.found[place] += vote
        return place

    def share(self, place: int, vote: int) -> None:
        """Give the votes of a language to those that are like it and have words of their own here."""
        for child, parent in kin(self.script):
            if parent == place and self.heard[child]:
                self.found[child] += vote

    def lead(self) -> tuple[int, float]:
        """The place of the best, and its lead over the next."""
        return _lead(self.found, max(self.found, default=0))

    def _newcomer(self, tag: str) -> int:
        place = len(self.found)
        self.tags, self.at = (*self.tags, tag), {**self.at, tag: place}
        self.found.append(0)
        return place

    def guess(self, guesses: tuple[Guess, ...], weight: float) -> str | None:
        """Add the votes of an engine's best guess, if that is a language of the script; the guess as our tag."""
        if not guesses:
            return None
        tag, share = _meant(guesses[0].tag, self.script)
        if not share:
            return None
        vote = int(weight * share * guesses[0].score)
        self.share(self.add(tag, vote), vote)
        return tag


@lru_cache(maxsize=1024)
def _meant(tag: str, script: str) -> tuple[str, float]:
    """What an engine's tag means among our lists, and what the guess counts: nothing in a script that is not its."""
    ours = with_script(tag, script)
    known = names_scripts(ours)
    return ours, 0.0 if known and script not in known else 1.0 if known else UNLISTED


def weigh(sample: str, script: str, words: Words, prior: str | None, engines: Choice) -> Verdict:
    """The verdict of all evidence, asked for from the cheapest to the dearest until the lead suffices."""
    poll = _Poll(script, words)
    codes = ["words"] if words.best else []
    stamp = STAMP_MARK.search(sample) is not None
    whole = stamp and _is_whole(words)
    if whole and poll.lead()[1] >= WHOLE_LEAD:
        poll.found[words.found.index(words.best)] += WHOLE_VOTES
    if prior is not None:
        poll.add(prior, PRIOR)
        codes.append("document")
    if script not in OPEN and engines.first is not None and not whole:
        _ask(engines.first, sample, poll, stamp)
    at, ahead = poll.lead()
    if ahead < DOUBT and script not in OPEN and words.found and not whole:
        _add_letters(poll)
        codes.append("letters")
        if not stamp:
            _ask_more(sample, poll, engines)
        at, ahead = poll.lead()
    if not poll.found:
        return Verdict("und", 0.0, ())
    tag = poll.tags[at]
    codes += [code for code, spoke in poll.said if spoke == tag]
    return Verdict(tag, ahead / UNIT, tuple(codes), poll.found, poll.tags)


def _is_whole(words: Words) -> bool:
    """Whether some list knows a stamp wholly, such as a label with its month: no chance hit."""
    size = len(words.words)
    return 0 < size <= WHOLE and words.best >= WHOLE_SHARE * size * UNIT


def _add_letters(poll: _Poll) -> None:
    """Add what letter sequences say; a language that is like a larger one has the larger one's too."""
    low, names = poll.named()
    before = poll.found
    poll.found = with_letters(before, low if len(low) > ENOUGH else low + names, poll.script)
    for child, parent in kin(poll.script):
        if poll.heard[child]:
            told = poll.found[parent] - before[parent]
            poll.found[child] = max(poll.found[child], before[child] + told)


def _some(words: Sequence[str]) -> Sequence[str]:
    """Some forty words from all over a text: a quotation at its beginning does not decide."""
    return words[:: 1 + len(words) // ASKED_WORDS]


def _ask(name: str, sample: str, poll: _Poll, stamp: bool) -> None:
    """Add the engine's vote on the text without its names, where small words are left of it."""
    text = sample if len(sample) <= ASKED else f"{sample[: ASKED // 2]} {sample[-ASKED // 2 :]}"
    votes = ENGINE
    if len(poll.words) > TINY:
        low, names = poll.named()
        if names and len(low) > 2:
            text, votes = " ".join(low), STRIPPED
    elif not stamp:
        votes = TOGETHER
        for word in poll.words:
            poll.guess(ask(name, word.lower()), EACH)
    guess = poll.guess(ask(name, text), votes * min(1.0, SHORTEST + len(sample) / FULL))
    if guess:
        poll.said.append((f"engine:{name}", guess))


def _ask_more(sample: str, poll: _Poll, engines: Choice) -> None:
    """Ask further engines."""
    for name, doubt, weight in zip(engines.more, MORE_DOUBTS, MORE, strict=False):
        if poll.lead()[1] < doubt and _may_tell(name, poll):
            guess = poll.guess(ask(name, sample), weight)
            if guess:
                poll.said.append((f"engine:{name}", guess))


def _may_tell(name: str, poll: _Poll) -> bool:
    """Whether the words are prose, and the engine knows both of the languages in question."""
    if sum(not word[0].isupper() for word in poll.words) <= TINY:
        return False
    return all(knows(name, base(tag)) for tag in _ranked(poll.found, poll.tags)[:2])


LEADS = (0.4, 0.7, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)
CONFIDENCE = (0.53, 0.57, 0.69, 0.79, 0.9, 0.95, 0.97, 0.98, 0.99)
"""Share of right answers by lead, measured over 127 languages and rounded down; two halves of the texts agree."""


def confidence(lead: float) -> float:
    """The calibrated confidence of a lead.

    >>> confidence(5.0), confidence(0.0)
    (0.99, 0.53)
    """
    return CONFIDENCE[bisect_right(LEADS, lead)]

"""One sum for all that speaks for a language: words, letters, letter pairs, an engine, a second opinion.

Each kind of evidence adds votes; what each is worth was measured (`docs/languages.md`).  The dear kinds are asked
only while the cheap ones leave a doubt, and the lead of the first language over the next gives the confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from normalize.language.engines import Choice, Guess, ask, knows
from normalize.language.grams import gram_scores
from normalize.language.tags import base
from normalize.language.words import (
    Votes,
    add_kin,
    kin_of,
    letter_votes,
    names_scripts,
    owners,
    split_names,
    spread_votes,
    votes,
    with_script,
)
from normalize.patterns import pattern

__all__ = ["STAMP_MARK", "Verdict", "Words", "confidence", "glance", "heard", "settled", "weigh"]

NAME = 0.8
"""What a capitalised word inside a sentence counts against a small one: it may be a name."""
ENGINE, STRIPPED = 0.8, 1.0
"""Votes of the engine on the text, and on the text without names."""
STAMP_MARK = pattern(r"[\d:]")
"""What a stamp has beside its words: the digits of its date, the colon of its label."""
WHOLE, WHOLE_LEAD, WHOLE_SHARE, WHOLE_VOTES = 4, 0.4, 0.6, 1.2
"""A text of at most so many words, whose votes lead by so much and reach this share of its words, gets so many more."""
UNLISTED = 0.4
"""What a guess counts of a language that we have no words of."""
SHORTEST, FULL = 0.5, 30
"""An engine's votes grow with the text from this share, by one in so many characters."""
GRAM_NATS, GRAM_VOTES = 0.03, 1.0
"""Votes per nat of letter pairs, and the most they may add."""
PRIOR = 1.2
"""Votes of the document's language in a line of its script."""
DOUBT, DOUBT_TINY = 1.2, 2.5
"""A lead below this asks the letter pairs."""
NAMES_DOUBT = 3.5
"""A lead below this asks the engine once more, without the names."""
MORE = (1.6, 1.0)
"""Votes of the second and the third opinion."""
MORE_DOUBTS, MORE_DOUBTS_TINY = (1.3, 0.6), (2.5, 0.6)
"""A lead below these asks for the second and for the third opinion."""
TINY = 3
"""A text of so few words costs little and tells little: every kind of evidence is asked sooner."""
FEW, FEW_DOUBT = 2, 0.6
"""Where no more than FEW languages share a script, only a lead below this asks for more opinions."""
OPEN = frozenset(("Hani", "Hira"))
"""Scripts without blanks, where engines guess by language size: our letters settle them better."""


class Words(NamedTuple):
    """The words of a sample: small ones, capitalised ones, and what they and its letters vote for."""

    low: list[str]
    names: list[str]
    found: Votes


class Verdict(NamedTuple):
    """The best language, its lead over the next, all candidates best first, and what spoke for it."""

    tag: str
    lead: float
    ranked: tuple[tuple[str, float], ...]
    evidence: tuple[str, ...]


def heard(sample: str, script: str) -> Words:
    """The votes of words and letters, among the languages that are written in the script."""
    low, names = split_names(sample)
    found = votes(low)
    for tag, vote in votes(names).items():
        found[tag] = found.get(tag, 0.0) + NAME * vote
    if not sample.isascii():
        letter_votes(set(sample.lower()), found)
    add_kin(found)
    return Words(low, names, {tag: vote for tag, vote in found.items() if script in names_scripts(tag)})


def glance(sample: str, script: str) -> Words:
    """The votes of a long sample's words as blanks part them: cheap, and mostly enough."""
    low = sample.lower().split()
    return Words(low, [], {t: vote for t, vote in _with_kin(votes(low)).items() if script in names_scripts(t)})


def _with_kin(found: Votes) -> Votes:
    add_kin(found)
    return found


def _ranked(found: Votes) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _lead(ranked: tuple[tuple[str, float], ...]) -> float:
    if not ranked:
        return 0.0
    return ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)


def _lead_of(found: Votes) -> float:
    """The lead of the best language, without ranking the others."""
    ordered = sorted(found.values())
    return ordered[-1] - ordered[-2] if len(ordered) > 1 else sum(ordered)


def settled(words: Words, needed: float) -> Verdict:
    """The verdict of words and letters alone; its tag is "und" while the lead is below what is needed."""
    ranked = _ranked(words.found)
    lead = _lead(ranked)
    if not ranked or lead < needed:
        return Verdict("und", lead, ranked, ())
    return Verdict(ranked[0][0], lead, ranked, ("words",))


def weigh(sample: str, script: str, words: Words, prior: str | None, engines: Choice) -> Verdict:
    """The verdict of all evidence, asked for from the cheapest to the dearest until the lead suffices."""
    found, codes = dict(words.found), ["words"] if words.found else []
    if STAMP_MARK.search(sample):
        _add_whole(words, found)
    if prior is not None:
        found[prior] = found.get(prior, 0.0) + PRIOR
        codes.append("document")
    tiny = len(words.low) + len(words.names) <= TINY
    said = [*_engine(sample, script, words, found, engines)]
    if _lead_of(found) < (DOUBT_TINY if tiny else DOUBT) or not said:
        _add_grams(words, script, found)
        codes.append("letters")
    for tag, vote in spread_votes(script):
        if tag in found or script in OPEN:
            found[tag] = found.get(tag, 0.0) + vote
    for name, doubt, weight in zip(engines.more, MORE_DOUBTS_TINY if tiny else MORE_DOUBTS, MORE, strict=False):
        ranked = _ranked(found)
        if _lead(ranked) < (doubt if len(owners(script)) > FEW else FEW_DOUBT) and script not in OPEN:
            said += _opinion(name, sample, script, found, ranked, weight)
    ranked = _ranked(found)
    if not ranked:
        return Verdict("und", 0.0, (), ())
    tag = ranked[0][0]
    codes += [code for code, spoke in said if spoke == tag]
    return Verdict(tag, _lead(ranked), ranked, tuple(codes))


def _add_whole(words: Words, found: Votes) -> None:
    """Raise a language whose list knows a stamp wholly, such as a label with its month: no chance hit."""
    size = len(words.low) + len(words.names)
    ranked = _ranked(found)
    if size <= WHOLE and _lead(ranked) >= WHOLE_LEAD and ranked[0][1] >= WHOLE_SHARE * size:
        found[ranked[0][0]] += WHOLE_VOTES


def _engine(sample: str, script: str, words: Words, found: Votes, engines: Choice) -> list[tuple[str, str]]:
    """Add the engine's votes: on the text, and unless words agree, on the text without its names."""
    if engines.first is None or script in OPEN:
        return []
    said = []
    guesses = ask(engines.first, sample)
    size = min(1.0, SHORTEST + len(sample) / FULL)
    guess = _vote(guesses, script, found, ENGINE * size)
    if guess:
        said.append((f"engine:{engines.first}", guess))
    if words.names and len(words.low) > 2 and _lead_of(found) < NAMES_DOUBT:
        _vote(ask(engines.first, " ".join(words.low)), script, found, STRIPPED * size)
    else:
        _vote(guesses, script, found, STRIPPED * size)
    return said


def _vote(guesses: tuple[Guess, ...], script: str, found: Votes, weight: float) -> str | None:
    """Add the votes of an engine's best guess, if that is a language of the script; the guess as our tag."""
    if not guesses:
        return None
    tag = with_script(guesses[0].tag, script)
    known = names_scripts(tag)
    if known and script not in known:
        return None
    _add(found, tag, weight * guesses[0].score * (1.0 if known else UNLISTED))
    return tag


def _add(found: Votes, tag: str, vote: float) -> None:
    found[tag] = found.get(tag, 0.0) + vote
    for child in kin_of(tag):
        if child in found:
            found[child] += vote


def _add_grams(words: Words, script: str, found: Votes) -> None:
    for tag, nats in gram_scores(words.low + words.names, owners(script)).items():
        vote = GRAM_VOTES + GRAM_NATS * nats
        if vote > 0:
            found[tag] = found.get(tag, 0.0) + vote


def _opinion(
    name: str, sample: str, script: str, found: Votes, ranked: tuple[tuple[str, float], ...], weight: float
) -> list[tuple[str, str]]:
    """Ask one more engine, where it knows both of the languages in question."""
    if not all(knows(name, base(tag)) for tag, _ in ranked[:2]):
        return []
    guess = _vote(ask(name, sample), script, found, weight)
    return [(f"engine:{name}", guess)] if guess else []


LEADS = (0.4, 0.7, 1.0, 1.5, 2.0, 2.5, 3.5)
CONFIDENCE = (0.5, 0.55, 0.65, 0.73, 0.85, 0.9, 0.96, 0.99)
"""Share of right answers by lead, measured over 112 languages and rounded down."""


def confidence(lead: float) -> float:
    """The calibrated confidence of a lead.

    >>> confidence(5.0), confidence(0.0)
    (0.99, 0.5)
    """
    return CONFIDENCE[bisect_right(LEADS, lead)]

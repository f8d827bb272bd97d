"""The language of a text: a cascade of script, words, an engine and a second opinion; "und" where they do not settle.

The cheap stages come first and mostly suffice: a script that one language owns, then our own words.  An engine is
imported only where they leave a doubt, and its answer counts only as far as words, script or a second engine agree.
"""

from __future__ import annotations

from typing import NamedTuple

from normalize.language.engines import first_installed, load_engine
from normalize.language.tags import base
from normalize.language.words import letter_votes, names_scripts, owners, tokens, votes
from normalize.model import Language
from normalize.text.scripts import script_counts

__all__ = ["detect_in", "detect_language"]

SAMPLE = 600
"""Characters that decide; more lose time and gain nothing (measured, `docs/languages.md`)."""
CJK = {"Hani": 3, "Hira": 3, "Kana": 3, "Hang": 3}
"""A character of these scripts says as much as about three letters."""
NONE = Language("und", "Zyyy", 0.0, ("no-letters",))


def detect_language(text: str) -> Language:
    """The language of a text: a canonical BCP 47 tag, its script and a calibrated confidence; "und" for none.

    >>> detect_language("Prime Minister Netanyahu said the talks with the United States will take place.").tag
    'en'
    >>> detect_language("02.26.12, 18:56").tag
    'und'
    """
    return detect_in(text, None)


def detect_in(text: str, prior: Language | None) -> Language:
    """The language of a stretch inside a document whose language is `prior`, which breaks ties of the same script."""
    sample = cut(text)
    script = _script(sample)
    if script is None:
        return NONE
    lone = owners(script)
    if len(lone) == 1:
        enough = len(sample) > 2 and script != "Latn"
        return Language(lone[0], script, 0.999, ("script",)) if enough else _und(script, ())
    return _weigh(sample, script, prior)


def cut(text: str) -> str:
    """The part of a text that decides: all of a short one, three slices of a long one.

    >>> len(cut("word " * 1000)) <= SAMPLE + 2
    True
    """
    if len(text) <= SAMPLE:
        return text
    third, middle = SAMPLE // 3, len(text) // 2
    return f"{text[:third]} {text[middle - third // 2 : middle + third // 2]} {text[-third:]}"


def _script(sample: str) -> str | None:
    """The script that carries the sample, or `None` without letters."""
    counts = script_counts(sample)
    if not counts:
        return None
    if counts.get("Hira", 0) + counts.get("Kana", 0) > counts.get("Hani", 0) / 12:
        counts["Hira"] = counts.get("Hira", 0) + counts.pop("Kana", 0) + counts.pop("Hani", 0)
    return max(counts, key=lambda s: (counts[s] * CJK.get(s, 1), s))


def _und(script: str, candidates: tuple[str, ...]) -> Language:
    return Language("und", script, 0.0, tuple(f"candidate:{tag}" for tag in candidates))


class Tally(NamedTuple):
    """Votes of words and letters: the best language, its votes, and its lead over the next."""

    tag: str
    score: float
    lead: float


def tally(sample: str, script: str) -> Tally:
    """What words and letters say, among the languages of the script."""
    found = votes(tokens(sample))
    if not sample.isascii():
        letter_votes(set(sample.lower()), found)
    ranked = sorted(((v, t) for t, v in found.items() if script in names_scripts(t)), reverse=True)
    if not ranked:
        return Tally("und", 0.0, 0.0)
    score, tag = ranked[0]
    return Tally(tag, score, score - (ranked[1][0] if len(ranked) > 1 else 0.0))


def _weigh(sample: str, script: str, prior: Language | None) -> Language:
    said = tally(sample, script)
    if said.lead >= 1.5:
        return Language(_scripted(said.tag, script), script, 0.995, ("words",))
    if prior is not None and prior.script == script and said.tag in ("und", base(prior.tag)):
        return Language(prior.tag, script, 0.9, ("document",))
    name = first_installed()
    guesses = load_engine(name).guess(sample) if name else ()
    if guesses and base(guesses[0].tag) == base(said.tag):
        return Language(_scripted(said.tag, script), script, 0.995, ("words", f"engine:{name}"))
    if said.lead >= 0.5:
        return Language(_scripted(said.tag, script), script, 0.8, ("words",))
    if guesses and len(sample) > 12:
        return Language(_scripted(guesses[0].tag, script), script, 0.8, (f"engine:{name}",))
    return _und(script, (said.tag,) if said.score else ())


def _scripted(tag: str, script: str) -> str:
    """The tag with its script where that is not the usual one of the language."""
    usual = names_scripts(tag)
    return tag if not usual or script == usual[0] or "-" in tag else f"{tag}-{script}"

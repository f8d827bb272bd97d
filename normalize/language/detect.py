"""The language of a text: a cascade of script, words, an engine and a second opinion; "und" where they do not settle.

The cheap stages come first and mostly suffice: a script that one language owns, then our own words.  An engine is
imported only where they leave a doubt, and its answer counts only as far as words, letters or a second engine agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from normalize.language.engines import Choice, chosen
from normalize.language.fields import code_scripts, names_scripts, owners
from normalize.language.letters import is_mashed
from normalize.language.tags import base
from normalize.language.weigh import OPEN, STAMP_MARK, Verdict, Words, confidence, glance, heard, settled, weigh
from normalize.language.words import UNIT
from normalize.model import Language
from normalize.patterns import pattern
from normalize.text.scripts import members, script_counts, script_of, scripts_in

__all__ = ["cut", "detect_in", "detect_language", "prior_tag", "text_script"]

SAMPLE = 600
"""Characters that decide; more lose time and gain nothing (measured, `docs/languages.md`)."""
WORTH = {"Hani": 9, "Hira": 9, "Kana": 9, "Hang": 9, "Latn": 1}
"""What a character says: names stand in Latin letters in every script, seldom
the other way round (a letter of another script counts three), and one of these characters is worth three letters."""
LINE = 100
"""A longer sample is mostly settled by its words as blanks part them, and is never mere code."""
GLANCE, SETTLED = 3 * UNIT, round(2.5 * UNIT)
"""Votes by which words must lead to settle a text: as blanks part them, and as words with their letters."""
OPEN_LEAD, MANY = 0.6, 4
"""A text of MANY words or more whose best language leads by less is mostly of a language that nobody here knows:
no answer.  A shorter one is merely short, and gets its best guess with its low confidence."""
OWN = 0.7
"""Votes of a word that one or two languages have: without one, a single word or a name beside figures ("Windows 11")
says nothing."""
KNOWN = 0.25
"""Votes for each word by which a text is of a language that we know, or of one very like it."""
_CODE = pattern(r"[=\[\]{}<>|;*\\^]")
NONE = Language("und", "Zyyy", 0.0, ("no-letters",))


def detect_language(text: str) -> Language:
    """The language of a text: a canonical BCP 47 tag, its script and a calibrated confidence; "und" for none.

    >>> detect_language("Prime Minister Netanyahu said the talks with the United States will take place.").tag
    'en'
    >>> detect_language("02.26.12, 18:56").tag
    'und'
    """
    return detect_in(text, None)


def detect_in(text: str, prior: Language | None, engines: Choice | None = None) -> Language:
    """The language of a stretch inside a document whose language is `prior`, which breaks ties of the same script.

    >>> detect_in("Foto: Reuters", detect_language("Der Kanzler hat gestern mit der Präsidentin gesprochen.")).tag
    'de'
    """
    sample = cut(text)
    script = text_script(sample)
    if script is None:
        return NONE
    lone = owners(script)
    if len(lone) == 1:
        written = members("Jpan") if script == "Hira" else (script,)
        letters = (char for char in sample if script_of(char) in written)
        if next(letters, "") and next(letters, ""):
            return Language(tagged(lone[0], script), script, 0.999, ("script",))
        return _und(script, ())
    if not _prose(sample):
        return _und(script, ("no-prose",))
    if len(sample) > LINE:
        verdict = settled(glance(sample, script), script, GLANCE)
        if verdict is not None:
            return _gated(verdict, script, 0.0)
    words = heard(sample, script)
    return _judged(sample, script, words, prior_tag(prior, script), engines or chosen())


def cut(text: str) -> str:
    """The part of a text that decides: all of a short one, three slices of a long one.

    >>> len(cut("word " * 1000)) <= SAMPLE + 2
    True
    """
    if len(text) <= SAMPLE:
        return text
    third, middle = SAMPLE // 3, len(text) // 2
    return f"{text[:third]} {text[middle - third // 2 : middle + third // 2]} {text[-third:]}"


def text_script(sample: str) -> str | None:
    """The script that carries the sample ("Hira" for Japanese with kana), or `None` without letters."""
    present = scripts_in(sample)
    if len(present) < 2:
        return next(iter(present), None)
    counts = script_counts(sample)
    if counts.get("Hira", 0) + counts.get("Kana", 0) > counts.get("Hani", 0) / 12:
        counts["Hira"] = counts.get("Hira", 0) + counts.pop("Kana", 0) + counts.pop("Hani", 0)
    return max(counts, key=lambda s: (counts[s] * WORTH.get(s, 3), s))


def prior_tag(prior: Language | None, script: str) -> str | None:
    """The entry of our lists that a prior means in a script; `None` where it is of another script."""
    if prior is None or prior.tag == "und" or prior.script != script:
        return None
    stem = base(prior.tag)
    return prior.tag if names_scripts(prior.tag) else next((t for t in owners(script) if base(t) == stem), stem)


def _prose(sample: str) -> bool:
    """Whether a sample can be words at all: a longer one, or one with no more code marks than prose has."""
    if len(sample) > LINE or not _CODE.search(sample):
        return True
    return len(_CODE.findall(sample)) * 10 <= len(sample)


def _letters_differ(words: Sequence[str]) -> bool:
    """Whether there is a word of two different letters."""
    return any(len(set(word.lower())) > 1 for word in words)


def _und(script: str, codes: tuple[str, ...]) -> Language:
    return Language("und", script, 0.0, codes)


def _judged(sample: str, script: str, words: Words, prior: str | None, engines: Choice) -> Language:
    own = words.best >= OWN * UNIT or prior is not None or script in OPEN
    hopeless = _hopeless(script, words, own)
    if hopeless is not None:
        return _und(script, (hopeless,))
    if prior is not None and not words.best:
        return Language(tagged(prior, script), script, 0.9, ("document",))
    verdict = settled(words, script, SETTLED)
    if verdict is not None:
        return _gated(verdict, script, 0.0)
    verdict = weigh(sample, script, words, prior, engines)
    if not own and STAMP_MARK.search(sample) and _is_guess(words, verdict):
        return _und(script, ("figures", *_candidates(verdict, script)))
    many = len(words.words)
    unknown = many >= MANY and words.best < KNOWN * UNIT * many
    return _gated(verdict, script, OPEN_LEAD if unknown else 0.0)


def _hopeless(script: str, words: Words, own: bool) -> str | None:
    """Why no evidence could tell the language of the words; `own` says that something speaks for one already."""
    if not _letters_differ(words.words):
        return "no-words"
    if own:
        return None
    if len(words.words) < 2:
        return "one-word"
    mashed = words.found and not words.best and is_mashed([word.lower() for word in words.words], script)
    return "mashed-keys" if mashed else None


def _is_guess(words: Words, verdict: Verdict) -> bool:
    """Whether a verdict on names and figures is no more than a guess: few small words, no engine, or a small lead."""
    told = verdict.lead >= OPEN_LEAD and any(":" in code for code in verdict.evidence)
    return not told and sum(not word[0].isupper() for word in words.words) < MANY


def _gated(verdict: Verdict, script: str, needed: float) -> Language:
    sure = confidence(verdict.lead)
    if verdict.tag == "und" or (verdict.lead < needed and verdict.lead_of_all() < needed):
        return Language("und", script, sure, _candidates(verdict, script))
    return Language(tagged(verdict.tag, script), script, sure, verdict.evidence)


def _candidates(verdict: Verdict, script: str) -> tuple[str, ...]:
    return tuple(f"candidate:{tagged(tag, script)}" for tag in verdict.ranked())


@lru_cache(maxsize=1024)
def tagged(tag: str, script: str) -> str:
    """The tag with its script where that tells something: two scripts of one language, or an unusual one.

    >>> tagged("sr", "Cyrl"), tagged("zh", "Hani"), tagged("de", "Latn")
    ('sr-Cyrl', 'zh-Hans', 'de')
    """
    codes = code_scripts()
    if "-" in tag or tag not in codes:
        return tag
    siblings = [other for other in codes if other.startswith(tag + "-")]
    if siblings:
        return f"{tag}-{codes[tag][0]}"
    return tag if script in names_scripts(tag)[:1] or codes[tag][0] in ("Jpan", "Kore") else f"{tag}-{script}"

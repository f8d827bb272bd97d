"""Language-identification engines as plug-ins of one small protocol.

An engine is asked only where script and words do not settle a text.  It is named by one of `ENGINES`, or by
"package.module:Class" for one of your own; nothing is imported before it is asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol

from normalize.errors import NewsnormError
from normalize.language.tags import canonical

__all__ = ["ENGINES", "Choice", "Engine", "Guess", "ask", "chosen", "knows", "load_engine"]


class Guess(NamedTuple):
    """One candidate of an engine: a canonical tag and the engine's own score between 0 and 1."""

    tag: str
    score: float


class Engine(Protocol):
    """What a plug-in must offer; it must be deterministic and must not raise on any `str`."""

    def guess(self, text: str) -> tuple[Guess, ...]:
        """Candidates for a text of at most some hundred characters, best first; empty for none."""
        ...


FALLBACK, DEFAULT = "en", 0.3
"""CLD2 calls names and stray Latin words English; that answer of its is worth less."""


class Cld2:
    """pycld2: Google's CLD2, 160 languages, 10 to 20 µs a line, no start-up cost to speak of."""

    def __init__(self) -> None:
        import pycld2

        self._detect, self._error = pycld2.detect, pycld2.error

    def guess(self, text: str) -> tuple[Guess, ...]:
        """The best of up to three languages; its share of the text stands in for a score."""
        try:
            reliable, _, details = self._detect(_encodable(text), bestEffort=True)
        except self._error:
            return ()
        for _, code, share, _ in details:
            if code != "un":
                score = share * (0.01 if reliable else 0.007)
                return (Guess(canonical(code), score * DEFAULT if code == FALLBACK else score),)
        return ()


_LANGDETECT = """
af ar bg bn ca cs cy da de el en es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv mk ml mr nb ne nl pa pl pt ro ru
sk sl so sq sv sw ta te th tr uk ur vi zh
"""


TRIALS, STEPS = 3, 200
"""Walks of langdetect through a text, and sequences that each takes at most: 7 and 1,000 cost five times as much on a
doubtful text, and say the same."""


class Langdetect:
    """langdetect, seeded: 55 languages, 3 to 7 ms a text, 240 ms at the first call."""

    languages = frozenset(_LANGDETECT.split())
    """What it knows, as our tags: told without loading it."""

    def __init__(self) -> None:
        from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
        from langdetect.lang_detect_exception import LangDetectException

        self._factory, self._error = DetectorFactory(), LangDetectException
        self._factory.seed = 0
        self._factory.load_profile(PROFILES_DIRECTORY)
        shares = self._factory.word_lang_prob_map
        for piece, values in shares.items():
            # 87,600 lists would be walked by every full garbage collection as long as the process lives, 57 ms each
            # time against 1; a tuple of floats is let go by the first.  The factory is ours alone, and only reads.
            shares[piece] = tuple(values)

    def guess(self, text: str) -> tuple[Guess, ...]:
        """Its probabilities, of one fixed seed whatever the caller does with the package's own factory."""
        detector = self._factory.create()
        detector.seed, detector.n_trial, detector.ITERATION_LIMIT = 0, TRIALS, STEPS
        detector.append(_encodable(text))
        try:
            return tuple(Guess(canonical(g.lang), g.prob) for g in detector.get_probabilities())
        except self._error:
            return ()


class Py3langid:
    """py3langid: 97 languages, needs numpy; 25 µs a line, half a second and 120 MB to load."""

    def __init__(self) -> None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        self._model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def guess(self, text: str) -> tuple[Guess, ...]:
        """The best language with its probability, which is too modest on short texts."""
        tag, score = self._model.classify(_encodable(text))
        return (Guess(canonical(tag), 0.3 + 0.7 * float(score)),)


class Eldc:
    """eldc: 60 languages, 3 µs a line; trusted only where it calls its own answer reliable."""

    def __init__(self) -> None:
        import eldc

        eldc.init()
        self._detect = eldc.detect_details

    def guess(self, text: str) -> tuple[Guess, ...]:
        """The best language; half the score where eldc does not call it reliable."""
        found = self._detect(_encodable(text))
        if not found.language or found.language == "und":
            return ()
        return (Guess(canonical(found.language), 1.0 if found.reliable else 0.5),)


ENGINES: Mapping[str, tuple[str, Callable[[], Engine]]] = {
    "pycld2": ("pycld2", Cld2),
    "py3langid": ("py3langid", Py3langid),
    "eldc": ("eldc", Eldc),
    "langdetect": ("langdetect", Langdetect),
}
"""Engines by name: the package each needs, and its class."""
PREFERRED = ("pycld2", "langdetect")
"""Of these the first that is installed is the fast engine, the next the second opinion; the user may name others."""


def _encodable(text: str) -> str:
    """The text without lone surrogates and control characters, which engines in C refuse."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text)


class Choice(NamedTuple):
    """The engines of a detection by name: the fast one, and those that are asked where it leaves a doubt."""

    first: str | None
    more: tuple[str, ...]


@lru_cache(maxsize=1)
def chosen() -> Choice:
    """The engines in use: those that `NEWSNORM_LANGUAGE_ENGINES` names ("first,second,…"), else the installed.

    >>> chosen()
    Choice(first='pycld2', more=('langdetect',))
    """
    named = os.environ.get("NEWSNORM_LANGUAGE_ENGINES", "")
    names = named.split(",") if named else [n for n in PREFERRED if find_spec(ENGINES[n][0]) is not None]
    names = [name.strip() for name in names if name.strip() and name.strip() != "none"]
    return Choice(names[0] if names else None, tuple(names[1:]))


def ask(name: str, text: str) -> tuple[Guess, ...]:
    """The guesses of an engine."""
    return load_engine(name).guess(text)


def knows(name: str, tag: str) -> bool:
    """Whether an engine knows a language; one that does not tell what it knows is taken at its word.

    >>> knows("langdetect", "da"), knows("langdetect", "zu")
    (True, False)
    """
    engine = ENGINES[name][1] if name in ENGINES else load_engine(name)
    known = getattr(engine, "languages", None)
    return known is None or tag in known


@lru_cache(maxsize=8)
def load_engine(name: str) -> Engine:
    """The engine of that name, loaded once; :class:`NewsnormError` says what to install or to write.

    >>> load_engine("langdetect").guess("Der Bundestag hat das Gesetz gestern beschlossen.")[0].tag
    'de'
    """
    if name in ENGINES:
        package, make = ENGINES[name]
        if find_spec(package) is None:
            raise NewsnormError(f"the language engine {name} is not installed; run: pip install {package}")
        return make()
    module, _, attribute = name.partition(":")
    if not attribute:
        known = ", ".join(ENGINES)
        raise NewsnormError(f"{name!r} is no language engine; write one of {known}, or package.module:Class")
    engine: Engine = getattr(import_module(module), attribute)()
    return engine

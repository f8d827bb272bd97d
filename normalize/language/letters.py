"""Short letter sequences: weaker evidence than words, but every text has many.

The compiled table of a script joins two sources.  The one is counted from our own word lists, which know
every language that has a list; the other is distilled from a larger model that was trained on running text
(`benchmarks/distil_letters.py`) and knows fewer languages, and those better.  What a sequence says in both is one
packed number, so that one pass over the sequences of a text adds up all languages at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add, itemgetter
from unicodedata import normalize

from normalize.language.fields import BITS, Reader, Remembered, owners
from normalize.language.words import UNIT
from normalize.lexicon.grams import GRAM_SIZES
from normalize.lexicon.table import load

__all__ = ["is_mashed", "with_letters"]

RICH = 40
"""Languages of a distilled model from which nearly every three letters of a real word are in the table."""
MASHED, MASHED_SHARE = 4, 0.4
"""Sequences of three consonants that no table has, and their share, from which keys were only mashed."""
VOWELS = frozenset("aeiouyıøæœəɛɔr")
"""Latin letters that make a syllable, r among them ("prst", "čtvrtek")."""
LONGEST = 80
"""Letters that are looked at; more tell no more."""
UNKNOWN = UNIT // 2
"""What the distilled model costs a language that it does not know."""
UNLISTED = 3 * UNIT // 2
"""How far a language that no list has stands behind the best."""
MODEL_LEVEL, ZERO = 2, 33
"""Parts of a vote that a level of the distilled model is worth, and the character that stands for none."""
_LEVELS = bytes(max(0, min(255, MODEL_LEVEL * (code - ZERO))) for code in range(256))
NEITHER = "- -"
"""The row of a sequence that neither source has."""
KEPT, KEPT_WORDS = 1 << 14, 1 << 12
"""Sequences, and words, of a generation that are remembered with what they say."""


class _Pieces:
    """The sequences of a script with what they say, packed in parts of a vote (the fields of the model's languages,
    then ours), and words with the sum of theirs."""

    def __init__(self, script: str) -> None:
        self.row = load(f"letters_{script}").get
        model = (self.row("") or NEITHER).split(" ")[0]
        known = model.split(",") if model != "-" else []
        tags = owners(script)
        self._own = {tag: BITS * (len(known) + at) for at, tag in enumerate(tags)}
        fields = [*known, *(f"own:{tag}" for tag in tags)]
        self.reader = Reader(fields, {name: at for at, name in enumerate(fields)})
        self.known = len(known)
        self.pick = itemgetter(*(known.index(tag) if tag in known else len(known) for tag in tags))
        """Takes the fields of the owners from those of the model's languages and one of the unknown behind them."""
        self._gains = Remembered(self._piece, KEPT).__getitem__
        self.word = Remembered(self._word, KEPT_WORDS).__getitem__

    def _piece(self, piece: str) -> int:
        model, own = (self.row(piece) or NEITHER).split(" ")
        total = 0
        if own != "-":
            pairs = (item.partition(":") for item in own.split(","))
            total = sum(int(gain) << self._own[tag] for tag, _, gain in pairs)
        if model != "-":
            levels = model.encode("ascii").translate(_LEVELS)
            wide = bytearray(2 * len(levels))
            wide[::2] = levels
            total |= int.from_bytes(wide, "little")
        return total

    def _word(self, word: str) -> int:
        """The gains of a word's sequences, its ends among them."""
        text = f" {word} "
        cut = {text[at : at + size] for size in GRAM_SIZES for at in range(len(text) - size + 1)}
        return sum(filter(None, map(self._gains, cut)))


@lru_cache(maxsize=16)
def _pieces(script: str) -> _Pieces:
    return _Pieces(script)


def _begin(words: Sequence[str]) -> list[str]:
    """The first words, up to LONGEST letters with the blanks behind them."""
    told, size = [], 0
    for word in words:
        size += len(word) + 1
        if size > LONGEST:
            break
        told.append(word)
    return told or [words[0][:LONGEST]]


def with_letters(found: Sequence[float], words: Sequence[str], script: str) -> list[float]:
    """The votes of the owners of a script, and what the letter sequences of the words add.

    Candidates behind the owners are of no list, and get what the best may have less a fine.

    >>> told = with_letters([0] * len(owners("Latn")), ["wissenschaft", "schnell"], "Latn")
    >>> owners("Latn")[told.index(max(told))]
    'de'
    """
    table = _pieces(script)
    fields = table.reader.read(sum(map(table.word, _begin(words))))
    own, model = fields[table.known :], fields[: table.known]
    top = max(model, default=0)
    votes = list(map(add, found, map(add, own, table.pick((*model, top - UNKNOWN)))))
    return votes + [vote + max(own) + top - UNLISTED for vote in found[len(own) :]]


def is_mashed(words: Sequence[str], script: str) -> bool:
    """Whether the words are keys struck at random: heaps of consonants that come up in no language of the script.

    >>> is_mashed(["sdkfjh", "kjsdhf"], "Latn"), is_mashed(["čtvrtek", "zmrzlina"], "Latn")
    (True, False)
    """
    table = _pieces(script)
    if table.known < RICH:
        return False
    pieces = [word[at : at + 3] for word in _begin(words) for at in range(len(word) - 2)]
    strange = sum(table.row(piece) is None and VOWELS.isdisjoint(normalize("NFD", piece)) for piece in pieces)
    return strange >= MASHED and strange >= MASHED_SHARE * len(pieces)

"""What a language's templates ("in {0} days", "{0} days ago") say, put in order when its lexicon is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Afters", "alone_of", "clock_word", "falling", "leads", "lengths_of"]

Afters = dict[str, tuple[str, float, int]]
"""What stands behind a number: to its unit, count and sign."""


def leads(befores: Mapping[str, Afters]) -> Iterator[tuple[str, int]]:
    """What stands before a stretch and tells its direction by itself: "in", "vor", "il y a", but not "circa … fa"."""
    bare = {after for after, (_, _, sign) in befores.get("", {}).items() if not sign}
    for before, afters in befores.items():
        signs = {sign for _, _, sign in afters.values()}
        if before[-1:] == " " and len(signs) == 1 and signs != {0} and not bare.isdisjoint(afters):
            yield before.strip(), signs.pop()


def falling(keys: Iterable[str]) -> tuple[int, ...]:
    """The lengths of the keys, the longest first."""
    return tuple(sorted({len(key) for key in keys}, reverse=True))


def lengths_of(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with the same two characters, the longest first."""
    groups: dict[str, list[str]] = {}
    for key in words:
        groups.setdefault(key[:2], []).append(key)
    return {first: falling(keys) for first, keys in groups.items()}


def alone_of(befores: Mapping[str, Afters], singular: frozenset[str]) -> Afters:
    """The stretches that can do without "one": of a singular unit, or CLDR's own phrases for one."""
    plural = {after for after in set().union(*befores.values()) if singular.isdisjoint(after.split())}
    found: Afters = {}
    for before, afters in befores.items():
        single = not singular.isdisjoint(before.split())
        for after, told in afters.items():
            if after[:1] != " " or len(after) < 2:
                continue
            one = single or after not in plural or (not before and after.count(" ") > 1)
            if told[1] != 1 or (told[2] and one):
                found[before + after[1:]] = told
    return found


def clock_word(words: Mapping[str, tuple[str, ...]], word: str) -> bool:
    """Whether a word behind a number makes it an hour of the day ("15 Uhr"), no stretch of hours."""
    senses = words.get(word, ())
    return ("hour" in senses or word == "h") and "stretch" not in senses

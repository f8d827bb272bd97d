"""Which currency a mark means: the ladder written, mentioned, country, language, none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from normalize.evidence import Reading, Rung, choose
from normalize.lexicon.table import load
from normalize.money.surfaces import Sense, families
from normalize.money.words import Words

__all__ = ["Home", "codes_of", "default_of", "home", "resolve", "scale_of", "tongues_of"]

UNTOLD = "-"


class Home:
    """Where a text is at home: its language tags, country, and what they say of currencies and numbers."""

    __slots__ = ("country", "country_codes", "language_codes", "mixed", "separators", "tags", "words")

    def __init__(self, languages: Sequence[str], country: str | None) -> None:
        habits = load("money_habits")
        regions = [p for tag in languages for p in tag.split("-")[1:] if len(p) == 2]
        told = country or (regions[0] if regions else None)
        self.country = told or ""
        self.tags: tuple[str, ...] = tuple(t for tag in languages for t in _widen(tag))
        rows = [habits.get(tag) for tag in self.tags]
        first = next((r for r in rows if r), None)
        self.separators = first.split("\t")[0] if first else ""
        self.mixed = len({row.split("\t")[0] for row in rows if row}) > 1
        """Whether the region begins a fraction with another sign than its language does elsewhere."""
        self.country_codes = _codes_of_country(told)
        likely = first.split("\t")[2] if first else ""
        self.language_codes = _codes_of_country(likely)
        self.words = Words(self.tags, self.country_codes)


def _widen(tag: str) -> tuple[str, ...]:
    """A tag and its parents, the narrowest first."""
    parts = tag.replace("_", "-").split("-")
    return tuple("-".join(parts[:n]) for n in range(len(parts), 0, -1))


@lru_cache(maxsize=512)
def _codes_of_country(country: str | None) -> tuple[str, ...]:
    row = load("money_habits").get(country) if country else None
    return tuple(row.split("\t")[0].split()) if row else ()


@lru_cache(maxsize=256)
def home(languages: tuple[str, ...], country: str | None) -> Home:
    """The home of a text, remembered by hints."""
    return Home(languages, country)


@lru_cache(maxsize=4096)
def codes_of(senses: tuple[Sense, ...]) -> tuple[str, ...]:
    """Every ISO 4217 code that the senses allow, likeliest first."""
    out: dict[str, None] = {}
    for sense in senses:
        name = sense.value.split("/")[0]
        for code in families(name):
            if code != UNTOLD:
                out[code] = None
    return tuple(out)


@lru_cache(maxsize=1)
def assumed_language() -> str:
    """The language that CLDR assumes of a text without any hint."""
    return load("money_habits").get("*") or ""


@lru_cache(maxsize=2048)
def scale_of(senses: tuple[Sense, ...], place: Home, tags: frozenset[str]) -> Sense:
    """The scale that the word means in the language of the text, of the words beside it, or in most languages."""
    for tag in place.tags:
        for sense in senses:
            if tag in sense.tags:
                return sense
    usual = next((sense for sense in senses if not sense.tags), senses[0])
    tongues = {tag.partition("-")[0] for tag in tags}
    assumed = assumed_language()
    if assumed in tongues:
        return next((sense for sense in senses if assumed in sense.tags), usual)
    votes = Counter(sense for tag in tongues for sense in senses if tag in sense.tags)
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else usual


def tongues_of(scale: frozenset[str], mark: frozenset[str]) -> frozenset[str]:
    """The languages of an amount's words: those that the scale word and the mark share, else the mark's."""
    return (scale & mark) or mark or scale


@lru_cache(maxsize=2048)
def default_of(senses: tuple[Sense, ...]) -> str:
    """What a mark means when nothing else speaks ("" when nothing is meant by default)."""
    named = [s for s in senses if s.kind != "C"]
    if not named:  # the sense of every language, or of the language that CLDR assumes, before those of others
        usual = assumed_language()
        named = [s for s in senses if not s.tags or usual in s.tags]
        named = named or [s for s in senses if any(t.startswith(usual + "-") for t in s.tags)] or list(senses)
    first = families(named[0].value.split("/")[0])[0] if named else UNTOLD
    return "" if first == UNTOLD else first


@lru_cache(maxsize=2048)
def resolve(
    senses: tuple[Sense, ...], place: Home, mentions: tuple[str, ...], tags: frozenset[str]
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """The currency of a mark, the other currencies it may mean, and the evidence."""
    codes = codes_of(senses)
    if len(codes) == 1:
        return codes[0], (), ("written",)
    readings = {code: Reading(code) for code in codes}

    def vote(code: str, reason: str, rung: Rung) -> None:
        if code in readings:
            readings[code] = readings[code].because(reason, rung)

    local = [code for code in place.country_codes if code in readings]
    for code in mentions:
        vote(code, "mention", Rung.HABIT_LABEL if local else Rung.PROFILE)
    for code in local[:1]:
        vote(code, f"habit:country:{place.country}", Rung.HABIT_COUNTRY)
    for sense in senses:
        if sense.kind != "F" and any(tag in sense.tags for tag in place.tags):
            vote(sense.value.split("/")[0], f"habit:language:{place.tags[0]}", Rung.HABIT_LANGUAGE)
    for code in place.language_codes[:1]:
        vote(code, f"habit:language:{place.tags[0]}", Rung.HABIT_LANGUAGE)
    silent = any(not s.tags for s in senses)  # a sign of every language tells of no language
    usual = default_of(senses)
    label = "" if silent else _label_code(tags, codes, usual) or _spoken(senses, tags)
    if label:
        vote(label, "habit:label", Rung.HABIT_LABEL)
    if usual and not label:
        vote(usual, "habit:sign", Rung.HABIT_LABEL)
    choice = choose(readings.values())
    if choice is None or not choice.evidence:
        return None, codes, ()
    others = _own_first(choice.alternatives, senses, place)
    return choice.value, others, tuple(dict.fromkeys(choice.evidence))


def _own_first(codes: tuple[str, ...], senses: tuple[Sense, ...], place: Home) -> tuple[str, ...]:
    """Codes with those first that the language's countries mean by the mark, where its usual country means none."""
    if not place.tags or place.country or place.tags[-1] == assumed_language():
        return codes
    if not set(place.language_codes).isdisjoint(codes_of(senses)):
        return codes
    tongue = place.tags[-1] + "-"
    own = {s.value for s in senses if s.kind == "C" and any(tag.startswith(tongue) for tag in s.tags)}
    return (*(code for code in codes if code in own), *(code for code in codes if code not in own)) if own else codes


@lru_cache(maxsize=1024)
def _label_code(tags: frozenset[str], codes: tuple[str, ...], usual: str) -> str:
    """The currency of the mark that is paid with wherever the words' languages are at home, "" where it differs.

    Words of a language that is spoken, too, where the usual currency is at home tell nothing ("pence").
    """
    habits = load("money_habits")
    rows = [row for row in map(habits.get, tags) if row]
    told = {code for row in rows for code in _codes_of_country(row.split("\t")[2])[:1]}
    if len(told) != 1 or told.isdisjoint(codes) or any(f"{tag}-{usual[:2]}" in habits for tag in tags if usual):
        return ""
    return told.pop()


def _spoken(senses: tuple[Sense, ...], tags: frozenset[str]) -> str:
    """The code that most languages of the words beside the mark mean by it, or countries of them, if they are most."""
    told = Counter(
        sense.value for sense in senses if sense.kind == "C"
        for tag in tags if any(tag in (tongue, tongue.partition("-")[0]) for tongue in sense.tags)
    )  # fmt: skip
    best = told.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] >= 2 * best[1][1]) else ""

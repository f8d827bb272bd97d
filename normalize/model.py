"""The values that newsnorm hands out: frozen, slotted, typed; spans are half-open offsets into the text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from normalize.errors import RecordError
from normalize.pieces import Cleaned, Edit, LanguageSpan, Removed, Repaired, Segment
from normalize.value import Value

__all__ = [
    "Cleaned",
    "Date",
    "Edit",
    "Language",
    "LanguageSpan",
    "Money",
    "Order",
    "OrderEvidence",
    "Precision",
    "Record",
    "Removed",
    "Repaired",
    "Segment",
]

Order = Literal["DMY", "MDY", "YMD", "YDM"]
DECADE = "decade"
_PARTS = {
    **{f"quarter:{n}": (f"{32 + n}", 3 * n - 2, 3 * n) for n in range(1, 5)},
    **{f"half:{n}": (f"{39 + n}", 6 * n - 5, 6 * n) for n in (1, 2)},
    **{f"season:{name}": (f"{21 + n}", 0, 0) for n, name in enumerate(("spring", "summer", "autumn", "winter"))},
}  # fmt: skip
"""Evidence of a part of a year: its number in EDTF (ISO 8601-2), its first and last month (seasons have none)."""
Precision = Literal["year", "month", "day", "hour", "minute", "second"]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Date(Value):
    """A date found in a text, with every other legal reading and the evidence for the choice.

    `value` is a `date` (precision year, month or day; a partial date's first day) or a `datetime` (hour or
    finer), aware only if a zone is known; `None` for a relative phrase without a reference.
    """

    value: dt.date | dt.datetime | None
    precision: Precision
    text: str
    start: int
    end: int
    order: Order | None = None
    """Order of a numeric date's fields, `None` for a worded one."""
    calendar: str = "gregory"
    """gregory, buddhist, japanese, roc, persian, islamic-umalqura, islamic-civil, hebrew, ethiopic (CLDR)."""
    alternatives: tuple[dt.date | dt.datetime, ...] = ()
    ambiguous: bool = False
    evidence: tuple[str, ...] = ()
    zone_evidence: tuple[str, ...] = ()

    def isoformat(self) -> str | None:
        """ISO 8601, cut to the precision; an offset only where a zone is known.

        >>> Date(dt.datetime(2012, 2, 26, 18, 56), "minute", "x", 0, 1).isoformat()
        '2012-02-26T18:56'
        >>> Date(dt.date(2010, 1, 1), "year", "2010", 0, 4).isoformat()
        '2010'

        A quarter, a half of a year and a decade are intervals:

        >>> Date(dt.date(2023, 7, 1), "year", "Q3 2023", 0, 7, evidence=("quarter:3",)).isoformat()
        '2023-07/2023-09'
        """
        value = self.value
        if value is None:
            return None
        if self.precision == "year" and (span := self._span()):
            return "/".join(span)
        if isinstance(value, dt.datetime):
            unit = {"hour": "hours", "minute": "minutes"}.get(self.precision, "seconds")
            return value.isoformat(timespec="minutes" if unit == "hours" else unit)
        return value.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]

    def edtf(self) -> str | None:
        """EDTF (ISO 8601-2): `?` marks an ambiguous value, partial values are cut; seasons, quarters, decades.

        >>> Date(dt.date(2012, 2, 3), "day", "02.03.12", 0, 8, ambiguous=True).edtf()
        '2012-02-03?'
        >>> Date(dt.date(2021, 1, 1), "year", "summer 2021", 0, 11, evidence=("season:summer",)).edtf()
        '2021-22'
        >>> Date(dt.date(1990, 1, 1), "year", "the 1990s", 0, 9, evidence=("decade",)).edtf()
        '199X'
        """
        iso = self.isoformat()
        if iso is None:
            return None
        if self.precision == "year":
            iso = self._period() or iso[:4]
        if isinstance(self.value, dt.datetime):
            # EDTF has no uncertain time of day: level 0 date-times are complete, with seconds.
            iso = self.value.isoformat(timespec="seconds")
            return iso if not self.ambiguous else iso[:10] + "?"
        return iso + "?" if self.ambiguous else iso

    def _period(self) -> str:
        """The EDTF form of a part of a year or of a decade; "" where `evidence` names none."""
        year = f"{self.value.year:04d}" if self.value else ""
        return next((year[:3] + "X" if code == DECADE else f"{year}-{_PARTS[code][0]}"
                     for code in self.evidence if code == DECADE or code in _PARTS), "")  # fmt: skip

    def _span(self) -> tuple[str, str] | None:
        """The first and the last month or year of a part of a year or of a decade; none of a season."""
        year = self.value.year if self.value else 0
        for code in self.evidence:
            if code == DECADE:
                return f"{year:04d}", f"{year + 9:04d}"
            if code in _PARTS and (first := _PARTS[code][1]):
                return f"{year:04d}-{first:02d}", f"{year:04d}-{_PARTS[code][2]:02d}"
        return None

    def to_dict(self) -> dict[str, Any]:
        """JSON types only; the inverse is `from_dict`."""
        value = _iso(self.value)
        day = self.precision == "day" and not isinstance(self.value, dt.datetime)
        return {
            "value": value, "iso": value if day else self.isoformat(), "precision": self.precision,
            "text": self.text, "start": self.start, "end": self.end, "order": self.order,
            "calendar": self.calendar,
            "alternatives": [_iso(a) for a in self.alternatives], "ambiguous": self.ambiguous,
            "evidence": list(self.evidence), "zone_evidence": list(self.zone_evidence),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Date:
        """Rebuild what `to_dict` wrote."""
        return cls(
            _from_iso(data["value"]), data["precision"], data["text"], data["start"], data["end"],
            data["order"], data["calendar"],
            tuple(a for a in map(_from_iso, data["alternatives"]) if a is not None),
            data["ambiguous"], tuple(data["evidence"]), tuple(data["zone_evidence"]),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Money(Value):
    """An amount of money: exact `Decimal` with scale words applied, ISO 4217 code or `None`."""

    amount: Decimal
    currency: str | None
    text: str
    start: int
    end: int
    amount_max: Decimal | None = None
    """A range's other end; `None` for a single amount."""
    alternatives: tuple[str, ...] = ()
    """Other possible ISO 4217 codes, likeliest first."""
    approximate: bool = False
    evidence: tuple[str, ...] = ()

    def format(self, locale: str = "en") -> str:
        """The amount as that locale writes it (Babel/CLDR), full digits; bare when the currency is unknown.

        >>> Money(Decimal("1600000000"), "USD", "$1.6 billion", 0, 12).format("de")
        '1.600.000.000,00\\xa0$'
        """
        from babel import Locale
        from babel.numbers import format_currency, format_decimal

        loc = Locale.parse(locale.replace("-", "_"))
        amounts = [self.amount] if self.amount_max is None else [self.amount, self.amount_max]
        if self.currency is None:
            return "–".join(format_decimal(a, locale=loc) for a in amounts)
        return "–".join(format_currency(a, self.currency, locale=loc) for a in amounts)

    def to_dict(self) -> dict[str, Any]:
        """JSON types only: amounts as decimal strings, never floats; the inverse is `from_dict`."""
        return {
            "amount": f"{self.amount:f}",
            "amount_max": None if self.amount_max is None else f"{self.amount_max:f}",
            "currency": self.currency, "alternatives": list(self.alternatives),
            "approximate": self.approximate, "text": self.text,
            "start": self.start, "end": self.end, "evidence": list(self.evidence),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Money:
        """Rebuild what `to_dict` wrote."""
        high = data["amount_max"]
        return cls(
            Decimal(data["amount"]), data["currency"], data["text"], data["start"], data["end"],
            None if high is None else Decimal(high), tuple(data["alternatives"]), data["approximate"],
            tuple(data["evidence"]),
        )  # fmt: skip


class _OpenMoney(Value):
    """A `Money` that is being filled."""

    __slots__ = Money.__slots__
    amount: Decimal
    currency: str | None
    text: str
    start: int
    end: int
    amount_max: Decimal | None
    alternatives: tuple[str, ...]
    approximate: bool
    evidence: tuple[str, ...]


def make_money(
    amount: Decimal, currency: str | None, text: str, start: int, end: int, amount_max: Decimal | None,
    alternatives: tuple[str, ...], approximate: bool, evidence: tuple[str, ...],
) -> Money:  # fmt: skip
    """`Money(…)` in a tenth of its time: a frozen dataclass sets every field through a call of its own.

    >>> make_money(Decimal(5), "USD", "$5", 0, 2, None, (), False, ()) == Money(Decimal(5), "USD", "$5", 0, 2)
    True
    """
    found = _OpenMoney()
    found.amount, found.currency, found.text, found.start, found.end = amount, currency, text, start, end
    found.amount_max, found.alternatives, found.approximate, found.evidence = (
        amount_max, alternatives, approximate, evidence,
    )  # fmt: skip
    found.__class__ = Money  # type: ignore[assignment]  # two classes of one layout
    return found  # type: ignore[return-value]  # it is a Money since the line above


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Language(Value):
    """The language of a text: BCP 47 `tag` ("und" for none), ISO 15924 `script`, calibrated confidence."""

    tag: str
    script: str
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class OrderEvidence(Value):
    """What a series of dates proves about the order of its fields."""

    order: Order | None
    proofs: tuple[str, ...] = ()
    """The texts that allow no other order."""
    contradictions: tuple[str, ...] = ()
    """Texts that prove another order than the majority."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Record(Value):
    """A clean news record; `restore` rebuilds the source from it."""

    headline: str | None = None
    description: str | None = None
    body: str = ""
    """Paragraphs and crossheads, a blank line between each two."""
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    dateline: str | None = None
    published: Date | None = None
    updated: Date | None = None
    language: Language | None = None
    languages: tuple[LanguageSpan, ...] = ()
    dates: tuple[Date, ...] = ()
    money: tuple[Money, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | None = None
    segments: tuple[Segment, ...] = ()
    """Tiles of the source in order, joined by `restore`."""
    edits: tuple[Edit, ...] = field(default=())
    """What `repair` changed before anything was read."""

    def restore(self) -> str:
        """The source text, rebuilt exactly from fields, removed pieces and segments.

        >>> segments = Segment("headline", 0, 2), Segment("space", 2, 3, chr(10))
        >>> Record(headline="Hi", segments=segments).restore()
        'Hi\\n'
        """
        fields: dict[str, list[str | None]] = {"headline": [self.headline], "description": [self.description]}
        fields["body"] = [*self.body.split("\n\n")]
        queue = {role: iter(texts) for role, texts in fields.items()}
        cut = {r.start: r.text for r in reversed(self.removed) if r.kind != "invisible"}  # of two, the first
        parts = []
        for segment in self.segments:
            # A segment with a text of its own has its place in the field too: it takes its turn there.
            held = next(queue[segment.role], None) if segment.role in queue else cut.get(segment.start)
            parts.append(segment.text if segment.text is not None else held or "")
        return "".join(parts)

    def to_dict(self) -> dict[str, Any]:
        """JSON types only; the inverse is `from_dict`."""
        return {
            "headline": self.headline, "description": self.description, "body": self.body,
            "authors": list(self.authors), "credits": list(self.credits), "captions": list(self.captions),
            "dateline": self.dateline,
            "published": None if self.published is None else self.published.to_dict(),
            "updated": None if self.updated is None else self.updated.to_dict(),
            "language": None if self.language is None else _plain(self.language),
            "languages": [
                {"start": start, "end": end, "tag": tag, "script": script} for start, end, tag, script in self.languages
            ],
            "dates": [d.to_dict() for d in self.dates], "money": [m.to_dict() for m in self.money],
            "removed": [
                {"kind": kind, "text": text, "start": start, "end": end, "rule": rule, "language": language}
                for kind, text, start, end, rule, language in self.removed
            ],
            "notes": list(self.notes), "url": self.url,
            "segments": [
                {"role": role, "start": start, "end": end, "text": text} for role, start, end, text in self.segments
            ],
            "edits": [edit._asdict() for edit in self.edits],
        }  # fmt: skip

    def to_json(self, *, indent: int | None = 2) -> str:
        """The record as JSON text (UTF-8 characters as they are)."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """Rebuild what `to_dict` wrote; `RecordError` names the field that is missing or malformed."""
        try:
            return _record(data)
        except KeyError as error:
            raise RecordError(f"the record has no field {error.args[0]!r}; {_REMEDY}") from error
        except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise RecordError(f"a field of the record is malformed ({error}); {_REMEDY}") from error

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Rebuild what `to_json` wrote.

        >>> Record.from_json(Record(headline="Hi").to_json()).headline
        'Hi'
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise RecordError(f"the text is no JSON: {error}") from error
        if not isinstance(data, dict):
            raise RecordError(f"a record is a JSON object, not {type(data).__name__}")
        return cls.from_dict(data)


_REMEDY = "pass what Record.to_dict wrote"


def _record(data: Mapping[str, Any]) -> Record:
    language = data["language"]
    published, updated = data["published"], data["updated"]
    return Record(
        headline=data["headline"], description=data["description"], body=data["body"],
        authors=tuple(data["authors"]), credits=tuple(data["credits"]), captions=tuple(data["captions"]),
        dateline=data["dateline"],
        published=None if published is None else Date.from_dict(published),
        updated=None if updated is None else Date.from_dict(updated),
        language=None if language is None else _language(language),
        languages=tuple(LanguageSpan(**s) for s in data["languages"]),
        dates=tuple(map(Date.from_dict, data["dates"])), money=tuple(map(Money.from_dict, data["money"])),
        removed=tuple(Removed(**r) for r in data["removed"]), notes=tuple(data["notes"]), url=data["url"],
        segments=tuple(Segment(**s) for s in data["segments"]), edits=tuple(Edit(**e) for e in data["edits"]),
    )  # fmt: skip


def _language(data: Mapping[str, Any]) -> Language:
    return Language(**{**data, "evidence": tuple(data["evidence"])})


def _plain(found: Language) -> dict[str, Any]:
    return {"tag": found.tag, "script": found.script, "confidence": found.confidence, "evidence": list(found.evidence)}


def _iso(value: dt.date | dt.datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _from_iso(text: str | None) -> dt.date | dt.datetime | None:
    if text is None:
        return None
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)

"""The draft of a record: what the stages of the pipeline have found so far, private to one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from normalize.article.body import Range
from normalize.article.given import Given
from normalize.article.rows import Row
from normalize.article.stamps import Stamp
from normalize.hints import Hints
from normalize.model import Date, Language, Money, Repaired
from normalize.offsets import OffsetMap
from normalize.profile import Profile
from normalize.text.digits import DigitRun

__all__ = ["Draft"]


@dataclass(slots=True, eq=False)
class Draft:
    """Filled stage by stage; spans count in the repaired text until the record is built."""

    given: Given
    hints: Hints
    profile: Profile
    url: str | None
    repaired: Repaired
    offsets: OffsetMap
    rows: list[Row] = field(default_factory=list)
    runs: Sequence[DigitRun] = ()
    language: Language = field(default_factory=lambda: Language("und", "Zyyy", 0.0))
    body: Range = field(default_factory=lambda: Range(0, 0))
    headline: int | None = None
    authors: tuple[str, ...] = ()
    dates: list[Date] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    published: Date | None = None
    updated: Date | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.repaired.text

    @property
    def carrier(self) -> Callable[[int, int], tuple[int, int]] | None:
        """What carries spans back to the source; `None` where nothing was repaired."""
        return self.offsets.to_source if self.repaired.edits else None

    def informed_hints(self) -> Hints:
        """The caller's hints with the language of the article behind his own."""
        tag = self.language.tag
        if tag == "und" or tag in self.hints.languages:
            return self.hints
        return replace(self.hints, languages=(*self.hints.languages, tag))

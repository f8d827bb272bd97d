"""What the caller told us, in one frozen value that the rooms share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from normalize.model import Order

__all__ = ["Hints"]


@dataclass(frozen=True, slots=True)
class Hints:
    """Hints of one call; each is outweighed by proof in the text.

    `languages` are BCP 47 tags, likeliest first; `country` is ISO 3166-1 alpha-2; `timezone` an IANA name;
    `reference` the moment the text was written or fetched.  `source_order` and `source_timezone` are what a
    profile says that the source always does: stronger than a hint, weaker than metadata.
    """

    languages: tuple[str, ...] = ()
    country: str | None = None
    order: Order | None = None
    timezone: str | None = None
    reference: dt.datetime | None = None
    source_order: Order | None = None
    source_timezone: str | None = None

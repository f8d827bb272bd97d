"""newsnorm: dirty multilingual news text in, a clean record with its evidence out.

Names load lazily: importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalize.dates.find import find_dates, parse_date
    from normalize.dates.order import infer_order
    from normalize.errors import NewsnormError, NewsnormWarning
    from normalize.language.detect import detect_language
    from normalize.language.spans import find_languages
    from normalize.model import (
        Cleaned,
        Date,
        Edit,
        Language,
        LanguageSpan,
        Money,
        OrderEvidence,
        Record,
        Removed,
        Repaired,
        Segment,
    )
    from normalize.money.find import find_money, parse_money
    from normalize.pipeline import clean, normalize, normalize_html
    from normalize.profile import Profile
    from normalize.text.repair import repair

__all__ = [
    "Cleaned",
    "Date",
    "Edit",
    "Language",
    "LanguageSpan",
    "Money",
    "NewsnormError",
    "NewsnormWarning",
    "OrderEvidence",
    "Profile",
    "Record",
    "Removed",
    "Repaired",
    "Segment",
    "__version__",
    "clean",
    "detect_language",
    "find_dates",
    "find_languages",
    "find_money",
    "infer_order",
    "normalize",
    "normalize_html",
    "parse_date",
    "parse_money",
    "repair",
]

__version__ = "0.1.0"

_HOMES = {
    "clean": "pipeline",
    "detect_language": "language.detect",
    "find_dates": "dates.find",
    "find_languages": "language.spans",
    "find_money": "money.find",
    "infer_order": "dates.order",
    "normalize": "pipeline",
    "normalize_html": "pipeline",
    "parse_date": "dates.find",
    "parse_money": "money.find",
    "repair": "text.repair",
    "Profile": "profile",
    "NewsnormError": "errors",
    "NewsnormWarning": "errors",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'normalize' has no attribute {name!r}")
    value = getattr(import_module(f"normalize.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

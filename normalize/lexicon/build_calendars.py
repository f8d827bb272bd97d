"""Builder of the table `calendars`: month names and era words of the calendars beside the Gregorian.

Babel carries the Gregorian month names alone, so these words come from `[dates.calendars.*]`.  A payload is a
`|`-separated list of `calendar.month` (`persian.7`) and `calendar.era`; `@h:` rows give the calendars whose bare years
a language's papers print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize.lexicon.schema import Locale
from normalize.lexicon.table import fold

__all__ = ["tables"]

ARABIC_LETTERS = str.maketrans("ىيكةأإآ", "ییکهااا")
"""Letters that Arabic and Persian keyboards interchange; the look-up folds them too (`calendars.key_of`)."""


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """The table `calendars`."""
    senses: dict[str, dict[str, None]] = {}
    rows = {}
    for language in languages:
        if habit := language.words("dates", "calendar_habit"):
            rows[f"@h:{language.tag}"] = ",".join(habit)
        for sense, words in language.groups("dates", "calendars").items():
            for word in words:
                senses.setdefault(fold(word).translate(ARABIC_LETTERS), {})[sense] = None
    return {"calendars": {**rows, **{key: "|".join(found) for key, found in senses.items()}}}

"""Two stacks a user would write without newsnorm, and the lower bound that any of them stands on."""

from __future__ import annotations

import re
from collections.abc import Callable

Stack = Callable[[str], object]

BOILERPLATE = re.compile(
    r"^(photo|image)\b.*|related (articles|stories).*|read more.*|(new )?comments?.*|share.*|subscribe.*|"
    r"advertisement.*|(last |first )?(published|updated|posted)\b.*|.*all rights reserved.*|by [A-Z].{2,40}$",
    re.I,
)
AMOUNT = re.compile(
    r"(?:US\$|R\$|Rp|[$€£¥₪₹₩])\s?\d[\d.,]*(?:\s?(?:trillion|billion|million|bn|m|k)\b)?"
    r"|\d[\d.,]*\s?(?:(?:million|milliard|miljoon|milion|miliard)\w*\s)?(?:[$€£¥₪₹₩]|(?:USD|EUR|GBP|euros?|Euro)\b)"
)
STAMP = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:,? \d{1,2}:\d\d)?"
    r"|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
)
WORD = re.compile(r"\d+|\w+")


def lower_bound(text: str) -> int:
    r"""One pass of `\d+|\w+` over the text; nothing is kept."""
    return sum(1 for _ in WORD.finditer(text))


def _mended(text: str, sample: int | None) -> tuple[str, str, list[str], list[object]]:
    """What both stacks share: mended text, language, the lines that are no boilerplate, the amounts."""
    import ftfy
    import langdetect
    from price_parser import Price

    text = ftfy.fix_text(text)
    try:
        tag = langdetect.detect(text[:sample])
    except langdetect.LangDetectException:
        tag = "en"
    body = [line for line in text.splitlines() if not BOILERPLATE.match(line)]
    amounts: list[object] = [Price.fromstring(match.group()) for match in AMOUNT.finditer(text)]
    return text, {"zh-cn": "zh", "zh-tw": "zh-Hant", "no": "nb"}.get(tag, tag), body, amounts


def naive() -> Stack:
    """Every tool on the whole text, as its front page shows it."""
    import langdetect
    from dateparser.search import search_dates

    langdetect.DetectorFactory.seed = 0

    def process(text: str) -> object:
        text, tag, body, amounts = _mended(text, None)
        return tag, search_dates(text, languages=[tag]), body, amounts

    return process


def careful() -> Stack:
    """The same tools after a look at a profile: 500 characters for the language, dates only where a pattern matches."""
    import dateparser
    import langdetect

    langdetect.DetectorFactory.seed = 0

    def process(text: str) -> object:
        text, tag, body, amounts = _mended(text, 500)
        dates = [dateparser.parse(match.group(), languages=[tag]) for match in STAMP.finditer(text)]
        return tag, dates, body, amounts

    return process

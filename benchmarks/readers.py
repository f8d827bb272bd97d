"""One function a tool, from a line to the same plain answer, so that scripts can lay tools side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from common import installed

import normalize

DateLine = tuple[str, str, str]
"""A line, its language, and the date alone, cut out by hand."""
DateReader = Callable[[DateLine], str]
"""From a line to ISO 8601 to the minute, "" for none."""
MoneyReader = Callable[[tuple[str, str]], list[str]]
"""From a line and its language to amount and currency, empty for none."""


def date_line(row: Mapping[str, Any]) -> DateLine:
    """A row of `lines.toml` as the date readers take it."""
    return row["text"], row["language"], row.get("bare", row["text"])


def _minutes(value: dt.datetime | None) -> str:
    return "" if value is None else value.isoformat(timespec="minutes")


def _our_date(line: DateLine) -> str:
    found = normalize.find_dates(line[0], languages=[line[1]])
    return (found[0].isoformat() or "") if found else ""


def _dateparser(line: DateLine) -> str:
    import dateparser

    return _minutes(dateparser.parse(line[2], languages=[line[1]]))


def _search(line: DateLine) -> str:
    from dateparser.search import search_dates

    found = search_dates(line[0], languages=[line[1]])
    return _minutes(found[0][1]) if found else ""


def _dateutil(line: DateLine) -> str:
    from dateutil import parser

    try:
        return _minutes(parser.parse(line[0], fuzzy=True))
    except (ValueError, OverflowError):
        return ""


def _htmldate(line: DateLine) -> str:
    import htmldate

    page = f"<html lang='{line[1]}'><body><article><p>{line[0]}</p></article></body></html>"
    return htmldate.find_date(page, original_date=True, outputformat="%Y-%m-%d") or ""


def _our_money(line: tuple[str, str]) -> list[str]:
    found = normalize.find_money(line[0], language=line[1])
    return [f"{found[0].amount.normalize():f}", found[0].currency or ""] if found else []


def _price_parser(line: tuple[str, str]) -> list[str]:
    from price_parser import Price

    found = Price.fromstring(line[0])
    return [] if found.amount is None else [f"{found.amount.normalize():f}", found.currency or ""]


def _quantulum(line: tuple[str, str]) -> list[str]:
    from quantulum3 import parser

    for found in parser.parse(line[0]):
        if found.unit.entity.name == "currency":
            return [f"{found.value:.10g}" if found.value < 1e9 else f"{found.value:.0f}", found.unit.name]
    return []


def date_readers() -> dict[str, DateReader]:
    """newsnorm and the date readers that are installed here."""
    found: dict[str, DateReader] = {"newsnorm": _our_date}
    if installed("dateparser"):
        found |= {"dateparser.parse (date cut out)": _dateparser, "dateparser.search": _search}
    if installed("dateutil"):
        found["dateutil (fuzzy)"] = _dateutil
    if installed("htmldate"):
        found["htmldate"] = _htmldate
    return found


def money_readers() -> dict[str, MoneyReader]:
    """newsnorm and the money readers that are installed here."""
    found: dict[str, MoneyReader] = {"newsnorm": _our_money}
    if installed("price_parser"):
        found["price-parser"] = _price_parser
    if installed("quantulum3"):
        found["quantulum3"] = _quantulum
    return found


SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "R$": "BRL", "円": "JPY", "CHF": "CHF"}
NAMES = {"dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "united states dollar": "USD"}


def code(currency: str) -> str:
    """The ISO 4217 code that a tool's sign or name stands for, with all goodwill.

    >>> code("€"), code("Euro"), code("SEK")
    ('EUR', 'EUR', 'SEK')
    """
    return SIGNS.get(currency) or NAMES.get(currency.lower()) or currency

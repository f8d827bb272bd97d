"""Streets, squares and stadiums named after a day are no dates; days beside such words are."""

from __future__ import annotations

import datetime as dt

import pytest

from normalize import find_dates

SEEN = dt.datetime(2024, 6, 12, 12)
NAMES = [
    ("Der Zug zog über die Straße des 17. Juni.", "de"), ("12, rue du 4 Septembre, Paris", "fr"),
    ("place du 8-Mai-1945", "fr"), ("Calle 9 de Julio 450", "es"), ("el estadio 25 de Noviembre", "es"),
    ("in via 4 Novembre 12", "it"), ("na rua 25 de Março, 12", "pt"), ("улица 8 Марта, 5", "ru"),
    ("ul. 3 Maja 7", "pl"), ("náměstí 28. října", "cs"), ("19 Mayıs Caddesi 12", "tr"), ("Március 15. tér 3", "hu"),
    ("26 July Street, Harare", "en"), ("شارع 26 يوليو", "ar"), ("đường 30 tháng 4", "vi"),
]  # fmt: skip
DAYS = [
    ("Auf der Straße am 3. Mai", "de", 1), ("dans la rue le 4 septembre", "fr", 1),
    ("rue fermée du 8 mai 2024", "fr", 1),
    ("en la calle el 9 de julio", "es", 1), ("in via il 4 novembre", "it", 1),
    ("взрыв в метро 3 апреля 2017 года", "ru", 1),
    ("26 July streetcars ran", "en", 1), ("On 26 July the street was closed", "en", 1),
    ("Le 8 mai 1945, place de la paix", "fr", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), NAMES)
def test_a_place_named_after_a_day_is_no_date(text: str, language: str) -> None:
    assert not find_dates(text, languages=[language], reference=SEEN)


@pytest.mark.parametrize(("text", "language", "many"), DAYS)
def test_a_day_beside_a_place_is_a_date(text: str, language: str, many: int) -> None:
    assert len(find_dates(text, languages=[language], reference=SEEN)) == many


def test_a_month_takes_no_clock() -> None:
    found = find_dates("mayo de 2024; 3T 2024", languages=["es"], reference=SEEN)
    assert [date.precision for date in found][:1] == ["month"]


@pytest.mark.parametrize(("language", "month"), [("pl", 11), ("hr", 10), ("cs", 11)])
def test_a_month_is_that_of_the_language_named(language: str, month: int) -> None:
    word = "listopadu" if language == "cs" else "listopada"
    found = find_dates(f"11. {word}; 11. {word} 2023", languages=[language], reference=SEEN)
    assert [getattr(date.value, "month", None) for date in found] == [month, month]

"""Parts of years, decades and feasts beside a year: CLDR's quarters and dateutil's rules as oracles, negatives."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from babel import Locale
from dateutil.relativedelta import FR, MO, TH, relativedelta

import normalize
from normalize import find_dates, parse_date
from normalize.dates.holidays import holiday

SEEN = dt.datetime(2024, 5, 8, 12)
PERIODS = [
    ("Sales rose in Q3 2023.", "en", "Q3 2023", "2023-35"),
    ("the third quarter of 2022", "en", "third quarter of 2022", "2022-35"),
    ("In the first half of 2021 profits fell", "en", "first half of 2021", "2021-40"),
    ("in H2 2022", "en", "H2 2022", "2022-41"),
    ("over the summer of 2020", "en", "summer of 2020", "2020-22"),
    ("in the early 1990s", "en", "1990s", "199X"),
    ("in the '80s", "en", "80s", "198X"),
    ("late 2010", "en", "late 2010", "2010"),
    ("im 3. Quartal 2023", "de", "3. Quartal 2023", "2023-35"),
    ("in den 90er Jahren", "de", "90er Jahren", "199X"),
    ("au troisième trimestre 2023", "fr", "troisième trimestre 2023", "2023-35"),
    ("à l'été 2021", "fr", "été 2021", "2021-22"),
    ("los años 90", "es", "los años 90", "199X"),
    ("в III квартале 2023 года", "ru", "III квартале 2023", "2023-35"),
    ("в 1990-х годах", "ru", "1990-х годах", "199X"),
    ("2023 első félévében", "hu", "2023 első félévében", "2023-40"),
    ("2021 nyarán", "hu", "2021 nyarán", "2021-22"),
    ("2023'ün üçüncü çeyreğinde", "tr", "2023'ün üçüncü çeyreğinde", "2023-35"),
    ("vuoden 2010 lopussa", "fi", "2010 lopussa", "2010"),
    ("2021 m. vasarą", "lt", "2021 m. vasarą", "2021-22"),
    ("2023. aasta suvel", "et", "2023. aasta suvel", "2023-22"),
    ("في الربع الثالث من عام 2023", "ar", "الربع الثالث من عام 2023", "2023-35"),
    ("בקיץ 2021", "he", "בקיץ 2021", "2021-22"),
    ("ไตรมาส 3/2566", "th", "ไตรมาส 3/2566", "2023-35"),
    ("2023年第三季度", "zh", "2023年第三季度", "2023-35"),
    ("2023年上半期に", "ja", "2023年上半期", "2023-40"),
    ("2021년 여름, 서울", "ko", "2021년 여름", "2021-22"),
    ("quý 3 năm 2023", "vi", "quý 3 năm 2023", "2023-35"),
    ("tahun 1990-an", "id", "1990-an", "199X"),
]


@pytest.mark.parametrize(("text", "language", "phrase", "edtf"), PERIODS)
def test_periods(text: str, language: str, phrase: str, edtf: str) -> None:
    (found,) = find_dates(text, languages=[language], reference=SEEN)
    assert (found.text, found.edtf(), found.precision) == (phrase, edtf, "year")
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They won 80s of games, room 1990.", "en"),
        ("In 2010 people left; he was in his 80s.", "en"),
        ("the 2021 Summer Olympics", "en"),
        ("Rule 4 2010, model S 2021, the first 2000 visitors, the last 2000", "en"),
        ("a quarter, 1500 m race; half 2000 of them; at the end 2000 soldiers died", "en"),
        ("Er ist 80 Jahre alt, die ersten 2000 Besucher, Ende 30, Sommer 50 Euro", "de"),
        ("20 años tiene, son 1500 habitantes", "es"),
        ("In spring. 2021 people came", "en"),
        ("2023中国", "zh"),
        ("2024年春节", "zh"),
        ("pada tahun 1990", "id"),
        ("été 2021", "de"),
        ("$2010 late", "en"),
    ],
)
def test_no_periods(text: str, language: str) -> None:
    assert find_dates(text, languages=[language], reference=SEEN) == []


FILLED = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk", "tr", "hu", "ro",
          "ar", "fa", "he", "hi", "ja", "zh", "ko", "vi", "th", "id", "lt", "lv", "et", "el", "hr", "bg", "ca",
          ]  # fmt: skip


@pytest.mark.parametrize("tag", FILLED)
def test_quarters_as_cldr_names_them(tag: str) -> None:
    names = Locale.parse(tag).quarters["format"]["wide"]
    for number, name in names.items():
        text = {"ja": f"2023年{name}", "zh": f"2023年{name}", "ko": f"2023년 {name}"}.get(tag, f"{name} 2023")
        found = parse_date(text, languages=[tag])
        assert found is not None, text
        assert (found.edtf(), found.value) == (f"2023-{32 + number}", dt.date(2023, 3 * number - 2, 1)), text


def test_a_period_as_an_interval() -> None:
    found = {text: parse_date(text) for text in ("Q3 2023", "H1 2021", "the 1990s", "summer 2021")}
    assert {text: date and date.isoformat() for text, date in found.items()} == {
        "Q3 2023": "2023-07/2023-09", "H1 2021": "2021-01/2021-06", "the 1990s": "1990/1999", "summer 2021": "2021",
    }  # fmt: skip
    for date in found.values():
        assert date is not None
        assert normalize.Date.from_dict(date.to_dict()).edtf() == date.edtf()


def test_a_decade_of_either_century() -> None:
    found = parse_date("20er Jahre", languages=["de"])
    assert found is not None
    assert (found.edtf(), found.ambiguous, [d.year for d in found.alternatives]) == ("192X?", True, [2020])


@pytest.mark.parametrize("year", range(1990, 2040))
def test_feasts(year: int) -> None:
    november = dt.date(year, 11, 1)
    thanksgiving = november + relativedelta(weekday=TH(4))
    assert holiday("thanksgiving", year) == [thanksgiving, dt.date(year, 10, 1) + relativedelta(weekday=MO(2))]
    assert holiday("black-friday", year) == [thanksgiving + relativedelta(weekday=FR)]
    assert holiday("easter", year)[0].weekday() == holiday("orthodox-easter", year)[0].weekday() == 6
    assert holiday("ascension", year)[0].weekday() == 3


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("They met on Christmas Day 2022.", "en", "2022-12-25"), ("Easter Monday 2024", "en", "2024-04-01"),
        ("Am Ostermontag 2024", "de", "2024-04-01"), ("an Heiligabend 2023", "de", "2023-12-24"),
        ("le lundi de Pâques 2024", "fr", "2024-04-01"), ("en Nochebuena de 2023", "es", "2023-12-24"),
        ("a Pasqua 2024", "it", "2024-03-31"), ("το Πάσχα 2024", "el", "2024-05-05"),
        ("Пасха 2024", "ru", "2024-05-05"),
        ("Black Friday 2023", "en", "2023-11-24"), ("Skærtorsdag 2024", "da", "2024-03-28"),
        ("Wielki Piątek 2024", "pl", "2024-03-29"),
    ],
)  # fmt: skip
def test_feasts_beside_a_year(text: str, language: str, iso: str) -> None:
    (found,) = find_dates(text, languages=[language])
    assert (found.isoformat(), found.precision, found.ambiguous) == (iso, "day", False)


def test_thanksgiving_is_two_days() -> None:
    (told,) = find_dates("on Thanksgiving 2023", languages=["en"])
    assert (told.isoformat(), told.ambiguous, str(told.alternatives[0])) == ("2023-11-23", True, "2023-10-09")
    (canadian,) = find_dates("on Thanksgiving 2023", languages=["en-CA"])
    assert canadian.isoformat() == "2023-10-09"


def test_a_feast_without_a_year() -> None:
    found = parse_date("on Christmas Eve", languages=["en"], reference=SEEN)
    assert found is not None
    assert (found.isoformat(), found.ambiguous, str(found.alternatives[0])) == ("2024-12-24", True, "2023-12-24")
    unknown = parse_date("on Christmas Eve", languages=["en"])
    assert unknown is not None
    assert unknown.value is None
    assert find_dates("He spoke at Christmas.", languages=["en"], reference=SEEN) == []


@pytest.mark.parametrize("text", ["A Christmas carol", "Easter eggs", "Noel Gallagher"])
def test_no_feasts(text: str) -> None:
    assert parse_date(text, languages=["en"], reference=SEEN) is None


@pytest.mark.parametrize("piece", ["summer 2021 ", "2021 ", "the 1990s, ", "2023年", "in spring of the year 2020. "])
def test_linear(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_dates(text, languages=["en"])
        return time.process_time() - start

    cost(1000)
    small = min(cost(20_000) for _ in range(2))
    assert min(cost(80_000) for _ in range(2)) < 6 * small + 0.05

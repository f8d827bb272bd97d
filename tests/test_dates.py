"""Dates: what is read, what is left alone, and what evidence decides."""

from __future__ import annotations

import datetime as dt

import pytest

import normalize
from normalize.dates.find import Witness, candidates, settle
from normalize.evidence import Rung
from normalize.hints import Hints

MINUTE = "2012-02-26T18:56"
DAY = "2012-02-26"

STAMPS = [
    # text, languages, ISO
    ("26. Februar 2012, 18:56 Uhr", ["de"], MINUTE),
    ("February 26, 2012 at 6:56 p.m.", ["en"], MINUTE),
    ("Feb. 26th, 2012 6:56PM", [], MINUTE),
    ("ဖေဖော်ဝါရီ ၂၆၊ ၂၀၁၂", ["my"], DAY),
    ("ፌብሩዋሪ 26፣ 2012", ["am"], DAY),
    ("Sun Feb 26 18:56:07 2012", [], "2012-02-26T18:56:07"),
    ("Sun Feb 26 18:56:07 EST 2012", [], "2012-02-26T18:56:07-05:00"),
    ("Sun, 26 Feb 2012 18:56:07 +0200", [], "2012-02-26T18:56:07+02:00"),
    ("2012-02-26T18:56:07Z", [], "2012-02-26T18:56:07+00:00"),
    ("2012-02-26T18:56:07.123+02:00", [], "2012-02-26T18:56:07+02:00"),
    ("20120226T185607Z", [], "2012-02-26T18:56:07+00:00"),
    ("20120226", [], DAY),
    ("2012-W08-7", [], DAY),
    ("2012-W08-7T18:56", [], MINUTE),
    ("2012-057", [], DAY),
    ("26 Feb 12, 18:56", [], MINUTE),
    ("26.FEB.12", ["es"], DAY),
    ("26.févr.12, 18:56", ["fr"], MINUTE),
    ("26 de febrero de 2012 a las 18:56", ["es"], MINUTE),
    ("dimanche 26 février 2012 à 18h56", ["fr"], MINUTE),
    ("26 февр. 2012 г. в 18:56", ["ru"], MINUTE),
    ("26 лютого 2012 року, 18:56", ["uk"], MINUTE),
    ("26 Şubat 2012 Pazar, 18:56", ["tr"], MINUTE),
    ("26 ŞUBAT 2012", ["tr"], DAY),
    ("2012. február 26. 18:56", ["hu"], MINUTE),
    ("2012. gada 26. februāris", ["lv"], DAY),
    ("2012 m. vasario 26 d.", ["lt"], DAY),
    ("ngày 26 tháng 2 năm 2012", ["vi"], DAY),
    ("2012年2月26日(日)18時56分", ["ja"], MINUTE),
    ("2012年2月26日 下午6:56", ["zh"], MINUTE),
    ("二〇一二年二月二十六日", ["zh"], DAY),
    ("2012년 2월 26일 오후 6:56", ["ko"], MINUTE),
    ("26 กุมภาพันธ์ 2555 18:56 น.", ["th"], MINUTE),
    ("26 شباط 2012", ["ar"], DAY),
    ("٢٦ فبراير ٢٠١٢", ["ar"], DAY),
    ("26 بפברואר 2012".replace("ب", "ב"), ["he"], DAY),
    ("26 फ़रवरी 2012, 6:56 pm", ["hi"], MINUTE),
    ("२६ फेब्रुवारी २०१२", ["mr"], DAY),
    ("26‏/02‏/2012", ["ar"], DAY),
    ("２０１２年２月２６日", ["ja"], DAY),
    ("7 esfand 1390".replace("esfand", "اسفند"), ["fa"], DAY),
    ("平成24年2月26日", ["ja"], DAY),
    ("26.02.2012 kl. 18.56", ["da"], MINUTE),
    ("26.02.2012 18.56", ["fi"], MINUTE),
    ("18:56 | 26.02.2012", [], MINUTE),
    ("6pm, 26 February 2012", ["en"], "2012-02-26T18:00"),
    ("February 26, 2012 9AM ET", ["en"], "2012-02-26T09:00-05:00"),
    ("February 26, 2012 9 am", ["en"], "2012-02-26T09:00"),
    ("am 26. Februar 2012", ["de"], DAY),
    ("18:56 GMT 26.02.2012", [], "2012-02-26T18:56+00:00"),
    ("18:56 EDT, 26 June 2012", [], "2012-06-26T18:56-04:00"),
    ("26/Feb/2012", [], DAY),
    ("26-Feb-12", [], DAY),
    ("2012/2/26", [], DAY),
    ("Apr 28 20232:23 PM EDT", [], "2023-04-28T14:23-04:00"),
    ("second Sunday in March 2014", ["en"], "2014-03-09"),
    ("26 February 2012 at noon", ["en"], "2012-02-26T12:00"),
    ("February 2012", ["en"], "2012-02"),
]

NOISY = [
    ("Published: 26.02.2012 | 18:56", MINUTE),
    ("By Ada LovelaceFebruary 26, 2012 6:56 pm", MINUTE),
    ("Zuletzt aktualisiert am 26.02.2012 um 18:56 Uhr von Redaktion", MINUTE),
    ("eröffnet26.02.2012 - 18:56", MINUTE),
    ("© Foto: Agentur, 26. Februar 2012", DAY),
    ("Publié le 26/02/2012 à 18h56 par la rédaction", MINUTE),
    ("(last edited 2012-02-26 18:56:07 by somebody)", "2012-02-26T18:56:07"),
]

NO_DATE = [
    "The fare rose to Sh12 and a loaf costs Sh4 now.",
    "Tickets cost Dh15 at the gate.",
    "", " ", "May I ask why?", "Ms May said so.", "The Sun said so.", "de mars et Vénus", "1,234.56", "$69.00",
    "11,70 €", "A partir de 11,70 €", "0-3", "12:34", "3/4", "v2.10.12.7", "192.168.1.1", "+49 30 123456",
    "ISBN 978-3-16-148410-0", "50%", "5 to 7", "F-35", "A350", "32 January 2015", "31.04.2012", "2012-02-30",
    "30/30/2012", "99.99.99", "1962", "NaN", "100M", "a", "12/09/18567", "0.0.0", "GMT", "pm", "10 pm",
    "\ud800 26", "1.2.3.4.5.6", "24/7", "9/11", "room 12", "12345678", "2012-400", "2012-W60-1", "call 2012-057 now",
]  # fmt: skip


@pytest.mark.parametrize(("text", "languages", "iso"), STAMPS)
def test_stamp(text: str, languages: list[str], iso: str) -> None:
    found = normalize.parse_date(text, languages=languages)
    assert found is not None
    assert found.isoformat() == iso
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(("text", "iso"), NOISY)
def test_stamp_in_noise(text: str, iso: str) -> None:
    found = normalize.parse_date(text)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date(text: str) -> None:
    assert normalize.find_dates(text) == []


def test_the_seed_line() -> None:
    """A Hebrew label before a month-first date: what is impossible outweighs label and hint."""
    found = normalize.parse_date("פרסום ראשון: 02.26.12, 18:56", languages=["he"])
    assert found is not None
    assert (found.isoformat(), found.order, found.ambiguous) == (MINUTE, "MDY", False)


def test_open_date_keeps_both_readings() -> None:
    found = normalize.parse_date("02.03.12", languages=["he"])
    assert found is not None
    assert found.value == dt.date(2012, 3, 2)
    assert dt.date(2012, 2, 3) in found.alternatives
    assert found.ambiguous
    assert "habit:language:he" in found.evidence


@pytest.mark.parametrize(
    ("tag", "iso"),
    [("en-US", "2012-02-03"), ("en-GB", "2012-03-02"), ("en-PH", "2012-02-03"), ("fr-CA", "2012-03-02"),
     ("de", "2012-03-02"), ("und-US", "2012-02-03")],
)  # fmt: skip
def test_habit_of_language_and_country(tag: str, iso: str) -> None:
    found = normalize.parse_date("02/03/2012", languages=[tag])
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == (iso, True)


def test_hint_of_order_beats_habit() -> None:
    found = normalize.parse_date("02/03/2012", languages=["de"], order="MDY")
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == ("2012-02-03", True)


@pytest.mark.parametrize(
    "text", ["Monday, 02/04/2012", "02/04/2012 (Mon)", "lundi 02/04/2012", "02/04/2012, понедельник"]
)
def test_weekday_decides(text: str) -> None:
    found = normalize.parse_date(text, languages=["en-US"])
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == ("2012-04-02", False)
    assert "weekday" in found.evidence


def test_sibling_decides() -> None:
    """An article that writes 02/26/2012 elsewhere is month-first throughout."""
    first, second = normalize.find_dates("On 02/03/2012 and on 02/26/2012.", languages=["de"])
    assert (first.isoformat(), first.order, first.ambiguous) == ("2012-02-03", "MDY", False)
    assert "sibling:MDY" in first.evidence
    assert second.order == "MDY"


def test_spelled_twin_decides() -> None:
    first, second = normalize.find_dates("02/03/2012, that is February 3, 2012", languages=["de"])
    assert first.isoformat() == second.isoformat() == "2012-02-03"
    assert "twin" in first.evidence


def test_witness_decides() -> None:
    found = candidates("02/03/2012", Hints(("de",)))
    (date,) = settle(found, Hints(("de",)), (Witness(dt.date(2012, 2, 3), Rung.METADATA, "url"),))
    assert (date.isoformat(), date.evidence[0], date.ambiguous) == ("2012-02-03", "url", False)


def test_a_stamp_is_not_after_its_fetch() -> None:
    found = normalize.parse_date("02/03/2012", languages=["de"], reference=dt.datetime(2012, 2, 10))
    assert found is not None
    assert (found.isoformat(), found.evidence[0]) == ("2012-02-03", "impossible:future")


SEEN = dt.datetime(2024, 5, 8, 12)
RUNNING = [
    # text, language, the dates that it holds
    ("and died on Dec. 12, aged 47", "en", ["2023-12-12"]),
    ("mort le 12 décembre à 47 ans", "fr", ["2023-12-12"]),
    ("On 3 May 12 people came.", "en", ["2024-05-03"]),
    ("overleed op 12 december, 47 jaar oud", "nl", ["2023-12-12"]),
    ("26 фев 12 г. утром", "ru", ["2012-02-26"]),
    ("On May 3, 12 people came.", "en", ["2024-05-03"]),
    ("26 Feb 12 at 18:56", "en", ["2012-02-26T18:56"]),
    ("the May 3-5 festival", "en", ["2024-05-03"]),
    ("Sept 11-12 are free", "en", ["2023-09-11"]),
    ("фестиваль 3–5 мая собрал", "ru", ["2024-05-03"]),
    ("el 5 de mayo vendió", "es", ["2024-05-05"]),
    ("El sábado 11 de mayo a las 19:30 jugará", "es", ["2024-05-11T19:30"]),
    ("La ley del 1 de enero de 2020", "es", ["2020-01-01"]),
    ("le festival des 3 villes", "fr", []),
    ("came out on 3/2/21", "en", ["2021-03-02"]),
    ("5월 3일에 열린 축제", "ko", ["2024-05-03"]),
    ("2012년 2월 26일부터 열린", "ko", ["2012-02-26"]),
]


@pytest.mark.parametrize(("text", "language", "days"), RUNNING)
def test_dates_of_running_text(text: str, language: str, days: list[str]) -> None:
    found = normalize.find_dates(text, languages=[language], reference=SEEN)
    assert [date.isoformat() for date in found] == days
    assert not any("against:weekday" in date.evidence for date in found)


def test_a_dotted_date_ahead_stays_day_first() -> None:
    found = normalize.parse_date("04.07.2024", languages=["fi"], reference=dt.datetime(2024, 5, 8))
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == ("2024-07-04", True)


def test_a_minguo_year_by_the_region_of_a_tag() -> None:
    found = normalize.parse_date("113年3月5日", languages=["zh-TW"])
    assert found is not None
    assert (found.isoformat(), found.calendar) == ("2024-03-05", "roc")
    assert normalize.parse_date("113年3月5日", languages=["ja"]) is None


MONTH_FIRST = ["1/31/2012", "02/26/12", "12/25/2012 9:05 PM", "Posted 3/14/2012", "10-31-2012", "11.30.12"]


@pytest.mark.parametrize("text", MONTH_FIRST)
def test_month_first_by_proof(text: str) -> None:
    found = normalize.parse_date(text, languages=["de"])
    assert found is not None
    assert (found.order, found.ambiguous) == ("MDY", False)


@pytest.mark.parametrize("text", ["05.05.2012", "5/5/2012", "12-12-12", "05/05/12"])
@pytest.mark.parametrize("languages", [[], ["de"], ["en-US"]])
def test_a_day_equal_to_its_month_is_no_question(text: str, languages: list[str]) -> None:
    """Both orders say the same day: nothing is open, and no order is proven."""
    found = normalize.parse_date(text, languages=languages)
    assert found is not None
    assert (found.order, found.alternatives, found.ambiguous) == (None, (), False)
    assert "same:day-month" in found.evidence
    assert normalize.infer_order([text]).order is None
    other = normalize.find_dates(f"{text} and 02/03/2012", languages=["de"])[1]
    assert not any(code.startswith("sibling") for code in other.evidence)


def test_infer_order() -> None:
    assert normalize.infer_order(["02.03.12", *MONTH_FIRST]).order == "MDY"
    assert normalize.infer_order(["02.03.12", "04.05.12"]).order is None
    mixed = normalize.infer_order(["26.02.12", "27.02.12", "02.26.12"])
    assert (mixed.order, mixed.contradictions) == ("DMY", ("02.26.12",))
    assert normalize.infer_order(["26.02.12", "02.26.12"]).order is None


def test_year_first_is_never_day_second() -> None:
    assert normalize.parse_date("2012-26-02") is None
    found = normalize.parse_date("2012-02-03", languages=["en-US"])
    assert found is not None
    assert (found.isoformat(), found.ambiguous, found.alternatives) == ("2012-02-03", False, ())


def test_two_digit_years_hang_on_the_reference() -> None:
    for year, full in ((2012, 1974), (1975, 1974), (2070, 2074)):
        found = normalize.parse_date("31.10.74", languages=["de"], reference=dt.datetime(year, 12, 1))
        assert found is not None
        assert isinstance(found.value, dt.date)
        assert found.value.year == full


def test_a_date_without_year_takes_it_from_the_reference_only() -> None:
    found = normalize.parse_date("8 января, 05:30", languages=["ru"])
    assert found is not None
    assert found.value is None
    found = normalize.parse_date("8 января, 05:30", languages=["ru"], reference=dt.datetime(2026, 1, 8, 17))
    assert found is not None
    assert found.isoformat() == "2026-01-08T05:30"


@pytest.mark.parametrize(
    ("text", "first"),
    [("May 3–5, 2023", "2023-05-03"), ("3-5 May 2023", "2023-05-03"), ("3.-5. Mai 2023", "2023-05-03"),
     ("3 – 5 mai 2023", "2023-05-03"), ("2023-05-03/2023-05-05", "2023-05-03"), ("13.05.2023-15.05.2023", "2023-05-13"),
     ("3 May - 5 June 2023", "2023-05-03"), ("May 3 to June 5, 2023", "2023-05-03"),
     ("30 December - 2 January 2024", "2023-12-30")],
)  # fmt: skip
def test_a_range_begins_with_its_first_day(text: str, first: str) -> None:
    found = normalize.find_dates(text)[0]
    assert (found.isoformat(), found.order if "." not in text else None) in ((first, None), (first, "YMD"))
    assert not found.ambiguous


@pytest.mark.parametrize("text", ["3 May. 5 June 2023", "3 May\n5 June 2023", "3 May was wet, unlike 5 June 2023"])
def test_no_year_is_borrowed_from_afar(text: str) -> None:
    assert normalize.find_dates(text)[0].value is None


def test_an_apostrophe_stands_for_a_century() -> None:
    for text in ("Mar '24", "March ’24"):
        found = normalize.parse_date(text, languages=["en"], reference=dt.datetime(2025, 1, 1))
        assert found is not None
        assert found.isoformat() == "2024-03"
    found = normalize.parse_date("3 Mar '24")
    assert found is not None
    assert found.isoformat() == "2024-03-03"


@pytest.mark.parametrize("text", ["the 1990s", "in the 1990s", "1990s"])
def test_a_decade_is_no_stretch_of_time(text: str) -> None:
    found = normalize.parse_date(text, languages=["en"], reference=dt.datetime(2024, 5, 8, 12))
    assert found is not None
    assert found.edtf() == "199X"


@pytest.mark.parametrize("text", ["1800s", "90s", "the 1900s"])
def test_no_decade(text: str) -> None:
    assert normalize.parse_date(text, languages=["en"], reference=dt.datetime(2024, 5, 8, 12)) is None


@pytest.mark.parametrize("text", ["Thursday, 3 April 2024", "Thu 3/4/24", "Thu, 2024-04-03", "03.04.2024 (Donnerstag)"])
def test_a_weekday_against_every_reading_is_told(text: str) -> None:
    found = normalize.parse_date(text)
    assert found is not None
    assert found.ambiguous
    assert "against:weekday" in found.evidence


@pytest.mark.parametrize(
    "text",
    ["Wednesday, 3 April 2024", "Wed 3/4/24", "2024年4月3日", "2024年4月3日(水)", "15.04.2024 mit Video"],
)
def test_an_agreeing_or_missing_weekday_is_not(text: str) -> None:
    found = normalize.parse_date(text)
    assert found is not None
    assert "against:weekday" not in found.evidence


def test_the_year_of_a_date_without_one() -> None:
    """Nearest first, the others kept; a weekday or nearness settles it."""
    seen = dt.datetime(2024, 5, 8, 12)
    found = normalize.find_dates("since 1 November", languages=["en"], reference=seen)[0]
    assert (found.isoformat(), found.ambiguous) == ("2023-11-01", True)
    assert dt.date(2024, 11, 1) in found.alternatives
    near = normalize.find_dates("on 20 May", languages=["en"], reference=seen)[0]
    assert (near.isoformat(), near.ambiguous) == ("2024-05-20", False)
    day = normalize.find_dates("Monday, 1 May", languages=["en"], reference=seen)[0]
    assert (day.isoformat(), day.ambiguous) == ("2023-05-01", False)


def test_no_zone_is_invented() -> None:
    found = normalize.parse_date("26.02.2012 18:56", languages=["de"])
    assert found is not None
    assert isinstance(found.value, dt.datetime)
    assert found.value.tzinfo is None


def test_glued_twins() -> None:
    found = normalize.find_dates("30.01.202430. Januar 2024", languages=["de"])
    assert [d.isoformat() for d in found] == ["2024-01-30", "2024-01-30"]


def test_spans_of_several_dates() -> None:
    text = "Aktualizacja: 26.02.2012 18:56 Publikacja: 25.02.2012 9:05"
    found = normalize.find_dates(text, languages=["pl"])
    assert [d.text for d in found] == ["26.02.2012 18:56", "25.02.2012 9:05"]
    assert all(text[d.start : d.end] == d.text for d in found)

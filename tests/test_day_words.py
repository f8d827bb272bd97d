"""Days by word in running text, years of two figures in other calendars: CLDR's words as the oracle, negatives."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path

import pytest

from normalize import find_dates, parse_date

FOLDER = Path(__file__).parent.parent / "locales"
SEEN = dt.datetime(2024, 5, 8, 12, 0)
"""A Wednesday."""

DAYS = "dateparser.data.date_translation_data"
"""CLDR's words for yesterday, today and tomorrow, which Babel leaves out, as dateparser ships them."""
CLDR_DAYS = {"1 day ago": -1, "0 day ago": 0, "in 1 day": 1}
FILLED = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem[0] != "_")


def _day_words(tag: str) -> list[tuple[str, int]]:
    try:
        info = importlib.import_module(f"{DAYS}.{tag}").info
    except ModuleNotFoundError:
        return []
    kinds = info.get("relative-type", {})
    return [(words[0], offset) for key, offset in CLDR_DAYS.items() if (words := kinds.get(key))]


@pytest.mark.parametrize("tag", FILLED)
def test_days_by_word_are_found_in_running_text(tag: str) -> None:
    for word, offset in _day_words(tag):
        text = f"Xxxx zzz {word}, vvv." if word < "\u2e80" else f"「{word}」"
        (found,) = find_dates(text, languages=[tag], reference=SEEN)
        day = (SEEN + dt.timedelta(days=offset)).date()
        assert day in (found.value, *found.alternatives), (word, found.value)
        assert text[found.start : found.end] == found.text == word


@pytest.mark.parametrize(
    ("text", "language", "phrase", "iso"),
    [
        ("They met this morning.", "en", "this morning", "2024-05-08"),
        ("Il partira ce soir.", "fr", "ce soir", "2024-05-08"),
        ("Vanochtend viel er regen.", "nl", "Vanochtend", "2024-05-08"),
        ("הישיבה תתקיים הערב בכנסת.", "he", "הערב", "2024-05-08"),
        ("قال الوزير أمس الأحد إن القرار نهائي.", "ar", "أمس الأحد", "2024-05-05"),
        ("L'an dernier, il a plu.", "fr", "L'an dernier", "2023"),
        ("Tavaly sok eső esett.", "hu", "Tavaly", "2023"),
        ("会议于明天举行。", "zh", "明天", "2024-05-09"),
        ("会談は明日行われる。", "ja", "明日", "2024-05-09"),
        ("축제는 내일 열린다.", "ko", "내일", "2024-05-09"),
    ],
)
def test_days_by_word(text: str, language: str, phrase: str, iso: str) -> None:
    (found,) = find_dates(text, languages=[language], reference=SEEN)
    assert (found.text, found.isoformat()) == (phrase, iso)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We spoke to Tom, who agreed.", "en"),
        ("Es war ein guter Morgen für alle.", "de"),
        ("अकाल पड़ा था।", "hi"),
        ("The morning was cold.", "en"),
        ("Mama esett el.", "hu"),
        ("Hoyos ganó.", "es"),
        ("आजकल बारिश होती है।", "hi"),
        ("La manyana era freda.", "ca"),
    ],
)
def test_no_days_by_word(text: str, language: str) -> None:
    assert find_dates(text, languages=[language], reference=SEEN) == []


def test_a_day_of_two_meanings() -> None:
    (found,) = find_dates("मंत्री कल दिल्ली में", languages=["hi"], reference=SEEN)
    assert found.ambiguous
    assert {str(found.value), *map(str, found.alternatives)} == {"2024-05-07", "2024-05-09"}


def test_a_day_word_and_another_weekday() -> None:
    found = parse_date("yesterday, Monday", languages=["en"], reference=SEEN)
    assert found is not None
    assert (str(found.value), found.ambiguous) == ("2024-05-06", True)
    assert "against:weekday" in found.evidence


@pytest.mark.parametrize(
    ("text", "language", "value", "others"),
    [
        ("15/03/59", "th", "2016-03-15", ["1959-03-15"]),
        ("15/03/24", "th", "2024-03-15", ["1981-03-15"]),
        ("15 มี.ค. 66", "th", "2023-03-15", ["1966-03-15"]),
        ("12 مهر 02", "fa", "2023-10-04", []),
    ],
)
def test_years_of_two_figures(text: str, language: str, value: str, others: list[str]) -> None:
    found = parse_date(text, languages=[language], reference=SEEN)
    assert found is not None
    assert (str(found.value), list(map(str, found.alternatives))) == (value, others)
    assert found.ambiguous == bool(others)


def test_a_buddhist_year_with_the_month_first() -> None:
    """No locale writes it so: the Gregorian year stays among the readings."""
    found = parse_date("03/15/2559", languages=["th"])
    assert found is not None
    assert (str(found.value), found.ambiguous) == ("2016-03-15", True)
    assert [str(day) for day in found.alternatives] == ["2559-03-15"]
    told = parse_date("15/03/2559", languages=["th"])
    assert told is not None
    assert (str(told.value), told.ambiguous, told.alternatives) == ("2016-03-15", False, ())


@pytest.mark.parametrize(("text", "language"), [("15/03/59", "en"), ("15/03/59", "de"), ("15 March 59", "en")])
def test_years_of_two_figures_elsewhere(text: str, language: str) -> None:
    found = parse_date(text, languages=[language], reference=SEEN)
    assert found is not None
    assert (str(found.value), found.calendar) == ("1959-03-15", "gregory")


@pytest.mark.parametrize(("language", "iso"), [("zh-TW", "2023-05-03"), ("zh", None), ("en", None)])
def test_minguo_years(language: str, iso: str | None) -> None:
    found = parse_date("112/5/3", languages=[language])
    assert (found and found.isoformat()) == iso


def test_a_lone_letter_is_no_weekday() -> None:
    (found,) = find_dates("เมื่อวันที่ 15 มี.ค. 66 เวลา 10.30 น.", languages=["th"])
    assert "weekday" not in found.evidence
    assert found.text.startswith("15")


@pytest.mark.parametrize("text", ["0\x1f", "5\u2003\u2028", "1\x85"])
def test_blanks_of_other_kinds_behind_a_number(text: str) -> None:
    assert find_dates(text) == []


TENSES = [
    ("He is expected to arrive on Saturday.", "en", 3), ("A man was shot dead on Friday.", "en", -5),
    ("Der Gipfel findet am Freitag in Rom statt.", "de", 2), ("Der Minister traf am Freitag ein.", "de", -5),
    ("Il est attendu sur place samedi matin.", "fr", 3), ("Un homme a été tué vendredi à Lyon.", "fr", -5),
    ("Le sommet a lieu vendredi à Paris.", "fr", 2), ("El acto está previsto para el viernes.", "es", 2),
    ("L'incontro si terrà venerdì a Roma.", "it", 2), ("Встреча состоится в пятницу в Москве.", "ru", 2),
    ("W piątek doszło do wypadku.", "pl", -5), ("Mötet hålls på fredag.", "sv", 2),
    ("Mies kuoli perjantaina Oulussa.", "fi", -5), ("הפגישה תתקיים ביום שישי.", "he", 2),
    ("وصل الوزير الجمعة إلى القاهرة.", "ar", -5), ("会談は金曜日に行われた。", "ja", -5),
    ("会談は金曜日に行われる。", "ja", 2), ("회의는 금요일에 열렸다.", "ko", -5), ("회의는 금요일에 열린다.", "ko", 2),
    ("会议将于星期五举行。", "zh", 2), ("बैठक शुक्रवार को होगी।", "hi", 2), ("Piektdien notiks sanāksme.", "lv", 2),
    ("Reedel toimus koosolek.", "et", -5), ("U petak je poginuo muškarac.", "hr", -5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "days"), TENSES)
def test_the_verb_says_which_weekday(text: str, language: str, days: int) -> None:
    (found,) = find_dates(text, languages=[language], reference=SEEN)
    assert found.value == (SEEN + dt.timedelta(days=days)).date()
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sunday Times readers", "en"),
        ("Black Friday sales", "en"),
        ("金曜ロードショー", "ja"),
    ],
)
def test_no_weekday(text: str, language: str) -> None:
    assert find_dates(text, languages=[language], reference=SEEN) == []


def test_without_a_verb_both_weekdays() -> None:
    (found,) = find_dates("Talks on Friday", languages=["en"], reference=SEEN)
    assert found.ambiguous
    assert len(found.alternatives) == 1


@pytest.mark.parametrize(
    ("text", "language", "phrase", "iso"),
    [
        ("Petugas tiba Selasa (7/5) pagi.", "id", "Selasa (7/5)", "2024-05-07"),
        ("Am Dienstag (7.5.) kam er.", "de", "Dienstag (7.5.)", "2024-05-07"),
        ("He came Tuesday (5/7).", "en-US", "Tuesday (5/7)", "2024-05-07"),
        ("disse na terça-feira (7/5) que", "pt", "terça-feira (7/5)", "2024-05-07"),
    ],
)
def test_figures_in_brackets_behind_a_weekday(text: str, language: str, phrase: str, iso: str) -> None:
    (found,) = find_dates(text, languages=[language], reference=SEEN)
    assert (found.text, found.isoformat(), found.ambiguous) == (phrase, iso, False)
    (open_still,) = find_dates(text, languages=[language])
    assert open_still.value is None


@pytest.mark.parametrize("text", ["Sunday (1/2)", "a half (1/2)", "Sunday (7-5)", "(7/5)"])
def test_figures_in_brackets_that_are_no_date(text: str) -> None:
    assert not [d for d in find_dates(text, languages=["en"], reference=SEEN) if "/" in d.text]


@pytest.mark.parametrize(("language", "iso"), [("fi", "2024-05-08T12:30"), ("da", "2024-05-08T12:30"), ("en", None)])
def test_a_clock_with_a_dot(language: str, iso: str | None) -> None:
    found = parse_date("12.30", languages=[language], reference=SEEN)
    assert (found and found.isoformat()) == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [("05-07 18:05", "zh", "2024-05-07T18:05"), ("10/2", "ja", "2024-10-02"), ("10/2", "de", "2024-02-10")],
)
def test_two_figures_without_a_year(text: str, language: str, iso: str) -> None:
    """Where the year stands first, the month stands before the day."""
    found = parse_date(text, languages=[language], reference=SEEN)
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == (iso, True)


@pytest.mark.parametrize(("text", "language"), [("i måndags", "sv"), ("i mandags", "da")])
def test_a_form_that_says_last(text: str, language: str) -> None:
    found = parse_date(text, languages=[language], reference=SEEN)
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == ("2024-05-06", False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Mars 2020 landed.", "en"), ("२०८१/०१/२५", "ne"), ("5.7.24.1", "de")],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert find_dates(text, languages=[language], reference=SEEN) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Early 2000 people fled", "en"),
        ("Fall 2000 feet", "en"),
        ("Ende 2000 Soldaten", "de"),
        ("fin 1500 mètres", "fr"),
    ],
)
def test_round_numbers_are_no_years(text: str, language: str) -> None:
    assert find_dates(text, languages=[language], reference=SEEN) == []

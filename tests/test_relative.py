"""Relative phrases: arithmetic against the standard library, CLDR's patterns against Babel, cues, negatives."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from babel.dates import format_timedelta
from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize.dates.anchored import anchored
from normalize.dates.fallback import read_fallback
from normalize.dates.find import candidates, find_dates, parse_date, settle
from normalize.dates.relative import find_relative, read_relative
from normalize.dates.relative_value import add, complete_year
from normalize.hints import Hints
from normalize.model import Date
from tests.strategies import any_text

SEEN = dt.datetime(2024, 5, 8, 12, 0)
"""A Wednesday."""

LANGUAGES = [
    "en", "he", "ar", "fa", "ru", "uk", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr", "el", "sv",
    "da", "nb", "fi", "hu", "ro", "id", "vi", "hi", "ja", "zh", "ko", "bg", "hr", "sr", "sk", "sl", "lt",
    "lv", "et", "ca", "sq", "mk", "ka", "hy", "az", "kk", "bn", "ur", "ta", "te", "th", "ms", "fil", "sw",
    "af", "is", "gl", "eu", "ga", "cy", "ne", "mr", "gu", "kn", "ml", "pa", "si", "km", "lo", "my", "am",
]  # fmt: skip


def value(text: str, language: str, reference: dt.datetime | None = SEEN) -> dt.date | dt.datetime | None:
    found = read_relative(text, Hints((language,), reference=reference))
    return found.value if found else None


units = st.sampled_from(["second", "minute", "hour", "day", "week"])


@given(st.sampled_from(LANGUAGES), units, st.integers(1, 99), st.booleans())
def test_every_pattern_of_cldr_reads_back(language: str, unit: str, count: int, past: bool) -> None:
    step = dt.timedelta(**{f"{unit}s": count})
    written = format_timedelta(
        -step if past else step, granularity=unit, threshold=10_000, add_direction=True, locale=language
    )
    expected = SEEN - step if past else SEEN + step
    got = value(written, language)
    assert got == (expected.date() if unit in ("day", "week") else expected), (language, written)


@given(st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(3000, 1, 1)), st.integers(-500, 500))
def test_months_keep_the_day_or_end_the_month(moment: dt.datetime, months: int) -> None:
    moved = add(moment, "month", months)
    assert (moved.year - moment.year) * 12 + moved.month - moment.month == months
    assert moved.day == moment.day or (moved + dt.timedelta(days=1)).day == 1


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2050, 1, 1)), st.integers(-1000, 1000))
def test_a_phrase_moves_with_its_reference(reference: dt.datetime, days: int) -> None:
    shifted = reference + dt.timedelta(days=days)
    first, second = value("yesterday", "en", reference), value("yesterday", "en", shifted)
    assert first is not None
    assert second is not None
    assert second - first == shifted.date() - reference.date()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 hours ago", "en", "2024-05-08T09:00"), ("half an hour ago", "en", "2024-05-08T11:30"),
        ("yesterday at 14:05", "en", "2024-05-07T14:05"), ("tomorrow at 5pm", "en", "2024-05-09T17:00"),
        ("the day before yesterday", "en", "2024-05-06"), ("two weeks from now", "en", "2024-05-22"),
        ("three weeks from tomorrow", "en", "2024-05-30"), ("two days before yesterday", "en", "2024-05-05"),
        ("1 year, 2 months and 3 days ago", "en", "2023-03-05"), ("last month", "en", "2024-04"),
        ("last Friday", "en", "2024-05-03"), ("next Friday", "en", "2024-05-17"),
        ("2 Sundays from now", "en", "2024-05-19"), ("Monday, 1 May", "en", "2023-05-01"),
        ("first Monday in May", "en", "2024-05-06"), ("till date", "en", "2024-05-08T12:00"),
        ("Thursday the 3rd", "en", "2024-10-03"), ("second Sunday", "en", "2024-05-12"),
        ("second Sunday in June", "en", "2024-06-09"), ("3日 金曜日", "ja", "2024-05-03"),
        ("22일 금요일", "ko", "2024-03-22"), ("来月20日", "ja", "2024-06-20"),
        ("Thu 15:12", "en", "2024-05-02T15:12"), ("Wed 9:12", "en", "2024-05-08T09:12"),
        ("Wed 15:12", "en", "2024-05-01T15:12"), ("ven. 18:23", "fr", "2024-05-03T18:23"),
        ("Thursday at 15:12", "en", "2024-05-09T15:12"),
        ("3 May, two thousand and twelve", "en", "2012-05-03"), ("May third, nineteen sixty-eight", "en", "1968-05-03"),
        ("3 May, nineteen zero one", "en", "1901-05-03"), ("3. Mai zweitausendzwölf", "de", "2012-05-03"),
        ("3. Mai neunzehnhundertachtundsechzig", "de", "1968-05-03"), ("3 de mayo de dos mil doce", "es", "2012-05-03"),
        ("3 mai deux mille douze", "fr", "2012-05-03"), ("3 maggio duemiladodici", "it", "2012-05-03"),
        ("two thousand and twelve", "en", "2012"),
        ("Monday of next week", "en", "2024-05-13"),
        ("tonight at 8", "en", "2024-05-08T20:00"), ("quarter to 7", "en", "2024-05-08T06:45"),
        ("vor drei Tagen", "de", "2024-05-05"), ("gestern um 18 Uhr", "de", "2024-05-07T18:00"),
        ("halb vier", "de", "2024-05-08T03:30"), ("3 Tage 07:25", "de", "2024-05-05T07:25"),
        ("nächsten Freitag", "de", "2024-05-10"), ("il y a deux heures", "fr", "2024-05-08T10:00"),
        ("avant-hier à 9h30", "fr", "2024-05-06T09:30"), ("hace una semana", "es", "2024-05-01"),
        ("mañana a las 10:30", "es", "2024-05-09T10:30"), ("ieri alle 14:30", "it", "2024-05-07T14:30"),
        ("há dois dias", "pt", "2024-05-06"), ("anderhalf uur geleden", "nl", "2024-05-08T10:30"),
        ("позавчера", "ru", "2024-05-06"), ("час назад", "ru", "2024-05-08T11:00"),
        ("через 2 недели", "ru", "2024-05-22"),
        ("сьогодні о 14:04", "uk", "2024-05-08T14:04"), ("dwie godziny temu", "pl", "2024-05-08T10:00"),
        ("před týdnem", "cs", "2024-05-01"), ("üç gün önce", "tr", "2024-05-05"),
        ("πριν από 2 ώρες", "el", "2024-05-08T10:00"),
        ("för två dagar sedan", "sv", "2024-05-06"), ("i overmorgen", "da", "2024-05-10"),
        ("for en uke siden", "nb", "2024-05-01"),
        ("kaksi tuntia sitten", "fi", "2024-05-08T10:00"), ("tegnapelőtt", "hu", "2024-05-06"),
        ("acum 20 de minute", "ro", "2024-05-08T11:40"),
        ("tiga hari yang lalu", "id", "2024-05-05"), ("hôm qua", "vi", "2024-05-07"),
        ("दो दिन पहले", "hi", "2024-05-06"),
        ("3日前", "ja", "2024-05-05"), ("昨日14時5分", "ja", "2024-05-07T14:05"),
        ("两小时前", "zh", "2024-05-08T10:00"),
        ("下周二", "zh", "2024-05-14"), ("3시간 전", "ko", "2024-05-08T09:00"),
        ("לפני שעתיים", "he", "2024-05-08T10:00"),
        ("אתמול בשעה 14:05", "he", "2024-05-07T14:05"), ("منذ يومين", "ar", "2024-05-06"),
        ("بعد غد", "ar", "2024-05-10"),
        ("دو روز پیش", "fa", "2024-05-06"),
    ],
)  # fmt: skip
def test_phrases(text: str, language: str, expected: str) -> None:
    found = read_relative(text, Hints((language,), reference=SEEN))
    assert found is not None
    assert found.isoformat() == expected
    assert (found.text, found.start, found.end) == (text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Have a great week", "en"), ("the week", "en"), ("a", "en"), ("15", "en"), ("May", "en"),
        ("now we know", "en"),
        ("ago", "en"), ("in", "en"), ("yesterday tomorrow", "en"), ("Sunday Times", "en"),
        ("guten Morgen", "de"),
        ("99999999999999 years ago", "en"), ("", "en"), ("demain il sera trop tard", "fr"), ("2013年", "ja"),
        ("15分", "ja"),
    ],
)  # fmt: skip
def test_no_phrase(text: str, language: str) -> None:
    assert read_relative(text, Hints((language,), reference=SEEN)) is None


@pytest.mark.parametrize("text", ["yesterday", "3 hours ago", "last Friday", "tomorrow at 5pm", "15 February"])
def test_without_a_reference_there_is_no_value(text: str) -> None:
    found = parse_date(text, languages=["en"])
    assert found is not None
    assert found.value is None
    assert found.isoformat() is None


@pytest.mark.parametrize(
    ("text", "expected", "ambiguous"),
    [
        ("They met on Friday in Geneva.", "2024-05-03", False),
        ("They will meet on Friday in Geneva.", "2024-05-10", False),
        ("A meeting on Friday, in Geneva.", "2024-05-03", True),
    ],
)  # fmt: skip
def test_a_weekday_follows_its_tense(text: str, expected: str, ambiguous: bool) -> None:
    (found,) = find_dates(text, languages=["en"], reference=SEEN)
    assert (found.isoformat(), found.ambiguous, found.text) == (expected, ambiguous, "on Friday")
    assert bool(found.alternatives) == ambiguous


def test_a_year_earlier_counts_from_the_date_before() -> None:
    found = find_dates("It opened on 3 March 2012. Two years earlier it had closed.", languages=["en"], reference=SEEN)
    assert [d.isoformat() for d in found] == ["2012-03-03", "2010"]
    assert found[1].evidence[0] == "relative:previous"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Have a great week!", "en"), ("There are two days of talks.", "en"), ("Tom said so.", "en"),
        ("Guten Morgen!", "de"),
        ("来る日も来る日も待っていた。", "ja"), ("他在日本住了一年。", "zh"), ("Ele ficou em segunda posição.", "pt"),
        ("Sales of the first week", "en"), ("The Sunday Times", "en"), ("2 weeks", "en"),
        ("It came after weeks of talks.", "en"),
    ],
)  # fmt: skip
def test_running_text_without_a_phrase(text: str, language: str) -> None:
    assert find_relative(text, Hints((language,), reference=SEEN)) == []


def test_an_aware_reference_gives_an_aware_moment() -> None:
    found = read_relative("2 hours ago", Hints(("en",), reference=SEEN.replace(tzinfo=dt.UTC)))
    assert found is not None
    assert found.isoformat() == "2024-05-08T10:00+00:00"


def test_a_zone_beside_the_clock() -> None:
    found = read_relative("yesterday at 8:00 GMT+2", Hints(("en",), reference=SEEN))
    assert found is not None
    assert (found.isoformat(), found.zone_evidence) == ("2024-05-07T08:00+02:00", ("written:zone",))


def test_a_day_and_month_belong_to_the_year_of_the_reference() -> None:
    assert complete_year(2, 29, dt.date(2023, 6, 1)) == (dt.date(2024, 2, 29),)
    assert complete_year(1, 3, dt.date(2023, 12, 30))[0] == dt.date(2024, 1, 3)


@pytest.mark.parametrize("text", ["no date at all", "100M", "a", "NaN", "1.2.3", "item 5 of 9", "x" * 100])
def test_the_last_resort_makes_nothing_up(text: str) -> None:
    assert read_fallback(text, Hints(("en",), reference=SEEN)) is None


def test_the_last_resort_needs_a_language_and_a_reference() -> None:
    assert read_fallback("5 days ago", Hints((), reference=SEEN)) is None
    assert read_fallback("5 days ago", Hints(("en",))) is None


@given(any_text)
def test_never_raises(text: str) -> None:
    for language in ("en", "tr", "ja"):
        read_relative(text, Hints((language,), reference=SEEN))
        find_relative(text, Hints((language,), reference=dt.datetime.max))
    read_relative(text, Hints())


@pytest.mark.parametrize("piece", ["yesterday ", "3 hours ", "on Friday ", "1", "half past ", "last ", "week", "ago "])
def test_time_grows_with_the_text(piece: str) -> None:
    times = []
    for size in (500, 500, 2_000):
        before = time.process_time()
        find_relative(piece * size, Hints(("en",), reference=SEEN))
        times.append(time.process_time() - before)
    assert times[2] < 8 * times[1] + 0.1


ARTICLE = """The valley has rain

They met on Sunday and will meet again on 3 June, three weeks later. The dam has been dry since 1 November, and
will open. Two hours ago the rain began. It rained for the first time in a year."""


def _anchored(published: dt.date | None) -> dict[str, str | None]:
    stamp = None if published is None else Date(published, "day", "", 0, 0)
    hints = Hints(("en",))
    dates = settle(candidates(ARTICLE, hints), hints)
    return {date.text: date.isoformat() for date in anchored(ARTICLE, dates, hints, stamp)}


def test_an_article_is_the_reference_of_its_phrases() -> None:
    found = _anchored(dt.datetime(2024, 5, 8, 12, 30))
    assert found == {
        "on Sunday": "2024-05-05", "3 June": "2024-06-03", "three weeks later": "2024-06-24",
        "1 November": "2023-11-01", "Two hours ago": "2024-05-08T10:30",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "phrase", "day"),
    [("Lo disse lunedì sera un portavoce.", "it", "lunedì sera", "2024-05-06"),
     ("Reabre nesta sexta-feira um museu.", "pt", "nesta sexta-feira", "2024-05-10"),
     ("El puente abre dentro de tres años y medio mundo lo sabe.", "es", "dentro de tres años", "2027")],
)  # fmt: skip
def test_a_phrase_ends_before_the_next_word(text: str, language: str, phrase: str, day: str) -> None:
    (found,) = find_relative(text, Hints((language,), reference=SEEN))
    assert (found.text, found.isoformat()) == (phrase, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("It rained on Wednesday.", "2024-05-08"), ("It will open on Wednesday.", "2024-05-08"),
     ("It rained on Sunday, and the lake will open.", "2024-05-05"), ("It met on Sunday and is due now.", "2024-05-05"),
     ("This Tuesday, a fire met them.", "2024-05-07"), ("It will open this Tuesday.", "2024-05-14"),
     ("This Friday, all is new.", "2024-05-10"),
     ("They are going to meet on Sunday.", "2024-05-12")],
)  # fmt: skip
def test_which_week(text: str, day: str) -> None:
    """The day of publication is named as any other; what follows in another clause shows no tense."""
    assert [d.isoformat() for d in find_relative(text, Hints(("en",), reference=SEEN))] == [day]


ON_TUESDAY = [
    ("fi", "tiistaina"), ("hu", "kedden"), ("et", "teisipäeval"), ("lv", "otrdien"), ("lt", "antradienį"),
    ("tr", "salı günü"), ("eu", "asteartean"), ("ka", "სამშაბათს"), ("sl", "v torek"), ("hr", "u utorak"),
    ("sk", "v utorok"), ("cs", "v úterý"), ("pl", "we wtorek"), ("uk", "у вівторок"), ("ru", "во вторник"),
    ("be", "у аўторак"), ("bg", "във вторник"), ("mk", "во вторникот"), ("ro", "marți"), ("sq", "të martën"),
    ("el", "την Τρίτη"), ("sv", "i tisdags"), ("da", "tirsdag"), ("nb", "tirsdag"), ("nl", "dinsdag"),
    ("de", "am Dienstag"), ("fr", "mardi"), ("es", "el martes"), ("pt", "na terça-feira"), ("it", "martedì"),
    ("ca", "dimarts"), ("he", "ביום שלישי"), ("ar", "يوم الثلاثاء"), ("fa", "روز سه‌شنبه"), ("hi", "मंगलवार को"),
    ("bn", "মঙ্গলবার"), ("id", "pada Selasa"), ("vi", "hôm thứ Ba"), ("kk", "сейсенбіде"), ("sw", "Jumanne"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "phrase"), ON_TUESDAY)
def test_a_weekday_in_the_form_of_its_language(language: str, phrase: str) -> None:
    (found,) = find_relative(f"Xavvo {phrase} blorft.", Hints((language,), reference=SEEN))
    assert found.isoformat() == "2024-05-07"
    assert found.text.endswith(phrase.split()[-1])


@pytest.mark.parametrize(
    ("text", "language"),
    [("Η ομάδα νίκησε για την τρίτη φορά.", "el"), ("Das ist ein guter Morgen.", "de"), ("Trois fois deux.", "fr"),
     ("Von Montag bis Freitag gilt das.", "de"), ("Monday Night Football moves.", "en"),
     ("Two Weeks Notice ran here.", "en"), ("A Saturday Guardian", "en")],
)  # fmt: skip
def test_no_weekday_and_no_day(text: str, language: str) -> None:
    assert find_relative(text, Hints((language,), reference=SEEN)) == []


def test_a_bare_weekday_behind_its_verb() -> None:
    """"said Tuesday" is news English; "Tuesday" elsewhere may be anything."""
    hints = Hints(("en",), reference=SEEN)
    assert [d.isoformat() for d in find_relative("The mayor said Tuesday that it works.", hints)] == ["2024-05-07"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("It reopens after four years.", []), ("the first ferry in four years", []), ("It lasted for three days.", []),
     ("He came three days before the vote.", []), ("It will open in four years.", ["2028"]),
     ("It began three days ago.", ["2024-05-05"]), ("It was empty two years earlier.", []),
     ("It opened last week.", ["2024-04-29"])],
)  # fmt: skip
def test_durations_are_no_dates_of_an_article(text: str, found: list[str]) -> None:
    hints = Hints(("en",), reference=SEEN)
    assert [d.isoformat() for d in find_relative(text, hints, strict=True)] == found


def test_a_stamp_counts_from_the_fetch() -> None:
    stamp = "Updated 3 hours ago"
    text = f"Rain\n\n{stamp}\n\nIt rained on Sunday."
    published, rows = Date(dt.date(2024, 5, 1), "day", "", 0, 0), [(6, 6 + len(stamp))]
    for reference, iso in ((SEEN, "2024-05-08T09:00"), (None, None)):
        hints = Hints(("en",), reference=reference)
        assert [d.isoformat() for d in anchored(text, [], hints, published, rows)] == [iso, "2024-04-28"]


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [("Updated 2 mins ago", "en", "2024-05-08T11:58"), ("Publié il y a 2 heures", "fr", "2024-05-08T10:00"),
     ("Aktualisiert vor 3 Stunden", "de", "2024-05-08T09:00")],
)  # fmt: skip
def test_a_label_before_a_counted_time(text: str, language: str, iso: str) -> None:
    found = parse_date(text, languages=[language], reference=SEEN)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("text", ["two days after Easter", "3 days ago or more", "version 2, 3 days ago"])
def test_no_label(text: str) -> None:
    assert value(text, "en") is None
    found = parse_date(text, languages=["en"], reference=SEEN)
    assert found is None or "relative:reference" not in found.evidence


@pytest.mark.parametrize("text", ["twenty twelve", "ten thousand", "two hundred and five", "a thousand"])
def test_no_year_in_words(text: str) -> None:
    assert value(text, "en") is None


def test_later_than_what() -> None:
    """In the past tense "later" does not count from the reference."""
    hints = Hints(("en",), reference=SEEN)
    assert [d.value for d in find_relative("They met two weeks later.", hints)] == [None]
    text = "They spoke on 3 April 2020 and met two weeks later."
    (told,) = find_relative(text, hints, find_dates(text)[:1])
    assert str(told.value) == "2020-04-17"


def test_a_day_gives_no_time_of_day() -> None:
    found = _anchored(dt.date(2024, 5, 8))
    assert found["on Sunday"] == "2024-05-05"
    assert found["Two hours ago"] is None


def test_without_a_publication_nothing_is_known() -> None:
    found = _anchored(None)
    assert found["on Sunday"] is None
    assert found["3 June"] is None


def test_phrases_of_a_record() -> None:
    record = normalize.normalize(ARTICLE.replace("\n\n", "\n\nPublished: 8 May 2024, 12:30\n\n", 1))
    assert [d.isoformat() for d in record.dates if d.text == "on Sunday"] == ["2024-05-05"]
    assert all(d.start < d.end for d in record.dates)
    assert normalize.normalize("The valley has rain\n\nIt rained.").dates == ()


@pytest.mark.parametrize("piece", ["It rained on Sunday. ", "It rained on 3 May. ", "It opens 3 May, a week on, "])
def test_the_dates_of_an_article_grow_evenly(piece: str) -> None:
    hints, published = Hints(("en",)), Date(SEEN, "minute", "", 0, 0)

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        dates = settle(candidates(text, hints), hints)
        start = time.process_time()
        anchored(text, dates, hints, published)
        return time.process_time() - start

    cost(1000)
    small = min(cost(50_000) for _ in range(2))
    assert min(cost(200_000) for _ in range(2)) < 6 * small + 0.05


def test_a_day_does_not_end_within_a_weekday() -> None:
    reference = dt.datetime(2024, 5, 8)
    assert normalize.find_dates("次の日曜日に開催される。", languages=["ja"], reference=reference) == []
    found = normalize.find_dates("5月8日に始まり、次の日に終わった。", languages=["ja"], reference=reference)
    assert [(date.text, date.isoformat()) for date in found][1:] == [("次の日", "2024-05-09")]


DIRECTIONS = [
    ("in roughly 20 minutes", "en", "2024-05-08T12:20"), ("in 2 and a half hours", "en", "2024-05-08T14:30"),
    ("om ca. en halv timme", "sv", "2024-05-08T12:30"), ("om 1t", "da", "2024-05-08T13:00"),
    ("in zirka einer halben Stunde", "de", "2024-05-08T12:30"), ("vor 2h", "de", "2024-05-08T10:00"),
    ("za 1/2h", "hr", "2024-05-08T12:30"), ("dentro de 2h", "es", "2024-05-08T14:00"),
    ("il y a deux heures et demie", "fr", "2024-05-08T09:30"), ("via 2h", "de", None),
    ("два с половиной часа назад", "ru", "2024-05-08T09:30"), ("il y a 21m", "fr", "2024-05-08T11:39"),
    ("lundi en huit", "fr", "2024-05-20"), ("mardi en quinze", "fr", "2024-05-28"), ("Monday week", "en", "2024-05-20"),
    ("δώδεκα παρά τέταρτο", "el", "2024-05-08T11:45"), ("στις 3 και 15", "el", "2024-05-08T03:15"),
    ("3 heures moins 10", "fr", "2024-05-08T02:50"), ("las 3 menos cuarto", "es", "2024-05-08T02:45"),
    ("午後8時20秒", "ja", "2024-05-08T20:00:20"),
    ("15 a las 8:00", "es", None), ("heute 44 Jahre", "de", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), DIRECTIONS)
def test_words_give_a_stretch_its_direction_and_a_clock_its_hour(
    text: str, language: str, expected: str | None
) -> None:
    found = read_relative(text, Hints((language,), reference=SEEN))
    assert (found and found.isoformat()) == expected


OPEN = [
    ("2 hours", "en", "2024-05-08T10:00", "2024-05-08 14:00:00"),
    ("2 ore", "it", "2024-05-08T10:00", "2024-05-08 14:00:00"),
    ("half past three", "en", "2024-05-08T03:30", "2024-05-08 15:30:00"),
    ("zwanzig nach 3", "de", "2024-05-08T03:20", "2024-05-08 15:20:00"),
    ("Fri 13th", "en", "2024-09-13", "2023-10-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected", "other"), OPEN)
def test_what_words_leave_open_is_ambiguous(text: str, language: str, expected: str, other: str) -> None:
    found = read_relative(text, Hints((language,), reference=SEEN))
    assert found is not None
    assert found.ambiguous
    assert (found.isoformat(), str(found.alternatives[0])) == (expected, other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left a week after the fire.", []),
        ("On 3 May 2024, two days before the vote, it rained.", ["2024-05-03"]),
        ("He died on 3 May 2024. Two days later he was buried.", ["2024-05-03", "2024-05-05"]),
        ("It began on 1 March 2024; a week after, it ended.", ["2024-03-01", "2024-03-08"]),
        ("It ended on September 11th.", ["2023-09-11"]),
    ],
)  # fmt: skip
def test_a_stretch_before_an_article_counts_from_what_follows(text: str, expected: list[str]) -> None:
    found = find_dates(text, languages=["en"], reference=SEEN)
    assert [date.isoformat() for date in found] == expected


THAT_DAY = [
    ("On 3 May 2024 he left. The next day he returned.", "en", "2024-05-04"),
    ("Am 3. Mai 2024 ging er, tags darauf kam er.", "de", "2024-05-04"),
    ("Le 3 mai 2024, il partit. La veille, il pleuvait.", "fr", "2024-05-02"),
    ("El 3 de mayo de 2024 salió y al día siguiente volvió.", "es", "2024-05-04"),
    ("2024年5月3日に始まり、翌日終了した。", "ja", "2024-05-04"), ("2024年5月3日开始，次日结束。", "zh", "2024-05-04"),
    ("3 мая 2024 года он ушёл, на следующий день вернулся.", "ru", "2024-05-04"),
    ("On Tuesday he left. The next day he returned.", "en", "2024-05-08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), THAT_DAY)
def test_the_next_day_counts_from_the_day_before_it(text: str, language: str, expected: str) -> None:
    found = find_dates(text, languages=[language], reference=SEEN)
    assert [date.isoformat() for date in found][1:] == [expected]
    assert found[1].evidence == ("relative:previous",)


@pytest.mark.parametrize(
    ("text", "language"),
    [("The next day he returned.", "en"), ("同日、首相は述べた。", "ja"), ("Tags darauf kam er zurück.", "de")],
)
def test_the_next_day_of_no_day_is_none(text: str, language: str) -> None:
    assert not find_dates(text, languages=[language], reference=SEEN)


def test_the_next_day_by_itself_is_ambiguous() -> None:
    found = read_relative("the next day", Hints(("en",), reference=SEEN))
    assert found is not None
    assert (found.isoformat(), found.ambiguous) == ("2024-05-09", True)


BESIDE = [
    ("On 3 May, 27 April was far.", "en", ["2024-05-03", "2024-04-27"]),
    ("On May 3, 24 he came.", "en", ["2024-05-03"]),
    ("6/5(水) 14:05配信", "ja", ["2024-06-05T14:05"]), ("6/6(水) 14:05", "ja", []), ("6/5 (5)", "ja", []),
    ("三天前，他离开。", "zh", ["2024-05-05"]), ("選挙の3日前に出た。", "ja", []),
    ("3日前、2年前", "ja", ["2024-05-05", "2022"]),
    ("To było w 2024 roku.", "pl", []), ("en 2024 años", "es", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), BESIDE)
def test_what_stands_beside_a_day(text: str, language: str, expected: list[str]) -> None:
    assert [date.isoformat() for date in find_dates(text, languages=[language], reference=SEEN)] == expected

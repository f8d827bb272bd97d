"""Stamps: which of a page's dates is the publication, where it stands, and how one is completed that shows no day."""

from __future__ import annotations

import datetime as dt

import pytest

from normalize import normalize
from normalize.article.outside import url_date
from normalize.model import Record

BODY = (
    "The old bridge over the river was opened to traffic on Monday after two years of repair work, the city said.",
    "Engineers had found cracks in three of its pillars, and the council voted to replace them one after the other.",
    "Drivers will have to get used to a new speed limit of thirty kilometres an hour, which cameras will enforce.",
    "Neighbours who had complained about the noise said that they were glad to see the last of the heavy machines.",
    "A second bridge further down the stream is to be inspected next, although no money has been set aside for it.",
    "The mayor thanked everybody for their patience and cut the ribbon together with the youngest of the workers.",
)


def page(*head: str, foot: tuple[str, ...] = (), body: tuple[str, ...] = BODY, **hints: object) -> Record:
    """A record of a headline, the lines of its head, paragraphs, and lines behind them."""
    lines = ("Old bridge opens again after repairs", *head, *body, *foot)
    return normalize("\n\n".join(lines), **hints)  # type: ignore[arg-type]  # hints of several types in one mapping


def iso(record: Record) -> tuple[str | None, str | None]:
    """Publication and update."""
    dates = record.published, record.updated
    return dates[0] and dates[0].isoformat(), dates[1] and dates[1].isoformat()


@pytest.mark.parametrize(
    "head",
    [
        ("3 May 2024, 10:00",),
        ("By Jane Roe", "3 May 2024, 10:00"),
        ("Berlin - 03/05/2024 10:00",),
        ("It took two years and cost more than anybody had planned for, says the city in its report on the work.",
         "Jane Roe", "3 May 2024, 10:00"),
    ],
)  # fmt: skip
def test_a_bare_stamp_in_the_head_is_the_publication(head: tuple[str, ...]) -> None:
    assert iso(page(*head, country="GB", language="en"))[0] is not None


def test_a_bare_date_between_later_paragraphs_is_nobodys() -> None:
    body = (*BODY[:3], "3 May 2024", *BODY[3:])
    assert iso(page(body=body)) == (None, None)


def test_bare_dates_of_a_list_behind_the_body_are_not_the_publication() -> None:
    foot = ("Another bridge", "1 May 2024", "A tunnel", "2 May 2024", "A road", "4 May 2024")
    assert iso(page(foot=foot)) == (None, None)


def test_the_address_vouches_for_its_day() -> None:
    record = page(url="https://example.org/2024/05/03/bridge-opens")
    assert record.published is not None
    assert (record.published.isoformat(), record.published.evidence) == ("2024-05-03", ("url",))
    assert (record.published.start, record.published.end) == (0, 0)


def test_a_shown_stamp_comes_before_the_address() -> None:
    record = page("Published: 4 May 2024, 9:30", url="https://example.org/2024/05/03/bridge")
    assert iso(record)[0] == "2024-05-04T09:30"


def test_among_bare_stamps_the_address_decides() -> None:
    record = page("4 May 2024", "3 May 2024", url="https://example.org/2024/05/03/bridge")
    assert iso(record)[0] == "2024-05-03"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2012/02/26/a", "2012-02-26"),
        ("https://example.org/2012/2/6", "2012-02-06"),
        ("https://example.org/2012-2-6-story", "2012-02-06"),
        ("https://example.org/a20120226_12", "2012-02-26"),
        ("https://example.org/s/5-95-2070077", None),
        ("https://example.org/2012/10/3-questions", None),
        ("https://example.org/2012/02", None),
        ("https://example.org/2012022612345", None),
        ("https://example.org/2012/02/31/a", None),
    ],
)
def test_days_of_addresses(url: str, day: str | None) -> None:
    found = url_date(url)
    assert (found and found.isoformat()) == day


class TestCompleted:
    """Stamps without a day."""

    def test_a_clock_takes_its_day_from_the_masthead(self) -> None:
        text = "Friday 3 May 2024\n\nMenu\n\nSport\n\nNews\n\n" + "\n\n".join(
            ("Old bridge opens again after repairs", "Updated 15:59 | Published 14:14", *BODY)
        )
        record = normalize(text)
        assert iso(record) == ("2024-05-03T14:14", "2024-05-03T15:59")
        assert record.published is not None
        assert record.published.ambiguous
        assert "masthead" in record.published.evidence
        assert any("masthead" in note for note in record.notes)

    def test_a_clock_takes_its_day_from_the_address(self) -> None:
        record = page("Published at 14:14", url="https://example.org/2024/05/03/bridge")
        assert record.published is not None
        assert (record.published.isoformat(), record.published.ambiguous) == ("2024-05-03T14:14", False)

    def test_a_clock_after_the_time_of_fetching_is_yesterdays(self) -> None:
        fetched = dt.datetime(2024, 5, 3, 8, 0)
        assert iso(page("Published at 14:14", reference=fetched))[0] == "2024-05-02T14:14"
        assert iso(page("Published at 07:14", reference=fetched))[0] == "2024-05-03T07:14"

    def test_nothing_is_completed_from_nothing(self) -> None:
        assert iso(page("Published at 14:14")) == (None, None)
        assert iso(page("Published 3 hours ago")) == (None, None)

    def test_an_unlabelled_clock_is_no_stamp(self) -> None:
        assert iso(page("14:14", reference=dt.datetime(2024, 5, 3, 20, 0))) == (None, None)

    @pytest.mark.parametrize(
        ("line", "published"),
        [
            ("Published 3 hours ago", "2024-05-03T17:00"),
            ("3 hours ago", "2024-05-03T17:00"),
            ("yesterday at 14:05", "2024-05-02T14:05"),
            ("Posted yesterday at 14:05", "2024-05-02T14:05"),
        ],
    )
    def test_relative_phrases_count_from_the_time_of_fetching(self, line: str, published: str) -> None:
        assert iso(page(line, reference=dt.datetime(2024, 5, 3, 20, 0)))[0] == published

    def test_the_fetched_field_is_the_time_of_fetching(self) -> None:
        text = "\n\n".join(("Old bridge opens again after repairs", "Published 3 hours ago", *BODY))
        record = normalize({"text": text, "date_download": "2024-05-03 20:00:00"})
        assert iso(record)[0] == "2024-05-03T17:00"

    def test_the_day_of_an_address_with_the_clock_of_a_phrase(self) -> None:
        assert iso(page("Today at 20:07", url="https://example.org/20240503_1"))[0] == "2024-05-03T20:07"
        assert iso(page("3 hours ago", url="https://example.org/20240503_1"))[0] == "2024-05-03"

    def test_a_phrase_in_a_sentence_is_no_stamp(self) -> None:
        line = "He had left the house 3 hours ago"
        assert iso(page(line, reference=dt.datetime(2024, 5, 3, 20, 0)))[0] is None

    def test_an_update_never_lies_before_the_publication(self) -> None:
        assert iso(page("3 May 2024, 14:14, updated at 15:10")) == ("2024-05-03T14:14", "2024-05-03T15:10")
        assert iso(page("3 May 2024, 14:14, updated at 09:10"))[1] is None


def test_only_an_update_is_no_publication_but_a_note() -> None:
    record = page("Updated: 3 May 2024, 15:10")
    assert iso(record) == (None, "2024-05-03T15:10")
    assert any("Only an update is shown" in note for note in record.notes)


def test_a_whole_date_in_the_dateline_stands_for_a_missing_stamp() -> None:
    first = "SPRINGFIELD, May 3, 2024 (Reuters) - " + BODY[0]
    record = page(body=(first, *BODY[1:]))
    assert record.published is not None
    assert (record.published.isoformat(), record.published.ambiguous) == ("2024-05-03", True)
    assert iso(page(body=("SPRINGFIELD, May 3 (Reuters) - " + BODY[0], *BODY[1:])))[0] is None


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("As of: 3 May 2024, 18:24",), "2024-05-03T18:24"),
        (("Published: 2 May 2024", "As of: 3 May 2024, 18:24"), "2024-05-02"),
    ],
)
def test_a_label_that_may_mean_both(lines: tuple[str, ...], published: str) -> None:
    assert iso(page(*lines))[0] == published


class TestSequence:
    """Publication, update and fetching follow one another."""

    def test_an_update_proves_the_order_of_the_publication(self) -> None:
        record = page("Posted at 6:02 p.m., 04/07/2020", "Last modified on Wed 8 Apr 2020", country="GB")
        assert record.published is not None
        assert (record.published.isoformat(), record.published.order) == ("2020-04-07T18:02+01:00", "MDY")
        assert (record.published.ambiguous, record.published.evidence[0]) == (False, "sequence")

    def test_a_reading_behind_the_update_is_impossible(self) -> None:
        record = page("Posted at 6:02 p.m., 04/07/2020", "Last modified on Wed 8 Apr 2020", country="US")
        assert record.published is not None
        assert (record.published.isoformat()[:10], record.published.ambiguous) == ("2020-04-07", False)
        assert record.published.evidence[0] == "impossible:after-update"
        record = page("Posted at 6:02 p.m., 04/05/2020", "Last modified on Wed 8 Jul 2020", country="US")
        assert record.published is not None
        assert record.published.ambiguous

    def test_a_publication_proves_the_order_of_the_update(self) -> None:
        record = page("Published: 8 April 2020", "Updated: 04/09/2020", country="US")
        assert iso(record) == ("2020-04-08", "2020-04-09")
        record = page("Published: 8 May 2020", "Updated: 10/05/2020", country="US")
        assert iso(record)[1] == "2020-05-10"

    def test_an_open_update_near_the_publication_stays_ambiguous(self) -> None:
        record = page("Published: 5 April 2021, 9:32", "Updated: 04/06/21, 11:10", country="GB")
        assert record.updated is not None
        assert (record.updated.isoformat()[:10], record.updated.ambiguous) == ("2021-04-06", True)
        assert record.updated.evidence[0] == "near:published"

    def test_an_update_that_is_clear_is_left_alone(self) -> None:
        record = page("Published: 5 April 2021", "Updated: 20 July 2021")
        assert iso(record) == ("2021-04-05", "2021-07-20")

    def test_nothing_is_dated_after_it_was_fetched(self) -> None:
        fetched = dt.datetime(2024, 5, 20, 8, 0)
        record = page("Published: 05/06/2024", country="GB", reference=fetched)
        assert iso(record)[0] == "2024-05-06"
        record = page("Published: 5 June 2024", country="GB", reference=fetched)
        assert iso(record)[0] == "2024-06-05"
        assert any("after the page was fetched" in note for note in record.notes)

    def test_an_update_before_the_publication_is_kept_and_noted(self) -> None:
        record = page("Published: 5 April 2021", "Updated: 20 March 2021")
        assert iso(record) == ("2021-04-05", "2021-03-20")
        assert any("before the publication" in note for note in record.notes)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Print edition of 4 May 2024, page 9", "en"),
        ("A version of this article appeared in print on May 4, 2024", "en"),
        ("Aus: Ausgabe vom 04.05.2024, Seite 9", "de"),
        ("Édition du 4 mai 2024", "fr"),
    ],
)
def test_the_date_of_a_printed_issue_is_not_that_of_publication(line: str, language: str) -> None:
    assert iso(page(line, language=language))[0] is None
    assert iso(page(line, "3 May 2024, 19:30", language=language))[0] == "2024-05-03T19:30"


def test_a_clock_makes_a_stamp_of_a_longer_line() -> None:
    assert iso(page("Jane Roe Max Moe Maria Lind 3 May 2024, 17:46"))[0] == "2024-05-03T17:46"


@pytest.mark.parametrize(
    ("row", "stays"),
    [
        ("The study was published on 3 May 2024.", True),
        ("The figures, last updated on 3 May 2024, are worse.", True),
        ("His first novel was published in May 2024.", True),
        ("This article was published on 3 May 2024.", False),
        ("Published on 3 May 2024.", False),
    ],
)
def test_sentences_that_say_when_something_was_published(row: str, stays: bool) -> None:
    text = "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods."
    more = "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town."
    record = normalize(f"Council to rebuild old bridge\n\nBy Jane Roe\n\n{text}\n\n{row}\n\n{more}")
    assert (row in record.body) is stays
    assert (record.published is None) is stays


@pytest.mark.parametrize(
    ("line", "reference", "updated"),
    [
        ("Uppdaterad igår 21.12", None, None),
        ("Uppdaterad idag 21.12", None, "2024-05-03T21:12"),
        ("Uppdaterad 21.12", None, "2024-05-03T21:12"),
        ("Uppdaterad igår 21.12", dt.datetime(2024, 5, 5, 9), "2024-05-04T21:12"),
    ],
)
def test_update_on_a_day_that_a_word_says(line: str, reference: dt.datetime | None, updated: str | None) -> None:
    text = "Kommunen höjer avgifterna med 450 kronor i månaden. Det beslutade fullmäktige i tisdags efter debatt."
    record = normalize(f"Dyrare förskola\nPublicerad 3 maj 2024 kl 10.15\n{line}\n{text}", reference=reference)
    assert (record.updated.isoformat() if record.updated else None) == updated


@pytest.mark.parametrize(
    ("foot", "updated"),
    [
        (("Last updated: 6 May 2024, 15:30",), "2024-05-06T15:30"),
        (("Last updated: 5 May 2024, 15:30",), "2024-05-06T11:20"),
        (("Next meeting: 9 May 2024, 15:30",), "2024-05-06T11:20"),
    ],
)
def test_the_later_of_two_updates(foot: tuple[str, ...], updated: str) -> None:
    record = page("Published: 6 May 2024, 08:00", "Updated: 6 May 2024, 11:20", foot=foot)
    assert iso(record) == ("2024-05-06T08:00", updated)


PARAGRAPH = "The council of the town met in the old hall and spoke for three hours about the bridge over the river. "


def test_a_bare_stamp_of_a_list_yields_to_the_one_above_its_heading() -> None:
    head = "Society\n17 February 2016\n\nCouncil speaks about the bridge over the river\n\n" + 2 * PARAGRAPH
    foot = "\n\nRelated articles\n28 December 2020\n" + PARAGRAPH + "\n7 December 2017\n" + PARAGRAPH
    assert iso(normalize(head + foot)) == ("2016-02-17", None)


def test_a_clock_far_above_the_headline_is_doubtful() -> None:
    top = "Daily Paper\nFriday 12 December 2025 06:51 PM\nChief editor of the paper\nSecond editor\nThe Daily Paper\n\n"
    record = normalize(top + "Council speaks about the bridge over the river\n\n" + 2 * PARAGRAPH)
    assert record.published is None or record.published.ambiguous


def test_an_address_with_the_day_first_outdoes_the_masthead() -> None:
    text = "Friday, June 13, 2025\n\nCouncil speaks about the bridge over the river\n\n" + 2 * PARAGRAPH
    assert iso(normalize(text, url="https://example.org/news/07/12/2022/144535")) == ("2022-12-07", None)


def test_a_burmese_sentence_ends_at_its_own_sign() -> None:
    first = "ရန်ကုန်မြို့တွင် ယနေ့ မိုးသည်းထန်စွာ ရွာသွန်းခဲ့ကြောင်း မိုးလေဝသဌာနက ထုတ်ပြန်ခဲ့သည်။"
    second = "မြို့နယ်အများအပြားတွင် ရေကြီးမှုများ ဖြစ်ပွားခဲ့ကြောင်း ဒေသခံများက ပြောကြားခဲ့ကြသည်။"
    record = normalize(f"Published 28 March 2023\n{first}\n{second}\n")
    assert first in record.body
    assert second in record.body


PARAGRAPHS = (
    "The mill on the river will grind flour again from the autumn, the owners told the council on Monday evening.\n\n"
    "Its wheel was repaired by two carpenters over the winter, and a baker from the next village bought the first sack."
)


@pytest.mark.parametrize(
    "line",
    [
        "27.01.2020 Culture & Crafts Home App",
        "⋅ January 27, 2020 ⋅ Email this ⋅ Print this page ⋅ Comments off for the moment",
        "27 January 2020 Marta Lind Villages, Old crafts, Flour, Bread and baking 2",
        "5 min. 27 January 2020 Marta Lind 1 reply Bookmark Listen to it Print",
    ],
)
def test_a_line_that_begins_with_the_date_below_the_headline(line: str) -> None:
    record = normalize(f"Old mill to grind flour again\n\n{line}\n\n{PARAGRAPHS}")
    assert record.published is not None
    assert record.published.isoformat() == "2020-01-27"
    assert record.published.ambiguous
    assert line not in record.body


@pytest.mark.parametrize(
    "line",
    [
        "Updated January 27, 2020",
        "27 January 2020 was the day on which the old wheel of the mill on the river was last heard in the village.",
        "27 January: Marta Lind Villages, Old crafts, Flour, Bread and baking",
        "Photo: 27 January 2020 Marta Lind, Agency of Villages and Old crafts",
        "Read also\n\n27 January 2020",
        "Marta Lind and all the other bakers of the valley 27 January 2020",
    ],
)
def test_lines_with_a_date_that_are_no_stamp(line: str) -> None:
    assert normalize(f"Old mill to grind flour again\n\n{line}\n\n{PARAGRAPHS}").published is None

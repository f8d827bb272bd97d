"""Who wrote it: bylines of many shapes, and names that are nobody's byline."""

from __future__ import annotations

import pytest

from normalize import normalize
from normalize.article.names import names_in
from normalize.article.people import _before_mail

TITLE = "Council to rebuild old bridge"
LEAD = "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods."
MORE = "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town."
LAST = "Shopkeepers on the far bank said they had lost half of their customers since the bridge was closed in May."
DOE = "Mayor John Doe said so. Doe told reporters that the bridge had been closed for much too long already."
DOE_AGAIN = "The owner of the mill does not believe Doe, and says that the town has no money for another bridge at all."


def authors(*head: str, body: tuple[str, ...] = (LEAD, MORE, LAST), tail: tuple[str, ...] = ()) -> tuple[str, ...]:
    return normalize("\n\n".join((TITLE, *head, *body, *tail))).authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Contact Jane Roe on X", ("Jane Roe",)),
        ("Follow Jane Roe", ("Jane Roe",)),
        ("Jane Roe For Valley.Com", ("Jane Roe",)),
        ("The Valley, National, News | Written by Jane Roe", ("Jane Roe",)),
        ("AuthorJane Roe", ("Jane Roe",)),
        ("~ Jane Roe", ("Jane Roe",)),
        ("The Valley | Council", ()),
    ],
)
def test_bare_names(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, "en", labelled=False) == names


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Posted on 3 May 2024 by jane | Leave a comment",), ("jane",)),
        (("Posted on 3 May 2024 by Jane Roe in News",), ("Jane Roe",)),
        (("By", "Jane Roe", "and", "Max Moe"), ("Jane Roe", "Max Moe")),
        (("By", "Jane Roe,", "Max Moe &", "…", "John Poe"), ("Jane Roe", "Max Moe", "John Poe")),
        (("By Jane Roe", "Max Moe/REUTERS"), ("Jane Roe",)),
        (("Jane Roe – Reporter", "Max Moe – Reporter", "The Valley", "3 May 2024, 10:15"), ("Jane Roe", "Max Moe")),
    ],
)
def test_shapes_of_bylines(head: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors(*head) == expected


def test_names_with_nothing_between_them() -> None:
    head = ("Jane Roe Max Moe John Poe 3 May 2024, 10:15",)
    assert authors(*head, tail=("Jane Roe, Max Moe, John Poe",)) == ("Jane Roe", "Max Moe", "John Poe")
    assert authors(*head) in ((), ("Jane Roe", "Max Moe", "John Poe"))


@pytest.mark.parametrize("place", ["head", "tail"])
def test_persons_of_whom_the_article_speaks(place: str) -> None:
    body = (LEAD, DOE, DOE_AGAIN, MORE, LAST)
    head, tail = (("John Doe",), ()) if place == "head" else ((), ("John Doe",))
    assert authors(*head, body=body, tail=tail) == ()
    assert authors("By John Doe", body=body) == ("John Doe",)


def test_author_whom_the_article_names_once() -> None:
    visit = "Our correspondent Jane Roe went to see the old bridge and found that it is hardly a bridge."
    body = (LEAD, visit, MORE, LAST)
    assert authors("Jane Roe", "3 May 2024, 10:15", body=body) == ("Jane Roe",)
    assert authors(body=body, tail=("Jane Roe",)) == ("Jane Roe",)


def test_columnist_above_the_headline() -> None:
    rows = ("Opinion", "Jane Roe", "Columnist", TITLE, "3 May 2024", LEAD, MORE)
    assert normalize("\n\n".join(rows)).authors == ("Jane Roe",)
    assert normalize("\n\n".join(("Opinion", "Jane Roe", TITLE, "3 May 2024", LEAD, MORE))).authors == ()


def test_paper_behind_an_address() -> None:
    assert authors("By Jane Roe | jane@example.org | Valley Tribune") == ("Jane Roe",)
    assert authors("By Jane Roe jane@example.org and Max Moe max@example.org") == ("Jane Roe", "Max Moe")


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("سامي الخطيب نشر في: 14 مارس 2021 - 10:30", ("سامي الخطيب",)),
        ("نشر في: 14 مارس 2021 - 10:30", ()),
        ("أخبار المدينة نشر في: 14 مارس 2021 - 10:30", ()),
    ],
)
def test_name_before_the_label_of_a_stamp(stamp: str, expected: tuple[str, ...]) -> None:
    lead = "افتتح رئيس البلدية صباح اليوم الأحد جسرا جديدا يربط المدينة القديمة بالضفة الأخرى من النهر."
    more = "وقال إن العمل استغرق ثلاث سنوات، وإن الكلفة بلغت خمسة ملايين دولار دفعت البلدية نصفها."
    assert normalize(f"افتتاح جسر جديد في المدينة القديمة\n{stamp}\n{lead}\n{more}").authors == expected


def test_submitted_by() -> None:
    lead = "W centrum miasta powstanie nowy park. Radni zgodzili się na to w poniedziałek, prace ruszą wiosną."
    more = "Park będzie miał trzy hektary, plac zabaw i staw. Koszt to 4 mln zł, z czego połowę da województwo."
    record = normalize(f"Nowy park w centrum miasta\nDodane przez Jan Kos w pon., 10.01.2022 - 11:20\n{lead}\n{more}")
    assert record.authors == ("Jan Kos",)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Edited by: John Doe", "Jane Roe"), ("Jane Roe",)),
        (("By Jane Roe", "Edited by John Doe"), ("Jane Roe",)),
        (("By Jane Roe | Edited by: John Doe",), ("Jane Roe",)),
        (("Editor: John Doe",), ("John Doe",)),
        (("Written and edited by John Doe",), ("John Doe",)),
        (("Editor John Doe",), ("John Doe",)),
    ],
)
def test_editors_are_authors_where_nobody_else_is(head: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors(*head, "3 May 2024, 10:15") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Roe opens the second half of the season", ()),
        ("Private Demand will recover soon enough", ()),
        ("Valley Correspondent", ()),
        ("Jane Roe political correspondent", ("Jane Roe",)),
        ("Jane Roe in Berlin", ("Jane Roe",)),
    ],
)
def test_lines_that_only_begin_with_a_name(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, "en", labelled=False) == names


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Jane Roe", "Reporter", "John Doe", "Photographer"), ("Jane Roe", "John Doe")),
        (("Jane Roe", "Reporter", "Valley", "John Doe"), ("Jane Roe",)),
        (("Source: AFP",), ("AFP",)),
        (("Source: AFP Sport",), ("AFP",)),
        (("By Jane Roe", "Source: AFP"), ("Jane Roe",)),
        (("Source: the council",), ()),
        (("Jane Roe", "Author", "Editor", "John Doe"), ("Jane Roe",)),
    ],
)
def test_names_above_roles_and_sources(head: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors("3 May 2024, 10:15", *head) == expected


def test_little_word_behind_a_particle_is_a_name() -> None:
    assert names_in("Iris de Groot en Bram Kuiper", "nl", labelled=False) == ("Iris de Groot", "Bram Kuiper")
    assert names_in("Groot en Klein", "nl", labelled=False) == ()


@pytest.mark.parametrize(("text", "tag", "names"), [
    ("王小明／台北報導", "zh-Hant", ("王小明",)),
    ("홍길동 기자", "ko", ("홍길동",)),
    ("张三 记者", "zh", ("张三",)),
])  # fmt: skip
def test_roles_and_places_behind_names_without_capitals(text: str, tag: str, names: tuple[str, ...]) -> None:
    assert names_in(text, tag, labelled=True) == names


@pytest.mark.parametrize(("text", "names"), [
    ("홍길동 [hong@example.com]", ("홍길동",)),
    ("서울·홍길동기자 hong@example.com", ("홍길동",)),
    ("기사제보 및 보도자료 news@example.com", ()),
    ("문의 a@example.com", ()),
    ("홍길동 기자", ()),
])  # fmt: skip
def test_a_korean_name_before_an_address(text: str, names: tuple[str, ...]) -> None:
    assert _before_mail(text) == names


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Jane Roe", "Journalist", "John Doe", "Photographer"), ("Jane Roe", "John Doe")),
        (("Author", "Jane Roe"), ("Jane Roe",)),
    ],
)
def test_label_that_is_what_the_name_above_is(head: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors(*head, "3 May 2024, 10:15") == expected


def test_the_word_for_editor_of_another_language_is_none() -> None:
    text = "The council of the town met in the old hall and spoke for three hours about the bridge over the river. "
    record = normalize("Council speaks about the bridge\n\n3 May 2024\n\nRed tape\n\n" + 2 * text + "\n\n" + 2 * text)
    assert not record.authors

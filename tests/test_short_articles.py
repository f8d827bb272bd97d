"""Short articles, as agencies and local papers write them: nothing of their few paragraphs may be lost."""

from __future__ import annotations

import pytest

from normalize import normalize
from normalize.article.dateline import dateline_in, signed_in
from normalize.article.names import caseless_name
from normalize.model import Record

LEAD = "The council will build a new swimming pool on the site of the old brewery. It is to cost four million pounds."
SECOND = "Work starts in May."
THIRD = "Nobody on the council voted against it, said the mayor."


def lines(*rows: str) -> Record:
    """A record of lines without blank lines between them."""
    return normalize("\n".join(rows))


@pytest.mark.parametrize(
    ("inline", "kept"),
    [
        ("Read more: Why the old pool leaked", "“It is a good day for the town,” said the mayor on 1 November."),
        ("See also: The brewery's last beer", "The government has promised to pay a third of it, she added."),
    ],
)
def test_a_label_with_its_item_on_the_line_opens_no_section(inline: str, kept: str) -> None:
    record = lines("Council to build new pool", LEAD, SECOND, inline, kept, "Subscribe to our newsletter")
    assert kept in record.body
    assert inline not in record.body


def test_a_label_over_a_list_still_opens_a_section() -> None:
    record = lines("Council to build new pool", LEAD, THIRD, "Read more:", "Why the old pool leaked", "Beer is dearer")
    assert "leaked" not in record.body
    assert "Beer" not in record.body


def test_the_last_short_sentence_stays() -> None:
    record = lines("Council to build new pool", "By Jane Roe", LEAD, SECOND, THIRD, "Share on Facebook")
    assert record.body.split("\n\n") == [LEAD, SECOND, THIRD]


def test_a_lone_paragraph_is_the_body_and_no_description() -> None:
    record = lines("Council to build new pool", LEAD, "Photo: Sam Hill", "Related articles", "Comments")
    assert (record.description, record.body) == (None, LEAD)


def test_the_lead_above_a_credit_is_no_caption() -> None:
    record = lines("Council to build new pool", "Jane Roe | 5 April 2021 | 09:32", LEAD,
                   "Photo: Sam Hill", SECOND)  # fmt: skip
    assert record.body.split("\n\n") == [LEAD, SECOND]
    assert (record.captions, record.credits, record.authors) == ((), ("Sam Hill",), ("Jane Roe",))


def test_a_description_above_the_byline_stays_one() -> None:
    record = lines("Council to build new pool", "It will cost four million pounds and open in two years",
                   "By Jane Roe", "5 April 2021", LEAD, THIRD)  # fmt: skip
    assert record.description == "It will cost four million pounds and open in two years"
    assert record.body.split("\n\n") == [LEAD, THIRD]


def test_agency_text_without_a_headline() -> None:
    first = "SPRINGFIELD (Reuters) - The council on Thursday approved a new pool, hours before a deadline at midnight."
    second = "The vote was 7-2. The mayor had asked for it earlier in the day."
    record = lines(first, second, "“We had no reason to wait,” said a member.", "Fri Mar 22 2024 / 11:48 PM EDT")
    assert record.headline is None
    assert record.body.startswith(first + "\n\n" + second)
    assert record.dateline == "SPRINGFIELD (Reuters)"


@pytest.mark.parametrize(
    ("row", "authors"),
    [
        ("By Jane Roe and Tom Okafor, Local Democracy Reporters", ("Jane Roe", "Tom Okafor")),
        ("By Jane Roe — Springfield", ("Jane Roe",)),
        ("Edited By: Jane Roe | Updated: Jul 08, 2024, 07:45 PM", ("Jane Roe",)),
        ("TEXT: Jane Roe  PHOTO: AP", ("Jane Roe",)),
        ("Posted by Jane Roe on 3 May 2024", ("Jane Roe",)),
        ("Reuters | 3 May 2024, 10:00", ("Reuters",)),
        ("By the river", ()),
    ],
)
def test_bylines(row: str, authors: tuple[str, ...]) -> None:
    assert lines("Council to build new pool", row, LEAD, THIRD).authors == authors


@pytest.mark.parametrize(
    ("rows", "authors"),
    [
        (("Le conseil vote la piscine", "Par Le Matin avec AFP", "Le conseil a voté. La piscine coûtera cher."),
         ("Le Matin",)),
        (("Le conseil vote la piscine", "Le Matin", "Le conseil a voté. La piscine coûtera cher."), ()),
        (("El consejo vota la piscina", "Por Redacción", "Lugar Nuevo / 09.05.2023 13:20",
          "El consejo votó el martes. La piscina costará cuatro millones de euros."), ()),
        (("المجلس يقر بناء مسبح", "القاهرة - رويترز", "14 يناير 2024 - 18:30",
          "أقر المجلس يوم الأحد بناء مسبح جديد في المدينة، وقال إن العمل يبدأ قريبا."), ("رويترز",)),
        (("市議会がプール建設を可決", "2024年5月21日 19時08分",
          "【東京=山田花子】市議会はプールの建設を可決した。費用は3億円。"),
         ("山田花子",)),
        (("市議会がプール建設を可決", "2024年5月21日 19時08分", "市議会はプールの建設を可決した。費用は3億円。",
          "（社会部　鈴木一郎）"), ("鈴木一郎",)),
        (("시의회, 수영장 건설 의결", "(서울=연합뉴스) 홍길동 기자 = 시의회가 의결했다. 시민들은 환영했다."),
         ("홍길동",)),
    ],
)  # fmt: skip
def test_bylines_of_other_languages(rows: tuple[str, ...], authors: tuple[str, ...]) -> None:
    record = lines(*rows)
    assert record.authors == authors
    assert record.headline == rows[0]
    assert rows[2 if len(rows) > 2 else 1] in record.body or rows[-1] in record.body


def test_a_credit_in_brackets_leaves_its_paragraph_in_the_body() -> None:
    text = "시장은 \"좋은 날\"이라고 말했다. [사진=연합뉴스]"
    record = lines("시의회, 수영장 건설 의결", "시의회가 10일 수영장 건설을 의결했다. 시민들은 환영했다.", text)
    assert text in record.body


def test_an_image_caption_with_its_label() -> None:
    record = lines("Council to build new pool", "Image caption, The brewery closed ten years ago", LEAD, THIRD)
    assert record.captions == ("The brewery closed ten years ago",)
    assert record.body.split("\n\n") == [LEAD, THIRD]


def test_a_headline_may_name_a_day() -> None:
    record = lines("New rules from 1 September", "15 August 2023, 09:12", LEAD, THIRD)
    assert record.headline == "New rules from 1 September"
    assert record.published is not None
    assert record.published.isoformat() == "2023-08-15T09:12"


@pytest.mark.parametrize(
    ("text", "place", "author"),
    [
        ("SPRINGFIELD (AP) — Officials said so.", "SPRINGFIELD (AP)", None),
        ("BERGEN (NTB) Den nye broen er åpnet.", "BERGEN (NTB)", None),
        ("【ソウル＝小池花子】政府は", "ソウル", "小池花子"),
        ("[서울=뉴시스] 시의회가", "서울", None),
        ("（记者 张三）市议会", None, "张三"),
        ("(three of them) Officials said so.", None, None),
        ("[a=b", None, None),
        ("Officials (three) said so.", None, None),
        ("", None, None),
    ],
)
def test_datelines(text: str, place: str | None, author: str | None) -> None:
    assert (dateline_in(text), signed_in(text)) == (place, author)


@pytest.mark.parametrize(
    ("text", "names"),
    [("יעל כהן | ; |", ("יעל כהן",)), ("חדשות | ; |", ()), ("Jane Roe |", ()), ("", ())],
)
def test_names_without_capitals(text: str, names: tuple[str, ...]) -> None:
    assert caseless_name(text) == names


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "Acme opens a plant in Springfield\n\n"
        "SPRINGFIELD, Feb. 3, 2021 (AP) -- Acme today announced that it has bought\n"
        "the old brewery on the river. The money for it comes from a bank in the\n"
        "capital, and two hundred people from the town will be hired by the end\n"
        "of 2022.\n\n"
        "\"We are glad,\" said its head. \"Orders have doubled since the beginning of\n"
        "last year, and they still grow from month to month.\"\n"
    )
    record = normalize(text)
    assert record.restore() == text
    assert record.headline == "Acme opens a plant in Springfield"
    paragraphs = record.body.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("from the town will be hired by the end of 2022.")
    assert record.published is not None
    assert record.published.isoformat() == "2021-02-03"


def test_short_lines_that_are_not_wrapped_stay_apart() -> None:
    record = lines("Council to build new pool", "By Jane Roe", "3 May 2024", LEAD[:74], SECOND, THIRD)
    assert record.authors == ("Jane Roe",)
    assert THIRD in record.body.split("\n\n")


@pytest.mark.parametrize(
    ("row", "credit"),
    [("TEXT: Jane Roe  PHOTO: AP", "AP"), ("Foto ANP / Jeroen Jumelet", "ANP / Jeroen Jumelet"), ("Photo: Sam", "Sam")],
)
def test_credits_stand_without_their_label(row: str, credit: str) -> None:
    assert credit in lines("Council to build new pool", LEAD, row, THIRD).credits


def test_the_headline_stands_above_the_sentences() -> None:
    record = lines("Opinion", "Why our town needs a pool", "Jane Roe", "Jane Roe is a swimmer based in Leeds.",
                   "Fri 3 May 2024 06.00 BST", "For ten years we have been told to wait. We have waited long enough.",
                   "The council has the money. What it lacks is courage, and a plan.",
                   "Jane Roe is the author of \"Deep End\"")  # fmt: skip
    assert (record.headline, record.authors) == ("Why our town needs a pool", ("Jane Roe",))


def test_a_short_sentence_behind_an_agency_and_an_advertisement_stays() -> None:
    record = lines("Brand i lejlighed: To på hospitalet", "3. maj 2024 kl. 14.05",
                   "To personer er kørt på hospitalet efter en brand i Odense.", "Det oplyser Fyns Politi.",
                   "/ritzau/", "Artiklen fortsætter efter annoncen", "Branden er nu slukket.")  # fmt: skip
    assert record.body.endswith("Branden er nu slukket.")


def test_a_lead_with_a_dateline_is_no_caption() -> None:
    lead = "لندن (رويترز) - ارتفعت أسعار النفط يوم الجمعة بأكثر من واحد بالمئة."
    record = lines("أسعار النفط ترتفع", "3 مايو 2024", lead, "وقال محللون إن السوق قلقة.")
    assert record.body.startswith(lead)
    assert record.dateline == "لندن (رويترز)"


def test_a_story_goes_on_behind_such_a_note() -> None:
    record = lines("Council to build new pool", LEAD, THIRD, "Story continues below", "The mayor asked for more money.")
    assert record.body.endswith("The mayor asked for more money.")


def test_a_byline_and_a_stamp_within_the_text() -> None:
    offers = ("Item one of the paper", "Item two of the paper")
    rows = (LEAD, *offers, LEAD.replace("pool", "bath"),
            "By Jane Roe", "View all posts", "3 May 2024", THIRD, LEAD.replace("swimming", "public"))  # fmt: skip
    record = lines("Council to build new pool", *rows)
    assert record.authors == ("Jane Roe",)


def test_a_name_above_a_credit_yields_to_another() -> None:
    rows = ("Council to build new pool", "3 May 2024, 10:00", "Max Moe", "Photo: AP", "Jane Roe", LEAD, THIRD)
    assert lines(*rows).authors == ("Jane Roe",)
    assert lines(*rows[:4], *rows[5:]).authors == ("Max Moe",)

"""What a row of an article is: sections, shapes, captions without a credit; each rule with what it must leave alone."""

from __future__ import annotations

import pytest

from normalize import normalize

HEAD = "Council to rebuild old bridge\n\nBy Jane Roe\n\n3 May 2024, 10:15\n\n"
LEAD = "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods."
MORE = "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town."
LAST = "Shopkeepers on the far bank said they had lost half of their customers since the bridge was closed in May."
SHORT = (
    "The old bridge was built by the villagers themselves, and by their horses.",
    "It was paid for with a toll of two pence a head on all of the market days.",
    "A storm carried away its middle arch soon after the opening, and nobody came.",
)


def body(*rows: str) -> list[str]:
    return normalize(HEAD + "\n\n".join((LEAD, *rows, MORE, LAST))).body.split("\n\n")


def kinds(*rows: str) -> list[str]:
    """The kinds under which the rows are cut; an empty one for a row that stays."""
    record = normalize(HEAD + "\n\n".join((LEAD, *rows, MORE, LAST)))
    cut = {r.text.strip(): r.kind for r in record.removed}
    return [cut.get(row, "") for row in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("The mill by the river (",), ["caption"]),
        (("The mill by the river (", "Image:", "The Valley Post)"), ["caption", "other", "credit"]),
        (("https://example.org/a/long/address",), ["other"]),
        (("Two divers looked for the keystone. (Valley Archive)",), ["caption"]),
        (("Divers at the old bridge in Oldtown, 24 April 2023",), ["caption"]),
        (("Mayor John Doe (left) shows the plans to the new owner of the mill",), ["caption"]),
        (("IN TEARS: She lost the last vote.", SHORT[1], "AT WORK: Masons mend the arch.", SHORT[0]),
         ["caption", "", "caption", ""]),
    ],
)  # fmt: skip
def test_captions_without_credit(rows: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*rows) == expected


@pytest.mark.parametrize(
    ("row", "kind", "caption", "credit"),
    [
        ("Photo: The old mill seen from the bridge. (Valley Archive/Max Moe)", "caption",
         "The old mill seen from the bridge. (Valley Archive/Max Moe)", "Valley Archive/Max Moe"),
        ("Photo: the old mill as seen from the bridge", "caption", "the old mill as seen from the bridge", ""),
        ("The old mill on 3 May. Photo The Valley Post/Max Moe", "caption",
         "The old mill on 3 May. Photo The Valley Post/Max Moe", "The Valley Post/Max Moe"),
        ("Photo: Max Moe for the Valley Post", "credit", "", "Max Moe for the Valley Post"),
        ("Image", "other", "", ""),
        ("Video: How the old bridge was rebuilt in a day", "caption", "How the old bridge was rebuilt in a day", ""),
        ("jane.roe@example.org", "other", "", ""),
    ],
)  # fmt: skip
def test_pictures(row: str, kind: str, caption: str, credit: str) -> None:
    record = normalize(HEAD + "\n\n".join((LEAD, MORE, row, LAST, SHORT[0])))
    assert {r.text.strip(): r.kind for r in record.removed}[row] == kind
    assert record.captions == ((caption,) if caption else ())
    assert record.credits == ((credit,) if credit else ())


def test_paragraph_signed_by_initials_and_agency() -> None:
    signed = f"{SHORT[1]} {SHORT[0]} (kw/dpa)"
    record = normalize(HEAD + "\n\n".join((LEAD, signed, MORE, LAST)))
    assert signed in record.body
    assert record.captions == ()


def test_headline_above_a_labelled_credit() -> None:
    rows = ("Society", "Council to rebuild old bridge", "Photo: town hall", "3 May 2024, 10:15", LEAD, MORE, LAST)
    record = normalize("\n".join(rows))
    assert record.headline == "Council to rebuild old bridge"
    assert record.credits == ("town hall",)


@pytest.mark.parametrize(
    "row",
    [
        "What happens next",
        "The bridge and its builders (1890 to 1924)",
        "The new bridge (and the old one)",
        "Nobody had asked the owner of the mill. (He was abroad.)",
        "The mill was sold to a firm in Oldtown on 24 April 2023.",
        "A year of floods: what 2023",
        "BUDGET: What the bridge will cost.",
        "More at https://example.org/a, the page of the town.",
    ],
)
def test_rows_that_stay(row: str) -> None:
    assert row in body(row)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Die Bürgermeisterin (links) und der Müller am Wehr", False),
        ("Die neue Mühle (Baujahr 1990) und das Wehr", True),
    ],
)
def test_positions_in_german(text: str, stays: bool) -> None:
    lead = "Der Rat hat am Montag beschlossen, die alte Brücke wieder aufzubauen, die seit dem Hochwasser gesperrt ist."
    more = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, sagte die Bürgermeisterin am Markt."
    last = "Die Händler am anderen Ufer sagen, dass sie seit Mai die Hälfte ihrer Kundschaft verloren haben, sagt sie."
    record = normalize(f"Alte Brücke wird neu gebaut\n\nVon Erika Muster\n\n{lead}\n\n{text}\n\n{more}\n\n{last}")
    assert (text in record.body.split("\n\n")) is stays


def test_poll() -> None:
    question, answers = "Would you pay a toll on the new bridge?", ("Yes, of course.", "Only on Sundays.", "Never.")
    assert kinds(question, *answers) == ["other"] * 4


@pytest.mark.parametrize(
    "rows",
    [
        ("What did the mayor say?", "Nothing at all.", "And the council?", "Very little."),
        ("What does the bridge cost the town in a year?", "Nobody knows.", SHORT[2]),
        ("Who built it?", "The villagers.", "With their own hands.", "The old arch"),
    ],
)
def test_questions_that_are_no_poll(rows: tuple[str, ...]) -> None:
    assert [row for row in rows if row not in body(*rows)] == []


def test_transcript_is_no_row_of_captions() -> None:
    rows = ("DOE: We never asked them.", "ROE: You should have asked.", "DOE: There was no time.")
    assert [row for row in rows if row not in body(*rows)] == []


def test_section_ends_at_a_stretch_of_sentences() -> None:
    assert kinds("Subscribe", "Read all of our reports.", *SHORT) == ["subscribe", "subscribe", "", "", ""]


def test_section_goes_on_to_its_next_button() -> None:
    offers = ("All reports from the valley, whenever you want to read them.",
              "The weekend edition, as it is printed, on any device you own.",
              "Ten crossword puzzles a month, and the answers to all of them.")  # fmt: skip
    assert kinds("Subscribe", *offers, "Subscribe now") == ["subscribe"] * 5


def test_item_on_the_line_of_its_label() -> None:
    assert kinds("Read also: Mill sold to a stranger", "Who pays for it") == ["related", ""]
    rows = ("Read also: Mill sold to a stranger", "A cat on a roof", "The ferry is late again")
    assert kinds(*rows) == ["related"] * 3


def test_list_of_articles_with_what_each_says() -> None:
    said = f"{SHORT[0]} {SHORT[1]}", f"{SHORT[2]} Nobody minded."
    teasers = ("Mill sold to a stranger", said[0], "The ferry is late again", said[1])
    assert kinds("Related articles", *teasers, "Who pays for it") == ["related"] * 5 + [""]


@pytest.mark.parametrize(
    "title",
    [
        "WhatsApp: What is new in the app this week", "Weather: storms to reach the valley by night",
        "Comment: why the council is wrong again", "Council to rebuild old bridge",
    ],
)  # fmt: skip
def test_headlines_on_what_labels_say(title: str) -> None:
    record = normalize(f"{title}\n\nBy Jane Roe\n\n3 May 2024, 10:15\n\n{LEAD}\n\n{MORE}")
    assert record.headline == title


@pytest.mark.parametrize("row", ["Facebook Twitter Email", "Twitter: @janeroe", "Follow us: Facebook", "By Jane Roe"])
def test_rows_that_are_no_headline(row: str) -> None:
    assert normalize(f"{row}\n\n3 May 2024, 10:15\n\n{LEAD}\n\n{MORE}").headline is None


def test_headline_that_stands_behind_a_breadcrumb_too() -> None:
    long, title = "News Town hall Council to rebuild old bridge - The Valley", "Council to rebuild old bridge"
    rows = (long, title, LEAD, MORE, LAST)
    assert normalize("\n\n".join(rows)).headline == "Council to rebuild old bridge"
    assert normalize("\n\n".join(rows[:1] + rows[2:])).headline == rows[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Última hora del temporal en Almadén: cortadas tres carreteras", True),
        ("Top stories", False),
    ],
)
def test_titles_that_begin_with_labels_of_other_languages(text: str, title: bool) -> None:
    lead = "El temporal mantiene cortadas tres carreteras y ha dejado sin luz a mil vecinos, según la alcaldesa."
    more = "La compañía ha restablecido el suministro en dos barrios, según ha informado en un comunicado esta tarde."
    assert (normalize(f"{text}\n\n14/02/2024 08:30\n\n{lead}\n\n{more}").headline == text) is title


def test_lists_under_a_heading_with_a_colon_stay() -> None:
    rows = ("Ingredients:", "three apples", "a cup of flour", "two eggs", "Preparation")
    assert [row for row in rows if row not in body(*rows)] == []
    assert kinds("three apples", "a cup of flour", "two eggs") == ["other"] * 3


def test_item_of_a_list_is_no_caption() -> None:
    record = normalize(HEAD + "\n".join((LEAD, MORE, LAST, "Read also:", "Mill sold to a stranger", "Source: AP")))
    assert record.captions == ()


def test_quotation_is_no_caption() -> None:
    said = "“We got more than we had hoped for,” said John Doe (left), who owns the mill by the river."
    assert said in body(said)


@pytest.mark.parametrize(
    ("tail", "stays"),
    [
        (("Read also", "Mill sold to a stranger", "The text now goes on to the county council."), True),
        (("Photo: AP", "Read also", "Who bought the old mill?", "The text now goes on to the county council."), True),
        (("Read also", "Mill sold to a stranger", "The text now goes on to the county council.",
          "The ferry is late again", "It was late on Monday and on Tuesday too."), False),
        (("Read also", "Mill sold to a stranger", "The ferry is late again"), False),
    ],
)  # fmt: skip
def test_sentence_behind_a_list_of_one(tail: tuple[str, ...], stays: bool) -> None:
    record = normalize(HEAD + "\n".join((LEAD, MORE, *tail, "Comments")))
    assert ("The text now goes on to the county council." in record.body) is stays


def test_greek_labels_in_capitals() -> None:
    lead = "Νέο σχολείο δώδεκα αιθουσών αποκτά η Καλλιθέα Ημαθίας, όπως ανακοίνωσε την Πέμπτη ο δήμαρχος της περιοχής."
    record = normalize(f"Νέο σχολείο αποκτά η Καλλιθέα\n{lead}\nΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ:\nΠότε ανοίγουν τα σχολεία\n{lead[4:]}")
    assert record.authors == ()
    assert [r.kind for r in record.removed] == ["related", "related"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Correction: an earlier version gave the wrong year for the flood.", "other"),
        ("This story has been corrected to give the right year of the flood.", "other"),
        ("Staff writer John Doe contributed to this report.", "other"),
        ("(With inputs from agencies.)", "other"),
        ("The correction of the river took the engineers eleven years in all.", ""),
        ("Half of the shops on the far bank contributed to this.", ""),
        ("It was, brokers in the city said on the phone, no more than a correction.", ""),
    ],
)
def test_remarks_on_the_article(row: str, kind: str) -> None:
    record = normalize(HEAD + "\n\n".join((LEAD, MORE, LAST, row)))
    assert {r.text.strip(): r.kind for r in record.removed}.get(row, "") == kind


def test_remarks_within_the_text_stay() -> None:
    row = "This story has been told in the valley since the bridge was built by the villagers."
    assert row in body(row, *SHORT)


def test_plea_above_another_plea() -> None:
    rows = "Want to comment on it? Sign up or sign in now.", "Please read our Comment Policy before commenting."
    record = normalize(HEAD + "\n\n".join((LEAD, MORE, LAST, *rows)))
    assert record.body.endswith(LAST)


def test_agency_alone_is_no_caption() -> None:
    head = ("Council to rebuild old bridge", "3 May 2024, 10:15", "News - AFP")
    record = normalize("\n\n".join((*head, LEAD, MORE, LAST)))
    assert not record.captions


def test_text_below_a_button_of_the_head() -> None:
    description = "It will cost the town two million, and take two years to build."
    head = ("Council to rebuild old bridge", description, "By Jane Roe", "3 May 2024, 10:15", "Subscribe")
    assert normalize("\n\n".join((*head, LEAD, LAST, MORE))).body.startswith(LEAD)


def test_offer_below_a_button_within_the_text_is_cut() -> None:
    offer = "Enjoy all of our articles of the day, unlimited access and the crossword, on any of your devices."
    assert offer not in body("Subscribe", offer)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("Read also:", "Ferry to sail again", "Work begins in the spring."), True),
        (("Read also:", "Ferry to sail again", "Work begins in the spring"), False),
        (("Read also:", "Ferry to sail again.", "Work begins in the spring."), False),
    ],
)
def test_short_sentence_that_ends_the_text_below_a_title(rows: tuple[str, ...], kept: bool) -> None:
    record = normalize(HEAD + "\n\n".join((LEAD, MORE, LAST, *rows, "Comments (4)")))
    assert record.body.endswith(rows[-1]) is kept


def test_amounts_of_a_recipe_stay_and_numbered_titles_go() -> None:
    recipe = ("Ingredients", "800g carrots, peeled", "2 tbsp oil", "150g yoghurt", "1 lemon", "Method")
    numbered = ("1 Council to vote again", "2 Mill on fire", "3 Ferry to sail again", "4 Mayor to resign")
    text = body(*recipe)
    assert all(row in text for row in recipe)
    assert not set(numbered) & set(body(*numbered))


def test_question_below_the_heading_of_a_list_is_its_item() -> None:
    assert "Who is to pay for all of it?" not in body("Read also", "Who is to pay for all of it?")
    assert "Who is to pay for all of it?" in body("Who is to pay for all of it?")


def test_line_on_the_author_without_a_full_stop() -> None:
    about = "Jane Roe is a professor of town planning at the university of the valley"
    assert about not in normalize(HEAD + "\n\n".join((LEAD, MORE, LAST, about))).body
    other = "John Doe is a professor of town planning at the university of the valley"
    assert other in body(other)


def test_first_question_of_an_interview_is_not_the_headline() -> None:
    questions = ("You came back to the valley after twenty years. Why?", "What has changed in it since?")
    rows = ("\"We still look at one another on the stage\"", "By Jane Roe", questions[0], LEAD, questions[1], MORE)
    assert normalize("\n\n".join(rows)).headline == rows[0]


def test_question_below_a_stamp_may_be_the_headline() -> None:
    title = "Will the old bridge ever be rebuilt by the council?"
    assert normalize("\n\n".join(("3 May 2024, 10:15", title, LEAD, MORE, LAST))).headline == title

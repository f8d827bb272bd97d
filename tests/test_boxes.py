"""What pages put around their articles: author boxes, embedded posts, banners, files, signatures, dates of players."""

from __future__ import annotations

from normalize import normalize

PARAGRAPHS = (
    "The old mill on the river burned down early on Monday, and nobody was hurt, the fire brigade said.",
    "The owners want to rebuild it before the winter, and the town has offered to help them with the roof.",
    "It had stood there for two hundred years, and many people came to see what was left of the building.",
)
TITLE = "Fire destroys the old mill on the river"


def _page(*rows: str) -> str:
    return "\n\n".join(rows)


def test_a_name_on_two_lines_below_the_article_is_its_author() -> None:
    record = normalize(_page(TITLE, *PARAGRAPHS, "Jane Roe", "Jane Roe", "Live", "• Radio Valley"))
    assert record.authors == ("Jane Roe",)


def test_a_bullet_is_no_signature() -> None:
    assert normalize(_page(TITLE, *PARAGRAPHS, "• Radio Valley", "• Radio Hills")).authors == ()


def test_dear_readers_are_no_authors() -> None:
    text = _page("Der Tag im Tal", "3. Mai 2024, 10:15 Uhr", "Liebe Leserinnen und Leser,", *PARAGRAPHS)
    assert normalize(text, language="de").authors == ()


def test_files_and_embedded_posts_are_no_text() -> None:
    post = ("LIVE: https://t.co/abcdefgh #mill pic.twitter.com/abcdefgh", "Radio Valley (@radiovalley) June 5, 2023")
    record = normalize(_page(TITLE, PARAGRAPHS[0], "mill-1.jpg", PARAGRAPHS[1], *post, PARAGRAPHS[2]))
    assert record.body == _page(*PARAGRAPHS)
    assert {cut.rule for cut in record.removed} == {"shape:file", "embed:link", "embed:signature"}


def test_a_banner_at_the_very_top_is_cut() -> None:
    banner = (
        "We use cookies and similar techniques on our website to make it as useful as possible.",
        "If you click on this banner you agree to our use of cookies; you may withdraw your consent at any time.",
    )
    record = normalize(_page(*banner, TITLE, *PARAGRAPHS))
    assert (record.headline, record.body) == (TITLE, _page(*PARAGRAPHS))


def test_an_article_on_cookies_is_kept() -> None:
    told = "The company will end its use of cookies next year, it said on Monday, and users need not agree to them."
    record = normalize(_page("Company ends its use of cookies", told, *PARAGRAPHS))
    assert told in record.body


def test_an_agency_behind_the_last_full_stop_makes_no_caption() -> None:
    signed = f"Talheim. {PARAGRAPHS[0]} {PARAGRAPHS[1]} afp"
    record = normalize(_page(TITLE, signed, *PARAGRAPHS[2:]), language="de")
    assert record.captions == ()
    assert signed in record.body


def test_a_date_before_the_first_words_is_that_of_the_dateline() -> None:
    record = normalize(_page(f"15/12/2024.- {PARAGRAPHS[0]}", *PARAGRAPHS[1:]), language="es")
    assert record.published is not None
    assert (record.published.isoformat(), record.published.ambiguous) == ("2024-12-15", True)


def test_a_date_without_label_below_the_article_yields_to_the_address() -> None:
    text = _page(TITLE, *PARAGRAPHS, "Now playing", "Hour 14", "23/08/2024 - 01:38:13")
    alone = normalize(text).published
    assert alone is not None
    assert (alone.isoformat(), alone.ambiguous, alone.evidence[-1]) == ("2024-08-23T01:38:13", True, "place:foot")
    beside = normalize(text, url="https://example.org/2021/04/15/mill.html").published
    assert beside is not None
    assert (beside.isoformat(), beside.evidence) == ("2021-04-15", ("url",))


def test_names_above_their_agency_are_the_authors() -> None:
    head = (TITLE, "Jane Roe and John Doe\nAssociated Press", f"Washington — {PARAGRAPHS[0]}")
    record = normalize(_page(*head, *PARAGRAPHS[1:]))
    assert record.authors[:2] == ("Jane Roe", "John Doe")
    assert record.captions == ()


def test_a_line_above_an_agency_that_tells_something_is_a_caption() -> None:
    shown = "Jane Roe looks at the ruins of the mill"
    record = normalize(_page(TITLE, PARAGRAPHS[0], f"{shown}\nAP", *PARAGRAPHS[1:]))
    assert shown not in record.body


def test_a_key_of_the_page_is_no_caption() -> None:
    key = ":format(webp)/" + "aHR0cHM6Ly94bi0tODBhaGNubGhzeGoueG4" * 3
    record = normalize(_page(TITLE, f"{key}\nФото - © Радио", *PARAGRAPHS))
    assert record.captions == ()
    assert key not in record.body


def test_a_sentence_on_somebody_is_no_byline() -> None:
    told = "Valley Farm Show presents an exhibition on the beauty of the western hills"
    assert normalize(_page(TITLE, *PARAGRAPHS, "Gallery", told, "See all galleries"), language="en").authors == ()


def test_a_long_paragraph_with_two_words_of_buttons_is_text() -> None:
    seen = (
        "A equipe identificou o suspeito logo após sair da agência, portando uma mochila com notas de cinquenta reais, "
        "prestes a entrar em um veículo de uma cooperativa, e levou o homem com o dinheiro para a delegacia da cidade."
    )
    text = _page("Homem é preso com dinheiro", seen, seen.replace("equipe", "patrulha"))
    assert seen in normalize(text, language="pt").body


def test_lines_beside_a_list_of_links_belong_to_it() -> None:
    titles = ("Mill season opens late", "Read more: the river in May", "Read more: the hills", "Town hall is painted")
    links = "\n".join(f"- {title}" for title in titles)
    record = normalize(_page(TITLE, *PARAGRAPHS[:2], links, PARAGRAPHS[2], PARAGRAPHS[0].replace("Monday", "Friday")))
    assert "season" not in record.body
    assert "painted" not in record.body


def test_a_bare_day_above_the_headline_may_be_the_page_s() -> None:
    found = normalize(_page("22 October 2024", TITLE, *PARAGRAPHS)).published
    assert found is not None
    assert (found.isoformat(), found.ambiguous, found.evidence[-1]) == ("2024-10-22", True, "place:top")
    labelled = normalize(_page("Published: 22 October 2024", TITLE, *PARAGRAPHS)).published
    assert labelled is not None
    assert not labelled.ambiguous

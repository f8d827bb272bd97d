"""Pages whose markup is broken, borrowed or about something else: what is still known, and what is not guessed."""

from __future__ import annotations

import time

import pytest

from normalize import Record, normalize_html
from normalize.article.names import without_address
from normalize.article.outside import moment
from normalize.article.page.lenient import documents

FIRST = "The lighthouse keeper climbed the stairs on Sunday for the last time, after thirty years of service."
SECOND = "From now on the lamp is switched by a computer on the mainland, and the old house will be let to guests."
THIRD = "Its windows were cleaned by the keeper every week, and some of the fishermen say that they will miss him."
FOURTH = "A small museum in the tower will show the brass instruments, the log books and a model of the first lamp."
HEADLINE = "Last keeper leaves the lighthouse"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
CLOCK = "2023-10-08T17:20:00+02:00"


def page(head: str = "", top: str = "", bottom: str = "", *, body: str = BODY, title: str = HEADLINE) -> Record:
    html = (
        f"<html lang='en'><head><title>{title} | Island Herald</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><main><h1>{HEADLINE}</h1>{top}{body}{bottom}</main></body></html>"
    )
    return normalize_html(html, url="https://island-herald.example/keeper")


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def shown(record: Record) -> str | None:
    return record.published.isoformat() if record.published else None


# ---- JSON-LD that is none

KEYS = f'"datePublished":"{CLOCK}","author":{{"@type":"Person","name":"Ida Holm"}}'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","description":"He said "well" and left",{KEYS}}}',
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}"\n{KEYS}}}',
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}",{KEYS},"articleBody":"The lighthouse ke',
        f'{{"@type":"WebSite","name":"Island Herald"}}{{"@type":"NewsArticle","headline":"{HEADLINE}",{KEYS}}}',
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}",{KEYS}}}'.replace('"', "&quot;"),
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}",{KEYS}}}'.replace('"', "'"),
        f'{{"@type":"schema:NewsArticle","schema:headline":"{HEADLINE}","schema:datePublished":"{CLOCK}",'
        '"schema:author":{"schema:name":"Ida Holm"}}',
    ],
    ids=["quotes", "comma", "cut", "two", "escaped", "single", "prefix"],
)
def test_broken_json_ld_still_says_who_and_when(text: str) -> None:
    record = page(script(text))
    assert (record.authors, shown(record)) == (("Ida Holm",), "2023-10-08T17:20+02:00")


def test_several_authors_of_a_broken_document() -> None:
    text = (
        f'{{"@type":"NewsArticle","about":"the "old" lamp","datePublished":"{CLOCK}",'
        '"author":[{"name":"Ida Holm"},{"name":"Per Vik"}]}'
    )
    assert page(script(text)).authors == ("Ida Holm", "Per Vik")


@pytest.mark.parametrize(
    "text",
    [
        f'{{"@type":"NewsArticle","x":"a"b","datePublished":"{CLOCK}"}},{{"@type":"NewsArticle","datePublished":"2020-01-01"}}',
        f'{{"@type":"Event","x":"a"b","datePublished":"{CLOCK}"}}',
        '{"@type":"NewsArticle","x":"a"b"}',
        "{" * 50,
        "no document",
        "",
    ],
)
def test_broken_json_ld_that_says_nothing_for_certain(text: str) -> None:
    assert [d for d in documents(text) if "datePublished" in d] == []


@pytest.mark.parametrize("text", ['{"a":', '"@type":"Article",', '{"author":{', '{"author":{"name":"x"},', "{'a':"])
def test_broken_documents_take_linear_time(text: str) -> None:
    def cost(times: int) -> float:
        started = time.process_time()
        list(documents(text * times))
        return time.process_time() - started

    cost(100)
    assert cost(20_000) < 12 * max(cost(5_000), 0.002)


# ---- moments that mean nothing


@pytest.mark.parametrize(
    "text", ["1970-01-01T00:00:00Z", "1970-01-01", "0001-01-01T00:00:00", "1900-01-01T00:00:00", "9999-12-31",
             "1969-12-31T19:00:00-05:00", "0"],
)  # fmt: skip
def test_what_machines_write_for_never(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1912-04-15T02:20:00Z", "1912-04-15T02:20:00+00:00"),
        ("1970-01-02", "1970-01-02"),
        ("Sun Oct 08 2023 17:20:00 GMT+0200 (Central European Summer Time)", "2023-10-08T17:20:00+02:00"),
        ("1696778400.25", "2023-10-08T15:20:00+00:00"),
    ],
)
def test_moments_that_mean_one(text: str, iso: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.isoformat() == iso


def test_never_gives_way_to_the_day_shown() -> None:
    head = script('{"@type":"NewsArticle","datePublished":"1970-01-01T00:00:00Z"}')
    assert shown(page(head, "<p>8 October 2023</p>")) == "2023-10-08"


# ---- whose date is it


@pytest.mark.parametrize(
    "stamp",
    [
        f"<time datetime='{CLOCK}'>Sunday</time>",
        f"<span class='date' title='{CLOCK}'>2 days ago</span>",
        f"<span class='timestamp' data-published='{CLOCK}'></span><span>2 days ago</span>",
        f"<abbr class='published' title='{CLOCK}'>17:20</abbr>",
        "<time class='updated' datetime='2023-10-09T08:00:00+02:00'>Mon</time>"
        f"<time class='published' datetime='{CLOCK}'>S</time>",
    ],
)
def test_what_machines_read_in_a_stamp_of_the_head(stamp: str) -> None:
    assert shown(page(top=f"<div class='meta'>{stamp}</div>")) == "2023-10-08T17:20+02:00"


CARDS = "".join(
    f"<div><a href='/{day}'>A goat was found on the roof</a> "
    f"<time datetime='2023-10-0{day}T10:00:00Z'>{day} October 2023</time></div>"
    for day in (4, 5, 6)
)


@pytest.mark.parametrize(
    "bottom",
    [
        CARDS,
        f"<section><h3>More stories</h3>{CARDS}</section>",
        "<h3>You may also like</h3><div><a href='/1'>Goat found</a>"
        "<time datetime='2023-10-04T10:00:00Z'>4 Oct</time></div>",
        "<div class='comments'><p>So sad. <time datetime='2023-10-11T10:00:00Z'>11 October</time></p></div>",
        "<div itemscope itemtype='https://schema.org/Comment'>"
        "<meta itemprop='datePublished' content='2023-10-11'></div>",
        "<div itemscope itemtype='https://schema.org/NewsArticle'><a itemprop='headline'>Goat found on the roof</a>"
        "<meta itemprop='datePublished' content='2023-10-04'></div>" * 2,
    ],
)
def test_dates_of_other_things_are_nobody_s_publication(bottom: str) -> None:
    assert page(bottom=bottom).published is None


def test_a_page_of_several_articles_has_no_date_of_its_own() -> None:
    posts = "".join(
        f"<article><h2><a href='/{n}'>{title}</a></h2><time datetime='2023-10-0{n}T10:00:00Z'>{n} October 2023</time>"
        f"<p>{text}</p></article>"
        for n, (title, text) in enumerate([("Goat found", FIRST), ("Boat lost", SECOND), ("Rain at last", THIRD)], 4)
    )
    assert page(body=posts).published is None


def test_microdata_of_the_article_with_that_headline() -> None:
    other = (
        "<div itemscope itemtype='https://schema.org/NewsArticle'><b itemprop='headline'>Goat found on the roof</b>"
        "<meta itemprop='datePublished' content='2023-10-04'></div>"
    )
    own = (
        f"<div itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop='headline' content='{HEADLINE}'>"
        f"<meta itemprop='datePublished' content='{CLOCK}'></div>"
    )
    assert shown(page(other + own)) == "2023-10-08T17:20+02:00"


def test_the_offset_of_two_that_say_one_clock() -> None:
    head = script(f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2023-10-08T17:20:00Z"}}')
    meta = f'<meta property="article:published_time" content="{CLOCK}">'
    assert shown(page(head + meta)) == "2023-10-08T17:20+02:00"
    assert shown(page(head)) == "2023-10-08T17:20+00:00"


def test_a_shown_clock_of_the_day_that_the_markup_says() -> None:
    head = script(
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2023-10-08T19:20:00Z",'
        '"dateModified":"2023-10-09T07:45:00Z"}'
    )
    record = page(head, "<div><p>October 8, 2023</p><p>Updated 9:45 a.m.</p></div>")
    assert record.updated is not None
    assert record.updated.isoformat() == "2023-10-09T07:45+00:00"


# ---- whose name is it


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<meta name="author" content="ida@herald.example (Ida Holm)">', ("Ida Holm",)),
        ('<meta name="dc.creator" content="Holm, Ida">', ("Ida Holm",)),
        ('<meta name="author" content="Ida Holm, Per Vik">', ("Ida Holm", "Per Vik")),
        ('<meta name="author" content="Ida Holm | Island Herald">', ("Ida Holm",)),
        ('<meta name="author" content="Super User">', ()),
        ('<meta name="author" content="admin">', ()),
        ("<meta name='parsely-page' content='{\"author\":\"Ida Holm\",\"pub_date\":\"2023-10-08\"}'>", ("Ida Holm",)),
        ("<meta name='parsely-page' content='{broken'>", ()),
    ],
)
def test_authors_of_meta_tags(head: str, names: tuple[str, ...]) -> None:
    assert page(head).authors == names


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Ida Holm and Per Vik, Island Herald", ("Ida Holm", "Per Vik")),
        ("Ida Holm, Island Herald", ("Ida Holm",)),
        ("Island Herald", ("Island Herald",)),
        ("\\u200eIda Holm\\u200f", ("Ida Holm",)),
    ],
)
def test_the_outlet_beside_a_name(name: str, author: tuple[str, ...]) -> None:
    text = (
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{{"@type":"Person","name":"{name}"}},'
        '"publisher":{"name":"Island Herald"}}'
    )
    assert page(script(text)).authors == author


def test_a_role_in_a_box_behind_the_name() -> None:
    byline = "<div><span>Ida Holm</span><span>Fisheries correspondent</span></div><p>8 October 2023</p>"
    assert page(top=byline).authors == ("Ida Holm",)


def test_who_took_the_pictures_did_not_write() -> None:
    assert page(top="<p class='byline'>Words by Ida Holm. Pictures by Per Vik.</p>").authors == ("Ida Holm",)


@pytest.mark.parametrize(
    ("text", "name"),
    [("ida@herald.example (Ida Holm)", "Ida Holm"), ("Ida Holm <ida@herald.example>", "Ida Holm"),
     ("Ida Holm (Oslo)", "Ida Holm (Oslo)"), ("ida@herald.example", "ida@herald.example"), ("", "")],
)  # fmt: skip
def test_names_with_addresses(text: str, name: str) -> None:
    assert without_address(text) == name


def test_buttons_and_byline_in_one_element() -> None:
    byline = "<p class='author'>By Ida Holm</p><time>8 October 2023, 17:20</time><p>Share</p>"
    record = page(top=f"<div class='signature-share'>{byline}</div>")
    assert (record.authors, shown(record)) == (("Ida Holm",), "2023-10-08T17:20")


# ---- whose text is it


def test_a_second_article_that_was_loaded_below() -> None:
    text = "of a long report on a goat that was found on the roof of the school."
    more = "".join(f"<p>Sentence {n} {text}</p>" for n in range(9))
    second = f"<h1>Goat found on the roof</h1><p class='byline'>By Per Vik</p><time>4 October 2023</time>{more}"
    record = page(top="<p>By Ida Holm</p>", bottom=second)
    assert "goat" not in record.body
    assert record.authors == ("Ida Holm",)


def test_first_level_headings_within_an_article_are_its_own() -> None:
    more = f"<h1>A museum</h1><p>{SECOND.replace('lamp', 'bell')}</p><h1>The guests</h1>"
    assert "every year" in page(bottom=f"{more}<p>{THIRD.replace('week', 'year')}</p>").body


def test_a_caption_on_one_line_with_the_first_paragraph() -> None:
    picture = "<span class='photo'><img src='x'><em class='img_desc'>The tower in June</em></span>"
    record = page(body=f"<div>{picture}{FIRST}<br><br>{SECOND}</div>")
    assert FIRST in record.body
    assert record.captions == ("The tower in June",)


def test_readings_of_characters_are_no_text() -> None:
    body = (
        "<p><ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>の番人が日曜日に最後の勤務を終えた。三十年の勤めだった。</p>"
        "<p>今後は本土のコンピューターが明かりを管理し、古い家は旅行者に貸し出されることになるという。</p>"
    )
    assert page(body=body).body.startswith("灯台の番人")


def test_a_kicker_in_one_heading_with_the_headline() -> None:
    named = script(f'{{"@type":"NewsArticle","headline":"{HEADLINE}"}}')
    html = (
        f"<html><head><title>x</title>{named}</head><body><article>"
        f"<h2><span>End of an era</span> <span>{HEADLINE}</span></h2>{BODY}</article></body></html>"
    )
    record = normalize_html(html)
    assert record.headline == HEADLINE
    assert "End of an era" in record.restore()


def test_text_behind_a_paywall_that_the_markup_names_is_the_article_s() -> None:
    head = script(
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","isAccessibleForFree":false,"hasPart":'
        '{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}}'
    )
    plea = "Subscribe today for one crown and read all that we write about the islands."
    offer = f"<div class='paywall-offer'><p>{plea}</p></div>"
    body = f"<p>{FIRST}</p><p>{SECOND}</p><div class='paywall'><p>{THIRD}</p><p>{FOURTH}</p></div>{offer}"
    text = page(head, body=body).body
    assert FOURTH in text
    assert "one crown" not in text
    assert THIRD in page(body=body).body or "paywall" not in page(body=body).restore()


def test_a_box_on_the_author_below_the_article() -> None:
    html = (
        f"<html><body><article><h1>{HEADLINE}</h1><p>By Ida Holm</p><div>{BODY}</div></article>"
        "<div><h2>Written by Ida Holm</h2><p>She writes about islands and lives on one with her two goats.</p></div>"
    )
    record = normalize_html(html)
    assert "goats" not in record.body
    assert record.authors == ("Ida Holm",)


def test_the_rest_of_an_article_in_its_own_container_stays() -> None:
    article = f"<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert THIRD in normalize_html(f"<html><body><div>{article}<p>{THIRD}</p></div></body>").body


def test_a_notice_of_the_printed_edition_is_no_text() -> None:
    notice = "A version of this article appears in print on Oct. 9, 2023, Section B, Page 3, with the headline: Keeper"
    assert "Section B" not in page(bottom=f"<p>{notice}</p>").body
    kept = "A version of the lamp appears in print on old maps, and the museum has bought four of them since then."
    assert "old maps" in page(bottom=f"<p>{kept}</p>").body


def test_the_reporter_s_element() -> None:
    head = '<meta property="article:author" content="Herald | Islands">'
    top = "<div class='article_head_journalist'><em>Ida Holm</em></div>"
    assert page(head, top).authors == ("Ida Holm",)


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle",'
        '"headline":"Goat found","datePublished":"2023-10-04","author":{"name":"Per Vik"}}}]}',
        '{"@type":"Product","name":"Lamp","review":{"@type":"Review","name":"Bright","datePublished":"2020-01-01",'
        '"author":{"name":"Per Vik"}}}',
        '{"@type":"VideoObject","name":"How lamps are made","uploadDate":"2020-01-01T10:00:00Z"}',
        '{"@type":"ImageObject","url":"tower.jpg","dateCreated":"2020-01-01"}',
    ],
)
def test_json_ld_of_something_else(text: str) -> None:
    record = page(script(text), "<p>By Ida Holm</p>")
    assert (record.published, record.authors) == (None, ("Ida Holm",))


def test_the_page_s_own_article_in_a_list() -> None:
    text = (
        '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle",'
        f'"headline":"{HEADLINE}","datePublished":"{CLOCK}"}}}}]}}'
    )
    assert shown(page(script(text))) == "2023-10-08T17:20+02:00"


def test_a_video_of_that_name_is_the_page() -> None:
    text = f'{{"@type":"VideoObject","name":"{HEADLINE}","uploadDate":"{CLOCK}"}}'
    assert shown(page(script(text))) == "2023-10-08T17:20+02:00"


def test_what_stands_outside_of_main() -> None:
    owner = "Island Herald is published by Island Media Ltd, registered at Harbour Street 1, company number 77."
    legal = f"<div><p>{owner}</p></div>"
    html = f"<html><body><main><h1>{HEADLINE}</h1><div>{BODY}</div></main>{legal}</body></html>"
    assert "company number" not in normalize_html(html).body
    main = f"<main><h1>{HEADLINE}</h1><p>{FIRST}</p></main>"
    assert THIRD in normalize_html(f"<html><body>{main}<div><p>{SECOND}</p><p>{THIRD}</p></div></body></html>").body


def test_comments_below_a_heading_that_says_so() -> None:
    said = "times from the sea and it was always lit, whatever they say."
    comments = "".join(f"<div><b>Reader {n}</b><p>I saw that lamp {n} {said}</p></div>" for n in range(12))
    assert "Reader" not in page(bottom=f"<div><h3>12 Comments</h3>{comments}</div>").body
    assert "A museum" in page(bottom=f"<h3>A museum</h3><p>{SECOND.replace('lamp', 'bell')}</p>").body


def test_an_article_that_stands_twice_is_read_once() -> None:
    both = f"<div class='phone' style='display:none'>{BODY}</div><div class='desk'>{BODY}</div>"
    assert page(body=both).body.count(SECOND) == 1
    chorus = f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p><p>{THIRD}</p>"
    assert FIRST in page(body=chorus).body


def test_the_last_paragraph_behind_short_lines() -> None:
    verses = "<p>“Farewell, old light,<br>farewell, green glass,<br>no more at night<br>the ships will pass”</p>"
    end = "The poem was read by the keeper's daughter, who has lived on the island since she was born there."
    assert end in page(bottom=f"{verses}<p>{end}</p>").body
    teasers = "".join(f"<p><a href='/{n}'>Goat number {n} found on a roof</a></p>" for n in range(4))
    assert "Goat number" not in page(bottom=teasers).body


def test_a_sentence_on_the_author_in_his_box_is_no_description() -> None:
    box = "<div class='author-box'><a href='/ida'>Ida Holm</a><p>Ida Holm writes about islands and lamps.</p></div>"
    record = page(top=f"{box}<time>8 October 2023</time>")
    assert record.authors == ("Ida Holm",)
    assert record.description is None


CARD = "<div class='card'><b><a href='/1'>Goats</a></b><div><a href='/2'>A goat on the roof</a></div><p>{}</p></div>"


def test_an_article_in_pieces_of_one_class() -> None:
    teaser = CARD.format("A goat was found on the roof of the school on Wednesday, and nobody knows how it got there.")
    pieces = [
        f"<div class='row{n}'><div class='text text--n{n}'><p>{a}</p><p>{b}</p></div></div>"
        for n, (a, b) in enumerate([(FIRST, SECOND), (THIRD, FOURTH)])
    ]
    last = "The last ship that the keeper saw was a small grey ferry."
    end = f"<div class='rowx'><div class='text'><p>{last}</p></div></div>"
    record = page(body=pieces[0] + teaser + pieces[1] + teaser + end)
    assert "goat" not in record.body
    assert "small grey ferry" in record.body
    assert FOURTH in record.body


def test_a_list_of_teasers_below_the_article() -> None:
    found = "was found on the roof of the school on Wednesday, as it was said."
    cards = "".join(CARD.format(f"Goat {n} {found}") for n in range(4))
    assert "Goat 2" not in page(body=f"<div>{BODY}</div>", bottom=cards).body
    links = f"<div><a href='/1'>Goats</a></div><section><p>{SECOND}</p></section>"
    assert SECOND in page(body=f"<section><p>{FIRST}</p></section>{links}<section><p>{THIRD}</p></section>").body
    items = "".join(f"<p><a href='/{n}'>Lamp number {n}</a></p><p>Lamp {n} {found}</p>" for n in range(4))
    assert "Lamp 3 was" in page(body=f"<div>{BODY}{items}</div>").body


def test_a_paragraph_of_the_article_ends_an_offer_within_it() -> None:
    items = "<ul><li>Unlimited access.</li><li>Puzzles.</li></ul>"
    offer = f"<div><div>THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY</div>{items}</div>"
    short = "Here is what the fishermen of the island had to say about it on Sunday."
    body = f"<p>{FIRST}</p>{offer}<p>{short}</p><h2>‘It will be dark’</h2><p>{SECOND}</p><p>{THIRD}</p>"
    record = page(body=f"<div>{body}</div>")
    assert short in record.body
    assert "Puzzles" not in record.body

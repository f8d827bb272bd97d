"""Pages: text by blocks, the article among several, what the markup says against what is shown."""

from __future__ import annotations

import json
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize import Record, normalize_html
from normalize.errors import InputError, MissingExtraError

FIRST = "The ferry left the harbour on Friday morning with two hundred people aboard, the operator said."
SECOND = "Tickets cost a third less than four years ago, and the council paid for a new pier and a car park."
THIRD = "A shop at the quay that had closed in the winter opened again, and the school band played two songs."
HEADLINE = "Ferry link reopens after four years"


def page(inside: str = "", head: str = "", *, headline: str = HEADLINE, before: str = "", after: str = "") -> str:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{before}<article>"
        f"<h1>{headline}</h1>{inside}{body}</article>{after}</body></html>"
    )


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def read(html: str | bytes, url: str = "https://www.coast-times.example/ferry") -> Record:
    return normalize_html(html, url=url)


# ---- authors


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "Nora Flynn"}, ("Nora Flynn",)),
        ([{"@type": "Person", "name": "Nora Flynn"}, {"name": "Sam Adeyemi"}], ("Nora Flynn", "Sam Adeyemi")),
        ([[{"name": ["Nora Flynn", "Sam Adeyemi"]}]], ("Nora Flynn", "Sam Adeyemi")),
        ({"name": {"@value": "Nora Flynn"}}, ("Nora Flynn",)),
        ("Nora Flynn and Sam Adeyemi", ("Nora Flynn", "Sam Adeyemi")),
        ("By Nora Flynn", ("Nora Flynn",)),
        ("https://www.coast-times.example/nora", ()),
        ([None, 3, True, {}], ()),
        ({"@type": "Organization", "name": "The Coast Times"}, ("The Coast Times",)),
        (
            [{"@type": "Person", "name": "Nora Flynn"}, {"@type": "Organization", "name": "The Coast"}],
            ("Nora Flynn",),
        ),
    ],
)
def test_authors_of_json_ld(author: object, names: tuple[str, ...]) -> None:
    assert read(page(head=linked(headline=HEADLINE, author=author))).authors == names


def test_author_by_reference() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@id": "#nora"}},
        {"@type": "Person", "@id": "#nora", "name": "Nora Flynn"},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert read(page(head=script)).authors == ("Nora Flynn",)


@pytest.mark.parametrize("author", ["The Coast Times", "Coast Times", "coast-times.example", "Coast Times staff"])
def test_the_outlet_gives_way_to_a_person_shown(author: str) -> None:
    head = linked(
        headline=HEADLINE, author={"@type": "Person", "name": author}, publisher={"name": "The Coast Times"}
    )
    assert read(page("<div class='byline'>By <a rel='author' href='/n'>Nora Flynn</a></div>", head)).authors == (
        "Nora Flynn",
    )
    assert read(page(head=head)).authors == (author,)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<a rel='author' href='/n'>Nora Flynn</a>", ("Nora Flynn",)),
        ("<span itemprop='author'><span itemprop='name'>Nora Flynn</span></span>", ("Nora Flynn",)),
        ("<div class='article__byline'><a>Nora Flynn</a><a>Sam Adeyemi</a></div>", ("Nora Flynn", "Sam Adeyemi")),
        ("<div class='authorName'>By Nora Flynn and Sam Adeyemi</div>", ("Nora Flynn", "Sam Adeyemi")),
        ("<div class='author-follow'>Follow our reporters and get a mail</div>", ()),
        ("<div class='author' hidden>Nora Flynn</div>", ()),
        ("<p class='authority'>Rain is likely</p>", ()),
    ],
)
def test_bylines_of_elements(byline: str, names: tuple[str, ...]) -> None:
    assert read(page(byline)).authors == names


@pytest.mark.parametrize("value", ["nora-flynn", "@coast", "https://example.org/nora", "nora"])
def test_a_meta_tag_with_no_name(value: str) -> None:
    found = read(page("<div class='byline'>By Nora Flynn</div>", f"<meta name='author' content='{value}'>"))
    assert found.authors == ("Nora Flynn",)


def test_authors_of_other_articles_stay_there() -> None:
    other = "<aside class='related'><div class='author'>Max Moe</div><a href='/x'>Bridge to close</a></aside>"
    assert read(page(after=other)).authors == ()


@pytest.mark.parametrize(("author", "names"), [("홍길동 기자", ("홍길동",)), ("홍길동", ("홍길동",)), ("기자", ())])
def test_names_before_a_role(author: str, names: tuple[str, ...]) -> None:
    assert read(page(head=linked(headline=HEADLINE, author=author))).authors == names


@pytest.mark.parametrize("user", ["redaccion", "admin", "nora@coast.example"])
def test_a_user_s_name_gives_way_to_a_person_shown(user: str) -> None:
    head = linked(headline=HEADLINE, author={"@type": "Person", "name": user})
    assert read(page("<span class='byline'>By Nora Flynn</span>", head)).authors == ("Nora Flynn",)


def test_the_outlet_s_name_may_stand_in_the_title_alone() -> None:
    head = f"<title>{HEADLINE} | Quay Weekly</title><meta name='author' content='Quay Weekly Desk'>"
    found = normalize_html(page("<div>By Nora Flynn and Sam Adeyemi</div>", head))
    assert found.authors == ("Nora Flynn", "Sam Adeyemi")


# ---- headline and the article of several


@pytest.mark.parametrize("end", [" | The Coast Times", " - The Coast Times", " — Coast-Times.example"])
def test_the_outlet_is_no_part_of_a_title(end: str) -> None:
    head = f"<title>{HEADLINE}{end}</title><meta property='og:site_name' content='The Coast Times'>"
    html = page(head=head).replace(f"<h1>{HEADLINE}</h1>", "")
    assert read(html).headline == HEADLINE


@pytest.mark.parametrize("title", ["Coast Times: {}", "{} | News | Coast Times", "Coast Times – {}"])
def test_a_headline_that_is_no_heading(title: str) -> None:
    html = page(head=f"<title>{title.format(HEADLINE)}</title>").replace("<h1>", "<div>").replace("</h1>", "</div>")
    assert normalize_html(html).headline == HEADLINE


def test_a_title_keeps_its_own_dash() -> None:
    assert (
        read(page(headline="Ferry link reopens – after four years")).headline
        == "Ferry link reopens – after four years"
    )


def test_of_several_articles_in_json_ld_the_page_s_own() -> None:
    head = linked(headline="Bridge to close", author="Max Moe", datePublished="2021-01-01") + linked(
        headline=HEADLINE, author="Nora Flynn", datePublished="2022-06-03T10:30:00+01:00"
    )
    found = read(page(head=head))
    assert found.authors == ("Nora Flynn",)
    assert found.published is not None
    assert found.published.isoformat() == "2022-06-03T10:30+01:00"


def test_a_second_article_below_is_another_one() -> None:
    second = page(headline="Bridge to close in the summer").replace("ferry", "bridge").replace("pier", "lane")
    found = read(page(after=second[second.index("<article>") : second.index("</body>")]))
    assert found.headline == HEADLINE
    assert "bridge" not in found.body


def test_a_live_blog_is_whole() -> None:
    posts = "".join(
        f"<article><h2>10:{n:02}</h2><p>Update {n}: ferry number {n} left the harbour with many people.</p></article>"
        for n in range(12)
    )
    found = read(f"<main><h1>Storm at sea: live</h1>{posts}</main>")
    assert found.headline == "Storm at sea: live"
    assert all(f"Update {n}:" in found.body for n in range(12))


# ---- body


def test_what_stands_beside_the_article_is_cut() -> None:
    boxes = (
        "<div class='related-links'><h3>More</h3><p>Bridge to close in the summer, says a paper.</p></div>"
        "<div id='newsletter-signup'><p>Get the news of the coast every morning in your mail.</p></div>"
        "<aside><p>The coast in numbers: sixteen ferries and nine harbours.</p></aside>"
        "<figure><img src='x.jpg'><figcaption>The ferry at the quay. Photograph: Ann Lee/PA</figcaption></figure>"
    )
    found = read(page().replace(f"<p>{SECOND}</p>", f"{boxes}<p>{SECOND}</p>"))
    assert found.body == "\n\n".join((FIRST, SECOND, THIRD))
    assert found.captions == ("The ferry at the quay. Photograph: Ann Lee/PA",)


def test_text_in_one_element_with_a_picture() -> None:
    caption = "<div class='article-image'><img src='x.jpg'><p>The ferry at the quay on Friday morning.</p></div>"
    text = f"<div class='text-image'><img src='x.jpg'>{SECOND} {THIRD} {FIRST} And it leaves again on Monday.</div>"
    found = read(page().replace(f"<p>{SECOND}</p>", caption + text))
    assert found.captions == ("The ferry at the quay on Friday morning.",)
    assert "And it leaves again on Monday." in found.body


@pytest.mark.parametrize("name", ["fact-box", "element_elementPoll__0I", "donation", "author-bio", "overlay"])
def test_boxes(name: str) -> None:
    box = f"<div class='{name}'><h3>Did you know?</h3><p>The first ferry left in the year of the storm.</p></div>"
    found = read(page().replace(f"<p>{SECOND}</p>", f"{box}<p>{SECOND}</p>"))
    assert found.body == "\n\n".join((FIRST, SECOND, THIRD))


def test_long_comments_below_are_no_body() -> None:
    words = "Well, I have lived here for years and say that nobody ever asked us what we wanted, number {}."
    thread = "".join(f"<li><p>{words.format(number)}</p></li>" for number in range(30))
    found = read(page(after=f"<div id='comments'><h2>30 comments</h2><ol>{thread}</ol></div>"))
    assert found.body == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_class_of_layout_is_not_believed() -> None:
    html = (
        page()
        .replace("<article>", "<article><div class='social-sharing subscribe'>")
        .replace("</article>", "</div></article>")
    )
    assert read(html).body == "\n\n".join((FIRST, SECOND, THIRD))


def test_short_last_paragraphs_and_crossheads_stay() -> None:
    box = "<aside><a href='/1'>Bridge to close</a></aside>"
    text = "<p>It leaves at ten on weekdays, the council said in a paper.</p><p>The next one leaves on Monday.</p>"
    end = f"{box}<h2>The timetable</h2>{text}"
    found = read(page().replace("</article>", f"{end}</article>"))
    assert found.body.endswith("on weekdays, the council said in a paper.\n\nThe next one leaves on Monday.")
    assert "\n\nThe timetable\n\n" in found.body


@pytest.mark.parametrize("mark", ["class='standfirst'", "class='article__dek'", "id='lead-text'"])
def test_standfirst(mark: str) -> None:
    lead = "A ship is back where none has been for years"
    found = read(page(f"<p {mark}>{lead}.</p><div class='byline'>By Nora Flynn</div>"))
    assert found.description == f"{lead}."
    assert lead not in found.body


def test_the_first_paragraph_is_no_standfirst_without_a_mark() -> None:
    found = read(page("<time datetime='2022-06-03'>3 June 2022</time>"))
    assert found.body.startswith(FIRST)


def test_the_text_of_the_markup_where_the_page_shows_none() -> None:
    script = linked(headline=HEADLINE, articleBody=f"<p>{FIRST}</p><p>{SECOND}</p>")
    found = read(f"<html><head>{script}</head><body></body></html>")
    assert (found.headline, found.body) == (HEADLINE, f"{FIRST}\n\n{SECOND}")
    assert any("articleBody" in note for note in found.notes)


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">{}</script>',
        "<script>window.__STATE__ = {};</script>",
        "<script>self.__next_f.push([1,{}])</script>",
    ],
)
def test_the_text_of_scripts_where_the_page_shows_none(script: str) -> None:
    text = "".join(f"<p>{part}</p>" for part in (FIRST, SECOND, THIRD))
    value = json.dumps(text if "next_f" in script else {"props": {"story": {"body": text, "copy": text}}})
    body = f"<div id='root'></div>{script.format(value)}"
    found = read(f"<html><head><title>{HEADLINE}</title></head><body>{body}</body></html>")
    assert (found.headline, found.body) == (HEADLINE, "\n\n".join((FIRST, SECOND, THIRD)))
    assert any("scripts" in note for note in found.notes)


@pytest.mark.parametrize("script", ["var a = '<p>x</p>';", 'var a = "<p>" + "x' + "y" * 300, '"' * 999 + "<p>", "{"])
def test_scripts_without_an_article(script: str) -> None:
    found = read(f"<html><body><script>{script}</script></body></html>")
    assert found.body == ""
    assert any("no article" in note for note in found.notes)


# ---- dates


def published(inside: str, value: str, url: str) -> Record:
    return read(page(inside, f"<meta property='article:published_time' content='{value}'>"), url)


def test_the_stamp_gets_the_markup_s_zone() -> None:
    found = published(
        "<div class='date'>3 June 2022, 10:30am</div>", "2022-06-03T09:30:00Z", "https://coast.example/x"
    ).published
    assert found is not None
    assert found.isoformat() == "2022-06-03T10:30+01:00"
    assert "markup:published" in found.evidence
    assert found.zone_evidence == ("markup:published",)


def test_a_local_time_marked_as_utc() -> None:
    record = published(
        "<div class='date'>3. Juni 2022, 10:30 Uhr</div>", "2022-06-03T10:30:00Z", "https://kueste.de/x"
    )
    assert record.published is not None
    assert record.published.isoformat() == "2022-06-03T10:30+02:00"
    assert any("marked as UTC" in note for note in record.notes)


def test_utc_where_utc_is_the_time() -> None:
    record = published(
        "<div class='date'>3. Juni 2022, 12:30 Uhr</div>", "2022-06-03T10:30:00Z", "https://kueste.de/x"
    )
    assert record.published is not None
    assert record.published.isoformat() == "2022-06-03T12:30+02:00"
    assert not record.notes


def test_a_labelled_stamp_stands_against_the_markup() -> None:
    record = published("<div>Published: 3 June 2022, 10:30</div>", "2022-06-09T08:00:00Z", "https://coast.example/x")
    assert record.published is not None
    assert record.published.isoformat() == "2022-06-03T10:30"
    assert any("2022-06-09" in note for note in record.notes)


def test_a_bare_date_gives_way_to_the_markup() -> None:
    record = published("<div>3 May 2012</div>", "2022-06-09T08:00:00Z", "https://coast.example/x")
    assert record.published is not None
    assert record.published.isoformat() == "2022-06-09T08:00+00:00"
    assert record.published.alternatives
    assert any("3 May 2012" in note for note in record.notes)


def test_the_address_vouches_for_a_bare_date() -> None:
    record = published("<div>3 May 2012</div>", "2022-06-09T08:00:00Z", "https://coast.example/2012/05/03/x")
    assert record.published is not None
    assert record.published.isoformat() == "2012-05-03"


def test_an_unlabelled_stamp_may_be_the_update() -> None:
    head = linked(
        headline=HEADLINE, datePublished="2022-06-03T08:10:00+02:00", dateModified="2022-06-03T15:26:00+02:00"
    )
    record = read(page("<div class='date'>03.06.2022 - 15:26</div>", head))
    assert record.published is not None
    assert record.updated is not None
    assert (record.published.isoformat(), record.updated.isoformat()) == (
        "2022-06-03T08:10+02:00",
        "2022-06-03T15:26+02:00",
    )


def test_two_kinds_of_markup() -> None:
    meta = "<meta property='article:published_time' content='{}'>"
    head = linked(headline=HEADLINE, datePublished="2022-06-03T10:30:00+01:00")
    found = read(page(head=head + meta.format("2022-06-03T09:30:00Z")))
    assert found.published is not None
    assert found.published.evidence == ("markup:published", "markup:agreed")
    odd = read(page(head=head + meta.format("2022-06-08T09:30:00Z")))
    assert odd.published is not None
    assert odd.published.isoformat() == "2022-06-03T10:30+01:00"
    assert any("JSON-LD" in note for note in odd.notes)


@pytest.mark.parametrize(
    ("name", "value", "iso"),
    [
        ("parsely-pub-date", "2022-06-03T09:30:00Z", "2022-06-03T09:30+00:00"),
        ("date", "Fri, 03 Jun 2022 09:30:00 GMT", "2022-06-03T09:30+00:00"),
        ("dc.date.issued", "20220603T093000Z", "2022-06-03T09:30+00:00"),
        ("pubdate", "1654248600", "2022-06-03T09:30+00:00"),
        ("sailthru.date", "2022-06-03 09:30:00 +0200", "2022-06-03T09:30+02:00"),
        ("date", "tomorrow", None),
        ("date", "01/02/2022", None),
        ("robots", "2022-06-03", None),
    ],
)
def test_meta_dates(name: str, value: str, iso: str | None) -> None:
    found = read(page(head=f"<meta name='{name}' content='{value}'>")).published
    assert (found and found.isoformat()) == iso


# ---- bytes

TONGUES = {
    "cp1252": "Die Brücke wurde am Freitag für den Verkehr geöffnet, sagte der Bürgermeister der Stadt später.",
    "iso8859_2": "Město otevřelo nový most v pátek odpoledne, přes dvě stě lidí přišlo oslavovat, řekl starosta.",
    "cp1250": "Most został otwarty w piątek, powiedział burmistrz, a ponad dwieście osób przeszło przez niego.",
    "cp1251": "Мост открыли в пятницу, сообщил мэр города, и более двухсот человек пришли отметить событие.",
    "koi8_r": "Мост открыли в пятницу, сообщил мэр города, и более двухсот человек пришли отметить событие.",
    "cp1253": "Η γέφυρα άνοιξε την Παρασκευή, είπε ο δήμαρχος, και πάνω από διακόσια άτομα την πέρασαν.",
    "cp1254": "Köprü cuma günü açıldı, dedi belediye başkanı, ve iki yüzden fazla kişi köprüden geçti.",
    "cp1255": "הגשר נפתח ביום שישי, אמר ראש העיר, ויותר ממאתיים איש חצו אותו אחר הצהריים.",
    "cp1256": "افتتح الجسر يوم الجمعة، قال رئيس البلدية، وعبره أكثر من مئتي شخص بعد الظهر.",
    "shift_jis": "市長は金曜日に橋が開通したと述べた。午後には二百人以上が橋を渡り、子供たちも喜んだという。",
    "euc_jp": "市長は金曜日に橋が開通したと述べた。午後には二百人以上が橋を渡り、子供たちも喜んだという。",
    "gb18030": "市长说，大桥于星期五通车。下午有两百多人过桥庆祝，孩子们也很高兴。学校乐队演奏了两首歌曲。",
    "big5": "市長說，大橋於星期五通車。下午有兩百多人過橋慶祝，孩子們也很高興。學校樂隊演奏了兩首歌曲。",
    "euc_kr": "시장은 금요일에 다리가 개통되었다고 말했다. 오후에 이백 명 이상이 다리를 건넜고 아이들도 기뻐했다.",
    "utf_16": "Le pont a été ouvert vendredi, a déclaré le maire, et plus de deux cents personnes l'ont traversé.",
}


@pytest.mark.parametrize("encoding", TONGUES)
@pytest.mark.parametrize("claims", [True, False])
def test_bytes(encoding: str, claims: bool) -> None:
    text = TONGUES[encoding]
    claim = f"<meta charset='{encoding.replace('_', '-')}'>" if claims else ""
    html = f"<html><head>{claim}</head><body><article><p>{text}</p></article></body></html>"
    found = read(html.encode(encoding))
    assert text in found.body
    assert found.notes


def test_a_wrong_claim_is_not_believed() -> None:
    text = TONGUES["cp1251"]
    html = f"<meta charset='iso-8859-1'><article><p>{text}</p></article>"
    assert text in read(html.encode("cp1251")).body


# ---- anything


@pytest.mark.parametrize(
    "html",
    [
        "", " \n", "\x00", "<", "<!-- x -->", "<!doctype html>", "<![CDATA[x]]>", "<html></html>", "\ud800<p>x</p>",
        "<script type='application/ld+json'>{\"@type\":</script><p>x</p>",
        "<script type='application/ld+json'>" + "[" * 5000 + "</script><p>x</p>",
        "<script type='application/ld+json'>{\"@type\":[1,null,\"NewsArticle\"],\"headline\":5,\"@id\":7}</script>",
        "<frameset><frame src='a'></frameset>", "<table><tr><td>x<p>y", "<p>a<div>b</p>c</div></span>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>x</p></body></html>",
    ],
)  # fmt: skip
def test_odd_pages(html: str) -> None:
    for source in (html, html.encode("utf-8", "surrogatepass")):
        record = normalize_html(source)
        assert Record.from_json(record.to_json()) == record
    if not html.strip() or html.startswith(("<!--", "<!doctype")):
        assert record.notes


def test_plain_text_and_a_page_without_article() -> None:
    assert normalize_html(f"{HEADLINE}\n\n{FIRST}").body == FIRST
    assert any("no article" in note for note in normalize_html("<ul><li><a href='/'>Home</a></li></ul>").notes)
    with pytest.raises(InputError, match="int"):
        normalize_html(3)  # type: ignore[arg-type]  # the wrong type is what is tested


def test_what_the_parser_cannot_bear() -> None:
    text = f"<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    deep = read("<div>" * 3000 + text + "</div>" * 3000 + f"<p>{THIRD}</p>")
    assert SECOND in deep.body
    assert any("deeper" in note for note in deep.notes)
    wide = "<div " + " ".join(f"a{number}=1" for number in range(9000)) + ">"
    assert SECOND in read(f"<body>{wide}{text}</div></body>").body


def test_without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"newsnorm\[html\]"):
        normalize_html("<p>x</p>")


def test_a_page_in_xhtml() -> None:
    html = page().replace("<!doctype html>", "<?xml version='1.0' encoding='utf-8'?>")
    html = html.replace("<html ", "<html xmlns='http://www.w3.org/1999/xhtml' ")
    assert read(html).body == "\n\n".join((FIRST, SECOND, THIRD))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((
    "<div class='author'>", "</div>", "<p>", FIRST, "</p>", "<article>", "</article>", "<a href='x'>", "</a>", "<br>",
    "<h1>", "</h1>", "<time datetime='2022-06-03'>", "</time>", "<aside>", "</aside>", "text ", "<span>", "</span>",
    "<nav>", "</nav>", "<figure>", "<li>", "<script>", "</script>", "&amp;", "<!--", "-->",
)), max_size=60))  # fmt: skip
def test_any_nesting(pieces: list[str]) -> None:
    record = normalize_html("<p>" + "".join(pieces))
    assert isinstance(record.restore(), str)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<div class='share'>" * n + f"<p>{FIRST}</p>", lambda n: f"<p>{FIRST}</p>" * n,
        lambda n: "<span class='author'>" * n + "x", lambda n: "<a rel='author' href='x'>Nora Flynn</a> " * n,
        lambda n: f"<article><h1>x</h1><p>{FIRST}</p></article>" * n, lambda n: "x<br>" * n,
        lambda n: "<title>" + " | x" * n + f"</title><p>{FIRST}</p>", lambda n: "<table><tr><td>" * n + "x",
    ],
)  # fmt: skip
def test_time_grows_with_the_page(make: object) -> None:
    assert callable(make)
    small, large = make(500), make(4000)
    normalize_html(small)
    costs = []
    for html in (small, large):
        tries = []
        for _ in range(3):
            start = time.process_time()
            normalize_html(html)
            tries.append(time.process_time() - start)
        costs.append(min(tries))
    assert costs[1] < 30 * costs[0] + 0.05


def test_a_marked_caption_that_is_only_a_credit_is_a_credit() -> None:
    prose = "<p>The old bridge opened to traffic today after two years of work, the city said in a note.</p>"
    page = "<h1>Bridge opens</h1>{}" + prose * 2
    alone = normalize_html(page.format('<img src="a"><div class="credit">Photo: Ann Lee</div>'))
    assert (alone.captions, alone.credits) == ((), ("Ann Lee",))
    both = normalize_html(page.format("<figure><img><figcaption>The quay. Photo: Ann Lee</figcaption></figure>"))
    assert (len(both.captions), both.credits) == (1, ("Ann Lee",))


MILL = "<html><body><article><h1>Mill to become a museum</h1>{}{}</article></body></html>"
TO_BE = "<p>The old mill by the river is to become a museum. So the council said on Friday, with few against.</p>"
DOUBT = "<p>Its neighbours fear for their peace. “Where are they all to park?” asks one who lives there.</p>"


@pytest.mark.parametrize(
    ("head", "body", "description"),
    [
        ("<h2>Neighbours are in doubt</h2>", TO_BE + DOUBT, "Neighbours are in doubt"),
        ("<h2>Neighbours are in doubt</h2><div>By Jane Roe</div>", TO_BE + "<h2>Traffic</h2>" + DOUBT,
         "Neighbours are in doubt"),
        ("<h2>The plan</h2>", TO_BE + "<h2>The traffic</h2>" + DOUBT, None),
        ("", TO_BE + "<h2>The traffic</h2>" + DOUBT, None),
    ],
)  # fmt: skip
def test_second_heading_below_the_first(head: str, body: str, description: str | None) -> None:
    assert normalize_html(MILL.format(head, body)).description == description


def test_boxes_on_one_line() -> None:
    head = (
        '<div class="author"><span>Jane Roe</span><span class="time">Published: 14 March 2021, 18:40</span>'
        "<span>Updated: 15 March 2021, 09:05</span></div>"
        '<div class="image"><span class="credit">Photo: Max Moe</span>'
        '<span class="caption">The mill in spring</span></div>'
    )
    record = normalize_html(MILL.format(head, TO_BE + DOUBT))
    assert record.authors == ("Jane Roe",)
    assert record.published is not None
    assert record.updated is not None
    assert (record.published.isoformat(), record.updated.isoformat()) == ("2021-03-14T18:40", "2021-03-15T09:05")
    assert (record.credits, record.captions) == (("Max Moe",), ("The mill in spring",))


def test_boxes_of_day_and_clock_stay_together() -> None:
    head = '<div><span class="date">14 March 2021</span><span class="time">18:40</span></div>'
    record = normalize_html(MILL.format(head, TO_BE + DOUBT))
    assert record.published is not None
    assert record.published.isoformat() == "2021-03-14T18:40"


def test_short_paragraphs_are_an_article() -> None:
    record = normalize_html(MILL.format("", "<p>The mill is closed.</p><p>Nobody knows why it is.</p>"))
    assert record.notes == ()


LEAD = "<p>The old mill on the river burned down early on Monday, and nobody was hurt, the fire brigade said.</p>" * 3


def _linked(data: str) -> str:
    script = f"<script type='application/ld+json'>{data}</script>"
    title = "<title>Fire destroys the old mill | Valley News</title>"
    return f"<html><head>{title}{script}</head><body><h1>Fire destroys the old mill</h1>{LEAD}</body></html>"


def test_needless_commas_in_json_ld() -> None:
    data = '{"@type":"NewsArticle","datePublished":"2024-05-03T10:15:00+02:00","author":{"name":"Jane Roe",},}'
    record = normalize_html(_linked(data))
    assert record.published is not None
    assert (record.published.isoformat(), record.authors) == ("2024-05-03T10:15+02:00", ("Jane Roe",))


def test_the_article_of_the_page_s_own_heading_is_meant() -> None:
    other = '{"@type":"NewsArticle","headline":"Another story","datePublished":"2020-01-01T10:15:00+02:00"}'
    own = '{"@type":"NewsArticle","headline":"Fire destroys the old mill","datePublished":"2024-05-03T10:15:00+02:00"}'
    record = normalize_html(_linked(f"[{other},{own}]"))
    assert record.published is not None
    assert record.published.isoformat() == "2024-05-03T10:15+02:00"

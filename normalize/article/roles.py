"""What each row is: labels first, then place, shape, repetition and neighbours; every role with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from normalize.article.body import Range
from normalize.article.captions import RIGHTS, SPARE, paragraphs_behind
from normalize.article.labels import COLONS, Senses, pick, speaks, whole
from normalize.article.notices import is_notice, mark_notices, owners_words
from normalize.article.pleas import plea
from normalize.article.rows import CLOSERS, STOPS, Row
from normalize.article.sections import mark_sections
from normalize.article.shapes import mark_shapes
from normalize.lexicon.build_labels import PLEAS
from normalize.patterns import pattern
from normalize.profile import Profile

__all__ = ["label_rows", "settle_rows"]

BOILERPLATE = (
    "advertisement", "related", "read-more", "share", "comments", "newsletter", "subscribe", "cookies", "copyright",
    "navigation",
)  # fmt: skip
"""Kinds whose label alone tells what a line is, in order of trust."""
KINDS = frozenset(BOILERPLATE)
TELLING = KINDS | {"source", "caption"}
"""Kinds that tell what a row is that begins with their label."""
TOPICS = frozenset(("share", "navigation", "comments"))
"""Kinds whose labels of one word may be what an article is about, or a kind of article ("Weather", "Comment")."""
ASKING = "?？"
TITLE_WORDS = 3
MARKED = frozenset((*COLONS, *"|»>)）]】"))
"""Signs behind a label that parts it from the rest of its line."""
ARROWS = (">>", "->", "→", "►", "➤", "▶", "➡", "👉")
"""Signs before a line that points elsewhere."""
DASH = "—–"
DASHED = ("- ", "– ", "— ")
"""What parts a label from a caption ("FILE - …")."""
HANDLE = "(@"
SIGNED = frozenset(sign[0] for sign in (*ARROWS, *DASH, RIGHTS))
"""An embedded post is signed so, or the page."""
SIGNED_FROM = 200
CONSENT = 6
"""Sentences of a cookie banner at most."""
CROSSHEAD = 130
"""A longer line without an end is no crosshead."""
DESCRIPTION = 30
BOXES = PLEAS | {"related", "read-more", "share", "navigation", "copyright", "other"}
"""Roles of rows within the body beside which a sentence may ask for something: not those of pictures."""
PLEA = 400
ABOUT = 4
"""Rows at the end that may tell of the author."""
SHORT_PLEA, LONG_PLEA = 110, 180
"""Shorter, one word is enough beside another plea; longer, one more is needed."""
LISTS = frozenset(("related", "read-more"))
AMOUNT = pattern(r"(\d{1,5})(?:[.,/–-]\d{1,3})? ?[^\W\d_]")
MEASURED = 60
"""Characters of what a recipe lists, at most."""
RUN = 3
"""From so many short lines in a row on they are a list of links, not crossheads."""


def label_rows(rows: Sequence[Row], tag: str, profile: Profile) -> None:
    """Give the rows that carry a label, or that other articles of the source have too, their roles."""
    known = bool(profile.lines)
    if rows and rows[0].sentence:
        _mark_consent(rows)
    for row in rows:
        if known and profile.is_furniture(row.text):
            row.become("other", "profile:furniture")
        sign = row.text[0]
        if sign in SIGNED and (not row.prose or sign == RIGHTS) and (signed := _by_sign(row.text, tag)):
            row.become(*signed)
        elif row.whole:
            _by_whole(row, tag)
        elif row.head:
            if "byline" in row.head and not speaks(row.head, "byline", tag, row.text[: row.rest]):
                row.head = {kind: tags for kind, tags in row.head.items() if kind != "byline"}
            if not TELLING.isdisjoint(row.head):
                _by_head(row, tag)


def _mark_consent(rows: Sequence[Row]) -> None:
    """The sentences of a banner that a page begins with: two or more in a row that speak of cookies and consent."""
    told = 0
    while told < min(len(rows), CONSENT) and rows[told].sentence and plea(rows[told].text, 1) == "cookies":
        told += 1
    if told > 1 and told < len(rows) and rows[told].sentence and not rows[told].prose:
        told += 1  # where its details are
    for row in rows[: told if told > 1 else 0]:
        row.become("cookies", "words:cookies")


def _by_sign(text: str, tag: str) -> tuple[str, str, str | None] | None:
    """The role of a row that begins with an arrow, a dash before the handle of an embedded post, a copyright sign."""
    if rights := owners_words(text):
        return "copyright", "label:copyright", pick(rights, "copyright", tag)
    if text.startswith(ARROWS):
        return "read-more", "arrow", None
    return ("other", "embed:signature", None) if text[0] in DASH and HANDLE in text else None


def _by_whole(row: Row, tag: str) -> None:
    for kind in () if KINDS.isdisjoint(row.whole) else BOILERPLATE:
        if kind in row.whole and _trusted(row.whole, kind, tag, row.text):
            return row.become(kind, f"label:{kind}", pick(row.whole, kind, tag))
    if "summary" in row.whole and _trusted(row.whole, "summary", tag, row.text):
        row.become("other", "label:summary", pick(row.whole, "summary", tag))
    return None


def _trusted(senses: Senses, kind: str, tag: str, text: str) -> bool:
    """A label of one word in a third language of the same script may be an ordinary word of the article."""
    if "en" in senses[kind] or " " in text.strip() or not text[:1].isascii():
        return True
    base = tag.partition("-")[0]
    return base == "und" or any(t.partition("-")[0] in (base, "en") for t in senses[kind])


def _by_head(row: Row, tag: str) -> None:
    text, label = row.text, row.text[: row.rest].rstrip()
    marked = label[-1:] in MARKED
    for kind in () if KINDS.isdisjoint(row.head) else BOILERPLATE:
        if kind not in row.head or not _trusted(row.head, kind, tag, label):
            continue
        words = len(label.split()) - 1
        if words == 1 and not marked and not _is_own(row, kind, tag):
            continue
        if kind in TOPICS and not words and label[-1:] in COLONS and _is_title(row, kind):
            return None
        marked = marked or (words > 0 and label[-1] in ASKING and row.size < SHORT_PLEA)  # "Have a tip? Write to us."
        shown = kind == "copyright" and is_notice(text, row.rest)
        if shown or marked or (words and not row.final) or (words > 1 and not row.prose) or _all_labels(text, kind):
            return row.become(kind, f"label:{kind}", pick(row.head, kind, tag))
    if "source" in row.head and marked and not row.prose:
        return row.become("credit", "label:source", pick(row.head, "source", tag))
    if "caption" in row.head and (marked or label[-1:] in ",،" or text[row.rest : row.rest + 2] in DASHED):
        return row.become("caption", "label:caption", pick(row.head, "caption", tag))
    return None


def _is_own(row: Row, kind: str, tag: str) -> bool:
    """Whether a label of two words with no sign behind it is one of the article's language, and stands over a button.

    "Breaking news of …" begins a headline as well as it names a part of the page.
    """
    if kind == "navigation" and row.text.count(" ", row.rest) >= TITLE_WORDS:
        return False
    return speaks(row.head, kind, tag)


def _is_title(row: Row, kind: str) -> bool:
    """Whether the text behind a label of one word can be a headline on it ("WhatsApp: What is new this week")."""
    rest = row.text[row.rest :]
    return rest.count(" ") >= TITLE_WORDS - 1 and "@" not in rest and not _all_labels(row.text, kind)


def _all_labels(text: str, kind: str) -> bool:
    """Whether at least half of a short line's words are labels of the kind ("Share on Facebook Tweet Email")."""
    words = text.split()
    if len(words) > 14:
        return False
    return 2 * sum(kind in whole(word) for word in words) >= len(words)


def settle_rows(
    rows: Sequence[Row], body: Range, headline: int | None, authors: Sequence[str], tag: str
) -> None:
    """Give every row a role: what stands above the headline, the head, the body, what follows it."""
    top = headline if headline is not None else body.first
    mark_shapes(rows, top, body, tag)
    mark_notices(rows, top, body, tag)
    mark_sections(rows, top, body)
    left = _around(rows, top, body, headline)
    _repeats(rows, left, headline)
    _description(rows, top)
    _pleas(rows, left, body)
    _about_author(rows, body, authors)
    _short_runs(rows, top, body)
    for index in left:
        row = rows[index]
        if row.whole and "caption" in row.whole and speaks(row.whole, "caption", tag, row.text):
            row.become("other", "label:caption", pick(row.whole, "caption", tag))  # of a picture, and nothing else
        if not row.role:
            row.role, row.rule = "body", "paragraph" if row.sentence else "crosshead"
    _never_empty(rows)


def _around(rows: Sequence[Row], top: int, body: Range, headline: int | None) -> list[int]:
    """Give the headline and the rows above and below the article their roles; the indices of all that have none yet."""
    end = body.last if body.last > body.first else len(rows)
    left = []
    for index, row in enumerate(rows):
        if row.role:
            continue
        if index == headline:
            row.role = row.rule = "headline"
        elif index < top:
            row.role, row.rule = "navigation", "before:headline"
        elif index < end:
            left.append(index)
        else:
            row.role, row.rule = ("agency", "label:agency") if "agency" in row.whole else ("other", "after:body")
    return left


def _never_empty(rows: Sequence[Row]) -> None:
    """Where no paragraph is left, the description or what was taken for captions was the text."""
    if any(row.role == "body" and row.sentence for row in rows):
        return
    for role in ("description", "caption"):
        found = [row for row in rows if row.role == role and (row.sentence or role == "description")]
        for row in found:
            row.role, row.rule = "body", "paragraph"
        if found:
            return


def _role_at(rows: Sequence[Row], index: int) -> str:
    return rows[index].role if index < len(rows) else ""


def _repeats(rows: Sequence[Row], left: Sequence[int], headline: int | None) -> None:
    title = rows[headline].text if headline is not None else ""
    limit = 2 * len(title)
    seen: set[str] = set()
    for index in left:
        row = rows[index]
        if row.size < limit and title in row.text:
            row.become("other", "echo:headline")
        elif row.repeats == 2 and row.sentence and row.text not in seen and _among_paragraphs(rows, index):
            seen.add(row.text)  # of a sentence that stands twice the first stays
        elif row.repeats > 2 or (row.repeats == 2 and not row.prose):
            row.become("other", "repeated")


def _among_paragraphs(rows: Sequence[Row], index: int) -> bool:
    """Whether a row ends in a full stop and sentences stand right above and right below it."""
    if not 0 < index < len(rows) - 1 or rows[index].text.rstrip(CLOSERS)[-1:] not in tuple(STOPS):
        return False
    return rows[index - 1].sentence and rows[index + 1].sentence


def _description(rows: Sequence[Row], top: int) -> None:
    """The first text under the headline is the description when something parts it from the paragraphs behind it."""
    for index in range(top + 1, min(len(rows), top + 8)):
        row = rows[index]
        if not row.role and row.size >= DESCRIPTION:
            if "particle" not in row.head and not {"published", "updated"}.isdisjoint(row.head):
                continue  # a stamp that shows no day; "Le" may begin a sentence too
            if row.dates and _role_at(rows, index + 1) == "credit" and paragraphs_behind(rows, index, 1):
                row.become("caption", "before:credit")  # it says when the picture was taken
            elif (_is_open(row) or _parted(rows, top, index)) and paragraphs_behind(rows, index, 1):
                row.become("description", "under:headline")
            elif not row.prose and _role_at(rows, index + 1) == "credit" and paragraphs_behind(rows, index, SPARE):
                row.become("caption", "before:credit")
            return


def _is_open(row: Row) -> bool:
    """Whether no full stop ends a row; a long one of several sentences is a paragraph that somebody signed."""
    return not row.final and not (row.prose and row.size > SIGNED_FROM)


def _pleas(rows: Sequence[Row], left: Sequence[int], body: Range) -> None:
    """Sentences that ask for something (subscribe, accept, comment): two words of such labels beside a labelled row."""
    if _ask(rows, left, body):
        _ask(rows, left[::-1], body)  # above one that was found


def _ask(rows: Sequence[Row], left: Sequence[int], body: Range) -> bool:
    found = False
    for index in left:
        row = rows[index]
        if row.role or not row.sentence or row.size > PLEA:
            continue
        beside = (rows[index - 1].role if index else "", _role_at(rows, index + 1))
        if index + 1 < body.last and BOXES.isdisjoint(beside):
            continue
        least = 1 if row.size < SHORT_PLEA and not PLEAS.isdisjoint(beside) else 2
        kind = plea(row.text, least if row.size < LONG_PLEA else least + 1)
        if kind:
            row.become(kind, f"words:{kind}")
            found = True
    return found


def _about_author(rows: Sequence[Row], body: Range, authors: Sequence[str]) -> None:
    """Among the last rows, a name alone and sentences that name the author are about the author.

    So is a sentence that begins with the name right below it, in the head.
    """
    names = [name for name in authors if " " in name]
    if not names:
        return
    for above, row in pairwise(rows[: body.first + ABOUT]):
        if not row.role and row.sentence and row.size < PLEA and not above.sentence:
            name = next((name for name in names if row.text.startswith(name)), None)
            if name is not None and name in above.text:
                row.become("other", "about:author")
    left = (row for row in reversed(rows) if not row.role)
    for row in islice(left, ABOUT):
        bio = row.sentence or row.size > SHORT_PLEA // 2
        if row.text in names or (bio and row.size < PLEA and any(_names(row, name) for name in names)):
            row.become("other", "about:author")
        elif row.sentence:
            return


def _names(row: Row, name: str) -> bool:
    """Whether a row names somebody: a sentence anywhere, what ends without a stop at its beginning."""
    return name in row.text if row.sentence else row.text.startswith(name)


def _parted(rows: Sequence[Row], top: int, index: int) -> bool:
    """Whether a stamp or a byline follows before the next paragraph; a credit parts only where they are not above."""
    if rows[index - 1].rule == "label:summary":
        return True
    behind = rows[index + 1 : index + 5][: _next_paragraph(rows, index)]
    if any(_is_head(row) or row.rule == "label:summary" for row in behind):
        return True
    credit = any(row.role == "credit" for row in rows[index + 1 : index + 5][: _next_paragraph(rows, index)])
    return credit and not any(_is_head(row) for row in rows[top + 1 : index])


def _next_paragraph(rows: Sequence[Row], index: int) -> int:
    """How many rows stand before the next paragraph, four at most."""
    return next((n for n, row in enumerate(rows[index + 1 : index + 5]) if row.sentence and not row.role), 4)


def _is_head(row: Row) -> bool:
    return row.role.startswith("stamp") or row.role == "byline"


def _short_runs(rows: Sequence[Row], top: int, body: Range) -> None:
    """Short lines between paragraphs: one is a crosshead, many are links; above the first paragraph neither."""
    run: list[Row] = []
    seen_body = listing = False
    linked = 0
    for row in rows[top + 1 :]:
        if row.role and row.role != "body":
            linked += row.role in LISTS
            continue
        if not row.sentence:
            run.append(row)
            continue
        if run:
            _settle_run(run, seen_body, listing, linked)
            run = []
        linked = 0
        seen_body, listing = True, row.text[-1] in ":："
    if body.last > body.first:
        _settle_run([row for row in run if row.text[-1] not in STOPS], False, listing)


def _settle_run(run: list[Row], seen_body: bool, listing: bool, linked: int = 0) -> None:
    """One short line between paragraphs is a crosshead; of two the upper is a teaser or a caption; more are a list.

    So are two beside `linked` lines that lead elsewhere.
    """
    if not seen_body:
        for row in run:
            row.become("other", "before:body")
    begun = next((at for at, row in enumerate(run) if row.text[-1] in COLONS), len(run)) if seen_body else len(run)
    if len(run) - begun > RUN:
        run = run[:begun]  # what a heading with a colon lists ("Ingredients:")
    items = [row for row in run if row.size <= CROSSHEAD and row.text[-1] not in STOPS]
    if len(items) >= RUN and not listing:
        listing = _is_measured(items)
    if len(items) >= (RUN if linked < 2 else RUN - 1) and not listing:
        for row in items:
            row.become("other", "run:short")
    elif len(run) == 2 and not listing and not run[0].final and run[0] in items:
        run[0].become("other", "run:short")
    for row in items if not listing else ():
        if _is_counter(row.text):
            row.become("other", "counter")


def _is_measured(items: Sequence[Row]) -> bool:
    """Whether at least half of some short lines begin with amounts ("800 g carrots"), not with numbers of their own."""
    if max(row.size for row in items) > MEASURED:
        return False
    found = [amount for row in items if (amount := AMOUNT.match(row.text))]
    if 2 * len(found) < len(items):
        return False
    amounts = [int(amount[1]) for amount in found]
    return amounts != sorted(set(amounts))  # one, two, three: a table of contents, the most read


def _is_counter(text: str) -> bool:
    """Whether a short line is a player's time, a page number or a score ("02:31", "1/3", "4:11 Watch …")."""
    digits = text.lstrip("0123456789")
    if len(digits) == len(text):
        return not any(map(str.isalnum, text))
    return digits[:1] in ("", ":", "/") or len(text) <= 8

"""Bylines: who wrote the article, from "By …" lines, lines of bare names in its head, signatures and agencies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.article.body import Range
from normalize.article.dateline import signed_in
from normalize.article.labels import COLONS, labels_of, speaks, whole
from normalize.article.names import LONGEST_LINE, caseless_name, joins, looks_eastern, looks_like_name, names_in
from normalize.article.rows import Row
from normalize.lexicon.table import load
from normalize.patterns import pattern

__all__ = ["Byline", "find_authors"]

Byline = tuple[int, tuple[str, ...]]
"""Index of a row and the names in it."""
HEAD_ROWS = 30
"""Rows of the head below the headline."""
FOOT_ROWS = 5
ABOVE = 3
PICTURED = 3
"""A name so many rows below another that stands above a picture's credit is the author's rather than that one."""
FURTHER = 12
"""Rows behind the head in which a labelled byline may stand with a stamp."""
HEADLESS = 12
"""The same above the body where no headline is known."""
SIGNED = 36
"""Characters of a first paragraph in which its author may be named ("(서울=연합뉴스) 홍길동 기자 = …")."""
_PLACED = pattern(r"\s+[-–—|/]\s+|[,،]\s*")
_PARTED = pattern(r"[.·/=]")
LONGEST_KOREAN, GLUED_ROLE = 4, 2
"""Syllables of a whole name, and of the role that may be glued to it."""
LONGEST_PLACED = 50
LONGEST_PLACE = 25
"""Characters of the place or the paper behind a name."""
PLACE_WORDS = 3
DASH = " - "
LONGEST_JOINER = 5
STAMPS = frozenset(("published", "updated"))
MOST_LABEL = 3
"""Words of the label that may stand between a name and a date."""
UNPARTED = 12
"""Words of a row of names with nothing between them."""
BULLETS = "•·▪●"
"""A line of a list of links, no signature."""
HANDLE = "(@"
SIGNS = ", &·|/.…"
ABOUT = 2
"""Rows at the end of the body that may tell of the author."""
OPEN = frozenset(("", "byline", "credit"))
"""Roles that a row with names may have so far."""


def find_authors(rows: Sequence[Row], body: Range, headline: int | None, tag: str) -> tuple[Byline, ...]:
    """The bylines of an article; their rows get the role `byline`.

    Labelled lines count in the head and just behind the body; bare names in the head, those beside a stamp first; a
    signature or an agency behind the body last.
    """
    top = body.first if headline is None else headline
    stop = _head_end(rows, top, body)
    above = HEADLESS if headline is None else ABOVE
    found = _labelled(rows, max(0, top - above), stop + 1, tag)
    further = range(stop + 1, min(stop + FURTHER, body.last))
    if not found and any(rows[index].role == "stamp" for index in further):
        found = _labelled(rows, further.start, further.stop, tag)  # a box with stamp and byline within the text
    found = found or _bare(rows, top, stop, body, tag)
    found = found or _labelled(rows, body.last - 1, min(len(rows), body.last + FOOT_ROWS), tag)
    found = found or _boxed(rows, body, tag) or _signature(rows, body, tag)
    found = found or _in_dateline(rows, body, tag) or _in_closing(rows, body, tag)
    found = found or _above(rows, headline, tag) or _edited(rows, max(0, top - above), stop + 1, tag)
    return tuple(found or _edited(rows, body.last - 1, body.last + FOOT_ROWS, tag) or _agency(rows, top, stop, body))


def _above(rows: Sequence[Row], headline: int | None, tag: str) -> list[Byline]:
    """A name above the headline with what its bearer is below it ("Jane Roe", "Columnist")."""
    for index in range(max(0, (headline or 0) - ABOVE), (headline or 0) - 1):
        row = rows[index]
        titled = not row.role and not row.head and "role" in rows[index + 1].whole
        if titled and (names := names_in(row.text, tag, labelled=False)):
            row.become("byline", "name:above")
            return [(index, names)]
    return []


def _head_end(rows: Sequence[Row], top: int, body: Range) -> int:
    """The second paragraph under the headline: a byline may stand between description and body."""
    seen = 0
    limit = min(len(rows), max(body.first, top) + HEAD_ROWS)
    for index in range(top + 1, limit):
        seen += rows[index].prose and not rows[index].role
        if seen == 2:
            return index
    return limit


def _labelled(rows: Sequence[Row], start: int, end: int, tag: str) -> list[Byline]:
    found: list[Byline] = []
    for index in range(max(start, 0), min(end, len(rows))):
        row = rows[index]
        if len(row.text) > LONGEST_LINE or (row.role not in OPEN and not row.role.startswith("stamp")):
            continue
        label = row.text[: row.rest]
        if row.head and "editor" in row.head and _is_editors(row):
            row.become("byline", "label:editor", row.head["editor"][0])
        elif row.rest >= len(row.text) and _stands_above(rows, index, tag) and speaks(row.whole, "byline", tag, label):
            found += _following(rows, index, index + 1, tag, labelled=True)
        elif "byline" in row.head and ((names := _labelled_names(row, tag)) or _is_desk(row)):
            row.become("byline", "label:byline", row.head["byline"][0])
            found.append((index, names))
        if found:
            return found + _following(rows, found[-1][0], found[-1][0] + 1, tag, labelled=False)
    return found


def _stands_above(rows: Sequence[Row], index: int, tag: str) -> bool:
    """Whether a label on a row of its own is not what the name above it is ("Jane Roe", "Author")."""
    row = rows[index]
    if "editor" in row.whole:
        return False
    above = rows[index - 1]
    return not (index and "role" in row.whole and not above.role and looks_like_name(above.text, tag))


def _is_editors(row: Row) -> bool:
    """Whether a row says who edited the article: a label of one word may be what somebody is ("Editor Jane Roe")."""
    label = row.text[: row.rest].rstrip(" .")
    return " " in label or label[-1:] in COLONS


def _edited(rows: Sequence[Row], start: int, stop: int, tag: str) -> list[Byline]:
    """Who edited an article that names nobody else."""
    for index in range(max(start, 0), min(stop, len(rows))):
        row = rows[index]
        if row.role not in OPEN and not row.role.startswith("stamp"):
            continue
        told = "editor" in row.head and not row.sentence and speaks(row.head, "editor", tag, row.text[: row.rest])
        if told and (names := _labelled_names(row, tag)):
            row.become("byline", "label:editor", row.head["editor"][0])
            return [(index, names)]
    return []


def _is_labelled(row: Row) -> bool:
    """Whether the label is one for certain: a sentence may begin with its word ("Von Anfang an …")."""
    return not row.sentence or row.text[: row.rest].rstrip().endswith((":", "："))


def _is_desk(row: Row) -> bool:
    """Whether a desk signs, and nobody by name ("Por Redacción")."""
    rest = row.text[row.rest :]
    return len(rest) <= LONGEST_PLACED and not row.sentence and "desk" in labels_of(rest)[1]


def _labelled_names(row: Row, tag: str) -> tuple[str, ...]:
    text = (row.undated or row.text)[row.rest :]
    labelled = _is_labelled(row)
    names = names_in(text, tag, labelled=labelled)
    if not labelled and 2 * sum(map(len, names)) < len(text):
        return ()  # a sentence that begins with the word ("Theo …" in Vietnamese)
    return names


def _following(rows: Sequence[Row], label: int, start: int, tag: str, *, labelled: bool) -> list[Byline]:
    """Names on the lines below a label or another name, as long as they go on."""
    found: list[Byline] = []
    for index in range(start, min(start + 8, len(rows))):
        row = rows[index]
        if len(row.text) <= LONGEST_JOINER and joins(row.text.strip(SIGNS), tag):
            continue  # "and" on a line of its own
        if row.role not in OPEN or "credit" in row.head or row.sentence or (row.role and not labelled):
            break
        if "editor" in row.head and _is_editors(row):
            continue
        first = labelled and not found
        text = row.text[row.rest :] if "byline" in row.head else row.text
        names = names_in(text, tag, labelled=first)
        if not names:
            break
        rows[label].become("byline", "label:byline")
        row.role, row.rule = "byline", "name:below-label"
        found.append((index, names))
    return found


def _bare(rows: Sequence[Row], top: int, stop: int, body: Range, tag: str) -> list[Byline]:
    """Lines that hold nothing but names: in the head, those within two rows of a stamp before the others."""
    found: list[tuple[bool, int, tuple[str, ...]]] = []
    for index in range(top + 1, min(stop, len(rows))):
        row = rows[index]
        stamp = row.role.startswith("stamp")
        if row.sentence or (row.role and not stamp) or row.repeats > 3 or row.text[-1] in (*COLONS, ",", "،"):
            continue  # "Dear readers,"
        if row.text[0] in BULLETS or HANDLE in row.text or ("editor" in row.head and _is_editors(row)):
            continue
        near = stamp or _beside_stamp(rows, index)
        text = row.undated if stamp else row.text
        names = names_in(text, tag, labelled=False, stamped=stamp) or _before_role(text)
        names = names or (_unparted(rows, text, tag) if near else ()) or _eastern(text, tag, near or index == top + 1)
        names = names or _caseless(rows, index, text)
        if names and not _spoken_of(rows, rows[top].text, body, names):
            found.append((near, index, names))
    return _best_group(rows, found)


def _unparted(rows: Sequence[Row], text: str, tag: str) -> tuple[str, ...]:
    """Names with nothing between them, two words each: the page shows each of them elsewhere too."""
    words = text.strip(" ;,").split()
    if len(words) % 2 or not 4 <= len(words) <= UNPARTED:
        return ()
    pairs = [" ".join(pair) for pair in zip(words[::2], words[1::2], strict=True)]
    if not all(looks_like_name(pair, tag) for pair in pairs):
        return ()
    other = [row.text for row in rows if text.strip(" ;,") not in row.text]
    return tuple(pairs) if all(any(pair in line for line in other) for pair in pairs) else ()


def _eastern(text: str, tag: str, expected: bool) -> tuple[str, ...]:
    text = text.strip(" ;")
    return (text,) if expected and looks_eastern(text, tag) and not whole(text) else ()


def _caseless(rows: Sequence[Row], index: int, text: str) -> tuple[str, ...]:
    """The name in a stamp's row, or in one right above or below a stamp that holds little else and comes up once."""
    row = rows[index]
    if row.role.startswith("stamp"):
        return caseless_name(_before_label(text))
    reach = 2 if DASH in text else 1  # place and name ("القاهرة - أحمد حسن") are hardly anything else
    beside = any(other.role.startswith("stamp") for other in rows[max(0, index - reach) : index + reach + 1])
    if not beside or row.repeats > 1 or row.head:
        return ()
    names = caseless_name(text)
    return names if names and len(text) - sum(map(len, names)) <= LONGEST_PLACE else ()


def _before_label(text: str) -> str:
    """What stands before the label of a stamp's first date ("… published on; updated"); all where it has none."""
    words = text.partition(";")[0].split()
    for size in range(min(MOST_LABEL, len(words) - 1), 0, -1):
        if not STAMPS.isdisjoint(whole(" ".join(words[-size:]))):
            return " ".join(words[:-size])
    return text


def _best_group(rows: Sequence[Row], found: Sequence[tuple[bool, int, tuple[str, ...]]]) -> list[Byline]:
    """The best placed name with its direct neighbours: farther names are tags, not authors."""
    if not found:
        return []
    best = next((entry for entry in found if entry[0]), found[0])
    if rows[min(best[1] + 1, len(rows) - 1)].role == "credit":  # perhaps the name of whom the picture shows
        best = next((entry for entry in found if 0 < entry[1] - best[1] <= PICTURED), best)
    group = [best]
    for entry in found[found.index(best) + 1 :]:
        if not _adjoin(rows, group[-1][1], entry[1]):
            break
        group.append(entry)
    for entry in reversed(found[: found.index(best)]):
        if not _adjoin(rows, entry[1], group[0][1]):
            break
        group.insert(0, entry)
    for _, index, _names in group:
        rows[index].become("byline", "name:head")
    return [(index, names) for _, index, names in group]


def _adjoin(rows: Sequence[Row], upper: int, lower: int) -> bool:
    """Whether two names stand on neighbouring rows, or with nothing between them but what the upper one is."""
    return lower - upper == 1 or (lower - upper == 2 and "role" in rows[upper + 1].whole)


def _beside_stamp(rows: Sequence[Row], index: int) -> bool:
    return any(row.role.startswith("stamp") for row in rows[max(0, index - 2) : index + 3])


def _signature(rows: Sequence[Row], body: Range, tag: str) -> list[Byline]:
    """A name alone, or one with its role, on the first rows behind the last paragraph."""
    for index in range(body.last, min(len(rows), body.last + 2)):
        row = rows[index]
        if row.role or row.sentence or row.text[0] in BULLETS:
            continue
        text = row.text.strip("()（）[]【】 ")
        names = names_in(text, tag, labelled=False) or _before_role(text) or _before_mail(text)
        if names := names or _eastern(text.replace("\u3000", " ").rpartition(" ")[2], tag, text != row.text):
            if _spoken_of(rows, "", body, names):
                return []
            row.become("byline", "name:signature")
            return [(index, names)]
    return []


def _boxed(rows: Sequence[Row], body: Range, tag: str) -> list[Byline]:
    """A name on two lines in a row, or above a line with its role, at the end: a box about the author."""
    for index in range(max(body.first, body.last - FOOT_ROWS), min(len(rows), body.last + FOOT_ROWS) - 1):
        row, below = rows[index], rows[index + 1]
        if row.role or row.sentence or not (below.text == row.text or "role" in below.whole):
            continue
        names = names_in(row.text, tag, labelled=False)
        if len(names) == 1 and " " in names[0] and not _spoken_of(rows, "", body, names):
            row.become("byline", "name:box")
            return [(index, names)]
    return []


def _spoken_of(rows: Sequence[Row], title: str, body: Range, names: tuple[str, ...]) -> bool:
    """Whether the article speaks of a person: such a name alone on a line is a tag, or says whom a picture shows.

    An author may be named once in his own article; the last paragraphs may tell of him.
    """
    text = [row.text for row in rows[body.first : body.last - ABOUT] if row.sentence]
    for name in names:
        first, _, last = name.rpartition(" ")
        if first and (name in title or sum(last in paragraph for paragraph in text) > 1):
            return True
    return False


def _in_dateline(rows: Sequence[Row], body: Range, tag: str) -> list[Byline]:
    """The author whom the first paragraph names in its brackets ("【東京＝山田花子】", "（记者 张三）")."""
    for index in range(body.first, min(body.last, body.first + 3)):
        row = rows[index]
        if row.sentence and not row.role:
            name = signed_in(row.text)
            if name and whole(name):
                name = None  # what somebody does ("【記者報道】")
            names = _before_role(row.text[:SIGNED].replace("=", " "))
            if name and not names:
                names = names_in(name, tag, labelled=True)
            return [(index, names)] if names else []
    return []


def _in_closing(rows: Sequence[Row], body: Range, tag: str) -> list[Byline]:
    """The author in brackets behind the last full stop, by surname ("…という。(山田太郎)")."""
    for index in range(body.last - 1, max(body.first, body.last - FOOT_ROWS), -1):
        text = rows[index].text
        if text[-1] in ")）":
            at = max(text.rfind("("), text.rfind("（"))
            if at > 0 and text[at - 1] == "。" and (names := _eastern(text[at + 1 : -1], tag, True)):
                return [(index, names)]
    return []


def _before_role(text: str) -> tuple[str, ...]:
    """The word before a role, in scripts without capitals ("… 홍길동 기자")."""
    words = text[:LONGEST_LINE].split()
    for name, role in pairwise(words):
        if 2 <= len(name) <= 4 and name.upper() == name.lower() and name.isalpha() and "role" in whole(role):
            return (name,)
    return ()


def _before_mail(text: str) -> tuple[str, ...]:
    """The Korean name before an address, its role glued to it or not ("홍길동 [hong@…]", "서울·홍길동기자 hong@…")."""
    for word, mail in pairwise(text[:LONGEST_LINE].split()):
        if "@" not in mail:
            continue
        name = _PARTED.split(word)[-1]
        if len(name) > LONGEST_KOREAN and "role" in whole(name[-GLUED_ROLE:]):
            name = name[:-GLUED_ROLE]
        hangul = 2 <= len(name) <= LONGEST_KOREAN and all("\uac00" <= char <= "\ud7a3" for char in name)
        if hangul and not whole(name) and (load("surnames").get(name[0]) or load("surnames").get(name[:2])):
            return (name,)
    return ()


def _agency_of(text: str, beside: bool) -> str | None:
    """The agency that a short line names; beside a stamp also one behind its place ("Cairo - Reuters")."""
    text = text.strip(" ()[]（）;,|-–—")
    if "agency" in whole(text):
        return text
    pieces = [piece.strip(" ;") for piece in _PLACED.split(text)] if beside and len(text) < LONGEST_PLACED else []
    if pieces and len(pieces[0].split()) > PLACE_WORDS:
        return None  # what a picture shows
    return next((piece for piece in pieces if "agency" in whole(piece)), None)


def _agency(rows: Sequence[Row], top: int, stop: int, body: Range) -> list[Byline]:
    """A line that is the name of an agency, in the head or behind the body, or that of a place and an agency."""
    for index in (*range(top + 1, min(stop, len(rows))), *range(body.last, min(len(rows), body.last + FOOT_ROWS))):
        row = rows[index]
        stamp = row.role.startswith("stamp")
        if (row.role not in OPEN and not stamp) or row.text[0] in BULLETS:
            continue
        text = row.undated.partition(";")[0] if stamp else row.text
        if row.rule == "label:source":
            if index >= body.last:
                break
            begins, rest = labels_of(text[row.rest :])[1:]  # "Source: AFP", "Source: AFP Sport"
            text = text[row.rest :][: rest or None] if "agency" in begins else text
        if name := _agency_of(text, stamp or _beside_stamp(rows, index)):
            if not stamp:
                row.role, row.rule = "byline", "name:agency"
            return [(index, (name,))]
    return []

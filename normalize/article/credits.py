"""Pictures: is a row a credit ("Photo: AFP"), or a caption that ends in one ("… in Kyiv. (AP Photo/Jane Roe)")?"""

from __future__ import annotations

from functools import lru_cache

from normalize.article.labels import COLONS, SHORT, labels_of, whole
from normalize.article.names import is_caseless
from normalize.article.rows import CLOSERS, FINAL, STOPS, Row
from normalize.language.words import votes
from normalize.lexicon.build_labels import SPACELESS, key_of
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern

__all__ = [
    "agency_behind", "agency_end", "bracketed_source", "credit_of", "credit_start", "may_hold_credit", "nameless",
    "names_agency",
]  # fmt: skip

TAIL = 90
"""A credit at the end of a caption is not longer."""
_SPLIT = pattern(r"[/|,;–—+]|\s-\s|\svia\s")
_SEPARATOR = pattern("[/|,;–—+-]")
_SIGNS = pattern(r"[/|,;–—+\-©(（\[【)）\]】]")
"""One of these, a label or "via" is in every credit."""
LONGEST_AGENCY = 40
LITTLE = 2
FEW = 4
"""So many words after a label are a source whatever they are."""
ABBREVIATED = 6
"""Characters of a shortened label with its full stop."""
_SIGN = "©"
_LABEL_ENDS = frozenset((*COLONS, *"/|©-–—（(.=＝"))
_OPEN, _CLOSE = "(（[【", ")）]】"
_LONGEST_CREDIT = 120
INITIALS = 4
INITIAL = 2
"""Characters of an initial with its full stop."""
CAPTION_WORDS = 4
"""So many words before a credit say what the picture shows."""
MARKS = "▲△▼▽◀▶◁▷■□◆◇"
"""Signs before a caption."""
BEHIND = 4
"""Characters of a label behind a name, where no space parts them."""
LONGEST_SIGNED = 20
"""A name with such a label is not longer."""


@lru_cache(maxsize=1)
def _credit_words() -> tuple[dict[str, list[str]], frozenset[str]]:
    """The first letters of every label of a picture or an agency, with the labels where all of them have more words;
    the first letters of those of agencies."""
    known, agencies = {}, []
    for word, payload in load("credit_words").items():
        kinds, *known[word] = payload.split("|")
        if "agency" in kinds:
            agencies.append(word)
    return known, frozenset(agencies)


def may_hold_credit(text: str) -> bool:
    """Whether a row without a label at its beginning can be a credit or end in one.

    Most rows cannot: none of their words behind a sign begins as such labels do.

    >>> may_hold_credit("It rained (again)."), may_hold_credit("It rained (AFP).")
    (False, True)
    """
    return _may_short(text) if len(text) <= SHORT else _may_hold(text)


def _may_hold(text: str) -> bool:
    body = text.rstrip(_CLOSERS)
    end = body[-TAIL:] if len(text) > _LONGEST_CREDIT else body
    if "©" in end or ";" in end or "+" in end or "via" in end:
        return True
    words = _AFTER_SIGN.findall(end)
    if ":" in end or "：" in end or "՝" in end:
        words += _before_colons(end)
    if not words:
        return False
    if end.rstrip(_AROUND)[-1] > SPACELESS or max(words) > SPACELESS:
        return True
    known = _credit_words()[0]
    hits = [word for word in fold("\n".join(words)).split("\n") if word in known]
    if not hits:
        return False
    plain = key_of(end)
    return any(not known[word] or any(label in plain for label in known[word]) for word in hits)


def _before_colons(text: str) -> list[str]:
    """The first letters of what colons end."""
    starts = (_word_start(text, colon.start(), 0) for colon in _COLON.finditer(text))
    return [letters.group() for start in starts if (letters := _LETTERS.search(text, start))]


_may_short = lru_cache(maxsize=2048)(_may_hold)


def credit_of(row: Row) -> str | None:
    """The source of a picture when the row is nothing else, as a name to show; `None` otherwise."""
    text = row.text
    if len(text) > _LONGEST_CREDIT or not (row.whole or row.head or _SIGNS.search(text) or " via " in text):
        return None
    inner = text.strip(_OPEN + ")）]】 ")
    if ". " in inner and "copyright" in whole(inner.partition(". ")[2]):
        inner = inner.partition(". ")[0]  # "[서울시 제공. 재판매 및 DB 금지]"
    if inner.startswith(_SIGN):
        return inner.lstrip("© ").strip() or None
    if inner is text:
        meaning, senses, rest = row.whole, row.head, row.rest
    else:
        meaning, senses, rest = labels_of(inner)
    if "credit" in senses and 0 < rest < len(inner) and (_is_label_end(inner, rest) or _begins_agency(inner[rest:])):
        if _tells_before_bracket(text) or not _names_source(inner[rest:]):
            return None
        return nameless(inner[rest:].strip(" .")) or None
    if "agency" in meaning or (_is_agencies(inner) and not _tells(inner)):
        return inner
    signed = text[0] in _OPEN and inner[-1:] > SPACELESS and len(inner) <= LONGEST_SIGNED and _label_behind(inner)
    return nameless(inner) if signed else None


def _tells_before_bracket(text: str) -> bool:
    """Whether words of a caption stand between a label and the credit in brackets ("Photo: The mill … (AFP)")."""
    if text[-1] not in _CLOSE:
        return False
    opened = max(map(text.rfind, _OPEN))
    return opened > 0 and text.count(" ", 0, opened) >= CAPTION_WORDS and credit_start(text) == opened


def _tells(text: str) -> bool:
    """Whether the first piece before an agency says what the picture shows, rather than who made it."""
    first = _listed(text)[0].strip()
    words = first.split()
    if first[:1] in MARKS or any(word[-1] in FINAL and len(word) > INITIAL for word in words[1:]):
        return True
    small = [word for word in words if not word[:1].isupper()]
    if len(words) < CAPTION_WORDS or len(small) < CAPTION_WORDS - 1:
        return False
    return any(word.islower() for word in small) or bool(votes(map(fold, words)))


def agency_behind(text: str) -> str | None:
    """The agency behind a dash or slash where a text says what the picture shows before it.

    >>> agency_behind("The old mill on fire - AFP"), agency_behind("Cairo - AFP")
    ('AFP', None)
    """
    pieces = _listed(text) if len(text) <= _LONGEST_CREDIT else []
    if len(pieces) != 2 or not _names_agency(pieces[1].strip()) or not _tells(text):
        return None
    return pieces[1].strip()


def nameless(name: str) -> str:
    """A source without the label behind it ("山田花子撮影", "부산해경 제공") or a reporter's before it ("記者林怡君").

    >>> nameless("Jane Roe"), nameless("山田花子撮影")
    ('Jane Roe', '山田花子')
    """
    if name[-1:] > SPACELESS and (size := _label_behind(name)):
        name = name[:-size].rstrip(" ・/＝=")
        senses, rest = labels_of(name)[1:]
        name = name[rest:] if "byline" in senses else name
    return name


def _label_behind(text: str) -> int:
    """The size of the label of a credit that a text ends in, with a name before it; 0 where it ends in none."""
    before, _, last = text.rpartition(" ")
    if before and "credit" in whole(last):
        return len(last)
    sizes = range(min(BEHIND, len(last) - 1), 0, -1)
    return next((size for size in sizes if "credit" in whole(last[-size:])), 0)


def _names_source(text: str) -> bool:
    """Whether what follows a label can be a source: most words of what shows a picture are written small."""
    words = text.split()
    if len(words) <= FEW:
        return True
    small = sum(word[0].islower() and len(word) > LITTLE for word in words)
    return 3 * small <= len(words)


def _is_label_end(text: str, rest: int) -> bool:
    """Whether a label ends in a sign (":", "/", "©", an abbreviation's "."), or has two words ("photo by")."""
    label = text[:rest].rstrip()
    if label[-1:] == "." and len(label) > ABBREVIATED:
        return False
    return label[-1:] in _LABEL_ENDS or " " in label


def _begins_agency(text: str) -> bool:
    """Whether an agency follows a label that has no sign behind it ("Foto ANP / Jane Roe")."""
    return text[:1].isupper() and "agency" in labels_of(text)[1]


def _is_agencies(text: str) -> bool:
    """Whether the pieces between slashes and commas name an agency ("HANDOUT / AFP")."""
    return len(text) <= TAIL and any(map(_names_agency, _listed(text)))


def _listed(text: str) -> list[str]:
    """The pieces between slashes, commas and the like; none where there is nothing of the kind."""
    return _SPLIT.split(text) if _SEPARATOR.search(text) or " via " in text else []  # most texts have none


def names_agency(text: str) -> bool:
    """Whether a credit, or one of its pieces, is the name of an agency."""
    return "agency" in whole(text) or _is_agencies(text)


def _names_agency(piece: str) -> bool:
    """Whether a piece is an agency's name, perhaps with the label of a credit behind it ("ANTARA FOTO")."""
    if len(piece) >= LONGEST_AGENCY:
        return False
    meaning, begins, rest = labels_of(piece)
    return "agency" in meaning or ("agency" in begins and rest < len(piece) and "credit" in whole(piece[rest:]))


def credit_start(text: str) -> int | None:
    """The offset at which the credit at the end of a caption begins; `None` when the text ends without one.

    >>> credit_start("Nothing of the kind.") is None
    True
    """
    if len(text) <= TAIL and _BREAK.search(text) is None:
        return None
    body = text.rstrip(_CLOSERS)
    low = max(0, len(body) - TAIL)
    breaks = [at for found in _BREAK.finditer(body, low) if not _is_initial(body, at := found.start())]
    if not breaks:
        return None
    agency = any(map(_names_agency, _listed(body[breaks[0] :])[1:]))
    for at in reversed(breaks):
        if body[at] in _STOPS or body[at] in "、，":
            at += 1
        elif body[at] in COLONS:
            at = _word_start(body, at, low)
        piece = body[at:].strip(_AROUND)
        if piece and (_is_credit(piece, agency) or _is_set_apart(body, at, piece)):
            return at
    return None


def _is_set_apart(body: str, at: int, piece: str) -> bool:
    """Whether a bracket or a slash shows a credit: a label with a name in the one, anything short behind the other."""
    if body[at] in _OPEN:
        senses, rest = labels_of(piece)[1:]
        name = piece[rest:]
        return "credit" in senses and bool(name) and (name[0].isupper() or is_caseless(name))
    return piece[0] == "/" and 1 < len(piece) <= LONGEST_SIGNED and body[at - 1 : at] in _STOPS and " " in body[:at]


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop stands behind one capital ("Jane S. Roe")."""
    return text[at] == "." and at > 1 and text[at - 1].isupper() and text[at - 2] == " "


def agency_end(text: str) -> int | None:
    """The offset of an agency that ends a caption with nothing before it ("… the border AP Photo/Jane Roe").

    >>> agency_end("People at the border AP Photo/Jane Roe"), agency_end("People at the border")
    (21, None)
    """
    return _agency_short(text) if len(text) <= SHORT else _agency_at(text)


def _agency_at(text: str) -> int | None:
    low = max(0, len(text) - BARE)
    if _credit_words()[1].isdisjoint(fold(" ".join(_AFTER_SPACE.findall(text, low))).split(" ")):
        return None
    words = [(m.start() + 1, text[m.end() : m.end() + 1]) for m in _SPACE.finditer(text, low)]
    for at, first in words:
        piece = text[at:]
        if first.isupper() and "agency" in labels_of(piece)[1] and all(w[:1].isupper() for w in piece.split()):
            return None if _is_signed_off(piece) else at
    return None


_agency_short = lru_cache(maxsize=1024)(_agency_at)


def bracketed_source(text: str) -> str | None:
    """The name that stands in brackets behind the full stop of a caption's last sentence; `None` if none does.

    >>> bracketed_source("The old mill. (Valley Archive)"), bracketed_source("The old mill (built 1890).")
    ('Valley Archive', None)
    """
    at = max(map(text.rfind, "(（["))
    inner = text[at + 1 : -1]
    if at < 1 or text[-1] not in ")）]" or len(inner) > LONGEST_AGENCY or not inner[:1].isupper():
        return None
    return inner if text[:at].rstrip(CLOSERS)[-1:] in tuple(STOPS) else None


def _is_signed_off(piece: str) -> bool:
    """Whether editors' initials follow an agency, as they do behind an article's last words ("PTI ABC XYZ")."""
    _, *initials = piece.split()
    return bool(initials) and all(word.isupper() and word.isalpha() and len(word) <= INITIALS for word in initials)


_SPACE = pattern(" ")
_AFTER_SPACE = pattern(r" ([^\W\d_]+)")
_LETTERS = pattern(r"[^\W\d_]+")
_AFTER_SIGN = pattern(r"[(（\[【|–—.。।॥۔!?»”\":：՝＝=/,、，\-][\W\d_]*([^\W\d_]+)")
"""The letters behind what can stand before a credit or between its parts."""
_AROUND = " .(（[【|–—-＝"
"""What may stand around a credit."""
_COLON = pattern("[:：՝]")
BARE = 48
"""An agency without a sign before it ends a caption within so many characters."""
_CLOSERS = CLOSERS + ")）]】."
_BREAK = pattern("[(（\\[【©|–—.。।॥۔!?»”\":：՝＝=、，]")
"""Where a last piece can begin: at a bracket, a dash or a copyright sign, behind a full stop, at a label's colon."""
_STOPS = ".。।॥۔!?»”\""


def _word_start(text: str, at: int, low: int) -> int:
    """Back to where the label before a colon begins, were it glued to the word before it ("in KyivPhoto: …")."""
    while at > low and text[at - 1] == " ":
        at -= 1
    while at > low and text[at - 1] not in " .。)）!?\xa0":
        at -= 1
        if text[at].isupper() and text[at - 1].islower():
            break
    return at


def _is_in_capitals(text: str) -> bool:
    """Whether a few words, with a slash or a comma between them, are all names ("The Paper/Jane Roe")."""
    words = text.strip(_CLOSERS).split()
    return len(words) <= 6 and ("/" in text or "," in text) and all(word[0].isupper() for word in words)


def _is_written_large(text: str, rest: int) -> bool:
    """Whether label and name behind it are in capitals ("FOTO JANE ROE")."""
    return text.isupper() and text.count(" ", rest) < CAPTION_WORDS


def _is_credit(piece: str, agency: bool) -> bool:
    """Whether the last piece of a text is a credit; `agency` when one is named behind a comma or slash in the text."""
    if piece[0] == _SIGN:
        return True
    meaning, senses, rest = labels_of(piece)
    if "credit" in senses and rest < len(piece):
        if _is_label_end(piece, rest) and _names_source(piece[rest:]):
            return True
        return _begins_agency(piece[rest:]) or _is_in_capitals(piece[rest:]) or _is_written_large(piece, rest)
    if "caption" in senses and _names_agency(piece[rest:]):
        return True  # "(File: AFP)"
    if len(piece) < 50 and ("agency" in meaning or "caption" in meaning or _names_agency(piece)):
        return True
    if piece[-1] > SPACELESS and len(piece) < LONGEST_SIGNED and _label_behind(piece):
        return True
    return (agency or "agency" in senses) and _is_agencies(piece)

"""Names in a byline: split, freed from roles, addresses and glued words, and told from other short text by shape."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from normalize.article.labels import NONE, SHORT, UNLABELLED, head, labels_of, speaks, whole
from normalize.language.words import votes
from normalize.lexicon.build_labels import SPACELESS
from normalize.lexicon.table import fold, load
from normalize.patterns import pattern

__all__ = ["caseless_name", "is_caseless", "joins", "looks_eastern", "looks_like_name", "names_in", "turned",
           "without_address"]  # fmt: skip

LONGEST_LINE = 200
LONGEST_NAME = 42
MOST_NAMES = 12
MARKS = "-'’.‘"
"""What a name may hold besides letters."""
GLUED_FROM = 4
"""A capital behind so few letters belongs to the word ("McDonald")."""
LITTLE = 5
"""A capitalised word of so few letters that the language has as a little word ("The", "Der") is no name."""
NOISE = frozenset((
    "share", "navigation", "comments", "subscribe", "newsletter", "read-more", "related", "published", "updated",
))  # fmt: skip
"""Labels that buttons beside a name have ("Follow")."""
SIGNED_BY = frozenset(("role", "agency", "desk"))
BUTTONS = NOISE - {"published", "updated", "related"}
STAMPS = frozenset(("published", "updated"))
"""Labels of dates that may be words of a name ("Le")."""
_MAIL = pattern(r"\S{1,64}@\S{1,64}|https?://\S{1,200}|@\w{1,30}|www\.\S{1,100}")
_ADDRESSED = pattern(
    r"(?:[^\s@()<>]{1,64}@[^\s@()<>]{1,64}\s{0,3}\(([^()@]{2,100})\)|([^<>@]{2,100}?)\s{0,3}<[^<>\s]{3,130}>)\s{0,3}"
)
"""A name with its address, as feeds and mails write both."""
_CREDITED = pattern(r"(?<=[^\W\d_]{2})\. (?=\w)")
_BRACKETS = pattern(r"[(（\[][^()（）\[\]]{0,60}[)）\]]")
_BREAKS = pattern(r"\s*[,،、;|/&•·・\n＝]\s*|\s+[-–—]\s+|\s{2,}|\s*\xa0\s+")
_REPORTED = pattern(r"(?<=[\u4e00-\u9fff]) ?[/／] ?(?=[\u4e00-\u9fff])")
"""Behind it stands from where Chinese reporters write ("記者王小明／台北報導")."""
_DASH = pattern(r"(?<=\w)\s+[-–—]\s+")
_LABEL = pattern(r" (\w{2,12}) ?[:：] ?(?=[^\W\d])")
"""A label within the line of a stamp ("2024-10-11 09:47 来源: … 作者: …")."""
_GLUED = pattern(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞΑ-ΩА-Я])")
_TRIM = " \t\xa0.,:;|/-–—•·*›»«>~"
_EAST = pattern(r"[\u4e00-\u9fff々]{2,4}[ \u3000]?[\u4e00-\u9fff々\u3040-\u30ff]{0,4}|[\uac00-\ud7a3]{2,4}")
LONGEST_SURNAME = 3
EASTERN = 4
"""Characters of a whole name in Hangul or Han."""
GLUED_AND = "וو"
"""What Hebrew and Arabic glue before the last of a list."""
AND_THE = ("וה", "وال")
"""The same before an article: two regions or sections, not two names."""
NAME_WORDS = 2
ROLE_WORDS, SMALL_WORDS = 6, 3
"""Words behind a bare name that may say who it is, and those of them that may be written small at its end."""
GEORGIAN = ("\u10d0", "\u10ff")
"""Letters whose capitals stand in headings only."""
ETHIOPIC = ("\u1200", "\u137f")
INITIALLED = 5
"""Letters of a name with its initial glued before it ("J.Roe"), at least."""


def looks_like_name(text: str, tag: str = "und") -> bool:
    """Whether a short text has the shape of a person's name in an article of that language.

    Two to five capitalised words, none of them a little word of the language at the ends; particles between them.

    >>> looks_like_name("Jane van der Roe"), looks_like_name("Not a name"), looks_like_name("2 Names")
    (True, False, False)
    """
    words = text.split()
    if len(words) == 1:
        return _is_initialled(text)
    if not 2 <= len(words) <= 5 or len(text) > LONGEST_NAME:
        return False
    if not (_capital(words[0]) and _capital(words[-1])):
        return False
    if all(len(word.strip(MARKS)) == 1 for word in words):
        return False  # sizes of letters ("A- A A+")
    if len(words) > NAME_WORDS and "particle" in whole(words[-2]) and words[-2].islower():
        words = words[:-1]  # behind a particle any word is a name ("de Groot")
    inner = words[1:]
    if all(_part_of_name(word, tag) or (word in inner and "particle" in whole(word)) for word in words):
        return True
    surname = tag.partition("-")[0] in bases(load("surnames").get(fold(words[0])))
    return surname and all(map(_capital, words))  # every syllable of a Vietnamese name is a word too


def _is_initialled(word: str) -> bool:
    """Whether an initial is glued to a name ("Б.Болормаа")."""
    return INITIALLED <= len(word) <= LONGEST_NAME and word[1] == "." and word[0].isupper() and _capital(word[2:])


def _part_of_name(word: str, tag: str) -> bool:
    if not _capital(word):
        return "particle" in whole(word)
    return len(word) > LITTLE or word.isupper() or tag.partition("-")[0] not in votes((fold(word),))


def looks_eastern(text: str, tag: str) -> bool:
    """Whether a short text can be a name in Chinese characters or Hangul: it begins with a surname of the language.

    In Japanese a space behind the surname shows it too; elsewhere one of two characters is likelier a word.

    >>> looks_eastern("山田 太郎", "ja"), looks_eastern("国際部", "ja"), looks_eastern("홍길동", "ko")
    (True, False, True)
    """
    if not 3 <= len(text) <= 7 or _EAST.fullmatch(text) is None:
        return False
    bare = text.replace("\u3000", " ")
    if " " in bare:
        return tag.startswith("ja")
    base = tag.partition("-")[0]
    surnames = load("surnames")
    for size in range(1, min(LONGEST_SURNAME + 1, len(text))):
        if base in bases(surnames.get(text[:size])) and (base == "ja" or len(text) - size <= 2):
            return True
    return False


def bases(tags: str | None) -> set[str]:
    """The languages of some tags, without script and country."""
    return {tag.partition("-")[0] for tag in tags.split(" ")} if tags else set()


def caseless_name(text: str) -> tuple[str, ...]:
    """The name before the first sign of a line, in a script without capitals: two or three words.

    A place of one word may stand before it; the second of two names is joined by a glued letter.

    >>> caseless_name("יעל כהן | ; |"), caseless_name("Jane Roe |"), caseless_name("חדשות | ; |")
    (('יעל כהן',), (), ())
    >>> caseless_name("יעל כהן ורון לוי"), caseless_name("القاهرة - أحمد حسن")
    (('יעל כהן', 'רון לוי'), ('أحمد حسن',))
    """
    pieces = [piece.strip(_TRIM) for piece in _BREAKS.split(text.strip(_TRIM), 2)]
    if len(pieces) > 1 and pieces[0] and " " not in pieces[0] and not whole(pieces[0]):
        pieces = pieces[1:]
    words = pieces[0].split()
    if len(words) == 2 * NAME_WORDS and words[NAME_WORDS][0] in GLUED_AND:
        first, last = words[:NAME_WORDS], (words[NAME_WORDS][1:], *words[NAME_WORDS + 1 :])
        names = (*_caseless(" ".join(first)), *_caseless(" ".join(last)))
        return names if len(names) == 2 else ()
    return _caseless(pieces[0])


def _caseless(piece: str) -> tuple[str, ...]:
    words = piece.split()
    if not 2 <= len(words) <= 3 or len(piece) > LONGEST_NAME or not is_caseless(piece) or whole(piece):
        return ()
    if any(word.startswith(AND_THE) for word in words):
        return ()
    if piece > SPACELESS and not (GEORGIAN[0] <= piece[0] <= GEORGIAN[1] or ETHIOPIC[0] <= piece[0] <= ETHIOPIC[1]):
        return ()
    if all(len(word) > 1 and _is_word(word) and not whole(word) for word in words) and not votes(map(fold, words)):
        return (piece,)
    return ()


def is_caseless(text: str) -> bool:
    """Whether no letter of a text has a capital in use.

    >>> is_caseless("ნინო"), is_caseless("Nino"), is_caseless("יעל")
    (True, False, True)
    """
    return text.upper() == text.lower() or all(not c.isalpha() or GEORGIAN[0] <= c <= GEORGIAN[1] for c in text)


def _is_word(text: str) -> bool:
    """Whether a text is letters with their marks: the vowels of Indic scripts, the tones of Yoruba."""
    return text.isalpha() or all(c.isalpha() or c in MARKS or unicodedata.category(c)[0] == "M" for c in text)


def _capital(word: str) -> bool:
    first = word[:1]
    return (first.isupper() or first.istitle()) and _is_word(word)


def names_in(text: str, tag: str, *, labelled: bool, stamped: bool = False) -> tuple[str, ...]:
    """The names of a byline without its label; roles, e-mail addresses and brackets are cut.

    A labelled byline may hold one word, an agency, or a script without capitals; a bare line may not, and holds
    nothing else than names.  An agency is named only where no person is.  In a stamp's line (`stamped`) the label may
    be one little word ("Posted on … by Jane").

    >>> names_in("Jane Roe and Max Moe (Berlin)", "en", labelled=True)
    ('Jane Roe', 'Max Moe')
    """
    find = _names_short if len(text) <= SHORT else _names_in
    return find(text, tag, labelled, stamped)


def turned(name: str) -> str:
    """A catalogue's form of a name the usual way round, where both parts can be one's; anything else as it is.

    >>> turned("Roe, Jane"), turned("Jane Roe, John Doe"), turned("Reuters, AFP"), turned("Jane Roe, Berlin")
    ('Jane Roe', 'Jane Roe, John Doe', 'Reuters, AFP', 'Jane Roe, Berlin')
    """
    last, comma, first = name.strip().partition(", ")
    if not comma or " " in last or first.count(" ") > 1 or whole(last) or whole(first):
        return name
    return f"{first} {last}" if looks_like_name(f"{first} {last}") else name


def without_address(text: str) -> str:
    """The name beside an e-mail address, as feeds and mails write both; anything else as it is.

    >>> without_address("jane@example.org (Jane Roe)"), without_address("Jane Roe <jane@example.org>")
    ('Jane Roe', 'Jane Roe')
    """
    found = _ADDRESSED.fullmatch(text) if "@" in text else None
    return text if found is None else found[1] or found[2]


def _names_in(text: str, tag: str, labelled: bool, stamped: bool) -> tuple[str, ...]:
    text = text[:LONGEST_LINE]
    if ". " in text and (credit := _CREDITED.search(text)) and "credit" in head(text[credit.end() :])[0]:
        text = text[: credit.start()]  # who took the pictures ("Jane Roe. Pictures by Max Moe")
    if "@" in text or "www." in text or "://" in text:
        mails = list(_MAIL.finditer(text))
        if len(mails) == 1 and mails[0].start() > LITTLE:
            text = text[: mails[0].start()]  # the paper stands behind the address
        text = _MAIL.sub(" ", text)
    text = _BRACKETS.sub(" ", text)
    if text.endswith((")", "）")) and "(" not in text:  # the whole line stands in brackets
        text = text[:-1]
    if dash := _DASH.search(text, 1):  # the place, the role or the paper stands behind it
        first = text[: dash.start()].strip(_TRIM)
        if labelled or looks_like_name(first, tag) or "desk" in whole(first):
            text = first
    if labelled and (slash := _REPORTED.search(text)):
        text = text[: slash.start()]
    names: list[str] = []
    pieces = _pieces(text, tag)
    if not labelled:
        for at, piece in enumerate(pieces):
            if (signed := _signed(piece, tag, stamped)) is not None:
                pieces, labelled = [signed, *pieces[at + 1 :]], True  # what stands before the label names nobody
                break
    for piece in pieces:
        if name := _name(piece, tag, labelled, first=not names):
            names.append(name)
        elif not labelled and not _is_side_note(piece, bool(names)):
            return ()
    people = [name for name in names if "agency" not in whole(name)]
    return tuple(dict.fromkeys((people or names)[:MOST_NAMES]))


_names_short = lru_cache(maxsize=1024)(_names_in)


def _signed(piece: str, tag: str, stamped: bool) -> str | None:
    """What stands behind the label of a byline at the beginning of a piece ("Written by Jane Roe")."""
    if stamped and (colon := _LABEL.search(piece)) and "byline" in whole(colon[1]):
        return piece[colon.end() :].strip(_TRIM) or None
    senses, rest = head(piece)
    if "byline" not in senses or rest >= len(piece) or not (stamped or " " in piece[:rest].strip(_TRIM)):
        return None
    return piece[rest:].strip(_TRIM) if speaks(senses, "byline", tag, piece[:rest]) else None


def joins(word: str, tag: str) -> bool:
    """Whether a word joins names ("and", "und", "y") in the article's language or in English; so does none at all.

    >>> joins("and", "de"), joins("und", "en"), joins("", "en")
    (True, False, True)
    """
    if not word:
        return True
    tags = load("name_joiners").get(fold(word))
    return tags is not None and not {tag.partition("-")[0], "en"}.isdisjoint(tags.split(" "))


def _pieces(text: str, tag: str) -> list[str]:
    """The text cut at signs and at the words that join names."""
    pieces = []
    for part in _BREAKS.split(text):
        run: list[str] = []
        for word in part.split():
            if not joins(word, tag):
                run.append(word)
            elif run:
                pieces.append(" ".join(run))
                run = []
        pieces.append(" ".join(run))
    return [piece.strip(_TRIM) for piece in pieces if piece.strip(_TRIM)]


def _is_side_note(piece: str, named: bool) -> bool:
    """What may stand beside a bare name: a role, an agency, a label, a counter; behind it also a place."""
    senses = head(piece)[0] or whole(piece)
    return bool(senses) or not any(map(str.isalpha, piece)) or (named and len(piece.split()) == 1)


def _name(piece: str, tag: str, labelled: bool, first: bool) -> str | None:
    senses, rest = head(piece)
    if speaks(senses, "desk", tag, piece[:rest]) or speaks(whole(piece.rpartition(" ")[2]), "desk", tag):
        return None  # nobody by name ("Redazione Cronaca", "Economic Bureau")
    if not first and "editor" in senses and rest < len(piece):
        return None  # who edited what the names before wrote
    if piece[:1].islower():
        piece = _without_prefix(piece, tag)
    if rest < len(piece) and speaks(senses, "byline", tag, piece[:rest]):
        piece = piece[rest:].strip(_TRIM)
    elif rest < len(piece) and not BUTTONS.isdisjoint(senses) and STAMPS.isdisjoint(senses):
        piece = piece[rest:].strip(_TRIM)  # a button ("Follow Jane Roe")
    known = whole(piece)
    if "agency" in known:
        return piece if labelled else None
    if known:
        return None
    if "role" in senses and rest < len(piece):  # what somebody is before the name ("Staff writer Jane Roe")
        name = _trimmed(piece[rest:].strip(_TRIM))
        return name if looks_like_name(name, "und" if labelled else tag) else None
    if not first and "role" in whole(piece.rpartition(" ")[2]):
        return None  # what the names before it are ("Jane Roe, political reporter")
    is_said = not labelled and _ends_small(piece)
    words, piece = piece.count(" "), _trimmed(piece)
    if not labelled and (words - piece.count(" ") > ROLE_WORDS or is_said):
        return None  # a sentence on somebody
    if looks_like_name(piece, "und" if labelled else tag):
        return piece if piece.count(" ") != 1 or not speaks(whole(piece.rpartition(" ")[2]), "role", tag) else None
    if labelled and first and _plausible(piece):
        return piece
    return None


def _ends_small(piece: str) -> bool:
    """Whether more small words end a line than tell what somebody is ("Jane Roe opens the second half")."""
    last = piece.rsplit(" ", SMALL_WORDS + 1)[1:]
    return len(last) > SMALL_WORDS and all(word[:1].islower() for word in last)


def _without_prefix(piece: str, tag: str) -> str:
    """A name without the label that its language glues before it (Zulu "nguSipho Dlamini")."""
    at = next((at for at, char in enumerate(piece[: GLUED_FROM + 1]) if char.isupper()), 0)
    return piece[at:] if at and speaks(whole(piece[:at]), "byline", tag) else piece


def _trimmed(piece: str) -> str:
    """A name without what is glued to it: a counter, a role, a button, the same name again."""
    digit = next((i for i, c in enumerate(piece) if c.isdigit()), len(piece))
    words = [part for word in piece[:digit].strip(_TRIM).split() for part in _unglued(word)]
    while len(words) > 2 and len(words[0]) > GLUED_FROM and "byline" in whole(words[0]):
        words = words[1:]  # the label was glued to the name
    half = len(words) // 2
    if half >= 2 and words[:half] == words[half:]:
        words = words[:half]
    for at in range(1, len(words)):
        if labels_of(words[at]) is UNLABELLED and words[at][0] not in GLUED_AND and "." not in words[at]:
            continue  # no label begins so
        if _is_address(words[at]):
            words = words[: at - 1 if at > 2 and len(words[at - 1]) < LITTLE else at]  # "Jane Roe for example.org"
            break
        rest = " ".join(words[at:])
        senses = whole(rest) or whole(words[at]) or (whole(rest[1:]) if rest[0] in GLUED_AND else NONE)
        if not SIGNED_BY.isdisjoint(senses) or not (NOISE.isdisjoint(senses) or "particle" in senses):
            short = at == 1 and len(words[0]) <= EASTERN and is_caseless(words[0])
            words = words[: max(2, at)] if "role" in senses and not short else words[:at]
            break
    if len(words) > 2 and "role" in whole(words[-1]):
        words = words[:2]
    while len(words) > 1 and not _capital(words[-1]) and _capital(words[0]):
        words.pop()
    return " ".join(words)


def _is_address(word: str) -> bool:
    """Whether a word is the name of a site ("example.org"), not an initial."""
    name, dot, ending = word.rpartition(".")
    return bool(dot) and len(name) > 2 and 2 <= len(ending) <= 4 and ending.isalpha()


def _unglued(word: str) -> list[str]:
    """A word cut where a capital follows a small letter, unless it is a name such as McDonald."""
    parts = _GLUED.split(word)
    return parts if len(parts) > 1 and len(parts[0]) > GLUED_FROM else [word]


def _plausible(piece: str) -> bool:
    """A labelled name that has not the usual shape: one word, or a script without capitals."""
    words = piece.split()
    if not words or len(words) > 5 or len(piece) > LONGEST_NAME or any(map(str.isdigit, piece)):
        return False
    if is_caseless(piece):
        return len(piece) >= 2
    if len(words) == 1 and len(piece) <= 5:
        return piece.isalpha()
    return _capital(words[0]) and len(words) <= 4

"""From the tree of a page to blocks of visible text, each with what the elements around it are for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from normalize.article.labels import head, whole
from normalize.article.page.parts import Block, Part, settle_parts

__all__ = ["HEADINGS", "Page", "walk"]

UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "button", "select",
    "textarea", "input", "option", "audio", "video", "canvas", "map", "title", "meta", "link", "base", "rt", "rp",
))  # fmt: skip
"""Elements whose content is no text of the page."""
INLINE = frozenset((
    "a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "nobr",
))  # fmt: skip
LABELS = frozenset(("byline", "published", "updated"))
BOXES = frozenset(("a", "span", "time", "data"))
"""Inline elements that styles usually set apart from each other where no space stands between them."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ASIDE = {
    "nav": "navigation", "footer": "navigation", "menu": "navigation", "dialog": "other", "aside": "related",
    "figure": "caption", "figcaption": "caption",
}  # fmt: skip
"""Elements that hold something beside the article, and what."""
WITHIN = frozenset(("li", "ul", "ol", "dl", "dd", "dt", "blockquote", "table", "tbody", "tr", "td", "th"))
"""Elements that divide text without being a container of their own."""
MOST_ROLE = 4
DEEPEST = 14
LEAVES = frozenset(("p", *HEADINGS))
"""Elements that are text themselves: their class names a look more often than a purpose, but for these kinds."""
OWN = frozenset(("caption", "hidden"))
ROOTS = frozenset(("html", "body", "main", "article"))
"""Elements that are the article or hold it, whatever their class says."""
_WORD = r"(?<![a-z])(?:%s)(?![a-z])"
_KINDS = (
    ("related", "related|recommend\\w*|recirc\\w*|teasers?|most-?(?:read|popular)|popular|trending|read-?(?:more|next|"
                "also)|more-?(?:on|from)|outbrain|taboola|carousel|promos?|see-?also"),
    ("comments", "comments?|disqus|discussion"),
    ("share", "share|sharing|socials?|sns"),
    ("newsletter", "newsletters?|sign-?up"),
    ("subscribe", "subscribe|subscription|paywall|login|log-?in|register|offer"),
    ("cookies", "cookies?|consent|gdpr|onetrust\\w*|cookielaw\\w*"),
    ("advertisement", "advert\\w*|ads?|sponsor\\w*|banner|dfp|adslot"),
    ("navigation", "nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|toolbar|skip|pagination|tags?|topics?"),
    ("caption", "captions?|credits?|gallery|figcaption|media-?info|photo-?info|image-?info|img-?desc\\w*"),
    ("other", "author-?(?:bio|box|info|profile)|about-?author|info-?box|fact-?(?:box|boks)|faktaboks|player|rating|"
              "polls?|quiz|donations?|donate|disclaimer|privacy|overlay|layer|slide-?in|follow-?us|modal|popup|tooltip|"
              "visually-?hidden|sr-only|screen-?reader-text|embed|twitter-\\w*|instagram-\\w*"),
)  # fmt: skip
_MARKS = (
    ("author", "authors?|bylines?|author-?names?|writers?|article-?author|journalists?|reporters?|contributors?|"
               "auteurs?|autor(?:e|es|en|a)?|verfasser"),
    ("stamp", "dates?|datetime|dateline|timestamp|published|pubdate|publish-?date|post-?date|time"),
    ("picture", "images?|img|imgbox\\w*|pictures?|photos?|bild|media"),
    ("lead", "standfirst|dek|deck|lede?|lead-?(?:text|in|paragraph)?|intro|introduction|sub-?title|sub-?headline|"
             "summary|abstract|excerpt|article-?description|chapeau|vorspann|ingress"),
)  # fmt: skip
"""Words of elements that say something of the text in them."""
_ANY = re.compile(_WORD % "|".join(words for _, words in (*_KINDS, *_MARKS)))
_PURPOSES = re.compile("|".join(f"(?P<{kind}>{_WORD % words})" for kind, words in _KINDS))
_TOLD = tuple((mark, re.compile(_WORD % words)) for mark, words in _MARKS)
_NOTHING: tuple[str, tuple[str, ...]] = "", ()
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST_CLASS = 300


@dataclass(slots=True)
class Page:
    """The blocks of a page in order, its elements that name an author, and those of microdata."""

    blocks: list[Block] = field(default_factory=list)
    bylines: list[Part] = field(default_factory=list)
    stamps: list[Part] = field(default_factory=list)
    """Elements that hold a date, in order."""
    items: list[Any] = field(default_factory=list)
    """Elements of microdata."""


@lru_cache(maxsize=4096)
def _purpose(names: str) -> tuple[str, tuple[str, ...]]:
    """What an element is for, by its class and id: its kind where it is beside the article; what it marks."""
    names = _CAMEL.sub("-", names[:LONGEST_CLASS]).lower().replace("_", "-")
    if _ANY.search(names) is None:
        return _NOTHING
    found = _PURPOSES.search(names)
    return (found.lastgroup or "" if found else "", tuple(mark for mark, words in _TOLD if words.search(names)))


@lru_cache(maxsize=1024)
def _look(names: str) -> str:
    """The classes of an element without those that vary a look ("-wide", "text--first")."""
    return " ".join(name for name in names[:LONGEST_CLASS].split() if name[0] != "-" and "--" not in name)


def walk(tree: Any, own: Collection[str] = ()) -> Page:
    """Blocks of the visible text, in the order of the page; time grows linearly with the page.

    `own` are classes of the article's own parts: they set nothing apart.
    """
    return _Walk(own).run(tree)


def _stands_apart(element: Any) -> bool:
    """Whether an inline box right behind another has a label of a byline or stamp, a role, or a picture's text."""
    name = element.get("class")
    if name and _purpose(name)[0] == "caption":
        return True
    text = element.text.strip() if element.text else ""
    return bool(text) and (not LABELS.isdisjoint(head(text)[0]) or _is_role(text))


def _is_role(text: str) -> bool:
    """Whether a box says what somebody is, in a few words ("Midlands correspondent")."""
    words = text.split()
    return len(words) <= MOST_ROLE and "role" in whole(words[-1])


class _Walk:
    """The state of one pass over a tree."""

    def __init__(self, own: Collection[str]) -> None:
        self.page = Page()
        self.own = own
        self.buffer: list[str] = []
        self.linked = 0
        self.links = 0
        """How many `<a>` are open."""
        self.stack: list[tuple[str, int, Any]] = []
        """Every open block element with its tag and number."""
        self.open: list[tuple[Any, list[Part]]] = []
        """Elements whose end closes parts."""
        self.parts: list[Part] = []
        self.number = 0
        self.gap = False
        """Whether an inline box has just ended."""

    def run(self, tree: Any) -> Page:
        from lxml.etree import iterwalk

        events = iterwalk(tree, events=("start", "end"))
        skipped: Any = None
        for event, element in events:
            tag = element.tag
            if not isinstance(tag, str):  # a comment
                if event == "end":
                    self._add(element.tail)
            elif event == "start":
                tag = tag.rpartition("}")[2] if tag[0] == "{" else tag
                if tag in UNSEEN:
                    events.skip_subtree()
                    skipped = element
                else:
                    self._start(element, tag)
            elif element is skipped:
                skipped = None
                self._add(element.tail)
            else:
                self._end(element, tag.rpartition("}")[2] if tag[0] == "{" else tag)
        self._flush()
        for part in self.parts:
            part.last = min(part.last, len(self.page.blocks))
        settle_parts(self.page.blocks, self.parts)
        self.page.bylines = [part for part in self.parts if part.kind == "author"]
        self.page.stamps = sorted((part for part in self.parts if part.kind == "stamp"), key=lambda part: part.first)
        return self.page

    def _add(self, text: str | None) -> None:
        if text:
            self.buffer.append(text)
            self.gap = False
            if self.links:
                self.linked += len(text)

    def _start(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._flush()
        elif tag not in INLINE:
            self._flush()
            self.number += 1
            self.stack.append((tag, self.number, element))
        elif self.gap and tag in BOXES:
            if self.stack and self.stack[-1][0] not in HEADINGS and _stands_apart(element):
                self._flush()
            else:
                self.buffer.append(" ")
        if tag == "a":
            self.links += 1
        attributes = element.items()
        if attributes or tag in ASIDE or tag in ("article", "main", "time"):
            self._mark(element, tag, attributes)
        self._add(element.text)

    def _mark(self, element: Any, tag: str, attributes: list[tuple[str, str]]) -> None:
        """Open the parts that an element's tag, class and other attributes announce."""
        kind, names, hidden = "", "", False
        kinds = ["stamp"] if tag == "time" else []
        for name, value in attributes:
            if name in ("class", "id"):
                found, marks = _purpose(value)
                found = "" if found and self.own and not set(value.split()).isdisjoint(self.own) else found
                kind, names = kind or found, f"{names} {value}"
                kinds += marks
            elif name in ("itemprop", "rel"):
                kinds += ("author",) if "author" in value else ("stamp",) if "date" in value else ()
                if name == "itemprop":
                    self.page.items.append(element)
            elif name == "hidden" or (name == "style" and "none" in value):
                hidden = hidden or name == "hidden" or "display:none" in value.replace(" ", "").lower()
        if tag in ("article", "main"):
            kinds.append(tag)
        elif tag not in ROOTS and (tag not in INLINE or (kind == "caption" and not self.buffer)):
            kind = "hidden" if hidden else ASIDE.get(tag) or kind
            if kind and (tag not in LEAVES or kind in OWN):
                kinds.append(kind)
        if kinds:
            first = len(self.page.blocks)
            parts = [Part(kind, first, element, f"{tag}{names}") for kind in dict.fromkeys(kinds)]
            self.open.append((element, parts))

    def _end(self, element: Any, tag: str) -> None:
        if tag == "a":
            self.links -= 1
        inline = tag in INLINE
        if not inline and tag != "br":
            self._flush()
            self.stack.pop()
        if self.open and self.open[-1][0] is element:
            parts = self.open.pop()[1]
            if inline and any(part.kind == "caption" for part in parts):
                self._flush()  # what stands behind it is no part of the caption
            begun = inline and any(map(str.strip, self.buffer))
            for part in parts:
                part.last = len(self.page.blocks) + begun
                self.parts.append(part)
        self.gap = tag in BOXES and bool(self.buffer)
        self._add(element.tail)

    def _flush(self) -> None:
        if self.buffer:
            text = " ".join("".join(self.buffer).split())
            self.buffer.clear()
            if text:
                tag = self.stack[-1][0] if self.stack else ""
                number, look = self._container()
                self.page.blocks.append(Block(text, tag, min(1.0, self.linked / len(text)), number, look))
        self.linked = 0
        self.gap = False

    def _container(self) -> tuple[int, str]:
        """Number and class of the element around the paragraph, list, quotation or table in which the text stands."""
        for tag, number, element in self.stack[-2:-DEEPEST:-1]:
            if tag not in WITHIN:
                return number, _look(element.get("class") or "")
        return 0, ""

"""The text of a page's bytes: a byte order mark, valid UTF-8, what the page claims if it makes sense, else a guess."""

from __future__ import annotations

import codecs

from normalize.article.decoding import decode
from normalize.patterns import pattern

__all__ = ["claimed", "page_text"]

CLAIM_WITHIN = 8192
"""Bytes at the beginning of a page in which its claim is looked for."""
_CLAIM = pattern(r"""<(?:meta[^>]{0,300}?charset\s*=|\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w:.-]{2,40})""")
WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
    "big5": "big5hkscs", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""Python's names of claimed encodings to those that browsers read them in (WHATWG Encoding Standard, section 4.2)."""
ALIASES = {
    "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "windows-31j": "cp932", "x-gbk": "gb18030", "windows-874": "cp874",
    "x-euc-jp": "euc_jp", "unicode": "utf-8", "x-mac-roman": "mac_roman", "windows-949": "cp949",
}  # fmt: skip
"""Claimed names that Python does not know."""
DAMAGED = 0.002
"""Share of characters that may be unreadable in the encoding a page claims."""


def page_text(data: bytes) -> tuple[str, str | None]:
    """The text of a page's bytes, and a note when they are not plain UTF-8.

    >>> page_text('<meta charset="windows-1251"><p>Дождь</p>'.encode("cp1251"))[0]
    '<meta charset="windows-1251"><p>Дождь</p>'
    """
    claim = claimed(data)
    text, note = decode(data, claim)
    if note is None or "\ufffd" not in text or claim is None:
        return text, note
    read = data.decode(claim, "replace")
    if read.count("\ufffd") <= DAMAGED * len(read):
        return read, f"The bytes are read as {claim}, as the page says; some are damaged, marked U+FFFD."
    return text, note


def claimed(data: bytes) -> str | None:
    """Python's name of the encoding that a page says it is in; `None` if it says none, or none that exists.

    >>> claimed(b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'), claimed(b"<p>")
    ('cp1252', None)
    """
    found = _CLAIM.search(data[:CLAIM_WITHIN].decode("latin-1").lower())
    if found is None:
        return None
    name = ALIASES.get(found[1], found[1])
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return WIDER.get(info.name, info.name) if info._is_text_encoding else None

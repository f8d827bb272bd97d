"""Mojibake: UTF-8 that was read in a single-byte encoding.  ftfy repairs it; gates spare its cost.

ftfy (3 ms an article, 30 ms to import) is called only for lines in which a lead byte of UTF-8 and a continuation
byte, both as a Western code page shows them, stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.model import Edit
from normalize.patterns import pattern
from normalize.text.edits import trimmed
from normalize.text.gates import may_be_mojibake

__all__ = ["find_mojibake"]

_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""Bytes 80 to BF, the continuation bytes of UTF-8, in Latin-1 and in Windows-1252."""
_SUSPECT = pattern(
    rf"[ÂÃÄÅÎÏÐÑÒÓÕÖ×ØÙÚÛÜÝàáâãäåæçèéêëìíïð][{_TAIL}]"  # Latin-1, Windows-1252
    "|вЂ|Ð²|Г[©¨¶јџ±]|в„[ў–]"  # Windows-1251
    "|√[©®´≠Æ±≥¥µ∂°¢£§¶ß™¨]|‚Ä[ôúùìîö¶¢]"  # MacRoman
    "|├[⌐¡ñ║╝╢«¬]|ΓÇ[ÖöôÜªó]"  # code page 437
    "|\ufffd"
)
def find_mojibake(text: str) -> Iterator[Edit]:
    """The edits that undo mojibake, word by word, line by line.

    >>> [(e.before, e.after) for e in find_mojibake("Une chaussée, un cafÃ©.")]
    [('Ã©', 'é')]
    """
    if text.isascii() or not may_be_mojibake(text, text.encode("utf-8", "surrogatepass")):
        return
    done = 0
    for match in _SUSPECT.finditer(text):
        if match.start() < done:
            continue
        start = text.rfind("\n", done, match.start()) + 1 or done
        stop = text.find("\n", match.start())
        done = len(text) if stop < 0 else stop
        yield from _line(start, text[start:done])


def _line(start: int, line: str) -> Iterator[Edit]:
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    if fixed == line:
        return
    before, after = line.split(" "), fixed.split(" ")
    if len(before) != len(after):  # a space was part of the damage: one edit for the whole line
        before, after = [line], [fixed]
    for old, new in zip(before, after, strict=True):
        edit = trimmed(start, old, new, "mojibake")
        if edit is not None:
            yield edit
        start += len(old) + 1

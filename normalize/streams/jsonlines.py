"""JSON Lines, read strictly: what a line may not hold is told, never mended in silence."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from normalize.errors import InputError
from normalize.patterns import pattern
from normalize.streams.items import Bad, Item, Where, megabytes
from normalize.streams.lines import RawLine, raw_lines
from normalize.streams.opening import Source

__all__ = ["load_strict", "read_json_lines", "syntax_fault", "too_long"]

_SURROGATE = pattern(r"\\u[dD][89a-fA-F]")
_BOM = b"\xef\xbb\xbf"


def read_json_lines(source: Source, limit: int) -> Iterator[Item | Bad]:
    """Each line as an item; each faulty one as a `Bad`; blank lines are passed over."""
    for line in raw_lines(source.stream, limit):
        where = Where(source.name, line.number)
        data = line.data.removeprefix(_BOM) if line.number == 1 else line.data
        if line.too_long:
            yield Bad(where, too_long(limit))
        elif data.strip():
            yield _read(where, line, data)


def too_long(limit: int) -> str:
    """The sentence for a record over the limit."""
    return f"the record is longer than {megabytes(limit)}; split it, or raise the limit with --max-record"


def _read(where: Where, line: RawLine, data: bytes) -> Item | Bad:
    try:
        value = load_strict(data)
    except InputError as error:
        cut = "" if line.data.endswith(b"\n") else "; the file ends in the middle of the line"
        return Bad(where, f"{error}{cut}", line.data)
    if isinstance(value, (dict, str)):
        return Item(where, value, line.data)
    return Bad(where, f"the line holds {_kind(value)}, not an object or a text; leave it out", line.data)


def load_strict(data: bytes) -> Any:
    """Parse JSON; `InputError` names the fault: syntax, encoding, duplicate keys, NaN, huge numbers, surrogates.

    >>> load_strict(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    normalize.errors.InputError: the key "a" stands twice in one object; keep one of the two
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at column {error.start + 1}"
        raise InputError(f"not UTF-8 ({byte}); convert the file, or name its encoding with --encoding") from error
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        if not text or text.isspace():
            raise InputError("there is nothing in it; leave it out") from error
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise InputError(f"not valid JSON ({syntax_fault(error)} at {place}); correct it") from error
    except RecursionError as error:
        raise InputError("nested too deeply to be read; flatten the record") from error
    if _SURROGATE.search(text):
        _refuse_surrogates(value)
    return value


def syntax_fault(error: json.JSONDecodeError) -> str:
    """What is wrong, in the middle of a sentence."""
    return (error.msg[0].lower() + error.msg[1:]).removesuffix(" at")


def _refuse_surrogates(value: Any) -> None:
    """A pair of escapes is a character; one alone is half of one, and no file can hold it."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise InputError(f"half of a surrogate pair ({half}) stands alone; write the whole character") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise InputError(f"the key {json.dumps(_twice(pairs))} stands twice in one object; keep one of the two")
    return result


def _twice(pairs: list[tuple[str, Any]]) -> str:
    """The first key that stands there again."""
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            break
        seen.add(key)
    return key


def _constant(word: str) -> Any:
    raise InputError(f"{word} is no JSON; write null or a number")


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:  # Python refuses more than some thousands of digits: reading them is quadratic
        raise InputError(f"a number of {len(digits)} digits is too long; write it as text") from error


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise InputError(f"the number {digits[:24]} is out of range; write it as text")
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
)
_KINDS = {list: "a list", int: "a number", float: "a number", bool: "true or false", type(None): "null"}


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), type(value).__name__)

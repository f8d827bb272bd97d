"""Patterns that are compiled at their first use: a process that reads one short article pays for few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["pattern"]

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a compiled pattern; after the first use its methods are found as fast as the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until a method of the pattern is asked for.

    >>> number = pattern("[0-9]+")
    >>> number.search("26 February").group(), number.pattern
    ('26', '[0-9]+')
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))

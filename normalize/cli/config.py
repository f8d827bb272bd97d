"""Options from a file: `newsnorm.toml`, or `[tool.newsnorm]` in `pyproject.toml`, of the folder or one above it."""

from __future__ import annotations

import os
import re
from typing import Any

from normalize.errors import InputError
from normalize.patterns import pattern

__all__ = ["read_config"]

KEYS: dict[str, type] = {
    "from": str, "to": str, "field": str, "encoding": str, "max-record": int, "language": str, "country": str,
    "order": str, "timezone": str, "reference": str, "url": str, "jobs": int, "errors": str, "clean": bool,
    "summary": bool,
}  # fmt: skip
"""Each key and its type; the names are those of the options."""
_WORDS: dict[type, str] = {str: "a text in quotes", int: "a whole number", bool: "true or false"}
_MENTION = pattern(rb"""tool["'\s]*\.["'\s]*newsnorm|\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*=""", re.MULTILINE)
"""How a file can begin to speak of `[tool.newsnorm]`; one that does not is not worth a parser."""


def read_config(folder: str | None = None) -> dict[str, Any]:
    """The settings of the nearest configuration file, by the names of the command's parameters; none is no error."""
    here = os.path.abspath(folder or os.getcwd())
    while True:
        for name, table in (("newsnorm.toml", ()), ("pyproject.toml", ("tool", "newsnorm"))):
            path = os.path.join(here, name)
            found = _load(path, table) if os.path.isfile(path) else None
            if found is not None:
                return _checked(path, found)
        above = os.path.dirname(here)
        if above == here or os.path.exists(os.path.join(here, ".git")):
            return {}
        here = above


def _load(path: str, table: tuple[str, ...]) -> dict[str, Any] | None:
    """The table in that file; `None` where it has none."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}); check its permissions") from error
    if table and not _MENTION.search(data):
        return None
    import tomllib

    try:
        value: Any = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not valid TOML ({error}); correct it") from error
    for key in table:
        value = value.get(key) if isinstance(value, dict) else None
        if value is None:
            return None
    if not isinstance(value, dict):
        raise InputError(f"{path}: [tool.newsnorm] is no table; write key = value lines under it")
    return value


def _checked(path: str, settings: dict[str, Any]) -> dict[str, Any]:
    for key, value in settings.items():
        kind = KEYS.get(key)
        if kind is None:
            raise InputError(f"{path}: newsnorm has no setting {key!r}; known are {', '.join(KEYS)}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise InputError(f"{path}: {key} is {value!r}; it must be {_WORDS[kind]}")
    return {("from_" if key == "from" else key.replace("-", "_")): value for key, value in settings.items()}

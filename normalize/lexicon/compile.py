"""Compile Babel's names and all `locales/*.toml` into the tables of :mod:`normalize.lexicon.table`.

Each section has a builder in a module of its own, `build_<section>.py`, with one function
`tables(languages) -> {table name: {key: payload}}`.  Building takes seconds and Babel, so it happens when the
wheel is built, or in a checkout when something changed; never on the hot path.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from normalize.lexicon.schema import Locale, read_folder
from normalize.lexicon.table import FORMAT, STAMP, fingerprint

__all__ = ["build"]

Builder = Callable[[Sequence[Locale]], Mapping[str, Mapping[str, str]]]


def builders() -> tuple[Builder, ...]:
    """The section builders, in the order they run."""
    from normalize.lexicon import (
        build_calendars,
        build_dates,
        build_labels,
        build_language,
        build_money,
        build_periods,
        build_relative,
        build_zones,
    )

    return (
        build_dates.tables,
        build_calendars.tables,
        build_zones.tables,
        build_relative.tables,
        build_periods.tables,
        build_money.tables,
        build_labels.tables,
        build_language.tables,
    )


def build(source: Path, target: Path) -> None:
    """Read `source/*.toml`, write every table into `target`, each file atomically, the stamp last; drop older ones."""
    before = fingerprint(source)
    languages = read_folder(source)
    target.mkdir(parents=True, exist_ok=True)
    written = set()
    for section in builders():
        for name, rows in section(languages).items():
            text = "".join(f"{key}\t{rows[key]}\n" for key in sorted(rows))
            _write(target / f"{name}.tsv", text)
            written.add(f"{name}.tsv")
    _write(target / STAMP, json.dumps({"format": FORMAT, "files": before}))
    for old in target.glob("*.tsv"):
        if old.name not in written:
            old.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write beside, then rename: a second process never sees half a table."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w", encoding="utf8", newline="\n") as out:
        out.write(text)
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)

"""One root error and one root warning: a user catches or filters all of ours with one name."""

from __future__ import annotations

__all__ = [
    "InputError",
    "LexiconError",
    "LocaleFileError",
    "MissingExtraError",
    "NewsnormError",
    "NewsnormWarning",
    "OutputError",
    "RecordError",
]


class NewsnormError(Exception):
    """Root of every error that newsnorm raises on purpose."""


class NewsnormWarning(UserWarning):
    """Root of every warning that newsnorm emits."""


class InputError(NewsnormError, ValueError):
    """The caller passed something that no text, record or option can be read from."""


class OutputError(NewsnormError):
    """A file cannot be written: the disk is full, its folder is protected.  What stood there before still does."""


class RecordError(NewsnormError, ValueError):
    """A serialised record is malformed: `Record.from_json` cannot rebuild it."""


class LexiconError(NewsnormError):
    """The compiled word tables are missing or damaged and cannot be rebuilt."""


class LocaleFileError(NewsnormError, ValueError):
    """A file in `locales/` breaks the schema: the message names file, key and remedy."""


class MissingExtraError(NewsnormError, ImportError):
    """An optional package is not installed: the message holds the `pip install` line."""

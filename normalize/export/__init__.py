"""Pure functions of a record into other formats: they may drop what a format cannot hold, and never invent.

>>> from normalize import Record
>>> from normalize.export import to_ninjs, to_schema_org
>>> to_ninjs(Record(headline="Hi", url="https://news.example/1"))["uri"]
'https://news.example/1'
"""

from __future__ import annotations

from normalize.export.flat import to_row, to_text
from normalize.export.ninjs import to_ninjs
from normalize.export.schema_org import to_schema_org

__all__ = ["to_ninjs", "to_row", "to_schema_org", "to_text"]

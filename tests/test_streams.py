"""Readers: formats, packing, faults.  One clear error for each faulty record, and all others come out."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from normalize.cli import main
from normalize.errors import InputError
from normalize.streams.formats import Format
from normalize.streams.hunks import find_hunks, undo_hunks
from normalize.streams.items import Bad, Item, More, Where
from normalize.streams.opening import HEAD, Source
from normalize.streams.read import Reading, expand, read_items
from normalize.streams.rewrite import rewrite_json
from normalize.streams.units import Unit, raw_units
from tests.strategies import any_text

GOOD = b'{"id": 1, "text": "One."}\n'
LIMIT = 1 << 20



def values(found: Iterable[Item | Bad]) -> list[Any]:
    """What the items hold."""
    return [item.value for item in found if isinstance(item, Item)]


LINE_FAULTS = [
    ("syntax", b'{"text": "a",}\n', "not valid JSON"),
    ("no JSON", b"hello\n", "not valid JSON"),
    ("duplicate key", b'{"text": "a", "text": "b"}\n', "stands twice"),
    ("NaN", b'{"text": "a", "n": NaN}\n', "NaN is no JSON"),
    ("Infinity", b'{"text": "a", "n": -Infinity}\n', "-Infinity is no JSON"),
    ("huge integer", b'{"text": "a", "n": ' + b"9" * 5000 + b"}\n", "5000 digits"),
    ("huge float", b'{"text": "a", "n": 1e999}\n', "out of range"),
    ("lone surrogate", b'{"text": "a\\ud83d"}\n', "surrogate"),
    ("long line", b'{"text": "' + b"x" * LIMIT + b'"}\n', "longer than 1 MB"),
    ("not UTF-8", b'{"text": "caf\xe9"}\n', "not UTF-8"),
    ("number", b"17\n", "a number, not an object"),
    ("list", b'["a"]\n', "a list, not an object"),
    ("null", b"null\n", "null, not an object"),
    ("deep nesting", b"[" * 100_000 + b"]" * 100_000 + b"\n", "nested too deeply"),
    ("NUL", b'{"text": "a\x00b"}\n', "not valid JSON"),
    ("unclosed", b'{"text": "a\n', "not valid JSON"),
]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(("line", "words"), [row[1:] for row in LINE_FAULTS], ids=[row[0] for row in LINE_FAULTS])
def test_a_bad_line_is_one_error(tmp_path: Path, line: bytes, words: str, place: int) -> None:
    lines = [GOOD, GOOD]
    lines.insert(place, line)
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(b"".join(lines))
    found = list(read_items(str(path), Reading(limit=LIMIT, format="jsonl")))
    assert [type(item) for item in found].count(Item) == 2
    bad = found[place]
    assert isinstance(bad, Bad)
    assert bad.where == (str(path), place + 1)
    assert words in bad.reason
    assert "\n" not in str(bad)


def test_a_cut_last_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(GOOD + b'{"text": "On')
    *_, last = read_items(str(path), Reading())
    assert isinstance(last, Bad)
    assert "ends in the middle" in last.reason


def test_blank_lines_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD + b"\n  \n" + GOOD)
    assert [item.where.line for item in read_items(str(path), Reading())] == [1, 4]


TABLES = [
    ("plain", "id,text\n1,One\n2,Two\n", ["One", "Two"], []),
    ("quoted", 'id,text\n1,"One, ""two""\nthree"\n2,x\n', ['One, "two"\nthree', "x"], []),
    ("semicolons", "id;text\n1;a,b\n", ["a,b"], []),
    ("CRLF", "id,text\r\n1,One\r\n", ["One"], []),
    ("mark", "\ufefftext,id\nOne,1\n", ["One"], []),
    ("literal quote", 'id,text\n1,5" pipe\n2,x\n', ['5" pipe', "x"], []),
    ("too many cells", "id,text\n1,a,b\n2,x\n", ["x"], [2]),
    ("too few cells", "id,text\n1\n2,x\n", ["x"], [2]),
    ("unclosed quote", 'id,text\n1,"a\n2,x\n3,y\n', ["x", "y"], [2]),
    ("stray quote", 'id,text\n1,"a"b\n2,"x"\n', ["x"], [2]),
    ("NUL", "id,text\n1,a\0b\n2,x\n", ["x"], [2]),
    ("no last break", "id,text\n1,One", ["One"], []),
]


@pytest.mark.parametrize(("table", "texts", "bad"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_tables(tmp_path: Path, table: str, texts: list[str], bad: list[int]) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(table.encode())
    found = list(read_items(str(path), Reading()))
    assert [value["text"] for value in values(found)] == texts
    assert [item.where.line for item in found if isinstance(item, Bad)] == bad


def test_a_row_in_another_encoding_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"id,text\n1,caf\xe9\n2,x\n")
    assert [type(item) for item in read_items(str(path), Reading())] == [Bad, Item]
    assert values(read_items(str(path), Reading(encoding="cp1252")))[0] == {"id": "1", "text": "café"}


@pytest.mark.parametrize("head", ["id,id\n", 'id,"text\n'])
def test_a_bad_header_ends_the_file(tmp_path: Path, head: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(head + "1,2\n")
    with pytest.raises(InputError):
        list(read_items(str(path), Reading()))


def test_json_list_is_read_element_by_element(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("[\n" + ",\n".join(json.dumps({"text": f"n{n}", "n": n}) for n in range(3000)) + "\n]\n")
    found = list(read_items(str(path), Reading(limit=1000)))
    assert [value["n"] for value in values(found)] == list(range(3000))


def test_a_cut_json_list_keeps_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"text": "a"}, {"text": "b"}, {"te')
    found = list(read_items(str(path), Reading()))
    assert [type(item) for item in found] == [Item, Item, Bad]


PACKERS = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}


@pytest.mark.parametrize("suffix", PACKERS)
def test_packed_files(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"crawl.jsonl.{suffix}"
    path.write_bytes(PACKERS[suffix](GOOD * 1000) + PACKERS[suffix](GOOD))
    assert sum(isinstance(item, Item) for item in read_items(str(path), Reading())) == 1001


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_a_damaged_archive_is_one_error(tmp_path: Path, suffix: str, damage: str) -> None:
    lines = b"".join(json.dumps({"text": f"{n * 7919 % 104729:x}" * 3}).encode() + b"\n" for n in range(20_000))
    data = bytearray(PACKERS[suffix](lines))
    if damage == "cut":
        del data[len(data) // 2 :]
    elif suffix == "gz":
        data[-8] ^= 255  # the checksum
    else:
        data[len(data) // 2 :] = b"\xff" * 200
    path = tmp_path / f"crawl.jsonl.{suffix}"
    path.write_bytes(data)
    found = list(read_items(str(path), Reading()))
    assert isinstance(found[-1], Bad)
    assert "fetch the file again" in found[-1].reason
    assert sum(isinstance(item, Bad) for item in found) <= 2  # the archive, and the line that it broke off in


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.csv.gz", "bomb.jsonl.zst"])
def test_a_bomb_takes_no_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("zst"):
        with path.open("wb") as out, zstandard.ZstdCompressor().stream_writer(out) as packed:
            for _ in range(200):
                packed.write(bytes(1 << 20))
    else:
        with gzip.open(path, "wb", compresslevel=1) as packed:
            for _ in range(200):
                packed.write(bytes(1 << 20))
    tracemalloc.start()
    try:
        found = list(read_items(str(path), Reading(limit=LIMIT)))
    except InputError as error:
        found = [Bad(Where(str(path)), str(error))]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 1
    assert isinstance(found[0], Bad)
    assert peak < 12 * LIMIT


@pytest.mark.parametrize("words", [["clean"], ["check"], ["fix", "--check"]])
@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.csv.gz"])
def test_a_bomb_takes_no_memory_in_cleaning_either(tmp_path: Path, words: list[str], name: str) -> None:
    path = tmp_path / name
    with gzip.open(path, "wb", compresslevel=1) as packed:
        packed.write(b"text\nx\n" if "csv" in name else GOOD)
        for _ in range(100):
            packed.write(bytes(1 << 20))
    small = tmp_path / "small.jsonl"
    small.write_bytes(GOOD)
    with contextlib.redirect_stdout(io.TextIOWrapper(open(os.devnull, "wb"))) as out:
        main([*words, str(small)])  # word tables and engines are loaded once, and are not what is measured
        tracemalloc.start()
        assert main([*words, "--max-record", "1", str(path)]) == 3
    out.close()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * LIMIT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize(("name", "dirty", "clean"), [
    ("data.jsonl", '{"text": "a &amp; b"}\n', '{"text": "a & b"}\n'), ("data.csv", "a &amp; b\n", "a & b\n"),
])  # fmt: skip
def test_a_long_line_goes_through_whole(tmp_path: Path, name: str, dirty: str, clean: str, encoding: str) -> None:
    """It is copied in pieces, and the pieces may cut characters in two."""
    path = tmp_path / name
    head = "text\n" if name.endswith("csv") else ""
    long = "é" * (3 * LIMIT // 2) + "\n"
    old = (head + dirty + long + dirty + long.rstrip()).encode(encoding)
    path.write_bytes(old)
    assert main(["fix", "--max-record", "1", "--encoding", encoding, "--side-file", str(path)]) == 3
    assert path.read_text(encoding="utf-8") == head + clean + long + clean + long.rstrip()
    assert main(["restore", str(path)]) == 0
    assert path.read_bytes() == old


@pytest.mark.parametrize("text", ["BZh was the sign of the town.", "GIF8 is no picture.", "PK and FF met."])
def test_texts_that_begin_like_binary_files(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.txt"
    path.write_text(text)
    assert values(read_items(str(path), Reading())) == [text.encode()]


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04zip", b"\x89PNG\r\n", b"ab\0c\x01", b"GIF89a",
                                  b"BZh91AY&SY"])  # fmt: skip
def test_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match="extract its text first"):
        list(read_items(str(path), Reading()))


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["The river rose.\n", "הנהר עלה אתמול בשני מטרים.\nהגשר נסגר.\n"])
def test_utf_16_without_a_mark_is_named(tmp_path: Path, order: str, text: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(text.encode(order))
    with pytest.raises(InputError, match=f"pass --encoding {order}"):
        list(read_items(str(path), Reading()))
    assert values(read_items(str(path), Reading(encoding=order))) == [text.encode()]


@pytest.mark.parametrize("text", ["", "\n", " \r\n"])
def test_an_empty_json_file_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text)
    (found,) = read_items(str(path), Reading())
    assert "nothing in it" in str(found)


@pytest.mark.parametrize(("name", "words"), [("none.txt", "no such file"), (".", "no file of a known format")])
def test_unreadable_paths(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        list(read_items(str(tmp_path / name), Reading()))


def test_utf_16_is_recoded(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("text\nשלום\n".encode("utf-16"))
    assert values(read_items(str(path), Reading())) == [{"text": "שלום"}]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "sub/c.csv.gz", "skip.bin", "a.jsonl.removed.jsonl", ".hidden.txt", ".git/x.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    names = [str(Path(path).relative_to(tmp_path)) for path in expand([str(tmp_path)])]
    assert names == ["a.jsonl", "b.txt", "sub/c.csv.gz"]
    (tmp_path / "empty").mkdir()
    assert expand([str(tmp_path / "empty")]) == [str(tmp_path / "empty")]  # told when its turn comes


def test_parquet_round(tmp_path: Path) -> None:
    from normalize.streams.parquet import ParquetSink

    path = tmp_path / "table.parquet"
    with path.open("wb") as out:
        sink = ParquetSink(out, ("text", "ok"), ("ok",))
        for number in range(1500):
            sink.add({"text": f"n{number}", "ok": number % 2 == 0})
        sink.close()
    found = list(read_items(str(path), Reading()))
    assert [value["text"] for value in values(found)] == [f"n{n}" for n in range(1500)]
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="not a Parquet file"):
        list(read_items(str(path), Reading()))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(json_values, st.booleans())
def test_rewriting_changes_the_values_alone(value: object, ascii_only: bool) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only)
    assert rewrite_json(raw, lambda text, field: text) == raw

    def upper(inner: object) -> object:
        if isinstance(inner, str):
            return inner + "!"
        if isinstance(inner, list):
            return [upper(item) for item in inner]
        return {key: upper(item) for key, item in inner.items()} if isinstance(inner, dict) else inner

    assert json.loads(rewrite_json(raw, lambda text, field: text + "!")) == upper(value)


def test_fields_are_known_by_their_nearest_key() -> None:
    seen: list[tuple[str, str]] = []

    def note(text: str, field: str) -> str:
        seen.append((field, text))
        return text

    rewrite_json('{"a": [{"b": "1"}, "2"], "c": {"d": ["3"]}, "e": "4"}', note)
    assert seen == [("b", "1"), ("a", "2"), ("d", "3"), ("e", "4")]


tables = st.text(st.sampled_from('a,;"\n\r\t\0é\ufeff'), max_size=60).map(str.encode) | st.binary(max_size=60)
LONG = b'{"text": "' + b"x" * 90 + b'"}\n'
lines = st.lists(st.sampled_from([GOOD, LONG, b"\n", b" \r\n", b"{", b"\xff\n"]) | st.binary())


@given(st.one_of(tables, tables.map(lambda data: b"text,a\n" + data), lines.map(b"".join)),
       st.sampled_from(["csv", "tsv", "jsonl"]), st.integers(1, 40))  # fmt: skip
def test_units_joined_are_the_file_again(data: bytes, form: Format, limit: int) -> None:
    """Whatever is bad, too long, blank or cut: a fixer must be able to write the file as it was."""
    source = Source("data", data[:HEAD], io.BytesIO(data), io.BytesIO(data), len(data), None)
    joined = b""
    try:
        for raw in raw_units(source, form, limit):
            unit = raw if isinstance(raw, Bad | More) else raw.mended(lambda text, field: text)
            joined += unit.before.encode("utf-8", "surrogateescape") if isinstance(unit, Unit) else unit.raw
    except InputError:  # a header that cannot be read, or no text at all: nothing is written
        return
    assert joined == data


@given(any_text, any_text)
def test_hunks_lead_back(before: str, after: str) -> None:
    assert undo_hunks(after, find_hunks(before, after)) == before


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD * 2)))
    assert [str(item.where) for item in read_items("-", Reading())] == ["<stdin>:1", "<stdin>:2"]
    monkeypatch.setattr("sys.stdin", io.StringIO(GOOD.decode()))
    assert values(read_items("-", Reading())) == [json.loads(GOOD)]

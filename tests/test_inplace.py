"""Files in place: the old or the new one, whole, whatever happens; its manners kept; what was cut comes back."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.cli import main
from normalize.errors import InputError
from normalize.streams.fixing import InPlace
from normalize.streams.inplace import Replacement, clear_leftover, look, temporary_name
from normalize.streams.sidefile import restore, side_path
from normalize.streams.units import Unit

DIRTY = "Le caf\u00c3\u00a9 &amp; bar\u200b\n"
CLEAN = "Le café & bar\n"


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(DIRTY, encoding="utf-8")
    path.chmod(0o640)
    return path


def test_fix_changes_and_keeps_the_mode(dirty: Path) -> None:
    assert main(["fix", str(dirty)]) == 1
    assert dirty.read_text(encoding="utf-8") == CLEAN
    assert stat.S_IMODE(dirty.stat().st_mode) == 0o640
    assert [path.name for path in dirty.parent.iterdir()] == ["article.txt"]


def test_no_change_no_write(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(CLEAN, encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    inode = path.stat().st_ino
    assert main(["fix", str(path)]) == 0
    assert (path.stat().st_mtime, path.stat().st_ino) == (1_000_000_000, inode)


def test_a_symbolic_link_stays_one(dirty: Path) -> None:
    link = dirty.parent / "link.txt"
    link.symlink_to(dirty.name)
    assert main(["fix", str(link)]) == 1
    assert link.is_symlink()
    assert dirty.read_text(encoding="utf-8") == CLEAN


def test_hard_links_are_named(dirty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = dirty.parent / "other.txt"
    os.link(dirty, other)
    assert main(["fix", str(dirty)]) == 1
    assert "another name (hard links)" in capsys.readouterr().out
    assert other.read_text(encoding="utf-8") == DIRTY


def test_extended_attributes_are_kept(dirty: Path) -> None:
    try:
        os.setxattr(dirty, "user.source", b"desk")
    except OSError:  # this file system has none: nothing to keep
        assert main(["fix", str(dirty)]) == 1
        return
    main(["fix", str(dirty)])
    assert os.getxattr(dirty, "user.source") == b"desk"


def test_a_file_that_changed_meanwhile_is_refused(dirty: Path) -> None:
    real, old = look(str(dirty))
    with InPlace(real, old) as out:
        out.take(Unit(1, DIRTY, CLEAN), [])
        dirty.write_text("somebody else was here\n")
        with pytest.raises(InputError, match="changed while it was read"):
            out.finish()
    assert dirty.read_text() == "somebody else was here\n"
    assert os.listdir(dirty.parent) == ["article.txt"]


@pytest.mark.parametrize(("make", "words"), [
    (lambda path: path.chmod(0o440), "write-protected"),
    (lambda path: (path.unlink(), path.mkdir()), "no file that is changed in place"),
    (lambda path: (path.unlink(), os.mkfifo(path)), "no regular file"),
    (lambda path: path.unlink(), "no such file"),
    (lambda path: path.write_bytes(b"caf\xe9"), "not UTF-8"),
    (lambda path: path.write_bytes(b"\x1f\x8b" + b"x" * 20), "gzip"),
    (lambda path: path.write_bytes("x".encode("utf-16")), "--encoding utf-16"),
])  # fmt: skip
def test_what_cannot_be_fixed_is_one_sentence(
    dirty: Path, make: Callable[[Path], object], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make(dirty)
    assert main(["fix", str(dirty)]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_another_writer_is_seen_and_a_left_over_is_cleared(dirty: Path) -> None:
    _, old = look(str(dirty))
    name = temporary_name(str(dirty))
    with Replacement(str(dirty), old) as out:
        out.write(b"half")
    Path(name).write_bytes(b"left by a killed run")
    clear_leftover(str(dirty))
    assert not os.path.exists(name)


def test_old_or_new_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    old = DIRTY * 4_000
    command = [sys.executable, "-c", "import sys; from normalize.cli import main; sys.exit(main())", "fix", str(path)]
    path.write_text(old, encoding="utf-8")
    begin = time.monotonic()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    length = time.monotonic() - begin
    new = path.read_text(encoding="utf-8")
    assert new == CLEAN * 4_000
    chance = random.Random(7)
    for _ in range(10):
        path.write_text(old, encoding="utf-8")
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 1.05) * length)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert path.read_text(encoding="utf-8") in (old, new)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    assert os.listdir(tmp_path) == ["article.txt"]


KILLED_AT_STEP = """
import os, signal, sys
from normalize.cli import main

def counted(real):
    def step(*words, **settings):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **settings)
    return step

path, nameless, options = sys.argv[1], sys.argv[2] == "nameless", sys.argv[3:]
if not nameless and hasattr(os, "O_TMPFILE"):
    del os.O_TMPFILE
old = open(path, "rb").read()
for steps in range(1, 100):
    with open(path, "wb") as file:
        file.write(old)
    child = os.fork()
    if not child:
        left = steps
        for name in ("open", "write", "fchmod", "fsync", "link", "replace", "close"):
            setattr(os, name, counted(getattr(os, name)))
        os._exit(main(["fix", *options, path]))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found = open(path, "rb").read()
    print(status, "old" if found == old else found.decode("ascii", "backslashreplace"))
    if status >= 0:
        break
"""


@pytest.mark.parametrize("how", ["nameless", "named"])
@pytest.mark.parametrize("options", [[], ["--side-file"]], ids=["plain", "side"])
def test_old_or_new_after_a_kill_at_any_step(dirty: Path, how: str, options: list[str]) -> None:
    """The process ends before each call to the system in turn, not at chance moments alone."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_STEP, str(dirty), how, *options], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    killed = done.stdout.splitlines()[:-1]
    new = CLEAN.strip().encode().decode("ascii", "backslashreplace")
    steps = [line for line in killed if line]
    assert len(steps) > 8
    assert {line.split(" ", 1)[1] for line in steps if line.startswith("-9")} == {"old", new}
    side = [f"{dirty.name}.removed.jsonl"] if options else []
    assert sorted(os.listdir(dirty.parent)) == [dirty.name, *side]
    if options:
        restore(str(dirty))
        assert dirty.read_text(encoding="utf-8") == DIRTY


def test_a_full_disk_leaves_the_old_file(dirty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The limit on the size of files stands in for a small disk: the same road of errors, without a mount."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from normalize.cli import main; sys.exit(main())"
    )
    old = DIRTY * 1000
    dirty.write_text(old, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code, "fix", str(dirty)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the file is as it was" in done.stderr
    assert done.stderr.count("\n") == 1
    assert dirty.read_text(encoding="utf-8") == old
    assert os.listdir(dirty.parent) == ["article.txt"]


def test_data_keep_everything_but_their_texts(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    lines = [
        '{ "n":1.50,  "text" : "caf\\u00c3\\u00a9 \\/ x" , "big": 12345678901234567890}',
        '{"text": "plain \\/ text", "tags": ["a &amp; b"]}',
        "not JSON",
        '{"a&amp;b": "key stays"}',
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["fix", str(path)]) == 3
    assert path.read_text(encoding="utf-8").split("\n") == [
        '{ "n":1.50,  "text" : "caf\\u00e9 / x" , "big": 12345678901234567890}',
        '{"text": "plain \\/ text", "tags": ["a & b"]}',
        "not JSON",
        '{"a&amp;b": "key stays"}',
        "",
    ]


def test_tables_keep_their_form(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes('\ufeffid;text\r\n1;"a &amp; b"\r\n2;plain "quote"\r\n3;caf\u00c3\u00a9\r\n'.encode())
    assert main(["fix", str(path)]) == 1
    assert path.read_bytes() == '\ufeffid;text\r\n1;"a & b"\r\n2;plain "quote"\r\n3;café\r\n'.encode()


def test_windows_line_breaks_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"One.\r\nTwo.\r\n")
    assert main(["check", str(path)]) == 0
    path.write_bytes(b"One &amp; two.\r\nThree.\r\n")
    assert main(["fix", str(path)]) == 1
    assert path.read_bytes() == b"One & two.\r\nThree.\r\n"


ARTICLE = (
    "Flood closes the old bridge\n\nBy Dana Reed\n\nPublished: 26 February 2012, 18:56\n\n"
    "The river rose by two metres on Sunday, and the town closed its old bridge to every kind of traffic.\n\n"
    "Repairs will cost $1.6 million, the mayor said, and they will take until the end of the summer.\n\n"
    "Read more\n"
)


@pytest.mark.parametrize("name", ["article.txt", "data.jsonl", "data.csv", "data.json"])
def test_what_was_cut_comes_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    dirty = ARTICLE.replace("river", "ri\u200bver")
    record = json.dumps({"id": 7, "text": dirty})
    table = '"' + dirty.replace('"', '""') + '"'
    content = {"txt": dirty, "jsonl": f"{record}\nbad line\n{record}\n", "json": record, "csv": f"text,id\n{table},1\n"}
    old = content[path.suffix[1:]].encode()
    path.write_bytes(old)
    assert main(["fix", "--clean", str(path)]) in (1, 3)
    assert b"Read more" not in path.read_bytes()
    assert b"Repairs will cost" in path.read_bytes()
    assert Path(side_path(str(path))).exists()
    assert main(["restore", str(path)]) == 0
    assert path.read_bytes() == old
    assert not Path(side_path(str(path))).exists()


def test_two_runs_come_back_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    first = b'{"text": "a &amp; b"}\n'
    path.write_bytes(first)
    assert main(["fix", "--side-file", str(path)]) == 1
    path.write_bytes(path.read_bytes() + b'{"text": "c &amp; d"}\n')
    assert main(["fix", "--side-file", str(path)]) == 1
    with pytest.raises(InputError, match="changed after its run"):
        restore(str(path))
    assert path.read_bytes() == b'{"text": "a & b"}\n{"text": "c &amp; d"}\n'
    path.write_bytes(b'{"text": "a & b"}\n')
    assert restore(str(path)) == 1
    assert path.read_bytes() == first


def test_side_files_are_no_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shell's `*` names them beside their data; they are neither mended nor read as articles."""
    for name in ("a.jsonl", "sub/b.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "caf\u00c3\u00a9 &amp; bar"}\n', encoding="utf-8")
    data = [tmp_path / "a.jsonl", tmp_path / "sub" / "b.jsonl"]
    old = [path.read_bytes() for path in data]
    assert main(["fix", "--side-file", *map(str, data)]) == 1
    sides = [Path(side_path(str(path))) for path in data]
    kept = [path.read_bytes() for path in sides]
    for command in ("fix", "check"):
        assert main([command, *map(str, (*data, *sides))]) == 0
        assert main([command, str(sides[0])]) == 2
    assert "name that" in capsys.readouterr().err
    assert [path.read_bytes() for path in sides] == kept
    assert main([*map(str, (data[0], sides[0]))]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["restore", str(sides[0]), str(tmp_path)]) == 0
    assert [path.read_bytes() for path in data] == old
    assert not any(path.exists() for path in sides)
    capsys.readouterr()
    assert main(["restore", str(tmp_path)]) == 2
    assert "holds no side file" in capsys.readouterr().err


def test_restore_without_a_side_file(dirty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(dirty)]) == 2
    assert "nothing can be put back" in capsys.readouterr().err


def test_another_encoding_is_converted_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    old = "שלום &amp; ברכה\n".encode("cp1255")
    path.write_bytes(old)
    assert main(["fix", "--encoding", "cp1255", "--side-file", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == "שלום & ברכה\n"
    assert main(["restore", str(path)]) == 0
    assert path.read_bytes() == old


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=8))
def test_any_change_comes_back(tmp_path_factory: pytest.TempPathFactory, units: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "data.txt"
    units = [(before.replace("\r", ""), after) for before, after in units]
    old = "".join(before for before, _ in units).encode("utf-8")
    path.write_bytes(old)
    real, state = look(str(path))
    with InPlace(real, state, side=True) as out:
        for before, after in units:
            out.take(Unit(1, before, after), [])
        changed = out.finish()
    assert path.read_bytes() == ("".join(after for _, after in units).encode() if changed else old)
    if changed:
        restore(str(path))
    assert path.read_bytes() == old

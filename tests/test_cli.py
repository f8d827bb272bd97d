"""The command as a user meets it: formats, exit codes, one sentence for each mishap."""

from __future__ import annotations

import contextlib
import csv
import fcntl
import gzip
import io
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from normalize import Record, __version__
from normalize.cli import main
from normalize.cli.app import COMMANDS

ARTICLE = (
    "Flood closes the old bridge\n\nBy Dana Reed\n\nPublished: 26 February 2012, 18:56\n\n"
    "The river rose by two metres on Sunday, and the town closed its old bridge to every kind of traffic.\n\n"
    "Repairs will cost $1.6 million, the mayor said, and they will take until the end of the summer.\n"
)
RUN = [sys.executable, "-c", "import sys; from normalize.cli import main; sys.exit(main())"]

Capture = pytest.CaptureFixture[str]
CaptureBytes = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def _no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from the project's own folder, whose configuration is none of these tests' business."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.jsonl"
    lines = [json.dumps({"id": number, "text": ARTICLE.replace("two", str(number + 2))}) for number in range(150)]
    lines[70] = "not JSON"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(
    *words: str, input: bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*RUN, *words], capture_output=True, check=False, input=input, env=env)


def test_one_article_is_one_indented_object(article: Path, capsys: Capture) -> None:
    assert main([str(article)]) == 0
    out = capsys.readouterr().out
    assert out.startswith('{\n  "headline": "Flood closes the old bridge",\n')
    assert Record.from_json(out).restore() == ARTICLE


def test_standard_input(article: Path) -> None:
    for words in ((), ("-",), ("--from", "text")):
        done = run(*words, input=ARTICLE.encode())
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["headline"] == "Flood closes the old bridge"


def test_record_keeps_foreign_fields(crawl: Path, capsys: Capture) -> None:
    assert main([str(crawl)]) == 3
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["extra"]["id"] for record in records] == [n for n in range(150) if n != 70]
    assert err.startswith(f"newsnorm: {crawl}:71: not valid JSON")
    assert err.count("\n") == 1


def test_errors_keep_and_stop(crawl: Path, capsys: Capture) -> None:
    assert main(["--errors", "keep", str(crawl)]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 150
    assert json.loads(lines[70])["line"] == 71
    assert main(["--errors", "stop", str(crawl)]) == 3
    assert len(capsys.readouterr().out.splitlines()) == 70


def test_a_stream_of_text_in_the_place_of_standard_output(article: Path, crawl: Path) -> None:
    """As in a notebook, or under `redirect_stdout`."""
    for words in ([str(article)], ["clean", str(article)], ["--to", "csv", str(article)], ["explain", str(article)]):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert main(words) == 0
        assert "The river rose" in out.getvalue()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
        assert main(["--to", "parquet", str(crawl)]) == 2
    assert "-o FILE" in err.getvalue()


@pytest.mark.parametrize("to", ["jsonl", "json", "csv", "text"])
def test_any_number_of_processes_gives_the_same_bytes(crawl: Path, to: str) -> None:
    one, many = (run("--to", to, "--errors", "keep", "--jobs", jobs, str(crawl)) for jobs in ("1", "3"))
    assert one.returncode == many.returncode == 3
    assert one.stdout == many.stdout
    assert one.stderr == many.stderr
    assert len(one.stdout) > 10_000


@pytest.mark.parametrize("errors", ["keep", "skip"])
def test_cleaning_in_any_number_of_processes_gives_the_same_bytes(crawl: Path, tmp_path: Path, errors: str) -> None:
    one, many = (
        run("clean", "--errors", errors, "--removed", f"cut{jobs}", "--jobs", jobs, str(crawl), str(crawl))
        for jobs in ("1", "3")
    )
    assert one.returncode == many.returncode == 3
    assert one.stdout == many.stdout
    assert one.stderr == many.stderr
    assert Path("cut1").read_bytes() == Path("cut3").read_bytes()
    assert one.stdout.count(b"\n") == (300 if errors == "keep" else 298)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_cleaning_goes_on_behind_what_cannot_be_read(article: Path, jobs: str, capfdbinary: CaptureBytes) -> None:
    Path("latin.txt").write_bytes(b"caf\xe9\n")
    assert main(["clean", "--jobs", jobs, "latin.txt", "none.txt", str(article)]) == 2
    out, err = capfdbinary.readouterr()
    assert b"The river rose" in out
    assert sorted(line.split(b": ")[1] for line in err.splitlines()) == [b"latin.txt:1", b"none.txt"]
    assert main(["clean", "--jobs", jobs, "--errors", "stop", "-o", "out.txt", "latin.txt", str(article)]) == 2
    assert not Path("out.txt").exists()


def test_json_of_many_is_a_list(crawl: Path, capsys: Capture) -> None:
    main(["--to", "json", str(crawl)])
    assert len(json.loads(capsys.readouterr().out)) == 149


def test_table(article: Path, capsys: Capture) -> None:
    assert main(["--to", "csv", str(article), str(article)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["published"] for row in rows] == ["2012-02-26T18:56"] * 2
    assert rows[0]["money"] == "1600000 USD"
    assert rows[0]["published_ambiguous"] == "false"


def test_parquet_file(crawl: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    target = tmp_path / "records.parquet"
    assert main(["--to", "parquet", "-o", str(target), str(crawl)]) == 3
    table = pyarrow.parquet.read_table(target)
    assert table.num_rows == 149
    assert table["headline"][0].as_py() == "Flood closes the old bridge"
    assert main(["--to", "text", "-o", str(tmp_path / "x.txt"), str(target)]) == 0


def test_output_is_replaced_at_the_end_only(article: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.json"
    target.write_text("an older result")
    target.chmod(0o600)
    assert main(["-o", str(target), "--errors", "stop", str(tmp_path / "none.txt")]) == 2
    assert target.read_text() == "an older result"
    assert main(["-o", str(target), str(article)]) == 0
    assert json.loads(target.read_text())["headline"] == "Flood closes the old bridge"
    assert target.stat().st_mode & 0o777 == 0o600
    assert capsys.readouterr().out == ""


def test_packed_csv_with_a_field_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "table.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["id", "inhalt"], ["7", ARTICLE]])
    assert main(["--field", "inhalt", str(path)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["headline"], record["extra"]) == ("Flood closes the old bridge", {"id": "7"})
    for words in ([], ["--field", "text"], ["clean"], ["clean", "--field", "text"], ["dates"], ["fix", "--clean"]):
        plain = tmp_path / "plain.csv"
        plain.write_bytes(gzip.decompress(path.read_bytes()) * 2)
        assert main([*words, str(plain)]) == 2
        error = capsys.readouterr().err
        assert "(there are: id, inhalt); name the right one with --field" in error
        assert error.count("\n") == 1


def test_page(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "page.html"
    body = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n")[3:])
    page.write_text(f"<!doctype html><html><head><title>Flood</title></head><body><article><h1>Flood closes the old "
                    f"bridge</h1>{body}</article></body></html>", encoding="utf-8")  # fmt: skip
    assert main([str(page)]) == 0
    assert "The river rose" in json.loads(capsys.readouterr().out)["body"]


def test_hints_reach_the_record(article: Path, capsys: Capture) -> None:
    article.write_text(ARTICLE.replace("26 February 2012, 18:56", "02.03.12, 18:56"), encoding="utf-8")
    assert main(["--order", "ymd", "--language", "en", str(article)]) == 0
    published = json.loads(capsys.readouterr().out)["published"]
    assert published["order"] == "YMD"
    assert published["iso"] == "2002-03-12T18:56"


@pytest.mark.parametrize("code", ["GB", "gb", "UK"])
def test_a_country_by_the_code_that_people_write(article: Path, code: str, capsys: Capture) -> None:
    article.write_text(ARTICLE.replace("26 February 2012, 18:56", "02.03.12, 18:56"), encoding="utf-8")
    assert main(["--country", code, str(article)]) == 0
    assert json.loads(capsys.readouterr().out)["published"]["iso"] == "2012-03-02T18:56+00:00"


@pytest.mark.parametrize(("stamp", "words", "iso"), [
    ("26 February 2012, 18:56", ["--timezone", "Asia/Jerusalem"], "2012-02-26T18:56:00+02:00"),
    ("26 July 2012, 18:56", ["--timezone", "Asia/Jerusalem"], "2012-07-26T18:56:00+03:00"),
    ("26 February 2012, 18:56", [], None),
    ("26 February 2012, 18:56 GMT", ["--timezone", "Asia/Jerusalem"], "2012-02-26T18:56:00+00:00"),
    ("26 February 2012", ["--timezone", "Asia/Jerusalem"], None),
])  # fmt: skip
@pytest.mark.parametrize("name", ["article.txt", "data.jsonl", "page.html"])
def test_a_time_zone_reaches_the_publication(
    name: str, stamp: str, words: list[str], iso: str | None, capsys: Capture
) -> None:
    """A written zone outweighs the hint, and a day has none."""
    text = ARTICLE.replace("26 February 2012, 18:56", stamp)
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n")[1:])
    head = "<!doctype html><html><body><article><h1>Flood closes the old bridge</h1>"
    Path(name).write_text({
        "txt": text, "jsonl": json.dumps({"text": text}) + "\n", "html": f"{head}{paragraphs}</article></body></html>",
    }[name.rpartition(".")[2]], encoding="utf-8")  # fmt: skip
    assert main(["--to", "ninjs", *words, name]) == 0
    assert json.loads(capsys.readouterr().out).get("firstCreated") == iso


@pytest.mark.parametrize(("words", "sentence"), [
    (["--order", "XYZ"], "is not one of"),
    (["--country", "Israel"], "is no country code"),
    (["--language", "Hebrew language"], "is no language tag"),
    (["--timezone", "Mars/Base"], "there is no time zone"),
    (["--reference", "yesterday"], "is no moment"),
    (["--to", "xml"], "is not one of"),
    (["--encoding", "klingon"], "there is no encoding"),
    (["--bogus"], "No such option"),
    (["--jobs", "-1"], "not in the range"),
    (["completion"], "Choose from: bash, zsh, fish"),
    (["clean", "--to", "json"], "No such option"),
])  # fmt: skip
def test_usage_is_one_sentence(article: Path, words: list[str], sentence: str, capsys: Capture) -> None:
    assert main(words if words == ["completion"] else [*words, str(article)]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.startswith("newsnorm: ")
    assert error.count("\n") == 1


def test_a_missing_file_does_not_hide_the_others(article: Path, capsys: Capture) -> None:
    assert main(["none.txt", str(article)]) == 2
    out, err = capsys.readouterr()
    assert err == "newsnorm: none.txt: there is no such file; check the path\n"
    assert json.loads(out)["headline"] == "Flood closes the old bridge"


def test_an_empty_folder_does_not_hide_the_others(article: Path, capsys: Capture) -> None:
    Path("empty").mkdir()
    assert main(["empty", str(article)]) == 2
    out, err = capsys.readouterr()
    assert err == "newsnorm: empty: the folder holds no file of a known format; name the files themselves\n"
    assert json.loads(out)["headline"] == "Flood closes the old bridge"
    Path("empty/page.html").write_text("<p>Hi</p>")
    assert main(["fix", "empty", str(article)]) == 2
    assert "no file that is changed in place" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["clean"]])
def test_a_missing_extra_does_not_hide_the_others(
    article: Path, words: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("packed.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(32))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert main([*words, "packed.txt.zst", str(article)]) == 2
    out, err = capsys.readouterr()
    assert 'pip install "newsnorm[zstd]"' in err
    assert err.count("\n") == 1
    assert "The river rose" in out


def test_explanation(article: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["--explain", str(article)]) == 0
    plain = capsys.readouterr().out
    assert "\x1b[" not in plain
    assert "headline          Flood closes the old bridge" in plain
    assert "date '26 February 2012, 18:56' = 2012-02-26T18:56" in plain
    assert "money '$1.6 million' = 1,600,000 USD" in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["explain", str(article)]) == 0
    assert "\x1b[32m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["explain", str(article)]) == 0
    assert capsys.readouterr().out == plain


def test_explanation_shows_what_is_invisible(article: Path, capsys: Capture) -> None:
    article.write_text(ARTICLE.replace("river", "ri\u202ever\x1b[31m"), encoding="utf-8")
    main(["--explain", str(article)])
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert "\x1b" not in out
    assert "\\u202e" in out


def test_findings_count_in_the_source(capsys: Capture) -> None:
    text = "Caf\u00c3\u00a9 &amp; Bar: am 3. M\u00c3\u00a4rz 2021 kostete es 5 &euro;.\n"
    Path("cafe.txt").write_text(text, encoding="utf-8")
    for command, place in (("dates", text.index("3. M")), ("money", text.index("5 &"))):
        assert main([command, "--to", "jsonl", "cafe.txt"]) == 0
        (found,) = map(json.loads, capsys.readouterr().out.splitlines())
        assert found["start"] == place
        assert text[found["start"] : found["end"]] == {"dates": "3. M\u00c3\u00a4rz 2021", "money": "5 &euro;"}[command]
    assert main(["dates", "cafe.txt"]) == 0
    assert capsys.readouterr().out.startswith(f"cafe.txt:1:{text.index('3. M') + 1}: 3. März 2021 = 2021-03-03 (")
    assert main(["language", "--to", "jsonl", "cafe.txt"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["spans"][-1]["end"] == len(text)


@pytest.mark.parametrize("words", [["check"], ["fix", "--diff"], ["dates"], ["explain"]])
def test_a_terminal_of_few_letters(tmp_path: Path, words: list[str]) -> None:
    Path("cafe.txt").write_text("Der Rat tagt am 3. M\u00c3\u00a4rz 2021 im Caf\u00c3\u00a9.\n", encoding="utf-8")
    done = run(*words, "cafe.txt", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode in (0, 1)
    assert done.stderr == b""
    assert b"cafe.txt" in done.stdout or words == ["explain"]


def test_findings(article: Path, capsys: Capture) -> None:
    assert main(["dates", str(article)]) == 0
    assert "article.txt:5:12: 26 February 2012, 18:56 = 2012-02-26T18:56" in capsys.readouterr().out
    assert main(["money", "--to", "jsonl", str(article)]) == 0
    assert json.loads(capsys.readouterr().out)["amount"] == "1600000"
    assert main(["language", str(article)]) == 0
    assert capsys.readouterr().out.split(": ", 1)[1].startswith("en (Latn")


def test_check_names_file_line_and_change(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text('{"text": "fine"}\n{"text": "caf\u00c3\u00a9\u200b"}\n', encoding="utf-8")
    before = path.read_bytes()
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f'{path}:2: text: mojibake "')
    assert "\\u200b" in out
    assert main(["fix", "--check", str(path)]) == 1
    assert capsys.readouterr().out == out
    assert main(["fix", "--diff", str(path)]) == 1
    diff = capsys.readouterr().out
    assert "\\u200b" in diff
    assert '+{"text": "café"}' in diff
    assert path.read_bytes() == before


def test_check_reads_standard_input() -> None:
    done = run("check", "-", input=b'{"text": "fine"}\n{"text": "a &amp; b"}\n')
    assert done.returncode == 1
    assert done.stdout == b'-:2: text: entity "&amp;" -> "&"\n'
    assert run("fix", "-", input=b"a &amp; b\n").returncode == 2


def test_clean_keeps_the_data_set(crawl: Path, tmp_path: Path, capsys: Capture) -> None:
    notes = tmp_path / "cut.jsonl"
    assert main(["clean", "--removed", str(notes), str(crawl)]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 150
    assert lines[70] == "not JSON"
    assert "Published" not in json.loads(lines[0])["text"]
    assert json.loads(lines[0])["id"] == 0
    first = json.loads(notes.read_text(encoding="utf-8").splitlines()[0])
    assert first["line"] == 1
    assert any(cut["before"].startswith("Published: 26 February") for cut in first["removed"])


def test_configuration(article: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.newsnorm]\nto = "text"\n')
    assert main([str(article)]) == 0
    assert capsys.readouterr().out.startswith("Flood closes the old bridge\n\n")
    assert main(["--to", "jsonl", str(article)]) == 0
    assert capsys.readouterr().out.startswith("{")
    (tmp_path / "newsnorm.toml").write_text('to = "csv"\n')
    main([str(article)])
    assert capsys.readouterr().out.startswith("url,")


@pytest.mark.parametrize("text", [
    '[tool]\nnewsnorm = { to = "text" }\n', 'tool.newsnorm.to = "text"\n', '["tool" . "newsnorm"]\nto = "text"\n',
    'tool = { newsnorm = { to = "text" } }\n', '[project]\nname = "x"\n[ tool ]\nnewsnorm.to = "text"\n',
])  # fmt: skip
def test_every_spelling_of_the_table_is_found(article: Path, text: str, capsys: Capture) -> None:
    Path("pyproject.toml").write_text(text)
    assert main([str(article)]) == 0
    assert capsys.readouterr().out.startswith("Flood closes the old bridge\n\n")


@pytest.mark.parametrize("text", ['[project]\nname = "newsnorm"\n', "[tool.newsnormal]\nto = 1\n", "[tool]\n"])
def test_a_project_without_the_table_sets_nothing(article: Path, text: str, capsys: Capture) -> None:
    Path("pyproject.toml").write_text(text)
    assert main([str(article)]) == 0
    assert capsys.readouterr().out.startswith("{")


def test_a_file_whose_name_looks_like_an_option(article: Path, capsys: Capture) -> None:
    article.rename("-a.txt")
    assert main(["-a.txt"]) == 2
    assert capsys.readouterr().err == "newsnorm: No such option '-a'; the file of that name is written ./-a.txt\n"
    assert main(["./-a.txt"]) == main(["--", "-a.txt"]) == 0


@pytest.mark.parametrize("line", ['{"id": 1}', '{"id": 1, "story": "x"}'])
def test_a_record_without_a_usual_field(line: str, capsys: Capture) -> None:
    Path("data.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert main(["data.jsonl"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("newsnorm: data.jsonl:1: no field with a usual name")
    assert error.endswith("--field\n")


@pytest.mark.parametrize(("text", "words"), [
    ('colour = "red"\n', "no setting 'colour'"), ("jobs = 'two'\n", "whole number"), ("jobs = \n", "not valid TOML"),
    ('to = "xml"\n', "is not one of"),
])  # fmt: skip
def test_a_wrong_configuration_is_one_sentence(article: Path, text: str, words: str, capsys: Capture) -> None:
    Path("newsnorm.toml").write_text(text)
    assert main([str(article)]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1


def test_a_broken_pipe_is_quiet(crawl: Path) -> None:
    child = subprocess.Popen([*RUN, str(crawl)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.wait(30) == 0
    assert b"Traceback" not in child.stderr.read()
    child.stderr.close()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_with_130(tmp_path: Path, jobs: str) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("an older result")
    child = subprocess.Popen(
        [*RUN, "--jobs", jobs, "-o", str(target), "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdin is not None
    child.stdin.write(json.dumps({"text": ARTICLE}).encode() + b"\n")
    child.stdin.flush()
    time.sleep(1.5)
    child.send_signal(signal.SIGINT)
    _, error = child.communicate(timeout=30)
    assert child.returncode == 130
    assert b"Traceback" not in error
    assert target.read_text() == "an older result"


def test_a_full_device_is_one_sentence(article: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*RUN, str(article)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("words", [
    ["--help"], ["article.txt"], ["explain", "article.txt"], ["dates", "article.txt"], ["clean", "article.txt"],
    ["check", "dirty.txt"], ["completion", "fish"],
])  # fmt: skip
@pytest.mark.parametrize("target", [">&-", ">/dev/full"])
def test_an_output_that_takes_nothing_is_one_sentence(article: Path, words: list[str], target: str) -> None:
    Path("dirty.txt").write_text("a &amp; b\n")
    done = subprocess.run(["sh", "-c", f'exec "$@" {target}', "sh", *RUN, *words], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"newsnorm: the output cannot be written (")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(("gaps", "words", "code", "sentence"), [
    ("<&-", [], 2, b"newsnorm: <stdin>: it cannot be read (Bad file descriptor)\n"),
    ("<&- >&- 2>&-", [], 2, b""),
    ("<&- >&- 2>&-", ["-o", "out.json", "article.txt"], 0, b""),
    ("2>&-", ["none.txt", "article.txt"], 2, b""),
])  # fmt: skip
def test_streams_that_are_closed_at_the_start(
    article: Path, gaps: str, words: list[str], code: int, sentence: bytes
) -> None:
    before = article.read_bytes()
    done = subprocess.run(["sh", "-c", f'exec "$@" {gaps}', "sh", *RUN, *words], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, sentence)
    assert article.read_bytes() == before
    if "-o" in words:
        assert json.loads(Path("out.json").read_text())["headline"] == "Flood closes the old bridge"


@pytest.mark.parametrize("words", [["--to", "csv"], ["--to", "parquet"], ["clean"]])
def test_an_output_file_for_which_there_is_no_room(crawl: Path, words: list[str]) -> None:
    """The file is named, what stood there stays, and nothing else is left."""
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);" \
            "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"  # fmt: skip
    Path("out").write_text("an older result")
    done = subprocess.run(
        [*RUN[:2], limit + RUN[2], *words, "-o", "out", str(crawl)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "newsnorm: out: the result is larger than the system allows; the file is as it was" in done.stderr
    assert Path("out").read_text() == "an older result"
    assert not [name for name in os.listdir() if "newsnorm~" in name]


def test_notes_that_cannot_be_written_are_no_fault_of_the_input(crawl: Path, capsys: Capture) -> None:
    assert main(["clean", "--removed", "/dev/full", "-o", "out.jsonl", str(crawl)]) == 2
    assert "the output cannot be written" in capsys.readouterr().err
    assert not Path("out.jsonl").exists()


def test_summary(crawl: Path, capsys: Capture) -> None:
    main(["--summary", str(crawl)])
    table = capsys.readouterr().err.splitlines()[1:]
    assert [line.split()[:2] for line in table[:3]] == [["files", "1"], ["records", "149"], ["errors", "1"]]


def test_help_and_version(capsys: Capture) -> None:
    for words in (["--help"], *([name, "--help"] for name in COMMANDS)):
        assert main(words) == 0
        out = capsys.readouterr().out
        assert out.startswith("Usage: newsnorm")
        assert max(map(len, out.splitlines())) <= 100
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsnorm {__version__}\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_script(shell: str, capsys: Capture) -> None:
    assert main(["completion", shell]) == 0
    assert "_NEWSNORM_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize(("line", "wanted"), [
    ("newsnorm ex", "plain,explain"), ("newsnorm fix --di", "plain,--diff"), ("newsnorm --sum", "plain,--summary"),
    ("newsnorm --to nin", "plain,ninjs"), ("newsnorm article.txt --ex", "plain,--explain"),
    ("newsnorm art", "file,art"), ("newsnorm fix art", "file,art"), ("newsnorm clean -o art", "file,art"),
])  # fmt: skip
def test_completion_answers(line: str, wanted: str) -> None:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), "_NEWSNORM_COMPLETE": "bash_complete"}
    done = run(env={**os.environ, **words})
    assert wanted in done.stdout.decode()


def test_help_and_one_article_import_little(article: Path) -> None:
    """Start-up is imports: what must not be among them."""
    probe = "import sys; from normalize.cli import main; main(); print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe, "--help"], capture_output=True, text=True, check=True)
    assert not {"normalize.model", "normalize.pipeline", "normalize.lexicon.table"} & set(done.stderr.split())
    done = subprocess.run([sys.executable, "-c", probe, str(article)], capture_output=True, text=True, check=True)
    heavy = {"babel", "dateparser", "langdetect", "ftfy", "charset_normalizer", "trafilatura", "lxml", "pyarrow",
             "multiprocessing", "concurrent.futures", "tomllib"}  # fmt: skip
    assert not heavy & set(done.stderr.split())


def at_a_terminal(*words: str, columns: int = 80) -> tuple[str, int]:
    """What a person sees of a run at a terminal of that width, and its exit code."""
    main_end, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = dict(os.environ)  # without the size that a library in this process has set behind Python's back
    child = subprocess.Popen([*RUN, *words], stdin=side, stdout=side, stderr=side, env=plain)
    os.close(side)
    seen = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error
        while piece := os.read(main_end, 1 << 16):
            seen += piece
    os.close(main_end)
    return seen.decode().replace("\r\n", "\n"), child.wait(30)


@pytest.mark.parametrize("columns", [80, 24])
def test_progress_at_a_terminal(crawl: Path, columns: int) -> None:
    seen, code = at_a_terminal("-o", "out.jsonl", *[str(crawl)] * 3, columns=columns)
    assert code == 3
    *lines, files, records, errors, _, _ = [line for line in re.split("[\r\n]+", seen) if line.strip()]
    assert [line.split() for line in (files, records, errors)] == [["files", "3"], ["records", "447"], ["errors", "3"]]
    lines = [line for line in lines if not line.startswith("newsnorm: ")]
    assert [line for line in lines if not re.match(r"[\d,]+ records  [\d,]+/s", line)] == []
    assert [line for line in lines if len(line) >= columns] == []


def test_no_progress_between_the_lines_of_output(crawl: Path) -> None:
    seen, code = at_a_terminal("clean", str(crawl))
    assert code == 3
    assert "\r" not in seen
    assert seen.splitlines()[-5].split() == ["files", "1"]


@pytest.mark.parametrize("width", [60, 100])
def test_an_explanation_fits_the_terminal(article: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen, code = at_a_terminal("explain", str(article), columns=width)
    assert code == 0
    lines = [line for line in seen.splitlines() if re.match(" *[0-9]+  ", line)]
    assert max(map(len, lines)) == width - 1


def test_colour_at_a_terminal(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[32m" in at_a_terminal("explain", str(article))[0]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in at_a_terminal("explain", str(article))[0]
    assert "Parquet is no text for a terminal" in at_a_terminal("--to", "parquet", str(article))[0]


@pytest.mark.parametrize("columns", [60, 80])
def test_help_fits_the_terminal(columns: int) -> None:
    seen, _ = at_a_terminal("fix", "--help", columns=columns)
    assert max(len(line) for line in seen.splitlines() if not line.startswith("  --")) <= columns

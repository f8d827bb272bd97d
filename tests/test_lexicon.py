"""The word files and their tables: every fault is named, every table loads, a change rebuilds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from normalize.errors import LexiconError, LocaleFileError
from normalize.lexicon import table
from normalize.lexicon.build_labels import key_of, unaccented_labels
from normalize.lexicon.schema import LABELS, SECTIONS, read_file, read_folder
from normalize.lexicon.table import Table, fold, load, read, tables_folder

ROOT = Path(__file__).resolve().parent.parent
HEAD = 'tag = "fr"\nname = "French"\nscripts = ["Latn"]\n'
TAIL = '\n[[example]]\ntext = "Le 3 mars 2021"\ndate = "2021-03-03"\n'
FAULTS = {
    "no TOML": ("tag = ", "no valid TOML"),
    "unknown top key": (HEAD + 'labls = "x"' + TAIL, "labls: unknown key"),
    "no example": (HEAD, "example: missing"),
    "no name": ('tag = "fr"\nscripts = ["Latn"]' + TAIL, "name: missing"),
    "wrong type": (HEAD.replace('["Latn"]', '"Latn"') + TAIL, "scripts: is str; write a list"),
    "tag beside the file's name": (HEAD.replace('"fr"', '"de"') + TAIL, "differs from the file's name"),
    "no tag of CLDR": (HEAD.replace('"fr"', '"zzz"') + TAIL, "no BCP 47 tag that CLDR knows"),
    "no order": (HEAD + 'date_order = ["MYD"]' + TAIL, "date_order: 'MYD' is no order"),
    "section is no table": (HEAD + "labels = 1" + TAIL, "labels: is no table"),
    "unknown label": (HEAD + "[labels]\nbylines = []" + TAIL, "labels.bylines: unknown key; known keys are published"),
    "word alone": (HEAD + '[labels]\nbyline = "Par"' + TAIL, "labels.byline: is no list of words"),
    "empty word": (HEAD + '[labels]\nbyline = [" "]' + TAIL, "is no word"),
    "number for a word": (HEAD + "[labels]\nbyline = [1]" + TAIL, "labels.byline: 1 is no word"),
    "not NFC": (HEAD + '[labels]\nupdated = ["A\u0300 jour"]' + TAIL, "is not NFC; write 'À jour'"),
    "invisible": (HEAD + '[labels]\nbyline = ["Par\u200e"]' + TAIL, "invisible character (U+200E); delete it"),
    "control": (HEAD + '[labels]\nbyline = ["Par\\u0000"]' + TAIL, "invisible character (U+0000)"),
    "label of two kinds": (
        HEAD + '[labels]\npublished = ["Partager"]\nshare = ["partager :"]' + TAIL,
        "labels.share: 'partager :' stands under 'published' too",
    ),
    "unknown month": (HEAD + '[dates.months]\n13 = ["x"]' + TAIL, "dates.months.13: unknown key"),
    "months as a list": (HEAD + '[dates]\nmonths = ["x"]' + TAIL, "dates.months: is no table of word lists"),
    "month of two numbers": (
        HEAD + '[dates.months]\n6 = ["Ju"]\n7 = ["ju"]' + TAIL,
        "dates.months.7: 'ju' stands under '6' too; keep it in one place",
    ),
    "unknown calendar": (HEAD + '[dates.calendars.mayan]\n1 = ["x"]' + TAIL, "dates.calendars.mayan.1: unknown key"),
    "calendars flat": (HEAD + '[dates]\ncalendars = ["x"]' + TAIL, "dates.calendars: is no table of tables"),
    "example without text": (HEAD + "[[example]]\ndate = '2021'", "[[example]]: has no text"),
    "example without expectation": (HEAD + "[[example]]\ntext = 'x'", "[[example]]: expects nothing"),
    "example of an unknown key": (HEAD + "[[example]]\ntext = 'x'\nauthor = ['y']", "[[example]] author: unknown key"),
    "counter-example of no kind": (HEAD + TAIL + "[[not]]\ntext = 'x'\nkind = 'data'", "[[not]]: kind is 'data'"),
}


def _write(folder: Path, text: str) -> Path:
    path = folder / "fr.toml"
    path.write_text(text, encoding="utf8")
    return path


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=list(FAULTS))
def test_fault_names_file_key_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LocaleFileError) as caught:
        read_file(_write(tmp_path, text))
    assert str(caught.value).startswith("fr.toml: ")
    assert message in str(caught.value)


def test_file_that_is_no_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "fr.toml"
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(LocaleFileError, match="UTF-8"):
        read_file(path)


@pytest.mark.parametrize(
    "labels",
    [
        'published = ["Au"]\nupdated = ["Au"]',
        'byline = ["Journaliste"]\nrole = ["journaliste"]',
        'credit = ["Archives"]\ncaption = ["Archives"]',
        'credit = ["Source"]\nsource = ["Source :"]',
        'byline = ["de"]\nparticle = ["de"]',
    ],
)
def test_kinds_that_keep_company_may_share_a_label(tmp_path: Path, labels: str) -> None:
    assert read_file(_write(tmp_path, HEAD + "[labels]\n" + labels + TAIL)).tag == "fr"


def test_joiners_inside_words_are_kept(tmp_path: Path) -> None:
    word = "سه\u200cشنبه"
    locale = read_file(_write(tmp_path, HEAD + f'[dates.weekdays]\ntue = ["{word}"]' + TAIL))
    assert locale.groups("dates", "weekdays") == {"tue": (word,)}
    assert locale.words("dates", "joiners") == ()
    assert locale.groups("dates", "months") == {}


def test_template_shows_every_key() -> None:
    text = (ROOT / "locales" / "_template.toml").read_text(encoding="utf8")
    for section, keys in SECTIONS.items():
        assert f"[{section}]" in text
        for key, allowed in keys.items():
            wanted = f"[{section}.{key}" if allowed is not None else f"{key} = []"
            assert wanted in text, f"{section}.{key}"


def test_template_and_fragments_are_no_languages(tmp_path: Path) -> None:
    shutil.copy(ROOT / "locales" / "_template.toml", tmp_path)
    shutil.copy(ROOT / "locales" / "fr.toml", tmp_path)
    assert [locale.tag for locale in read_folder(tmp_path)] == ["fr"]


def test_every_table_of_the_build_loads() -> None:
    folder = Path(tables_folder())
    names = sorted(path.stem for path in folder.glob("*.tsv"))
    assert {"dates", "labels", "money", "language", "calendars", "zones"} <= set(names)
    for name in names:
        rows = load(name)
        assert all(key == key.strip("\n\t\r") and "\t" not in key for key, _ in rows.items()), name


def test_words_of_the_files_are_in_the_tables() -> None:
    assert "published" in (load("labels").get("veröffentlicht") or "")
    assert load("labels").get("no such label") is None
    assert "märz" in load("dates")
    assert all(load("labels").get(fold(word)) for word in ("by", "par", "מאת"))


def test_unknown_table_is_an_error_with_a_remedy() -> None:
    with pytest.raises(LexiconError, match="no word table 'nonsense'; reinstall"):
        load("nonsense")


def test_table_splits_at_the_first_tab() -> None:
    rows = Table(b"a\tx\ty\nb\t\n")
    assert (len(rows), rows.get("a"), rows.get("b"), "c" in rows) == (2, "x\ty", "", False)


@pytest.mark.parametrize("name", ["labels", "calendars"])
def test_search_and_dictionary_agree(name: str) -> None:
    data = read(name)
    rows = dict(line.split("\t", 1) for line in data.decode().split("\n") if line)
    for key, payload in list(rows.items())[::37]:
        early = Table(data)
        assert (early.get(key), early.get(key + "x")) == (payload, rows.get(key + "x"))
    assert dict(Table(data).items()) == rows


@pytest.mark.parametrize(("word", "key"), [("MÄRZ", "märz"), ("Straße", "strasse"), ("e\u0301", "é"), ("A.M.", "a.m.")])
def test_fold(word: str, key: str) -> None:
    assert fold(word) == key


def test_label_kinds_of_the_schema_are_those_of_the_template() -> None:
    assert set(SECTIONS["labels"]) == set(LABELS)


def _copy(folder: Path) -> Path:
    """A checkout in small: the package and three languages."""
    shutil.copytree(ROOT / "normalize", folder / "normalize", ignore=shutil.ignore_patterns("__pycache__", "*.tsv"))
    (folder / "locales").mkdir()
    for name in ("de.toml", "en.toml", "fr.toml", "_template.toml", "_languages.toml"):
        shutil.copy(ROOT / "locales" / name, folder / "locales")
    return folder


def _ask(folder: Path, label: str) -> str:
    code = f"from normalize.lexicon.table import load; print(load('labels').get({label!r}))"
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_tables_are_rebuilt_when_a_file_changes(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    assert _ask(folder, "frisch geschrieben") == "None"
    path = folder / "locales" / "de.toml"
    text = path.read_text(encoding="utf8")
    path.write_text(text.replace("updated = [", 'updated = ["Frisch geschrieben", ', 1), encoding="utf8")
    assert _ask(folder, "frisch geschrieben") == "updated/de"
    stamp = folder / "normalize" / "_tables" / table.STAMP
    written = stamp.stat().st_mtime_ns
    assert _ask(folder, "frisch geschrieben") == "updated/de"
    assert stamp.stat().st_mtime_ns == written, "fresh tables are left alone"


def test_broken_file_stops_the_build_and_leaves_no_half_table(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "locales" / "fr.toml").write_text(HEAD, encoding="utf8")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        _ask(folder, "par")
    assert "fr.toml: example: missing" in caught.value.stderr
    assert not list((folder / "normalize" / "_tables").glob("*.tsv"))


def test_every_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the hash seed: a wheel can be reproduced, and two processes agree."""
    program = "import sys; from pathlib import Path; from normalize.lexicon.compile import build; "
    program += "build(*map(Path, sys.argv[1:]))"
    built = []
    for seed in ("1", "2"):
        target = tmp_path / seed
        target.mkdir()
        (target / "of_older_code.tsv").write_text("a\tb\n")
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", program, str(ROOT / "locales"), str(target)], env=env, check=True)
        built.append({path.name: path.read_bytes() for path in target.glob("*.tsv")})
    assert built[0]
    assert built[0] == built[1]
    assert "of_older_code.tsv" not in built[0], "a table that no section writes any more is dropped"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "related"), ("Citeste si", "related"), ("MAS LEIDAS", "related"),
        ("A LIRE AUSSI", "related"),
    ],
)  # fmt: skip
def test_labels_are_known_without_their_accents(label: str, kind: str) -> None:
    assert kind in (load("labels").get(key_of(label)) or "")


def test_short_and_taken_labels_keep_their_accents() -> None:
    senses = {"más": ["related/es"], "citește": ["related/ro"], "été": ["x/fr"], "suivré": ["a/fr"], "suivre": ["b/fr"]}
    assert unaccented_labels(senses) == {"citeste": ["related/ro"]}

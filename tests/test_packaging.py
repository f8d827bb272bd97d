"""The wheel: built, installed in an empty environment away from the checkout, and run there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import normalize

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts' folder of an empty environment with the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("away")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    return scripts


def test_the_wheel_holds_what_runs_and_no_more(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"normalize/py.typed", "normalize/_tables/stamp.json", "normalize/_tables/dates.tsv"} <= names
    assert {f"normalize/locales/{path.name}" for path in (ROOT / "locales").glob("*.toml")} <= names
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "normalize").rglob("*.py")}
    assert modules <= names
    assert not [name for name in names if name.startswith(("tests/", "examples/")) or name.endswith(".pyc")]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/normalize/lexicon/models/LICENSE") for name in names)


def test_the_wheel_runs_in_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    source = (ROOT / "examples" / "articles" / "en.txt").read_text(encoding="utf-8")
    (tmp_path / "article.txt").write_text(source, encoding="utf-8")
    record = json.loads(run(installed / "newsnorm", "article.txt", cwd=tmp_path).stdout)
    assert record["published"]["iso"] == "2019-05-14T07:42"
    assert record["language"]["tag"] == "en"
    assert run(installed / "newsnorm", "--version", cwd=tmp_path).stdout == f"newsnorm {normalize.__version__}\n"
    code = "import normalize; print(normalize.__file__, [getattr(normalize, name) for name in normalize.__all__])"
    out = run(installed / "python", "-c", code, cwd=tmp_path).stdout
    assert str(installed.parent) in out


@pytest.mark.parametrize(("name", "data", "extra"), [
    ("page.html", b"<html><p>Hi</p></html>", "html"),
    ("table.parquet", b"PAR1" + bytes(64), "parquet"),
    ("a.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(32), "zstd"),
])  # fmt: skip
def test_a_missing_extra_is_named(installed: Path, tmp_path: Path, name: str, data: bytes, extra: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = subprocess.run([installed / "newsnorm", name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode in (2, 3)
    assert f'pip install "newsnorm[{extra}]"' in done.stderr
    assert done.stderr.count("\n") == 1


def test_metadata() -> None:
    assert PROJECT["version"] == normalize.__version__
    assert PROJECT["license"] == "Apache-2.0"
    assert PROJECT["scripts"] == {"newsnorm": "normalize.cli:main"}
    assert f"## {normalize.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert all(f"- id: {name}" in hooks for name in ("newsnorm-check", "newsnorm-fix"))


def test_the_readme_and_ci_run_the_same() -> None:
    readme, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    for part in ("[html,parquet,zstd]", "-m pytest"):
        assert part in readme
        assert part in ci

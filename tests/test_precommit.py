"""The hooks, run by the real pre-commit on a real repository: as `try-repo` and as a pinned `repo:`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("normalize", "locales", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
DIRTY = '{"text": "caf\u00c3\u00a9 &amp; bar"}\n'
CLEAN = '{"text": "café & bar"}\n'


def run(*command: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") and name != "PYTHONPATH"}
    names = {f"GIT_{who}_{what}": "tester" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    extra = {**names, "PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_COLOR": "never"}
    return subprocess.run(command, cwd=cwd, env={**plain, **extra}, capture_output=True, text=True, check=False)


def pre_commit(*words: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pre_commit", *words, cwd=cwd, home=home)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache of pre-commit for the module: the environment is installed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A repository that holds the project as it stands, committed."""
    folder = tmp_path_factory.mktemp("newsnorm")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "_tables"))
        else:
            shutil.copy(source, folder / name)
    return commit(folder, home)


def commit(folder: Path, home: Path) -> Path:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "All")):
        done = run("git", *words, cwd=folder, home=home)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def data(tmp_path: Path, home: Path) -> Path:
    """A data repository of a thousand files, one of them dirty."""
    for number in range(1000):
        (tmp_path / f"article{number}.txt").write_text(f"Story number {number}.\n")
    (tmp_path / "data.jsonl").write_text(DIRTY, encoding="utf-8")
    (tmp_path / "code.py").write_text("'&amp;'\n")
    return commit(tmp_path, home)


def test_try_repo(data: Path, hooks: Path, home: Path) -> None:
    done = pre_commit("try-repo", str(hooks), "newsnorm-check", "--all-files", cwd=data, home=home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "data.jsonl:1: text: mojibake" in done.stdout
    assert "code.py" not in done.stdout
    assert (data / "data.jsonl").read_text(encoding="utf-8") == DIRTY


def test_pinned_repo(data: Path, hooks: Path, home: Path) -> None:
    revision = run("git", "rev-parse", "HEAD", cwd=hooks, home=home).stdout.strip()
    (data / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: newsnorm-fix\n"
    )
    first = pre_commit("run", "--all-files", cwd=data, home=home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert (data / "data.jsonl").read_text(encoding="utf-8") == CLEAN
    assert "files were modified by this hook" in first.stdout
    begin = time.monotonic()
    second = pre_commit("run", "--all-files", cwd=data, home=home)
    assert second.returncode == 0, second.stdout + second.stderr
    assert time.monotonic() - begin < 10  # a thousand files: one process, one lexicon

"""The same records in threads, in forked and in spawned processes, whatever the seed of their hashes."""

from __future__ import annotations

import multiprocessing as mp
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest

import normalize

CORPUS = Path(__file__).parent.parent / "benchmarks" / "corpus"
TAGS = ("ar", "de", "en", "fr", "ja", "ru")


def record_of(text: str) -> str:
    """The whole record as JSON (a worker's task: at the top of the module, so that it can be sent)."""
    return normalize.normalize(text).to_json()


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    return tuple((CORPUS / f"{tag}.txt").read_text("utf8") for tag in TAGS)


@lru_cache(maxsize=1)
def expected() -> tuple[str, ...]:
    return tuple(map(record_of, texts()))


def test_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(record_of, texts() * 5))
    assert found == list(expected() * 5)


@pytest.mark.parametrize(("method", "seed"), [("fork", "0"), ("spawn", "1"), ("spawn", "77")])
def test_processes(method: str, seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in mp.get_all_start_methods():
        method = "spawn"  # no fork on this system
    monkeypatch.setenv("PYTHONHASHSEED", seed)  # of the spawned process
    wanted = list(expected())
    with mp.get_context(method).Pool(2) as pool:
        assert pool.map(record_of, texts()) == wanted

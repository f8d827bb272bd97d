"""The same work in several processes, results in the order of the input, a bounded number of records under way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["cores", "work"]

_RECORDS, _BYTES = 64, 1 << 20
"""A batch ends at so many records or bytes, whichever comes first."""
_AHEAD = 3
"""Batches in the pipeline for each process."""

T = TypeVar("T")
R = TypeVar("R")


def work(job: Callable[[T], R], tasks: Iterable[T], jobs: int, size: Callable[[T], int]) -> Iterator[R]:
    """Every task done, in order; the outcome is the same for any number of processes.

    `size` tells the bytes of a task, so that few large ones are sent at a time.
    """
    return map(job, tasks) if jobs == 1 else _in_processes(job, tasks, jobs, size)


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(job: Callable[[T], R], tasks: Iterable[T], jobs: int, size: Callable[[T], int]) -> Iterator[R]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from normalize.errors import NewsnormError

    pool = ProcessPoolExecutor(jobs, initializer=_quiet)
    waiting: deque[Future[list[R]]] = deque()
    try:
        for batch in _batches(tasks, size):
            waiting.append(pool.submit(_do, job, batch))
            if len(waiting) > jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise NewsnormError("a worker process was killed; run with fewer --jobs, or with more memory") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _quiet() -> None:
    """An interrupt is the parent's to deal with."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(job: Callable[[T], R], batch: list[T]) -> list[R]:
    return [job(task) for task in batch]


def _batches(tasks: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    total = 0
    for task in tasks:
        batch.append(task)
        total += size(task)
        if len(batch) >= _RECORDS or total >= _BYTES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch

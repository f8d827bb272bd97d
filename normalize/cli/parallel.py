"""The same work in several processes, results in the order of the input, a bounded number of records under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from normalize.cli.job import Done, Task

__all__ = ["work"]

_RECORDS, _BYTES = 64, 1 << 20
"""A batch ends at so many records or bytes, whichever comes first."""
_AHEAD = 3
"""Batches in the pipeline for each process."""

Work = Callable[[Task], Done]


def work(job: Work, tasks: Iterable[Task], jobs: int) -> Iterator[Done]:
    """Every task done, in order; the outcome is the same for any number of processes."""
    return map(job, tasks) if jobs == 1 else _in_processes(job, tasks, jobs)


def _in_processes(job: Work, tasks: Iterable[Task], jobs: int) -> Iterator[Done]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from normalize.errors import NewsnormError

    pool = ProcessPoolExecutor(jobs, initializer=_quiet)
    waiting: deque[Future[list[Done]]] = deque()
    try:
        for batch in _batches(tasks):
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


def _do(job: Work, batch: list[Task]) -> list[Done]:
    return [job(task) for task in batch]


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.item.raw) or _size(task.item)
        if len(batch) >= _RECORDS or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(item: Any) -> int:
    value = getattr(item, "value", b"")
    return len(value) if isinstance(value, (bytes, str)) else 1

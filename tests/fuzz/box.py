"""The time box: a stream of cases in an order that turns, until its share of the box is spent."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

SECONDS = float(os.environ.get("NEWSNORM_FUZZ_SECONDS", "10"))
"""CPU time of all fuzzing together; 0 for no limit, which is every case once."""
SEED = os.environ.get("NEWSNORM_FUZZ_SEED", "newsnorm")
"""What the order of the cases hangs on: the default is the same on every run, any other explores."""

Case = TypeVar("Case")


def boxed(cases: Sequence[Case], share: float) -> Iterator[Case]:
    """The cases in a shuffled order until `share` of the box is spent; all of them where there is no limit."""
    order = list(range(len(cases)))
    random.Random(SEED).shuffle(order)
    end = time.thread_time() + share * SECONDS
    for index in order:
        yield cases[index]
        if SECONDS and time.thread_time() > end:
            return

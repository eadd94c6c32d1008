"""Measure two sides of a comparison in turn: only the ratio of two times of one moment counts."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["CODE", "Row", "command", "function", "medians", "output", "peak"]

# Without bytecode each start compiles anew; a home of its own, because one SDK writes into it.
CODE = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


class Row(NamedTuple):
    """A comparison: what is timed, next to what, the highest ratio allowed, and the two clocks.

    `agree` raises AssertionError when the two sides do not give the same verdicts.
    """

    what: str
    peer: str
    goal: float
    ours: Callable[[], float]
    theirs: Callable[[], float]
    agree: Callable[[], None] = lambda: None


def function(call: Callable[[], object], times: int) -> Callable[[], float]:
    """Return a clock of the processor's time for one call; it makes many."""

    def clock() -> float:
        gc.collect()
        gc.disable()
        start = time.process_time()
        for _ in range(times):
            call()
        taken = time.process_time() - start
        gc.enable()
        return taken / times

    return clock


def command(words: Sequence[str | os.PathLike[str]], times: int = 1) -> Callable[[], float]:
    """Return a clock of the time that a whole process takes; it runs several."""

    def clock() -> float:
        start = time.perf_counter()
        for _ in range(times):
            subprocess.run(words, capture_output=True, check=False, env=CODE)
        return (time.perf_counter() - start) / times

    return clock


# A process counts what the one that started it held, so that a small one has to start it.
LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(words: Sequence[str | os.PathLike[str]]) -> Callable[[], float]:
    """Return a meter of the most memory that a whole process holds, in the place of a clock.

    It measures once: memory does not differ from round to round, and many lines take minutes.
    """
    return cache(lambda: float(output([sys.executable, "-c", LAUNCHER, *words])))


def output(words: Sequence[str | os.PathLike[str]]) -> str:
    """Return what a command prints."""
    return subprocess.run(
        words, capture_output=True, check=False, env=CODE, encoding="utf-8"
    ).stdout


def medians(rows: Iterable[Row], rounds: int) -> list[float]:
    """Measure all rows round after round, and return the medians of their ratios."""
    rows = list(rows)
    ratios: list[list[float]] = [[] for _ in rows]
    for _ in range(rounds):
        for row, found in zip(rows, ratios, strict=True):
            found.append(row.ours() / row.theirs())
    return [median(found) for found in ratios]

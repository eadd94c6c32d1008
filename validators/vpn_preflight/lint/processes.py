"""Share work among processes that end at once when nobody waits for them."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Made = TypeVar("Made")


def map_in_processes(
    work: Callable[[Item], Made], items: Sequence[Item], jobs: int
) -> Iterator[Made]:
    """Yield the result of each item in order, from as many processes as there are jobs."""
    before = set(active_children())
    pool = ProcessPoolExecutor(jobs, initializer=leave_interrupts)
    try:
        yield from pool.map(work, items, chunksize=max(1, len(items) // (8 * jobs)))
    except BaseException:
        # A pool waits for its processes to finish, which may take long.
        for process in set(active_children()) - before:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def leave_interrupts() -> None:
    """Ignore Ctrl-C: the process that shares the work ends the others without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

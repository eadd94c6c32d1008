"""A limit of our own on how often calls go out, so that the service's limit is not met.

Each attempt reserves the next free moment under a lock and waits outside of it, which serves threads and tasks alike; libraries for
this either block or are asynchronous, and none refuses a wait that would pass a deadline.
"""

from __future__ import annotations

import heapq
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Pace"]


class Pace:
    """Spaces calls evenly; `per_second` None means no limit."""

    def __init__(self, per_second: float | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.interval = 0.0 if per_second is None else 1 / per_second
        self.clock = clock
        self._next = 0.0
        # Moments that were reserved and not used, the earliest first.
        self._free: list[float] = []
        self._lock = threading.Lock()

    def reserve(self, patience: float) -> float | None:
        """Reserve the next moment of the clock, and return it; None if it is further away than the patience."""
        with self._lock:
            now = self.clock()
            while self._free and self._free[0] < now:
                heapq.heappop(self._free)
            moment = self._free[0] if self._free else max(now, self._next)
            if moment - now > patience:
                return None
            if self._free:
                return heapq.heappop(self._free)
            self._next = moment + self.interval
            return moment

    def until(self, moment: float) -> float:
        """Tell how many seconds are left until a moment."""
        return max(moment - self.clock(), 0.0)

    def give_back(self, moment: float) -> None:
        """Give a moment to whoever comes next."""
        with self._lock:
            heapq.heappush(self._free, moment)

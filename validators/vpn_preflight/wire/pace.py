"""A limit of our own on how often calls go out, so that the service's limit is not met.

Each attempt reserves the next free moment under a lock and waits outside of it, which serves threads and tasks alike; libraries for
this either block or are asynchronous, and none refuses a wait that would pass a deadline.
"""

from __future__ import annotations

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
        self._lock = threading.Lock()

    def reserve(self, patience: float) -> float | None:
        """Reserve the next moment and return the seconds until then; None if they are more than the patience."""
        with self._lock:
            now = self.clock()
            moment = max(now, self._next)
            if moment - now > patience:
                return None
            self._next = moment + self.interval
            return moment - now

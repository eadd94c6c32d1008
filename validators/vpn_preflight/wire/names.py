"""Look up the addresses of a host, in time."""

from __future__ import annotations

import os
import socket
import threading
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue

import httpcore


class HostNotFoundError(httpcore.ConnectError):
    """A host has no address, as far as this machine knows."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"{host}: host not found")


Job = tuple[str, int, "Future[list[str]]"]


class Workers:
    """Threads that look hosts up, each job in an idle one, or in a new one if there is none.

    They may outlive the call: the system gives a look-up no time-out, and an event loop waits for
    its own threads before it ends.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin without threads."""
        self.jobs: SimpleQueue[Job] = SimpleQueue()
        self.idle = threading.Semaphore(0)

    def take(self, job: Job) -> None:
        """Take a job; raises RuntimeError if no thread can be started."""
        if not self.idle.acquire(blocking=False):
            threading.Thread(target=self.work, daemon=True).start()
        self.jobs.put(job)

    def work(self) -> None:
        """Do one job after the other."""
        while True:
            ask(*self.jobs.get())
            self.idle.release()


WORKERS = Workers()
# A process that was forked has none of the threads.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=WORKERS.begin)


def ask(host: str, port: int, found: Future[list[str]]) -> None:
    """Ask the system for the addresses of a host."""
    try:
        places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found.set_result(list(dict.fromkeys(str(place[0]) for *_, place in places)))
    except socket.gaierror:
        found.set_exception(HostNotFoundError(host))
    except OSError as error:
        found.set_exception(httpcore.ConnectError(str(error)))
    except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
        found.set_exception(error)


def is_address(host: str) -> bool:
    """Return whether a host is an address, which needs no look-up."""
    for family in (socket.AF_INET, socket.AF_INET6):
        with suppress(OSError, ValueError):
            socket.inet_pton(family, host)
            return True
    return False


def look_up(host: str, port: int) -> Future[list[str]]:
    """Look up the addresses of a host; raises ConnectError for one that cannot be looked up."""
    found: Future[list[str]] = Future()
    found.set_running_or_notify_cancel()
    try:
        WORKERS.take((host, port, found))
    except RuntimeError as error:
        found.set_exception(httpcore.ConnectError(str(error)))
    return found


def addresses(host: str, port: int, timeout: float | None) -> list[str]:
    """Wait for the addresses of a host."""
    if is_address(host):
        return [host]
    try:
        return look_up(host, port).result(timeout)
    except TimeoutError:
        raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None

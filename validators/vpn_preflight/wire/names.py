"""Look up the addresses of a host, in time."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import Future

import httpcore


class HostNotFoundError(httpcore.ConnectError):
    """A host has no address, as far as this machine knows."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"{host}: host not found")


def look_up(host: str, port: int) -> Future[list[str]]:
    """Look up the addresses of a host; raises ConnectError for one that cannot be looked up.

    This runs in a thread of its own, which may outlive the call: the system gives a look-up no
    time-out, and an event loop waits for its own threads before it ends.
    """
    found: Future[list[str]] = Future()
    found.set_running_or_notify_cancel()

    def ask() -> None:
        try:
            places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(place[0]) for *_, place in places)))
        except socket.gaierror:
            found.set_exception(HostNotFoundError(host))
        except OSError as error:
            found.set_exception(httpcore.ConnectError(str(error)))
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            found.set_exception(error)

    try:
        threading.Thread(target=ask, daemon=True).start()
    except RuntimeError as error:
        found.set_exception(httpcore.ConnectError(str(error)))
    return found


def addresses(host: str, port: int, timeout: float | None) -> list[str]:
    """Wait for the addresses of a host."""
    try:
        return look_up(host, port).result(timeout)
    except TimeoutError:
        raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None

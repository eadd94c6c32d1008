"""The deadline of a call holds in each step below httpx, however little is left of it."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any

import httpcore
import httpx
import pytest
from faulty import Faulty, Script
from senders import SENDERS, SUCCESS, after_the_request

from cloud_vpn.tencent_vpc import TransportError
from vpn_preflight.wire import deadline


def test_a_call_within_a_call_ends_with_the_one_around_it() -> None:
    """A function that gets keys by another call of ours has no more time than the call that needs them."""
    with deadline.until(time.monotonic() + 5):
        with deadline.until(time.monotonic() + 100):
            within = deadline.left()
        with deadline.until(time.monotonic() + 1):
            shorter = deadline.left()
        after = deadline.left()
    assert (True, True, True) == (1 < within <= 5, shorter <= 1, 1 < after <= 5)


def test_every_address_of_a_host_shares_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with several addresses that do not answer takes no longer than one."""
    tried: list[tuple[str, float]] = []

    class Silent:
        """What connects to nothing."""

        def connect_tcp(self, address: str, _port: int, *, timeout: float) -> None:
            """Keep what was asked, and give up."""
            tried.append((address, timeout))
            raise httpcore.ConnectTimeout

    asked: list[float] = []
    monkeypatch.setattr(
        deadline.Backend, "addresses", lambda _, __, ___, timeout: (asked.append(timeout), ["192.0.2.1", "192.0.2.2"])[1]
    )
    with deadline.until(time.monotonic() + 5), pytest.raises(httpcore.ConnectTimeout):
        deadline.Backend(Silent()).connect_tcp("host.example", 443, 30)
    assert ["192.0.2.1", "192.0.2.2"] == [address for address, _ in tried]
    assert all(seconds <= 5 for seconds in (*asked, *(seconds for _, seconds in tried)))


def test_the_next_address_is_tried_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may have an address that the service is not at."""
    monkeypatch.setattr(deadline.Backend, "addresses", lambda *_: ["127.0.0.2", "127.0.0.1"])
    with Faulty(after_the_request(SUCCESS)) as service:
        assert 12614 == SENDERS[0](service.url, retries=0).data.task_id


def test_a_name_without_an_address_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver may know a name and nothing of where it is."""
    monkeypatch.setattr(deadline.Backend, "addresses", lambda *_: [])
    with pytest.raises(TransportError, match=r"localhost has no address; nothing was sent") as raised:
        SENDERS[0]("http://localhost:9", retries=0)
    assert not raised.value.may_have_been_made


def test_an_address_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver may list one again and again; the thread that asks it keeps no program from its end."""
    daemons: list[bool] = []

    def resolver(*_: Any, **__: Any) -> list[Any]:
        daemons.append(threading.current_thread().daemon)
        return [(0, 0, 0, "", (address, 443)) for address in ("192.0.2.2", "192.0.2.1", "192.0.2.2")]

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert (["192.0.2.2", "192.0.2.1"], [True]) == (deadline.look_up("host.example", 443).result(5), daemons)


def test_what_a_transport_says_of_its_connections_is_kept() -> None:
    """A caller's own transport may say where they begin."""
    seen: list[str] = []
    script: Script = lambda peer: (seen.append(peer.connection.getpeername()[0]), peer.read(), peer.send(SUCCESS))  # noqa: E731
    with Faulty(script) as service, httpx.HTTPTransport(local_address="127.0.0.2") as transport:
        SENDERS[0](service.url, transport=transport)
    assert ["127.0.0.2"] == seen


class Below:
    """A connection that keeps the time-outs it is given."""

    def __init__(self) -> None:
        self.timeouts: list[float] = []

    def get_extra_info(self, _: str) -> None:
        """Know nothing of a socket."""

    def read(self, _size: int, timeout: float) -> bytes:
        """Have read."""
        self.timeouts.append(timeout)
        return b""

    def write(self, _piece: bytes, timeout: float) -> None:
        """Have written."""
        self.timeouts.append(timeout)

    def start_tls(self, _context: Any, _host: str, timeout: float) -> None:
        """Have encrypted."""
        self.timeouts.append(timeout)

    def connect_tcp(self, *_: Any, timeout: float) -> None:
        """Have connected."""
        self.timeouts.append(timeout)


class Later(Below):
    """One that does not block."""

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        return found if name in ("timeouts", "get_extra_info") or name.startswith("_") else partial(later, found)


async def later(step: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """Do something without blocking."""
    return step(*args, **more)


async def same(step: Any) -> None:
    """Wait where there is something to wait for."""
    if isawaitable(step):
        await step


STEPS: dict[str, tuple[Callable[[Any], Any], type[Exception]]] = {
    "connect": (lambda held: held.connect_tcp("127.0.0.1", 9, timeout=30), httpcore.ConnectTimeout),
    "encrypt": (lambda held: held.start_tls(None, "h", 30), httpcore.ConnectTimeout),
    "write": (lambda held: held.write(b"a", 30), httpcore.WriteTimeout),
    "read": (lambda held: held.read(1, 30), httpcore.ReadTimeout),
}


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "concurrent"])
@pytest.mark.parametrize("name", STEPS)
def test_every_step_has_what_is_left(name: str, is_async: bool) -> None:
    """A step that comes late has less time than its time-out says, and none after the deadline."""
    step, error = STEPS[name]
    below = Later() if is_async else Below()
    backend, stream = (deadline.AsyncBackend, deadline.AsyncStream) if is_async else (deadline.Backend, deadline.Stream)
    held = (backend if name == "connect" else stream)(below)
    with deadline.until(time.monotonic() + 5):
        asyncio.run(same(step(held)))
    with deadline.until(time.monotonic()), pytest.raises(error, match="the deadline of the call has passed"):
        asyncio.run(same(step(held)))
    assert [True] == [4 < timeout <= 5 for timeout in below.timeouts]


def test_a_long_write_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer below begins its time-out anew whenever the other side took some bytes, so it never gets many at once."""
    now = 0.0

    class Slow(Below):
        """What takes a second for each write."""

        def write(self, piece: bytes, timeout: float) -> None:
            """Let the time go by."""
            nonlocal now
            super().write(piece, timeout)
            now += 1

    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: now))
    below = Slow()
    with deadline.until(5), pytest.raises(httpcore.WriteTimeout):
        deadline.Stream(below).write(bytes(1_000_000), 30)
    assert [5, 4, 3, 2, 1] == below.timeouts

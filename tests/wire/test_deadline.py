"""The deadline of a call holds in each step below httpx, however little is left of it."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any

import anyio.abc
import httpcore
import pytest
from faulty import Faulty
from senders import SUCCESS, Send, after_the_request

from cloud_vpn.tencent_vpc import TransportError
from vpn_preflight.wire import async_sockets, deadline, names, sockets


def test_a_call_within_a_call_ends_with_the_one_around_it() -> None:
    """A function that gets keys by another call of ours has only the time of the call."""
    with deadline.until(time.monotonic() + 5):
        with deadline.until(time.monotonic() + 100):
            within = deadline.time_left()
        with deadline.until(time.monotonic() + 1):
            shorter = deadline.time_left()
        after = deadline.time_left()
    assert (True, True, True) == (1 < within <= 5, shorter <= 1, 1 < after <= 5)


def test_every_address_of_a_host_shares_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with several addresses that do not answer takes no longer than one."""
    tried: list[tuple[str, float]] = []

    def silent(address: str, _port: int, timeout: float) -> None:
        tried.append((address, timeout))
        raise httpcore.ConnectTimeout

    asked: list[float] = []
    found = ["192.0.2.1", "192.0.2.2"]
    monkeypatch.setattr(
        sockets, "addresses", lambda _, __, timeout: (asked.append(timeout), found)[1]
    )
    backend = sockets.Backend()
    backend.below = SimpleNamespace(connect_tcp=silent)  # type: ignore[assignment]
    with deadline.until(time.monotonic() + 5), pytest.raises(httpcore.ConnectTimeout):
        backend.connect_tcp("host.example", 443, 30)
    assert ["192.0.2.1", "192.0.2.2"] == [address for address, _ in tried]
    assert all(seconds <= 5 for seconds in (*asked, *(seconds for _, seconds in tried)))


def known_as(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let the name of this machine have these addresses."""
    ask = socket.getaddrinfo

    def asked(host: str, *more: Any, **others: Any) -> Any:
        return (
            [(0, 0, 0, "", (address, 0)) for address in addresses]
            if host == "localhost"
            else ask(host, *more, **others)
        )

    monkeypatch.setattr(socket, "getaddrinfo", asked)


def test_the_next_address_is_tried_where_nobody_listens(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name may have an address that the service is not at."""
    with Faulty(after_the_request(SUCCESS)) as service:
        known_as(monkeypatch, "127.0.0.2", "127.0.0.1")
        assert 12614 == send(service.url.replace("127.0.0.1", "localhost"), retries=0).data.task_id


def test_a_name_without_an_address_sends_nothing(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resolver may know a name and nothing of where it is."""
    known_as(monkeypatch)
    with pytest.raises(
        TransportError, match=r"localhost has no address; nothing was sent"
    ) as raised:
        send("http://localhost:9", retries=0)
    assert not raised.value.may_have_been_made


def test_an_address_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver may list one repeatedly; the thread that asks it does not keep a program alive."""
    daemons: list[bool] = []

    def resolver(*_: Any, **__: Any) -> list[Any]:
        daemons.append(threading.current_thread().daemon)
        return [
            (0, 0, 0, "", (address, 443)) for address in ("192.0.2.2", "192.0.2.1", "192.0.2.2")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert (["192.0.2.2", "192.0.2.1"], [True]) == (
        names.look_up("host.example", 443).result(5),
        daemons,
    )


class Below(httpcore.NetworkStream):
    """A connection that keeps the time-outs it is given."""

    def __init__(self) -> None:
        self.timeouts: list[float | None] = []

    def get_extra_info(self, _: str) -> None:
        """Know nothing of a socket."""

    def read(self, _size: int, timeout: float | None = None) -> bytes:
        """Have read."""
        self.timeouts.append(timeout)
        return b""

    def write(self, _piece: bytes, timeout: float | None = None) -> None:
        """Have written."""
        self.timeouts.append(timeout)

    def start_tls(
        self, _context: Any, _host: str | None = None, timeout: float | None = None
    ) -> Any:
        """Have encrypted."""
        self.timeouts.append(timeout)


class Never(anyio.abc.ByteStream):
    """A connection that does not block and on which nothing ever comes through."""

    async def receive(self, _: int = 0) -> bytes:
        """Wait."""
        await asyncio.Event().wait()
        return b""

    async def send(self, _: bytes) -> None:
        """Wait."""
        await asyncio.Event().wait()

    async def send_eof(self) -> None:
        """Have said so."""

    async def aclose(self) -> None:
        """Have closed."""


Step = tuple[Callable[[Any], Any], type[Exception]]
STEPS: dict[str, Step] = {
    "encrypt": (
        lambda held: held.start_tls(ssl.create_default_context(), "h", 30),
        httpcore.ConnectTimeout,
    ),
    "write": (lambda held: held.flush(30), httpcore.WriteTimeout),
    "read": (lambda held: held.read(1, 30), httpcore.ReadTimeout),
}


@pytest.mark.parametrize("name", STEPS)
def test_every_step_has_what_is_left(name: str) -> None:
    """A step that comes late has less time than its time-out says, and none after the deadline."""
    step, error = STEPS[name]
    below = Below()
    with deadline.until(time.monotonic() + 5):
        step(sockets.Stream(below))
    with deadline.until(time.monotonic()), pytest.raises(error, match="deadline"):
        step(sockets.Stream(below))
    assert [True] == [4 < (timeout or 0) <= 5 for timeout in below.timeouts]


@pytest.mark.parametrize("seconds", [0.05, 0])
@pytest.mark.parametrize("name", STEPS)
def test_every_step_that_does_not_block_has_what_is_left(name: str, seconds: float) -> None:
    """It is given up at the deadline, whatever its time-out says."""
    step, error = STEPS[name]

    async def take() -> None:
        with deadline.until(time.monotonic() + seconds):
            await step(async_sockets.AsyncStream(Never()))

    with pytest.raises(error):
        asyncio.run(take())


@pytest.mark.parametrize("backend", [sockets.Backend, async_sockets.AsyncBackend])
def test_no_connection_is_made_after_the_deadline(backend: Any) -> None:
    """Not even the name is looked up."""

    async def connect() -> None:
        with deadline.until(time.monotonic()):
            await same(backend().connect_tcp("127.0.0.1", 9, 30))

    with pytest.raises(httpcore.ConnectTimeout, match="deadline"):
        asyncio.run(connect())


async def same(step: Any) -> None:
    """Wait where there is something to wait for."""
    if isawaitable(step):
        await step


def test_a_long_write_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer below restarts its time-out when bytes were taken, so it gets few at once."""
    now = 0.0

    class Slow(Below):
        """What takes a second for each write."""

        def write(self, piece: bytes, timeout: float | None = None) -> None:
            """Let the time go by."""
            nonlocal now
            super().write(piece, timeout)
            now += 1

    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: now))
    below = Slow()
    with deadline.until(5), pytest.raises(httpcore.WriteTimeout):
        sockets.Stream(below).write(bytes(1_000_000), 30)
    assert [5, 4, 3, 2, 1] == below.timeouts


def test_what_asks_a_proxy_for_a_way_is_not_the_request() -> None:
    """The change cannot have been made by it."""
    with deadline.until(time.monotonic() + 5):
        seen = [deadline.was_written(otherwise=True)]
        for method in (b"CONNECT", b"POST"):
            deadline.trace(
                "http11.send_request_headers.started",
                {"request": httpcore.Request(method, "https://h")},
            )
            seen.append(deadline.was_written(otherwise=True))
    assert [True, False, True] == seen

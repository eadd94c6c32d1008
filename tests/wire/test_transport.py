"""A caller's transports: held to the deadline as far as possible, and what they send is seen."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from calls import EXAMPLE
from faulty import Faulty, Peer, answer

from cloud_vpn.tencent_vpc import AsyncTencentVpc, ResponseError, TencentVpc, TransportError
from vpn_preflight.wire.errors import DOUBT

KEYS = {"region": "gz", "secret_id": "i", "secret_key": "k", "retries": 0}
SOON = 10


def blocking(endpoint: str, **transport: Any) -> Any:
    """Send a tunnel through a transport of the test's."""
    with TencentVpc(
        **KEYS, endpoint=endpoint, deadline=3, transport=httpx.HTTPTransport(**transport)
    ) as vpc:
        return vpc.modify_vpn_conn_ex(**EXAMPLE)


def concurrent(endpoint: str, **transport: Any) -> Any:
    """Do the same without blocking."""

    async def send() -> Any:
        below = httpx.AsyncHTTPTransport(**transport)
        async with AsyncTencentVpc(**KEYS, endpoint=endpoint, deadline=3, transport=below) as vpc:
            return await vpc.modify_vpn_conn_ex(**EXAMPLE)

    return asyncio.run(send())


BOTH = pytest.mark.parametrize("send", [blocking, concurrent])


def test_the_tries_of_a_transport_are_held_to_the_deadline() -> None:
    """It waits between attempts by itself, longer each time; async, it is given up."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(TransportError, match="deadline") as raised:
        concurrent(f"http://127.0.0.1:{port}", retries=20)
    assert (False, True) == (raised.value.may_have_been_made, time.monotonic() - begun < SOON)


def test_a_head_that_drips_over_a_transport_of_the_callers_is_held_to_the_deadline() -> None:
    """Where nothing blocks; the request has left by then."""

    def drops(peer: Peer) -> None:
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\n")
        peer.drip(b"X-Drip: drop\r\n")

    begun = time.monotonic()
    with Faulty(drops) as service, pytest.raises(TransportError, match=DOUBT) as raised:
        concurrent(service.url)
    assert (True, True) == (raised.value.may_have_been_made, time.monotonic() - begun < SOON)


def test_an_error_of_a_transport_stays_what_it_is(async_vpc: Any, tencent: Any) -> None:
    """A time-out of its own is not the deadline."""
    tencent.answers = [TimeoutError("mine")]

    async def send() -> None:
        async with async_vpc(retries=0) as vpc:
            await vpc.modify_vpn_conn_ex(**EXAMPLE)

    with pytest.raises(TimeoutError, match="mine"):
        asyncio.run(send())


def test_an_answer_that_was_whole_in_time_is_taken(
    tencent: Any, vpc: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last piece may come late: the change is known to be made, and nothing else is awaited."""
    moments = time.monotonic

    class Pieces(httpx.SyncByteStream):
        """A body in pieces, before the last of which an hour passes."""

        def __init__(self, *pieces: bytes) -> None:
            self.pieces = pieces

        def __iter__(self) -> Iterator[bytes]:
            for number, piece in enumerate(self.pieces):
                if number == 1:
                    monkeypatch.setattr(time, "monotonic", lambda: moments() + 3600)
                yield piece
            monkeypatch.undo()

    success = b'{"code": 0, "data": {"taskId": 12}}'
    tencent.answers = [lambda _: httpx.Response(200, stream=Pieces(success[:9], success[9:]))]
    assert 12 == vpc().modify_vpn_conn_ex(**EXAMPLE).data.task_id
    tencent.answers = [
        lambda _: httpx.Response(200, stream=Pieces(success[:9], success[9:12], success[12:]))
    ]
    with pytest.raises(ResponseError, match="ReadTimeout"):
        vpc().modify_vpn_conn_ex(**EXAMPLE)
    monkeypatch.undo()


def test_a_transport_that_was_passed_serves_its_owner_as_before() -> None:
    """Outside of our calls nothing has a deadline, and whoever wants no time-out has none."""
    with (
        Faulty(lambda peer: (peer.read(), peer.send(answer(body=b"a")))) as service,
        httpx.HTTPTransport() as shared,
    ):
        TencentVpc(**KEYS, transport=shared).get_httpx_client()
        with httpx.Client(transport=shared, timeout=None, trust_env=False) as owner:  # noqa: S113 - this is the point
            assert b"a" == owner.post(service.url, content=b"").content


@BOTH
def test_a_socket_of_this_machine_is_held_to_the_deadline(send: Any, tmp_path: Path) -> None:
    """A service that drips there is no better."""
    path, over = str(tmp_path / "socket"), threading.Event()

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            Peer(connection, over).read()
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
            # The other side closes when its time is up.
            with suppress(BrokenPipeError):
                while not over.wait(0.02):
                    connection.sendall(b" ")

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        begun = time.monotonic()
        with pytest.raises(ResponseError, match="broke off"):
            send("http://localhost", uds=path)
        took = time.monotonic() - begun
        over.set()
        thread.join()
    assert took < SOON


class Persistent(httpx.HTTPTransport):
    """Sends again by itself, as ours never does."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Try, and after a lost answer try once more, where nobody listens any more."""
        try:
            return super().handle_request(request)
        except httpx.RemoteProtocolError:
            request.url = request.url.copy_with(port=9)
            return super().handle_request(request)


def test_what_a_transport_sent_before_it_failed_is_not_forgotten() -> None:
    """Its last error is about a refused connection, and its first try took the change along."""
    lost = Faulty(lambda peer: (peer.read(), peer.connection.close()))
    with (
        lost as service,
        TencentVpc(**KEYS, endpoint=service.url, transport=Persistent()) as vpc,
        pytest.raises(TransportError, match=f"ConnectError.*{DOUBT}") as raised,
    ):
        vpc.modify_vpn_conn_ex(**EXAMPLE)
    assert (True, False) == (raised.value.may_have_been_made, raised.value.retryable)

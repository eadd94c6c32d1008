"""Transports of httpx that a caller makes himself: they are held to the deadline, and what they send is seen."""

import asyncio
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from calls import EXAMPLE
from faulty import Faulty, Peer

from cloud_vpn.tencent_vpc import AsyncTencentVpc, ResponseError, TencentVpc, TransportError

KEYS = {"region": "gz", "secret_id": "i", "secret_key": "k", "retries": 0}
SOON = 10


def blocking(endpoint: str, **transport: Any) -> Any:
    """Send a tunnel through a transport of the test's."""
    with TencentVpc(**KEYS, endpoint=endpoint, deadline=3, transport=httpx.HTTPTransport(**transport)) as vpc:
        return vpc.modify_vpn_conn_ex(**EXAMPLE)


def concurrent(endpoint: str, **transport: Any) -> Any:
    """Do the same without blocking."""

    async def send() -> Any:
        below = httpx.AsyncHTTPTransport(**transport)
        async with AsyncTencentVpc(**KEYS, endpoint=endpoint, deadline=3, transport=below) as vpc:
            return await vpc.modify_vpn_conn_ex(**EXAMPLE)

    return asyncio.run(send())


BOTH = pytest.mark.parametrize("send", [blocking, concurrent])


@BOTH
def test_the_tries_of_a_transport_are_held_to_the_deadline(send: Any) -> None:
    """It waits between them by itself, and longer each time."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(TransportError, match="nothing was sent") as raised:
        send(f"http://127.0.0.1:{port}", retries=20)
    assert (False, True) == (raised.value.may_have_been_made, time.monotonic() - begun < SOON)


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
        pytest.raises(TransportError, match=r"ConnectError.*may have been made") as raised,
    ):
        vpc.modify_vpn_conn_ex(**EXAMPLE)
    assert (True, False) == (raised.value.may_have_been_made, raised.value.retryable)

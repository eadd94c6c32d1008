"""A service may answer and close before it has read a large request: its answer ends the call."""

import socket
import ssl
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import trustme
from calls import EXAMPLE
from faulty import Faulty, Peer, answer
from senders import SENDERS, Send

from cloud_vpn.tencent_vpc import ApiError, TransportError

INVALID = answer("400 Bad Request", {"code": 4000, "message": "too large"}, Connection="close")
UNKNOWN = answer("500 Internal Server Error", {"code": 9999, "message": "?"}, Connection="close")
# Bytes of the request; the largest fits no buffer on the way.
SIZES = [1_000, 100_000, 5_000_000]
# What matters is the size alone.
IGNORED = ("VFS", "VFP", "VFW", "VFD")


def close(peer: Peer) -> None:
    """Close at once: the system resets the connection, because there is more to read."""
    peer.connection.close()


def half_close(peer: Peer) -> None:
    """Say that no more will come, then close."""
    peer.connection.shutdown(socket.SHUT_WR)
    peer.connection.close()


ENDS = [close, half_close, Peer.reset, Peer.hold]


def early(
    content: bytes, end: Callable[[Peer], None], context: ssl.SSLContext | None = None
) -> Callable[[Peer], None]:
    """Answer at the first byte of a request, and end the connection in some way."""

    def script(peer: Peer) -> None:
        # Else the system holds the answer until earlier data is acknowledged, and a reset drops it.
        peer.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with (
            context.wrap_socket(peer.connection, server_side=True)
            if context
            else nullcontext(peer.connection) as connection
        ):
            peer.connection = connection
            connection.recv(1)
            peer.send(content)
            end(peer)

    return script


def sent(send: Send, service: Faulty, size: int, **settings: Any) -> ApiError:
    """Send a tunnel of some size, and return how that was refused."""
    # The buffers of the other side are part of what is on the way.
    service.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    call = EXAMPLE | {"pre_shared_key": "k" * size}
    url = settings.pop("endpoint", service.url)
    with pytest.raises(ApiError) as raised:
        send(url, call, ignore=IGNORED, retries=0, deadline=20, **settings)
    return raised.value


@pytest.mark.parametrize(
    ("content", "status", "may_have_been_made"), [(INVALID, 400, False), (UNKNOWN, 500, True)]
)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("send", SENDERS)
def test_an_answer_before_the_end_of_the_request(
    send: Send,
    size: int,
    end: Callable[[Peer], None],
    content: bytes,
    status: int,
    may_have_been_made: bool,
) -> None:
    """It says what became of the call, and the connection that broke says nothing."""
    with Faulty(early(content, end)) as service:
        error = sent(send, service, size)
    assert (status, may_have_been_made, 1) == (
        error.status,
        error.may_have_been_made,
        service.connections,
    )


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("send", SENDERS)
def test_the_same_over_tls(
    send: Send, size: int, end: Callable[[Peer], None], tmp_path: Path
) -> None:
    """Encryption lies above what is read."""
    authority, context, ca = (
        trustme.CA(),
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER),
        tmp_path / "ca.pem",
    )
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(ca))
    with Faulty(early(INVALID, end, context)) as service:
        error = sent(
            send, service, size, ca=str(ca), endpoint=service.url.replace("http:", "https:")
        )
    assert (400, False) == (error.status, error.may_have_been_made)


@pytest.mark.parametrize("end", [close, Peer.reset])
@pytest.mark.parametrize("send", SENDERS)
def test_no_answer_before_the_end_of_the_request(send: Send, end: Callable[[Peer], None]) -> None:
    """Where none came, the change may have been made."""
    call = EXAMPLE | {"pre_shared_key": "k" * SIZES[-1]}
    with Faulty(early(b"", end)) as service, pytest.raises(TransportError) as raised:
        send(service.url, call, ignore=IGNORED, retries=0, deadline=20)
    assert raised.value.may_have_been_made

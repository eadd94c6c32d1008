"""A proxy between us and the service: the request passes encrypted, its faults come before it."""

import asyncio
import os
import select
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from faulty import Faulty, Peer, Script, answer
from senders import SENDERS, Send

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import (
    CredentialsError,
    ResponseError,
    TencentVpc,
    TransportError,
    VpnPreflightError,
)
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.certificates import Identity, identity
from vpn_preflight.emulator.server import run
from vpn_preflight.wire.errors import DOUBT

# Seconds within which any call with a short deadline must be back.
SOON = 10
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
YES = b"HTTP/1.1 200 Connection established\r\n\r\n"


@pytest.fixture
def tls() -> Iterator[Identity]:
    """An authority of the test."""
    with identity() as made:
        yield made


def tunnel(peer: Peer) -> None:
    """Do what a proxy does: connect, say so, and carry bytes both ways."""
    head = peer.read().split(b"\r\n", 1)[0]
    host, port = head.split(b" ")[1].decode().rsplit(":", 1)
    with socket.create_connection((host, int(port))) as beyond:
        peer.send(YES)
        other = {beyond: peer.connection, peer.connection: beyond}
        while True:
            # What was decrypted already is not seen by select.
            waiting = [end for end in other if isinstance(end, ssl.SSLSocket) and end.pending()]
            for ready in waiting or select.select(list(other), [], [], 20)[0]:
                chunk = ready.recv(65536)
                if not chunk:
                    return
                other[ready].sendall(chunk)


def encrypted(tls: Identity, script: Script) -> Script:
    """Do the same behind encryption, as a proxy of https does."""

    def serve(peer: Peer) -> None:
        with tls.context.wrap_socket(peer.connection, server_side=True) as peer.connection:
            script(peer)

    return serve


def settings(emulator: Emulator, url: str, proxy: str, tls: Identity) -> dict[str, Any]:
    """Return what a client of the emulator behind a proxy is made with."""
    keys = emulator.credentials
    given = {
        "access_key": keys.access_key,
        "secret_key": keys.secret_key,
        "project_id": emulator.project_id,
    }
    return given | {"endpoint": url, "proxy": proxy, "ca": tls.ca}


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_call_goes_through_a_proxy(tls: Identity, scheme: str) -> None:
    """Both kinds of client reach the service, the proxy sees no request, and https is verified."""
    emulator = Emulator()
    with (
        run(emulator, tls) as url,
        Faulty(tunnel if scheme == "http" else encrypted(tls, tunnel)) as proxy,
    ):
        given = settings(emulator, url, proxy.url.replace("http", scheme, 1), tls)

        async def later() -> Any:
            async with AsyncHuaweiVpn(**given) as vpn:
                return await vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

        with HuaweiVpn(**given) as vpn:
            first = vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
        assert "user-group1-update" == first.user_group.name == asyncio.run(later()).user_group.name
    assert (2, 2) == (proxy.connections, len(emulator.journal.entries))


@pytest.mark.parametrize(
    ("attempts", "status"),
    [(1, "407 Proxy Authentication Required"), (1, "403 Forbidden"), (2, "502 Bad Gateway")],
)
def test_a_proxy_that_refuses_sends_nothing(attempts: int, status: str) -> None:
    """A refused CONNECT comes before the request; only the proxy's own failures are retried."""
    with Faulty(lambda peer: (peer.read(), peer.send(answer(status)))) as proxy:
        keys = {
            "region": "gz",
            "secret_id": "i",
            "secret_key": "k",
            "endpoint": "https://localhost:9",
            "proxy": proxy.url,
        }
        with (
            TencentVpc(**keys, retries=1) as vpc,
            pytest.raises(TransportError, match="nothing was sent") as raised,
        ):
            vpc.modify_vpn_conn_ex(**EXAMPLE)
    assert (attempts, False, attempts > 1) == (
        proxy.connections,
        raised.value.may_have_been_made,
        raised.value.retryable,
    )


@pytest.mark.parametrize(
    ("kind", "at"),
    [(TransportError, b""), (ResponseError, b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")],
    ids=["head", "body"],
)
def test_encryption_that_breaks_leaves_a_doubt(
    send: Send, tls: Identity, kind: type[VpnPreflightError], at: bytes
) -> None:
    """Before or within an answer, blocking or not, it is an error of ours."""

    def serve(peer: Peer) -> None:
        raw = socket.socket(fileno=os.dup(peer.connection.fileno()))
        with raw, tls.context.wrap_socket(peer.connection, server_side=True) as peer.connection:
            peer.read()
            peer.send(at)
            raw.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with Faulty(serve) as service, pytest.raises(kind, match=DOUBT) as raised:
        send(service.url.replace("http:", "https:"), ca=tls.ca)
    assert (True, 1) == (raised.value.may_have_been_made, service.connections)


def test_a_certificate_of_nobody_is_told_once(send: Send, tls: Identity) -> None:
    """Another attempt would meet the same certificate; nothing was sent."""
    with (
        Faulty(encrypted(tls, Peer.hold)) as service,
        pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED") as raised,
    ):
        send(service.url.replace("http:", "https:"), retries=3)
    assert (1, False, False) == (
        service.connections,
        raised.value.may_have_been_made,
        raised.value.retryable,
    )


# The head of a record of TLS that would be long.
RECORD = b"\x16\x03\x03\x40\x00"
SLOW: dict[str, Script] = {
    "silence": lambda peer: (peer.read(), peer.hold()),
    "a yes, and silence": lambda peer: (peer.read(), peer.send(YES), peer.hold()),
    "a yes, and drops": lambda peer: (
        peer.read(),
        peer.send(YES),
        peer.connection.recv(65536),
        peer.send(RECORD),
        peer.drip(b"\x00"),
    ),
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("way", SLOW)
def test_a_slow_proxy_is_held_to_the_deadline(
    send: Send, tls: Identity, scheme: str, way: str
) -> None:
    """Whatever comes, however slowly, encrypted or not, the call is back in time."""
    begun = time.monotonic()
    settings = {"ca": tls.ca, "deadline": 0.5, "timeout": 5, "retries": 0}
    with (
        Faulty(SLOW[way] if scheme == "http" else encrypted(tls, SLOW[way])) as proxy,
        pytest.raises(TransportError, match="Timeout") as raised,
    ):
        send("https://localhost:9", proxy=proxy.url.replace("http", scheme, 1), **settings)
    # What the proxy was asked for is no request.
    assert (True, False) == (time.monotonic() - begun < SOON, raised.value.may_have_been_made)


@pytest.mark.parametrize(
    "act",
    [Peer.hold, lambda peer: (peer.send(RECORD), peer.drip(b"\x00"))],
    ids=["silence", "drops"],
)
@pytest.mark.parametrize("settings", [{"timeout": 0.2}, {"deadline": 0.3}], ids=str)
def test_a_service_that_does_not_come_to_encryption_gets_nothing(
    send: Send, act: Script, settings: dict[str, float]
) -> None:
    """The handshake has the same time-out and deadline, and comes before the request."""
    begun = time.monotonic()
    with (
        Faulty(act) as service,
        pytest.raises(TransportError, match=r"ConnectTimeout.*nothing was sent") as raised,
    ):
        send(service.url.replace("http:", "https:"), retries=0, **settings)
    assert (True, False) == (time.monotonic() - begun < SOON, raised.value.may_have_been_made)


def test_an_answer_that_drips_encrypted_is_held_to_the_deadline(send: Send, tls: Identity) -> None:
    """Encrypted bytes have no more time than plain ones."""
    begun = time.monotonic()
    drops = encrypted(
        tls,
        lambda peer: (
            peer.read(),
            peer.send(b"HTTP/1.1 200 OK\r\n"),
            peer.drip(b"X-Drip: drop\r\n"),
        ),
    )
    with Faulty(drops) as service, pytest.raises(TransportError, match="ReadTimeout") as raised:
        send(service.url.replace("http:", "https:"), ca=tls.ca, deadline=0.5, timeout=5, retries=0)
    assert (True, True) == (time.monotonic() - begun < SOON, raised.value.may_have_been_made)


def came_to(way: Faulty, send: Send, **settings: Any) -> int:
    """Make a call that a proxy refuses, or that fails without it; count what the proxy received."""
    with pytest.raises(TransportError):
        send("https://localhost:9", retries=0, deadline=5, **settings)
    return way.connections


REFUSE: Script = lambda peer: (peer.read(), peer.send(answer("403 Forbidden")))  # noqa: E731


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_used(
    send: Send, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """Blocking or not; the way may be named without a scheme."""
    with Faulty(REFUSE) as proxy:
        monkeypatch.setenv(variable, proxy.url.removeprefix("http://"))
        assert 1 == came_to(proxy, send)


def test_the_proxy_for_https_goes_before_the_one_for_all(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one that is passed before both."""
    with Faulty(REFUSE) as proxy, Faulty(REFUSE) as other, Faulty(REFUSE) as passed:
        monkeypatch.setenv("ALL_PROXY", other.url)
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        assert (1, 1, 0) == (
            came_to(proxy, send),
            came_to(passed, send, proxy=passed.url),
            other.connections,
        )


@pytest.mark.parametrize(
    ("expected", "exempt"),
    [
        *(
            (0, name)
            for name in (
                "*",
                "localhost",
                ".localhost",
                "LOCALHOST",
                "a, localhost ,b",
                "localhost:9",
            )
        ),
        *((0, name) for name in ("https://localhost", "example.org,*")),
        *(
            (1, name)
            for name in (
                "",
                "example.org",
                "ocalhost",
                "localhost:10",
                "http://example.org",
                "localhost.example",
            )
        ),
    ],
)
def test_names_that_need_no_proxy(
    monkeypatch: pytest.MonkeyPatch, expected: int, exempt: str
) -> None:
    """NO_PROXY is heard as other programs hear it."""
    with Faulty(REFUSE) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", exempt)
        assert expected == came_to(proxy, SENDERS[0])


def test_a_proxy_of_socks_is_told_of(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs a package that is not one of ours."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(CredentialsError, match="socksio"):
        send("https://localhost:9")

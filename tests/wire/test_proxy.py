"""A proxy between us and the service: the request goes through it encrypted, and its faults are told as before the request."""

import asyncio
import select
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from faulty import Faulty, Peer

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc, TransportError
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.certificates import Identity, identity
from vpn_preflight.emulator.server import running


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
        peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        other = {beyond: peer.connection, peer.connection: beyond}
        while True:
            for ready in select.select(list(other), [], [], 20)[0]:
                chunk = ready.recv(65536)
                if not chunk:
                    return
                other[ready].sendall(chunk)


def settings(emulator: Emulator, url: str, proxy: str, tls: Identity) -> dict[str, Any]:
    """Return what a client of the emulator behind a proxy is made with."""
    keys = emulator.credentials
    given = {"access_key": keys.access_key, "secret_key": keys.secret_key, "project_id": emulator.project_id}
    return given | {"endpoint": url, "proxy": proxy, "ca": tls.ca}


def test_a_call_goes_through_a_proxy(tls: Identity) -> None:
    """Both kinds of client reach the service, and the proxy sees no request."""
    emulator = Emulator()
    with running(emulator, tls) as url, Faulty(tunnel) as proxy:
        given = settings(emulator, url, proxy.url, tls)

        async def later() -> Any:
            async with AsyncHuaweiVpn(**given) as vpn:
                return await vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

        with HuaweiVpn(**given) as vpn:
            first = vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
        assert "user-group1-update" == first.user_group.name == asyncio.run(later()).user_group.name
    assert (2, 2) == (proxy.connections, len(emulator.journal.entries))


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"])
def test_a_proxy_that_refuses_sends_nothing(answer: bytes) -> None:
    """What the proxy says to CONNECT comes before the request."""
    with Faulty(lambda peer: (peer.read(), peer.send(answer))) as proxy:
        keys = {"region": "r", "secret_id": "i", "secret_key": "k", "endpoint": "https://localhost:9", "proxy": proxy.url}
        with TencentVpc(**keys, retries=0) as vpc, pytest.raises(TransportError, match="nothing was sent") as raised:
            vpc.modify_vpn_conn_ex(**EXAMPLE)
    assert not raised.value.may_have_been_made


def test_a_transport_may_be_shared_by_many_clients() -> None:
    """What holds it to the deadline is put there once."""
    shared = httpx.HTTPTransport()
    for _ in range(3):
        TencentVpc(region="r", secret_id="i", secret_key="k", transport=shared).get_httpx_client()
    assert not hasattr(shared._pool._network_backend.below, "below")
    shared.close()

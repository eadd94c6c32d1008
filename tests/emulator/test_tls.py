"""The emulator over TLS: an authority for a run, certificates for loopback and the services."""

import asyncio
import gc
import importlib
import re
import socket
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from calls import EXAMPLE

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc, TransportError
from vpn_preflight import extras
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.certificates import Identity, identity
from vpn_preflight.emulator.server import run


@pytest.fixture(scope="module")
def tls() -> Iterator[Identity]:
    """Make one authority for all tests here."""
    with identity() as made:
        yield made


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state and the time of now, because the clients sign with it."""
    return Emulator()


@pytest.fixture
def url(emulator: Emulator, tls: Identity) -> Iterator[str]:
    """Serve by https while the test runs."""
    with run(emulator, tls) as base:
        yield base


def shake_hands(url: str, tls: Identity, name: str) -> None:
    """Connect as a client of that name; raises what the verification raises."""
    parts = urlsplit(url)
    context = ssl.create_default_context(cafile=tls.ca)
    with (
        socket.create_connection((str(parts.hostname), int(parts.port or 0))) as connection,
        context.wrap_socket(connection, server_hostname=name),
    ):
        pass


def test_a_client_that_trusts_the_authority_works(
    emulator: Emulator, url: str, tls: Identity
) -> None:
    """A typed call goes out over TLS with the authority as `ca`."""
    keys = {
        "secret_id": emulator.credentials.access_key,
        "secret_key": emulator.credentials.secret_key,
    }
    with TencentVpc(region="ap-guangzhou", **keys, endpoint=url, ca=tls.ca) as vpc:
        assert ("https", 12614) == (
            urlsplit(url).scheme,
            vpc.modify_vpn_conn_ex(**EXAMPLE).data.task_id,
        )


def test_an_asynchronous_client_works_too(emulator: Emulator, url: str, tls: Identity) -> None:
    """The same without blocking, for the other service."""
    keys, ids = emulator.credentials, emulator.ids

    async def name() -> object:
        settings = {
            "access_key": keys.access_key,
            "secret_key": keys.secret_key,
            "endpoint": url,
            "ca": tls.ca,
        }
        async with AsyncHuaweiVpn(project_id=ids.project_id, **settings) as vpn:
            reply = await vpn.update_vpn_user_group(
                ids.vpn_server_id, ids.group_id, user_group={"name": "sales"}
            )
            return reply.user_group.name

    assert "sales" == asyncio.run(name())


def test_a_client_that_does_not_trust_it_sends_nothing(emulator: Emulator, url: str) -> None:
    """Without the authority the call ends before a byte of it is sent."""
    keys = {
        "secret_id": emulator.credentials.access_key,
        "secret_key": emulator.credentials.secret_key,
    }
    with (
        TencentVpc(region="ap-guangzhou", **keys, endpoint=url, retries=0) as vpc,
        pytest.raises(TransportError) as told,
    ):
        vpc.modify_vpn_conn_ex(**EXAMPLE)
    assert (False, []) == (told.value.may_have_been_made, emulator.journal.entries)


def test_a_client_that_stays_does_not_hold_the_server(
    emulator: Emulator, tls: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    """The server hangs up without waiting for the client's goodbye, and leaves nothing open."""
    with httpx.Client(verify=ssl.create_default_context(cafile=tls.ca)) as client:
        with run(emulator, tls) as url:
            assert 200 == client.get(f"{url}/_emulator/journal").status_code
        gc.collect()
    assert "" == caplog.text


@pytest.mark.parametrize(
    "name",
    [
        "localhost",
        "127.0.0.1",
        "::1",
        "vpc.api.qcloud.com",
        "vpn.ap-southeast-1.myhuaweicloud.com",
        "vpn.eu-west-101.myhuaweicloud.com",
    ],
)
def test_names_that_are_certified(url: str, tls: Identity, name: str) -> None:
    """Loopback, and the services' own hosts in every region."""
    shake_hands(url, tls, name)


@pytest.mark.parametrize(
    "name",
    [
        "example.org",
        "vpc.api.qcloud.com.example.org",
        "vpn.a.b.myhuaweicloud.com",
        "xvpc.api.qcloud.com",
    ],
)
def test_other_names_are_not(url: str, tls: Identity, name: str) -> None:
    """No certificate is made for hosts that are none of the services'."""
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        shake_hands(url, tls, name)


def test_only_the_certificate_of_the_authority_is_written() -> None:
    """Others cannot list the folder, it holds no key, and it is deleted at the end."""
    with identity() as made:
        folder = Path(made.ca).parent
        assert (0o700, ["ca.pem"]) == (
            folder.stat().st_mode & 0o777,
            [path.name for path in folder.iterdir()],
        )
        assert (1, 0) == tuple(
            Path(made.ca).read_text().count(word) for word in ("BEGIN CERTIFICATE", "PRIVATE")
        )
    assert not folder.exists()


def test_no_key_is_written_for_others_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system's library reads from a file only its owner can read, and briefly."""
    modes = {}
    load = ssl.SSLContext.load_cert_chain

    def watched(self: ssl.SSLContext, path: str) -> None:
        modes[path] = Path(path).stat().st_mode & 0o777
        load(self, path)

    monkeypatch.setattr(ssl.SSLContext, "load_cert_chain", watched)
    with identity():
        assert [(0o600, False)] == [(mode, Path(path).exists()) for path, mode in modes.items()]


def test_a_missing_extra_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever lacks trustme is told what to install."""
    monkeypatch.setitem(sys.modules, "trustme", None)  # type: ignore[arg-type]
    monkeypatch.delitem(sys.modules, "vpn_preflight.emulator.certificates")
    with pytest.raises(
        ModuleNotFoundError, match=f"trustme.*{re.escape(extras.command('emulator'))}"
    ) as told:
        importlib.import_module("vpn_preflight.emulator.certificates")
    assert len(str(told.value).splitlines()) == 1

"""What a client shows of itself: the program's name, headers, a client certificate; its log."""

import logging
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from calls import EXAMPLE
from faulty import Faulty, Peer
from senders import SUCCESS, after_the_request

import vpn_preflight
from cloud_vpn.tencent_vpc import CallTimeoutError, CredentialsError, TransportError


def test_the_user_agent_names_client_python_and_httpx(vpc: Any, tencent: Any) -> None:
    """A service can see what calls it."""
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    agent = tencent.request.headers["User-Agent"]
    versions = (vpn_preflight.__version__, "python/3.", httpx.__version__)
    assert all(one in agent for one in versions)


def test_a_program_names_itself_before_us(vpc: Any, tencent: Any) -> None:
    """`user_agent` comes first, and ours stays."""
    vpc(user_agent="rotate-keys/1.2").modify_vpn_conn_ex(**EXAMPLE)
    first, second, *_ = tencent.request.headers["User-Agent"].split(" ")
    assert ("rotate-keys/1.2", "vpn-preflight") == (first, second.partition("/")[0])


@pytest.mark.parametrize("agent", ["", "a\r\nb", "naïve", 7])
def test_a_user_agent_that_cannot_be_sent_is_refused(vpc: Any, agent: Any) -> None:
    """It would break the request."""
    with pytest.raises(ValueError, match="user_agent"):
        vpc(user_agent=agent)


def test_further_headers_go_with_each_request(vpc: Any, tencent: Any) -> None:
    """A gateway may ask for a header of its own."""
    vpc(headers={"X-Team": "network"}).modify_vpn_conn_ex(**EXAMPLE)
    assert tencent.request.headers["X-Team"] == "network"


@pytest.mark.parametrize(
    "name", ["host", "Content-Type", "content-length", "Cookie", "User-Agent", "Connection", "TE"]
)
def test_a_header_that_the_client_sets_is_refused(vpc: Any, name: str) -> None:
    """Another value would change what the request means."""
    with pytest.raises(ValueError, match=name):
        vpc(headers={name: "x"})


@pytest.mark.parametrize(
    "name", ["Authorization", "X-Auth-Token", "x-sdk-date", "X-Project-Id", "Content-Encoding"]
)
def test_a_header_of_a_signature_is_refused(vpn: Any, name: str) -> None:
    """The client signs by itself."""
    with pytest.raises(ValueError, match=name):
        vpn(headers={name: "x"})


@pytest.mark.parametrize("value", ["a\nb", "é", None, "a\x00"])
def test_a_header_that_cannot_be_sent_is_refused_unseen(vpc: Any, value: Any) -> None:
    """The error names the header, and not its value, which may be a secret."""
    with pytest.raises(ValueError, match="X-Team") as raised:
        vpc(headers={"X-Team": value})
    assert repr(value) not in str(raised.value)


@pytest.mark.parametrize("cert", ["missing.pem", ("missing.pem", "missing.key"), 7, ()])
def test_a_certificate_that_cannot_be_used_is_refused(vpc: Any, cert: Any) -> None:
    """At once, and not at the first call."""
    with pytest.raises(CredentialsError):
        vpc(cert=cert)


def test_a_client_certificate_is_shown(send: Any, tmp_path: Path) -> None:
    """A service that asks for one gets it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    files = [str(tmp_path / name) for name in ("cert.pem", "key.pem")]
    ours = authority.issue_cert("client.example")
    ours.cert_chain_pems[0].write_to_path(files[0])
    ours.private_key_pem.write_to_path(files[1])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def serve(peer: Peer) -> None:
        with context.wrap_socket(peer.connection, server_side=True) as peer.connection:
            after_the_request(SUCCESS)(peer)

    with Faulty(serve) as service:
        trusted = {"ca": str(tmp_path / "ca.pem"), "retries": 0}
        url = service.url.replace("http", "https", 1)
        assert send(url, **trusted, cert=tuple(files)).data.task_id
        with pytest.raises(TransportError):
            send(url, **trusted)


def test_a_time_out_is_an_error_of_its_own(vpc: Any, tencent: Any) -> None:
    """It is a TransportError, too, so that both can be caught."""
    tencent.answers = [httpx.ReadTimeout("slow")]
    with pytest.raises(CallTimeoutError) as raised:
        vpc(retries=0).modify_vpn_conn_ex(**EXAMPLE)
    assert raised.value.may_have_been_made
    tencent.answers = [httpx.ConnectError("no way")]
    with pytest.raises(TransportError) as other:
        vpc(retries=0).modify_vpn_conn_ex(**EXAMPLE)
    assert not isinstance(other.value, CallTimeoutError)


def test_the_logger_is_silent_until_a_program_asks() -> None:
    """It has a handler that does nothing, as libraries do."""
    handlers = logging.getLogger("vpn_preflight").handlers
    assert any(isinstance(one, logging.NullHandler) for one in handlers)


def test_what_users_need_is_imported_by_name() -> None:
    """In a fresh process, whatever was imported before, and nothing is imported early."""
    program = (
        "import sys, vpn_preflight; early = 'vpn_preflight.checker' in sys.modules;"
        "import vpn_preflight.checker;"
        "from vpn_preflight import Finding, __version__, check;"
        "print(early, Finding.__name__, check.__name__, __version__)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert ["False", "Finding", "check", vpn_preflight.__version__] == told.stdout.decode().split()


def test_an_unknown_name_is_refused() -> None:
    """As by any module."""
    with pytest.raises(AttributeError):
        vpn_preflight.chekc  # type: ignore[attr-defined]  # noqa: B018

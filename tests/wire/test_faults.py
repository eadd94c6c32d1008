"""Faults of a network and a service: each ends in the right error, in time, with nothing open."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from typing import Any, NamedTuple

import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from faulty import Faulty, Peer, Script, answer
from senders import GROUP, KEYS, SUCCESS, Send, after_the_request

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import (
    ApiError,
    AsyncTencentVpc,
    AuthenticationError,
    RateLimitError,
    ResponseError,
    ServerError,
    TencentVpc,
    TransportError,
    VpnPreflightError,
)
from vpn_preflight.contract import operation
from vpn_preflight.wire.errors import DOUBT
from vpn_preflight.wire.transport import CONNECTIONS

# More than the buffers between two sockets hold, and more than the check lets through by itself.
BIG = EXAMPLE | {"pre_shared_key": "k" * 20_000_000, "ignore": ("VFW005",)}
# Seconds within which any call with a short deadline must be back; generous, because a hang takes
# longer than any machine is slow.
SOON = 10


class Fault(NamedTuple):
    """What a service does, and how the call must end."""

    script: Script
    kind: type[VpnPreflightError]
    made: bool
    words: str | None
    settings: dict[str, Any] = {}  # noqa: RUF012 - never written
    call: dict[str, Any] = EXAMPLE


def then(*pieces: bytes, act: Callable[[Peer], Any]) -> Script:
    """Read a request, answer with these bytes, and do something else."""
    return lambda peer: (peer.read(), peer.send(*pieces), act(peer))


def each_time(*pieces: bytes) -> Script:
    """Answer every request of a connection with the same bytes."""

    def serve(peer: Peer) -> None:
        while peer.read():
            peer.send(*pieces)

    return serve


def close(peer: Peer) -> None:
    """Close the connection in good order."""
    peer.connection.close()


def sip(peer: Peer) -> None:
    """Read a big request bit by bit: no write takes long, all together miss the deadline."""
    while not peer.done.wait(0.02) and peer.connection.recv(16_384):
        pass


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
SHORT = {"timeout": 0.2}
HURRY = {"deadline": 0.3}
# A big request takes a busy machine a while before its first byte.
LEISURE = {"deadline": 3}
FAULTS = {
    "reset during the request": Fault(
        lambda peer: (peer.connection.recv(1000), peer.reset()), TransportError, True, None, {}, BIG
    ),
    "reset after the request": Fault(then(act=Peer.reset), TransportError, True, None),
    "closed without an answer": Fault(then(act=close), TransportError, True, None),
    "closed within the head": Fault(
        then(b"HTTP/1.1 200 OK\r\nContent-", act=close), TransportError, True, None
    ),
    "no answer": Fault(then(act=Peer.hold), TransportError, True, "ReadTimeout", SHORT),
    "a request never read": Fault(
        lambda peer: peer.done.wait(20), TransportError, True, "WriteTimeout", SHORT, BIG
    ),
    "a request not read before the deadline": Fault(
        lambda peer: peer.done.wait(20), TransportError, True, "WriteTimeout", LEISURE, BIG
    ),
    "a request read in sips": Fault(sip, TransportError, True, "WriteTimeout", LEISURE, BIG),
    "no answer before the deadline": Fault(
        then(act=Peer.hold), TransportError, True, "ReadTimeout", HURRY
    ),
    "a head that drips": Fault(
        then(b"HTTP/1.1 200 OK\r\n", act=lambda peer: peer.drip(b"X-Drip: drop\r\n")),
        TransportError,
        True,
        "ReadTimeout",
        HURRY,
    ),
    "endless promises of an answer": Fault(
        then(act=lambda peer: peer.drip(b"HTTP/1.1 100 Continue\r\n\r\n")),
        TransportError,
        True,
        "ReadTimeout",
        HURRY,
    ),
    "a body that drips": Fault(
        then(
            b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", act=lambda peer: peer.drip(b" ")
        ),
        ResponseError,
        True,
        "broke off .ReadTimeout.",
        HURRY,
    ),
    "a truncated body": Fault(
        then(HEAD, b'{"code": 0, ', act=close),
        ResponseError,
        True,
        "broke off .RemoteProtocolError.",
    ),
    "a body reset": Fault(
        then(HEAD, b'{"code": 0, ', act=Peer.reset), ResponseError, True, "broke off"
    ),
    "a whole body shorter than its length": Fault(
        then(HEAD, b'{"code": 0}', act=close), ResponseError, True, "broke off"
    ),
    "a whole body that never ends": Fault(
        then(HEAD, b'{"code": 0}', act=Peer.hold), ResponseError, True, "ReadTimeout", SHORT
    ),
    "a body longer than its length": Fault(
        after_the_request(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", b'{"code": 0}'),
        ResponseError,
        True,
        "JSON",
    ),
    "a length that is none": Fault(
        after_the_request(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"),
        TransportError,
        True,
        None,
    ),
    "two lengths": Fault(
        after_the_request(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
        TransportError,
        True,
        None,
    ),
    "no HTTP": Fault(
        then(b"\x00\xff garbage\r\n\r\n", act=close), TransportError, True, "RemoteProtocolError"
    ),
    "an HTML page of a proxy": Fault(
        after_the_request(answer("502 Bad Gateway", b"<html>")), ServerError, True, "HTTP 502"
    ),
    "a refusal that breaks off": Fault(
        then(b"HTTP/1.1 503 No\r\nContent-Length: 100\r\n\r\n<html", act=close),
        ServerError,
        True,
        "HTTP 503",
    ),
    "an empty success": Fault(after_the_request(answer()), ResponseError, True, "JSON"),
    "a redirect": Fault(
        after_the_request(answer("302 Found", Location="http://192.0.2.1/")),
        ResponseError,
        True,
        "redirect",
    ),
    "an unknown status": Fault(after_the_request(answer("599 Odd")), ApiError, True, "HTTP 599"),
    "broken characters": Fault(
        after_the_request(answer(body=b"\xff\xfe\x00")), ResponseError, True, "JSON"
    ),
    "a code that is no number": Fault(
        after_the_request(answer(body=b'{"code": NaN}')), ResponseError, True, "success"
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_in_its_error(send: Send, name: str) -> None:
    """The error is of the right kind, knows whether a change is possible, and comes in time."""
    fault = FAULTS[name]
    begun = time.monotonic()
    with Faulty(fault.script) as service, pytest.raises(fault.kind, match=fault.words) as raised:
        send(service.url, fault.call, retries=2, **fault.settings)
    assert (fault.made, 1, True) == (
        raised.value.may_have_been_made,
        service.connections,
        time.monotonic() - begun < SOON,
    )
    assert fault.made == (DOUBT in str(raised.value))


def test_a_connection_reset_at_once_is_told_as_what_it_was(send: Send) -> None:
    """Whether the reset comes before or after the first byte is chance; the error says which."""
    with Faulty(Peer.reset) as service, pytest.raises(TransportError) as raised:
        send(service.url, retries=0)
    assert ("ConnectError" not in str(raised.value)) == raised.value.may_have_been_made


def test_a_refused_connection_sends_nothing(send: Send) -> None:
    """Where nobody listens nothing was made, and all attempts are used."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with pytest.raises(TransportError, match="nothing was sent") as raised:
        send(f"http://127.0.0.1:{port}", retries=1, deadline=5)
    assert not raised.value.may_have_been_made


def test_a_connection_that_is_never_made_sends_nothing(send: Send) -> None:
    """A host that takes no connection ends in a time-out before anything left."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        with pytest.raises(TransportError, match=r"ConnectTimeout.*nothing was sent") as raised:
            send(f"http://127.0.0.1:{full.getsockname()[1]}", retries=0, timeout=0.2)
        for each in waiting:
            each.close()
    assert not raised.value.may_have_been_made


@pytest.mark.parametrize("patience", [{"timeout": 0.1}, {"deadline": 0.3}], ids=str)
def test_a_task_that_never_gets_its_turn_sends_nothing(patience: dict[str, float]) -> None:
    """With the most calls under way, the next one waits, and then says that nothing was sent."""

    async def crowd(url: str) -> None:
        async with AsyncTencentVpc(**KEYS, endpoint=url) as vpc:
            others = [
                asyncio.create_task(vpc.modify_vpn_conn_ex(**EXAMPLE)) for _ in range(CONNECTIONS)
            ]
            await asyncio.to_thread(full.wait, SOON)
            try:
                with pytest.raises(
                    TransportError, match=r"PoolTimeout.*nothing was sent"
                ) as raised:
                    await vpc.with_options(retries=0, **patience).modify_vpn_conn_ex(**EXAMPLE)
                assert not raised.value.may_have_been_made
            finally:
                for other in others:
                    other.cancel()
                await asyncio.gather(*others, return_exceptions=True)

    full = threading.Barrier(CONNECTIONS + 1)
    with Faulty(then(act=lambda peer: (full.wait(SOON), peer.hold()))) as service:
        asyncio.run(crowd(service.url))
    assert CONNECTIONS == service.connections


@pytest.mark.parametrize("patience", [{"timeout": 0.1}, {"deadline": 0.3}], ids=str)
def test_a_thread_that_never_gets_its_turn_sends_nothing(patience: dict[str, float]) -> None:
    """The same for threads."""
    full, over = threading.Barrier(CONNECTIONS + 1), threading.Event()
    crowded = Faulty(then(act=lambda peer: (full.wait(SOON), over.wait(SOON), peer.send(SUCCESS))))
    with (
        crowded as service,
        TencentVpc(**KEYS, endpoint=service.url) as vpc,
        ThreadPoolExecutor(CONNECTIONS) as pool,
    ):
        others = [pool.submit(vpc.modify_vpn_conn_ex, **EXAMPLE) for _ in range(CONNECTIONS)]
        full.wait(SOON)
        with pytest.raises(TransportError, match=r"PoolTimeout.*nothing was sent") as raised:
            vpc.with_options(retries=0, **patience).modify_vpn_conn_ex(**EXAMPLE)
        over.set()
        assert {12614} == {other.result().data.task_id for other in others}
    assert (False, CONNECTIONS) == (raised.value.may_have_been_made, service.connections)


def test_a_service_without_encryption_gets_nothing(send: Send) -> None:
    """A plain service where https was asked for fails before the request."""
    plain = Faulty(lambda peer: peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    with plain as service, pytest.raises(TransportError, match="nothing was sent") as raised:
        send(service.url.replace("http:", "https:"), retries=0)
    assert not raised.value.may_have_been_made


def test_a_refused_connection_is_tried_again(send: Send) -> None:
    """What failed before anything left is sent again, over a new connection."""
    with Faulty(
        after_the_request(answer(body={"code": 6200, "message": ""}, Connection="close")),
        after_the_request(SUCCESS),
    ) as service:
        assert 12614 == send(service.url).data.task_id
    assert 2 == service.connections


def test_an_answer_of_100_megabytes_is_not_taken_in(send: Send) -> None:
    """Reading stops where no answer can be so long, and the rest is never sent."""
    sent = 0

    def flood(peer: Peer) -> None:
        nonlocal sent
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")
        for _ in range(1600):
            peer.send(bytes(65536))
            sent += 65536

    with Faulty(flood) as service, pytest.raises(ResponseError, match="8388608"):
        send(service.url)
    assert sent < 50_000_000


def test_a_redirect_is_not_followed(send: Send) -> None:
    """A signed request goes nowhere but where it was meant to go."""
    with Faulty(after_the_request(SUCCESS)) as elsewhere:
        for status in ("301 Moved", "302 Found", "307 Temporary", "308 Permanent"):
            with (
                Faulty(after_the_request(answer(status, Location=elsewhere.url))) as service,
                pytest.raises(ResponseError),
            ):
                send(service.url)
    assert 0 == elsewhere.connections


def test_broken_characters_and_numbers_in_a_success_are_no_failure(send: Send) -> None:
    """The service has acted; what can be read is read."""
    body = (
        b'\xef\xbb\xbf{"code": "0", "message": "\xff\xfe",'
        b' "data": {"taskId": "12", "userGwId": NaN}}'
    )
    with Faulty(after_the_request(answer(body=body))) as service:
        assert 12 == send(service.url).data.task_id


def test_what_comes_behind_an_answer_is_not_taken_for_the_next_one() -> None:
    """Each attempt has its own connection: no answer of another call, no break of an idle one."""
    with (
        Faulty(each_time(SUCCESS + GROUP)) as service,
        TencentVpc(**KEYS, endpoint=service.url) as vpc,
    ):
        assert [12614] * 3 == [vpc.modify_vpn_conn_ex(**EXAMPLE).data.task_id for _ in range(3)]
    assert 3 == service.connections


def huawei(kind: type[Any], endpoint: str, **settings: Any) -> Any:
    """Make a client of Huawei's service."""
    return kind(
        **{
            "project_id": "p",
            "access_key": "INVENTEDAK",
            "secret_key": "invented-key",
            "endpoint": endpoint,
        }
        | settings
    )


def update(endpoint: str, **settings: Any) -> Any:
    """Send a group."""
    with huawei(HuaweiVpn, endpoint, **settings) as vpn:
        return vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


def later_update(endpoint: str, **settings: Any) -> Any:
    """Send a group without blocking."""

    async def send() -> Any:
        async with huawei(AsyncHuaweiVpn, endpoint, **settings) as vpn:
            return await vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

    return asyncio.run(send())


@pytest.fixture(params=[update, later_update])
def send_group(request: pytest.FixtureRequest) -> Send:
    """Both kinds of client of the other service."""
    sender: Send = request.param
    return sender


def test_a_wrong_clock_is_told(send_group: Send) -> None:
    """A refusal with a date shows how far off this machine's clock is; a bad key is not retried."""
    date = formatdate(time.time() + 3600, usegmt=True)
    refusal = answer(
        "401 Unauthorized", {"error_code": "APIGW.0303", "error_msg": "expired"}, Date=date
    )
    with (
        Faulty(after_the_request(refusal)) as service,
        pytest.raises(AuthenticationError, match="behind") as raised,
    ):
        send_group(service.url)
    assert (1, False) == (service.connections, raised.value.may_have_been_made)


def test_an_expired_token_is_told_and_not_tried_again(send_group: Send) -> None:
    """The error has the hint of the contract; a second wrong try would count against the user."""
    refusal = answer("401 Unauthorized", {"error_code": "APIGW.0307", "error_msg": "token expires"})
    with (
        Faulty(each_time(refusal)) as service,
        pytest.raises(AuthenticationError, match=r"APIGW\.0307") as raised,
    ):
        send_group(service.url, access_key=None, secret_key=None, auth_token="a-token")
    (hint,) = (
        error.hint for error in operation("UpdateVpnUserGroup").errors if error.code == "APIGW.0307"
    )
    assert (1, hint) == (service.connections, raised.value.hint)


def test_a_storm_of_refusals_ends(send_group: Send) -> None:
    """A service that always says no is asked as often as allowed, and not again."""
    requests = 0

    def busy(peer: Peer) -> None:
        nonlocal requests
        while peer.read():
            requests += 1
            peer.send(
                answer("429 Too Many Requests", {"error_code": "APIGW.0308"}, Retry_After="0")
            )

    with Faulty(busy) as service, pytest.raises(RateLimitError):
        send_group(service.url, retries=4)
    assert 5 == requests


def test_a_storm_without_end_is_over_at_the_deadline(send_group: Send) -> None:
    """However many attempts are allowed, the call is back in time."""
    begun = time.monotonic()
    refusal = answer("429 Too Many Requests", {"error_code": "APIGW.0308"}, Retry_After="0")
    with Faulty(each_time(refusal)) as service, pytest.raises(RateLimitError) as raised:
        send_group(service.url, retries=10**6, deadline=1.5)
    # No attempt begins so late that it would be cut off, which would make a doubt of a refusal.
    assert (False, True) == (raised.value.may_have_been_made, time.monotonic() - begun < SOON)


def test_a_busy_gateway_is_asked_again(send_group: Send) -> None:
    """What the contract calls retryable is, until it works."""
    busy = answer("502 Bad Gateway", b"<html>", Connection="close")
    with Faulty(after_the_request(busy), after_the_request(GROUP)) as service:
        assert "user-group1-update" == send_group(service.url).user_group.name
    assert 2 == service.connections


@pytest.mark.parametrize(
    "place",
    [
        "https:index.html",
        "mailto:a@b",
        "a:b",
        "https://[::1",
        "//",
        "\x01",
        "x" * 70_000,
        "https://a:99999/",
    ],
)
@pytest.mark.parametrize("status", ["301 Moved", "303 See Other", "307 Temporary"])
def test_a_redirect_to_nowhere_is_a_redirect(send: Send, status: str, place: str) -> None:
    """Wherever it points, the service has the request, and its answer is kept."""
    with (
        Faulty(after_the_request(answer(status, Location=place))) as service,
        pytest.raises(ResponseError, match="redirect") as raised,
    ):
        send(service.url)
    assert (True, 1, int(status[:3])) == (
        raised.value.may_have_been_made,
        service.connections,
        raised.value.answer.status,
    )  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "cookie",
    [
        "a=b",
        "a=b; Max-Age=1000; Path=/",
        "caf\u00e9=b",
        "a=" + "b" * 4000,
        "a=b; Max-Age=" + "9" * 400,
    ],
)
def test_no_cookie_is_kept_or_sent_back(cookie: str) -> None:
    """Each call stands for itself, and no cookie can break the next one."""
    seen: list[bytes] = []
    set_cookie = SUCCESS.replace(b"\r\n", b"\r\nSet-Cookie: " + cookie.encode() + b"\r\n", 1)
    script: Script = lambda peer: (seen.append(peer.read()), peer.send(set_cookie))  # noqa: E731
    with Faulty(script) as service, TencentVpc(**KEYS, endpoint=service.url) as vpc:
        replies = [vpc.modify_vpn_conn_ex(**EXAMPLE).data.task_id for _ in range(3)]
        kept = len(vpc.get_httpx_client().cookies.jar)
    assert ([12614] * 3, 0, []) == (
        replies,
        kept,
        [head for head in seen if b"cookie:" in head.lower()],
    )

"""What a call costs, counted: nothing is read, written, looked up or parsed a second time."""

import asyncio
import json
import logging
import random
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from faulty import Faulty, Peer, answer
from senders import GROUP, KEYS, SUCCESS

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn, TransportError
from cloud_vpn.tencent_vpc import TencentVpc
from vpn_preflight import checker, contract
from vpn_preflight.protocols import answers, form, json_body
from vpn_preflight.wire import async_sockets, log_filter, names, sockets
from vpn_preflight.wire import call as call_module
from vpn_preflight.wire.call import parsed

HUAWEI = {"project_id": "p", "access_key": "AK", "secret_key": "key"}
READ = (SERVER_ID, GROUP_ID)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], list[Any]]:
    """Replace functions by themselves and a list of their first arguments."""

    def replace(owner: Any, name: str) -> list[Any]:
        calls: list[Any] = []
        function = getattr(owner, name)

        def noted(*args: Any, **named: Any) -> Any:
            calls.append(args[0])
            return function(*args, **named)

        monkeypatch.setattr(owner, name, noted)
        return calls

    return replace


def test_a_form_is_written_once_and_never_read(vpc: Any, tencent: Any, counted: Any) -> None:
    """The signature and the gate take the parameters from what was checked."""
    written, read = counted(form, "encoded"), counted(form, "decoded")
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    names_written = [name for parameters in written for name, _ in parameters]
    assert (sorted(set(names_written)), []) == (sorted(names_written), read)
    assert names_written == [name for name, _ in form.pairs(message(tencent.request))]


def message(request: Any) -> Any:
    """Take the request as it was signed."""
    return request.extensions["vpn_preflight_signed"].message._replace(parameters=None)


def test_no_json_encoder_or_decoder_is_made_for_a_call(counted: Any) -> None:
    """Their settings are always the same."""
    made = [counted(kind, "__init__") for kind in (json.JSONEncoder, json.JSONDecoder)]
    assert ('{"a":1}', {}) == (json_body.plain_json({"a": 1}), answers.json_object(b"{}"))
    assert [[], []] == made


def test_a_body_of_json_is_written_once(vpn: Any, huawei: Any, counted: Any) -> None:
    """What was checked is what is signed and sent."""
    written = counted(json_body, "plain_json")
    vpn().update_vpn_user_group(*READ, user_group=CONTENT)
    assert ([{"user_group": CONTENT}], 1) == (written, len(huawei.requests))


def test_all_parameters_of_a_form_are_escaped_at_once(vpc: Any, counted: Any) -> None:
    """Those of the payload, and then those of the signature."""
    escaped = counted(form, "escaped")
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert 2 == len(escaped)


def test_a_call_asks_the_system_for_nothing_random(
    vpn: Any, counted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A nonce is no secret, and a call without a line in the log needs no id there."""
    client = vpn()
    client.update_vpn_user_group(*READ, user_group=CONTENT)
    asked = [counted(random.SystemRandom, name) for name in ("getrandbits", "randbytes")]
    monkeypatch.setattr(log_filter.LOGGER, "disabled", True)
    client.update_vpn_user_group(*READ, user_group=CONTENT)
    assert [[], []] == asked


def test_an_operation_is_looked_for_once(vpc: Any) -> None:
    """All calls by one method have the same route."""
    client = vpc()
    contract.operation_at.cache_clear()
    for _ in range(3):
        client.modify_vpn_conn_ex(**EXAMPLE)
    assert 1 == contract.operation_at.cache_info().misses


def test_an_answer_is_not_searched_for_what_nobody_logs(
    vpn: Any, counted: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The id of a request is for the log."""
    searched = counted(call_module, "request_id")
    for level, expected in ((logging.WARNING, 0), (logging.INFO, 1)):
        caplog.set_level(level, "vpn_preflight")
        vpn().update_vpn_user_group(*READ, user_group=CONTENT)
        assert expected == len(searched)


def test_the_check_of_a_call_without_a_body_is_the_compiled_one(
    vpn: Any, huawei: Any, counted: Any
) -> None:
    """It has the same nothing each time."""
    walked = counted(checker, "walk")
    huawei.answers = [lambda _: httpx.Response(200, json={"user_group": {}, "request_id": "r"})]
    vpn().show_vpn_user_group(*READ)
    assert [] == walked


def test_a_url_is_parsed_once_for_all_calls_to_it(vpc: Any) -> None:
    """All changes of tunnels have the same one."""
    parsed.cache_clear()
    client = vpc()
    for _ in range(3):
        client.modify_vpn_conn_ex(**EXAMPLE)
    assert 1 == parsed.cache_info().misses


def test_parameters_that_are_neither_given_nor_needed_are_not_checked(
    vpc: Any, counted: Any
) -> None:
    """The URL of a form has none."""
    checked = counted(checker, "part_findings")
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert [] == checked


def test_an_address_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It needs neither the resolver nor a thread to wait for it."""
    monkeypatch.setattr(names, "look_up", None)
    with Faulty(lambda peer: (peer.read(), peer.send(SUCCESS))) as service:
        vpc = TencentVpc(**KEYS, endpoint=service.url)
        assert 12614 == vpc.modify_vpn_conn_ex(**EXAMPLE).data.task_id


def test_one_thread_looks_up_one_host_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection does not need a thread of its own; two at a time need two."""
    begun: list[threading.Thread] = []
    start = threading.Thread.start
    monkeypatch.setattr(
        threading.Thread, "start", lambda thread: (begun.append(thread), start(thread))
    )
    monkeypatch.setattr(names, "WORKERS", names.Workers())
    ready = threading.Event()

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        if host == "slow":
            ready.wait(9)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for host in ("a", "b", "c"):
        names.look_up(host, 443).result(9)
        # The thread is idle a moment after the answer.
        assert names.WORKERS.idle.acquire(timeout=9)
        names.WORKERS.idle.release()
    slow, quick = names.look_up("slow", 443), names.look_up("quick", 443)
    assert [] == quick.result(9)
    ready.set()
    assert ([], 2) == (slow.result(9), len(begun))


class Below:
    """The layer below a connection, blocking or not, which notes what is written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def read(self, *_: Any) -> bytes:
        """Read nothing."""
        return b""

    def write(self, piece: bytes, *_: Any) -> None:
        """Note it."""
        self.written.append(piece)

    async def receive(self, *_: Any) -> bytes:
        """Read nothing, without blocking."""
        return b""

    async def send(self, piece: bytes) -> None:
        """Note it."""
        self.written.append(piece)


def block(below: Below, *steps: Any) -> None:
    """Write what is there, and read for each None."""
    stream = sockets.Stream(below)  # type: ignore[arg-type]
    for step in steps:
        stream.read(1) if step is None else stream.write(step)


def loop(below: Below, *steps: Any) -> None:
    """Do the same with asyncio."""

    async def run() -> None:
        stream = async_sockets.AsyncStream(below)  # type: ignore[arg-type]
        for step in steps:
            await (stream.read(1) if step is None else stream.write(step))

    asyncio.run(run())


@pytest.mark.parametrize("run", [block, loop])
@pytest.mark.parametrize(
    ("expected", "steps"),
    [
        ([b"head, body"], [b"head, ", b"body", b""]),
        ([b"head"], [b"head", b""]),
        ([b"asked"], [b"asked", None, None]),
        ([bytes(65536), bytes(10)], [bytes(10), bytes(65536)]),
        ([], [b"head, ", b"body"]),
    ],
    ids=["request", "without-body", "question", "large", "unfinished"],
)
def test_a_small_request_leaves_at_once(run: Any, expected: list[bytes], steps: list[Any]) -> None:
    """Its head waits for its body, and both for the end or for a read."""
    below = Below()
    run(below, *steps)
    assert expected == below.written


def test_no_answer_is_asked_for_cookies(vpn: Any, counted: Any) -> None:
    """The library would build another request for the jar."""
    built = counted(urllib.request.Request, "__init__")  # noqa: S310 - nothing is opened
    vpn().update_vpn_user_group(*READ, user_group=CONTENT)
    assert [] == built


def blocking(
    url: str, *calls: str, between: Callable[[], Any] = lambda: None, **settings: Any
) -> None:
    """Make calls one after the other through one client, and something else after each."""
    with HuaweiVpn(**HUAWEI, endpoint=url, **settings) as vpn:
        for name in calls:
            given = {"user_group": CONTENT} if name.startswith("update") else {}
            getattr(vpn, name)(*READ, **given)
            between()


def concurrent(
    url: str, *calls: str, between: Callable[[], Any] = lambda: None, **settings: Any
) -> None:
    """Do the same without blocking."""

    async def make() -> None:
        async with AsyncHuaweiVpn(**HUAWEI, endpoint=url, **settings) as vpn:
            for name in calls:
                given = {"user_group": CONTENT} if name.startswith("update") else {}
                await getattr(vpn, name)(*READ, **given)
                between()

    asyncio.run(make())


BOTH = pytest.mark.parametrize("send", [blocking, concurrent])
SHOW, UPDATE = "show_vpn_user_group", "update_vpn_user_group"


def requests(peer: Peer) -> Iterator[bytes]:
    """Read requests until the other side closes."""
    while request := peer.read():
        yield request


def answering(peer: Peer) -> None:
    """Answer every request."""
    for _ in requests(peer):
        peer.send(GROUP)


@BOTH
@pytest.mark.parametrize(
    ("expected", "calls"),
    [(1, [SHOW] * 3), (3, [UPDATE] * 3), (3, [SHOW, UPDATE, UPDATE, SHOW])],
    ids=["reads", "changes", "both"],
)
def test_reads_share_a_connection_that_no_change_goes_over(
    send: Any, expected: int, calls: list[str]
) -> None:
    """A connection that breaks under a change leaves a doubt; under a read it does not."""
    with Faulty(answering) as service:
        send(service.url, *calls)
    assert expected == service.connections


@BOTH
def test_only_a_change_asks_for_the_end_of_its_connection(send: Any) -> None:
    """A service may close what is not kept."""
    seen: list[bool] = []

    def note(peer: Peer) -> None:
        for request in requests(peer):
            seen.append(b"connection: close" in request.lower())
            peer.send(GROUP)

    with Faulty(note) as service:
        send(service.url, SHOW, UPDATE)
    assert [False, True] == seen


@BOTH
def test_a_connection_that_was_closed_meanwhile_is_not_used(send: Any) -> None:
    """That the service gave up a kept connection is seen before the next read."""
    gone = threading.Event()

    def leave(peer: Peer) -> None:
        peer.read()
        peer.send(GROUP)
        peer.reset()
        gone.set()

    with Faulty(leave) as service:
        send(service.url, SHOW, SHOW, retries=0, between=lambda: gone.wait(9))
    assert 2 == service.connections


@BOTH
def test_bytes_behind_an_answer_are_not_the_next_one(send: Any) -> None:
    """They came before the request that they would answer, so that one is made again."""
    other = answer(body={"user_group": {"name": "another"}, "request_id": "r"})
    with Faulty(lambda peer: [peer.send(GROUP, other) for _ in requests(peer)]) as service:
        with pytest.raises(TransportError, match="RemoteProtocolError"):
            send(service.url, SHOW, SHOW, retries=0)
        assert 1 == service.connections
        send(service.url, SHOW, SHOW, retries=1)
    assert 3 == service.connections

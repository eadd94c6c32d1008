"""The method `wait` of both kinds of client, over real sockets against the emulator."""

import asyncio
import pickle
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import httpx
import pytest

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from cloud_vpn.tencent_vpc_v3 import AsyncTencentVpcV3, TencentVpcV3
from vpn_preflight import contract
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.plan import Outcome
from vpn_preflight.wire.errors import (
    ApiError,
    CallTimeoutError,
    ResponseError,
    TaskError,
    TransportError,
)

KEY = "zanzibarine-zanzibarine"


class Changed(NamedTuple):
    """One change as tests need it: its operation, and what its fields are called."""

    name: str
    ids: dict[str, str]
    key: str
    label: str
    task: str
    read: str


OLDER = Changed(
    "ModifyVpnConnEx",
    {"vpcId": "vpc_id", "vpnGwId": "vpn_gw_id", "vpnConnId": "vpn_conn_id"},
    "preSharedKey",
    "vpnConnName",
    "DescribeVpcTaskResultV2",
    "DescribeVpnConn",
)
NEWER = Changed(
    "ModifyVpnConnectionAttribute",
    {"VpnConnectionId": "vpn_conn_id"},
    "PreShareKey",
    "VpnConnectionName",
    "DescribeVpcTaskResult",
    "DescribeVpnConnections",
)


class Case:
    """A change, the emulator that takes it, and either kind of client."""

    def __init__(self, changed: Changed, emulator: Emulator, url: str, *, blocks: bool) -> None:
        self.changed, self.emulator, self.blocks = changed, emulator, blocks
        keys = emulator.credentials
        self.settings = {
            "secret_id": keys.access_key,
            "secret_key": keys.secret_key,
            "region": "gz" if changed is OLDER else "ap-guangzhou",
            "endpoint": url,
        }
        self.pauses: list[float] = []
        # What a test does while the client would sleep.
        self.meanwhile: Callable[[], object] = lambda: None

    def payload(self, **more: Any) -> dict[str, Any]:
        """Return a change of the key and the name."""
        ids = {name: getattr(self.emulator.ids, known) for name, known in self.changed.ids.items()}
        needed = {"userGwCidrBlock": ["10.100.2.0/24"]} if self.changed is OLDER else {}
        return {**ids, **needed, self.changed.key: KEY, self.changed.label: "new", **more}

    def pause(self, seconds: float) -> None:
        """Note a pause instead of making it."""
        self.pauses.append(seconds)
        self.meanwhile()

    async def apause(self, seconds: float) -> None:
        """Do the same for what does not block."""
        self.pause(seconds)

    def client(self, **more: Any) -> Any:
        """Connect a client of the blocking kind."""
        kind: Any = TencentVpc if self.changed is OLDER else TencentVpcV3
        return kind(**self.settings | more)

    def send(self, **more: Any) -> Any:
        """Send the change and return the reply."""
        with self.client() as client:
            return client.send(self.changed.name, self.payload(**more))

    def wait(self, reply: Any, *, deadline: float = 600, **more: Any) -> Outcome:
        """Wait by the kind of client that this case has."""
        if self.blocks:
            with self.client(**more) as client:
                found: Outcome = client.wait(reply, deadline=deadline, sleep=self.pause)
                return found

        async def waited() -> Any:
            kind: Any = AsyncTencentVpc if self.changed is OLDER else AsyncTencentVpcV3
            async with kind(**self.settings | more) as client:
                return await client.wait(reply, deadline=deadline, sleep=self.apause)

        return asyncio.run(waited())  # type: ignore[no-any-return]

    def calls(self) -> list[str]:
        """Return the operations that arrived."""
        return [entry["operation"] for entry in self.emulator.journal.entries]

    def places(self, found: Any, status: str) -> list[str]:
        """Return the places of a status in a plan."""
        return [entry.place for entry in found.with_status(status)]


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state."""
    return Emulator()


@pytest.fixture(
    params=[(OLDER, True), (OLDER, False), (NEWER, True), (NEWER, False)],
    ids=["older", "older-async", "newer", "newer-async"],
)
def case(request: pytest.FixtureRequest, emulator: Emulator) -> Iterator[Case]:
    """Serve while the test runs."""
    changed, blocks = request.param
    with run(emulator) as url:
        yield Case(changed, emulator, url, blocks=blocks)


def test_a_key_is_changed_and_waited_for(case: Case) -> None:
    """The plan before says that it changes, the one after that it is so; the wait only reads."""
    name, payload = case.changed.name, case.payload()
    with case.client() as client:
        before = client.plan(name, payload)
        reply = client.send(name, payload)
    assert {case.changed.key, case.changed.label} == {*case.places(before, "changes")}
    case.emulator.journal.clear()
    outcome = case.wait(reply)
    assert [case.changed.task, case.changed.task, case.changed.read] == case.calls()
    assert ([1], True, [], []) == (
        case.pauses,
        outcome.is_taken,
        outcome.not_taken,
        outcome.not_shown,
    )
    with case.client() as client:
        after = client.plan(name, payload)
    assert [] == case.places(after, "changes")
    assert {case.changed.key, case.changed.label} <= {*case.places(after, "same")}
    assert KEY not in f"{outcome!r} {outcome.as_text()} {reply!r} {reply.sent!r}"


def test_what_the_service_does_not_take_is_reported(case: Case) -> None:
    """A field with another value than was sent is named; a key without its value."""
    reply = case.send()

    def undo() -> None:
        (tunnel,) = case.emulator.state.tunnels.values()
        tunnel.change({"vpnConnName": "old", "preSharedKey": f"{KEY}-other"})

    case.meanwhile = undo
    outcome = case.wait(reply)
    assert {case.changed.key, case.changed.label} == {one.place for one in outcome.not_taken}
    assert not outcome.is_taken
    assert [("old", "new")] == [(one.now, one.then) for one in outcome.not_taken if one.now]
    assert KEY not in outcome.as_text()


def test_a_tunnel_that_is_gone_is_reported(case: Case) -> None:
    """What is not there was not changed."""
    reply = case.send()
    case.meanwhile = case.emulator.state.tunnels.clear
    outcome = case.wait(reply)
    (refusal,) = outcome.plan.refusals
    assert refusal.code in contract.operation(case.changed.name).state.missing  # type: ignore[union-attr]
    assert (True, False) == (outcome.is_gone, outcome.is_taken)


def test_a_task_that_fails_raises(case: Case) -> None:
    """The error has the task, and a part of the change may have been made."""
    case.emulator.fail_next_task()
    reply = case.send()
    with pytest.raises(TaskError) as raised:
        case.wait(reply)
    assert case.changed.name == raised.value.operation
    assert raised.value.task in case.emulator.state.tasks
    assert ("5100" if case.changed is OLDER else None) == raised.value.code
    assert raised.value.vendor_message
    assert ("documented" if case.changed is OLDER else "inferred") == raised.value.confidence
    assert raised.value.may_have_been_made
    assert not raised.value.retryable
    assert case.changed.read not in case.calls()
    assert raised.value.task == pickle.loads(pickle.dumps(raised.value)).task  # noqa: S301 - ours


def test_a_task_that_does_not_end_is_given_up(case: Case) -> None:
    """The pauses grow up to a limit, and the deadline ends them: the task may still run."""
    reply = case.send()
    for task in case.emulator.state.tasks.values():
        task.looks = 1000
    with pytest.raises(CallTimeoutError) as raised:
        case.wait(reply, deadline=40)
    assert [1, 2, 4, 8, 10, 10] == case.pauses
    assert raised.value.may_have_been_made
    assert case.changed.name == raised.value.operation


def test_a_wait_takes_the_reply_of_a_change(case: Case) -> None:
    """No other reply, and none of another service."""
    with case.client() as client:
        (change, read) = case.send(), client.send(case.changed.read, {})
    for reply in (None, {}, read):
        with pytest.raises(TypeError):
            case.wait(reply)
    with pytest.raises(ValueError, match="deadline"):
        case.wait(change, deadline=0)
    other = NEWER if case.changed is OLDER else OLDER
    with run(case.emulator) as url, pytest.raises(TypeError):
        Case(other, case.emulator, url, blocks=case.blocks).wait(change)
    assert not hasattr(HuaweiVpn, "wait")


def test_a_read_that_fails_leaves_the_change_in_doubt(case: Case) -> None:
    """The read changes nothing, but the change was accepted."""
    reply = case.send()

    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    with pytest.raises(TransportError) as raised:
        case.wait(reply, retries=0, transport=httpx.MockTransport(lost))
    assert raised.value.may_have_been_made
    with pytest.raises(ApiError) as refused:
        case.wait(reply, secret_id="AKIDnobody")
    assert refused.value.may_have_been_made


def test_a_status_that_the_docs_do_not_list_is_no_success(case: Case) -> None:
    """Nobody knows what it means."""
    reply = case.send()
    task = {"code": 0, "data": {"status": 7}}
    task_v3 = {"Response": {"Status": "ABORTED", "RequestId": "x"}}
    answer = httpx.Response(200, json=task if case.changed is OLDER else task_v3)
    with pytest.raises(ResponseError) as raised:
        case.wait(reply, transport=httpx.MockTransport(lambda _: answer))
    assert raised.value.may_have_been_made


def test_a_reason_that_repeats_the_key_is_masked(case: Case) -> None:
    """A service may say which value failed."""
    reply = case.send()
    task = {"code": 0, "data": {"status": 1, "output": {"errorCode": 1, "errorMsg": KEY}}}
    task_v3 = {"Response": {"Status": "FAILED", "Output": KEY, "RequestId": "x"}}
    answer = httpx.Response(200, json=task if case.changed is OLDER else task_v3)
    with pytest.raises(TaskError) as raised:
        case.wait(reply, transport=httpx.MockTransport(lambda _: answer))
    assert KEY not in f"{raised.value} {raised.value.vendor_message}"


def test_a_change_without_a_known_task_is_observed_by_its_state(emulator: Emulator) -> None:
    """API 3.0 does not say that the change is a task: it has ended when the tunnel is available."""
    with run(emulator) as url:
        case = Case(NEWER, emulator, url, blocks=True)
        reply = case.send()
        emulator.state.tasks.clear()
        emulator.journal.clear()
        outcome = case.wait(reply)
        assert (None, True, [1]) == (outcome.task, outcome.is_taken, case.pauses)
        assert [NEWER.task, NEWER.read] == case.calls()
        states = iter(["MODIFYING", "MODIFYING", "AVAILABLE"])
        (tunnel,) = emulator.state.tunnels.values()
        emulator.journal.clear()

        def go_on() -> None:
            tunnel.newer["State"] = next(states)

        case.meanwhile = go_on
        assert case.wait(reply).is_taken
        assert [NEWER.task, *[NEWER.read] * 3] == case.calls()


def test_an_answer_without_a_task_is_observed_by_its_state(emulator: Emulator) -> None:
    """The id of the task is missing, so only the tunnel is read."""
    with run(emulator) as url:
        case = Case(OLDER, emulator, url, blocks=True)
        reply = case.send()
        del reply.raw["data"]["taskId"]
        emulator.journal.clear()
        assert case.wait(reply).is_taken
        assert [OLDER.read] == case.calls()

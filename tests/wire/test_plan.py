"""The method `plan` of both kinds of client, over real sockets against the emulator."""

import asyncio
import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from cloud_vpn.huawei_iam import HuaweiIam
from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from cloud_vpn.tencent_vpc_v3 import AsyncTencentVpcV3, TencentVpcV3
from vpn_preflight import contract
from vpn_preflight.contract import UnknownOperationError
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.plan import Plan
from vpn_preflight.wire.errors import ApiError, PayloadError, TransportError

KEY = "zanzibarine-zanzibarine"
OTHER_KEY = "quixotic-quixotic-quixotic"
Planner = Callable[..., Plan]


class Clients:
    """Clients of one emulator, by the name of a change."""

    def __init__(self, emulator: Emulator, url: str) -> None:
        keys = emulator.credentials
        tencent = {"secret_id": keys.access_key, "secret_key": keys.secret_key, "region": "gz"}
        huawei = {
            "access_key": keys.access_key,
            "secret_key": keys.secret_key,
            "region": "ap-southeast-1",
        }
        huawei["project_id"] = emulator.project_id
        self.known: dict[str, tuple[Any, Any, dict[str, Any]]] = {
            "ModifyVpnConnEx": (TencentVpc, AsyncTencentVpc, tencent),
            "ModifyVpnConnectionAttribute": (
                TencentVpcV3,
                AsyncTencentVpcV3,
                tencent | {"region": "ap-guangzhou"},
            ),
            "UpdateVpnUserGroup": (HuaweiVpn, AsyncHuaweiVpn, huawei),
        }
        self.url = url

    def blocking(self, name: str, method: str, *given: Any, **named: Any) -> Any:
        """Call a method of the client that has a change."""
        kind, _, settings = self.known[name]
        with kind(**settings, endpoint=self.url) as client:
            return getattr(client, method)(*given, **named)

    def concurrent(self, name: str, method: str, *given: Any, **named: Any) -> Any:
        """Call a method of its asynchronous twin."""
        _, kind, settings = self.known[name]

        async def planned() -> Any:
            async with kind(**settings, endpoint=self.url) as client:
                return await getattr(client, method)(*given, **named)

        return asyncio.run(planned())


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state."""
    return Emulator()


@pytest.fixture
def clients(emulator: Emulator) -> Iterator[Clients]:
    """Serve while the test runs."""
    with run(emulator) as url:
        yield Clients(emulator, url)


@pytest.fixture(params=["blocking", "concurrent"])
def planner(request: pytest.FixtureRequest, clients: Clients) -> Any:
    """Call a method of either kind of client."""
    return getattr(clients, request.param)


def payload_of(name: str, emulator: Emulator) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a change of the name alone, and the ids in the URL."""
    ids = emulator.ids
    tunnel = {"vpcId": ids.vpc_id, "vpnGwId": ids.vpn_gw_id, "vpnConnId": ids.vpn_conn_id}
    body: dict[str, dict[str, Any]] = {
        "ModifyVpnConnEx": {**tunnel, "userGwCidrBlock": ["10.100.2.0/24"], "vpnConnName": "new"},
        "ModifyVpnConnectionAttribute": {
            "VpnConnectionId": ids.vpn_conn_id,
            "VpnConnectionName": "new",
        },
        "UpdateVpnUserGroup": {"user_group": {"name": "new"}},
    }
    url = {"vpn_server_id": ids.vpn_server_id, "group_id": ids.group_id}
    return body[name], url if name == "UpdateVpnUserGroup" else {}


def changed(plan: Plan) -> list[str]:
    """Return the places that change."""
    return [entry.place for entry in plan.with_status("changes")]


CHANGES = [one.name for one in contract.operations() if one.is_change]


@pytest.mark.parametrize("name", CHANGES)
def test_a_plan_before_and_after_a_change(
    name: str, planner: Planner, clients: Clients, emulator: Emulator
) -> None:
    """Only the read is called; after the change the same payload changes nothing."""
    payload, path = payload_of(name, emulator)
    before = planner(name, "plan", name, payload, path=path)
    (place,) = changed(before)
    assert "name" in place.lower()
    assert not before.is_refused
    source = contract.operation(name).state
    assert source is not None
    reads = [source.read, *(one.read for one in source.unique)]
    assert reads == [entry["operation"] for entry in emulator.journal.entries]
    clients.blocking(name, "send", name, payload, path=path)
    after = planner(name, "plan", name, payload, path=path)
    assert [] == changed(after)
    assert place in [entry.place for entry in after.with_status("same")]


def test_a_plan_takes_the_arguments_of_its_call(planner: Planner, emulator: Emulator) -> None:
    """The method for each change has the names of Python, and the positional ids."""
    ids = emulator.ids
    tunnel = planner(
        "ModifyVpnConnEx",
        "plan_modify_vpn_conn_ex",
        vpc_id=ids.vpc_id,
        vpn_gw_id=ids.vpn_gw_id,
        vpn_conn_id=ids.vpn_conn_id,
        pre_shared_key=KEY,
        ignore=["VFS011"],
    )
    assert ["preSharedKey"] == changed(tunnel)
    group = planner(
        "UpdateVpnUserGroup",
        "plan_update_vpn_user_group",
        ids.vpn_server_id,
        ids.group_id,
        user_group={"description": "new"},
    )
    assert ["user_group.description"] == changed(group)


@pytest.mark.parametrize("name", ["ModifyVpnConnEx", "ModifyVpnConnectionAttribute"])
def test_no_key_shows_in_a_plan_or_a_log(
    name: str, planner: Planner, clients: Clients, emulator: Emulator
) -> None:
    """The read returns the present key in clear; it is compared and nothing more."""
    payload, _ = payload_of(name, emulator)
    field = "preSharedKey" if "vpcId" in payload else "PreShareKey"
    clients.blocking(name, "send", name, {**payload, field: KEY})
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    loggers = [logging.getLogger(one) for one in ("vpn_preflight", "httpx", "httpcore")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        same = planner(name, "plan", name, {**payload, field: KEY})
        other = planner(name, "plan", name, {**payload, field: OTHER_KEY})
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.setLevel(logging.NOTSET)
    assert [field] == [one.place for one in same.with_status("same") if one.is_secret]
    assert [field] == changed(other)
    shown = f"{same.as_text()} {same.as_dict()} {other.as_text()} {other.as_dict()}"
    assert log.getvalue()
    assert not any(key in shown + log.getvalue() for key in (KEY, OTHER_KEY))


@pytest.mark.parametrize("name", CHANGES)
def test_what_does_not_exist_is_refused(name: str, planner: Planner, emulator: Emulator) -> None:
    """An unknown id is a plan that says so, with the code of the docs."""
    payload, path = payload_of(name, emulator)
    if path:
        path["group_id"] = "0748b24e-cbd3-474e-9546-8586e8f2b5c6"
    else:
        payload |= {
            field: "vpnx-nobody1" for field in ("vpnConnId", "VpnConnectionId") if field in payload
        }
    plan = planner(name, "plan", name, payload, path=path)
    (refusal,) = plan.refusals
    assert refusal.code in contract.operation(name).state.missing  # type: ignore[union-attr]
    assert () == plan.entries


@pytest.mark.parametrize("size", [1, 50])
def test_a_name_that_another_group_has_is_refused(
    planner: Planner, emulator: Emulator, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages are looked through for a name that changes; the group itself is no other one."""
    response = contract.operation("ListVpnUserGroups").response
    assert response.pages is not None
    monkeypatch.setitem(vars(response), "pages", response.pages._replace(size=size))
    (groups,) = emulator.state.servers.values()
    for number in range(3):
        groups[f"other-{number}"] = groups[emulator.ids.group_id] | {
            "id": f"other-{number}",
            "name": f"other-{number}",
            "created_at": f"2024-06-1{number}T09:48:27.548Z",
        }
    _, path = payload_of("UpdateVpnUserGroup", emulator)
    own = groups[emulator.ids.group_id]["name"]
    for name, refusals in {"other-0": 1, "other-2": 1, "new": 0, own: 0}.items():
        emulator.journal.clear()
        payload = {"user_group": {"name": name}}
        plan = planner("UpdateVpnUserGroup", "plan", "UpdateVpnUserGroup", payload, path=path)
        assert refusals == len(plan.refusals)
        read = [entry["operation"] for entry in emulator.journal.entries]
        assert ("ListVpnUserGroups" in read) == (name != own)


def test_a_payload_with_an_error_is_not_planned(planner: Planner, emulator: Emulator) -> None:
    """It raises what the call raises, and nothing is read."""
    payload, _ = payload_of("ModifyVpnConnEx", emulator)
    with pytest.raises(PayloadError) as raised:
        planner("ModifyVpnConnEx", "plan", "ModifyVpnConnEx", {**payload, "vpnConnName": "x" * 61})
    assert ["/vpnConnName"] == [one.pointer for one in raised.value.findings]
    assert [] == list(emulator.journal.entries)


def test_an_id_that_is_ignored_is_still_needed(planner: Planner, emulator: Emulator) -> None:
    """Without it the read would show another tunnel."""
    payload, _ = payload_of("ModifyVpnConnEx", emulator)
    del payload["vpnConnId"]
    with pytest.raises(PayloadError):
        planner("ModifyVpnConnEx", "plan", "ModifyVpnConnEx", payload, ignore=["VFS"])
    assert [] == list(emulator.journal.entries)


def test_what_changes_nothing_has_no_plan(clients: Clients, emulator: Emulator) -> None:
    """A read has none, an unknown operation has none, and a service without a change neither."""
    for operation, error in (
        ("DescribeVpnConn", ValueError),
        ("Nothing", UnknownOperationError),
        ("UpdateVpnUserGroup", TypeError),
    ):
        with pytest.raises(error):
            clients.blocking("ModifyVpnConnEx", "plan", operation, {})
    assert not hasattr(HuaweiIam, "plan")
    assert [] == list(emulator.journal.entries)


def test_a_read_that_fails_raises(emulator: Emulator) -> None:
    """Nothing may have been made, because nothing but a read was sent."""
    payload, _ = payload_of("ModifyVpnConnEx", emulator)
    keys = {"secret_id": "AKIDnobody", "secret_key": "nothing", "region": "gz"}

    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone", request=request)

    with (
        TencentVpc(**keys, transport=httpx.MockTransport(lost), retries=0) as vpc,  # type: ignore[arg-type]
        pytest.raises(TransportError) as raised,
    ):
        vpc.plan("ModifyVpnConnEx", payload)
    assert not raised.value.may_have_been_made
    with (
        run(emulator) as url,
        TencentVpc(**keys, endpoint=url) as vpc,  # type: ignore[arg-type]
        pytest.raises(ApiError) as refused,
    ):
        vpc.plan("ModifyVpnConnEx", payload)
    assert not refused.value.may_have_been_made

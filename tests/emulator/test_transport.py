"""The generated clients against the emulator in the process."""

import asyncio
import logging
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import (
    AsyncTencentVpc,
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    PayloadError,
    TencentVpc,
)
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport

TUNNEL: dict[str, Any] = {
    "vpc_id": "vpc-03vihbk9",
    "vpn_gw_id": "vpngw-kfldykuz",
    "vpn_conn_id": "vpnx-ol6bcqp0",
    "user_gw_cidr_block": ["10.100.2.0/24"],
}


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state and the time of now, because the clients sign with it."""
    return Emulator()


def tencent(emulator: Emulator, **settings: Any) -> dict[str, Any]:
    """Return the settings of a Tencent client for the emulator."""
    keys = emulator.credentials
    given = {"region": "ap-guangzhou", "secret_id": keys.access_key, "secret_key": keys.secret_key}
    return (
        given
        | {"transport": transport(emulator), "endpoint": "http://localhost", "retries": 0}
        | settings
    )


def huawei(emulator: Emulator, **settings: Any) -> dict[str, Any]:
    """Return the settings of a Huawei client for the emulator."""
    keys = emulator.credentials
    given = {
        "project_id": emulator.project_id,
        "access_key": keys.access_key,
        "secret_key": keys.secret_key,
    }
    return (
        given
        | {"transport": transport(emulator), "endpoint": "http://localhost", "retries": 0}
        | settings
    )


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"wire_style": "unindexed"},
        {"profile": "observed"},
        {"endpoint": "http://localhost:8080"},
    ],
)
def test_the_documents_example_goes_through_the_client(
    emulator: Emulator, settings: dict[str, Any]
) -> None:
    """A typed call with the printed values gets the printed answer, typed."""
    with TencentVpc(**tencent(emulator, **settings)) as vpc:
        data = vpc.modify_vpn_conn_ex(**TUNNEL, pre_shared_key="tencenttest").data
    expected = (12614, 2, "tencenttest", ["10.100.2.0/24"], 315)
    assert expected == (
        data.task_id,
        data.vpc_conn_status,
        data.pre_shared_key,
        data.user_gw_subnet_list,
        data.user_gw_id,
    )


def test_status_headers_and_body_come_through(emulator: Emulator) -> None:
    """Any httpx client gets the answer as the core gave it."""
    with httpx.Client(transport=transport(emulator)) as client:
        answer = client.get("https://vpc.api.qcloud.com/nowhere?a=b")
    assert (404, "application/json", "APIGW.0101") == (
        answer.status_code,
        answer.headers["content-type"],
        answer.json()["error_code"],
    )


def test_a_call_by_get_goes_through_the_client(emulator: Emulator) -> None:
    """A payload without a secret may go by GET."""
    with TencentVpc(**tencent(emulator, method="GET")) as vpc:
        assert vpc.modify_vpn_conn_ex(**TUNNEL).data.task_id == 12614
    assert [("GET", 200)] == [
        (entry["method"], entry["status"]) for entry in emulator.journal.entries
    ]


def test_every_kind_of_member_arrives(emulator: Emulator) -> None:
    """What is written in the call is what the emulator knows afterwards."""
    ike, rules = (
        [{"dhGroupName": "group14", "ikeSaLifetimeSeconds": 3600}],
        [{"10.0.0.0/24": ["172.16.0.0/16"]}],
    )
    with TencentVpc(**tencent(emulator)) as vpc:
        vpc.modify_vpn_conn_ex(
            vpc_id="vpc-03vihbk9",
            vpn_gw_id="vpngw-kfldykuz",
            vpn_conn_id="vpnx-ol6bcqp0",
            vpn_conn_name="Büro & 本社 +1%",
            spd_acl=rules,
            ike_set=ike,
            encrypt_algorithm="null",
        )
    settings = emulator.state.tunnels["vpnx-ol6bcqp0"].settings
    expected = ("Büro & 本社 +1%", rules, ike, "null")
    assert expected == tuple(
        settings[name] for name in ("vpnConnName", "spdAcl", "IKESet", "encryptAlgorithm")
    )


@pytest.mark.parametrize("how", ["keys", "temporary keys", "token"])
def test_the_group_goes_through_the_client(emulator: Emulator, how: str) -> None:
    """Each way to prove who calls leads to the typed answer, with the time of now."""
    keys = emulator.credentials
    no_keys = {"access_key": None, "secret_key": None}
    settings = {
        "keys": {},
        "temporary keys": {"security_token": keys.security_token},
        "token": no_keys | {"auth_token": keys.auth_token},
    }[how]
    before = datetime.now(UTC).isoformat(timespec="milliseconds")
    with HuaweiVpn(**huawei(emulator, **settings)) as vpn:
        group = vpn.update_vpn_user_group(
            emulator.ids.vpn_server_id,
            emulator.ids.group_id,
            user_group={"name": "user-group1-update", "description": "UserGroup1-update"},
        ).user_group
    assert ("user-group1-update", "UserGroup1-update", "Custom", 0) == (
        group.name,
        group.description,
        group.type_,
        group.user_number,
    )
    assert before <= group.updated_at.isoformat(timespec="milliseconds")  # type: ignore[union-attr]


def test_the_asynchronous_clients_use_the_same_transport(emulator: Emulator) -> None:
    """One transport serves blocking and asynchronous clients."""

    async def both() -> tuple[Any, Any]:
        async with (
            AsyncTencentVpc(**tencent(emulator)) as vpc,
            AsyncHuaweiVpn(**huawei(emulator)) as vpn,
        ):
            reply = await vpc.modify_vpn_conn_ex(**TUNNEL)
            ids = emulator.ids
            answer = await vpn.update_vpn_user_group(
                ids.vpn_server_id, ids.group_id, user_group={"name": "sales"}
            )
            return reply.data.task_id, answer.user_group.name

    assert (12614, "sales") == asyncio.run(both())


def test_a_wrong_payload_never_arrives(emulator: Emulator) -> None:
    """The client refuses first, and the journal proves that nothing came."""
    with TencentVpc(**tencent(emulator)) as vpc, pytest.raises(PayloadError):
        vpc.modify_vpn_conn_ex(**TUNNEL | {"user_gw_cidr_block": ["10.100.2.0/33"]})
    with HuaweiVpn(**huawei(emulator)) as vpn, pytest.raises(PayloadError):
        vpn.update_vpn_user_group(
            emulator.ids.vpn_server_id, emulator.ids.group_id, user_group={"name": ""}
        )
    assert emulator.journal.entries == []


def test_the_refusals_of_tencent_mean_what_they_mean(emulator: Emulator) -> None:
    """Unknown ids and wrong keys are raised as what they are."""
    with TencentVpc(**tencent(emulator)) as vpc, pytest.raises(NotFoundError) as missing:
        vpc.modify_vpn_conn_ex(**TUNNEL | {"vpn_conn_id": "vpnx-00000000"})
    with (
        TencentVpc(**tencent(emulator, secret_key="another")) as vpc,
        pytest.raises(AuthenticationError) as wrong,
    ):
        vpc.modify_vpn_conn_ex(**TUNNEL)
    assert ("InvalidVpnGw.NotFound", "AuthFailure") == (missing.value.code, wrong.value.code)


def test_the_refusals_of_huawei_mean_what_they_mean(emulator: Emulator) -> None:
    """Unknown ids, wrong keys and a name that is taken are raised as what they are."""
    server, group = emulator.ids.vpn_server_id, emulator.ids.group_id
    with HuaweiVpn(**huawei(emulator)) as vpn:
        with pytest.raises(NotFoundError) as missing:
            vpn.update_vpn_user_group(server, "0" * 36, user_group={"name": "sales"})
        with pytest.raises(BadRequestError, match="name") as taken:
            vpn.update_vpn_user_group(server, group, user_group={"name": "default"})
    with (
        HuaweiVpn(**huawei(emulator, secret_key="another")) as vpn,
        pytest.raises(AuthenticationError) as wrong,
    ):
        vpn.update_vpn_user_group(server, group, user_group={"name": "sales"})
    assert ["VPN.0004", "VPN.0001", "APIGW.0301"] == [
        found.value.code for found in (missing, taken, wrong)
    ]


def test_the_same_rule_that_is_switched_off_in_the_client_refuses_in_the_emulator(
    emulator: Emulator,
) -> None:
    """What a caller insists on is sent, and the service has the last word."""
    with (
        TencentVpc(**tencent(emulator)) as vpc,
        pytest.raises(BadRequestError, match="/userGwCidrBlock/0 VFA001"),
    ):
        vpc.modify_vpn_conn_ex(
            **TUNNEL | {"user_gw_cidr_block": ["10.100.2.0/33"]}, ignore=["VFA001"]
        )


def test_nothing_secret_is_logged(emulator: Emulator, caplog: pytest.LogCaptureFixture) -> None:
    """No logger says a key at any level while the emulator answers."""
    caplog.set_level(logging.DEBUG)
    with TencentVpc(**tencent(emulator)) as vpc:
        vpc.modify_vpn_conn_ex(**TUNNEL, pre_shared_key="unique-shared-key")
    assert "unique-shared-key" not in caplog.text
    assert emulator.credentials.secret_key not in caplog.text


def test_the_core_needs_neither_httpx_nor_the_extra() -> None:
    """The emulator itself is plain Python: no client, no server, none of our wire code."""
    unwanted = ("httpx", "starlette", "uvicorn", "vpn_preflight.wire")
    found = f"[name for name in {unwanted} if name in sys.modules]"
    code = f"import sys, vpn_preflight.emulator; print({found})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"

"""Calls that are type-checked and never run: they guard the public types."""

from ipaddress import IPv4Network
from os import environ
from typing import Any, assert_type

from cloud_vpn.huawei_iam import (
    AsyncHuaweiIam,
    Auth,
    HuaweiIam,
    KeystoneCreateUserTokenByPasswordResponse,
)
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password as create_token
from cloud_vpn.huawei_iam.types import Response as TokenResponse
from cloud_vpn.huawei_vpn import (
    AsyncHuaweiVpn,
    HuaweiVpn,
    UpdateVpnUserGroupRequest,
    UpdateVpnUserGroupRequestBodyContent,
    UpdateVpnUserGroupResponse,
)
from cloud_vpn.huawei_vpn.api.vpn_user_group import update_vpn_user_group
from cloud_vpn.huawei_vpn.types import Response
from cloud_vpn.tencent_vpc import (
    ApiError,
    AsyncTencentVpc,
    IKESet,
    IPsecSet,
    ModifyVpnConnExRequest,
    ModifyVpnConnExResponse,
    Outcome,
    PayloadError,
    Plan,
    SpdRule,
    TencentVpc,
    TransportError,
    Unset,
)
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from cloud_vpn.tencent_vpc.types import Response as TencentResponse
from vpn_preflight import Finding, check
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport


def the_calls_of_the_readme() -> None:
    """The calls that a user writes first."""
    with TencentVpc(region="ap-guangzhou", endpoint=environ["VPC_ENDPOINT"]) as vpc:
        reply = vpc.modify_vpn_conn_ex(
            vpc_id="vpc-03vihbk9",
            vpn_gw_id="vpngw-kfldykuz",
            vpn_conn_id="vpnx-ol6bcqp0",
            user_gw_cidr_block=["10.100.2.0/24"],
            pre_shared_key=environ["PRE_SHARED_KEY"],
        )
        print(reply.data.task_id)  # noqa: T201 - as the README has it
    with HuaweiVpn(region="ap-southeast-1", project_id=environ["PROJECT_ID"]) as vpn:
        vpn.update_vpn_user_group(environ["SERVER"], environ["GROUP"], user_group={"name": "ops"})
    assert_type(reply, ModifyVpnConnExResponse)
    assert_type(reply.data.task_id, int | Unset)


def the_test_of_the_readme() -> None:
    """The test that a user writes first."""
    payload = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
    assert [finding.code for finding in check("ModifyVpnConnEx", payload)] == ["VFS011"]
    fake = Emulator()
    user, key = fake.credentials.access_key, fake.credentials.secret_key
    with TencentVpc(region="r", secret_id=user, secret_key=key, transport=transport(fake)) as vpc:
        vpc.send("ModifyVpnConnEx", payload | {"userGwCidrBlock": ["10.100.2.0/24"]})
    assert [entry["operation"] for entry in fake.journal.entries] == ["ModifyVpnConnEx"]


def the_plan_of_the_python_page() -> None:
    """What a change would do, as the page has it."""
    fake = Emulator()
    ids, keys = fake.ids, fake.credentials
    with TencentVpc(
        region="gz",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(fake),
    ) as vpc:
        plan = vpc.plan_modify_vpn_conn_ex(
            vpc_id=ids.vpc_id,
            vpn_gw_id=ids.vpn_gw_id,
            vpn_conn_id=ids.vpn_conn_id,
            user_gw_cidr_block=["10.100.3.0/24"],
        )
    print(plan.as_text())  # noqa: T201 - as the page has it
    assert [entry.place for entry in plan.with_status("changes")] == ["userGwCidrBlock"]
    assert not plan.is_refused


def the_wait_of_the_python_page() -> None:
    """The example of docs/python.md, as it is there."""
    fake = Emulator()
    ids, keys = fake.ids, fake.credentials
    with TencentVpc(
        region="gz",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(fake),
    ) as vpc:
        reply = vpc.modify_vpn_conn_ex(
            vpc_id=ids.vpc_id,
            vpn_gw_id=ids.vpn_gw_id,
            vpn_conn_id=ids.vpn_conn_id,
            user_gw_cidr_block=["10.100.3.0/24"],
        )
        outcome = vpc.wait(reply, sleep=lambda seconds: None)  # noqa: ARG005 - as the page has it
    print(outcome.as_text())  # noqa: T201 - as the page has it
    assert outcome.is_taken


def whole_payloads(vpc: TencentVpc) -> None:
    """A payload as read from a file: the answer has the type of its operation."""
    payload = {"vpcId": "v", "vpnGwId": "g", "vpnConnId": "c"}
    assert_type(vpc.send("ModifyVpnConnEx", payload), ModifyVpnConnExResponse)
    assert_type(vpc.check("ModifyVpnConnEx", payload), list[Finding])
    assert_type(vpc.plan("ModifyVpnConnEx", payload), Plan)
    assert_type(vpc.wait(vpc.send("ModifyVpnConnEx", payload)), Outcome)
    assert_type(check("ModifyVpnConnEx", payload), list[Finding])


def networks(vpc: TencentVpc) -> None:
    """A range may be an object of ipaddress, and a rule is made from its ranges."""
    vpc.modify_vpn_conn_ex(
        vpc_id="v",
        vpn_gw_id="g",
        vpn_conn_id="c",
        user_gw_cidr_block=[IPv4Network("10.100.2.0/24"), "10.100.3.0/24"],
        spd_acl=[SpdRule({"10.0.0.0/16": ["10.100.2.0/24"]})],
    )


def models_and_dicts_mixed(vpc: TencentVpc) -> None:
    """Lists may hold models, mappings, or both."""
    vpc.modify_vpn_conn_ex(
        vpc_id="v",
        vpn_gw_id="g",
        vpn_conn_id="c",
        spd_acl=({"10.0.0.0/24": ["172.16.0.0/16"]},),
        ike_set=[IKESet(dh_group_name="group14"), {"dhGroupName": "group14"}],
        ipsec_set=[IPsecSet(pfs_dh_group="dh-group14")],
        ignore=("VFD",),
    )


def groups(vpn: HuaweiVpn) -> None:
    """A model and a mapping are both a user group."""
    content = UpdateVpnUserGroupRequestBodyContent(name="group")
    assert_type(
        vpn.update_vpn_user_group("server", "group", user_group=content), UpdateVpnUserGroupResponse
    )
    vpn.update_vpn_user_group("server", group_id="group", user_group={"name": "group"})


def tokens(iam: HuaweiIam, auth: Auth) -> str:
    """A model and a mapping both request a token, which is in a header of the detailed answer."""
    reply = iam.keystone_create_user_token_by_password(auth=auth)
    assert_type(reply, KeystoneCreateUserTokenByPasswordResponse)
    iam.keystone_create_user_token_by_password(auth={"identity": {}, "scope": {}})
    detailed = keystone_create_user_token_by_password.sync_detailed(
        client=iam.client, body={"auth": auth}, nocatalog="true"
    )
    assert_type(detailed, TokenResponse[KeystoneCreateUserTokenByPasswordResponse])
    assert_type(detailed.parsed.token.project.id, str | Unset)
    return detailed.headers["X-Subject-Token"]


def the_token_of_the_readme() -> None:
    """A function that returns a token, in place of the token."""
    user = {"name": "…", "password": "…", "domain": {"name": "…"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    body = {"auth": {"identity": identity, "scope": {"project": {"name": "ap-southeast-1"}}}}
    iam = HuaweiIam(region="ap-southeast-1")

    def token() -> str:
        return create_token.sync_detailed(client=iam, body=body).headers["X-Subject-Token"]

    vpn = HuaweiVpn(
        region="ap-southeast-1", project_id="0605768a1c80d5762fd6c014ee1a4b6c", auth_token=token
    )

    async def later() -> str:
        return token()

    vpn.close()
    AsyncHuaweiVpn(auth_token=later)
    HuaweiVpn(auth_token=lambda: None)  # type: ignore[arg-type,return-value]


async def tokens_without_blocking(iam: AsyncHuaweiIam, auth: Auth) -> None:
    """The asynchronous twin has the same name."""
    async with iam:
        reply = await iam.keystone_create_user_token_by_password(auth=auth)
        assert_type(reply, KeystoneCreateUserTokenByPasswordResponse)


async def without_blocking(vpc: AsyncTencentVpc, vpn: AsyncHuaweiVpn) -> None:
    """The asynchronous twins have the same names."""
    async with vpc, vpn:
        reply = await vpc.modify_vpn_conn_ex(
            vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"]
        )
        assert_type(reply, ModifyVpnConnExResponse)
        answer = await vpn.update_vpn_user_group("server", "group", user_group={"description": ""})
        assert_type(answer, UpdateVpnUserGroupResponse)
        plan = await vpn.plan_update_vpn_user_group("server", "group", user_group={"name": "n"})
        assert_type(plan, Plan)


def generated_functions(vpc: TencentVpc, vpn: HuaweiVpn) -> None:
    """The generator's own functions take models and mappings, and return a success's model."""
    tunnel = ModifyVpnConnExRequest(
        vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"]
    )
    assert_type(modify_vpn_conn_ex.sync(client=vpc.client, body=tunnel), ModifyVpnConnExResponse)
    changed = modify_vpn_conn_ex.sync_detailed(client=vpc.client, body={"vpcId": "v"})
    assert_type(changed, TencentResponse[ModifyVpnConnExResponse])
    assert_type(changed.parsed, ModifyVpnConnExResponse)

    group = UpdateVpnUserGroupRequest(UpdateVpnUserGroupRequestBodyContent(name="group"))
    assert_type(
        update_vpn_user_group.sync("server", "group", client=vpn.client, body=group),
        UpdateVpnUserGroupResponse,
    )
    renamed = update_vpn_user_group.sync_detailed(
        "server", "group", client=vpn.client, body={"user_group": {}}
    )
    assert_type(renamed, Response[UpdateVpnUserGroupResponse])
    assert_type(renamed.parsed, UpdateVpnUserGroupResponse)


async def generated_functions_without_blocking(vpc: AsyncTencentVpc, vpn: AsyncHuaweiVpn) -> None:
    """Their asynchronous twins reply with the same models."""
    tunnel = {"vpcId": "v"}
    assert_type(
        await modify_vpn_conn_ex.asyncio(client=vpc.client, body=tunnel), ModifyVpnConnExResponse
    )
    changed = await modify_vpn_conn_ex.asyncio_detailed(client=vpc.client, body=tunnel)
    assert_type(changed, TencentResponse[ModifyVpnConnExResponse])
    assert_type(changed.parsed, ModifyVpnConnExResponse)

    group = UpdateVpnUserGroupRequest(UpdateVpnUserGroupRequestBodyContent(description=""))
    assert_type(
        await update_vpn_user_group.asyncio("server", "group", client=vpn.client, body=group),
        UpdateVpnUserGroupResponse,
    )
    renamed = await update_vpn_user_group.asyncio_detailed(
        "server", "group", client=vpn.client, body=group
    )
    assert_type(renamed, Response[UpdateVpnUserGroupResponse])
    assert_type(renamed.parsed, UpdateVpnUserGroupResponse)


def settings() -> None:
    """Each client has the settings that it needs, by their names and types."""
    TencentVpc(
        region="r",
        method="GET",
        wire_style="unindexed",
        retries=0,
        ignore=("VFP",),
        profile="observed",
    )
    AsyncHuaweiVpn(
        region=None, project_id="p", access_key="i", secret_key="k", timeout=5, proxy=None
    )
    TencentVpc(regoin="r")  # type: ignore[call-arg]
    TencentVpc(method="PUT")  # type: ignore[arg-type]
    HuaweiVpn(wire_style="indexed")  # type: ignore[call-arg]
    HuaweiIam(retries="two")  # type: ignore[arg-type]
    HuaweiIam("document")  # type: ignore[call-arg]


def members_of_replies(tunnel: ModifyVpnConnExResponse, group: UpdateVpnUserGroupResponse) -> None:
    """Objects are always there, scalars may be missing, and the whole answer is at hand."""
    assert_type(tunnel.data.vpc_conn_id, str | Unset)
    assert_type(tunnel.code, int | Unset)
    assert_type(tunnel.raw, dict[str, Any])
    assert_type(group.user_group.name, str | Unset)
    assert_type(group.request_id, str | Unset)
    assert_type(group.raw, dict[str, Any])


def errors(vpc: TencentVpc) -> str | None:
    """Errors are caught by meaning."""
    try:
        vpc.modify_vpn_conn_ex(
            vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"]
        )
    except PayloadError as error:
        return error.findings[0].pointer
    except ApiError as error:
        return error.code
    except TransportError as error:
        return str(error.may_have_been_made)
    return None

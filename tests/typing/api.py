"""Calls that are type-checked and never run: they guard the public types."""

import os
from typing import assert_type

from cloud_vpn.huawei_iam import AsyncHuaweiIam, Auth, HuaweiIam, KeystoneCreateUserTokenByPasswordResponse
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password
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
    ModifyVpnConnExResponse,
    PayloadError,
    TencentVpc,
    TransportError,
)
from cloud_vpn.tencent_vpc.types import Unset


def the_snippet_of_the_readme() -> None:
    """The call that a user writes first."""
    with TencentVpc(region="ap-guangzhou") as vpc:
        reply = vpc.modify_vpn_conn_ex(
            vpc_id="vpc-03vihbk9",
            vpn_gw_id="vpngw-kfldykuz",
            vpn_conn_id="vpnx-ol6bcqp0",
            user_gw_cidr_block=["10.100.2.0/24"],
            pre_shared_key=os.environ["TUNNEL_KEY"],
        )
        assert_type(reply, ModifyVpnConnExResponse)
        assert_type(reply.data.task_id, int | Unset)


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
    assert_type(vpn.update_vpn_user_group("server", "group", user_group=content), UpdateVpnUserGroupResponse)
    vpn.update_vpn_user_group("server", group_id="group", user_group={"name": "group"})
    body = UpdateVpnUserGroupRequest(content)
    detailed = update_vpn_user_group.sync_detailed("server", "group", client=vpn.client, body=body)
    assert_type(detailed, Response[UpdateVpnUserGroupResponse])
    assert_type(detailed.parsed, UpdateVpnUserGroupResponse)


def tokens(iam: HuaweiIam, auth: Auth) -> str:
    """A model and a mapping both ask for a token, which stands in a header of the detailed answer."""
    reply = iam.keystone_create_user_token_by_password(auth=auth)
    assert_type(reply, KeystoneCreateUserTokenByPasswordResponse)
    iam.keystone_create_user_token_by_password(auth={"identity": {}, "scope": {}})
    detailed = keystone_create_user_token_by_password.sync_detailed(client=iam.client, body={"auth": auth}, nocatalog="true")
    assert_type(detailed, TokenResponse[KeystoneCreateUserTokenByPasswordResponse])
    assert_type(detailed.parsed.token.project.id, str | Unset)
    return detailed.headers["X-Subject-Token"]


async def tokens_without_blocking(iam: AsyncHuaweiIam, auth: Auth) -> None:
    """The asynchronous twin has the same name."""
    async with iam:
        reply = await iam.keystone_create_user_token_by_password(auth=auth)
        assert_type(reply, KeystoneCreateUserTokenByPasswordResponse)


async def without_blocking(vpc: AsyncTencentVpc, vpn: AsyncHuaweiVpn) -> None:
    """The asynchronous twins have the same names."""
    async with vpc, vpn:
        reply = await vpc.modify_vpn_conn_ex(vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"])
        assert_type(reply, ModifyVpnConnExResponse)
        answer = await vpn.update_vpn_user_group("server", "group", user_group={"description": ""})
        assert_type(answer, UpdateVpnUserGroupResponse)


def errors(vpc: TencentVpc) -> str | None:
    """Errors are caught by meaning."""
    try:
        vpc.modify_vpn_conn_ex(vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"])
    except PayloadError as error:
        return error.findings[0].pointer
    except ApiError as error:
        return error.code
    except TransportError as error:
        return str(error.may_have_been_made)
    return None

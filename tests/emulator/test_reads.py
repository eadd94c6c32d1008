"""The reads of the emulator, through the clients: they show what a change left behind."""

from typing import Any

import pytest

from cloud_vpn.huawei_iam import AuthenticationError, HuaweiIam
from cloud_vpn.huawei_vpn import UNSET, BadRequestError, HuaweiVpn, NotFoundError
from cloud_vpn.tencent_vpc import NotFoundError as TencentNotFoundError
from cloud_vpn.tencent_vpc import TencentVpc
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport


@pytest.fixture
def emulator() -> Emulator:
    """Make an emulator."""
    return Emulator()


@pytest.fixture
def vpc(emulator: Emulator) -> TencentVpc:
    """Make a client of Tencent's API over it."""
    keys = emulator.credentials
    return TencentVpc(
        region="ap-guangzhou",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(emulator),
        profile="observed",
    )


@pytest.fixture
def vpn(emulator: Emulator) -> HuaweiVpn:
    """Make a client of Huawei's API over it."""
    keys = emulator.credentials
    return HuaweiVpn(
        region="ap-southeast-1",
        project_id=emulator.project_id,
        access_key=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(emulator),
    )


def change(vpc: TencentVpc, emulator: Emulator, **settings: Any) -> None:
    """Change the tunnel there is."""
    ids = emulator.ids
    vpc.modify_vpn_conn_ex(
        vpc_id=ids.vpc_id, vpn_gw_id=ids.vpn_gw_id, vpn_conn_id=ids.vpn_conn_id, **settings
    )


def test_a_list_shows_the_tunnel(vpc: TencentVpc, emulator: Emulator) -> None:
    """The one tunnel there is, as the example has it, without a key that nobody wrote."""
    reply = vpc.describe_vpn_conn(vpn_conn_id=emulator.ids.vpn_conn_id)
    assert (1, [emulator.ids.vpn_conn_id]) == (
        reply.total_count,
        [tunnel.un_vpn_conn_id for tunnel in reply.data],
    )
    assert ("", 86400) == (
        reply.data[0].pre_shared_key,
        reply.data[0].ike_set.ike_sa_lifetime_seconds,
    )


def test_a_list_shows_what_was_changed(vpc: TencentVpc, emulator: Emulator) -> None:
    """Name, key, ranges and both sets of a tunnel are those of the change."""
    change(
        vpc,
        emulator,
        vpn_conn_name="berlin",
        pre_shared_key="another-key-of-many-letters",
        spd_acl=[{"10.0.0.0/16": ["172.16.0.0/24"]}],
        ike_set=[{"dhGroupName": "group14"}],
        ipsec_set=[{"ipsecSaLifetimeSeconds": 7200}],
        encrypt_algorithm="aes-cbc-256",
    )
    (tunnel,) = vpc.describe_vpn_conn().data
    assert ("berlin", ["172.16.0.0/24"], "another-key-of-many-letters") == (
        tunnel.vpn_conn_name,
        tunnel.destination_cidr,
        tunnel.pre_shared_key,
    )
    assert ("group14", 7200, "aes-cbc-256") == (
        tunnel.ike_set.dh_group_name,
        tunnel.ipsec_set.ipsec_sa_lifetime_seconds,
        tunnel.ipsec_set.encrypt_algorithm,
    )
    assert "another-key" not in repr(tunnel)


@pytest.mark.parametrize(
    ("expected", "filters"),
    [
        (1, {"vpn_conn_name": "tun"}),
        (0, {"vpn_conn_name": "nobody"}),
        (0, {"offset": 1}),
        (1, {"limit": 1, "order_direction": "asc"}),
    ],
)
def test_a_list_is_filtered_and_cut(
    vpc: TencentVpc, expected: int, filters: dict[str, Any]
) -> None:
    """By a part of the name, and by page."""
    assert expected == len(vpc.describe_vpn_conn(**filters).data)


@pytest.mark.parametrize(
    "ids",
    [{"vpc_id": "vpc-nobody01"}, {"vpn_gw_id": "vpngw-nobody01"}, {"vpn_conn_id": "vpnx-nobody01"}],
)
def test_an_id_of_nothing_is_refused(vpc: TencentVpc, ids: dict[str, str]) -> None:
    """A list of an unknown VPC, gateway or tunnel is a refusal that changed nothing."""
    with pytest.raises(TencentNotFoundError) as raised:
        vpc.describe_vpn_conn(**ids)
    assert raised.value.may_have_been_made is False


def test_the_gateway_and_its_vpc_are_listed(vpc: TencentVpc, emulator: Emulator) -> None:
    """The reads around a tunnel show the ids that it has, and the range of its VPC."""
    ids = emulator.ids
    (gateway,) = vpc.describe_vpn_gw(vpn_gw_id=ids.vpn_gw_id, vpn_gw_name="gate").data
    (network,) = vpc.describe_vpc_ex(vpc_id=ids.vpc_id).data
    assert (ids.vpn_gw_id, ids.vpc_id) == (gateway.un_vpn_gw_id, gateway.un_vpc_id)
    assert (ids.vpc_id, gateway.vpc_cidr_block, 1) == (
        network.un_vpc_id,
        network.cidr_block,
        network.vpn_gw_num,
    )
    assert [] == vpc.describe_vpc_ex(vpc_name="nobody").data == vpc.describe_vpn_gw(offset=1).data


def test_a_task_runs_and_ends(vpc: TencentVpc, emulator: Emulator) -> None:
    """The first look finds the task of a change running, the next one finds that it ended."""
    ids = emulator.ids
    done = vpc.modify_vpn_conn_ex(
        vpc_id=ids.vpc_id,
        vpn_gw_id=ids.vpn_gw_id,
        vpn_conn_id=ids.vpn_conn_id,
        user_gw_cidr_block=["10.100.2.0/24"],
    )
    looks = [vpc.describe_vpc_task_result_v2(task_id=done.data.task_id) for _ in range(3)]
    assert [2, 0, 0] == [look.data.status for look in looks]
    with pytest.raises(TencentNotFoundError):
        vpc.describe_vpc_task_result_v2(task_id=1)


def test_a_group_is_shown(vpn: HuaweiVpn, emulator: Emulator) -> None:
    """A group is read as the last change left it."""
    ids = emulator.ids
    vpn.update_vpn_user_group(ids.vpn_server_id, ids.group_id, user_group={"name": "sales"})
    assert "sales" == vpn.show_vpn_user_group(ids.vpn_server_id, ids.group_id).user_group.name


def test_a_group_of_nothing_is_refused(vpn: HuaweiVpn, emulator: Emulator) -> None:
    """An unknown group is not found."""
    with pytest.raises(NotFoundError):
        vpn.show_vpn_user_group(emulator.ids.vpn_server_id, "00000000-0000-0000-0000-000000000000")


def test_groups_are_listed_a_page_at_a_time(vpn: HuaweiVpn, emulator: Emulator) -> None:
    """The marker of a page leads to the next one, and the last page has none."""
    server = emulator.ids.vpn_server_id
    first = vpn.list_vpn_user_groups(server, limit=1)
    last = vpn.list_vpn_user_groups(server, limit=1, marker=str(first.page_info.next_marker))
    assert {"user-group1-update", "default"} == {
        group.name for page in (first, last) for group in page.user_groups
    }
    assert (2, 1, UNSET) == (
        last.total_count,
        last.page_info.current_count,
        last.page_info.next_marker,
    )
    with pytest.raises(BadRequestError):
        vpn.list_vpn_user_groups(server, limit=1, marker="nobody")


def test_users_of_a_group_are_listed(vpn: HuaweiVpn, emulator: Emulator) -> None:
    """A group has as many users as it says."""
    server = emulator.ids.vpn_server_id
    for group in vpn.list_vpn_user_groups(server).user_groups:
        users = vpn.list_vpn_users_in_group(server, str(group.id)).users
        assert group.user_number == len(users)


def test_servers_of_a_project_are_listed(vpn: HuaweiVpn, emulator: Emulator) -> None:
    """The server whose groups there are is the one of the project."""
    servers = vpn.list_vpn_servers_by_project().vpn_servers
    assert [emulator.ids.vpn_server_id] == [server.id for server in servers]


def test_lists_of_nothing_are_refused(vpn: HuaweiVpn) -> None:
    """A server or a group that does not exist is not found."""
    nobody = "00000000-0000-0000-0000-000000000000"
    for call in (
        lambda: vpn.list_vpn_user_groups(nobody),
        lambda: vpn.list_vpn_users_in_group(nobody, nobody),
    ):
        with pytest.raises(NotFoundError):
            call()


@pytest.mark.parametrize("own", [False, True])
def test_projects_are_listed_by_name(emulator: Emulator, own: bool) -> None:
    """The project of the region of the host, for a key and for a token."""
    keys = emulator.credentials
    proof = (
        {"auth_token": keys.auth_token}
        if own
        else {"access_key": keys.access_key, "secret_key": keys.secret_key}
    )
    with HuaweiIam(region="cn-north-4", transport=transport(emulator), **proof) as iam:
        reply = (
            iam.keystone_list_auth_projects()
            if own
            else iam.keystone_list_projects(name="cn-north-4", enabled="true")
        )
    assert [(emulator.project_id, "cn-north-4")] == [(one.id, one.name) for one in reply.projects]


def test_projects_need_a_proof(emulator: Emulator) -> None:
    """A wrong secret is refused by the identity service, in its own shape."""
    keys = {"access_key": emulator.credentials.access_key, "secret_key": "another"}
    with (
        HuaweiIam(region="ae-ad-1", transport=transport(emulator), **keys) as iam,
        pytest.raises(AuthenticationError) as raised,
    ):
        iam.keystone_list_projects()
    assert (401, "401") == (raised.value.status, raised.value.code)

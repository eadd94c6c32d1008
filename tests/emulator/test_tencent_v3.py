"""The emulator as API 3.0: over the tunnels that API 2.0 changes, with a checked signature."""

from collections.abc import Callable
from typing import Any

import pytest

from cloud_vpn.tencent_vpc import TencentVpc
from cloud_vpn.tencent_vpc_v3 import TencentVpcV3
from cloud_vpn.tencent_vpc_v3 import errors as e
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.state import Credentials
from vpn_preflight.emulator.transport import transport
from vpn_preflight.protocols import tc3_hmac_sha256

NOW = 1718618343.0
KEY = "a-new-key-of-32-random-letters-1"


@pytest.fixture
def emulator() -> Emulator:
    """An emulator for one test."""
    return Emulator()


def settings(emulator: Emulator) -> dict[str, Any]:
    """Return what a client of it takes."""
    keys = emulator.credentials
    given = {
        "region": "ap-guangzhou",
        "secret_id": keys.access_key,
        "secret_key": keys.secret_key,
        "retries": 0,
    }
    return given | {"transport": transport(emulator)}


@pytest.fixture
def vpc(emulator: Emulator) -> TencentVpcV3:
    """A client of it."""
    return TencentVpcV3(**settings(emulator))


def test_a_change_is_read_back(vpc: TencentVpcV3, emulator: Emulator) -> None:
    """Objects keep what a change omits, and the task of the change has run."""
    done = vpc.modify_vpn_connection_attribute(
        vpn_connection_id=emulator.ids.vpn_conn_id,
        pre_share_key=KEY,
        dpd_enable=1,
        dpd_action="restart",
        dpd_timeout="30",
        ike_options_specification={"DhGroupName": "GROUP14"},
        ignore=("VFD012",),
    )
    looks = [vpc.describe_vpc_task_result(task_id=done.response.request_id) for _ in range(2)]
    assert ["RUNNING", "SUCCESS"] == [look.response.status for look in looks]
    (shown,) = vpc.describe_vpn_connections(
        vpn_connection_ids=[emulator.ids.vpn_conn_id]
    ).response.vpn_connection_set
    ike = shown.ike_options_specification
    assert (KEY, "restart", "GROUP14", "MAIN") == (
        shown.pre_share_key,
        shown.dpd_action,
        ike.dh_group_name,
        ike.exchange_mode,
    )


def test_both_versions_change_the_same_tunnel(vpc: TencentVpcV3, emulator: Emulator) -> None:
    """The name and the key that one of them writes are what the other one reads."""
    vpc.modify_vpn_connection_attribute(
        vpn_connection_id=emulator.ids.vpn_conn_id, vpn_connection_name="by 3.0", pre_share_key=KEY
    )
    with TencentVpc(**settings(emulator)) as older:
        (row,) = older.describe_vpn_conn().data
        assert ("by 3.0", KEY) == (row.vpn_conn_name, row.pre_shared_key)
        ids = {
            "vpc_id": emulator.ids.vpc_id,
            "vpn_gw_id": emulator.ids.vpn_gw_id,
            "vpn_conn_id": emulator.ids.vpn_conn_id,
        }
        older.modify_vpn_conn_ex(
            **ids, vpn_conn_name="by 2.0", user_gw_cidr_block=["10.100.2.0/24"]
        )
    (shown,) = vpc.describe_vpn_connections().response.vpn_connection_set
    assert ("by 2.0", KEY) == (shown.vpn_connection_name, shown.pre_share_key)


def test_both_versions_show_the_same_tunnel_from_the_start(
    vpc: TencentVpcV3, emulator: Emulator
) -> None:
    """Nothing was changed, so that what the two print in their docs is no difference."""
    with TencentVpc(**settings(emulator)) as older:
        (row,) = older.describe_vpn_conn().data
    (newer,) = vpc.describe_vpn_connections().response.vpn_connection_set
    (rule,) = newer.security_policy_database_set
    assert (row.vpn_conn_name, row.source_cidr, row.destination_cidr) == (
        newer.vpn_connection_name,
        [rule.local_cidr_block],
        rule.remote_cidr_block,
    )
    exchange, session = newer.ike_options_specification, newer.ipsec_options_specification
    expected = (
        *(row.ike_set.dh_group_name, row.ike_set.remote_address, row.ike_set.exchange_mode),
        *(row.ipsec_set.encrypt_algorithm, row.ipsec_set.integrity_algorith),
    )
    assert tuple(str(value).upper() for value in expected) == (
        *(exchange.dh_group_name, exchange.remote_address, exchange.exchange_mode),
        *(session.encrypt_algorithm, session.integrity_algorith),
    )


def test_settings_of_one_version_are_those_of_the_other(
    vpc: TencentVpcV3, emulator: Emulator
) -> None:
    """Rules, ciphers and hashes come back in the names and the spelling of the API that reads."""
    ids = emulator.ids
    with TencentVpc(**settings(emulator), profile="observed") as older:
        older.modify_vpn_conn_ex(
            vpc_id=ids.vpc_id,
            vpn_gw_id=ids.vpn_gw_id,
            vpn_conn_id=ids.vpn_conn_id,
            user_gw_cidr_block=["10.100.2.0/24"],
            ike_set=[{"dhGroupName": "group14", "localFqdnName": "a.b"}],
            ipsec_set=[{"integrityAlgorith": "sha"}],
            encrypt_algorithm="aes-cbc-256",
        )
        (shown,) = vpc.describe_vpn_connections().response.vpn_connection_set
        ike, ipsec = shown.ike_options_specification, shown.ipsec_options_specification
        assert ("GROUP14", "a.b", "SHA1", "AES-CBC-256") == (
            ike.dh_group_name,
            ike.local_fqdn_name,
            ipsec.integrity_algorith,
            ipsec.encrypt_algorithm,
        )
        (rule,) = shown.security_policy_database_set
        assert ("10.0.0.0/16", ["10.100.2.0/24"]) == (rule.local_cidr_block, rule.remote_cidr_block)
        vpc.modify_vpn_connection_attribute(
            vpn_connection_id=ids.vpn_conn_id,
            security_policy_databases=[
                {"LocalCidrBlock": "10.0.1.0/24", "RemoteCidrBlock": ["172.16.0.0/24"]}
            ],
            ike_options_specification={"ExchangeMode": "AGGRESSIVE", "DhGroupName": "GROUP5"},
        )
        (row,) = older.describe_vpn_conn().data
    assert ("aggressive", "group5", "aes-cbc-256") == (
        row.ike_set.exchange_mode,
        row.ike_set.dh_group_name,
        row.ipsec_set.encrypt_algorithm,
    )
    assert (["10.0.1.0/24"], ["172.16.0.0/24"]) == (row.source_cidr, row.destination_cidr)


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 1),
        (
            {"filters": [{"Name": "vpn-connection-id", "Values": ["vpnx-ol6bcqp0", "vpnx-other"]}]},
            1,
        ),
        ({"filters": [{"Name": "vpc-id", "Values": ["vpc-other"]}]}, 0),
    ],
    ids=str,
)
def test_a_list_is_filtered(vpc: TencentVpcV3, given: dict[str, Any], count: int) -> None:
    """Values of a filter are alternatives."""
    assert count == vpc.describe_vpn_connections(**given).response.total_count


def test_a_page_of_a_list(vpc: TencentVpcV3) -> None:
    """Behind the last thing there is nothing, and the count is that of all."""
    found = vpc.describe_vpn_gateways(offset=1).response
    assert (1, []) == (found.total_count, found.vpn_gateway_set)


def test_the_far_side_of_a_tunnel_is_listed(vpc: TencentVpcV3) -> None:
    """Its id is the one that the tunnel has."""
    (tunnel,) = vpc.describe_vpn_connections().response.vpn_connection_set
    (far,) = vpc.describe_customer_gateways().response.customer_gateway_set
    assert tunnel.customer_gateway_id == far.customer_gateway_id


@pytest.mark.parametrize(
    "call",
    [
        lambda vpc: vpc.modify_vpn_connection_attribute(
            vpn_connection_id="vpnx-nobody00", vpn_connection_name="a"
        ),
        lambda vpc: vpc.describe_vpn_connections(vpn_connection_ids=["vpnx-nobody00"]),
        lambda vpc: vpc.describe_vpc_task_result(task_id="never-given"),
    ],
    ids=["tunnel", "list", "task"],
)
def test_what_is_not_there(vpc: TencentVpcV3, call: Callable[[TencentVpcV3], Any]) -> None:
    """It is refused inside HTTP 200."""
    with pytest.raises(e.NotFoundError) as raised:
        call(vpc)
    assert ("ResourceNotFound", 200) == (raised.value.code, raised.value.status)


def asked(body: bytes = b"{}", **changed: str) -> Message:
    """Sign a request, with other headers than the usual ones; an underscore is a dash."""
    headers = {
        "Host": "127.0.0.1:8080",
        "Content-Type": "application/json",
        "X-TC-Action": "DescribeVpnGateways",
    }
    headers |= {"X-TC-Version": "2017-03-12"} | {
        name.replace("_", "-"): value for name, value in changed.items()
    }
    keys = Credentials()
    message = Message("POST", "/", {name: value for name, value in headers.items() if value}, body)
    signed = {"region": "ap-guangzhou", "signing_name": "vpc"}
    return tc3_hmac_sha256.sign(message, Key(keys.access_key, keys.secret_key), NOW, signed)


class Key:
    """A key, as a scheme takes it."""

    token: str | None = None

    def __init__(self, key_id: str, secret: str) -> None:
        self.id, self.secret = key_id, secret


def code_of(message: Message, now: float = NOW) -> str | None:
    """Ask an emulator, and return the code of its refusal."""
    answer = Emulator(clock=lambda: now).handle(message)
    assert (200, {"Content-Type": "application/json"}) == (answer.status, answer.headers)
    found: str | None = answer.json()["Response"].get("Error", {}).get("Code")
    return found


@pytest.mark.parametrize("now", [NOW - 300, NOW, NOW + 300])
def test_a_clock_may_be_off_by_five_minutes(now: float) -> None:
    """A right signature is taken."""
    assert code_of(asked(), now) is None


@pytest.mark.parametrize("now", [NOW - 301, NOW + 301])
def test_a_clock_that_is_off_by_more(now: float) -> None:
    """The signature has expired, or is not good yet."""
    assert "AuthFailure.SignatureExpire" == code_of(asked(), now)


def test_a_host_may_be_signed_without_its_port() -> None:
    """Some of the vendor's SDKs do."""
    message = asked(Host="127.0.0.1")
    assert code_of(message._replace(headers={**message.headers, "Host": "127.0.0.1:8080"})) is None


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidAction", asked(X_TC_Action="DeleteVpnConnection")),
        ("MissingParameter", asked(X_TC_Version="")),
        ("NoSuchVersion", asked(X_TC_Version="2016-01-01")),
        ("InvalidRequest", asked(b"not JSON")),
        ("InvalidParameter", asked(b'{"Limit": "5"}')),
        ("AuthFailure.TokenFailure", asked(X_TC_Token="another")),
        ("AuthFailure.SignatureFailure", asked()._replace(body=b'{"Limit": 5}')),
        ("AuthFailure.InvalidAuthorization", asked()._replace(headers={"Host": "127.0.0.1"})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_request_that_is_refused(code: str, message: Message) -> None:
    """Each with the vendor's code, inside HTTP 200, as JSON without a charset."""
    assert code == code_of(message)


def test_a_key_that_is_not_known(emulator: Emulator) -> None:
    """It is refused before its signature is looked at."""
    with pytest.raises(e.AuthenticationError) as raised:
        TencentVpcV3(**settings(emulator) | {"secret_id": "AKIDnobody"}).describe_vpn_gateways()
    assert "AuthFailure.SecretIdNotFound" == raised.value.code


def test_the_journal_shows_no_secret(vpc: TencentVpcV3, emulator: Emulator) -> None:
    """The action and the payload are there, the key of the tunnel and the signature are not."""
    vpc.modify_vpn_connection_attribute(
        vpn_connection_id=emulator.ids.vpn_conn_id, pre_share_key=KEY
    )
    (entry,) = emulator.journal.entries
    assert "ModifyVpnConnectionAttribute" == entry["operation"]
    assert (KEY in str(entry), "Signature=" in str(entry)) == (False, False)


@pytest.mark.parametrize(
    ("count", "query"),
    [
        (1, "Limit=5&VpnConnectionIds.0=vpnx-ol6bcqp0"),
        (1, "Filters.3.Name=vpn-connection-id&Filters.3.Values.0=vpnx-ol6bcqp0"),
        (0, "Filters.0.Name=vpc-id&Filters.0.Values.0=vpc-other&Filters.0.Values.1=vpc-more"),
    ],
)
def test_a_read_by_get(count: int, query: str) -> None:
    """The service takes the parameters in the query, too, and nests them."""
    message = asked(b"", X_TC_Action="DescribeVpnConnections")
    signed = message._replace(method="GET", target=f"/?{query}")
    keys = Credentials()
    signed = tc3_hmac_sha256.sign(
        signed, Key(keys.access_key, keys.secret_key), NOW, {"signing_name": "vpc"}
    )
    answer = Emulator(clock=lambda: NOW).handle(signed).json()
    assert count == answer["Response"]["TotalCount"]

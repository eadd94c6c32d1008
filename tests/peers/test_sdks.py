"""Both vendors' SDKs, as they are, against the emulator: over real sockets and TLS."""

import json
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import (
    ClientRequestException,
    ConnectionException,
    SslHandShakeException,
)
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkvpn.v5 import (
    UpdateVpnUserGroupRequest,
    UpdateVpnUserGroupRequestBody,
    UpdateVpnUserGroupRequestBodyContent,
    VpnClient,
)
from huaweicloudsdkvpn.v5.region.vpn_region import VpnRegion
from QcloudApi.common.api_exception import ApiClientNetworkException
from QcloudApi.qcloudapi import QcloudApi

from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.certificates import Identity, identity
from vpn_preflight.emulator.server import run

pytestmark = [
    # Huawei's SDK asks for the time in a way that newer Pythons warn of,
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning"),
    # and leaves times as texts without a package that it does not ask for.
    pytest.mark.filterwarnings("ignore:Unable to convert string to datetime:ImportWarning"),
]

TENCENT_HOST = "vpc.api.qcloud.com"
HUAWEI_HOST = "vpn.ap-southeast-1.myhuaweicloud.com"
WRONG_KEY = "not-the-emulators-secret-key"
SHARED_KEY = "a shared key for the tests & more: ü+%"
TUNNEL = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
RANGES = TUNNEL | {"userGwCidrBlock": ["10.100.2.0/24", "10.100.3.0/24"]}
RULE = {"10.0.0.0/24": ["172.16.0.0/16", "172.17.0.0/16"]}


@pytest.fixture(scope="module")
def tls() -> Iterator[Identity]:
    """Make one authority for all tests here."""
    with identity() as made:
        yield made


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state and the time of now, because the SDKs sign with it."""
    return Emulator()


@pytest.fixture
def url(emulator: Emulator, tls: Identity) -> Iterator[str]:
    """Serve by https while the test runs."""
    with run(emulator, tls) as base:
        yield base


@pytest.fixture
def at_home(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the look-up of the services' own names lead to the emulator, whatever the port."""
    look_up, port = socket.getaddrinfo, urlsplit(url).port

    def led(host: Any, wanted: Any, *more: Any, **named: Any) -> Any:
        return (
            look_up("127.0.0.1", port, *more, **named)
            if host in (TENCENT_HOST, HUAWEI_HOST)
            else look_up(host, wanted, *more, **named)
        )

    monkeypatch.setattr(socket, "getaddrinfo", led)


@pytest.fixture
def vpn(emulator: Emulator, tls: Identity) -> Iterator[Callable[..., VpnClient]]:
    """Build Huawei's client as its documentation has it."""
    open_clients: list[VpnClient] = []

    def build(
        *,
        endpoint: str | None = None,
        secret_key: str | None = None,
        token: str | None = None,
        ca: str | None = tls.ca,
    ) -> VpnClient:
        keys = emulator.credentials
        credentials = BasicCredentials(
            keys.access_key, secret_key or keys.secret_key, emulator.project_id
        )
        builder = VpnClient.new_builder().with_http_config(HttpConfig(ssl_ca_cert=ca))
        builder = builder.with_credentials(
            credentials.with_security_token(token) if token else credentials
        )
        builder = (
            builder.with_endpoint(endpoint)
            if endpoint
            else builder.with_region(VpnRegion.AP_SOUTHEAST_1)
        )
        open_clients.append(builder.build())
        return open_clients[-1]

    yield build
    for client in open_clients:
        client.get_http_client().close()
        client.get_http_client().executor.shutdown()


@pytest.fixture
def vpc(
    emulator: Emulator,
    tls: Identity,
    at_home: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Any]:
    """Call ModifyVpnConnEx with Tencent's SDK, which knows one host and trusts OpenSSL's store."""
    monkeypatch.setenv("SSL_CERT_FILE", tls.ca)

    def call(parameters: dict[str, Any], **settings: str) -> Any:
        keys = emulator.credentials
        config = {
            "secretId": keys.access_key,
            "secretKey": keys.secret_key,
            "Region": "ap-guangzhou",
            **settings,
        }
        return json.loads(QcloudApi("vpc", config).call("ModifyVpnConnEx", parameters))

    return call


def change(emulator: Emulator, **content: str) -> UpdateVpnUserGroupRequest:
    """Write a change of the seeded group in Huawei's models."""
    body = UpdateVpnUserGroupRequestBody(user_group=UpdateVpnUserGroupRequestBodyContent(**content))
    return UpdateVpnUserGroupRequest(
        vpn_server_id=emulator.ids.vpn_server_id, group_id=emulator.ids.group_id, body=body
    )


def group(emulator: Emulator) -> dict[str, Any]:
    """Look up the seeded group."""
    ids = emulator.ids
    return emulator.state.servers[ids.project_id, ids.vpn_server_id][ids.group_id]


def tunnel(emulator: Emulator) -> dict[str, Any]:
    """Look up what was written to the seeded tunnel, without its ids."""
    settings = emulator.state.tunnels[emulator.ids.vpn_conn_id].settings
    return {name: value for name, value in settings.items() if name not in TUNNEL}


def test_huaweis_sdk_gets_what_the_emulator_holds(
    emulator: Emulator, url: str, vpn: Callable[..., VpnClient]
) -> None:
    """Its typed answer is the state of the emulator, member by member."""
    answer = vpn(endpoint=url).update_vpn_user_group(
        change(emulator, name="sales", description="of-the-north")
    )
    assert group(emulator) == answer.user_group.to_dict()
    assert (200, "sales", "of-the-north") == (
        answer.status_code,
        answer.user_group.name,
        answer.user_group.description,
    )
    assert 32 == len(answer.request_id)


def test_huaweis_sdk_with_temporary_keys(
    emulator: Emulator, url: str, vpn: Callable[..., VpnClient]
) -> None:
    """The security token goes with the keys; a wrong one is refused."""
    vpn(endpoint=url, token=emulator.credentials.security_token).update_vpn_user_group(
        change(emulator, name="sales")
    )
    assert "sales" == group(emulator)["name"]
    with pytest.raises(ClientRequestException) as told:
        vpn(endpoint=url, token="another").update_vpn_user_group(change(emulator, name="staff"))
    assert (401, "APIGW.0301", "sales") == (
        told.value.status_code,
        told.value.error_code,
        group(emulator)["name"],
    )


def test_huaweis_sdk_under_the_services_own_name(
    emulator: Emulator,
    at_home: None,  # noqa: ARG001
    vpn: Callable[..., VpnClient],
) -> None:
    """With a region and no endpoint it looks for the service's host, and its certificate fits."""
    vpn().update_vpn_user_group(change(emulator, name="sales"))
    assert ("sales", HUAWEI_HOST) == (
        group(emulator)["name"],
        emulator.journal.entries[0]["headers"]["host"],
    )


def test_huaweis_sdk_with_a_wrong_key(
    emulator: Emulator, url: str, vpn: Callable[..., VpnClient]
) -> None:
    """Its error has the status, code and canonical request, as from the service; no change."""
    before = dict(group(emulator))
    with pytest.raises(ClientRequestException) as told:
        vpn(endpoint=url, secret_key=WRONG_KEY).update_vpn_user_group(
            change(emulator, name="sales")
        )
    assert (401, "APIGW.0301", before) == (
        told.value.status_code,
        told.value.error_code,
        group(emulator),
    )
    assert "verify aksk signature fail, canonicalRequest:PUT|/v5/" in told.value.error_msg
    assert 32 == len(told.value.request_id)


def test_huaweis_sdk_with_a_bad_payload(
    emulator: Emulator, url: str, vpn: Callable[..., VpnClient]
) -> None:
    """What the check refuses is a 400 with the service's code and our words."""
    with pytest.raises(ClientRequestException) as told:
        vpn(endpoint=url).update_vpn_user_group(change(emulator, name=""))
    assert (400, "VPN.0001") == (told.value.status_code, told.value.error_code)
    assert "/user_group/name VFS007" in told.value.error_msg


def test_huaweis_sdk_does_not_trust_by_itself(
    emulator: Emulator, url: str, vpn: Callable[..., VpnClient]
) -> None:
    """Without the authority nothing arrives."""
    with pytest.raises((SslHandShakeException, ConnectionException)):
        vpn(endpoint=url, ca=None).update_vpn_user_group(change(emulator, name="sales"))
    assert [] == emulator.journal.entries


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("algorithm", ["HmacSHA1", "HmacSHA256"])
def test_tencents_sdk_gets_what_the_emulator_holds(
    emulator: Emulator, vpc: Callable[..., Any], method: str, algorithm: str
) -> None:
    """By either method and either signature; the answer is the state of the tunnel."""
    answer = vpc(
        RANGES | {"preSharedKey": SHARED_KEY, "vpnConnName": "Büro"},
        method=method,
        SignatureMethod=algorithm,
    )
    assert (0, emulator.state.tunnels[emulator.ids.vpn_conn_id].data) == (
        answer["code"],
        answer["data"],
    )
    assert {
        "userGwCidrBlock": RANGES["userGwCidrBlock"],
        "preSharedKey": SHARED_KEY,
        "vpnConnName": "Büro",
    } == tunnel(emulator)
    assert (method, f"{TENCENT_HOST}") == (
        emulator.journal.entries[0]["method"],
        emulator.journal.entries[0]["headers"]["host"],
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            {"IKESet": [{"dhGroupName": "group14"}], "IPsecSet": [{"pfsDhGroup": "dh-group14"}]},
            id="lists",
        ),
        pytest.param(
            {"IKESet": {"dhGroupName": "group14"}, "IPsecSet": {"pfsDhGroup": "dh-group14"}},
            id="objects",
        ),
    ],
)
def test_tencents_sdk_with_sets(
    emulator: Emulator, vpc: Callable[..., Any], method: str, written: Any
) -> None:
    """A set is the same change as a list, as in the docs, or as an object, as in sister docs."""
    expected = {"IKESet": [{"dhGroupName": "group14"}], "IPsecSet": [{"pfsDhGroup": "dh-group14"}]}
    answer = vpc(RANGES | written, method=method)
    assert (0, expected) == (answer["code"], {name: tunnel(emulator)[name] for name in expected})


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "written", [json.dumps(RULE), [json.dumps(RULE)]], ids=["text", "list of texts"]
)
def test_tencents_sdk_with_rules(
    emulator: Emulator, vpc: Callable[..., Any], method: str, written: Any
) -> None:
    """Rules come as the text of a JSON object, with an index or without."""
    answer = vpc(TUNNEL | {"spdAcl": written}, method=method)
    assert (0, {"spdAcl": [RULE]}) == (answer["code"], tunnel(emulator))


def test_tencents_sdk_with_rules_as_objects_is_refused(
    emulator: Emulator, vpc: Callable[..., Any]
) -> None:
    """The SDK writes a rule's ranges into a parameter's name, where no service can read them."""
    assert (4000, {}) == (vpc(TUNNEL | {"spdAcl": [RULE]})["code"], tunnel(emulator))


def test_tencents_sdk_with_temporary_keys(emulator: Emulator, vpc: Callable[..., Any]) -> None:
    """The token is a signed parameter; a wrong one is refused."""
    good, bad = vpc(RANGES, Token=emulator.credentials.security_token), vpc(RANGES, Token="another")
    assert (0, 4105) == (good["code"], bad["code"])


def test_tencents_sdk_with_a_wrong_key(emulator: Emulator, vpc: Callable[..., Any]) -> None:
    """The signature is refused inside HTTP 200, as the page has it; nothing changes."""
    assert (4100, {}) == (vpc(RANGES, secretKey=WRONG_KEY)["code"], tunnel(emulator))


def test_tencents_sdk_with_a_bad_payload(emulator: Emulator, vpc: Callable[..., Any]) -> None:
    """What the check refuses is a 4000 with our words."""
    answer = vpc(TUNNEL | {"userGwCidrBlock": ["10.100.2.0/33"]})
    assert (4000, True, {}) == (
        answer["code"],
        "/userGwCidrBlock/0 VFA001" in answer["message"],
        tunnel(emulator),
    )


def test_a_value_that_starts_with_an_at_sign(emulator: Emulator, vpc: Callable[..., Any]) -> None:
    """By POST the SDK omits it from the signature, which then fails; by GET it is signed."""
    assert [4100, 0] == [
        vpc(RANGES | {"vpnConnName": "@home"}, method=method)["code"] for method in ("POST", "GET")
    ]
    assert "@home" == tunnel(emulator)["vpnConnName"]


def test_tencents_sdk_does_not_trust_by_itself(
    emulator: Emulator, vpc: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the authority nothing arrives."""
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(ApiClientNetworkException, match="CERTIFICATE_VERIFY_FAILED"):
        vpc(RANGES)
    assert [] == emulator.journal.entries

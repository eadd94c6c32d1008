"""What goes on the wire: what was written, signed, and nothing else."""

import asyncio
import enum
import json
from bisect import bisect_left
from typing import Any
from urllib.parse import parse_qsl

import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL
from hypothesis import HealthCheck, given, settings
from payloads import payloads

from cloud_vpn.huawei_vpn import UpdateVpnUserGroupRequest
from cloud_vpn.huawei_vpn import UpdateVpnUserGroupRequestBodyContent as Content
from cloud_vpn.huawei_vpn.api.vpn_user_group import update_vpn_user_group
from cloud_vpn.tencent_vpc import IKESet, IPsecSet, ModifyVpnConnExRequest, PayloadError
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight.checker import check
from vpn_preflight.contract import operation
from vpn_preflight.field import UNKNOWN
from vpn_preflight.protocols import Message, form, json_body, sdk_hmac_sha256, signature_v1

MODIFY = operation("ModifyVpnConnEx")
SETS = {name: MODIFY.request.fields[name].items or UNKNOWN for name in ("IKESet", "IPsecSet")}
DEEP: Any = {}
for _ in range(5000):
    DEEP = {"IKESet": DEEP}
UPDATE = operation("UpdateVpnUserGroup")
COMMON = ["Action", "Region", "Timestamp", "Nonce", "SecretId", "SignatureMethod", "Signature"]


def own(body: bytes) -> list[tuple[str, str]]:
    """Read a form without its common parameters."""
    return [
        pair for pair in parse_qsl(body.decode(), keep_blank_values=True) if pair[0] not in COMMON
    ]


def test_the_documents_tunnel_goes_as_printed(vpc: Any, tencent: Any) -> None:
    """The parameters are those of the URL in the docs, in a form, to the documented place."""
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    printed = (
        "vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0"
        "&preSharedKey=tencenttest&userGwCidrBlock.0=10.100.2.0/24"
    )
    request = tencent.request
    assert ("POST", "https://vpc.api.qcloud.com/v2/index.php") == (request.method, str(request.url))
    assert parse_qsl(printed) == own(request.content)


def test_the_printed_examples_pass_every_step() -> None:
    """The printed parameters and body pass unflatten, check and model unchanged."""
    printed = (
        "&vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0"
        "&userGwCidrBlock.0=10.100.2.0/24&preSharedKey=tencenttest"
    )
    tunnel = form.unflatten(MODIFY, parse_qsl(printed))[0]
    group = json.loads(
        '{\n  "user_group": {\n    "name": "user-group1-update",\n'
        '    "description": "UserGroup1-update"\n  }\n}'
    )
    assert ([], []) == (check(MODIFY.name, tunnel, ignore=("VFP011",)), check(UPDATE.name, group))
    models = (ModifyVpnConnExRequest.from_dict(tunnel), UpdateVpnUserGroupRequest.from_dict(group))
    assert (tunnel, group) == (models[0].to_dict(), models[1].to_dict())


def test_every_common_parameter_goes_once(vpc: Any, tencent: Any) -> None:
    """Each common parameter is there, the action first and the signature last."""
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    names = [name for name, _ in parse_qsl(tencent.request.content.decode())]
    assert COMMON == [name for name in names if name in COMMON]


@pytest.mark.parametrize("name", ["a name & more", ""])
def test_the_signature_is_of_what_was_sent(vpc: Any, tencent: Any, name: str) -> None:
    """Whoever knows the key can verify the form as it came, with what is empty in it."""
    vpc().modify_vpn_conn_ex(**EXAMPLE, vpn_conn_name=name)
    sent = dict(parse_qsl(tencent.request.content.decode(), keep_blank_values=True))
    text = signature_v1.string_to_sign("POST", "vpc.api.qcloud.com", "/v2/index.php", sent)
    assert sent["Signature"] == signature_v1.digest_of("invented-secret-key", text, "HmacSHA256")


def test_temporary_keys_send_their_token(vpc: Any, tencent: Any) -> None:
    """The token of temporary keys is one of the signed parameters."""
    vpc(token="a-token").modify_vpn_conn_ex(**EXAMPLE)
    assert "a-token" == dict(parse_qsl(tencent.request.content.decode()))["Token"]


def test_a_payload_without_secrets_may_go_by_get(vpc: Any, tencent: Any) -> None:
    """By GET all parameters stand in the URL, and the body is empty."""
    vpc(method="GET").modify_vpn_conn_ex(**TUNNEL, user_gw_cidr_block=["10.100.2.0/24"])
    request = tencent.request
    assert ("GET", b"", False) == (
        request.method,
        request.content,
        "Content-Type" in request.headers,
    )
    assert ("userGwCidrBlock.0", "10.100.2.0/24") == own(request.url.query)[-1]


@pytest.mark.parametrize(
    ("code", "client", "call"),
    [
        ("VFW004", {}, EXAMPLE),
        ("VFW004", {"token": "a-token"}, TUNNEL | {"user_gw_cidr_block": ["10.0.0.0/8"]}),
        (
            "VFW005",
            {},
            TUNNEL | {"user_gw_cidr_block": [f"10.{i // 256}.{i % 256}.0/24" for i in range(1200)]},
        ),
    ],
)
def test_by_get_neither_a_secret_nor_too_much_is_sent(
    vpc: Any, tencent: Any, code: str, client: dict[str, str], call: dict[str, Any]
) -> None:
    """A URL is logged everywhere and has a limit, so the call is refused."""
    with pytest.raises(PayloadError) as raised:
        vpc(method="GET", **client).modify_vpn_conn_ex(**call)
    assert ([code], []) == ([finding.code for finding in raised.value.findings], tencent.requests)


def test_the_longest_url_is_within_the_limit(vpc: Any, tencent: Any) -> None:
    """The longest URL that is sent, signature and all, has at most 32 KB."""
    client = vpc(method="GET")

    def is_refused(count: int) -> bool:
        ranges = [f"10.{i // 256}.{i % 256}.0/24" for i in range(count)]
        try:
            client.modify_vpn_conn_ex(**TUNNEL, user_gw_cidr_block=ranges)
        except PayloadError:
            return True
        return False

    bisect_left(range(1300), True, lo=1, key=is_refused)
    longest = max(len(str(request.url)) for request in tencent.requests)
    assert (True, True) == (longest <= 32 * 1024, longest > 31 * 1024)


@pytest.mark.parametrize("length", [1024 * 1024, 1024 * 1024 - 400])
def test_a_form_over_the_limit_is_refused(vpc: Any, tencent: Any, length: int) -> None:
    """By POST, too, there is a size that the service does not take, with the signature to come."""
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(
            **TUNNEL, pre_shared_key="a" * length, user_gw_cidr_block=["10.0.0.0/8"]
        )
    assert (["VFW005"], []) == (
        [finding.code for finding in raised.value.findings],
        tencent.requests,
    )


def test_the_unindexed_style_is_told_and_sent(
    vpc: Any, tencent: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The style of the sister pages writes the members without index, and says so once."""
    caplog.set_level("INFO", "vpn_preflight")
    vpc(wire_style="unindexed").modify_vpn_conn_ex(
        **TUNNEL, spd_acl=[{"10.0.0.0/8": ["11.0.0.0/8"]}], ike_set=[{"dhGroupName": "group14"}]
    )
    assert [("spdAcl", '{"10.0.0.0/8":["11.0.0.0/8"]}'), ("IKESet.dhGroupName", "group14")] == own(
        tencent.request.content
    )[3:]
    assert 1 == sum("unindexed" in record.message for record in caplog.records)


def test_what_the_style_has_no_place_for_is_refused(vpc: Any, tencent: Any) -> None:
    """The same range in two rules would be lost in one JSON object."""
    rules = [{"10.0.0.0/8": ["11.0.0.0/8"]}, {"10.0.0.0/8": ["12.0.0.0/8"]}]
    with pytest.raises(PayloadError) as raised:
        vpc(wire_style="unindexed").modify_vpn_conn_ex(**TUNNEL, spd_acl=rules)
    assert ([("VFW006", "/spdAcl")], []) == (
        [(f.code, f.pointer) for f in raised.value.findings],
        tencent.requests,
    )


def test_the_documents_group_goes_as_printed(vpn: Any, huawei: Any) -> None:
    """Method, path and body are those of the page."""
    vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    request = huawei.request
    url = f"https://vpn.ap-southeast-1.myhuaweicloud.com/v5/0605768a1c80d5762fd6c014ee1a4b6c/p2c-vpn-gateways/vpn-servers/{SERVER_ID}/groups/{GROUP_ID}"
    body = b'{"user_group":{"name":"user-group1-update","description":"UserGroup1-update"}}'
    assert ("PUT", url, body) == (request.method, str(request.url), request.content)
    assert "application/json" == request.headers["Content-Type"]


def test_the_signature_of_the_group_is_of_what_was_sent(vpn: Any, huawei: Any) -> None:
    """Whoever knows the key can verify the request as it came."""
    vpn(security_token="a-token").update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    request = huawei.request
    signed = ["content-type", "host", "x-project-id", "x-sdk-date", "x-security-token"]
    target = request.url.raw_path.decode()
    canonical = sdk_hmac_sha256.canonical_request(
        Message("PUT", target, request.headers, request.content), signed
    )
    signature = sdk_hmac_sha256.digest_of(
        "invented-secret-key",
        sdk_hmac_sha256.string_to_sign(canonical, request.headers["X-Sdk-Date"]),
    )
    assert (
        sdk_hmac_sha256.authorization("INVENTEDAK", signed, signature)
        == request.headers["Authorization"]
    )


def test_a_token_goes_without_signature(vpn: Any, huawei: Any) -> None:
    """With a token nothing is signed."""
    vpn(access_key=None, secret_key=None, auth_token="a-token").update_vpn_user_group(
        SERVER_ID, GROUP_ID, user_group=CONTENT
    )
    headers = huawei.request.headers
    assert ("a-token", False) == (headers["X-Auth-Token"], "Authorization" in headers)


@pytest.mark.parametrize(
    "member", [name for name in MODIFY.request.fields if name not in MODIFY.request.required]
)
def test_what_was_not_written_is_not_sent(vpc: Any, tencent: Any, member: str) -> None:
    """A call without an optional field sends nothing of it; no documented default is added."""
    full = next(iter_full())
    vpc(ignore=("VFS011",)).modify_vpn_conn_ex(
        **{name: value for name, value in full.items() if name != PYTHON[member]}
    )
    assert [] == [
        name for name, _ in own(tencent.request.content) if name.partition(".")[0] == member
    ]


@pytest.mark.parametrize(
    ("member", "field"),
    [(member, field) for member in SETS for field in SETS[member].fields],
)
def test_no_default_of_a_set_is_sent(vpc: Any, tencent: Any, member: str, field: str) -> None:
    """One written field of a set is the only one that goes out."""
    known = SETS[member].fields[field]
    value = known.enum[0] if known.enum else known.minimum or "1.2.3.4"
    vpc(ignore=("VFS",)).modify_vpn_conn_ex(**TUNNEL, **{PYTHON[member]: [{field: value}]})
    assert [(f"{member}.0.{field}", str(value))] == own(tencent.request.content)[3:]


@pytest.mark.parametrize("field", ["name", "description"])
def test_no_other_field_of_a_group_is_sent(vpn: Any, huawei: Any, field: str) -> None:
    """One written field of a group is the only one that goes out, as a model and as a dict."""
    vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={field: "a"})
    vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=Content(**{field: "a"}))
    body = f'{{"user_group":{{"{field}":"a"}}}}'.encode()
    assert [body, body] == [request.content for request in huawei.requests]


PYTHON = {
    "vpnConnName": "vpn_conn_name",
    "preSharedKey": "pre_shared_key",
    "userGwCidrBlock": "user_gw_cidr_block",
    "spdAcl": "spd_acl",
    "IKESet": "ike_set",
    "IPsecSet": "ipsec_set",
    "encryptAlgorithm": "encrypt_algorithm",
}


def iter_full() -> Any:
    """Yield a call with every member."""
    yield EXAMPLE | {
        "vpn_conn_name": "a name",
        "spd_acl": [{"10.0.0.0/8": ["11.0.0.0/8"]}],
        "ike_set": [IKESet(dh_group_name="group14")],
        "ipsec_set": [IPsecSet(pfs_dh_group="dh-group14")],
        "encrypt_algorithm": "aes-cbc-256",
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=payloads(MODIFY.request.node))
def test_every_written_member_of_a_tunnel_arrives(
    vpc: Any, tencent: Any, payload: dict[str, Any]
) -> None:
    """What the service reads from the form is the payload that was written."""
    tencent.requests.clear()
    modify_vpn_conn_ex.sync(client=vpc(ignore=("VFD002",)), body=payload)
    assert payload == form.unflatten(MODIFY, own(tencent.request.content))[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=payloads(MODIFY.request.node))
def test_a_model_says_what_its_dict_says(vpc: Any, tencent: Any, payload: dict[str, Any]) -> None:
    """A model built from a payload puts the same bytes on the wire as the payload."""
    tencent.requests.clear()
    client = vpc(ignore=("VFD002",))
    modify_vpn_conn_ex.sync(client=client, body=ModifyVpnConnExRequest.from_dict(payload))
    modify_vpn_conn_ex.sync(client=client, body=payload)
    first, second = (sorted(own(request.content)) for request in tencent.requests)
    assert first == second


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=payloads(UPDATE.request.node))
def test_every_written_member_of_a_group_arrives(
    vpn: Any, huawei: Any, payload: dict[str, Any]
) -> None:
    """The body is the payload, in JSON."""
    huawei.requests.clear()
    update_vpn_user_group.sync(SERVER_ID, GROUP_ID, client=vpn(), body=payload)
    assert json_body.plain_json(payload).encode() == huawei.request.content


@pytest.mark.parametrize(
    ("pointer", "wrong"),
    [
        ("/IKESet/0/dhGroupNam", {"ike_set": [{"dhGroupNam": "group14"}]}),
        ("/IKESet/0/0", {"ike_set": [IKESet(dh_group_name=["0"])]}),
        ("/IKESet", {"ike_set": None}),
        ("/IKESet/0", {"ike_set": ["text"]}),
        ("/userGwCidrBlock", {"user_gw_cidr_block": "10.0.0.0/8"}),
        ("/vpnConnName", {"vpn_conn_name": None}),
    ],
)
def test_a_slip_in_a_call_is_refused_at_its_place(
    vpc: Any, tencent: Any, pointer: str, wrong: dict[str, Any]
) -> None:
    """A typo or a wrong type in models and mappings alike is named, and nothing is sent."""
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE | wrong)
    expected = "/IKESet/0/dhGroupName" if pointer == "/IKESet/0/0" else pointer
    found = [finding.pointer for finding in raised.value.findings if finding.severity == "error"]
    assert ([expected], []) == (found, tencent.requests)


class Group(enum.StrEnum):
    """A member of an enumeration, as people write them."""

    WANTED = "group14"


class Kind(str, enum.Enum):  # noqa: UP042 - the older form writes its name where a text is asked for
    """Its older form."""

    WANTED = "main"


class Lifetime(enum.IntEnum):
    """A number by name."""

    DAY = 86400


def test_members_of_enumerations_are_sent_by_their_value(
    vpc: Any, tencent: Any, vpn: Any, huawei: Any
) -> None:
    """What is checked by its value goes out as its value, in a body and in a path."""
    settings = {
        "dhGroupName": Group.WANTED,
        "exchangeMode": Kind.WANTED,
        "ikeSaLifetimeSeconds": Lifetime.DAY,
    }
    vpc(ignore=("VFS011",)).modify_vpn_conn_ex(**TUNNEL, ike_set=[settings])
    expected = [
        ("IKESet.0.dhGroupName", "group14"),
        ("IKESet.0.exchangeMode", "main"),
        ("IKESet.0.ikeSaLifetimeSeconds", "86400"),
    ]
    vpn().update_vpn_user_group(SERVER_ID, Kind.WANTED, user_group=CONTENT)
    assert (expected, "main") == (
        own(tencent.request.content)[3:],
        huawei.request.url.path.rpartition("/")[2],
    )


@pytest.mark.parametrize(
    "body",
    [
        5,
        None,
        [],
        {5: None},
        {"vpcId": object()},
        DEEP,
        {"vpnConnName": float("nan")},
        {"IKESet": [object()]},
    ],
    ids=["number", "null", "list", "name", "object", "deep", "NaN", "set"],
)
@pytest.mark.parametrize("style", ["indexed", "unindexed"])
def test_with_rules_switched_off_what_has_no_place_is_refused(
    vpc: Any, tencent: Any, body: Any, style: str
) -> None:
    """Whatever a caller switches off, what the wire cannot carry raises PayloadError."""
    with pytest.raises(PayloadError):
        modify_vpn_conn_ex.sync(client=vpc(wire_style=style), body=body, ignore=("VF",))
    assert [] == tencent.requests


def test_with_rules_switched_off_what_json_has_no_place_for_is_refused(
    vpn: Any, huawei: Any
) -> None:
    """The same holds for a body of JSON, which knows neither NaN nor objects of Python."""
    for value in (float("nan"), object()):
        with pytest.raises(PayloadError):
            update_vpn_user_group.sync(
                SERVER_ID,
                GROUP_ID,
                client=vpn(),
                body={"user_group": {"name": value}},
                ignore=("VF",),
            )
    assert [] == huawei.requests


def test_path_ids_are_encoded(vpn: Any, huawei: Any) -> None:
    """An id with characters that no URL has gets to the service as it was written."""
    vpn().update_vpn_user_group("a \u00fc;{b}", GROUP_ID, user_group=CONTENT)
    assert "a%20%C3%BC%3B%7Bb%7D" == huawei.request.url.raw_path.decode().split("/")[5]


def test_path_ids_are_checked_before_they_are_in_the_url(vpn: Any, huawei: Any) -> None:
    """An id that would change the path is refused."""
    with pytest.raises(PayloadError) as raised:
        vpn().update_vpn_user_group("..", GROUP_ID, user_group=CONTENT)
    assert (["/path/vpn_server_id"], []) == (
        [finding.pointer for finding in raised.value.findings],
        huawei.requests,
    )


def test_a_model_and_a_mapping_may_be_mixed(vpn: Any, huawei: Any) -> None:
    """A nested model inside a mapping arrives whole."""
    update_vpn_user_group.sync(
        SERVER_ID, GROUP_ID, client=vpn(), body={"user_group": Content(name="a")}
    )
    assert b'{"user_group":{"name":"a"}}' == huawei.request.content


def test_the_asynchronous_twins_send_the_same(
    vpc: Any, async_vpc: Any, tencent: Any, vpn: Any, async_vpn: Any, huawei: Any
) -> None:
    """Both twins put the same payload on the wire, and return the same answer."""

    async def both() -> tuple[Any, Any]:
        async with async_vpc() as tunnel, async_vpn() as group:
            return await tunnel.modify_vpn_conn_ex(**EXAMPLE), await group.update_vpn_user_group(
                SERVER_ID, GROUP_ID, user_group=CONTENT
            )

    replies = asyncio.run(both())
    assert (
        vpc().modify_vpn_conn_ex(**EXAMPLE),
        vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT),
    ) == replies
    assert own(tencent.requests[0].content) == own(tencent.requests[1].content)
    assert huawei.requests[0].content == huawei.requests[1].content


def test_a_client_of_the_other_service_is_refused(vpn: Any) -> None:
    """An operation takes the client of its own service."""
    with pytest.raises(TypeError, match="tencent_vpc"):
        modify_vpn_conn_ex.sync(client=vpn(), body={})


def test_a_region_unlike_the_clients_is_refused(vpc: Any, tencent: Any) -> None:
    """A payload that was written for another region does not go out."""
    with pytest.raises(PayloadError) as raised:
        modify_vpn_conn_ex.sync(
            client=vpc(), body=MODIFY.examples.request["document"] | {"Region": "ap-beijing"}
        )
    errors = [(f.code, f.pointer) for f in raised.value.findings if f.severity == "error"]
    assert ([("VFW002", "/Region")], []) == (errors, tencent.requests)


def test_warnings_are_told_in_the_log(vpc: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A doubtful call goes out, and the doubt is in the log."""
    vpc().modify_vpn_conn_ex(**EXAMPLE | {"vpn_conn_id": "vpngw-kfldykuz"})
    assert ["VFP011 pre_shared_key:", "VFD007 vpn_conn_id:"] == [
        " ".join(record.message.split()[1:3])
        for record in caplog.records
        if record.levelname == "WARNING"
    ]


def test_switched_off_rules_do_not_stop_a_call(vpc: Any, tencent: Any) -> None:
    """Each call, and each client, can switch rules off."""
    vpc().modify_vpn_conn_ex(**TUNNEL, ignore=("VFS011",))
    vpc().modify_vpn_conn_ex(**TUNNEL, ignore="VFS011")
    vpc(ignore="VFS011").modify_vpn_conn_ex(**TUNNEL)
    vpc(profile="observed").modify_vpn_conn_ex(**TUNNEL)
    assert 4 == len(tencent.requests)


@pytest.mark.parametrize("ignore", ["VFS011", ("VFS011",)])
def test_switched_off_rules_are_those_that_were_named(vpc: Any, tencent: Any, ignore: Any) -> None:
    """One code, by itself or in a list, leaves all others as they are."""
    with pytest.raises(PayloadError):
        vpc().modify_vpn_conn_ex(**TUNNEL, vpn_conn_name="a" * 61, ignore=ignore)
    assert [] == tencent.requests

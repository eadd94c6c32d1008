"""The flat parameters of Tencent's API 2.0."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight import contract, protocols
from vpn_preflight.protocols import form
from vpn_preflight.protocols.wire_form import UnsendableError, WireStyle

OPERATION = contract.operation("ModifyVpnConnEx")
IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}


def test_the_documents_example_flattens_to_the_printed_parameters() -> None:
    """The example of the docs gives the parameters of its URL, in their order."""
    printed = (
        "vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0"
        "&userGwCidrBlock.0=10.100.2.0/24&preSharedKey=tencenttest"
    )
    payload = IDS | {"userGwCidrBlock": ["10.100.2.0/24"], "preSharedKey": "tencenttest"}
    assert parse_qsl(printed) == form.flatten(OPERATION, payload)


@pytest.mark.parametrize(
    ("expected", "payload", "style"),
    [
        (
            [("IKESet.0.dhGroupName", "group14")],
            {"IKESet": [{"dhGroupName": "group14"}]},
            "indexed",
        ),
        (
            [("IKESet.dhGroupName", "group14")],
            {"IKESet": [{"dhGroupName": "group14"}]},
            "unindexed",
        ),
        (
            [("spdAcl.0", '{"10.0.0.0/8":["10.1.0.0/16"]}')],
            {"spdAcl": [{"10.0.0.0/8": ["10.1.0.0/16"]}]},
            "indexed",
        ),
        (
            [("spdAcl", '{"10.0.0.0/8":["a"],"11.0.0.0/8":["b"]}')],
            {"spdAcl": [{"10.0.0.0/8": ["a"]}, {"11.0.0.0/8": ["b"]}]},
            "unindexed",
        ),
        (
            [("userGwCidrBlock.0", "a"), ("userGwCidrBlock.1", "b")],
            {"userGwCidrBlock": ["a", "b"]},
            "unindexed",
        ),
        (
            [("IPsecSet.0.ipsecSaLifetimeSeconds", "86400")],
            {"IPsecSet": [{"ipsecSaLifetimeSeconds": 86400.0}]},
            "indexed",
        ),
        ([("vpnConnName", "")], {"vpnConnName": ""}, "indexed"),
    ],
)
def test_each_kind_of_member_has_its_wire_form(
    expected: list[tuple[str, str]], payload: dict[str, Any], style: WireStyle
) -> None:
    """Lists count from 0, a rule is compact JSON, integers have no fraction, "" is sent."""
    assert expected == form.flatten(OPERATION, payload, style)


@pytest.mark.parametrize(
    ("member", "payload", "style"),
    [
        ("userGwCidrBlock", {"userGwCidrBlock": []}, "indexed"),
        ("IKESet", {"IKESet": [{}]}, "indexed"),
        ("spdAcl", {"spdAcl": [{}]}, "indexed"),
        ("userGwCidrBlock", {"userGwCidrBlock": ["a"], "userGwCidrBlock.0": "b"}, "indexed"),
        ("vpnConnName", {"vpnConnName": None}, "indexed"),
        ("vpnConnName", {"vpnConnName": True}, "indexed"),
        ("vpnConnName", {"vpnConnName": 1.5}, "indexed"),
        ("IKESet", {"IKESet": [{"dhGroupName": "group14"}, {"exchangeMode": "main"}]}, "unindexed"),
        ("spdAcl", {"spdAcl": [{"10.0.0.0/8": ["a"]}, {"10.0.0.0/8": ["b"]}]}, "unindexed"),
    ],
)
def test_what_would_be_lost_is_refused(
    member: str, payload: dict[str, Any], style: WireStyle
) -> None:
    """Empty lists and objects, other types, a second item without index; each names its field."""
    with pytest.raises(UnsendableError) as raised:
        form.flatten(OPERATION, payload, style)
    assert member == raised.value.member
    assert raised.value.problem
    assert raised.value.advice not in raised.value.problem


@given(payloads(OPERATION.request.node))
def test_flatten_and_unflatten_are_inverse(payload: dict[str, Any]) -> None:
    """A valid payload comes back from its parameters as it was."""
    assert payload == form.unflatten(OPERATION, form.flatten(OPERATION, payload))[0]


@given(payloads(OPERATION.request.node))
def test_the_unindexed_form_says_the_same(payload: dict[str, Any]) -> None:
    """A valid payload with one item in each list of objects survives without indexes, too."""
    single = {
        name: value[:1] if name in ("IKESet", "IPsecSet", "spdAcl") else value
        for name, value in payload.items()
    }
    assert single == form.unflatten(OPERATION, form.flatten(OPERATION, single, "unindexed"))[0]


def test_each_member_knows_the_parameter_it_was_written_as() -> None:
    """The pointer into the nested payload leads back to the parameter, in both forms of a list."""
    pairs = [
        ("IKESet.0.dhGroupName", "group14"),
        ("IPsecSet.pfsDhGroup", "null"),
        ("spdAcl", "{}"),
        ("userGwCidrBlock.5", "a"),
    ]
    expected = {
        "/IKESet/0/dhGroupName": "IKESet.0.dhGroupName",
        "/IPsecSet/0/pfsDhGroup": "IPsecSet.pfsDhGroup",
        "/spdAcl/0": "spdAcl",
        "/userGwCidrBlock/0": "userGwCidrBlock.5",
    }
    assert expected == form.unflatten(OPERATION, pairs)[1]


@pytest.mark.parametrize(
    ("expected", "name", "value"),
    [
        ({"unknown.0": "a"}, "unknown.0", "a"),
        ({"userGwCidrBlock.x": "a"}, "userGwCidrBlock.x", "a"),
        ({"userGwCidrBlock.0.1": "a"}, "userGwCidrBlock.0.1", "a"),
        ({"userGwCidrBlock.٣": "a"}, "userGwCidrBlock.٣", "a"),
        ({"IKESet.0": "a"}, "IKESet.0", "a"),
        ({"IKESet": [{"a.b": "c"}]}, "IKESet.0.a.b", "c"),
        ({"spdAcl": ["no json"]}, "spdAcl.0", "no json"),
        ({"IKESet": [{"ikeSaLifetimeSeconds": "1_000"}]}, "IKESet.0.ikeSaLifetimeSeconds", "1_000"),
        (
            {"IKESet": [{"ikeSaLifetimeSeconds": "9" * 5000}]},
            "IKESet.0.ikeSaLifetimeSeconds",
            "9" * 5000,
        ),
        ({"vpcId": "123"}, "vpcId", "123"),
    ],
    ids=str,
)
def test_what_fits_no_list_or_type_stays_as_it_was_written(
    expected: dict[str, Any], name: str, value: str
) -> None:
    """The check is to name it, so unflatten neither guesses nor raises."""
    assert expected == form.unflatten(OPERATION, [(name, value)])[0]


def test_indexes_keep_their_order() -> None:
    """Items are in the order of their indexes, whatever that of the parameters; gaps close."""
    pairs = [(f"userGwCidrBlock.{index}", str(index)) for index in (80, 8, 1, 16)]
    assert {"userGwCidrBlock": ["1", "8", "16", "80"]} == form.unflatten(OPERATION, pairs)[0]


def test_a_list_next_to_its_own_dotted_names_stays_whole() -> None:
    """Nothing is merged into a list that was written as one."""
    written = {"userGwCidrBlock": ["10.0.0.0/8"], "userGwCidrBlock.0": "11.0.0.0/8"}
    assert written == form.unflatten(OPERATION, written.items())[0]


@given(st.dictionaries(st.text(), st.text()))
def test_any_parameters_can_be_read(pairs: dict[str, str]) -> None:
    """No parameters make unflatten raise, and every value is still there."""
    assert len(pairs) == len(form.unflatten(OPERATION, pairs.items())[1])


def test_read_takes_common_parameters_off() -> None:
    """Common parameters are not a part of the payload."""
    reading = protocols.read(OPERATION, IDS | {"Action": "ModifyVpnConnEx", "Nonce": "1"})
    assert (IDS, {"Action": "ModifyVpnConnEx", "Nonce": "1"}) == (reading.payload, reading.common)


@pytest.mark.parametrize(
    "value", ['{"10.0.0.0/16":["172.16.0.0/16"]}', ' {"10.0.0.0/16":["172.16.0.0/16"]}', "{"]
)
def test_read_nests_what_is_captured_without_an_index(value: str) -> None:
    """A list of objects as one string needs no dotted name next to it; the emulator agrees."""
    reading = protocols.read(OPERATION, IDS | {"spdAcl": value}, is_captured=True)
    assert form.unflatten(OPERATION, (IDS | {"spdAcl": value}).items()) == (
        reading.payload,
        reading.written,
    )
    assert isinstance(reading.payload["spdAcl"], list)


@pytest.mark.parametrize("value", ["no json", "{}", ["a"], {"10.0.0.0/16": []}, None])
def test_read_leaves_a_nested_payload_as_it_is(value: Any) -> None:
    """The check is to name it."""
    assert ({"spdAcl": value}, {}) == protocols.read(OPERATION, {"spdAcl": value})[::2]


PIECES = st.text(st.sampled_from("aZ09-_.~ +%&=/\x00\x01\x7f\u00e9\u4e2d\U0001f511"), max_size=8)


@given(st.lists(st.tuples(PIECES, PIECES), max_size=4))
@example([("a", "%+ "), (" +%", "%20+")])
@example([("a", "b\x00c\x01d")])
def test_a_form_is_escaped_as_the_standard_library_does(
    parameters: list[tuple[str, str]],
) -> None:
    """Whatever is in a name or a value, separators of ours among it."""
    assert urlencode(parameters) == form.encoded(parameters)


@given(st.text(st.sampled_from("a=&%+;2Bf\u00e9"), max_size=24))
@example("a=%ff&%zz=+&&=&b")
def test_a_form_is_read_as_the_standard_library_does(written: str) -> None:
    """Whatever was sent, broken escapes and names without a value among it."""
    assert parse_qsl(written, keep_blank_values=True) == form.decoded(written)

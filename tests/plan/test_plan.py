"""What a plan says of a change, from a payload and the answer of a read; no network."""

import copy
import json
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.plan import Plan, plan_of, read_arguments
from vpn_preflight.plan.completion import without_secrets

KEY = "zanzibarine-zanzibarine"


def answer_to(change: str) -> Any:
    """Copy the answer that the docs print for the read of a change."""
    read = contract.operation(contract.operation(change).state.read)  # type: ignore[union-attr]
    return copy.deepcopy(read.examples.response["document"])


def planned(change: str, payload: Any, answer: Any = None, secrets: tuple[str, ...] = ()) -> Plan:
    """Plan a change against an answer, or else against that of the docs."""
    operation = contract.operation(change)
    read = contract.operation(operation.state.read)  # type: ignore[union-attr]
    shown = answer_to(change) if answer is None else answer
    return plan_of(operation, {}, payload, shown, secrets=secrets, shown=read)


def statuses(plan: Plan) -> dict[str, str]:
    """Return the status of each place."""
    return {entry.pointer: entry.status for entry in plan.entries}


TUNNEL_3 = {"VpnConnectionId": "vpnx-df9oztok"}
TUNNEL_2 = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}


def test_each_field_has_one_entry_by_what_becomes_of_it() -> None:
    """What is set changes or is the same; what is not set at the top stays."""
    plan = planned(
        "ModifyVpnConnectionAttribute",
        {**TUNNEL_3, "VpnConnectionName": "other", "EnableHealthCheck": False},
    )
    found = statuses(plan)
    assert ("changes", "same") == (found["/VpnConnectionName"], found["/EnableHealthCheck"])
    assert "stays" == found["/IKEOptionsSpecification/DhGroupName"] == found["/DpdTimeout"]
    assert len(found) == len(plan.entries)
    assert "/VpnConnectionId" not in found
    (changed,) = plan.with_status("changes")
    assert ("testcon-1", "other") == (changed.now, changed.then)


@pytest.mark.parametrize(
    ("now", "status"), [("old-old-old-old", "changes"), (KEY, "same"), (None, "unknown")]
)
def test_a_key_is_compared_and_never_shown(now: str | None, status: str) -> None:
    """Neither the present key nor the new one is in the entry, the text, the JSON or the repr."""
    answer = answer_to("ModifyVpnConnEx")
    answer["data"][0]["preSharedKey"] = now
    payload = {**TUNNEL_2, "userGwCidrBlock": ["10.100.2.0/24"], "preSharedKey": KEY}
    plan = planned("ModifyVpnConnEx", payload, answer)
    (entry,) = [one for one in plan.entries if one.is_secret]
    assert (status, None, None) == (entry.status, entry.now, entry.then)
    shown = f"{plan.as_text()} {plan} {plan!r} {json.dumps(plan.as_dict())} {plan.entries!r}"
    assert "preSharedKey" in shown
    assert not any(secret in shown for secret in filter(None, (KEY, now)))


def test_a_field_that_repeats_a_key_is_masked() -> None:
    """The key of the tunnel, of the payload and of the client show in no other field."""
    answer = answer_to("ModifyVpnConnectionAttribute")
    row = answer["Response"]["VpnConnectionSet"][0]
    row |= {
        "PreShareKey": "present-key",
        "VpnConnectionName": "a present-key b",
        "DpdAction": "own",
    }
    payload = {**TUNNEL_3, "PreShareKey": KEY, "VpnConnectionName": KEY}
    plan = planned("ModifyVpnConnectionAttribute", payload, answer, secrets=("own",))
    text = json.dumps(plan.as_dict())
    assert not any(secret in text for secret in ("present-key", KEY, '"own"'))


def test_what_a_set_object_omits_is_unknown() -> None:
    """The docs do not say whether it stays; what has no meaning with the other values is left."""
    payload = {**TUNNEL_3, "IKEOptionsSpecification": {"DhGroupName": "GROUP1"}}
    found = statuses(planned("ModifyVpnConnectionAttribute", payload))
    assert "same" == found["/IKEOptionsSpecification/DhGroupName"]
    assert "unknown" == found["/IKEOptionsSpecification/IKEVersion"]
    # The identity is an address.
    assert "/IKEOptionsSpecification/LocalFqdnName" not in found


def test_lists_are_compared_as_sets() -> None:
    """The order of ranges and of rules changes nothing."""
    answer = answer_to("ModifyVpnConnectionAttribute")
    rules = [
        {"LocalCidrBlock": "10.0.0.0/16", "RemoteCidrBlock": ["10.2.0.0/24", "10.1.0.0/24"]},
        {"LocalCidrBlock": "10.9.0.0/16", "RemoteCidrBlock": ["10.1.0.0/24"]},
    ]
    answer["Response"]["VpnConnectionSet"][0]["SecurityPolicyDatabaseSet"] = rules
    turned = [rules[1], rules[0] | {"RemoteCidrBlock": ["10.1.0.0/24", "10.2.0.0/24"]}]
    for written, status in ((turned, "same"), (turned[:1], "changes")):
        payload = {**TUNNEL_3, "SecurityPolicyDatabases": written}
        found = statuses(planned("ModifyVpnConnectionAttribute", payload, answer))
        assert status == found["/SecurityPolicyDatabases"]


def test_names_shapes_and_words_of_the_read_are_those_of_the_change() -> None:
    """A list of one is an object in the answer, `sha` is called sha1, ranges have another name."""
    payload = {
        **TUNNEL_2,
        "userGwCidrBlock": ["10.100.2.0/24"],
        "IPsecSet": [{"integrityAlgorith": "sha", "encryptAlgorithm": "aes-cbc-256"}],
    }
    found = statuses(planned("ModifyVpnConnEx", payload))
    assert "same" == found["/userGwCidrBlock"] == found["/IPsecSet/0/integrityAlgorith"]
    assert "changes" == found["/IPsecSet/0/encryptAlgorithm"]
    # It is the same cipher at another place of the docs.
    assert "/encryptAlgorithm" not in found
    assert "unknown" == found["/IPsecSet/0/pfsDhGroup"]


def test_what_the_read_does_not_show_is_unknown() -> None:
    """Rules have no place in the answer of 2.0, and they may replace the ranges."""
    rules = [{"10.0.0.0/16": ["10.100.2.0/24"]}]
    found = statuses(planned("ModifyVpnConnEx", {**TUNNEL_2, "spdAcl": rules}))
    assert "unknown" == found["/spdAcl"] == found["/userGwCidrBlock"]
    assert "stays" == found["/encryptAlgorithm"]


def test_a_session_without_its_cipher_leaves_it_unknown() -> None:
    """The cipher at the top belongs to the session."""
    payload = {**TUNNEL_2, "IPsecSet": [{"pfsDhGroup": "null"}]}
    assert "unknown" == statuses(planned("ModifyVpnConnEx", payload))["/encryptAlgorithm"]


@pytest.mark.parametrize(
    ("change", "payload", "place", "value", "code"),
    [
        (
            "ModifyVpnConnectionAttribute",
            TUNNEL_3,
            ("Response", "VpnConnectionSet", 0, "State"),
            "PENDING",
            "UnsupportedOperation.VpnConnInvalidState",
        ),
        ("ModifyVpnConnEx", TUNNEL_2, ("data", 0, "vpcConnStatus"), 2, "InvalidVpnConnState"),
        (
            "UpdateVpnUserGroup",
            {"user_group": {"name": "x"}},
            ("user_group", "type"),
            "Default",
            None,
        ),
    ],
)
def test_a_state_that_the_service_refuses_is_reported(
    change: str, payload: Any, place: tuple[Any, ...], value: Any, code: str | None
) -> None:
    """It has the code of the docs, or none where none is published; an unsaid state is none."""
    answer = answer_to(change)
    assert not planned(change, payload, answer).is_refused
    *around, last = place
    object_ = answer
    for token in around:
        object_ = object_[token]
    object_[last] = value
    (refusal,) = planned(change, payload, answer).refusals
    assert code == refusal.code
    assert refusal.advice
    del object_[last]
    assert not planned(change, payload, answer).is_refused


RULES = [{"LocalCidrBlock": "10.0.0.0/16", "RemoteCidrBlock": ["172.16.0.0/16"]}]
EVERYTHING = [{"LocalCidrBlock": "0.0.0.0/0", "RemoteCidrBlock": ["0.0.0.0/0"]}]


@pytest.mark.parametrize(
    ("expected", "payload", "now"),
    [
        (True, {"EnableHealthCheck": True}, {"SecurityPolicyDatabaseSet": RULES}),
        (False, {"EnableHealthCheck": True}, {"SecurityPolicyDatabaseSet": EVERYTHING}),
        (False, {"EnableHealthCheck": True}, {"SecurityPolicyDatabaseSet": None}),
        (True, {"SecurityPolicyDatabases": RULES}, {"EnableHealthCheck": True}),
        (False, {"SecurityPolicyDatabases": RULES}, {"EnableHealthCheck": None}),
        (
            False,
            {"SecurityPolicyDatabases": EVERYTHING, "EnableHealthCheck": True},
            {"SecurityPolicyDatabaseSet": RULES},
        ),
        # What the change does not touch is as it was.
        (
            False,
            {"VpnConnectionName": "a"},
            {"EnableHealthCheck": True, "SecurityPolicyDatabaseSet": RULES},
        ),
    ],
)
def test_a_health_check_next_to_rules_is_refused(
    expected: bool, payload: dict[str, Any], now: dict[str, Any]
) -> None:
    """Whichever of the two the change sets, and whichever is there already."""
    answer = answer_to("ModifyVpnConnectionAttribute")
    answer["Response"]["VpnConnectionSet"][0] |= now
    plan = planned("ModifyVpnConnectionAttribute", {**TUNNEL_3, **payload}, answer)
    code = "UnsupportedOperation.VpnConnCidrNotSupportedHealthCheck"
    assert [code] * expected == [one.code for one in plan.refusals]


@pytest.mark.parametrize(
    ("change", "payload", "code"),
    [
        ("ModifyVpnConnectionAttribute", {"VpnConnectionId": "vpnx-1"}, "ResourceNotFound"),
        ("ModifyVpnConnEx", TUNNEL_2 | {"vpnGwId": "vpngw-1"}, "InvalidVpnGw.NotFound"),
    ],
)
def test_an_object_that_is_not_in_the_answer_is_refused(
    change: str, payload: Any, code: str
) -> None:
    """Every id of the change must be that of the object; no field is planned."""
    plan = planned(change, payload)
    assert ([code], ()) == ([one.code for one in plan.refusals], plan.entries)


def test_an_older_id_finds_its_tunnel() -> None:
    """The read shows numbers next to the ids that begin with vpnx-."""
    assert not planned("ModifyVpnConnEx", TUNNEL_2 | {"vpnConnId": "399"}).is_refused


def test_the_read_is_asked_for_the_object() -> None:
    """Fields of the change fill the arguments of the read, in a list where it takes one."""
    change = contract.operation("ModifyVpnConnectionAttribute")
    read = contract.operation("DescribeVpnConnections")
    expected = {"VpnConnectionIds": [TUNNEL_3["VpnConnectionId"]]}
    assert expected == read_arguments(change, read, {**TUNNEL_3, "PreShareKey": KEY})


@pytest.mark.parametrize("name", contract.operation_names())
def test_each_change_can_be_planned_and_nothing_else(name: str) -> None:
    """Its example has an entry for each field that it sets, none of them unknown by accident."""
    operation = contract.operation(name)
    assert operation.is_change == (operation.state is not None)
    if operation.is_change:
        example = operation.examples.request["document"]
        answer = json.dumps(answer_to(name))
        for id_ in [example[one] for one in operation.state.ids]:  # type: ignore[union-attr]
            answer = answer.replace(TUNNEL_3["VpnConnectionId"], id_)
        plan = planned(name, example, json.loads(answer))
        assert {"changes", "same"} >= {one.status for one in plan.entries if one.then is not None}
        assert {one.status for one in plan.entries} & {"changes", "same"}


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("${PRE_SHARED_KEY}", "a-key-that-is-written-out"),
        ("${KEY}", "${KEY}"),
        ("${KEY}", "${KEY:-}"),
        ("${KEY}", "${KEY:-a-key-as-a-default}"),
        ("{{ key }}", "{{ key }}"),
    ],
)
def test_a_completed_file_names_where_its_key_comes_from(expected: str, written: str) -> None:
    """The variable or the template stays as it was named, and no default of a key is copied."""
    request = contract.operation("ModifyVpnConnEx").request
    found = without_secrets(request, {"preSharedKey": written})
    assert {"preSharedKey": expected} == found

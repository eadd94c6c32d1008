"""Any bytes get an answer."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.emulator import Emulator, Message, huawei, tencent
from vpn_preflight.protocols import form

EMULATOR = Emulator(clock=lambda: 1_000_000_000.0)
OPERATION = contract.operation("ModifyVpnConnEx")
# What can stand in the head of a request, as HTTP carries it: bytes, read as Latin-1.
LATIN = st.text(st.characters(max_codepoint=255))
NAMES = [*OPERATION.request.fields, *OPERATION.request.fields["IKESet"].items.fields]
KNOWN_TARGETS = [
    "/v2/index.php",
    f"/v5/{EMULATOR.ids.project_id}/p2c-vpn-gateways/vpn-servers/s/groups/g",
    "/_emulator/journal",
]
TARGETS = LATIN | st.builds(
    lambda path, query: path + query,
    st.sampled_from(KNOWN_TARGETS),
    LATIN.map(lambda text: f"?{text}") | LATIN,
)
HEADER_NAMES = LATIN | st.sampled_from(
    ["Host", "Authorization", "X-Sdk-Date", "X-Auth-Token", "Content-Type", "x-sdk-content-sha256"]
)
HEADER_VALUES = LATIN | st.sampled_from(
    ["application/x-www-form-urlencoded", EMULATOR.credentials.auth_token]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["user_group", "name"]) | st.text(), inner, max_size=3)
    ),
    max_leaves=10,
)
BODIES = st.binary() | JSON.map(json.dumps).map(str.encode)
PARTS = st.sampled_from([*NAMES, "0", "1", "01", "-1", "", "99999999999"]) | st.text(max_size=3)
PARAMETERS = st.dictionaries(
    st.lists(PARTS, min_size=1, max_size=4).map(".".join),
    st.text() | JSON.map(json.dumps),
    max_size=6,
)


@given(
    st.sampled_from(["GET", "POST", "PUT"]) | LATIN,
    TARGETS,
    st.dictionaries(HEADER_NAMES, HEADER_VALUES),
    BODIES,
)
def test_any_request_gets_an_answer(
    method: str, target: str, headers: dict[str, str], body: bytes
) -> None:
    """Any request gets JSON, and an entry unless its host is unknown, or the emulator is meant."""
    emulator = Emulator(clock=lambda: 1_000_000_000.0)
    answer = emulator.handle(Message(method, target, headers, body))
    entered = not target.startswith("/_emulator/") and answer.status != 421
    assert (True, int(entered)) == (
        isinstance(answer.json(), dict | list),
        len(emulator.journal.entries),
    )
    json.dumps(emulator.journal.entries, allow_nan=False)


@given(BODIES)
@example(b'{"user_group": {"\\ud800": 1}}')
@example(b'{"user_group": {"name": "\\ud800"}}')
@example(b'{"a":' * 5000)
@example(b"[" + b"9" * 5000 + b"]")
def test_any_body_of_a_known_caller_gets_an_answer(body: bytes) -> None:
    """With a valid token too, every body gets a success or a refusal of the service."""
    ids = EMULATOR.ids
    servers = f"/v5/{ids.project_id}/p2c-vpn-gateways/vpn-servers"
    path = f"{servers}/{ids.vpn_server_id}/groups/{ids.group_id}"
    answer = EMULATOR.handle(
        Message("PUT", path, {"X-Auth-Token": EMULATOR.credentials.auth_token}, body)
    )
    assert (200, None) == (answer.status, answer.json().get("error_code")) or (400, "VPN.0001") == (
        answer.status,
        answer.json()["error_code"],
    )


@given(PARAMETERS)
@example({"spdAcl": "[" * 5000})
@example({"spdAcl.0": '{"10.0.0.0/8":' * 300 + "1" + "}" * 300})
@example({"IKESet": "text", "IKESet.0.dhGroupName": "group14"})
def test_any_parameters_of_a_known_caller_get_an_answer(parameters: dict[str, str]) -> None:
    """Behind a good signature too, all parameters are answered."""
    answer = tencent.act(OPERATION, parameters, EMULATOR._world)
    assert (200, True) == (answer.status, answer.json()["code"] in (0, 4000, 5000))


@given(payloads(OPERATION.request.node))
def test_the_emulator_accepts_what_the_check_passes_of_flat_parameters(
    payload: dict[str, Any],
) -> None:
    """A valid payload, flattened, is refused for its ids at most, an invalid one for its errors."""
    errors = any(finding.severity == "error" for finding in check(OPERATION.name, payload))
    answer = tencent.act(OPERATION, dict(form.flatten(OPERATION, payload)), EMULATOR._world).json()
    assert (4000 if errors else 5000) == answer["code"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payloads(contract.operation("UpdateVpnUserGroup").request.node))
def test_the_emulator_accepts_what_the_check_passes_of_json(
    put: Callable[..., Message], payload: dict[str, Any]
) -> None:
    """A payload without errors changes the group."""
    errors = any(finding.severity == "error" for finding in check("UpdateVpnUserGroup", payload))
    answer = Emulator(clock=lambda: 1718618343.0).handle(put(payload))
    assert (400 if errors else 200) == answer.status


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_json_does_not_have_is_not_read(text: str) -> None:
    """Python would read it, and could not write it again."""
    with pytest.raises(ValueError, match="finite"):
        huawei.json_value(text.encode())

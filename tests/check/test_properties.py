"""What holds for every payload: a valid one passes, one broken in one place is reported there."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import asked_for, payloads

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.field import UNKNOWN
from vpn_preflight.finding import Profile, join_pointer

NAMES = contract.operation_names()
REQUEST = contract.operation("ModifyVpnConnEx").request
SETS = {name: REQUEST.fields[name].items or UNKNOWN for name in ("IKESet", "IPsecSet")}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4)
    ),
    max_leaves=12,
)
WRONG_TYPE = {"string": 7, "integer": "7", "boolean": "true", "array": "text", "object": ["text"]}


def without_second_cipher(payload: dict[str, Any]) -> dict[str, Any]:
    """Drop the cipher of the sister pages, which may be in a list if it is nowhere else."""
    for member, other in (("IKESet", "dhGroupName"), ("IPsecSet", "pfsDhGroup")):
        for item in payload.get(member, []):
            if item.pop("encryptAlgorithm", None) and not item:
                item[other] = SETS[member].fields[other].enum[0]
    return payload


VALID = {
    name: payloads(contract.operation(name).request.node).map(without_second_cipher)
    for name in NAMES
}


def places(
    schema: dict[str, Any], value: Any, path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield every place in a payload, with its schema."""
    yield path, schema
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(
                schema.get("properties", {}).get(name) or schema["additionalProperties"],
                item,
                (*path, name),
            )
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(schema["items"], item, (*path, index))


def replaced(payload: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Copy a payload with another value at a place."""
    if not path:
        return value
    payload = copy.deepcopy(payload)
    parent = payload
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    return payload


def breakages(schema: dict[str, Any]) -> list[Any]:
    """List values that a schema refuses."""
    # A call without a body takes None for it.
    broken: list[Any] = [
        WRONG_TYPE[schema["type"]],
        *([None] if schema.get("properties", True) else []),
    ]
    if "enum" in schema:
        broken += ["no such value", schema["enum"][0] + "\n"]
    if schema["type"] == "integer":
        broken += [
            schema[limit] + step
            for limit, step in (("minimum", -1), ("maximum", 1))
            if limit in schema
        ]
        broken += [True, 0.5]
    if "maxLength" in schema:
        broken.append("a" * (schema["maxLength"] + 1))
    if "pattern" in schema:
        broken += ["a\n", "a\tb", "٣"]
    if schema.get("minLength") or schema.get("minItems") or schema.get("minProperties"):
        broken.append({"string": "", "array": [], "object": {}}[schema["type"]])
    return broken


def errors(name: str, payload: Any, profile: Profile = "document") -> list[str]:
    """List the places of the errors in a payload."""
    return [
        finding.pointer
        for finding in check(name, payload, profile=profile)
        if finding.severity == "error"
    ]


def told(name: str, payload: Any) -> set[tuple[str, str]]:
    """List the places and codes of all findings, warnings too.

    A range that equals an earlier one may overlap another, too, which is reported when the first
    one is broken.
    """
    return {
        (finding.pointer, "VFA006" if finding.code == "VFA007" else finding.code)
        for finding in check(name, payload)
    }


@pytest.mark.parametrize("profile", ["document", "observed"])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_is_built_valid_passes(name: str, profile: Profile, data: st.DataObject) -> None:
    """No valid payload has an error, under either profile."""
    assert [] == errors(name, data.draw(VALID[name]), profile)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_is_broken_in_one_place_is_reported_there(name: str, data: st.DataObject) -> None:
    """A value that its schema refuses is the one error, at its place."""
    payload = data.draw(VALID[name])
    path, schema = data.draw(
        st.sampled_from(list(places(contract.operation(name).request.node, payload)))
    )
    value = data.draw(st.sampled_from(breakages(schema)))
    broken, place = replaced(payload, path, value), join_pointer(path)
    assert [place] == errors(name, broken)
    assert {place} == {pointer for pointer, _ in told(name, broken) - told(name, payload)}


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_an_unknown_member_is_reported_at_itself(name: str, data: st.DataObject) -> None:
    """A member that no table lists is the one error, wherever it stands and whatever it holds."""
    payload = data.draw(VALID[name])
    objects = [
        path
        for path, schema in places(contract.operation(name).request.node, payload)
        if "properties" in schema
    ]
    path = (*data.draw(st.sampled_from(objects)), "nobody-knows-this")
    assert [join_pointer(path)] == errors(name, replaced(payload, path, data.draw(JSON)))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_missing_member_is_reported_at_its_parent(name: str, data: st.DataObject) -> None:
    """Taking away what is required gives one error, at the object it is missing from."""
    payload = data.draw(VALID[name])
    required = [
        (*path, member)
        for path, schema in places(contract.operation(name).request.node, payload)
        if "properties" in schema
        for member in needed(schema, at(payload, path))
    ]
    if not required:
        return
    path = data.draw(st.sampled_from(required))
    broken = copy.deepcopy(payload)
    at(broken, path[:-1]).pop(path[-1])
    assert [join_pointer(path[:-1])] == errors(name, broken)


def needed(schema: dict[str, Any], value: dict[str, Any]) -> list[str]:
    """List the members without which an object is wrong."""
    conditions = [condition for condition in schema.get("allOf", []) if "if" in condition]
    return [
        *schema.get("required", []),
        *(member for condition in conditions for member in asked_for(condition, value)),
    ]


def at(payload: Any, path: tuple[Any, ...]) -> Any:
    """Look up a place in a payload."""
    for step in path:
        payload = payload[step]
    return payload


@pytest.mark.parametrize("name", NAMES)
@given(payload=JSON)
def test_nothing_makes_the_check_raise(name: str, payload: Any) -> None:
    """Whatever comes in, findings come out, at most one for each place and code, sorted."""
    found = [
        (finding.pointer, finding.code, finding.message)
        for finding in check(name, payload, path=None)
    ]
    assert sorted(found, key=lambda row: row[:2]) == found

"""The 28 examples that the vendor prints of API 3.0: payloads are checked, answers validated."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.field import Field
from vpn_preflight.wire.decode import regular

EXAMPLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "tencent_v3_examples.json").read_text(encoding="utf-8")
)["examples"]
KNOWN = [
    pytest.param(each, id=each["id"])
    for each in EXAMPLES
    if each["action"] in contract.operation_names()
]
PAYLOADS = [each for each in KNOWN if each.values[0]["payload"] is not None]
# What is found in the examples of the international edition.
ERRORS = {
    "en-ModifyVpnConnectionAttribute-1": [("VFS021", "/EnableHealthCheck")],
    "en-DescribeVpnConnections-1": [("VFS021", "/Limit"), ("VFS021", "/Offset")],
    "en-DescribeCustomerGateways-1": [("VFS021", "/Filters")],
}
# The old page prints numbers as strings.
QUOTED = {"qd-2018-DescribeVpnConnections"}


def misfits(action: str, answer: Any) -> list[str]:
    """List the places where an answer does not fit the schema of its action."""
    return [
        error.json_path
        for error in Draft202012Validator(contract.operation(action).response.node).iter_errors(
            answer
        )
    ]


def with_nulls(field: Field) -> Any:
    """Build an answer whose objects hold nothing but null, down to the innermost ones."""
    if field.items and field.items.fields:
        return [with_nulls(field.items), None]
    return {name: with_nulls(inner) for name, inner in field.fields.items()} or None


def test_all_examples_are_here() -> None:
    """There are 28; six are of actions that the contract does not have, and one is of no action."""
    assert 28 == len(EXAMPLES)
    assert 13 == len(KNOWN)
    assert 11 == len(PAYLOADS)


@pytest.mark.parametrize("example", PAYLOADS)
def test_errors_of_a_payload(example: dict[str, Any]) -> None:
    """An example of the China edition has no error; of the others, what only their edition has."""
    found = [
        (one.code, one.pointer)
        for one in check(example["action"], example["payload"])
        if one.severity == "error"
    ]
    assert ERRORS.get(example["id"], []) == found


@pytest.mark.parametrize("example", PAYLOADS)
def test_no_payload_is_refused_as_observed(example: dict[str, Any]) -> None:
    """Under the profile observed, what another edition has is a warning."""
    found = check(example["action"], example["payload"], profile="observed")
    assert "error" not in {one.severity for one in found}


@pytest.mark.parametrize("example", KNOWN)
def test_an_answer_fits_its_schema(example: dict[str, Any]) -> None:
    """As it is read: numbers in quotes are numbers, and null is absent."""
    read = regular(contract.operation(example["action"]).response, example["answer"])
    assert [] == misfits(example["action"], read)


@pytest.mark.parametrize(
    "example",
    [
        each
        for each in KNOWN
        if each.values[0]["id"] not in QUOTED | {"en-api-json-VpnConnectionSet"}
    ],
)
def test_an_answer_fits_as_it_is(example: dict[str, Any]) -> None:
    """As it is printed, but for the old page and for what stands in no answer."""
    assert [] == misfits(example["action"], example["answer"])


@pytest.mark.parametrize("operation", sorted({each.values[0]["action"] for each in KNOWN}))
def test_null_may_be_anywhere_in_an_answer(operation: str) -> None:
    """A null is read as absent, and so is a field that the contract does not have."""
    answer = contract.operation(operation).response
    for value in ({}, {"Response": None}, {"Response": {"New": [None]}}, with_nulls(answer)):
        assert [] == misfits(operation, regular(answer, value))


def test_the_published_refusal() -> None:
    """Its code is one of the contract, and means a wrong signature."""
    (refused,) = (
        each["answer"]["Response"]["Error"]["Code"]
        for each in EXAMPLES
        if "Error" in (each["answer"] or {}).get("Response", {})
    )
    (error,) = (
        each for each in contract.operation("DescribeVpnConnections").errors if each.code == refused
    )
    assert "authentication" == error.kind

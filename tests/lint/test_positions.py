"""A finding stands where the broken value stands, however the file is laid out."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Written, as_json, as_yaml
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.finding import Finding, join_pointer

Check = Callable[..., list[Finding]]
WRITERS: dict[str, Callable[[Any, Written], None]] = {"f.json": as_json, "f.yaml": as_yaml}
# Wrong wherever a text, a number or a list belongs, and of a type of its own.
WRONG = {str: 918273645, int: "918273645", list: {"no": "list"}, dict: ["no object"]}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values below the root."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for token, item in items for found in [(*path, token), *places(item, (*path, token))]]


def broken(value: Any, path: tuple[Any, ...]) -> Any:
    """Copy a value with a wrong type at one place."""
    if not path:
        return WRONG[type(value)]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = broken(value[path[0]], path[1:])
    return copy


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count lines by their line feeds, and columns in code points, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=500)
@given(st.data(), st.sampled_from(contract.operation_names()), st.randoms(use_true_random=False))
def test_a_broken_value_is_found_where_it_stands(
    check_text: Check, name: str, data: st.DataObject, operation: str, random: Random
) -> None:
    """Line and column, start and end, of a value of the wrong type are those at which it was written."""
    payload = data.draw(payloads(contract.operation(operation).request).filter(places))
    path = data.draw(st.sampled_from(places(payload)))
    written = Written(random)
    WRITERS[name](broken(payload, path), written)
    start, end = written.spans[path]
    expected = (join_pointer(path), *line_and_column(written.text, start), *line_and_column(written.text, end))
    found = [finding for finding in check_text(written.text, operation, name=name) if finding.code == "VFS003"]
    assert [expected] == [(f.pointer, f.line, f.column, f.end_line, f.end_column) for f in found]


@pytest.mark.parametrize("name", WRITERS)
@given(st.data(), st.sampled_from(contract.operation_names()), st.randoms(use_true_random=False))
def test_a_valid_payload_stays_valid(check_text: Check, name: str, data: st.DataObject, operation: str, random: Random) -> None:
    """However it is laid out, there is no error in it."""
    written = Written(random)
    WRITERS[name](data.draw(payloads(contract.operation(operation).request)), written)
    found = check_text(written.text, operation, name=name)
    assert [] == [finding for finding in found if finding.severity == "error" and finding.code != "VFD002"]

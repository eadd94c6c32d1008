"""A finding stands where the broken value stands, however the file is laid out."""

import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Written, as_json, as_yaml
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.finding import Finding, join_pointer
from vpn_preflight.lint import Settings, documents, examine_document

Check = Callable[..., list[Finding]]
# The second is a number in quotes where an edition of the docs has it.
WRONG_TYPE = ("VFS003", "VFS021")
WRITERS: dict[str, Callable[[Any, Written], None]] = {"f.json": as_json, "f.yaml": as_yaml}
# Wrong wherever a text, a number or a list belongs, and of a type of its own.
WRONG = {
    str: 918273645,
    int: "918273645",
    bool: "918273645",
    list: {"no": "list"},
    dict: ["no object"],
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values below the root."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [
        found for token, item in items for found in [(*path, token), *places(item, (*path, token))]
    ]


def broken(value: Any, path: tuple[Any, ...]) -> Any:
    """Copy a value with a wrong type at one place."""
    if not path:
        return WRONG[type(value)]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = broken(value[path[0]], path[1:])
    return copy


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count lines as editors do, and columns in code points, from 1."""
    *before, last = re.split(r"\r\n|\r|\n", text[:offset])
    return len(before) + 1, len(last) + 1


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=500)
@given(
    st.data(),
    st.sampled_from(contract.operation_names()),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_a_broken_value_is_found_where_it_stands(
    check_text: Check,
    name: str,
    data: st.DataObject,
    operation: str,
    random: Random,
    is_classic: bool,
) -> None:
    """A value of the wrong type has the line and column at which it was written, start and end."""
    payload = data.draw(payloads(contract.operation(operation).request.node).filter(places))
    path = data.draw(st.sampled_from(places(payload)))
    written = Written(random)
    WRITERS[name](broken(payload, path), written)
    start, end = written.spans[path]
    text = written.text.replace("\r\n", " \n").replace("\n", "\r") if is_classic else written.text
    expected = (join_pointer(path), *line_and_column(text, start), *line_and_column(text, end))
    found = [
        finding for finding in check_text(text, operation, name=name) if finding.code in WRONG_TYPE
    ]
    # What is inside a value whose type is one step away is checked as what was meant.
    here = [f for f in found if not f.pointer.startswith(f"{join_pointer(path)}/")]
    assert [expected] == [(f.pointer, f.line, f.column, f.end_line, f.end_column) for f in here]


@pytest.mark.parametrize("name", WRITERS)
@given(st.data(), st.sampled_from(contract.operation_names()), st.randoms(use_true_random=False))
def test_a_valid_payload_stays_valid(
    check_text: Check, name: str, data: st.DataObject, operation: str, random: Random
) -> None:
    """However it is laid out, there is no error in it."""
    written = Written(random)
    WRITERS[name](data.draw(payloads(contract.operation(operation).request.node)), written)
    found = check_text(written.text, operation, name=name)
    assert [] == [
        finding for finding in found if finding.severity == "error" and finding.code != "VFD002"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_file_of_one_document_a_line(end: str) -> None:
    """A carriage return inside a document is white space to JSON, and ends a line to an editor."""
    first = f'{{"user_group":{end.replace(chr(10), "")}{{"nmae": 1}}}}'
    text = f'{first}\n\n{{"user_group": {{"nmae": 2}}}}\n'
    found = [
        finding.line
        for one in documents.split(BytesIO(text.encode()), "f.ndjson")
        if not isinstance(one, Finding)
        for finding in examine_document(one, Settings()).findings
        if finding.code == "VFS002"
    ]
    lines = re.split(r"\r\n|\r|\n", text)
    assert [number for number, line in enumerate(lines, 1) if "nmae" in line] == found


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((1, 14, 21), "user_group: [name: a]"),
        ((1, 14, 23), "user_group: ['name': a]"),
        ((1, 16, 23), "user_group: [[ name: a] ]"),
        ((1, 17, 24), "user_group: [ ? name: a ]"),
        ((1, 14, 29), "user_group: [name: {type: a}, b]"),
        ((2, 2, 9), "user_group: [\n name: a\n ]"),
        ((1, 14, 23), "user_group: [{name: a}]"),
    ],
)
def test_the_place_of_a_pair_in_a_list(expected: tuple[int, int, int], text: str) -> None:
    """An object of one member without brackets begins with its name, and ends with its value."""
    (document,) = documents.documents("f.yaml", text.encode())
    assert not isinstance(document, Finding)
    node = document.node(["user_group", "0"])
    node = node.below.get("0", node) if isinstance(node.value, list) else node
    (line, column), (_, end) = document.source.place(node.start), document.source.place(node.end)
    assert expected == (line, column, end)

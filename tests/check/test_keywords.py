"""A verdict on a plain value is that of jsonschema, and only other values are left to it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vpn_preflight import contract, keywords
from vpn_preflight.field import Field
from vpn_preflight.keywords import errors_of_library, judge_of

NODES: list[dict[str, Any]] = [
    *({"type": kind} for kind in keywords.TYPES),
    {"enum": ["a", "b"]},
    {"const": "a"},
    *({word: 2} for word in ("minLength", "maxLength", "minimum", "maximum")),
    *({word: 1} for word in ("minItems", "maxItems", "minProperties")),
    {"pattern": r"^[ab]+$(?!\n)"},
    {"required": ["a", "b"]},
    {"additionalProperties": False, "properties": {"a": {}}},
    {"additionalProperties": False},
]
SCALARS = st.none() | st.booleans() | st.integers(0, 4) | st.text(st.sampled_from("ab\n"))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner)
)


class Word(StrEnum):
    """A string of a type of its own, as a caller may pass."""

    A = "a"


def judged(node: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keywords of a schema that are judged on a value alone."""
    for word, expected in node.items():
        if word in keywords.KNOWN and not (word == "additionalProperties" and expected):
            yield word, expected


@pytest.mark.parametrize("node", NODES, ids=str)
@given(VALUES)
@example(Word.A)
@example(2.0)
@example(1.5)
@example(float("nan"))
@example({1: 2})
@example(("a",))
def test_a_verdict_is_that_of_the_library(node: dict[str, Any], value: Any) -> None:
    """With the same number of errors, also on what Python has and JSON has not."""
    for word, expected in judged(node):
        found = judge_of(word, expected, Field(node))(value)
        assert found in (None, errors_of_library(word, expected, node, value))


@pytest.mark.parametrize("node", NODES, ids=str)
@given(VALUES)
def test_a_plain_value_needs_no_library(node: dict[str, Any], value: Any) -> None:
    """To load it would be half of what a wrong file costs."""
    for word, expected in judged(node):
        assert judge_of(word, expected, Field(node))(value) is not None


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """Yield the schemas in a schema; the names of fields are no keywords."""
    yield node
    for word, inner in node.items():
        inside = inner.values() if word == "properties" else inner
        for one in inside if isinstance(inside, list) or word == "properties" else [inside]:
            if isinstance(one, dict) and not word.startswith("x-"):
                yield from schemas(one)


def test_every_keyword_of_the_contract_is_known() -> None:
    """A new one would be judged by the library for every value, which is slow."""
    roots = [
        getattr(operation, part).node
        for operation in contract.operations()
        for part in ("request", "path_parameters", "query_parameters")
    ]
    words = {word for root in roots for node in schemas(root) for word in node}
    within = {"properties", "items", "propertyNames", "allOf", "anyOf", "if", "then", "not"}
    known = {*keywords.KNOWN, *keywords.SILENT, *within}
    assert set() == {word for word in words - known if not word.startswith("x-")}

"""The predicates give the verdicts of jsonschema, and refuse to guess what a schema means."""

import copy
import json
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from payloads import payloads

from vpn_preflight import contract, engines
from vpn_preflight.predicates import KEYWORDS, TYPES, UnsupportedSchemaError, predicate
from vpn_preflight.rules.values import Foreign, pruned

NAMES = contract.operation_names()
PARTS = [(name, part) for name in NAMES for part in ("request", "path_parameters", "query_parameters")]
VALID = {name: payloads(contract.operation(name).request) for name in NAMES}

# Few values and few names, so that a schema and a value often speak of the same.
SMALL = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        0.0,
        -0.0,
        1.0,
        2.5,
        10**25,
        "",
        "a",
        "b",
        "ab",
        "1",
        "\n",
        "a\n",
        "é",
        "\U0001f511",
        "true",
        [],
        {},
    ]
)
NAME = st.sampled_from(["a", "b", "ab", ""])
PATTERN = st.sampled_from(["a", "^a", "b$", r"^[a-b]*$(?!\n)", r"^(?!a$)[^/]+$(?!\n)", "^(?:a|b){2}", ""])
NUMBER = st.sampled_from([0, 1, 2, -1, 0.5, 1.0])
COUNT = st.integers(0, 2)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build short lists and objects."""
    return st.lists(inner, max_size=3) | st.dictionaries(NAME, inner, max_size=3)


def schemas(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Build schemas of up to three of the known keywords, and sometimes all of them."""
    value = st.recursive(SMALL, containers, max_leaves=4)
    some = st.lists(inner, min_size=1, max_size=3)
    keywords: dict[str, st.SearchStrategy[Any]] = {
        "type": st.sampled_from(sorted(TYPES)),
        "const": value,
        "enum": st.lists(value, min_size=1, max_size=3),
        "minimum": NUMBER,
        "maximum": NUMBER,
        "minLength": COUNT,
        "maxLength": COUNT,
        "pattern": PATTERN,
        "items": inner,
        "minItems": COUNT,
        "maxItems": COUNT,
        "minProperties": COUNT,
        "required": st.lists(NAME, max_size=2, unique=True),
        "properties": st.dictionaries(NAME, inner, max_size=3),
        "additionalProperties": st.just(False) | inner,
        "propertyNames": inner,
        "allOf": some,
        "anyOf": some,
        "if": inner,
        "then": inner,
    }
    chosen = st.lists(st.sampled_from(sorted(keywords)), max_size=3, unique=True)
    return chosen.flatmap(lambda names: st.fixed_dictionaries({name: keywords[name] for name in names}))


SCHEMAS = st.recursive(schemas(st.just({})), schemas, max_leaves=4)
JSON = st.recursive(
    SMALL | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4), containers, max_leaves=8
)
FOREIGN = st.builds(object) | st.sampled_from([b"a", (1,), 1j, math.nan, math.inf, -math.inf, "\ud800", {2: 2, True: "a", None: 0}])
ANYTHING = st.recursive(SMALL | FOREIGN, containers, max_leaves=8).map(pruned)


@cache
def contract_engines(name: str, part: str) -> tuple[Any, Any, Any]:
    """Build the three engines for one part of a request."""
    schema = getattr(contract.operation(name), part)
    return predicate(schema), Draft202012Validator(schema).is_valid, jsonschema_rs.Draft202012Validator(schema).is_valid


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield every place in a value, the value itself first."""
    yield path
    for step, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(item, (*path, step))


@st.composite
def broken(draw: st.DrawFn, name: str, odd: st.SearchStrategy[Any]) -> Any:
    """Build a payload, then change one place: another value, no value, or one member or item more."""
    root = {"": copy.deepcopy(draw(VALID[name]))}
    path = ("", *draw(st.sampled_from(list(paths(root[""])))))
    parent: Any = root
    for step in path[:-1]:
        parent = parent[step]
    change = draw(st.sampled_from(["replace", "take away", "add"]))
    if change == "take away" and len(path) > 1:
        del parent[path[-1]]
    elif change == "add" and isinstance(parent[path[-1]], dict):
        parent[path[-1]][draw(st.sampled_from(["unknown", "10.0.0.0/8", "name", "localAddress"]))] = draw(odd)
    elif change == "add" and isinstance(parent[path[-1]], list):
        parent[path[-1]].append(draw(odd))
    else:
        parent[path[-1]] = draw(odd)
    return root[""]


ODD = JSON | st.sampled_from(["a" * 300, "名", "10.0.0.0/33", "10.0.0.0/8\n", "group2", 59, 60.0, 604800, 604801, True, "60"])


def is_plain(value: Any) -> bool:
    """Tell a value that every JSON library reads alike: no half characters, no number beyond the exact ones of a double."""
    if isinstance(value, dict):
        return all(is_plain(name) and is_plain(item) for name, item in value.items())
    if isinstance(value, list):
        return all(map(is_plain, value))
    if isinstance(value, str):
        return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)
    return not isinstance(value, int | float) or abs(value) < 2**53


# The contract.


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_every_request_schema_of_the_contract_has_a_predicate(name: str, part: str) -> None:
    """No request schema says what the predicates do not know."""
    assert callable(predicate(getattr(contract.operation(name), part)))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_valid_payload_is_accepted(name: str, data: st.DataObject) -> None:
    """What is built valid is accepted by all three engines."""
    payload = data.draw(VALID[name])
    expected = [True, True, True]
    assert expected == [accepts(payload) for accepts in contract_engines(name, "request")]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=150)
@given(data=st.data())
def test_a_broken_payload_gets_the_same_verdict(name: str, data: st.DataObject) -> None:
    """All three engines agree about a payload that was changed in one place."""
    payload = data.draw(broken(name, ODD))
    ours, theirs, fast = contract_engines(name, "request")
    assert theirs(payload) == ours(payload)
    if is_plain(payload):
        assert fast(payload) == ours(payload)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=50)
@given(data=st.data())
def test_a_pruned_payload_gets_the_same_verdict(name: str, data: st.DataObject) -> None:
    """What is none of JSON's is judged alike, wherever it stands in a payload."""
    payload = pruned(data.draw(broken(name, FOREIGN)))
    ours, theirs, _ = contract_engines(name, "request")
    assert theirs(payload) == ours(payload)


@pytest.mark.parametrize(("name", "part"), PARTS)
@settings(max_examples=50)
@given(value=ANYTHING)
def test_anything_gets_the_same_verdict(name: str, part: str, value: Any) -> None:
    """Whatever the check hands over, the verdict is that of jsonschema."""
    ours, theirs, _ = contract_engines(name, part)
    assert theirs(value) == ours(value)


@pytest.mark.parametrize("name", NAMES)
@given(group=st.text(max_size=6) | st.sampled_from([".", "..", "a/b", "a\n", "a\x7f", "a\x85", "x" * 36]))
def test_an_id_of_the_path_gets_the_same_verdict(name: str, group: str) -> None:
    """Every id in a URL is judged alike by all three engines."""
    ours, theirs, fast = contract_engines(name, "path_parameters")
    value = dict.fromkeys(contract.operation(name).path_parameters["properties"], group)
    expected = [theirs(value), theirs(value)]
    assert expected == [ours(value), fast(value)]


# Schemas of every kind.


@settings(max_examples=600)
@given(schema=SCHEMAS, value=JSON | ANYTHING)
def test_any_schema_gives_the_verdict_of_jsonschema(schema: dict[str, Any], value: Any) -> None:
    """Schema and value are arbitrary, the verdict is the same."""
    assert Draft202012Validator(schema).is_valid(value) == predicate(schema)(value)


@settings(max_examples=300)
@given(schema=SCHEMAS, value=JSON.filter(is_plain))
def test_any_schema_gives_the_verdict_of_the_fast_engine(schema: dict[str, Any], value: Any) -> None:
    """What can be written as JSON gets the verdict of jsonschema-rs too."""
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(value) == predicate(schema)(value)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "integer"}, True, False),
        ({"type": "integer"}, 86400.0, True),
        ({"type": "integer"}, math.inf, False),
        ({"type": "number"}, math.nan, True),
        ({"type": "number"}, False, False),
        ({"minimum": 1}, math.nan, True),
        ({"minimum": 1}, True, True),
        ({"minimum": 1}, "0", True),
        ({"maximum": 1}, math.inf, False),
        ({"maxLength": 1}, "\U0001f511", True),
        ({"pattern": "b"}, "abc", True),
        ({"enum": [1]}, 1.0, True),
        ({"enum": [1]}, True, False),
        ({"enum": [False]}, 0, False),
        ({"const": {"a": [1, {"b": 2}]}}, {"a": [1.0, {"b": 2.0}]}, True),
        ({"const": {"a": [True]}}, {"a": [1]}, False),
        ({"const": [1, 2]}, [1], False),
        ({"type": "object"}, Foreign(1), False),
        ({"if": {"required": ["a"]}}, {}, True),
        ({"then": False}, 1, True),
        ({"additionalProperties": False}, {}, True),
        ({"additionalProperties": False, "properties": {"a": {}}}, {"a": 1, "b": 1}, False),
        ({"propertyNames": {"type": "string"}}, {1: 1}, False),
    ],
)
def test_corners_are_judged_as_the_standard_says(schema: dict[str, Any], value: Any, expected: bool) -> None:
    """Booleans are no numbers, a number is equal however it is written, and a keyword speaks of its own type only."""
    assert expected == predicate(schema)(value)
    assert expected == Draft202012Validator(schema).is_valid(value)


# What is not known.


@pytest.mark.parametrize("keyword", ["oneOf", "not", "else", "$ref", "uniqueItems", "multipleOf", "default", "maxmum", "X-source"])
def test_an_unknown_keyword_is_refused(keyword: str) -> None:
    """A keyword without a predicate is named when the predicate is built."""
    with pytest.raises(UnsupportedSchemaError, match=f"^there is no predicate for the keyword '{keyword.replace('$', '[$]')}'$"):
        predicate({"type": "object", keyword: 1})


@pytest.mark.parametrize(
    "around",
    [
        '{"items": %s}',
        '{"properties": {"a": %s}}',
        '{"additionalProperties": %s}',
        '{"propertyNames": %s}',
        '{"allOf": [{}, %s]}',
        '{"anyOf": [{}, %s]}',
        '{"if": %s}',
        '{"if": {}, "then": %s}',
    ],
)
def test_an_unknown_keyword_is_refused_at_any_depth(around: str) -> None:
    """No place of a schema is left out when the predicate is built."""
    with pytest.raises(UnsupportedSchemaError):
        predicate(json.loads(around % '{"maxmum": 1}'))


@pytest.mark.parametrize("kind", ["text", ["string", "null"], None])
def test_an_unknown_type_is_refused(kind: Any) -> None:
    """A type without a predicate is refused when the predicate is built."""
    with pytest.raises(UnsupportedSchemaError):
        predicate({"type": kind})


def test_annotations_refuse_nothing() -> None:
    """What only describes a value takes no part in the verdict."""
    schema = dict.fromkeys(["$schema", "description", "examples", "format", "title", "writeOnly", "x-source"], "date-time")
    assert predicate(schema)("no date")


def test_every_keyword_is_drawn() -> None:
    """The arbitrary schemas leave out no keyword that has a predicate."""
    drawn: set[str] = set()

    @settings(max_examples=300)
    @given(schemas(st.just({})))
    def draw(schema: dict[str, Any]) -> None:
        drawn.update(schema)

    draw()
    assert KEYWORDS.keys() <= drawn


# The engine.


@pytest.mark.parametrize("name", [name for name in NAMES if contract.operation(name).media_type])
def test_a_valid_payload_asks_no_validator(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The validator is asked only about a value that the predicate does not accept."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(engines, "validator", lambda *part: asked.append(part) or Draft202012Validator({}))
    (example,) = contract.operation(name).examples["request"].values()
    assert [] == list(engines.schema_errors(name, "request", example["value"]))
    assert [] == asked
    assert [] == list(engines.schema_errors(name, "request", None))
    assert [(name, "request")] == asked

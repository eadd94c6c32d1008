"""What the documents must be for every tool and for us: valid, spelt right, closed in requests."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from ruamel.yaml import YAML

import cloud_vpn
from vpn_preflight import contract

FOLDER = Path(__file__).parents[2] / "openapi"
DOCUMENTS = sorted(path.name for path in FOLDER.glob("*.yaml"))
OPERATIONS = contract.operation_names()

ONE_SCHEMA = (
    "items",
    "additionalProperties",
    "propertyNames",
    "contains",
    "not",
    "if",
    "then",
    "else",
    "contentSchema",
)
SCHEMAS_BY_NAME = ("properties", "patternProperties", "$defs", "dependentSchemas")
SCHEMAS_IN_A_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")

Json = Any


# Walking schemas.


def subschemas(schema: Json, pointer: str = "") -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield a schema and all below it, each with its JSON Pointer."""
    if not isinstance(schema, dict):
        return
    yield pointer, schema
    for keyword in ONE_SCHEMA:
        yield from subschemas(schema.get(keyword), f"{pointer}/{keyword}")
    for keyword in SCHEMAS_BY_NAME:
        for name, below in schema.get(keyword, {}).items():
            yield from subschemas(below, f"{pointer}/{keyword}/{name}")
    for keyword in SCHEMAS_IN_A_LIST:
        for index, below in enumerate(schema.get(keyword, [])):
            yield from subschemas(below, f"{pointer}/{keyword}/{index}")


def without_source(schema: Json) -> list[str]:
    """List the members and the conditions that name no row of the page."""
    wanted = [
        (pointer, node)
        for pointer, node in subschemas(schema)
        if "/if/" not in pointer
        and (
            pointer.split("/")[-2:-1] == ["properties"]
            or re.search(r"/(allOf/[0-9]+|items)$", pointer)
        )
    ]
    return [
        pointer for pointer, node in wanted if set(node.get("x-source", {})) != {"table", "row"}
    ]


@cache
def document(name: str) -> Json:
    """Read a document as it was written."""
    return YAML(typ="safe", pure=True).load((FOLDER / name).read_text(encoding="utf-8"))


def written_operations(name: str) -> list[Json]:
    """List the operations of a document."""
    return [operation for item in document(name)["paths"].values() for operation in item.values()]


def written_schemas(name: str) -> dict[str, Json]:
    """Return every schema of a document by its place: components, parameters, bodies, answers."""
    schemas = {
        f"components/{key}": schema
        for key, schema in document(name)["components"]["schemas"].items()
    }
    for operation in written_operations(name):
        bodies = {
            "request": operation.get("requestBody", {"content": {}}),
            **operation["responses"],
        }
        schemas |= {f"parameter {p['name']}": p["schema"] for p in operation.get("parameters", [])}
        schemas |= {
            f"{key} {kind}": media["schema"]
            for key, body in bodies.items()
            for kind, media in body["content"].items()
        }
    return schemas


def annotations(node: Json) -> Iterator[str]:
    """Yield every x- key, anywhere."""
    if isinstance(node, dict):
        yield from (key for key in node if key.startswith("x-"))
        for value in node.values():
            yield from annotations(value)
    elif isinstance(node, list):
        for item in node:
            yield from annotations(item)


SCHEMAS = [
    pytest.param(schema, id=f"{name}: {place}")
    for name in DOCUMENTS
    for place, schema in written_schemas(name).items()
]
PARTS = [
    (operation, part)
    for operation in OPERATIONS
    for part in ("request", "path_parameters", "query_parameters")
]


# The documents as written.


def test_all_documents_are_here() -> None:
    """The contract is one document per service, and the index has the same services."""
    expected = ["huawei_iam.yaml", "huawei_vpn.yaml", "tencent_vpc.yaml", "tencent_vpc_v3.yaml"]
    assert expected == DOCUMENTS
    assert expected == [f"{name}.yaml" for name in contract.service_names()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_valid_openapi(name: str) -> None:
    """A document passes openapi-spec-validator, as version 3.1.0."""
    validate(document(name))
    assert document(name)["openapi"] == "3.1.0"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_schema_is_valid(schema: Json) -> None:
    """A schema passes the metaschema of its dialect."""
    Draft202012Validator.check_schema(schema)


def test_operation_ids_are_unique() -> None:
    """No two operations share an id, and the index has exactly these."""
    names = [
        operation["operationId"] for name in DOCUMENTS for operation in written_operations(name)
    ]
    assert sorted(set(names)) == sorted(names)
    assert sorted(names) == sorted(OPERATIONS)


# What everything else reads.


@pytest.mark.parametrize("part", ["request", "response"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_examples_are_valid(operation: str, part: str) -> None:
    """Every example validates against its schema."""
    found = contract.operation(operation)
    validator = Draft202012Validator(getattr(found, part).node)
    examples = getattr(found.examples, part)
    assert examples or (part == "request" and found.media_type is None)
    for example in examples.values():
        assert not list(validator.iter_errors(example))


@pytest.mark.parametrize(("operation", "part"), PARTS)
def test_every_request_member_names_its_row(operation: str, part: str) -> None:
    """Every member, every item and every condition of a request names a table and a row."""
    assert not without_source(getattr(contract.operation(operation), part).node)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_answer_member_names_its_row(operation: str) -> None:
    """Every member of an answer names a table and a row."""
    missing = without_source(contract.operation(operation).response.node)
    assert not [pointer for pointer in missing if not pointer.endswith("/items")]


# The stand-alone schemas.


@cache
def stand_alone(operation: str) -> Json:
    """Read the schema that editors get."""
    return json.loads(
        (Path(cloud_vpn.__path__[0]) / "schemas" / f"{operation}.json").read_text(encoding="utf-8")
    )


def variants(payload: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """Yield a payload as it is, then changed in one place: a field less, a wrong one, one more."""
    yield payload
    yield payload | {"unknown": "a"}
    for name, value in payload.items():
        yield {key: other for key, other in payload.items() if key != name}
        yield from (
            payload | {name: wrong} for wrong in (None, "", 1, [], {}, "a" * 65, ["10.0.0.0/33"])
        )
        if isinstance(value, dict):
            yield from (payload | {name: variant} for variant in variants(value))


def test_one_stand_alone_schema_per_operation() -> None:
    """Each operation has a schema file, and there is no other."""
    assert sorted(OPERATIONS) == sorted(
        path.stem for path in (Path(cloud_vpn.__path__[0]) / "schemas").iterdir()
    )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_stand_alone_schema_is_for_any_validator(operation: str) -> None:
    """A stand-alone schema names its dialect and holds nothing that a strict validator refuses."""
    schema = stand_alone(operation)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not list(annotations(schema))
    assert not [
        pointer
        for pointer, node in subschemas(schema)
        if node.get("format") == "password" or "$ref" in node
    ]


@pytest.mark.parametrize(
    "operation", [name for name in OPERATIONS if contract.operation(name).media_type]
)
def test_stand_alone_schema_gives_the_same_verdicts(operation: str) -> None:
    """The stand-alone schema refuses the same places as the check's, bare or in a request file."""
    request = contract.operation(operation)
    (example,) = request.examples.request.values()
    for payload in variants(example):
        ours, bare, within = (
            sorted(
                [
                    list(map(str, error.absolute_schema_path))
                    for error in Draft202012Validator(schema).iter_errors(value)
                ]
            )
            for schema, value in (
                (request.request.node, payload),
                (stand_alone(operation), payload),
                (stand_alone(operation), {"body": payload}),
            )
        )
        assert bare == [["else", *path] for path in ours]
        assert within == [["then", "properties", "body", *path] for path in ours]


# The checkers above find what they are for.


def test_without_source_finds_them() -> None:
    """A field, an item and a condition without a row are found; what a condition reads is not."""
    source = {"x-source": {"table": "t", "row": "r"}}
    schema = {
        "properties": {
            "a": source,
            "b": {"items": {}, **source},
            "c": {"x-source": {"table": "t"}},
        },
        "allOf": [{"if": {"properties": {"a": {}}}}],
    }
    expected = ["/allOf/0", "/properties/b/items", "/properties/c"]
    assert expected == sorted(without_source(schema))

"""What the documents must be for every tool that reads them, and for us: valid, spelt right, closed where we send."""

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
from vpn_preflight.check import RULES

FOLDER = Path(__file__).parents[2] / "openapi"
DOCUMENTS = sorted(path.name for path in FOLDER.glob("*.yaml"))
OPERATIONS = contract.operation_names()

# JSON Schema 2020-12: core, applicators, unevaluated, validation, annotations, format, content; then OpenAPI 3.1's own.
STANDARD = {
    *("$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs"),
    *("prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties", "dependentSchemas"),
    *("propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not", "unevaluatedItems", "unevaluatedProperties"),
    *(
        "type",
        "const",
        "enum",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
    ),
    *("pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required"),
    *("dependentRequired", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples", "format"),
    *("contentEncoding", "contentMediaType", "contentSchema", "discriminator", "xml", "externalDocs", "example"),
}
OURS = {
    *("x-source", "x-members", "x-confidence", "x-disputed", "x-codes", "x-allowed", "x-documented-default", "x-aliases"),
    *("x-usual-maximum", "x-policy", "x-weak-key", "x-not-above"),
    *("x-prefix", "x-usual-length", "x-same-as", "x-default-here", "x-single", "x-python-name", "x-raw", "x-wire"),
}
# Beside the schemas.
OURS_ELSEWHERE = {
    *("x-token", "x-parameters", "x-errors", "x-statuses", "x-answer", "x-public-host", "x-public-hint"),
    *("x-credentials-file", "x-foreign-keys"),
    *("x-environment", "x-regions", "x-secret-headers", "x-common-parameters", "x-clock-tolerance", "x-url-limit", "x-body-limit"),
    "x-sister-hosts",
}
ONE_SCHEMA = ("items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else", "contentSchema")
SCHEMAS_BY_NAME = ("properties", "patternProperties", "$defs", "dependentSchemas")
SCHEMAS_IN_A_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
LIMITS = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))

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


def unknown_keywords(schema: Json) -> list[str]:
    """List the keywords that neither the standards nor this project know."""
    return [f"{pointer}/{keyword}" for pointer, node in subschemas(schema) for keyword in node if keyword not in STANDARD | OURS]


def unlisted_required(schema: Json) -> list[str]:
    """List what an object requires, itself or by a condition, without having it."""
    return [
        f"{pointer}/{name}"
        for pointer, node in subschemas(schema)
        if "properties" in node and "type" in node
        for name in named_by(node)
        if name not in node["properties"]
    ]


def named_by(schema: Json) -> Iterator[str]:
    """Yield the members that an object and its conditions speak of."""
    yield from schema.get("required", [])
    for condition in schema.get("allOf", []):
        for _, node in subschemas(condition):
            yield from (*node.get("required", []), *node.get("properties", {}))


def crossed_limits(schema: Json) -> list[str]:
    """List the places whose lower limit is above the upper one."""
    return [
        f"{pointer}/{low}"
        for pointer, node in subschemas(schema)
        for low, high in LIMITS
        if low in node and high in node and node[low] > node[high]
    ]


def loose_patterns(schema: Json) -> list[str]:
    """List the patterns that take other than ASCII by a class, or a newline at the end."""
    patterns = [(pointer, node["pattern"]) for pointer, node in subschemas(schema) if "pattern" in node]
    return [
        pointer
        for pointer, pattern in patterns
        if re.search(r"\\[dDwWsSbB]", pattern) or not pattern.startswith("^") or not pattern.endswith(r"$(?!\n)")
    ]


def open_objects(schema: Json) -> list[str]:
    """List the objects with named members that take others as well."""
    objects = [(pointer, node) for pointer, node in subschemas(schema) if node.get("type") == "object" and "properties" in node]
    return [pointer for pointer, node in objects if node.get("additionalProperties") is not False]


def without_source(schema: Json) -> list[str]:
    """List the members and the conditions that name no row of the page."""
    wanted = [
        (pointer, node)
        for pointer, node in subschemas(schema)
        if "/if/" not in pointer and (pointer.split("/")[-2:-1] == ["properties"] or re.search(r"/(allOf/[0-9]+|items)$", pointer))
    ]
    return [pointer for pointer, node in wanted if set(node.get("x-source", {})) != {"table", "row"}]


@cache
def document(name: str) -> Json:
    """Read a document as it was written."""
    return YAML(typ="safe", pure=True).load((FOLDER / name).read_text(encoding="utf-8"))


def written_operations(name: str) -> list[Json]:
    """List the operations of a document."""
    return [operation for item in document(name)["paths"].values() for operation in item.values()]


def written_schemas(name: str) -> dict[str, Json]:
    """Return every schema of a document by its place: components, parameters, bodies, answers."""
    schemas = {f"components/{key}": schema for key, schema in document(name)["components"]["schemas"].items()}
    for operation in written_operations(name):
        bodies = {"request": operation["requestBody"], **operation["responses"]}
        schemas |= {f"parameter {p['name']}": p["schema"] for p in operation.get("parameters", [])}
        schemas |= {f"{key} {kind}": media["schema"] for key, body in bodies.items() for kind, media in body["content"].items()}
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


SCHEMAS = [pytest.param(schema, id=f"{name}: {place}") for name in DOCUMENTS for place, schema in written_schemas(name).items()]
PARTS = [(operation, part) for operation in OPERATIONS for part in ("request", "path_parameters", "query_parameters")]


# The documents as written.


def test_all_documents_are_here() -> None:
    """The contract is one document per service, and the index has the same services."""
    expected = ["huawei_iam.yaml", "huawei_vpn.yaml", "tencent_vpc.yaml"]
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


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_keyword_is_known(schema: Json) -> None:
    """No keyword is misspelt."""
    assert not unknown_keywords(schema)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_annotation_is_known(name: str) -> None:
    """No x- key is misspelt, wherever it stands."""
    assert not set(annotations(document(name))) - OURS - OURS_ELSEWHERE


@pytest.mark.parametrize("schema", SCHEMAS)
def test_limits_are_not_crossed(schema: Json) -> None:
    """No lower limit is above its upper one."""
    assert not crossed_limits(schema)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_required_members_exist(schema: Json) -> None:
    """What an object or its conditions speak of is among its members."""
    assert not unlisted_required(schema)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_patterns_are_ascii_and_end_at_the_end(schema: Json) -> None:
    """A pattern has no class that takes other scripts, and takes no newline at the end."""
    assert not loose_patterns(schema)


def test_operation_ids_are_unique() -> None:
    """No two operations share an id, and the index has exactly these."""
    names = [operation["operationId"] for name in DOCUMENTS for operation in written_operations(name)]
    assert sorted(set(names)) == sorted(names)
    assert sorted(names) == sorted(OPERATIONS)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_codes_are_registered(schema: Json) -> None:
    """Every code that the contract gives is a rule, and belongs to a keyword that is there."""
    for _, node in subschemas(schema):
        keywords = {keyword for _, below in subschemas(node) for keyword in below}
        for keyword, code in node.get("x-codes", {}).items():
            assert (keyword in keywords, code in RULES) == (True, True)
        for dispute in node.get("x-disputed", []):
            assert {"keyword", "code", "evidence"} <= set(dispute) <= {"keyword", "code", "evidence", "characters"}
            assert (dispute["keyword"] in keywords, dispute["code"] in RULES) == (True, True)


# What everything else reads.


@pytest.mark.parametrize("part", ["request", "response"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_examples_are_valid(operation: str, part: str) -> None:
    """Every example validates against its schema."""
    found = contract.operation(operation)
    validator = Draft202012Validator(getattr(found, part))
    assert found.examples[part]
    for example in found.examples[part].values():
        assert not list(validator.iter_errors(example["value"]))


@pytest.mark.parametrize(("operation", "part"), PARTS)
def test_requests_are_closed(operation: str, part: str) -> None:
    """An object that we send takes no member that no table lists."""
    assert not open_objects(getattr(contract.operation(operation), part))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_answers_are_open(operation: str) -> None:
    """An answer may always hold more than the page lists, and other values than it lists."""
    nodes = dict(subschemas(contract.operation(operation).response))
    assert not [pointer for pointer, node in nodes.items() if node.get("additionalProperties", True) is not True]
    closed = [pointer for pointer, node in nodes.items() if "enum" in node and not re.search(r"/anyOf/0$", pointer)]
    assert not closed


@pytest.mark.parametrize(("operation", "part"), [*PARTS, *((operation, "response") for operation in OPERATIONS)])
def test_no_default(operation: str, part: str) -> None:
    """No schema has a default that a tool would fill in."""
    assert not [pointer for pointer, node in subschemas(getattr(contract.operation(operation), part)) if "default" in node]


@pytest.mark.parametrize(("operation", "part"), PARTS)
def test_every_request_member_names_its_row(operation: str, part: str) -> None:
    """Every member, every item and every condition of a request names a table and a row."""
    assert not without_source(getattr(contract.operation(operation), part))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_answer_member_names_its_row(operation: str) -> None:
    """Every member of an answer names a table and a row."""
    missing = without_source(contract.operation(operation).response)
    assert not [pointer for pointer in missing if not pointer.endswith("/items")]


# The stand-alone schemas.


@cache
def stand_alone(operation: str) -> Json:
    """Read the schema that editors get."""
    return json.loads((Path(cloud_vpn.__path__[0]) / "schemas" / f"{operation}.json").read_text(encoding="utf-8"))


def variants(payload: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """Yield a payload as it is, then changed in one place: without a member, with a wrong one, with one more."""
    yield payload
    yield payload | {"unknown": "a"}
    for name, value in payload.items():
        yield {key: other for key, other in payload.items() if key != name}
        yield from (payload | {name: wrong} for wrong in (None, "", 1, [], {}, "a" * 65, ["10.0.0.0/33"]))
        if isinstance(value, dict):
            yield from (payload | {name: variant} for variant in variants(value))


def test_one_stand_alone_schema_per_operation() -> None:
    """Each operation has a schema file, and there is no other."""
    assert sorted(OPERATIONS) == sorted(path.stem for path in (Path(cloud_vpn.__path__[0]) / "schemas").iterdir())


@pytest.mark.parametrize("operation", OPERATIONS)
def test_stand_alone_schema_is_for_any_validator(operation: str) -> None:
    """A stand-alone schema names its dialect and holds nothing that a strict validator refuses."""
    schema = stand_alone(operation)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not list(annotations(schema))
    assert not [pointer for pointer, node in subschemas(schema) if node.get("format") == "password" or "$ref" in node]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_stand_alone_schema_gives_the_same_verdicts(operation: str) -> None:
    """The stand-alone schema breaks a bare payload at the same places as the schema of the check, and one in a request file too."""
    request = contract.operation(operation)
    (example,) = request.examples["request"].values()
    for payload in variants(example["value"]):
        ours, bare, within = (
            sorted([list(map(str, error.absolute_schema_path)) for error in Draft202012Validator(schema).iter_errors(value)])
            for schema, value in (
                (request.request, payload),
                (stand_alone(operation), payload),
                (stand_alone(operation), {"body": payload}),
            )
        )
        assert bare == [["else", *path] for path in ours]
        assert within == [["then", "properties", "body", *path] for path in ours]


# The checkers above find what they are for.


def test_unknown_keywords_finds_misspelt_ones() -> None:
    """A misspelt keyword is found at any depth, and the name of a member is no keyword."""
    schema = {
        "type": "object",
        "properties": {"maxmum": {"type": "integer", "maxmum": 9}},
        "allOf": [{"if": {"requird": ["a"]}}],
        "additionalProperties": {"anyOf": [{"x-sauce": {}}]},
    }
    expected = ["/additionalProperties/anyOf/0/x-sauce", "/properties/maxmum/maxmum", "/allOf/0/if/requird"]
    assert expected == unknown_keywords(schema)


def test_unlisted_required_finds_them() -> None:
    """A required name that is no member is found, in the object and in its conditions."""
    schema = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {}},
        "allOf": [{"if": {"properties": {"c": {}}}, "then": {"required": ["d"]}}],
    }
    expected = ["/b", "/c", "/d"]
    assert expected == sorted(unlisted_required(schema))


def test_crossed_limits_finds_them() -> None:
    """A lower limit above the upper one is found, equal ones are not."""
    expected = ["/items/minimum"]
    assert expected == crossed_limits({"minItems": 1, "maxItems": 1, "items": {"minimum": 2, "maximum": 1}})


@pytest.mark.parametrize("pattern", [r"^\d$(?!\n)", r"^[\w]$(?!\n)", r"^\S$(?!\n)", r"[a]$(?!\n)", "^[a]$", "^[a]"])
def test_loose_patterns_finds_them(pattern: str) -> None:
    """A pattern with a wide class, or open at one end, is found."""
    expected = ["/items"]
    assert expected == loose_patterns({"pattern": r"^[0-9]$(?!\n)", "items": {"pattern": pattern}})


def test_open_objects_finds_them() -> None:
    """An object that takes unknown members is found."""
    expected = ["/items"]
    assert expected == open_objects(
        {"type": "object", "properties": {}, "additionalProperties": False, "items": {"type": "object", "properties": {}}}
    )


def test_without_source_finds_them() -> None:
    """A member, an item and a condition without a row are found; what a condition looks at needs none."""
    source = {"x-source": {"table": "t", "row": "r"}}
    schema = {
        "properties": {"a": source, "b": {"items": {}, **source}, "c": {"x-source": {"table": "t"}}},
        "allOf": [{"if": {"properties": {"a": {}}}}],
    }
    expected = ["/allOf/0", "/properties/b/items", "/properties/c"]
    assert expected == sorted(without_source(schema))

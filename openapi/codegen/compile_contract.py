"""Turn the hand-written OpenAPI documents into the JSON that everything else reads.

Three kinds of file come out: each document as canonical JSON (for the generator), one index of all
operations with every `$ref` inlined (for the check, the clients and the emulator), and one
stand-alone JSON Schema per operation (for editors), of a payload or of a request file with one.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from compile_checks import check_module
from dialect import pointer, refusals
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from pages import loose_pages
from references import loose_ends
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from states import loose_states
from tasks import loose_tasks

from vpn_preflight.compiled import snake
from vpn_preflight.field import Field
from vpn_preflight.lint.field_words import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Json = Any
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
COMPONENT = "#/components/schemas/"
# What an index of operations is without.
ANSWER = ("response", "errors", "examples")
NO_BODY: Json = {"content": {}}


class ContractError(Exception):
    """The contract cannot be compiled; the message names the file and the place."""


def compile_contract(folder: Path) -> dict[str, str]:
    """Return the files of `contract/` and `schemas/`, their content by name.

    `folder` holds the `*.yaml` documents. Raises ContractError for a value that JSON does not have,
    an unknown `$ref`, a document that is not valid OpenAPI, what the dialect does not have, and an
    operationId that two documents share.
    """
    documents = {path.stem: load(path) for path in sorted(folder.glob("*.yaml"))}
    files = {f"contract/{name}.json": canonical(document) for name, document in documents.items()}
    index = index_of(documents)
    requests, answers = parted(index)
    files["contract/operations.json"] = canonical(requests)
    files["contract/answers.json"] = canonical(answers)
    for name, operation in index["operations"].items():
        schema = editor_schema(name, operation, index["services"][operation["service"]])
        files[f"checks/{snake(name)}.py"] = check_module(name, operation)
        files[f"schemas/{name}.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return files


def parted(index: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """Separate what only an answer or a page needs: it is two thirds of what a check would load."""
    operations = index["operations"].items()
    answers = {name: {key: entry[key] for key in ANSWER} for name, entry in operations}
    requests = {
        name: {key: value for key, value in entry.items() if key not in ANSWER}
        for name, entry in operations
    }
    return index | {"operations": requests}, answers


def load(path: Path) -> dict[str, Json]:
    """Read one document, and refuse what is not in the dialect."""
    try:
        document: dict[str, Json] = YAML(typ="safe", pure=True).load(
            path.read_text(encoding="utf-8")
        )
    except YAMLError as error:
        raise ContractError(f"{path.name}: {error}") from None
    refuse(path.name, document)
    return document


def refuse(file: str, document: dict[str, Json]) -> None:
    """Refuse what is not JSON, not valid OpenAPI 3.1, or not in the dialect."""
    for place, value in foreign_values(document, ""):
        raise ContractError(
            f"{file}: {place} is a {type(value).__name__}, which JSON does not have: quote it"
        )
    resolved = inline(document, document)
    try:
        validate(document)
    except OpenAPIValidationError as error:
        place = "/".join(map(str, error.absolute_path))
        raise ContractError(f"{file}: /{place} is not valid OpenAPI: {error.message}") from None
    # What leads nowhere can be followed only in a document of the dialect.
    if wrong := [*refusals(resolved)] or [*all_loose_ends(resolved)]:
        raise ContractError("\n".join(f"{file}: {place} {why}" for place, why in wrong))


def all_loose_ends(resolved: Json) -> Iterator[tuple[str, str]]:
    """Yield each loose end of the requests of a document."""
    for path, item in resolved["paths"].items():
        for method, operation in item.items():
            for tokens, part in parts_of(operation):
                at = pointer(("paths", path, method, *tokens, "schema"))
                yield from ((at + place, why) for place, why in loose_ends(part["schema"]))


def parts_of(operation: Json) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    """Yield what an operation takes, the body and each parameter of the URL, with its place."""
    yield from (
        (("requestBody", "content", kind), body) for kind, body in body_of(operation).items()
    )
    for index, parameter in enumerate(operation.get("parameters", [])):
        yield ("parameters", index), parameter


def index_of(documents: dict[str, Json]) -> dict[str, Json]:
    """Gather the operations and the services of all documents."""
    return {
        "operations": unique(refuse_loose(list(all_operations(documents)))),
        "services": {name: service_facts(document) for name, document in documents.items()},
    }


def refuse_loose(
    operations: list[tuple[str, dict[str, Json]]],
) -> list[tuple[str, dict[str, Json]]]:
    """Return the operations; raises ContractError for what leads nowhere from one to another."""
    for service in {entry["service"] for _, entry in operations}:
        own = [(name, entry) for name, entry in operations if entry["service"] == service]
        checks = (loose_states, loose_tasks, loose_pages, loose_actions)
        if wrong := [loose for check in checks for loose in check(own)]:
            raise ContractError("\n".join(f"{service}.yaml: {place} {why}" for place, why in wrong))
    return operations


def loose_actions(operations: list[tuple[str, dict[str, Json]]]) -> Iterator[tuple[str, str]]:
    """Yield each action that is not the one of the operation's path, which may not have any."""
    for name, entry in operations:
        written = entry["route"].partition("#")[2]
        if entry["wire"] != "json" and entry["action"] != written:
            yield f"{name}: /x-action", f"is {entry['action']}, but the path ends with #{written}"


def foreign_values(node: Json, place: str) -> Iterator[tuple[str, Json]]:
    """Yield every key and value that JSON does not have, with its JSON Pointer."""
    if isinstance(node, dict):
        for key, value in node.items():
            below = place + pointer([key])
            if not isinstance(key, str):
                yield below, key
            yield from foreign_values(value, below)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from foreign_values(value, f"{place}/{index}")
    elif not (node is None or isinstance(node, str | bool | int | float)) or (
        isinstance(node, float) and not math.isfinite(node)
    ):
        yield place, node


def canonical(value: Json) -> str:
    """Write JSON without spaces, in the order in which the document was written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def all_operations(documents: dict[str, Json]) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield each operation's id and its entry in the index."""
    for service, document in documents.items():
        for path, item in document["paths"].items():
            for method, operation in item.items():
                yield (
                    operation["operationId"],
                    operation_entry(service, document, path, method, operation),
                )


def operation_entry(
    service: str, document: Json, path: str, method: str, operation: Json
) -> dict[str, Json]:
    """Gather what the check, the client and the emulator need to know of one operation."""
    status, success = success_of(operation)
    answer = success["content"]["application/json"]
    return {
        "service": service,
        "action": operation.get("x-action", operation["operationId"]),
        "summary": operation["summary"],
        "route": f"{method.upper()} {path}",
        "method": method.upper(),
        "path": path.partition("#")[0],
        "wire": operation["x-wire"],
        "security": [name for way in operation["security"] for name in way],
        "effect": operation["x-effect"],
        "media_type": next(iter(body_of(operation)), None),
        "success": int(status),
        "path_parameters": parameter_schema(document, operation, "path"),
        "query_parameters": parameter_schema(document, operation, "query"),
        "request": body_schema(document, operation),
        "response": inline(document, answer["schema"]),
        "token": operation.get("x-token"),
        "state": operation.get("x-state"),
        "task": operation.get("x-task"),
        "errors": operation["x-errors"] + document["x-errors"],
        "examples": {
            "request": next((body["examples"] for body in body_of(operation).values()), {}),
            "response": answer["examples"],
        },
    }


def success_of(operation: Json) -> tuple[str, Json]:
    """Return the one successful answer and its status; raises ContractError without exactly one."""
    found = [
        (status, answer)
        for status, answer in operation["responses"].items()
        if status.startswith("2")
    ]
    if len(found) != 1:
        raise ContractError(
            f"{operation['operationId']} has {len(found)} answers of success;"
            " it must have one, such as 200 or 201"
        )
    return found[0]


def parameter_schema(document: Json, operation: Json, place: str) -> dict[str, Json]:
    """Return the parameters of one place of the URL as one object schema."""
    chosen = [p for p in operation.get("parameters", []) if p["in"] == place]
    return {key: operation[key] for key in ("x-confidence",) if key in operation} | {
        "type": "object",
        "additionalProperties": False,
        # An operation without such a table has one of its fields; the docs have no other parameter.
        "x-members": operation.get("x-parameters")
        or body_schema(document, operation).get("x-members"),
        "required": [p["name"] for p in chosen if p.get("required")],
        "properties": {p["name"]: inline(document, p["schema"]) for p in chosen},
    }


def body_of(operation: Json) -> dict[str, Json]:
    """Return what an operation takes as its body, by media type; empty if it takes none."""
    content: dict[str, Json] = operation.get("requestBody", NO_BODY)["content"]
    return content


def body_schema(document: Json, operation: Json) -> dict[str, Json]:
    """Return the schema of an operation's request body: an object without fields if it has none."""
    table = {"x-members": operation["x-parameters"]} if "x-parameters" in operation else {}
    nothing = {
        "type": "object",
        "description": "This call has no body.",
        "additionalProperties": False,
        "properties": {},
    }
    schema: dict[str, Json] = next(
        (inline(document, body["schema"]) for body in body_of(operation).values()), nothing | table
    )
    return schema


def service_facts(document: Json) -> dict[str, Json]:
    """Return what is true of a whole service: hosts, credentials, shape of answers."""
    return {
        "title": document["info"]["title"],
        "server": document["servers"][0]["url"],
        "other_hosts": document["servers"][0].get("x-other-hosts", []),
        "payload_mark": document.get("x-payload-mark"),
        "environment": document["servers"][0].get("x-environment", {}),
        "regions": document["servers"][0]["x-regions"],
        "security": document["components"]["securitySchemes"],
        "answer": document["x-answer"],
        "statuses": document.get("x-statuses", []),
        "public_host": document.get("x-public-host"),
        "empty_sections": document.get("x-empty-sections", []),
    }


def inline(document: Json, node: Json) -> Json:
    """Replace every `$ref` by what it refers to; keywords next to the `$ref` win."""
    if isinstance(node, list):
        return [inline(document, item) for item in node]
    if not isinstance(node, dict):
        return node
    beside = {key: inline(document, value) for key, value in node.items() if key != "$ref"}
    return (
        inline(document, component(document, node["$ref"])) | beside if "$ref" in node else beside
    )


def component(document: Json, reference: str) -> Json:
    """Look up a schema of `components`."""
    try:
        return document["components"]["schemas"][reference.removeprefix(COMPONENT)]
    except KeyError:
        raise ContractError(f"{reference} names no schema: write {COMPONENT}NAME") from None


def editor_schema(
    name: str, operation: dict[str, Json], service: dict[str, Json]
) -> dict[str, Json]:
    """Return the schema of a payload and of a request file in one.

    It is a condition, because editors explain that better than a choice. The path of a request
    file may omit what a client fills in.
    """
    reference = {
        "$schema": {"type": "string", "description": "The schema of this file; it is never sent."}
    }
    body = without_annotations(operation["request"])
    body["properties"] = reference | body["properties"]
    filled_in = {
        setting
        for scheme in service["security"].values()
        for setting in scheme.get("x-environment", {})
    }
    path = without_annotations(operation["path_parameters"])
    path["required"] = [parameter for parameter in path["required"] if parameter not in filled_in]
    members = reference | {
        "operation": {"const": name, "description": "The name of the operation."},
        "path": path | {"description": "The parameters in the path of the URL."},
        "query": without_annotations(operation["query_parameters"])
        | {"description": "The parameters behind the path."},
        "body": body,
    }
    if operation["media_type"] is None:
        del members["body"]
        only_file = {
            "type": "object",
            "required": ["operation"],
            "additionalProperties": False,
            "properties": members,
        }
        return {
            "$schema": SCHEMA_DIALECT,
            "title": name,
            "description": "A request file.",
        } | only_file
    return {
        "$schema": SCHEMA_DIALECT,
        "title": name,
        "if": {"type": "object", "required": ["body"], "propertyNames": {"enum": [*members]}},
        "then": {"type": "object", "description": "A request file.", "properties": members},
        "else": body,
    }


def with_limits(node: Json) -> Json:
    """Add a field's limits to its description, for readers of the generated code."""
    if isinstance(node, list):
        return [with_limits(item) for item in node]
    if not isinstance(node, dict):
        return node
    limited = {key: with_limits(value) for key, value in node.items()}
    if isinstance(node.get("description"), str):
        limited["description"] = " ".join([node["description"], *limits(Field(node))])
    return limited


def without_annotations(node: Json) -> Json:
    """Drop our own keywords, so that any validator accepts the schema in its strictest mode."""
    if isinstance(node, list):
        return [without_annotations(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: without_annotations(value)
        for key, value in node.items()
        if not key.startswith("x-") and (key, value) != ("format", "password")
    }


def unique(operations: list[tuple[str, dict[str, Json]]]) -> dict[str, Json]:
    """Index the operations by id."""
    names = [name for name, _ in operations]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ContractError(
            f"two operations are called {', '.join(twice)}: an operationId must be unique"
        )
    return dict(operations)

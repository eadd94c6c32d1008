"""What the contract says is read by attribute, in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vpn_preflight
from vpn_preflight import contract

ROOT = Path(vpn_preflight.__path__[0])
# The modules that read the JSON of the contract.
READERS = {"contract.py", "service.py", "state.py", "field.py", "annotations.py"}
# A message of ASGI has a type, too, and a code belongs to a keyword.
OTHERS = {("emulator/server.py", "type"), ("rules/addresses.py", "pattern")}
RAW = "dict[str, " + "Any]"


def keys(node: Any) -> Iterator[str]:
    """Yield the keywords of all schemas in a part of the index."""
    if isinstance(node, list):
        for item in node:
            yield from keys(item)
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            if not key.startswith("x-"):
                yield from keys(list(value.values()) if key == "properties" else value)


def keywords() -> set[str]:
    """List the keywords of the contract's schemas, and the annotations of all else."""
    index, answers = contract.index(), contract.answers()
    operations = [entry | answers[name] for name, entry in index["operations"].items()]
    services = index["services"].values()
    parts = ("request", "response", "path_parameters", "query_parameters")
    found = {key for each in operations for part in parts for key in keys(each[part])}
    return found | {
        key for each in (*operations, *services) for key in keys(each) if key.startswith("x-")
    }


def read_keys(tree: ast.AST) -> Iterator[str]:
    """Yield the string keys by which values are read: `node["type"]`, `node.get("type")`."""
    for node in ast.walk(tree):
        key: ast.expr | None = None
        if isinstance(node, ast.Subscript):
            key = node.slice
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("get", "pop")
        ):
            key = next(iter(node.args), None)
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value


def reads(source: str, name: str) -> set[str]:
    """List the keys of the contract that a module reads from raw JSON."""
    found = set(read_keys(ast.parse(source))) & keywords()
    return {key for key in found if (name, key) not in OTHERS}


def test_no_room_reads_the_contract_by_key() -> None:
    """A keyword of a schema, and an annotation, is spelled by the views alone."""
    modules = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*.py")}
    found = {name: reads(path.read_text(encoding="utf-8"), name) for name, path in modules.items()}
    assert {} == {name: read for name, read in found.items() if read and name not in READERS}


@pytest.mark.parametrize(
    "source", ['node["properties"]', 'node.get("x-source")', 'field.node.get("type", "")["format"]']
)
def test_a_read_by_key_is_found(source: str) -> None:
    """The search is awake."""
    assert reads(source, "lint/new.py")


def test_raw_dicts_are_rare() -> None:
    """At most 40 lines have a dict of anything: what is known has a type."""
    lines = [
        line
        for path in ROOT.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if RAW in line
    ]
    assert len(lines) <= 40, len(lines)

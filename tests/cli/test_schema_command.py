"""The command `schema`."""

import json
import re
import subprocess
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("name", contract.operation_names())
def test_the_schema_of_an_operation_stands_alone(run: Run, name: str) -> None:
    """It names its draft, holds no reference, and takes the document's own example."""
    found = run("schema", name)
    schema = json.loads(found.stdout)
    assert (0, "", name) == (found.returncode, found.stderr, schema["title"])
    assert "$ref" not in found.stdout
    Draft202012Validator.check_schema(schema)
    for example in contract.operation(name).examples.request.values():
        assert Draft202012Validator(schema).is_valid(example)
    assert not Draft202012Validator(schema).is_valid({"x": 1})


def filled(placeholder: re.Match[str]) -> str:
    """Return a value for a placeholder."""
    return "10.0.0.0/8" if "Cidr" in placeholder[1] else "a"


@pytest.mark.parametrize("name", contract.operation_names())
def test_the_schema_takes_a_request_file(run: Run, name: str) -> None:
    """What `new` prints is valid once filled in; another operation or a wrong payload is not."""
    schema = Draft202012Validator(json.loads(run("schema", name).stdout))
    numbers = run("new", name).stdout.replace("${TASK_ID}", "1")
    printed = re.sub(r"\{\{ (\w+) \}\}", filled, numbers)
    (document,) = [
        one
        for one in documents.documents("new.yaml", printed.encode())
        if not isinstance(one, Finding)
    ]
    assert schema.is_valid(document.value)
    for wrong in (
        {"operation": "Other"},
        {"body": {"x": 1}},
        {"path": {"x": 1}},
        {"query": {"x": 1}},
        {"colour": "red"},
    ):
        assert not schema.is_valid(document.value | wrong)


@pytest.mark.parametrize("name", contract.operation_names())
def test_a_new_file_names_its_schema(run: Run, name: str) -> None:
    """In the line that the YAML language server reads, with the command that writes it below."""
    first, second, *_ = run("new", name).stdout.splitlines()
    assert f"# yaml-language-server: $schema={name}.schema.json" == first
    assert f"# vpn-preflight schema {name} > {name}.schema.json" == second

"""The command `schema`."""

import json
import subprocess
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from vpn_preflight import contract

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("name", contract.operation_names())
def test_the_schema_of_an_operation_stands_alone(run: Run, name: str) -> None:
    """It names its draft, holds no reference, and takes the document's own example."""
    found = run("schema", name)
    schema = json.loads(found.stdout)
    assert (0, "", name) == (found.returncode, found.stderr, schema["title"])
    assert "$ref" not in found.stdout
    Draft202012Validator.check_schema(schema)
    (example,) = contract.operation(name).examples["request"].values()
    assert Draft202012Validator(schema).is_valid(example["value"])
    assert not Draft202012Validator(schema).is_valid({"x": 1})

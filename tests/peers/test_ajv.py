"""The schemas for editors, read by ajv in its strict mode: its verdict on every example is ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import cloud_vpn
from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.examine import request_findings
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.placeholders import placeholders
from vpn_preflight.lint.recognition import Request, read_request

EXAMPLES = Path(__file__).parents[1] / "examples"
MODULES = Path(sys.prefix) / "node"
SCHEMAS = Path(cloud_vpn.__path__[0]) / "schemas"
# What the tables say, and what only a rule says of a pattern; a schema does not know half a
# character.
FAMILIES = ("VFS", "VFA001", "VFA002", "VFA003")


def payloads() -> list[tuple[str, Request, Any]]:
    """The examples that a schema can judge: not captured, no dotted name, placeholder or Action."""
    found = []
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix not in (".json", ".yaml") or path.name.endswith(".expected.json"):
            continue
        for document in documents.documents(path.name, path.read_bytes()):
            if isinstance(document, Finding):
                continue
            try:
                read = read_request(document, None)
            except UnreadableError:
                continue
            names = read.payload if isinstance(read.payload, dict) else {}
            is_flat = any(
                "." in name or (name[0].isupper() and not name.startswith("I")) for name in names
            )
            if not is_flat and not any(placeholders(read, document.value)):
                found.append((f"{path.parent.name}/{path.name}", read, document.value))
    return found


def test_ajv_gives_our_verdicts() -> None:
    """Accepted by one if and only if by the other."""
    examples = payloads()
    names = contract.operation_names()
    schemas = {name: json.loads((SCHEMAS / f"{name}.json").read_bytes()) for name in names}
    question = json.dumps(
        {
            "schemas": schemas,
            "payloads": [(read.operation.name, value) for _, read, value in examples],
        }
    )
    script = Path(__file__).with_name("ajv.mjs")
    answer = subprocess.run(
        ["node", script, MODULES],  # noqa: S607
        input=question,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    expected = {
        name: not any(
            f.severity == "error" and f.code.startswith(FAMILIES) and f.code != "VFS017"
            for f in request_findings(read, "document")
        )
        for name, read, _ in examples
    }
    assert expected == dict(
        zip((name for name, *_ in examples), json.loads(answer.stdout), strict=True)
    )
    assert {True, False} == set(expected.values())
    assert 100 < len(examples)
    in_request_files = {expected[name] for name, read, _ in examples if read.prefix}
    assert {True, False} == in_request_files

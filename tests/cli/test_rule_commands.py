"""The commands about rules: `explain`, `rules` and `new`."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.lint import skeleton
from vpn_preflight.lint.rule_pages import page, ways_to_ignore
from vpn_preflight.rules.rule import RULES

PATH_ID = "7625fd92-2e20-4e4d-8c56-66f110fbfaa8"
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_explain(run: Run) -> None:
    """What, why, an example with its real output, one that passes, and how to switch it off."""
    found = run("explain", "vfs004")
    assert (0, "") == (found.returncode, found.stderr)
    assert found.stdout.startswith(
        f"VFS004 unlisted-value (error, documented)\n\n{RULES['VFS004'].summary}\n\n"
    )
    for words in ("exactly", '"dhGroupName": "GROUP14"', ": error VFS004 ", "group14"):
        assert words in found.stdout
    for words in (
        "IKE configuration details: IKESet.n.dhGroupName",
        "listed.json",
        "--ignore VFS004",
    ):
        assert words in found.stdout


def test_explain_a_family(run: Run) -> None:
    """The start of codes lists its rules."""
    found = run("explain", "VFA")
    assert 0 == found.returncode
    assert sorted(code for code in RULES if code.startswith("VFA")) == [
        line.split()[0] for line in found.stdout.splitlines()
    ]


@pytest.mark.parametrize("name", ["unlisted-value", "Unlisted-Value", "vfs004"])
def test_explain_a_rule_by_its_name(run: Run, name: str) -> None:
    """As by its code, whatever its case."""
    assert run("explain", "VFS004").stdout == run("explain", name).stdout


@pytest.mark.parametrize("code", ["VFX001", "VFS", "not-a-code", "", "VFS004\n", "V\x1b[31m"])
def test_explain_what_is_no_rule(run: Run, code: str) -> None:
    """One line, exit code 2; a family is no mistake."""
    found = run("explain", code)
    assert (0 if code == "VFS" else 2) == found.returncode
    assert ("" if code == "VFS" else 1) == (found.stderr and found.stderr.count("\n"))
    assert "\x1b" not in found.stderr


def test_rules_as_text(run: Run) -> None:
    """A line for each rule, in the order of the codes."""
    found = run("rules")
    assert sorted(RULES) == [line.split()[0] for line in found.stdout.splitlines()]


def test_rules_as_json(run: Run) -> None:
    """The same as objects."""
    found = json.loads(run("rules", "--format", "json").stdout)
    assert sorted(RULES) == [rule["code"] for rule in found]
    assert {("code", "name", "severity", "summary", "confidence", "source", "fails", "passes")} == {
        tuple(rule) for rule in found
    }
    by_code = {rule["code"]: rule for rule in found}
    row = {
        "document": "ModifyVpnConnEx",
        "table": "IKE configuration details",
        "row": "IKESet.n.dhGroupName",
    }
    assert (row, None, "RFC 7296") == (
        by_code["VFS004"]["source"],
        by_code["VFR004"]["source"],
        by_code["VFP011"]["source"]["document"],
    )
    assert ("capitals.json", "listed.json") == (
        by_code["VFS004"]["fails"]["file"],
        by_code["VFS004"]["passes"]["file"],
    )


@pytest.mark.parametrize("code", ["VFD001", "VFW004", "VFW019", "VFR001", "VFP012"])
def test_explain_says_all_of_it(run: Run, code: str) -> None:
    """Every rule has two examples, the output of one, ways to switch it off, and its row."""
    found = run("explain", code)
    assert (0, "") == (found.returncode, found.stderr)
    rule, _, _, fails, passes, _, source = page(code)
    for words in (fails.file, "  $ ", f" {code} ", passes.file, *ways_to_ignore(rule)):
        assert words in found.stdout
    assert code.startswith("VFR") == (source is None)
    assert source is None or source.cited(None) in found.stdout


def test_explain_shows_the_row_and_our_reading(run: Run) -> None:
    """The row in the words of the contract, and what we make of what it leaves open."""
    shown = " ".join(run("explain", "VFD001").stdout.split())
    field = contract.operation("ModifyVpnConnEx").request.fields["encryptAlgorithm"]
    for words in (
        "[ModifyVpnConnEx, IKE configuration details: encryptAlgorithm]",
        str(field.description),
        ", ".join(field.enum),
        "3des-cbc",
        " ".join(str(page("VFD001").reading).split()),
    ):
        assert words in shown


@pytest.mark.parametrize("name", contract.operation_names())
def test_a_new_file_is_clean(run: Run, tmp_path: Path, name: str) -> None:
    """It lints without a finding as it is printed; the summary counts its placeholders."""
    (tmp_path / "new.yaml").write_text(run("new", name).stdout, encoding="utf-8")
    found = run("lint", "new.yaml")
    summary, _, counts = found.stdout.partition(": ")
    assert (0, "no findings\n") == (found.returncode, counts)
    assert re.fullmatch(r"1 document(, [0-9] placeholders?)?", summary)


def members(schema: dict[str, Any]) -> set[str]:
    """The names of all members, but those that the page prints elsewhere."""
    below = schema.get("items", schema)
    own = {name for name, known in below.get("properties", {}).items() if "x-same-as" not in known}
    return own.union(*(members(known) for known in below.get("properties", {}).values()))


@pytest.mark.parametrize("name", contract.operation_names())
def test_a_new_file_names_every_member(name: str) -> None:
    """Written out, or behind a hash."""
    operation = contract.operation(name)
    text = "\n".join(skeleton.skeleton(operation))
    expected = members(operation.request.node) | members(operation.query_parameters.node)
    assert expected <= set(re.findall(r"^[ #-]*(\w+):", text, re.MULTILINE))


@pytest.mark.parametrize("name", contract.operation_names())
def test_a_new_file_without_its_hashes_is_valid(run: Run, tmp_path: Path, name: str) -> None:
    """With every hash before a member taken away there is no error."""
    lines = list(skeleton.skeleton(contract.operation(name)))
    opened = [
        re.sub(r"^( *)# ((?:  )*(?:-$|[\w.]+/?\w*:(?!.*\.$)|- \S|#))", r"\1\2", line)
        for line in lines
    ]
    (tmp_path / "new.yaml").write_text("\n".join(opened), encoding="utf-8")
    found = run("lint", "new.yaml", "--format", "json")
    assert [] == [finding for finding in json.loads(found.stdout) if finding["severity"] == "error"]
    assert opened != lines or not any(re.match(r" +# \w+:", line) for line in lines)


def values(node: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value of an example under the name of its field."""
    if isinstance(node, dict):
        for inner, value in node.items():
            yield from values(value, inner)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, name)
    else:
        yield name, node


@pytest.mark.parametrize("name", contract.operation_names())
def test_a_new_file_that_is_filled_in_is_right(run: Run, tmp_path: Path, name: str) -> None:
    """A value in place of each placeholder, within its quotes if it has any, and no finding."""
    operation = contract.operation(name)
    known = {"vpn_server_id": PATH_ID, "group_id": PATH_ID, "VpnConnectionIds": "vpnx-abc123x"}
    known |= dict(values(operation.examples.request.get("document")))
    variables = {skeleton.variable(field): str(value) for field, value in known.items()}
    lines = [line for line in skeleton.skeleton(operation) if not line.lstrip().startswith("#")]
    text = re.sub(r"\{\{ (\w+) \}\}", lambda found: str(known[found[1]]), "\n".join(lines))
    text = re.sub(r": (\$\{\w+\})", lambda found: f": {variables[found[1]]}", text)
    (tmp_path / "new.yaml").write_text(text, encoding="utf-8")
    found = json.loads(run("lint", "new.yaml", "--format", "json", "--ignore", "VFP001").stdout)
    assert [] == [(one["code"], one["pointer"], one["message"]) for one in found]

"""What a start of the linter must not pay for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {
    "attr",
    "attrs",
    "dataclasses",
    "httpx",
    "importlib.resources",
    "jsonschema",
    "pathlib",
    "shtab",
    "stamina",
}
# What only other files, other settings, other commands or a broken payload need.
NOT_FOR_A_PAYLOAD = SLOW | {
    "asyncio",
    "base64",
    "bz2",
    "datetime",
    "difflib",
    "glob",
    "hashlib",
    "hmac",
    "importlib.metadata",
    "inspect",
    "ipaddress",
    "lzma",
    "pathspec",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "tomllib",
    "tqdm",
    "urllib",
    "yaml",
}
# Those of our own that only a finding, a placeholder or a folder needs.
NOT_FOR_A_CLEAN_RUN = {
    f"vpn_preflight.{name}"
    for name in (
        *("engines", "keywords", "lint.excerpt", "lint.ignore_files", "lint.json_places"),
        *("lint.mentions", "lint.placeholders", "lint.saved_answers"),
        *("rules.broken", "rules.corrections", "rules.quoting", "rules.suggestion"),
        *("rules.tables", "rules.wrong_types"),
    )
}
SCRIPT = """
import json, sys
from vpn_preflight.cli import main
main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""


def modules(*arguments: str | Path) -> set[str]:
    """The modules that are loaded when a command has run; without the site's own."""
    command = [sys.executable, "-c", SCRIPT, *map(str, arguments)]
    found = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(found.stdout.splitlines()[-1])) - set(bare.stdout.split())


def is_heavy(name: str) -> bool:
    """Tell the network, the emulator and the generated clients."""
    return name.startswith(
        ("httpx", "starlette", "vpn_preflight.wire", "vpn_preflight.emulator", "cloud_vpn.")
    ) and not name.startswith(("cloud_vpn.contract", "cloud_vpn.checks"))


@pytest.mark.parametrize(
    "arguments", [["--help"], ["lint", "missing.json"], ["lint", "--operation", "x", "y"]]
)
def test_nothing_slow_is_loaded_before_a_payload_is_checked(arguments: list[str]) -> None:
    """Reading the command line and the files needs none of the slow modules."""
    loaded = modules(*arguments)
    assert set() == {name for name in loaded if name in SLOW or is_heavy(name)}


def test_the_linter_needs_no_network_and_no_client(examples: Path) -> None:
    """A check loads the schema engine and no more."""
    loaded = modules("lint", *sorted((examples / "good").iterdir()))
    assert "vpn_preflight.lint.examine" in loaded
    assert set() == {name for name in loaded if is_heavy(name)}


@pytest.mark.parametrize("arguments", [["explain", "VFW004"], ["rules", "--format", "json"]])
def test_a_page_is_printed_and_nothing_is_run(arguments: list[str]) -> None:
    """Not even where the example of a rule calls a client."""
    assert set() == {name for name in modules(*arguments) if is_heavy(name)}


@pytest.mark.parametrize("name", ["tunnel.json", "group.json", "group_request.json"])
@pytest.mark.parametrize("options", [[], ["--format", "ndjson", "--select", "VFS,VFA"]])
def test_a_valid_payload_loads_nothing_slow(examples: Path, name: str, options: list[str]) -> None:
    """The compiled check accepts it, without jsonschema, the YAML reader or the signatures."""
    loaded = modules("lint", "--isolated", *options, examples / "good" / name)
    assert 1 == sum(found.startswith("cloud_vpn.checks.") for found in loaded)
    assert set() == {found for found in loaded if found in NOT_FOR_A_PAYLOAD or is_heavy(found)}
    assert set() == loaded & NOT_FOR_A_CLEAN_RUN


def test_a_wrong_payload_needs_no_library(tmp_path: Path) -> None:
    """What is wrong with a plain value is found, explained and placed without jsonschema."""
    wrong = {"vpcId": 5, "vpnGwId": "", "nmae": "a", "IKESet": [{"exchangeMode": "agressive"}]}
    path = tmp_path / "tunnel.json"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    loaded = modules("lint", "--isolated", "--operation", "ModifyVpnConnEx", path)
    assert {"vpn_preflight.engines"} <= loaded
    assert set() == {name for name in loaded if name in SLOW or is_heavy(name)}


@pytest.mark.parametrize("name", ["tunnel.json", "group.json"])
def test_a_check_does_not_read_what_operations_answer(examples: Path, name: str) -> None:
    """It is two thirds of the contract, and a request has nothing of it."""
    script = f"""
from vpn_preflight import contract
{SCRIPT.partition("print")[0]}
print(contract.answers.cache_info().currsize)
"""
    file = str(examples / "good" / name)
    found = subprocess.run(
        [sys.executable, "-c", script, "lint", "--isolated", file],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "0" == found.stdout.splitlines()[-1]


def test_a_process_ends_without_a_look_at_all_objects(examples: Path) -> None:
    """The interpreter would collect garbage, where nothing could be freed for anybody."""
    script = """
import gc
from vpn_preflight.cli import start
start()
print(len(gc.get_objects()) < 100 < gc.get_freeze_count())
"""
    found = subprocess.run(
        [sys.executable, "-c", script, "lint", "--isolated", examples / "good" / "tunnel.json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "True" == found.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("expected", "name", "arguments"),
    [
        ({"cli.lint", "cli.report_files", "cli.completion"}, "cli.", ["tunnel.json"]),
        ({"protocols.form", "protocols.tencent_v3"}, "protocols.", ["tunnel.json"]),
        ({"lint.reports.text"}, "lint.reports.", ["tunnel.json"]),
        ({"lint.reports.plain_json"}, "lint.reports.", ["tunnel.json", "--format", "ndjson"]),
        (set(), "lint.capture", ["tunnel.json"]),
    ],
)
def test_only_the_chosen_modules_are_loaded(
    examples: Path, expected: set[str], name: str, arguments: list[str]
) -> None:
    """No other command, no signature, no other report."""
    loaded = modules("lint", "--isolated", examples / "good" / arguments[0], *arguments[1:])
    shared = {"cli.program", "cli.exit_codes", "lint.reports.order"}
    shared |= {f"protocols.{part}" for part in ("message", "wire_form", "json_body")}
    found = {one.removeprefix("vpn_preflight.") for one in loaded}
    assert expected == {one for one in found - shared if one.startswith(name)}


def test_only_constructors_that_are_called_are_compiled(examples: Path) -> None:
    """A start makes sixty named tuples, and compiles no annotation and no constructor in vain."""
    script = f"""
import sys
compiled = []
sys.addaudithook(lambda event, args: event == "compile" and compiled.append(args[0]))
{SCRIPT.partition("print")[0]}
print(json.dumps([one.decode() for one in compiled if one and b"\\n" not in one]))
"""
    file = str(examples / "good" / "tunnel.json")
    found = subprocess.run(
        [sys.executable, "-c", script, "lint", "--isolated", file],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    compiled = json.loads(found.stdout.splitlines()[-1])
    assert [] == [source for source in compiled if not source.startswith("lambda _cls, ")]
    assert [] == [source for source in compiled if "may_show" in source or "table, rows" in source]
    assert any("fail_on" in source for source in compiled)


def test_few_modules_compile_patterns_for_a_valid_payload(examples: Path) -> None:
    """Those that read JSON, forms and ranges; what a finding or a comment needs can wait."""
    script = f"""
import re, sys
used, real = set(), re._compiler.compile

def compile(*given):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] == "re":
        frame = frame.f_back
    used.add(frame.f_globals["__name__"])
    return real(*given)

re._compiler.compile = compile
{SCRIPT.partition("print")[0]}
print(json.dumps(sorted(used)))
"""
    file = str(examples / "good" / "tunnel.json")
    found = subprocess.run(
        [sys.executable, "-c", script, "lint", "--isolated", file],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    used = {name for name in json.loads(found.stdout.splitlines()[-1]) if "vpn_" in name}
    expected = {"compiled", "lint.json_text", "protocols.form", "rules.ranges"}
    assert {f"vpn_preflight.{name}" for name in expected} == used


def test_the_version_loads_no_command() -> None:
    """To print it needs neither the contract nor a parser of a command."""
    found = {name for name in modules("--version") if name.startswith(("vpn_preflight.", "cloud"))}
    assert {"cli", "cli.program", "cli.completion", "cli.exit_codes", "privacy"} == {
        name.removeprefix("vpn_preflight.") for name in found
    }

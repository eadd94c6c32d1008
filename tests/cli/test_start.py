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
def test_a_valid_payload_loads_no_schema_engine(examples: Path, name: str) -> None:
    """The compiled check accepts it, without jsonschema, the YAML reader or anything slow."""
    loaded = modules("lint", examples / "good" / name)
    assert 1 == sum(found.startswith("cloud_vpn.checks.") for found in loaded)
    assert set() == {
        found for found in loaded if found in SLOW or found == "yaml" or is_heavy(found)
    }

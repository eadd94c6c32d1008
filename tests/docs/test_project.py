"""What the project says of itself holds together."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def steps(node: Any) -> list[str]:
    """Return the commands of a CI file, wherever in it."""
    if isinstance(node, str):
        return [node]
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [step for one in inner for step in steps(one)]


@pytest.mark.parametrize("name", [".github/workflows/ci.yml", ".gitlab-ci.yml"])
def test_ci_runs_one_script(name: str) -> None:
    """What must hold is in one place."""
    found = steps(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")))
    assert ".ci/run" in found
    assert not [step for step in found if re.search("pytest|ruff|mypy", step)]


def test_each_python_is_tested() -> None:
    """The classifiers, the script of CI and the lock name the same versions."""
    classified = [
        int(minor)
        for one in PROJECT["project"]["classifiers"]
        for minor in re.findall(r"Python :: 3\.(\d+)$", one)
    ]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (tried,) = re.findall(r"for minor in ([\d ]+);", script)
    assert sorted(classified) == sorted(map(int, tried.split()))
    assert PROJECT["project"]["requires-python"] == f">=3.{min(classified)}"


def test_what_the_language_server_imports_is_declared() -> None:
    """A library that is imported is asked for by name, not left to another that brings it."""
    modules = (ROOT / "validators" / "vpn_preflight" / "lsp").glob("*.py")
    imported = {
        name
        for path in modules
        for name in re.findall(
            r"^\s*from (pygls|lsprotocol)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    declared = {
        re.split(r"[<>=; ]", one)[0]
        for one in requires("vpn-preflight") or ()
        if "extra == 'lsp'" in one or 'extra == "lsp"' in one
    }
    assert imported == declared

"""The command line as a user runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example files."""
    return EXAMPLES


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line in an empty folder; `variables` are added to the environment."""

    def process(
        *arguments: str | Path, typed: str = "", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vpn_preflight", *map(str, arguments)]
        environment = os.environ | {"COLUMNS": "80", "PYTHONUTF8": "1"} | variables
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return process

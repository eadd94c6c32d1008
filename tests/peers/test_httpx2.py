"""Under httpx2, whose `alias_httpx` takes the place of httpx, no secret shows either."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["test_secrets.py", "test_refusals.py", "test_instrumentation.py"])
def test_what_shows_under_the_alias(name: str) -> None:
    """The tests of what a client shows pass, in a process whose httpx is httpx2."""
    command = [sys.executable, "-m", "pytest", "-p", "aliased", str(TESTS / "wire" / name)]
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command,
        cwd=TESTS.parent,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, True) == (done.returncode, "httpx is httpx2" in done.stdout), done.stdout

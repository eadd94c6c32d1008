"""What every test gets: a home of its own, no credentials from outside, no network but loopback."""

import os
import runpy
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine; a found failure stays in the code as an explicit example.
settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.load_profile("suite")

# Nothing leaves this machine, from here or from any Python that a test starts.
GUARD = str(Path(__file__).parent / "guard")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [GUARD, os.environ.get("PYTHONPATH")]))
if "sitecustomize" not in sys.modules or Path(
    str(sys.modules["sitecustomize"].__file__)
).parent != Path(GUARD):
    runpy.run_path(f"{GUARD}/sitecustomize.py")

PRIVATE_VARIABLES = ("TENCENTCLOUD_", "HUAWEICLOUD_", "HW_")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, and take away every credential of the machine."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in list(os.environ):
        if name.startswith(PRIVATE_VARIABLES) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    return folder

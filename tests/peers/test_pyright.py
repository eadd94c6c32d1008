"""The calls of tests/typing, read by pyright in strict mode; mypy reads them in `make types`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CALLS = Path(__file__).parents[1] / "typing" / "api.py"
PYRIGHT = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "pyright"


def report(folder: Path, *, old: str = "#", new: str = "#") -> dict[str, Any]:
    """Run pyright on the calls in a folder of their own, with `old` replaced by `new`."""
    (folder / "calls.py").write_text(
        CALLS.read_text(encoding="utf-8").replace(old, new), encoding="utf-8"
    )
    settings = {
        "include": ["calls.py"],
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [PYRIGHT, "--outputjson", "--pythonpath", sys.executable, "--project", folder]
    answer = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_pyright_finds_nothing(tmp_path: Path) -> None:
    """Not an error, a warning or a word, and the file was read."""
    found = report(tmp_path)
    assert [] == found["generalDiagnostics"]
    assert 1 == found["summary"]["filesAnalyzed"]


def test_pyright_knows_our_types(tmp_path: Path) -> None:
    """A wrong type is found: the packages are not read as if everything were allowed."""
    found = report(
        tmp_path,
        old="assert_type(reply.data.task_id, int | Unset)",
        new="assert_type(reply.data.task_id, str)",
    )
    assert ["reportAssertTypeFailure"] == [entry["rule"] for entry in found["generalDiagnostics"]]

"""Pipes as files: none is waited for without end, and other programs can write them."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

BAD = '{"user_group": {"name": ""}}'
GOOD = '{"user_group": {"name": "a"}}'


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint"],
        ["lint", "--diff"],
        ["lint", "--fix"],
        ["lint", "--jobs", "2", "group.json"],
        ["send"],
        ["send", "--dry-run"],
        ["sign"],
        ["sign", "group.json", "--answer"],
    ],
)
@pytest.mark.parametrize("is_link", [False, True])
def test_a_named_pipe(run: Run, tmp_path: Path, arguments: list[str], is_link: bool) -> None:
    """Nobody may ever write to it, so it is refused at once."""
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "link.json").symlink_to("pipe.json")
    (tmp_path / "group.json").write_text(GOOD)
    found = run(*arguments, "link.json" if is_link else "pipe.json")
    assert 2 == found.returncode
    assert "Traceback" not in found.stderr


def test_where_a_named_pipe_is_reported(run: Run, tmp_path: Path) -> None:
    """As a file that cannot be read, at its start."""
    os.mkfifo(tmp_path / "pipe.json")
    (found,) = json.loads(run("lint", "pipe.json", "--format", "json").stdout)
    assert ("VFR001", "pipe.json", 1, 1) == (
        found["code"],
        found["file"],
        found["line"],
        found["column"],
    )


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (1, "RUN lint <(cat group.json)"),
        (1, "RUN lint <(cat group.json) <(cat group.json)"),
        (0, "RUN lint --diff <(cat group.json)"),
        (1, "cat group.json | RUN lint -"),
        (1, "cat group.json | RUN lint /dev/stdin"),
        (0, "cat group.json | RUN lint --diff /dev/stdin"),
        (1, "ln -s /dev/stdin link.json; cat group.json | RUN lint link.json"),
        (1, "mkfifo pipe; cat group.json > pipe & RUN lint /dev/stdin < pipe"),
        (1, "mkfifo pipe; cat group.json > pipe & RUN lint - < pipe"),
        (1, "RUN send <(cat group.json)"),
        (1, "RUN sign /dev/stdin < group.json"),
    ],
)
def test_what_another_program_writes(tmp_path: Path, expected: int, line: str) -> None:
    """A process substitution and the standard input under its name have another end."""
    (tmp_path / "group.json").write_text(BAD)
    found = subprocess.run(
        [
            "/usr/bin/env",
            "bash",
            "-c",
            line.replace("RUN", f"{shlex.quote(sys.executable)} -m vpn_preflight"),
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert expected == found.returncode
    assert ("VFS007" in found.stdout + found.stderr) == bool(expected)

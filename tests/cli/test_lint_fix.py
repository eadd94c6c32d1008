"""The option `--fix` on real files: what is ours is written, in one step or not at all, and what is not written is told."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight.cli import fixing

Run = Callable[..., subprocess.CompletedProcess[str]]

SLIP = '{"user_group": {"nmae": "n"}}'
RIGHT = '{"user_group": {"name": "n"}}'
FOREIGN = '{"vpcId": "vpc-1", "vpnConName": "x", "region": "eu", "replicas": 3, "image": "nginx", "port": 80}'


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in a folder; `LINT` stands for the command."""
    command = line.replace("LINT", f"{shlex.quote(sys.executable)} -m vpn_preflight lint")
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(
        ["/usr/bin/env", "bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_is_not_ours(run: Run, tmp_path: Path, option: str) -> None:
    """What lint passes over in a folder is not put right either; named, it is."""
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / "deploy.json"
    path.write_text(FOREIGN)
    found = run("lint", option, "files")
    assert (0, "", FOREIGN) == (found.returncode, found.stderr, path.read_text())
    run("lint", option, path)
    assert (option == "--fix") == ("vpnConnName" in path.read_text())


def test_a_file_that_is_read_only(run: Run, tmp_path: Path) -> None:
    """It stays as it is and is named, and the others are put right."""
    locked, other = tmp_path / "a.json", tmp_path / "b.json"
    for path in (locked, other):
        path.write_text(SLIP)
    locked.chmod(0o444)
    found = run("lint", "--fix", "a.json", "b.json")
    told = "a.json: is left as it is: it is read-only: make it writable first\nb.json: 1 fixed\n"
    assert (2, told, SLIP, RIGHT) == (found.returncode, found.stderr, locked.read_text(), other.read_text())


def test_a_file_with_two_names(run: Run, tmp_path: Path) -> None:
    """It stays one file."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(SLIP)
    second.hardlink_to(first)
    found = run("lint", "--fix", "a.json")
    assert (2, SLIP, SLIP, True) == (found.returncode, first.read_text(), second.read_text(), first.samefile(second))
    assert found.stderr.startswith("a.json: is left as it is: it has several names (hard links)")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """It stays whole and is named, nothing is left beside it, and the others are put right."""
    large, small = tmp_path / "a.json", tmp_path / "b.json"
    large.write_text(SLIP + "\n" * 8192)
    small.write_text(SLIP)
    found = shell(tmp_path, "ulimit -f 4; LINT --fix a.json b.json")
    assert (2, "a.json: is left as it is: File too large\nb.json: 1 fixed\n") == (found.returncode, found.stderr)
    assert (SLIP, RIGHT) == (large.read_text().strip(), small.read_text())
    assert [large, small] == sorted(path for path in tmp_path.iterdir() if path.name != "home")


def test_what_can_be_read_only_once(tmp_path: Path) -> None:
    """A pipe is not read before it is linted, and cannot be put right."""
    found = shell(tmp_path, f"LINT --fix <(echo {shlex.quote(RIGHT)})")
    assert (2, "1 document: no findings\n") == (found.returncode, found.stdout)
    assert "is left as it is: it is no regular file, and can be read only once: save it as a file" in found.stderr


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_is_too_large(run: Run, tmp_path: Path, option: str) -> None:
    """That nothing is looked for in it is said."""
    (tmp_path / "a.ndjson").write_text(f"{SLIP}\n" + " " * 2**24)
    assert "a.ndjson: is larger than 16 MiB: nothing in it is fixed\n" == run("lint", option, "a.ndjson").stderr


def test_a_name_that_would_move_the_cursor(run: Run, tmp_path: Path) -> None:
    """It is written with escapes."""
    (tmp_path / "a\x1b[2J\n.json").write_text(SLIP)
    assert "a\\x1b[2J\\n.json: 1 fixed\n" == run("lint", "--fix", "a\x1b[2J\n.json").stderr


def test_a_file_that_is_missing(run: Run) -> None:
    """It is told once, as what cannot be read."""
    found = run("lint", "--fix", "a.json")
    assert (2, "", 1) == (found.returncode, found.stderr, found.stdout.count("VFR001"))


def test_a_file_that_has_changed_meanwhile(tmp_path: Path) -> None:
    """It stays as it has become, and nothing is left beside it."""
    path = tmp_path / "a.json"
    path.write_text("new")
    with pytest.raises(OSError, match="it has changed meanwhile: try again"):
        fixing.replace(str(path), b"old", b"right")
    assert ("new", [path]) == (path.read_text(), [file for file in tmp_path.iterdir() if file.name != "home"])

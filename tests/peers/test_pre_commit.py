"""The hook, as pre-commit installs and runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = '{"user_group": {"name": "staff"}}\n'
BAD = '{"user_group": {"name": ""}}\n'


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular."""
    who = [
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.com",
        "-c",
        "init.defaultBranch=main",
    ]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607 - the one of the machine


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Make a repository with a payload and with files that have nothing to do with us."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    git(folder, "init", "--quiet")
    files = {
        "group.json": GOOD,
        "package.json": '{"name": "x"}\n',
        "broken.json": "{\n",
        "ci.yaml": "on: push\njobs: {a: {no: 1}}\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "start")
    return folder


def hook(scratch: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook of this project on every file; pre-commit keeps its environments below HOME."""
    command = [
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(ROOT),
        "vpn-preflight-lint",
        "--all-files",
        "--verbose",
    ]
    # pre-commit installs the hook from the package index, so this one test is let out of the guard.
    environment = os.environ | {
        "PRE_COMMIT_HOME": str(scratch.parent / "pre-commit"),
        "PYTHONPATH": "",
    }
    return subprocess.run(
        command, cwd=scratch, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_the_hook(scratch: Path) -> None:
    """A good payload passes next to other files; a bad one fails with its place and its rule."""
    good = hook(scratch)
    assert (0, True) == (
        good.returncode,
        "1 document in 1 file, 3 files skipped: no findings" in good.stdout,
    ), good.stdout
    (scratch / "group.json").write_text(BAD, encoding="utf-8")
    bad = hook(scratch)
    assert (1, True) == (
        bad.returncode,
        "\ngroup.json:1:25: error VFS007 " in bad.stdout,
    ), bad.stdout

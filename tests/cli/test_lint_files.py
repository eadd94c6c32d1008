"""The command `lint`: which files it takes, and what it lists of them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
BAD = '{"user_group": {"name": ""}}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a payload, an unrelated file, an ignored one and one that is broken."""
    files = {
        "group.json": BAD,
        "package.json": '{"name": "x"}\n',
        "broken.json": '{"user_group": {"name": "a",}}\n',
        "build.json": BAD,
        ".gitignore": "build.json\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_files_in_the_report_for_people(run: Run) -> None:
    """After the summary, each with what was made of it."""
    found = run("lint", "--list-files", ".")
    expected = [
        "broken.json: unreadable",
        "build.json: skipped (ignored by .gitignore)",
        "group.json: UpdateVpnUserGroup",
        "package.json: skipped (not a payload)",
    ]
    assert (2, expected) == (found.returncode, found.stdout.splitlines()[-4:])


def test_the_files_in_the_report_as_json(run: Run, folder: Path) -> None:
    """An object with the findings and the files; a second run may write it again."""
    arguments = ("lint", "--list-files", "--format", "json", "--output", "report.json", ".")
    first, second = run(*arguments), run(*arguments)
    report = json.loads((folder / "report.json").read_text())
    assert (2, 2, "") == (first.returncode, second.returncode, second.stderr)
    assert ["VFR004", "VFS007"] == [finding["code"] for finding in report["findings"]]
    expected = {
        "file": "group.json",
        "status": "checked",
        "operations": ["UpdateVpnUserGroup"],
        "reason": None,
    }
    assert expected in report["files"]
    assert ["unreadable", "skipped", "checked", "skipped"] == [
        file["status"] for file in report["files"]
    ]


@pytest.mark.parametrize(
    "options",
    [
        ("--list-files", "--format", "sarif"),
        ("--list-files", "--diff"),
        ("--isolated", "--config", "x.toml"),
        ("--config", "missing.toml"),
    ],
)
def test_options_that_do_not_go_together(run: Run, options: tuple[str, ...]) -> None:
    """They are refused, and so is a settings file that is not there."""
    found = run("lint", *options, ".")
    assert (2, "") == (found.returncode, found.stdout)


@pytest.mark.usefixtures("folder")
def test_files_that_were_named_and_may_be_unrelated(run: Run) -> None:
    """Unrelated ones are skipped, payloads are checked, and a missing file is an error."""
    assert 0 == run("lint", "--skip-unrecognized", "package.json").returncode
    assert 1 == run("lint", "--skip-unrecognized", "package.json", "group.json").returncode
    assert 2 == run("lint", "--skip-unrecognized", "missing.json").returncode
    assert 2 == run("lint", "package.json").returncode


@pytest.mark.parametrize(
    ("typed", "expected"), [('{"name": "x"}', 0), ("{", 0), (BAD, 1), (BAD[:-3], 2)]
)
def test_the_standard_input_may_be_unrelated(run: Run, typed: str, expected: int) -> None:
    """An editor pipes what it shows."""
    found = run("lint", "--skip-unrecognized", "--stdin-filename", "a.json", "-", typed=typed)
    assert expected == found.returncode


@pytest.mark.usefixtures("folder")
def test_the_settings_of_the_command_line(run: Run, tmp_path: Path) -> None:
    """Those of the linted file's folder count, unless a file was named, or none."""
    below = tmp_path / "a"
    below.mkdir()
    (below / "group.json").write_text(BAD)
    (below / "vpn-preflight.toml").write_text('ignore = ["VFS007"]\n')
    assert 0 == run("lint", "a/group.json").returncode
    assert 1 == run("lint", "--isolated", "a/group.json").returncode
    assert 1 == run("lint", "group.json").returncode
    assert 0 == run("lint", "--config", "a/vpn-preflight.toml", "group.json").returncode


def test_the_severity_of_each_folder(run: Run, tmp_path: Path) -> None:
    """A finding fails the run at the severity of its own settings."""
    for name, text in (("a", "never"), ("b", "error")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "group.json").write_text(BAD)
        (tmp_path / name / "vpn-preflight.toml").write_text(f'fail-on = "{text}"\n')
    assert 0 == run("lint", "a").returncode
    assert 1 == run("lint", "a", "b").returncode

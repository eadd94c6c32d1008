"""Reports of the command line: no payload is lost under one, and any console can show them."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight.cli import lint, replacing, report_files

Run = Callable[..., subprocess.CompletedProcess[str]]

BAD = '{"user_group": {"name": ""}}'
FORMER = "the report of yesterday\n"
# Half of a character, which UTF-8 does not have, where a finding quotes it.
HALF = '{"user_group": {"name": "a", "nam\\ud800": 1, "\\udc00": 2}}'


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in a folder; `LINT` stands for the command."""
    command = line.replace("LINT", f"{shlex.quote(sys.executable)} -m vpn_preflight lint")
    return subprocess.run(
        ["/usr/bin/env", "bash", "-c", command],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("link", ["hard", "symbolic"])
@pytest.mark.parametrize("argument", ["group.json", "."])
def test_an_output_that_is_linted_under_another_name(
    run: Run, tmp_path: Path, link: str, argument: str
) -> None:
    """It is the same file, so the report would take the place of the payload."""
    payload, other = tmp_path / "group.json", tmp_path / "report"
    payload.write_text(BAD)
    other.hardlink_to(payload) if link == "hard" else other.symlink_to(payload)
    found = run("lint", argument, "--output", "report")
    assert (2, "", BAD) == (found.returncode, found.stdout, payload.read_text())
    assert "error: argument --output: " in found.stderr
    assert "group.json " in found.stderr


@pytest.mark.parametrize("link", ["none", "hard", "symbolic"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("group.json", '{"user_group": {"na'),
        ("group.json", '{"preShared'),
        ("group.yaml", "user_group: {na"),
        ("group.json", "\ufeff{ "),
        ("package.json", '{"name": "x"}'),
        ("a.ndjson", '{"name": "x"}\n{"user_'),
        ("group.yaml", "# vpn-preflight: ignore[VFS007]\n"),
    ],
)
def test_an_output_that_the_run_reads(
    run: Run, tmp_path: Path, name: str, text: str, link: str
) -> None:
    """Nothing shows that it is a report, so it is kept, whatever could be read of it."""
    payload, other = tmp_path / name, tmp_path / "report"
    payload.write_text(text)
    if link == "hard":
        other.hardlink_to(payload)
    elif link == "symbolic":
        other.symlink_to(payload)
    output = name if link == "none" else "report"
    for option in ("--statistics", "--show-info", "--fix"):
        found = run("lint", ".", option, "--output", output)
        assert (2, "", text) == (found.returncode, found.stdout, payload.read_text())
        assert "error: argument --output: " in found.stderr
        assert f"{name} " in found.stderr


@pytest.mark.parametrize("name", ["pyproject.toml", "vpn-preflight.toml"])
@pytest.mark.parametrize("link", ["none", "hard", "symbolic"])
@pytest.mark.parametrize("folder", [".", "below"])
def test_an_output_that_holds_settings(tmp_path: Path, name: str, link: str, folder: str) -> None:
    """They are read in every run, in this folder or in one above it."""
    path, text = tmp_path / name, '[tool.vpn-preflight]\nignore = ["VFS007"]\n'
    path.write_text(text if name == "pyproject.toml" else 'ignore = ["VFS007"]\n')
    text = path.read_text()
    (tmp_path / "below").mkdir()
    (tmp_path / folder / "group.json").write_text(BAD)
    other = path if link == "none" else tmp_path / "report"
    if link == "hard":
        other.hardlink_to(path)
    elif link == "symbolic":
        other.symlink_to(path)
    found = shell(tmp_path / folder, f"LINT group.json --output {shlex.quote(str(other))}")
    assert (2, "", text) == (found.returncode, found.stdout, path.read_text())


@pytest.mark.parametrize("payload", [BAD, '{"user_group": {"name": "a"}}'])
@pytest.mark.parametrize("name", [*lint.FORMATS, "statistics"])
def test_a_former_report_in_a_folder(run: Run, tmp_path: Path, name: str, payload: str) -> None:
    """It is written anew, whether it has findings or none."""
    (tmp_path / "group.json").write_text(payload)
    option = ["--statistics"] if name == "statistics" else ["--format", name]
    codes = [run("lint", ".", *option, "--output", "report.json").returncode for _ in range(3)]
    assert [int(payload == BAD)] * 3 == codes


def test_an_output_that_is_the_standard_input(tmp_path: Path) -> None:
    """It is linted under no name at all."""
    (tmp_path / "group.json").write_text(BAD)
    found = shell(tmp_path, "LINT - --output group.json < group.json")
    assert (2, BAD) == (found.returncode, (tmp_path / "group.json").read_text())


def test_two_outputs_that_are_one_file(run: Run, tmp_path: Path) -> None:
    """They are refused under two names as well."""
    (tmp_path / "a").write_text(FORMER)
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    found = run("lint", "-", "--output", "a", "--format", "json", "--output", "b", typed=BAD)
    assert (2, FORMER) == (found.returncode, (tmp_path / "a").read_text())
    assert "error: argument --output: " in found.stderr


def test_the_same_device_twice(tmp_path: Path) -> None:
    """Nothing is lost in one, so it may be read and written."""
    found = shell(tmp_path, "LINT - --output /dev/null < /dev/null")
    assert "argument --output" not in found.stderr


@pytest.mark.parametrize("name", lint.FORMATS)
def test_half_of_a_character(run: Run, tmp_path: Path, name: str) -> None:
    """Every report writes it as an escape, to a file and to the standard output."""
    (tmp_path / "group.json").write_text(HALF)
    (tmp_path / "report").write_text(FORMER)
    found = run("lint", "group.json", "--format", name, "--output", "report")
    assert (1, "", "") == (found.returncode, found.stdout, found.stderr)
    assert FORMER != (tmp_path / "report").read_bytes().decode()
    assert (tmp_path / "report").read_text() == run("lint", "group.json", "--format", name).stdout


@pytest.mark.parametrize("name", lint.FORMATS)
def test_a_file_whose_name_is_not_utf_8(tmp_path: Path, name: str) -> None:
    """Every report writes it as an escape."""
    path = os.fsencode(tmp_path) + b"/a\xff.json"
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path takes no bytes
            file.write(BAD)
    except OSError:
        # A system whose names are all UTF-8.
        return
    found = shell(tmp_path, f"LINT a*.json --format {name} --output report")
    assert (1, "") == (found.returncode, found.stderr)
    assert "VFS007" in (tmp_path / "report").read_bytes().decode()


def test_a_report_that_cannot_be_written_to_its_end(tmp_path: Path) -> None:
    """The former one is whole, and nothing is left beside it."""
    (tmp_path / "group.json").write_text(
        json.dumps({"user_group": {f"x{number}": number for number in range(99)}})
    )
    (tmp_path / "report").write_text(FORMER)
    found = shell(tmp_path, "ulimit -f 4; LINT group.json --format json --output report")
    assert (2, True, FORMER) == (
        found.returncode,
        "(File too large)" in found.stderr,
        (tmp_path / "report").read_text(),
    )
    assert ["group.json", "home", "report"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_report_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong while it is made leaves the former one whole."""
    path = tmp_path / "report"
    path.write_text(FORMER)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ZeroDivisionError):
        report_files.write((str(1 // number) for number in (1, 0)), "report")
    assert FORMER == path.read_text()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_the_mode_of_a_report(tmp_path: Path, mode: int) -> None:
    """The former one's stays, and so does a symbolic link."""
    path, link = tmp_path / "report", tmp_path / "link"
    path.write_text(FORMER)
    path.chmod(mode)
    link.symlink_to(path)
    assert report_files.write(["a"], str(link))
    assert ("a\n", mode, True) == (path.read_text(), path.stat().st_mode & 0o777, link.is_symlink())


def test_the_mode_of_a_new_report(tmp_path: Path) -> None:
    """It is that of every new file."""
    (tmp_path / "other").touch()
    assert report_files.write(["a"], str(tmp_path / "report"))
    assert (tmp_path / "other").stat().st_mode == (tmp_path / "report").stat().st_mode


@pytest.mark.parametrize("error", [PermissionError(1, "no"), OSError(16, "busy")])
def test_a_report_that_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    """It is written where it is: its folder may be closed, or it may be mounted by itself."""
    path = tmp_path / "report"
    path.write_text(FORMER)

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(replacing.os, "replace", refuse)
    assert report_files.write(["a"], str(path))
    assert "a\n" == path.read_text()
    assert not report_files.write(["a"], str(tmp_path / "other"))


def test_a_report_to_a_stream(tmp_path: Path) -> None:
    """A pipe and the standard output under its name take it as well."""
    (tmp_path / "group.json").write_text(BAD)
    for line in (
        "LINT group.json --format github --output /dev/stdout",
        "LINT group.json --format github --output >(cat)",
    ):
        assert "::error " in shell(tmp_path, line).stdout
    shell(tmp_path, "LINT group.json --format github --output /dev/stdout > out; echo end >> out")
    assert (tmp_path / "out").read_text().endswith("end\n")
    assert (tmp_path / "out").read_text().startswith("::error ")


@pytest.mark.parametrize("payload", [BAD, '{"user_group": {"name": "a"}}'])
def test_quiet(run: Run, tmp_path: Path, payload: str) -> None:
    """Findings are printed as ever, and the summary is not."""
    (tmp_path / "group.json").write_text(payload)
    loud, quiet = run("lint", "group.json"), run("lint", "--quiet", "group.json")
    assert (loud.returncode, "") == (quiet.returncode, quiet.stderr)
    assert loud.stdout.splitlines()[:-1] == quiet.stdout.splitlines()


def test_a_rule_by_its_name(run: Run, tmp_path: Path) -> None:
    """As by its code."""
    (tmp_path / "group.json").write_text('{"user_group": {"nmae": "a"}}')
    shown = [run("lint", "--select", rule, "group.json").stdout for rule in ("VFS002", "VFS003")]
    name = shown[0] and run("explain", "VFS002").stdout.split()[1]
    assert shown[0] == run("lint", "--select", name, "group.json").stdout != shown[1]
    assert shown[1] == run("lint", "--ignore", name, "group.json").stdout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"user_group": {"nmae": "n"}}', ""),
        ('{"user_group": {"nmae": "n", "other": "zanzibar"}}', "group.json: "),
    ],
)
def test_a_diff_that_cannot_be_applied(run: Run, tmp_path: Path, text: str, expected: str) -> None:
    """It says so on the standard error, where no patch is read."""
    (tmp_path / "group.json").write_text(text)
    found = run("lint", "--diff", "group.json")
    assert (1, expected) == (found.returncode, found.stderr[: len("group.json: ")])
    assert "zanzibar" not in found.stdout + found.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", [*lint.FORMATS, "statistics"])
def test_a_console_that_is_not_utf_8(tmp_path: Path, name: str, encoding: str) -> None:
    """Nothing crashes; programs read the same bytes, and people all lines and the same verdict."""
    (tmp_path / "gr\u00fcp.json").write_text(
        '{"user_group": {"name": "\u4e2d\u00e9"}}', encoding="utf-8"
    )
    option = ["--statistics"] if name == "statistics" else ["--format", name]
    command = [sys.executable, "-m", "vpn_preflight", "lint", *option, "gr\u00fcp.json"]
    found = {
        coding: subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": coding, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=False,
            timeout=60,
        )
        for coding in (encoding, "utf-8")
    }
    one, other = found[encoding], found["utf-8"]
    assert (1, b"") == (one.returncode, one.stderr)
    lines, others = (each.stdout.splitlines() for each in (one, other))
    if name not in {"text", "statistics"}:
        assert others == lines
    assert (len(others), others[-1]) == (len(lines), lines[-1])

"""The option `--fix` on real files: each is written in one step or not at all, and says so."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from vpn_preflight.cli import fix, replacing
from vpn_preflight.cli.program import main
from vpn_preflight.lint import Settings, documents, edits
from vpn_preflight.lint.files import File

Run = Callable[..., subprocess.CompletedProcess[str]]

SLIP = '{"user_group": {"nmae": "n"}}'
RIGHT = '{"user_group": {"name": "n"}}'
FOREIGN = (
    '{"vpcId": "vpc-1", "vpnConName": "x", "region": "eu", '
    '"replicas": 3, "image": "nginx", "port": 80}'
)


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


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_whose_fixes_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    """It is not changed and says so; the other files are fixed, and what is left fails the run."""
    monkeypatch.chdir(tmp_path)
    paths = [Path("a.json"), Path("b.json")]
    for path in paths:
        path.write_text(SLIP)
    real = edits.is_sound
    monkeypatch.setattr(
        edits, "is_sound", lambda read, *rest: "a.json" not in str(read) and real(read, *rest)
    )
    assert 1 == main(["lint", option, *map(str, paths)])
    assert [SLIP, RIGHT if option == "--fix" else SLIP] == [path.read_text() for path in paths]
    told = capsys.readouterr()
    assert [1, 0] == [
        told.err.count(f"{path}: ") - told.err.count(f"{path}: 1 fixed") for path in paths
    ]
    assert (option == "--diff") == ('+{"user_group": {"name": "n"}}' in told.out)


def test_a_file_that_is_read_only(run: Run, tmp_path: Path) -> None:
    """It stays as it is and is named, and the others are put right."""
    locked, other = tmp_path / "a.json", tmp_path / "b.json"
    for path in (locked, other):
        path.write_text(SLIP)
    locked.chmod(0o444)
    found = run("lint", "--fix", "a.json", "b.json")
    assert (2, SLIP, RIGHT) == (found.returncode, locked.read_text(), other.read_text())
    assert re.fullmatch("a.json: .*read-only.*\nb.json: 1 fixed\n", found.stderr)


def test_a_file_with_two_names(run: Run, tmp_path: Path) -> None:
    """It stays one file."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(SLIP)
    second.hardlink_to(first)
    found = run("lint", "--fix", "a.json")
    assert (2, SLIP, SLIP, True) == (
        found.returncode,
        first.read_text(),
        second.read_text(),
        first.samefile(second),
    )
    assert re.match("a.json: .*hard link", found.stderr)


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """It stays whole and is named, nothing is left beside it, and the others are put right."""
    large, small = tmp_path / "a.json", tmp_path / "b.json"
    large.write_text(SLIP + "\n" * 8192)
    small.write_text(SLIP)
    found = shell(tmp_path, "ulimit -f 4; LINT --fix a.json b.json")
    assert 2 == found.returncode
    assert re.fullmatch("a.json: .*File too large\nb.json: 1 fixed\n", found.stderr)
    assert (SLIP, RIGHT) == (large.read_text().strip(), small.read_text())
    assert [large, small] == sorted(path for path in tmp_path.iterdir() if path.name != "home")


def test_what_can_be_read_only_once(tmp_path: Path) -> None:
    """A pipe cannot be put right, and what it holds is not taken from it."""
    found = shell(tmp_path, f"LINT --fix <(echo {shlex.quote(RIGHT)})")
    assert (2, "", 1) == (found.returncode, found.stderr, found.stdout.count("VFR001"))


@pytest.mark.parametrize("kind", ["pipe", "device", "link"])
def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """It is not opened, because reading a pipe may never end; the others are fixed and linted."""
    special, path = tmp_path / "a.json", tmp_path / "b.json"
    path.write_text(SLIP)
    if kind == "pipe":
        os.mkfifo(special)
    else:
        os.mkfifo(tmp_path / "pipe")
        special.symlink_to("pipe" if kind == "link" else "/dev/zero")
    opened = list[str]()
    for module in (documents, fix):
        monkeypatch.setattr(
            module, "open_file", lambda file: opened.append(file) or path.open("rb")
        )
    assert 2 == main(["lint", "--fix", str(special), str(path)])
    assert ({str(path)}, RIGHT) == (set(opened), path.read_text())


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_is_too_large(run: Run, tmp_path: Path, option: str) -> None:
    """That nothing is looked for in it is said."""
    (tmp_path / "a.ndjson").write_text(f"{SLIP}\n" + " " * 2**24)
    assert re.fullmatch("a.ndjson: .*16 MiB.*\n", run("lint", option, "a.ndjson").stderr)


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
    with pytest.raises(OSError, match="changed"):
        replacing.replace(str(path), b"right", b"old")
    assert ("new", [path]) == (
        path.read_text(),
        [file for file in tmp_path.iterdir() if file.name != "home"],
    )


def attributes(path: Path) -> dict[str, bytes]:
    """The extended attributes of a file, where the platform has them."""
    return (
        {name: os.getxattr(path, name) for name in os.listxattr(path)}
        if hasattr(os, "listxattr")
        else {}
    )


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660, 0o755])
def test_what_a_file_has_beside_its_content(run: Run, tmp_path: Path, mode: int) -> None:
    """Owner, group, mode and attributes stay; the time is that of the change."""
    path = tmp_path / "a.json"
    path.write_text(SLIP)
    path.chmod(mode)
    with suppress(OSError, AttributeError):
        os.setxattr(path, "user.note", b"kept")
    if os.geteuid() == 0:
        os.chown(path, 12345, 54321)
    os.utime(path, (1, 1))
    before, noted = path.stat(), attributes(path)
    run("lint", "--fix", "a.json")
    after = path.stat()
    assert RIGHT == path.read_text()
    assert (before.st_uid, before.st_gid, before.st_mode, noted) == (
        after.st_uid,
        after.st_gid,
        after.st_mode,
        attributes(path),
    )
    assert before.st_mtime < after.st_mtime


def test_a_file_of_another_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it could not keep its owner, it stays as it is and is named."""
    path = tmp_path / "a.json"
    path.write_text(SLIP)
    facts = path.stat()
    other = os.stat_result(
        (facts.st_mode, facts.st_ino, facts.st_dev, 1, facts.st_uid + 1, facts.st_gid, *facts[6:])
    )
    asked = list[tuple[int, int]]()

    def refuse(_: str, owner: int, group: int) -> None:
        asked.append((owner, group))
        raise PermissionError(1, "no")

    stat = os.stat
    monkeypatch.setattr(
        replacing.os, "stat", lambda file, **_: other if file == str(path) else stat(file)
    )
    monkeypatch.setattr(replacing.os, "chown", refuse)
    assert not fix.fix_files([File(str(path), is_named=True, name="a.json")], Settings())
    assert ([(facts.st_uid + 1, facts.st_gid)], SLIP) == (asked, path.read_text())
    assert re.match("a.json: .*user", capsys.readouterr().err)


def test_a_symbolic_link(run: Run, tmp_path: Path) -> None:
    """It stays one, and the file that it leads to is put right."""
    (tmp_path / "files").mkdir()
    path, link = tmp_path / "files" / "a.json", tmp_path / "b.json"
    path.write_text(SLIP)
    link.symlink_to("files/a.json")
    run("lint", "--fix", "b.json")
    assert (RIGHT, True, ["a.json"]) == (
        path.read_text(),
        link.is_symlink(),
        [file.name for file in path.parent.iterdir()],
    )

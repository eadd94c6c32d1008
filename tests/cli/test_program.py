"""What holds for every command: help, wrong usage, and how it ends when something goes wrong."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import pytest

from vpn_preflight.cli import lint, main

Run = Callable[..., subprocess.CompletedProcess[str]]

GROUP = '{"user_group": {"name": ""}}'


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["lint"],
        ["explain"],
        ["rules"],
        ["new"],
        ["send"],
        ["plan"],
        ["doctor"],
        ["sign"],
        ["emulate"],
        ["schema"],
        ["lsp"],
    ],
)
def test_help_fits_a_screen(run: Run, command: list[str]) -> None:
    """Each is at most 24 lines of 80 columns, in ASCII, with an example or the commands."""
    found = run(*command, "--help")
    lines = found.stdout.splitlines()
    assert (0, "") == (found.returncode, found.stderr)
    assert (True, True, True) == (
        len(lines) <= 24,
        max(map(len, lines)) <= 80,
        found.stdout.isascii(),
    )
    assert (
        f"  vpn-preflight {command[0]} " in found.stdout
        if command
        else "exit codes" in found.stdout
    )


def test_the_version(run: Run) -> None:
    """The version is that of the distribution."""
    found = run("--version")
    assert (0, f"vpn-preflight {version('vpn-preflight')}\n", "") == (
        found.returncode,
        found.stdout,
        found.stderr,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["lnt"], "invalid choice: 'lnt'; did you mean lint?"),
        (["xyz"], "invalid choice: 'xyz'; use lint, "),
        (["new", "ModifyVpnConEx"], "did you mean ModifyVpnConnEx?"),
        (["send", "a.json", "--dryrun"], "did you mean --dry-run?"),
        (["--print-completion", "powershell"], "use bash, zsh"),
        (["lint"], "the following arguments are required: FILE"),
        (
            ["lint", "a.json", "--form", "json"],
            "unrecognized arguments: --form; did you mean --format? (see",
        ),
        (["lint", "a.json", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (
            ["lint", "a.json", "--operation", "Modify"],
            "argument --operation: invalid choice: 'Modify'",
        ),
        (["lint", "a.json", "--profile", "strict"], "argument --profile: invalid choice: 'strict'"),
        (["send"], "the following arguments are required: FILE"),
        (["sign"], "the following arguments are required: FILE"),
        (["sign", "-", "--answer", "-"], "argument --answer: "),
        (
            ["lint", "a.json", "--fromat", "json"],
            "unrecognized arguments: --fromat; did you mean --format? (see vpn-preflight lint",
        ),
        (["schema", "Modify"], "argument OPERATION: invalid choice: 'Modify'"),
        (["emulate", "--port", "65536"], "argument --port: "),
        (["emulate", "--port", "-1"], "argument --port: "),
    ],
)
def test_wrong_usage_is_one_line(run: Run, arguments: list[str], words: str) -> None:
    """A mistyped command or option: one line on the standard error, exit code 2."""
    found = run(*arguments)
    assert (2, "") == (found.returncode, found.stdout)
    assert 1 == found.stderr.count("\n")
    assert re.match(rf"vpn-preflight.*: error: .*{re.escape(words)}", found.stderr)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_completion_script(run: Run, shell: str) -> None:
    """It names the commands, their options and what these take."""
    found = run("--print-completion", shell)
    assert (0, "") == (found.returncode, found.stderr)
    for word in ("emulate", "--dry-run", "ModifyVpnConnEx", "sarif"):
        assert word in found.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [("sen", "send"), ("send --dr", "--dry-run"), ("send tun", "tunnel.json")],
)
def test_bash_completes(run: Run, tmp_path: Path, words: str, expected: str) -> None:
    """Commands, options and names of files, by the script that is printed."""
    (tmp_path / "tunnel.json").touch()
    (tmp_path / "completion").write_text(run("--print-completion", "bash").stdout)
    count = len(words.split())
    script = (
        f". ./completion; COMP_WORDS=(vpn-preflight {words}); COMP_CWORD={count};"
        '_shtab_vpn_preflight; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    found = subprocess.run(
        ["/usr/bin/env", "bash", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ([expected], "") == (found.stdout.split(), found.stderr)


def test_main_returns_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Called as a function it returns, also after help and wrong usage."""
    path = tmp_path / "group.json"
    path.write_text(GROUP)
    assert [1, 0, 2] == [main(["lint", str(path)]), main(["--help"]), main(["lint"])]
    assert "VFS007" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_fault_of_ours(tmp_path: Path) -> None:
    """What cannot be written is told in one line, exit code 2."""
    (tmp_path / "group.json").write_text(GROUP)
    command = [sys.executable, "-m", "vpn_preflight", "lint", "group.json"]
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert 2 == done.returncode
    assert re.fullmatch(r"vpn-preflight: .*No space left on device\)\n", done.stderr)


def test_a_fault_of_ours_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unexpected error is named by its type alone, because its text may quote a payload."""

    def fail(_: object) -> int:
        raise ZeroDivisionError("zanzibarine")

    monkeypatch.setattr(lint, "run", fail)
    assert 3 == main(["lint", "a.json"])
    written = capsys.readouterr()
    assert ("", False) == (written.out, "zanzibarine" in written.err)
    assert re.fullmatch(r"vpn-preflight: .*\bZeroDivisionError\b.*\n", written.err)


def test_ctrl_c_is_silent() -> None:
    """An interrupt while a file is read ends without a word, with the exit code of a shell."""
    command = [sys.executable, "-m", "vpn_preflight", "lint", "-"]
    reader, writer = os.pipe()

    def interrupted(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
        """Interrupt until it ends: a signal between two system calls is seen after the next."""
        for _ in range(60):
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                return process.communicate(timeout=1)
        raise AssertionError("the process does not end")

    # A shell lets its background jobs ignore interrupts, and this suite may be one.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with subprocess.Popen(
            command, stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            # More than a pipe holds waits until somebody reads.
            os.write(writer, b" " * (2**16 + 1))
            signal.signal(signal.SIGINT, before)
            written = interrupted(process)
    finally:
        signal.signal(signal.SIGINT, before)
        os.close(reader)
        os.close(writer)
    assert (130, (b"", b"")) == (process.returncode, written)


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", "-"],
        ["lint", "--format", "json", "-"],
        ["schema", "UpdateVpnUserGroup"],
        ["--help"],
    ],
)
def test_a_broken_pipe_is_silent(arguments: list[str]) -> None:
    """Nobody reads the output: no traceback, and the exit code of a shell."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "vpn_preflight", *arguments]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    typed = GROUP.encode()
    found = subprocess.run(
        command, env=buffered, input=typed, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (141, b"") == (found.returncode, found.stderr)


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_ascii_terminal_gets_escapes(tmp_path: Path, form: str) -> None:
    """What the terminal cannot show is escaped, and nothing fails."""
    path = tmp_path / "größe.json"
    path.write_text('{"user_group": {"größe": "\\ud800", "\\udc00": 1}}', encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "vpn_preflight", "lint", "--format", form, str(path)]
    found = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (1, b"") == (found.returncode, found.stderr)
    assert b"\\xf6\\xdfe" in found.stdout or b"\\u00f6\\u00dfe" in found.stdout
    assert found.stdout.isascii()

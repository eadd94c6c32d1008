"""The question that `send` asks on a terminal before it changes anything."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run as serve

SECRET = "zanzibarine-zanzibarine"
QUESTION = "[y/N] "


@pytest.fixture
def emulator() -> Emulator:
    """A service that counts what arrives."""
    return Emulator()


@pytest.fixture
def url(emulator: Emulator) -> Iterator[str]:
    """Where the emulator listens."""
    with serve(emulator) as found:
        yield found


@pytest.fixture
def tunnel(tmp_path: Path, emulator: Emulator) -> Path:
    """A payload that changes the emulator's tunnel."""
    ids = emulator.ids
    payload = {
        "vpcId": ids.vpc_id,
        "vpnGwId": ids.vpn_gw_id,
        "vpnConnId": ids.vpn_conn_id,
        "userGwCidrBlock": ["10.100.2.0/24"],
        "preSharedKey": "${KEY}",
        "IKESet": [{"dhGroupName": "group14"}],
    }
    path = tmp_path / "tunnel.json"
    path.write_text(json.dumps(payload))
    return path


def answered(
    emulator: Emulator, answer: str, *arguments: str | Path, typed: bool = True
) -> tuple[int, str]:
    """Run `send` on a terminal, type an answer to its question, and return exit code and terminal.

    Without `typed` the standard input is a pipe with the answer in it.
    """
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vpn_preflight", "send", *map(str, arguments)]
    keys = emulator.credentials
    variables = {
        "TENCENTCLOUD_SECRET_ID": keys.access_key,
        "TENCENTCLOUD_SECRET_KEY": keys.secret_key,
        "KEY": SECRET,
    }
    with subprocess.Popen(
        [*command, "--region", "ap-guangzhou", "--ignore", "VFP"],
        stdin=theirs if typed else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | variables,
    ) as process:
        os.close(theirs)
        if process.stdin:
            process.stdin.write(answer.encode())
            process.stdin.close()
        shown = read_terminal(ours, answer if typed else None)
        assert process.stdout
        process.stdout.read()
    os.close(ours)
    return process.returncode, shown


def read_terminal(terminal: int, answer: str | None) -> str:
    """Read what a process writes to a terminal until it ends, and answer its question once."""
    shown = ""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            return shown
        if not piece:
            return shown
        shown += piece.decode()
        if answer and QUESTION in shown:
            os.write(terminal, answer.encode())
            answer = None


@pytest.mark.parametrize(
    ("answer", "code"),
    [("y\n", 0), ("YES\n", 0), ("n\n", 2), ("\n", 2), ("sure\n", 2), ("\x04", 2)],
)
def test_only_a_yes_sends(
    emulator: Emulator, url: str, tunnel: Path, answer: str, code: int
) -> None:
    """Anything else ends with exit code 2, and nothing arrives."""
    found = answered(emulator, answer, tunnel, "--endpoint", url)
    assert (code, int(code == 0)) == (found[0], len(emulator.journal.entries))


def test_the_question_says_what_would_change(emulator: Emulator, url: str, tunnel: Path) -> None:
    """Host, ids and the names of fields, and no other value."""
    _, shown = answered(emulator, "n\n", tunnel, "--endpoint", url)
    ids = emulator.ids
    for words in (
        url.partition("//")[2],
        f"vpnConnId: {ids.vpn_conn_id}",
        "sets userGwCidrBlock, preSharedKey, IKESet[0].dhGroupName",
    ):
        assert words in shown
    assert (False, False) == (SECRET in shown, "group14" in shown)


@pytest.mark.parametrize(
    ("given", "typed", "count"), [(["--yes"], True, 1), ([], False, 1), (["--dry-run"], True, 0)]
)
def test_nobody_is_asked(
    emulator: Emulator, url: str, tunnel: Path, given: list[str], typed: bool, count: int
) -> None:
    """Neither with --yes, nor where the input is a pipe, nor by a dry run."""
    code, shown = answered(emulator, "", tunnel, "--endpoint", url, *given, typed=typed)
    assert (0, False) == (code, QUESTION in shown)
    assert count == len(emulator.journal.entries)

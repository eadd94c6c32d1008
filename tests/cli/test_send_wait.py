"""`send --wait`, against the emulator on loopback: what it reports, and its exit codes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight.cli import delivery
from vpn_preflight.cli.program import main
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run as serve

SECRET = "zanzibarine-zanzibarine"


class Line:
    """The command line in this process, so that it need not sleep."""

    def __init__(self, file: Path, capture: pytest.CaptureFixture[str], emulator: Emulator) -> None:
        self.file, self.capture, self.emulator = file, capture, emulator
        self.pauses: list[float] = []
        # What a test does while the command would sleep.
        self.meanwhile: Callable[[], object] = lambda: None
        self.url = ""

    def pause(self, seconds: float) -> None:
        """Note a pause instead of making it."""
        self.pauses.append(seconds)
        self.meanwhile()

    def run(self, command: str, *options: str, **payload: Any) -> tuple[int, str, str]:
        """Run a command on a payload; return its exit code and what it printed."""
        self.file.write_text(json.dumps(payload), encoding="utf-8")
        place = ("--region", "ap-guangzhou", "--endpoint", self.url)
        code = main([command, str(self.file), *place, *options])
        return code, *self.capture.readouterr()

    def calls(self) -> list[str]:
        """Return the operations that arrived."""
        return [entry["operation"] for entry in self.emulator.journal.entries]


@pytest.fixture
def line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Line]:
    """Serve while the test runs, with the keys in the environment."""
    emulator = Emulator()
    keys = emulator.credentials
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", keys.access_key)
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", keys.secret_key)
    monkeypatch.setenv("PRE_SHARED_KEY", SECRET)
    monkeypatch.setenv("NO_COLOR", "1")
    found = Line(tmp_path / "tunnel.json", capsys, emulator)
    monkeypatch.setattr(delivery, "sleep", found.pause)
    with serve(emulator) as found.url:
        yield found


def older(emulator: Emulator) -> dict[str, Any]:
    """Return a change of the key by API 2.0."""
    ids = emulator.ids
    tunnel = {"vpcId": ids.vpc_id, "vpnGwId": ids.vpn_gw_id, "vpnConnId": ids.vpn_conn_id}
    return {**tunnel, "userGwCidrBlock": ["10.100.2.0/24"], "preSharedKey": "${PRE_SHARED_KEY}"}


def newer(emulator: Emulator) -> dict[str, Any]:
    """Return the same by API 3.0."""
    return {"VpnConnectionId": emulator.ids.vpn_conn_id, "PreShareKey": "${PRE_SHARED_KEY}"}


@pytest.mark.parametrize("payload_of", [older, newer])
def test_a_key_is_changed_and_waited_for(
    line: Line, payload_of: Callable[[Emulator], dict[str, Any]]
) -> None:
    """The plan before has the key as a change and the one after does not; the answer is JSON."""
    payload = payload_of(line.emulator)
    before = line.run("plan", "--format", "json", **payload)
    code, out, err = line.run("send", "--wait", **payload)
    after = line.run("plan", "--format", "json", **payload)
    assert (0, [1], 3) == (code, line.pauses, len(err.splitlines()))
    assert json.loads(out)
    statuses = [
        {one["status"] for one in json.loads(found[1])["fields"] if one["secret"]}
        for found in (before, after)
    ]
    assert [{"changes"}, {"same"}] == statuses
    assert SECRET not in "".join([*before[1:], out, err, *after[1:]])


def test_what_was_not_taken_exits_with_1(line: Line) -> None:
    """Each such field is a line, a key without its value."""

    def undo() -> None:
        (tunnel,) = line.emulator.state.tunnels.values()
        tunnel.change({"vpnConnName": "old", "preSharedKey": "another-key-of-some-length"})

    line.meanwhile = undo
    payload = newer(line.emulator) | {"VpnConnectionName": "new"}
    code, out, err = line.run("send", "--wait", **payload)
    words = [found.split() for found in err.splitlines()]
    assert (1, True) == (code, bool(json.loads(out)))
    assert ["not", "taken", "PreShareKey"] in words
    assert ["not", "taken", "VpnConnectionName:", "is", '"old",', "but", '"new"'] in [
        one[:7] for one in words
    ]
    assert SECRET not in out + err


def test_a_task_that_fails_exits_with_1(line: Line) -> None:
    """The tunnel is not read then."""
    line.emulator.fail_next_task()
    code, out, err = line.run("send", "--wait", **older(line.emulator))
    assert (1, True) == (code, bool(json.loads(out)))
    assert "vpn-preflight send: error: ModifyVpnConnEx: " in err
    assert "DescribeVpnConn" not in line.calls()


def test_without_wait_only_the_change_is_sent(line: Line) -> None:
    """As it was before."""
    code, _, err = line.run("send", **older(line.emulator))
    assert (0, "", ["ModifyVpnConnEx"]) == (code, err, line.calls())


def test_what_is_no_task_is_not_waited_for(line: Line) -> None:
    """It is refused before anything is sent, and so is a dry run."""
    payload = older(line.emulator)
    assert (2, "") == line.run("send", "--wait", "--dry-run", **payload)[:2]
    del payload["preSharedKey"], payload["userGwCidrBlock"]
    read = ("--wait", "--operation", "DescribeVpnConn")
    assert (2, "") == line.run("send", *read, **payload)[:2]
    assert [] == line.calls()

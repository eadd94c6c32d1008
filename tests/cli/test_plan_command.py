"""The command `plan`, against the emulator on loopback: what it reads, prints and writes."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run as serve
from vpn_preflight.rules.rule import RULES

Run = Callable[..., subprocess.CompletedProcess[str]]

SECRET = "zanzibarine-zanzibarine"
REGION = ("--region", "ap-guangzhou")


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
def variables(emulator: Emulator) -> dict[str, str]:
    """The keys of the emulator, for both clouds."""
    keys = emulator.credentials
    return {
        "TENCENTCLOUD_SECRET_ID": keys.access_key,
        "TENCENTCLOUD_SECRET_KEY": keys.secret_key,
        "HUAWEICLOUD_SDK_AK": keys.access_key,
        "HUAWEICLOUD_SDK_SK": keys.secret_key,
        "PRE_SHARED_KEY": SECRET,
        "NO_COLOR": "1",
    }


def tunnel(emulator: Emulator, **more: Any) -> str:
    """Return a change of the tunnel by API 3.0."""
    return json.dumps({"VpnConnectionId": emulator.ids.vpn_conn_id, **more})


def group(emulator: Emulator, group_id: str | None = None, **more: Any) -> str:
    """Return a request file that changes a group."""
    ids = emulator.ids
    path = {
        "project_id": ids.project_id,
        "vpn_server_id": ids.vpn_server_id,
        "group_id": group_id or ids.group_id,
    }
    return json.dumps({"path": path, "body": {"user_group": more}})


def statuses(printed: str) -> dict[str, str]:
    """Return the status of each place in a plan as JSON."""
    return {one["pointer"]: one["status"] for one in json.loads(printed)["fields"]}


def test_a_plan_is_printed_and_nothing_is_changed(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str]
) -> None:
    """A line for each field, the key without a value; only the read arrives."""
    typed = tunnel(emulator, PreShareKey="${PRE_SHARED_KEY}", VpnConnectionName="new")
    found = run("plan", "-", *REGION, "--endpoint", url, typed=typed, **variables)
    assert (0, ["DescribeVpnConnections"]) == (
        found.returncode,
        [entry["operation"] for entry in emulator.journal.entries],
    )
    lines = [line.split() for line in found.stdout.splitlines()]
    assert ["changes", "PreShareKey"] in lines
    assert ["changes", "VpnConnectionName:", '"tunnel"', "->", '"new"'] in lines
    assert SECRET not in found.stdout + found.stderr


def test_a_plan_as_json(run: Run, emulator: Emulator, url: str, variables: dict[str, str]) -> None:
    """Each field with its pointer, status and values; a secret has none."""
    arguments = ("plan", "-", *REGION, "--endpoint", url, "--format", "json")
    typed = tunnel(emulator, PreShareKey="${PRE_SHARED_KEY}", EnableHealthCheck=False)
    found = run(*arguments, typed=typed, **variables)
    plan = json.loads(found.stdout)
    assert {"operation", "target", "refusals", "fields"} == plan.keys()
    assert {"VpnConnectionId": emulator.ids.vpn_conn_id} == plan["target"]
    key, switch = plan["fields"][0], plan["fields"][1]
    assert ("/PreShareKey", "changes", True, None, None) == tuple(
        key[name] for name in ("pointer", "status", "secret", "now", "then")
    )
    assert ("/EnableHealthCheck", "same", False) == tuple(
        switch[name] for name in ("pointer", "status", "then")
    )
    assert SECRET not in found.stdout


def test_a_plan_after_send_has_nothing_to_change(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str], tmp_path: Path
) -> None:
    """`plan` and `send` read the file alike, and what was sent is what is there."""
    path = tmp_path / "group.json"
    path.write_text(group(emulator, name="night-shift"))
    arguments = (str(path), "--region", "ap-southeast-1", "--endpoint", url)
    before = run("plan", *arguments, "--format", "json", **variables)
    sent = run("send", *arguments, **variables)
    after = run("plan", *arguments, "--format", "json", **variables)
    assert [0, 0, 0] == [one.returncode for one in (before, sent, after)]
    assert "changes" == statuses(before.stdout)["/user_group/name"]
    assert "same" == statuses(after.stdout)["/user_group/name"]


def test_what_the_service_refuses_is_in_the_plan(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str]
) -> None:
    """The exit code is 1 for a refusal, whatever the file's findings are."""
    default = next(
        name
        for groups in emulator.state.servers.values()
        for name, one in groups.items()
        if one["type"] == "Default"
    )
    arguments = ("plan", "-", "--region", "ap-southeast-1", "--endpoint", url, "--format", "json")
    found = run(*arguments, typed=group(emulator, default, name="x"), **variables)
    (refusal,) = json.loads(found.stdout)["refusals"]
    assert (1, None, "observed") == (found.returncode, refusal["code"], refusal["confidence"])
    unknown = json.dumps({"VpnConnectionId": "vpnx-nobody1", "VpnConnectionName": "x"})
    found = run(
        "plan", "-", *REGION, "--endpoint", url, "--format", "json", typed=unknown, **variables
    )
    (refusal,) = json.loads(found.stdout)["refusals"]
    assert (1, "ResourceNotFound") == (found.returncode, refusal["code"])


def test_a_payload_with_an_error_is_not_planned(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str]
) -> None:
    """Its findings are shown as `lint` shows them; nothing is read."""
    typed = tunnel(emulator, VpnConnectionName="x" * 61)
    found = run("plan", "-", *REGION, "--endpoint", url, typed=typed, **variables)
    assert (1, "", []) == (found.returncode, found.stdout, list(emulator.journal.entries))
    assert [code for code in RULES if code in found.stderr] == ["VFS006"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [('{"operation": "DescribeVpnConn", "body": {"vpnConnId": "vpnx-1"}}', 2), ("{", 2)],
)
def test_what_cannot_be_planned_is_wrong_usage(
    run: Run, variables: dict[str, str], typed: str, code: int
) -> None:
    """A read changes nothing, and what cannot be read is no payload."""
    found = run("plan", "-", *REGION, typed=typed, **variables)
    assert (code, "") == (found.returncode, found.stdout)


def test_a_read_that_fails_is_reported(run: Run, emulator: Emulator, url: str) -> None:
    """A refused key is no plan: the exit code is that of `send`."""
    keys = {"TENCENTCLOUD_SECRET_ID": "AKIDnobody", "TENCENTCLOUD_SECRET_KEY": SECRET}
    arguments = ("plan", "-", *REGION, "--endpoint", url)
    found = run(*arguments, typed=tunnel(emulator, VpnConnectionName="x"), **keys)
    assert (1, "") == (found.returncode, found.stdout)
    assert "AuthFailure.SecretIdNotFound" in found.stderr
    assert SECRET not in found.stderr


def test_omitted_values_are_filled_in(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str], tmp_path: Path
) -> None:
    """The new file sets the present values and keeps placeholders; its plan has nothing unknown."""
    path, whole = tmp_path / "tunnel.yaml", tmp_path / "whole.json"
    path.write_text(
        f"VpnConnectionId: {emulator.ids.vpn_conn_id}\n"
        "PreShareKey: ${PRE_SHARED_KEY}\n"
        "IKEOptionsSpecification: {DhGroupName: GROUP14}\n"
    )
    before = path.read_bytes()
    arguments = (*REGION, "--endpoint", url, "--format", "json")
    found = run("plan", str(path), *arguments, "--complete", str(whole), **variables)
    assert (0, before) == (found.returncode, path.read_bytes())
    written = json.loads(whole.read_text(encoding="utf-8"))
    assert ("${PRE_SHARED_KEY}", "GROUP14", "IKEV1") == (
        written["PreShareKey"],
        written["IKEOptionsSpecification"]["DhGroupName"],
        written["IKEOptionsSpecification"]["IKEVersion"],
    )
    again = run("plan", str(whole), *arguments, **variables)
    assert (0, True) == (again.returncode, "unknown" in statuses(found.stdout).values())
    assert "unknown" not in statuses(again.stdout).values()
    # It is never overwritten.
    twice = run("plan", str(path), *arguments, "--complete", str(whole), **variables)
    assert (2, written) == (twice.returncode, json.loads(whole.read_text(encoding="utf-8")))


def test_a_key_that_is_written_out_becomes_a_placeholder(
    run: Run, emulator: Emulator, url: str, variables: dict[str, str], tmp_path: Path
) -> None:
    """The completed file has no secret, and a value that the docs do not allow is left out."""
    ids, whole = emulator.ids, tmp_path / "whole.json"
    payload = {
        "vpcId": ids.vpc_id,
        "vpnGwId": ids.vpn_gw_id,
        "vpnConnId": ids.vpn_conn_id,
        "userGwCidrBlock": ["10.100.2.0/24"],
        "preSharedKey": SECRET,
        "IPsecSet": [{"integrityAlgorith": "sha"}],
    }
    arguments = ("plan", "-", *REGION, "--endpoint", url, "--complete", str(whole))
    found = run(*arguments, typed=json.dumps(payload), **variables)
    assert 0 == found.returncode
    assert SECRET not in found.stdout + found.stderr + whole.read_text()
    written = json.loads(whole.read_text())
    assert "${PRE_SHARED_KEY}" == written["preSharedKey"]
    (session,) = written["IPsecSet"]
    assert "null" == session["pfsDhGroup"]
    assert "3des-cbc" == written["encryptAlgorithm"]
    # The service shows more kilobytes than its docs allow.
    assert "ipsecSaLifetimeTraffic" not in session
    assert "ipsecSaLifetimeTraffic" in found.stderr


def test_a_plan_on_a_terminal_is_coloured(
    emulator: Emulator, url: str, variables: dict[str, str], tmp_path: Path
) -> None:
    """A change has another colour than what stays."""
    path = tmp_path / "tunnel.json"
    path.write_text(tunnel(emulator, VpnConnectionName="new"))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vpn_preflight", "plan", str(path), *REGION, "--endpoint", url]
    environment = {**os.environ, **variables, "TERM": "xterm"}
    del environment["NO_COLOR"]
    with subprocess.Popen(command, env=environment, stdout=theirs) as process:
        os.close(theirs)
        shown = b""
        while b"nothing was changed" not in shown:
            shown += os.read(ours, 4096)
        process.wait(timeout=60)
    os.close(ours)
    assert b"\x1b[33m" in shown.partition(b"VpnConnectionName")[0]
    assert b"\x1b[2m" in shown

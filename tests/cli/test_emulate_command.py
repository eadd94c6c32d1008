"""The command `emulate`."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight import extras
from vpn_preflight.cli import emulate, main

Run = Callable[..., subprocess.CompletedProcess[str]]

KEYS = (
    ("TENCENTCLOUD_SECRET_ID", "HUAWEICLOUD_SDK_AK"),
    ("TENCENTCLOUD_SECRET_KEY", "HUAWEICLOUD_SDK_SK"),
)


def test_a_script_can_start_send_and_stop(run: Run, examples: Path) -> None:
    """The first line has the URL and the keys; the services answer; an interrupt ends it."""
    command = [sys.executable, "-m", "vpn_preflight", "emulate"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout
            ready = json.loads(process.stdout.readline())
            keys = dict.fromkeys(KEYS[0], ready["access_key"]) | dict.fromkeys(
                KEYS[1], ready["secret_key"]
            )
            where = ("--endpoint", ready["url"])
            tunnel = run(
                "send", examples / "good" / "tunnel.json", "--region", "gz", *where, **keys
            )
            group = run(
                "send",
                examples / "good" / "group_request.json",
                *where,
                "--project-id",
                ready["project_id"],
                **keys,
            )
        finally:
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert [(0, ""), (0, "")] == [(sent.returncode, sent.stderr) for sent in (tunnel, group)]
    assert ("vpnx-ol6bcqp0", "user-group1-update") == (
        json.loads(tunnel.stdout)["data"]["vpcConnId"],
        json.loads(group.stdout)["user_group"]["name"],
    )
    assert (0, "") == (process.returncode, errors)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_same_by_https(run: Run, examples: Path, sent: signal.Signals) -> None:
    """The first line has the file to trust, which exists as long as the emulator runs."""
    command = [sys.executable, "-m", "vpn_preflight", "emulate", "--tls"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout
            ready = json.loads(process.stdout.readline())
            keys = dict.fromkeys(KEYS[0], ready["access_key"]) | dict.fromkeys(
                KEYS[1], ready["secret_key"]
            )
            where = ("--region", "gz", "--endpoint", ready["url"])
            good = run(
                "send", examples / "good" / "tunnel.json", *where, **keys, SSL_CERT_FILE=ready["ca"]
            )
            bad = run("send", examples / "good" / "tunnel.json", *where, **keys)
            there = Path(ready["ca"]).exists()
        finally:
            process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
    assert (0, 1, True, "CERTIFICATE_VERIFY_FAILED" in bad.stderr) == (
        good.returncode,
        bad.returncode,
        there,
        True,
    ), bad.stderr
    assert (False, 0, "") == (Path(ready["ca"]).parent.exists(), process.returncode, errors)


def test_a_missing_authority_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra, https is refused and not turned into http."""
    monkeypatch.delitem(sys.modules, "vpn_preflight.emulator.certificates", raising=False)
    monkeypatch.setitem(sys.modules, "trustme", None)
    assert 2 == main(["emulate", "--tls"])
    written = capsys.readouterr()
    assert ("", 1, True) == (
        written.out,
        written.err.count("\n"),
        extras.command("emulator") in written.err,
    )


def test_the_profile_is_that_of_the_emulator(monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator refuses what the chosen profile refuses."""
    seen: list[str] = []
    monkeypatch.setattr(
        "vpn_preflight.emulator.server.serve",
        lambda emulator, **_: seen.append(emulator._world.profile),
    )
    assert [0, 0] == [main(["emulate"]), main(["emulate", "--profile", "observed"])]
    assert ["document", "observed"] == seen


def test_a_host_that_others_reach_is_refused(run: Run) -> None:
    """The emulator listens on loopback alone: one line, exit code 2."""
    found = run("emulate", "--host", "0.0.0.0")  # noqa: S104 - it is refused
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert found.stderr.startswith("vpn-preflight emulate: error: ")


def test_a_missing_extra_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the extra the command says what to install."""
    monkeypatch.delitem(sys.modules, "vpn_preflight.emulator.server", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert 2 == main(["emulate"])
    written = capsys.readouterr()
    assert ("", 1) == (written.out, written.err.count("\n"))
    assert extras.command("emulator") in written.err


@pytest.mark.parametrize(
    ("text", "expected"), [("0", 0), ("8080", 8080), ("65535", 65535), ("00080", 80)]
)
def test_a_port(text: str, expected: int) -> None:
    """Numbers from 0 to 65535."""
    assert expected == emulate.port(text)

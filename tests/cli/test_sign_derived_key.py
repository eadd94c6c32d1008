"""The command `sign` for API 3.0: a payload signed, and captured requests verified."""

import json
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
KEYS = {
    "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE",
    "TENCENTCLOUD_SECRET_KEY": "not-a-real-key-just-an-example",
}
PAYLOAD = {"VpnConnectionId": "vpnx-ol6bcqp0", "VpnConnectionName": "to the office"}
BODY = json.dumps(PAYLOAD, separators=(",", ":"))


def signed(run: Run) -> str:
    """Sign a payload, and write what is printed as an HTTP message."""
    done = run("sign", "-", "--region", "ap-guangzhou", typed=json.dumps(PAYLOAD), **KEYS)
    first, _, _, *added = done.stdout.splitlines()
    assert (0, "", "POST https://vpc.tencentcloudapi.com/") == (
        done.returncode,
        done.stderr,
        first,
    )
    head = [
        "POST / HTTP/1.1",
        "Host: vpc.tencentcloudapi.com",
        "Content-Type: application/json",
        "X-TC-Action: ModifyVpnConnectionAttribute",
        "X-TC-Version: 2017-03-12",
    ]
    return "\n".join([*head, *added, "", BODY])


def test_what_is_signed_verifies(run: Run) -> None:
    """What the signature adds to a payload makes a request that fits."""
    found = run("sign", "-", typed=signed(run), **KEYS)
    assert (0, "the signature fits\n", "") == (found.returncode, found.stdout, found.stderr)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("office", "Office"),
        ("Host: vpc.", "Host: vpc.ap-guangzhou."),
        ("X-TC-Action: Modify", "X-TC-Action: modify"),
        ("application/json", "application/json; charset=utf-8"),
    ],
)
def test_what_is_changed_afterwards(run: Run, old: str, new: str) -> None:
    """The body, the host and the type are signed; the action in lower case."""
    found = run("sign", "-", typed=signed(run).replace(old, new), **KEYS)
    assert ("Action" in old) == (found.returncode == 0)
    assert KEYS["TENCENTCLOUD_SECRET_KEY"] not in found.stdout + found.stderr


def test_an_old_request(run: Run) -> None:
    """Its time is too far from another one."""
    found = run("sign", "-", "--at", "2024-06-17T09:59:03Z", typed=signed(run), **KEYS)
    assert (1, "") == (found.returncode, found.stderr)


def test_another_key(run: Run) -> None:
    """Nothing can be said of a signature without its key."""
    other = KEYS | {"TENCENTCLOUD_SECRET_ID": "AKIDOTHER"}
    assert 2 == run("sign", "-", typed=signed(run), **other).returncode

"""The demo runs as a user runs it, and shows no secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vpn_preflight.contract import operation
from vpn_preflight.emulator import Emulator

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def output() -> str:
    """Run the demo once, with every warning an error, and return all that it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "docs" / "demo.py")],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    return done.stdout + done.stderr


def test_both_examples_arrive_and_are_answered(output: str) -> None:
    """Each operation is sent once, and the printed answers come back."""
    assert 2 == output.count("correctly signed")
    assert ('"taskId":12614', '"name":"user-group1-update"') == tuple(
        word for word in ('"taskId":12614', '"name":"user-group1-update"') if word in output
    )


def test_the_slips_are_refused_and_nothing_arrives(output: str) -> None:
    """Each broken variant is refused with its findings, and the journal does not grow."""
    assert (2, 2) == (output.count("nothing was sent"), output.count("Nothing arrived"))
    assert {"VFS002", "VFS004", "VFS016", "VFA001"} <= set(output.replace(":", " ").split())


def test_no_secret_shows(output: str) -> None:
    """Neither the key of the tunnel, nor the secret key, nor a signature is in the output."""
    psk = operation("ModifyVpnConnEx").examples.request["document"]["preSharedKey"]
    assert [] == [word for word in (psk, *Emulator().credentials.secrets) if word in output]
    assert "Signature=***" in output

"""What every test gets: a home of its own, no credentials from outside, no network but loopback."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine; a found failure stays in the code as an explicit example.
settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.load_profile("suite")

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PRIVATE_VARIABLES = ("TENCENTCLOUD_", "HUAWEICLOUD_", "HW_")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, and take away every credential of the machine."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in list(os.environ):
        if name.startswith(PRIVATE_VARIABLES) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine, and every look-up of a name."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)

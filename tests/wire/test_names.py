"""The look-up of a host's name: in time, once, and told as what it is."""

import socket
import threading
import time
from typing import Any

import pytest
from senders import Send

from cloud_vpn.tencent_vpc import TransportError
from vpn_preflight.wire import names

# Seconds within which any call with a short deadline must be back.
SOON = 10


@pytest.mark.parametrize("settings", [{"timeout": 0.2}, {"deadline": 0.3}], ids=str)
def test_a_name_that_is_looked_up_for_ever_sends_nothing(
    send: Send, monkeypatch: pytest.MonkeyPatch, settings: dict[str, float]
) -> None:
    """A resolver that does not answer is given up in time."""
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(SOON * 2) and [])
    begun = time.monotonic()
    with pytest.raises(TransportError, match=r"ConnectTimeout.*nothing was sent") as raised:
        send("https://vpn.example", retries=0, **settings)
    over.set()
    assert (False, True) == (raised.value.may_have_been_made, time.monotonic() - begun < SOON)


def test_a_name_that_nobody_knows_sends_nothing(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the host, which is looked up once per attempt: another may hang for ever."""
    asked: list[str] = []

    def unknown(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TransportError, match=r"vpn\.example.*nothing was sent"):
        send("https://vpn.example", retries=1)
    assert ["vpn.example"] * 2 == asked


def test_a_thread_that_cannot_start_sends_nothing(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine at its limits is told like any other obstacle before the request."""

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    # No thread is idle, and the event loop needs threads of its own for nothing here.
    monkeypatch.setattr(names, "WORKERS", names.Workers())
    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(TransportError, match="can't start new thread; nothing was sent"):
        send("https://vpn.example", retries=0)


@pytest.mark.parametrize(
    ("host", "is_retired"), [("vpc.api.qcloud.com", True), ("vpn.example", False)]
)
def test_a_retired_host_that_nobody_knows_says_what_to_do(
    send: Send, monkeypatch: pytest.MonkeyPatch, host: str, is_retired: bool
) -> None:
    """Where the public host is gone the error asks for another endpoint; elsewhere it does not."""

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TransportError) as raised:
        send(f"https://{host}", retries=0)
    assert (True, is_retired) == (host in str(raised.value), "endpoint=" in str(raised.value))

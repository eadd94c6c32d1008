"""The emulator behind a real socket, in a thread and as a process of its own."""

import asyncio
import importlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc
from vpn_preflight import extras
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import Gathered, announce, base_url, listen, run, serve

TUNNEL: dict[str, Any] = {
    "vpc_id": "vpc-03vihbk9",
    "vpn_gw_id": "vpngw-kfldykuz",
    "vpn_conn_id": "vpnx-ol6bcqp0",
    "user_gw_cidr_block": ["10.100.2.0/24"],
}
SERVE = (
    "from vpn_preflight.emulator import Emulator; "
    "from vpn_preflight.emulator.server import serve; serve(Emulator())"
)
# Asks to be told to go on, so that we know when the server waits for the rest.
HALF = (
    b"POST /v2/index.php HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Length: 10\r\nExpect: 100-continue\r\n\r\n"
)


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state and the time of now, because the clients sign with it."""
    return Emulator()


@pytest.fixture
def url(emulator: Emulator) -> Iterator[str]:
    """Serve while the test runs."""
    with run(emulator) as base:
        yield base


@contextmanager
def process() -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """Start a server of its own, and wait for its first line."""
    arguments = [sys.executable, "-c", SERVE]
    # The line must come although nobody told Python not to buffer.
    variables = os.environ | {"PYTHONUNBUFFERED": ""}
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=variables
    ) as started:
        try:
            assert started.stdout is not None
            yield started, json.loads(started.stdout.readline())
        finally:
            started.kill()


@contextmanager
def half_a_request(url: str) -> Iterator[socket.socket]:
    """Send the head of a request, and wait until the server wants the body."""
    parts = urlsplit(url)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0))) as connection:
        connection.sendall(HALF)
        assert connection.recv(100).startswith(b"HTTP/1.1 100")
        yield connection


def change(url: str, keys: Any) -> Any:
    """Change the seeded tunnel through the generated client, and return the task."""
    with TencentVpc(
        region="ap-guangzhou",
        secret_id=keys["access_key"],
        secret_key=keys["secret_key"],
        endpoint=url,
    ) as vpc:
        return vpc.modify_vpn_conn_ex(**TUNNEL, pre_shared_key="tencenttest").data.task_id


@pytest.mark.parametrize("is_closed", [False, True])
def test_an_answer_leaves_as_one_packet(is_closed: bool) -> None:
    """Also the last one of a connection, which is written before the end."""
    done: list[bytes] = []

    class Transport:
        """What writes to a socket."""

        write = done.append

        def close(self) -> None:
            """Note it."""
            done.append(b"end")

    async def answer() -> None:
        transport: Any = Gathered(Transport())  # type: ignore[arg-type]
        transport.write(b"head, ")
        transport.write(b"body")
        if is_closed:
            transport.close()
        await asyncio.sleep(0)

    asyncio.run(answer())
    assert [b"head, body", b"end"][: 1 + is_closed] == done


def test_both_clients_work_over_a_socket(emulator: Emulator, url: str) -> None:
    """Typed calls go out over HTTP, and the typed answers come back."""
    keys = emulator.credentials
    settings = {
        "project_id": emulator.project_id,
        "access_key": keys.access_key,
        "secret_key": keys.secret_key,
        "endpoint": url,
    }
    assert change(url, vars(keys)) == 12614
    with HuaweiVpn(**settings) as vpn:
        group = vpn.update_vpn_user_group(
            emulator.ids.vpn_server_id, emulator.ids.group_id, user_group={"name": "sales"}
        ).user_group
    assert (group.name, len(emulator.journal.entries)) == ("sales", 2)


def test_many_calls_at_once_are_all_answered(emulator: Emulator, url: str) -> None:
    """Calls that run side by side do not disturb each other."""
    keys, ids = emulator.credentials, emulator.ids

    async def calls() -> list[Any]:
        async with AsyncHuaweiVpn(
            project_id=ids.project_id,
            access_key=keys.access_key,
            secret_key=keys.secret_key,
            endpoint=url,
        ) as vpn:
            names = [f"group-{number}" for number in range(30)]
            jobs = (
                vpn.update_vpn_user_group(
                    ids.vpn_server_id, ids.group_id, user_group={"name": name}
                )
                for name in names
            )
            return [reply.user_group.name for reply in await asyncio.gather(*jobs)]

    assert [f"group-{number}" for number in range(30)] == asyncio.run(calls())


def test_a_call_by_get_keeps_its_query(emulator: Emulator, url: str) -> None:
    """The target reaches the core as it stood in the request line, so that the signature fits."""
    keys = emulator.credentials
    with TencentVpc(
        region="ap-guangzhou",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        endpoint=url,
        method="GET",
    ) as vpc:
        assert vpc.modify_vpn_conn_ex(**TUNNEL, vpn_conn_name="Büro & +1%").code == 0
    assert emulator.state.tunnels["vpnx-ol6bcqp0"].settings["vpnConnName"] == "Büro & +1%"


def test_the_journal_can_be_read_over_the_socket(emulator: Emulator, url: str) -> None:
    """The journal over HTTP is the journal."""
    before = httpx.get(f"{url}/_emulator/journal").json()
    change(url, vars(emulator.credentials))
    after = httpx.get(f"{url}/_emulator/journal").json()
    assert ({"dropped": 0, "entries": []}, emulator.journal.entries, 1) == (
        before,
        after["entries"],
        len(after["entries"]),
    )


def test_headers_of_one_name_are_joined(emulator: Emulator, url: str) -> None:
    """A header that comes twice is one value with a comma, as HTTP has it."""
    httpx.get(f"{url}/nowhere", headers=[("X-Twice", "one"), ("X-Twice", "two")])
    assert emulator.journal.entries[0]["headers"]["x-twice"] == "one, two"


@pytest.mark.parametrize(
    ("expected", "size"), [(200, 1024 * 1024), (413, 1024 * 1024 + 1), (413, 5 * 1024 * 1024)]
)
def test_a_request_over_one_mebibyte_is_too_large(url: str, expected: int, size: int) -> None:
    """The limit holds for what comes over the socket."""
    assert expected == httpx.post(f"{url}/v2/index.php", content=b"a" * size).status_code


def test_a_client_that_hangs_up_is_no_error(url: str, caplog: pytest.LogCaptureFixture) -> None:
    """Half a request is forgotten without a word, and the server goes on."""
    with half_a_request(url):
        pass
    assert (404, "") == (httpx.get(f"{url}/nowhere").status_code, caplog.text)


def test_nothing_is_left_when_the_block_ends(emulator: Emulator) -> None:
    """Port and thread are gone, also when a client was in the middle of a request."""
    before = threading.active_count()
    with run(emulator) as url, half_a_request(url):
        assert before + 1 == threading.active_count()
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    assert before == threading.active_count()


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104 - must be refused
        "",
        "::",
        "example.org",
        "10.0.0.1",
        "127.0.0.1.example.org",
    ],
)
def test_only_this_machine_is_listened_to(emulator: Emulator, host: str) -> None:
    """Any host that others could reach is refused, and the message says what to write."""
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        serve(emulator, host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_port_zero_is_a_free_port(host: str) -> None:
    """The URL has the host as it was written and the port that was found."""
    with listen(host, 0) as listener:
        address, port = listener.getsockname()
        assert ("127.0.0.1", f"http://{host}:{port}") == (address, base_url(host, listener))


def test_a_url_has_brackets_around_ipv6() -> None:
    """The address ::1 stands in a URL as RFC 3986 asks."""
    with listen("127.0.0.1", 0) as listener:
        assert f"http://[::1]:{listener.getsockname()[1]}" == base_url("::1", listener)


def test_a_port_that_is_taken_is_told(emulator: Emulator) -> None:
    """The error is that of the system, before anything is printed."""
    with listen("127.0.0.1", 0) as listener, pytest.raises(OSError, match="in use"):
        serve(emulator, port=listener.getsockname()[1])


def test_the_first_line_has_all_that_a_script_needs(
    emulator: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    """One JSON object with the URL, the keys and the ids of what exists."""
    announce(emulator, "http://127.0.0.1:1")
    (line,) = capsys.readouterr().out.splitlines()
    expected = {"url": "http://127.0.0.1:1", "access_key": emulator.credentials.access_key}
    expected |= {"secret_key": emulator.credentials.secret_key, **emulator.ids._asdict()}
    expected |= {
        "account": "emulator-account",
        "user": "emulator-user",
        "password": emulator.credentials.password,
    }
    assert expected == json.loads(line)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_process_serves_until_it_is_told_to_stop(sent: signal.Signals) -> None:
    """The first line is enough to make a call; a signal ends the process quietly with 0."""
    with process() as (started, ready):
        assert change(ready["url"], ready) == 12614
        started.send_signal(sent)
        rest = started.communicate(timeout=20)
    assert (0, ("", "")) == (started.returncode, rest)


def test_a_process_stops_in_the_middle_of_a_request() -> None:
    """A client that hangs does not hold the process, nor make it complain."""
    with process() as (started, ready), half_a_request(ready["url"]):
        started.send_signal(signal.SIGINT)
        rest = started.communicate(timeout=20)
    assert (0, ("", "")) == (started.returncode, rest)


def test_a_missing_extra_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the error has the command that installs it."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)  # type: ignore[arg-type]
    monkeypatch.delitem(sys.modules, "vpn_preflight.emulator.server")
    wanted = re.escape(extras.command("emulator"))
    with pytest.raises(ModuleNotFoundError, match=wanted) as raised:
        importlib.import_module("vpn_preflight.emulator.server")
    assert 1 == len(str(raised.value).splitlines())

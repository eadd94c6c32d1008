"""The command `doctor`, against the emulator and a service of its own on loopback."""

import json
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest

from vpn_preflight import contract
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run as serve

Run = Callable[..., subprocess.CompletedProcess[str]]

SERVICE = "tencent_vpc_v3"
REGION = ("--region", "ap-guangzhou")
SECRET = "zanzibarine-zanzibarine"
KEYS = {"TENCENTCLOUD_SECRET_ID": "AKIDinvented", "TENCENTCLOUD_SECRET_KEY": SECRET}


def checks(printed: str) -> dict[str, str]:
    """Return the state of each check by its name."""
    return {name: state for state, name in re.findall(r"^  (\w+) +(\w+)  ", printed, re.MULTILINE)}


def keys_of(emulator: Emulator) -> dict[str, str]:
    """Return the keys that the emulator accepts."""
    keys = emulator.credentials
    return {
        "TENCENTCLOUD_SECRET_ID": keys.access_key,
        "TENCENTCLOUD_SECRET_KEY": keys.secret_key,
    }


@pytest.mark.parametrize("service", ["tencent_vpc", SERVICE])
def test_all_is_well(run: Run, service: str) -> None:
    """One read is sent, and nothing is changed."""
    emulator = Emulator()
    with serve(emulator) as url:
        found = run("doctor", service, *REGION, "--endpoint", url, **keys_of(emulator))
    (entry,) = emulator.journal.entries
    assert "read" == contract.operation(entry["operation"]).effect
    expected = dict.fromkeys(("endpoint", "clock", "credentials", "read"), "ok")
    assert (0, expected) == (found.returncode, checks(found.stdout))


def test_a_refused_key_is_found(run: Run) -> None:
    """The endpoint and the clock are right, and the secret does not show."""
    emulator = Emulator()
    with serve(emulator) as url:
        variables = keys_of(emulator) | {"TENCENTCLOUD_SECRET_KEY": SECRET}
        found = run("doctor", SERVICE, *REGION, "--endpoint", url, **variables)
    expected = {"endpoint": "ok", "clock": "ok", "credentials": "failed"}
    assert (1, expected) == (found.returncode, checks(found.stdout))
    assert SECRET not in found.stdout + found.stderr


class Handler(BaseHTTPRequestHandler):
    """A service whose clock is an hour ahead, and that refuses to read."""

    answer: ClassVar[Any] = {
        "Response": {"Error": {"Code": "UnauthorizedOperation", "Message": "no"}}
    }

    def do_POST(self) -> None:
        """Answer with a time of its own."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response_only(200)
        self.send_header("Date", format_datetime(datetime.now(UTC) + timedelta(hours=1)))
        self.end_headers()
        self.wfile.write(json.dumps(self.answer).encode())

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def late() -> Iterator[str]:
    """Serve with another clock."""
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_wrong_clock_and_a_missing_permission_are_found(run: Run, late: str) -> None:
    """The clock is compared with the date of the answer, whatever the answer says."""
    found = run("doctor", SERVICE, *REGION, "--endpoint", late, **KEYS)
    expected = {"endpoint": "ok", "clock": "failed", "credentials": "ok", "read": "failed"}
    assert (1, expected) == (found.returncode, checks(found.stdout))


def test_an_endpoint_that_does_not_answer_is_found(run: Run) -> None:
    """Nothing more can be said."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        found = run("doctor", SERVICE, *REGION, "--endpoint", url, **KEYS)
    assert (1, {"credentials": "ok", "endpoint": "failed"}) == (
        found.returncode,
        checks(found.stdout),
    )


def test_what_is_missing_is_named(run: Run) -> None:
    """A region, a project, or a key; without any key nothing is well."""
    found = run("doctor", **KEYS)
    assert (1, "failed") == (found.returncode, checks(found.stdout)["region"])
    assert "--region" in found.stdout
    keys = {"HUAWEICLOUD_SDK_AK": "INVENTED", "HUAWEICLOUD_SDK_SK": SECRET}
    half = run("doctor", "huawei_vpn", HUAWEICLOUD_SDK_AK="INVENTED")
    assert (1, {"credentials": "failed"}) == (half.returncode, checks(half.stdout))
    nothing = run("doctor")
    assert 1 == nothing.returncode
    assert "ok" not in checks(nothing.stdout).values()
    assert SECRET not in run("doctor", "huawei_vpn", **keys).stdout


@pytest.mark.parametrize(
    ("expected", "arguments", "keys"),
    [
        ({"region": "failed"}, ("--region", "gz", "--endpoint", "http://127.0.0.1"), KEYS),
        ({"endpoint": "failed"}, (*REGION, "--endpoint", "vpc.example"), KEYS),
        ({"endpoint": "failed"}, (*REGION, "--endpoint", "http://vpc.example"), KEYS),
        (
            {"credentials": "failed"},
            (*REGION, "--endpoint", "http://127.0.0.1"),
            KEYS | {"TENCENTCLOUD_SECRET_KEY": "not\na key"},
        ),
    ],
)
def test_what_is_invalid_is_named(
    run: Run, expected: dict[str, str], arguments: tuple[str, ...], keys: dict[str, str]
) -> None:
    """Nothing is sent, and nothing is said of what was not tried."""
    found = run("doctor", SERVICE, *arguments, **keys)
    assert (1, expected) == (found.returncode, checks(found.stdout))


@pytest.mark.parametrize(
    ("expected", "project"),
    [
        ({"credentials": "ok", "project": "failed"}, "a/b"),
        (
            {"endpoint": "ok", "clock": "ok", "credentials": "ok", "read": "failed"},
            "0605768a1c80d5762fd6c014ee1a4b6d",
        ),
    ],
)
def test_a_wrong_project_is_found(run: Run, expected: dict[str, str], project: str) -> None:
    """One that no URL can have is not sent; of another one the service says so."""
    emulator = Emulator()
    keys = {
        "HUAWEICLOUD_SDK_AK": emulator.credentials.access_key,
        "HUAWEICLOUD_SDK_SK": emulator.credentials.secret_key,
    }
    where = ("--region", "cn-north-4", "--project-id", project)
    with serve(emulator) as url:
        found = run("doctor", "huawei_vpn", *where, "--endpoint", url, **keys)
    assert (1, expected) == (found.returncode, checks(found.stdout))


@pytest.mark.parametrize("services", [("nobody",), (), (SERVICE, "huawei_vpn")])
def test_wrong_usage(run: Run, services: tuple[str, ...]) -> None:
    """An unknown service, and an endpoint that is not for one service."""
    found = run("doctor", *services, "--endpoint", "http://127.0.0.1", **KEYS)
    assert (2, "") == (found.returncode, found.stdout)

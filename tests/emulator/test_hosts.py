"""The emulator answers for this machine and for the services' hosts, and for no other name."""

from collections.abc import Iterator

import httpx
import pytest

from vpn_preflight import contract
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.server import run
from vpn_preflight.emulator.transport import transport

JOURNAL = "/_emulator/journal"
SERVED = [
    *(
        "localhost",
        "LocalHost",
        "localhost.",
        "vpn.localhost",
        "a.b.localhost",
        "127.0.0.1",
        "127.1.2.3",
        "[::1]",
    ),
    *(
        contract.service(each.service).host.format(region="cn-north-4")
        for each in contract.operations()
    ),
    *("vpc.intl.tencentcloudapi.com", "vpc.ap-shanghai-fsi.tencentcloudapi.com"),
    "vpn.xx-new-1.myhuaweicloud.com",
]
FOREIGN = [
    "cvm.tencentcloudapi.com",
    *(
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "notlocalhost",
        "10.0.0.1",
        "128.0.0.1",
    ),
    "0.0.0.0",  # noqa: S104 - must be refused
    *(
        "[::]",
        "[fe80::1]",
        "::1",
        "[::1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "localhost:x",
        "localhost:123456",
        "localhost, localhost",
    ),
    *(
        "vpc.api.qcloud.com.evil.example",
        "vpn.evil.example#.myhuaweicloud.com",
        "vpn.a.b.myhuaweicloud.com",
        "cvm.api.qcloud.com",
    ),
    *(
        "vpnxcn-north-4.myhuaweicloud.com",
        "vpn.mars.myhuaweicloud.com",
        "",
        " ",
        "localhost/",
        "user@localhost",
        "localhost\n",
    ),
]


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state."""
    return Emulator()


@pytest.mark.parametrize("port", ["", ":80", ":65535"])
@pytest.mark.parametrize("host", SERVED)
def test_a_host_that_is_served(emulator: Emulator, host: str, port: str) -> None:
    """With any port, and in any case."""
    assert 200 == emulator.handle(Message("GET", JOURNAL, {"Host": host + port})).status


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", JOURNAL), ("DELETE", JOURNAL), ("POST", "/v2/index.php"), ("GET", "/nowhere")],
)
def test_a_host_that_is_not_served(emulator: Emulator, host: str, method: str, path: str) -> None:
    """The refusal is in JSON, shows and changes nothing, and is not in the journal."""
    emulator.handle(Message("GET", "/before", {}))
    answer = emulator.handle(Message(method, path, {"hOST": host}))
    assert (421, "APIGW.0101", 1) == (
        answer.status,
        answer.json()["error_code"],
        len(emulator.journal.entries),
    )


def test_a_request_without_a_host(emulator: Emulator) -> None:
    """No browser sends one, and HTTP/1.0 may."""
    assert 200 == emulator.handle(Message("GET", JOURNAL, {})).status


@pytest.fixture(params=["socket", "process"])
def client(request: pytest.FixtureRequest, emulator: Emulator) -> Iterator[httpx.Client]:
    """A client over a socket, and one in the process."""
    if request.param == "process":
        with httpx.Client(transport=transport(emulator), base_url="http://localhost") as made:
            yield made
    else:
        with run(emulator) as url, httpx.Client(base_url=url) as made:
            yield made


def test_a_page_of_another_name_reads_nothing(client: httpx.Client) -> None:
    """However the request comes in, its Host header decides."""
    assert [200, 421] == [
        client.get(JOURNAL, headers=headers).status_code
        for headers in ({}, {"Host": "evil.example"})
    ]

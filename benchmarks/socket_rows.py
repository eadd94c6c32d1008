"""What calls over a socket of this machine cost, one after the other and many at once."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx
from calls import CHANGE, FORM, GROUP, HUAWEI_KEYS, IDS, KEYS, huaweis_client
from measure import Row
from payloads import OPERATION
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vpc.v20170312 import models, vpc_client

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from cloud_vpn.tencent_vpc_v3 import TencentVpcV3

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

__all__ = ["rows"]

# So many at once that 128 in flight follow one another several times.
CALLS, AT_ONCE = 200, 768
READ = {"id": IDS["group_id"], "name": "sales", "type": "Custom", "user_number": 0}
LISTED = {"TotalCount": 0, "VpnConnectionSet": [], "RequestId": "r"}
ANSWERS = {
    "/v2/": {"code": 0, "data": {"taskId": 1}},
    "/v5/": {"user_group": READ, "request_id": "r"},
    "/": {"Response": LISTED},
}


def rows() -> Iterator[Row]:
    """Yield the comparisons; the server ends with this process."""
    url = serve()
    yield from changes(url)
    yield from reads(url)
    yield from at_once(url)


def changes(url: str) -> Iterator[Row]:
    """Yield changes, which have a connection each."""
    vpc, vpn = TencentVpc(**KEYS, endpoint=url), HuaweiVpn(**HUAWEI_KEYS, endpoint=url)
    bare = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))
    body = urlencode({"Action": OPERATION, **FORM})
    yield Row(
        "a change over a socket",
        "bare httpx, a connection for each",
        1 / 0.75,
        wall(lambda: vpc.modify_vpn_conn_ex(**CHANGE)),
        wall(lambda: bare.post(f"{url}/v2/index.php", content=body).json()),
    )
    yield Row(
        *("a change over a socket", "huaweicloudsdkvpn", 1.0),
        wall(lambda: vpn.update_vpn_user_group(**IDS, user_group=GROUP)),
        wall(huaweis_client(url)["change"]),
    )


def reads(url: str) -> Iterator[Row]:
    """Yield reads, whose connections are kept."""
    vpn, bare = HuaweiVpn(**HUAWEI_KEYS, endpoint=url), httpx.Client()
    vpc = TencentVpcV3(**KEYS, endpoint=url)

    def show() -> Any:
        return vpn.show_vpn_user_group(**IDS)

    yield Row(
        "a read over a socket",
        "bare httpx, connections kept",
        1 / 0.7,
        wall(show),
        wall(lambda: bare.get(f"{url}/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g").json()),
    )
    yield Row(
        *("a read over a socket", "huaweicloudsdkvpn", 1 / 1.2),
        wall(show),
        wall(huaweis_client(url)["read"]),
    )
    yield Row(
        *("a read of API 3.0 over a socket", "tencentcloud-sdk-python", 1 / 1.2),
        wall(vpc.describe_vpn_connections),
        wall(tencents_read(url)),
    )


def at_once(url: str) -> Iterator[Row]:
    """Yield changes many at a time, which must not slow each other down."""
    body = urlencode({"Action": OPERATION, **FORM})
    closing = httpx.Limits(max_connections=None, max_keepalive_connections=0)

    async def bare(many: int) -> None:
        async with httpx.AsyncClient(limits=closing) as client:
            await spread(lambda: client.post(f"{url}/v2/index.php", content=body), many)

    async def ours(many: int) -> None:
        async with AsyncTencentVpc(**KEYS, endpoint=url) as vpc:
            await spread(lambda: vpc.modify_vpn_conn_ex(**CHANGE), many)

    yield Row(
        "changes with asyncio, 64 in flight",
        "bare httpx.AsyncClient, a connection for each",
        1.0,
        whole(lambda: asyncio.run(ours(64))),
        whole(lambda: asyncio.run(bare(64))),
    )
    yield Row(
        "changes with asyncio, 128 in flight",
        "the same, 4 in flight",
        1.0,
        whole(lambda: asyncio.run(ours(128))),
        whole(lambda: asyncio.run(ours(4))),
    )


async def spread(call: Callable[[], Awaitable[object]], many: int) -> None:
    """Make all calls, so many at a time."""
    left = iter(range(AT_ONCE))

    async def work() -> None:
        for _ in left:
            await call()

    await asyncio.gather(*(work() for _ in range(many)))


def wall(call: Callable[[], object]) -> Callable[[], float]:
    """Return a clock of the wall's time for one call; it makes many."""

    def clock() -> float:
        start = time.perf_counter()
        for _ in range(CALLS):
            call()
        return (time.perf_counter() - start) / CALLS

    return clock


def whole(run: Callable[[], object]) -> Callable[[], float]:
    """Return a clock of the wall's time for a whole run."""

    def clock() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return clock


def tencents_read(url: str) -> Callable[[], object]:
    """Build Tencent's client of API 3.0, and the same read with it."""
    scheme, _, host = url.partition("://")
    profile = ClientProfile(httpProfile=HttpProfile(protocol=scheme, endpoint=host, keepAlive=True))
    keys = credential.Credential(KEYS["secret_id"], KEYS["secret_key"])
    client = vpc_client.VpcClient(keys, KEYS["region"], profile)
    return lambda: client.DescribeVpnConnections(models.DescribeVpnConnectionsRequest())


def serve() -> str:
    """Start a server that gives each path the answer of its service; returns its URL."""
    server = Path(__file__).with_name("answering.py")
    process = subprocess.Popen(
        [sys.executable, server, json.dumps(ANSWERS)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return f"http://127.0.0.1:{process.stdout.readline().strip()}"

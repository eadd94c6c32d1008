"""What a call costs: up to the transport, and over a socket of this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx
from measure import Row, function
from payloads import CLEAN, OPERATION
from QcloudApi.common.request import RequestInternal
from QcloudApi.modules import base

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc
from vpn_preflight import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["rows"]

KEYS = {"region": "ap-guangzhou", "secret_id": "id", "secret_key": "key"}
HUAWEI_KEYS = {
    "region": "ap-southeast-1",
    "project_id": "p" * 32,
    "access_key": "id",
    "secret_key": "key",
}
IDS = {
    "vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}
FORM = {name: value for name, value in CLEAN.items() if isinstance(value, str)} | {
    f"userGwCidrBlock.{index}": text for index, text in enumerate(CLEAN["userGwCidrBlock"])
}
CHANGE = {compiled.snake(name): value for name, value in CLEAN.items()}
GROUP = {"id": IDS["group_id"], "name": "sales", "type": "Custom", "user_number": 0}
CALLS = 50


def rows() -> Iterator[Row]:
    """Yield the comparisons; the server ends with this process."""
    answer = httpx.Response(200, json={"code": 0, "data": {"taskId": 1}})
    vpc = TencentVpc(**KEYS, transport=httpx.MockTransport(lambda _: answer))
    sdk = base.Base(
        {
            "secretId": "id",
            "secretKey": "key",
            "Region": "ap-guangzhou",
            "endpoint": "vpc.api.qcloud.com",
        }
    )

    def built() -> None:
        # Its client loads the certificates of the system; that part is not timed.
        sdk._build_req_inter(
            OPERATION, dict(FORM), RequestInternal(sdk.requestHost, "POST", sdk.requestUri)
        )

    yield Row(
        *(
            "build, check and sign a change, up to the transport",
            "qcloudapi-sdk-python, build and sign",
            0.5,
        ),
        function(lambda: vpc.modify_vpn_conn_ex(**CHANGE), CALLS),
        function(built, CALLS),
    )
    yield from over_a_socket(serve())


def over_a_socket(url: str) -> Iterator[Row]:
    """Yield the comparisons of calls one after the other."""
    vpc = TencentVpc(**KEYS, endpoint=url)
    body = urlencode({"Action": OPERATION, **FORM})

    bare_closing = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))
    bare_kept = httpx.Client()
    vpn = HuaweiVpn(**HUAWEI_KEYS, endpoint=url)
    theirs = huaweis_client(url)
    change = {"user_group": {"name": "sales"}}

    def change_closing() -> Any:
        return bare_closing.post(f"{url}/v2/index.php", content=body).json()

    def read_kept() -> Any:
        return bare_kept.get(f"{url}/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g").json()

    yield Row(
        "a change over a socket",
        "bare httpx, a connection for each",
        1 / 0.75,
        wall(lambda: vpc.modify_vpn_conn_ex(**CHANGE)),
        wall(change_closing),
    )
    yield Row(
        *("a change over a socket", "huaweicloudsdkvpn", 1.0),
        wall(lambda: vpn.update_vpn_user_group(**IDS, **change)),
        wall(theirs["change"]),
    )
    yield Row(
        "a read over a socket",
        "bare httpx, connections kept",
        1 / 0.7,
        wall(lambda: vpn.show_vpn_user_group(**IDS)),
        wall(read_kept),
    )
    yield Row(
        "a read over a socket",
        "huaweicloudsdkvpn",
        1 / 1.2,
        wall(lambda: vpn.show_vpn_user_group(**IDS)),
        wall(theirs["read"]),
    )


def wall(call: Callable[[], object]) -> Callable[[], float]:
    """Return a clock of the wall's time for one call; it makes many."""

    def clock() -> float:
        start = time.perf_counter()
        for _ in range(CALLS):
            call()
        return (time.perf_counter() - start) / CALLS

    return clock


def huaweis_client(url: str) -> dict[str, Callable[[], object]]:
    """Build the vendor's client, and the same two calls with it."""
    from huaweicloudsdkcore.auth.credentials import BasicCredentials  # noqa: PLC0415 - writes into HOME
    from huaweicloudsdkvpn import v5  # noqa: PLC0415

    credentials = BasicCredentials("id", "key", HUAWEI_KEYS["project_id"])
    client = v5.VpnClient.new_builder().with_credentials(credentials).with_endpoint(url).build()
    body = v5.UpdateVpnUserGroupRequestBody(
        user_group=v5.UpdateVpnUserGroupRequestBodyContent(name="sales")
    )
    change, read = v5.UpdateVpnUserGroupRequest(**IDS, body=body), v5.ShowVpnUserGroupRequest(**IDS)
    return {
        "change": lambda: client.update_vpn_user_group(change),
        "read": lambda: client.show_vpn_user_group(read),
    }


def serve() -> str:
    """Start a server that gives each path the answer of its service; returns its URL."""
    answers = {
        "/v2/": {"code": 0, "data": {"taskId": 1}},
        "/v5/": {"user_group": GROUP, "request_id": "r"},
    }
    server = Path(__file__).with_name("answering.py")
    process = subprocess.Popen(
        [sys.executable, server, json.dumps(answers)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return f"http://127.0.0.1:{process.stdout.readline().strip()}"

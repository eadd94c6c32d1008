"""Clients of both services over a transport that records and answers."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
import stamina
from senders import SENDERS, Send

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from vpn_preflight.contract import operation

Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]

TENCENT_KEYS = {
    "region": "ap-guangzhou",
    "secret_id": "AKIDinvented",
    "secret_key": "invented-secret-key",
}
HUAWEI_KEYS = {
    "region": "ap-southeast-1",
    "project_id": "0605768a1c80d5762fd6c014ee1a4b6c",
    "access_key": "INVENTEDAK",
    "secret_key": "invented-secret-key",
}


@pytest.fixture(autouse=True)
def no_waiting() -> Any:
    """Retry as often as asked, without the pauses."""
    stamina.set_testing(True, attempts=100, cap=True)
    yield
    stamina.set_testing(False)


class Service:
    """A transport that keeps the requests and gives the answers in turn, the last one repeatedly.

    The answer to begin with is the success that the document prints.
    """

    def __init__(self, name: str) -> None:
        self.requests: list[httpx.Request] = []
        success = operation(name).examples.response["document"]
        self.answers: list[Answer] = [lambda _: httpx.Response(200, json=success)]
        self.transport = httpx.MockTransport(self.handle)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)

    @property
    def request(self) -> httpx.Request:
        """The one request that came."""
        (request,) = self.requests
        return request


@pytest.fixture
def tencent() -> Service:
    """Stand in for Tencent Cloud VPC."""
    return Service("ModifyVpnConnEx")


@pytest.fixture
def huawei() -> Service:
    """Stand in for Huawei Cloud VPN."""
    return Service("UpdateVpnUserGroup")


@pytest.fixture
def vpc(tencent: Service) -> Callable[..., TencentVpc]:
    """Make clients of the Tencent service."""
    return lambda **settings: TencentVpc(
        **{**TENCENT_KEYS, **settings}, transport=tencent.transport
    )


@pytest.fixture
def async_vpc(tencent: Service) -> Callable[..., AsyncTencentVpc]:
    """Make asynchronous clients of the Tencent service."""
    return lambda **settings: AsyncTencentVpc(
        **{**TENCENT_KEYS, **settings}, transport=tencent.transport
    )


@pytest.fixture
def vpn(huawei: Service) -> Callable[..., HuaweiVpn]:
    """Make clients of the Huawei service."""
    return lambda **settings: HuaweiVpn(**{**HUAWEI_KEYS, **settings}, transport=huawei.transport)


@pytest.fixture
def async_vpn(huawei: Service) -> Callable[..., AsyncHuaweiVpn]:
    """Make asynchronous clients of the Huawei service."""
    return lambda **settings: AsyncHuaweiVpn(
        **{**HUAWEI_KEYS, **settings}, transport=huawei.transport
    )


@pytest.fixture(params=SENDERS)
def send(request: pytest.FixtureRequest) -> Send:
    """Both kinds of client, each over a real socket."""
    sender: Send = request.param
    return sender

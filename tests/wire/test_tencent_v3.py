"""The client of API 3.0: the request it sends, and what it makes of answers with HTTP 200."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cloud_vpn.tencent_vpc_v3 import AsyncTencentVpcV3, TencentVpcV3
from cloud_vpn.tencent_vpc_v3 import errors as e
from vpn_preflight.protocols import tc3_hmac_sha256
from vpn_preflight.wire.signing import message_of

KEYS = {"secret_id": "AKIDinvented", "secret_key": "invented-secret-key"}
REGION = {"region": "ap-guangzhou"}
CHANGE = {"vpn_connection_id": "vpnx-ol6bcqp0", "vpn_connection_name": "研发"}
DONE = {"Response": {"RequestId": "b6c8a8c4-ba39-49ca-9b21-66247b7e3ad3"}}


class Answering:
    """A service that keeps what it gets and gives one answer."""

    def __init__(self) -> None:
        self.answer: Any = DONE
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Keep the request and answer it."""
        self.requests.append(request)
        return httpx.Response(200, json=self.answer)


@pytest.fixture
def service() -> Answering:
    """A service for one test."""
    return Answering()


@pytest.fixture
def vpc(service: Answering) -> Iterator[TencentVpcV3]:
    """A client of it."""
    with TencentVpcV3(
        **REGION, **KEYS, retries=0, transport=httpx.MockTransport(service)
    ) as client:
        yield client


def test_a_change_is_one_signed_request(vpc: TencentVpcV3, service: Answering) -> None:
    """Action, version and region are headers, the body is as written, and the signature fits."""
    reply = vpc.modify_vpn_connection_attribute(**CHANGE)
    (request,) = service.requests
    names = ("X-TC-Action", "X-TC-Version", "X-TC-Region", "Content-Type")
    expected = ["ModifyVpnConnectionAttribute", "2017-03-12", "ap-guangzhou", "application/json"]
    assert (expected, "https://vpc.tencentcloudapi.com/") == (
        [request.headers[name] for name in names],
        str(request.url),
    )
    assert {"VpnConnectionId": "vpnx-ol6bcqp0", "VpnConnectionName": "研发"} == json.loads(
        request.content
    )
    claim = tc3_hmac_sha256.read(message_of(request))
    assert claim.signature == tc3_hmac_sha256.expected(
        message_of(request), claim, KEYS["secret_key"]
    )
    assert DONE["Response"]["RequestId"] == reply.response.request_id


def test_an_asynchronous_read(service: Answering) -> None:
    """The twin sends the same, and reads the answer as typed values."""
    service.answer = {"Response": {"TotalCount": 0, "VpnConnectionSet": [], "RequestId": "r"}}

    async def read() -> Any:
        async with AsyncTencentVpcV3(
            **REGION, **KEYS, transport=httpx.MockTransport(service)
        ) as client:
            return await client.describe_vpn_connections(limit=5)

    reply = asyncio.run(read())
    assert (0, []) == (reply.response.total_count, reply.response.vpn_connection_set)
    assert {"Limit": 5} == json.loads(service.requests[0].content)


@pytest.mark.parametrize(
    ("kind", "code", "in_doubt"),
    [
        (e.NotFoundError, "ResourceNotFound", False),
        (e.AuthenticationError, "AuthFailure.SignatureFailure", False),
        (e.ConflictError, "UnsupportedOperation.VpnConnInvalidState", False),
        (e.ApiError, "NobodyKnows.This", True),
    ],
    ids=str,
)
def test_an_error_inside_a_good_status_is_raised(
    vpc: TencentVpcV3, service: Answering, kind: type[e.ApiError], code: str, *, in_doubt: bool
) -> None:
    """The id next to it is not a result: what the contract knows as a refusal changed nothing."""
    service.answer = {"Response": {"Error": {"Code": code, "Message": "no"}, "RequestId": "r-1"}}
    with pytest.raises(e.ApiError) as raised:
        vpc.modify_vpn_connection_attribute(**CHANGE)
    found = raised.value
    assert (kind, code, "r-1", in_doubt) == (
        type(found),
        found.code,
        found.request_id,
        found.may_have_been_made,
    )


def test_the_error_of_the_version_before(vpc: TencentVpcV3, service: Answering) -> None:
    """Some answers of the host have its form."""
    service.answer = {"code": 4100, "codeDesc": "AuthFailure", "message": "no"}
    with pytest.raises(e.ApiError):
        vpc.modify_vpn_connection_attribute(**CHANGE)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"code": 0},
        {"RequestId": "r"},
        {"Response": None},
        {"Response": {}},
        {"Response": {"RequestId": None}},
        {"Response": {"RequestId": ""}},
        {"Response": [{"RequestId": "r"}]},
    ],
    ids=str,
)
def test_an_answer_without_the_id_of_its_request_is_not_a_success(
    vpc: TencentVpcV3, service: Answering, answer: Any
) -> None:
    """Nobody knows whether the change was made."""
    service.answer = answer
    with pytest.raises(e.ResponseError) as raised:
        vpc.modify_vpn_connection_attribute(**CHANGE)
    assert raised.value.may_have_been_made


def test_a_wrong_payload_is_not_sent(vpc: TencentVpcV3, service: Answering) -> None:
    """The check finds it first."""
    with pytest.raises(e.PayloadError):
        vpc.modify_vpn_connection_attribute(**CHANGE, negotiation_type="ACTIVE")  # type: ignore[arg-type]
    assert [] == service.requests


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-TC-Action", "DeleteVpnConnection"),
        ("X-TC-Version", "2016-01-01"),
        ("X-TC-Region", "ap-shanghai"),
        ("Content-Type", "text/plain"),
        ("Content-Encoding", "gzip"),
    ],
)
def test_a_header_that_says_what_a_call_means_is_held_at_the_gate(
    vpc: TencentVpcV3, service: Answering, header: str, value: str
) -> None:
    """A hook that changes it stops the request."""

    def change(request: httpx.Request) -> None:
        request.headers[header] = value

    hooks = vpc.get_httpx_client().event_hooks
    vpc.get_httpx_client().event_hooks = {**hooks, "request": [change, *hooks["request"]]}
    with pytest.raises(e.UncheckedRequestError):
        vpc.modify_vpn_connection_attribute(**CHANGE)
    assert [] == service.requests


@pytest.mark.parametrize(
    "host",
    ["vpc.intl.tencentcloudapi.com", "vpc.ap-shanghai-fsi.tencentcloudapi.com", "vpc.api3.example"],
)
def test_another_host_of_the_service(service: Answering, host: str) -> None:
    """The other site, a region and a private cloud are endpoints; all sign for the same service."""
    transport = httpx.MockTransport(service)
    with TencentVpcV3(**REGION, **KEYS, endpoint=f"https://{host}", transport=transport) as client:
        client.modify_vpn_connection_attribute(**CHANGE)
    (request,) = service.requests
    assert (host, "vpc") == (
        request.url.host,
        tc3_hmac_sha256.read(message_of(request)).scope.split("/")[1],
    )


def test_the_token_of_temporary_keys(service: Answering) -> None:
    """It goes in a header."""
    with TencentVpcV3(
        **REGION, **KEYS, token="invented-token", transport=httpx.MockTransport(service)
    ) as client:
        client.modify_vpn_connection_attribute(**CHANGE)
    assert "invented-token" == service.requests[0].headers["X-TC-Token"]

"""What a call costs up to its bytes: build, check and sign, and the signature alone."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from calls import FORM, GROUP, HUAWEI_KEYS, IDS, KEYS, huaweis_client
from measure import Row, function
from payloads import CLEAN, OPERATION
from QcloudApi.common.request import RequestInternal
from QcloudApi.modules import base

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.huawei_vpn.api.vpn_user_group import update_vpn_user_group
from cloud_vpn.tencent_vpc import TencentVpc
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight.protocols import sdk_hmac_sha256, signature_v1
from vpn_preflight.wire.call import Call
from vpn_preflight.wire.credentials import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.protocols import Message
    from vpn_preflight.wire.client import BaseClient

__all__ = ["rows"]

CALLS = 50
NOWHERE = "http://127.0.0.1:1"


def rows() -> Iterator[Row]:
    """Yield the comparisons."""
    vpc, vpn = TencentVpc(**KEYS), HuaweiVpn(**HUAWEI_KEYS)

    def form() -> Message:
        return signed(vpc, modify_vpn_conn_ex._get_kwargs(client=vpc, body=CLEAN))

    def group() -> Message:
        arguments = {**IDS, "body": {"user_group": GROUP}}
        return signed(vpn, update_vpn_user_group._get_kwargs(client=vpn, **arguments))

    yield Row(
        "build, check and sign a change of a tunnel, up to its bytes",
        "qcloudapi-sdk-python, build and sign",
        0.5,
        function(form, CALLS),
        function(qclouds_form, CALLS),
        lambda: same_parameters(form().body.decode(), qclouds_form()),
    )
    theirs = huaweis_client(NOWHERE)["build"]
    yield Row(
        "build, check and sign a change of a group, up to its bytes",
        "huaweicloudsdkvpn, build and sign",
        0.5,
        function(group, CALLS),
        function(theirs, CALLS),
        lambda: same_body(group(), theirs()),
    )
    yield from signatures(form(), group())


def signatures(form: Message, group: Message) -> Iterator[Row]:
    """Yield the signatures alone, each next to the hashes that it needs."""
    keys = Keys(KEYS["secret_id"], KEYS["secret_key"])
    text = signature_v1.canonical(form, signature_v1.read(form)).encode()
    claim = signature_v1.read(form)
    yield Row(
        "sign a form, parameters at hand",
        "its HMAC alone",
        3.5,
        function(lambda: signature_v1.expected(form, claim, keys.secret), 500),
        function(lambda: hmac.digest(b"key", text, "sha256"), 500),
    )
    given = sdk_hmac_sha256.read(group)
    lines = sdk_hmac_sha256.canonical(group, given).encode()

    def floor() -> None:
        hashlib.sha256(group.body).hexdigest()
        digest = hashlib.sha256(lines).hexdigest()
        hmac.digest(b"key", f"SDK-HMAC-SHA256\n20240617T095903Z\n{digest}".encode(), "sha256")

    yield Row(
        "sign a body of JSON",
        "its hashes and its HMAC alone",
        2.5,
        function(lambda: sdk_hmac_sha256.expected(group, given, keys.secret), 500),
        function(floor, 500),
    )


def signed(client: BaseClient, arguments: dict[str, Any]) -> Message:
    """Return a prepared call as it would leave."""
    http: Any = client.get_httpx_client()
    signed: Message = http.auth.sign(Call(client, arguments).message(http.headers)).message
    return signed


SDK = base.Base(
    {
        "secretId": KEYS["secret_id"],
        "secretKey": KEYS["secret_key"],
        "Region": KEYS["region"],
        "endpoint": "vpc.api.qcloud.com",
    }
)


def qclouds_form() -> str:
    """Build the same change with the vendor's retired SDK."""
    request = RequestInternal(SDK.requestHost, "POST", SDK.requestUri)
    # Its client loads the certificates of the system; that part is not timed.
    SDK._build_req_inter(OPERATION, dict(FORM), request)
    written: str = request.data
    return written


def same_parameters(ours: str, theirs: str) -> None:
    """Raise AssertionError unless both forms have the same own parameters."""
    assert FORM.items() <= dict(parse_qsl(ours)).items()
    assert FORM.items() <= dict(parse_qsl(theirs)).items()


def same_body(ours: Message, theirs: Any) -> None:
    """Raise AssertionError unless both requests have the same method, path and body."""
    assert (ours.method, ours.target) == (theirs.method, theirs.uri.rstrip("?"))
    assert json.loads(ours.body) == json.loads(theirs.body)
    assert {name.lower() for name in theirs.header_params} >= {"authorization", "x-sdk-date"}

"""The vendors' own SDKs sign as we do. Run by `make test-peers`."""

import time
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, quote

import httpx
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given
from hypothesis import strategies as st
from payloads import payloads
from QcloudApi.common.sign import Sign

from vpn_preflight import codec
from vpn_preflight.contract import operation
from vpn_preflight.wire.credentials import Keys
from vpn_preflight.wire.signing import SdkHmacSha256, SignatureV1

MODIFY, UPDATE = operation("ModifyVpnConnEx"), operation("UpdateVpnUserGroup")
WORDS = st.text(st.sampled_from("abcXYZ019"), min_size=1, max_size=40)
NOW = 1_718_618_343
# Escapes and slashes are decoded by Huawei's SDK before it signs, and our check refuses them in an id.
IDS = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="/%?#"), min_size=1, max_size=36)


def signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    """Run an auth as httpx does, up to the request that goes out."""
    return next(auth.auth_flow(request))


@given(
    payload=payloads(MODIFY.request),
    secret=WORDS,
    method=st.sampled_from(["GET", "POST"]),
    algorithm=st.sampled_from(["HmacSHA1", "HmacSHA256"]),
)
def test_tencents_sdk_signs_alike(payload: dict[str, Any], secret: str, method: str, algorithm: str) -> None:
    """The legacy SDK of Tencent makes the same signature, but for values it leaves out because they start with an @."""
    pairs = [(name, value) for name, value in codec.flatten(MODIFY, payload) if not value.startswith("@")]
    auth = SignatureV1(Keys("id", secret), "ap-guangzhou", signature_method=algorithm, clock=lambda: NOW, nonce=lambda: 7)
    url = "https://vpc.api.qcloud.com/v2/index.php"
    request = httpx.Request(method, url, **({"params": pairs} if method == "GET" else {"data": dict(pairs)}))
    sent = signed(auth, request)
    parameters = dict(parse_qsl((sent.url.query if method == "GET" else sent.content).decode(), keep_blank_values=True))
    signature = parameters.pop("Signature")
    peer = Sign("id", secret).make("vpc.api.qcloud.com", "/v2/index.php", parameters, method, algorithm)
    assert peer == signature


@given(payload=payloads(UPDATE.request), secret=WORDS, server=IDS, group=IDS, token=st.none() | WORDS)
def test_huaweis_sdk_signs_alike(payload: dict[str, Any], secret: str, server: str, group: str, token: str | None) -> None:
    """The SDK of Huawei makes the same Authorization for the same headers."""
    path = f"/v5/project/p2c-vpn-gateways/vpn-servers/{quote(server, safe='')}/groups/{quote(group, safe='')}"
    body = codec.plain_json(payload).encode()
    request = httpx.Request("PUT", f"https://vpn.example{path}", content=body, headers={"Content-Type": "application/json"})
    ours = signed(SdkHmacSha256(Keys("AK", secret, token), "project", clock=lambda: NOW), request)
    names = ours.headers["Authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
    peer = SdkRequest(
        method="PUT",
        schema="https",
        host="vpn.example",
        resource_path=path,
        query_params=[],
        header_params={canonical(name): ours.headers[name] for name in names},
        body=body,
    )
    theirs = Signer(SimpleNamespace(ak="AK", sk=secret)).sign(peer)
    assert theirs.header_params["Authorization"] == ours.headers["Authorization"]


def canonical(name: str) -> str:
    """Write a header's name as the SDK looks for it."""
    return "-".join(part.capitalize() for part in name.split("-"))


def test_the_clock_of_the_tests_is_frozen() -> None:
    """The date that both sides sign is the one that was set."""
    request = signed(
        SdkHmacSha256(Keys("AK", "SK"), clock=lambda: NOW), httpx.Request("PUT", "https://vpn.example/", content=b"{}")
    )
    assert time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(NOW)) == request.headers["X-Sdk-Date"]

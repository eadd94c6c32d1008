"""Requests signed by hand with none of our code, and the emulator's answers to a wrong key."""

import base64
import hashlib
import hmac
import json
from urllib.parse import quote, quote_plus

from vpn_preflight.emulator import Emulator, Message

__all__ = [
    "AT",
    "COMMON",
    "GROUP",
    "HOST",
    "HUAWEI",
    "KEYS",
    "MODIFY",
    "SECRET",
    "TARGET",
    "TENCENT",
    "TUNNEL",
    "URL",
    "post",
    "put",
    "refused",
    "signed",
    "url",
]

SECRET = "zanzibarine-zanzibarine"
TENCENT = {"TENCENTCLOUD_SECRET_ID": "AKIDinvented", "TENCENTCLOUD_SECRET_KEY": f"{SECRET}-tencent"}
HUAWEI = {"HUAWEICLOUD_SDK_AK": "EMULATORACCESSKEY001", "HUAWEICLOUD_SDK_SK": f"{SECRET}-huawei"}
KEYS = TENCENT | HUAWEI
TUNNEL = {
    "vpcId": "vpc-1",
    "vpnGwId": "vpngw-1",
    "vpnConnId": "vpnx-1",
    "userGwCidrBlock": ["10.100.2.0/24"],
}
PATH = {
    "vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}
GROUP = {"path": PATH, "body": {"user_group": {"name": "one"}}}
TARGET = "/v5/p/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}".format_map(PATH)
URL = "https://vpc.api.qcloud.com/v2/index.php"


def url(parameters: dict[str, str], host: str = "vpc.api.qcloud.com") -> str:
    """Write a request of Tencent's as a URL."""
    query = "&".join(
        f"{quote(name, safe='')}={quote_plus(value)}" for name, value in parameters.items()
    )
    return f"https://{host}/v2/index.php?{query}"


def post(parameters: dict[str, str], host: str = "vpc.api.qcloud.com") -> str:
    """Write a request of Tencent's as an HTTP message."""
    return f"POST /v2/index.php HTTP/1.1\nHost: {host}\n\n{url(parameters).partition('?')[2]}"


def signed(
    method: str, host: str, parameters: dict[str, str], digest: str = "sha256"
) -> dict[str, str]:
    """Sign parameters by hand, as Tencent documents it."""
    text = f"{method}{host}/v2/index.php?" + "&".join(
        f"{name}={parameters[name]}" for name in sorted(parameters)
    )
    made = hmac.digest(TENCENT["TENCENTCLOUD_SECRET_KEY"].encode(), text.encode(), digest)
    return parameters | {"Signature": base64.b64encode(made).decode()}


COMMON = {
    "Action": "ModifyVpnConnEx",
    "Region": "ap-guangzhou",
    "Timestamp": "1718618343",
    "Nonce": "11886",
    "SecretId": "AKIDinvented",
    "SignatureMethod": "HmacSHA256",
}
MODIFY = COMMON | {"vpcId": "vpc-1", "vpnConnName": "a b/c", "preSharedKey": f"@{SECRET}"}
HOST = "vpc.api.qcloud.com"
# When all of them were signed.
AT = ("--at", "2024-06-17T09:59:03Z")


def put(
    body: str = json.dumps(GROUP["body"]),
    sent: str | None = None,
    *,
    method: str = "PUT",
    host: str = "h.localhost",
    **more: str,
) -> str:
    """Sign a body as Huawei documents it, as an HTTP message; `sent` replaces the body."""
    headers = {
        "content-type": "application/json",
        "host": host,
        "x-sdk-date": "20240617T095903Z",
    } | more
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    names = ";".join(sorted(headers))
    lines = [f"{name}:{headers[name]}" for name in sorted(headers)]
    canonical = "\n".join(
        [method, f"{TARGET}/", "", *lines, "", names, hashlib.sha256(body.encode()).hexdigest()]
    )
    text = f"SDK-HMAC-SHA256\n20240617T095903Z\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.digest(HUAWEI["HUAWEICLOUD_SDK_SK"].encode(), text.encode(), "sha256").hex()
    access = f"SDK-HMAC-SHA256 Access={HUAWEI['HUAWEICLOUD_SDK_AK']}"
    claim = f"{access}, SignedHeaders={names}, Signature={signature}"
    head = "\n".join(
        f"{name}: {value}" for name, value in (headers | {"Authorization": claim}).items()
    )
    return f"PUT {TARGET} HTTP/1.1\n{head}\n\n{body if sent is None else sent}"


def refused(message: str, **changed: str) -> str:
    """Send a Huawei message, some headers changed, to an emulator with another key; get its 401."""
    head, _, body = message.partition("\n\n")
    first, *lines = head.split("\n")
    method, target, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines) | {
        name.replace("_", "-"): value for name, value in changed.items()
    }
    answer = Emulator().handle(Message(method, target, headers, body.encode()))
    assert answer.status == 401
    return answer.body.decode()

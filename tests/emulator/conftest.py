"""An emulator whose time does not move, and requests signed without our own code."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest

from vpn_preflight.emulator import Emulator, Message

# The time at which the document's own example was answered.
PRINTED_TIME = datetime.fromisoformat("2024-06-17T09:59:03.318Z").timestamp()
TENCENT_HOST = "vpc.api.qcloud.com"
HUAWEI_HOST = "vpn.ap-southeast-1.myhuaweicloud.com"
TUNNEL = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
GROUP_PATH = (
    "/v5/0605768a1c80d5762fd6c014ee1a4b6c/p2c-vpn-gateways/vpn-servers/0e325fb6-83b9-4004-a343-8b6fc714a5d9"
    "/groups/7625fd92-2e20-4e4d-8c56-66f110fbfaa8"
)


class Clock:
    """A clock that a test moves."""

    now = PRINTED_TIME

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Stand at the time of the printed example."""
    return Clock()


@pytest.fixture
def emulator(clock: Clock) -> Emulator:
    """Start with the seeded state."""
    return Emulator(clock=clock)


@pytest.fixture
def form(emulator: Emulator) -> Callable[..., Message]:
    """Sign flat parameters as Tencent documents it: `form({...})`, by POST unless told."""
    nonces = iter(range(1, 1000))

    def signed(
        parameters: dict[str, str],
        *,
        method: str = "POST",
        secret_key: str | None = None,
        **common: str,
    ) -> Message:
        given = {
            "Action": "ModifyVpnConnEx",
            "Region": "ap-guangzhou",
            "Timestamp": str(int(PRINTED_TIME)),
            "Nonce": str(next(nonces)),
            "SecretId": emulator.credentials.access_key,
            "SignatureMethod": "HmacSHA256",
        }
        given = {name: value for name, value in (given | common | parameters).items() if value}
        text = f"{method}{TENCENT_HOST}/v2/index.php?" + "&".join(
            f"{name}={given[name]}" for name in sorted(given)
        )
        digest = "sha256" if given.get("SignatureMethod") == "HmacSHA256" else "sha1"
        key = (secret_key or emulator.credentials.secret_key).encode()
        signature = base64.b64encode(hmac.digest(key, text.encode(), digest)).decode()
        encoded = urlencode(given | {"Signature": signature})
        headers = {"Host": f"{TENCENT_HOST}:443"}
        if method == "GET":
            return Message("GET", f"/v2/index.php?{encoded}", headers)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return Message(method, "/v2/index.php", headers, encoded.encode())

    return signed


@pytest.fixture
def put(emulator: Emulator) -> Callable[..., Message]:
    """Sign a body as Huawei documents it: `put({...})`, for the seeded group unless told."""

    def signed(
        body: Any,
        *,
        path: str = GROUP_PATH,
        secret_key: str | None = None,
        access_key: str | None = None,
        **extra: str,
    ) -> Message:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        date = datetime.fromtimestamp(PRINTED_TIME, UTC).strftime("%Y%m%dT%H%M%SZ")
        headers = {"content-type": "application/json", "host": HUAWEI_HOST, "x-sdk-date": date}
        headers |= {name.replace("_", "-"): value for name, value in extra.items()}
        names = ";".join(sorted(headers))
        lines = [f"{name}:{headers[name]}" for name in sorted(headers)]
        digest = headers.get("x-sdk-content-sha256") or hashlib.sha256(content).hexdigest()
        canonical = "\n".join(["PUT", f"{path}/", "", *lines, "", names, digest])
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"SDK-HMAC-SHA256\n{headers['x-sdk-date']}\n{digest}"
        key = (secret_key or emulator.credentials.secret_key).encode()
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        access = access_key or emulator.credentials.access_key
        authorization = (
            f"SDK-HMAC-SHA256 Access={access}, SignedHeaders={names}, Signature={signature}"
        )
        return Message("PUT", path, headers | {"Authorization": authorization}, content)

    return signed


@pytest.fixture
def modify(emulator: Emulator, form: Callable[..., Message]) -> Callable[..., dict[str, Any]]:
    """Send a signed change of the seeded tunnel, with more parameters, and return the answer."""

    def sent(parameters: dict[str, str], **how: str) -> dict[str, Any]:
        answer: dict[str, Any] = emulator.handle(form(TUNNEL | parameters, **how)).json()
        return answer

    return sent


@pytest.fixture
def update(
    emulator: Emulator, put: Callable[..., Message]
) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Send a signed change of the seeded group, and return status and answer."""

    def sent(body: Any, **how: str) -> tuple[int, dict[str, Any]]:
        answer = emulator.handle(put(body, **how))
        return answer.status, answer.json()

    return sent

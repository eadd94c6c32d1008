"""Sign requests on their way out, as httpx sees it: no I/O, so one class serves sync and async and every further attempt."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

import httpx
from attrs import field, frozen

from vpn_preflight import codec
from vpn_preflight.wire.credentials import current
from vpn_preflight.wire.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from vpn_preflight.wire.credentials import Keys, KeySource

__all__ = ["SIGNED", "SdkHmacSha256", "SignatureV1", "Signed", "Token"]

SIGNED = "vpn_preflight_signed"


@frozen(repr=False)
class Signed:
    """What a signature leaves behind, beside its request: what it was made over, and what must not show."""

    secrets: codec.Secrets = field(repr=False)
    canonical: str | None = field(repr=False, default=None)

    def __repr__(self) -> str:
        return "<signed>"


class SignatureV1(httpx.Auth):
    """Tencent's signature over all parameters; adds the common parameters, with a fresh time and nonce each time."""

    requires_request_body = True

    def __init__(
        self,
        keys: KeySource,
        region: str,
        *,
        signature_method: str = "HmacSHA256",
        clock: Callable[[], float] = time.time,
        nonce: Callable[[], int] = lambda: secrets.randbelow(2**31 - 1) + 1,
    ) -> None:
        self.keys = keys
        self.region = region
        self.signature_method = signature_method
        self.clock = clock
        self.nonce = nonce

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the signed request; its parameters stay first and as they are."""
        by_get = request.method == "GET"
        written = request.url.query if by_get else request.content
        keys = current(self.keys)
        if by_get and keys.token:
            # The check asked the function too, and got keys without one.
            raise CredentialsError("these keys have a token, which would stand in the URL: call by POST")
        extra = self.signed_parameters(keys, request, dict(parse_qsl(written.decode(), keep_blank_values=True)))
        content = b"&".join(filter(None, [written, urlencode(extra).encode()]))
        headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"content-length"]
        yield httpx.Request(
            request.method,
            request.url.copy_with(query=content) if by_get else request.url,
            headers=headers,
            content=None if by_get else content,
            extensions=request.extensions | {SIGNED: Signed(keys.secrets)},
        )

    def signed_parameters(self, keys: Keys, request: httpx.Request, parameters: dict[str, str]) -> dict[str, str]:
        """Return the parameters to add, the signature last."""
        extra = {
            "Region": self.region,
            "Timestamp": str(int(self.clock())),
            "Nonce": str(self.nonce()),
            "SecretId": keys.id,
            "SignatureMethod": self.signature_method,
        }
        if keys.token:
            extra["Token"] = keys.token
        host = request.url.raw_host.decode("ascii")
        text = codec.v1_string_to_sign(request.method, host, request.url.path, parameters | extra)
        return extra | {"Signature": codec.v1_signature(keys.secret, text, self.signature_method)}


class SdkHmacSha256(httpx.Auth):
    """Huawei's signature over a canonical request, with a fresh date each time."""

    requires_request_body = True

    def __init__(self, keys: KeySource, project_id: str | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self.keys = keys
        self.project_id = project_id
        self.clock = clock

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request with its date, its project, and the signature over them."""
        keys = current(self.keys)
        date = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(self.clock()))
        extra = {"X-Sdk-Date": date, "X-Project-Id": self.project_id, "X-Security-Token": keys.token}
        request.headers.update({name: value for name, value in extra.items() if value})
        signed = [name for name in request.headers if name in ("host", "content-type") or name.startswith("x-")]
        target = request.url.raw_path.decode("ascii")
        canonical = codec.sdk_canonical_request(request.method, target, request.headers, signed, request.content)
        signature = codec.sdk_signature(keys.secret, codec.sdk_string_to_sign(canonical, date))
        request.headers["Authorization"] = codec.sdk_authorization(keys.id, signed, signature)
        request.extensions[SIGNED] = Signed(keys.secrets, canonical)
        yield request


class Token(httpx.Auth):
    """A token that Huawei's identity service gave out."""

    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request with the token."""
        request.headers["X-Auth-Token"] = self.token
        yield request

"""Both signatures, step by step, as pure functions over text and bytes.

Tencent's v1 signs the sorted parameters; Huawei's SDK-HMAC-SHA256 signs a canonical request.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "SDK_ALGORITHM",
    "sdk_authorization",
    "sdk_canonical_request",
    "sdk_signature",
    "sdk_string_to_sign",
    "v1_joined",
    "v1_signature",
    "v1_sorted",
    "v1_string_to_sign",
]

SDK_ALGORITHM = "SDK-HMAC-SHA256"


def v1_string_to_sign(method: str, host: str, path: str, parameters: Mapping[str, str]) -> str:
    """Join method, host, path and all parameters but `Signature`, sorted by name in byte order, values raw."""
    return v1_joined(method, host, path, ((name.replace("_", "."), value) for name, value in v1_sorted(parameters)))


def v1_joined(method: str, host: str, path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Join method, host, path and parameters as they come."""
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return f"{method.upper()}{host}{path}?{query}"


def v1_sorted(parameters: Mapping[str, str]) -> list[tuple[str, str]]:
    """List the parameters that are signed, in the order in which they are."""
    return sorted((name, value) for name, value in parameters.items() if name != "Signature")


def v1_signature(secret_key: str, string_to_sign: str, signature_method: str | None = None) -> str:
    """Sign with HMAC and encode in Base64; SHA-1 unless the method is exactly HmacSHA256, as the vendor documents."""
    digest = hashlib.sha256 if signature_method == "HmacSHA256" else hashlib.sha1
    return base64.b64encode(hmac.digest(secret_key.encode(), string_to_sign.encode(), digest)).decode()


def sdk_canonical_request(method: str, target: str, headers: Mapping[str, str], signed_headers: Iterable[str], body: bytes) -> str:
    """Write the canonical request of SDK-HMAC-SHA256.

    `target` is path and query as they stand in the request line. The path gets a slash at its end, here only and not on the
    wire. A header `X-Sdk-Content-Sha256` stands for the hash of the body, whatever it says.
    """
    path, _, query = target.partition("?")
    lower = {name.lower(): value for name, value in headers.items()}
    names = sorted(name.lower() for name in signed_headers)
    lines = [
        method.upper(),
        canonical_uri(path),
        canonical_query(query),
        *(f"{name}:{lower[name].strip()}" for name in names),
        "",
        ";".join(names),
        lower.get("x-sdk-content-sha256") or hashlib.sha256(body).hexdigest(),
    ]
    return "\n".join(lines)


def canonical_uri(path: str) -> str:
    """Encode each segment of a path once, and end it with a slash."""
    encoded = "/".join(percent_encoded(unquote(segment)) for segment in path.split("/"))
    return encoded if encoded.endswith("/") else encoded + "/"


def canonical_query(query: str) -> str:
    """Encode and sort a query, by name and then by value."""
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return "&".join(f"{percent_encoded(name)}={percent_encoded(value)}" for name, value in pairs)


def percent_encoded(text: str) -> str:
    """Encode all but letters, digits and `-_.~`, from UTF-8, in capitals."""
    return quote(text, safe="")


def sdk_string_to_sign(canonical_request: str, date: str) -> str:
    """Join the algorithm, the value of `X-Sdk-Date` and the hash of the canonical request."""
    return f"{SDK_ALGORITHM}\n{date}\n{hashlib.sha256(canonical_request.encode()).hexdigest()}"


def sdk_signature(secret_key: str, string_to_sign: str) -> str:
    """Sign with HMAC-SHA256, in lower-case hexadecimal."""
    return hmac.digest(secret_key.encode(), string_to_sign.encode(), hashlib.sha256).hex()


def sdk_authorization(access_key: str, signed_headers: Iterable[str], signature: str) -> str:
    """Write the value of the `Authorization` header."""
    names = ";".join(sorted(name.lower() for name in signed_headers))
    return f"{SDK_ALGORITHM} Access={access_key}, SignedHeaders={names}, Signature={signature}"

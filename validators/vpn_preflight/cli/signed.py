"""How a request is signed, in steps that people can follow; every secret is masked in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus

from vpn_preflight import codec, contract
from vpn_preflight.codec import form
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules import captures, sdk_captures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.rules.captures import Captured

__all__ = ["NotSignedError", "SdkHmacSha256", "SignatureV1", "Step", "has_token", "read"]

EMPTY = "(empty)"
DATE_LINE = re.compile(rf"^{sdk_captures.DATE}:(.*)$", re.MULTILINE)


class NotSignedError(Exception):
    """The request says of itself that no key can fit it; the message is what is wrong with its signature."""


@hide_fields
class Step(NamedTuple):
    """One idea, and what comes out of it."""

    words: str
    lines: list[str]


class SignatureV1:
    """Tencent's signature of one request; empty `signature` and `key_id` where it has none."""

    def __init__(self, operation: Operation, captured: Captured) -> None:
        self.captured = captured
        self.given = dict(captured.parameters)
        self.masked = dict(codec.mask_parameters(operation, captured.parameters))
        self.key_id = self.given.get("SecretId", "")
        self.signature = self.given.get("Signature", "")
        self.operation = operation
        self.method, self.digest = captured.method, self.given.get("SignatureMethod")
        self.host = captures.sent(captured).signed_host

    def flaw(self, key: str) -> str | None:
        """Say what is wrong with the signature; None when it fits."""
        return captures.flaw(self.operation, self.captured, key)

    def computed(self, key: str) -> str:
        """Sign with a key."""
        text = codec.v1_string_to_sign(self.method, self.host, self.captured.path, self.given)
        return codec.v1_signature(key, text, self.digest)

    def added(self, names: Iterable[str]) -> list[str]:
        """Write parameters, the signature in clear."""
        shown = self.masked | {"Signature": self.signature}
        return [f"{name}={shown[name]}" for name in names]

    def steps(self, signature: str) -> Iterator[Step]:
        """Yield how the signature comes about."""
        text = codec.v1_string_to_sign(self.method, self.host, self.captured.path, self.masked)
        algorithm = "HMAC-SHA256" if self.digest == "HmacSHA256" else "HMAC-SHA1"
        side = "query of the URL" if self.method == "GET" else "body"
        yield Step(
            "Sort all parameters but Signature by name, byte by byte: capitals come first, and x.10 before x.2.",
            [f"{name}={value}" for name, value in codec.v1_sorted(self.masked)],
        )
        yield Step(
            "Join them with &, the values as they are and not URL-encoded; an underscore in a name becomes a dot.",
            [text.partition("?")[2]],
        )
        yield Step(
            "Write the method, the host without its port, the path and a question mark before it: the string to sign.", [text]
        )
        yield Step("Choose the algorithm: HMAC-SHA256 if SignatureMethod is exactly HmacSHA256, HMAC-SHA1 otherwise.", [algorithm])
        yield Step("Sign the text, in UTF-8, with the secret key, and write the result in Base64: the signature.", [signature])
        yield Step(
            f"Add it as the parameter Signature to the {side}, URL-encoded once as every other value is.",
            [f"Signature={quote_plus(signature)}"],
        )


class SdkHmacSha256:
    """Huawei's signature of one request; raises NotSignedError for one that no key can fit."""

    def __init__(self, operation: Operation, captured: Captured) -> None:
        claim, reason = sdk_captures.claimed(captured)
        if claim is None:
            raise NotSignedError(reason)
        self.operation = operation
        self.captured = captured
        self.claim = claim
        self.key_id = claim.access_key
        self.signature = claim.signature
        self.masked = codec.mask_headers(operation, captured.headers)

    def flaw(self, key: str) -> str | None:
        """Say what is wrong with the signature; None when it fits."""
        return sdk_captures.flaw(self.captured, self.claim, key)

    def computed(self, key: str) -> str:
        """Sign with a key."""
        return codec.sdk_signature(key, codec.sdk_string_to_sign(self.canonical(), self.date))

    @property
    def date(self) -> str:
        """The value of `X-Sdk-Date`."""
        return self.captured.headers[sdk_captures.DATE]

    def canonical(self, replaced: Mapping[str, str] | None = None) -> str:
        """Write the canonical request, some headers replaced."""
        captured, headers = self.captured, {**self.captured.headers, **(replaced or {})}
        return codec.sdk_canonical_request(captured.method, captured.target, headers, self.claim.signed, captured.body)

    def first_difference(self, theirs: str, *, is_fresh: bool) -> codec.Difference | None:
        """Compare with the service's canonical request; a fresh one takes its date, because that one was sent before."""
        date = DATE_LINE.search(theirs)
        ours = self.canonical({sdk_captures.DATE: date[1]} if is_fresh and date else None)
        found = codec.first_difference(ours, theirs)
        return found and codec.mask_difference(self.operation, found)

    def added(self, names: Iterable[str]) -> list[str]:
        """Write headers, the signature in clear."""
        shown = self.masked | {"authorization": self.captured.headers["authorization"]}
        return [f"{name}: {shown[name]}" for name in names]

    def steps(self, signature: str) -> Iterator[Step]:
        """Yield how the signature comes about."""
        canonical = self.canonical(self.masked)
        yield from self.request_steps(canonical)
        text = codec.sdk_string_to_sign(self.canonical(), self.date)
        yield Step("Hash the canonical request, in UTF-8, with SHA-256.", [text.rpartition("\n")[2]])
        yield Step(
            "Join the algorithm, the value of X-Sdk-Date and that hash with line feeds: the string to sign.", text.split("\n")
        )
        yield Step("Sign it by HMAC-SHA256 with the secret key as it is, and write the result in hexadecimal.", [signature])
        yield Step(
            "Send it in the header Authorization: a blank behind the algorithm, commas between the other parts.",
            [f"Authorization: {codec.sdk_authorization(self.key_id, self.claim.signed, signature)}"],
        )

    def request_steps(self, canonical: str) -> Iterator[Step]:
        """Yield how the canonical request comes about."""
        method, path, query, *headers, _, names, body_hash = canonical.split("\n")
        size = len(self.captured.body)
        hashed = f"Hash the {size} bytes of the body, exactly as they are sent, with SHA-256, in hexadecimal."
        if "x-sdk-content-sha256" in self.captured.headers:
            hashed = "Take the header X-Sdk-Content-Sha256 in place of the hash of the body."
        yield Step("Write the method in capitals.", [method])
        yield Step(
            "Encode each segment of the path once, and put a slash at its end: the service does, here and not in the request line.",
            [path],
        )
        yield Step("Encode names and values of the query, and sort them by name, then by value.", [query or EMPTY])
        yield Step(
            "Write each signed header as name:value, the name in small letters, no blanks around the value, sorted by name.",
            headers,
        )
        yield Step("Join their names with semicolons: the signed headers.", [names])
        yield Step(hashed, [body_hash])
        yield Step(
            "Join all of it with line feeds, an empty line behind the headers: the canonical request.", canonical.split("\n")
        )


def has_token(operation: Operation, captured: Captured) -> bool:
    """Tell a request that a token proves, and no signature."""
    schemes = contract.security(operation)
    given = [scheme for scheme in schemes if scheme.header and scheme.header.lower() in captured.headers]
    return bool(given) and not any(scheme.clock_tolerance for scheme in given)


def read(operation: Operation, captured: Captured) -> SignatureV1 | SdkHmacSha256:
    """Read the signature of a request as its service does; raises NotSignedError."""
    return SignatureV1(operation, captured) if operation.wire == form.FORM else SdkHmacSha256(operation, captured)

"""All that is known of a wire form or of a signature, in one module each: pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.protocols import form, json_body, sdk_hmac_sha256, signature_v1, token
from vpn_preflight.protocols.message import Message
from vpn_preflight.protocols.scheme import Claim, NotSignedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.scheme import Scheme, Signature
    from vpn_preflight.protocols.wire_form import Reading, Wire

__all__ = [
    "SCHEMES",
    "SIGNATURES",
    "TOKEN",
    "UNEXPLAINED",
    "WIRES",
    "Claim",
    "Message",
    "NotSignedError",
    "flaw",
    "read",
    "setting_headers",
    "signature_of",
    "wire_of",
]

# By the value of `x-wire`.
WIRES: dict[str, Wire] = {form.FORM: form, "json": json_body}
# By the name of a security scheme.
SIGNATURES: dict[str, Signature] = {"SignatureV1": signature_v1, "SdkHmacSha256": sdk_hmac_sha256}
TOKEN = "Token"  # noqa: S105 - a name
SCHEMES: dict[str, Scheme] = {**SIGNATURES, TOKEN: token}

UNEXPLAINED = (
    "does not fit the request and the key of the environment: sign it again; no usual mistake explains it, so that something was "
    "changed after it was signed, or the key is another"
)


def wire_of(operation: Operation) -> Wire:
    """Return the wire form of an operation."""
    return WIRES[operation.wire]


def read(operation: Operation, payload: Any, *, is_captured: bool = False) -> Reading:
    """Take the common parameters off a payload, and nest it if it is written as on the wire."""
    if is_captured and form.is_form(operation):
        return form.read(operation, payload, is_captured=True)
    return wire_of(operation).read(operation, payload)


def signature_of(operation: Operation) -> Signature | None:
    """Return the signature that proves the caller of an operation; None where nobody signs it."""
    return next((SIGNATURES[name] for name in operation.security if name in SIGNATURES), None)


def setting_headers(
    operation: Operation, settings: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Return the headers that carry a setting of the client, with their one right value."""
    found = [SCHEMES[scheme.name].SETTING_HEADERS for scheme in contract.security(operation)]
    return {header: settings.get(name) for headers in found for header, name in headers.items()}


def flaw(operation: Operation, message: Message, claim: Claim, secret: str) -> str | None:
    """Say what is wrong with a signature, by the first usual mistake that explains it; None when it fits."""
    scheme = signature_of(operation)
    if scheme is None or scheme.expected(message, claim, secret) == claim.signature:
        return None
    mistakes = scheme.mistakes(operation, message, claim)
    return next((mistake.words for mistake in mistakes if mistake.explains(secret)), UNEXPLAINED)

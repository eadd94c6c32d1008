"""The ways to prove the caller by their names, and what is wrong with a signature."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.protocols import sdk_hmac_sha256, signature_v1, tc3_hmac_sha256, token
from vpn_preflight.protocols.scheme import Flaw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Claim, Scheme, Signature

# By the name of a security scheme.
SIGNATURES: dict[str, Signature] = {
    "SignatureV1": signature_v1,
    "TC3": tc3_hmac_sha256,
    "SdkHmacSha256": sdk_hmac_sha256,
}
TOKEN = "Token"  # noqa: S105 - a name
SCHEMES: dict[str, Scheme] = {**SIGNATURES, TOKEN: token}

UNEXPLAINED = Flaw(
    "does not match the request, and no common mistake explains it",
    "check the secret key, and what changes the request after it is signed",
)
# What is often read along with a secret.
KEY_MISTAKES = {
    "{}\n": "signed with a key that ends in a newline",
    "{}\r\n": "signed with a key that ends in a newline",
    "{}\r": "signed with a key that ends in a carriage return",
    "{} ": "signed with a key that ends in a space",
    " {}": "signed with a key that starts with a space",
    "\ufeff{}": "signed with a key that starts with a byte order mark",
    '"{}"': "signed with a key in quotes",
    "'{}'": "signed with a key in quotes",
}


def signature_of(operation: Operation) -> Signature | None:
    """Return the signature of an operation; None for one that is never signed."""
    return next((SIGNATURES[name] for name in operation.security if name in SIGNATURES), None)


def setting_headers(
    operation: Operation, settings: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Return the headers that carry a setting of the client, with their values."""
    return {header: settings.get(name) for header, name in names_of_headers(operation.name)}


@cache
def names_of_headers(operation: str) -> tuple[tuple[str, str], ...]:
    """Return the headers that carry a setting of the client, with the names of the settings."""
    schemes = contract.security(contract.operation(operation))
    return tuple(
        pair for scheme in schemes for pair in SCHEMES[scheme.name].SETTING_HEADERS.items()
    )


def flaw(operation: Operation, message: Message, claim: Claim, secret: str) -> Flaw | None:
    """Return what is wrong with a signature, by the first mistake that explains it."""
    scheme = signature_of(operation)
    if scheme is None or scheme.expected(message, claim, secret) == claim.signature:
        return None
    for spelling, problem in KEY_MISTAKES.items():
        if scheme.expected(message, claim, spelling.format(secret)) == claim.signature:
            return Flaw(problem, "strip the key before you sign")
    mistakes = scheme.mistakes(operation, message, claim)
    return next((mistake.flaw for mistake in mistakes if mistake.explains(secret)), UNEXPLAINED)

"""Wire forms and signatures, one module each: pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.protocols import form, json_body, tencent_v3
from vpn_preflight.protocols.message import Message

if TYPE_CHECKING:
    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.scheme import Claim, Flaw, NotSignedError
    from vpn_preflight.protocols.schemes import (
        SCHEMES,
        SIGNATURES,
        TOKEN,
        UNEXPLAINED,
        flaw,
        setting_headers,
        signature_of,
    )
    from vpn_preflight.protocols.wire_form import Reading, Wire

__all__ = [
    "SCHEMES",
    "SIGNATURES",
    "TOKEN",
    "UNEXPLAINED",
    "WIRES",
    "Claim",
    "Flaw",
    "Message",
    "NotSignedError",
    "flaw",
    "read",
    "setting_headers",
    "signature_of",
    "wire_of",
]

# By the value of `x-wire`.
WIRES: dict[str, Wire] = {form.FORM: form, tencent_v3.WIRE: tencent_v3, "json": json_body}


def __getattr__(name: str) -> Any:
    """Import the signatures at their first use: a payload file needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vpn_preflight.protocols import scheme, schemes  # noqa: PLC0415 - at the first use

    return getattr(schemes if hasattr(schemes, name) else scheme, name)


def wire_of(operation: Operation) -> Wire:
    """Return the wire form of an operation."""
    return WIRES[operation.wire]


def read(operation: Operation, payload: Any, *, is_captured: bool = False) -> Reading:
    """Separate the common parameters from a payload, and nest a payload in the wire form."""
    if is_captured and form.is_form(operation):
        return form.read(operation, payload, is_captured=True)
    return wire_of(operation).read(operation, payload)

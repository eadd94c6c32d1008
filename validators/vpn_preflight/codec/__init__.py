"""How a payload and the bytes on the wire turn into each other: pure functions, no network."""

from vpn_preflight.codec.form import Reading, UnsendableError, WireStyle, flatten, plain_json, read, unflatten
from vpn_preflight.codec.redaction import MASK, mask_headers, mask_parameters, mask_payload, mask_text, secret_values
from vpn_preflight.codec.signature import (
    SDK_ALGORITHM,
    sdk_authorization,
    sdk_canonical_request,
    sdk_signature,
    sdk_string_to_sign,
    v1_joined,
    v1_signature,
    v1_string_to_sign,
)

__all__ = [
    "MASK",
    "SDK_ALGORITHM",
    "Reading",
    "UnsendableError",
    "WireStyle",
    "flatten",
    "mask_headers",
    "mask_parameters",
    "mask_payload",
    "mask_text",
    "plain_json",
    "read",
    "sdk_authorization",
    "sdk_canonical_request",
    "sdk_signature",
    "sdk_string_to_sign",
    "secret_values",
    "unflatten",
    "v1_joined",
    "v1_signature",
    "v1_string_to_sign",
]

"""How a payload and the bytes on the wire turn into each other: pure functions, no network."""

from vpn_preflight.codec.canonical import Difference, first_difference, server_canonical_request
from vpn_preflight.codec.form import FORM, Reading, UnsendableError, WireStyle, flatten, plain_json, read, unflatten
from vpn_preflight.codec.redaction import (
    MASK,
    mask_difference,
    mask_headers,
    mask_parameters,
    mask_payload,
    mask_shown_request,
    secret_headers,
    secret_values,
)
from vpn_preflight.codec.repeated import Secrets, mask_text
from vpn_preflight.codec.signature import (
    SDK_ALGORITHM,
    sdk_authorization,
    sdk_canonical_request,
    sdk_signature,
    sdk_string_to_sign,
    v1_joined,
    v1_signature,
    v1_sorted,
    v1_string_to_sign,
)

__all__ = [
    "FORM",
    "MASK",
    "SDK_ALGORITHM",
    "Difference",
    "Reading",
    "Secrets",
    "UnsendableError",
    "WireStyle",
    "first_difference",
    "flatten",
    "mask_difference",
    "mask_headers",
    "mask_parameters",
    "mask_payload",
    "mask_shown_request",
    "mask_text",
    "plain_json",
    "read",
    "sdk_authorization",
    "sdk_canonical_request",
    "sdk_signature",
    "sdk_string_to_sign",
    "secret_headers",
    "secret_values",
    "server_canonical_request",
    "unflatten",
    "v1_joined",
    "v1_signature",
    "v1_sorted",
    "v1_string_to_sign",
]

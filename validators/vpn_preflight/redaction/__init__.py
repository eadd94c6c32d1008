"""Find secrets, and mask them."""

from vpn_preflight.redaction.echoes import Secrets, mask_text
from vpn_preflight.redaction.marks import (
    MASK,
    is_hidden,
    mask_difference,
    mask_headers,
    mask_message,
    mask_names,
    mask_parameters,
    mask_payload,
    mask_shown_request,
    secret_headers,
    secret_values,
)

__all__ = [
    "MASK",
    "Secrets",
    "is_hidden",
    "mask_difference",
    "mask_headers",
    "mask_message",
    "mask_names",
    "mask_parameters",
    "mask_payload",
    "mask_shown_request",
    "mask_text",
    "secret_headers",
    "secret_values",
]

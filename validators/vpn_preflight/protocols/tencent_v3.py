"""Calls of Tencent's API 3.0: the action in a header, the parameters in JSON or in a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.protocols.form import ACTION, common_parameters
from vpn_preflight.protocols.json_body import plain_json
from vpn_preflight.protocols.wire_form import BODY_HEADERS, Reading

if TYPE_CHECKING:
    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.wire_form import WireStyle

# The value of `x-wire`.
WIRE = "tencent-v3"
VERSION = "Version"
HEADERS: tuple[str, ...] = ("X-TC-Action", "X-TC-Version", *BODY_HEADERS)


def methods(operation: Operation) -> tuple[str, ...]:
    """List both methods: the service also accepts the parameters in the query."""
    return (operation.method, "GET")


def encode(operation: Operation, message: Message, payload: Any, style: WireStyle) -> Message:
    """Write a payload as the body of a request, and what it asks for into the headers."""
    del style
    known = common_parameters(operation)
    headers = {
        **message.headers,
        "Content-Type": operation.media_type or "",
        known[ACTION].header: operation.action,
        known[VERSION].header: known[VERSION].wanted,
    }
    return message._replace(headers=headers, body=plain_json(payload).encode())


def read(operation: Operation, payload: Any) -> Reading:
    """Separate the common parameters from a payload."""
    if not isinstance(payload, dict):
        return Reading(payload, {}, {})
    names = common_parameters(operation)
    common = {name: value for name, value in payload.items() if name in names}
    own = {name: value for name, value in payload.items() if name not in names}
    return Reading(own, common, {})

"""The wire form of calls with ids in the URL and a JSON body."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vpn_preflight.protocols.message import Message
from vpn_preflight.protocols.wire_form import BODY_HEADERS, Reading

if TYPE_CHECKING:
    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.wire_form import Payload, WireStyle

HEADERS: tuple[str, ...] = BODY_HEADERS


# Made once, because `json.dumps` makes one for each call with such settings.
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class RepeatedNameError(ValueError):
    """A JSON object has a name twice, and one of the two would be lost."""


def methods(operation: Operation) -> tuple[str, ...]:
    """Return the one method of an operation."""
    return (operation.method,)


def encode(operation: Operation, message: Message, payload: Any, style: WireStyle) -> Message:
    """Write a payload as the body of a request, if the call has one."""
    del style
    if operation.media_type is None:
        return message
    headers = {**message.headers, "Content-Type": operation.media_type}
    method, target, _, _, scheme, host, _ = message
    return Message(method, target, headers, plain_json(payload).encode(), scheme, host)


def read(operation: Operation, payload: Any) -> Reading:
    """Return a payload as it is; an empty object for the payload of a call without a body."""
    return Reading({} if payload is None and operation.media_type is None else payload, {}, {})


def plain_json(value: Any) -> str:
    """Write JSON without spaces, non-ASCII characters unescaped; refuse NaN."""
    return ENCODER.encode(value)


def distinct_members(pairs: list[tuple[str, Any]]) -> Payload:
    """Build an object; raises RepeatedNameError for a repeated name."""
    built = dict(pairs)
    if len(built) < len(pairs):
        raise RepeatedNameError("a name is repeated")
    return built

"""What a call writes to the log: one logger, and only the fields that are listed here."""

from __future__ import annotations

import re
import secrets
from typing import Any

from vpn_preflight.wire.log_filter import LOGGER

# `call` is our own id of a call with all its attempts, `request_id` the vendor's of one attempt;
# `seconds` have passed since the call began, and after `pause` comes the next attempt.
FIELDS = (
    "call",
    "request_id",
    "attempt",
    "method",
    "host",
    "status",
    "code",
    "error",
    "seconds",
    "pause",
)
# What a line may hold as it is; everything else is escaped and cut.
PLAIN = re.compile(r"[A-Za-z0-9_.:/~-]{1,120}")
LENGTH = 120


class CallId:
    """An id that shows in a log which lines belong together, made up for the first of them."""

    text = ""

    def __str__(self) -> str:
        self.text = self.text or secrets.token_hex(4)
        return self.text


def record(level: int, operation: str | None, message: str, **fields: Any) -> None:
    """Write a line: the operation, if any, the message, and the fields as NAME=VALUE.

    The fields are an attribute of the record as well, `vpn_preflight`, for handlers that keep
    structure. Raises KeyError for a field that is not listed.
    """
    if not LOGGER.isEnabledFor(level):
        return
    shown = {
        name: plain(fields.pop(name, None))
        for name in FIELDS
        if name in fields or name == "request_id"
    }
    if fields:
        raise KeyError(", ".join(fields))
    pairs = " ".join(f"{name}={value}" for name, value in shown.items())
    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)
    about = f"{operation} " if operation else ""
    LOGGER.log(
        level,
        "%s%s (%s)",
        about,
        line,
        pairs,
        extra={"vpn_preflight": {"operation": plain(operation), **shown}},
    )


def plain(value: Any) -> str:
    """Write a value so that it can neither break a line nor fill a screen; a dash for none."""
    if value is None:
        return "-"
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return text if PLAIN.fullmatch(text) else ascii(text[:LENGTH])

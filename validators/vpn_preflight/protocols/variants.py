"""Other ways to write a part of a request, which people sign by mistake."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def other_hosts(host: str) -> tuple[str, ...]:
    """Write a host without its port, in small letters, and with the port that https has anyway."""
    bare = host.partition(":")[0]
    return bare, host.lower(), f"{bare}:443"


def other_types(sent: str) -> Iterator[str]:
    """Write a content type without its charset, and with one: some clients add it behind the signer's back."""
    bare = sent.partition(";")[0].strip()
    yield bare
    for separator in ("; ", ";"):
        yield from (f"{bare}{separator}charset={charset}" for charset in ("utf-8", "UTF-8"))


def other_bodies(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Leave out a body, or write it in another way."""
    yield "was made without the body: sign the hash of what is sent", b""
    for other in (body.strip(), body.rstrip(b"\n"), body.rstrip(b"\r\n") + b"\n"):
        yield "was made of a body with other blanks at its end: sign it as it is sent", other
    for other in rewritten(body):
        yield (
            "was made of the same JSON with other blanks or escapes: sign the bytes that are sent",
            other,
        )


def rewritten(body: bytes) -> Iterator[bytes]:
    """Write JSON as other programs do."""
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError):
        return
    for separators in ((",", ":"), (", ", ": ")):
        for is_ascii in (True, False):
            yield json.dumps(value, ensure_ascii=is_ascii, separators=separators).encode(
                "utf-8", "replace"
            )
    for indent in (2, 4, "\t"):
        yield json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace")

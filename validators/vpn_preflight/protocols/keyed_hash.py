"""Hashes whose start is prepared: to begin one anew takes OpenSSL 3 longer than all the rest."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

# Of HMAC (RFC 2104), as tables that change every byte.
INNER = bytes(byte ^ 0x36 for byte in range(256))
OUTER = bytes(byte ^ 0x5C for byte in range(256))
EMPTY = hashlib.sha256()


def hashed(content: bytes) -> str:
    """Hash with SHA-256, in lower-case hexadecimal."""
    begun = EMPTY.copy()
    begun.update(content)
    return begun.hexdigest()


def keyed_hash(secret: bytes, content: bytes, name: str = "sha256") -> bytes:
    """Return the HMAC of a content; what depends on the key alone is kept for the next one."""
    inner, outer = (begun.copy() for begun in begun_with(secret, name))
    inner.update(content)
    outer.update(inner.digest())
    digest: bytes = outer.digest()
    return digest


@lru_cache(maxsize=16)
def begun_with(secret: bytes, name: str) -> tuple[Any, Any]:
    """Begin both hashes of a key."""
    inner, outer = hashlib.new(name), hashlib.new(name)
    if len(secret) > inner.block_size:
        secret = hashlib.new(name, secret).digest()
    block = secret.ljust(inner.block_size, b"\0")
    inner.update(block.translate(INNER))
    outer.update(block.translate(OUTER))
    return inner, outer

"""Hashes whose start is prepared: to begin one anew takes OpenSSL 3 longer than all the rest."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache

EMPTY = hashlib.sha256()


def hashed(content: bytes) -> str:
    """Hash with SHA-256, in lower-case hexadecimal."""
    begun = EMPTY.copy()
    begun.update(content)
    return begun.hexdigest()


def keyed_hash(secret: bytes, content: bytes, name: str = "sha256") -> bytes:
    """Return the HMAC of a content; what depends on the key alone is kept for the next one."""
    begun = begun_with(secret, name).copy()
    begun.update(content)
    return begun.digest()


@lru_cache(maxsize=16)
def begun_with(secret: bytes, name: str) -> hmac.HMAC:
    """Begin the HMAC of a key."""
    return hmac.new(secret, digestmod=name)

"""Prove the caller of requests in httpx, without I/O: one class for sync, async and retries."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, Any

import httpx

from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import SCHEMES, Message
from vpn_preflight.redaction import Secrets
from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from vpn_preflight.wire.credentials import KeySource

SIGNED = "vpn_preflight_signed"


class Signed:
    """What a proof stores with its request: the request as signed, and what must not show."""

    def __init__(self, secrets: Secrets, message: Message) -> None:
        self.secrets = secrets
        self.message = message

    def __repr__(self) -> str:
        return "<signed>"


@hide_fields
class TokenKey(NamedTuple):
    """A token in the place of a key."""

    token: str
    id: str = ""
    secret: str = ""


# A nonce has to be another one each time, not a secret, and asking the system is slow.
NONCES = random.Random()  # noqa: S311 - as above
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=NONCES.seed)


def new_nonce() -> int:
    """Return a positive number of 31 bits."""
    return NONCES.getrandbits(31) or 1


class Proof(httpx.Auth):
    """Proof of the caller by a scheme; `keys` may be a function, called for each attempt.

    `settings` are those of the client that the scheme sends along.
    """

    requires_request_body = True

    def __init__(
        self,
        scheme: str,
        keys: KeySource | TokenKey | Callable[[], TokenKey],
        *,
        clock: Callable[[], float] = time.time,
        nonce: Callable[[], int] = new_nonce,
        **settings: str | None,
    ) -> None:
        self.scheme = SCHEMES[scheme]
        self.keys = keys
        self.clock = clock
        self.nonce = nonce
        self.settings = {name: value for name, value in settings.items() if value}

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request with its proof, and all else of it as it is."""
        plain = message_of(request)
        yield write_request(request, plain, self.sign(plain))

    def sign(self, plain: Message) -> Signed:
        """Add the proof to a request, by the keys of this moment."""
        keys = self.keys() if callable(self.keys) else self.keys
        settings = {**self.settings, "nonce": str(self.nonce())}
        signed = self.scheme.sign(plain, keys, self.clock(), settings)
        if keys.token and signed.target != plain.target:
            # The check asked the function too, and got keys without one.
            raise CredentialsError(
                "keys with a token cannot sign by GET, which would put it in the URL; use POST"
            )
        return Signed(Secrets(filter(None, (keys.secret, keys.token))), signed)


def message_of(request: httpx.Request) -> Message:
    """Take a request of httpx as plain data."""
    url = request.url
    headers = dict(request.headers)
    return Message(
        request.method,
        url.raw_path.decode("ascii"),
        headers,
        request.content,
        url.scheme,
        url.netloc.decode("ascii"),
    )


def write_request(request: httpx.Request, plain: Message, proof: Signed) -> httpx.Request:
    """Write a signed request for httpx; the length of a form grows with its proof."""
    signed = proof.message
    added: list[tuple[Any, Any]] = [
        (name, value) for name, value in signed.headers.items() if name not in plain.headers
    ]
    kept = [
        (name, value) for name, value in request.headers.raw if name.lower() != b"content-length"
    ]
    is_same = signed.target == plain.target
    return httpx.Request(
        request.method,
        request.url if is_same else request.url.copy_with(raw_path=signed.target.encode("ascii")),
        headers=kept + [(name.encode(), value.encode()) for name, value in added],
        content=signed.body or None,
        extensions=request.extensions | {SIGNED: proof},
    )

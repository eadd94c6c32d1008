"""A token of the identity service, sent in a header: nothing is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.protocols.scheme import Claim, Flaw, NotSignedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Keys

HEADER = "X-Auth-Token"
SETTING_HEADERS: Mapping[str, str] = {}


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Return a request with the token of the keys."""
    del now, settings
    return message._replace(headers={**message.headers, HEADER: keys.token or ""})


def read(message: Message) -> Claim:
    """Read the token of a request; raises NotSignedError if it has none."""
    token = message.fields.get(HEADER.lower())
    if token is None:
        raise NotSignedError(Flaw("not set", "send a token", HEADER))
    return Claim("", token)


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Return the token itself."""
    del message, claim
    return secret

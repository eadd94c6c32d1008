"""Why the proof of a request was refused: which part of it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.emulator.huawei import is_good
from vpn_preflight.emulator.messages import same
from vpn_preflight.protocols import token
from vpn_preflight.protocols.clock import wrong_time
from vpn_preflight.protocols.scheme import NotSignedError
from vpn_preflight.protocols.schemes import flaw, signature_of

if TYPE_CHECKING:
    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.state import World
    from vpn_preflight.protocols import Message

PROOF = "signature"
OTHER_KEY = "signature: made with another key id than the emulator's"
OTHER_TOKEN = "token: unknown or expired"  # noqa: S105 - no token


def reason(operation: Operation, request: Message, world: World) -> str | None:
    """Return which part of the proof of a refused request differs; None if it is right."""
    scheme = signature_of(operation)
    if scheme is None:
        return None
    carried = [
        one
        for one in contract.security(operation)
        if one.header and one.header.lower() in request.fields
    ]
    if carried and not any(one.clock_tolerance for one in carried):
        return None if is_good(token.read(request).signature, world) else OTHER_TOKEN
    try:
        claim = scheme.read(request)
    except NotSignedError as error:
        return str(error)
    if not same(claim.key_id, world.credentials.access_key):
        return OTHER_KEY
    facts = next(one for one in contract.security(operation) if one.clock_tolerance)
    found = flaw(operation, request, claim, world.credentials.secret_key) or wrong_time(
        scheme, facts, request, world.clock()
    )
    return found and found.line(PROOF)

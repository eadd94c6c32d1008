"""The emulator in the process: a transport for httpx clients, without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from vpn_preflight.privacy import clear_locals
from vpn_preflight.protocols import Message

if TYPE_CHECKING:
    from vpn_preflight.emulator.core import Emulator


def transport(emulator: Emulator) -> httpx.MockTransport:
    """Return a transport for httpx clients of both kinds that calls the emulator."""

    @clear_locals
    def answer(request: httpx.Request) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        given = emulator.handle(
            Message(request.method, target, dict(request.headers), request.content)
        )
        return httpx.Response(given.status, headers=dict(given.headers), content=given.body)

    return httpx.MockTransport(answer)

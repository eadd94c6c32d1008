"""The gate: a request that did not pass the check cannot leave through a client of ours, whatever its auth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from vpn_preflight.wire.errors import UncheckedRequestError

if TYPE_CHECKING:
    import httpx

    from vpn_preflight.contract import Operation

__all__ = ["MARK", "Checked", "gate", "gate_async"]

MARK = "vpn_preflight"


@frozen(repr=False)
class Checked:
    """The mark of a request that passed the check: what it was checked for, and which bytes were checked."""

    operation: Operation
    method: str
    target: bytes
    content: bytes
    secrets: frozenset[str]

    def __repr__(self) -> str:
        return f"<checked {self.operation.name}>"

    def covers(self, request: httpx.Request) -> bool:
        """Tell whether a request is the one that was checked; a signature may only add parameters at the end."""
        pairs = ((request.url.raw_path, self.target), (request.content, self.content))
        return request.method == self.method and all(grew(now, then) for now, then in pairs)


def grew(now: bytes, then: bytes) -> bool:
    """Tell whether bytes are the same, or the same with parameters behind them."""
    return now == then or (bool(then) and now.startswith(then) and now[len(then) :][:1] in (b"&", b"?"))


def gate(request: httpx.Request) -> None:
    """Refuse a request that was not checked, or was changed since; raises UncheckedRequestError."""
    checked = request.extensions.get(MARK)
    if not (isinstance(checked, Checked) and checked.covers(request)):
        raise UncheckedRequestError(
            "this request did not pass the check, and nothing was sent: "
            "call the operation's function, or use an httpx client of your own"
        )


async def gate_async(request: httpx.Request) -> None:
    """Do the same for an asynchronous client, which wants an awaitable."""
    gate(request)

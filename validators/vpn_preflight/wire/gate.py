"""Stop requests that did not pass the check, whatever their auth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from attrs import field, frozen

from vpn_preflight.privacy import clear_locals
from vpn_preflight.protocols import wire_of
from vpn_preflight.protocols.form import common_parameters
from vpn_preflight.wire.errors import UncheckedRequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols import Message
    from vpn_preflight.redaction import Secrets

MARK = "vpn_preflight"


@frozen(repr=False)
class Checked:
    """Mark a request as checked: its operation, and the request as it was checked.

    `settings` are the headers that a signature may add, with their values.
    """

    operation: Operation
    origin: str
    # Some programs show the fields of attrs whatever `__repr__` returns.
    message: Message = field(repr=False)
    settings: Mapping[str, str | None] = field(repr=False)
    secrets: Secrets = field(repr=False)
    # Our own id of the call, for the log.
    call: str = ""

    def __repr__(self) -> str:
        return f"<checked {self.operation.name}>"

    def covers(self, request: httpx.Request) -> bool:
        """Return whether a request is the checked one; a signature may append common parameters."""
        host = request.url.netloc.decode("ascii")
        found = (f"{request.url.scheme}://{host}", request.method, request.headers.get_list("Host"))
        if found != (self.origin, self.message.method, [host]) or not self.means(request.headers):
            return False
        pairs = (
            (request.url.raw_path, self.message.target.encode("ascii")),
            (request.content, self.message.body),
        )
        return all(self.grew(now, then) for now, then in pairs)

    def means(self, headers: httpx.Headers) -> bool:
        """Return whether the headers that carry meaning are those that were checked."""
        written = {name: self.message.headers.get(name) for name in wire_of(self.operation).HEADERS}
        is_same = all(
            headers.get_list(name) == list(filter(None, [value])) for name, value in written.items()
        )
        return is_same and all(
            headers.get_list(name) in ([], [value]) for name, value in self.settings.items()
        )

    def grew(self, now: bytes, then: bytes) -> bool:
        """Return whether bytes are unchanged, or followed by common parameters, each once."""
        if now == then:
            return True
        before, behind = names(then.rpartition(b"?")[2]), names(now[len(then) + 1 :])
        once = len(set(behind)) == len(behind) > 0
        return (
            now.startswith(then + b"&")
            and once
            and set(behind) <= common_parameters(self.operation).keys() - set(before)
        )


def names(form: bytes) -> list[str]:
    """List the names of the parameters in a form or a query."""
    return [name for name, _ in parse_qsl(form.decode(errors="replace"), keep_blank_values=True)]


@clear_locals
def gate(request: httpx.Request) -> None:
    """Raise UncheckedRequestError for a request that was not checked or has changed since."""
    checked = request.extensions.get(MARK)
    if not (isinstance(checked, Checked) and checked.covers(request)):
        raise UncheckedRequestError(
            "nothing was sent, since this request did not pass the check; "
            "call the operation's method, or use your own httpx client"
        )


@clear_locals
async def gate_async(request: httpx.Request) -> None:
    """Apply the gate to an asynchronous client."""
    gate(request)

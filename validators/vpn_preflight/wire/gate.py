"""Stop requests that did not pass the check, whatever their auth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.protocols import wire_of
from vpn_preflight.protocols.form import common_parameters
from vpn_preflight.wire.errors import UncheckedRequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols import Message
    from vpn_preflight.redaction import Secrets
    from vpn_preflight.wire.log_lines import CallId

MARK = "vpn_preflight"


@hide_fields
class Sent:
    """What a reply remembers of its change: the operation, the ids in the URL and the payload.

    It is no tuple and none of attrs, because programs show what those hold.
    """

    def __init__(self, operation: str, path: Mapping[str, Any], payload: Any) -> None:
        self.operation = operation
        self.path = path
        self.payload = payload


class Checked:
    """Mark a request as checked: its operation, and the request as it was checked.

    `settings` are the headers that a signature may add, with their values. `sent` is what its reply
    remembers, None for what runs as no task.
    """

    def __init__(  # noqa: PLR0917 - what was checked
        self,
        operation: Operation,
        origin: str,
        message: Message,
        settings: Mapping[str, str | None],
        secrets: Secrets,
        call: CallId | None = None,
        sent: Sent | None = None,
    ) -> None:
        self.operation = operation
        self.origin = origin
        self.message = message
        self.settings = settings
        self.secrets = secrets
        # Our own id of the call, for the log.
        self.call = call
        self.sent = sent

    def __repr__(self) -> str:
        return f"<checked {self.operation.name}>"

    def covers(self, request: httpx.Request) -> bool:
        """Return whether a request is the checked one; a signature may append common parameters."""
        url, message = request.url, self.message
        host = url.netloc.decode("ascii")
        return (
            (f"{url.scheme}://{host}", request.method) == (self.origin, message.method)
            and self.means(request.headers, host)
            and self.grew(url.raw_path, message.target.encode("ascii"))
            and self.grew(request.content, message.body)
        )

    def means(self, headers: httpx.Headers, host: str) -> bool:
        """Return whether the headers that carry meaning are those that were checked."""
        written = self.message.headers
        known = {
            name.encode().lower(): written.get(name) for name in wire_of(self.operation).HEADERS
        }
        known[b"host"] = host
        settings = {name.encode().lower(): value for name, value in self.settings.items()}
        found: dict[bytes, list[str]] = {}
        for name, value in headers.raw:
            lower = name.lower()
            if lower in known or lower in settings:
                found.setdefault(lower, []).append(value.decode("latin-1"))
        return all(
            found.get(name, []) == ([value] if value else []) for name, value in known.items()
        ) and all(found.get(name, [value]) == [value] for name, value in settings.items())

    def grew(self, now: bytes, then: bytes) -> bool:
        """Return whether bytes are unchanged, or a form and common parameters, each once."""
        if now == then:
            return True
        checked = self.message.parameters
        if checked is None or not now.startswith(then + b"&"):
            return False
        # A name that is spelled in another way than plainly is none of them.
        added = [
            pair.partition("=")[0] for pair in now[len(then) + 1 :].decode("latin-1").split("&")
        ]
        free = common_parameters(self.operation).keys() - {name for name, _ in checked}
        return len(set(added)) == len(added) and free.issuperset(added)


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

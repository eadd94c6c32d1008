"""The journal: every request that arrived, as plain data, with its secrets masked."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.protocols.answers import found
from vpn_preflight.protocols.form import common_parameters, parameter_field
from vpn_preflight.redaction import MASK, mask_parameters, mask_text, secret_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.protocols import Message

# A run of tests makes fewer; an emulator that runs for weeks must not grow.
LIMIT = 10_000


class Journal:
    """The last `limit` requests in their order; `dropped` counts those before.

    `secrets` returns what is masked everywhere. An entry is a dict of JSON values: `method`, `path`
    (without query), `headers`, `operation` (null if unknown), `parameters` (pairs from the query
    or the form), `payload` (JSON), and of the answer `status` and `code` (null if it accepted).
    """

    def __init__(self, secrets: Callable[[], Iterable[str]], limit: int = LIMIT) -> None:
        self._entries: deque[Mapping[str, Any]] = deque(maxlen=limit)
        self.dropped = 0
        self.secrets = secrets

    @property
    def entries(self) -> list[Mapping[str, Any]]:
        """The requests that were kept, the oldest first."""
        return list(self._entries)

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self.dropped = 0

    def record(
        self, request: Message, answer: Answer, service: str, contents: Mapping[str, Any]
    ) -> None:
        """Add a request and how the service answered it; `contents` are masked already."""
        entry: Mapping[str, object] = {
            "method": request.method,
            "path": mask_text(request.path, self.secrets()),
            "headers": self.masked_headers(request),
            "operation": None,
            "parameters": [],
            "payload": None,
            "status": answer.status,
            "code": refusal_code(answer, service),
        }
        self.dropped += len(self._entries) == self._entries.maxlen
        self._entries.append({**entry, **contents})

    def masked_headers(self, request: Message) -> dict[str, str]:
        """Mask the credentials of every service, because a request may go to the wrong one."""
        secrets = tuple(self.secrets())
        hidden = credential_headers()
        return {
            name: MASK if name.lower() in hidden else mask_text(value, secrets)
            for name, value in request.headers.items()
        }


@cache
def credential_headers() -> frozenset[str]:
    """Return the names, in small letters, of the headers with a credential of any service."""
    names = (name for service in contract.service_names() for name in secret_headers(service))
    return frozenset(map(str.lower, names))


def refusal_code(answer: Answer, service: str) -> str | None:
    """Read the vendor's code from a refusal: the contract has its places."""
    facts = contract.service(service).answer
    codes = [str(code) for code in found(answer.json(), facts.codes) if code not in facts.success]
    return next(iter(codes), None)


def masked_parameters(operation: Operation, pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Mask the values of secret parameters, and unknown ones with their names."""
    known = common_parameters(operation)
    masked = mask_parameters(operation, pairs)
    return [
        [name if name in known or parameter_field(operation, name).is_known else MASK, value]
        for name, value in masked
    ]

"""The journal: every request that arrived, as plain data, with its secrets masked."""

from __future__ import annotations

from collections import deque
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.protocols.answers import found
from vpn_preflight.protocols.form import common_parameters, parameter_field
from vpn_preflight.redaction import MASK, is_hidden, mask_text, secret_headers

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
    `reason` is which part of the caller's proof differs, where that was refused, else null.
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
    ) -> dict[str, object]:
        """Add a request and how the service answered it; `contents` are masked already."""
        path, headers = masked_head(request, tuple(self.secrets()))
        entry: dict[str, object] = {
            "method": request.method,
            "path": path,
            "headers": headers,
            "operation": None,
            "parameters": [],
            "payload": None,
            "status": answer.status,
            "code": refusal_code(answer, service),
            "reason": None,
            **contents,
        }
        self.dropped += len(self._entries) == self._entries.maxlen
        self._entries.append(entry)
        return entry


def masked_head(request: Message, secrets: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """Mask path and headers: the credentials of every service, because it may be the wrong one."""
    hidden = credential_headers()
    headers = {
        name: MASK if name.lower() in hidden else value for name, value in request.headers.items()
    }
    shown = [request.path, *headers.values()]
    # Most requests have no secret where none belongs, and one look at all of it is enough.
    together = "\n".join(shown)
    if mask_text(together, secrets) != together:
        shown = [mask_text(text, secrets) for text in shown]
    path, *values = shown
    return path, dict(zip(headers, values, strict=True))


@cache
def credential_headers() -> frozenset[str]:
    """Return the names, in small letters, of the headers with a credential of any service."""
    names = (name for service in contract.service_names() for name in secret_headers(service))
    return frozenset(map(str.lower, names))


def refusal_code(answer: Answer, service: str) -> str | None:
    """Read the vendor's code from a refusal: the contract has its places."""
    facts = contract.service(service).answer
    codes = [str(code) for code in found(answer.value, facts.codes) if code not in facts.success]
    return next(iter(codes), None)


def masked_parameters(operation: Operation, pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Mask the values of secret parameters, and unknown ones with their names."""
    return [[*shown(operation.name, name, value)] for name, value in pairs]


def shown(operation: str, name: str, value: str) -> tuple[str, str]:
    """Mask one parameter."""
    is_known, is_secret = facts_of(operation, name)
    return name if is_known else MASK, MASK if is_secret else value


@lru_cache(maxsize=1024)
def facts_of(operation: str, name: str) -> tuple[bool, bool]:
    """Return whether a parameter is known, and whether its value must not be shown."""
    found = contract.operation(operation)
    is_known = name in common_parameters(found) or parameter_field(found, name).is_known
    return is_known, is_hidden(found, name)

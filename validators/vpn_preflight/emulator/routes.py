"""Which operation of the contract a request is for, whatever the host."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from vpn_preflight import contract
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import wire_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols import Message


@hide_fields
class Match(NamedTuple):
    """The operations behind a method and a path, and the parameters of the path.

    Tencent's actions share one path, so there may be several, all of one service.
    """

    operations: tuple[Operation, ...]
    path: Mapping[str, str]

    @property
    def operation(self) -> Operation:
        """Any of the operations, for what is true of the whole service."""
        return self.operations[0]


def find_route(request: Message) -> Match | None:
    """Find the operations of a request; None when no operation has its method and path."""
    return route_of(request.method, request.path)


@lru_cache(maxsize=64)
def route_of(method: str, path: str) -> Match | None:
    """Find the operations of a method and a path; most requests have those of one before."""
    for operation in contract.operations():
        found = pattern(operation.path).fullmatch(path)
        if found and method in wire_of(operation).methods(operation):
            return Match(
                beside(operation),
                {name: unquote(value) for name, value in found.groupdict().items()},
            )
    return None


def beside(operation: Operation) -> tuple[Operation, ...]:
    """List the operations that share a path and a method with one."""
    return tuple(
        other
        for other in contract.operations()
        if (other.path, other.method) == (operation.path, operation.method)
    )


@cache
def pattern(path: str) -> re.Pattern[str]:
    """Turn a path of the contract into a pattern with one named group for each parameter."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path)))

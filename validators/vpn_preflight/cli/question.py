"""Ask on a terminal before a change is sent."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import httpx

from vpn_preflight import protocols
from vpn_preflight.field import UNKNOWN
from vpn_preflight.lint.names import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.cli.environment import Filling
    from vpn_preflight.field import Field
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.wire.client import BaseClient

YES = ("y", "yes")


def is_on_terminal() -> bool:
    """Return whether somebody can read a question and answer it."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def is_confirmed(client: BaseClient, request: Request, filling: Filling) -> bool:
    """Show where a request goes and what it changes, and return whether the user wants that."""
    for line in summary(client, request):
        sys.stderr.write(f"{printable(filling.mask(line))}\n")
    sys.stderr.write("Send it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def summary(client: BaseClient, request: Request) -> Iterator[str]:
    """Yield the operation and its host, the ids, and the fields that a request sets."""
    payload: Any = protocols.read(request.operation, request.payload).payload
    ids = list(id_fields(request.operation.request, payload))
    path = {**(request.path or {}), **client.path}
    named = [*path.items(), *((name, payload[name]) for name in ids)]
    yield f"{request.operation.name} on {httpx.URL(client.endpoint).netloc.decode('ascii')}"
    yield from (f"  {name}: {value}" for name, value in named)
    others = {name: value for name, value in payload.items() if name not in ids}
    yield f"  sets {', '.join(places(request.operation.request, others)) or 'nothing'}"


def id_fields(field: Field, payload: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the ids in a payload."""
    return (name for name in payload if field.inner(name).prefix)


def places(field: Field, value: Any, place: str = "") -> Iterator[str]:
    """Yield the path of each field that a payload sets, without any value."""
    if isinstance(value, dict) and field.fields:
        for name, inner in value.items():
            below = f"{place}.{name}" if place else name
            yield from places(field.fields.get(name, UNKNOWN), inner, below)
    elif isinstance(value, list) and field.items and field.items.fields:
        for index, inner in enumerate(value):
            yield from places(field.items, inner, f"{place}[{index}]")
    else:
        yield place

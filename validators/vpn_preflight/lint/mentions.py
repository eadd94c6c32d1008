"""Look through a file that cannot be read for what only payloads have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.lint.marks import is_marked_text, needs_mark
from vpn_preflight.lint.operation_fit import is_telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field


def mentions(content: bytes, *, is_sure: bool = False) -> bool:
    """Return whether a file has a name or place of an operation, or all fields that one requires.

    Unless it is sure, a field of ours must follow where they are objects: other programs have
    fields of the same name.
    """
    requests = [
        each.request
        for each in contract.operations()
        if each.request.required and (is_sure or is_telling(each)) and is_marked_text(each, content)
    ]
    return bool(target().search(content)) or any(
        all(
            has_field(content, name, inner)
            for name, inner in required_fields(found, is_sure=is_sure)
        )
        for found in requests
    )


def required_fields(field: Field, *, is_sure: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each required field with the fields below it, and those that are required there."""
    for name in field.required:
        below = field.fields[name]
        yield name, () if is_sure else tuple(below.fields)
        yield from ((inner, ()) for inner in below.required)


def has_field(content: bytes, name: str, inner: tuple[str, ...]) -> bool:
    """Return whether a file has a field where a payload has it, followed by one below it."""
    pattern = field_pattern(name, inner)
    return any(found["inside"] is not None for found in pattern.finditer(content))


@cache
def field_pattern(name: str, inner: tuple[str, ...]) -> re.Pattern[bytes]:
    """Match a field near the start of a line, or in quotes after a bracket or a comma.

    `inside` is a field below it that follows. What is between the two is in the match in either
    case, so that nothing is searched twice.
    """
    below = "|".join(map(re.escape, inner))
    behind = (
        rf"""(?:[{{\s]|#[^\r\n]*[\r\n])*+(?P<inside>["']?(?:{below})["']?\s*:)?"""
        if inner
        else "(?P<inside>)"
    )
    return re.compile(
        (
            rf"""(?:(?m:^|(?<=\r))[ \t]{{0,4}}["']?|[{{,]\s*")"""
            rf"""{re.escape(name)}["']?\s*:{behind}"""
        ).encode()
    )


@cache
def target() -> re.Pattern[bytes]:
    """Match the name of an operation, in any case, the host of a service or the path of a call.

    Names that other clouds have as well are no sign, and neither is a path that every site has.
    """
    operations = contract.operations()
    services = map(contract.service, contract.service_names())
    hosts = [host for each in services for host in (each.host, *each.hosts_elsewhere)]
    places = [
        *(pattern_of(host) for host in hosts),
        *(pattern_of(each.path) for each in operations if each.path != "/"),
    ]
    named = [
        name for each in operations if not needs_mark(each) for name in (each.name, each.action)
    ]
    names = "|".join(map(re.escape, dict.fromkeys(named)))
    return re.compile(rf"\b(?i:{names})\b|{'|'.join(places)}".encode())


def pattern_of(template: str) -> str:
    """Return a pattern for a host or a path, with anything that is one part of it for its braces.

    A part of a host ends at a dot, too, so that no character is searched twice.
    """
    part = r"[^/\\s]+" if "/" in template else r"[^/.\\s]+"
    return re.sub(r"\\\{\w+\\\}", part, re.escape(template))

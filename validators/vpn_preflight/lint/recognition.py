"""Decide what of a file that was found is reported, and what has nothing to do with us and is passed over."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint.request import is_recognised
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.documents import Document

__all__ = ["mentions", "reported"]


def reported(
    reads: Iterable[Document | Finding], content: Callable[[], bytes], *, is_sure: bool = False
) -> Iterator[Document | Finding]:
    """Leave out what has nothing to do with us, and what cannot be read in a file that mentions nothing of ours."""
    # Of very many lines that cannot be read, the first has the file looked through.
    mentioned = cache(lambda: mentions(content(), is_sure=is_sure))
    for read in reads:
        if not isinstance(read, Finding):
            is_ours = is_recognised(read, is_sure=is_sure)
        else:
            # Nobody knows what a file holds that cannot be opened.
            is_ours = read.code == reading.UNOPENED.code or mentioned()
        if is_ours:
            yield read


def mentions(content: bytes, *, is_sure: bool = False) -> bool:
    """Tell whether a text names all members that some operation requires, an operation, or where one is called.

    Unless it is sure, a name of their own must follow where they are objects: other programs have members of the same name.
    """
    schemas = [schema for name in contract.operation_names() if (schema := contract.operation(name).request).get("required")]
    return bool(target().search(content)) or any(
        all(has_member(content, name, inner) for name, inner in required(schema, is_sure=is_sure)) for schema in schemas
    )


def required(schema: dict[str, Any], *, is_sure: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each member that a payload must have, with the names of those inside it, and what is required there in its turn."""
    for name in schema["required"]:
        below = schema["properties"][name]
        yield name, () if is_sure else tuple(below.get("properties", ()))
        yield from ((inner, ()) for inner in below.get("required", ()))


def has_member(content: bytes, name: str, inner: tuple[str, ...]) -> bool:
    """Return whether a text has a member where a payload has it, followed by one of those inside it where it has any."""
    return any(found["inside"] is not None for found in member(name, inner).finditer(content))


@cache
def member(name: str, inner: tuple[str, ...]) -> re.Pattern[bytes]:
    """Match a member near the start of a line, or in quotes after a bracket or a comma; `inside` is one of its own that follows.

    What is between the two belongs to the match in either case, so that nothing is looked at again from the next name on.
    """
    below = "|".join(map(re.escape, inner))
    behind = rf"""(?:[{{\s]|#[^\r\n]*[\r\n])*+(?P<inside>["']?(?:{below})["']?\s*:)?""" if inner else "(?P<inside>)"
    return re.compile(rf"""(?:(?m:^|(?<=\r))[ \t]{{0,4}}["']?|[{{,]\s*"){re.escape(name)}["']?\s*:{behind}""".encode())


@cache
def target() -> re.Pattern[bytes]:
    """Match the name of an operation, in any case, the host of a service or the path of a call."""
    operations = [contract.operation(name) for name in contract.operation_names()]
    hosts = [contract.service(operation.service).host for operation in operations]
    places = [*(filled(host) for host in hosts), *(filled(each.path) for each in operations)]
    names = "|".join(re.escape(each.name) for each in operations)
    return re.compile(rf"\b(?i:{names})\b|{'|'.join(places)}".encode())


def filled(template: str) -> str:
    """Write a pattern for a host or a path with anything in its braces that ends where its part of the template ends.

    A part of a host ends at a dot, too: a search would run over the same characters again and again.
    """
    part = r"[^/\\s]+" if "/" in template else r"[^/.\\s]+"
    return re.sub(r"\\\{\w+\\\}", part, re.escape(template))

"""Other ways to write a part of a request, signed by mistake."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING, Any

from vpn_preflight.protocols.message import without_port
from vpn_preflight.protocols.scheme import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Other ways to prove the caller; any other word may be a secret that went astray.
OTHERS = re.compile("(Basic|Bearer|Digest|[A-Z0-9]{2,5}-HMAC-[A-Z0-9]{2,6})[ ,]")
SIGN_BYTES = "sign the exact bytes that are sent"
AS_SENT = "sign the value that is sent"
INDENTS = (2, 4, "\t")
# Bytes; a longer body is not written in hundreds of ways.
LARGE = 64 * 1024
# What an encoder may escape, and how.
ESCAPES = {
    "": {},
    "escaped slashes": str.maketrans({"/": "\\/"}),
    "escaped HTML": str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}),
}


def unread(written: str, algorithm: str, form: str) -> Flaw:
    """Return what is wrong with a header that is not a signature of an algorithm."""
    if written.startswith(algorithm):
        return Flaw("malformed", form)
    other = OTHERS.match(written)
    problem = f"uses {other[1]}, not {algorithm}" if other else f"does not use {algorithm}"
    return Flaw(problem if written else "not set", f"sign the request with {algorithm}")


def other_hosts(host: str) -> Iterator[tuple[Flaw, str]]:
    """Write a host without its port, with the port of https, in lower case, or not at all."""
    bare = without_port(host)
    if bare != host:
        yield Flaw("signed without the port that is sent", AS_SENT), bare
    yield Flaw("signed with port 443, which is not sent", AS_SENT), f"{bare}:443"
    yield Flaw("signed in lower case, sent with capitals", AS_SENT), host.lower()
    yield Flaw("signed without a host", "sign the host that the request goes to"), ""


def other_types(sent: str) -> Iterator[tuple[Flaw, str]]:
    """Write a content type without its charset, with one, or not at all."""
    bare = sent.partition(";")[0].strip()
    if bare != sent:
        yield Flaw("signed without the charset that is sent", AS_SENT), bare
    for separator, charset in product(("; ", ";"), ("utf-8", "UTF-8")):
        problem = "signed with a charset that is not sent"
        if bare != sent:
            problem = "signed with another spelling of the charset"
        yield Flaw(problem, AS_SENT), f"{bare}{separator}charset={charset}"
    yield Flaw("signed without a content type", AS_SENT), ""


def other_fields(fields: Mapping[str, str]) -> Iterator[tuple[Flaw, dict[str, str]]]:
    """Write the host or the content type of a request in another way."""
    for name, others in (("host", other_hosts), ("content-type", other_types)):
        for flaw, value in others(fields.get(name, "")) if name in fields else ():
            yield flaw._replace(place=name), {**fields, name: value}


def other_bodies(body: bytes) -> Iterator[tuple[Flaw, bytes]]:
    """Omit a body, or write it in another way."""
    yield Flaw("signed without the body", "sign the hash of the body that is sent"), b""
    line_feeds = body.replace(b"\r\n", b"\n")
    for problem, other in (
        ("signed a body with LF line ends, sent with CRLF", line_feeds),
        ("signed a body with CRLF line ends, sent with LF", line_feeds.replace(b"\n", b"\r\n")),
    ):
        if other != body:
            yield Flaw(problem, SIGN_BYTES), other
    bare = body.strip()
    for other in (bare, bare + b"\n", bare + b"\r\n"):
        yield Flaw("signed a body with other spaces or newlines at its ends", SIGN_BYTES), other
    for layout, other in rewritten(body):
        yield Flaw(f"signed the same JSON {layout}", SIGN_BYTES), other


def rewritten(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Write JSON as other programs do, and say how."""
    if len(body) > LARGE:
        return
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError):
        return
    for is_sorted, is_ascii in product((False, True), (False, True)):
        for layout, text in layouts(value, is_sorted=is_sorted, is_ascii=is_ascii):
            words = [layout, *["in another order"] * is_sorted, *["in ASCII"] * is_ascii]
            for escaped, table in ESCAPES.items():
                written = text.translate(table).encode("utf-8", "replace")
                named = ", ".join([*words, *[f"with {escaped}"] * bool(escaped)])
                yield from ((named, written + end) for end in (b"", b"\n"))
            yield layout, text.replace("\n", "\r\n").encode("utf-8", "replace")


def layouts(value: Any, *, is_sorted: bool, is_ascii: bool) -> Iterator[tuple[str, str]]:
    """Write JSON on one line and indented, and say how."""
    for words, separators in (("in compact form", (",", ":")), ("with spaces", (", ", ": "))):
        yield (
            words,
            json.dumps(value, separators=separators, ensure_ascii=is_ascii, sort_keys=is_sorted),
        )
    for indent in INDENTS:
        yield (
            "indented",
            json.dumps(value, indent=indent, ensure_ascii=is_ascii, sort_keys=is_sorted),
        )

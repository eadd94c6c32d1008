"""Find the operation of a captured request by its path, its host or its content."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_plus

from vpn_preflight import contract
from vpn_preflight.lint.capture.spanned import whole
from vpn_preflight.lint.marks import is_marked_text, operations_by_path
from vpn_preflight.lint.operation_fit import (
    action_meant,
    by_fields,
    enough,
    has_fields,
    operation_meant,
)
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.rules.captures import PLACEHOLDER, fits_host, fits_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.raw import Raw
    from vpn_preflight.lint.capture.spanned import Spanned

FILLED_IN_LATER = "a shell or a template fills in the body, so it was not checked"
PUT_HERE = "use the body itself"
# What a shell or a template fills in.
FILLED_IN = re.compile(r"\{\{[^{}]*\}\}|\$\{\w+\}")
# What the docs or a template have instead of several parameters.
SEVERAL = re.compile(rf"<.*>|{FILLED_IN.pattern}")
# Errors of a body are reported when it is read as ours.
DECODER = json.JSONDecoder()


@hide_fields
class Target(NamedTuple):
    """The parts of a URL; the scheme in lower case, empty if the URL has none."""

    scheme: str
    host: str
    path: Spanned
    query: Spanned


def target(url: Spanned) -> Target:
    """Split a URL into its parts, without the fragment and what precedes an @."""
    url, _ = url.partition("#")
    place, query = url.partition("?")
    scheme, separator, _ = place.text.partition("://")
    if not separator and not PLACEHOLDER.match(place.text):
        return Target("", "", place, query)
    start, end = len(scheme) + 3 if separator else 0, len(place.text)
    slash = place.text.find("/", start)
    slash = end if slash < 0 else slash
    host = place.text[start:slash].rpartition("@")[2]
    return Target(scheme.lower() if separator else "", host, place.part(slash, end), query)


def asked(raw: Raw, place: Target, host: str) -> tuple[Operation, bool] | None:
    """Return the operation of a request, and whether it is sure; None for an unrelated request."""
    if named := by_header(raw):
        return named, True
    operations = operations_by_path()
    carried = next((each for each in operations if carries(each, raw, place.query)), None)
    on_path = [each for each in operations if fits_path(each, place.path.text)]
    by_path = next(
        (each for each in on_path if each.method == raw.method.upper()), next(iter(on_path), None)
    )
    by_host = next((each for each in operations if host and fits_host(each, host)), None)
    found = by_path or carried
    if found is None and (called := by_service(raw, place, host)):
        return called
    found = found or by_host
    if found is None:
        return None
    return found, found is carried or (
        found is by_path and not form.is_form(found) and raw.method.upper() == found.method
    )


@cache
def action_headers() -> dict[str, list[Operation]]:
    """Return the operations that a header names, by that header in lower case."""
    found: dict[str, list[Operation]] = {}
    for operation in contract.operations():
        if header := action_header(operation):
            found.setdefault(header, []).append(operation)
    return found


def action_header(operation: Operation) -> str:
    """Return the header that names an operation, in lower case; empty if none does."""
    facts = form.common_parameters(operation).get(form.ACTION)
    return facts.header.lower() if facts else ""


def is_form_body(text: str) -> bool:
    """Return whether a body is a form that names its operation."""
    return form.ACTION in dict(known_parameters(text))


def named_in(raw: Raw) -> tuple[list[Operation], str] | None:
    """Return the operations that a header may name, and what it names; None without one."""
    for name, value in raw.headers:
        known = action_headers().get(name.text.strip().lower())
        if known and not PLACEHOLDER.search(value.text):
            return known, value.text.strip()
    return None


def by_header(raw: Raw) -> Operation | None:
    """Return the operation that a header names, even misspelt."""
    known, written = named_in(raw) or ([], "")
    meant = operation_meant(written)
    return next((each for each in known if each.action == meant), None)


def by_service(raw: Raw, place: Target, host: str) -> tuple[Operation, bool] | None:
    """Return the operation of a request to a path that every site has, and whether it is sure.

    Without its header, it needs the host of the service, or a mark in what it carries.
    """
    is_root = place.path.text in ("", "/")
    for operations in action_headers().values():
        is_host = bool(host) and fits_host(operations[0], host)
        texts = [text.text for text in (place.query, raw.query, raw.body) if text]
        is_marked = is_host or (
            is_root
            and any(
                is_marked_text(operations[0], text.encode("utf-8", "replace")) for text in texts
            )
        )
        sent = (
            content_operation(texts, is_sure=is_host) if is_marked and not named_in(raw) else None
        )
        if found := next((each for each in operations if each.name == sent), None):
            return found, True
        if is_host:
            return operations[0], False
    return None


def content_operation(texts: Sequence[str], *, is_sure: bool) -> str | None:
    """Return the operation that parameters name, or whose fields a body of JSON has."""
    for text in texts:
        body = json_value(text)
        if isinstance(body, dict):
            return by_fields(body, is_sure=is_sure) if has_fields(body, is_sure=is_sure) else None
        if named := operation_meant(dict(known_parameters(text)).get(form.ACTION)):
            return named
    return None


def carries(operation: Operation, raw: Raw, query: Spanned) -> bool:
    """Return whether a request has the name or the fields of an operation.

    Most requests of a file are unrelated: each costs no more than one scan of its text.
    """
    words = operation.request.required
    if not form.is_form(operation):
        if not raw.body or not any(word in raw.body.text for word in words):
            return False
        body = json_value(raw.body.text)
        return by_fields(body) == operation.name and has_fields(body, is_sure=False)
    texts = [text.text for text in (query, raw.query, raw.body) if text]
    if not any(word in text for text in texts for word in (form.ACTION, *words)):
        return False
    found = {name: value for text in texts for name, value in known_parameters(text)}
    if named := action_meant(found.get(form.ACTION), found):
        return named == operation.name
    if len(operation.request.fields.keys() & found.keys()) < enough(operation):
        return False
    own = {name for text in texts for name in names(text)} - form.common_parameters(
        operation
    ).keys()
    fields = dict.fromkeys(own)
    return by_fields(fields) == operation.name and has_fields(fields, is_sure=True)


@cache
def known_parameter() -> re.Pattern[str]:
    """Match a form parameter of the contract, or one of a list or an object of such a name."""
    operations = map(contract.operation, contract.operation_names())
    known = {name for each in operations if form.is_form(each) for name in each.request.fields}
    written = "|".join(map(re.escape, sorted({form.ACTION, *known})))
    return re.compile(
        rf"(?:\A|[&\r\n])[ \t]*+(?P<name>{written})(?:=(?P<value>[^&\r\n]*)|(?=[.%]))"
    )


@lru_cache(16)
def known_parameters(text: str) -> tuple[tuple[str, str], ...]:
    """Return the form parameters of the contract. The same body may go to many URLs."""
    return tuple(
        (found["name"], (found["value"] or "").strip())
        for found in known_parameter().finditer(text)
    )


@lru_cache(16)
def names(text: str) -> frozenset[str]:
    """Return the names of a form; their places do not matter yet."""
    return frozenset(unquote_plus(name.text) for name, _ in pairs(whole(text)))


@lru_cache(4)
def json_value(text: str) -> Any:
    """Parse a text as JSON; None if it is not. The same body may go to many URLs."""
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def pairs(text: Spanned, *, is_exact: bool = False) -> list[tuple[Spanned, Spanned]]:
    """Split a form or a query into names and values, also at line ends unless these were sent."""
    return [
        piece.partition("=")
        for piece in parameters(text, is_exact=is_exact)
        if not SEVERAL.fullmatch(piece.text)
    ]


def is_abridged(text: Spanned) -> bool:
    """Return whether a placeholder replaces several parameters."""
    return any(SEVERAL.fullmatch(piece.text) for piece in parameters(text))


def parameters(text: Spanned, *, is_exact: bool = False) -> list[Spanned]:
    """Split at every separator, and drop what is empty."""
    if is_exact:
        return [piece for piece in text.split("&") if piece.text]
    found = (text.part(*one.span()).strip() for one in re.finditer(r"[^&\r\n]+", text.text))
    return [piece for piece in found if piece.text]

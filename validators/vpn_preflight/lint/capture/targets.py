"""What a captured request asks for: where it goes, and which operation it is, told by its path, its host or what it carries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_plus

from vpn_preflight import contract
from vpn_preflight.lint.capture.spanned import whole
from vpn_preflight.lint.json_text import UnreadableError, load
from vpn_preflight.lint.recognition import by_members, has_members, operation_meant
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.rules.captures import PLACEHOLDER, fits_host, fits_path

if TYPE_CHECKING:
    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.raw import Raw
    from vpn_preflight.lint.capture.spanned import Spanned

__all__ = ["FILLED_IN", "FILLED_IN_LATER", "Target", "asked", "is_abridged", "pairs", "target"]

FILLED_IN_LATER = "is filled in later, so the body cannot be checked; put the body itself here"
# What a shell or a template fills in.
FILLED_IN = re.compile(r"\{\{[^{}]*\}\}|\$\{\w+\}")
# A page, or a template, has this in the place of several parameters.
SEVERAL = re.compile(rf"<.*>|{FILLED_IN.pattern}")


@hide_fields
class Target(NamedTuple):
    """The parts of a URL; the scheme in small letters, empty where the URL has none."""

    scheme: str
    host: str
    path: Spanned
    query: Spanned


def target(url: Spanned) -> Target:
    """Cut a URL into its parts; the fragment and what stands before an @ are left out."""
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
    """Name the operation that a request is to be held against, and tell whether it surely is meant; None for a stranger."""
    operations = [contract.operation(name) for name in contract.operation_names()]
    carried = next((each for each in operations if carries(each, raw, place.query)), None)
    on_path = [each for each in operations if fits_path(each, place.path.text)]
    by_path = next((each for each in on_path if each.method == raw.method.upper()), next(iter(on_path), None))
    by_host = next((each for each in operations if host and fits_host(each, host)), None)
    found = by_path or carried or by_host
    if found is None:
        return None
    return found, found is carried or (found is by_path and not form.is_form(found) and raw.method.upper() == found.method)


def carries(operation: Operation, raw: Raw, query: Spanned) -> bool:
    """Tell whether a request carries the name or the members of an operation."""
    texts = [text for text in (query, raw.query, raw.body) if text]
    words = (form.ACTION, *operation.request.get("required", ()))
    if not any(word in text.text for text in texts for word in words):
        return False
    if not form.is_form(operation):
        body = body_value(raw)
        return by_members(body) == operation.name and has_members(body, is_sure=False)
    names = {name: value for text in texts for name, value in names_and_values(text.text)}
    own = names.keys() - form.common_parameters(operation).keys()
    if named := operation_meant(names.get(form.ACTION)):
        return named == operation.name
    members = dict.fromkeys(own)
    return by_members(members) == operation.name and has_members(members, is_sure=True)


@lru_cache(16)
def names_and_values(text: str) -> tuple[tuple[str, str], ...]:
    """Cut a form into names and values; where they are does not matter yet. The same body may go to many URLs."""
    return tuple((unquote_plus(name.text), value.text) for name, value in pairs(whole(text)))


def body_value(raw: Raw) -> Any:
    """Read a body as JSON; None for what is none."""
    return json_value(raw.body.text) if raw.body else None


@lru_cache(4)
def json_value(text: str) -> Any:
    """Read a text as JSON; None for what is none. The same body may go to many URLs."""
    try:
        return load(text)
    except UnreadableError:
        return None


def pairs(text: Spanned, *, is_exact: bool = False) -> list[tuple[Spanned, Spanned]]:
    """Cut a form, or a query, into names and values; a line end separates them as well, unless it was sent as one."""
    return [piece.partition("=") for piece in parameters(text, is_exact=is_exact) if not SEVERAL.fullmatch(piece.text)]


def is_abridged(text: Spanned) -> bool:
    """Tell whether something stands in the place of parameters."""
    return any(SEVERAL.fullmatch(piece.text) for piece in parameters(text))


def parameters(text: Spanned, *, is_exact: bool = False) -> list[Spanned]:
    """Cut at every separator, and leave out what is empty."""
    if is_exact:
        return [piece for piece in text.split("&") if piece.text]
    found = (text.part(*one.span()).strip() for one in re.finditer(r"[^&\r\n]+", text.text))
    return [piece for piece in found if piece.text]

"""Build the trees of captured payloads, each value with its place in the file."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_plus

from vpn_preflight.lint.capture.spanned import Spanned, placed, unquoted
from vpn_preflight.lint.json_text import Node, UnreadableError, parse
from vpn_preflight.protocols import flat_query, form
from vpn_preflight.rules.captures import PLACEHOLDER
from vpn_preflight.rules.unreadable import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.raw import Raw

    # Name and value of a parameter, with the place of each.
    Parameter = tuple[str, str, tuple[int, int], tuple[int, int]]

BAD_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
# How the docs write the place of an id.
BRACES = re.compile(r"\{[^{}]+\}")


def decoded(text: Spanned) -> str:
    """Decode a string of a form, unless it is a placeholder; raises UnreadableError."""
    if PLACEHOLDER.fullmatch(text.text):
        return text.text
    start, end = text.span
    if found := BAD_ESCAPE.search(text.text):
        start, _ = text.part(found.start(), found.end()).span
        advice = "use %25 for a percent sign"
        raise UnreadableError(NO_REQUEST, "invalid percent-encoding", start, advice=advice)
    try:
        return unquote_plus(text.text, errors="strict")
    except UnicodeDecodeError:
        message, advice = "the encoded bytes are not UTF-8", "encode the value as UTF-8"
        raise UnreadableError(NO_REQUEST, message, start, end, advice=advice) from None


def form_tree(given: list[tuple[Spanned, Spanned]], start: int, end: int) -> Node:
    """Return the tree of a form; of duplicate parameters, the last one."""
    root = Node({}, start, end, None)
    for name, value in given:
        refuse_bare(name, value)
        written = decoded(name)
        root.below[written] = Node(decoded(value), *value.span, name.span)
        root.value[written] = root.below[written].value
    return root


def place_json(operation: Operation, tree: Node, given: list[tuple[Spanned, Spanned]]) -> None:
    """Add the content of each parameter that is a string of JSON, with its places in the file."""
    for name, value in given:
        written = decoded(name)
        if form.parameter_field(operation, written).is_json:
            with suppress(UnreadableError):
                text = unquoted(value)
                tree.below[written].below = placed(parse(text.text), text).below


def refuse_bare(name: Spanned, value: Spanned) -> None:
    """Refuse a part of a form without an equals sign, unshown: it may be the end of a secret."""
    start, end = name.span
    if not value.text and value.at == end:
        advice = "use %26 for an ampersand in a value"
        raise UnreadableError(NO_REQUEST, "expected NAME=VALUE", start, end, advice=advice)


def path_ids(operation: Operation, path: Spanned) -> dict[str, Spanned] | None:
    """Return the ids in a URL; None if its path is not that of the operation."""
    wanted, given = operation.path.split("/"), list(path.split("/"))
    if len(wanted) != len(given):
        return None
    found = {}
    for name, piece in zip(wanted, given, strict=True):
        if name.startswith("{"):
            found[name[1:-1]] = piece
        elif name != piece.text:
            return None
    return found


def json_tree(
    operation: Operation,
    raw: Raw,
    target: Spanned,
    in_url: list[tuple[Spanned, Spanned]],
    payload: Node | None,
) -> Node:
    """Return the tree of ids, query and body as in a request file; another path has no ids.

    The operation is placed at the path alone: what precedes it in a URL may be a password.
    """
    start, end = raw.url.span
    root = Node({}, start, end, None)
    root.below = {"operation": Node(operation.name, *target.span, None)}
    if payload:
        root.below["body"] = payload
    if query := [pair for pair in in_url if decoded(pair[0]) in operation.query_parameters.fields]:
        tree = root.below["query"] = form_tree(query, start, end)
        tree.value = form.typed_query(operation, tree.value)
    ids = path_ids(operation, target)
    if ids is not None:
        # Without ids an excerpt would show the node, and the whole URL may have a password.
        path = root.below["path"] = Node({}, *target.span, None)
        for name, piece in ids.items():
            path.below[name] = Node(identifier(piece.text), *piece.span, None)
            path.value[name] = path.below[name].value
    root.value.update({name: node.value for name, node in root.below.items()})
    return root


def header_tree(raw: Raw, path: Spanned) -> Node:
    """Return the places of the headers, by their names in lower case; no value is in it."""
    root = Node(None, *path.span, None)
    for name, value in raw.headers:
        root.below[name.text.strip().lower()] = Node(None, *value.strip().span, name.span)
    return root


def identifier(written: str) -> str:
    """Decode an id of a path; a name in braces, as in the docs, becomes a placeholder."""
    return f"{{{written}}}" if BRACES.fullmatch(written) else unquote(written)


def nested(operation: Operation, given: Iterable[Parameter], start: int, end: int) -> Node:
    """Return the tree of the payload that parameters carry; of duplicate ones, the last."""
    root = Node({}, start, end, None)
    for name, value, name_at, value_at in given:
        if name in flat_query.SIGNATURE:
            continue
        path, field = flat_query.parameter_place(operation, name)
        node = root
        for token in path:
            node = node.below.setdefault(token, Node(None, *value_at, name_at))
        node.value, node.start, node.end = flat_query.typed(value, field), *value_at
    build(root, operation.request)
    return root


def build(root: Node, field: Any) -> None:
    """Set the value of each object and list from what is below it; the gaps of a list close."""
    is_list = field.items is not None
    if is_list:
        ordered = sorted(root.below.items(), key=lambda one: int(one[0]))
        root.below = {str(index): node for index, (_, node) in enumerate(ordered)}
    for name, node in root.below.items():
        if node.below:
            build(node, field.items if is_list else field.inner(name))
    values = {name: node.value for name, node in root.below.items()}
    root.value = list(values.values()) if is_list else values

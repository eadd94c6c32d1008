"""Make documents of captured requests: the payload decoded, every place in the text of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus

from vpn_preflight import contract
from vpn_preflight.codec import form
from vpn_preflight.lint.capture import curl, messages
from vpn_preflight.lint.capture.spanned import Spanned, placed
from vpn_preflight.lint.documents import Document
from vpn_preflight.lint.json_text import Node, UnreadableError, parse
from vpn_preflight.rules.captures import NO_REQUEST, Captured, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.raw import Raw
    from vpn_preflight.lint.source import Source

__all__ = ["CaptureDocument", "captures", "kind_of"]

READERS: dict[str, Callable[[str], Iterator[Raw | UnreadableError]]] = {
    "curl": curl.commands,
    "form": messages.form,
    "har": messages.har,
    "message": messages.message,
    "urls": messages.urls,
}
SUFFIXES = {".har": "har", ".http": "message", ".curl": "curl", ".sh": "curl"}
BEGINNINGS = {
    "curl": re.compile(r"(?:\$ )?curl\s"),
    "message": re.compile(r"[A-Z]+ \S+ HTTP/[0-9]"),
    "urls": re.compile(r"(?:[A-Z]+ )?https?://"),
    "form": re.compile(r"[\w.%]+=[^\s&]*(?:&[\w.%]+=[^\s&]*)+\s*\Z"),
}
BAD_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")


class CaptureDocument(Document):
    """A captured request; its value is that of a payload in dotted names, or of a request file."""

    is_capture = True

    def __init__(self, source: Source, tree: Node, captured: Captured) -> None:
        super().__init__(source, tree.value)
        self.tree = tree
        self.captured = captured
        # The nonces of the requests before it in the same file; the reader of the file shares one set.
        self.used: set[tuple[str, str]] = set()


def kind_of(name: str, text: str) -> str | None:
    """Tell how a captured request is written, by the end of the file's name or by how the text begins."""
    for suffix, kind in SUFFIXES.items():
        if name.endswith(suffix):
            return kind
    start = text.lstrip()
    return next((kind for kind, beginning in BEGINNINGS.items() if beginning.match(start)), None)


def captures(source: Source, kind: str) -> Iterator[CaptureDocument | UnreadableError]:
    """Yield each request of a known operation, and what keeps one from being read; raises UnreadableError."""
    used: set[tuple[str, str]] = set()
    for raw in READERS[kind](source.text):
        if isinstance(raw, UnreadableError):
            yield raw
            continue
        try:
            document = document_of(source, raw)
        except UnreadableError as error:
            yield error
            continue
        if document:
            document.used = used
            yield document


def document_of(source: Source, raw: Raw) -> CaptureDocument | None:
    """Decode a request; None if it asks for nothing that the contract knows."""
    headers = {name.text.lower(): value.text for name, value in raw.headers}
    scheme, host, path, query = parts(raw.url)
    host = host or headers.get("host", "")
    in_url = [*pairs(query), *(pairs(raw.query) if raw.query else ())]
    is_get = raw.method.upper() == "GET"
    for operation in map(contract.operation, contract.operation_names()):
        if operation.wire == form.FORM:
            in_body = pairs(raw.body) if raw.body and not is_get else []
            given = in_url if is_get else in_body
            if path.text not in ("", operation.path) or action(given or in_url) != operation.name:
                continue
            values = [(decoded(name), decoded(value)) for name, value in given or in_url]
            is_elsewhere = bool(in_url and not is_get) or bool(is_get and raw.body)
            captured = Captured(
                raw.method.upper(), scheme, host, operation.path, values, headers, is_elsewhere, seconds(raw.moment)
            )
            return CaptureDocument(source, form_tree(raw, given or in_url), captured)
        if raw.method.upper() == operation.method and (found := path_ids(operation, path)) is not None:
            target = f"{path.text}?{query.text}" if query.text else path.text
            sent = raw.body.text.encode("utf-8", "replace") if raw.body else b""
            moment = seconds(raw.moment)
            headers = {"host": host} | headers
            is_elsewhere = any(name.text not in operation.query_parameters["properties"] for name, _ in in_url)
            captured = Captured(raw.method.upper(), scheme, host, path.text, [], headers, is_elsewhere, moment, target, sent)
            return CaptureDocument(source, json_tree(operation, raw, path, found), captured)
    return None


def parts(url: Spanned) -> tuple[str, str, Spanned, Spanned]:
    """Cut a URL into scheme, host, path and query; the fragment is left out."""
    url, _ = url.partition("#")
    rest, query = url.partition("?")
    scheme, separator, _ = rest.text.partition("://")
    if not separator:
        return "", "", rest, query
    behind = rest.part(len(scheme) + 3, len(rest.text))
    slash = behind.text.find("/")
    end = len(behind.text)
    return (
        scheme.lower(),
        behind.text[: slash if slash >= 0 else end].rpartition("@")[2],
        behind.part(slash if slash >= 0 else end, end),
        query,
    )


def pairs(text: Spanned) -> list[tuple[Spanned, Spanned]]:
    """Cut a form, or a query, into names and values."""
    return [piece.partition("=") for piece in text.strip().split("&") if piece.text]


def action(given: list[tuple[Spanned, Spanned]]) -> str | None:
    """Take the action of a form."""
    return next((value.text for name, value in given if name.text == "Action"), None)


def decoded(text: Spanned) -> str:
    """Undo the encoding of a form; raises UnreadableError for what is no encoding."""
    start, end = text.span
    if found := BAD_ESCAPE.search(text.text):
        start, _ = text.part(found.start(), found.end()).span
        raise UnreadableError(NO_REQUEST, "is no encoded character: write %25 for a percent sign", start)
    try:
        return unquote_plus(text.text, errors="strict")
    except UnicodeDecodeError:
        raise UnreadableError(NO_REQUEST, "is not encoded from UTF-8: encode it anew", start, end) from None


def form_tree(raw: Raw, given: list[tuple[Spanned, Spanned]]) -> Node:
    """Place the parameters of a form; of one that is given twice, the last."""
    start, end = (raw.body if raw.body and given[0][0].at >= raw.body.at else raw.url).span
    root = Node({}, start, end, None)
    for name, value in given:
        refuse_bare(name, value)
        written = decoded(name)
        root.below[written] = Node(decoded(value), *value.span, name.span)
        root.value[written] = root.below[written].value
    return root


def refuse_bare(name: Spanned, value: Spanned) -> None:
    """Refuse a piece of a form without an equals sign, and do not show it as a name: it may be the rest of a secret."""
    start, end = name.span
    if not value.text and value.at == end:
        raise UnreadableError(NO_REQUEST, "is no NAME=VALUE: write %26 for an ampersand inside a value", start, end)


def path_ids(operation: Operation, path: Spanned) -> dict[str, Spanned] | None:
    """Find the ids of the URL where the path of an operation has them."""
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


def json_tree(operation: Operation, raw: Raw, target: Spanned, ids: dict[str, Spanned]) -> Node:
    """Place ids and body as a request file has them; raises UnreadableError for a body that is no JSON.

    The path alone tells the operation: what stands before it in a URL may be a name and a password.
    """
    start, end = raw.url.span
    root = Node({}, start, end, None)
    path = Node({}, start, end, None)
    for name, piece in ids.items():
        path.below[name] = Node(unquote(piece.text), *piece.span, None)
        path.value[name] = path.below[name].value
    members: dict[str, Node] = {"operation": Node(operation.name, *target.span, None), "path": path, "body": body(raw)}
    root.below = members
    root.value.update({name: node.value for name, node in members.items()})
    return root


def body(raw: Raw) -> Node:
    """Read the body as JSON; raises UnreadableError."""
    if raw.body is None:
        start, end = raw.url.span
        raise UnreadableError(NO_REQUEST, "has no body: this call is nothing without one", start, end)
    try:
        return placed(parse(raw.body.text), raw.body)
    except UnreadableError as error:
        start, end = raw.body.part(error.start, error.end).span
        pointer = error.pointer and f"/body{error.pointer}"
        raise UnreadableError(error.rule, str(error), start, max(end, start + 1), pointer=pointer) from None

"""Convert captured requests to documents: decoded payloads, with all places in the file."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight import contract
from vpn_preflight.lint.capture import curl, har, messages
from vpn_preflight.lint.capture.answers import attach
from vpn_preflight.lint.capture.body_files import BodyFiles
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, placed
from vpn_preflight.lint.capture.targets import (
    FILLED_IN,
    FILLED_IN_LATER,
    PUT_HERE,
    action_header,
    asked,
    is_abridged,
    is_form_body,
    pairs,
    target,
)
from vpn_preflight.lint.capture.trees import (
    decoded,
    form_tree,
    header_tree,
    json_tree,
    nested,
    place_json,
)
from vpn_preflight.lint.capture.unread import Known, behind_variables, is_filled_in, unread
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.json_text import Node, UnreadableError, parse
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import Message, form
from vpn_preflight.rules.captures import PLACEHOLDER, Captured, seconds
from vpn_preflight.rules.unreadable import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.targets import Target
    from vpn_preflight.lint.capture.trees import Parameter
    from vpn_preflight.lint.text import Text
    from vpn_preflight.rules.refusals import Refusal

READERS: dict[str, Callable[[str], Iterator[Raw | UnreadableError]]] = {
    "form": messages.form,
    "har": har.har,
    "windows": curl.quoted_for_windows,
}
# What reads the files that a request takes its body from.
FROM_FILES = {"curl": curl.commands, "message": messages.messages}
SUFFIXES = {
    ".har": "har",
    ".http": "message",
    ".rest": "message",
    **dict.fromkeys((".curl", ".sh"), "curl"),
    **dict.fromkeys((".ps1", ".bat", ".cmd"), "windows"),
}
# A prompt may precede it.
CURL = re.compile(r"(?:\$ |PS [^>]*> ?|[A-Za-z]:[^>]*>)?curl(?:\.exe)?\s")


class CaptureDocument(Document):
    """A captured request; its value is that of a payload in dotted names, or of a request file.

    One that may be another call of the same service is not `is_ours`.
    """

    is_capture = True

    def __init__(
        self, source: Text, tree: Node, operation: Operation, captured: Captured, *, is_ours: bool
    ) -> None:
        super().__init__(source, tree.value)
        self.tree = tree
        self.operation = operation.name
        self.captured = captured
        self.is_ours = is_ours
        # The nonces of the requests before it in the same file, which share one set.
        self.used: set[tuple[str, str]] = set()
        self.refusal: Refusal | None = None


def kind_of(name: str, text: str) -> str | None:
    """Return the kind of a capture, by the end of the file's name or the start of the text."""
    for suffix, kind in SUFFIXES.items():
        if name.endswith(suffix):
            return kind
    start = messages.opening(text)
    if CURL.match(start + "\n"):
        return "curl"
    if messages.is_request_line(start):
        return "message"
    return "form" if messages.is_form(text) else None


@hide_fields
class Sought(NamedTuple):
    """A request of a known operation before its parameters are decoded."""

    raw: Raw
    place: Target
    operation: Operation
    is_ours: bool
    about: Captured


def captures(source: Text, kind: str) -> Iterator[CaptureDocument | UnreadableError]:
    """Yield each request of a known operation, or why it cannot be read; raises UnreadableError.

    Skip other calls of the same services, unless the file has nothing else. Only what is yielded
    is decoded.
    """
    used: set[tuple[str, str]] = set()
    other: Sought | None = None
    is_empty, known = True, Known(BodyFiles(source.file))
    filled_in: list[Spanned] = []
    read_all = partial(FROM_FILES[kind], known=known) if kind in FROM_FILES else READERS[kind]
    for raw in read_all(source.text):
        found = raw if isinstance(raw, UnreadableError) else sought(raw)
        if isinstance(found, UnreadableError) or (found and found.is_ours):
            is_empty = False
            yield found if isinstance(found, UnreadableError) else read(source, found, used)
        else:
            other = other or found
            filled_in += [raw.url] if isinstance(raw, Raw) and is_filled_in(raw) else []
    if is_empty and other:
        yield read(source, other, used)
    missed = list(unread(source.text, known)) if kind == "curl" else []
    yield from missed
    if not missed:
        has_calls = other is not None or not is_empty
        yield from behind_variables(source.text, filled_in, has_calls=has_calls)


def sought(raw: Raw) -> Sought | None:
    """Identify the operation of a request; None if the contract does not know it."""
    place = target(raw.url)
    headers = {"content-type": raw.media_type} if raw.media_type else {}
    headers |= {name.text.lower(): value.text.strip() for name, value in raw.headers}
    host = place.host or headers.get("host", "")
    found = asked(raw, place, host)
    if found is None and (place.path.text or host):
        return None
    # A form without URL goes to the only service that reads forms.
    operation, is_ours = found or (
        next(filter(form.is_form, map(contract.operation, contract.operation_names()))),
        False,
    )
    message = Message(raw.method, place.path.text, headers, scheme=place.scheme, host=host)
    about = Captured(message, is_elsewhere=False, moment=seconds(raw.moment))
    return Sought(raw, place, operation, is_ours, about)


def read(
    source: Text, found: Sought, used: set[tuple[str, str]]
) -> CaptureDocument | UnreadableError:
    """Decode a request, or return why it cannot be decoded."""
    raw, place, operation, is_ours, about = found
    try:
        make = form_document if form.is_form(operation) else json_document
        document = make(source, raw, place, operation, about, is_ours=is_ours)
    except UnreadableError as error:
        return error
    document.used = used
    if raw.answer and is_ours:
        document.refusal = attach(document.tree, operation, raw.answer)
    return document


def form_document(
    source: Text, raw: Raw, place: Target, operation: Operation, about: Captured, *, is_ours: bool
) -> CaptureDocument:
    """Decode a request with parameters in the URL or in a form; raises UnreadableError."""
    texts = [text for text in (place.query, raw.query) if text]
    in_url = [pair for text in texts for pair in pairs(text, is_exact=raw.is_exact)]
    is_get = about.message.method == "GET"
    given = in_url if is_get or not raw.body else pairs(raw.body, is_exact=raw.is_exact)
    target = about.message._replace(target=place.path.text or operation.path)
    parameters = [(decoded(name), decoded(value)) for name, value in given]
    captured = about._replace(
        message=form.with_parameters(target, parameters),
        parameters=parameters,
        is_elsewhere=bool(raw.body) if is_get else bool(in_url),
        in_url=[decoded(name) for name, _ in in_url],
        is_abridged=any(map(is_abridged, [*texts, *([raw.body] if raw.body else [])])),
    )
    start, end = (raw.body if raw.body and not is_get else raw.url).span
    # What only the URL has is not part of the payload, but has a place.
    tree = form_tree(in_url, start, end)
    tree.below |= (sent := form_tree(given, start, end)).below
    tree.value = sent.value
    place_json(operation, sent, given)
    return CaptureDocument(source, tree, operation, captured, is_ours=is_ours)


def json_document(
    source: Text, raw: Raw, place: Target, operation: Operation, about: Captured, *, is_ours: bool
) -> CaptureDocument:
    """Decode a request with ids in its URL and a body of JSON; raises UnreadableError."""
    in_url = [
        pair
        for text in (place.query, raw.query)
        if text
        for pair in pairs(text, is_exact=raw.is_exact)
    ]
    controls: list[str] = []
    flat = flat_parameters(operation, raw, in_url) if is_ours else None
    payload = None
    if flat is not None:
        payload = nested(operation, flat, *raw.url.span)
    elif is_ours and (operation.media_type or raw.body):
        payload = body(raw, controls)
    message, query = about.message, [text.text for text in (place.query, raw.query) if text]
    path = place.path.text or "/" * bool(place.host)
    is_in_query = flat is not None and message.method == "GET"
    unread = {name.text for name, _ in in_url} - operation.query_parameters.fields.keys()
    captured = about._replace(
        message=message._replace(
            target="?".join(filter(None, [path, "&".join(filter(None, query))])),
            headers={"host": message.host, **message.headers},
            body=raw.body.text.encode("utf-8", "replace") if raw.body else b"",
        ),
        controls=controls,
        parameters=[(name, value) for name, value, *_ in flat or ()],
        in_url=[name for name, *_ in flat or ()] if is_in_query else [],
        is_elsewhere=bool(raw.body) if is_in_query else bool(unread),
        is_abridged=is_shortened(raw, message, is_flat=flat is not None),
    )
    if is_ours:
        tree = json_tree(operation, raw, place.path, in_url, payload)
        if action_header(operation):
            tree.below["headers"] = header_tree(raw, place.path)
        return CaptureDocument(source, tree, operation, captured, is_ours=True)
    start, end = raw.url.span
    document = CaptureDocument(
        source, Node({}, start, end, None), operation, captured, is_ours=False
    )
    server = contract.service(operation.service).server
    words = f"not a call of {operation.name}"
    advice = f"use {operation.method} {server}{operation.path} with its body"
    document.errors = [UnreadableError(NO_REQUEST, words, start, end, advice=advice)]
    return document


def is_shortened(raw: Raw, message: Message, *, is_flat: bool) -> bool:
    """Return whether a request omits what every call needs, as an example in the docs does."""
    is_bare = not raw.headers and PLACEHOLDER.search(message.host) is not None
    texts = [raw.query, target(raw.url).query, raw.body if is_flat else None]
    names = [name for name, _ in raw.headers]
    return is_bare or any(map(is_abridged, [*filter(None, texts), *names]))


def flat_parameters(
    operation: Operation, raw: Raw, in_url: list[tuple[Spanned, Spanned]]
) -> list[Parameter] | None:
    """Return the parameters of a request that has them in place of JSON; None if it has JSON."""
    if not action_header(operation):
        return None
    given = in_url
    if raw.method.upper() != "GET":
        if raw.body is None or not is_form_body(raw.body.text):
            return None
        given = pairs(raw.body, is_exact=raw.is_exact)
    return [(decoded(name), decoded(value), name.span, value.span) for name, value in given]


def body(raw: Raw, controls: list[str]) -> Node:
    """Parse the body as JSON, and collect strings with control characters in `controls`.

    Raises UnreadableError.
    """
    if raw.body is None:
        start, end = raw.url.span
        raise UnreadableError(NO_REQUEST, "the body is missing", start, end)
    try:
        return placed(parse(raw.body.text, controls), raw.body)
    except UnreadableError as error:
        for found in FILLED_IN.finditer(raw.body.text):
            if found.start() <= error.start < found.end():
                raise UnreadableError(
                    NO_REQUEST, FILLED_IN_LATER, *raw.body.part(*found.span()).span, advice=PUT_HERE
                ) from None
        start, end = raw.body.part(error.start, error.end).span
        pointer = error.pointer and f"/body{error.pointer}"
        raise UnreadableError(
            error.rule,
            error.message,
            start,
            max(end, start + 1),
            pointer=pointer,
            advice=error.advice,
        ) from None

"""Completion: the names and values that the contract has at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from vpn_preflight import contract
from vpn_preflight.lint import documents
from vpn_preflight.lint.edits import rewrite_scalar
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.request_files import BODY, FIELDS
from vpn_preflight.lint.schema_at import OPERATION, below, document_field
from vpn_preflight.lint.skeleton import weakness
from vpn_preflight.lsp.cursor import cursors, word_at
from vpn_preflight.lsp.hover import describe, escape
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.policy import reason, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import Range

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.lsp.cursor import Cursor, Word
    from vpn_preflight.lsp.open_file import OpenFile

JSON = (*documents.JSON, *documents.ONE_A_LINE)


@hide_fields
class Choice(NamedTuple):
    """A name or a value to offer, and what the docs say about it."""

    value: Any
    detail: str | None
    words: str
    is_container: bool = False


@hide_fields
class Spot(NamedTuple):
    """Where a choice is written: the range of the word, its quote, and what is there."""

    place: Range
    quote: str
    is_json: bool
    is_name: bool
    needs_colon: bool


def completions(file: OpenFile, offset: int) -> list[CompletionItem]:
    """List the completions at an offset, required fields first; none outside of payloads."""
    name = file.path.lower()
    if name.endswith(documents.CAPTURES):
        return []
    base, text = source_at(file, offset, is_line=name.endswith(documents.ONE_A_LINE))
    word = word_at(text, offset - base)
    for cursor in cursors(text, word):
        field = field_at(file, cursor)
        if field is None:
            return []
        if found := choices(cursor, field):
            spot = spot_at(file, base, text, word, cursor)
            return [item(number, one, spot) for number, one in enumerate(found)]
    return []


def source_at(file: OpenFile, offset: int, *, is_line: bool) -> tuple[int, str]:
    """Return the source around an offset, one line or the whole file, and where it starts."""
    whole = file.places.whole
    if not is_line:
        return file.places.mark, whole.text[file.places.mark :]
    line, _ = whole.place(offset)
    start, end = whole.line_span(line)
    return start, whole.text[start:end]


def field_at(file: OpenFile, cursor: Cursor) -> Field | None:
    """Look up the field of a cursor; None for a document that is no payload."""
    document, tokens = cursor.document, cursor.tokens
    if not prepare(document.value, tokens, cursor.names) or not file.is_payload(document):
        return None
    try:
        request = read_request(document, file.settings.operation)
    except UnreadableError:
        return None
    field = document_field(request)
    for token in tokens:
        field = below(field, token)
    return without_settings(field, request.operation)


def without_settings(field: Field, operation: Operation) -> Field:
    """Remove from the path parameters those that are settings of the client, as `new` does."""
    if field is not operation.path_parameters:
        return field
    settings = contract.service(operation.service).settings
    ids = {name: one for name, one in field.fields.items() if name not in settings}
    return field.containing(ids)


def prepare(value: Any, tokens: tuple[str, ...], names: tuple[str, ...] | None) -> bool:
    """Complete a request file that has only its operation, or all but its operation."""
    if not isinstance(value, dict):
        return False
    if tokens == ("operation",) and names is None:
        del value["operation"]
    elif value.keys() <= FIELDS and value.get("operation") in contract.operation_names():
        value.setdefault(BODY, {})
    return True


def spot_at(file: OpenFile, base: int, text: str, word: Word, cursor: Cursor) -> Spot:
    """Describe where a choice is written."""
    is_json = file.path.lower().endswith(JSON) or text.lstrip()[:1] in ("{", "[")
    needs_colon = cursor.names is not None and text[word.end :].lstrip(" ")[:1] != ":"
    place = file.places.range(base + word.start, base + word.end)
    return Spot(place, word.quote, is_json, cursor.names is not None, needs_colon)


def item(number: int, choice: Choice, spot: Spot) -> CompletionItem:
    """Build the item of a choice."""
    written = rewrite_scalar(spot.quote, choice.value, is_yaml=not spot.is_json)
    if spot.needs_colon:
        written += ":" if choice.is_container and not spot.is_json else ": "
    return CompletionItem(
        str(choice.value),
        kind=CompletionItemKind.Property if spot.is_name else CompletionItemKind.Value,
        detail=choice.detail,
        documentation=MarkupContent(MarkupKind.Markdown, choice.words) if choice.words else None,
        sort_text=f"{number:03}",
        filter_text=f"{spot.quote}{choice.value}",
        text_edit=TextEdit(spot.place, written),
    )


def choices(cursor: Cursor, field: Field) -> list[Choice]:
    """List the choices at a cursor, best first."""
    if cursor.names is not None:
        return names(field, cursor.names)
    if field is OPERATION:
        return [Choice(name, None, "") for name in contract.operation_names()]
    return [] if field.is_secret else values(field)


def names(field: Field, present: Iterable[str]) -> list[Choice]:
    """List the fields that an object does not have yet: required ones, one of several, others."""
    taken, either = set(present), dict[str, str]()
    for one in field.alternatives:
        if taken.isdisjoint(one.names):
            either |= dict.fromkeys(one.names, f"required: {' or '.join(one.names)}")
    either |= dict.fromkeys(field.required, "required")
    free = [name for name, one in field.fields.items() if name not in taken and is_offered(one)]
    free.sort(key=lambda name: (name not in field.required, name not in either))
    return [
        Choice(
            name,
            either.get(name),
            describe(field.fields[name], is_required=name in field.required),
            field.fields[name].type in ("object", "array"),
        )
        for name in free
    ]


def is_offered(field: Field) -> bool:
    """Return whether to offer a field: the docs print it, and an object has fields."""
    return not field.same_as and (field.type != "object" or bool(field.fields or field.values))


def values(field: Field) -> list[Choice]:
    """List the documented values of a field, weak ones last."""
    if field.type == "boolean":
        return [Choice(value, None, "") for value in (True, False)]
    if not field.enum:
        default = [field.default] if field.type == "integer" and field.has_default else []
        return [Choice(value, "default in the docs", "") for value in default]
    ordered = sorted(field.enum, key=lambda value: weakness(field, value))
    said = {value: verdict(field, value) for value in ordered}
    return [
        Choice(value, None, escape(reason(found)) if (found := said[value]) else "")
        for value in ordered
    ]

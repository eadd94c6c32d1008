"""Decide which documents are ours, of which operation, and whether they are request files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.finding import join_pointer
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.marks import is_marked, needs_mark
from vpn_preflight.lint.near_misses import near_operation
from vpn_preflight.lint.operation_fit import (
    action_meant,
    by_fields,
    closest_operations,
    has_fields,
    operation_meant,
)
from vpn_preflight.lint.plain_payloads import plain_operation
from vpn_preflight.lint.request_files import (
    BODY,
    FIELDS,
    SCHEMA,
    empty_sections,
    is_request_file,
    schema_operation,
    without_schema,
)
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols.form import ACTION
from vpn_preflight.rules import unreadable
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.document import Document
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.rules.rule import Rule

# Items of a list that are searched for a payload that is not at the root.
BESIDE = 16


@hide_fields
class Request(NamedTuple):
    """What a document asks for.

    `path` and `query` are None where it has none; `prefix` is the pointer of its payload.
    """

    operation: Operation
    payload: Any
    path: Payload | None
    query: Payload | None
    prefix: str


def read_request(document: Document, wanted: str | None) -> Request:
    """Read a document as a request; `wanted` is the operation that the user named.

    Raises UnreadableError when the operation is not known, cannot be inferred, or is not the one
    wanted, for an answer, and for a document that could not be read as a whole.
    """
    if document.errors:
        raise document.errors[0]
    value = document.value
    if wanted is None and not document.is_capture and (name := plain_operation(value)):
        return Request(contract.operation(name), value, None, None, "")
    if not is_request_file(value):
        refuse_answer(document, wanted)
        refuse_misspelt(document)
        refuse_wrapped(document)
        operation = chosen_operation(document, value, wanted)
        return Request(operation, without_schema(value), None, None, "")
    path, query = (parameters(document, name) for name in ("path", "query"))
    payload = value.get(BODY)
    return Request(
        chosen_operation(document, payload, stated_operation(document, wanted)),
        payload,
        path,
        query,
        f"/{BODY}",
    )


def is_recognised(document: Document, *, is_sure: bool = False) -> bool:
    """Return whether a document is a payload: it names an operation, or its fields are of one.

    Where the user named the operation it `is_sure`, and the names of the fields are enough.
    """
    if document.is_capture:
        return document.is_ours
    return plain_operation(document.value) is not None or is_payload(
        document.value, is_sure=is_sure
    )


def is_payload(value: Any, *, is_sure: bool = False) -> bool:
    """Return whether a value is a payload or a request file, nearly one, or has one in it."""
    if isinstance(value, list):
        return any(is_payload(item, is_sure=is_sure) for item in value if isinstance(item, dict))
    if not isinstance(value, dict):
        return False
    payload = value.get(BODY) if is_request_file(value) else value
    fields = payload if isinstance(payload, dict) else {}
    stated = [
        operation_meant(value.get("operation")),
        action_meant(value.get(ACTION), fields),
        operation_meant(schema_operation(value)),
        action_meant(fields.get(ACTION), fields),
    ]
    named = [contract.operation(name) for name in stated if name]
    return (
        any(is_request_file(value) or is_marked(operation, payload) for operation in named)
        or has_fields(payload, is_sure=is_sure)
        or (isinstance(payload, dict) and near_operation(payload) is not None)
        or wrapper(value) is not None
    )


def may_be(document: Document, operation: str) -> bool:
    """Return whether a document may be of an operation, and is not clearly of another one."""
    value = document.value
    payload = value.get(BODY) if is_request_file(value) else value
    if not isinstance(payload, dict) or not is_payload(value):
        return True
    stated = [
        operation_meant(value.get("operation")),
        operation_meant(schema_operation(value)),
        action_meant(payload.get(ACTION), payload),
    ]
    if any(stated):
        return operation in stated
    return operation in closest_operations(payload) or near_operation(payload) == operation


def wrapper(value: Mapping[str, Any]) -> str | None:
    """Return the name below which a document has a payload, or several, that belong at its root.

    Many programs have a field that is all that some operation requires, so that it must be alone.
    """
    if is_request_file(value):
        return None
    is_alone = len(value.keys() - FIELDS - {SCHEMA}) <= 1
    for name, inner in value.items():
        items = inner if isinstance(inner, list) else [inner]
        whole = (one for one in items[:BESIDE] if has_fields(one, is_sure=False, is_whole=True))
        if any(is_alone or len(one) > 1 for one in whole):
            return name
    return None


def refuse_answer(document: Document, wanted: str | None) -> None:
    """Refuse an answer that was saved as a file, unless the user said of which operation it is."""
    if wanted is None and not document.is_capture and not is_payload(document.value):
        from vpn_preflight.lint.saved_answers import answer_words  # noqa: PLC0415 - few files are one

        words = answer_words(document.value)
        if words is not None:
            advice = "lint the request that was sent"
            raise refusal(document, unreadable.EMPTY, f"{words}, not a payload", advice=advice)


def refuse_wrapped(document: Document) -> None:
    """Refuse a payload below a name that its operation does not have."""
    value = document.value
    if not isinstance(value, dict) or document.is_capture or has_fields(value, is_sure=True):
        return
    name = wrapper(value)
    if name is not None:
        message = "not a field of a request file, and a payload is below it"
        advice = f'move the payload to the root of the file, or below "{BODY}"'
        raise name_refusal(document, name, message, advice)


def refuse_misspelt(document: Document) -> None:
    """Refuse what was meant as a request file: it has a field of one, and none of any payload."""
    value = document.value
    if not isinstance(value, dict) or by_fields(value) is not None:
        return
    if (
        value.keys().isdisjoint(FIELDS - {"operation"})
        and value.get("operation") not in contract.operation_names()
    ):
        return
    known = FIELDS | {SCHEMA} | empty_sections()
    wrong = next((name for name in value if name not in known), None)
    if wrong is None:
        message = "a request file without its payload"
        raise refusal(document, unreadable.SHAPE, message, advice=f'add "{BODY}"')
    from vpn_preflight.rules.suggestion import closest  # noqa: PLC0415 - few names are misspelt

    meant = closest(wrong, FIELDS)
    words = f'did you mean "{meant}"?' if meant else "remove it"
    message = "not a field of a request file (operation, path, query, body)"
    raise name_refusal(document, wrong, message, words)


def name_refusal(document: Document, name: str, message: str, advice: str) -> UnreadableError:
    """Return an error about a name at the root of a document."""
    start, end = document.node((name,)).key or (0, 1)
    pointer = join_pointer((name,))
    return UnreadableError(unreadable.SHAPE, message, start, end, pointer=pointer, advice=advice)


def parameters(document: Document, name: str) -> Payload | None:
    """Return the parameters of the URL that a request file has."""
    given: Payload | None = document.value.get(name)
    if name in document.value and not isinstance(given, dict):
        raise refusal(
            document,
            unreadable.SHAPE,
            "must be an object",
            name,
            advice=f'use "{name}": {{"NAME": "..."}}',
        )
    return given


def stated_operation(document: Document, wanted: str | None) -> str | None:
    """Return the operation that a request file states, else the one wanted."""
    if "operation" not in document.value:
        return wanted or schema_operation(document.value)
    name = document.value["operation"]
    if wanted not in (None, name):
        raise refusal(
            document,
            unreadable.OTHER,
            f"differs from --operation or the settings, which say {wanted}",
            "operation",
            advice="change one of the two",
        )
    return known_operation(document, name, "operation")


def chosen_operation(document: Document, payload: Any, named: str | None) -> Operation:
    """Choose the operation.

    It is the one that was named, else that of the `$schema`, the payload's own Action, its fields,
    or of where it was sent. A wrong Action is reported by the check.
    """
    if named is None and isinstance(document.value, dict):
        named = schema_operation(document.value)
    if named is None and isinstance(payload, dict) and ACTION in payload:
        named = action_meant(payload[ACTION], payload) or (
            by_fields(payload) if has_fields(payload, is_sure=True) else document.operation
        )
        tokens = (ACTION,) if payload is document.value else (BODY, ACTION)
        named = named or known_operation(document, payload[ACTION], *tokens)
    if named is None:
        named = operation_of_fields(payload) or document.operation
    if named is None:
        message = "cannot tell which operation this is"
        raise refusal(document, unreadable.UNKNOWN, message, advice=f"pass --operation {changes()}")
    found = contract.operation(named)
    if document.is_capture and document.operation is not None and needs_mark(found):
        sent = contract.operation(document.operation)
        # Names that other services have as well do not say where a request was sent.
        return found if found.service == sent.service else sent
    return found


def known_operation(document: Document, name: Any, *tokens: str) -> str:
    """Refuse the name of an operation that the contract does not have."""
    if name in contract.operation_names():
        return str(name)
    guess = operation_meant(name)
    words = f"did you mean {guess}?" if guess else f"use {changes()}"
    raise refusal(
        document, unreadable.UNKNOWN, "not the name of an operation", *tokens, advice=words
    )


def changes() -> str:
    """List the operations that somebody may have meant; most are changes."""
    names = contract.operation_names()
    found = [name for name in names if contract.operation(name).is_change]
    return f"{', '.join(found)} or the name of a read-only call"


def operation_of_fields(payload: Any) -> str | None:
    """Return the operation whose fields a payload has, or nearly has."""
    is_near = isinstance(payload, dict) and not has_fields(payload, is_sure=True)
    return (near_operation(payload) if is_near else None) or by_fields(payload)


def refusal(
    document: Document, rule: Rule, message: str, *tokens: str, advice: str
) -> UnreadableError:
    """Return an error about a place of a document."""
    node = document.node(tokens)
    return UnreadableError(
        rule, message, node.start, node.end, pointer=join_pointer(tokens), advice=advice
    )

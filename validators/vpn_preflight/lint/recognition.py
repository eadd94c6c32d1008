"""Decide what of a file is ours, and what it asks for: a bare body or a request file, and of which operation."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.finding import Finding, join_pointer
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.marks import captured_operations, is_marked, is_marked_text, needs_mark
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols.form import ACTION, common_parameters
from vpn_preflight.rules import unreadable
from vpn_preflight.rules.suggestion import closest, is_slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.lint.document import Document
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.rules.rule import Rule

BODY = "body"
# Characters of a name that is worth a guess; no known one has half as many.
NAME = 64
MEMBERS = {"operation", "path", "query", BODY}


@hide_fields
class Request(NamedTuple):
    """What a document asks for; `path` and `query` are None where it has none, `prefix` is the pointer of its payload."""

    operation: Operation
    payload: Any
    path: Payload | None
    query: Payload | None
    prefix: str


def read_request(document: Document, wanted: str | None) -> Request:
    """Read a document as a request; `wanted` is the operation that the user named.

    Raises UnreadableError when the operation is not known, cannot be told, or is another than the one wanted, and for a document
    that could not be read as a whole.
    """
    if document.errors:
        raise document.errors[0]
    value = document.value
    if not is_request_file(value):
        refuse_misspelt(document)
        return Request(chosen_operation(document, value, wanted), value, None, None, "")
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
    """Tell a payload from a file that has nothing to do with us: it names an operation, or most of its members are of one.

    Where the user named the operation it `is_sure`, and the names of the members are enough.
    """
    value = document.value
    if not isinstance(value, dict) or document.is_capture:
        return document.is_capture and document.is_ours
    payload = value.get(BODY) if is_request_file(value) else value
    stated = [
        value.get("operation"),
        value.get(ACTION),
        payload.get(ACTION) if isinstance(payload, dict) else None,
    ]
    named = [contract.operation(name) for name in map(operation_meant, stated) if name]
    is_named = any(is_request_file(value) or is_marked(operation, payload) for operation in named)
    return is_named or has_members(payload, is_sure=is_sure)


def operation_meant(name: Any) -> str | None:
    """Name the operation that was written, or of which it is a slip; None if there is none."""
    if not isinstance(name, str):
        return None
    if name in contract.operation_names():
        return name
    return slip_of(name, contract.operation_names())


def slip_of(name: str, known: Iterable[str]) -> str | None:
    """Return the known name of which another one is a slip, if it is one; a long one is none, and takes long to compare."""
    guess = closest(name, known) if len(name) <= NAME else None
    return guess if guess and is_slip(name, guess) else None


def has_members(payload: Any, *, is_sure: bool) -> bool:
    """Tell whether more than half of the members are of one operation, and as many as it requires, or two.

    Unless it is sure, what they hold must look like it: other programs have members of the same name.
    """
    name = by_members(payload, is_sure=is_sure)
    if name is None:
        return False
    operation = contract.operation(name)
    names = {member.partition(".")[0] for member in payload} - uncounted(operation)
    shared = shared_members(operation, payload, is_sure=is_sure)
    # Where nothing is required, any program could have a field of that name.
    is_any = not is_sure and not operation.request.required
    if is_any or len(shared) < enough(operation) or 2 * len(shared) <= len(names):
        return False
    return is_sure or all(looks_like(operation, member, payload) for member in shared)


def uncounted(operation: Operation) -> set[str]:
    """Return the names that do not count: the action, and the other common parameters where one of them is the mark."""
    return {ACTION, *(common_parameters(operation) if needs_mark(operation) else ())}


def enough(operation: Operation) -> int:
    """Return how many members of an operation show that a payload is one of it."""
    return min(2, len(operation.request.required) or 2)


def looks_like(operation: Operation, member: str, payload: Mapping[str, Any]) -> bool:
    """Tell whether a member holds what is required below it, and what the contract has there."""
    known, answer = operation.request, operation.response.fields.get(member)
    if member not in known.required or member not in payload:
        return True
    field = known.fields[member]
    return has_required(field, payload[member], all) and resembles(payload[member], field, answer)


def has_required(field: Field, value: Any, extent: Callable[[Iterable[bool]], bool]) -> bool:
    """Tell whether a value has what is required below it, `all` or `any` of it; true where nothing is."""
    if not field.required:
        return True
    found = (
        name in value and has_required(field.fields[name], value[name], extent)
        for name in field.required
    )
    return isinstance(value, dict) and extent(found)


def resembles(value: Any, field: Field, answer: Field | None) -> bool:
    """Tell whether an object has, or misspells, the members that the contract has here, and none that only an answer has."""
    known = field.fields
    if not known:
        return True
    if not isinstance(value, dict) or value.keys() & (
        (answer.fields.keys() if answer else set()) - known.keys()
    ):
        return False
    return 2 * sum(slip_of(name, known) is not None for name in value) >= len(value)


def is_request_file(value: Any) -> bool:
    """Return whether a document is a request file: it has a body, or names a call that has none."""
    return (
        isinstance(value, dict)
        and value.keys() <= MEMBERS
        and (BODY in value or has_no_body(value.get("operation")))
    )


def has_no_body(name: Any) -> bool:
    """Return whether an operation of this name is called without a body."""
    return name in contract.operation_names() and contract.operation(name).media_type is None


def refuse_misspelt(document: Document) -> None:
    """Refuse what was meant as a request file: it has a member of one, and none of any payload."""
    value = document.value
    if not isinstance(value, dict) or by_members(value) is not None:
        return
    if (
        value.keys().isdisjoint(MEMBERS - {"operation"})
        and value.get("operation") not in contract.operation_names()
    ):
        return
    wrong = next((name for name in value if name not in MEMBERS), None)
    if wrong is None:
        raise refusal(
            document,
            unreadable.SHAPE,
            "looks like a request file without its payload",
            advice="add body",
        )
    meant = closest(wrong, MEMBERS)
    words = f"did you mean {meant}?" if meant else "take it away"
    message = "is no member of a request file (operation, path, query, body)"
    start, end = document.node((wrong,)).key or (0, 1)
    raise UnreadableError(
        unreadable.SHAPE, message, start, end, pointer=join_pointer((wrong,)), advice=words
    )


def parameters(document: Document, name: str) -> Payload | None:
    """Take the parameters of the URL from a request file."""
    given: Payload | None = document.value.get(name)
    if name in document.value and not isinstance(given, dict):
        raise refusal(
            document,
            unreadable.SHAPE,
            "must be an object",
            name,
            advice=f'write "{name}": {{"NAME": "..."}}',
        )
    return given


def stated_operation(document: Document, wanted: str | None) -> str | None:
    """Take the operation that a request file states, if it does."""
    if "operation" not in document.value:
        return wanted
    name = document.value["operation"]
    if wanted not in (None, name):
        raise refusal(
            document,
            unreadable.OTHER,
            f"is not {wanted}, the operation that was asked for",
            "operation",
            advice=f"write {wanted}, or ask for the one that is here",
        )
    return known_operation(document, name, "operation")


def chosen_operation(document: Document, payload: Any, named: str | None) -> Operation:
    """Choose the operation: the one that was named, else that of the payload's own Action, its members, or where it was sent.

    Another Action is no reason to look at nothing: the check tells of it.
    """
    if named is None and isinstance(payload, dict) and ACTION in payload:
        named = operation_meant(payload[ACTION]) or (
            by_members(payload) if has_members(payload, is_sure=True) else document.operation
        )
        tokens = (ACTION,) if payload is document.value else (BODY, ACTION)
        named = named or known_operation(document, payload[ACTION], *tokens)
    if named is None:
        named = by_members(payload) or document.operation
    if named is None:
        message = "does not tell its operation"
        advice = f"add --operation {' or '.join(contract.operation_names())}"
        raise refusal(document, unreadable.UNKNOWN, message, advice=advice)
    # A request was sent to one of the services whose requests are read, whatever it says.
    is_sent = document.is_capture and document.operation is not None
    found = contract.operation(named)
    return (
        contract.operation(str(document.operation))
        if is_sent and found not in captured_operations()
        else found
    )


def known_operation(document: Document, name: Any, *tokens: str) -> str:
    """Refuse the name of an operation that the contract does not have."""
    if name in contract.operation_names():
        return str(name)
    guess = operation_meant(name)
    words = (
        f"did you mean {guess}?" if guess else f"write {' or '.join(contract.operation_names())}"
    )
    raise refusal(
        document, unreadable.UNKNOWN, "is not the name of an operation", *tokens, advice=words
    )


def by_members(payload: Any, *, is_sure: bool = False) -> str | None:
    """Name the operation that shares the most members with a payload, of several the one change among them; else None."""
    if not isinstance(payload, dict):
        return None
    operations = map(contract.operation, contract.operation_names())
    shared = {each.name: len(shared_members(each, payload, is_sure=is_sure)) for each in operations}
    best = max(shared.values())
    named = [name for name, count in shared.items() if count == best]
    preferred = (
        [name for name in named if contract.operation(name).is_change] if len(named) > 1 else named
    )
    return preferred[0] if best and len(preferred) == 1 else None


def shared_members(operation: Operation, payload: Mapping[str, Any], *, is_sure: bool) -> set[str]:
    """Find the members of an operation in a payload; one that stands for nothing of what is required below it is another's.

    Unless it is sure, names that other clouds have as well need a mark.
    """
    known = operation.request.fields
    names = known.keys() & {name.partition(".")[0] for name in payload}
    if names and not is_sure and not is_marked(operation, payload):
        return set()
    return {name for name in names if has_required(known[name], payload.get(name), any)}


def refusal(
    document: Document, rule: Rule, message: str, *tokens: str, advice: str
) -> UnreadableError:
    """Say what makes a place of a document unreadable."""
    node = document.node(tokens)
    return UnreadableError(
        rule, message, node.start, node.end, pointer=join_pointer(tokens), advice=advice
    )


def keep_ours(
    reads: Iterable[Document | Finding], mentions_ours: Callable[[], bool], *, is_sure: bool = False
) -> Iterator[Document | Finding]:
    """Leave out what has nothing to do with us, and what cannot be read in a file that mentions nothing of ours."""
    # Of very many lines that cannot be read, the first has the file looked through.
    mentioned = cache(mentions_ours)
    for read in reads:
        if not isinstance(read, Finding):
            is_ours = is_recognised(read, is_sure=is_sure)
        else:
            # Nobody knows what a file holds that cannot be opened.
            is_ours = read.code == unreadable.UNOPENED.code or mentioned()
        if is_ours:
            yield read


def mentions(content: bytes, *, is_sure: bool = False) -> bool:
    """Tell whether a text names all members that some operation requires, an operation, or where one is called.

    Unless it is sure, a name of their own must follow where they are objects: other programs have members of the same name.
    """
    requests = [
        each.request
        for each in contract.operations()
        if each.request.required and is_marked_text(each, content)
    ]
    return bool(target().search(content)) or any(
        all(
            has_member(content, name, inner)
            for name, inner in required_fields(found, is_sure=is_sure)
        )
        for found in requests
    )


def required_fields(field: Field, *, is_sure: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each member that a payload must have, with the names of those inside it, and what is required there in its turn."""
    for name in field.required:
        below = field.fields[name]
        yield name, () if is_sure else tuple(below.fields)
        yield from ((inner, ()) for inner in below.required)


def has_member(content: bytes, name: str, inner: tuple[str, ...]) -> bool:
    """Return whether a text has a member where a payload has it, followed by one of those inside it where it has any."""
    return any(found["inside"] is not None for found in member(name, inner).finditer(content))


@cache
def member(name: str, inner: tuple[str, ...]) -> re.Pattern[bytes]:
    """Match a member near the start of a line, or in quotes after a bracket or a comma; `inside` is one of its own that follows.

    What is between the two belongs to the match in either case, so that nothing is looked at again from the next name on.
    """
    below = "|".join(map(re.escape, inner))
    behind = (
        rf"""(?:[{{\s]|#[^\r\n]*[\r\n])*+(?P<inside>["']?(?:{below})["']?\s*:)?"""
        if inner
        else "(?P<inside>)"
    )
    return re.compile(
        rf"""(?:(?m:^|(?<=\r))[ \t]{{0,4}}["']?|[{{,]\s*"){re.escape(name)}["']?\s*:{behind}""".encode()
    )


@cache
def target() -> re.Pattern[bytes]:
    """Match the name of an operation, in any case, the host of a service or the path of a call.

    Names that other clouds have as well are no sign, and neither is a path that every site has.
    """
    operations = contract.operations()
    hosts = [contract.service(operation.service).host for operation in operations]
    places = [
        *(pattern_of(host) for host in hosts),
        *(pattern_of(each.path) for each in operations if each.path != "/"),
    ]
    names = "|".join(re.escape(each.name) for each in operations if not needs_mark(each))
    return re.compile(rf"\b(?i:{names})\b|{'|'.join(places)}".encode())


def pattern_of(template: str) -> str:
    """Write a pattern for a host or a path with anything in its braces that ends where its part of the template ends.

    A part of a host ends at a dot, too: a search would run over the same characters again and again.
    """
    part = r"[^/\\s]+" if "/" in template else r"[^/.\\s]+"
    return re.sub(r"\\\{\w+\\\}", part, re.escape(template))

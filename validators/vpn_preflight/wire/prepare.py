"""Check a call, encode it as a request, and mark it as checked."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from vpn_preflight import contract
from vpn_preflight.checker import examine
from vpn_preflight.protocols import Message, setting_headers, wire_of
from vpn_preflight.protocols.wire_form import UnsendableError
from vpn_preflight.redaction import Secrets, secret_values
from vpn_preflight.rules import requests
from vpn_preflight.wire import python_words
from vpn_preflight.wire.errors import PayloadError
from vpn_preflight.wire.gate import MARK, Checked, Sent
from vpn_preflight.wire.log_lines import CallId, record
from vpn_preflight.wire.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.finding import Finding
    from vpn_preflight.rules.rule import Remark
    from vpn_preflight.wire.client import BaseClient

# A part of a path that is written as it is.
IS_PLAIN = re.compile("[A-Za-z0-9_.~-]+").fullmatch
# A request as arguments for httpx.
RequestArguments = dict[str, Any]
# Bytes that the common parameters of a signature add, at most.
SIGNATURE_LENGTH = 512


def prepare(
    client: BaseClient,
    route: str,
    *,
    path: Mapping[str, Any],
    query: Mapping[str, Any],
    body: Any = None,
    ignore: Iterable[str] = (),
    by_keyword: bool = True,
) -> RequestArguments:
    """Check a call and return it as arguments for httpx, marked as checked.

    `by_keyword` says that the ids of the URL were arguments, not items of a mapping. Raises
    PayloadError if the check finds an error.
    """
    operation = operation_of(client, route)
    path, query, call = plain(path), plain(query), CallId()
    ignored = (*client.ignore, *((ignore,) if isinstance(ignore, str) else ignore))
    found = examine(
        operation,
        # What a call without a body has to check.
        {} if body is None and operation.media_type is None else plain(body),
        path=path,
        query=query,
        ignore=ignored,
        profile=client.profile,
        region=client.region,
    )
    payload = found.reading.payload
    words = partial(python_words.words, body=body, by_keyword=by_keyword)
    refuse_errors(operation, found.findings, call, words)
    try:
        message = on_the_wire(client, operation, path, query, payload)
    except (AttributeError, RecursionError, TypeError, ValueError) as error:
        unsendable = explain_unsendable(operation, error).finding(operation.name)
        raise PayloadError(operation.name, [unsendable], words) from None
    kept = size_findings(client, operation, payload, message, ignored)
    refuse_errors(operation, kept, call, words)
    if client.wire_style == "unindexed":
        record(logging.INFO, operation.name, "is sent with unindexed names", call=call)
    sent = Sent(operation.name, path, payload) if operation.task else None
    return arguments(mark(client, operation, message, payload, call, sent=sent))


def operation_of(client: BaseClient, route: str) -> Operation:
    """Return the operation of a route; raises TypeError if it is not of the client's service."""
    operation = contract.operation_at(route)
    if client.service != operation.service:
        raise TypeError(
            f"{operation.name} belongs to {operation.service}; this client is for {client.service}"
        )
    return operation


def mark(
    client: BaseClient,
    operation: Operation,
    message: Message,
    payload: Any,
    call: CallId,
    *,
    sent: Sent | None,
) -> Checked:
    """Note what was checked, and what of it must not show."""
    secrets = Secrets((*client.secrets, *secret_values(operation.request, payload)))
    settings = setting_headers(operation, {**client.path, "region": client.region})
    return Checked(operation, client.endpoint, message, settings, secrets, call, sent)


def arguments(checked: Checked) -> RequestArguments:
    """Return a checked request as arguments for httpx."""
    message = checked.message
    return {
        "method": message.method,
        "url": message.target,
        "content": message.body or None,
        "headers": message.headers,
        "extensions": {MARK: checked},
    }


def on_the_wire(
    client: BaseClient,
    operation: Operation,
    path: Mapping[str, Any],
    query: Mapping[str, Any],
    payload: Any,
) -> Message:
    """Return a call as a request; the wire form raises for what it cannot carry."""
    target = operation.path
    if path:
        written = {key: quoted(str(value)) for key, value in path.items()}
        target = target.format_map(written)
    if query:
        target = f"{target}?{urlencode(query)}"
    # Nothing else is sent over the connection of a change.
    headers = {} if operation.effect == "read" else {"Connection": "close"}
    message = Message(client.method or operation.method, target, headers)
    return wire_of(operation).encode(operation, message, payload, client.wire_style)


def quoted(text: str) -> str:
    """Write a part of a path; most are plain ids."""
    return text if IS_PLAIN(text) else quote(text, safe="-_.~")


def explain_unsendable(operation: Operation, error: Exception) -> Remark:
    """Report what the wire form could not carry."""
    if isinstance(error, UnsendableError):
        return requests.explain_place(operation, error.member, error.problem, error.advice)
    problem, advice = "has a value that cannot be sent", "use strings, integers, lists, objects"
    return requests.explain_place(operation, None, problem, advice)


def refuse_errors(
    operation: Operation, findings: list[Finding], call: CallId, words: Callable[[Finding], str]
) -> None:
    """Raise PayloadError if a finding is an error; otherwise log the findings without values."""
    if not findings:
        return
    if any(finding.severity == "error" for finding in findings):
        raise PayloadError(operation.name, findings, words)
    for finding in findings:
        level = logging.WARNING if finding.severity == "warning" else logging.INFO
        record(level, operation.name, f"{finding.code} {words(finding)}", call=call)


def size_findings(
    client: BaseClient,
    operation: Operation,
    payload: Any,
    message: Message,
    ignored: tuple[str, ...],
) -> list[Finding]:
    """Check the size of a signed request, and that one by GET does not hold a secret."""
    findings = (
        remark.finding(operation.name)
        for remark in size_remarks(client, operation, payload, message)
    )
    return [finding for finding in findings if not finding.code.startswith(ignored)]


def size_remarks(
    client: BaseClient, operation: Operation, payload: Any, message: Message
) -> Iterator[Remark]:
    """Check the size of a signed request, and that one by GET does not hold a secret."""
    if message.body:
        yield from requests.explain_size(operation, "body", len(message.body) + SIGNATURE_LENGTH)
        return
    secret = next(
        (
            name
            for name, value in payload.items()
            if any(secret_values(operation.request, {name: value}))
        ),
        None,
    )
    yield from requests.explain_url(operation, secret or client.secret_parameter())
    yield from requests.explain_size(
        operation, "url", len(client.endpoint) + len(message.target) + SIGNATURE_LENGTH
    )

"""Mask secrets by the contract: `format: password`, and the credentials of security schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import UNKNOWN
from vpn_preflight.finding import join_pointer, split_pointer
from vpn_preflight.protocols import form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.finding import Finding
    from vpn_preflight.protocols import Message
    from vpn_preflight.protocols.comparison import Difference

MASK = "***"
# Characters of a secret that is no part of a word by chance.
LONG = 8


def secret_values(field: Field, value: Any) -> Iterator[str]:
    """Yield every string in a payload or an answer that the contract marks as a secret."""
    if field.is_secret:
        yield from strings(value)
    elif not field.has_secrets:
        return
    elif isinstance(value, dict):
        for name, item in value.items():
            inner = field.inner(name)
            if inner.has_secrets:
                yield from secret_values(inner, item)
    elif isinstance(value, list):
        for item in value:
            yield from secret_values(field.items or UNKNOWN, item)


def strings(value: Any) -> Iterator[str]:
    """Yield every scalar in the value of a secret field, whatever its shape, as a string."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)
    elif value is not None:
        yield str(value)


def mask_payload(field: Field, value: Any) -> Any:
    """Copy a payload or an answer with all secrets, and all strings of unknown fields, masked."""
    if field.is_secret or (not field.is_known and isinstance(value, str)):
        return MASK
    if isinstance(value, dict):
        return {name: mask_payload(field.inner(name), item) for name, item in value.items()}
    if isinstance(value, list):
        return [mask_payload(field.items or UNKNOWN, item) for item in value]
    return value


def mask_names(field: Field, value: Any, findings: list[Finding]) -> list[Finding]:
    """Mask unknown names in findings that are, or contain, a secret of the same payload."""
    secrets = set(secret_strings(field, value)) if findings else set()
    return [mask_name(field, finding, secrets) for finding in findings] if secrets else findings


def secret_strings(field: Field, value: Any) -> Iterator[str]:
    """Yield the strings in known secret fields, whatever else a broken payload has."""
    if field.is_secret:
        yield from [value] if type(value) is str else []
    elif not field.has_secrets:
        return
    elif type(value) is dict:
        for name, inner in field.fields.items():
            yield from secret_strings(inner, value.get(name))
    elif type(value) is list and field.items:
        for item in value:
            yield from secret_strings(field.items, item)


def mask_name(field: Field, finding: Finding, secrets: set[str]) -> Finding:
    """Mask the unknown names in the pointer of a finding, and wherever it repeats them."""
    tokens = split_pointer(finding.pointer)
    hidden = set[str]()
    for token in tokens:
        if not field.items and token not in field.fields and is_secret_name(token, secrets):
            hidden.add(token)
        field = field.items or field.inner(token)
    if not hidden:
        return finding
    return finding._replace(
        pointer=join_pointer(MASK if token in hidden else token for token in tokens),
        message=mask_all(finding.message, hidden),
        advice=finding.advice and mask_all(finding.advice, hidden),
        fix=None,
    )


def is_secret_name(name: str, secrets: set[str]) -> bool:
    """Return whether a name is a secret, or contains one that is too long for a coincidence."""
    return name in secrets or any(len(one) >= LONG and one in name for one in secrets)


def mask_all(words: str, names: Iterable[str]) -> str:
    """Mask names in words."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        words = words.replace(name, MASK)
    return words


def mask_parameters(
    operation: Operation, pairs: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Copy flat parameters with all secrets and all unknown parameters masked."""
    return [(name, MASK if is_hidden(operation, name) else value) for name, value in pairs]


def is_hidden(operation: Operation, name: str) -> bool:
    """Return whether a parameter must not be shown: it is a secret, or unknown."""
    common = form.common_parameters(operation).get(name)
    field = form.parameter_field(operation, name)
    return common.secret if common else not field.is_known or field.is_secret


def secret_headers(service: str) -> Sequence[str]:
    """Return the headers of a service that have a credential."""
    return contract.service(service).secret_headers


def mask_shown_request(operation: Operation, message: str) -> str:
    """Mask the credential headers of a canonical request whose lines are joined by bars."""
    names = "|".join(secret_headers(operation.service))
    return re.sub(rf"(?i)(\|(?:{names}):)[^|]*", rf"\1{MASK}", message) if names else message


def mask_headers(operation: Operation, headers: Mapping[str, str]) -> dict[str, str]:
    """Copy headers with all credentials masked."""
    hidden = {name.lower() for name in secret_headers(operation.service)}
    return {name: MASK if name.lower() in hidden else value for name, value in headers.items()}


def mask_message(operation: Operation, message: Message) -> Message:
    """Copy a request with its credentials and the secrets of a form masked; JSON bodies stay."""
    headers = mask_headers(operation, message.headers)
    if not form.is_form(operation):
        return message._replace(headers=headers)
    empty = message._replace(headers=headers, target=message.path, body=b"", parameters=None)
    return form.with_parameters(empty, mask_parameters(operation, form.pairs(message)))


def mask_difference(operation: Operation, difference: Difference) -> Difference:
    """Copy a difference of two canonical requests, with both sides masked in credential headers."""
    part, ours, theirs = difference
    name = part.removeprefix("header ")
    sides = (
        [mask_headers(operation, {name: value})[name] for value in (ours, theirs)]
        if name != part
        else [ours, theirs]
    )
    return difference._replace(ours=sides[0], theirs=sides[1])

"""The VFW rules: what belongs to a request and not to a payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from vpn_preflight import contract
from vpn_preflight.protocols import form
from vpn_preflight.rules.rule import Citation, Remark, register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation

ACTION = register(
    "VFW001",
    "other-action",
    "error",
    "A payload that names another call than the one it is for.",
)
REGION = register(
    "VFW002", "other-region", "error", "A payload with another region than that of the client."
)
COMMON = register(
    "VFW003",
    "common-parameter",
    "warning",
    "A common parameter in a payload; the client sets it.",
    judges="message",
)

SECRET = register(
    "VFW004",
    "secret-in-url",
    "error",
    "A GET request with a secret in its URL.",
    judges="message",
)
SIZE = register(
    "VFW005",
    "request-too-long",
    "error",
    "A request with a URL or body longer than the service accepts.",
    "observed",
    judges="message",
)
PLACE = register(
    "VFW006",
    "no-place-on-the-wire",
    "error",
    "A value that the chosen wire form cannot carry.",
    judges="message",
)
GAP = register(
    "VFW007",
    "index-gap",
    "warning",
    "A list with a gap in its indexes.",
    "inferred",
    judges="name",
)
# About captured requests.
TWICE = register(
    "VFW008",
    "parameter-given-twice",
    "warning",
    "A parameter that is sent twice.",
    "inferred",
    judges="name",
)
HOST = register(
    "VFW009",
    "other-host",
    "warning",
    "A request to a host that is not the service's own.",
    "observed",
    judges="message",
)
PLAIN = register(
    "VFW010",
    "plain-http",
    "warning",
    "A request that is not encrypted.",
    "observed",
    judges="message",
)
WHERE = register(
    "VFW011",
    "wrong-side",
    "warning",
    "Parameters in a place where the service ignores them.",
    "observed",
    judges="message",
)
KIND = register(
    "VFW012",
    "other-content-type",
    "warning",
    "A body with another Content-Type than the service reads.",
    "observed",
    judges="message",
)
MISSING = register(
    "VFW013",
    "missing-common-parameter",
    "warning",
    "A missing parameter that every call needs.",
    "observed",
    judges="message",
)
FORM = register(
    "VFW014",
    "malformed-common-parameter",
    "warning",
    "A common parameter with an invalid value.",
    "observed",
)
CLOCK = register(
    "VFW015",
    "clock",
    "warning",
    "A request whose time is too far from when it was sent.",
    "observed",
    judges="message",
)
NONCE = register(
    "VFW016",
    "repeated-nonce",
    "warning",
    "A nonce that was already used in the same file.",
    "observed",
)
URL = register(
    "VFW017",
    "secret-in-captured-url",
    "warning",
    "A secret in the URL of a captured request.",
    "inferred",
    judges="message",
)
AT = register(
    "VFW018",
    "at-sign",
    "warning",
    "A form value that starts with @.",
    "observed",
    judges="message",
)
METHOD = register(
    "VFW020",
    "other-method",
    "error",
    "A request with the wrong HTTP method.",
    "observed",
    judges="message",
)
PATH = register(
    "VFW021",
    "other-path",
    "error",
    "A request to the wrong path.",
    "observed",
    judges="message",
)
SIGNATURE = register(
    "VFW019", "signature", "warning", "A signature that does not match the request.", "observed"
)

CONTROL = register(
    "VFW023",
    "control-character",
    "error",
    "An unescaped control character in a captured JSON body.",
    "inferred",
    judges="message",
)
REFUSED = register(
    "VFW022",
    "refused",
    "warning",
    "A captured request that the service refused.",
    "observed",
    judges="message",
)


def explain(
    operation: Operation, common: Mapping[str, Any], region: str | None
) -> Iterator[Remark]:
    """Check the common parameters in a payload; `region` is that of the client, if there is one."""
    cited = Citation(operation.request.members)
    for name, value in common.items():
        if name == form.ACTION:
            if not is_text(value, operation.action):
                message = "is not the name of this call"
                advice = f"use {operation.action}, or remove it"
                yield Remark(ACTION, (name,), message, cited, advice=advice)
        elif name == form.REGION:
            if not isinstance(value, str):
                message, advice = "must be a string", "use the name of the region, or remove it"
                yield Remark(REGION, (name,), message, cited, advice=advice)
            elif region is not None and value != region:
                message, advice = "not the region of this client", f"use {region}, or remove it"
                yield Remark(REGION, (name,), message, cited, advice=advice)
        else:
            message = "is set by the client, and never sent from a payload"
            yield Remark(COMMON, (name,), message, cited, advice="remove it")


def is_text(value: Any, wanted: str) -> bool:
    """Return whether a value is a certain string, without calling a method of the value."""
    return isinstance(value, str) and value == wanted


def explain_indexes(operation: Operation, names: Iterable[str]) -> Iterator[Remark]:
    """Check the names of a payload in the wire form for gaps; the client would close them."""
    indexes: dict[str, dict[int, str]] = {}
    for name in names:
        field, *rest = form.parameter_place(operation, name, "", {})
        if rest and isinstance(rest[0], int):
            indexes.setdefault(field, {}).setdefault(rest[0], name)
    for field, found in indexes.items():
        gap = next(
            (index for index in sorted(found) if index and index - 1 not in found), min(found)
        )
        if gap:
            message, advice = (
                "the index before this is missing",
                f"number {field} from 0 without gaps",
            )
            known = operation.request.fields[field]
            yield Remark(GAP, (found[gap],), message, known, advice=advice)


def explain_url(operation: Operation, secret: str | None) -> Iterator[Remark]:
    """Check a GET request before it is sent; `secret` is the name of a secret in it."""
    if secret:
        cited = Citation(operation.request.members)
        message = f"{secret} would be in the URL, and URLs are logged"
        yield Remark(SECRET, (), message, cited, advice="use POST")


def explain_size(
    operation: Operation, place: Literal["url", "body"], length: int
) -> Iterator[Remark]:
    """Check the length of a URL or a body against the limit of the service, if it has one."""
    limit = contract.service(operation.service).limits[place]
    if limit is not None and length > limit:
        cited = Citation(operation.request.members)
        message = f"the {'URL' if place == 'url' else place} would be longer than {limit} bytes"
        advice = "use POST" if place == "url" else "send less"
        yield Remark(SIZE, (), message, cited, advice=advice)


def explain_place(operation: Operation, field: str | None, message: str, advice: str) -> Remark:
    """Report a field, or the whole payload, that cannot be written in the wire form."""
    path = () if field is None else (field,)
    return Remark(
        PLACE,
        path,
        message,
        operation.request.fields.get(str(field), Citation(None)),
        advice=advice,
    )

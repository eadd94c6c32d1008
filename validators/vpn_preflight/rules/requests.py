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
    "The payload names another action than the one it is checked for.",
)
REGION = register(
    "VFW002", "other-region", "error", "The payload names another region than the client's."
)
COMMON = register(
    "VFW003",
    "common-parameter",
    "warning",
    "A common parameter in a payload, which the client sets by itself.",
    judges="message",
)

SECRET = register(
    "VFW004",
    "secret-in-url",
    "error",
    "A request by GET whose URL would hold a secret.",
    judges="message",
)
SIZE = register(
    "VFW005",
    "request-too-long",
    "error",
    "A request whose URL or body is longer than the vendor takes.",
    "observed",
    judges="message",
)
PLACE = register(
    "VFW006",
    "no-place-on-the-wire",
    "error",
    "A value that the chosen wire form has no place for.",
    judges="message",
)
GAP = register(
    "VFW007",
    "index-gap",
    "warning",
    "A list whose indexes leave one out.",
    "inferred",
    judges="name",
)
# Of captured requests.
TWICE = register(
    "VFW008",
    "parameter-given-twice",
    "warning",
    "A parameter that is given twice.",
    "inferred",
    judges="name",
)
HOST = register(
    "VFW009",
    "other-host",
    "warning",
    "A request to another host than the service's.",
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
    "Parameters where the service does not read them.",
    "observed",
    judges="message",
)
KIND = register(
    "VFW012",
    "other-content-type",
    "warning",
    "A body of another kind than the service reads.",
    "observed",
    judges="message",
)
MISSING = register(
    "VFW013",
    "missing-common-parameter",
    "warning",
    "A common parameter that every call needs.",
    "observed",
    judges="message",
)
FORM = register(
    "VFW014",
    "malformed-common-parameter",
    "warning",
    "A common parameter that is not what it must be.",
    "observed",
)
CLOCK = register(
    "VFW015",
    "clock",
    "warning",
    "A request whose own time is not that of its capture.",
    "observed",
    judges="message",
)
NONCE = register(
    "VFW016",
    "repeated-nonce",
    "warning",
    "A nonce that was used before in the same file.",
    "observed",
)
URL = register(
    "VFW017",
    "secret-in-captured-url",
    "warning",
    "A secret in a URL.",
    "inferred",
    judges="message",
)
AT = register(
    "VFW018",
    "at-sign",
    "warning",
    "A value that starts with @ in a form.",
    "observed",
    judges="message",
)
METHOD = register(
    "VFW020",
    "other-method",
    "error",
    "A request by a method that the call does not have.",
    "observed",
    judges="message",
)
PATH = register(
    "VFW021",
    "other-path",
    "error",
    "A request to another path than the call's.",
    "observed",
    judges="message",
)
SIGNATURE = register(
    "VFW019", "signature", "warning", "A signature that does not fit the request.", "observed"
)

CONTROL = register(
    "VFW023",
    "control-character",
    "error",
    "A control character in a string of a captured body, which is not JSON.",
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
    """Look at the common parameters that were written into a payload; `region` is the client's, if there is a client."""
    cited = Citation(operation.request.members)
    for name, value in common.items():
        if name == form.ACTION:
            if not is_text(value, operation.name):
                yield Remark(
                    ACTION,
                    (name,),
                    "names another action",
                    cited,
                    advice=f"write {operation.name}, or leave it out",
                )
        elif name == form.REGION:
            if not isinstance(value, str):
                yield Remark(
                    REGION,
                    (name,),
                    "must be a text",
                    cited,
                    advice="write the region, or leave it out",
                )
            elif region is not None and value != region:
                yield Remark(
                    REGION,
                    (name,),
                    "is not the region of this client",
                    cited,
                    advice=f"write {region}, or leave it out",
                )
        else:
            yield Remark(
                COMMON,
                (name,),
                f"{name} is set by the client and never taken from a payload",
                cited,
                advice="leave it out",
            )


def is_text(value: Any, wanted: str) -> bool:
    """Compare without asking what a value makes of it."""
    return isinstance(value, str) and value == wanted


def explain_indexes(operation: Operation, names: Iterable[str]) -> Iterator[Remark]:
    """Look for indexes that are left out in the names of a payload in the wire form; what was sent would be numbered anew."""
    indexes: dict[str, dict[int, str]] = {}
    for name in names:
        member, *rest = form.parameter_place(operation, name, "", {})
        if rest and isinstance(rest[0], int):
            indexes.setdefault(member, {}).setdefault(rest[0], name)
    for member, found in indexes.items():
        gap = next(
            (index for index in sorted(found) if index and index - 1 not in found), min(found)
        )
        if gap:
            message = "comes after an index that is left out"
            advice = f"number {member} from 0 without gaps"
            yield Remark(
                GAP, (found[gap],), message, operation.request.fields[member], advice=advice
            )


def explain_url(operation: Operation, secret: str | None) -> Iterator[Remark]:
    """Look at a request that is about to be sent by GET; `secret` names a secret it holds."""
    if secret:
        cited = Citation(operation.request.members)
        yield Remark(
            SECRET,
            (),
            f"{secret} would stand in the URL, and a URL is logged everywhere",
            cited,
            advice="send it by POST",
        )


def explain_size(
    operation: Operation, place: Literal["url", "body"], length: int
) -> Iterator[Remark]:
    """Hold the length of a whole URL, or of a body, against the limit of the service, if it has one."""
    limit = contract.service(operation.service).limits[place]
    if limit is not None and length > limit:
        cited = Citation(operation.request.members)
        words = "send it by POST" if place == "url" else "write less"
        yield Remark(
            SIZE, (), f"the {place} would be longer than {limit} bytes", cited, advice=words
        )


def explain_place(operation: Operation, member: str | None, message: str, advice: str) -> Remark:
    """Report a field, or the whole payload, that cannot be written in the wire form."""
    path = () if member is None else (member,)
    return Remark(
        PLACE,
        path,
        message,
        operation.request.fields.get(str(member), Citation(None)),
        advice=advice,
    )

"""Read an answer: a dict for the generated model, or the one error that it means.

The service has acted by now, so nothing odd in a success may raise: strings of digits are read as
numbers, aliases get the contract's name, a missing object is empty, and null is missing. The
contract lists what codes and statuses mean.
"""

from __future__ import annotations

import re
import time
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import UNKNOWN
from vpn_preflight.protocols import NotSignedError, signature_of
from vpn_preflight.protocols.answers import (
    OK,
    found,
    found_in,
    has_result,
    is_failure,
    json_object,
    known_error,
    known_status,
)
from vpn_preflight.protocols.comparison import first_difference, server_canonical_request
from vpn_preflight.redaction import mask_difference, mask_shown_request, mask_text
from vpn_preflight.service import UNLISTED
from vpn_preflight.wire.errors import (
    ELSEWHERE,
    UNAUTHORIZED,
    ApiError,
    Limit,
    ResponseError,
    error_class,
    sentences,
)
from vpn_preflight.wire.signing import SIGNED, Signed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.service import AnswerPlaces, ListedError
    from vpn_preflight.wire.body import Received

REDIRECT = range(300, 400)
NUMBER = re.compile(r"-?[0-9]{1,15}")
# Characters of a vendor's message that are shown, and further ones that are masked before the cut,
# so that it cannot split a secret.
LONGEST, BESIDE = 4000, 400
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def decode(operation: Operation, got: Received, *, host: str, secrets: Collection[str]) -> Payload:
    """Return the answer of a success; raises ApiError for a refusal, else ResponseError."""
    body = json_object(got.content)
    if got.status in REDIRECT:
        raise unreadable(operation, got, "the answer is a redirect, which is never followed")
    if got.status not in OK or (body and is_failure(operation, body)):
        raise refusal(operation, got, body or {}, host=host, secrets=secrets)
    if got.flaw or body is None:
        raise unreadable(operation, got, got.flaw or "the answer is not a JSON object")
    if not is_success(operation, body):
        raise unreadable(operation, got, "the answer has none of the fields of a success")
    return body


def unreadable(operation: Operation, got: Received, reason: str) -> ResponseError:
    """Build the error for an answer that cannot be read."""
    return ResponseError(
        operation.name, got.status, reason, got.raw, may_have_been_made=operation.is_change
    )


def is_success(operation: Operation, body: Mapping[str, Any]) -> bool:
    """Return whether an answer is a success, by its code or by a field that only a success has.

    Where the contract has a place for failures and one for request ids, every answer has the id.
    """
    answer = contract.service(operation.service).answer
    if answer.failure is None:
        return not body.keys().isdisjoint(operation.response.fields)
    if answer.request_id:
        return bool(found_in([body], answer.request_id))
    has_code = any(code in answer.success for code in found_in([body], answer.codes))
    return has_code or not body.keys().isdisjoint(operation.response.required)


def regular(field: Field, value: Any) -> Any:
    """Convert an answer to the shape of its field, without guessing."""
    if field.type == "array":
        items = field.items or UNKNOWN
        return [regular(items, item) for item in value] if isinstance(value, list) else []
    if not isinstance(value, dict):
        if field.type != "object":
            return number(field, value)
        value = {}
    return members(field, value) if field.fields else value


def members(field: Field, value: Mapping[str, Any]) -> dict[str, Any]:
    """Convert the fields of an object; required ones are always there."""
    renamed = {name: item for name, item in value.items() if item is not None}
    if field.aliases:
        named = {field.aliases.get(name, name): item for name, item in renamed.items()}
        renamed = named | {name: item for name, item in renamed.items() if name in field.fields}
    found = {name: regular(field.inner(name), item) for name, item in renamed.items()}
    return found | {
        name: regular(field.fields[name], {}) for name in field.required if name not in found
    }


def number(field: Field, value: Any) -> Any:
    """Read a number that was written as a string."""
    if field.type == "integer" and isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    return value


def refusal(
    operation: Operation,
    got: Received,
    body: Mapping[str, Any],
    *,
    host: str,
    secrets: Collection[str],
) -> ApiError:
    """Build the error that an answer means; the vendor's message may repeat a secret."""
    answer = contract.service(operation.service).answer
    codes = [str(code) for code in found(body, answer.codes)]
    facts = known_error(operation, codes) or known_status(operation, got.status)
    message = next((str(text) for text in found(body, answer.message)), "")
    limit = stated_limit(answer, message)
    pause = retry_after(got.headers)
    skew = clock_skew(got.headers)
    return error_class(facts.kind)(
        operation.name,
        host=host,
        status=got.status,
        code=next(
            (
                code if known_error(operation, [code]) else mask_and_cut(code, secrets)
                for code in codes
            ),
            None,
        ),
        vendor_message=mask_and_cut(mask_shown_request(operation, message), secrets),
        request_id=request_id(operation, got, body, secrets),
        hint=hint(operation, facts, host),
        # A refused key stays refused, and a few wrong tries lock it.
        retryable=facts.retryable and got.status != UNAUTHORIZED,
        may_have_been_made=in_doubt(operation, facts, body),
        retry_after=limit.seconds if limit and pause is None else pause,
        limit=limit,
        clock_skew=skew,
        remarks=[*about_clock(operation, skew), *about_signature(operation, got, facts, secrets)],
        answer=got.raw,
    )


def mask_and_cut(text: str, secrets: Collection[str]) -> str:
    """Mask and shorten a vendor's message."""
    return mask_text(text[: LONGEST + BESIDE], secrets)[:LONGEST]


def in_doubt(operation: Operation, facts: ListedError, body: Mapping[str, Any]) -> bool | None:
    """Return whether a change may have been made; None leaves it to the kind of error.

    Only a listed error without a result is known to be raised before the service acts.
    """
    if not operation.is_change:
        return False
    return (
        True
        if facts is UNLISTED or facts.may_have_been_made or has_result(operation, body)
        else None
    )


def request_id(
    operation: Operation, got: Received, body: Mapping[str, Any], secrets: Collection[str]
) -> str | None:
    """Return the request id, from the body or a header."""
    answer = contract.service(operation.service).answer
    in_headers = [got.headers[name] for name in answer.request_id_headers if name in got.headers]
    ids = [*map(str, found(body, answer.request_id)), *in_headers]
    return mask_and_cut(ids[0], secrets) if ids else None


def hint(operation: Operation, facts: ListedError, host: str) -> str | None:
    """Return what to check; on the retired public host of a service, what to do about that."""
    public = contract.service(operation.service).public_host
    if public and facts.is_of_public_host and host.endswith(public.suffix):
        return sentences(facts.hint, public.hint, ELSEWHERE)
    return facts.hint


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the service asks to wait, as a number or a date; None if none."""
    text = headers.get("Retry-After", "")
    if re.fullmatch("[0-9]{1,9}", text):
        return float(text)
    then, now = moment(text), moment(headers.get("Date", ""))
    return None if then is None else max(0.0, then - (time.time() if now is None else now))


def stated_limit(answer: AnswerPlaces, message: str) -> Limit | None:
    """Return the limit in a message, by the pattern of the contract."""
    stated = re.search(answer.limit, message) if answer.limit else None
    return (
        Limit(int(stated["count"]), float(int(stated["time"]) * UNITS[stated["unit"]]))
        if stated
        else None
    )


def moment(text: str) -> float | None:
    """Return an HTTP date as seconds since 1970; None for anything else."""
    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def clock_skew(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds the service's clock is ahead; None if the answer has no date."""
    now = moment(headers.get("Date", ""))
    return None if now is None else now - time.time()


def is_off(operation: Operation, skew: float | None) -> bool:
    """Return whether the clocks differ by more than half of what the service tolerates."""
    tolerance = contract.service(operation.service).clock_tolerance
    return skew is not None and tolerance is not None and abs(skew) > tolerance / 2


def about_clock(operation: Operation, skew: float | None) -> list[str]:
    """Report a clock that is wrong."""
    if skew is None or not is_off(operation, skew):
        return []
    side = "behind" if skew > 0 else "ahead of"
    return [f"this machine's clock is {abs(round(skew))} seconds {side} the service's; set it"]


def about_signature(
    operation: Operation, got: Received, facts: ListedError, secrets: Collection[str]
) -> list[str]:
    """Report where the request that the service shows differs from the one that was signed."""
    signed, scheme = got.extensions.get(SIGNED), signature_of(operation)
    if facts.kind != "authentication" or scheme is None or not isinstance(signed, Signed):
        return []
    theirs = (
        server_canonical_request(got.content.decode(errors="replace")) if scheme.IS_SHOWN else None
    )
    try:
        claim = scheme.read(signed.message)
    except NotSignedError:
        return []
    if theirs is None:
        return []
    difference = first_difference(scheme.canonical(signed.message, claim), theirs)
    if difference is None:
        return ["the service got the same request, so it has another secret key"]
    part, *sides = mask_difference(operation, difference)
    ours, theirs = (mask_and_cut(side, secrets) for side in sides)
    return [f"the service got another {part}: {theirs!r}, but {ours!r} was signed"]

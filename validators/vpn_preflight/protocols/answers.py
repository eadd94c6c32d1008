"""Read an answer of a service: whether it is a refusal, and what the contract knows of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.service import UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.service import ListedError

OK = range(200, 300)
# More than any number in an answer has, and few enough for int().
DIGITS = 1000


def whole_number(digits: str) -> int | str:
    """Read an integer; one with more digits than int() takes stays a string."""
    return int(digits) if len(digits) <= DIGITS else digits


DECODER = json.JSONDecoder(parse_constant=lambda _: None, parse_int=whole_number)


def json_object(content: bytes) -> Payload | None:
    """Read a JSON object, with broken characters replaced and NaN as null; else return None."""
    text = content.decode("utf-8-sig", errors="replace")
    try:
        body = DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def is_failure(operation: Operation, body: Mapping[str, Any]) -> bool:
    """Return whether an answer with a good status is a refusal.

    The field that reports a failure decides. Without one, a code does, unless the contract does not
    know it and there is a result, too: an error must not hide that the service has acted.
    """
    answer = contract.service(operation.service).answer
    reported = at(body, answer.failure) if answer.failure else None
    if reported is not None:
        return reported not in answer.success
    codes = [str(code) for code in found_in([body], answer.codes) if code not in answer.success]
    return known_error(operation, codes) is not None or bool(
        codes and not has_result(operation, body)
    )


def has_result(operation: Operation, body: Mapping[str, Any]) -> bool:
    """Return whether an answer has what only a success has: a field of a required object."""
    beside = contract.service(operation.service).answer.request_id
    required = (
        (name, operation.response.fields[name], body.get(name))
        for name in operation.response.required
    )
    return any(
        isinstance(value, dict)
        and any(value.get(inner) for inner in field.fields if [name, inner] not in beside)
        for name, field, value in required
    )


def known_error(operation: Operation, codes: list[str]) -> ListedError | None:
    """Return the error of the contract for the first code that it knows."""
    return next(
        (error for code in codes for error in operation.errors if is_code(error, code)), None
    )


def known_status(operation: Operation, status: int) -> ListedError:
    """Return the error of the contract for a status; UNLISTED if there is none."""
    return contract.service(operation.service).statuses.get(status, UNLISTED)


def is_code(error: ListedError, code: str) -> bool:
    """Return whether a code means an error of the contract, by its number or its string.

    Some of Huawei's gateways call themselves APIG or APIC.
    """
    return re.sub(r"^API[GC]\.", "APIGW.", code) in (str(error.code), error.text)


def found(body: Mapping[str, Any], paths: Iterable[list[str]]) -> list[Any]:
    """Find fields at paths from the root, or else from the objects one level below it."""
    paths = list(paths)
    return found_in([body], paths) or found_in(
        [item for value in body.values() for item in objects(value)], paths
    )


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return an object, or those of a list: some services list several errors."""
    return [
        item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)
    ]


def found_in(places: list[Mapping[str, Any]], paths: Iterable[list[str]]) -> list[Any]:
    """Return what is at some paths from some objects, without what is absent or empty."""
    return [
        value for place in places for path in paths if (value := at(place, path)) not in (None, "")
    ]


def at(place: Any, path: list[str]) -> Any:
    """Follow a path of names; None where it leads to nothing."""
    for name in path:
        place = place.get(name) if isinstance(place, dict) else None
    return place

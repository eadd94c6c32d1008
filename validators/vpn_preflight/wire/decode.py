"""Read an answer: a dict that the generated model can take, or the one error that it means.

The service has acted by now, so nothing odd in a success may raise: numbers written as texts are read as numbers, aliases get the
name of the contract, an object that is absent is empty, null is absent.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import codec, contract
from vpn_preflight.wire.errors import ApiError, ResponseError, error_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vpn_preflight.contract import Operation

__all__ = ["decode", "regular"]

OK = range(200, 300)
REDIRECT = range(300, 400)
NUMBER = re.compile(r"-?[0-9]{1,15}")


def decode(
    operation: Operation,
    status: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    host: str,
    secrets: Collection[str],
) -> dict[str, Any]:
    """Return the answer of a success; raise ApiError for a refusal and ResponseError for what cannot be read."""
    answer = contract.service(operation.service)["answer"]
    body = json_object(content)
    if status in REDIRECT:
        raise ResponseError(operation.name, status, "the answer is a redirect, which is never followed")
    if status not in OK or (body and is_failure(answer, body)):
        raise refusal(operation, status, headers, body or {}, host=host, secrets=secrets)
    if body is None:
        raise ResponseError(operation.name, status, "the answer is not a JSON object")
    if not is_success(operation, answer, body):
        raise ResponseError(operation.name, status, "the answer has none of the members that tell a success")
    return body


def json_object(content: bytes) -> dict[str, Any] | None:
    """Read a JSON object; None for anything else."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def is_failure(answer: dict[str, Any], body: dict[str, Any]) -> bool:
    """Tell whether an answer with a good status is a refusal all the same."""
    told = body.get(answer.get("failure", ""))
    if told is not None:
        return told not in (0, "0")
    return bool(found_in([body], answer["codes"]))


def is_success(operation: Operation, answer: dict[str, Any], body: dict[str, Any]) -> bool:
    """Tell whether an answer says that it is one: by its code, else by a member that only a success has."""
    member = answer.get("failure")
    known = operation.response["properties"] if member is None else operation.response["required"]
    return body.get(member or "") is not None or not body.keys().isdisjoint(known)


def refusal(
    operation: Operation,
    status: int,
    headers: Mapping[str, str],
    body: dict[str, Any],
    *,
    host: str,
    secrets: Collection[str],
) -> ApiError:
    """Build the error that an answer means, from the contract's lists of codes and statuses."""
    answer = contract.service(operation.service)["answer"]
    codes = [str(code) for code in found(body, answer["codes"])]
    known = next((error for code in codes for error in operation.errors if is_code(error, code)), None)
    by_status: dict[str, Any] = next((s for s in contract.service(operation.service)["statuses"] if s["status"] == status), {})
    facts = known or by_status
    message = next((str(text) for text in found(body, answer["message"])), "")
    ids = [
        *found(body, answer["request-id"]),
        *(headers[name] for name in answer.get("request-id-headers", []) if name in headers),
    ]
    return error_class(facts.get("kind"))(
        operation.name,
        status=status,
        code=next((codec.mask_text(code, secrets) for code in codes), None),
        vendor_message=codec.mask_text(message, secrets),
        request_id=next((codec.mask_text(str(found_id), secrets) for found_id in ids), None),
        hint=hint(operation, facts, host),
        retryable=bool(facts.get("retryable")),
        retry_after=seconds(headers.get("Retry-After", "")),
    )


def seconds(text: str) -> float | None:
    """Read a number of seconds; None for a date or anything else."""
    return float(text) if re.fullmatch("[0-9]{1,9}", text) else None


def is_code(error: dict[str, Any], code: str) -> bool:
    """Tell whether a code means an error of the contract, by its number or its text.

    Some of Huawei's gateways call themselves APIG or APIC.
    """
    return re.sub(r"^API[GC]\.", "APIGW.", code) in (str(error["code"]), error.get("text"))


def found(body: dict[str, Any], names: Iterable[str]) -> list[Any]:
    """Look for members at the top, and only if none is there, in objects one level below; absent ones are left out."""
    names = list(names)
    return found_in([body], names) or found_in([value for value in body.values() if isinstance(value, dict)], names)


def found_in(places: list[dict[str, Any]], names: list[str]) -> list[Any]:
    """Look for members in some objects."""
    return [place[name] for place in places for name in names if place.get(name) not in (None, "")]


def hint(operation: Operation, facts: dict[str, Any], host: str) -> str | None:
    """Say what to check, and on the public host of a retired service that it was retired."""
    public = contract.service(operation.service)["public_host"]
    told: str | None = facts.get("hint")
    if public and facts.get("x-public-hint") and host.endswith(public["suffix"]):
        return f"{told} {public['hint']}"
    return told


def regular(schema: dict[str, Any], value: Any) -> Any:
    """Bring an answer into the shape of its schema, as far as it can be done without guessing."""
    if not isinstance(value, dict):
        return {} if schema.get("type") == "object" else number(schema, value)
    if "properties" not in schema:
        return value
    aliases = {alias: name for name, member in schema["properties"].items() for alias in member.get("x-aliases", [])}
    renamed = {aliases.get(name, name): item for name, item in value.items() if item is not None}
    renamed |= {name: item for name, item in value.items() if name in schema["properties"] and item is not None}
    members = {name: regular(schema["properties"].get(name, {}), item) for name, item in renamed.items()}
    return {name: {} for name in schema.get("required", [])} | members


def number(schema: dict[str, Any], value: Any) -> Any:
    """Read a number that was written as a text."""
    if schema.get("type") == "integer" and isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    return value

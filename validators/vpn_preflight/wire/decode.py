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
    if status in OK and body is None:
        raise ResponseError(operation.name, status, "the answer is not a JSON object")
    if body is not None and status in OK and not is_failure(answer, body):
        if answer.get("failure") and body.keys().isdisjoint(operation.response["properties"]):
            raise ResponseError(operation.name, status, "the answer has none of the documented members")
        return body
    raise refusal(operation, status, headers, body or {}, host=host, secrets=secrets)


def json_object(content: bytes) -> dict[str, Any] | None:
    """Read a JSON object; None for anything else."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def is_failure(answer: dict[str, Any], body: dict[str, Any]) -> bool:
    """Tell whether an answer with a good status is a refusal all the same."""
    member = answer.get("failure")
    return member is not None and body.get(member) not in (None, 0, "0")


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
    known = next((error for code in codes for error in operation.errors if str(error["code"]) == same_prefix(code)), None)
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
        code=next(iter(codes), None),
        vendor_message=codec.mask_text(message, secrets),
        request_id=next((str(found_id) for found_id in ids), None),
        hint=hint(operation, facts, host),
        retryable=bool(facts.get("retryable")),
    )


def same_prefix(code: str) -> str:
    """Write the gateway's codes in one way: some gateways call themselves APIG or APIC."""
    return re.sub(r"^API[GC]\.", "APIGW.", code)


def found(body: dict[str, Any], names: Iterable[str]) -> list[Any]:
    """Look for members at the top, and in objects one level below; absent ones are left out."""
    places = [body, *(value for value in body.values() if isinstance(value, dict))]
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

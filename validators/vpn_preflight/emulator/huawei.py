"""Huawei's side: JSON, a signature over a canonical request or a token, refusals by HTTP status."""

from __future__ import annotations

import hashlib
import json
import math
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from vpn_preflight import codec, contract
from vpn_preflight.check import check
from vpn_preflight.codec.form import distinct_members, typed_query
from vpn_preflight.emulator.journal import masked_parameters
from vpn_preflight.emulator.messages import clock_tolerance, error_sentences, json_answer, listed_error, same
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer, Request
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import Credentials, World

__all__ = ["HANDLERS", "checked", "contents", "refusal", "respond", "timestamp"]

# Deeper than any payload; masking and checking recurse.
DEPTH = 50
AUTHORIZATION = re.compile(rf"{codec.SDK_ALGORITHM} Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{{64}})")
DATE = re.compile(r"[0-9]{8}T[0-9]{6}Z")
UNSIGNED = "UNSIGNED-PAYLOAD"
NO_CLAIM = f"there is no X-Auth-Token and no Authorization header of {codec.SDK_ALGORITHM}"


@hide_fields
class Claim(NamedTuple):
    """What an Authorization header says."""

    access_key: str
    signed: tuple[str, ...]
    signature: str


def respond(match: Match, request: Request, world: World) -> Answer:
    """Answer a request: who calls, then what."""
    return unauthentic(match.operation, request, world) or act(match, request, world)


def contents(match: Match, request: Request) -> dict[str, Any]:
    """Tell which operation a request is for, and show its query and its body, masked; a body that is no JSON is not shown."""
    operation = match.operation
    parameters = masked_parameters(operation, parse_qsl(request.query, keep_blank_values=True))
    try:
        payload = codec.mask_payload(operation.request, json_value(request.body)) if request.body else None
    except ValueError:
        payload = None
    return {"operation": operation.name, "parameters": parameters, "payload": payload}


def refusal(operation: Operation, code: str, world: World, message: str | None = None, status: int | None = None) -> Answer:
    """Refuse with the status that the contract gives for the code; its words unless there are better ones."""
    facts = listed_error(operation, code)
    body = {"error_code": code, "error_msg": message or facts["meaning"]}
    return identified(operation, status or facts["status"], body, world)


def identified(operation: Operation, status: int, body: dict[str, Any], world: World) -> Answer:
    """Answer with an id of the request, wherever the contract has it: the vendor's SDK reads that of a refusal from the header."""
    places, found = contract.service(operation.service).answer, world.state.request_id()
    answer = json_answer(status, body | {path[0]: found for path in places.request_id})
    return answer._replace(headers={**answer.headers, **dict.fromkeys(places.request_id_headers, found)})


def unauthentic(operation: Operation, request: Request, world: World) -> Answer | None:
    """Refuse when the token, or the signature and what belongs to it, is not ours."""
    fields, keys = request.fields, world.credentials
    if "x-auth-token" in fields:
        return None if is_good(fields["x-auth-token"], world) else refusal(operation, "APIGW.0301", world)
    claim = claimed(request)
    reason = NO_CLAIM
    if claim:
        reason = wrong_claim(claim, request, keys) or wrong_signature(claim, operation, request, keys) or ""
    if reason:
        return refusal(operation, "APIGW.0301", world, f"Incorrect IAM authentication information: {reason}")
    return (
        None
        if on_time(fields["x-sdk-date"], world.clock(), clock_tolerance(operation))
        else refusal(operation, "APIGW.0303", world)
    )


def is_good(token: str, world: World) -> bool:
    """Tell whether a token is the seeded one, or was given out and has not expired."""
    return same(token, world.credentials.auth_token) or world.clock() < world.state.tokens.get(token, 0)


def claimed(request: Request) -> Claim | None:
    """Read the Authorization header; None if it is missing or has another form."""
    found = AUTHORIZATION.fullmatch(request.fields.get("authorization", ""))
    return Claim(found[1], tuple(found[2].lower().split(";")), found[3]) if found else None


def wrong_claim(claim: Claim, request: Request, keys: Credentials) -> str | None:
    """Say what is wrong with a request before its signature is computed."""
    fields = request.fields
    missing = [name for name in claim.signed if name not in fields]
    hashes = (UNSIGNED, hashlib.sha256(request.body).hexdigest())
    wrong = {
        "the access key does not exist": not same(claim.access_key, keys.access_key),
        f"signed headers are missing: {', '.join(missing)}": bool(missing),
        "x-sdk-date is not signed": "x-sdk-date" not in claim.signed,
        "x-sdk-content-sha256 is not the hash of the body": fields.get("x-sdk-content-sha256", UNSIGNED) not in hashes,
        "the security token is wrong": not same(fields.get("x-security-token", keys.security_token), keys.security_token),
    }
    return next((reason for reason, holds in wrong.items() if holds), None)


def wrong_signature(claim: Claim, operation: Operation, request: Request, keys: Credentials) -> str | None:
    """Say that the signature is wrong, with the canonical request it should be over; secrets in it are masked."""
    method, target, signed, body = request.method, request.target, claim.signed, request.body
    canonical = codec.sdk_canonical_request(method, target, request.headers, signed, body)
    text = codec.sdk_string_to_sign(canonical, request.fields["x-sdk-date"])
    if same(claim.signature, codec.sdk_signature(keys.secret_key, text)):
        return None
    shown = codec.sdk_canonical_request(method, target, codec.mask_headers(operation, request.headers), signed, body)
    return "verify aksk signature fail, canonicalRequest:" + shown.replace("\n", "|")


def on_time(date: str, now: float, tolerance: int) -> bool:
    """Tell whether a date can be read and is close enough to now."""
    if not DATE.fullmatch(date):
        return False
    try:
        signed = datetime.strptime(date, "%Y%m%dT%H%M%S%z")
    except ValueError:
        return False
    return abs(now - signed.timestamp()) <= tolerance


def json_value(body: bytes) -> Any:
    """Read a body; raises ValueError for what is no JSON, or nested deeper than any payload."""
    try:
        value = json.loads(body.decode(), parse_constant=finite, parse_float=finite, object_pairs_hook=distinct_members)
    except RecursionError:
        raise ValueError("nested too deep") from None
    level = [value]
    for _ in range(DEPTH):
        level = [item for outer in level if isinstance(outer, dict | list) for item in members(outer)]
    if level:
        raise ValueError("nested too deep")
    return value


def members(value: dict[str, Any] | list[Any]) -> list[Any]:
    """List the values inside an object or a list."""
    return list(value.values()) if isinstance(value, dict) else value


def finite(text: str) -> float:
    """Read a number; raises ValueError for NaN and the infinities, which are no JSON."""
    if not math.isfinite(number := float(text)):
        raise ValueError("not a finite number")
    return number


def act(match: Match, request: Request, world: World) -> Answer:
    """Read and check the request, and make the change."""
    payload, wrong = checked(match, request, world)
    if wrong:
        return refusal(match.operation, "VPN.0001", world, f"invalid request: {wrong}")
    handler = HANDLERS.get(match.operation.name)
    # What the emulator does not have, the vendor's gateway does not know.
    return handler(match, payload, world) if handler else refusal(match.operation, "APIGW.0101", world)


def checked(match: Match, request: Request, world: World) -> tuple[Any, str]:
    """Read a body, check it with the path and the query, and say what is wrong, without any value; empty if nothing is."""
    try:
        payload = json_value(request.body) if match.operation.media_type or request.body else None
    except ValueError:
        return None, "the body is not JSON in UTF-8"
    query = typed_query(match.operation, dict(parse_qsl(request.query, keep_blank_values=True)))
    findings = check(match.operation.name, payload, path=match.path, query=query, profile=world.profile)
    return payload, error_sentences(findings)


def update_vpn_user_group(match: Match, payload: dict[str, Any], world: World) -> Answer:
    """Change a group; a name that another group of the server has is refused."""
    groups = groups_of(match, world)
    group = groups.get(match.path["group_id"])
    if group is None:
        return refusal(match.operation, "VPN.0004", world)
    written = payload["user_group"]
    if any(other is not group and other["name"] == written.get("name") for other in groups.values()):
        # That names are unique is documented; that it is per server, and this code, are inferred.
        return refusal(match.operation, "VPN.0001", world, "invalid request: /user_group/name another group has this name")
    group |= written | {"updated_at": timestamp(world.clock())}
    return identified(match.operation, 200, {"user_group": group}, world)


def show_vpn_user_group(match: Match, _: Any, world: World) -> Answer:
    """Show a group."""
    group = groups_of(match, world).get(match.path["group_id"])
    if group is None:
        return refusal(match.operation, "VPN.0004", world)
    return identified(match.operation, 200, {"user_group": group}, world)


def groups_of(match: Match, world: World) -> dict[str, dict[str, Any]]:
    """Look up the groups of the server in the path; none of one that does not exist."""
    return world.state.servers.get((match.path["project_id"], match.path["vpn_server_id"]), {})


def timestamp(now: float, precision: str = "milliseconds") -> str:
    """Write a time as the documents' examples have it, in UTC with a fraction."""
    return datetime.fromtimestamp(now, UTC).isoformat(timespec=precision).replace("+00:00", "Z")


HANDLERS: dict[str, Callable[[Match, dict[str, Any], World], Answer]] = {
    "ShowVpnUserGroup": show_vpn_user_group,
    "UpdateVpnUserGroup": update_vpn_user_group,
}

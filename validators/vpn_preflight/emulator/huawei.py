"""Huawei's side: JSON, a signature over a canonical request or a token, refusals by HTTP status."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.emulator.messages import (
    clock_tolerance,
    error_sentences,
    json_answer,
    listed_error,
    same,
)
from vpn_preflight.emulator.state import example
from vpn_preflight.plan.planning import refusals
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import NotSignedError, sdk_hmac_sha256, token
from vpn_preflight.protocols.form import typed_query
from vpn_preflight.protocols.json_body import distinct_members
from vpn_preflight.redaction import MASK, mask_message, mask_payload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import Credentials, World
    from vpn_preflight.protocols import Message
    from vpn_preflight.protocols.wire_form import Payload

# Deeper than any payload; masking and checking recurse.
DEPTH = 50
INCORRECT = "Incorrect IAM authentication information"
LATE = "the time of the signature is wrong"
# Items of a page without a limit; the docs give no number.
PAGE = 200


def respond(match: Match, request: Message, world: World) -> Answer:
    """Answer a request: who calls, then what."""
    return refuse_caller(match.operation, request, world) or act(match, request, world)


def contents(match: Match, request: Message) -> Mapping[str, Any]:
    """Return the operation of a request, its query, and its body if that is JSON, all masked."""
    operation = match.operation
    known = operation.query_parameters.fields
    parameters = [
        [name, value] if name in known else [MASK, MASK]
        for name, value in parse_qsl(request.query, keep_blank_values=True)
    ]
    try:
        payload = (
            mask_payload(operation.request, json_value(request.body)) if request.body else None
        )
    except ValueError:
        payload = None
    return {"operation": operation.name, "parameters": parameters, "payload": payload}


def refusal(
    operation: Operation,
    code: str,
    world: World,
    message: str | None = None,
    status: int | None = None,
) -> Answer:
    """Refuse with the status of the code, and its words from the contract or better ones."""
    facts = listed_error(operation, code)
    body = {"error_code": code, "error_msg": message or facts.meaning}
    return answer_with_id(operation, status or facts.status, body, world)


def answer_with_id(
    operation: Operation, status: int, body: Mapping[str, Any], world: World
) -> Answer:
    """Answer with the id of the request, also in the header where the vendor's SDK reads it."""
    places, found = contract.service(operation.service).answer, world.state.request_id()
    answer = json_answer(status, {**body, **{path[0]: found for path in places.request_id}})
    return answer._replace(
        headers={**answer.headers, **dict.fromkeys(places.request_id_headers, found)}
    )


def refuse_caller(operation: Operation, request: Message, world: World) -> Answer | None:
    """Refuse when the token, or the signature and what belongs to it, is not ours."""
    reason = wrong_proof(operation, request, world)
    if reason == LATE:
        return refusal(operation, "APIGW.0303", world)
    return refusal(operation, "APIGW.0301", world, reason) if reason else None


def wrong_proof(operation: Operation, request: Message, world: World) -> str | None:
    """Report what is wrong with the token, or with the signature and its time."""
    if token.HEADER.lower() in request.fields:
        return None if is_good(token.read(request).signature, world) else INCORRECT
    if reason := wrong_signature(operation, request, world.credentials):
        return f"{INCORRECT}: {reason}"
    signed = sdk_hmac_sha256.time_of(request)
    is_on_time = signed is not None and abs(world.clock() - signed) <= clock_tolerance(operation)
    return None if is_on_time else LATE


def is_good(given: str, world: World) -> bool:
    """Return whether a token is the seeded one, or was given out and has not expired."""
    return same(given, world.credentials.auth_token) or world.clock() < world.state.tokens.get(
        given, 0
    )


def wrong_signature(operation: Operation, request: Message, keys: Credentials) -> str | None:
    """Report what is wrong with a signature, and what it should cover, with secrets masked."""
    try:
        claim = sdk_hmac_sha256.read(request)
    except NotSignedError as error:
        return str(error)
    if not same(claim.key_id, keys.access_key):
        return "the access key does not exist"
    if not same(request.fields.get("x-security-token", keys.security_token), keys.security_token):
        return "the security token is wrong"
    if same(claim.signature, sdk_hmac_sha256.expected(request, claim, keys.secret_key)):
        return None
    shown = sdk_hmac_sha256.canonical(mask_message(operation, request), claim)
    return "verify aksk signature fail, canonicalRequest:" + shown.replace("\n", "|")


def json_value(body: bytes) -> Any:
    """Read a body; raises ValueError for what is no JSON, or nested deeper than any payload."""
    try:
        value = json.loads(
            body.decode(),
            parse_constant=finite,
            parse_float=finite,
            object_pairs_hook=distinct_members,
        )
    except RecursionError:
        raise ValueError("nested too deep") from None
    level = [value]
    for _ in range(DEPTH):
        if not level:
            break
        level = [
            item for outer in level if isinstance(outer, dict | list) for item in members(outer)
        ]
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


@hide_fields
class Call(NamedTuple):
    """What a request asks for, read and checked."""

    operation: Operation
    path: Mapping[str, str]
    query: Payload
    payload: Any


def act(match: Match, request: Message, world: World) -> Answer:
    """Read and check the request, and make the change."""
    call, wrong = read_and_check(match, request, world)
    if wrong:
        return refusal(match.operation, "VPN.0001", world, f"invalid request: {wrong}")
    handler = HANDLERS.get(match.operation.name)
    # What the emulator does not have, the vendor's gateway does not know.
    return handler(call, world) if handler else refusal(match.operation, "APIGW.0101", world)


def read_and_check(match: Match, request: Message, world: World) -> tuple[Call, str]:
    """Read a body, and report what is wrong with it, the path and the query, without any value."""
    operation = match.operation
    query = typed_query(operation, dict(parse_qsl(request.query, keep_blank_values=True)))
    call = Call(operation, match.path, query, None)
    try:
        payload = json_value(request.body) if operation.media_type or request.body else None
    except ValueError:
        return call, "the body is not JSON in UTF-8"
    findings = check(operation.name, payload, path=match.path, query=query, profile=world.profile)
    return call._replace(payload=payload), error_sentences(findings)


def update_vpn_user_group(call: Call, world: World) -> Answer:
    """Change a group, but for the default one and to a name that another group has.

    Both are documented, and the code is inferred; that names are per server is inferred, too.
    """
    groups = groups_of(call, world)
    group = groups.get(call.path["group_id"])
    if group is None:
        return refusal(call.operation, "VPN.0004", world)
    # What a plan reports of this state.
    if refused := next(refusals(call.operation, {"user_group": group}), None):
        return refusal(call.operation, "VPN.0001", world, f"invalid request: {refused.message}")
    written = call.payload["user_group"]
    if any(
        other is not group and other["name"] == written.get("name") for other in groups.values()
    ):
        return refusal(
            call.operation,
            "VPN.0001",
            world,
            "invalid request: /user_group/name another group has this name",
        )
    group |= written | {"updated_at": timestamp(world.clock())}
    return answer_with_id(call.operation, 200, {"user_group": group}, world)


def show_vpn_user_group(call: Call, world: World) -> Answer:
    """Show a group."""
    group = groups_of(call, world).get(call.path["group_id"])
    if group is None:
        return refusal(call.operation, "VPN.0004", world)
    return answer_with_id(call.operation, 200, {"user_group": group}, world)


def list_vpn_user_groups(call: Call, world: World) -> Answer:
    """List the groups of a server; that the newest is first is documented by an example alone."""
    groups = groups_of(call, world)
    if not groups:
        return refusal(call.operation, "VPN.0004", world)
    newest = sorted(groups.values(), key=lambda group: str(group["created_at"]), reverse=True)
    return page(call, "user_groups", newest, world)


def list_vpn_users_in_group(call: Call, world: World) -> Answer:
    """List the users of a group."""
    if call.path["group_id"] not in groups_of(call, world):
        return refusal(call.operation, "VPN.0004", world)
    return page(call, "users", world.state.users.get(call.path["group_id"], []), world)


def list_vpn_servers_by_project(call: Call, world: World) -> Answer:
    """List the servers of a project: the example of the contract, with the ids that there are."""
    if call.path["project_id"] not in world.state.projects:
        return refusal(call.operation, "APIGW.0310", world)
    shown = example(call.operation.name)["vpn_servers"][0]
    servers = [
        shown | {"id": server}
        for project, server in world.state.servers
        if project == call.path["project_id"]
    ]
    return page(call, "vpn_servers", servers, world)


def page(call: Call, name: str, items: list[dict[str, Any]], world: World) -> Answer:
    """Answer a page of a list; that its marker is the id of the last item is our choice."""
    marker, ids = call.query.get("marker"), [item["id"] for item in items]
    if marker is not None and marker not in ids:
        return refusal(call.operation, "VPN.0001", world, "invalid request: unknown marker")
    first = ids.index(marker) + 1 if marker else 0
    shown = items[first : first + (call.query.get("limit") or PAGE)]
    is_last = first + len(shown) >= len(items)
    info = {"next_marker": None if is_last else shown[-1]["id"], "current_count": len(shown)}
    body = {name: shown, "total_count": len(items), "page_info": info}
    return answer_with_id(call.operation, 200, body, world)


def groups_of(call: Call, world: World) -> dict[str, dict[str, Any]]:
    """Look up the groups of the server in the path; none of one that does not exist."""
    return world.state.servers.get((call.path["project_id"], call.path["vpn_server_id"]), {})


def timestamp(now: float, precision: str = "milliseconds") -> str:
    """Write a time as the documents' examples have it, in UTC with a fraction."""
    return datetime.fromtimestamp(now, UTC).isoformat(timespec=precision).replace("+00:00", "Z")


HANDLERS: dict[str, Callable[[Call, World], Answer]] = {
    "ListVpnServersByProject": list_vpn_servers_by_project,
    "ListVpnUserGroups": list_vpn_user_groups,
    "ListVpnUsersInGroup": list_vpn_users_in_group,
    "ShowVpnUserGroup": show_vpn_user_group,
    "UpdateVpnUserGroup": update_vpn_user_group,
}

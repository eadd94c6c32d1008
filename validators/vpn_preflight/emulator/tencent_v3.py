"""Tencent's side of API 3.0: JSON, the action in a header, TC3-HMAC-SHA256, errors in HTTP 200."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.checker import check
from vpn_preflight.emulator.huawei import json_value
from vpn_preflight.emulator.messages import (
    clock_tolerance,
    error_sentences,
    json_answer,
    listed_error,
    same,
)
from vpn_preflight.emulator.state import example
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import NotSignedError, flat_query, form, tc3_hmac_sha256
from vpn_preflight.protocols.form import common_parameters
from vpn_preflight.protocols.message import without_port
from vpn_preflight.redaction import mask_payload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import State, World
    from vpn_preflight.emulator.tunnels import Tunnel
    from vpn_preflight.protocols import Message

Row = dict[str, Any]
# What a change and a list call differently.
SHOWN = {"SecurityPolicyDatabases": "SecurityPolicyDatabaseSet"}
PAGE = 20


def respond(match: Match, request: Message, world: World) -> Answer:
    """Answer a request: who calls, then when, then what."""
    operation = chosen(match, request)
    code = unauthentic(match.operation, request, world) or malformed(match.operation, request)
    if code or operation is None:
        return refusal(match.operation, code or "InvalidAction", world)
    try:
        payload = written(operation, request)
    except ValueError:
        return refusal(operation, "InvalidRequest", world, "the body is not JSON")
    if message := error_sentences(check(operation.name, payload, profile=world.profile)):
        return refusal(operation, "InvalidParameter", world, message)
    return HANDLERS[operation.name](operation, payload, world)


def contents(match: Match, request: Message) -> dict[str, Any]:
    """Return the operation of a request, and its payload, masked; invalid JSON is not shown."""
    operation = chosen(match, request)
    known = operation or match.operation
    try:
        payload = mask_payload(known.request, written(known, request))
    except ValueError:
        payload = None
    return {"operation": operation and operation.name, "payload": payload}


def written(operation: Operation, request: Message) -> Any:
    """Read the payload of a request; raises ValueError for a body that is not JSON."""
    if request.method == "GET":
        return flat_query.nest(operation, form.pairs(request))
    return json_value(request.body)


def chosen(match: Match, request: Message) -> Operation | None:
    """Choose the operation that the header names."""
    name = request.fields.get("x-tc-action")
    return next((operation for operation in match.operations if operation.action == name), None)


def answer(world: World, body: Row, request_id: str | None = None) -> Answer:
    """Answer with a request id; no charset in the type, because the vendor's SDK reads none."""
    found = request_id or new_id(world.state)
    return json_answer(200, {"Response": {**body, "RequestId": found}})


def new_id(state: State) -> str:
    """Make the next id of a request."""
    return str(uuid.UUID(hex=state.request_id()))


def refusal(operation: Operation, code: str, world: World, message: str | None = None) -> Answer:
    """Refuse inside HTTP 200; the words are the contract's unless there are better ones."""
    words = message or listed_error(operation, code).meaning
    return answer(world, {"Error": {"Code": code, "Message": words}})


def unauthentic(operation: Operation, request: Message, world: World) -> str | None:
    """Return the code for a key, a signature, a token or a time that is not right."""
    keys, fields = world.credentials, request.fields
    try:
        claim = tc3_hmac_sha256.read(request)
    except NotSignedError:
        return "AuthFailure.InvalidAuthorization"
    if not same(claim.key_id, keys.access_key):
        return "AuthFailure.SecretIdNotFound"
    # Some of the vendor's SDKs sign the host with its port, and some without.
    hosts = dict.fromkeys([request.authority, without_port(request.authority)])
    readings = [request._replace(headers=fields | {"host": host}) for host in hosts]
    rights = [tc3_hmac_sha256.expected(one, claim, keys.secret_key) for one in readings]
    if not any(same(claim.signature, right) for right in rights):
        return "AuthFailure.SignatureFailure"
    if not same(fields.get("x-tc-token", keys.security_token), keys.security_token):
        return "AuthFailure.TokenFailure"
    signed = tc3_hmac_sha256.time_of(request) or 0
    return (
        "AuthFailure.SignatureExpire"
        if abs(world.clock() - signed) > clock_tolerance(operation)
        else None
    )


def malformed(operation: Operation, request: Message) -> str | None:
    """Return the code for a common parameter that is missing, or for another version."""
    known, fields = common_parameters(operation), request.fields
    if any(facts.required and not fields.get(facts.header.lower()) for facts in known.values()):
        return "MissingParameter"
    version = known["Version"]
    return None if fields[version.header.lower()] == version.wanted else "NoSuchVersion"


def modify(operation: Operation, payload: Row, world: World) -> Answer:
    """Change a tunnel, as a task whose id is that of the request."""
    tunnel = world.state.tunnels.get(payload["VpnConnectionId"])
    if tunnel is None:
        return refusal(operation, "ResourceNotFound", world)
    written = {name: value for name, value in payload.items() if name != "VpnConnectionId"}
    task = new_id(world.state)
    world.state.begin_task(task, lambda: tunnel.change_newer(written))
    return answer(world, {}, task)


def task_result(operation: Operation, payload: Row, world: World) -> Answer:
    """Show whether a task runs, or how it ended."""
    task = world.state.tasks.get(payload["TaskId"])
    if task is None:
        return refusal(operation, "ResourceNotFound", world)
    status = "RUNNING" if task.is_running() else "FAILED" if task.has_failed else "SUCCESS"
    return answer(world, {"Status": status, "Output": status, "Result": []})


@hide_fields
class Listing(NamedTuple):
    """A list of resources: the name of the list, the name of an id, and what there is."""

    name: str
    id: str
    rows: Callable[[State], Iterator[Row]]


def listed(operation: Operation, payload: Row, world: World) -> Answer:
    """List things: by their ids or by filters, a page of them."""
    listing = LISTINGS[operation.name]
    rows, filters = list(listing.rows(world.state)), payload.get("Filters", [])
    wanted = payload.get(f"{listing.id}s")
    if wanted is not None and set(wanted) - {row[listing.id] for row in rows}:
        return refusal(operation, "ResourceNotFound", world)
    if any(field_of(one["Name"]) not in row for row in rows for one in filters):
        return refusal(operation, "InvalidParameter.FilterInvalidKey", world)
    found = [
        row for row in rows if (wanted is None or row[listing.id] in wanted) and fits(row, filters)
    ]
    first = payload.get("Offset", 0)
    page = found[first : first + payload.get("Limit", PAGE)]
    return answer(world, {"TotalCount": len(found), listing.name: page})


def fits(row: Row, filters: list[Row]) -> bool:
    """Return whether a row has one of the values of each filter."""
    return all(str(row[field_of(one["Name"])]) in one["Values"] for one in filters)


def field_of(name: str) -> str:
    """Spell the name of a filter as the field that it is about."""
    return "".join(part.capitalize() for part in name.split("-"))


def connections(state: State) -> Iterator[Row]:
    """Show each tunnel: the contract's example, with what either API version has changed since."""
    for name, tunnel in state.tunnels.items():
        yield connection(name, tunnel)


def connection(name: str, tunnel: Tunnel) -> Row:
    """Show a tunnel."""
    row: Row = example("DescribeVpnConnections")["Response"]["VpnConnectionSet"][0]
    ids = {"VpnConnectionId": name, "VpnGatewayId": tunnel.gateway, "VpcId": tunnel.vpc}
    row |= {**ids, "PreShareKey": ""}
    for written, value in tunnel.newer.items():
        field = SHOWN.get(written, written)
        row[field] = row.get(field, {}) | value if isinstance(value, dict) else value
    return row


def gateways(state: State) -> Iterator[Row]:
    """Show each gateway: the example of the contract, with the ids that there are."""
    shown = example("DescribeVpnGateways")["Response"]["VpnGatewaySet"][0]
    yield from (
        {**shown, "VpnGatewayId": name, "VpcId": vpc}
        for name, vpc in sorted(state.gateways.items())
    )


def customers(_state: State) -> Iterator[Row]:
    """Show the far side of the tunnels: the contract's example, under the id the tunnels have."""
    shown = example("DescribeCustomerGateways")["Response"]["CustomerGatewaySet"][0]
    there = example("DescribeVpnConnections")["Response"]["VpnConnectionSet"][0][
        "CustomerGatewayId"
    ]
    yield {**shown, "CustomerGatewayId": there, "IpAddress": "203.0.113.10"}


LISTINGS = {
    "DescribeVpnConnections": Listing("VpnConnectionSet", "VpnConnectionId", connections),
    "DescribeVpnGateways": Listing("VpnGatewaySet", "VpnGatewayId", gateways),
    "DescribeCustomerGateways": Listing("CustomerGatewaySet", "CustomerGatewayId", customers),
}
HANDLERS: dict[str, Callable[[Operation, Row, World], Answer]] = {
    "ModifyVpnConnectionAttribute": modify,
    "DescribeVpcTaskResult": task_result,
    **dict.fromkeys(LISTINGS, listed),
}

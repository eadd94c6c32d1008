"""Huawei's identity service: a token for a user name and a password; the projects of a caller."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.emulator.huawei import read_and_check, timestamp, wrong_proof
from vpn_preflight.emulator.messages import json_answer, listed_error, same
from vpn_preflight.emulator.state import example

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.huawei import Call
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import World
    from vpn_preflight.protocols import Message


def respond(match: Match, request: Message, world: World) -> Answer:
    """Read and check the request, and give what it asks for; nobody signs a request for a token."""
    call, wrong = read_and_check(match, request, world)
    if reason := match.operation.security and wrong_proof(match.operation, request, world):
        return refusal(match.operation, HTTPStatus.UNAUTHORIZED, world, reason)
    if wrong:
        return refusal(match.operation, HTTPStatus.BAD_REQUEST, world, wrong)
    return HANDLERS[match.operation.name](call, request, world)


def refusal(
    operation: Operation, status: HTTPStatus, world: World, message: str | None = None
) -> Answer:
    """Refuse in the shape of this service: an object whose code is the status as a number."""
    words = message or listed_error(operation, status).meaning
    body = {"error": {"code": status.value, "message": words, "title": status.phrase}}
    return add_trace_id(operation, json_answer(status, body), world)


def add_trace_id(operation: Operation, answer: Answer, world: World, **headers: str) -> Answer:
    """Add headers, and the id of the request, which this service has in a header alone."""
    name = contract.service(operation.service).answer.request_id_headers[0]
    return answer._replace(headers={**answer.headers, name: world.state.request_id(), **headers})


def create_token(call: Call, _: Message, world: World) -> Answer:
    """Give a token to the one user there is; that any project will do is our choice."""
    operation, payload = call.operation, call.payload
    identity = payload["auth"]["identity"]
    if not is_known(identity["password"]["user"], world):
        return refusal(operation, HTTPStatus.UNAUTHORIZED, world)
    header, lifetime = operation.token or ("", 0)
    now = world.clock()
    token = world.state.give_token(now, lifetime)
    told = {
        "expires_at": timestamp(now + lifetime, "microseconds"),
        "methods": identity["methods"],
        "issued_at": timestamp(now, "microseconds"),
        "project": {"id": world.state.ids.project_id} | payload["auth"]["scope"]["project"],
    }
    return add_trace_id(
        operation, json_answer(operation.success, {"token": told}), world, **{header: token}
    )


def is_known(user: Mapping[str, Any], world: World) -> bool:
    """Return whether account, user and password are those of the one user."""
    keys = world.credentials
    pairs = (
        (user["domain"]["name"], keys.account),
        (user["name"], keys.user),
        (user["password"], keys.password),
    )
    return all(same(given, expected) for given, expected in pairs)


def list_projects(call: Call, request: Message, world: World) -> Answer:
    """List projects: the example of the contract, under the ids that there are."""
    shown = example(call.operation.name)
    asked = call.query.get("name")
    projects = [
        shown["projects"][0] | {"id": project, "name": name or asked or region_of(call, request)}
        for project, name in world.state.projects.items()
    ]
    found = [one for one in projects if asked in (None, one["name"])]
    return add_trace_id(call.operation, json_answer(200, shown | {"projects": found}), world)


def region_of(call: Call, request: Message) -> str:
    """Return the region in the name of the host, else that of the example."""
    service = contract.service(call.operation.service)
    before, _, behind = service.host.partition("{region}")
    host = request.fields.get("host", "")
    is_regional = host.startswith(before) and host.endswith(behind)
    known = str(example(call.operation.name)["projects"][0]["name"])
    return host.removeprefix(before).removesuffix(behind) if is_regional else known


HANDLERS: dict[str, Callable[[Call, Message, World], Answer]] = {
    "KeystoneCreateUserTokenByPassword": create_token,
    "KeystoneListProjects": list_projects,
    "KeystoneListAuthProjects": list_projects,
}

"""Tencent's side: signed parameters by GET or POST, and refusals with HTTP status 200."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.checker import check
from vpn_preflight.emulator.journal import masked_parameters
from vpn_preflight.emulator.messages import (
    clock_tolerance,
    error_sentences,
    json_answer,
    listed_error,
    same,
)
from vpn_preflight.emulator.state import example
from vpn_preflight.emulator.tunnels import one_object
from vpn_preflight.protocols import form, signature_v1

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import State, World
    from vpn_preflight.emulator.tunnels import Tunnel
    from vpn_preflight.protocols import Message
    from vpn_preflight.protocols.wire_form import Payload

POSITIVE = re.compile(r"0*[1-9][0-9]{0,19}")

# The docs have a string alone. Its number, "resource does not exist", is inferred.
NOT_FOUND = 5000
# What a task that failed says; our choice.
FAILED = 5100


def respond(match: Match, request: Message, world: World) -> Answer:
    """Answer a request: who calls, then when, then what."""
    parameters = read_parameters(match.operation, request)
    refused = (
        refuse_repeated(match.operation, request)
        or refuse_malformed(match.operation, parameters)
        or refuse_caller(match.operation, request, parameters, world)
        or refuse_replay(match.operation, parameters, world)
    )
    if refused:
        return refused
    operation = form.choose(match.operations, request)
    return act(operation, parameters, world) if operation else refusal(match.operation, 6100)


def contents(match: Match, request: Message) -> Payload:
    """Return the operation of a request, and its parameters, masked."""
    parameters = read_parameters(match.operation, request)
    operation = form.choose(match.operations, request) if parameters else None
    return {
        "operation": operation and operation.name,
        "parameters": masked_parameters(operation or match.operation, parameters.items()),
    }


def read_parameters(operation: Operation, request: Message) -> dict[str, str]:
    """Read the parameters, of the query for GET or the form for POST; the last of a name counts."""
    return dict(pairs(operation, request))


def pairs(operation: Operation, request: Message) -> Sequence[tuple[str, str]]:
    """Read the parameters in their order, with those that are there twice."""
    media_type = request.fields.get("content-type", "").partition(";")[0].strip().lower()
    return (
        form.pairs(request) if request.method == "GET" or media_type == operation.media_type else []
    )


def refusal(operation: Operation, code: str | int, message: str | None = None) -> Answer:
    """Refuse inside HTTP 200; the words are the contract's unless there are better ones."""
    facts = listed_error(operation, code)
    number, text = (code, facts.text) if isinstance(code, int) else (NOT_FOUND, code)
    body = {"code": number, "message": message or facts.meaning}
    return json_answer(200, body | ({"codeDesc": text} if text else {}))


def refuse_repeated(operation: Operation, request: Message) -> Answer | None:
    """Refuse a parameter that is there twice, because one of the two would be lost."""
    names = [name for name, _ in pairs(operation, request)]
    return (
        refusal(operation, 4000, "a parameter is there twice")
        if len(set(names)) < len(names)
        else None
    )


def refuse_malformed(operation: Operation, parameters: Mapping[str, str]) -> Answer | None:
    """Refuse when a common parameter is missing or cannot be read."""
    required = [name for name, facts in form.common_parameters(operation).items() if facts.required]
    missing = [name for name in required if not parameters.get(name)]
    if missing:
        return refusal(operation, 4000, f"missing common parameters: {', '.join(missing)}")
    numbers = [name for name in ("Timestamp", "Nonce") if not POSITIVE.fullmatch(parameters[name])]
    return (
        refusal(operation, 4000, f"not a positive integer: {', '.join(numbers)}")
        if numbers
        else None
    )


def refuse_caller(
    operation: Operation, request: Message, parameters: Mapping[str, str], world: World
) -> Answer | None:
    """Refuse when the key, the signature or the token is not ours."""
    keys = world.credentials
    claim = signature_v1.read(request)
    if not same(claim.key_id, keys.access_key):
        return refusal(operation, 4104)
    if not same(claim.signature, signature_v1.expected(request, claim, keys.secret_key)):
        return refusal(operation, 4100)
    if not same(parameters.get("Token", keys.security_token), keys.security_token):
        return refusal(operation, 4105)
    return None


def refuse_replay(
    operation: Operation, parameters: Mapping[str, str], world: World
) -> Answer | None:
    """Refuse a wrong time or a used nonce; else remember the nonce while its time is valid."""
    nonces, signed, nonce = (
        world.state.nonces,
        int(parameters["Timestamp"]),
        int(parameters["Nonce"]),
    )
    tolerance = clock_tolerance(operation)
    oldest = world.clock() - tolerance
    while nonces and next(iter(nonces.values())) < oldest:
        nonces.popitem(last=False)
    known = nonce in nonces and nonces[nonce] >= oldest
    if known or not oldest <= signed <= oldest + 2 * tolerance:
        return refusal(operation, 4500)
    nonces[nonce] = signed
    return None


def act(operation: Operation, parameters: Mapping[str, str], world: World) -> Answer:
    """Check the payload, and make the change."""
    common = form.common_parameters(operation)
    own = {name: value for name, value in parameters.items() if name not in common}
    payload, _ = form.nested(operation, own)
    if message := error_sentences(check(operation.name, payload, profile=world.profile)):
        return refusal(operation, 4000, message)
    handler = HANDLERS.get(operation.name)
    # What the emulator does not have, the service does not know.
    return handler(operation, payload, world.state) if handler else refusal(operation, 6100)


def success(**members: Any) -> Answer:
    """Answer what was asked for."""
    return json_answer(200, {"code": 0, "message": "", **members})


def modify_vpn_conn(operation: Operation, payload: Mapping[str, Any], state: State) -> Answer:
    """Change a tunnel, as a task."""
    if missing := unknown(operation, payload, state):
        return missing
    tunnel = state.tunnels[payload["vpnConnId"]]
    task = next(state.task_ids)
    shown = {**tunnel.data, "taskId": task, **shown_fields(payload)}

    def change() -> None:
        tunnel.change(payload)
        tunnel.data = shown

    state.begin_task(str(task), change)
    return success(data={name: value for name, value in shown.items() if value is not None})


def task_result(operation: Operation, payload: Mapping[str, Any], state: State) -> Answer:
    """Show whether a task runs, or how it ended."""
    task = state.tasks.get(str(payload["taskId"]))
    if task is None:
        return refusal(operation, NOT_FOUND)
    if task.is_running():
        return success(data={"status": 2})
    if not task.has_failed:
        return success(data={"status": 0})
    output = {"errorCode": FAILED, "errorMsg": listed_error(operation, FAILED).meaning}
    return success(data={"status": 1, "output": output})


def unknown(operation: Operation, payload: Mapping[str, Any], state: State) -> Answer | None:
    """Refuse an unknown id; the docs list the gateway's code for a missing tunnel, too."""
    if payload.get("vpcId", state.ids.vpc_id) not in state.vpcs:
        return refusal(operation, "InvalidVpc.NotFound")
    known: dict[str, Mapping[str, Any]] = {"vpnGwId": state.gateways, "vpnConnId": state.tunnels}
    if any(name in payload and payload[name] not in there for name, there in known.items()):
        return refusal(operation, "InvalidVpnGw.NotFound")
    return None


# What a list is filtered by: ids that must be the same, and a part of a name.
IDS = {"vpcId": "unVpcId", "vpnGwId": "unVpnGwId", "vpnConnId": "unVpnConnId", "dealId": "dealId"}
PARTS = ("vpcName", "vpnGwName", "vpnConnName")


def listed(operation: Operation, payload: Mapping[str, Any], state: State) -> Answer:
    """List things: filter, sort and return one page, the newest first (our choice)."""
    if missing := unknown(operation, payload, state):
        return missing
    rows = [one for one in ROWS[operation.name](state) if fits(one, payload)]
    rows.sort(
        key=lambda one: str(one[payload.get("orderField", "createTime")]),
        reverse=payload.get("orderDirection") != "asc",
    )
    first = payload.get("offset", 0)
    page = rows[first : first + payload.get("limit", 20)]
    return success(totalCount=len(rows), data=page)


def fits(shown_row: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    """Return whether a row has the ids, and the parts of names, that a filter wants."""
    same_ids = all(
        payload[name] == shown_row[there] for name, there in IDS.items() if name in payload
    )
    return same_ids and all(payload[name] in shown_row[name] for name in PARTS if name in payload)


def tunnels(state: State) -> Iterator[Payload]:
    """Show each tunnel."""
    yield from (row(name, tunnel) for name, tunnel in state.tunnels.items())


def gateways(state: State) -> Iterator[Payload]:
    """Show each gateway: the example of the contract, with the ids and ranges that there are."""
    shown = example("DescribeVpnGw")["data"][0]
    for name, vpc in state.gateways.items():
        yield {**shown, "unVpnGwId": name, "unVpcId": vpc, "vpcCidrBlock": state.vpcs[vpc]}


def vpcs(state: State) -> Iterator[Payload]:
    """Show each VPC: the example of the contract, with the id and the range."""
    shown = example("DescribeVpcEx")["data"][0]
    for name, network in state.vpcs.items():
        count = list(state.gateways.values()).count(name)
        yield {**shown, "unVpcId": name, "cidrBlock": network, "vpnGwNum": count}


def row(name: str, tunnel: Tunnel) -> Payload:
    """Show a tunnel as a list does: the example of the contract, with what was written since."""
    written = tunnel.settings
    found: Payload = example("DescribeVpnConn")["data"][0]
    found |= {
        "unVpcId": tunnel.vpc,
        "vpcCidrBlock": tunnel.network,
        "sourceCidr": [
            *dict.fromkeys(local for rule in written.get("spdAcl", []) for local in rule)
        ]
        or [tunnel.network],
        "unVpnGwId": tunnel.gateway,
        "unVpnConnId": name,
        "preSharedKey": written.get("preSharedKey", ""),
    }
    found |= {member: written[member] for member in ("vpnConnName",) if member in written}
    found["IKESet"] |= one_object(written, "IKESet")
    found["IPsecSet"] |= one_object(written, "IPsecSet")
    if "encryptAlgorithm" in written:
        found["IPsecSet"]["encryptAlgorithm"] = written["encryptAlgorithm"]
    subnets = shown_fields(written).get("userGwSubnetList")
    return found | ({"destinationCidr": subnets} if subnets else {})


def shown_fields(payload: Mapping[str, Any]) -> Payload:
    """Return what the answer to a change shows; that ranges of rules are subnets is inferred."""
    subnets = payload.get("userGwCidrBlock") or peers(payload.get("spdAcl", []))
    found = {"preSharedKey": payload.get("preSharedKey"), "userGwSubnetList": subnets}
    return {name: value for name, value in found.items() if value}


def peers(rules: list[dict[str, list[str]]]) -> list[str]:
    """List the ranges on the far side of all rules, each once."""
    return list(
        dict.fromkeys(peer for rule in rules for ranges in rule.values() for peer in ranges)
    )


ROWS: dict[str, Callable[[State], Iterator[Payload]]] = {
    "DescribeVpnConn": tunnels,
    "DescribeVpnGw": gateways,
    "DescribeVpcEx": vpcs,
}
HANDLERS: dict[str, Callable[[Operation, Mapping[str, Any], State], Answer]] = {
    "ModifyVpnConnEx": modify_vpn_conn,
    "DescribeVpcTaskResultV2": task_result,
    **dict.fromkeys(ROWS, listed),
}

"""Further resources for the emulator, from payloads that are to be rehearsed or from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.emulator.state import PROJECT_ID, VPN_SERVER_ID, example, without_secrets
from vpn_preflight.emulator.tunnels import Tunnel
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import mask_payload
from vpn_preflight.rules.ranges import is_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.emulator.state import State

# What a list of resources may have, and the fields of each.
LISTS = {
    "tunnels": ("vpcId", "vpnGwId", "vpnConnId", "vpnConnName", "vpcCidrBlock"),
    "groups": ("project_id", "vpn_server_id", "group_id", "name", "description"),
}
# The field that each must have.
NEEDED = {"tunnels": "vpnConnId", "groups": "group_id"}
# What other calls call the same id.
ALIASES = {"VpnConnectionId": "vpnConnId", "VpnGatewayId": "vpnGwId", "VpcId": "vpcId"}


@hide_fields
class Resource(NamedTuple):
    """A thing that shall exist: `tunnels` or `groups`, and its ids and other fields."""

    kind: str
    fields: Mapping[str, Any]


def of_payload(path: Mapping[str, Any] | None, payload: Any) -> list[Resource]:
    """Return the resources that a payload, or the path of its URL, is about."""
    given = {**(path or {}), **(payload if isinstance(payload, dict) else {})}
    ids = {ALIASES.get(name, name): value for name, value in given.items()}
    found = [
        Resource(kind, {name: ids[name] for name in names[:3] if name in ids})
        for kind, names in LISTS.items()
    ]
    return [checked(one) for one in found if NEEDED[one.kind] in one.fields]


def of_list(value: Any) -> list[Resource]:
    """Read a list of resources; raises ValueError for anything else."""
    if not isinstance(value, dict) or not value or value.keys() - LISTS.keys():
        raise ValueError(f"must be an object of {' and '.join(LISTS)}")
    found = []
    for kind, items in value.items():
        names = ", ".join(LISTS[kind])
        if not isinstance(items, list) or not all(
            isinstance(item, dict) and item and item.keys() <= {*LISTS[kind]} for item in items
        ):
            raise ValueError(f"{kind} must be a list of objects of {names}")
        if any(NEEDED[kind] not in item for item in items):
            raise ValueError(f"each of {kind} must have {NEEDED[kind]}")
        found += [checked(Resource(kind, item)) for item in items]
    return found


def checked(one: Resource) -> Resource:
    """Return a resource; raises ValueError for values that nothing can have."""
    for name, value in one.fields.items():
        if not isinstance(value, str) or not value or "{" in value:
            raise ValueError(f"{name} must be a string without a placeholder")
    ranges = contract.operation("ModifyVpnConnEx").request.fields["userGwCidrBlock"].items
    network = one.fields.get("vpcCidrBlock")
    if network is not None and not is_written(ranges, network):
        raise ValueError("vpcCidrBlock must be a CIDR range such as 10.0.0.0/16")
    return one


def add(state: State, resources: Iterable[Resource]) -> None:
    """Add resources to those of the documents; raises ValueError for one that cannot exist."""
    for one in map(checked, resources):
        add_one = add_tunnel if one.kind == "tunnels" else add_group
        add_one(state, **one.fields)


def add_tunnel(  # the names of the docs
    state: State,
    *,
    vpcId: str | None = None,  # noqa: N803
    vpnGwId: str | None = None,  # noqa: N803
    vpnConnId: str | None = None,  # noqa: N803
    vpnConnName: str | None = None,  # noqa: N803
    vpcCidrBlock: str | None = None,  # noqa: N803
) -> None:
    """Add a tunnel with its gateway and its VPC; what is not given is what the documents have."""
    vpc, gateway = vpcId or state.ids.vpc_id, vpnGwId or state.ids.vpn_gw_id
    network = vpcCidrBlock or state.vpcs.get(vpc) or state.vpcs[state.ids.vpc_id]
    state.vpcs[vpc] = network
    state.gateways.setdefault(gateway, vpc)
    if vpnConnId is None:
        return
    change = contract.operation("ModifyVpnConnEx")
    shown = example(change.name)["data"] | {"vpnGwId": gateway, "vpcConnId": vpnConnId}
    data = without_secrets(change.response.fields["data"], shown)
    tunnel = Tunnel(data, vpc, gateway, network)
    if vpnConnName:
        tunnel.change({"vpnConnName": vpnConnName})
    state.tunnels.setdefault(vpnConnId, tunnel)


def add_group(
    state: State,
    *,
    project_id: str = PROJECT_ID,
    vpn_server_id: str = VPN_SERVER_ID,
    group_id: str | None = None,
    **shown: str,
) -> None:
    """Add a group with its server and its project."""
    state.projects.setdefault(project_id, None)
    groups = state.servers.setdefault((project_id, vpn_server_id), {})
    if group_id is not None:
        group = example("UpdateVpnUserGroup")["user_group"] | {"id": group_id, "description": ""}
        # Names are unique on a server.
        groups.setdefault(group_id, group | {"name": f"group-{len(groups)}"} | shown)


def shown_state(state: State) -> dict[str, Any]:
    """Show what exists, with its secrets masked; of a tunnel, what either API has set."""
    older, newer = (
        contract.operation(name).request
        for name in ("ModifyVpnConnEx", "ModifyVpnConnectionAttribute")
    )
    return {
        "vpcs": dict(state.vpcs),
        "gateways": dict(state.gateways),
        "tunnels": {
            name: {
                "vpcId": one.vpc,
                "vpnGwId": one.gateway,
                **mask_payload(older, one.settings),
                **mask_payload(newer, one.newer),
            }
            for name, one in state.tunnels.items()
        },
        "projects": list(state.projects),
        "servers": [
            {"project_id": project, "vpn_server_id": server, "groups": list(groups.values())}
            for (project, server), groups in state.servers.items()
        ],
    }

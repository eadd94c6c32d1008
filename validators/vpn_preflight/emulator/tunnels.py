"""One tunnel under two APIs: what either of them changes, the other one shows.

That what a change omits inside of an object is kept is our choice.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.protocols.wire_form import Payload

# What API 2.0 and API 3.0 call the same thing, where it is not the same name in another case.
NAMES = {"vpnConnName": "VpnConnectionName", "preSharedKey": "PreShareKey"}
OBJECTS = {"IKESet": "IKEOptionsSpecification", "IPsecSet": "IPSECOptionsSpecification"}
# Everything else is the same word in another case.
FREE = ("localAddress", "remoteAddress", "localFqdnName", "remoteFqdnName")
CIPHER, RANGES, RULES, NEWER_RULES = (
    "encryptAlgorithm",
    "userGwCidrBlock",
    "spdAcl",
    "SecurityPolicyDatabases",
)


@cache
def names(older: str) -> dict[str, str]:
    """Map the fields of an object of API 2.0 to those of the same object of API 3.0."""
    changes = map(contract.operation, ("ModifyVpnConnEx", "ModifyVpnConnectionAttribute"))
    one, other = (change.request for change in changes)
    items, known = one.fields[older].items or UNKNOWN, other.fields[OBJECTS[older]].fields
    by_case = {name.casefold(): name for name in known}
    return {name: by_case[name.casefold()] for name in items.fields if name.casefold() in by_case}


class Tunnel:
    """A VPN tunnel, as it was written in the names of either API.

    `data` is what API 2.0 answers to a change, `settings` what was set in its names, and `newer`
    in those of API 3.0. `network` is the range of its VPC.
    """

    def __init__(self, data: dict[str, object], vpc: str, gateway: str, network: str) -> None:
        self.data = data
        self.vpc = vpc
        self.gateway = gateway
        self.network = network
        self.settings: Payload = {}
        # Before any change both APIs show the tunnel that the docs of 2.0 print.
        self.newer = newer(printed(), printed(), network)

    def change(self, payload: Mapping[str, Any]) -> None:
        """Make a change of API 2.0."""
        add(self.settings, whole(payload, self.settings))
        add(self.newer, newer(self.settings, payload.keys(), self.network))

    def change_newer(self, payload: Mapping[str, Any]) -> None:
        """Make a change of API 3.0."""
        add(self.newer, payload)
        add(self.settings, whole(older(payload), self.settings))


@cache
def printed() -> Payload:
    """Return the tunnel that the docs of API 2.0 print, in the names of a change."""
    shown = contract.operation("DescribeVpnConn").examples.response["document"]["data"][0]
    sets = {name: [shown[name]] for name in OBJECTS}
    return {"vpnConnName": shown["vpnConnName"], RANGES: shown["destinationCidr"], **sets}


def add(known: Payload, change: Mapping[str, Any]) -> None:
    """Add a change to what is known; objects keep the fields that it omits."""
    for name, value in change.items():
        known[name] = known.get(name, {}) | value if isinstance(value, dict) else value


def whole(change: Mapping[str, Any], known: Payload) -> Payload:
    """Return a change of API 2.0 with all fields of its objects; ranges replace those before."""
    if change.keys() & {RANGES, RULES}:
        known.pop(RANGES, None)
        known.pop(RULES, None)
    return {
        name: [one_object(known, name) | (value[0] if value else {})] if name in OBJECTS else value
        for name, value in change.items()
    }


def one_object(written: Mapping[str, Any], name: str) -> Payload:
    """Return the one object of a list."""
    return next(iter(written.get(name, [])), {})


def newer(settings: Payload, changed: Iterable[str], network: str) -> Payload:
    """Write what was changed in the names and values of API 3.0."""
    changed = set(changed)
    found: Payload = {other: settings[name] for name, other in NAMES.items() if name in changed}
    for name, other in OBJECTS.items():
        if name in changed:
            found[other] = translated(one_object(settings, name), names(name), upper)
    if CIPHER in changed:
        other, field = OBJECTS["IPsecSet"], names("IPsecSet")[CIPHER]
        found[other] = {**found.get(other, {}), field: settings[CIPHER].upper()}
    if changed & {RANGES, RULES}:
        rules = settings.get(RULES) or [{network: settings.get(RANGES, [])}]
        found[NEWER_RULES] = [
            {"LocalCidrBlock": local, "RemoteCidrBlock": remote}
            for rule in rules
            for local, remote in rule.items()
        ]
    return found


def older(change: Mapping[str, Any]) -> Payload:
    """Write a change of API 3.0 in the names and values of API 2.0, as far as that has them."""
    found: Payload = {name: change[other] for name, other in NAMES.items() if other in change}
    for name, other in OBJECTS.items():
        if other in change:
            back = {newer_name: older_name for older_name, newer_name in names(name).items()}
            found[name] = [translated(change[other], back, lower)]
    if NEWER_RULES in change:
        found[RULES] = [
            {rule["LocalCidrBlock"]: rule["RemoteCidrBlock"]} for rule in change[NEWER_RULES]
        ]
    return found


def translated(
    fields: Mapping[str, Any], known: Mapping[str, str], spell: Callable[[str, Any], Any]
) -> Payload:
    """Rename fields and spell their values; those without a name are not there."""
    return {known[name]: spell(name, value) for name, value in fields.items() if name in known}


def upper(name: str, value: Any) -> Any:
    """Spell a value of API 2.0 as API 3.0 does."""
    if name in FREE or not isinstance(value, str):
        return value
    return "SHA1" if (name, value) == ("integrityAlgorith", "sha") else value.upper()


def lower(name: str, value: Any) -> Any:
    """Spell a value of API 3.0 as API 2.0 does."""
    is_free = name in {names("IKESet")[free] for free in FREE}
    return value if is_free or not isinstance(value, str) else value.lower()

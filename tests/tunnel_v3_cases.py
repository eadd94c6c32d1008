"""Both sides of every limit of API 3.0, and the expected errors, for `test_boundaries`."""

import itertools
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

CHANGE = "ModifyVpnConnectionAttribute"
TUNNELS = "DescribeVpnConnections"
GATEWAYS = "DescribeVpnGateways"
PEERS = "DescribeCustomerGateways"
TASK = "DescribeVpcTaskResult"

ID = {"VpnConnectionId": "vpnx-abc123x"}
BGP = {"TunnelCidr": "169.254.64.0/30", "LocalBgpIp": "169.254.64.1", "RemoteBgpIp": "169.254.64.2"}
RULE = {"LocalCidrBlock": "10.0.0.0/16", "RemoteCidrBlock": ["172.16.0.0/16"]}
IKE, IPSEC, HEALTH = "IKEOptionsSpecification", "IPSECOptionsSpecification", "HealthCheckConfig"

CIPHERS = (
    "3DES-CBC",
    "AES-CBC-128",
    "AES-CBC-192",
    "AES-CBC-256",
    "DES-CBC",
    "SM4",
    "AES128GCM128",
    "AES192GCM128",
    "AES256GCM128",
)
GROUPS = ("1", "2", "5", "14", "15", "16", "19", "20", "21", "24")
LISTED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("NegotiationType",): ("active", "passive", "flowTrigger"),
    ("DpdAction",): ("clear", "restart"),
    (IKE, "PropoEncryAlgorithm"): CIPHERS,
    (IKE, "PropoAuthenAlgorithm"): ("MD5", "SHA", "SHA-256", "SHA-512"),
    (IKE, "ExchangeMode"): ("AGGRESSIVE", "MAIN"),
    (IKE, "DhGroupName"): tuple(f"GROUP{number}" for number in GROUPS),
    (IKE, "IKEVersion"): ("IKEV1", "IKEV2"),
    (IPSEC, "EncryptAlgorithm"): (*CIPHERS, "NULL"),
    (IPSEC, "IntegrityAlgorith"): ("MD5", "SHA1", "SHA-256", "SHA-512", "SHA-384", "SM3"),
    (IPSEC, "IntegrityAlgorithm"): ("MD5", "SHA1", "SHA-256"),
    (IPSEC, "PfsDhGroup"): ("NULL", *(f"DH-GROUP{number}" for number in GROUPS)),
    (HEALTH, "ProbeType"): ("NQA",),
}
IDENTITIES = {
    "LocalIdentity": {"ADDRESS": "LocalAddress", "FQDN": "LocalFqdnName"},
    "RemoteIdentity": {"ADDRESS": "RemoteAddress", "FQDN": "RemoteFqdnName"},
}
NUMBERS: dict[tuple[str, ...], tuple[int, int]] = {
    ("DpdEnable",): (0, 1),
    (IKE, "IKESaLifetimeSeconds"): (60, 604800),
    (IPSEC, "IPSECSaLifetimeSeconds"): (180, 604800),
    (IPSEC, "IPSECSaLifetimeTraffic"): (2560, 4294967295),
    (HEALTH, "ProbeInterval"): (1000, 5000),
    (HEALTH, "ProbeThreshold"): (3, 8),
    (HEALTH, "ProbeTimeout"): (10, 5000),
}
ADDRESSES = (
    ("HealthCheckLocalIp",),
    ("HealthCheckRemoteIp",),
    (IKE, "LocalAddress"),
    (IKE, "RemoteAddress"),
)
FREE_TEXTS = (
    ("VpnConnectionName",),
    ("PreShareKey",),
    (IKE, "LocalFqdnName"),
    (IKE, "RemoteFqdnName"),
)
OBJECTS = (IKE, IPSEC, HEALTH)
NEVER_LISTED = ("", "other", "aes-cbc-256", "main", "GOURP1", "GROUP22", "1", "ICMP")

NO_TEXT = (1, 1.5, True, None, ["a"], {"a": "a"})
NO_LIST = ("a", 1, 1.5, True, None, {"a": "a"})
NO_OBJECT = ("a", 1, 1.5, True, None, ["a"])
NO_INTEGER = ("86400", 86400.5, True, False, None, [86400], {"a": 86400}, math.nan, math.inf)
NO_BOOLEAN = ("True", "", 0, 1, 1.5, None, [True], {"a": True})


class Written(NamedTuple):
    """A payload of an operation, and the errors (code, pointer) that it must have."""

    about: str
    operation: str
    value: Any
    errors: tuple[tuple[str, str], ...] = ()


def change(about: str, *errors: tuple[str, str], **fields: Any) -> Written:
    """Add fields to the smallest change of a tunnel."""
    return Written(about, CHANGE, ID | fields, errors)


def at(place: tuple[str, ...], value: Any, *codes: str) -> Written:
    """Put a value at a place of a change; the codes are those of the errors there."""
    inner: Any = value
    for name in reversed(place):
        inner = {name: inner}
    return Written(
        f"{'.'.join(place)} {value!r}",
        CHANGE,
        ID | inner,
        tuple((code, f"/{'/'.join(place)}") for code in codes),
    )


def required() -> Iterator[Written]:
    """Each required field given and left out, and names that no table lists."""
    yield change("the id alone")
    yield Written("nothing at all", CHANGE, {}, (("VFS001", ""),))
    yield change("empty id", ("VFS007", "/VpnConnectionId"), VpnConnectionId="")
    yield change(
        "empty id of a customer gateway", ("VFS007", "/CustomerGatewayId"), CustomerGatewayId=""
    )
    yield change("an id of a customer gateway", CustomerGatewayId="cgw-abc12345")
    yield change("BGP", BgpConfig=BGP)
    for name in BGP:
        without = {other: value for other, value in BGP.items() if other != name}
        yield change(f"BGP without {name}", ("VFS001", "/BgpConfig"), BgpConfig=without)
    yield change("rules", SecurityPolicyDatabases=[RULE])
    for name in RULE:
        without = {other: value for other, value in RULE.items() if other != name}
        yield change(
            f"a rule without {name}",
            ("VFS001", "/SecurityPolicyDatabases/0"),
            SecurityPolicyDatabases=[without],
        )
    shape = (("VFS001", "/SecurityPolicyDatabases/0"), ("VFS001", "/SecurityPolicyDatabases/0"))
    yield change(
        "the map of version 2.0",
        *shape,
        ("VFS002", "/SecurityPolicyDatabases/0/10.0.0.0~116"),
        SecurityPolicyDatabases=[{"10.0.0.0/16": ["172.16.0.0/16"]}],
    )
    for names in ((), (IKE,), (IPSEC,), (HEALTH,)):
        yield at((*names, "unknown"), "a", "VFS002")
    yield change(
        "unknown of BGP", ("VFS002", "/BgpConfig/unknown"), BgpConfig=BGP | {"unknown": "a"}
    )
    yield change(
        "unknown of a rule",
        ("VFS002", "/SecurityPolicyDatabases/0/unknown"),
        SecurityPolicyDatabases=[RULE | {"unknown": 1}],
    )
    for name in ("vpcId", "vpnGwId", "vpnConnName", "preSharedKey", "PreSharedKey"):
        yield at((name,), "a", "VFS002")


def types() -> Iterator[Written]:
    """Every type that a field does not have."""
    texts = [
        *LISTED,
        *ADDRESSES,
        *FREE_TEXTS,
        ("VpnConnectionId",),
        ("DpdTimeout",),
        ("CustomerGatewayId",),
    ]
    texts += [(IKE, name) for name in IDENTITIES]
    for place, value in itertools.product(texts, NO_TEXT):
        yield at(place, value, "VFS003")
    for place, value in itertools.product(NUMBERS, NO_INTEGER):
        yield at(place, value, "VFS003")
    for value in NO_BOOLEAN:
        yield at(("EnableHealthCheck",), value, "VFS003")
    for value in ("true", "false"):
        yield at(("EnableHealthCheck",), value, "VFS021")
    for value in (True, False):
        yield at(("EnableHealthCheck",), value)


def no_list(name: str, value: Any) -> tuple[tuple[str, str], ...]:
    """Return the errors of a value in place of a list of objects with two required fields.

    An object is checked as the one item that was meant.
    """
    wrong = ("VFS003", f"/{name}")
    if not isinstance(value, dict):
        return (wrong,)
    missing = ("VFS001", f"/{name}")
    return (missing, missing, wrong, ("VFS002", f"/{name}/a"))


def types_of_parts() -> Iterator[Written]:
    """Every type that an object, a list, an item or a whole payload does not have."""
    for name, value in itertools.product((*OBJECTS, "BgpConfig"), NO_OBJECT):
        yield at((name,), value, "VFS003")
    for value in NO_LIST:
        name = "SecurityPolicyDatabases"
        yield Written(f"{name} {value!r}", CHANGE, ID | {name: value}, no_list(name, value))
        yield change(
            f"ranges {value!r}",
            ("VFS003", "/SecurityPolicyDatabases/0/RemoteCidrBlock"),
            SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": value}],
        )
    for value in NO_OBJECT:
        yield change(
            f"rule {value!r}",
            ("VFS003", "/SecurityPolicyDatabases/0"),
            SecurityPolicyDatabases=[value],
        )
        yield Written(f"whole payload {value!r}", CHANGE, value, (("VFS003", ""),))
    for value in NO_TEXT:
        for name, pointer in (
            ("LocalCidrBlock", "LocalCidrBlock"),
            ("RemoteCidrBlock", "RemoteCidrBlock/0"),
        ):
            rule = RULE | {name: value if name == pointer else [value]}
            yield change(
                f"{name} {value!r}",
                ("VFS003", f"/SecurityPolicyDatabases/0/{pointer}"),
                SecurityPolicyDatabases=[rule],
            )
        for name in BGP:
            yield change(
                f"{name} {value!r}", ("VFS003", f"/BgpConfig/{name}"), BgpConfig=BGP | {name: value}
            )


def values() -> Iterator[Written]:
    """Each listed value and values near them; each end of each range, and one beyond it."""
    for place, listed in LISTED.items():
        for value in listed:
            yield at(place, value)
        others = {*NEVER_LISTED, f"{listed[0]}\n", f" {listed[0]}", listed[0].swapcase()} - {
            *listed
        }
        for value in sorted(others):
            yield at(place, value, "VFS004")
    for cipher in ((IKE, "PropoEncryAlgorithm"), (IPSEC, "EncryptAlgorithm")):
        yield at(cipher, "AES-CBS-192", "VFS021")
    yield at((IKE, "PropoEncryAlgorithm"), "NULL", "VFS004")
    yield at((IKE, "PropoAuthenAlgorithm"), "SHA1", "VFS021")
    yield at((IPSEC, "IntegrityAlgorith"), "SHA", "VFS004")
    for value in ("SHA-512", "SHA-384", "SM3"):
        yield at((IPSEC, "IntegrityAlgorithm"), value, "VFS004")
    for place, (low, high) in NUMBERS.items():
        for number in (low, float(low), low + 1, high - 1, high, float(high)):
            yield at(place, number)
        for number in (low - 1, -high - 1, high + 1, 10**18):
            yield at(place, number, "VFS005")


def strings() -> Iterator[Written]:
    """Each end of each length, the characters of a time-out, and strings that no table limits."""
    for size, character in itertools.product((0, 1, 60), ("a", "\u540d", "\U0001f600")):
        yield at(("VpnConnectionName",), character * size)
    for character in ("a", "\u540d", "\U0001f600"):
        yield at(("VpnConnectionName",), character * 61, "VFS006")
    for text in ("0", "30", "60", "9" * 30):
        yield at(("DpdTimeout",), text)
    yield at(("DpdTimeout",), "", "VFS007")
    for text in ("30s", "-1", "3 0", "30\n", "3.0", "\u0663\u0660", "\uff13"):
        yield at(("DpdTimeout",), text, "VFS008")
    for place in FREE_TEXTS:
        yield at(place, "\u540d \xe9\n")


IPV4 = ("0.0.0.1", "255.255.255.255", "169.254.128.1", "203.0.113.10")
IPV6 = (
    "::",
    "::1",
    "2001:db8::",
    "2001:DB8::1",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
    "1::3:4:5:6:7:8",
)
NO_ADDRESS = (
    *(
        "",
        "256.0.0.1",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.4/32",
        "1.2.3.4\n",
        " 1.2.3.4",
        "gateway.example",
        "1.2.3.\u0664",
    ),
    *(
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "::ffff:1.2.3.4",
        "fe80::1%eth0",
        "::1/128",
    ),
)
NO_RANGE = {
    "VFA001": (
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "256.0.0.0/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/8\n",
        "10.0.0.0/8,10.1.0.0/16",
        "/8",
    ),
    "VFA002": ("010.0.0.0/8", "10.0.0.0/08"),
    "VFA003": ("::1", "::ffff:1.2.3.4/104"),
}


def addresses() -> Iterator[Written]:
    """Each form of an address, and of a range, at each of their places."""
    for place in ADDRESSES:
        for text in (*IPV4, *IPV6):
            yield at(place, text)
        for text in NO_ADDRESS:
            yield at(place, text, "VFA011")
    for name in ("LocalBgpIp", "RemoteBgpIp"):
        yield change(f"{name} of IPv6", BgpConfig=BGP | {name: "::1"})
        yield change(
            f"{name} of no address",
            ("VFA011", f"/BgpConfig/{name}"),
            BgpConfig=BGP | {name: "1.2.3"},
        )
    for text in (
        "0.0.0.0/0",
        "255.255.255.255/32",
        "10.40.1.12/24",
        "::/0",
        "2001:db8::/32",
        "::1/128",
    ):
        yield change(f"near {text}", SecurityPolicyDatabases=[RULE | {"LocalCidrBlock": text}])
        yield change(
            f"far {text}",
            SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": ["192.0.2.0/24", text]}],
        )
        yield change(f"tunnel {text}", BgpConfig=BGP | {"TunnelCidr": text})
    for code, texts in NO_RANGE.items():
        for text in texts:
            near, far = (
                "/SecurityPolicyDatabases/0/LocalCidrBlock",
                "/SecurityPolicyDatabases/0/RemoteCidrBlock/0",
            )
            yield change(
                f"near {text!r}",
                (code, near),
                SecurityPolicyDatabases=[RULE | {"LocalCidrBlock": text}],
            )
            yield change(
                f"far {text!r}",
                (code, far),
                SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": [text]}],
            )
            yield change(
                f"tunnel {text!r}",
                (code, "/BgpConfig/TunnelCidr"),
                BgpConfig=BGP | {"TunnelCidr": text},
            )
    yield change("no rules")._replace(value=ID | {"SecurityPolicyDatabases": []})
    yield change("no far side", SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": []}])


def conditions() -> Iterator[Written]:
    """Each condition met, not met, and not asked for."""
    for chooser, needs in IDENTITIES.items():
        for chosen, needed in needs.items():
            other = next(name for name in needs.values() if name != needed)
            code = "VFS013" if needed == "LocalAddress" else "VFS012"
            value, another = (
                ("198.51.100.7", "a.example")
                if chosen == "ADDRESS"
                else ("a.example", "198.51.100.7")
            )
            yield change(
                f"{chooser} {chosen} with {needed}", **{IKE: {chooser: chosen, needed: value}}
            )
            yield change(f"{chooser} {chosen} alone", (code, f"/{IKE}"), **{IKE: {chooser: chosen}})
            yield change(
                f"{chooser} {chosen} with {other}",
                (code, f"/{IKE}"),
                **{IKE: {chooser: chosen, other: another}},
            )
            yield change(f"{needed} without {chooser}", **{IKE: {needed: value}})
        for value in ("other", ""):
            yield at((IKE, chooser), value, "VFS004")
        # It is clear what was meant, and that needs another field.
        for value, chosen in (("address", "ADDRESS"), ("IP", "ADDRESS"), ("FQDN\n", "FQDN")):
            is_local = needs[chosen] == "LocalAddress"
            missing = ("VFS013" if is_local else "VFS012", f"/{IKE}")
            wrong = ("VFS004", f"/{IKE}/{chooser}")
            yield change(f"{IKE}.{chooser} {value!r}", missing, wrong, **{IKE: {chooser: value}})
    for name in OBJECTS:
        yield change(f"{name} empty", **{name: {}})


class Read(NamedTuple):
    """The requests of a read: the list of ids, an id, the names of filters, and limits or None."""

    ids: str
    one: str
    filters: tuple[str, ...]
    most_filters: int | None
    most_values: int | None
    limit: int | None
    number_code: str


READS = {
    TUNNELS: Read(
        "VpnConnectionIds",
        "vpnx-abc123x",
        (
            "vpc-id",
            "vpn-gateway-id",
            "customer-gateway-id",
            "vpn-connection-name",
            "vpn-connection-id",
        ),
        *(10, 5, 100),
        "VFS021",
    ),
    GATEWAYS: Read(
        "VpnGatewayIds",
        "vpngw-abc123x",
        (
            "vpc-id",
            "vpn-gateway-id",
            "vpn-gateway-name",
            "type",
            "public-ip-address",
            "renew-flag",
            "zone",
        ),
        *(None, None, None),
        "VFS003",
    ),
    PEERS: Read(
        "CustomerGatewayIds",
        "cgw-abc12345",
        ("customer-gateway-id", "customer-gateway-name", "ip-address", "ip-version"),
        *(10, 5, 100),
        "VFS003",
    ),
}


def reads() -> Iterator[Written]:
    """The lists of ids and of filters, and the numbers of each read."""
    for operation, read in READS.items():
        ids, limits = read.ids, ("Offset", "Limit")
        yield Written("nothing", operation, {})
        yield Written("unknown", operation, {"unknown": 1}, (("VFS002", "/unknown"),))
        for count in (0, 1, 100):
            yield Written(f"{count} ids", operation, {ids: [read.one] * count})
        yield Written("101 ids", operation, {ids: [read.one] * 101}, (("VFS006", f"/{ids}"),))
        yield Written("empty id", operation, {ids: [""]}, (("VFS007", f"/{ids}/0"),))
        for value in NO_OBJECT:
            yield Written(f"whole payload {value!r}", operation, value, (("VFS003", ""),))
        for name, value in itertools.product((ids, "Filters"), NO_LIST):
            errors = no_list(name, value) if name == "Filters" else (("VFS003", f"/{name}"),)
            yield Written(f"{name} {value!r}", operation, {name: value}, errors)
        for value in NO_TEXT:
            yield Written(f"id {value!r}", operation, {ids: [value]}, (("VFS003", f"/{ids}/0"),))
        for name, number in itertools.product(limits, (0, 1, 1.0, 20, 100)):
            yield Written(f"{name} {number}", operation, {name: number})
        for name in limits:
            yield Written(f"{name} -1", operation, {name: -1}, (("VFS005", f"/{name}"),))
            yield Written(
                f"{name} in quotes", operation, {name: "5"}, ((read.number_code, f"/{name}"),)
            )
            for value in ("five", "", 1.5, True, None, [1], {"a": 1}):
                yield Written(
                    f"{name} {value!r}", operation, {name: value}, (("VFS003", f"/{name}"),)
                )
        yield Written(
            "Limit 101", operation, {"Limit": 101}, (("VFS005", "/Limit"),) if read.limit else ()
        )
        both = {ids: [read.one], "Filters": [{"Name": read.filters[0], "Values": ["a"]}]}
        yield Written(
            "ids and filters",
            operation,
            both,
            (("VFS021" if operation == PEERS else "VFS020", "/Filters"),),
        )
        yield from filters(operation, read)


def filters(operation: str, read: Read) -> Iterator[Written]:
    """Each name of a filter, and how many filters and values there may be."""
    for name in read.filters:
        yield Written(f"filter {name}", operation, {"Filters": [{"Name": name, "Values": ["a"]}]})
    one = {"Name": read.filters[0], "Values": ["a"]}
    for value in ("", "vpnConnId", "VPC-ID", f"{read.filters[0]}\n"):
        errors = (("VFS004", "/Filters/0/Name"),)
        yield Written(f"filter {value!r}", operation, {"Filters": [one | {"Name": value}]}, errors)
    for name in one:
        without = {other: value for other, value in one.items() if other != name}
        yield Written(
            f"a filter without {name}",
            operation,
            {"Filters": [without]},
            (("VFS001", "/Filters/0"),),
        )
    yield Written(
        "unknown of a filter",
        operation,
        {"Filters": [one | {"a": 1}]},
        (("VFS002", "/Filters/0/a"),),
    )
    for value in NO_OBJECT:
        yield Written(
            f"filter {value!r}", operation, {"Filters": [value]}, (("VFS003", "/Filters/0"),)
        )
    for value in NO_TEXT:
        yield Written(
            f"name {value!r}",
            operation,
            {"Filters": [one | {"Name": value}]},
            (("VFS003", "/Filters/0/Name"),),
        )
        errors = (("VFS003", "/Filters/0/Values/0"),)
        yield Written(
            f"value {value!r}", operation, {"Filters": [one | {"Values": [value]}]}, errors
        )
    for value in NO_LIST:
        yield Written(
            f"values {value!r}",
            operation,
            {"Filters": [one | {"Values": value}]},
            (("VFS003", "/Filters/0/Values"),),
        )
    for count in (0, 1, 10, 11):
        too_many = (
            (("VFS006", "/Filters"),) if read.most_filters and count > read.most_filters else ()
        )
        yield Written(f"{count} filters", operation, {"Filters": [one] * count}, too_many)
    for count in (0, 1, 5, 6):
        too_many = (
            (("VFS006", "/Filters/0/Values"),)
            if read.most_values and count > read.most_values
            else ()
        )
        yield Written(
            f"{count} values", operation, {"Filters": [one | {"Values": ["a"] * count}]}, too_many
        )


def tasks() -> Iterator[Written]:
    """The id of a task."""
    yield Written("a task", TASK, {"TaskId": "481e9b6e-81d1-4859-b8cf-a673e010b388"})
    yield Written("no task", TASK, {}, (("VFS001", ""),))
    yield Written("an empty id of a task", TASK, {"TaskId": ""}, (("VFS007", "/TaskId"),))
    yield Written(
        "the task of version 2.0",
        TASK,
        {"taskId": 12614},
        (("VFS002", "/taskId"), ("VFS003", "/taskId")),
    )
    for value in NO_TEXT:
        yield Written(f"a task {value!r}", TASK, {"TaskId": value}, (("VFS003", "/TaskId"),))
    for value in NO_OBJECT:
        yield Written(f"whole payload {value!r}", TASK, value, (("VFS003", ""),))


def cases() -> Iterator[Written]:
    """Yield every case of the service."""
    for some in (
        required,
        types,
        types_of_parts,
        values,
        strings,
        addresses,
        conditions,
        reads,
        tasks,
    ):
        yield from some()

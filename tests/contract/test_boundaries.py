"""Both sides of every limit in the docs: a payload that passes, and one with exactly its errors."""

import copy
import functools
import itertools
import math
import string
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import pytest
import read_cases
import tunnel_v3_cases

from vpn_preflight import contract
from vpn_preflight.checker import check

TUNNEL = "ModifyVpnConnEx"
GROUP = "UpdateVpnUserGroup"
TOKEN = "KeystoneCreateUserTokenByPassword"

IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
PATH = {
    "project_id": "0605768a5300d5762f8ac01e5a3b6a8e",
    "vpn_server_id": "2b9d6f3a-5d7c-4f0e-9a41-6c1f1e0d8b23",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}

AUTH = {
    "auth": {
        "identity": {
            "methods": ["password"],
            "password": {
                "user": {"name": "user", "password": "word", "domain": {"name": "account"}}
            },
        },
        "scope": {"project": {"name": "ap-southeast-1"}},
    }
}
# Stands for a member that is taken away.
ABSENT = object()

Errors = tuple[tuple[str, str], ...]


class Case(NamedTuple):
    """A request and the errors (code, pointer) that it must give; none for one that must pass."""

    about: str
    operation: str
    part: str
    value: Any
    errors: Errors = ()


def tunnel(about: str, *errors: tuple[str, str], **members: Any) -> Case:
    """Add members to the smallest valid change of a tunnel."""
    return Case(
        about, TUNNEL, "request", IDS | {"userGwCidrBlock": ["10.100.2.0/24"]} | members, errors
    )


def bare_tunnel(about: str, *errors: tuple[str, str], **members: Any) -> Case:
    """Add members to the three ids of a tunnel, which alone are not enough."""
    return Case(about, TUNNEL, "request", IDS | members, errors)


def group(about: str, *errors: tuple[str, str], **members: Any) -> Case:
    """Make a change of a user group."""
    return Case(about, GROUP, "request", {"user_group": members}, errors)


def path(about: str, *errors: tuple[str, str], **members: Any) -> Case:
    """Change ids of the URL of a user group."""
    return Case(about, GROUP, "path_parameters", PATH | members, errors)


def token(about: str, place: str, value: Any, *errors: tuple[str, str]) -> Case:
    """Put a value at a JSON Pointer in the smallest valid request for a token, or remove it."""
    payload = copy.deepcopy(AUTH)
    *around, last = place.split("/")[1:]
    owner: Any = functools.reduce(lambda node, name: node[name], around, payload)
    if value is ABSENT:
        del owner[last]
    else:
        owner[last] = value
    return Case(about, TOKEN, "request", payload, errors)


def without(members: dict[str, Any], *names: str) -> dict[str, Any]:
    """Leave members out."""
    return {name: value for name, value in members.items() if name not in names}


# Required.


def required() -> Iterator[Case]:
    """Each required member given, left out, and all left out."""
    given = IDS | {"userGwCidrBlock": ["10.100.2.0/24"]}
    yield tunnel("all required members")
    for name in IDS:
        yield Case(f"without {name}", TUNNEL, "request", without(given, name), (("VFS001", ""),))
    yield Case("without any id", TUNNEL, "request", without(given, *IDS), (("VFS001", ""),) * 3)
    yield Case("nothing at all", TUNNEL, "request", {}, (("VFS001", ""),) * 3 + (("VFS011", ""),))
    yield group("user_group without a member")
    yield Case("without user_group", GROUP, "request", {}, (("VFS001", ""),))
    yield path("all ids")
    for name in PATH:
        yield Case(
            f"path without {name}",
            GROUP,
            "path_parameters",
            without(PATH, name),
            (("VFS001", "/path"),),
        )


def unknown() -> Iterator[Case]:
    """A member that no table lists, at every object."""
    yield tunnel("unknown member", ("VFS002", "/vpnName"), vpnName="a")
    yield tunnel("member in another case", ("VFS002", "/vpnconnname"), vpnconnname="a")
    yield tunnel(
        "unknown member of IKESet", ("VFS002", "/IKESet/0/lifetime"), IKESet=[{"lifetime": 60}]
    )
    yield tunnel(
        "corrected spelling",
        ("VFS002", "/IPsecSet/0/integrityAlgorithm"),
        IPsecSet=[{"integrityAlgorithm": "sha"}],
    )
    yield group("unknown member of user_group", ("VFS002", "/user_group/id"), id="a")
    yield Case(
        "unknown member beside user_group",
        GROUP,
        "request",
        {"user_group": {}, "name": "a"},
        (("VFS002", "/name"),),
    )
    yield path("unknown id", ("VFS002", "/path/user_id"), user_id="a")
    yield Case("no query", GROUP, "query_parameters", {})
    yield Case(
        "unknown query parameter",
        GROUP,
        "query_parameters",
        {"limit": "1"},
        (("VFS002", "/query/limit"),),
    )
    yield Case(
        "unknown query parameter of a tunnel",
        TUNNEL,
        "query_parameters",
        {"limit": "1"},
        (("VFS002", "/query/limit"),),
    )


# Types.

TEXTS = ("vpcId", "vpnGwId", "vpnConnId", "vpnConnName", "preSharedKey", "encryptAlgorithm")
IKE_TEXTS = (
    *(
        "propoEncryAlgorithm",
        "propoAuthenAlgorithm",
        "exchangeMode",
        "localIdentity",
        "remoteIdentity",
        "dhGroupName",
    ),
    *("localAddress", "remoteAddress", "localFqdnName", "remoteFqdnName", "encryptAlgorithm"),
)
IPSEC_TEXTS = ("integrityAlgorith", "pfsDhGroup", "encryptAlgorithm")
LISTS = ("userGwCidrBlock", "spdAcl", "IKESet", "IPsecSet")
NUMBERS = (
    ("IKESet", "ikeSaLifetimeSeconds"),
    ("IPsecSet", "ipsecSaLifetimeSeconds"),
    ("IPsecSet", "ipsecSaLifetimeTraffic"),
)

NO_TEXT = (1, 1.5, True, None, ["a"], {"a": "a"})
NO_LIST = ("a", 1, 1.5, True, None, {"a": "a"})
NO_OBJECT = ("a", 1, 1.5, True, None, ["a"])
NO_INTEGER = (
    "86400",
    "٨٦٤٠٠",
    86400.5,
    True,
    False,
    None,
    [86400],
    {"a": 86400},
    math.nan,
    math.inf,
    -math.inf,
)


def types() -> Iterator[Case]:
    """Every JSON type that a member does not have."""
    for name, value in itertools.product(TEXTS, NO_TEXT):
        yield tunnel(f"{name} {value!r}", ("VFS003", f"/{name}"), **{name: value})
    for owner, names in (("IKESet", IKE_TEXTS), ("IPsecSet", IPSEC_TEXTS)):
        for name, value in itertools.product(names, NO_TEXT):
            yield tunnel(
                f"{owner}.{name} {value!r}",
                ("VFS003", f"/{owner}/0/{name}"),
                **{owner: [{name: value}]},
            )
    # What is inside an object in place of a list is checked as its one item.
    inside = {"spdAcl": "VFS003", "IKESet": "VFS002", "IPsecSet": "VFS002"}
    for name, value in itertools.product(LISTS, NO_LIST):
        errors = [("VFS003", f"/{name}")]
        if isinstance(value, dict) and name in inside:
            errors.append((inside[name], f"/{name}/a"))
        yield tunnel(f"{name} {value!r}", *errors, **{name: value})
    for (owner, name), value in itertools.product(NUMBERS, NO_INTEGER):
        yield tunnel(
            f"{name} {value!r}", ("VFS003", f"/{owner}/0/{name}"), **{owner: [{name: value}]}
        )
    for (owner, name), value in itertools.product(NUMBERS, (86400, 86400.0)):
        yield tunnel(f"{name} {value!r}", **{owner: [{name: value}]})


def types_of_parts() -> Iterator[Case]:
    """Every JSON type that a list item, a user group, an id or a whole payload does not have."""
    for value in NO_TEXT:
        yield tunnel(
            f"userGwCidrBlock item {value!r}",
            ("VFS003", "/userGwCidrBlock/0"),
            userGwCidrBlock=[value],
        )
        yield tunnel(
            f"spdAcl range {value!r}",
            ("VFS003", "/spdAcl/0/10.0.0.0~18/0"),
            spdAcl=[{"10.0.0.0/8": [value]}],
        )
        for name in ("name", "description"):
            yield group(f"{name} {value!r}", ("VFS003", f"/user_group/{name}"), **{name: value})
        for name in PATH:
            yield path(f"{name} {value!r}", ("VFS003", f"/path/{name}"), **{name: value})
    for value in NO_LIST:
        yield tunnel(
            f"spdAcl ranges {value!r}",
            ("VFS003", "/spdAcl/0/10.0.0.0~18"),
            spdAcl=[{"10.0.0.0/8": value}],
        )
    for value in NO_OBJECT:
        for name in ("spdAcl", "IKESet", "IPsecSet"):
            yield tunnel(f"{name} item {value!r}", ("VFS003", f"/{name}/0"), **{name: [value]})
        yield Case(
            f"user_group {value!r}",
            GROUP,
            "request",
            {"user_group": value},
            (("VFS003", "/user_group"),),
        )
        yield Case(f"whole payload {value!r}", GROUP, "request", value, (("VFS003", ""),))
        yield Case(
            f"whole payload of a tunnel {value!r}", TUNNEL, "request", value, (("VFS003", ""),)
        )


# Listed values.

CIPHERS = ("3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc")
IKE_VALUES = {
    "propoEncryAlgorithm": CIPHERS,
    "propoAuthenAlgorithm": ("md5", "sha"),
    "exchangeMode": ("aggressive", "main"),
    "dhGroupName": ("group1", "group2", "group5", "group14", "group24"),
    "encryptAlgorithm": (*CIPHERS, "null"),
}
IPSEC_VALUES = {
    "integrityAlgorith": ("md5", "sha"),
    "pfsDhGroup": ("null", "dh-group1", "dh-group14", "dh-group2", "dh-group24", "dh-group5"),
    "encryptAlgorithm": (*CIPHERS, "null"),
}
IDENTITIES = {
    "localIdentity": {"address": "localAddress", "fqdn": "localFqdnName"},
    "remoteIdentity": {"address": "remoteAddress", "fqdn": "remoteFqdnName"},
}
# The second last ends with the ideographic space that follows `aggressive` on the page.
NEVER_LISTED = (
    "",
    "other",
    "AES-CBC-128",
    "Main",
    "sha256",
    "group15",
    "dh-group15",
    "none",
    "aggressive\u3000",
    "aggressive main",
)


def listed() -> Iterator[Case]:
    """Each listed value, and values near them."""
    for value in (*CIPHERS, "null"):
        yield tunnel(f"encryptAlgorithm {value}", encryptAlgorithm=value)
    for value in (*NEVER_LISTED, "3des-cbc\n", " 3des-cbc"):
        yield tunnel(
            f"encryptAlgorithm {value!r}", ("VFS004", "/encryptAlgorithm"), encryptAlgorithm=value
        )
    for owner, members in (("IKESet", IKE_VALUES), ("IPsecSet", IPSEC_VALUES)):
        for name, values in members.items():
            for value in values:
                yield tunnel(f"{owner}.{name} {value}", **{owner: [{name: value}]})
            for value in (
                *NEVER_LISTED,
                f"{values[0]}\n",
                f" {values[0]}",
                values[0].upper().replace("3DES", "DES"),
            ):
                yield tunnel(
                    f"{owner}.{name} {value!r}",
                    ("VFS004", f"/{owner}/0/{name}"),
                    **{owner: [{name: value}]},
                )
    yield tunnel(
        "no null cipher for IKE",
        ("VFS004", "/IKESet/0/propoEncryAlgorithm"),
        IKESet=[{"propoEncryAlgorithm": "null"}],
    )
    for name, value in itertools.product(IDENTITIES, NEVER_LISTED):
        yield tunnel(
            f"IKESet.{name} {value!r}", ("VFS004", f"/IKESet/0/{name}"), IKESet=[{name: value}]
        )
    # It is clear what was meant, and that needs another field.
    for name, value in itertools.product(IDENTITIES, ("fqdn\n", "Address")):
        needed = IDENTITIES[name][value.strip().casefold()]
        yield tunnel(
            f"IKESet.{name} {value!r}",
            ("VFS013" if needed == "localAddress" else "VFS012", "/IKESet/0"),
            ("VFS004", f"/IKESet/0/{name}"),
            IKESet=[{name: value}],
        )


# Ranges and lengths.


def ranges() -> Iterator[Case]:
    """Each end of each range, and one beyond it."""
    limits = zip(NUMBERS, (60, 180, 2560), ("VFS005", "VFS005", "VFS014"), strict=True)
    for (owner, name), low, code_above in limits:
        for value in (low, low + 1, float(low), 604799, 604800, 604800.0):
            yield tunnel(f"{name} {value}", **{owner: [{name: value}]})
        for value, code in (
            (low - 1, "VFS005"),
            (0, "VFS005"),
            (-low, "VFS005"),
            (604801, code_above),
            (10**18, code_above),
        ):
            yield tunnel(
                f"{name} {value}", (code, f"/{owner}/0/{name}"), **{owner: [{name: value}]}
            )


def lengths() -> Iterator[Case]:
    """Each end of each length, and one beyond it; a character is a code point."""
    for name in IDS:
        yield tunnel(f"{name} of 1", **{name: "a"})
        yield tunnel(f"{name} of 0", ("VFS007", f"/{name}"), **{name: ""})
    for size, character in itertools.product((0, 1, 60), ("a", "\u540d", "\U0001f600")):
        yield tunnel(f"vpnConnName of {size} U+{ord(character):04X}", vpnConnName=character * size)
    for character in ("a", "\u540d", "\U0001f600"):
        yield tunnel(
            f"vpnConnName of 61 U+{ord(character):04X}",
            ("VFS006", "/vpnConnName"),
            vpnConnName=character * 61,
        )
    for size in (1, 2, 63, 64):
        yield group(f"name of {size}", name="n" * size)
    yield group("name of 0", ("VFS007", "/user_group/name"), name="")
    yield group("name of 65", ("VFS006", "/user_group/name"), name="n" * 65)
    for size in (0, 1, 63, 64):
        yield group(f"description of {size}", description="d" * size)
    yield group("description of 65", ("VFS006", "/user_group/description"), description="d" * 65)


# Characters.

SPECIAL = r"""`~!@#$%^&*()-_=+\|[{}];:'",<.>/?"""
REFUSED = {
    "tab": ("\t", "VFS008"),
    "NUL": ("\x00", "VFS008"),
    "newline": ("\n", "VFS008"),
    "carriage return": ("\r", "VFS008"),
    "unit separator": ("\x1f", "VFS008"),
    "DEL": ("\x7f", "VFS008"),
    "C1 control": ("\x80", "VFS008"),
    "space": (" ", "VFS009"),
    "no-break space": ("\xa0", "VFS008"),
    "zero-width space": ("\u200b", "VFS008"),
    "ideographic space": ("\u3000", "VFS008"),
    "e acute": ("\xe9", "VFS008"),
    "Arabic digit": ("\u0663", "VFS008"),
    "full-width digit": ("\uff13", "VFS008"),
    "full-width letter": ("\uff21", "VFS008"),
    "Chinese": ("\u540d", "VFS010"),
    "first Chinese": ("\u4e00", "VFS010"),
    "last Chinese": ("\u9fa5", "VFS010"),
    "before Chinese": ("\u4dff", "VFS008"),
    "after Chinese": ("\u9fa6", "VFS008"),
    "emoji": ("\U0001f600", "VFS008"),
}


def characters() -> Iterator[Case]:
    """Every allowed character, and one of each other kind, at the start, inside and at the end."""
    for name in ("name", "description"):
        for character in string.ascii_letters + string.digits + SPECIAL:
            yield group(f"{name} U+{ord(character):04X}", **{name: character})
        for kind, (character, code) in REFUSED.items():
            for place, text in (
                ("alone", character),
                ("first", f"{character}a"),
                ("inside", f"a{character}a"),
                ("last", f"a{character}"),
            ):
                yield group(f"{name} {kind} {place}", (code, f"/user_group/{name}"), **{name: text})
        yield group(
            f"{name} space and Chinese", ("VFS009", f"/user_group/{name}"), **{name: "a \u540d"}
        )
        yield group(
            f"{name} space and accent", ("VFS008", f"/user_group/{name}"), **{name: "a \xe9"}
        )
        yield group(
            f"{name} half a surrogate pair", ("VFS008", f"/user_group/{name}"), **{name: "a\ud800"}
        )
    for name in ("vpnConnName", "preSharedKey"):
        yield tunnel(f"{name} any characters", **{name: "\u540d \xe9\U0001f600\n"})


# Conditions.


def conditions() -> Iterator[Case]:
    """Each condition met, not met, and not asked for."""
    spd = {"spdAcl": [{"10.0.0.0/24": ["172.16.0.0/16"]}]}
    cidr = {"userGwCidrBlock": ["10.100.2.0/24"]}
    yield bare_tunnel("userGwCidrBlock alone", **cidr)
    yield bare_tunnel("spdAcl alone", **spd)
    yield bare_tunnel("userGwCidrBlock and spdAcl", **cidr, **spd)
    yield bare_tunnel("neither userGwCidrBlock nor spdAcl", ("VFS011", ""))
    yield bare_tunnel("neither, with another member", ("VFS011", ""), vpnConnName="a")
    for chooser, needs in IDENTITIES.items():
        for chosen, needed in needs.items():
            other = next(name for name in needs.values() if name != needed)
            code = "VFS013" if needed == "localAddress" else "VFS012"
            yield tunnel(
                f"{chooser} {chosen} with {needed}",
                IKESet=[{chooser: chosen, needed: "198.51.100.7"}],
            )
            yield tunnel(
                f"{chooser} {chosen} without {needed}",
                (code, "/IKESet/0"),
                IKESet=[{chooser: chosen}],
            )
            yield tunnel(
                f"{chooser} {chosen} with {other}",
                (code, "/IKESet/0"),
                IKESet=[{chooser: chosen, other: "a.example"}],
            )
            yield tunnel(f"{needed} without {chooser}", IKESet=[{needed: "198.51.100.7"}])
    yield tunnel(
        "both addresses missing",
        ("VFS012", "/IKESet/0"),
        ("VFS013", "/IKESet/0"),
        IKESet=[{"localIdentity": "address", "remoteIdentity": "address"}],
    )
    yield tunnel(
        "second item",
        ("VFS012", "/IKESet/1"),
        IKESet=[{"dhGroupName": "group14"}, {"remoteIdentity": "fqdn"}],
    )


# Containers.


def empty_containers() -> Iterator[Case]:
    """Each list and object of a tunnel filled and empty."""
    for name in LISTS:
        yield tunnel(f"{name} empty", ("VFS015", f"/{name}"), **{name: []})
    for name in ("spdAcl", "IKESet", "IPsecSet"):
        yield tunnel(f"{name} with an empty object", ("VFS015", f"/{name}/0"), **{name: [{}]})
    yield tunnel(
        "spdAcl with no range", ("VFS015", "/spdAcl/0/10.0.0.0~18"), spdAcl=[{"10.0.0.0/8": []}]
    )
    yield tunnel("IKESet with one member", IKESet=[{"dhGroupName": "group14"}])
    yield tunnel("IPsecSet with one member", IPsecSet=[{"pfsDhGroup": "dh-group14"}])


# Address ranges.

RANGES = (
    *(
        "0.0.0.0/0",
        "255.255.255.255/32",
        "10.0.0.0/8",
        "10.100.2.0/24",
        "10.100.2.7/24",
        "9.99.100.199/9",
    ),
    *("200.249.250.1/10", "1.10.19.20/19", "0.0.0.0/20", "10.0.0.0/29", "10.0.0.0/30"),
)
NO_RANGES = {
    "VFA001": (
        *(
            "10.0.0.0/33",
            "10.0.0.0/40",
            "10.0.0.0/128",
            "256.0.0.0/8",
            "10.256.0.0/16",
            "10.0.300.0/24",
            "10.0.0.256/24",
        ),
        *(
            "10.0.0.0/",
            "10.0.0.0",
            "/24",
            "",
            "10.0.0/24",
            "10.0.0.0.0/24",
            "10..0.0/24",
            "10.0.0.0/-1",
            "10.0.0.0/+8",
        ),
        *(
            "10.0.0.0/24\n",
            "\n10.0.0.0/24",
            "10.0.0.0/24 ",
            " 10.0.0.0/24",
            "10.0.0.0 /24",
            "10.0.0.0/24,10.0.1.0/24",
        ),
        *(
            "10.0.0.\u0663/24",
            "10.0.0.0/\u0668",
            "\uff11\uff10.0.0.0/8",
            "10.0.0.0/24\u200b",
            "10\u30020.0.0/24",
        ),
        *(
            "10.0.0.0/255.255.255.0",
            "10.0.0.0-10.0.0.255",
            "0x0a.0.0.0/8",
            "1e1.0.0.0/8",
            "gateway.example/24",
            "10/8",
        ),
    ),
    "VFA002": (
        "010.0.0.0/8",
        "10.00.0.0/8",
        "10.0.0.01/32",
        "10.0.0.0/08",
        "10.0.0.0/00",
        "192.168.001.000/24",
    ),
    "VFA003": ("::/0", "2001:db8::/32", "2001:db8::1", "::ffff:10.0.0.0/104", "fe80::1/64"),
}


def address_ranges() -> Iterator[Case]:
    """Each form of an address range, at each of the three places."""
    for text in RANGES:
        yield tunnel(f"userGwCidrBlock {text}", userGwCidrBlock=[text])
        yield bare_tunnel(f"spdAcl near {text}", spdAcl=[{text: ["172.16.0.0/16"]}])
        yield bare_tunnel(f"spdAcl far {text}", spdAcl=[{"192.0.2.0/24": [text]}])
    for code, texts in NO_RANGES.items():
        for text in texts:
            key = text.replace("~", "~0").replace("/", "~1")
            yield tunnel(
                f"userGwCidrBlock {text!r}",
                (code, "/userGwCidrBlock/1"),
                userGwCidrBlock=["192.0.2.0/24", text],
            )
            yield bare_tunnel(
                f"spdAcl near {text!r}",
                (code, f"/spdAcl/0/{key}"),
                spdAcl=[{text: ["172.16.0.0/16"]}],
            )
            yield bare_tunnel(
                f"spdAcl far {text!r}",
                (code, "/spdAcl/0/192.0.2.0~124/0"),
                spdAcl=[{"192.0.2.0/24": [text]}],
            )


# Ids in a URL.

SEGMENTS = (
    "a",
    "...",
    "..a",
    "a..",
    ".a",
    "a.b",
    "a b",
    "a\xe9",
    "a;b=c",
    "a@b:c",
    "a&b",
    "a\\b",
    "a" * 200,
)
NO_SEGMENTS = (
    *(
        "",
        ".",
        "..",
        "/",
        "a/b",
        "/a",
        "a/",
        "../a",
        "a?b",
        "?",
        "a#b",
        "#",
        "%",
        "%2e%2e",
        "a%2Fb",
    ),
    *(
        "\x00",
        "a\x00b",
        "a\tb",
        "a\x1f",
        "a\x7f",
        "a\x80",
        "a\x9f",
        "a\nb",
        "a\n",
        "\na",
        "a\r",
        "..\n",
        ".\n",
    ),
)


def path_ids() -> Iterator[Case]:
    """Texts that are one segment of a path, and texts that would change it."""
    for name in PATH:
        for text in SEGMENTS:
            yield path(f"{name} {text[:10]!r}", **{name: text})
        for text in NO_SEGMENTS:
            yield path(f"{name} {text!r}", ("VFS016", f"/path/{name}"), **{name: text})


# Requests for a token.

USER = "/auth/identity/password/user"
PROJECT = "/auth/scope/project"
TOKEN_OBJECTS = (
    "/auth",
    "/auth/identity",
    "/auth/identity/password",
    USER,
    f"{USER}/domain",
    "/auth/scope",
    PROJECT,
)
TOKEN_TEXTS = (f"{USER}/name", f"{USER}/password", f"{USER}/domain/name", f"{PROJECT}/name")


def tokens() -> Iterator[Case]:
    """Each field of a request for a token given, omitted, empty or of another type."""
    yield Case("smallest request for a token", TOKEN, "request", AUTH)
    yield token("project by its id", PROJECT, {"id": "0605768a1c80d5762fd6c014ee1a4b6c"})
    yield token("project by neither", PROJECT, {}, ("VFS011", PROJECT))
    yield token("empty id of a project", PROJECT, {"id": ""}, ("VFS007", f"{PROJECT}/id"))
    for place in (*TOKEN_OBJECTS, "/auth/identity/methods", *TOKEN_TEXTS[:3]):
        yield token(f"without {place}", place, ABSENT, ("VFS001", place.rpartition("/")[0]))
    for place, value in itertools.product(TOKEN_OBJECTS, NO_OBJECT):
        yield token(f"{place} {value!r}", place, value, ("VFS003", place))
    for place in ("", *TOKEN_OBJECTS):
        yield token(
            f"unknown member of {place}", f"{place}/unknown", "a", ("VFS002", f"{place}/unknown")
        )
    for place in TOKEN_TEXTS:
        yield token(f"{place} of one character", place, "a")
        yield token(f"{place} empty", place, "", ("VFS007", place))
    for place, value in itertools.product((*TOKEN_TEXTS, f"{PROJECT}/id"), NO_TEXT):
        yield token(f"{place} {value!r}", place, value, ("VFS003", place))
    for value in NO_OBJECT:
        yield Case(
            f"whole request for a token {value!r}", TOKEN, "request", value, (("VFS003", ""),)
        )


def token_methods() -> Iterator[Case]:
    """The password alone is a way to get a token here; and the one parameter of the URL."""
    place = "/auth/identity/methods"
    yield token("no method", place, [], ("VFS007", place))
    for value in NO_LIST:
        yield token(f"methods {value!r}", place, value, ("VFS003", place))
    for value in NO_TEXT:
        yield token(f"method {value!r}", place, [value], ("VFS003", f"{place}/0"))
    for value in ("token", "totp", "Password", "", "password\n"):
        yield token(f"method {value!r}", place, ["password", value], ("VFS004", f"{place}/1"))
    for text in ("true", "", "1"):
        yield Case(f"nocatalog {text!r}", TOKEN, "query_parameters", {"nocatalog": text})
    for other in NO_TEXT:
        yield Case(
            f"nocatalog {other!r}",
            TOKEN,
            "query_parameters",
            {"nocatalog": other},
            (("VFS003", "/query/nocatalog"),),
        )
    yield Case(
        "unknown query of a token",
        TOKEN,
        "query_parameters",
        {"limit": "1"},
        (("VFS002", "/query/limit"),),
    )


def urls() -> Iterator[Case]:
    """Parameters of a URL, of operations whose URL takes none."""
    newer = (tunnel_v3_cases.CHANGE, *tunnel_v3_cases.READS, tunnel_v3_cases.TASK)
    for operation, where in (
        *((TUNNEL, "path"), (TOKEN, "path")),
        *itertools.product(newer, ("path", "query")),
    ):
        yield Case(f"no {where}", operation, f"{where}_parameters", {})
        yield Case(
            f"unknown name in the {where}",
            operation,
            f"{where}_parameters",
            {"limit": "1"},
            (("VFS002", f"/{where}/limit"),),
        )


CASES = [
    *required(),
    *unknown(),
    *types(),
    *types_of_parts(),
    *listed(),
    *ranges(),
    *lengths(),
    *characters(),
    *conditions(),
    *empty_containers(),
    *address_ranges(),
    *path_ids(),
    *tokens(),
    *token_methods(),
    *urls(),
    *(Case(*case) for case in read_cases.cases()),
    *(
        Case(case.about, case.operation, "request", case.value, case.errors)
        for case in tunnel_v3_cases.cases()
    ),
]


def readable(cases: Iterable[Case]) -> list[Any]:
    """Give each case an id that says what it is about."""
    return [pytest.param(case, id=f"{case.operation}: {ascii(case.about)[1:-1]}") for case in cases]


# What each operation is sent where a case is about its URL: the first payload that passes.
PASSING = {
    case.operation: case.value
    for case in reversed(CASES)
    if (case.part, case.errors) == ("request", ())
}


def found(case: Case) -> Errors:
    """Check a case, and keep the errors."""
    if case.part == "request":
        findings = check(case.operation, case.value)
    else:
        payload = PASSING[case.operation]
        findings = check(
            case.operation, payload, **{case.part.removesuffix("_parameters"): case.value}
        )
    return tuple(
        (finding.code, finding.pointer) for finding in findings if finding.severity == "error"
    )


@pytest.mark.parametrize("case", readable(CASES))
def test_exactly_these_errors(case: Case) -> None:
    """A payload gives exactly the errors that the page asks for, each at its place."""
    assert case.errors == found(case)


@cache
def validator(library: Any, operation: str, part: str) -> Any:
    """Build the validator of one part of a request, by jsonschema or by jsonschema_rs."""
    return library.Draft202012Validator(getattr(contract.operation(operation), part).node)


def is_json(value: Any) -> bool:
    """Return whether a value can be passed to jsonschema_rs.

    JSON has no NaN and no infinity, and UTF-8 has no half of a surrogate pair; jsonschema_rs
    refuses both before any schema.
    """
    if isinstance(value, dict):
        return all(is_json(item) for item in (*value, *value.values()))
    if isinstance(value, list):
        return all(map(is_json, value))
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    return not isinstance(value, float) or math.isfinite(value)


@pytest.mark.parametrize("case", readable(CASES))
def test_jsonschema_gives_the_same_verdict(case: Case) -> None:
    """What the check passes, jsonschema passes, and the reverse."""
    assert (not case.errors) == validator(jsonschema, case.operation, case.part).is_valid(
        case.value
    )


@pytest.mark.parametrize("case", readable(case for case in CASES if is_json(case.value)))
def test_jsonschema_rs_gives_the_same_verdict(case: Case) -> None:
    """What the check passes, jsonschema_rs passes, and the reverse."""
    assert (not case.errors) == validator(jsonschema_rs, case.operation, case.part).is_valid(
        case.value
    )


def test_few_cases_are_left_out() -> None:
    """Only numbers that JSON does not have and half surrogates are kept from jsonschema_rs."""
    left_out = {case.about.rpartition(" ")[2] for case in CASES if not is_json(case.value)}
    expected = {"nan", "inf", "-inf", "pair"}
    assert expected == left_out


# Every keyword of the contract has a case.

PARTS_OF_A_REQUEST = ("request", "path_parameters", "query_parameters")
JUDGING = (
    *(
        "type",
        "enum",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "pattern",
    ),
    *("required", "anyOf", "not", "additionalProperties"),
)
BELOW = ("items", "additionalProperties", "propertyNames", "then")


def constraints(
    schema: dict[str, Any], place: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every keyword that a value can break."""
    for keyword in JUDGING:
        never = (keyword, schema.get(keyword)) in [("minLength", 0), ("required", [])]
        never |= keyword != "not" and isinstance(schema.get(keyword), dict)
        # The names of an object are texts, whatever they are.
        if (
            keyword in schema
            and not never
            and (keyword, place[-1:]) != ("type", ("propertyNames",))
        ):
            yield (*place, keyword)
    for keyword in BELOW:
        if isinstance(schema.get(keyword), dict):
            yield from constraints(schema[keyword], (*place, keyword))
    for name, member in schema.get("properties", {}).items():
        yield from constraints(member, (*place, "properties", name))
    for index, condition in enumerate(schema.get("allOf", [])):
        yield from constraints(condition, (*place, "allOf", index))


def members(schema: dict[str, Any], place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of every member that a schema names, and of every value that it lists."""
    yield from ((*place, value) for value in schema.get("enum", []))
    for name, member in schema.get("properties", {}).items():
        yield (*place, name)
        yield from members(member, (*place, name))
    if "items" in schema:
        yield from members(schema["items"], place)


def written(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of every member and every text of a payload."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield (*place, name)
            yield from written(member, (*place, name))
    elif isinstance(value, list):
        for item in value:
            yield from written(item, place)
    elif isinstance(value, str):
        yield (*place, value)


# All that the contract has: an operation without cases fails.
PARTS = [*itertools.product(contract.operation_names(), PARTS_OF_A_REQUEST)]


@pytest.mark.parametrize(("operation", "part"), PARTS)
def test_every_constraint_is_broken_by_a_case(operation: str, part: str) -> None:
    """No keyword of the contract is without a payload that breaks it."""
    judge = validator(jsonschema, operation, part)
    values = [case.value for case in CASES if (operation, part) == (case.operation, case.part)]
    broken = {
        tuple(error.absolute_schema_path) for value in values for error in judge.iter_errors(value)
    }
    # The parameters of a URL come as a mapping; there is no other type to give.
    mapping = set() if part == "request" else {("type",)}
    assert broken | mapping == set(constraints(judge.schema)) | mapping


@pytest.mark.parametrize(("operation", "part"), PARTS)
def test_every_member_is_in_a_case_that_passes(operation: str, part: str) -> None:
    """No member and no listed value of the contract is without a payload that has it and passes."""
    passing = [
        case.value
        for case in CASES
        if (operation, part, ()) == (case.operation, case.part, case.errors)
    ]
    found_members = {place for value in passing for place in written(value)}
    assert set() == set(members(getattr(contract.operation(operation), part).node)) - found_members

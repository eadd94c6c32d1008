"""A check of ModifyVpnConnEx written by hand: all families of rules, with their findings.

It shows what straight-line Python needs for the same work; it is not a product. The values come
from the contract, the rules are spelt out here.
"""

from __future__ import annotations

import re
from typing import Any

from vpn_preflight import contract

__all__ = ["findings"]

TOP = contract.operation("ModifyVpnConnEx").request.node["properties"]
IKE, IPSEC = (TOP[name]["items"]["properties"] for name in ("IKESet", "IPsecSet"))
NAMES, IKE_NAMES, IPSEC_NAMES = frozenset(TOP), frozenset(IKE), frozenset(IPSEC)
LISTED = {
    name: frozenset(known["enum"])
    for fields in (IKE, IPSEC)
    for name, known in fields.items()
    if "enum" in known
}
LIMITS = {
    name: (known["minimum"], known["maximum"])
    for fields in (IKE, IPSEC)
    for name, known in fields.items()
    if "minimum" in known
}
CIDR = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/([0-9]{1,2})").fullmatch
IDS = (("vpcId", "vpc-", 12), ("vpnGwId", "vpngw-", 14), ("vpnConnId", "vpnx-", 13))
PREFIXES = ("vpc-", "vpngw-", "vpnx-")
WEAK = {
    "propoEncryAlgorithm": {"des-cbc": "VFP002", "3des-cbc": "VFP003"},
    "encryptAlgorithm": {"des-cbc": "VFP002", "3des-cbc": "VFP003", "null": "VFP009"},
    "propoAuthenAlgorithm": {"md5": "VFP004", "sha": "VFP005"},
    "integrityAlgorith": {"md5": "VFP004", "sha": "VFP005"},
    "exchangeMode": {"aggressive": "VFP007", "main": "VFP012"},
    "dhGroupName": dict.fromkeys(("group1", "group2", "group5", "group24"), "VFP006"),
    "pfsDhGroup": {
        "null": "VFP008",
        **dict.fromkeys(("dh-group1", "dh-group2", "dh-group5", "dh-group24"), "VFP006"),
    },
}
SIDES = (
    *(("localIdentity", "localFqdnName", "address"), ("localIdentity", "localAddress", "fqdn")),
    *(("remoteIdentity", "remoteFqdnName", "address"), ("remoteIdentity", "remoteAddress", "fqdn")),
)


def accepts(p: Any) -> bool:
    """Return whether the tables accept a payload; ends at the first that is wrong."""
    if type(p) is not dict or not p.keys() <= NAMES:
        return False
    for name, _, _ in IDS:
        v = p.get(name)
        if type(v) is not str or not v:
            return False
    if "vpnConnName" in p and (type(p["vpnConnName"]) is not str or len(p["vpnConnName"]) > 60):
        return False
    if "preSharedKey" in p and type(p["preSharedKey"]) is not str:
        return False
    if "userGwCidrBlock" in p:
        v = p["userGwCidrBlock"]
        if type(v) is not list or not v:
            return False
        for c in v:
            if type(c) is not str or not CIDR(c):
                return False
    elif "spdAcl" not in p:
        return False
    if "spdAcl" in p:
        v = p["spdAcl"]
        if type(v) is not list or not v:
            return False
        for d in v:
            if type(d) is not dict or not d:
                return False
            for k, cs in d.items():
                if not CIDR(k) or type(cs) is not list:
                    return False
                for c in cs:
                    if type(c) is not str or not CIDR(c):
                        return False
    return sets_are_right(p)


def sets_are_right(p: dict[str, Any]) -> bool:
    """Return whether the tables accept the two sets."""
    if "IKESet" in p:
        v = p["IKESet"]
        if type(v) is not list:
            return False
        for d in v:
            if type(d) is not dict or not d.keys() <= IKE_NAMES or not values_are_right(d):
                return False
            x = d.get("localIdentity")
            if x is not None and ("localAddress" if x == "address" else "localFqdnName") not in d:
                return False
            x = d.get("remoteIdentity")
            if x is not None and ("remoteAddress" if x == "address" else "remoteFqdnName") not in d:
                return False
    if "IPsecSet" in p:
        v = p["IPsecSet"]
        if type(v) is not list:
            return False
        for d in v:
            if type(d) is not dict or not d.keys() <= IPSEC_NAMES or not values_are_right(d):
                return False
    return True


def values_are_right(d: dict[str, Any]) -> bool:
    """Return whether the tables accept the values of a set."""
    for k, x in d.items():
        allowed = LISTED.get(k)
        if allowed is not None:
            if type(x) is not str or x not in allowed:
                return False
        elif k in LIMITS:
            low, high = LIMITS[k]
            if type(x) is not int or x < low or x > high:
                return False
        elif type(x) is not str:
            return False
    return True


def ranges(texts: list[tuple[str, str]]) -> list[tuple[int, int, bool, str]]:
    """Read ranges: the first and the last address, whether its own is the first, and the place."""
    out = []
    for path, text in texts:
        found = CIDR(text)
        if found:
            a, b, c, d, n = map(int, found.groups())
            if a < 256 and b < 256 and c < 256 and d < 256 and n <= 32:
                x = a << 24 | b << 16 | c << 8 | d
                size = 1 << (32 - n)
                low = x & -size
                out.append((low, low + size - 1, x == low, path))
    return out


def overlaps(found: list[tuple[int, int, bool, str]], add: Any, code: str) -> None:
    """Report ranges with host bits, and those that overlap."""
    for _, _, is_network, path in found:
        if not is_network:
            add(("VFA004", path, "has host bits set"))
    if len(found) > 1:
        around: list[tuple[int, int, bool, str]] = []
        for one in sorted(found, key=lambda r: (r[0], -r[1])):
            while around and around[-1][1] < one[0]:
                around.pop()
            if around:
                add((code, one[3], f"overlaps {around[0][3]}"))
            around.append(one)


def findings(p: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the findings in a payload that the tables accept: code, place, words."""
    if not accepts(p):
        raise ValueError("the chain was written for payloads that the tables accept")
    out: list[tuple[str, str, str]] = []
    add = out.append
    key = p.get("preSharedKey")
    if type(key) is str and (len(key) < 20 or key in ("12345678", "tencenttest", "password")):
        add(("VFP011", "/preSharedKey", "is short or well known"))
    for name, prefix, usual in IDS:
        v = p[name]
        if not v.startswith(prefix) and v.startswith(PREFIXES):
            add(("VFD007", f"/{name}", "is the id of something else"))
        elif len(v) != usual:
            add(("VFD008", f"/{name}", "has an unusual length"))
    g, s = p.get("userGwCidrBlock"), p.get("spdAcl")
    if g is not None and s is not None:
        add(("VFD004", "", "both are given"))
    if g is not None:
        overlaps(ranges([(f"/userGwCidrBlock/{i}", t) for i, t in enumerate(g)]), add, "VFA005")
        if len(g) > 50:
            add(("VFA009", "/userGwCidrBlock", "has many"))
    if s is not None:
        overlaps(
            ranges([(f"/spdAcl/{i}/{k}", k) for i, d in enumerate(s) for k in d]), add, "VFA006"
        )
        for i, d in enumerate(s):
            for k, v in d.items():
                overlaps(
                    ranges([(f"/spdAcl/{i}/{k}/{j}", t) for j, t in enumerate(v)]), add, "VFA005"
                )
    sets(p, add)
    out.sort(key=lambda f: (f[1], f[0]))
    return out


def sets(p: dict[str, Any], add: Any) -> None:
    """Report what is weak, contradicted or unused in the two sets."""
    life = None
    for i, d in enumerate(p.get("IKESet", ())):
        life = d.get("ikeSaLifetimeSeconds", life)
        for k, v in d.items():
            t = WEAK.get(k)
            if t is not None and v in t:
                add((t[v], f"/IKESet/{i}/{k}", "is weak"))
        for chooser, other, value in SIDES:
            if other in d and d.get(chooser) == value:
                add(("VFD005", f"/IKESet/{i}/{other}", "is not used"))
        for k in ("propoEncryAlgorithm", "propoAuthenAlgorithm", "dhGroupName"):
            if k not in d:
                add(("VFP010", f"/IKESet/{i}", "leaves out what is weak by default"))
                break
    for i, d in enumerate(p.get("IPsecSet", ())):
        if "encryptAlgorithm" in d:
            add(("VFD001", f"/IPsecSet/{i}/encryptAlgorithm", "is elsewhere in the docs"))
        for k, v in d.items():
            t = WEAK.get(k)
            if t is not None and type(v) is str and v in t:
                add((t[v], f"/IPsecSet/{i}/{k}", "is weak"))
        n = d.get("ipsecSaLifetimeSeconds")
        if n is not None and life is not None and n > life:
            add(("VFP013", f"/IPsecSet/{i}/ipsecSaLifetimeSeconds", "is longer"))
    for name in ("IKESet", "IPsecSet"):
        if len(p.get(name, ())) > 1:
            add(("VFD003", f"/{name}", "has several"))

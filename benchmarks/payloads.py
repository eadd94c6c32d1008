"""Payloads of ModifyVpnConnEx: those that are timed, and random ones, of which a tenth is wrong."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any

import yaml
from chain import IKE, IPSEC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "CLEAN",
    "FIVE_ERRORS",
    "FULL",
    "OPERATION",
    "payload",
    "payloads",
    "write_files",
    "write_lines",
]

OPERATION = "ModifyVpnConnEx"
IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
CLEAN = IDS | {
    "vpnConnName": "branch-office-tunnel-01",
    "preSharedKey": "a key that is long enough for any",
    "userGwCidrBlock": ["10.100.2.0/24", "10.100.3.0/24"],
}
# Six findings, none of them an error.
FULL = IDS | {
    "vpnConnName": "branch-office-tunnel-01",
    "preSharedKey": "tencenttest",
    "userGwCidrBlock": ["10.100.2.0/24", "10.100.3.0/24"],
    "spdAcl": [{"10.8.0.0/24": ["192.168.0.0/16", "172.16.0.0/16"]}],
    "IKESet": [
        {
            "propoEncryAlgorithm": "aes-cbc-128",
            "propoAuthenAlgorithm": "sha",
            "exchangeMode": "main",
            "localIdentity": "address",
            "remoteIdentity": "fqdn",
            "localAddress": "203.0.113.7",
            "remoteFqdnName": "vpn.example.com",
            "dhGroupName": "group14",
            "ikeSaLifetimeSeconds": 86400,
        }
    ],
    "IPsecSet": [
        {
            "encryptAlgorithm": "aes-cbc-256",
            "integrityAlgorith": "sha",
            "ipsecSaLifetimeSeconds": 3600,
            "ipsecSaLifetimeTraffic": 604800,
            "pfsDhGroup": "dh-group14",
        }
    ],
}
FIVE_ERRORS = copy.deepcopy(FULL)
FIVE_ERRORS["vpnConnName"] = "x" * 61
FIVE_ERRORS["IKESet"][0] |= {"exchangeMode": "agressive", "ikeSaLifetimeSeconds": 30}
FIVE_ERRORS["IKESet"][0].pop("remoteFqdnName")
FIVE_ERRORS["IPsecSet"][0]["pfsDhGroup"] = "dh-group3"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def payloads(count: int) -> Iterator[dict[str, Any]]:
    """Yield random payloads without a finding of the families VFS and VFA, but for each tenth."""
    rng = random.Random(7)  # noqa: S311 - the same ones at each run
    for number in range(count):
        made = payload(rng)
        if number % 10 == 3:
            for spoil in rng.sample(FAULTS, rng.randrange(1, 4)):
                spoil(made)
        yield made


def payload(rng: random.Random) -> dict[str, Any]:
    """Build one that the tables accept."""
    second = rng.sample(range(256), 9)

    def word(prefix: str) -> str:
        return f"{prefix}-{''.join(rng.choices(LETTERS, k=8))}"

    def cidr() -> str:
        return f"10.{second.pop()}.0.0/{rng.choice((16, 24, 28))}"

    made: dict[str, Any] = {
        "vpcId": word("vpc"),
        "vpnGwId": word("vpngw"),
        "vpnConnId": word("vpnx"),
    }
    made["vpnConnName"] = word("tunnel branch")
    if rng.random() < 0.5:
        made["userGwCidrBlock"] = [cidr() for _ in range(rng.randrange(1, 5))]
    else:
        made["spdAcl"] = [
            {cidr(): [cidr() for _ in range(rng.randrange(1, 3))]}
            for _ in range(rng.randrange(1, 3))
        ]
    names = ("propoEncryAlgorithm", "propoAuthenAlgorithm", "exchangeMode", "dhGroupName")
    ike = {name: rng.choice(IKE[name]["enum"]) for name in names}
    for side in ("local", "remote"):
        ike[f"{side}Identity"] = kind = rng.choice(("address", "fqdn"))
        ike |= (
            {f"{side}Address": "203.0.113.7"}
            if kind == "address"
            else {f"{side}FqdnName": "gw.example.com"}
        )
    ike["ikeSaLifetimeSeconds"] = rng.randrange(60, 604801)
    ipsec = {name: rng.choice(IPSEC[name]["enum"]) for name in ("integrityAlgorith", "pfsDhGroup")}
    ipsec |= {
        "ipsecSaLifetimeSeconds": rng.randrange(180, 604801),
        "ipsecSaLifetimeTraffic": rng.randrange(2560, 604801),
    }
    return made | {"IKESet": [ike], "IPsecSet": [ipsec]}


FAULTS = [
    lambda made: made.__setitem__("vpnConnName", "n" * 61),
    lambda made: made.pop("vpnGwId", None),
    lambda made: (made.pop("userGwCidrBlock", None), made.pop("spdAcl", None)),
    lambda made: made.__setitem__("userGwCidrBlock", ["10.0.0.1"]),
    lambda made: made.__setitem__("vpnConName", "typo"),
    lambda made: made["IKESet"][0].__setitem__("exchangeMode", "agressive"),
    lambda made: made["IKESet"][0].__setitem__("ikeSaLifetimeSeconds", 30),
    lambda made: made["IKESet"][0].__setitem__("dhGroupName", "dh-group14"),
    lambda made: made["IPsecSet"][0].__setitem__("pfsDhGroup", "group14"),
    lambda made: made["IPsecSet"][0].__setitem__("ipsecSaLifetimeTraffic", 1000),
    lambda made: made["IPsecSet"][0].__setitem__(
        "integrityAlgorithm", made["IPsecSet"][0].pop("integrityAlgorith", "md5")
    ),
]


def write_lines(path: Path, count: int) -> None:
    """Write an archive, a payload a line."""
    path.write_text("".join(f"{json.dumps(made)}\n" for made in payloads(count)), encoding="utf-8")


def write_files(folder: Path, count: int) -> None:
    """Write small files, half of them JSON and half YAML, with as many faults in either."""
    folder.mkdir()
    for number, made in enumerate(payloads(count // 2)):
        (folder / f"p{number:05}.json").write_text(json.dumps(made, indent=2), encoding="utf-8")
        (folder / f"q{number:05}.yaml").write_text(
            yaml.safe_dump(made, sort_keys=False), encoding="utf-8"
        )

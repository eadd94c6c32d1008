"""The compiled check says what the walk says, or hands on to it."""

import ast
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from payloads import payloads
from run_examples import EXPECTED
from tunnel_v3_cases import BGP, CHANGE, GATEWAYS, ID, PEERS, READS, RULE, TASK, TUNNELS

import cloud_vpn.checks
from vpn_preflight import compiled, contract
from vpn_preflight.checker import walk
from vpn_preflight.engines import schema_errors
from vpn_preflight.finding import Finding
from vpn_preflight.rules.unsendable import pruned

sys.path.insert(0, str(Path(__file__).parents[1] / "contract"))
from test_boundaries import AUTH, CASES, PATH

NAMES = contract.operation_names()
PARTS = ("request", "path_parameters", "query_parameters")
EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDER = Path(cloud_vpn.checks.__path__[0])
IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
IKE = {"propoEncryAlgorithm": "aes-cbc-256", "propoAuthenAlgorithm": "sha"}
IPSEC = {"integrityAlgorith": "sha", "pfsDhGroup": "dh-group14"}


def tunnel(**fields: Any) -> dict[str, Any]:
    """Build a change of a tunnel that the tables accept."""
    return {**IDS, "userGwCidrBlock": ["10.100.2.0/24"], **fields}


# What the tables accept and a rule has something to say about, each alone.
SPOKEN_OF = [
    *(
        tunnel(preSharedKey=key)
        for key in ("short", "tencenttest", "a key that is long enough for any", "d!@#12d")
    ),
    *(
        tunnel(userGwCidrBlock=ranges)
        for ranges in (["10.1.2.3/24"], ["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"] * 2)
    ),
    *(
        {**IDS, "spdAcl": rules}
        for rules in ([{"10.1.2.3/24": ["10.0.0.0/8"]}], [{"10.0.0.0/8": ["172.16.0.0/16"]}] * 2)
    ),
    {**IDS, "spdAcl": [{"10.0.0.0/8": ["172.16.0.0/16"], "10.1.0.0/16": ["172.17.0.0/16"]}]},
    {**IDS, "spdAcl": [{"10.0.0.0/8": ["172.16.1.1/16"]}]},
    {**IDS, "spdAcl": [{"10.0.0.0/8": ["172.16.0.0/12", "172.16.0.0/16"]}]},
    {**IDS, "spdAcl": [{f"10.{n}.0.0/16": ["172.16.0.0/16"]} for n in range(11)]},
    {**IDS, "spdAcl": [{"10.0.0.0/8": [f"172.16.{n}.0/24" for n in range(51)]}]},
    tunnel(spdAcl=[{"10.0.0.0/16": ["172.16.0.0/16"]}]),
    {**IDS, "spdAcl": [{1: ["10.0.0.0/8"]}]},
    tunnel(IKESet=[IKE, IKE]),
    tunnel(IPsecSet=[IPSEC, IPSEC]),
    *(
        tunnel(**{name: value})
        for name, value in (
            ("vpcId", "vpnx-12345678"),
            ("vpnGwId", "vpc-12345678"),
            ("vpnConnId", "vpc-1"),
        )
    ),
    tunnel(vpcId="vpngw-1"),
    tunnel(vpnGwId="vpnx-1"),
    tunnel(vpnConnId="vpngw-1"),
    *(tunnel(vpnConnName=name) for name in ("büro", "half \ud800")),
    *(tunnel(**{name: "id \ud800"}) for name in IDS),
    tunnel(preSharedKey="a key that is long enough \ud800"),
    *(
        tunnel(IKESet=[{**IKE, field: value}])
        for field in ("localAddress", "localFqdnName")
        for value in ("a", "\ud800")
    ),
    *(
        tunnel(IKESet=[{**IKE, field: value}])
        for field in ("remoteAddress", "remoteFqdnName")
        for value in ("a", "\ud800")
    ),
    *(
        tunnel(
            IKESet=[{**IKE, f"{side}Identity": kind, f"{side}Address": "a", f"{side}FqdnName": "b"}]
        )
        for side in ("local", "remote")
        for kind in ("address", "fqdn")
    ),
    *(
        tunnel(
            IKESet=[{**IKE, f"{side}Identity": kind, f"{side}{used}": "a", f"{side}{other}": "b"}]
        )
        for side in ("local", "remote")
        for kind, used, other in (
            ("address", "Address", "FqdnName"),
            ("fqdn", "FqdnName", "Address"),
        )
    ),
    *(
        tunnel(IKESet=[{**IKE, "encryptAlgorithm": "aes-cbc-256"}], **more)
        for more in ({}, {"encryptAlgorithm": "aes-cbc-256"})
    ),
    *(
        tunnel(IPsecSet=[{**IPSEC, "encryptAlgorithm": "des-cbc"}], **more)
        for more in ({}, {"encryptAlgorithm": "aes-cbc-256"})
    ),
    tunnel(
        IKESet=[{**IKE, "encryptAlgorithm": "null"}],
        IPsecSet=[{**IPSEC, "encryptAlgorithm": "null"}],
    ),
    tunnel(IKESet=[{**IKE, "encryptAlgorithm": "null"}], IPsecSet=[IPSEC]),
    tunnel(IPsecSet=[IPSEC], encryptAlgorithm="3des-cbc"),
    tunnel(IPsecSet=[IPSEC]),
    *(
        tunnel(IKESet=[{"ikeSaLifetimeSeconds": 3600}], IPsecSet=[{"ipsecSaLifetimeSeconds": n}])
        for n in (3599, 3600, 3601)
    ),
    tunnel(IPsecSet=[{"ipsecSaLifetimeSeconds": 7200}]),
    tunnel(IKESet=[IKE], IPsecSet=[{"ipsecSaLifetimeSeconds": 7200}]),
    *(tunnel(encryptAlgorithm=cipher) for cipher in ("des-cbc", "3des-cbc", "null", "aes-cbc-256")),
]
V3_IKE = {
    "PropoEncryAlgorithm": "AES-CBC-256",
    "PropoAuthenAlgorithm": "SHA-256",
    "ExchangeMode": "MAIN",
    "DhGroupName": "GROUP14",
    "LocalIdentity": "FQDN",
    "LocalFqdnName": "a",
    "RemoteIdentity": "FQDN",
    "RemoteFqdnName": "b",
    "IKESaLifetimeSeconds": 86400,
    "IKEVersion": "IKEV2",
}
V3_IPSEC = {
    "EncryptAlgorithm": "AES-CBC-256",
    "IntegrityAlgorith": "SHA-256",
    "PfsDhGroup": "DH-GROUP14",
    "IPSECSaLifetimeSeconds": 3600,
    "IPSECSaLifetimeTraffic": 604800,
}


def change(**fields: Any) -> dict[str, Any]:
    """Build a change of a tunnel by API 3.0 that the tables accept."""
    return {**ID, "VpnConnectionName": "berlin", **fields}


def ike(**fields: Any) -> dict[str, Any]:
    """Build a change of the key exchange, with the address of one side."""
    return change(IKEOptionsSpecification=V3_IKE | fields)


def ipsec(**fields: Any) -> dict[str, Any]:
    """Build a change of the session."""
    return change(IPSECOptionsSpecification=V3_IPSEC | fields)


# The same of API 3.0.
CHANGED = [
    *(change(VpnConnectionId=f"{prefix}1") for prefix in ("vpngw-", "vpc-", "cgw-")),
    *(change(CustomerGatewayId=f"{prefix}1") for prefix in ("vpngw-", "vpc-", "vpnx-")),
    *(
        change(PreShareKey=key)
        for key in ("short", "qwer12ty", "a key that is long enough for any")
    ),
    *(
        change(SecurityPolicyDatabases=[RULE | {"LocalCidrBlock": text}])
        for text in ("10.0.0.1/16", "2001:db8::/32", "172.16.0.0/20")
    ),
    *(
        change(SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": [text]}])
        for text in ("172.16.0.1/16", "::/0", "0.0.0.0/0")
    ),
    change(
        SecurityPolicyDatabases=[RULE | {"RemoteCidrBlock": ["172.16.0.0/12", "172.16.0.0/16"]}]
    ),
    change(
        SecurityPolicyDatabases=[
            RULE | {"RemoteCidrBlock": [f"172.16.{n}.0/24" for n in range(51)]}
        ]
    ),
    change(SecurityPolicyDatabases=[RULE, RULE]),
    change(
        SecurityPolicyDatabases=[RULE | {"LocalCidrBlock": f"10.{n}.0.0/16"} for n in range(11)]
    ),
    change(SecurityPolicyDatabases=[RULE], EnableHealthCheck=True),
    change(SecurityPolicyDatabases=[RULE], EnableHealthCheck=False),
    *(
        change(**{name: text})
        for name in ("HealthCheckLocalIp", "HealthCheckRemoteIp")
        for text in ("::1", "10.0.0.1")
    ),
    *(
        change(BgpConfig=BGP | {name: text})
        for name in ("LocalBgpIp", "RemoteBgpIp")
        for text in ("::1", "10.0.0.1")
    ),
    *(
        change(BgpConfig=BGP | {"TunnelCidr": text})
        for text in ("169.254.64.0/29", "169.254.64.1/30", "::/0", "169.254.64.0/31")
    ),
    *(change(HealthCheckConfig=value) for value in ({}, {"ProbeType": "NQA"})),
    *(change(IKEOptionsSpecification=value) for value in ({}, {"IKEVersion": "IKEV2"}, V3_IKE)),
    *(change(IPSECOptionsSpecification=value) for value in ({}, {"PfsDhGroup": "NULL"}, V3_IPSEC)),
    *(ike(LocalIdentity="ADDRESS", LocalAddress=text) for text in ("::1", "10.0.0.1")),
    *(ike(RemoteIdentity="ADDRESS", RemoteAddress=text) for text in ("::1", "10.0.0.1")),
    *(
        ike(**{f"{side}Identity": kind, f"{side}Address": "10.0.0.1"})
        for side in ("Local", "Remote")
        for kind in ("ADDRESS", "FQDN")
    ),
    *(
        change(IKEOptionsSpecification={f"{side}Address": text})
        for side in ("Local", "Remote")
        for text in ("::1", "10.0.0.1")
    ),
    *(ike(**{f"{side}FqdnName": "\ud800"}) for side in ("Local", "Remote")),
    *(ike(DhGroupName=f"GROUP{number}") for number in (1, 2, 5, 14, 19, 24)),
    *(ike(PropoEncryAlgorithm=cipher) for cipher in ("DES-CBC", "3DES-CBC", "AES256GCM128")),
    *(ike(PropoAuthenAlgorithm=name) for name in ("MD5", "SHA", "SHA-512")),
    *(ike(ExchangeMode="AGGRESSIVE"), ike(IKEVersion="IKEV1")),
    *(ipsec(EncryptAlgorithm=cipher) for cipher in ("DES-CBC", "3DES-CBC", "NULL", "AES256GCM128")),
    *(ipsec(IntegrityAlgorith=name) for name in ("MD5", "SHA1", "SM3")),
    *(
        ipsec(PfsDhGroup=name)
        for name in ("NULL", "DH-GROUP1", "DH-GROUP2", "DH-GROUP5", "DH-GROUP19", "DH-GROUP24")
    ),
    *(ipsec(IPSECSaLifetimeTraffic=number) for number in (604800, 604801)),
    *(ipsec(IntegrityAlgorithm=name) for name in ("SHA-256", "MD5", "SHA1")),
    change(
        IPSECOptionsSpecification={
            name: value for name, value in V3_IPSEC.items() if name != "IntegrityAlgorith"
        }
    ),
    *(
        ike(IKESaLifetimeSeconds=3600)
        | {"IPSECOptionsSpecification": V3_IPSEC | {"IPSECSaLifetimeSeconds": n}}
        for n in (3600, 3601)
    ),
    *(
        change(DpdEnable=1, **more)
        for more in ({}, {"DpdAction": "clear"}, {"DpdAction": "clear", "DpdTimeout": "30"})
    ),
    *(change(DpdEnable=0, **more) for more in ({}, {"DpdAction": "clear"}, {"DpdTimeout": "30"})),
    *(
        ike(ExchangeMode=mode, IKEVersion=version)
        for mode in ("MAIN", "AGGRESSIVE")
        for version in ("IKEV1", "IKEV2")
    ),
    *(change(DpdTimeout=text) for text in ("29", "30", "60", "61", "9" * 5000)),
]
V3_FULL = ike() | {
    "PreShareKey": "a key that is long enough for any",
    "SecurityPolicyDatabases": [RULE],
    "IPSECOptionsSpecification": V3_IPSEC,
    "EnableHealthCheck": False,
    "HealthCheckLocalIp": "169.254.128.1",
    "HealthCheckRemoteIp": "169.254.128.2",
    "NegotiationType": "active",
    "DpdEnable": 1,
    "DpdTimeout": "30",
    "DpdAction": "clear",
    "CustomerGatewayId": "cgw-1",
}
V3_READS = {
    name: [
        {read.ids: [read.one], "Offset": 0, "Limit": 1},
        {"Filters": [{"Name": read.filters[0], "Values": ["a"]}]},
        *({read.ids: [f"{prefix}1"]} for prefix in ("vpnx-", "vpngw-", "vpc-", "cgw-")),
        {"Filters": [{"Name": read.filters[-1], "Values": ["a"]}]},
        {"Filters": [{"Name": read.filters[0], "Values": ["\ud800"]}]},
        *({read.ids: ["half \ud800"]},),
    ]
    for name, read in READS.items()
}
SHOWN = [
    {"vpcId": "vpnx-1"},
    {"vpnGwId": "vpc-1"},
    {"vpnConnId": "vpc-1"},
    {"vpcId": "vpngw-1"},
    {"limit": 51},
    {"limit": 0},
]
FULL = tunnel(
    vpnConnName="berlin",
    preSharedKey="a key that is long enough for any",
    spdAcl=[{"10.0.0.0/16": ["172.16.0.0/16"]}],
    IKESet=[
        {
            **IKE,
            "exchangeMode": "main",
            "localIdentity": "fqdn",
            "remoteIdentity": "fqdn",
            "localFqdnName": "a",
            "remoteFqdnName": "b",
            "dhGroupName": "group14",
            "ikeSaLifetimeSeconds": 86400,
            "encryptAlgorithm": "aes-cbc-256",
        }
    ],
    IPsecSet=[
        {
            **IPSEC,
            "encryptAlgorithm": "aes-cbc-256",
            "ipsecSaLifetimeSeconds": 3600,
            "ipsecSaLifetimeTraffic": 2560,
        },
    ],
    encryptAlgorithm="aes-cbc-256",
)
LIST = {
    "vpcId": "vpc-1",
    "vpnGwId": "vpngw-1",
    "vpnConnId": "vpnx-1",
    "vpnConnName": "a",
    "offset": 0,
    "limit": 1,
}
BASES: dict[tuple[str, str], list[Any]] = {
    ("ModifyVpnConnEx", "request"): [FULL, tunnel()],
    ("DescribeVpnConn", "request"): [LIST | {"orderField": "createTime", "orderDirection": "asc"}],
    ("UpdateVpnUserGroup", "request"): [{"user_group": {"name": "a", "description": "b"}}],
    ("KeystoneCreateUserTokenByPassword", "request"): [
        AUTH,
        {"auth": AUTH["auth"] | {"scope": {"project": {"name": "a", "id": "b"}}}},
    ],
    ("KeystoneCreateUserTokenByPassword", "query_parameters"): [{"nocatalog": "a"}],
    ("UpdateVpnUserGroup", "path_parameters"): [PATH],
    ("ShowVpnUserGroup", "path_parameters"): [PATH],
    ("ListVpnUsersInGroup", "path_parameters"): [PATH],
    ("ListVpnUserGroups", "path_parameters"): [
        {name: PATH[name] for name in ("project_id", "vpn_server_id")}
    ],
    ("ListVpnServersByProject", "path_parameters"): [{"project_id": PATH["project_id"]}],
    **{
        (name, "query_parameters"): [{"limit": 1, "marker": "a"}]
        for name in ("ListVpnUsersInGroup", "ListVpnUserGroups", "ListVpnServersByProject")
    },
    ("KeystoneListProjects", "query_parameters"): [
        {
            **dict.fromkeys(("domain_id", "name", "parent_id"), "a"),
            "enabled": "true",
            "page": 1,
            "per_page": 1,
        }
    ],
    ("DescribeVpnGw", "request"): [
        {
            "vpcId": "vpc-1",
            "vpnGwId": "vpngw-1",
            "vpnGwName": "a",
            "dealId": "a",
            "offset": 0,
            "limit": 1,
            "orderField": "createTime",
            "orderDirection": "asc",
        }
    ],
    ("DescribeVpcEx", "request"): [
        {
            "vpcId": "vpc-1",
            "vpcName": "a",
            "offset": 0,
            "limit": 1,
            "orderField": "createTime",
            "orderDirection": "asc",
        }
    ],
    ("DescribeVpcTaskResultV2", "request"): [{"taskId": 1}],
    (CHANGE, "request"): [
        V3_FULL,
        change(BgpConfig=BGP),
        change(HealthCheckConfig={"ProbeType": "NQA", "ProbeInterval": 1000}),
    ],
    **{(name, "request"): V3_READS[name][:2] for name in (TUNNELS, GATEWAYS, PEERS)},
    (TASK, "request"): [{"TaskId": "481e9b6e-81d1-4859-b8cf-a673e010b388"}],
}
WRONG: list[Any] = [
    None,
    True,
    1.0,
    1,
    -1,
    10**9,
    "",
    "a",
    "a/b",
    "é",
    "\ud800",
    "a" * 65,
    "/" * 36,
    "\ud800" * 36,
    [],
    {},
    [1],
    [[]],
    ["a"],
    {"a": []},
]


@cache
def corpus(operation: str, part: str) -> list[Any]:
    """Gather values for one part: both sides of every limit, what rules are about, each mistake."""
    values = [case.value for case in CASES if (operation, part) == (case.operation, case.part)]
    spoken = (
        {
            "ModifyVpnConnEx": SPOKEN_OF,
            "DescribeVpnConn": SHOWN,
            CHANGE: CHANGED,
            "DescribeVpnGw": [{"vpcId": "vpngw-1"}, {"vpnGwId": "vpc-1"}, {"vpcId": "vpc-1"}],
            **V3_READS,
        }
        if part == "request"
        else {}
    )
    return [
        *values,
        *spoken.get(operation, []),
        *examples(operation, part),
        *(variant for base in BASES.get((operation, part), [{}]) for variant in variants(base)),
    ]


def examples(operation: str, part: str) -> list[Any]:
    """Read the examples of rules that are a payload of an operation."""
    known = contract.part(operation, part).fields.keys()  # type: ignore[arg-type]
    found = [
        json.loads(path.read_bytes())
        for path in sorted(EXAMPLES.glob("bad/VF[APD]*/*.json"))
        if EXPECTED not in path.name
    ]
    return [value for value in found if isinstance(value, dict) and value.keys() <= known]


def variants(value: Any) -> Iterator[Any]:
    """Yield a value with one place of it of another kind, gone, or with an unknown name."""
    yield from WRONG
    if isinstance(value, dict):
        yield value | {"unknown": "a"}
        for name, item in value.items():
            yield {other: inner for other, inner in value.items() if other != name}
            yield from (value | {name: variant} for variant in variants(item))
    elif isinstance(value, list):
        yield from (
            [*value[:index], variant, *value[index + 1 :]]
            for index, item in enumerate(value)
            for variant in variants(item)
        )


def said(findings: Iterator[Finding] | list[Finding]) -> list[Finding]:
    """Sort findings for a comparison."""
    return sorted(findings, key=repr)


@cache
def walked(operation: str, part: str) -> list[list[Finding]]:
    """Ask the walk about each value."""
    known = contract.operation(operation)
    return [said(walk(known, part, value, "document")) for value in corpus(operation, part)]  # type: ignore[arg-type]


@cache
def module(operation: str) -> ModuleType:
    """Import the compiled module of an operation."""
    return importlib.import_module(f"cloud_vpn.checks.{compiled.snake(operation)}")


def wrong_answers(operation: str, part: str, functions: compiled.Functions) -> Iterator[Any]:
    """Yield each value for which the compiled functions and the walk differ, family by family."""
    for value, expected in zip(corpus(operation, part), walked(operation, part), strict=True):
        try:
            is_wrong = functions.accepts(value) and contradicts(functions, value, expected)
        except Exception:  # noqa: BLE001 - a condition that was removed may have kept anything out
            is_wrong = True
        if is_wrong:
            yield value


def contradicts(functions: compiled.Functions, value: Any, expected: list[Finding]) -> bool:
    """Return whether an accepted value has an error of the tables, or a family differs."""
    found = {family: function(value) for family, function in functions.families.items()}
    families = [
        code for code in ("VFA", "VFD", "VFP") if code not in found or found[code] is not None
    ]
    given = [finding for findings in found.values() for finding in findings or ()]
    wanted = [finding for finding in expected if finding.code.startswith((*families, "VFS"))]
    return said(given) != wanted


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("operation", NAMES)
def test_compiled_and_walk_agree(operation: str, part: str) -> None:
    """On both sides of every limit, the compiled check has the walk's findings if it has any."""
    assert [] == list(wrong_answers(operation, part, compiled.functions(operation, part)))  # type: ignore[arg-type]


@pytest.mark.parametrize("operation", NAMES)
@given(data=st.data())
def test_a_valid_payload_needs_no_schema(operation: str, data: st.DataObject) -> None:
    """A valid value is accepted without jsonschema, and its findings are those of the walk."""
    payload = data.draw(payloads(contract.operation(operation).request.node))
    functions = compiled.functions(operation, "request")
    assert functions.accepts(payload)
    found = functions.findings(payload)
    assert found is None or said(
        walk(contract.operation(operation), "request", payload, "document")
    ) == said(found)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("operation", NAMES)
def test_nothing_is_accepted_that_a_library_refuses(operation: str, part: str) -> None:
    """Both libraries accept whatever the compiled tables accept."""
    schema = getattr(contract.operation(operation), part).node
    accepts = compiled.functions(operation, part).accepts  # type: ignore[arg-type]
    accepted = [value for value in corpus(operation, part) if accepts(value)]
    assert accepted
    assert all(map(Draft202012Validator(schema).is_valid, accepted))
    assert all(map(jsonschema_rs.validator_for(schema).is_valid, accepted))


def explained(errors: Iterable[Any]) -> list[str]:
    """List where errors are in value and schema; a bad name of a map is a place of its own."""
    found = []
    for error in errors:
        name = (error.instance,) if "propertyNames" in error.absolute_schema_path else ()
        found.append(repr(((*error.absolute_path, *name), tuple(error.absolute_schema_path))))
    return sorted(found)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("operation", NAMES)
def test_what_is_explained_is_what_the_library_reports(operation: str, part: str) -> None:
    """Our way through a schema meets each broken keyword that jsonschema reports, and no other."""
    validator = Draft202012Validator(getattr(contract.operation(operation), part).node)
    for value in map(pruned, corpus(operation, part)):
        ours = [
            repr((error.path, error.schema_path)) for error in schema_errors(operation, part, value)
        ]  # type: ignore[arg-type]
        assert explained(validator.iter_errors(value)) == sorted(ours)


def without(source: str, number: int) -> str:
    """Remove the condition of one `if`, so that it never holds; IndexError behind the last."""
    tree = ast.parse(source)
    found = [node for node in ast.walk(tree) if isinstance(node, ast.If)]
    found[number].test = ast.Constant(value=False)
    return ast.unparse(tree)


def conditions(operation: str) -> int:
    """Count the conditions of a module."""
    return sum(isinstance(node, ast.If) for node in ast.walk(ast.parse(source(operation))))


@cache
def source(operation: str) -> str:
    """Read the source of a module."""
    return (FOLDER / f"{compiled.snake(operation)}.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("operation", NAMES)
def test_no_condition_is_needless(operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any one of its conditions, the compiled check is wrong about some value."""
    needless = []
    for number in range(conditions(operation)):
        changed = ModuleType("changed")
        exec(without(source(operation), number), changed.__dict__)  # noqa: S102 - our own source
        monkeypatch.setattr(compiled, "import_module", lambda _, changed=changed: changed)
        bound = compiled.bound.__wrapped__(operation)
        parts = [
            (
                part,
                compiled.Functions(
                    bound[part]["VFS"], {c: f for c, f in bound[part].items() if c != "VFS"}
                ),
            )
            for part in PARTS
        ]
        if not any(
            True for part, functions in parts for _ in wrong_answers(operation, part, functions)
        ):
            tree = [
                node for node in ast.walk(ast.parse(source(operation))) if isinstance(node, ast.If)
            ]
            needless.append(ast.unparse(tree[number].test))
    assert [] == needless


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_imports_nothing_of_ours(path: Path) -> None:
    """The compiled checks stand alone: the callables of the rules are passed in."""
    imported = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert {"typing"} >= {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in imported
        for alias in node.names
    }

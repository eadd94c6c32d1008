"""What the contract says of the read of the present state leads somewhere, or is refused."""

import copy
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "openapi"
sys.path.insert(0, str(FOLDER / "codegen"))

from compile_contract import ContractError, index_of, load, refuse  # noqa: E402

GROUP = "/v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}"
MISSING = object()
# The service, the place of a change in its document, the value there, and the place of the error.
LOOSE: list[tuple[str, tuple[str, ...], Any, str]] = [
    ("tencent_vpc_v3", ("read",), "ModifyVpnConnectionAttribute", "/x-state/read"),
    ("tencent_vpc_v3", ("read",), "ShowVpnUserGroup", "/x-state/read"),
    ("tencent_vpc_v3", ("read",), "DescribeVpnGateways", "/x-state/arguments"),
    ("tencent_vpc_v3", ("at",), ["Response", "VpnConnections"], "/x-state/at"),
    ("tencent_vpc_v3", ("at",), ["Response", "TotalCount"], "/x-state/at"),
    ("tencent_vpc_v3", ("ids",), MISSING, "/x-state/ids"),
    ("tencent_vpc_v3", ("ids",), {"VpnConnectionId": ["Id"]}, "/x-state/ids/VpnConnectionId"),
    ("tencent_vpc_v3", ("ids",), {"PreShareKey": ["PreShareKey"]}, "/x-state/ids/PreShareKey"),
    ("tencent_vpc_v3", ("missing",), ["InternalError.ModuleError"], "/x-state/missing"),
    ("tencent_vpc_v3", ("arguments",), {"VpnConnectionIds": "Id"}, "/x-state/arguments"),
    ("tencent_vpc_v3", ("arguments",), {"Limit": "VpnConnectionId"}, "/x-state/arguments"),
    ("tencent_vpc_v3", ("refused",), [{"at": ["Mood"], "is": ["x"]}], "/x-state/refused/0/at"),
    ("tencent_vpc_v3", ("refused",), [{"at": ["State"], "is": ["x"]}], "/x-state/refused/0/code"),
    ("tencent_vpc_v3", ("refused",), [{"at": ["State"], "is": [6]}], "/x-state/refused/0/is"),
    (
        "tencent_vpc",
        ("refused",),
        [{"at": ["vpcConnStatus"], "is-not": [True]}],
        "/x-state/refused/0/is-not",
    ),
]
# The same of the list that is searched for a name.
LISTS: list[tuple[str, Any, str]] = [
    ("read", "ShowVpnUserGroup", "read"),
    ("read", "Nobody", "read"),
    ("field", ["user_group", "title"], "field"),
    ("field", ["user_group"], "field"),
    ("name", "title", "name"),
    ("name", "user_number", "name"),
    ("ids", {"user_id": "id"}, "ids/user_id"),
    ("ids", {"group_id": "uuid"}, "ids/group_id"),
]
WORDS = {"code": "UnsupportedOperation"}


def state_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return what a document says of the state of its change."""
    operations = [one for item in document["paths"].values() for one in item.values()]
    (found,) = [one["x-state"] for one in operations if "x-state" in one]
    return found  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Read the documents once."""
    return {path.stem: load(path) for path in FOLDER.glob("*.yaml")}


def compile_one(name: str, document: dict[str, Any]) -> None:
    """Compile one document."""
    refuse(f"{name}.yaml", document)
    index_of({name: document})


@pytest.mark.parametrize(("service", "at", "value", "place"), LOOSE)
def test_a_state_that_leads_nowhere_is_refused(
    written: dict[str, Any], service: str, at: tuple[str, ...], value: Any, place: str
) -> None:
    """The error names the file, the operation and the place."""
    document = copy.deepcopy(written[service])
    state, (name,) = state_of(document), at
    if value is MISSING:
        del state[name]
    else:
        state[name] = value
    if name == "refused":
        is_code = place.endswith("code")
        state[name] = [value[0] | ({"code": "Nobody"} if is_code else WORDS)]
    with pytest.raises(ContractError, match=rf"(?m)^{service}\.yaml: \w+: {place}"):
        compile_one(service, document)


@pytest.mark.parametrize(("keyword", "value", "place"), LISTS)
def test_a_list_that_leads_nowhere_is_refused(
    written: dict[str, Any], keyword: str, value: Any, place: str
) -> None:
    """The list has pages, and its items have the name and the ids."""
    document = copy.deepcopy(written["huawei_vpn"])
    state_of(document)["unique"][0][keyword] = value
    with pytest.raises(ContractError, match=f"UpdateVpnUserGroup: /x-state/unique/0/{place}"):
        compile_one("huawei_vpn", document)


def test_a_refusal_next_to_rules_has_a_code_of_the_change(written: dict[str, Any]) -> None:
    """Its words are those of the code."""
    document = copy.deepcopy(written["tencent_vpc_v3"])
    fields = document["components"]["schemas"]["ModifyVpnConnectionAttributeRequest"]["properties"]
    fields["EnableHealthCheck"]["x-not-with-ranges"]["code"] = "Nobody"
    with pytest.raises(ContractError, match="/EnableHealthCheck/x-not-with-ranges/code"):
        compile_one("tencent_vpc_v3", document)


def test_a_field_that_the_read_does_not_show_is_refused(written: dict[str, Any]) -> None:
    """It has its place, by its own name or another, or says that it has none."""
    document = copy.deepcopy(written["tencent_vpc"])
    schemas = document["components"]["schemas"]
    fields = schemas["ModifyVpnConnExRequest"]["properties"]
    for name, keyword in (("userGwCidrBlock", "x-shown-as"), ("spdAcl", "x-not-shown")):
        kept = fields[name].pop(keyword)
        with pytest.raises(ContractError, match=f"/properties/{name}"):
            compile_one("tencent_vpc", document)
        fields[name][keyword] = kept
    fields["userGwCidrBlock"]["x-shown-as"] = ["IKESet"]
    with pytest.raises(ContractError, match="/properties/userGwCidrBlock is a value"):
        compile_one("tencent_vpc", document)
    fields["spdAcl"]["x-shown-as"] = ["sourceCidr"]
    with pytest.raises(ContractError, match="/properties/spdAcl/x-shown-as"):
        compile_one("tencent_vpc", document)


def test_a_read_has_no_place_in_another(written: dict[str, Any]) -> None:
    """The keywords belong to the payload of a change."""
    document = copy.deepcopy(written["tencent_vpc"])
    schemas = document["components"]["schemas"]
    schemas["DescribeVpnConnRequest"]["properties"]["limit"]["x-not-shown"] = True
    with pytest.raises(ContractError, match="DescribeVpnConn: /properties/limit/x-not-shown"):
        compile_one("tencent_vpc", document)


@pytest.mark.parametrize("service", ["huawei_vpn", "tencent_vpc", "tencent_vpc_v3"])
def test_a_change_without_a_read_is_refused(written: dict[str, Any], service: str) -> None:
    """Every change can be planned, and only a change."""
    document = copy.deepcopy(written[service])
    operations = [one for item in document["paths"].values() for one in item.values()]
    change = next(one for one in operations if "x-state" in one)
    read = next(one for one in operations if one["x-effect"] == "read")
    state = change.pop("x-state")
    with pytest.raises(ContractError, match="x-state"):
        compile_one(service, document)
    change["x-state"] = read["x-state"] = state
    with pytest.raises(ContractError, match=r"/(?:get|post)/x-state is not"):
        compile_one(service, document)

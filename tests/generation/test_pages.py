"""What the contract says of pages, and of the action of a call, leads somewhere, or is refused."""

import copy
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "openapi"
sys.path.insert(0, str(FOLDER / "codegen"))

from compile_contract import ContractError, index_of, load, refuse  # noqa: E402

MISSING = object()
# The service, the answer with the pages, what is changed of them, and the place of the error.
OFFSETS = ("tencent_vpc_v3", "DescribeVpnConnections")
MARKERS = ("huawei_vpn", "ListVpnUserGroups")
LOOSE: list[tuple[tuple[str, str], dict[str, Any], str]] = [
    (OFFSETS, {"items": ["Response", "VpnConnections"]}, "items"),
    (OFFSETS, {"items": ["Response"]}, "items"),
    (OFFSETS, {"items": ["VpnConnectionSet"]}, "items"),
    (OFFSETS, {"total": ["TotalCount"]}, "total"),
    (OFFSETS, {"total": ["Response", "RequestId"]}, "total"),
    (OFFSETS, {"limit": "limit"}, "limit"),
    (OFFSETS, {"limit": "VpnConnectionIds"}, "limit"),
    (OFFSETS, {"offset": "offset"}, "offset"),
    (OFFSETS, {"offset": "Limit"}, "offset"),
    (MARKERS, {"items": ["page_info"]}, "items"),
    (MARKERS, {"marker": "next_marker"}, "marker"),
    (MARKERS, {"marker": "limit"}, "marker"),
    (MARKERS, {"limit": "marker"}, "limit"),
    (MARKERS, {"next": ["next_marker"]}, "next"),
    (MARKERS, {"next": ["page_info", "current_count"]}, "next"),
]
# Forms that the dialect does not have.
OTHER_FORMS: list[tuple[tuple[str, str], dict[str, Any]]] = [
    (OFFSETS, {"pages": 2}),
    (OFFSETS, {"items": MISSING}),
    (OFFSETS, {"items": "VpnConnectionSet"}),
    (OFFSETS, {"limit": MISSING}),
    (OFFSETS, {"total": MISSING}),
    (OFFSETS, {"offset": MISSING, "total": MISSING}),
    (OFFSETS, {"marker": "Offset", "next": ["Response", "RequestId"], "size": 50}),
    (MARKERS, {"size": MISSING}),
    (MARKERS, {"size": 0}),
    (MARKERS, {"size": "50"}),
]
TASK_PATH = "/v2/index.php#DescribeVpcTaskResult"


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Read the documents once."""
    return {path.stem: load(path) for path in FOLDER.glob("*.yaml")}


def compile_one(name: str, document: dict[str, Any]) -> None:
    """Compile one document."""
    refuse(f"{name}.yaml", document)
    index_of({name: document})


def with_pages(
    written: dict[str, Any], at: tuple[str, str], change: dict[str, Any]
) -> dict[str, Any]:
    """Copy a document, with other pages of one operation."""
    service, operation = at
    document: dict[str, Any] = copy.deepcopy(written[service])
    answer = document["components"]["schemas"][f"{operation}Response"]
    answer["x-pages"] = {
        name: value for name, value in (answer["x-pages"] | change).items() if value is not MISSING
    }
    return document


@pytest.mark.parametrize(("at", "change", "place"), LOOSE)
def test_pages_that_lead_nowhere_are_refused(
    written: dict[str, Any], at: tuple[str, str], change: dict[str, Any], place: str
) -> None:
    """The error names the file, the operation and the place."""
    service, operation = at
    with pytest.raises(
        ContractError, match=rf"(?m)^{service}\.yaml: {operation}: /x-pages/{place} "
    ):
        compile_one(service, with_pages(written, at, change))


@pytest.mark.parametrize(("at", "change"), OTHER_FORMS)
def test_pages_of_another_form_are_refused(
    written: dict[str, Any], at: tuple[str, str], change: dict[str, Any]
) -> None:
    """The error names the file and the place."""
    with pytest.raises(ContractError, match=rf"^{at[0]}\.yaml: /paths/\S+/x-pages"):
        compile_one(at[0], with_pages(written, at, change))


def test_only_the_answer_of_a_read_has_pages(written: dict[str, Any]) -> None:
    """Neither a part of an answer, nor that of a change."""
    document = copy.deepcopy(written["tencent_vpc_v3"])
    schemas = document["components"]["schemas"]
    pages = schemas["DescribeVpnConnectionsResponse"]["x-pages"]
    for answer, place in (
        (schemas["ModifyVpnConnectionAttributeResponse"], "ModifyVpnConnectionAttribute: "),
        (schemas["DescribeVpnGatewaysResponse"]["properties"]["Response"], "DescribeVpnGateways: "),
    ):
        answer["x-pages"] = pages
        with pytest.raises(ContractError, match=rf"^tencent_vpc_v3\.yaml: {place}.*/x-pages"):
            compile_one("tencent_vpc_v3", document)
        del answer["x-pages"]


@pytest.mark.parametrize("action", ["DescribeVpnConn", "describeVpcTaskResult", MISSING])
def test_an_action_that_the_path_does_not_have_is_refused(
    written: dict[str, Any], action: Any
) -> None:
    """One operation would be called for another."""
    document = copy.deepcopy(written["tencent_vpc"])
    read = document["paths"][TASK_PATH]["post"]
    if action is MISSING:
        del read["x-action"]
    else:
        read["x-action"] = action
    with pytest.raises(
        ContractError, match=r"^tencent_vpc\.yaml: DescribeVpcTaskResultV2: /x-action "
    ):
        compile_one("tencent_vpc", document)


@pytest.mark.parametrize(
    ("service", "action"), [("tencent_vpc", ""), ("tencent_vpc", 5), ("huawei_vpn", "Show")]
)
def test_an_action_of_another_form_is_refused(
    written: dict[str, Any], service: str, action: Any
) -> None:
    """It is a word, and a call that its path identifies has none."""
    document = copy.deepcopy(written[service])
    first = next(iter(document["paths"].values()))
    next(iter(first.values()))["x-action"] = action
    with pytest.raises(ContractError, match=rf"^{service}\.yaml: /paths/\S+/x-action "):
        compile_one(service, document)

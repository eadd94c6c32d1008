"""What the contract says of the task of a change leads somewhere, or is refused."""

import copy
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "openapi"
sys.path.insert(0, str(FOLDER / "codegen"))

from compile_contract import ContractError, index_of, load, refuse  # noqa: E402

# The service, a keyword of its task, another value, and the keyword that the error names.
LOOSE: list[tuple[str, str, Any, str]] = [
    ("tencent_vpc", "read", "ModifyVpnConnEx", "read"),
    ("tencent_vpc", "read", "DescribeVpcTaskResult", "read"),
    ("tencent_vpc", "read", "DescribeVpnConn", "argument"),
    ("tencent_vpc", "argument", "task", "argument"),
    ("tencent_vpc", "id", ["data", "task"], "id"),
    ("tencent_vpc", "id", ["data", "vpnGwId"], "id"),
    ("tencent_vpc", "status", ["data", "state"], "status"),
    ("tencent_vpc", "status", ["data"], "status"),
    ("tencent_vpc", "code", ["data", "errorCode"], "code"),
    ("tencent_vpc", "code", ["data", "output"], "code"),
    ("tencent_vpc", "reason", ["output"], "reason"),
    ("tencent_vpc", "done", [0, 2], "done"),
    ("tencent_vpc", "failed", [0], "failed"),
    ("tencent_vpc", "failed", [True], "failed"),
    ("tencent_vpc", "running", ["2"], "running"),
    ("tencent_vpc", "running", [2, 2], "running"),
    ("tencent_vpc", "unknown", [5100], "unknown"),
    ("tencent_vpc_v3", "done", [0], "done"),
    ("tencent_vpc_v3", "unknown", ["InvalidParameterValue"], "unknown"),
]


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Read the documents once."""
    return {path.stem: load(path) for path in FOLDER.glob("*.yaml")}


def change_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return the change of a document."""
    operations = [one for item in document["paths"].values() for one in item.values()]
    return next(one for one in operations if one["x-effect"] == "change")  # type: ignore[no-any-return]


def compile_one(name: str, document: dict[str, Any]) -> None:
    """Compile one document."""
    refuse(f"{name}.yaml", document)
    index_of({name: document})


@pytest.mark.parametrize(("service", "keyword", "value", "place"), LOOSE)
def test_a_task_that_leads_nowhere_is_refused(
    written: dict[str, Any], service: str, keyword: str, value: Any, place: str
) -> None:
    """The error names the file, the operation and the place."""
    document = copy.deepcopy(written[service])
    change_of(document)["x-task"][keyword] = value
    with pytest.raises(ContractError, match=rf"{service}\.yaml: .*/x-task/{place}"):
        compile_one(service, document)


def test_a_task_has_no_other_keyword_and_lacks_none(written: dict[str, Any]) -> None:
    """The dialect is closed, and only a change has a task."""
    for change in (lambda task: task.update(patience=5), lambda task: task.pop("failed")):
        document = copy.deepcopy(written["tencent_vpc"])
        change(change_of(document)["x-task"])
        with pytest.raises(ContractError, match="x-task"):
            compile_one("tencent_vpc", document)
    document = copy.deepcopy(written["tencent_vpc"])
    operations = [one for item in document["paths"].values() for one in item.values()]
    read = next(one for one in operations if one["x-effect"] == "read")
    read["x-task"] = change_of(document)["x-task"]
    with pytest.raises(ContractError, match="/post/x-task is not"):
        compile_one("tencent_vpc", document)


def test_the_answer_to_a_task_remembers_its_change(written: dict[str, Any]) -> None:
    """Without x-raw the reply could not be waited for."""
    document = copy.deepcopy(written["tencent_vpc"])
    del document["components"]["schemas"]["ModifyVpnConnExResponse"]["x-raw"]
    with pytest.raises(ContractError, match="ModifyVpnConnEx: /x-task/id"):
        compile_one("tencent_vpc", document)

"""Names that other clouds have, too, make a file a payload only next to a mark of the service."""

import json
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.lint import Run, Settings
from vpn_preflight.lint.files import File
from vpn_preflight.lint.marks import is_marked
from vpn_preflight.lint.mentions import mentions
from vpn_preflight.lint.result import Result

CHANGE = "ModifyVpnConnectionAttribute"
VERSION = {"Version": "2017-03-12"}


def linted(
    path: Path, text: str, *, is_named: bool = False, operation: str | None = None
) -> Result:
    """Lint a file that was found in a folder, or named."""
    path.write_text(text, encoding="utf-8")
    return Run(Settings(operation=operation)).file(
        File(str(path), is_named=is_named, name=path.name)
    )


def codes(result: Result) -> list[str]:
    """List the codes of what is shown."""
    return [one.finding.code for one in result.shown]


@pytest.mark.parametrize(
    ("expected", "payload"),
    [
        ([], {"VpnConnectionId": "vpnx-abc123x", "VpnConnectionName": "a"}),
        (
            ["VFS002"],
            {"VpnConnectionId": "vpnx-abc123x", "VpnConnectionName": "a", "preSharedKey": "${KEY}"},
        ),
        (["VFW003"], VERSION | {"VpnConnectionId": "${ID}", "VpnConnectionName": "a"}),
        (
            ["VFW003"],
            VERSION
            | {
                "Action": CHANGE,
                "Region": "ap-guangzhou",
                "VpnConnectionId": "${ID}",
                "VpnConnectionName": "a",
            },
        ),
        ([], {"operation": CHANGE, "body": {"VpnConnectionId": "${ID}", "VpnConnectionName": "a"}}),
        ([], {"operation": "DescribeVpnGateways", "body": {"Limit": 1}}),
        (["VFS021"], {"operation": "DescribeVpnConnections", "body": {"Limit": "1"}}),
        (["VFW003"], VERSION | {"Action": "DescribeVpnGateways", "Limit": 1}),
    ],
)
def test_a_marked_payload_of_a_folder_is_checked(
    tmp_path: Path, expected: list[str], payload: dict[str, Any]
) -> None:
    """By an id with the prefix of the service, by the version, or as a request file of ours."""
    result = linted(tmp_path / "a.json", json.dumps(payload))
    assert (False, 1, expected) == (result.passed_over, result.documents, codes(result))


@pytest.mark.parametrize(
    "payload",
    [
        {"VpnConnectionId": "vpn-0123456789abcdef0", "VpnConnectionName": "a"},
        {"VpnConnectionId": "${ID}", "PreShareKey": "a"},
        {
            "Action": "DescribeVpnConnections",
            "Version": "2016-11-15",
            "Filters": [{"Name": "vpn-gateway-id", "Values": ["vgw-1"]}],
        },
        {"Action": "DescribeCustomerGateways", "CustomerGatewayIds": ["cgw-0e11f167"]},
        {"operation": "DescribeVpnGateways", "service": "ec2"},
        {"VpnGatewayIds": ["vgw-9a4cacf3"], "Filters": []},
        {"TaskId": "481e9b6e-81d1-4859-b8cf-a673e010b388"},
        {"Limit": 5, "Offset": 0},
        {"Filters": [{"Name": "a", "Values": ["vpnx-abc123x"]}], "Other": 1},
        {"Other": "vpnx-abc123x", "VpnConnectionId": "vpn-1"},
    ],
)
def test_payloads_of_other_clouds_are_skipped(tmp_path: Path, payload: dict[str, Any]) -> None:
    """Without a mark, or with one at a field that is not ours, a file in a folder is unrelated."""
    result = linted(tmp_path / "a.json", json.dumps(payload))
    assert (True, []) == (result.passed_over, codes(result))


def test_an_operation_of_the_settings_needs_no_mark(tmp_path: Path) -> None:
    """Who names the operation has said which service it is."""
    text = json.dumps(
        {"VpnConnectionId": "${ID}", "VpnConnectionNaem": "a", "VpnConnectionName": "b"}
    )
    result = linted(tmp_path / "a.json", text, operation=CHANGE)
    assert (False, ["VFS002"]) == (result.passed_over, codes(result))


@pytest.mark.parametrize(
    "payload",
    [
        {
            "vpcId": "vpc-1",
            "vpnGwId": "vpngw-1",
            "vpnConnId": "vpnx-1",
            "userGwCidrBlock": ["10.100.2.0/24"],
        },
        {"vpnConnId": "vpnx-1", "vpcId": "vpc-1", "Version": "2017-03-12"},
        {"Action": "ModifyVpnConnEx", "vpcId": "vpc-1", "vpnGwId": "vpngw-1"},
    ],
)
def test_a_payload_of_version_2_stays_one(tmp_path: Path, payload: dict[str, Any]) -> None:
    """Its ids have the same prefixes, and its names are other ones."""
    result = linted(tmp_path / "a.json", json.dumps(payload))
    assert {"ModifyVpnConnEx"} >= {one.finding.operation for one in result.shown}
    assert not result.passed_over


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, b'{"VpnConnectionId": "vpnx-abc123x", '),
        (True, b'{"VpnConnectionId": "${ID}", "Version": "2017-03-12", '),
        (False, b'{"VpnConnectionId": "vpn-0123456789abcdef0", '),
        (False, b'{"TaskId": "481e9b6e", '),
        (False, b"Action: ec2:DescribeVpnConnections, a: b: c"),
        (False, b"GET / HTTP/1.1"),
        (False, b"https://example.com/"),
        (True, b"ModifyVpnConnEx"),
    ],
)
def test_what_an_unreadable_file_mentions(expected: bool, text: bytes) -> None:
    """Names that other clouds have, too, and the path of every site, are no sign without a mark."""
    assert expected == mentions(text)


@pytest.mark.parametrize(
    ("expected", "payload"),
    [
        (True, {"VpnConnectionId": "vpnx-1"}),
        (True, {"VpnConnectionIds": ["vpn-1", "vpnx-1"]}),
        (True, {"Filters": [{"Name": "vpn-gateway-id", "Values": ["vpngw-1"]}]}),
        (True, {"Version": "2017-03-12"}),
        (False, {"Version": 20170312, "VpnConnectionIds": [None, 1, {"a": True}]}),
        (False, ["vpnx-1"]),
        (False, None),
    ],
)
def test_marks_of_a_payload(expected: bool, payload: Any) -> None:
    """A mark may be anywhere below a field of the operation."""
    assert expected == any(
        is_marked(contract.operation(name), payload) for name in (CHANGE, "DescribeVpnConnections")
    )


def test_other_services_need_no_mark() -> None:
    """Their names are their own."""
    assert is_marked(contract.operation("ModifyVpnConnEx"), None)


def test_a_captured_request_is_held_against_a_service_that_is_sent_to(tmp_path: Path) -> None:
    """An action of API 3.0 in a form of version 2.0 is another action than that of the host."""
    text = (
        "curl https://vpc.api.qcloud.com/v2/index.php"
        " -d 'Action=ModifyVpnConnectionAttribute&VpnConnectionId=vpnx-1'"
    )
    result = linted(tmp_path / "a.sh", text, is_named=True)
    assert "VFW001" in codes(result)
    assert {"ModifyVpnConnEx"} == {one.finding.operation for one in result.shown}

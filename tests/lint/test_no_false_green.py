"""Files that somebody meant as payloads are never skipped, however they are written."""

import json
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight.lint import Run, Settings
from vpn_preflight.lint.files import File
from vpn_preflight.lint.reports.file_list import file_lines
from vpn_preflight.lint.reports.text import text
from vpn_preflight.lint.result import Result
from vpn_preflight.lint.settings import settings as settings_of

IDS = {"vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConnId": "vpnx-1"}
TUNNEL = IDS | {"userGwCidrBlock": ["10.0.0.0/24"]}
GROUP = {"user_group": {"name": "night crew"}}
TUNNEL_NAME, GROUP_NAME = "ModifyVpnConnEx", "UpdateVpnUserGroup"
TWO_GROUPS = "- user_group: {name: ''}\n- user_group: {nmae: a}\n"


def lint(
    path: Path, content: Any, settings: Settings | None = None, *, named: bool = False
) -> Result:
    """Lint a file with this content, as one of a folder."""
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    chosen = settings or Settings(root=str(path.parent))
    return Run(chosen).file(File(str(path), is_named=named, name=path.name))


def places(result: Result) -> list[tuple[str, str]]:
    """Return code and pointer of each finding, sorted."""
    return sorted((one.finding.code, one.finding.pointer) for one in result.shown)


@pytest.mark.parametrize(
    ("content", "operation"),
    [
        ({"vpc_id": "vpc-1", "vpn_gw_id": "g", "vpn_conn_id": "c", "mtu": 1}, TUNNEL_NAME),
        ({"VpcId": "vpc-1", "VpnGwId": "vpngw-1", "Tags": [], "Owner": "a"}, TUNNEL_NAME),
        ({"VPC-ID": "x", "vpn-gw-id": "y", "IKE_Set": [{"dhGroupName": "group14"}]}, TUNNEL_NAME),
        ({"vpn conn id": "vpnx-1", "ikeset": {"DH_group_name": "group14"}, "a": 1}, TUNNEL_NAME),
        (IDS | dict.fromkeys("abcdefgh"), TUNNEL_NAME),
        (GROUP | {"comment": "a"}, GROUP_NAME),
        (GROUP | {"vpn_server_id": "s", "group_id": "g"}, GROUP_NAME),
    ],
)
def test_a_near_miss_with_two_signs(tmp_path: Path, content: Any, operation: str) -> None:
    """It is checked as what was meant, and the near miss is an error."""
    found = lint(tmp_path / "f.json", content)
    assert ((operation,), False) == (found.operations, found.passed_over)
    assert "VFS002" in {code for code, _ in places(found)}


@pytest.mark.parametrize(
    "content",
    [
        {"VpcId": "vpc-1", "VpnGatewayId": "vgw-1"},
        {"vpc_id": "x", "vpn_gw_id": "y", "a": 1, "b": 2, "c": 3},
        {"vpnConnId": "vpnx-1", "a": 1},
        {"ike_set": {"dh_group_name": "group14"}, "a": 1},
        {"UserGroup": {"name": "a"}},
        {"user_group": {"name": "a", "gid": 5}, "state": "present"},
        {"user_group": {}, "a": 1},
        {"user_group": {"name": "a"}, "user": "b", "home": "c"},
        {"Auth": {"Identity": {}, "Scope": {}}},
    ],
)
def test_one_sign_is_not_enough(tmp_path: Path, content: Any) -> None:
    """Other programs have the same names; a single name must be exact."""
    assert lint(tmp_path / "f.json", content).passed_over


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"$schema": "./x.json"} | TUNNEL, []),
        ({"$schema": "x"} | GROUP, [("VFS009", "/user_group/name")]),
        ({"$schema": "./ModifyVpnConnEx.schema.json"} | IDS, [("VFS011", "")]),
        ({"$schema": "C:\\s\\UpdateVpnUserGroup.json"}, [("VFS001", "")]),
        ({"$schema": "x", "body": GROUP}, [("VFS009", "/body/user_group/name")]),
        (
            {"$schema": "a/UpdateVpnUserGroup.schema.json", "body": {"usr": 1}},
            [("VFS001", "/body"), ("VFS002", "/body/usr")],
        ),
    ],
)
def test_the_schema_of_a_file(tmp_path: Path, content: Any, expected: Any) -> None:
    """`$schema` is for editors: it is never a field, and ours identifies the operation."""
    assert expected == places(lint(tmp_path / "f.json", content))


def test_each_payload_of_an_array(tmp_path: Path) -> None:
    """Each has its findings, with pointers from the root of the file; none is skipped."""
    content = [TUNNEL, GROUP, {"a": 1}, TUNNEL | {"vpcId": ""}]
    found = lint(tmp_path / "f.json", content)
    assert [("VFR008", "/2"), ("VFS007", "/3/vpcId"), ("VFS009", "/1/user_group/name")] == places(
        found
    )
    assert (4, (TUNNEL_NAME, GROUP_NAME)) == (found.documents, found.operations)


def test_an_array_of_yaml(tmp_path: Path) -> None:
    """As one of JSON; the fix of a finding leads to its item, and its place is there."""
    found = lint(tmp_path / "f.yaml", TWO_GROUPS)
    assert [("VFS002", "/1/user_group/nmae"), ("VFS007", "/0/user_group/name")] == places(found)
    (slip,) = (one for one in found.shown if one.finding.code == "VFS002")
    assert 2 == slip.finding.line
    assert "/1/user_group/name" == (slip.finding.fix or [{}])[-1]["path"]


@pytest.mark.parametrize("content", [[], [1, 2], [{"a": 1}], [[TUNNEL]], ["vpcId"]])
def test_an_array_without_a_payload(tmp_path: Path, content: Any) -> None:
    """It is skipped."""
    assert lint(tmp_path / "f.json", content).passed_over


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({"payload": TUNNEL}, "/payload"),
        ({"tunnels": [TUNNEL, TUNNEL], "region": "x"}, "/tunnels"),
        ({"Body": GROUP}, "/Body"),
        ({"request": GROUP, "path": {}}, "/request"),
        ({"prod": TUNNEL, "dev": TUNNEL}, "/prod"),
    ],
)
def test_a_payload_that_is_wrapped(tmp_path: Path, content: Any, pointer: str) -> None:
    """It is an error at the name around it, because nothing was checked."""
    assert [("VFR010", pointer)] == places(lint(tmp_path / "f.json", content))


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_in_utf_16(tmp_path: Path, codec: str, end: str) -> None:
    """It is an error once, and each document is checked as if it were UTF-8."""
    lines = ["user_group:", "  name: night crew", "---", "user_group:", "  name: ''", ""]
    mark = "\ufeff" if codec == "utf-16-be" else ""
    found = lint(tmp_path / "f.yaml", (mark + end.join(lines)).encode(codec))
    expected = [("VFR002", 1), ("VFS007", 5), ("VFS009", 2)]
    assert expected == sorted((one.finding.code, one.finding.line) for one in found.shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [('{"name": "x"}', []), ("{", []), ('{"user_group": {"name": "a"', ["VFR004"])],
)
def test_utf_16_of_a_folder(tmp_path: Path, text: str, expected: list[str]) -> None:
    """An unrelated file is skipped; one that is half a payload is not."""
    found = lint(tmp_path / "f.json", text.encode("utf-16"))
    assert [*expected, "VFR002"][: len(expected)] == [one.finding.code for one in found.shown]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("named", [False, True])
def test_lines_of_json_in_utf_16(tmp_path: Path, codec: str, end: str, named: bool) -> None:
    """Each is a document, at its own line; the encoding is an error once, at the first."""
    lines = ["", '{"user_group": {"name": "night crew"}}', "", '{"user_group": {"name": ""}}', ""]
    mark = "\ufeff" if codec == "utf-16-be" else ""
    found = lint(tmp_path / "f.ndjson", (mark + end.join(lines)).encode(codec), named=named)
    expected = [("VFR002", 2), ("VFS007", 4), ("VFS009", 2)]
    assert expected == sorted((one.finding.code, one.finding.line) for one in found.shown)


def test_lines_of_json_in_broken_utf_16(tmp_path: Path) -> None:
    """Half of a character is an error, and nothing of the file is passed as checked."""
    content = '{"user_group": {"name": "n"}}\n'.encode("utf-16") + b"\x00"
    found = lint(tmp_path / "f.ndjson", content, named=True)
    assert ["VFR002"] == [one.finding.code for one in found.shown]


@pytest.mark.parametrize(
    ("name", "between"), [("f.ndjson", '\n{"event": 1}\n'), ("f.yaml", "\n---\nevent: 1\n---\n")]
)
def test_unrelated_documents_next_to_payloads(tmp_path: Path, name: str, between: str) -> None:
    """In a folder they are skipped and counted; of a file that was named, each is an error."""
    content = between.join(['{"user_group": {"name": "a"}}'] * 3)
    found = lint(tmp_path / name, content)
    assert (3, 2, [], False) == (found.documents, found.skipped, places(found), found.passed_over)
    (line,) = file_lines([found], [])
    assert "2 other documents skipped" in line
    assert "2 documents skipped" in list(text([found]))[-1]
    found = lint(tmp_path / name, content, named=True)
    assert (5, 0) == (found.documents, found.skipped)
    assert [("VFR008", "")] * 2 == places(found)


SECTIONS: dict[str, Any] = {"header": {}, "query": {}, "formData": {}, "cookie": {}}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"header": {"X-Language": "en-us"}}, [("VFR010", "/header")]),
        ({"cookie": None, "formData": {"a": 1}}, [("VFR010", "/formData")]),
    ],
)
def test_the_sections_of_a_vendors_file(tmp_path: Path, more: Any, expected: Any) -> None:
    """An empty one is ignored, a filled one is reported, and the rest is checked."""
    path = {"vpn_server_id": "s" * 36, "group_id": "g" * 36}
    found = lint(tmp_path / "f.json", SECTIONS | {"path": path, "body": GROUP} | more)
    assert [*expected, ("VFS009", "/body/user_group/name")] == places(found)


ANSWER = {"user_group": {"id": "i", "name": "a", "user_number": 0}, "request_id": "r"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ANSWER, GROUP_NAME),
        ({"code": 0, "message": "", "data": {"taskId": 1}}, TUNNEL_NAME),
        ({"error_code": "VPN.0001", "error_msg": "no"}, "service"),
    ],
)
def test_an_answer_that_was_saved(tmp_path: Path, content: Any, expected: str) -> None:
    """In a folder it is skipped as an answer; a file that was named is called one."""
    path = tmp_path / "f.json"
    first, second, *_, last = lint(path, content).reason.split()
    assert ("an", "answer", expected) == (first, second, last)
    (shown,) = lint(path, content, named=True).shown
    assert ("VFR018", "") == (shown.finding.code, shown.finding.pointer)
    assert expected in shown.finding.message


@pytest.mark.parametrize(
    ("table", "content", "expected"),
    [
        ({"tunnels/**": True}, {"a": 1}, ["VFR008"]),
        ({"tunnels/**": TUNNEL_NAME}, {"vpcId": "vpc-1"}, [*["VFS001"] * 2, "VFS011"]),
        ({"tunnels/**": TUNNEL_NAME}, GROUP, ["VFS009"]),
        ({"tunnels/**": TUNNEL_NAME}, {"operation": GROUP_NAME, "body": GROUP}, ["VFS009"]),
        ({"tunnels/**": "DescribeVpnConn"}, IDS, []),
        ({"other/**": True}, {"a": 1}, []),
        ({"tunnels/**": True}, "{", ["VFR004"]),
    ],
)
def test_payloads_of_the_settings(
    tmp_path: Path, table: Any, content: Any, expected: list[str]
) -> None:
    """A pattern makes a payload of a file; one that identifies itself is what it says."""
    path = tmp_path / "tunnels" / "f.json"
    path.parent.mkdir()
    chosen = settings_of({"payloads": table}, str(tmp_path / "vpn-preflight.toml"))
    assert expected == [code for code, _ in places(lint(path, content, chosen))]


@pytest.mark.parametrize(
    ("settings", "named", "expected"),
    [
        (Settings(operation=TUNNEL_NAME, is_default=True), False, GROUP_NAME),
        (Settings(operation=TUNNEL_NAME, is_default=True), True, GROUP_NAME),
        (Settings(operation=TUNNEL_NAME), False, GROUP_NAME),
        (Settings(operation=TUNNEL_NAME), True, TUNNEL_NAME),
    ],
)
def test_an_operation_decides_for_files_that_were_named(
    tmp_path: Path, settings: Settings, named: bool, expected: str
) -> None:
    """Any other is only for documents that do not identify themselves."""
    found = lint(tmp_path / "f.json", GROUP, settings, named=named)
    assert (expected,) == found.operations


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ((), 1),
        (("api.cloud.example",), 0),
        (("*.CLOUD.example:443",), 0),
        (("cloud.example", "*.example.org"), 1),
    ],
)
def test_the_hosts_of_a_private_cloud(
    tmp_path: Path, hosts: tuple[str, ...], expected: int
) -> None:
    """A request to one of them goes to no other host."""
    text = "curl https://API.cloud.example:8443/v2/index.php -d Action=ModifyVpnConnEx\n"
    found = lint(tmp_path / "f.curl", text, Settings(hosts=hosts))
    assert expected == sum(code == "VFW009" for code, _ in places(found))

"""Captured requests as people have them: on a page, in a file of an HTTP client, or elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, Settings
from vpn_preflight.lint.diff import diff
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.files import File

Check = Callable[..., list[Finding]]
UPDATE = contract.operation("UpdateVpnUserGroup")
URL = "https://vpc.api.qcloud.com/v2/index.php"
GROUP = UPDATE.path.format(project_id="p", vpn_server_id="s" * 36, group_id="g" * 36)
PUT = f"https://vpn.ap-southeast-1.myhuaweicloud.com{GROUP}"
SECRET = "zanzibarine-zanzibarine"
BODY = '{"user_group": {"name": "staff"}}'


def entry(method: str, url: str, body: str) -> dict[str, Any]:
    """One entry of a HAR file."""
    return {"request": {"method": method, "url": url, "headers": [], "postData": {"text": body}}}


PAGE = f"""
  {URL}?Action=ModifyVpnConnEx
  &<<a href="https://cloud.tencent.com/doc/api/229/6976">Common request parameters</a>>
  &vpcId=vpc-03vihbk9
  &vpnGwId=vpngw-kfldykuz
  &vpnConnId=vpnx-ol6bcqp0
  &userGwCidrBlock.0=10.100.2.0/24
  &preSharedKey=tencenttest
"""
PRINTED = """
      PUT https://{Endpoint}/v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}

      {
        "user_group": {
          "name": "user-group1-update",
          "description": "UserGroup1-update"
        }
      }
"""
KEY_IN_URL = {("VFP001", 8, 17), ("VFP011", 8, 17), ("VFW017", 8, 17)}


@pytest.mark.parametrize("name", ["-", "a.txt", "a.http"])
def test_the_examples_of_the_pages(check_text: Check, name: str) -> None:
    """As they are printed, there is nothing but a weak key in a URL, and placeholders."""
    for text, below in (
        (PAGE, 0),
        (f"# from the page\n<pre>{PAGE}</pre>\n", 1),
        (PAGE.replace("&<<", "&<").replace("</a>>", ">"), 0),
    ):
        found = check_text(text, name=name)
        assert {(code, line + below, column) for code, line, column in KEY_IN_URL} == {
            (f.code, f.line, f.column) for f in found
        }
    found = [(f.code, f.pointer) for f in check_text(PRINTED, name=name)]
    assert [
        ("VFS018", f"/path/{name}") for name in ("group_id", "project_id", "vpn_server_id")
    ] == sorted(found)


def test_a_form_with_a_parameter_on_each_line(check_text: Check) -> None:
    """All of them are read, each at its place."""
    text = PAGE.strip().partition("?")[2].replace("10.100.2.0/24", "10.100.2.0/33")
    found = check_text(text, name="form.txt")
    assert {("VFA001", 6, 22), ("VFP001", 7, 17), ("VFP011", 7, 17)} == {
        (f.code, f.line, f.column) for f in found
    }


SEVERAL = f"""@host = vpn.ap-southeast-1.myhuaweicloud.com
# a comment
### the first
# @name first
PUT https://{{{{host}}}}/v5/{{{{project}}}}/p2c-vpn-gateways/vpn-servers/{{{{server}}}}/groups/{{{{group}}}}
Content-Type: application/json
X-Auth-Token: {{{{token}}}}

{{"user_group": {{"name": ""}}}}

### the second
// another comment
POST {URL}
Content-Type: application/x-www-form-urlencoded

Action=ModifyVpnConnEx&{{{{common}}}}
&vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0
&preSharedKey={{{{key}}}}&userGwCidrBlock.0=10.100.2.0/33

### another call
GET https://{{{{host}}}}/v5/{{{{project}}}}/vpn-gateways

###
PUT {PUT} HTTP/1.1
X-Auth-Token: x

< ./body.json
"""


def test_a_file_of_an_http_client(check_text: Check) -> None:
    """Comments, variables and separators are passed over, and each request is read at its place."""
    found = [
        (f.code, f.pointer, f.line, f.column)
        for f in check_text(SEVERAL, name="a.http")
        if f.severity != "info"
    ]
    expected = [
        ("VFS007", "/body/user_group/name", 9, 25),
        ("VFA001", "/userGwCidrBlock.0", 18, 41),
        ("VFR016", "", 27, 1),
    ]
    assert expected == found


IDS = "vpcId=vpc-1&vpnGwId=vpngw-1&vpnConnId=vpnx-1"
WHOLE = f"Action=ModifyVpnConnEx&{IDS}&userGwCidrBlock.0=10.0.0.0/24&<others>"
JSON = "-H 'X-Auth-Token: x' -H 'Content-Type: application/json'"
FORM = "Action=ModifyVpnConnEx&vpcId=vpc-1&userGwCidrBlock.0=10.0.0.0/33"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{URL}?Action=DescribeVpcs&limit=1", [("VFW001", "/Action")]),
        (
            f"{URL}?Action=modifyVpnConnEx&<others>",
            [("VFS001", ""), ("VFS001", ""), ("VFS001", ""), ("VFS011", ""), ("VFW001", "/Action")],
        ),
        (
            f"{URL}?<others>&Action=Modify&{IDS}&userGwCidrBlock.0=10.0.0.0/33",
            [("VFA001", "/userGwCidrBlock.0"), ("VFW001", "/Action")],
        ),
        (f"{URL}?{IDS}&spdAcl=x", [("VFS003", "/spdAcl")] + [("VFW013", "")] * 6),
        (f"{IDS}&userGwCidrBlock.0=10.0.0.0/24", [("VFW013", "")] * 6),
        (f'{IDS}&Action=ModifyVpnConnEx&<others>&spdAcl={{"10.0.0.0/16":["172.16.0.0/16"]}}', []),
        (f"PATCH {PUT}", [("VFR016", "")]),
        (f"DELETE {PUT}\nX-Auth-Token: x\n\n{BODY}", [("VFW020", "")]),
        (f"PUT {PUT}x/y\nX-Auth-Token: x\n\n{BODY}", [("VFW021", "")]),
        (
            f"PUT {URL}\n\n{WHOLE}",
            [("VFW020", "")],
        ),
        (
            f"POST https://vpc.api.qcloud.com/v3\n\n{WHOLE}",
            [("VFW021", "")],
        ),
    ],
)
def test_a_request_for_something_else(
    check_text: Check, text: str, expected: list[tuple[str, str]]
) -> None:
    """A wrong action, method or path is reported; the rest is checked if it was meant for us."""
    assert expected == sorted((f.code, f.pointer) for f in check_text(text, name="a.txt"))


def test_other_calls_beside_ours(check_text: Check) -> None:
    """They are left out of a file that has calls of ours."""
    others = [
        entry("GET", f"{URL}?Action=DescribeVpcs", ""),
        entry("PATCH", PUT, ""),
        entry("GET", "https://example.com/", ""),
    ]
    ours = entry("POST", URL, f"{FORM}&<others>")
    text = json.dumps({"log": {"entries": [*others, ours]}})
    assert {"VFA001", "VFS001"} == {finding.code for finding in check_text(text, name="a.har")}


@pytest.mark.parametrize(
    "text",
    [
        (
            f'curl {URL} -d "Action=ModifyVpnConnEx&vpcId=$VPC&vpnGwId=$(gateway)'
            '&vpnConnId=${CONN}&userGwCidrBlock.0=$NET"'
            ' -d "preSharedKey=$KEY&Timestamp=$(date +%s)&Nonce=$N&Region=$R"'
            ' -d "SecretId=$I&Signature=$S"'
        ),
        (
            f"curl {URL} -d Action=ModifyVpnConnEx -d vpcId=$VPC -d 'vpnGwId={{{{ gw }}}}'"
            " -d vpnConnId=$C -d userGwCidrBlock.0=$N -d preSharedKey='{{ k }}' -d '<x>'"
        ),
        (
            f"curl -X PUT {PUT.replace('s' * 36, '$S')} {JSON}"
            r' -d "{\"user_group\": {\"name\": \"$NAME\"}}"'
        ),
    ],
)
def test_placeholders_of_a_capture(check_text: Check, text: str) -> None:
    """As in files, with those of a shell: their values are not judged, and each is an info."""
    assert {"VFS018"} == {finding.code for finding in check_text(text, name="a.curl")}


def test_a_variable_in_single_quotes_is_a_text(check_text: Check) -> None:
    """No shell fills it in, and the page allows each of its characters."""
    text = f'curl -X PUT {PUT} {JSON} -d \'{{"user_group": {{"name": "$NAME"}}}}\''
    assert [] == [finding.code for finding in check_text(text, name="a.curl")]


def test_a_secret_in_the_url_of_a_post(check_text: Check) -> None:
    """It is told where it stands."""
    text = f"POST {URL}?preSharedKey={SECRET}\n\n{FORM}"
    found = [
        (f.pointer, f.line, f.column) for f in check_text(text, name="a.http") if f.code == "VFW017"
    ]
    assert [("/preSharedKey", 1, len(f"POST {URL}?preSharedKey=") + 1)] == found


@pytest.mark.parametrize(
    "host", ["VPC.api.qcloud.com:443", "vpc.api.qcloud.com", "[::1]:8080", "{{host}}"]
)
def test_a_host_in_other_letters(check_text: Check, host: str) -> None:
    """Neither case nor port make another host."""
    found = check_text(f"POST /v2/index.php HTTP/1.1\nHost: {host}\n\n{FORM}", name="a.http")
    assert "VFW009" not in {finding.code for finding in found}


def test_the_parameters_of_a_har_file() -> None:
    """They are a body as well, as HAR 1.2 has it, whether they are encoded or not."""
    pairs = [
        *(pair.split("=") for pair in FORM.split("&")),
        ["vpnConnName", "a b&é"],
        ["spdAcl.0", "%7B%7D"],
    ]
    sent = entry("POST", URL, "")
    sent["request"]["postData"] = {
        "params": [{"name": name, "value": value} for name, value in pairs]
    }
    text = json.dumps({"log": {"entries": [sent]}})
    (document,) = documents("a.har", text.encode())
    assert isinstance(document, Document)
    assert dict(pairs) | {"spdAcl.0": "{}"} == document.value
    node = document.node(("userGwCidrBlock.0",))
    assert "10.0.0.0/33" == text[node.start : node.end]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.http", f"PUT {PUT}/x?token={SECRET}\nX-Auth-Token: {SECRET}\n\n{BODY}"),
        (
            "a.http",
            (
                f"POST https://{SECRET}:{SECRET}@vpc.api.qcloud.com/v3?preSharedKey={SECRET}\n\n"
                f"{FORM}&preSharedKey={SECRET}"
            ),
        ),
        (
            "a.http",
            (
                f"DELETE {PUT}?token={SECRET}\n\n{{}}\n###\n{SECRET}\n###\n"
                f"POST {URL}?Token={SECRET}\n\n{FORM}"
            ),
        ),
        ("a.txt", PAGE.replace("tencenttest", SECRET).replace("Common", SECRET)),
        (
            "a.curl",
            f'curl.exe ^"{URL}^" ^\n -H ^"a: {SECRET}^" -d ^"{FORM}^&preSharedKey={SECRET}^"',
        ),
        (
            "a.har",
            json.dumps({"log": {"entries": [entry("PUT", f"{PUT}/x?token={SECRET}", BODY)]}}),
        ),
        (
            "a.yaml",
            (
                f"preSharedKey: {SECRET}\npreSharedKey: {SECRET}\nvpcId: no\nvpnGwId: 1\n---\n"
                f"vpcId: 1 # {SECRET}\nvpnGwId: 2\n"
            ),
        ),
    ],
)
def test_nothing_secret_is_shown(tmp_path: Path, name: str, text: str) -> None:
    """Neither a key, nor what stands in a URL, in headers, in other requests or beside."""
    path = tmp_path / name
    path.write_text(text)
    result = Run(Settings(show_info=True)).file(File(str(path), is_named=True, name=name))
    assert [] != [one for one in result.shown if one.finding.severity != "info"]
    assert SECRET not in str(result)
    made = diff(name, text.encode(), f"{text}\n".encode(), Settings())
    assert SECRET not in "\n".join(made.lines)

"""What is printed of findings, and what never is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.finding import JSON_MEMBERS, Finding
from vpn_preflight.lint import REPORTERS, Examined, documents, examine_document
from vpn_preflight.lint.excerpt import printable

SECRET = "zanzibarine"
TUNNEL = '"vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConnId": "vpnx-1"'
RANGE = "[IKE configuration details: IKESet.n.ikeSaLifetimeSeconds]"


def examined(text: str, operation: str | None = None, line: int = 1) -> Examined:
    """Check a text."""
    document = documents.document("f.json", text.encode(), line)
    return Examined([document]) if isinstance(document, Finding) else examine_document(document, operation, "document")


def report(text: str, form: str = "text", operation: str | None = None) -> str:
    """Report on one document."""
    return "\n".join(REPORTERS[form]([examined(text, operation)]))


def excerpt(text: str) -> list[str]:
    """The two lines below the first finding."""
    return report(text).splitlines()[1:3]


def test_the_end_of_a_line_is_not_shown() -> None:
    """A file with the line ends of Windows looks like any other."""
    assert '    {"user_group": {"name": ""}}' == excerpt('{"user_group": {"name": ""}}\r\n')[0]


def test_a_finding_as_text() -> None:
    """Place, severity, code, message and row; the masked line and a caret; a summary."""
    ike = '"IKESet": [{"dhGroupName": "group14", "ikeSaLifetimeSeconds": 5}]'
    text = f'{{{TUNNEL},\n  "userGwCidrBlock": ["10.0.0.0/8"],\n\t{ike}}}'
    expected = [
        f"f.json:3:64: error VFS005 is below the range: write an integer from 60 to 604800 {RANGE}",
        '    ...KESet": [{"dhGroupName": "***", "ikeSaLifetimeSeconds": 5}]}',
        "                                                               ^",
        "1 document: 1 error",
    ]
    assert expected == report(text).splitlines()


@pytest.mark.parametrize(
    ("text", "line", "caret"),
    [
        # A known text that is no secret is shown, all others are masked; a number is shown where no secret belongs.
        ('{"user_group": {"description": "d", "name": ""}}', '{"user_group": {"description": "***", "name": ""}}', 47),
        ('{"user_group": {"name": 7, "description": 8}}', '{"user_group": {"name": 7, "description": 8}}', 25),
        # A name that is wrong is shown, what stands under it is not.
        ('{"user_group": {"nmae": "n"}}', '{"user_group": {"nmae": "***"}}', 17),
        ('{"user_group": {"a": 1, "nmae": 2}}', '{"user_group": {"a": ***, "***": ***}}', 17),
        (f'{{{TUNNEL},\n"spdAcl": [{{"10.0.0.0": ["x"]}}]}}', '"spdAcl": [{"10.0.0.0": ["***"]}]}', 13),
        # Where a single value does not belong, it may be anything.
        ('{"user_group": "psk"}', '{"user_group": "***"}', 16),
    ],
)
def test_an_excerpt_shows_no_more_than_what_was_found(text: str, line: str, caret: int) -> None:
    """Everything is masked but names of the contract and the value in question."""
    assert [f"    {line}", " " * (3 + caret) + "^"] == excerpt(text)


def test_an_excerpt_of_a_long_line_is_cut() -> None:
    """Sixty characters on either side, never the half of a text."""
    names = ", ".join('{"10.0.0.0/8": ["10.1.0.0/16"]}' for _ in range(20))
    shown, caret = excerpt(f'{{{TUNNEL}, "spdAcl": [{names}, {{"10.0.0.0/8": ["bad"]}}, {names}]}}')
    assert '    ...]}, {"***": ["***"]}, {"***": ["bad"]}, {"***": ["***"]}, {"***": ["***"...' == shown
    assert shown.index('"bad"') == caret.index("^")


@pytest.mark.parametrize("text", ['{"user_group": {"name": "n" "x": 1}}', '{"x": "n"}', "[NaN]", '{"x": 1, "x": 2}'])
def test_no_excerpt_where_it_is_not_known_what_to_mask(text: str) -> None:
    """A document that cannot be read gets one line, and nothing of it is quoted."""
    assert 2 == len(report(text).splitlines())


def test_an_excerpt_counts_lines_from_the_start_of_the_file() -> None:
    """A document on a later line of a file finds its own text."""
    shown = "\n".join(REPORTERS["text"]([examined('{"user_group": {"name": ""}}', line=7)]))
    assert shown.startswith("f.json:7:25: error VFS007")
    assert '{"user_group": {"name": ""}}' in shown


def test_findings_as_json() -> None:
    """An array of objects with exactly the promised members."""
    found = json.loads(report('{"user_group": {"nmae": "n"}}', "json"))
    expected = {
        "file": "f.json",
        "line": 1,
        "column": 17,
        "end_line": 1,
        "end_column": 23,
        "pointer": "/user_group/nmae",
        "operation": "UpdateVpnUserGroup",
        "code": "VFS002",
        "name": "unknown-member",
        "severity": "error",
        "confidence": "documented",
        "source": {"document": "UpdateVpnUserGroup", "table": "Table 3 UpdateVpnUserGroupRequestBodyContent", "row": "Parameter"},
        "fix": [{"op": "move", "from": "/user_group/nmae", "path": "/user_group/name"}],
    }
    assert [expected] == [{name: value for name, value in one.items() if name != "message"} for one in found]
    assert list(JSON_MEMBERS) == list(found[0])


def test_no_findings() -> None:
    """An empty array, or one line that says that all is well."""
    assert "[]" == report('{"user_group": {"name": "n"}}', "json")
    assert "1 document: no findings" == report('{"user_group": {"name": "n"}}')


def test_findings_are_sorted_by_file_line_column_and_code() -> None:
    """The order is that of the places, whatever the order of files and rules."""
    first = examined('{"user_group": {"x": 1,\n"name": "", "a": 1}}')
    second = Examined([finding._replace(file="e.json") for finding in first.findings], first.document, first.request)
    found = json.loads("\n".join(REPORTERS["json"]([first, second])))
    keys = [(one["file"], one["line"], one["column"], one["code"]) for one in found]
    assert sorted(keys) == keys
    assert ["e.json", "e.json", "e.json", "f.json", "f.json", "f.json"] == [key[0] for key in keys]
    lines = "\n".join(REPORTERS["text"]([first, second])).splitlines()
    assert keys == [(*place(line), line.split()[2]) for line in lines if ".json:" in line]


def place(line: str) -> tuple[str, int, int]:
    """The place that a line of the text report starts with."""
    file, number, column, _ = line.split(":", 3)
    return file, int(number), int(column)


def test_the_summary_counts() -> None:
    """Documents and findings, each with its plural."""
    warning, error = examined('{"user_group": {}}'), examined('{"user_group": {"x": 1, "y": 2}}')
    assert "2 documents: 2 errors, 1 warning" == list(REPORTERS["text"]([warning, error]))[-1]


HIDING_PLACES: list[Any] = [
    '{"user_group": {"x": "SECRET"}}',
    '{"user_group": {"name": "", "x": {"y": ["SECRET", {"z": "SECRET"}]}}}',
    '{"user_group": {"name": {"x": "SECRET"}, "description": ["SECRET"]}}',
    '{"body": {"user_group": 1, "x": "SECRET"}, "path": {"y": "SECRET"}, "query": {"z": "SECRET"}}',
    '{"operation": "SECRET", "body": {"user_group": {}}}',
    '{"x": "SECRET"}',
    '"SECRET"',
    '["SECRET"]',
    f'{{{TUNNEL}, "preSharedKey": "SECRET"}}',
    f'{{{TUNNEL}, "preSharedKey": ["SECRET"], "userGwCidrBlock": []}}',
    f'{{{TUNNEL}, "preSharedKey": {{"SECRET": "SECRET"}}}}',
    f'{{{TUNNEL}, "preSharedKey": "SECRET", "preSharedKey": "SECRET"}}',
    f'{{{TUNNEL}, "preSharedKey": "SECRET", "userGwCidrBlock": ["x"], }}',
    f'{{{TUNNEL}, "preSharedKey": "SECRET" "userGwCidrBlock": ["x"]}}',
    f'{{{TUNNEL}, "preSharedKey": SECRET}}',
    f"{{{TUNNEL}, 'preSharedKey': 'SECRET'}}",
    f'{{{TUNNEL}, "preSharedKey": "SECRET\n',
    f'{{{TUNNEL}, "preSharedkey": "SECRET", "pre.shared": "SECRET"}}',
    f'{{{TUNNEL}, "preSharedKey": "SECRET", "IKESet.0.psk": "SECRET", "IKESet.0.dhGroupName": "group3"}}',
    f'{{{TUNNEL}, "Signature": "SECRET", "Token": "SECRET", "SecretKey": "SECRET", "userGwCidrBlock": ["10.0.0.0/8"]}}',
    f'{{{TUNNEL}, "IKESet": "SECRET", "IPsecSet": [{{"psk": "SECRET"}}, "SECRET"], "spdAcl": [["SECRET"]]}}',
]


@pytest.mark.parametrize("operation", [None, "ModifyVpnConnEx", "UpdateVpnUserGroup"])
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("template", HIDING_PLACES)
def test_a_secret_is_in_no_report(template: str, form: str, operation: str | None) -> None:
    """A word in a secret or in an unknown member is printed in no form of report."""
    shown = report(template.replace("SECRET", SECRET), form, operation)
    assert SECRET not in shown


@given(st.text())
def test_a_printed_line_stays_one_line(text: str) -> None:
    """Nothing printed can move the cursor, and nothing that can be read is lost."""
    assert printable(text).isprintable()
    assert "a b ü 中" == printable("a\tb ü 中")


def test_a_name_cannot_write_to_the_terminal() -> None:
    """Escape sequences and line ends in a name of the file come out as escapes."""
    lines = report('{"user_group": {"\\u001b[31m\\nred": 1}}').splitlines()
    assert "\\x1b[31m\\nred is not a member" in lines[0]
    assert 4 == len(lines)

"""Excerpts: exactly what is shown of the line of a finding, and what the carets stand below."""

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.excerpt import AROUND
from vpn_preflight.lint.lint_run import with_excerpts

SECRET = "zanzibarine-zanzibarine"
TUNNEL = '"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "userGwCidrBlock": ["10.0.0.0/8"]'
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"


def excerpt(name: str, text: str, code: str) -> tuple[str, str]:
    """The excerpt of the first finding of a code, without its margin."""
    for read in documents(name, text.encode()):
        assert not isinstance(read, Finding)
        found = [
            one
            for one in with_excerpts(examine_document(read, Settings()))
            if one.finding.code == code
        ]
        line, carets = found[0].excerpt
        assert ("    ", "    ") == (line[:4], carets[:4])
        return line[4:], carets[4:]
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "marked"),
    [
        # What was found is shown, other values are not; a name that no page lists is shown when it is what was found.
        (
            "a.json",
            '{"user_group": {"name": "a b", "description": "c"}}',
            "VFS009",
            '{"user_group": {"name": "a b", "description": "***"}}',
            '"a b"',
        ),
        (
            "a.json",
            '{"user_group": {"nmae": "a", "x": 1}}',
            "VFS002",
            '{"user_group": {"nmae": "***", "***": ***}}',
            '"nmae"',
        ),
        (
            "a.json",
            f'{{"preSharedKey": "{SECRET}",\n{TUNNEL}}}',
            "VFP001",
            '{"preSharedKey": "***",',
            '"***"',
        ),
        # Blanks at either end are left out, and an object of several lines is marked on its first.
        ("a.yaml", "user_group:\n        name: a b   \n", "VFS009", "name: a b", "a b"),
        ("a.yaml", "user_group:\r\n  name: a b\r\n", "VFS009", "name: a b", "a b"),
        ("a.json", '{"user_group":\n  {   \n } }', "VFD006", "{", "{"),
        # Of a comment the hash alone is left.
        (
            "a.yaml",
            "user_group: {name: ab, x: 1}   #c\n",
            "VFS002",
            "user_group: {name: ***, x: ***}   #***",
            "x",
        ),
        # What an alias or an anchor adds is masked once.
        (
            "a.yaml",
            f"{HEAD}vpnConnName: &a GROUP14\nIKESet: [{{dhGroupName: *a, x: 5}}]\n",
            "VFS002",
            "IKESet: [{dhGroupName: ***, x: ***}]",
            "x",
        ),
        (
            "a.yaml",
            f"{HEAD}preSharedKey: &a !!str {SECRET}\n",
            "VFP001",
            "preSharedKey: *** *** ***",
            "***",
        ),
        # Long lines are cut, also in the middle of a value, and right before one.
        (
            "a.json",
            f'{{"preSharedKey": "{SECRET * 9}", "IKESet": [{{"dhGroupName": "x"}}], {TUNNEL}}}',
            "VFS004",
            '..., "IKESet": [{"dhGroupName": "x"}], "vpcId": "***", "vpnGwId": "***", "vpnConnId": "***", "user...',
            '"x"',
        ),
        (
            "a.json",
            f'{{"user_group": {{"name": "a b",{" " * (AROUND - 21)}"description": "c"}}}}',
            "VFS009",
            f'{{"user_group": {{"name": "a b",{" " * (AROUND - 21)}"description":...',
            '"a b"',
        ),
    ],
)
def test_the_line_and_its_carets(name: str, text: str, code: str, line: str, marked: str) -> None:
    """Masked, and marked below what was found."""
    assert (line, " " * line.rindex(marked) + "^" * len(marked)) == excerpt(name, text, code)


def test_what_stands_around_a_captured_request() -> None:
    """Headers before it and behind it are masked as far as an excerpt reaches."""
    url = "https://vpn.eu.myhuaweicloud.com/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g"
    text = f"curl -X PUT -H 'A: {SECRET}' {url} -d '{{\"user_group\": {{\"nmae\": 5}}}}' -H 'B: {SECRET}'"
    shown_at = {code: excerpt("a.curl", text, code)[0] for code in ("VFS002", "VFW013")}
    assert SECRET[:3] not in "".join(shown_at.values())

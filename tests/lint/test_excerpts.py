"""Excerpts: exactly what is shown of the line of a finding, and what the carets stand below."""

import json

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Examined, Settings, examine_document
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.excerpt import AROUND, Excerpts
from vpn_preflight.lint.json_text import parse
from vpn_preflight.lint.lint_run import with_excerpts
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.text import Text

SECRET = "zanzibarine-zanzibarine"
TUNNEL = '"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "userGwCidrBlock": ["10.0.0.0/8"]'
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
FOUND = Finding("VFS004", "unlisted-value", "error", "is wrong", "", None)


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
        # Values of known fields are shown; an unknown name is shown where it is what was found.
        (
            "a.json",
            '{"user_group": {"name": "a b", "description": "c"}}',
            "VFS009",
            '{"user_group": {"name": "a b", "description": "c"}}',
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
            "user_group: {name: ab, x: ***}   #***",
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
            (
                '..., "IKESet": [{"dhGroupName": "x"}], "vpcId": "a", "vpnGwId": "b",'
                ' "vpnConnId": "c", "user...'
            ),
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
    body = '{"user_group": {"nmae": 5}}'
    text = f"curl -X PUT -H 'A: {SECRET}' {url} -d '{body}' -H 'B: {SECRET}'"
    shown_at = {code: excerpt("a.curl", text, code)[0] for code in ("VFS002", "VFW013")}
    assert SECRET[:3] not in "".join(shown_at.values())


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        # Values of known fields, of any type.
        ("vpnConnName: office", f"{HEAD}vpnConnName: office\n"),
        ("vpnConnName: 5", f"{HEAD}vpnConnName: 5\n"),
        (
            "userGwCidrBlock: 10.0.0.0/8",
            "vpcId: a\nvpnGwId: b\nvpnConnId: c\nuserGwCidrBlock: 10.0.0.0/8\n",
        ),
        ("IKESet: {dhGroupName: group14}", f"{HEAD}IKESet: {{dhGroupName: group14}}\n"),
        (
            "spdAcl: [{10.0.0.0/24: [10.1.0.0/16]}]",
            f"{HEAD}spdAcl: [{{10.0.0.0/24: [10.1.0.0/16]}}]\n",
        ),
        # Secrets, also where they are repeated, and what may be one.
        ("preSharedKey: ***", f"{HEAD}preSharedKey: {SECRET}\n"),
        ("vpnConnName: ***", f"{HEAD}preSharedKey: {SECRET}\nvpnConnName: x{SECRET}x\n"),
        (
            "spdAcl: [{***: [***...",
            f"{HEAD}preSharedKey: {SECRET}\nspdAcl: [{{{SECRET}: [x{SECRET}]}}]\n",
        ),
        ("***: ***", f"{HEAD}preSharedKey: {SECRET}\nx{SECRET}: 1\n"),
        ("vpnConnName: ***", f"{HEAD}preSharedKey: ${{K:-{SECRET}}}\nvpnConnName: x{SECRET}x\n"),
        ("vpnConnName: ***", f"{HEAD}vpnConnName: ${{NAME:-zanzibar}}\n"),
        ("vpnConnName: ${NAME}", f"{HEAD}vpnConnName: ${{NAME}}\n"),
        ("vpnConnName: ***", f"{HEAD}vpnConnName: AKIDz8krbsJ5yKBZQpn74WFkmLPx3\n"),
        ("vpnConnName: ***", f"{HEAD}vpnConnName: QTWAOYTTINDUT2QVKYUC\n"),
        # A value of a listed field that is longer than any.
        (
            "encryptAlgorithm: aes-cbc-1234567890123456",
            f"{HEAD}encryptAlgorithm: aes-cbc-1234567890123456\n",
        ),
        ("encryptAlgorithm: ***", f"{HEAD}encryptAlgorithm: aes-cbc-12345678901234567\n"),
        # What is not known.
        ("other: ***", f"{HEAD}other: zanzibar\n"),
        ("other: {***: ***}", f"{HEAD}other: {{a: 5}}\n"),
    ],
)
def test_what_is_shown(shown: str, text: str) -> None:
    """Values of known fields are, secrets and what nobody knows are not."""
    (document,) = documents("a.yaml", text.encode())
    assert not isinstance(document, Finding)
    request = read_request(document, None)
    last = document.source.line_starts[-2]
    finding = document.source.locate(FOUND, last, last)
    assert f"    {shown}" == Excerpts(document, request).lines(finding)[0]


@pytest.mark.parametrize(
    ("shown", "name", "text"),
    [
        (
            '{"vpcId": "***", "***": "***" "***"}',
            "a.json",
            '{"vpcId": "a", "zanzibar": "zanzibar" "b"}',
        ),
        ("preSharedKey: ***: ***", "a.yaml", f"preSharedKey: {SECRET}: {SECRET}\n"),
        ("preSharedKey: *** # ***", "a.yaml", f"{HEAD}preSharedKey: no # {SECRET}\n"),
    ],
)
def test_a_line_that_cannot_be_read(shown: str, name: str, text: str) -> None:
    """Names of the contract are shown, all other words are masked, and so are numbers."""
    (read,) = documents(name, text.encode())
    examined = Examined([read]) if isinstance(read, Finding) else examine_document(read, Settings())
    ((finding, (line, carets), _),) = with_excerpts(examined)
    assert (f"    {shown}", "VFR") == (line, finding.code[:3])
    assert "^" == carets.strip()[:1]
    assert len(carets.rstrip()) <= len(line)


@pytest.mark.parametrize("after", ["", f", {SECRET}"])
def test_what_else_is_on_the_lines_of_a_document(after: str) -> None:
    """It may be of another document, so it is masked."""
    before, payload = f'["{SECRET}", ', '{"user_group": {"name": ""}}'
    document = Document(Text("a.json", f"{before}{payload}{after}"), json.loads(payload))
    document.tree = parse(" " * len(before) + payload)
    request = read_request(document, None)
    finding = document.source.locate(FOUND, len(before), len(before) + 1)
    line, _ = Excerpts(document, request).lines(finding)
    assert f"    ***{payload}{'***' if after else ''}" == line

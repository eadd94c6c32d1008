"""Masks: what no excerpt, no finding and no difference shows, wherever in the text it stands."""

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.diff import diff
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.edits import apply_fixes
from vpn_preflight.lint.lint_run import with_excerpts

SECRET = "zanzibarine-zanzibarine"
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
# Something to put right, so that there is a difference to show.
SLIP = "IKESet: [{dhGroupName: GROUP14}]\n"


def told(name: str, text: str) -> str:
    """Return all output about a text: findings, excerpts, and the diff of its fixes."""
    lines = list[str]()
    for read in documents(name, text.encode()):
        found = (
            [read]
            if isinstance(read, Finding)
            else with_excerpts(examine_document(read, Settings()))
        )
        lines += map(str, found)
    after, count = apply_fixes(name, text.encode(), Settings())
    # A difference that shows nothing of what is put right would prove nothing.
    made = diff(name, text.encode(), after, Settings()).lines if count else []
    return "\n".join([*lines, *made])


@pytest.mark.parametrize(
    "text",
    [
        f"preSharedKey: &{SECRET} def\n",
        f"preSharedKey: &{SECRET}\n",
        f"preSharedKey: !!str &{SECRET} def\n",
        f"preSharedKey: !{SECRET} def\n",
        f"preSharedKey: &{SECRET}\n  a: b\n",
        f"preSharedKey: &{SECRET} [a]\n",
        f"? &{SECRET} preSharedKey\n: 5\n",
        f"preSharedKey: &{SECRET} abc\nvpnConnName: *{SECRET}\n",
        f"preSharedKye: &a # {SECRET}\n  def\n",
        f"preSharedKye: !!str # {SECRET}\n  # {SECRET}\n  &a def\n",
        f"preSharedKey: &a # {SECRET}\n  - def\n",
    ],
)
def test_what_stands_before_a_value_of_yaml(text: str) -> None:
    """Anchors, tags and comments there may be a secret that nobody put in quotes."""
    words = told("a.yaml", HEAD + SLIP + text)
    assert "VFS004" in words or "VFR" in words
    assert SECRET not in words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", f"{HEAD}{SLIP}preSharedKey:\n  {SECRET}: x\n"),
        ("a.yaml", f"{HEAD}{SLIP}preSharedKey: {{{SECRET}: x}}\n"),
        ("a.yaml", f"{HEAD}{SLIP}preSharedKey: {{{SECRET}: '${{X}}'}}\n"),
        ("a.yaml", f"{HEAD}{SLIP}preSharedKey: [{{{SECRET}: '{{{{ x }}}}'}}]\n"),
        (
            "a.json",
            (
                f'{{"preSharedKey": {{"{SECRET}": "${{X}}"}},'
                ' "vpcId": 1, "vpnGwId": "b", "vpnConId": "c"}'
            ),
        ),
        (
            "a.json",
            (
                f'{{"preSharedKey": {{"{SECRET}": "\\ud800"}},'
                ' "vpcId": 1, "vpnGwId": "b", "vpnConnId": "c"}'
            ),
        ),
        (
            "a.json",
            (
                f'{{"preSharedKey": {{"{SECRET}\\ud800": "a"}},'
                ' "vpcId": 1, "vpnGwId": "b", "vpnConnId": "c"}'
            ),
        ),
    ],
)
def test_names_below_a_secret(name: str, text: str) -> None:
    """What was written where a secret belongs is one, names and all, in pointers too."""
    words = told(name, text)
    assert "VFS003" in words
    assert SECRET not in words


PATH = "/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g"
BODY = '{"user_group": {"nmae": 5}}'
SIGNED = f"SDK-HMAC-SHA256 Access=a, SignedHeaders=host;{SECRET};x-sdk-date, Signature={'0' * 64}"
LOGIN = f"a:{SECRET}@"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.curl", f"curl -X PUT https://{LOGIN}vpn.eu.myhuaweicloud.com{PATH} -d '{BODY}'"),
        ("a.http", f"PUT https://{LOGIN}vpn.eu.myhuaweicloud.com{PATH} HTTP/1.1\n\n{BODY}"),
        (
            "a.curl",
            f"curl https://{LOGIN}iam.eu.myhuaweicloud.com/v3/auth/tokens -d '{{\"auth\": 5}}'",
        ),
        (
            "a.http",
            f'POST http://{LOGIN}iam.eu.myhuaweicloud.com/v3/auth/tokens\n\n{{"auth": 5}}',
        ),
        (
            "a.txt",
            f"https://{LOGIN}vpc.api.qcloud.com/v2/index.php?Action=ModifyVpnConnEx&vpcId=1\n",
        ),
        (
            "a.txt",
            f"https://vpc.api.qcloud.com/v2/index.php?Action=ModifyVpnConnEx&preSharedKey=abc&{SECRET}&vpcId=1\n",
        ),
        ("form.txt", f"Action=ModifyVpnConnEx&preSharedKey=abc&{SECRET}&vpcId=1\n"),
        (
            "a.http",
            f"PUT {PATH} HTTP/1.1\nX-Sdk-Date: 20240617T095903Z\nAuthorization: {SIGNED}\n\n{BODY}",
        ),
    ],
)
def test_secrets_of_a_captured_request(name: str, text: str) -> None:
    """Credentials in its URL, the rest of a secret that was not encoded, odd words in headers."""
    words = told(name, text)
    assert "VF" in words
    assert SECRET not in words


def test_credentials_in_a_url_are_no_part_of_the_host() -> None:
    """The host is still the service's."""
    assert "VFW009" not in told(
        "a.curl", f"curl -X PUT https://{LOGIN}vpn.eu.myhuaweicloud.com{PATH} -d '{BODY}'"
    )


def test_an_ampersand_that_was_not_encoded() -> None:
    """What stands behind it is neither a name nor a value: how to write it is said, and where."""
    (found,) = documents(
        "a.txt",
        b"https://vpc.api.qcloud.com/v2/index.php?Action=ModifyVpnConnEx&preSharedKey=abc&def&vpcId=1",
    )
    assert isinstance(found, Finding)
    assert ("VFR016", 81, 84) == (found.code, found.column, found.end_column)
    assert "%26" in found.words


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.curl", f"curl https://u:{SECRET}@vpc.api.qcloud.com/v2/index.php"),
        ("a.curl", f"curl https://vpc.api.qcloud.com/{SECRET}"),
        ("a.http", f"POST https://u:{SECRET}@vpc.api.qcloud.com/v2/index.php\n\n"),
        ("a.txt", f"https://u:{SECRET}@vpc.api.qcloud.com/v2/index.php"),
        (
            "a.har",
            f'{{"log": {{"entries": [{{"request": {{"method": "GET", "url": "https://{SECRET}@vpc.api.qcloud.com/v2"}}}}]}}}}',
        ),
    ],
)
def test_a_request_without_any_parameter(name: str, text: str) -> None:
    """All that there is of it is its URL, which may hold a name and a password."""
    words = told(name, text)
    assert "VFS001" in words
    assert SECRET not in words

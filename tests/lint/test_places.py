"""Places: the path of a field as a reader writes it, without a name that may be a secret."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.finding import Finding, join_pointer
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.documents import documents

SECRET = "zanzibarine-zanzibarine"
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"


def finding(pointer: str, message: str = "is wrong", advice: str | None = None) -> Finding:
    """A finding at a place."""
    return Finding("VFS004", "unlisted-value", "error", message, pointer, None, advice=advice)


@pytest.mark.parametrize(
    ("expected", "pointer"),
    [
        ("", ""),
        ("vpcId", "/vpcId"),
        ("IKESet[0].dhGroupName", "/IKESet/0/dhGroupName"),
        ("body.user_group.nmae", "/body/user_group/nmae"),
        ("[2].vpcId", "/2/vpcId"),
        ('spdAcl[0]["10.0.0.0/24"][1]', "/spdAcl/0/10.0.0.0~124/1"),
        # The wire form has dots in its names.
        ("IKESet.0.dhGroupName", "/IKESet.0.dhGroupName"),
        ("pre-shared_key", "/pre-shared_key"),
        ('user_group["a b"].c', "/user_group/a b/c"),
        ('["a.b."]', "/a.b."),
        ('["01"]', "/01"),
        ('[""]', "/"),
        (r'["\u00fc\n\""]', '/\u00fc\n"'),
        ('["~/"]', "/~0~1"),
    ],
)
def test_the_place_of_a_pointer(expected: str, pointer: str) -> None:
    """Names have dots, items brackets, and odd names brackets and quotes; the root has none."""
    assert expected == finding(pointer).place


@given(st.lists(st.text(), min_size=1))
def test_any_place_is_one_line_of_ascii(tokens: list[str]) -> None:
    """Whatever the names are made of; none is lost."""
    place = finding(join_pointer(tokens)).place
    assert place.isascii()
    assert place.isprintable()


@pytest.mark.parametrize(
    ("words", "sentences", "one"),
    [
        ("a[0]: is wrong; use b", "a[0]: is wrong. Use b.", finding("/a/0", advice="use b")),
        (
            "a: is wrong; did you mean b?",
            "a: is wrong. Did you mean b?",
            finding("/a", advice="did you mean b?"),
        ),
        ("a: is wrong", "a: is wrong.", finding("/a")),
        ("is wrong; use b", "is wrong. Use b.", finding("", advice="use b")),
        (
            "a: is wrong; groupName, or b",
            "a: is wrong. groupName, or b.",
            finding("/a", advice="groupName, or b"),
        ),
    ],
)
def test_place_problem_and_advice_are_joined(words: str, sentences: str, one: Finding) -> None:
    """On one line, or as two sentences; a name at the start keeps its spelling."""
    assert (words, sentences) == (one.words, one.sentences)


def found(name: str, text: str, code: str) -> list[Finding]:
    """Return the findings of a code."""
    every = list[Finding]()
    for read in documents(name, text.encode()):
        every += (
            [read] if isinstance(read, Finding) else examine_document(read, Settings()).findings
        )
    return [one for one in every if one.code == code]


@pytest.mark.parametrize(
    ("expected", "code", "name", "text"),
    [
        ("nmae", "VFS002", "a.yaml", f"{HEAD}nmae: x\n"),
        ("IKESet[0].nmae", "VFS002", "a.yaml", f"{HEAD}IKESet: [{{nmae: x}}]\n"),
        (
            'spdAcl[0]["10.0.0.0/33"]',
            "VFA001",
            "a.yaml",
            f"{HEAD}spdAcl: [{{10.0.0.0/33: [10.1.0.0/16]}}]\n",
        ),
        # A secret of the same document.
        ('["***"]', "VFS002", "a.yaml", f"{HEAD}preSharedKey: {SECRET}\nx{SECRET}: x\n"),
        (
            'spdAcl[0]["***"]',
            "VFA001",
            "a.yaml",
            f"{HEAD}preSharedKey: {SECRET}\nspdAcl: [{{{SECRET}: [10.1.0.0/16]}}]\n",
        ),
        # Names below one that nobody knows.
        ('["***"]["***"]', "VFS018", "a.yaml", f"{HEAD}x: {{{SECRET}: '${{X}}'}}\n"),
        # What cannot be read: only names that the contract has.
        ("vpnConnName", "VFR011", "a.yaml", f"{HEAD}vpnConnName: 012\n"),
        (
            'preSharedKey["***"]',
            "VFR005",
            "a.yaml",
            f"{HEAD}preSharedKey: {{{SECRET}: 1, {SECRET}: 2}}\n",
        ),
        (
            'preSharedKey["***"]',
            "VFR005",
            "a.yaml",
            f"{HEAD}preSharedKey: {{'12345': 1, '12345': 2}}\n",
        ),
        ('["***"]', "VFR005", "a.json", f'{{"{SECRET}": 1, "{SECRET}": 2}}'),
        ("body.user_group.name", "VFR007", "a.json", '{"body": {"user_group": {"name": NaN}}}'),
    ],
)
def test_names_that_may_be_secrets(expected: str, code: str, name: str, text: str) -> None:
    """An unknown name is shown only where it is what was found, and never with a secret in it."""
    assert [expected] == [one.place for one in found(name, text, code)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("VFS002", f"{HEAD}preSharedKey: nmae-nmae\nnmae-nmae: x\n"),
        ("VFR005", f"{HEAD}preSharedKey: {{{SECRET}: 1, {SECRET}: 2}}\n"),
    ],
)
def test_the_pointer_in_json_is_masked_like_the_place(code: str, text: str) -> None:
    """What a program reads goes into logs as well."""
    (one,) = found("a.yaml", text, code)
    written = one.to_json()
    assert ("***", None) == (written["pointer"].rpartition("/")[2], written["fix"])
    assert SECRET not in json.dumps(written["pointer"])

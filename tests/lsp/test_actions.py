"""Quick fixes: each does what its title says, and belongs to its findings."""

from typing import Any

import pytest
from editing import GROUP, IDS, URI, Editor, applied, codes, edits, spot

IKE = IDS + "IKESet:\n- propoEncryAlgorithm: aes-cbc-256\n  propoAuthenAlgorithm: sha\n"


def new_texts(found: list[Any]) -> list[str]:
    """Return what actions write."""
    return [edit["newText"] for one in found for edit in edits(one)]


def test_a_fix_belongs_to_its_finding(editor: Editor) -> None:
    """It is preferred, says what it does, and with it the finding is gone."""
    text = IKE + "  dhGroupName: GROUP14\n"
    (found,) = editor.open(text)
    (fix,) = editor.fixes()
    assert ([found], "quickfix") == (fix["diagnostics"], fix["kind"])
    assert '"group14"' in fix["title"]
    assert [{"range": spot(7, 15, 22), "newText": "group14"}] == edits(fix)
    assert [] == editor.change(applied(text, fix))


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("user_group: {nmae: n}\n", "Rename", "user_group: {name: n}\n"),
        (IKE.replace("- p", "  p") + "  dhGroupName: group14\n", "list", None),
        (IDS + "IPsecSet: [{pfsDhGroup: 'DH-GROUP14'}]\n", '"dh-group14"', None),
    ],
)
def test_the_title_says_what_a_fix_does(
    editor: Editor, text: str, title: str, expected: str | None
) -> None:
    """A name, a list, or a value."""
    editor.open(text)
    fix = next(one for one in editor.fixes() if title in one["title"])
    assert expected in (None, applied(text, fix))


def test_a_fix_is_offered_once(editor: Editor) -> None:
    """It belongs to both findings that ask for it."""
    editor.open(IDS + 'IKESet: [{exchangeMode: "main\u200b"}]\n')
    (fix,) = editor.fixes()
    assert ['"main"'] == new_texts([fix])
    assert {"VFS004", "VFD009"} == set(codes(fix["diagnostics"]))


def test_only_fixes_that_work_are_offered(editor: Editor) -> None:
    """One that does not do what it means is not; those of other documents stay."""
    editor.open(
        IDS
        + "IPsecSet:\n- ipsecSaLifetimeSeconds: !!str 180\n  pfsDhGroup: 'DH-GROUP14'\n---\na: ["
    )
    assert ["'dh-group14'"] == new_texts(editor.fixes())
    editor.change("user_group: {&a nmae: x, description: *a}\n---\nuser_group: {nmae: y}\n")
    assert [spot(2, 13, 17)] == [edits(one)[0]["range"] for one in editor.fixes()]


def test_fixes_of_a_file_of_one_document_a_line(editor: Editor) -> None:
    """Each is in its own line, also next to one that cannot be read."""
    uri = "file:///payloads/groups.ndjson"
    text = (
        '{"user_group": {"name": "\U0001f600"}}\n{"user_group": \n{"user_group": {"nmae": "n"}}\n'
    )
    editor.open(text, uri)
    (fix,) = editor.fixes(uri)
    assert text.replace("nmae", "name") == applied(text, fix)


def test_fixes_of_the_range_alone(editor: Editor) -> None:
    """Those of other lines are not offered, nor those of findings that a comment quiets."""
    found = editor.open(
        "user_group:\n  nmae: n\n---\nuser_group:\n  nmae: m # vpn-preflight: ignore[VFS002] so\n"
    )
    assert [1] == [one["range"]["start"]["line"] for one in found if one["code"] == "VFS002"]
    offered = [editor.fixes(place=spot(line, 0, 0)) for line in (0, 1, 2, 4)]
    assert [0, 1, 0, 0] == [len(one) for one in offered]


def test_only_what_is_asked_for(editor: Editor) -> None:
    """An editor that asks for another kind of action gets none."""
    editor.open("user_group: {nmae: n}\n")
    asked = (
        None,
        [],
        ["quickfix"],
        [""],
        ["refactor", "quickfix"],
        ["refactor"],
        ["quickfix.other"],
    )
    given = [editor.actions(**({} if only is None else {"only": only})) for only in asked]
    assert [True, False, True, True, True, False, False] == [bool(found) for found in given]


def test_a_range_with_host_bits_is_a_choice(editor: Editor) -> None:
    """The network or the host, neither preferred; what is meant is not known."""
    text = IDS.replace("10.0.0.0/8", "10.0.0.7/8")
    (found,) = editor.open(text)
    choices = [one for one in editor.actions() if "Ignore" not in one["title"]]
    assert ['"10.0.0.0/8"', '"10.0.0.7/32"'] == [one["title"].split()[2] for one in choices]
    assert [[found]] * 2 == [one["diagnostics"] for one in choices]
    assert [] == editor.fixes()
    assert [[], []] == [editor.change(applied(text, one)) for one in choices]


def test_a_range_with_host_bits_that_is_a_name(editor: Editor) -> None:
    """The name is changed, and what is under it stays."""
    text = IDS.replace("userGwCidrBlock: [10.0.0.0/8]", "spdAcl: [{10.0.0.7/8: [10.1.0.0/16]}]")
    editor.open(text)
    network = next(one for one in editor.actions() if '"10.0.0.0/8"' in one["title"])
    assert text.replace("10.0.0.7/8", "10.0.0.0/8") == applied(text, network)


IGNORED = [
    ("user_group: {nmae: n}\n", "user_group: {nmae: n} # vpn-preflight: ignore[VFS002]\n"),
    ("user_group: {nmae: n}", "user_group: {nmae: n} # vpn-preflight: ignore[VFS002]"),
    (
        "user_group: {nmae: n} # why\n",
        "user_group: {nmae: n} # why # vpn-preflight: ignore[VFS002]\n",
    ),
    (
        "user_group: {nmae: n} # vpn-preflight: ignore[VFA] x\n",
        "user_group: {nmae: n} # vpn-preflight: ignore[VFA,VFS002] x\n",
    ),
    (
        "# vpn-preflight: ignore[VFA] x\nuser_group: {nmae: n}\n",
        "# vpn-preflight: ignore[VFA,VFS002] x\nuser_group: {nmae: n}\n",
    ),
    (
        "user_group:\n  nmae: |\n    a\n",
        "user_group:\n  nmae: | # vpn-preflight: ignore[VFS002]\n    a\n",
    ),
    (
        "user_group:\n  nmae: 'a\n    b'\n",
        "user_group:\n  # vpn-preflight: ignore[VFS002]\n  nmae: 'a\n    b'\n",
    ),
    (
        "user_group: {nmae: a,\n  description: 'a b'}\n",
        "user_group: {nmae: a, # vpn-preflight: ignore[VFS002]\n  description: 'a b'}\n",
    ),
]


@pytest.mark.parametrize(("text", "expected"), IGNORED)
def test_ignore_on_this_line(editor: Editor, text: str, expected: str) -> None:
    """The comment is where the linter takes it, belongs to its finding, and is not preferred."""
    editor.open(text)
    found = [one for one in editor.ignores() if codes(one["diagnostics"]) == ["VFS002"]]
    assert [expected] == [applied(text, one) for one in found]
    assert "isPreferred" not in found[0]
    assert "VFS002" not in codes(editor.change(expected))


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ('{"user_group": {"nmae": "n"}}', GROUP),
        ('{"user_group": {"nmae": "n"}}\n', "file:///payloads/groups.ndjson"),
        ("curl https://vpc.api.qcloud.com/v2/index.php?Action=ModifyVpnConnEx", URI + ".curl"),
        ("user_group: {name: 012}\n", URI),
        ("user_group: [", URI),
        ("user_group:\n  'name\n    nmae': a\n", URI),
    ],
    ids=["json", "lines", "capture", "unreadable place", "unreadable", "name of two lines"],
)
def test_what_no_comment_can_quiet(editor: Editor, text: str, uri: str) -> None:
    """A file without comments, a code that is never quieted, a line without a place for one."""
    found = editor.open(text, uri)
    quiet = {code for one in editor.ignores(uri) for code in codes(one["diagnostics"])}
    assert found
    assert quiet.isdisjoint({"VFR", "VFS002"} | {c for c in codes(found) if "VFR" in c})


def test_a_comment_in_vain_is_not_ignored(editor: Editor) -> None:
    """No comment quiets what is said of comments."""
    editor.open(IDS + "vpnConnName: a # vpn-preflight: ignore[VFS003] so\n")
    assert [] == editor.ignores()


def test_a_long_menu_ends(editor: Editor) -> None:
    """Each action is tried on the text, so their number is bounded."""
    text = "---\n".join(["user_group: {nmae: n}\n"] * 60)
    assert 60 <= len(editor.open(text))
    assert 0 < len(editor.fixes()) <= 50

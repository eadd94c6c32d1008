"""Linting files: what is passed over, what the settings leave out, and several processes."""

import gc
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, Settings, exit_code, files
from vpn_preflight.lint import suppressions as suppressions_module
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.files import File
from vpn_preflight.lint.result import Result
from vpn_preflight.lint.suppressions import suppressions

GOOD = '{"user_group": {"name": "one"}}'
BAD = '{"user_group": {"name": ""}}'
USER = {"name": "", "password": "${WORD}", "domain": {"name": "d"}}
TOKEN = {
    "auth": {
        "identity": {"methods": ["password"], "password": {"user": USER}},
        "scope": {"project": {"name": "p"}},
    }
}


def linted(path: Path, settings: Settings | None = None, *, is_named: bool = True) -> Result:
    """Lint one file."""
    return Run(settings or Settings()).file(File(str(path), is_named, str(path)))


def codes(result: Result) -> list[str]:
    """The codes of a result."""
    return [one.finding.code for one in result.shown]


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "x", "version": "1.0.0"}'),
        ("list.json", "[1, 2]"),
        ("text.json", '"text"'),
        ("broken.json", "{"),
        ("empty.json", ""),
        ("twice.json", '{"a": 1, "a": 2}'),
        ("nan.json", '{"a": NaN}'),
        ("vpc.json", '{"vpcId": "vpc-1"}'),
        ("vpc2.json", '{"vpcId": "v-1", "subnetId": "s", "vpnGwId": "x", "zone": "z"}'),
        ("path.json", '{"path": "x", "body": "y"}'),
        ("event.json", '{"operation": "delete", "body": {}}'),
        ("lines.ndjson", '{"a": 1}\n{\n'),
        ("auth.json", '{"auth": {"username": "u", "password": "p"}}'),
        ("auth2.json", '{"auth": "basic"}'),
        ("auth3.json", '{"auth": {}}'),
        ("oauth.yaml", "auth:\n  identity: me\n  scope: read\n"),
        ("values.yaml", "auth:\n  password: p\n  {{- with .Values.auth }}\n"),
        (
            "keystone.json",
            json.dumps(TOKEN | {"auth": TOKEN["auth"] | {"scope": {"domain": {"id": "d"}}}}),
        ),
        ("vars.yaml", "user_group: app\n"),
        ("flags.yaml", "user_group: no\n"),
        ("groups.json", '{"user_group": ["a"]}'),
        ("answer.json", '{"user_group": {"id": 5, "name": "x"}}'),
        ("other.json", '{"user_group": {"members": [], "owner": 1, "name": "x"}}'),
        ("request.json", '{"body": {"user_group": "x"}}'),
        ("chart.yaml", "metadata:\n  name: x\nuser_group: {{ foo }}\n"),
    ],
)
def test_a_file_that_is_no_payload_is_passed_over(tmp_path: Path, name: str, text: str) -> None:
    """Found in a folder it is counted and nothing is said of it; named, it is an error."""
    path = write(tmp_path, name, text)
    found = linted(path, is_named=False)
    assert (True, 0, ()) == (found.passed_over, found.documents, found.shown)
    assert [] != codes(linted(path))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("group.json", BAD, ["VFS007"]),
        ("broken.json", '{"user_group": {"name": ""}', ["VFR004"]),
        ("tunnel.json", '{"vpcId": "", "vpnGwId": "", "vpnConnId": "",}', ["VFR004"]),
        (
            "typo.json",
            '{"vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConId": "vpnx-1"}',
            ["VFS011", "VFS002"],
        ),
        ("indented.yaml", "body:\n    user_group:\n      name: [\n", ["VFR013"]),
        ("request.json", '{"operation": "UpdateVpnUserGroup", "bdy": {}}', ["VFR010"]),
        ("slip.json", '{"operation": "ModifyVpnConnex", "body": {"vpcId": "vpc-1"}}', ["VFR008"]),
        ("name.json", '{"user": {}, "Action": "ModifyVpnConnEx",}', ["VFR004"]),
        ("host.yaml", "url: https://vpn.x-1.myhuaweicloud.com/\n  x: [", ["VFR013"]),
        ("file.curl", "curl https://vpc.api.qcloud.com/v2/index.php -d @body", ["VFR016"]),
        ("unknown.json", '{"user_group": {"name": "staff", "colour": "red"}}', ["VFS002"]),
        ("slip.yaml", "user_group:\n  nmae: staff\n", ["VFS002"]),
        ("nothing.yaml", "user_group: {}\n", ["VFD006"]),
        (
            "tabs.yaml",
            "user_group: # of the staff\n  # its name\n  name: a\n\tdescription: b\n",
            ["VFR012"],
        ),
        (
            "mac.yaml",
            "user_group: # of the staff\r  # its name\r  name: a\r\tdescription: b\r",
            ["VFR012"],
        ),
        ("mac2.yaml", "vpcId: a\rvpnGwId: b\rvpnConnId: c\rx: [", ["VFR013"]),
        ("action.json", '{"Action": "ModifyVpnConnEx"}', ["VFS001", "VFS001", "VFS001", "VFS011"]),
        ("token.json", json.dumps(TOKEN), ["VFS007"]),
        ("token2.json", '{"auth": {"identity": {}, "scope": {}}', ["VFR004"]),
    ],
)
def test_a_payload_in_a_folder_is_linted(
    tmp_path: Path, name: str, text: str, expected: list[str]
) -> None:
    """Also one that is hard to recognize or unreadable, if it mentions what only a payload has."""
    result = linted(write(tmp_path, name, text), is_named=False)
    assert (False, 1) == (result.passed_over, result.documents)
    assert sorted(expected) == sorted(codes(result))


@pytest.fixture
def unprivileged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in as somebody who may not read everything."""
    monkeypatch.chdir(tmp_path)
    is_root = os.geteuid() == 0
    tmp_path.chmod(0o755)
    (tmp_path / "shut").mkdir(mode=0o000)
    write(tmp_path, "shut.json", GOOD).chmod(0o000)
    if is_root:
        os.seteuid(65534)
    yield Path()
    if is_root:
        os.seteuid(0)
    (tmp_path / "shut").chmod(0o700)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [(".", ["shut.json", "shut"]), ("shut", ["shut"]), ("*.json", ["shut.json"])],
)
@pytest.mark.usefixtures("unprivileged")
def test_what_may_not_be_read_in_a_folder_is_told(argument: str, expected: list[str]) -> None:
    """Nobody knows what it holds."""
    results = list(Run(Settings()).all(files([argument], Settings())))
    assert [(name, ["VFR001"], False) for name in expected] == [
        (one.file, codes(one), one.passed_over) for one in results
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user_group: app\n", ["VFS003"]),
        ("user_group: {{ foo }}\n", ["VFR013"]),
        ("colour: red\n", []),
    ],
)
def test_the_operation_of_the_settings_makes_a_payload_of_what_has_its_members(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """Whoever names the operation means these files; others stay passed over."""
    path = write(tmp_path, "group.yaml", text)
    assert expected == codes(linted(path, Settings(operation="UpdateVpnUserGroup"), is_named=False))


def test_lines_that_are_no_payload_do_not_hide_the_others(tmp_path: Path) -> None:
    """In a file of lines each is told apart."""
    result = linted(write(tmp_path, "mixed.ndjson", f'{{"a": 1}}\n{BAD}\n{GOOD}\n'), is_named=False)
    assert (2, ["VFS007"]) == (result.documents, codes(result))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["VFS001", "VFS002"]),
        (Settings(select=("VFS001",)), ["VFS001"]),
        (Settings(select=("VFA", "VFS"), ignore=("VFS001",)), ["VFS002"]),
        (Settings(ignore=("VF",)), []),
        (Settings(per_file_ignores=(("*.json", ("VFS001",)), ("other/", ("VFS",)))), ["VFS002"]),
    ],
)
def test_codes_may_be_selected_and_ignored(
    tmp_path: Path, settings: Settings, expected: list[str]
) -> None:
    """By code or by the start of codes, in every file or in some."""
    path = write(tmp_path, "group.json", '{"operation": "UpdateVpnUserGroup", "body": {"usr": {}}}')
    assert expected == sorted(codes(linted(path, settings._replace(root=str(tmp_path)))))


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("VFA",)),
        Settings(ignore=("VF",)),
        Settings(per_file_ignores=(("*", ("VF",)),)),
    ],
)
def test_what_cannot_be_read_is_always_told(tmp_path: Path, settings: Settings) -> None:
    """Nothing of it was checked, so no setting makes it a clean file."""
    path = write(tmp_path, "group.json", "{")
    assert ["VFR004"] == codes(linted(path, settings))
    assert 2 == exit_code([linted(path, settings)], "never")


def test_an_info_is_shown_when_asked_for(tmp_path: Path) -> None:
    """And hidden otherwise."""
    path = write(tmp_path, "group.json", '{"user_group": {"name": "${NAME}"}}')
    assert ([], ["VFS018"]) == (codes(linted(path)), codes(linted(path, Settings(show_info=True))))


def test_a_placeholder_of_the_settings(tmp_path: Path) -> None:
    """Whole values that an expression matches are not judged."""
    path = write(
        tmp_path, "group.json", '{"user_group": {"name": "<<the name>>", "description": "a <<b>>"}}'
    )
    assert ["VFS009", "VFS009"] == codes(linted(path))
    assert ["VFS009"] == codes(linted(path, Settings(placeholders=("<<.*>>",))))


@pytest.mark.parametrize("jobs", [1, 2])
def test_several_processes_give_the_same(tmp_path: Path, jobs: int) -> None:
    """The results come in the order of the files, however many share them."""
    paths = [
        str(write(tmp_path, f"{number}.json", BAD if number % 3 else GOOD)) for number in range(9)
    ]
    named = [File(path, is_named=True, name=path) for path in paths]
    results = list(Run(Settings()).all(named, jobs))
    assert [file.path for file in named] == [result.file for result in results]
    assert [["VFS007"] * bool(number % 3) for number in range(9)] == [
        codes(result) for result in results
    ]


TUNNEL = {
    "vpcId": "vpc-1",
    "vpnGwId": "vpngw-1",
    "vpnConnId": "vpnx-1",
    "userGwCidrBlock": ["10.0.0.0/8"],
}
IKE = {"propoEncryAlgorithm": "aes-cbc-256", "propoAuthenAlgorithm": "sha", "exchangeMode": "main"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_true_of_every_tunnel_is_told_once(tmp_path: Path, jobs: int) -> None:
    """At the first payload of the first file, however many files and processes there are."""
    line = json.dumps(TUNNEL | {"IKESet": [IKE]}) + "\n"
    paths = [str(write(tmp_path, f"{name}.ndjson", line * 2)) for name in "ab"]
    results = list(
        Run(Settings(select=("VFP012",), show_info=True)).all(
            [File(path, True, path) for path in paths], jobs
        )
    )
    assert [(paths[0], 1)] == [
        (one.finding.file, one.finding.line) for result in results for one in result.shown
    ]


def test_documents_of_one_file_take_linear_time(tmp_path: Path) -> None:
    """Four times the documents take about four times the steps, whatever their comments do."""

    def steps(count: int, text: str) -> int:
        path = write(tmp_path, "many.yaml", "\n---\n".join([text] * count))
        seen: list[str] = []
        sys.setprofile(lambda _frame, event, _argument: seen.append(event))
        try:
            linted(path)
        finally:
            sys.setprofile(None)
        return len(seen)

    for text in (
        'user_group: {name: "a b"} # x',
        'user_group: {name: "a b"} # vpn-preflight: ignore[VFS009] x',
    ):
        linted(write(tmp_path, "one.yaml", text))
        assert steps(50, text) < steps(200, text) < 5 * steps(50, text)


YAML = "user_group: # {}\n  {}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('user_group:\n  name: ""  # vpn-preflight: ignore[VFS007] cleared later\n', []),
        ('user_group:\n  # vpn-preflight: ignore[VFS007] cleared later\n  name: ""\n', []),
        ('user_group:\n  name: ""  # vpn-preflight: ignore[VFS]\n', []),
        ('user_group:\n  name: ""  # vpn-preflight: ignore[VFA001, vfs007]\n', ["VFS019"]),
        ('user_group:\n  name: ""  # vpn-preflight: Ignore[vfs007] cleared later\n', []),
        ('user_group:\n  name: ""  # vpn-preflight: ignore\n', ["VFS007", "VFS019"]),
        ('user_group:\n  name: ""  # vpn-preflight: ignore[]\n', ["VFS007", "VFS019"]),
        ('user_group:\n  name: ""  # vpn-preflight: ignore[XYZ1]\n', ["VFS007", "VFS019"]),
        ("usr: {} # vpn-preflight: ignore[VFR008] x\n", ["VFR008", "VFS019"]),
        ('# vpn-preflight: ignore[VFS007]\nuser_group:\n  name: ""\n', ["VFS007", "VFS019"]),
        ('user_group:\n  name: "# vpn-preflight: ignore[VFS009]"\n', ["VFS009"]),
        ("user_group:\n  name: >- # vpn-preflight: ignore[VFS009] x\n    a b\n", []),
        ("user_group:\n  name: |2-  # vpn-preflight: ignore[VFS009] x\n     a\n", []),
        ("user_group:\n  name: &a >- # vpn-preflight: ignore[VFS009] x\n    a b\n", []),
        ("user_group:\n  name: >-\n    # vpn-preflight: ignore[VFS009] x\n", ["VFS009"]),
        ('user_group:\n  name: ""  # so # vpn-preflight: ignore[VFS007] x\n', []),
        ('user_group:\n  name: ""  # VPN-Preflight: Ignore[VFS007] x\n', []),
        (
            'user_group:\n  name: ""  # vpn-preflight: disable[VFS007, VFS009] x\n',
            ["VFS007", "VFS019"],
        ),
        ('user_group:\n  name: ""  # vpn-preflight disable[VFS007]\n', ["VFS007", "VFS019"]),
        (
            'user_group:\n  name: ""  # vpn-preflight: ignore-next-line[VFS007]\n',
            ["VFS007", "VFS019"],
        ),
        ('user_group:\n  name: ""  # vpn-preflight:\n', ["VFS007", "VFS019"]),
        ("user_group:\n  name: ok  # vpn-preflight checks this\n", []),
        ("user_group:\n  name: ok  # checked by vpn-preflight: yes\n", []),
        (
            'user_group:\n  name: &a # vpn-preflight: ignore[VFS007] for the line below\n    ""\n',
            ["VFS007", "VFS019"],
        ),
        (
            'user_group:\n  name: &a\n    # vpn-preflight: ignore[VFS007] cleared later\n    ""\n',
            [],
        ),
        (
            (
                "user_group: {name: ok}\n---\n"
                "user_group: {name: ''} # vpn-preflight: ignore[VFS007] b\n"
            ),
            [],
        ),
    ],
)
def test_a_comment_switches_a_finding_of_its_line_off(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """On the line itself or alone on the line above; one that does nothing is a finding."""
    assert expected == sorted(codes(linted(write(tmp_path, "group.yaml", text))))


def test_a_comment_that_is_not_understood_is_told_what_to_write(tmp_path: Path) -> None:
    """Whoever wrote it believes that something is switched off."""
    (one,) = linted(
        write(tmp_path, "group.yaml", "user_group:\n  name: ok  # vpn-preflight: disable=VFS007\n")
    ).shown
    assert "VFS019" == one.finding.code
    assert "# vpn-preflight: ignore[CODE]" in one.finding.words


def test_each_idle_code_of_a_comment_is_named(tmp_path: Path) -> None:
    """Of several in one comment, it must be plain which one goes."""
    text = "user_group:\n  name: ok  # vpn-preflight: ignore[VFS009,VFS010] so\n"
    result = linted(write(tmp_path, "group.yaml", text))
    assert [["VFS009"], ["VFS010"]] == [
        re.findall("VFS[0-9]+", one.finding.message) for one in result.shown
    ]


def test_a_code_that_is_switched_off_elsewhere_still_makes_use_of_its_comment(
    tmp_path: Path,
) -> None:
    """A comment is idle only if the rule found nothing."""
    path = write(
        tmp_path, "group.yaml", 'user_group:\n  name: ""  # vpn-preflight: ignore[VFS007] x\n'
    )
    assert [] == codes(linted(path, Settings(ignore=("VFS007",))))


def test_a_member_that_is_indented_too_deep_is_another_one(tmp_path: Path) -> None:
    """Where no payload has it, it makes none of a broken file."""
    assert linted(
        write(tmp_path, "group.yaml", "a:\n  b:\n     user_group: [\n"), is_named=False
    ).passed_over


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.NDJSON", []), ("a.json", ["VFR004"]), ("a.yaml", ["VFR018"]), ("a.har", ["VFR004"])],
)
def test_an_empty_file(tmp_path: Path, name: str, expected: list[str]) -> None:
    """It holds no payload, which is an error of every named file but one of lines."""
    assert expected == codes(linted(write(tmp_path, name, "")))


def test_an_archive_without_requests(tmp_path: Path) -> None:
    """A file that is called one is read as one, and holds no payload."""
    assert ["VFR018"] == codes(linted(write(tmp_path, "a.har", '{"a": 1}')))


def test_findings_that_are_not_shown_are_not_kept() -> None:
    """A file may hold very many documents: what is not shown is let go of."""
    alive = list[int]()

    def reads(line: str) -> Iterator[Document | Finding]:
        for number in range(1, 51):
            yield from documents("a.ndjson", line.encode(), number)
        gc.collect()
        alive.append(sum(isinstance(one, Finding) for one in gc.get_objects()))

    for line in (GOOD, BAD):
        Run(Settings(ignore=("VFS",))).content(
            File("a.ndjson", is_named=True, name="a.ndjson"), reads(line)
        )
    assert alive[1] - alive[0] < 10


def test_comments_are_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents of one file share them."""
    asked = []
    monkeypatch.setattr(
        suppressions_module,
        "suppressions",
        lambda document: asked.append(document) or suppressions(document),
    )
    text = (
        'user_group: {name: ""} # vpn-preflight: ignore[VFS007] so\n---\n'
        + "user_group: {name: a}\n---\n" * 9
    )
    assert [] == codes(linted(write(tmp_path, "group.yaml", text)))
    assert 1 == len(asked)

"""The linter, the editor, `--fix` and `send` find the same in a file under the same settings."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygls.workspace import TextDocument

from vpn_preflight.cli.payload_file import examine_payload, one_document, settings_for
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, documents, edits
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.examine import Examined
from vpn_preflight.lint.files import File
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.settings import Project, Settings
from vpn_preflight.lsp.diagnostics import reported
from vpn_preflight.lsp.open_file import OpenFile

IDS = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
# An error with a fix, an error without one, a warning.
FAULTS = (
    IDS
    + "vpnConnNmae: x\nIKESet:\n- dhGroupName: GROUP14\n"
    + "  ikeSaLifetimeSeconds: nope\n  localIdentity: address\n"
)


def judgement(finding: Finding) -> tuple[str, str, int | None, int | None]:
    """Return what a user sees of a finding."""
    return finding.code, finding.severity, finding.line, finding.column


def linted(path: Path, settings: Settings) -> list[Finding]:
    """Return what `lint` reports of a file that was named."""
    return [
        one.finding
        for one in Run(settings).file(File(str(path), is_named=True, name=str(path))).shown
    ]


def edited(path: Path, settings: Settings) -> list[Finding]:
    """Return what an editor reports of a file."""
    file = OpenFile(TextDocument(path.as_uri(), path.read_bytes().decode()))
    file.settings = settings
    return [finding for finding, _ in reported(file)]


def sent(path: Path, settings: Settings) -> list[Finding]:
    """Return what `send` reports of a file."""
    arguments = Namespace(settings=settings, env=[], ignore=(), dry_run=False)
    return [
        finding
        for finding in examine_payload(arguments, one_document(str(path))).findings
        if finding.severity != "info"
    ]


def seen_by_fix(path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Return the findings whose fixes `--fix` goes through."""
    seen = list[Finding]()

    def watched(*arguments: Any) -> Iterator[Examined]:
        for one in findings(*arguments):
            seen.extend(one.findings)
            yield one

    monkeypatch.setattr(edits, "findings", watched)
    read = [
        one
        for one in documents.documents(str(path), path.read_bytes())
        if isinstance(one, Document)
    ]
    list(edits.find_edits(read, settings, is_named=True))
    return seen


def users(path: Path, settings: Settings) -> list[list[tuple[Any, ...]]]:
    """Return what each of the four reports, in one order."""
    with pytest.MonkeyPatch.context() as patched:
        by_fix = seen_by_fix(path, settings, patched)
    every = linted(path, settings), edited(path, settings), by_fix, sent(path, settings)
    return [sorted(map(judgement, found)) for found in every]


FILES = {
    "faults": FAULTS,
    "a comment that quiets a warning": IDS
    + "vpnConnName: a\nIKESet: # vpn-preflight: ignore[VFP] so\n- dhGroupName: group2\n",
    "a comment in vain": FAULTS + "# vpn-preflight: ignore[VFS009] so\n",
    "a comment that nobody understands": IDS + "vpnConnName: a # vpn-preflight: disable=VFS009\n",
    "a secret": IDS + "preSharedKey: zanzibarine-zanzibarine\n",
    "a broken place": "user_group:\n  name: 012\n  description: 0x1f\n",
    "another operation": "operation: UpdateVpnUserGrup\nbody: {user_group: {name: a}}\n",
    "a group": "user_group: {nmae: n, description: 1}\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@pytest.mark.parametrize(
    "table",
    [
        "",
        'ignore = ["VFP"]',
        'per-file-ignores = {"tunnels/*" = ["VFP", "VFD"]}',
        'profile = "observed"',
    ],
    ids=["none", "ignored", "ignored in a folder", "observed"],
)
def test_all_four_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, table: str
) -> None:
    """Whatever comments and settings say of warnings; a comment in vain is one of the findings."""
    (tmp_path / "tunnels").mkdir()
    (tmp_path / "vpn-preflight.toml").write_text(table)
    path = tmp_path / "tunnels" / "a.yaml"
    path.write_text(text)
    monkeypatch.chdir(tmp_path)
    expected, *others = users(path, Project({}).at(str(path)))
    assert [expected] * 3 == others


LINES = st.sampled_from(
    [
        "vpnConnNmae: x",
        "vpnConnName: ''",
        "preSharedKey: x",
        "userGwCidrBlock: [10.0.0.7/8, 10.0.0.0/33]",
    ]
)
COMMENTS = st.sampled_from(
    ["", " # vpn-preflight: ignore[VFD] x", " # vpn-preflight: ignore[VFA004,VFP] x", " # why"]
)


@given(
    st.lists(st.tuples(LINES, COMMENTS), max_size=4, unique_by=lambda line: line[0]),
    st.sets(st.sampled_from(["VFP", "VFD"])),
)
def test_all_four_find_the_same_of_any_lines(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], ignored: set[str]
) -> None:
    """A property of files and settings that quiet no error."""
    path = tmp_path_factory.mktemp("files") / "a.yaml"
    path.write_text(
        "vpcId: vpngw-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\n"
        + "".join(f"{one}{more}\n" for one, more in lines)
    )
    expected, *others = users(path, Settings(ignore=tuple(sorted(ignored))))
    assert [expected] * 3 == others


QUIET = [
    ("", " # vpn-preflight: ignore[VFS002] later", "line 5"),
    ('ignore = ["VFS002"]', "", "ignore in vpn-preflight.toml"),
    ('per-file-ignores = {"*.yaml" = ["VFS"]}', "", "per-file-ignores in vpn-preflight.toml"),
]


@pytest.mark.parametrize(("table", "comment", "place"), QUIET)
def test_an_error_that_is_quieted_still_blocks(
    run: Callable[..., Any], tmp_path: Path, table: str, comment: str, place: str
) -> None:
    """`lint` is quiet about it; `send` and `sign` refuse, and name the place that quiets it."""
    (tmp_path / "vpn-preflight.toml").write_text(table)
    (tmp_path / "tunnel.yaml").write_text(f"{IDS}vpnConnNmae: x{comment}\n")
    assert 0 == run("lint", "tunnel.yaml").returncode
    for command in (("send", "--dry-run"), ("sign",)):
        found = run(
            *command,
            "tunnel.yaml",
            "--region",
            "ap-guangzhou",
            TENCENTCLOUD_SECRET_ID="a",
            TENCENTCLOUD_SECRET_KEY="b",
        )
        assert (1, "") == (found.returncode, found.stdout)
        assert found.stderr.startswith("tunnel.yaml:5:1: error VFS002 ")
        assert place in found.stderr


@pytest.mark.parametrize("table", ['select = ["VFA"]', 'fail-on = "never"', 'exclude = ["*.yaml"]'])
def test_what_only_a_report_follows_lets_nothing_through(
    run: Callable[..., Any], tmp_path: Path, table: str
) -> None:
    """What is selected, excluded, or lets a run fail says nothing of what is sent."""
    (tmp_path / "vpn-preflight.toml").write_text(table)
    (tmp_path / "tunnel.yaml").write_text(f"{IDS}vpnConnNmae: x\n")
    found = run("send", "--dry-run", "tunnel.yaml", "--region", "ap-guangzhou")
    assert (1, "") == (found.returncode, found.stdout)
    assert found.stderr.startswith("tunnel.yaml:5:1: error VFS002 ")


def test_a_warning_that_is_quieted_stays_quiet(run: Callable[..., Any], tmp_path: Path) -> None:
    """It stops nothing in any case."""
    (tmp_path / "vpn-preflight.toml").write_text('ignore = ["VFD007"]')
    (tmp_path / "tunnel.yaml").write_text(IDS.replace("vpc-1", "vpngw-1"))
    found = run("send", "--dry-run", "tunnel.yaml", "--region", "ap-guangzhou")
    assert (0, "") == (found.returncode, found.stderr)


def test_a_placeholder_of_the_settings_is_not_sent(run: Callable[..., Any], tmp_path: Path) -> None:
    """What `lint` takes for one is no value."""
    (tmp_path / "vpn-preflight.toml").write_text('placeholders = ["@@[a-z]+@@"]')
    (tmp_path / "tunnel.yaml").write_text(f"{IDS}vpnConnName: '@@name@@'\n")
    assert 0 == run("lint", "tunnel.yaml").returncode
    found = run("send", "--dry-run", "tunnel.yaml", "--region", "ap-guangzhou")
    assert (2, "") == (found.returncode, found.stdout)
    assert found.stderr.startswith("vpn-preflight send: error: tunnel.yaml:5:14: ")


@pytest.mark.parametrize(("option", "code"), [((), 0), (("--profile", "document"), 1)])
def test_the_profile_of_the_settings(
    run: Callable[..., Any], tmp_path: Path, option: tuple[str, ...], code: int
) -> None:
    """It holds for the check of the file and for that of the client; the option wins."""
    (tmp_path / "vpn-preflight.toml").write_text('profile = "observed"')
    (tmp_path / "group.yaml").write_text(
        "path: {vpn_server_id: 0e325fb6-83b9-4004-a343-8b6fc714a5d9, "
        "group_id: 7625fd92-2e20-4e4d-8c56-66f110fbfaa8}\n"
        "body: {user_group: {description: with a space}}\n"
    )
    given = ("send", "--dry-run", "group.yaml", "--region", "ae-ad-1", "--project-id", "p")
    assert code == run(*given, *option).returncode


@pytest.mark.parametrize("command", [("send", "--dry-run"), ("sign",)])
def test_a_setting_that_is_wrong(
    run: Callable[..., Any], tmp_path: Path, command: tuple[str, ...]
) -> None:
    """It is wrong usage, as it is of `lint`."""
    (tmp_path / "vpn-preflight.toml").write_text("ignored = []")
    found = run(*command, "tunnel.yaml")
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))


@pytest.mark.parametrize(
    ("name", "table", "expected"),
    [
        ("tunnels/a.yaml", 'payloads = {"tunnels/**" = "ModifyVpnConnEx"}', "VFS001"),
        ("tunnels/a.yaml", 'payloads = {"other/**" = "ModifyVpnConnEx"}', "VFR008"),
        ("tunnels/b.yaml", 'payloads = {"tunnels/**" = "ModifyVpnConnEx"}', "VFS007"),
        ("tunnels/b.yaml", 'per-file-ignores = {"tunnels/*" = ["VFS007"]}', "VFS007"),
    ],
)
def test_the_table_of_payloads(
    run: Callable[..., Any], tmp_path: Path, name: str, table: str, expected: str
) -> None:
    """`send` finds the operation of a file where `lint` does, from any folder, in its settings."""
    project = tmp_path / "project"
    (project / "tunnels").mkdir(parents=True)
    (project / "vpn-preflight.toml").write_text(table)
    (project / "tunnels" / "a.yaml").write_text("mtu: 1\n")
    (project / "tunnels" / "b.yaml").write_text("user_group: {name: ''}\n")
    given = ("send", "--dry-run", project / name, "--region", "ap-guangzhou")
    found = run(*given, "--project-id", "p")
    assert 0 < found.returncode
    assert f" {expected} " in found.stderr
    assert expected == "VFR008" or (" VFR" not in found.stderr)


def test_the_operation_of_the_command_line_comes_first(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    """It overrides that of the table."""
    (tmp_path / "vpn-preflight.toml").write_text('payloads = {"*.yaml" = "DescribeVpnConn"}')
    (tmp_path / "a.yaml").write_text("vpcId: vpc-1\n")
    given = ("send", "--dry-run", "a.yaml", "--region", "ap-guangzhou")
    assert 0 == run(*given).returncode
    assert 1 == run(*given, "--operation", "ModifyVpnConnEx").returncode


def test_the_settings_of_a_request() -> None:
    """The command line comes first, and nothing is selected."""
    found = settings_for(Namespace(file="-", operation="ModifyVpnConnEx", profile="observed"))
    assert ("ModifyVpnConnEx", "observed", ()) == (found.operation, found.profile, found.select)

"""What the linter does for a document, counted: nothing twice, and nothing that is not shown."""

import gc
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight import checker, compiled, contract
from vpn_preflight.checker import examine_payload
from vpn_preflight.cli import main
from vpn_preflight.finding import Finding
from vpn_preflight.lint import (
    Project,
    Run,
    Settings,
    documents,
    excerpt,
    find_files,
    json_text,
    operation_fit,
    yaml_text,
)
from vpn_preflight.lint import examine as examine_module
from vpn_preflight.lint.files import File
from vpn_preflight.lint.plain_payloads import found, plain_operation
from vpn_preflight.lint.recognition import is_payload
from vpn_preflight.lint.reports import REPORTERS
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.rules.rule import CHECKS, Check

IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
CLEAN = IDS | {"preSharedKey": "a key that is long enough", "userGwCidrBlock": ["10.0.0.0/8"]}
WEAK = CLEAN | {"preSharedKey": "tencenttest"}
WRONG = CLEAN | {"userGwCidrBlock": ["10.0.0.1"]}


def counted(module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Record the arguments of every call of a function."""
    calls, real = [], getattr(module, name)
    monkeypatch.setattr(
        module, name, lambda *given, **more: calls.append(given) or real(*given, **more)
    )
    return calls


def linted(path: Path, *payloads: Any, is_named: bool = True, **settings: Any) -> Result:
    """Lint an archive of payloads."""
    path.write_text("".join(f"{json.dumps(payload)}\n" for payload in payloads), encoding="utf-8")
    return Run(Settings(**settings)).file(File(str(path), is_named, path.name))


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize(
    "payload",
    [CLEAN, {"VpnConnectionId": "vpnx-1", "VpnConnectionName": "b"}, {"user_group": {"name": "a"}}],
)
def test_names_that_were_seen_before_are_not_searched_again(
    payload: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_named: bool
) -> None:
    """However many lines of an archive have them."""
    found.clear()
    calls = counted(operation_fit, "closest_operations", monkeypatch)
    linted(tmp_path / "one.ndjson", payload, is_named=is_named)
    first = len(calls)
    linted(tmp_path / "all.ndjson", *[payload] * 20, is_named=is_named)
    assert 0 < first == len(calls)


@pytest.mark.parametrize(
    ("expected", "payload"),
    [
        ("ModifyVpnConnEx", CLEAN),
        (None, CLEAN | {"Action": "ModifyVpnConnEx"}),
        (None, CLEAN | {"$schema": "ModifyVpnConnEx.schema.json"}),
        (None, {"body": CLEAN}),
        (None, {"VpnConnectionId": "a", "VpnConnectionName": "b"}),
        ("ModifyVpnConnectionAttribute", {"VpnConnectionId": "vpnx-1", "VpnConnectionName": "b"}),
        ("UpdateVpnUserGroup", {"user_group": {"name": "a"}}),
        (None, {"user_group": {"id": "a", "name": "b"}}),
        (None, {"user_group": "a"}),
        (None, [CLEAN]),
    ],
)
def test_what_is_remembered_is_what_a_search_finds(expected: str | None, payload: Any) -> None:
    """The names below an object, and marks, count; what says more of itself is not plain."""
    for _ in range(2):
        assert expected == plain_operation(payload)
    assert expected is None or is_payload(payload)


def test_few_names_are_remembered() -> None:
    """An archive of unrelated documents does not fill the memory."""
    for number in range(1000):
        plain_operation({f"name{number}": 1})
    assert len(found) < 500


def test_what_is_not_selected_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither compiled, nor place by place in a payload that the tables refuse."""
    run: set[str] = set()

    def noting(check: Check) -> Check:
        """Note the code of a rule that looks at a place."""
        code = check.rule.code
        return check._replace(remarks=lambda place: run.add(code) or check.remarks(place))

    monkeypatch.setattr("vpn_preflight.rules.place.CHECKS", [noting(check) for check in CHECKS])
    calls = counted(examine_module, "secret_findings", monkeypatch)
    functions = compiled.functions("ModifyVpnConnEx", "request", ("VFS", "VFA00"))
    assert {"VFA"} == set(functions.families)
    linted(tmp_path / "a.ndjson", CLEAN, WEAK, WRONG, select=("VFS", "VFA0071"))
    assert ([], set()) == (calls, {code for code in run if not code.startswith("VFS")})


@pytest.mark.parametrize(
    ("code", "payload"),
    [
        ("VFP011", WEAK),
        (
            "VFP013",
            CLEAN
            | {
                "IKESet": [{"ikeSaLifetimeSeconds": 3600}],
                "IPsecSet": [{"ipsecSaLifetimeSeconds": 7200}],
            },
        ),
        ("VFD015", {"VpnConnectionId": "vpnx-1", "DpdEnable": 0, "DpdTimeout": "40"}),
    ],
)
def test_a_finding_at_one_place_needs_no_walk(
    code: str, payload: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rule is called for that place, even if its words depend on other values."""
    walks = counted(checker, "walk", monkeypatch)
    result = linted(tmp_path / "a.ndjson", payload, show_info=True)
    assert (True, []) == (code in {shown.finding.code for shown in result.shown}, walks)


@pytest.mark.parametrize(
    ("shown", "settings"),
    [
        (1, {"select": ("VFS", "VFA")}),
        (2, {"select": ("VFP011", "VFA")}),
        (5, {}),
        (5, {"ignore": ("VFA",)}),
    ],
)
def test_only_what_is_shown_is_placed(
    shown: int, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding that nobody asked for has no place."""
    placed = counted(examine_module, "locate", monkeypatch)
    linted(tmp_path / "a.ndjson", CLEAN, WEAK, WRONG, **settings)
    assert shown == len(placed)


def test_a_comment_counts_for_what_is_not_selected(tmp_path: Path) -> None:
    """It is not reported as idle because its rule was not run."""
    path = tmp_path / "a.yaml"
    lines = [f"{name}: {json.dumps(value)}" for name, value in WEAK.items()]
    lines = [line + " # vpn-preflight: ignore[VFP] x" * ("Key" in line) for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert () == Run(Settings(select=("VFS",))).file(File(str(path), True, "a.yaml")).shown


@pytest.mark.parametrize(("expected", "payload"), [(0, CLEAN), (1, WRONG), (1, WEAK)])
@pytest.mark.parametrize("count", [1, 3])
def test_yaml_is_read_with_places_once_if_a_finding_is_shown(
    expected: int, payload: Any, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also for several documents of a file; a secret written out is one of the findings."""
    parsed, path = counted(yaml_text, "parse", monkeypatch), tmp_path / "a.yaml"
    text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in payload.items())
    path.write_text("---\n".join([text] * count), encoding="utf-8")
    result = Run(Settings(select=("VFA", "VFP011", "VFS"))).file(File(str(path), True, "a.yaml"))
    assert (expected, count) == (len(parsed), result.documents)


VALUES = st.sampled_from(
    ["10.0.0.1/8", "10.0.0.0/8", "10.0.0.0/33", "x", 5, ["10.0.0.0/8", "10.0.0.7/8"]]
)
NAMES = st.sampled_from(["exchangeMode", "dhGroupName", "encryptAlgorithm", "localIdentity"])
WORDS = st.sampled_from(["main", "agressive", "group14", "group1", "des-cbc", "address", 7])


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys((*CLEAN, "nmae"), VALUES)),
    st.dictionaries(NAMES, WORDS),
    st.sampled_from([("VFS",), ("VFA", "VFP"), ("VFD", "VFA0"), ("VFP002", "VFS004")]),
)
def test_a_selection_takes_nothing_away(more: Any, ike: Any, select: tuple[str, ...]) -> None:
    """What is selected is found as it is without a selection."""
    operation, payload = contract.operation("ModifyVpnConnEx"), {**CLEAN, **more, "IKESet": [ike]}

    def selected(findings: list[Finding]) -> list[Finding]:
        """Keep what is selected."""
        return [one for one in findings if one.code.startswith(select)]

    whole = examine_payload(operation, payload, "document").findings
    found = examine_payload(operation, payload, "document", select=select).findings
    assert selected(whole) == selected(found)


def test_a_small_file_is_not_given_the_memory_of_a_large_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is asked for at first is what a small file may have."""
    asked = list[int]()

    class Noting(io.BytesIO):
        """A file that notes how much is asked for."""

        def read(self, size: int | None = -1) -> bytes:
            """Note it, and read."""
            asked.append(size or 0)
            return super().read(size)

    monkeypatch.setattr(documents, "open_file", lambda _: Noting(json.dumps(CLEAN).encode()))
    assert 1 == Run(Settings()).file(File("a.json", True, "a.json")).documents
    assert [documents.SHORT] == asked


def test_a_longer_file_is_read_whole(tmp_path: Path) -> None:
    """To its last character."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(CLEAN | {"vpnConnName": "x" * documents.SHORT}), encoding="utf-8")
    assert 1 == Run(Settings()).file(File(str(path), True, "a.json")).documents


def test_the_settings_of_a_file_are_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often they are needed."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(CLEAN), encoding="utf-8")
    project = Project({})
    looked = counted(project, "of_folder", monkeypatch)
    files = [file for _ in range(3) for file in find_files([str(path)], project).files]
    assert [1, 1, 1] == [result.documents for result in Run(project).all(files)]
    assert 1 == sum(folder == str(tmp_path) for (folder,) in looked)


def archive(path: Path, count: int) -> File:
    """Write an archive of wrong payloads."""
    path.write_text(f"{json.dumps(WRONG)}\n" * count, encoding="utf-8")
    return File(str(path), is_named=True, name=path.name)


def test_the_first_finding_of_an_archive_appears_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line is not waited for."""
    loaded = counted(json_text, "load", monkeypatch)
    next(Run(Settings()).stream([archive(tmp_path / "a.ndjson", 50)]))
    assert 2 >= len(loaded)


@pytest.mark.parametrize("name", ["text", "json", "ndjson", "github"])
def test_a_report_is_written_while_the_files_are_read(name: str, tmp_path: Path) -> None:
    """And no more findings are held than a few lines have."""
    file, held = archive(tmp_path / "a.ndjson", 40), list[int]()
    gc.collect()
    # What other tests hold does not count.
    gc.freeze()
    for _ in REPORTERS[name](Run(Settings()).stream([file])):
        held.append(sum(isinstance(one, Shown) for one in gc.get_objects()))
    gc.unfreeze()
    assert 80 <= len(held)
    assert 8 >= max(held)


def test_findings_at_different_places_are_in_order_without_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To compose them takes as long as to report a finding."""
    composed = list[str]()
    monkeypatch.setattr(Finding, "words", property(lambda self: composed.append(self.code) or ""))
    path = tmp_path / "a.ndjson"
    path.write_text(f"{json.dumps(WRONG | {'nmae': 1, 'vpcId': ''})}\n", encoding="utf-8")
    files = [File(str(path), is_named=True, name=path.name)]
    assert 3 < len(list(REPORTERS["ndjson"](Run(Settings()).stream(files))))
    assert [] == composed


def test_the_parts_of_a_file_are_one_file(tmp_path: Path) -> None:
    """In the summary, in the list of files, and to whoever wants a result for each file."""
    files = [archive(tmp_path / "a.ndjson", 3), archive(tmp_path / "b.ndjson", 2)]
    run = Run(Settings())
    assert [3, 2] == [result.documents for result in run.all(files)]
    assert 5 < len(list(run.stream(files)))
    *_, summary = REPORTERS["text"](run.stream(files))
    assert summary.startswith("5 documents in 2 files: ")


def test_what_was_found_is_written_before_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe has the findings of a line when the line after the next is read."""
    written: list[str] = []

    class Pipe(io.StringIO):
        """An output that notes what was written at each flush."""

        def flush(self) -> None:
            """Note what is there."""
            written.append(self.getvalue())

    monkeypatch.setattr(sys, "stdout", Pipe())
    file = archive(tmp_path / "a.ndjson", 20)
    assert 1 == main(["lint", "--isolated", "--format", "ndjson", file.path])
    assert 20 <= len(set(written))


@pytest.mark.parametrize(
    ("kept", "report"), [(0, "ndjson"), (0, "json"), (1, "text"), (1, "junit")]
)
def test_lines_are_cut_out_for_reports_that_show_them(
    kept: int, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others need neither an excerpt nor the places of all values."""
    made = counted(excerpt, "Excerpts", monkeypatch)
    file = archive(tmp_path / "a.ndjson", 1)
    main(["lint", "--isolated", "--format", report, file.path])
    assert kept == len(made)

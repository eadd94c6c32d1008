"""Files that cannot be read: each rule with its place, and what follows it is read all the same."""

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, Settings, documents, exit_code
from vpn_preflight.lint.files import File
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.rules.rule import RULES

Check = Callable[..., list[Finding]]

GROUP = '{"user_group": {"name": "one"}}'


def place(finding: Finding) -> tuple[object, ...]:
    """Code and place of a finding."""
    return finding.code, finding.line, finding.column, finding.end_line, finding.end_column


def found(*paths: Path) -> list[Finding]:
    """All findings in some files."""
    run = Run(Settings())
    return [
        one.finding
        for path in paths
        for one in run.file(File(str(path), is_named=True, name=str(path))).shown
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a": 1\n "b": 2}', ("VFR004", 2, 2, 2, 3)),
        (b'{"a": 1,\r\n\t"a": 2}', ("VFR005", 2, 2, 2, 5)),
        (b"\n" + b"[" * 300, ("VFR006", 2, 257, 2, 258)),
        (b'{\n"a": -Infinity}', ("VFR007", 2, 6, 2, 15)),
        ('{"é": "\U0001f600",\n "ü": NaN}'.encode(), ("VFR007", 2, 7, 2, 10)),
        ('{"é": NaN}'.encode(), ("VFR007", 1, 7, 1, 10)),
        (b'{"x":\n "caf\xe9"}', ("VFR002", 2, 6, 2, 7)),
        ("{".encode("utf-16") + b"\x00", ("VFR002", 1, 2, 1, 3)),
        (b'{"x": \xed\xa0\x80}', ("VFR002", 1, 7, 1, 8)),
        (b"[1, 2]", ("VFR008", 1, 1, 1, 7)),
        (b'\xef\xbb\xbf {"Action": "DeleteVpnConn"}', ("VFR008", 1, 13, 1, 28)),
        (b'{"operation": 7,\n "body": {}}', ("VFR008", 1, 15, 1, 16)),
        (b'{"body": {"Action": "Delete"}}', ("VFR008", 1, 21, 1, 29)),
        (b'{"body": {}}', ("VFR008", 1, 1, 1, 13)),
        (b'{"path": null, "body": {"user_group": {}}}', ("VFR010", 1, 10, 1, 14)),
        (b'{"body": {"user_group": {}},\n"query": "a=b"}', ("VFR010", 2, 10, 2, 15)),
    ],
)
def test_the_place_of_what_cannot_be_read(
    tmp_path: Path, content: bytes, expected: tuple[object, ...]
) -> None:
    """Line and column of each rule, in code points, with byte order mark and CRLF."""
    path = tmp_path / "payload.json"
    path.write_bytes(content)
    assert [expected] == [place(finding) for finding in found(path)]


def test_what_is_found_in_a_file_that_cannot_be_read() -> None:
    """Such a finding is an error without a source, and it is the only one of its document."""
    (finding,) = found(Path("no-such-file.json"))
    assert ("VFR001", "error", None, None, "") == (
        finding.code,
        finding.severity,
        finding.source,
        finding.operation,
        finding.pointer,
    )
    assert ("no-such-file.json", True) == (finding.file, os.strerror(errno.ENOENT) in finding.words)


def refusals(read: documents.Document | Finding) -> list[Finding]:
    """Return what is wrong with reading a document."""
    return (
        [read]
        if isinstance(read, Finding)
        else [read.source.unreadable(error) for error in read.errors]
    )


@pytest.mark.parametrize(
    ("name", "text", "code", "pointer"),
    [
        ("a.json", '{"user_group": {"name": "a", "name": "b"}}', "VFR005", "/user_group/name"),
        ("a.json", '{"body": {"user_group": {"name": NaN}}}', "VFR007", "/body/user_group/name"),
        ("a.json", '{"a/b": [{}, [1], -Infinity]}', "VFR007", "/a~1b/2"),
        ("a.json", "NaN", "VFR007", ""),
        ("a.json", '{"user_group": {"name": }}', "VFR004", ""),
        ("a.yaml", "user_group:\n  name: a\n  name: b\n", "VFR005", "/user_group/name"),
        ("a.yaml", "user_group:\n  name: .nan\n", "VFR007", "/user_group/name"),
        ("a.yaml", "user_group:\n  name: no\n", "VFR011", "/user_group/name"),
        ("a.yaml", "a: {b: []}\nc: [[1], {d: 1}, 0b10]\n", "VFR011", "/c/2"),
        ("a.yaml", "user_group: {no: a}\n", "VFR011", "/user_group/no"),
        ("a.yaml", "user_group:\n  name: !!binary aa\n", "VFR014", "/user_group/name"),
        (
            "a.yaml",
            "user_group: {name: n}\n---\nuser_group: {name: on}\n",
            "VFR011",
            "/user_group/name",
        ),
        ("a.yaml", "user_group: [\n", "VFR013", ""),
    ],
)
def test_what_is_wrong_with_one_member_is_told_at_it(
    name: str, text: str, code: str, pointer: str
) -> None:
    """The pointer leads to the member as it is written; what breaks the whole document has none."""
    found = [
        finding for one in documents.documents(name, text.encode()) for finding in refusals(one)
    ]
    assert [(code, pointer)] == [(finding.code, finding.pointer) for finding in found]


@pytest.mark.parametrize(
    ("value", "terms"),
    [
        ("no", ["quote", "true", "false"]),
        ("On", ["quote", "true", "false"]),
        *[
            (value, ["digits", "quote"])
            for value in ("0b10", "0o17", "1_000", "1e3", "1:30", "017")
        ],
        ("2024-01-01", ["quote"]),
    ],
)
def test_what_to_write_instead_of_an_ambiguous_value(value: str, terms: list[str]) -> None:
    """A number stays a number, and a text a text."""
    (read,) = documents.documents("a.yaml", f"a: {value}\n".encode())
    (finding,) = refusals(read)
    assert "VFR011" == finding.code
    assert set(terms) == set(re.findall("true|false|digits|quote", finding.words))


def test_what_to_write_instead_of_a_merge_key() -> None:
    """Quotes would make a member of it."""
    (read,) = documents.documents("a.yaml", b"a: &a {b: c}\nd:\n  <<: *a\n")
    assert isinstance(read, documents.Document)
    (error,) = read.merges
    assert ("VFR011", False) == (error.rule.code, "quote" in (error.advice or ""))


def test_a_document_may_be_as_large_as_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file at the limit is read, one a byte longer is not, with or without a BOM."""
    monkeypatch.setattr(documents, "LIMIT", 64)
    path = tmp_path / "payload.json"
    for start in ("", "\ufeff"):
        path.write_bytes((start + GROUP).encode().ljust(64))
        assert [] == found(path)
        path.write_bytes((start + GROUP).encode().ljust(65))
        assert [("VFR003", 1, 1, 1, 1)] == [place(finding) for finding in found(path)]


def test_a_line_that_is_too_large_does_not_hide_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest of a long line is skipped, and the numbers of the lines stay right."""
    monkeypatch.setattr(documents, "LIMIT", 64)
    path = tmp_path / "payloads.jsonl"
    path.write_text(f"{GROUP}\n{' ' * 300}{GROUP}\n{GROUP}\n[\n")
    assert [("VFR003", 2), ("VFR004", 4)] == [
        (finding.code, finding.line) for finding in found(path)
    ]


@pytest.mark.parametrize("suffix", [".ndjson", ".jsonl", ".NDJSON"])
def test_one_document_a_line(tmp_path: Path, suffix: str) -> None:
    """Empty lines are counted and skipped, a bad line is one finding, every other is checked."""
    path = tmp_path / f"payloads{suffix}"
    lines = [
        "\ufeff" + GROUP,
        "",
        '{"user_group": {"name": ""}}',
        "  \t",
        "{",
        '{"a": NaN}',
        GROUP,
        '{"user_group": {"nam": "x"}}',
    ]
    path.write_bytes("\r\n".join(lines).encode())
    expected = [
        ("VFS007", 3, 25, 3, 27),
        ("VFR004", 5, 2, 5, 3),
        ("VFR007", 6, 7, 6, 10),
        ("VFS002", 8, 17, 8, 22),
    ]
    assert expected == [place(finding) for finding in found(path)]


def test_an_empty_file_of_lines_holds_no_document(tmp_path: Path) -> None:
    """No line, no finding."""
    path = tmp_path / "payloads.ndjson"
    path.write_bytes(b"")
    assert Result(str(path), 0, ()) == Run(Settings()).file(
        File(str(path), is_named=True, name=str(path))
    )


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """A document is read as json reads it, or is a finding of the family VFR."""
    (read,) = documents.documents("f.json", content)
    if isinstance(read, Finding):
        assert read.code.startswith("VFR")
    else:
        assert read.value == json.loads(content.decode("utf-8-sig"))


NAMES = st.sampled_from(
    [
        *(
            "Action",
            "operation",
            "path",
            "query",
            "body",
            "user_group",
            "name",
            "x",
            "IKESet.0.dhGroupName",
            "IKESet.dhGroupName",
        ),
        *(
            "IKESet.x.y.z",
            "IKESet.",
            ".",
            "userGwCidrBlock.0",
            "userGwCidrBlock.999999",
            "spdAcl.0",
            "spdAcl",
            "spdAcl.0.1",
        ),
        *contract.operation("ModifyVpnConnEx").request.fields,
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["${A}", "{{ a }}", "{}"])
)
DOCUMENTS = st.dictionaries(
    NAMES,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)


@given(
    DOCUMENTS,
    st.sampled_from([None, *contract.operation_names()]),
    st.sampled_from(["document", "observed"]),
)
def test_any_document_gives_findings_with_places(
    check_text: Check, value: object, operation: str | None, profile: str
) -> None:
    """Whatever a document holds, there are findings or none, each with its place; no exception."""
    for finding in check_text(json.dumps(value), operation, profile):
        assert finding.file == "f.json"
        assert (finding.line, finding.column) < (finding.end_line, finding.end_column)


def result(findings: list[Finding]) -> Result:
    """The findings as the result of one file."""
    return Result("f.json", 1, tuple(Shown(finding, ()) for finding in findings))


def test_the_exit_code_of_findings(check_text: Check) -> None:
    """2 for a file that cannot be read, also beside others; 1 for an error; 0 for less."""
    error, warning, unreadable = (
        check_text('{"user_group": {"x": 1}}'),
        check_text('{"user_group": {}}'),
        check_text(""),
    )
    assert [0, 0, 1, 2, 2] == [
        exit_code([result(found)])
        for found in ([], warning, error + warning, unreadable, [*warning, *unreadable, *error])
    ]


def test_the_severity_at_which_a_run_fails(check_text: Check) -> None:
    """Warnings fail when asked to, nothing when asked not to; an unreadable file is always 2."""
    error, warning, unreadable = (
        check_text('{"user_group": {"x": 1}}'),
        check_text('{"user_group": {}}'),
        check_text(""),
    )
    found = [result(warning), result(error), result(unreadable)]
    assert [0, 1, 2] == [exit_code([one], "error") for one in found]
    assert [1, 1, 2] == [exit_code([one], "warning") for one in found]
    assert [0, 0, 2] == [exit_code([one], "never") for one in found]


def test_the_family_is_registered_as_errors() -> None:
    """Every VFR rule is an error."""
    rules = [rule for code, rule in RULES.items() if code.startswith("VFR")]
    assert {"error"} == {rule.severity for rule in rules}

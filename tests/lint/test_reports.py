"""Reports: what each format makes of findings, and that programs can read it."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from vpn_preflight.finding import Finding, Source
from vpn_preflight.lint import Run, Settings, rule_pages
from vpn_preflight.lint.edits import apply_fixes
from vpn_preflight.lint.files import File
from vpn_preflight.lint.reports import REPORTERS, is_report
from vpn_preflight.lint.reports.paths import from_root
from vpn_preflight.lint.reports.text import statistics, text, wants_colour
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.lint.rule_pages import page
from vpn_preflight.lint.text import Text
from vpn_preflight.rules.rule import RULES

SECRET = "zanzibarine-zanzibarine"
IDS = '"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "userGwCidrBlock": ["10.0.0.0/8"]'
SCHEMAS = Path(__file__).parents[1] / "schemas"
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(1, 10**6)
FINDINGS = st.builds(
    lambda rule, message, pointer, source, place, fix, advice: Finding(
        *(
            rule.code,
            rule.name,
            rule.severity,
            message,
            pointer,
            "ModifyVpnConnEx",
            rule.confidence,
            source,
            fix,
        ),
        *("", place[0], place[1], place[0] + place[2], place[1] + place[2], advice),
    ),
    st.sampled_from([RULES[code] for code in sorted(RULES)]),
    ANY,
    ANY,
    st.none() | st.builds(Source, ANY, ANY, ANY),
    st.tuples(NUMBERS, NUMBERS, st.integers(0, 9)),
    st.none() | st.just([{"op": "replace", "path": "/a", "value": 1}]),
    st.none() | ANY,
)
RESULTS = st.lists(
    st.builds(
        lambda file, found, count, over: Result(
            file,
            0 if over else count,
            ()
            if over
            else tuple(Shown(one._replace(file=file), ("    é", "    ^")) for one in found),
            over,
        ),
        ANY.filter(bool),
        st.lists(FINDINGS, max_size=4),
        st.integers(1, 3),
        st.booleans(),
    ),
    max_size=4,
)


def finding(
    code: str,
    file: str,
    line: int,
    column: int,
    message: str = "is wrong",
    advice: str | None = "write it right",
) -> Finding:
    """A finding of a rule at a place."""
    rule = RULES[code]
    source = Source("ModifyVpnConnEx", "2. Input Parameters", "vpcId")
    return Finding(
        code,
        rule.name,
        rule.severity,
        message,
        "/vpcId",
        "ModifyVpnConnEx",
        "documented",
        source,
        None,
        file,
        line,
        column,
        line,
        column + 3,
        advice,
    )


RESULT = Result(
    "b.json",
    1,
    (
        Shown(finding("VFS004", "b.json", 2, 5), ("    x", "    ^")),
        Shown(finding("VFD007", "b.json", 1, 9), ()),
    ),
)
OTHER = Result("a.json", 2, (Shown(finding("VFS001", "a.json", 7, 1), ()),))
CLEAN = Result("c.json", 1, ())
PASSED = Result("d.json", 0, (), passed_over=True)


def written(name: str, results: list[Result]) -> str:
    """The whole report."""
    return "\n".join(REPORTERS[name](results))


@cache
def sarif_schema() -> Draft202012Validator:
    """The public schema of SARIF."""
    return Draft202012Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes()))


@cache
def junit_schema() -> xmlschema.XMLSchema:
    """The schema of JUnit reports that Jenkins reads."""
    return xmlschema.XMLSchema(str(SCHEMAS / "jenkins-junit.xsd"))


def test_the_text() -> None:
    """By file, line, column and code, each with its excerpt and row, and a summary."""
    row = "    docs: 2. Input Parameters: vpcId"
    expected = [
        "a.json:7:1: error VFS001 vpcId: is wrong; write it right",
        row,
        "b.json:1:9: warning VFD007 vpcId: is wrong; write it right",
        row,
        "b.json:2:5: error VFS004 vpcId: is wrong; write it right",
        "    x",
        "    ^",
        row,
        "4 documents in 3 files, 1 file skipped: 2 errors, 1 warning",
    ]
    assert expected == list(text([OTHER, RESULT, CLEAN, PASSED]))


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([CLEAN], "1 document: no findings"),
        ([PASSED], "0 documents in 0 files, 1 file skipped: no findings"),
        (
            [RESULT._replace(shown=(Shown(finding("VFS018", "b.json", 1, 1), ()),) * 2)],
            "1 document: 2 info",
        ),
        ([CLEAN, CLEAN._replace(documents=3)], "4 documents in 2 files: no findings"),
        ([], "0 documents: no findings"),
    ],
)
def test_the_line_when_all_is_well(results: list[Result], expected: str) -> None:
    """It says what was looked at, and counts what was found."""
    assert expected == list(text(results))[-1]


def test_colours() -> None:
    """The words are the same, and every colour ends."""
    coloured, plain = "\n".join(text([RESULT], colour=True)), "\n".join(text([RESULT]))
    assert "\x1b[31merror\x1b[0m" in coloured
    assert plain == coloured.replace("\x1b[0m", "").replace("\x1b[31m", "").replace(
        "\x1b[33m", ""
    ).replace("\x1b[1m", "")


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "expected"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_who_gets_colours(stream: io.StringIO, environ: dict[str, str], expected: bool) -> None:
    """A terminal, unless the environment says otherwise."""
    assert expected == wants_colour(stream, environ)


def test_statistics() -> None:
    """The most frequent first, then by code; the summary last."""
    often = RESULT._replace(shown=RESULT.shown[:1])
    expected = [
        "     2 VFS004 unlisted-value",
        "     1 VFS001 missing-field",
        "4 documents in 3 files: 3 errors",
    ]
    assert expected == list(statistics([often, OTHER, often]))


@given(RESULTS)
def test_every_finding_is_in_the_json(results: list[Result]) -> None:
    """As an array, and as a line each, in one order, with nothing lost."""
    found = json.loads(written("json", results))
    assert found == [json.loads(line) for line in REPORTERS["ndjson"](results)]
    assert len(found) == sum(len(result.shown) for result in results)
    assert sorted(
        json.dumps(one.finding.to_json(), sort_keys=True)
        for result in results
        for one in result.shown
    ) == sorted(json.dumps(one, sort_keys=True) for one in found)


@given(RESULTS)
def test_the_sarif_is_valid(results: list[Result]) -> None:
    """Against the public schema; each result has its rule and its region."""
    log = json.loads(written("sarif", results))
    assert [] == [error.message for error in sarif_schema().iter_errors(log)]
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert sum(len(result.shown) for result in results) == len(run["results"])


def test_a_finding_in_sarif_is_two_sentences() -> None:
    """The first is what lists show."""
    (run,) = json.loads(written("sarif", [OTHER]))["runs"]
    expected = ["vpcId: is wrong. Write it right."]
    assert expected == [result["message"]["text"] for result in run["results"]]


@given(RESULTS)
def test_the_junit_is_valid(results: list[Result]) -> None:
    """Against the schema of Jenkins; a failure per finding, and a passed case for a clean file."""
    report = written("junit", results)
    junit_schema().validate(report)
    root = ET.fromstring(report)  # noqa: S314 - our own
    assert sum(len(result.shown) for result in results) == len(root.findall(".//failure"))
    assert sum(not result.passed_over for result in results) == len(root.findall("testsuite"))


def test_a_finding_as_junit() -> None:
    """The case has rule and place, the failure severity and problem; the advice is in the body."""
    root = ET.fromstring(written("junit", [OTHER]))  # noqa: S314 - our own
    (case,) = root.iter("testcase")
    (failure,) = case
    assert ("a.json", "VFS001 missing-field at 7:1") == (case.get("classname"), case.get("name"))
    assert ("error", "vpcId: is wrong") == (failure.get("type"), failure.get("message"))
    line, row = str(failure.text).split("\n")
    assert line.endswith("error VFS001 vpcId: is wrong; write it right")
    assert row.endswith("2. Input Parameters: vpcId")


@given(RESULTS)
def test_a_github_command_is_one_line(results: list[Result]) -> None:
    """Whatever stands in names and messages, there is one line for each finding."""
    lines = list(REPORTERS["github"](results))
    assert len(lines) == sum(len(result.shown) for result in results)
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_a_github_command() -> None:
    """Properties and words are escaped as the runner reads them."""
    odd = finding("VFS001", "a,b:c%.json", 7, 1, "100%:\nwrong", None)
    expected = (
        "::error file=a%2Cb%3Ac%25.json,line=7,endLine=7,col=1,endColumn=4,"
        "title=VFS001 missing-field"
        "::vpcId: 100%25:%0Awrong%0Adocs: 2. Input Parameters: vpcId"
    )
    assert expected == written("github", [Result("a", 1, (Shown(odd, ()),))])


def test_a_github_command_of_several_lines() -> None:
    """Columns belong to one line, so they are left out."""
    several = finding("VFS001", "a.json", 7, 1)._replace(end_line=9)
    (line,) = REPORTERS["github"]([Result("a", 1, (Shown(several, ()),))])
    assert line.startswith("::error file=a.json,line=7,endLine=9,title=VFS001 missing-field::")


def test_the_fingerprint_of_a_finding() -> None:
    """Code, file and pointer tell one from another, lines do not."""
    results = json.loads(written("sarif", [OTHER]))["runs"][0]["results"]
    assert {"place/v1": "VFS001 a.json /vpcId"} == results[0]["partialFingerprints"]


def test_times_are_fixed() -> None:
    """The same files give the same report."""
    root = ET.fromstring(written("junit", [OTHER, CLEAN]))  # noqa: S314 - our own
    assert {"0"} == {
        element.get("time") for element in root.iter() if element.tag in ("testsuite", "testcase")
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("work/a.json", "work/a.json"),
        ("./last/../a.json", "a.json"),
        ("{folder}/work/a.json", "work/a.json"),
        ("{folder}/last/../work/a b.json", "work/a%20b.json"),
        ("../{last}/a.json", "a.json"),
        ("../other/a.json", "file://{above}/other/a.json"),
        ("{above}/other/a.json", "file://{above}/other/a.json"),
        ("{folder}er/a.json", "file://{folder}er/a.json"),
        ("..a.json", "..a.json"),
        ("-", "-"),
    ],
)
def test_the_uri_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    """Relative to the working folder if it is inside, because services look it up there."""
    monkeypatch.chdir(tmp_path)
    names = {"folder": str(tmp_path), "above": str(tmp_path.parent), "last": tmp_path.name}
    found = finding("VFS001", name.format(**names), 7, 1)
    log: Any = json.loads(written("sarif", [Result("a", 1, (Shown(found, ()),))]))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert expected.format(**names) == location["artifactLocation"]["uri"]


def test_an_odd_file_name_as_a_uri() -> None:
    """Blanks and the like are encoded, slashes stay."""
    odd = finding("VFS001", "a b/ü#.json", 7, 1)
    log: Any = json.loads(written("sarif", [Result("a", 1, (Shown(odd, ()),))]))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert "a%20b/%C3%BC%23.json" == location


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": {
                            "type": "object",
                            "required": ["line"],
                            "additionalProperties": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


@given(RESULTS)
def test_the_gitlab_report_is_valid(results: list[Result]) -> None:
    """As GitLab documents it: one array, and no fingerprint twice."""
    found = json.loads(written("gitlab", results))
    assert [] == [error.message for error in Draft202012Validator(GITLAB).iter_errors(found)]
    fingerprints = {one["fingerprint"] for one in found}
    assert sum(len(result.shown) for result in results) == len(found) == len(fingerprints)


def test_a_gitlab_issue() -> None:
    """The problem comes first, because lists show only that."""
    (issue,) = json.loads(written("gitlab", [OTHER]))
    assert "vpcId: is wrong. Write it right." == issue["description"]
    assert ("VFS001 missing-field", "major") == (issue["check_name"], issue["severity"])
    assert "a.json" == issue["location"]["path"]
    begin, end = {"line": 7, "column": 1}, {"line": 7, "column": 4}
    assert {"begin": begin, "end": end} == issue["location"]["positions"]


def test_a_gitlab_fingerprint_outlives_other_lines() -> None:
    """A finding stays the same one when lines are added above it."""
    moved = OTHER._replace(shown=(Shown(OTHER.shown[0].finding._replace(line=9, end_line=9), ()),))
    before, after = (json.loads(written("gitlab", [one]))[0] for one in (OTHER, moved))
    assert before["fingerprint"] == after["fingerprint"]
    assert before["location"] != after["location"]


@pytest.mark.parametrize(
    ("expected", "name"), [("sub/a.json", "a.json"), ("b.json", "../b.json"), ("-", "-")]
)
@pytest.mark.parametrize(
    ("form", "variable"), [("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR")]
)
def test_paths_start_at_the_checkout(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    variable: str,
    name: str,
    expected: str,
) -> None:
    """A step may run in a folder below, and the service looks files up from the top."""
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    monkeypatch.setenv(variable, str(tmp_path))
    found = [Result(name, 1, (Shown(finding("VFS001", name, 7, 1), ()),))]
    assert f'"path": "{expected}"' in written(form, found) or f"file={expected}," in written(
        form, found
    )


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize("name", ["../other/a.json", "a.json"])
def test_paths_outside_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, name: str
) -> None:
    """They start at the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, str(tmp_path / "checkout"))
    assert name == from_root(name, variable)


def test_a_clean_run_in_junit_names_its_files() -> None:
    """Each file that was checked is a suite with a passed case."""
    root = ET.fromstring(written("junit", [CLEAN, PASSED]))  # noqa: S314 - our own
    assert ["c.json"] == [suite.get("name") for suite in root]
    assert ["c.json"] == [case.get("classname") for case in root.iter("testcase")]
    assert [] == root.findall(".//failure")


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_is_known_as_one(name: str) -> None:
    """With findings and without, so that a run may write over it."""
    for results in ([RESULT, OTHER], [CLEAN], []):
        assert is_report(written(name, results).encode())
    assert not is_report(b'{"vpcId": "a"}')


def test_a_rule_in_sarif() -> None:
    """With why it exists, its page as text and as Markdown, and no address while there is none."""
    (run,) = json.loads(written("sarif", [OTHER]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    told = page("VFS001")
    assert " ".join(told.why.split()) == rule["fullDescription"]["text"]
    assert told.fails.file in rule["help"]["text"]
    assert str(told.passes.text).strip() in rule["help"]["markdown"]
    assert "helpUri" not in rule


def test_the_address_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the docs are published, each rule has its section there."""
    monkeypatch.setattr(rule_pages, "DOCUMENTATION", "https://docs.example/rules.html")
    (run,) = json.loads(written("sarif", [OTHER]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert "https://docs.example/rules.html#vfs001-missing-field" == rule["helpUri"]


@pytest.mark.parametrize(
    "text",
    [
        '{"user_group": {"nmae": "n"}}',
        f'{{{IDS}, "IKESet": {{"dhGroupName": "group14",\n "other": "{SECRET}"}}}}',
        f'{{{IDS}, "IKESet": [{{"dhGroupName": "GROUP14"}}]}}',
        f'{{{IDS}, "IKESet": [{{"ikeSaLifetimeSeconds": "86400"}}]}}',
    ],
)
def test_the_fixes_in_sarif(tmp_path: Path, text: str) -> None:
    """They give what `--fix` gives, valid by the public schema, and hold no secret."""
    path = tmp_path / "a.json"
    path.write_text(text)
    result = Run(Settings()).file(File(str(path), is_named=True, name="a.json"))
    report = written("sarif", [result])
    log = json.loads(report)
    assert [] == [error.message for error in sarif_schema().iter_errors(log)]
    source, edits = Text("a.json", text), set()
    for one in log["runs"][0]["results"]:
        for replacement in (
            one["fixes"][0]["artifactChanges"][0]["replacements"] if "fixes" in one else ()
        ):
            region = replacement["deletedRegion"]
            start, end = (
                source.line_span(region[f"{side}Line"])[0] + region[f"{side}Column"] - 1
                for side in ("start", "end")
            )
            edits.add((start, end, replacement["insertedContent"]["text"]))
    fixed = text
    for start, end, new in sorted(edits, reverse=True):
        fixed = fixed[:start] + new + fixed[end:]
    after, count = apply_fixes("a.json", text.encode(), Settings())
    assert count
    assert json.loads(after) == json.loads(fixed)
    assert SECRET not in report

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
from vpn_preflight.lint.reports import REPORTERS, statistics, text, wants_colour
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.rules.rule import RULES

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
        "4 documents in 3 files, 1 file passed over: 2 errors, 1 warning",
    ]
    assert expected == list(text([RESULT, OTHER, CLEAN, PASSED]))


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([CLEAN], "1 document: no findings"),
        ([PASSED], "0 documents in 0 files, 1 file passed over: no findings"),
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
        "     1 VFS001 missing-member",
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
    """Against the schema of Jenkins; a failure for each finding, and a passed case for a clean file."""
    report = written("junit", results)
    junit_schema().validate(report)
    root = ET.fromstring(report)  # noqa: S314 - our own
    assert sum(len(result.shown) for result in results) == len(root.findall(".//failure"))
    assert sum(not result.passed_over for result in results) == len(root.findall("testsuite"))


def test_a_finding_as_junit() -> None:
    """The case names rule and place, the failure its severity and the problem; the advice is in the body."""
    root = ET.fromstring(written("junit", [OTHER]))  # noqa: S314 - our own
    (case,) = root.iter("testcase")
    (failure,) = case
    assert ("a.json", "VFS001 missing-member at 7:1") == (case.get("classname"), case.get("name"))
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
        "::error file=a%2Cb%3Ac%25.json,line=7,endLine=7,col=1,endColumn=4,title=VFS001 missing-member"
        "::vpcId: 100%25:%0Awrong%0Adocs: 2. Input Parameters: vpcId"
    )
    assert expected == written("github", [Result("a", 1, (Shown(odd, ()),))])


def test_a_github_command_of_several_lines() -> None:
    """Columns belong to one line, so they are left out."""
    several = finding("VFS001", "a.json", 7, 1)._replace(end_line=9)
    (line,) = REPORTERS["github"]([Result("a", 1, (Shown(several, ()),))])
    assert line.startswith("::error file=a.json,line=7,endLine=9,title=VFS001 missing-member::")


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
    """Relative to the working folder where the file is inside of it, because services look it up there; else in full."""
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

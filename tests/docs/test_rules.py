"""Every rule is explained, and its examples are real."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from run_examples import findings, output
from write_rules import ROOT, stale

import cloud_vpn.contract
from vpn_preflight import rules
from vpn_preflight.lint.rule_pages import page
from vpn_preflight.rules.rule import RULES

OPERATIONS = (Path(cloud_vpn.contract.__path__[0]) / "operations.json").read_text(encoding="utf-8")
# Whatever stands in the contract as disputed.
DISPUTED = sorted(
    set(re.findall(r'"code":"(VF[A-Z][0-9]{3})","(?:characters|evidence)', OPERATIONS))
)
EXPLAINED = sorted(path.stem for path in (Path(rules.__path__[0]) / "explained").iterdir())
PROGRAMS = [code for code in EXPLAINED if page(code).fails.is_program]


def test_every_rule_is_explained() -> None:
    """There is a file for each rule, and no other."""
    assert sorted(RULES) == EXPLAINED


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_failing_example_fails(code: str) -> None:
    """The rule is met in it, and no other rule of another family refuses it."""
    found = findings(page(code).fails)
    assert code in {finding.code for finding in found}
    others = {finding.code for finding in found if finding.severity == "error"} - {code}
    assert others <= ({"VFS004"} if code == "VFD009" else set())


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_finding_is_as_sure_as_its_rule(code: str) -> None:
    """What `rules` and `explain` say of the confidence is what the findings of the example say."""
    found = [finding for finding in findings(page(code).fails) if finding.code == code]
    assert {RULES[code].confidence} == {finding.confidence for finding in found}


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_message_says_what_to_write(code: str) -> None:
    """As advice, or behind a colon where the docs have none to give: what was expected, or why."""
    found = [finding for finding in findings(page(code).fails) if finding.code == code]
    assert [] == [
        finding.message for finding in found if not finding.advice and ": " not in finding.message
    ]


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_passing_example_passes(code: str) -> None:
    """Neither the rule nor an error is met in it."""
    found = findings(page(code).passes)
    assert code not in {finding.code for finding in found}
    assert "error" not in {finding.severity for finding in found}


@pytest.mark.parametrize("code", EXPLAINED)
def test_a_rule_has_the_source_of_its_example(code: str) -> None:
    """A row or a section; what cannot be read, and a comment of ours, have none."""
    assert (code.startswith("VFR") or code == "VFS019") == (page(code).source is None)


@pytest.mark.parametrize(
    "code", sorted(code for code in RULES if code.startswith("VFD")) + DISPUTED
)
def test_what_the_page_leaves_open_has_our_reading(code: str) -> None:
    """Of each contradiction, and of each rule that is disputed."""
    assert page(code).reading


@pytest.mark.parametrize("code", PROGRAMS)
@pytest.mark.parametrize("kind", ["fails", "passes"])
def test_a_program_prints_what_is_shown(tmp_path: Path, code: str, kind: str) -> None:
    """As the command that is shown runs it, and nothing beside."""
    example = getattr(page(code), kind)
    (tmp_path / example.file).write_text(example.text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", example.file],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (output(example, show_info=False), "") == (done.stdout.splitlines(), done.stderr)


def test_an_example_leaves_the_environment_as_it_was() -> None:
    """Its variables are there while it is linted, and no longer."""
    before = dict(os.environ)
    findings(page("VFW019").fails)
    assert before == dict(os.environ)


def test_what_is_made_of_the_examples_is_up_to_date() -> None:
    """The page of rules, the output of `explain` and expectations are what `make rules` writes."""
    assert [] == [str(path.relative_to(ROOT)) for path, _ in stale()]

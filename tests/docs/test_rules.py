"""Every rule is explained, and its examples are real."""

import subprocess
import sys
from pathlib import Path

import pytest

from vpn_preflight import rules
from vpn_preflight.finding import Finding
from vpn_preflight.lint.explanation import Example, explanation
from vpn_preflight.rules.rule import RULES

ROOT = Path(__file__).parents[2]
EXPLAINED = sorted(path.stem for path in (Path(rules.__path__[0]) / "explained").iterdir())
WITH_EXAMPLES = [code for code in EXPLAINED if explanation(code).situation is None]


def findings(example: Example | None) -> list[Finding]:
    """What the linter finds in an example, infos included."""
    assert example is not None
    return [one.finding for one in example.result(show_info=True).shown]


def test_every_rule_is_explained() -> None:
    """There is a file for each rule, and no other."""
    assert sorted(RULES) == EXPLAINED


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_failing_example_fails(code: str) -> None:
    """The rule is met in it, and no other rule of another family refuses it."""
    found = findings(explanation(code).fails)
    assert code in {finding.code for finding in found}
    others = {finding.code for finding in found if finding.severity == "error"} - {code}
    assert others <= ({"VFS004"} if code == "VFD009" else set())


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_finding_is_as_sure_as_its_rule(code: str) -> None:
    """What `rules` and `explain` say of the confidence is what the findings of the example say."""
    found = [finding for finding in findings(explanation(code).fails) if finding.code == code]
    assert {RULES[code].confidence} == {finding.confidence for finding in found}


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_message_says_what_to_write(code: str) -> None:
    """Behind a colon, or as a question."""
    found = [finding.message for finding in findings(explanation(code).fails) if finding.code == code]
    assert [] == [message for message in found if ": " not in message and code != "VFS018"]


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_the_passing_example_passes(code: str) -> None:
    """Neither the rule nor an error is met in it."""
    found = findings(explanation(code).passes)
    assert code not in {finding.code for finding in found}
    assert "error" not in {finding.severity for finding in found}


def test_only_rules_of_a_client_have_no_example() -> None:
    """Whatever a file can break is shown."""
    assert {"VFW"} == {code[:3] for code in set(EXPLAINED) - set(WITH_EXAMPLES)}


def test_the_page_is_what_its_script_writes(tmp_path: Path) -> None:
    """The page of all rules is up to date; docs/write_rules.py writes it."""
    subprocess.run([sys.executable, ROOT / "docs" / "write_rules.py", tmp_path / "rules.md"], check=True)
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == (tmp_path / "rules.md").read_text(encoding="utf-8")

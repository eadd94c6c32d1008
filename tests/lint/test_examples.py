"""Examples are found here: files in `good`, and files in `bad` with an `.expected.json` each.

`make rules` writes the expectations; docs/run_examples.py says what a `.run.toml` is.
"""

import json
from pathlib import Path

import pytest
from run_examples import EXPECTED, findings_in, places

from vpn_preflight.rules.rule import RULES

EXAMPLES = Path(__file__).parents[1] / "examples"
GOOD = sorted(path for path in EXAMPLES.glob("good/**/*") if path.is_file())
BAD = sorted(
    path
    for path in EXAMPLES.glob("bad/**/*")
    if path.is_file() and not path.name.endswith(EXPECTED)
)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_a_good_example_has_no_findings(path: Path) -> None:
    """Nothing is found in a good example, not even a warning."""
    assert [] == places(path)


@pytest.mark.parametrize("path", BAD, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_a_bad_example_has_the_findings_written_beside_it(path: Path) -> None:
    """Code, pointer and place are those of the file beside it."""
    expected = json.loads(path.with_name(path.stem + EXPECTED).read_bytes())
    assert expected == places(path)


@pytest.mark.parametrize("path", BAD + GOOD, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_every_finding_about_a_payload_names_its_source(path: Path) -> None:
    """A row of the docs or a section of an RFC; none for a comment or what is not a payload."""
    sourceless = {
        finding.code for finding in findings_in(path, show_info=True) if finding.source is None
    }
    assert set() == {code for code in sourceless if not code.startswith("VFR") and code != "VFS019"}


def test_every_expectation_has_its_example() -> None:
    """No expectation is left over from an example that is gone."""
    expectations = {
        path.with_name(path.name.removesuffix(EXPECTED))
        for path in EXAMPLES.glob(f"bad/**/*{EXPECTED}")
    }
    assert expectations == {path.with_suffix("") for path in BAD}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_examples(code: str) -> None:
    """A file that it refuses in the folder of its name, next to the two examples of its page."""
    assert [] != [path for path in BAD if path.parent.name == code]


@pytest.mark.parametrize(
    "path",
    [path for path in BAD if path.parent.name in RULES],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_bad_example_has_the_finding_of_its_folder(path: Path) -> None:
    """The folder's name is the code of the rule."""
    expected = json.loads(path.with_name(path.stem + EXPECTED).read_bytes())
    assert path.parent.name in {finding["code"] for finding in expected}

"""Example files are found here: a new case is a file in `good`, or a file in `bad` with its `.expected.json`."""

import json
from pathlib import Path

import pytest

from vpn_preflight.lint import Examined, lint

EXAMPLES = Path(__file__).parents[1] / "examples"
EXPECTED = ".expected.json"
GOOD = sorted(EXAMPLES.glob("good/*"))
BAD = sorted(path for path in EXAMPLES.glob("bad/*") if not path.name.endswith(EXPECTED))


def places(examined: list[Examined]) -> list[dict[str, object]]:
    """What the expectation files hold of each finding that is shown."""
    found = [finding.to_json() for one in examined for finding in one.without_info().findings]
    shown = [{name: finding[name] for name in ("code", "pointer", "line", "column")} for finding in found]
    return sorted(shown, key=lambda place: (place["line"], place["column"], place["code"]))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_example_has_no_findings(path: Path) -> None:
    """Nothing is found in a good example, not even a warning."""
    assert [] == places(list(lint([str(path)])))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_example_has_the_findings_written_beside_it(path: Path) -> None:
    """Code, pointer and place are those of the file beside it."""
    expected = json.loads(path.with_name(path.stem + EXPECTED).read_bytes())
    assert expected == places(list(lint([str(path)])))


def test_every_expectation_has_its_example() -> None:
    """No expectation is left over from an example that is gone."""
    expectations = {path.name.removesuffix(EXPECTED) for path in EXAMPLES.glob(f"bad/*{EXPECTED}")}
    assert expectations == {path.stem for path in BAD}

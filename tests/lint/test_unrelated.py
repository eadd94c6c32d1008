"""Unrelated files lint without noise."""

import sysconfig
from pathlib import Path

import pytest

from vpn_preflight.lint import Run, Settings, files

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "folder",
    [
        # What other projects ship: schemas, manifests, broken test data, this project's documents.
        Path(sysconfig.get_path("purelib")),
        ROOT / "generated",
        ROOT / "openapi",
        # Files whose names come close to ours.
        Path(__file__).with_name("unrelated"),
    ],
    ids=lambda folder: folder.name,
)
def test_unrelated_files_are_passed_over(folder: Path) -> None:
    """Each JSON and YAML file of other people is counted, and nothing is reported about any."""
    found = files([str(folder)], Settings())
    results = list(Run(Settings()).all(found))
    assert [] == [(result.file, one.finding) for result in results for one in result.shown]
    assert {True} == {result.passed_over for result in results}


def test_there_are_enough_of_them() -> None:
    """The trees have files of both kinds, so that skipping them says something."""
    names = [
        file.path
        for file in files([sysconfig.get_path("purelib"), str(ROOT / "openapi")], Settings())
    ]
    assert min(sum(name.endswith(".json") for name in names), 20) == 20
    assert min(sum(name.endswith((".yaml", ".yml")) for name in names), 2) == 2

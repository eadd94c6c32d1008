"""Which files are linted: named ones, and what folders and patterns hold."""

import os
from pathlib import Path

import pytest

from vpn_preflight.lint import Settings, files
from vpn_preflight.lint.files import File


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into a folder with files of several kinds."""
    for name in (
        "b.json",
        "a.yaml",
        "a.txt",
        "sub/c.YML",
        "sub/d.ndjson",
        ".git/e.json",
        "node_modules/f.json",
        "sub/old/g.json",
    ):
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(found: list[File]) -> list[str]:
    """The paths, with slashes."""
    return [file.path.replace("\\", "/") for file in found]


def test_a_named_file_is_taken_as_it_is() -> None:
    """Whether it exists or not, whatever its name."""
    assert [File("missing.txt", True, "missing.txt"), File("-", True, "-")] == files(
        ["missing.txt", "-"], Settings()
    )


def test_a_folder_gives_its_files_in_order(tree: Path) -> None:
    """Files of known kinds, by name, the folder's own before those of its folders; none is named."""
    found = files(["tree"], Settings(root=str(tree)))
    assert [
        "tree/a.yaml",
        "tree/b.json",
        "tree/sub/c.YML",
        "tree/sub/d.ndjson",
        "tree/sub/old/g.json",
    ] == paths(found)
    assert {False} == {file.is_named for file in found}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"include": ("*.txt",)}, ["tree/a.txt"]),
        ({"include": ("*.json",), "exclude": ("old/",)}, ["tree/b.json"]),
        ({"exclude": ("tree/sub",)}, ["tree/a.yaml", "tree/b.json"]),
        ({"exclude": ("*", "!b.json")}, ["tree/b.json"]),
        (
            {"include": ("/tree/sub/**",)},
            ["tree/sub/c.YML", "tree/sub/d.ndjson", "tree/sub/old/g.json"],
        ),
    ],
)
@pytest.mark.usefixtures("tree")
def test_patterns_of_the_settings(
    tmp_path: Path, settings: dict[str, tuple[str, ...]], expected: list[str]
) -> None:
    """Patterns are those of .gitignore, relative to the folder of the settings."""
    assert expected == paths(files(["tree"], Settings(root=str(tmp_path), **settings)))


@pytest.mark.usefixtures("tree")
def test_a_pattern_gives_what_it_matches() -> None:
    """Also below folders; none is named."""
    found = files(["tree/**/*.json"], Settings())
    assert ["tree/b.json", "tree/node_modules/f.json", "tree/sub/old/g.json"] == paths(found)
    assert {False} == {file.is_named for file in found}


@pytest.mark.parametrize("argument", ["tree", "tree/*"])
@pytest.mark.usefixtures("tree")
def test_only_files_are_opened(argument: str) -> None:
    """A pipe would be waited for without end, and a link may lead nowhere; one that leads to itself is told."""
    os.mkfifo("tree/pipe.json")
    for name, target in (("gone.json", "nothing"), ("round.json", "round.json")):
        Path("tree", name).symlink_to(target)
    found = [
        path
        for path in paths(files([argument], Settings()))
        if path.count("/") == 1 and path.endswith("json")
    ]
    assert ["tree/b.json", "tree/round.json"] == found


@pytest.mark.usefixtures("tree")
def test_a_pattern_without_a_match_is_a_missing_file() -> None:
    """So that it is told."""
    assert [File("tree/*.har", True, "tree/*.har")] == files(["tree/*.har"], Settings())


@pytest.mark.usefixtures("tree")
def test_a_file_whose_name_has_brackets() -> None:
    """A file that exists is no pattern."""
    Path("tree/[a].json").touch()
    assert [File("tree/[a].json", True, "tree/[a].json")] == files(["tree/[a].json"], Settings())


@pytest.mark.usefixtures("tree")
def test_a_file_given_twice_is_linted_once() -> None:
    """And as a named one, if it is named."""
    found = files(["tree", "./tree/b.json", "tree/b.json"], Settings(include=("b.json",)))
    assert [File("tree/b.json", True, "tree/b.json")] == found

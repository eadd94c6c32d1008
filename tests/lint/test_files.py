"""Which files are linted: named ones, and what folders and patterns hold."""

import os
import shutil
from pathlib import Path

import pytest

from vpn_preflight.lint import Project, Settings, files, find_files
from vpn_preflight.lint.files import GIT, SETTINGS, File


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
    """Files of known kinds, by name, the folder's own before those below; none is named."""
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
    """A pipe may never end, and a link may lead nowhere; one that leads to itself is reported."""
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
    """So that it is reported."""
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


@pytest.fixture
def repository(tree: Path) -> Path:
    """Make the root of a repository of the folder around the tree."""
    shutil.rmtree(tree / "tree" / ".git")
    (tree / ".git").mkdir()
    return tree


def test_what_git_ignores_in_a_folder_is_skipped(repository: Path) -> None:
    """By the patterns of each folder, the deepest first; `find_files` has the reason."""
    (repository / ".gitignore").write_text("*.json\nold/\n")
    (repository / "tree" / ".gitignore").write_text("!b.json\n/a.yaml\n")
    found = find_files(["tree"], Settings(root=str(repository)))
    assert ["tree/b.json", "tree/sub/c.YML", "tree/sub/d.ndjson"] == paths(found.files)
    expected = ["tree/a.yaml", "tree/sub/old/"]
    assert [(path, GIT) for path in expected] == sorted(found.skipped)


@pytest.mark.parametrize("argument", ["tree/sub/old", "tree/sub/old/g.json", "tree/sub/*/*.json"])
def test_what_is_named_is_linted_whatever_git_ignores(repository: Path, argument: str) -> None:
    """A folder, a file and a pattern."""
    (repository / ".gitignore").write_text("old/\n")
    found = files([argument], Settings(root=str(repository)))
    assert ["tree/sub/old/g.json"] == paths(found)


def test_patterns_of_git_outside_of_a_repository(repository: Path) -> None:
    """Those of the folder count; those above it belong to nothing."""
    (repository / ".git").rmdir()
    (repository / ".gitignore").write_text("*.json\n")
    (repository / "tree" / ".gitignore").write_text("*.yaml\n")
    found = paths(files(["tree"], Settings(root=str(repository))))
    assert "tree/b.json" in found
    assert "tree/a.yaml" not in found


def test_named_files_that_may_be_unrelated(tree: Path) -> None:
    """They are as those of a folder, and so the settings may exclude them; stdin is what it is."""
    settings = Settings(root=str(tree), exclude=("old/",))
    arguments = ["tree/b.json", "tree/sub/old/g.json", "-"]
    found = find_files(arguments, settings, is_forgiving=True)
    assert [("tree/b.json", False), ("-", False)] == [
        (file.path, file.is_named) for file in found.files
    ]
    assert [("tree/sub/old/g.json", SETTINGS)] == found.skipped
    assert arguments == paths(files(arguments, settings))


def test_each_folder_has_its_own_patterns(tree: Path) -> None:
    """Those of the closest settings file."""
    (tree / "vpn-preflight.toml").write_text('exclude = ["*.json"]\n')
    (tree / "tree" / "sub" / "vpn-preflight.toml").write_text('exclude = ["*.ndjson"]\n')
    found = paths(files(["tree"], Project({})))
    assert ["tree/a.yaml", "tree/sub/c.YML", "tree/sub/old/g.json"] == found

"""A folder of mixed files of a real-looking repository: payloads, near misses and other files."""

import shutil
from pathlib import Path

import pytest

from vpn_preflight.lint import Project, Run, find_files
from vpn_preflight.lint.reports.file_list import file_lines
from vpn_preflight.lint.result import Result

HERE = Path(__file__).parent
FEWEST = 40


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the repository, with the files of other programs, and go there.

    The names of its `.gitignore` and of payloads of other services' APIs are given here.
    """
    root = tmp_path / "repository"
    shutil.copytree(HERE / "mixed", root)
    shutil.copytree(HERE / "unrelated", root / "infra")
    (root / "gitignore").rename(root / ".gitignore")
    (root / ".git").mkdir()
    monkeypatch.chdir(root)
    return root


def place(result: Result, index: int) -> str:
    """Return file, line, column, severity, code and pointer of a finding."""
    one = result.shown[index].finding
    return f"{one.file}:{one.line}:{one.column} {one.severity} {one.code} {one.pointer}".rstrip()


def expected(name: str) -> list[str]:
    """Read the lines of a file next to this one."""
    return (HERE / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("repository")
def test_a_folder_of_mixed_files() -> None:
    """It gives exactly the findings and the list of files that a careful reader expects."""
    project = Project({})
    found = find_files(["."], project)
    results = list(Run(project).all(found.files))
    listed = list(file_lines(results, found.skipped))
    assert expected("mixed_files.txt") == listed
    assert len(listed) >= FEWEST
    places = [place(result, i) for result in results for i in range(len(result.shown))]
    assert expected("mixed_findings.txt") == sorted(places)


@pytest.mark.usefixtures("repository")
def test_the_files_of_a_folder_by_name() -> None:
    """A hook names them, and finds the same as in the folder."""
    project = Project({})
    names = sorted(str(path) for path in Path().rglob("*.*") if path.is_file())
    names = [name for name in names if not name.startswith(("build", "archive", "."))]
    found = find_files(names, project, is_forgiving=True)
    results = list(Run(project).all(found.files))
    places = [place(result, i) for result in results for i in range(len(result.shown))]
    assert expected("mixed_findings.txt") == sorted(places)

"""What to run when an extra is missing: it comes from where the package came from."""

from pathlib import Path
from typing import Any

import pytest

from vpn_preflight import extras

ROOT = Path(__file__).parents[2]
COMMIT = "d49a2b7"


@pytest.mark.parametrize(
    ("expected", "origin"),
    [
        ('"vpn-preflight[lsp]"', None),
        ('-e "/a b[lsp]"', {"url": "file:///a%20b", "dir_info": {"editable": True}}),
        ('"/a[lsp]"', {"url": "file:///a", "dir_info": {}}),
        (
            '"vpn-preflight[lsp] @ https://h/a.whl"',
            {"url": "https://h/a.whl", "archive_info": {}},
        ),
        (
            f'"vpn-preflight[lsp] @ git+https://h/a@{COMMIT}"',
            {"url": "https://h/a", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        ),
    ],
)
def test_an_extra_comes_from_where_the_package_came_from(
    expected: str, origin: dict[str, Any] | None
) -> None:
    """A folder, an archive, a repository, or else the index."""
    assert expected == extras.requirement("lsp", origin)


def test_this_installation_is_found() -> None:
    """The tests run from an editable installation of this tree, or from the wheel built there."""
    wheels = [one.as_uri() for one in (ROOT / "dist").glob("*.whl")]
    ours = [f'-e "{ROOT}[emulator]"', *(f'"vpn-preflight[emulator] @ {uri}"' for uri in wheels)]
    assert extras.command("emulator") in [f"pip install {one}" for one in ours]

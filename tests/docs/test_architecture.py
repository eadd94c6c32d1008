"""The map of the architecture shows what is there."""

import re
from pathlib import Path

import pytest

import vpn_preflight

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("room", ["emulator", "lint", "lsp", "plan", "protocols", "wire"])
def test_each_module_of_a_room_is_in_its_map_once(room: str) -> None:
    """A module that is new, renamed or gone changes the map."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition(f"| `{room}/` |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    folder = Path(vpn_preflight.__path__[0], room)
    modules = [path.stem for path in folder.glob("[!_]*.py")]
    packages = [f"{path.parent.name}/" for path in folder.glob("*/__init__.py")]
    assert sorted(modules + packages) == sorted(re.findall(r"`([\w/]+)`", "".join(cells)))

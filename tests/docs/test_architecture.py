"""The map of the architecture shows what is there."""

import re
from pathlib import Path

from vpn_preflight import lint

ROOT = Path(__file__).parents[2]


def test_each_module_of_the_linter_is_in_the_map_once() -> None:
    """A module that is new, renamed or gone changes the map."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("| `lint/` |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    folder = Path(lint.__path__[0])
    modules = [path.stem for path in folder.glob("[!_]*.py")]
    packages = [f"{path.parent.name}/" for path in folder.glob("*/__init__.py")]
    assert sorted(modules + packages) == sorted(re.findall(r"`([\w/]+)`", "".join(cells)))

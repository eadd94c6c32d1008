"""The page about the contract tells every key of ours, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

OPENAPI = Path(__file__).parent.parent.parent / "openapi"


def keys(node: Any) -> Iterator[str]:
    """Yield every key of a document."""
    if isinstance(node, dict):
        yield from node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from keys(item)


def test_every_key_of_ours_is_told() -> None:
    """The table lists the keys that start with x-, all that the documents use and no other."""
    used = {
        key
        for path in OPENAPI.glob("*.yaml")
        for key in keys(YAML(typ="safe").load(path))
        if str(key).startswith("x-")
    }
    table = re.findall(
        r"^\|([^|]*)\|", (OPENAPI / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert used == set(re.findall(r"`(x-[a-z-]+)`", " ".join(table)))

"""The page about the contract lists every key of ours, and the words of the contract are plain."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

OPENAPI = Path(__file__).parent.parent.parent / "openapi"
DOCUMENTS = sorted(OPENAPI.glob("*.yaml"))


AVOIDED = re.compile(
    r"\b(?:members?|tells?|told|(?<!clear )texts?|stands?|beside|the page|no such)\b"
)
SENTENCE = re.compile(r"[A-Z](?:[^:;.]|[:.](?=\w))*\.")


def keys(node: Any) -> Iterator[str]:
    """Yield every key of a document."""
    if isinstance(node, dict):
        yield from node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from keys(item)


def test_every_key_of_ours_is_listed() -> None:
    """The table lists the keys that start with x-, all that the documents use and no other."""
    used = {
        key
        for path in DOCUMENTS
        for key in keys(YAML(typ="safe").load(path))
        if str(key).startswith("x-")
    }
    table = re.findall(
        r"^\|([^|]*)\|", (OPENAPI / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert used == set(re.findall(r"`(x-[a-z-]+)`", " ".join(table)))


def words(node: Any, *names: str) -> Iterator[str]:
    """Yield the strings under some keys of a document."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for name, item in items if isinstance(node, dict | list) else ():
        if name in names and isinstance(item, str):
            yield item
        elif isinstance(item, dict | list):
            yield from words(item, *names)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_people_read_keeps_to_the_vocabulary(path: Path) -> None:
    """Descriptions, meanings, hints and evidence have none of the words that we avoid."""
    shown = words(
        YAML(typ="safe").load(path),
        *("summary", "description", "meaning", "hint", "evidence", "reason", "instead", "wanted"),
    )
    assert [] == [text for text in shown if AVOIDED.search(text)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_meaning_and_a_hint_are_one_sentence(path: Path) -> None:
    """Both are joined with other words: one sentence with a period, no colon and no semicolon."""
    document = YAML(typ="safe").load(path)
    # This one is shown in parentheses.
    document.pop("x-public-host", None)
    shown = words(document, "meaning", "hint")
    assert [] == [text for text in shown if not SENTENCE.fullmatch(text)]

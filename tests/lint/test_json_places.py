"""Places that are looked for when they are asked for are those of the whole reading."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.lint import json_places, json_text
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.json_text import Node
from vpn_preflight.lint.text import Text

WORDS = st.text(st.sampled_from('ab\\"/ [{}],:\u00e9\U0001f600\u2028\t'), max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-9e9, 9e9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)
SPACES = st.sampled_from(["", " ", "\n\t", "\r\n"])


def facts(node: Node) -> Any:
    """All that a place says."""
    below = {token: facts(inner) for token, inner in node.below.items()}
    return node.value, node.start, node.end, node.key, node.asides, below


@given(VALUES, st.booleans(), st.sampled_from([None, 1]), SPACES, SPACES)
def test_they_are_those_of_the_whole_reading(
    value: Any, ascii_only: bool, indent: int | None, before: str, after: str
) -> None:
    """Whatever the layout, the escapes and the depth."""
    text = before + json.dumps(value, ensure_ascii=ascii_only, indent=indent) + after
    assert facts(json_text.parse(text)) == facts(json_places.places(text))


def test_what_is_beside_the_way_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pointer into one of many values makes the places of its level and no more."""
    made, real = [], json_places.LazyNode.__init__
    monkeypatch.setattr(
        json_places.LazyNode, "__init__", lambda self, *given: made.append(1) or real(self, *given)
    )
    text = json.dumps({"a": {"b": [1, 2]}, "c": [[1] * 99, [2] * 99], "d": {"e": 1}})
    node = Document(Text("a.json", text), json.loads(text)).node(("a", "b", "1"))
    assert (2, 7) == (node.value, len(made))


def test_a_long_text_is_read_once_for_all_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each level on the way would read what is below it once more."""
    parsed, real = [], json_text.parse
    monkeypatch.setattr(json_text, "parse", lambda text: parsed.append(1) or real(text))
    text = json.dumps({"a": ["x" * json_places.LONGEST]})
    assert 1 == len(Document(Text("a.json", text), json.loads(text)).tree.below)
    assert 1 == len(parsed)

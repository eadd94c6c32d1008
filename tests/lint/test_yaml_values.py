"""Plain YAML has the same values without places as with them; anything else is read with places."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.lint.json_text import DEPTH
from vpn_preflight.lint.yaml_scalars import (
    AMBIGUOUS,
    FRACTION,
    HEXADECIMAL,
    INTEGER,
    MAYBE_OTHER,
    NOT_NUMBER,
    WORDS,
)
from vpn_preflight.lint.yaml_text import parse
from vpn_preflight.lint.yaml_values import LONGEST, plain_values

GOOD = Path(__file__).parent.parent / "examples" / "good"
PIECES = [
    *("a", "b", ": ", ":", "- ", "? ", "\n", "\n  ", " ", ", ", "{", "}", "[", "]", "---\n", "..."),
    *("&x ", "*x", "!!str ", "! ", "<<: ", "'", '"', "|\n ", ">\n ", "# c\n", "\t", "\ufeff", "%"),
    *("yes", "null", "~", "012", "1", "-1.5", "1e3", "10:30", "2020-01-01", ".inf", "=", "\u0085"),
]
PLAIN = "a: {b: [1, 'x', \"y\"]}\nc: |\n  text\nd: 10.0.0.0/8\n---\n- null\n- true\n"
FORMS = [INTEGER, FRACTION, HEXADECIMAL, NOT_NUMBER, *(form for form, _ in AMBIGUOUS)]


def with_places(text: str) -> list[Any] | None:
    """The values of the reader with places; None if anything is wrong."""
    found = list(parse(text))
    is_clean = not any(one.errors or one.merges for one in found)
    return [one.root.value for one in found if one.root] if is_clean else None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_they_are_those_of_the_reader_with_places(text: str) -> None:
    """With their types; a text with an error is never plain."""
    found = plain_values(text)
    assert found is None or repr(with_places(text)) == repr(found)


def test_payloads_are_plain() -> None:
    """What people write needs no second reading, or this would save nothing."""
    text = (GOOD / "token_request.yaml").read_text()
    for plain in (PLAIN, text):
        assert plain_values(plain) == with_places(plain) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("&x a", "a: &x b", "&x {}", "!!str a", "!!map {}", "a: *b", "a: &x 1\nb: *x", "&x a: 1"),
        *("a: 1\na: 2", "1: a", "true: a", "{}: a", "? [a]\n: b", "<<: {a: 1}", "a: yes", "a: 1_0"),
        *("null", "", "a: {", "\ufeffa: 1", "a: .nan"),
        "[" * (DEPTH + 1) + "]" * (DEPTH + 1),
        f"a: {'x' * LONGEST}",
    ],
)
def test_what_is_not_plain_is_left_to_the_reader_with_places(text: str) -> None:
    """An error needs a place, and a long text is read once."""
    assert not plain_values(text)


def test_the_deepest_text_is_plain() -> None:
    """As the reader with places has it."""
    text = "[" * DEPTH + "]" * DEPTH
    assert plain_values(text) == with_places(text) is not None


@given(st.one_of([st.from_regex(form, fullmatch=True) for form in FORMS]))
def test_no_other_value_is_taken_for_a_string(text: str) -> None:
    """What a pattern of the scalars matches is tried against all of them."""
    assert MAYBE_OTHER.match(text)


@pytest.mark.parametrize("word", sorted(chain(WORDS, ("Yes", "NO", "on", "Off", "<<", "="))))
def test_no_word_is_taken_for_a_string(word: str) -> None:
    """However it is written."""
    assert MAYBE_OTHER.match(word)

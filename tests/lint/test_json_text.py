"""The two readings of JSON: what they accept, what they refuse and where, and that they agree."""

import json
import math
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.lint import json_text
from vpn_preflight.lint.json_text import UnreadableError, load, parse
from vpn_preflight.rules import unreadable

# Texts that are almost JSON: its tokens, some of them broken, in any order.
TOKENS = [
    *"{}[],:",
    *(
        '"a"',
        '"b"',
        '"a',
        '"\\u00e9"',
        '"\\x"',
        '"\\ud800"',
        '"\t"',
        "'a'",
        "true",
        "null",
        "nul",
        "// a",
    ),
    *(
        "0",
        "-1",
        "01",
        "1.",
        "0.5",
        "1e5",
        "1e999",
        "NaN",
        "-Infinity",
        "-",
        "+1",
        " ",
        "\n",
        "\r\n",
        "\ufeff",
        "\x00",
    ),
]
ALMOST_JSON = st.lists(st.sampled_from(TOKENS), max_size=12).map("".join)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)
STRICTER = {unreadable.DUPLICATE.code, unreadable.DEEP.code, unreadable.NUMBER.code}


def refusal(text: str) -> UnreadableError:
    """The error of a text that cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        load(text)
    return caught.value


def outcome(read: Callable[[str], Any], text: str) -> tuple[Any, Any]:
    """The value, or the error in its place."""
    try:
        return read(text), None
    except (ValueError, UnreadableError) as error:
        return None, error


@given(VALUES, st.booleans())
def test_both_readings_give_the_value_that_was_written(value: Any, pretty: bool) -> None:
    """What json writes comes back equal from either reading."""
    text = json.dumps(value, indent=2 if pretty else None, ensure_ascii=pretty)
    assert value == load(text) == parse(text).value


@given(st.one_of(ALMOST_JSON, st.text()))
def test_a_text_is_refused_when_json_refuses_it(text: str) -> None:
    """What is refused beyond that is refused on purpose."""
    expected, refused_by_json = outcome(json.loads, text)
    value, refused_by_us = outcome(load, text)
    if refused_by_us is None:
        assert (expected, None) == (value, refused_by_json)
    elif refused_by_json is None:
        assert refused_by_us.rule.code in STRICTER


@given(st.one_of(ALMOST_JSON, st.text()))
def test_both_readings_refuse_the_same(text: str) -> None:
    """The fast reading takes nothing that the second one refuses, and gives the same value."""
    fast, second = outcome(load, text), outcome(lambda it: parse(it).value, text)
    assert (fast[0], str(fast[1])) == (second[0], str(second[1]))


@given(VALUES)
def test_every_value_is_where_its_node_says(value: Any) -> None:
    """The text between start and end of a node is its value, and that of its key is its name."""
    text = json.dumps(value, indent=1)
    stack = [parse(text)]
    while stack:
        node = stack.pop()
        assert node.value == json.loads(text[node.start : node.end])
        for name, inner in node.below.items():
            assert inner.key is None or name == json.loads(text[slice(*inner.key)])
            stack.append(inner)


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("", "VFR004", 0, 1),
        ("  \n ", "VFR004", 4, 5),
        ("{'a': 1}", "VFR004", 1, 2),
        ('{"a": 1,}', "VFR004", 8, 9),
        ("[1, ]", "VFR004", 4, 5),
        ('{"a" 1}', "VFR004", 5, 6),
        ('{"a": 1 "b": 2}', "VFR004", 8, 9),
        ("[1", "VFR004", 2, 3),
        ('{"a"', "VFR004", 4, 5),
        ("{} x", "VFR004", 3, 4),
        ("[01]", "VFR004", 2, 3),
        ("[+1]", "VFR004", 1, 2),
        ('["a\tb"]', "VFR004", 3, 4),
        ('["ab', "VFR004", 1, 2),
        ('["a\\qb"]', "VFR004", 3, 4),
        ("[1] // why", "VFR004", 4, 5),
        ('{"a": 1, "b": 2, "a": 3}', "VFR005", 17, 20),
        ('{"a": {"b": 1}, "\\u0061": 3}', "VFR005", 16, 24),
        ("[1, NaN]", "VFR007", 4, 7),
        ("-Infinity", "VFR007", 0, 9),
        ("[1e999]", "VFR007", 1, 6),
        ("[" + "1" * 5000 + "]", "VFR007", 1, 5001),
        ("[" + "1" * 401 + "]", "VFR007", 1, 402),
        ("[0." + "1" * 399 + "]", "VFR007", 1, 402),
        ("[0." + "1" * 5000 + "]", "VFR007", 1, 5003),
        ("[" * 10_000 + "]" * 10_000, "VFR006", 256, 257),
        ("[" * 10_000, "VFR006", 256, 257),
        ('{"a":' * 10_000, "VFR006", 1280, 1281),
    ],
)
def test_a_refusal_stands_where_the_fault_is(text: str, code: str, start: int, end: int) -> None:
    """Rule and offsets of what makes a text unreadable."""
    error = refusal(text)
    assert (code, start, end) == (error.rule.code, error.start, error.end)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", "found"),
        ("{'a': 1}", "double quotes"),
        ("[1] // why", "comments"),
        ('{"a": 1,}', "comma before }"),
        ('{"a": 1 "b": 2}', "comma or }"),
        ('["ab', "quote"),
        ('["\n"]', "escape"),
        ('["\\q"]', "\\\\"),
    ],
)
def test_a_refusal_says_what_was_expected(text: str, term: str) -> None:
    """A syntax error names what it is about."""
    assert term in str(refusal(text))


def test_the_deepest_nesting_that_is_read() -> None:
    """256 levels are read, 257 are not; brackets inside texts do not count."""
    assert ["[" * 300] == load('["' + "[" * 300 + '"]')
    assert load("[" * 256 + "]" * 256)
    assert unreadable.DEEP == refusal("[" * 257 + "]" * 257).rule


def test_a_long_number_that_is_still_read() -> None:
    """400 characters of a number are read as they stand."""
    assert 10**399 == load("1" + "0" * 399)
    assert math.isclose(0.1, load("0.1" + "0" * 397))


def test_the_second_reading_is_linear() -> None:
    """Eight times the text takes about eight times the steps, those of the collector included."""

    def steps(count: int) -> int:
        text = "[" + ",".join(['{"name": [1, "text"]}'] * count) + "]"
        seen: list[str] = []
        sys.setprofile(lambda _frame, event, _argument: seen.append(event))
        try:
            parse(text)
        finally:
            sys.setprofile(None)
        return len(seen)

    assert steps(2_000) < steps(16_000) < 9 * steps(2_000)


def test_the_fast_reading_is_taken_for_small_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """A valid document of ordinary size is not read a second time."""
    monkeypatch.setattr(json_text, "parse", None)
    assert {"a": [1]} == load('{"a": [1]}')


def test_a_document_of_too_many_places() -> None:
    """It is refused before it fills the memory."""
    with pytest.raises(UnreadableError, match="1000000") as caught:
        load(f"[{'1,' * json_text.PLACES}1,1]")
    assert "VFR003" == caught.value.rule.code

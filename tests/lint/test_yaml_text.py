"""YAML with positions: values of JSON, or errors at their places, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vpn_preflight.lint.documents import read
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.settings import Settings
from vpn_preflight.lint.yaml_text import PLACES, comments, parse


def values(text: str) -> list[Any]:
    """The values of all documents."""
    found = list(parse(text))
    assert [] == [str(error) for one in found for error in one.errors]
    return [one.root.value for one in found if one.root]


def refused(text: str) -> UnreadableError:
    """What is wrong at last with a text."""
    *_, (_, errors, _) = parse(text)
    return errors[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", [{"a": 1}]),
        ("[a, 'b', \"c\", |\n x]", None),
        ("- |\n  x\n  y\n- >-\n  x\n  y\n", [["x\ny\n", "x y"]]),
        (
            "{a: null, b: ~, c: , d: true, e: False}",
            [{"a": None, "b": None, "c": None, "d": True, "e": False}],
        ),
        (
            "[-1, +1, 0, 07, 0x1F, 1.5, .5, 1.5e+3, 0:30, '1']",
            [[-1, 1, 0, 7, 31, 1.5, 0.5, 1500.0, "0:30", "1"]],
        ),
        (
            "[group14, 10.0.0.0/8, 3des-cbc, aes-cbc-128, y, n, 1.2.3]",
            [["group14", "10.0.0.0/8", "3des-cbc", "aes-cbc-128", "y", "n", "1.2.3"]],
        ),
        ("a\n---\nb\n...\n---\n---\nc", ["a", "b", "c"]),
        ("", []),
        ("# nothing\n", []),
        ("&x a", ["a"]),
        ("a: &x {b: 1}\nc: *x\n", [{"a": {"b": 1}, "c": {"b": 1}}]),
        ("!!str 12", ["12"]),
        ("! a", ["a"]),
        ("!!int 12", [12]),
        ("!!map {}", [{}]),
        ("!!seq []", [[]]),
        ("%YAML 1.2\n---\na", ["a"]),
        ('"\\U0001f600\\xe9"', ["\U0001f600\xe9"]),
    ],
)
def test_the_values_of_a_text(text: str, expected: list[Any] | None) -> None:
    """Those of JSON, where readers agree on them."""
    if expected is None:
        assert "VFR013" == refused(text).rule.code
    else:
        assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        *(
            (f"a: {word}", "VFR011", word)
            for word in (
                "no",
                "Yes",
                "ON",
                "off",
                "-0x10",
                "0x_1",
                "0o17",
                "0b1",
                "012",
                "1_000",
                "1:30",
                "1e3",
            )
        ),
        *(
            (f"a: {word}", "VFR011", word)
            for word in ("2024-06-17", "2024-06-17T09:48:27Z", "=", "190:20:30")
        ),
        ("no: 1", "VFR011", "no"),
        ("a: <<", "VFR011", "<<"),
        *((f"a: {word}", "VFR007", word) for word in (".inf", "-.Inf", ".nan", "9" * 500)),
        ("é: 1\n\U0001f600: 2\né: 3", "VFR005", "é"),
        ("a:\n\t- b", "VFR012", "\t"),
        ("\ta: 1", "VFR012", "\t"),
        ("a: b: c", "VFR013", ":"),
        ("a: [1, 2", "VFR013", ""),
        ("a: 'b", "VFR013", ""),
        ("a: @b", "VFR013", "@"),
        ("a: {{ b }}", "VFR013", "{"),
        ("? [a]\n: b", "VFR013", "["),
        ("1: a", "VFR013", "1"),
        ("null: a", "VFR013", "null"),
        ("a: *b", "VFR013", "*b"),
        ("&a [*a]", "VFR013", "*a"),
        ("a: &b c\n*b : d", "VFR013", "*b"),
        ('!x "a": b', "VFR013", '"a"'),
        ("é: \x07", "VFR013", "\x07"),
        ("\ufeffa: b", "VFR013", "\ufeff"),
        ("a: !x b", "VFR014", "b"),
        ("a: !!int b", "VFR014", "b"),
        ("a: !!binary aGk=", "VFR014", "aGk="),
        ("a: !x {b: 1}", "VFR014", "{"),
        ("[" * 257, "VFR006", "["),
        ("- " * 257 + "a", "VFR006", "-"),
        ("{a: " * 257, "VFR006", "{"),
        ("[" * 10_000, "VFR006", "["),
        ("? " * 10_000, "VFR013", "?"),
    ],
)
def test_what_is_refused(text: str, code: str, marked: str) -> None:
    """Each with its code, at its place."""
    error = refused(text)
    assert code == error.rule.code
    assert marked in (text[error.start : error.end], text[error.start :][: len(marked)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<<: {a: 1}\nb: 2", {"b": 2, "a": 1}),
        ("a: 2\n<<: {a: 1, b: 1}", {"a": 2, "b": 1}),
        ("<<: {a: 1, b: 1}\na: 2", {"a": 2, "b": 1}),
        ("<<: [{a: 1}, {a: 2, b: 2}]", {"a": 1, "b": 2}),
        ("x: &x {<<: {a: 1}}\ny: {<<: *x}", {"x": {"a": 1}, "y": {"a": 1}}),
        ("<<: text\na: 1", {"a": 1}),
    ],
)
def test_a_merge_key_is_reported_and_its_fields_are_read(text: str, expected: Any) -> None:
    """The fields of the object itself win, then those of the first object that is merged."""
    (found,) = parse(text)
    assert expected == (found.root and found.root.value)
    assert [] == found.errors
    assert {("VFR011", "<<")} == {
        (error.rule.code, text[error.start : error.end]) for error in found.merges
    }


def test_a_name_in_quotes_is_no_merge_key() -> None:
    """It is a name like any other."""
    assert [{"<<": {"a": 1}}] == values('"<<": {a: 1}')


def test_a_merge_key_hides_no_other_finding(tmp_path: Path) -> None:
    """What it merges is checked at its own place, and its fields make a payload of the document."""
    file = tmp_path / "group.yaml"
    file.write_text('<<: {user_group: {name: ""}}\n', encoding="utf-8")
    assert [("VFR011", "/<<", 1), ("VFS007", "/user_group/name", 25)] == [
        (found.code, found.pointer, found.column)
        for one in findings(read(str(file), "group.yaml"), Settings())
        for found in one.findings
    ]


def test_an_error_about_one_place_hides_nothing() -> None:
    """Every one is told, and the documents behind are read."""
    first, second, third = parse(
        "a: no\na: 1:30\nb: *x\n*z : !y 0b1\n---\na: 1\n---\na: yes\nb: [\n"
    )
    assert ["VFR011", "VFR005", "VFR011", "VFR013", "VFR013", "VFR013", "VFR011"] == [
        error.rule.code for error in first.errors
    ]
    assert ({"a": 1}, []) == (second.root and second.root.value, second.errors)
    assert (None, ["VFR011", "VFR013"]) == (third.root, [error.rule.code for error in third.errors])


def test_no_message_quotes_the_text() -> None:
    """A text may be a secret."""
    word = "zanzibar"
    for text in (
        f"{word}: {word}: {word}",
        f"*{word}",
        f"!{word} {word}",
        f"'{word}",
        f"{word}: 1\n{word}: 2",
        f"%{word}\n---\n{word}\n%",
    ):
        assert word not in str(refused(text))


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("é: \U0001f600 x  # y\n", ("é",), "\U0001f600 x"),
        ("a:\r\n  b: 'c'\r\n", ("a",), "b: 'c'"),
        ("a:\n  - 1\n  - [2]\n\nb: 3\n", ("a",), "- 1\n  - [2]"),
        ("a: &x !!str  5\n", ("a",), "5"),
        ("a: &x\n  b: 1\n", ("a",), "b: 1"),
        ("a: &x {b: 1}\nc: *x\n", ("c",), "*x"),
        ("a: &x {b: 1}\nc: *x\n", ("c", "b"), "1"),
        ("a: |\n  b\n  c\n\nd: 1\n", ("a",), "|\n  b\n  c"),
        ("a:\nb: 1\n", ("a",), ""),
        ("- a: 1\n  b: 2\n- c\n", ("0",), "a: 1\n  b: 2"),
    ],
)
def test_the_span_of_a_value(text: str, path: tuple[str, ...], expected: str) -> None:
    """From its first character to the end of its last, whatever the line ends are."""
    ((node, _, _),) = parse(text)
    assert node
    for token in path:
        node = node.below[token]
    assert expected == text[node.start : node.end]


def test_comments_are_told_from_texts() -> None:
    """A hash in a text, or without a blank before it, begins none."""
    text = "# one\na: 'x # y' # two\nb: |\n  # text\nc: d#e\n#three"
    assert ["# one", "# two", "#three"] == [text[start:end] for start, end in comments(text)]


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    """Nine lines that stand for a billion values cost no more than nine lines."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert "VFR015" == refused("\n".join(lines)).rule.code


def test_a_long_file_is_too_large() -> None:
    """Places that are written out are counted as well, in each document by itself."""
    assert "VFR003" == refused(f"[{'1,' * PLACES}1]").rule.code
    assert 1 == len(values(f"[0, &a [{'1,' * (PLACES // 2 - 3)}1], *a]"))
    assert "VFR015" == refused(f"[0, &a [{'1,' * (PLACES // 2 - 2)}1], *a]").rule.code
    assert 2 == len(values(f"[{'1,' * (PLACES - 2)}1]\n---\n[1]"))


YAML_LIKE = st.text(
    st.sampled_from("ab: -[]{},#&*!|>'\"%@`?\n\t \r\\0x1.~é\U0001f600\u2028\x85\ufeff\x00<="),
    max_size=60,
)
LINES = st.lists(
    st.sampled_from(
        [
            "a: ",
            "- ",
            "  ",
            "b",
            "[",
            "]",
            "{",
            "}",
            "'",
            '"',
            "|\n",
            "&x ",
            "*x",
            "!!str ",
            "\n",
            "---\n",
            "? ",
            ": ",
        ]
    )
)


@given(st.text(max_size=60) | YAML_LIKE | LINES.map("".join))
@example("a: |2\n\x85 b")
@example('"\\uD83D"')
@example("? a\n? b\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Documents come out, or what is wrong with them; every span lies in the text."""
    for root, errors, _ in parse(text):
        for error in errors:
            assert 0 <= error.start <= len(text)
            assert error.rule.code.startswith("VFR")
        stack = [root] if root else []
        while stack:
            node = stack.pop()
            assert 0 <= node.start <= node.end <= len(text)
            stack.extend(node.below.values())


PLAIN = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029\ufffe\uffff"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(PLAIN),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(PLAIN), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_json_is_yaml(value: Any) -> None:
    """YAML reads JSON alike, except numbers such as 1e22 and characters that YAML does not have."""
    if value is not None:
        assert [value] == values(json.dumps(value, ensure_ascii=False))

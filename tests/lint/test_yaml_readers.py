"""A plain scalar is read as PyYAML (1.1), ruamel.yaml (1.2) and the standard do, or refused."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, product
from typing import Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.yaml_scalars import plain_value
from vpn_preflight.lint.yaml_text import parse

OLD = yaml.SafeLoader("")
NEW = ruamel.yaml.YAML(typ="safe", pure=True)
# The core schema of YAML 1.2.2, chapter 10.3.2.
CORE: list[tuple[str, Callable[[str], Any]]] = [
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, base=0)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, base=0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
]
REFUSED = "refused"
# JSON has no such number.
INFINITE = [(float, "inf"), (float, "-inf")]
MESSAGES = (ValueError, yaml.YAMLError, ruamel.yaml.error.YAMLError)


def old(text: str) -> Any:
    """What PyYAML takes a plain scalar for."""
    tag = OLD.resolve(yaml.ScalarNode, text, (True, False))
    return text if tag.endswith(":str") else OLD.construct_object(yaml.ScalarNode(tag, text))


def new(text: str) -> Any:
    """What ruamel.yaml takes it for."""
    tag = NEW.resolver.resolve(ruamel.yaml.ScalarNode, text, (True, False))
    return (
        text
        if str(tag).endswith(":str")
        else NEW.constructor.construct_object(ruamel.yaml.ScalarNode(tag, text), deep=True)
    )


def core(text: str) -> Any:
    """What the standard takes it for."""
    return next((read(text) for pattern, read in CORE if re.fullmatch(pattern, text)), text)


def everybody(text: str) -> Any:
    """What all take it for, with its type; REFUSED where they differ, or one fails."""
    try:
        (found,) = {(type(value), str(value)) for value in (core(text), old(text), new(text))}
    except MESSAGES:
        return REFUSED
    return REFUSED if found in INFINITE else found


def ours(text: str) -> Any:
    """What we take it for."""
    try:
        value = plain_value(text, 0, 0)
    except UnreadableError as error:
        return REFUSED if error.rule.code in ("VFR011", "VFR007") else error.rule.code
    return type(value), str(value)


def short() -> Iterator[str]:
    """Every string of up to four of these characters, and of five of those of numbers."""
    everything = (product("019_.+-eExob:,", repeat=length) for length in range(1, 5))
    return map("".join, chain(*everything, product("09_.+-e:xo", repeat=5)))


def test_all_short_scalars() -> None:
    """We refuse those that readers differ on, and read all others alike."""
    assert [] == [text for text in short() if everybody(text) != ours(text)]


LONGER = st.text(st.sampled_from("0179_.+-eExobaF:"), min_size=1, max_size=12)
FORMS = st.one_of(st.from_regex(pattern, fullmatch=True) for pattern, _ in CORE)
WORDS = st.sampled_from(["yes", "no", "on", "off", "true", "false", "null"]).flatmap(
    lambda word: st.sampled_from([word, word.title(), word.upper(), word.swapcase(), word + "_"])
)
BASE_60 = st.from_regex(r"[-+]?[0-9][0-9_]*(:[0-6]?[0-9]){1,3}(\.[0-9_]*)?", fullmatch=True)


@settings(max_examples=2000)
@given((LONGER | FORMS | WORDS | BASE_60).filter(str.isascii))
@example("685_230.15")
@example("190:20:30")
def test_longer_scalars(text: str) -> None:
    """The same holds for longer ones."""
    assert everybody(text) == ours(text)


@pytest.mark.parametrize(
    "text",
    ["! 1", "! true", "! 1.5", "! ~", "! 012", "!\n", "!!float 1:30", "!!int 012", "!!bool yes"],
)
def test_tags_that_readers_take_differently(text: str) -> None:
    """A lone ! makes a string of a value by the standard, and nothing in practice."""
    ((_, (error,), _),) = parse(text)
    assert "VFR011" == error.rule.code


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("a", "! a"),
        ("1", "! '1'"),
        ("no", "!!str no"),
        ("012", "!!str 012"),
        (1.0, "!!float 1"),
        (-0.5, "!!float -.5"),
        (1000.0, "!!float 1e3"),
        (12, "!!int 12"),
        (True, "!!bool true"),
        (None, "!!null ~"),
    ],
)
def test_tags_that_readers_take_alike(expected: Any, text: str) -> None:
    """The value has the type of the tag."""
    ((root, errors, _),) = parse(text)
    assert ([], expected, type(expected)) == (
        errors,
        root and root.value,
        type(root and root.value),
    )
    assert str(expected) == str(yaml.safe_load(text)) == str(NEW.load(text))


@pytest.mark.parametrize(
    "text",
    ["!!int true", "!!int 1.0", "!!float a", "!!float true", "!!bool 1", "!!null a", "!!x 1"],
)
def test_tags_of_another_type(text: str) -> None:
    """A tag that the value does not fit is refused as what it is."""
    ((_, (error,), _),) = parse(text)
    assert "VFR014" == error.rule.code

"""Write a finding in the words of a Python caller: keywords, attributes and literals.

The generated models say what the docs call an attribute. A dict keeps the names of the docs: they
are what the caller wrote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import Finding, split_pointer, step, with_advice
from vpn_preflight.wire.values import DEPTH, Keywords, is_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LITERALS = {"null": "None", "true": "True", "false": "False"}
# A string or a word of a message, and what only a file or the command line has.
STRING_OR_WORD = re.compile(r'"(?:[^"\\]|\\.)*+"?|[A-Za-z_]\w*')
OPTION = re.compile(r"--([a-z]{1,20}) (\w{1,20})")
OF_A_FORM = re.compile(r" \(in a form body, [^)]{1,200}\)")
# Where a finding points to what is in the URL, and not in the payload.
URL_PARTS = ("path", "query")


def words(finding: Finding, body: Any, *, by_keyword: bool) -> str:
    """Return `place: problem; advice` as the caller who passed `body` has the names and values.

    `by_keyword` says that the ids of the URL are arguments as well. A payload in the names of the
    docs keeps its words; only the options of the command line become arguments.
    """
    if not by_keyword or (isinstance(body, Mapping) and not isinstance(body, Keywords)):
        return as_arguments(finding.words)
    names, place = names_inside(body), "".join(steps(body, finding)).removeprefix(".")
    problem, advice = (in_python(part, names) for part in (finding.message, finding.advice or ""))
    return with_advice(f"{place}: {problem}" if place else problem, advice)


def as_arguments(text: str) -> str:
    """Write options of the command line as arguments."""
    return OPTION.sub(r'\1="\2"', text)


def in_python(text: str, names: Mapping[str, str]) -> str:
    """Write the names, literals and options of a message as Python has them."""

    def translated(found: re.Match[str]) -> str:
        word = found[0]
        return literal(word) if word[0] == '"' else LITERALS.get(word) or names.get(word, word)

    return as_arguments(STRING_OR_WORD.sub(translated, OF_A_FORM.sub("", text)))


def literal(text: str) -> str:
    """Write a string of JSON as Python does; anything else as it is."""
    try:
        return repr(json.loads(text))
    except ValueError:
        return text


def steps(value: Any, finding: Finding) -> Iterator[str]:
    """Yield each step of a place as Python writes it."""
    tokens = split_pointer(finding.shown_pointer or finding.pointer)
    is_in_url = len(tokens) > 1 and tokens[0] in URL_PARTS
    for token in tokens[is_in_url:]:
        name = names_of(value).get(token, token)
        found = step(name)
        yield f"[{name!r}]" if found.startswith('["') else found
        value = inner(value, token, name)


def inner(value: Any, token: str, name: str) -> Any:
    """Return what is at a step below a value; None where nothing is."""
    if isinstance(value, Mapping):
        return value.get(token)
    if isinstance(value, list | tuple):
        return value[int(token)] if token.isdecimal() and int(token) < len(value) else None
    return getattr(value, name, None) if is_model(type(value)) else None


def names_inside(value: Any, depth: int = DEPTH) -> dict[str, str]:
    """Return the attribute of each name of the docs, of every model in a payload."""
    found = dict(names_of(value))
    if depth:
        for below in parts(value):
            found |= names_inside(below, depth - 1)
    return found


def parts(value: Any) -> Iterable[Any]:
    """Return what may be or hold a model."""
    if isinstance(value, Mapping):
        return value.values()
    if is_model(type(value)):
        return [getattr(value, attribute.name) for attribute in fields_of(type(value))]
    return value if isinstance(value, list | tuple) else ()


def fields_of(model: Any) -> tuple[Any, ...]:
    """Return the fields of a model."""
    from attrs import fields  # noqa: PLC0415 - there is no model without it

    found: tuple[Any, ...] = fields(model)
    return found


def names_of(value: Any) -> Mapping[str, str]:
    """Return the attributes of a model by their names in the docs, where the two differ."""
    kind = value.model if isinstance(value, Keywords) else type(value)
    return names_of_model(kind) if is_model(kind) else {}


@cache
def names_of_model(kind: Any) -> dict[str, str]:
    """Return the same of the class."""
    return {
        attribute.metadata["name"]: attribute.name
        for attribute in fields_of(kind)
        if "name" in attribute.metadata
    }

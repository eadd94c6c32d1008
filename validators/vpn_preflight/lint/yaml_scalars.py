"""The values of YAML scalars: those of JSON, where readers of YAML 1.1 and 1.2 agree."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from vpn_preflight.lint.json_text import (
    NO_NUMBER,
    PORTABLE,
    REMOVE_NUMBER,
    UNPORTABLE,
    UnreadableError,
    fraction,
    integer,
)
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule

TAG = "tag:yaml.org,2002:"
# The styles of scalars that are strings.
QUOTED = ("'", '"', "|", ">")
WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
TYPES = {"null": type(None), "bool": bool, "int": int, "float": float}
# The same number to PyYAML, ruamel.yaml and the core schema of YAML 1.2: 07 is, 08 and 010 are not.
INTEGER = re.compile(r"[-+]?(?:0*[0-7]|[1-9][0-9]*)")
HEXADECIMAL = re.compile("0x[0-9a-fA-F]+")
FRACTION = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
# The same number to all of them behind a tag of a number.
TAGGED_FRACTION = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
NOT_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def words(*names: str) -> str:
    """Return a pattern of words in lower case, upper case and title case."""
    return "|".join(form for word in names for form in (word, word.title(), word.upper()))


QUOTE = "quote the string"
DIGITS = f"use decimal digits for a number, or {QUOTE}"
# Values that those readers take for different ones, and the advice; what is read before is none of
# these. No two repetitions of the same characters follow each other: a long run of digits could be
# split between them in every way.
AMBIGUOUS = [
    (re.compile(words("yes", "no", "on", "off")), f"{QUOTE}, or use true or false for a Boolean"),
    (re.compile(r"[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)"), DIGITS),
    (re.compile(r"[-+]?0[0-9_]+"), DIGITS),
    (
        re.compile(r"[-+](?=_)[0-9_]+|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"),
        DIGITS,
    ),
    (re.compile(r"[-+]?\.(?:[0-9_]+(?:[eE][-+][0-9]+)?|[0-9]+[eE][0-9]+)"), DIGITS),
    # Base 60.
    (re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"), DIGITS),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"), DIGITS),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"), QUOTE),
    (re.compile("<<|="), QUOTE),
]
# Whatever one of the patterns above matches; nearly all strings are not.
MAYBE_OTHER = re.compile(
    r"(?i)(?:[-+.0-9_][-+.0-9_:a-fox]*+|[-+]?\.(?:inf|nan)|[-0-9]++[t \t].*+|<<|=|~?"
    r"|null|true|false|yes|no|on|off)\Z"
)


def plain_value(text: str, start: int, end: int) -> Any:
    """Return the value of a plain scalar; raises UnreadableError for one read in several ways."""
    if not MAYBE_OTHER.match(text):
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return number(text, integer, start, end)
    if FRACTION.fullmatch(text):
        return number(text, fraction, start, end)
    if HEXADECIMAL.fullmatch(text):
        return number(text, partial(integer, base=16), start, end)
    if NOT_NUMBER.fullmatch(text):
        raise UnreadableError(unreadable.NUMBER, NO_NUMBER, start, end, advice=REMOVE_NUMBER)
    for form, advice in AMBIGUOUS:
        if form.fullmatch(text):
            refuse_ambiguous(advice, start, end)
    return text


def refuse_ambiguous(advice: str, start: int, end: int) -> NoReturn:
    """Refuse a value that is read in several ways; raises UnreadableError."""
    message = "YAML 1.1 and 1.2 read this value differently"
    raise UnreadableError(unreadable.AMBIGUOUS, message, start, end, advice=advice)


def number(text: str, convert: Any, start: int, end: int) -> int | float:
    """Convert a number; raises UnreadableError for one that is too long or too large."""
    try:
        read: int | float = convert(text)
    except ValueError:
        raise UnreadableError(unreadable.NUMBER, UNPORTABLE, start, end, advice=PORTABLE) from None
    return read


def tagged_plain(tag: str, text: str, start: int, end: int) -> Any:
    """Return the value of a plain scalar with a tag.

    Raises UnreadableError unless the tag is that of a string or of the type without it.
    """
    if tag == "!":
        return read_untyped(text, start, end)
    if tag == TAG + "float" and TAGGED_FRACTION.fullmatch(text):
        return number(text, fraction, start, end)
    return tagged_value(
        tag, text if tag == TAG + "str" else plain_value(text, start, end), text, start, end
    )


def read_untyped(text: str, start: int, end: int) -> str:
    """Return a scalar with the tag `!`: a string by the standard, but not to many readers."""
    value = plain_value(text, start, end)
    if not isinstance(value, str):
        refuse_ambiguous(f"remove the !, or {QUOTE}", start, end)
    return value


def tagged_value(tag: str, value: Any, text: str, start: int, end: int) -> Any:
    """Return a value with a tag; raises UnreadableError unless it has that type anyway."""
    kind = tag.removeprefix(TAG)
    if tag == "!" or kind == "str":
        return text
    # A bool is an int in Python.
    if kind not in TYPES or type(value) is not TYPES[kind]:
        refuse_tag(unreadable.TAG, start, end)
    return value


def refuse_tag(rule: Rule, start: int, end: int) -> NoReturn:
    """Refuse a tag of a type that JSON does not have; raises UnreadableError."""
    advice = "use a plain value, or a placeholder such as ${NAME}"
    raise UnreadableError(rule, "unsupported YAML tag", start, end, advice=advice)

"""What a scalar of YAML stands for: the values of JSON, where readers of YAML 1.1 and 1.2 agree."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from vpn_preflight.lint.json_text import UnreadableError, fraction, integer
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule

TAG = "tag:yaml.org,2002:"
WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
TYPES = {"null": type(None), "bool": bool, "int": int, "float": float}
# What is the same number to PyYAML, to ruamel.yaml and to the core schema of YAML 1.2: 07 is one, 08 and 010 are not.
INTEGER = re.compile(r"[-+]?(?:0*[0-7]|[1-9][0-9]*)")
HEXADECIMAL = re.compile("0x[0-9a-fA-F]+")
FRACTION = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
# What all of them take for a number where a tag says that it is one.
TAGGED_FRACTION = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def words(*names: str) -> str:
    """Match words in small letters, in capitals, and with a capital in front."""
    return "|".join(form for word in names for form in (word, word.title(), word.upper()))


IN_QUOTES = "put a text in quotes"
IN_DIGITS = "write a number in decimal digits alone, and put a text in quotes"
# What one of those readers takes for another value than the others do, what it takes it for, and what to write. What is read
# before is none of these. No two repetitions of the same characters stand side by side: a long run of digits would be
# split between them in every way.
AMBIGUOUS = [
    (re.compile(words("yes", "on")), "true", f"write true, or {IN_QUOTES}"),
    (re.compile(words("no", "off")), "false", f"write false, or {IN_QUOTES}"),
    (
        re.compile(r"[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)"),
        "a number of another base",
        IN_DIGITS,
    ),
    (re.compile(r"[-+]?0[0-9_]+"), "an octal number", IN_DIGITS),
    (
        re.compile(r"[-+](?=_)[0-9_]+|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"),
        "a number",
        IN_DIGITS,
    ),
    (re.compile(r"[-+]?\.(?:[0-9_]+(?:[eE][-+][0-9]+)?|[0-9]+[eE][0-9]+)"), "a number", IN_DIGITS),
    (re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"), "a number of base 60", IN_DIGITS),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"), "a number of base 60", IN_DIGITS),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"), "a date", IN_QUOTES),
    (re.compile("<<"), "a merge key", IN_QUOTES),
    (re.compile("="), "a default value", IN_QUOTES),
]


def plain_value(text: str, start: int, end: int) -> Any:
    """Read a scalar without quotes; raises UnreadableError for one that readers do not agree on."""
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return number(text, integer, start, end)
    if FRACTION.fullmatch(text):
        return number(text, fraction, start, end)
    if HEXADECIMAL.fullmatch(text):
        return number(text, partial(integer, base=16), start, end)
    if NO_NUMBER.fullmatch(text):
        raise UnreadableError(
            unreadable.NUMBER,
            "is no number that JSON has",
            start,
            end,
            advice="write a number, or leave the member out",
        )
    for form, meaning, instead in AMBIGUOUS:
        if form.fullmatch(text):
            refuse_ambiguous(meaning, instead, start, end)
    return text


def refuse_ambiguous(meaning: str, instead: str, start: int, end: int) -> NoReturn:
    """Refuse a value that readers do not agree on; raises UnreadableError."""
    message = f"is {meaning} to some readers of YAML and a text or another number to others"
    raise UnreadableError(unreadable.AMBIGUOUS, message, start, end, advice=instead)


def number(text: str, convert: Any, start: int, end: int) -> int | float:
    """Read a number that has the form of one; raises UnreadableError for one that is too long or too large."""
    try:
        read: int | float = convert(text)
    except ValueError:
        message = "is a number that readers do not agree on"
        advice = "write fewer digits, and less than 1e308"
        raise UnreadableError(unreadable.NUMBER, message, start, end, advice=advice) from None
    return read


def tagged_plain(tag: str, text: str, start: int, end: int) -> Any:
    """Read a scalar without quotes that has a tag; raises UnreadableError unless its type is that anyway, or a string."""
    if tag == "!":
        return read_untyped(text, start, end)
    if tag == TAG + "float" and TAGGED_FRACTION.fullmatch(text):
        return number(text, fraction, start, end)
    return tagged_value(
        tag, text if tag == TAG + "str" else plain_value(text, start, end), text, start, end
    )


def read_untyped(text: str, start: int, end: int) -> str:
    """Read a scalar behind a lone `!`: a string by the standard, and what it would be without the tag to many readers."""
    value = plain_value(text, start, end)
    if not isinstance(value, str):
        refuse_ambiguous(
            "a value of its own type", "take the ! away, or put the text in quotes", start, end
        )
    return value


def tagged_value(tag: str, value: Any, text: str, start: int, end: int) -> Any:
    """Check a value against its tag; raises UnreadableError unless it is of that type anyway, or a text."""
    kind = tag.removeprefix(TAG)
    if tag == "!" or kind == "str":
        return text
    # True is an int to Python alone.
    if kind not in TYPES or type(value) is not TYPES[kind]:
        refuse_tag(unreadable.TAG, start, end)
    return value


def refuse_tag(rule: Rule, start: int, end: int) -> NoReturn:
    """Refuse a tag that JSON has no type for; raises UnreadableError."""
    raise UnreadableError(
        rule,
        "has a tag that JSON has no type for",
        start,
        end,
        advice="take the tag away, and write the value itself",
    )

"""What a scalar of YAML stands for: the values of JSON, where readers of YAML 1.1 and 1.2 agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.json_text import UnreadableError, fraction, integer
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule

__all__ = ["TAG", "plain_value", "tagged_value"]

TAG = "tag:yaml.org,2002:"
WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
TYPES = {"null": type(None), "bool": bool, "int": int, "float": float}
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
FRACTION = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")
NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def words(*names: str) -> str:
    """Match words in small letters, in capitals, and with a capital in front."""
    return "|".join(form for word in names for form in (word, word.title(), word.upper()))


IN_QUOTES = "put a text in quotes"
IN_DIGITS = "write a number in decimal digits alone, and put a text in quotes"
# What a reader of YAML 1.1 and one of YAML 1.2 take for different values, what the former takes it for, and what to write.
AMBIGUOUS = [
    (re.compile(words("yes", "on")), "true", f"write true, or {IN_QUOTES}"),
    (re.compile(words("no", "off")), "false", f"write false, or {IN_QUOTES}"),
    (re.compile(r"[-+]?0[xob][0-9a-fA-F_]+"), "a number of another base", IN_DIGITS),
    (re.compile(r"[-+]?0[0-9_]+"), "an octal number", IN_DIGITS),
    (re.compile(r"[-+]?[1-9][0-9]*_[0-9_]*"), "a number", IN_DIGITS),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "a number of base 60", IN_DIGITS),
    (re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+"), "a number", IN_DIGITS),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"), "a date", IN_QUOTES),
    (re.compile("<<"), "the members of another object", "write those members out"),
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
    if NO_NUMBER.fullmatch(text):
        raise UnreadableError(reading.NUMBER, "is no number that JSON has: write a number, or leave the member out", start, end)
    for form, meaning, instead in AMBIGUOUS:
        if form.fullmatch(text):
            message = f"is {meaning} to some readers of YAML and a text or another number to others: {instead}"
            raise UnreadableError(reading.AMBIGUOUS, message, start, end)
    return text


def number(text: str, convert: Any, start: int, end: int) -> int | float:
    """Read a number that has the form of one; raises UnreadableError for one that is too long or too large."""
    try:
        read: int | float = convert(text)
    except ValueError:
        message = "is a number that readers do not agree on: write fewer digits, and less than 1e308"
        raise UnreadableError(reading.NUMBER, message, start, end) from None
    return read


def tagged_value(tag: str, value: Any, text: str, start: int, end: int) -> Any:
    """Read a scalar that says its type; raises UnreadableError unless it is that type anyway, or a text."""
    kind = tag.removeprefix(TAG)
    if tag == "!" or kind == "str":
        return text
    if kind not in TYPES or not isinstance(value, TYPES[kind]):
        refuse_tag(reading.TAG, start, end)
    return value


def refuse_tag(rule: Rule, start: int, end: int) -> None:
    """Refuse a tag that JSON has no type for; raises UnreadableError."""
    raise UnreadableError(rule, "has a tag that JSON has no type for: take the tag away, and write the value itself", start, end)

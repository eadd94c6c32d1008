"""The words of an error about the arguments of the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.names import shown_name
from vpn_preflight.rules.suggestion import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is shorter is no secret, and is part of many words.
SHORT = 4
OPTION = re.compile(r"--[a-z][a-z-]*")
# What argparse says of a value that is not allowed, and of an option that it does not know.
CHOICE = re.compile(
    r"(?P<problem>.*invalid choice: '(?P<written>[^']*)') \(choose from (?P<known>.*)\)"
)
UNKNOWN = re.compile(r"(?P<problem>unrecognized arguments: (?P<written>--[a-z-]{1,32}))")


def with_suggestion(message: str, usage: str) -> str:
    """Add what may have been meant to a message of argparse; the usage has the known options."""
    if found := CHOICE.fullmatch(message):
        known = found["known"].replace("'", "").split(", ")
        meant = closest(found["written"], known)
        advice = f"did you mean {meant}?" if meant else f"use {', '.join(known)}"
        return f"{found['problem']}; {advice}"
    if found := UNKNOWN.fullmatch(message):
        meant = closest(found["written"], dict.fromkeys(OPTION.findall(usage)))
        return f"{message}; did you mean {meant}?" if meant else message
    return message


def without_values(message: str, given: Iterable[str]) -> str:
    """Mask what a message quotes of the arguments and is not a name, the longest first."""
    for word in sorted(
        {piece for argument in given for piece in pieces(argument)}, key=len, reverse=True
    ):
        shown = shown_name(word)
        if shown != word and len(word) >= SHORT:
            message = message.replace(repr(word)[1:-1], shown).replace(word, shown)
    return message


def pieces(argument: str) -> Iterator[str]:
    """Yield an argument, the value after its option, and the items of each: errors quote any."""
    for word in (
        argument,
        *((argument.partition("=")[2], argument[2:]) if argument.startswith("-") else ()),
    ):
        yield word
        yield from (piece.strip() for piece in word.split(","))

"""The words of an error about the arguments of the command line."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from vpn_preflight.lint.names import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A shorter value is not a secret, and is a part of many words.
SHORT = 4
OPTION = re.compile(r"--[a-z][a-z-]*")
# How argparse begins what it says of a value that is not allowed, and of an unknown option.
CHOICE, CHOICES, UNKNOWN = "invalid choice: ", " (choose from ", "unrecognized arguments: "
LONGEST = 64


def with_suggestion(message: str, usage: str) -> str:
    """Add what may have been meant to a message of argparse; the usage has the known options."""
    problem, choices, listed = message.partition(CHOICES)
    if choices:
        known = listed.removesuffix(")").replace("'", "").split(", ")
        meant = suggestion(problem.partition(CHOICE)[2].strip("'"), known)
        advice = meant or f"use {', '.join(known)}"
        return f"{problem}; {advice}"
    if message.startswith(UNKNOWN):
        meant = suggestion(message.removeprefix(UNKNOWN), OPTION.findall(usage))
        return f"{message}; {meant}" if meant else message
    return message


def suggestion(written: str, known: Iterable[str]) -> str | None:
    """Ask whether a known word was meant; a long one takes long to compare."""
    meant = get_close_matches(written, list(known), 1) if len(written) <= LONGEST else None
    return f"did you mean {meant[0]}?" if meant else None


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

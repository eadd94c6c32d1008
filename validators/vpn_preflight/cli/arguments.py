"""What a message may show of the arguments that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.lint.names import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is shorter is no secret, and stands in many words.
SHORT = 4


def without_values(message: str, given: Iterable[str]) -> str:
    """Mask in a message what it quotes of the arguments, as far as that is no name; the longest first."""
    for word in sorted(
        {piece for argument in given for piece in pieces(argument)}, key=len, reverse=True
    ):
        shown = shown_name(word)
        if shown != word and len(word) >= SHORT:
            message = message.replace(repr(word)[1:-1], shown).replace(word, shown)
    return message


def pieces(argument: str) -> Iterator[str]:
    """Yield an argument, the value behind its option, and the items of each: argparse and the commands take them apart."""
    for word in (
        argument,
        *((argument.partition("=")[2], argument[2:]) if argument.startswith("-") else ()),
    ):
        yield word
        yield from (piece.strip() for piece in word.split(","))

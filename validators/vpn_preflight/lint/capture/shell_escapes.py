"""Decode the escapes of `$'…'` as bash does, each character with its place."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.spanned import Spanned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    # A character, and where it starts and ends in the script.
    Character = tuple[str, int, int]

ESCAPE = re.compile(
    r"\\(?:x\{(?P<braced>[0-9a-fA-F]+)\}?|x(?P<byte>[0-9a-fA-F]{1,2})|(?P<octal>[0-7]{1,3})"
    r"|u(?P<short>[0-9a-fA-F]{1,4})|U(?P<long>[0-9a-fA-F]{1,8})|c(?P<control>\\\\|[\s\S])|(?P<one>[abeEfnrtv\\'\"?]))|[\s\S]"
)
ESCAPES = dict(zip("abeEfnrtv", "\a\b\x1b\x1b\f\n\r\t\v", strict=True))
# Bytes beyond ASCII are half surrogates until the word is complete: several make one character.
BYTES = re.compile("[\udc80-\udcff]+")


def each(text: str, start: int, end: int) -> Iterator[Character]:
    """Return the characters of a text, all with one place."""
    return ((character, start, end) for character in text)


def unescaped(found: re.Match[str]) -> Iterator[Character]:
    """Yield the characters of `$'…'`; NUL ends them."""
    for one in ESCAPE.finditer(found.string, *found.span("ansi")):
        kind = one.lastgroup or ""
        character = (
            one[0]
            if not kind
            else ESCAPES.get(one[kind], one[kind])
            if kind == "one"
            else code(kind, one[kind])
        )
        if character == "\0":
            return
        yield from each(character, *one.span())


def code(kind: str, digits: str) -> str:
    """Return the bytes of an escape, those beyond ASCII as half surrogates."""
    if kind == "control":
        first, *rest = digits[0].encode()
        encoded = b"\x7f" if digits == "?" else bytes([first & 0x1F, *rest])
    elif kind in ("short", "long"):
        encoded = unicode(int(digits, 16))
    else:
        encoded = bytes([int(digits, 8 if kind == "octal" else 16) & 0xFF])
    return encoded.decode("ascii", "surrogateescape")


def unicode(number: int) -> bytes:
    """Encode a character as bash does; beyond Unicode as many invalid bytes as it writes."""
    if number <= sys.maxunicode:
        return chr(number).encode("utf-8", "surrogatepass")
    return b"\xff" * (4 + (number >= 1 << 21) + (number >= 1 << 26))


def in_utf8(text: str, characters: Sequence[Character]) -> Iterator[Character]:
    """Decode bytes as UTF-8, with a replacement character for each invalid byte."""
    position = 0
    for run in BYTES.finditer(text):
        yield from characters[position : run.start()]
        position = run.start()
        for character in (
            run[0].encode("ascii", "surrogateescape").decode("utf-8", "surrogateescape")
        ):
            last = position + len(character.encode("utf-8", "surrogateescape")) - 1
            yield (
                "\ufffd" if BYTES.match(character) else character,
                characters[position][1],
                characters[last][2],
            )
            position = last + 1
    yield from characters[position:]


def spanned(script: Spanned, characters: list[Character], at: int) -> Spanned:
    """Join characters, with their places in the file."""
    text = "".join(character for character, _, _ in characters)
    if BYTES.search(text):
        characters = list(in_utf8(text, characters))
        text = "".join(character for character, _, _ in characters)
    starts = [script.starts[start] for _, start, _ in characters]
    return Spanned(text, starts, [script.ends[end - 1] for _, _, end in characters], at)

"""Hide secrets in a text that somebody else wrote: as they are, escaped in any usual way, or cut off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vpn_preflight.redaction.marks import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable

# So many characters, or a third up to so many, are hidden where the rest was cut off: fewer may be a word that anybody writes.
HEAD, LONGEST_HEAD = 8, 64
# Characters that escapes give a letter, and those that HTML gives a name.
LETTERS = {"\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f"}
NAMES = {'"': "quot", "'": "apos", "&": "amp", "<": "lt", ">": "gt"}


class Secrets(frozenset[str]):
    """What must not show; its repr tells how many there are."""

    def __repr__(self) -> str:
        return f"<{len(self)} secrets>"


def mask_text(text: str, secrets: Iterable[str]) -> str:
    """Mask every secret inside a text, the longest first."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = masked(text, secret)
    return text


def masked(text: str, secret: str) -> str:
    """Mask one secret, or its head and as much of it as follows."""
    length = min(max(HEAD, len(secret) // 3), LONGEST_HEAD)
    head = re.compile("".join(map(spelled, secret[:length])))
    parts, at = [], 0
    while found := head.search(text, at):
        parts += [text[at : found.start()], MASK]
        at = end_of(text, found.end(), secret[length:])
    return "".join([*parts, text[at:]])


def end_of(text: str, at: int, rest: str) -> int:
    """Find where the rest of a secret ends, or where it breaks off."""
    if text.startswith(rest, at):
        return at + len(rest)
    for character in rest:
        found = re.compile(spelled(character)).match(text, at)
        if found is None:
            return at
        at = found.end()
    return at


@lru_cache(maxsize=1024)
def spelled(character: str) -> str:
    """Write a pattern of the ways in which a character may be repeated: plain, or as URLs, forms, JSON, HTML or Python write it.

    Escapes may be escaped once more. Only short alternatives, so that a long text takes linear time.
    """
    code = ord(character)
    encoded = character.encode("utf-8", "surrogatepass")
    units = character.encode("utf-16-be", "surrogatepass").hex()
    ways = [
        "".join(f"%(?:25){{0,2}}{byte:02x}" for byte in encoded),
        "".join(rf"\\{{1,4}}x{byte:02x}" for byte in encoded),
        "".join(rf"\\{{1,4}}u{units[at : at + 4]}" for at in range(0, len(units), 4)),
        rf"\\{{1,4}}(?:x{code:02x}|U{code:08x})",
        f"&(?:amp;)?#(?:0{{0,4}}{code}|x0{{0,4}}{code:x});",
    ]
    if character in NAMES:
        ways.append(f"&(?:amp;)?{NAMES[character]};")
    if character == " ":
        ways.append(r"\+")
    if not character.isalnum():
        ways.append(rf"\\{{1,4}}{re.escape(LETTERS.get(character, character))}")
    # The character itself comes last, because an escape may begin with it.
    return f"(?:(?i:{'|'.join(ways)})|{re.escape(character)})"

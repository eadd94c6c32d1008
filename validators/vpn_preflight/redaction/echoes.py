"""Mask secrets in foreign strings: as they are, escaped in a usual way, or cut off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vpn_preflight.redaction.marks import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable

# The length of a secret's head that is masked if the rest was cut off: a third of the secret within
# these limits. Anything shorter may be an ordinary word.
HEAD, LONGEST_HEAD = 8, 64
# The letters of characters in escapes, and their names in HTML.
# What every escape below begins with.
ESCAPES = ("%", "\\", "&", "+")
LETTERS = {"\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f"}
NAMES = {'"': "quot", "'": "apos", "&": "amp", "<": "lt", ">": "gt"}


class Secrets(frozenset[str]):
    """A set of secrets; its repr has only their number."""

    def __repr__(self) -> str:
        return f"<{len(self)} secrets>"


def mask_text(text: str, secrets: Iterable[str]) -> str:
    """Mask every secret in a string, the longest first."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = mask_secret(text, secret)
    return text


def mask_secret(text: str, secret: str) -> str:
    """Mask one secret, or its head and as much as follows of it."""
    length = min(max(HEAD, len(secret) // 3), LONGEST_HEAD)
    if len(text) < min(length, len(secret)):
        # No spelling of a character is shorter than itself.
        return text
    if secret[:length] not in text and not any(mark in text for mark in ESCAPES):
        # It is not there as it is, and nothing is there in another way.
        return text
    head = head_pattern(secret[:length])
    parts, at = [], 0
    while found := head.search(text, at):
        parts += [text[at : found.start()], MASK]
        at = end_of(text, found.end(), secret[length:])
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=64)
def head_pattern(head: str) -> re.Pattern[str]:
    """Return a pattern of the head of a secret, in any spelling."""
    return re.compile("".join(map(spelled, head)))


def end_of(text: str, at: int, rest: str) -> int:
    """Return where the rest of a secret ends, or where it was cut off."""
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
    """Return a pattern of a character, plain or as in URLs, forms, JSON, HTML or Python.

    Escapes may be escaped once more. All alternatives are short, so that a long text takes linear
    time.
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

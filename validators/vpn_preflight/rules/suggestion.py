"""Guess which name or value was meant, by the parts of names.

`AES-256-CBC` has the parts of `aes-cbc-256`, and `sha256` has a number that `sha` does not have.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Two names that are this much alike differ by a slip of the hand.
SLIP = 0.8
# A part of a name with fewer of its letters may be meant as anything.
SHARE = 0.6
# A slip of the hand omits or repeats no more characters than these.
SHIFT = 2
# Shorter words that differ in a letter are other words.
WORD = 4
# Replaces a character that could not be read.
LOST = "\ufffd"
# A longer name is not compared: it may have a million letters.
LONGEST = 100
PART = re.compile(r"[0-9]+|[^\W\d_]+")
# Where a name in camel case has its next word.
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@hide_fields
class Form(NamedTuple):
    """A name as it is compared: its words and numbers, and all of them in a row."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    whole: str


def closest(written: str, known: Iterable[str]) -> str | None:
    """Return the known name that was meant; None where none or several may be."""
    return closest_of(written, tuple((name, name) for name in known))


def closest_value(
    written: str, known: Iterable[str], others: Mapping[str, Iterable[str]]
) -> str | None:
    """Return the known value that was meant; `others` are other names of known values.

    Like letters alone are no reason: `aes-cfb-256` is not meant as `aes-cbc-256`.
    """
    named = [(value, name) for value, names in others.items() for name in names]
    return closest_of(written, (*((value, value) for value in known), *named), is_value=True)


@lru_cache(1024)
def closest_of(
    written: str, known: tuple[tuple[str, str], ...], *, is_value: bool = False
) -> str | None:
    """Return what the best match of the written name belongs to; many payloads have one slip.

    The first way to match that any known name passes decides, if that is the only one.
    """
    form = form_of(written)
    if not form.whole or len(written) > LONGEST:
        return None
    forms = [(name, form_of(spelled)) for name, spelled in known]
    for matches in (is_equal, is_reordered, is_within, is_respelled, is_typo):
        found = {name: other for name, other in forms if matches(form, other)}
        if found:
            (name, other), *more = found.items()
            is_sure = is_value or (matches is not is_within) or is_most(form, other)
            return name if is_sure and not more else None
        if is_value and matches is is_respelled:
            break
    return None


def is_equal(one: Form, other: Form) -> bool:
    """Return whether two names differ in nothing but case and separators."""
    return one.whole == other.whole


def is_reordered(one: Form, other: Form) -> bool:
    """Return whether two names have the same parts in another order."""
    return (one.numbers, sorted(one.words)) == (other.numbers, sorted(other.words))


def is_within(one: Form, other: Form) -> bool:
    """Return whether one name has only words of the other, and the same numbers."""
    return set(one.words) <= set(other.words) and one.numbers == other.numbers


def is_most(one: Form, other: Form) -> bool:
    """Return whether one name has most of the letters of the other."""
    return len(one.whole) > SHARE * len(other.whole)


def is_respelled(one: Form, other: Form) -> bool:
    """Return whether two names have the same numbers, and each word is one of the other's."""
    return (
        one.numbers == other.numbers
        and len(one.words) == len(other.words)
        and all(map(is_same_word, one.words, other.words))
    )


def is_same_word(one: str, other: str) -> bool:
    """Return whether two words are the same but for a slip, or one is short for the other."""
    short, long = sorted((one, other), key=len)
    return one == other or is_one_slip(one, other) or is_short_for(short, long)


def is_short_for(short: str, long: str) -> bool:
    """Return whether a word is an abbreviation, as gw is of gateway and addr of address."""
    letters = iter(long)
    return (
        short[:1] == long[:1]
        and 2 <= len(short) <= len(long) - 2  # noqa: PLR2004
        and all(letter in letters for letter in short)
    )


def is_typo(one: Form, other: Form) -> bool:
    """Return whether two names have the same numbers, and nearly the same letters."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only bad payloads pay for it

    if one.numbers != other.numbers or abs(len(one.whole) - len(other.whole)) > SHIFT:
        return False
    return is_one_slip(one.whole, other.whole) or (
        min(len(one.whole), len(other.whole)) >= WORD
        and SequenceMatcher(None, one.whole, other.whole).ratio() >= SLIP
    )


@lru_cache(1024)
def is_slip(written: str, meant: str) -> bool:
    """Return whether a name is the other one but for case, separators, or one slip of the hand.

    Only that may be fixed without asking. `sha256` is not a slip of `sha`.
    """
    if len(written) > LONGEST:
        return False
    one, other = form_of(written), form_of(meant)
    return is_equal(one, other) or (
        one.numbers == other.numbers and is_one_slip(one.whole, other.whole)
    )


def is_one_slip(one: str, other: str) -> bool:
    """Return whether two neighbours are swapped, or one of four letters is wrong or extra."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    ends = one[start:], other[start:]
    while ends[0] and ends[1] and ends[0][-1] == ends[1][-1]:
        ends = ends[0][:-1], ends[1][:-1]
    is_swapped = len(ends[0]) == 2 and ends[0] == ends[1][::-1]  # noqa: PLR2004
    return is_swapped or (min(len(one), len(other)) >= WORD and max(map(len, ends)) == 1)


@lru_cache(1024)
def form_of(name: str) -> Form:
    """Split a name into words and numbers, without what a reader does not see or does not mind."""
    words_apart = "-".join(name[: LONGEST + 1].split())
    parts = PART.findall(HUMP.sub("-", visible(words_apart)).casefold())
    words = tuple(part for part in parts if not part.isdigit())
    numbers = tuple(part for part in parts if part.isdigit())
    return Form(words, numbers, "".join(parts))


def visible(text: str) -> str:
    """Remove spaces and what is invisible or broken, and write the rest in its plain width."""
    normal = unicodedata.normalize("NFKC", repaired(text))
    return "".join(
        character
        for character in normal
        if character.isprintable() and not character.isspace() and character != LOST
    )


def repaired(text: str) -> str:
    """Decode UTF-8 that was read byte by byte as Latin-1 or cp1252; the docs have such a value."""
    if text.isascii():
        return text
    try:
        return b"".join(c.encode("latin-1" if c <= "\xff" else "cp1252") for c in text).decode()
    except UnicodeError:
        return text

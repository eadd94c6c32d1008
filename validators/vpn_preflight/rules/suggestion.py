"""Guess what was meant."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Below this likeness a guess confuses more than it helps.
CUTOFF = 0.6
# From this likeness on it is a slip of the hand.
SLIP = 0.8
# Stands where a character could not be read.
LOST = "\ufffd"
# A slip of the hand leaves out or repeats no more than so many characters.
SHIFT = 2


def closest(written: str, known: Iterable[str]) -> str | None:
    """Find what was meant: equal but for case, blanks and invisible or full-width characters, or alike.

    Two that are alike to the same degree (group1 and group2 for group3) are no answer.
    """
    return likest(written, tuple(known))


@lru_cache(1024)
def likest(written: str, known: tuple[str, ...]) -> str | None:
    """Find what was meant; many payloads have the same slip."""
    form = plain_form(written)
    likeness = {name: likeness_of(form, plain_form(name)) for name in known}
    best = sorted(likeness, key=likeness.__getitem__, reverse=True)[:2]
    if (
        not best
        or likeness[best[0]] < CUTOFF
        or (len(best) > 1 and likeness[best[0]] == likeness[best[1]])
    ):
        return None
    return best[0]


def likeness_of(form: str, other: str) -> float:
    """Return how alike two forms are, from 0 to 1; 0 where one is so long that they cannot be: it may have a million letters."""
    if 2 * min(len(form), len(other)) < CUTOFF * (len(form) + len(other)):
        return 0
    from difflib import SequenceMatcher  # noqa: PLC0415 - only bad payloads pay for it

    return SequenceMatcher(None, form, other).ratio()


@lru_cache(1024)
def is_slip(written: str, meant: str) -> bool:
    """Tell whether a guess may be taken without asking: letters swapped, or alike enough and with the same digits.

    sha256 is no slip of sha, nor des3-cbc of des-cbc.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only bad payloads pay for it

    forms = plain_form(written), plain_form(meant)
    first, second = ([character for character in form if character.isdigit()] for form in forms)
    is_swapped = sorted(forms[0]) == sorted(forms[1])
    is_alike = (
        abs(len(forms[0]) - len(forms[1])) <= SHIFT
        and SequenceMatcher(None, *forms).ratio() >= SLIP
    )
    return is_swapped or (first == second and is_alike)


def plain_form(text: str) -> str:
    """Fold what a reader does not see or does not mind."""
    return visible(text).casefold()


def visible(text: str) -> str:
    """Leave out blanks and what is invisible or broken, and write the rest in its plain width."""
    normal = unicodedata.normalize("NFKC", repaired(text))
    return "".join(
        character
        for character in normal
        if character.isprintable() and not character.isspace() and character != LOST
    )


def repaired(text: str) -> str:
    """Undo that the bytes of UTF-8 were read one by one, as Latin-1 or as Windows has it; the page itself prints such a value."""
    if text.isascii():
        return text
    try:
        return b"".join(c.encode("latin-1" if c <= "\xff" else "cp1252") for c in text).decode()
    except UnicodeError:
        return text


def listed(names: Iterable[str]) -> str:
    """Write names as a list for reading."""
    return ", ".join(names)

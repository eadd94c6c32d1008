"""Guess what was meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["closest", "listed", "plain_form"]

# Below this likeness a guess confuses more than it helps.
CUTOFF = 0.6


def closest(written: str, known: Iterable[str]) -> str | None:
    """Find what was meant: equal but for case, blanks and invisible or full-width characters, or alike.

    Two that are alike to the same degree (group1 and group2 for group3) are no answer.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only bad payloads pay for it

    form = plain_form(written)
    likeness = {name: SequenceMatcher(None, form, plain_form(name)).ratio() for name in known}
    best = sorted(likeness, key=likeness.__getitem__, reverse=True)[:2]
    if not best or likeness[best[0]] < CUTOFF or (len(best) > 1 and likeness[best[0]] == likeness[best[1]]):
        return None
    return best[0]


def plain_form(text: str) -> str:
    """Fold what a reader does not see or does not mind."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isprintable() and not character.isspace())


def listed(names: Iterable[str]) -> str:
    """Write names as a list for reading."""
    return ", ".join(names)

"""Quote values and lists of them in messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# A longer value does not fit a line, and may be a token.
LONGEST = 24
# Letters and digits in a row, from which on they may be the id of a key.
RUN = 16


def quoted(value: Any, secrets: Iterable[str]) -> str:
    """Quote a string or write an integer; empty for what may hold a secret or is too long."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = value if isinstance(value, str) else shown_number(value)
    is_shown = (
        0 < len(text) <= LONGEST
        and text.isprintable()
        and not has_long_run(text)
        and not any(secret and secret in text for secret in secrets)
    )
    return (in_quotes(text) if isinstance(value, str) else text) if is_shown else ""


def has_long_run(text: str) -> bool:
    """Return whether a string has many letters and digits in a row."""
    apart = "".join(character if character.isalnum() else " " for character in text)
    return any(len(run) >= RUN for run in apart.split())


def in_quotes(text: str) -> str:
    """Write a string as JSON does, with its characters as they are."""
    return json.dumps(text, ensure_ascii=False)


def shown_number(value: Any) -> str:
    """Write a number; empty for one that has too many digits to read."""
    return str(value) if abs(value) < 10**15 else ""


def one_of_these(names: Iterable[str]) -> str:
    """Return the advice to use one of some names; empty where there is none."""
    found = ", ".join(map(in_quotes, names))
    return f"use {'one of ' if ', ' in found else ''}{found}" if found else ""

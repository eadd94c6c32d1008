"""What linting one file gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vpn_preflight.finding import Finding


class Replacement(NamedTuple):
    """A new text for a region of a file, by line and column of its start and its end."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Shown(NamedTuple):
    """A finding, its masked line with a line of carets below it, and what its fix would replace."""

    finding: Finding
    excerpt: tuple[str, ...]
    replacements: tuple[Replacement, ...] = ()


class Result(NamedTuple):
    """What linting one file gave; one that holds nothing of ours is passed over."""

    file: str
    documents: int
    shown: tuple[Shown, ...]
    passed_over: bool = False

"""What linting one file gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from vpn_preflight.finding import Finding


class Shown(NamedTuple):
    """A finding, and the masked source line with a line of carets below it; no lines where nothing can be shown."""

    finding: Finding
    excerpt: tuple[str, ...]


class Result(NamedTuple):
    """What linting one file gave; one that holds nothing of ours is passed over."""

    file: str
    documents: int
    shown: tuple[Shown, ...]
    passed_over: bool = False

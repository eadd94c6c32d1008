"""What linting one file gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    """What linting one file gave, or a part of a file of many documents.

    More of the file follows one that `is_part`; the last says what is true of the whole file.
    `operations` are those of its payloads; where `is_unread`, something could not be read. A file
    without a payload is `passed_over`, and `reason` says why; of one that has some, unrelated
    documents are `skipped`, and its `placeholders` are counted. `fail_on` is the severity at which
    its findings fail a run.
    """

    file: str
    documents: int
    shown: tuple[Shown, ...]
    operations: tuple[str, ...] = ()
    passed_over: bool = False
    is_unread: bool = False
    reason: str = ""
    skipped: int = 0
    placeholders: int = 0
    fail_on: str = "error"
    is_part: bool = False


def merged(results: Iterable[Result]) -> Iterator[Result]:
    """Join the parts of each file."""
    parts: list[Result] = []
    for result in results:
        parts.append(result)
        if not result.is_part:
            yield whole(parts)
            parts = []


def whole(parts: Sequence[Result]) -> Result:
    """Join all parts of a file."""
    return parts[-1]._replace(
        documents=sum(part.documents for part in parts),
        shown=tuple(one for part in parts for one in part.shown),
    )

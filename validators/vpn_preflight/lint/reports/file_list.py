"""List each file of a run with what was made of it, for people and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.lint.names import printable
from vpn_preflight.lint.reports.plain_json import as_json
from vpn_preflight.lint.reports.text import count_words
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vpn_preflight.lint.result import Result

CHECKED, UNREADABLE, SKIPPED = "checked", "unreadable", "skipped"


@hide_fields
class Entry(NamedTuple):
    """What was made of a file; the names of the fields are those of the JSON report."""

    file: str
    status: str
    operations: list[str]
    reason: str | None


def file_lines(results: Iterable[Result], skipped: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each file."""
    for entry in entries(results, skipped):
        words = list(entry.operations)
        words += [entry.status] if entry.status != CHECKED or not words else []
        reason = f" ({entry.reason})" if entry.reason else ""
        yield printable(f"{entry.file}: {', '.join(words)}{reason}")


def json_with_files(results: Sequence[Result], skipped: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield one JSON object with all findings and all files."""
    files = ",\n ".join(json.dumps(entry._asdict()) for entry in entries(results, skipped))
    yield "".join(['{"findings": ', "\n".join(as_json(results)), f',\n"files": [{files}]', "}"])


def entries(results: Iterable[Result], skipped: Iterable[tuple[str, str]]) -> list[Entry]:
    """Return what was made of each file, in the order of their names."""
    found = [entry_of(result) for result in results]
    found += [Entry(name, SKIPPED, [], reason) for name, reason in skipped]
    return sorted(found, key=lambda entry: entry.file)


def entry_of(result: Result) -> Entry:
    """Return what was made of one file."""
    status = SKIPPED if result.passed_over else UNREADABLE if result.is_unread else CHECKED
    reason = result.reason
    if result.skipped:
        reason = f"{count_words(result.skipped, 'other document')} skipped"
    return Entry(result.file, status, list(result.operations), reason or None)

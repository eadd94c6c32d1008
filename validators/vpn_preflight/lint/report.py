"""Write findings for people, or for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vpn_preflight.lint.excerpt import Excerpts, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.linter import Examined

__all__ = ["REPORTERS", "finding_lines"]


def order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort by file, line, column and code."""
    return finding.file or "", finding.line or 0, finding.column or 0, finding.code


def as_json(examined: Sequence[Examined]) -> Iterator[str]:
    """Yield one JSON array of all findings, in ASCII so that every terminal takes it."""
    found = sorted((finding for one in examined for finding in one.findings), key=order)
    yield json.dumps([finding.to_json() for finding in found], indent=2)


def as_text(examined: Sequence[Examined]) -> Iterator[str]:
    """Yield a line for each finding, with an excerpt, and a summary."""
    yield from finding_lines(examined)
    yield summary(examined)


def finding_lines(examined: Iterable[Examined]) -> Iterator[str]:
    """Yield a line for each finding, and the masked source line with a caret below it."""
    found = [(finding, excerpts) for one in examined for excerpts in [excerpts_of(one)] for finding in one.findings]
    for finding, excerpts in sorted(found, key=lambda pair: order(pair[0])):
        yield printable(sentence(finding))
        if excerpts and finding.line and finding.column:
            yield from excerpts.lines(finding.line, finding.column)


def excerpts_of(examined: Examined) -> Excerpts | None:
    """Prepare the excerpts of a document that has findings; of one that cannot be read, nobody knows what to mask."""
    if not examined.findings or examined.document is None or examined.request is None:
        return None
    return Excerpts(examined.document, examined.request)


def sentence(finding: Finding) -> str:
    """Write a finding as one line."""
    row = f" [{finding.source.table}: {finding.source.row}]" if finding.source else ""
    place = f"{finding.file}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity} {finding.code} {finding.message}{row}"


def summary(examined: Sequence[Examined]) -> str:
    """Count the documents, and the findings by severity."""
    documents = counted(len(examined), "document")
    severities = [finding.severity for one in examined for finding in one.findings]
    counts = [counted(severities.count(name), name) for name in ("error", "warning", "info") if name in severities]
    return f"{documents}: {', '.join(counts) or 'no findings'}"


def counted(number: int, word: str) -> str:
    """Write a number with its word, in the plural where it belongs."""
    return f"{number} {word}" if number == 1 or word == "info" else f"{number} {word}s"


REPORTERS: dict[str, Callable[[Sequence[Examined]], Iterator[str]]] = {"text": as_text, "json": as_json}

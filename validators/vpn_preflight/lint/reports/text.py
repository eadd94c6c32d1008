"""The report for people: a line per finding, the masked source line below it, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vpn_preflight.lint.excerpt import printable
from vpn_preflight.lint.reports.order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result

SEVERITIES = ("error", "warning", "info")
# Red, yellow and cyan; bold for what else stands out.
COLOURS = {"error": "31", "warning": "33", "info": "36"}
BOLD = "1"
# How such a report begins.
FORMER = (
    rb"[^\n]*: (?:error|warning|info) VF[A-Z][0-9]{3} |[0-9]+ (?:documents?\b|VF[A-Z][0-9]{3} )"
)


def wants_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Return whether to colour a stream: a terminal that is not dumb, or as variables say."""
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or (stream.isatty() and environ.get("TERM") != "dumb")


def text(results: Sequence[Result], *, colour: bool = False) -> Iterator[str]:
    """Yield the findings, each with its excerpt, and a summary."""
    yield from finding_lines(results, colour=colour)
    yield summary(results)


def finding_lines(results: Iterable[Result], *, colour: bool = False) -> Iterator[str]:
    """Yield a line for each finding, its excerpt, and the row of the docs."""
    for finding, excerpt, _ in in_order(results):
        yield sentence(finding, colour=colour)
        yield from excerpt[:1]
        for line in excerpt[1:]:
            yield paint(line, COLOURS[finding.severity], colour=colour)
        for row in docs_row(finding):
            yield f"    {printable(row)}"


def docs_row(finding: Finding) -> Iterator[str]:
    """Yield the row of the docs that a finding cites, if it cites one."""
    if finding.source:
        yield f"docs: {finding.source.row_for(finding.operation)}"


def sentence(finding: Finding, *, colour: bool) -> str:
    """Return a finding as one line."""
    place = paint(printable(f"{finding.file}:{finding.line}:{finding.column}"), BOLD, colour=colour)
    severity = paint(finding.severity, COLOURS[finding.severity], colour=colour)
    code = paint(finding.code, BOLD, colour=colour)
    return f"{place}: {severity} {code} {printable(finding.words)}"


def paint(words: str, code: str, *, colour: bool) -> str:
    """Colour words, but not the spaces before them."""
    if not colour:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}\x1b[{code}m{words[start:]}\x1b[0m"


def summary(results: Sequence[Result]) -> str:
    """Count the documents, the files and the findings by severity."""
    read = [result for result in results if not result.passed_over]
    words = count_words(sum(result.documents for result in read), "document")
    if len(results) > 1 or len(read) < len(results):
        words += f" in {count_words(len(read), 'file')}"
    if len(read) < len(results):
        words += f", {count_words(len(results) - len(read), 'file')} skipped"
    severities = [one.finding.severity for result in results for one in result.shown]
    counts = [
        count_words(severities.count(name), name) for name in SEVERITIES if name in severities
    ]
    return f"{words}: {', '.join(counts) or 'no findings'}"


def count_words(number: int, word: str) -> str:
    """Return a number with its word, in the plural where it belongs."""
    return f"{number} {word}" if number == 1 or word == "info" else f"{number} {word}s"


def statistics(results: Sequence[Result]) -> Iterator[str]:
    """Yield the number of findings of each rule, the most frequent first, and the summary."""
    met = Counter(
        (one.finding.code, one.finding.name) for result in results for one in result.shown
    )
    for (code, name), count in sorted(met.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6} {code} {name}"
    yield summary(results)

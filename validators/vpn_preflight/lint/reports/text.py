"""The report for people: a line per finding, the masked source line below it, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vpn_preflight.lint.names import printable
from vpn_preflight.lint.reports.order import file_by_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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


class Tally:
    """The numbers of a summary, counted while the results pass by."""

    def __init__(self, results: Iterable[Result]) -> None:
        self.results = results
        self.documents = self.files = self.skipped = 0
        self.unrelated = self.placeholders = 0
        self.codes = Counter[tuple[str, str]]()
        self.severities = Counter[str]()

    def __iter__(self) -> Iterator[Result]:
        for result in self.results:
            self.documents += 0 if result.passed_over else result.documents
            self.files += not result.is_part and not result.passed_over
            self.skipped += result.passed_over
            self.unrelated += result.skipped
            self.placeholders += result.placeholders
            self.codes.update((one.finding.code, one.finding.name) for one in result.shown)
            self.severities.update(one.finding.severity for one in result.shown)
            yield result

    def summary(self) -> str:
        """Count the documents, the files and the findings by severity."""
        words = count_words(self.documents, "document")
        if self.files + self.skipped > 1 or self.skipped:
            words += f" in {count_words(self.files, 'file')}"
        if self.skipped:
            words += f", {count_words(self.skipped, 'file')} skipped"
        if self.unrelated:
            words += f", {count_words(self.unrelated, 'document')} skipped"
        if self.placeholders:
            words += f", {count_words(self.placeholders, 'placeholder')}"
        counts = [
            count_words(self.severities[name], name)
            for name in SEVERITIES
            if name in self.severities
        ]
        return f"{words}: {', '.join(counts) or 'no findings'}"


def text(results: Iterable[Result], *, colour: bool = False) -> Iterator[str]:
    """Yield the findings, each with its excerpt, and a summary."""
    tally = Tally(results)
    yield from finding_lines(tally, colour=colour)
    yield tally.summary()


def finding_lines(results: Iterable[Result], *, colour: bool = False) -> Iterator[str]:
    """Yield a line for each finding, its excerpt, and the row of the docs."""
    for finding, excerpt, _ in file_by_file(results):
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


def count_words(number: int, word: str) -> str:
    """Return a number with its word, in the plural where it belongs."""
    return f"{number} {word}" if number == 1 or word == "info" else f"{number} {word}s"


def statistics(results: Iterable[Result]) -> Iterator[str]:
    """Yield the number of findings of each rule, the most frequent first, and the summary."""
    tally = Tally(results)
    for _ in tally:
        pass
    for (code, name), count in sorted(tally.codes.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:6} {code} {name}"
    yield tally.summary()

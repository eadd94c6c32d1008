"""Lint files: read each, check its documents, and keep what the settings want to see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE, STDIN
from vpn_preflight.lint.examine import Examined
from vpn_preflight.lint.excerpt import Excerpts
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.recognition import mentions
from vpn_preflight.lint.result import Replacement, Result, Shown
from vpn_preflight.lint.text import file_finding, place_finding
from vpn_preflight.privacy import clear_locals
from vpn_preflight.rules import unreadable
from vpn_preflight.rules.rule import RULES, is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vpn_preflight.finding import Finding, Patch
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.settings import Settings


class Run:
    """One way of linting."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def all(self, files: Sequence[File], jobs: int = 1) -> Iterator[Result]:
        """Lint files, in as many processes as there are jobs; the results come in the order of the files.

        What is true of every payload is told at the first.
        """
        yield from report_once(self.each(files, jobs))

    def each(self, files: Sequence[File], jobs: int) -> Iterator[Result]:
        """Lint files, each for itself."""
        # A process of a pool has no standard input.
        if jobs == 1 or len(files) == 1 or any(file.path == STDIN for file in files):
            yield from map(self.file, files)
            return
        from vpn_preflight.lint.processes import map_in_processes  # noqa: PLC0415 - only many files pay for it

        yield from map_in_processes(self.file, files, min(jobs, len(files)))

    def file(self, file: File) -> Result:
        """Lint one file; one that was not named and holds no payload is passed over."""
        return self.content(file, documents.read(file.path, file.name))

    @clear_locals
    def content(self, file: File, reads: Iterable[Document | Finding]) -> Result:
        """Lint what was read of a file; what is found is let go of, unless it is shown: there may be very many documents."""
        name, count, found = file.name, 0, list[Shown]()
        for one in findings(
            reads, self.settings, None if file.is_named else partial(self.mentions_ours, file)
        ):
            count += one.documents
            found += with_excerpts(one)
        if not count and file.is_named and not name.lower().endswith(ONE_A_LINE):
            finding = file_finding(
                unreadable.EMPTY, "holds no payload", advice="write one, or leave the file out"
            )
            count, found = (
                1,
                with_excerpts(Examined([place_finding(finding, name, (1, 1), (1, 1))])),
            )
        return Result(name, count, tuple(found), passed_over=not count and not file.is_named)

    def mentions_ours(self, file: File) -> bool:
        """Look through a file for what payloads have; whoever named the operation means what has its fields."""
        return mentions(documents.start(file.path), is_sure=self.settings.operation is not None)


def report_once(results: Iterable[Result]) -> Iterator[Result]:
    """Leave out what was told of a payload before and is true of all."""
    told: set[str] = set()
    for result in results:
        kept = []
        for one in result.shown:
            if one.finding.code not in told:
                kept.append(one)
            if RULES[one.finding.code].once:
                told.add(one.finding.code)
        yield result._replace(shown=tuple(kept))


def with_excerpts(examined: Examined) -> list[Shown]:
    """Give each finding its excerpt."""
    found, document, request = examined.findings, examined.document, examined.request
    excerpts = (
        Excerpts(document, request)
        if found and document is not None and request is not None
        else None
    )
    return [
        Shown(
            finding,
            excerpts.lines(finding) if excerpts else finding.excerpt,
            tuple(replacements(document, finding.fix)) if document and finding.fix else (),
        )
        for finding in found
    ]


def replacements(document: Document, patch: Patch) -> Iterator[Replacement]:
    """Yield what a fix would replace in a file; an object that it puts into a list stays in place.

    Its lines would be in the report, and may hold a secret; where they must move there is nothing.
    """
    from vpn_preflight.lint.edits import edit_of  # noqa: PLC0415 - few findings have a fix

    edit = None if document.is_capture else edit_of(document, 0, patch)
    if edit is None:
        return
    before, place = document.source.text[edit.start : edit.end], document.source.place
    start, end = place(edit.start), place(edit.end)
    if edit.text == f"[{before}]":
        yield Replacement(start, start, "[")
        yield Replacement(end, end, "]")
    elif not edit.text.startswith("- "):
        yield Replacement(start, end, edit.text)


def exit_code(results: Iterable[Result], fail_on: str = "error") -> int:
    """Return 2 for a file that cannot be read, 1 for a finding at which the run fails, else 0."""
    failing = {"error": ("error",), "warning": ("error", "warning")}.get(fail_on, ())
    found = [one.finding for result in results for one in result.shown]
    if any(is_never_ignored(finding.code) for finding in found):
        return 2
    return int(any(finding.severity in failing for finding in found))

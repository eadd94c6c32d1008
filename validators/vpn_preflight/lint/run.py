"""Lint files: read each, check its documents, and keep what the settings want to see."""

from __future__ import annotations

import os
from functools import cache, partial
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE, STDIN
from vpn_preflight.lint.excerpt import Excerpts
from vpn_preflight.lint.files import matcher
from vpn_preflight.lint.linter import Examined, examine_document
from vpn_preflight.lint.recognition import reported
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.lint.source import located, refusal
from vpn_preflight.lint.suppressions import Suppression, idle, left, suppressions, switched_off
from vpn_preflight.privacy import clear_locals
from vpn_preflight.rules import reading
from vpn_preflight.rules.rule import RULES, is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.settings import Settings
    from vpn_preflight.lint.source import Source

__all__ = ["Run", "exit_code", "is_wanted", "shown"]


class Run:
    """One way of linting."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def all(self, files: Sequence[File], jobs: int = 1) -> Iterator[Result]:
        """Lint files, in as many processes as there are jobs; the results come in the order of the files.

        What is true of every payload is told at the first.
        """
        yield from told_once(self.each(files, jobs))

    def each(self, files: Sequence[File], jobs: int) -> Iterator[Result]:
        """Lint files, each for itself."""
        # A process of a pool has no standard input.
        if jobs == 1 or len(files) == 1 or any(file.path == STDIN for file in files):
            yield from map(self.file, files)
            return
        from vpn_preflight.lint.processes import mapped  # noqa: PLC0415 - only many files pay for it

        yield from mapped(self.file, files, min(jobs, len(files)))

    def file(self, file: File) -> Result:
        """Lint one file; one that was not named and holds no payload is passed over."""
        return self.content(file, documents.read(file.path, file.name))

    @clear_locals
    def content(self, file: File, reads: Iterable[Document | Finding]) -> Result:
        """Lint what was read of a file."""
        name = file.name
        count, found = self.examined(reads if file.is_named else self.reported(reads, file))
        if not count and file.is_named and not name.lower().endswith(ONE_A_LINE):
            finding = refusal(reading.EMPTY, "holds no payload: write one, or leave the file out")
            count, found = 1, shown(Examined([located(finding, name, (1, 1), (1, 1))]), self.settings)
        return Result(name, count, tuple(found), passed_over=not count and not file.is_named)

    def reported(self, reads: Iterable[Document | Finding], file: File) -> Iterator[Document | Finding]:
        """Leave out what has nothing to do with us; whoever named the operation means what has its members."""
        return reported(reads, partial(documents.start, file.path), is_sure=self.settings.operation is not None)

    def examined(self, reads: Iterable[Document | Finding]) -> tuple[int, list[Shown]]:
        """Check documents of one file, and count them; each is let go of, because there may be very many."""
        count, found = 0, list[Shown]()
        everything, given = list[Finding](), list[Suppression]()
        off = switched_off(given)
        source: Source | None = None
        for read in reads:
            count += 1
            one = Examined([read]) if isinstance(read, Finding) else examine_document(read, self.settings)
            if one.document and one.document.source is not source:
                source = one.document.source
                given = list(suppressions(one.document))
                off = switched_off(given)
            everything += one.findings if given else ()
            found += shown(one._replace(findings=list(left(one.findings, off))), self.settings)
        if source is not None and given:
            found += shown(Examined(list(idle(source, everything, given))), self.settings)
        return count, found


def told_once(results: Iterable[Result]) -> Iterator[Result]:
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


def shown(examined: Examined, settings: Settings) -> list[Shown]:
    """Keep the findings that the settings want to see, each with its excerpt."""
    wanted = [finding for finding in examined.findings if is_wanted(finding, settings)]
    document, request = examined.document, examined.request
    excerpts = Excerpts(document, request) if wanted and document is not None and request is not None else None
    return [Shown(finding, excerpts.lines(finding) if excerpts else ()) for finding in wanted]


def is_wanted(finding: Finding, settings: Settings) -> bool:
    """Tell whether a finding is selected, not ignored, and not an info that nobody asked for; what was not read is always told."""
    if is_never_ignored(finding.code):
        return True
    is_selected = not settings.select or finding.code.startswith(settings.select)
    is_ignored = finding.code.startswith(ignored_in(finding.file or "", settings))
    return is_selected and not is_ignored and (settings.show_info or finding.severity != "info")


@cache
def ignored_in(file: str, settings: Settings) -> tuple[str, ...]:
    """Gather what is ignored everywhere, and in one file."""
    path = os.path.abspath(file)
    own = [codes for pattern, codes in settings.per_file_ignores if matcher([pattern], settings.root)(path)]
    return settings.ignore + tuple(code for codes in own for code in codes)


def exit_code(results: Iterable[Result], fail_on: str = "error") -> int:
    """Return 2 for a file that cannot be read, 1 for a finding at which the run fails, else 0."""
    failing = {"error": ("error",), "warning": ("error", "warning")}.get(fail_on, ())
    found = [one.finding for result in results for one in result.shown]
    if any(is_never_ignored(finding.code) for finding in found):
        return 2
    return int(any(finding.severity in failing for finding in found))

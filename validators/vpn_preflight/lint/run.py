"""Lint files: read each, check its documents, and keep what the settings want to see."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE, STDIN
from vpn_preflight.lint.excerpt import Excerpts
from vpn_preflight.lint.files import matcher
from vpn_preflight.lint.linter import Examined, examine_document
from vpn_preflight.lint.request import is_recognised
from vpn_preflight.lint.result import Result, Shown
from vpn_preflight.lint.source import located, refusal
from vpn_preflight.lint.suppressions import Suppression, idle, kept, suppressions
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.settings import Settings
    from vpn_preflight.lint.source import Source

__all__ = ["Run", "exit_code", "is_wanted", "mentions", "shown"]


class Run:
    """One way of linting."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def all(self, files: Sequence[File], jobs: int = 1) -> Iterator[Result]:
        """Lint files, in as many processes as there are jobs; the results come in the order of the files."""
        # A process of a pool has no standard input.
        if jobs == 1 or len(files) == 1 or any(file.path == STDIN for file in files):
            yield from map(self.file, files)
            return
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only many files pay for it

        with ProcessPoolExecutor(min(jobs, len(files))) as pool:
            yield from pool.map(self.file, files, chunksize=max(1, len(files) // (8 * jobs)))

    def file(self, file: File) -> Result:
        """Lint one file; one that was not named and holds no payload is passed over."""
        name = file.name
        reads = documents.read(file.path, name)
        count, found = self.examined(reads if file.is_named else payloads(reads, file.path))
        if not count and file.is_named and not name.lower().endswith(ONE_A_LINE):
            finding = refusal(reading.EMPTY, "holds no payload: write one, or leave the file out")
            count, found = 1, shown(Examined([located(finding, name, (1, 1), (1, 1))]), self.settings)
        return Result(name, count, tuple(found), passed_over=not count and not file.is_named)

    def examined(self, reads: Iterable[Document | Finding]) -> tuple[int, list[Shown]]:
        """Check documents of one file, and count them; each is let go of, because there may be very many."""
        count, found = 0, list[Shown]()
        everything, given = list[Finding](), list[Suppression]()
        source: Source | None = None
        for read in reads:
            count += 1
            one = Examined([read]) if isinstance(read, Finding) else examine_document(read, self.settings)
            if one.document and source is None and (given := list(suppressions(one.document))):
                source = one.document.source
            everything += one.findings if given else ()
            found += shown(one._replace(findings=list(kept(one.findings, given))), self.settings)
        if source is not None:
            found += shown(Examined(list(idle(source, everything, given))), self.settings)
        return count, found


def payloads(reads: Iterable[Document | Finding], path: str) -> Iterator[Document | Finding]:
    """Leave out what has nothing to do with us, and what cannot be read in a file that mentions no payload."""
    # Of very many lines that cannot be read, the first has the file looked through.
    is_mentioned = cache(mentions_payload)
    for read in reads:
        if is_mentioned(path) if isinstance(read, Finding) else is_recognised(read):
            yield read


def mentions_payload(path: str) -> bool:
    """Tell whether a file holds the names of all members that some operation requires."""
    try:
        with documents.open_file(path) as file:
            return mentions(file.read(documents.LIMIT))
    except OSError:
        return False


def mentions(content: bytes) -> bool:
    """Tell whether a text holds the names of all members that some operation requires."""
    required = [required_names(contract.operation(name).request) for name in contract.operation_names()]
    return any(all(mention(member).search(content) for member in members) for members in required)


def required_names(schema: dict[str, Any]) -> list[str]:
    """List what an object requires, and what that requires in its turn: a single name is in too many files."""
    names: list[str] = schema["required"]
    return [*names, *(below for name in names for below in schema["properties"][name].get("required", ()))]


@cache
def mention(member: str) -> re.Pattern[bytes]:
    """Match a member where a payload has it: near the start of a line, or in quotes after a bracket or a comma."""
    name = re.escape(member.encode())
    return re.compile(rb'(?m:^[ \t]{0,4}["\']?|[{,]\s*")' + name + rb'["\']?\s*:')


def shown(examined: Examined, settings: Settings) -> list[Shown]:
    """Keep the findings that the settings want to see, each with its excerpt."""
    wanted = [finding for finding in examined.findings if is_wanted(finding, settings)]
    document, request = examined.document, examined.request
    excerpts = Excerpts(document, request) if wanted and document is not None and request is not None else None
    return [Shown(finding, excerpts.lines(finding) if excerpts else ()) for finding in wanted]


def is_wanted(finding: Finding, settings: Settings) -> bool:
    """Tell whether a finding is selected, not ignored, and not an info that nobody asked for."""
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
    if any(finding.code.startswith("VFR") for finding in found):
        return 2
    return int(any(finding.severity in failing for finding in found))

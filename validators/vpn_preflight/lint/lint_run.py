"""Lint files: read each, check its documents, and keep what the settings select."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE, STDIN
from vpn_preflight.lint.examine import Examined, under
from vpn_preflight.lint.files import stated_payload
from vpn_preflight.lint.names import folder_of
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.plain_payloads import plain_operation
from vpn_preflight.lint.result import Replacement, Result, Shown, merged, whole
from vpn_preflight.lint.text import LIMIT, file_finding, place_finding
from vpn_preflight.privacy import clear_locals
from vpn_preflight.rules import unreadable
from vpn_preflight.rules.rule import RULES, is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.finding import Patch
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.settings import Project, Settings


class Run:
    """Lint files under the settings of each; without `excerpts`, no line of them is shown."""

    def __init__(self, settings: Settings | Project, *, excerpts: bool = True) -> None:
        self.settings = settings
        self.excerpts = excerpts

    def all(self, files: Sequence[File], jobs: int = 1) -> Iterator[Result]:
        """Lint files in as many processes as there are jobs, and yield results in their order.

        What is true of every payload is reported once.
        """
        yield from merged(self.stream(files, jobs))

    def stream(self, files: Sequence[File], jobs: int = 1) -> Iterator[Result]:
        """Lint files, and yield a part of one as soon as there is something to show."""
        yield from report_once(self.each(files, jobs))

    def each(self, files: Sequence[File], jobs: int) -> Iterator[Result]:
        """Lint files, each by itself."""
        # A process of a pool has no standard input.
        if jobs == 1 or len(files) == 1 or any(file.path == STDIN for file in files):
            for file in files:
                yield from self.parts(file)
            return
        from vpn_preflight.lint.processes import map_in_processes  # noqa: PLC0415 - only many files pay for it

        yield from map_in_processes(self.file, files, min(jobs, len(files)))

    def file(self, file: File) -> Result:
        """Lint one file; an unrelated one that was not named is skipped."""
        return whole(list(self.parts(file)))

    def parts(self, file: File) -> Iterator[Result]:
        """Lint one file part by part."""
        if file.path == STDIN and not file.is_named:
            with documents.open_file(STDIN) as opened:
                content = opened.read(LIMIT + 1)
            reads = documents.split(BytesIO(content), file.name)
            return self.parts_of(file, reads, lambda: documents.recode(content))
        return self.parts_of(file, documents.read(file.path, file.name))

    def content(self, file: File, reads: Iterable[Document | Finding]) -> Result:
        """Lint what was read of a file."""
        return whole(list(self.parts_of(file, reads)))

    @clear_locals
    def parts_of(
        self,
        file: File,
        reads: Iterable[Document | Finding],
        start: Callable[[], bytes] | None = None,
    ) -> Iterator[Result]:
        """Lint what was read of a file.

        There may be very many documents, so only what is shown of them is kept, and of a file with
        one on each line not even that. `start` reads the file once more, to search one that cannot
        be parsed.
        """
        settings, is_named = settings_for(file, self.settings)
        is_sure = settings.operation is not None
        start = start or partial(documents.start, file.path)

        def mentions_ours() -> bool:
            """Search the file for what payloads have."""
            from vpn_preflight.lint.mentions import mentions  # noqa: PLC0415 - most files can be read

            return mentions(start(), is_sure=is_sure)

        name, count, total, found = file.name, 0, 0, list[Shown]()
        operations, placeholders, is_unread = dict[str, None](), 0, False
        has_many, noted = name.lower().endswith(ONE_A_LINE), Noted(reads)
        reads = reads if is_named else noted
        for one in findings(reads, settings, None if is_named else mentions_ours):
            count += one.documents
            total += one.documents
            placeholders += one.placeholders
            found += self.shown(one)
            if one.request is not None:
                operations[one.request.operation.name] = None
            is_unread = is_unread or (one.request is None and one.documents > 0)
            if found and has_many:
                yield Result(name, count, tuple(found), fail_on=settings.fail_on, is_part=True)
                count, found = 0, []
        if not total and is_named and not has_many:
            count, found, is_unread = 1, [Shown(empty_finding(name), ())], True
        result = Result(name, count, tuple(found), tuple(operations), is_unread=is_unread)
        if not total and not is_named:
            result = result._replace(passed_over=True, reason=noted.answer or "not a payload")
        elif not is_named:
            result = result._replace(skipped=noted.count - total)
        yield result._replace(fail_on=settings.fail_on, placeholders=placeholders)

    def shown(self, examined: Examined) -> list[Shown]:
        """Return what is shown of a document."""
        if self.excerpts:
            return with_excerpts(examined)
        root = examined.document.root if examined.document else ""
        return [Shown(masked(under(root, finding)), ()) for finding in examined.findings]


def settings_for(file: File, source: Settings | Project) -> tuple[Settings, bool]:
    """Return the settings for a file, and whether it must be a payload.

    An operation of the command line is for files that were named there, and else for documents that
    do not identify themselves, as that of the settings is.
    """
    path = file.name if file.path == STDIN else file.path
    settings = source.at(folder_of(path))
    is_payload, operation = stated_payload(path, settings)
    if not file.is_named and settings.operation is not None:
        settings = settings._replace(is_default=True)
    if operation is not None and (settings.operation is None or settings.is_default):
        settings = settings._replace(operation=operation, is_default=True)
    return settings, file.is_named or is_payload


class Noted:
    """Pass on what was read of a file; count it, and note what the first answer is."""

    def __init__(self, reads: Iterable[Document | Finding]) -> None:
        self.reads = reads
        self.count = 0
        self.answer: str | None = None

    def __iter__(self) -> Iterator[Document | Finding]:
        for read in self.reads:
            self.count += 1
            if (
                self.answer is None
                and not isinstance(read, Finding)
                and not plain_operation(read.value)
            ):
                from vpn_preflight.lint.saved_answers import answer_words  # noqa: PLC0415 - few files are one

                self.answer = answer_words(read.value)
            yield read


def empty_finding(name: str) -> Finding:
    """Report a file without a payload."""
    finding = file_finding(
        unreadable.EMPTY, "no payload in this file", advice="add one, or do not name the file"
    )
    return place_finding(finding, name, (1, 1), (1, 1))


def report_once(results: Iterable[Result]) -> Iterator[Result]:
    """Remove what was reported of a payload before and is true of all."""
    reported: set[str] = set()
    for result in results:
        kept = []
        for one in result.shown:
            if one.finding.code not in reported:
                kept.append(one)
            if RULES[one.finding.code].once:
                reported.add(one.finding.code)
        yield result._replace(shown=tuple(kept))


def with_excerpts(examined: Examined) -> list[Shown]:
    """Return the findings of a document with their excerpts, and pointers from its file's root."""
    found, document, request = examined.findings, examined.document, examined.request
    excerpts = None
    if found and document is not None and request is not None:
        from vpn_preflight.lint.excerpt import Excerpts  # noqa: PLC0415 - most files have no finding

        excerpts = Excerpts(document, request)
    root = document.root if document else ""
    return [
        Shown(
            masked(under(root, finding)),
            excerpts.lines(finding) if excerpts else finding.excerpt,
            tuple(replacements(document, finding.fix)) if document and finding.fix else (),
        )
        for finding in found
    ]


def masked(finding: Finding) -> Finding:
    """Return a finding without a name that must not show."""
    if finding.shown_pointer is None:
        return finding
    return finding._replace(pointer=finding.shown_pointer, shown_pointer=None)


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


def exit_code(results: Iterable[Result], fail_on: str | None = None) -> int:
    """Return 2 for a file that cannot be read, 1 for a finding at which the run fails, else 0.

    Without `fail_on`, the settings of each file say which findings those are.
    """
    failing = {"error": ("error",), "warning": ("error", "warning")}
    found = [(one.finding, fail_on or result.fail_on) for result in results for one in result.shown]
    if any(is_never_ignored(finding.code) for finding, _ in found):
        return 2
    return int(any(finding.severity in failing.get(least, ()) for finding, least in found))

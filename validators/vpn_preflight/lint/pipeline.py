"""Turn what was read of a file into what is reported: recognize, check, suppress, select.

The linter, the editor, `--fix` and `send` share this, so that they find the same.
"""

from __future__ import annotations

import os
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint.examine import Examined, examine_document
from vpn_preflight.lint.files import matcher
from vpn_preflight.lint.recognition import is_recognised
from vpn_preflight.lint.suppressions import Comments
from vpn_preflight.lint.text import UTF_8, file_finding
from vpn_preflight.rules import unreadable
from vpn_preflight.rules.rule import is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.settings import Settings


def findings(
    reads: Iterable[Document | Finding],
    settings: Settings,
    mentions_ours: Callable[[], bool] | None = None,
) -> Iterator[Examined]:
    """Yield what is reported of each document of one file, and last which comments have no effect.

    `mentions_ours` searches a file that nobody named as a payload, and is called for what cannot
    be read: unrelated documents are skipped. Without it, all was named.
    """
    if mentions_ours is not None:
        reads = keep_ours(reads, mentions_ours, is_sure=settings.operation is not None)
    comments: Comments | None = None
    is_shown = partial(is_selected, settings=settings)
    for read in reads:
        if isinstance(read, Finding):
            yield sift(Examined([read]), comments, settings)
            continue
        is_first = comments is None or comments.source is not read.source
        if comments is None or is_first:
            comments = Comments(read)
        # What a comment is for must be found and placed, whether it is selected or not.
        one = examine_document(read, settings, None if comments.given else is_shown)
        if is_first:
            one = one._replace(findings=[*encoding_findings(read), *one.findings])
        yield sift(one, comments, settings)
    if comments and (unused := list(comments.unused_findings())):
        yield sift(Examined(unused, documents=0), None, settings)


def encoding_findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for a source that had to be decoded in another way than any service does."""
    source = document.source
    if source.encoding != UTF_8:
        message = f"the file is {source.encoding}, and services read only {UTF_8}"
        advice = f"save it as {UTF_8}"
        yield source.locate(file_finding(unreadable.ENCODING, message, advice=advice), 0, 1)


def keep_ours(
    reads: Iterable[Document | Finding], mentions_ours: Callable[[], bool], *, is_sure: bool = False
) -> Iterator[Document | Finding]:
    """Skip unrelated documents, and what cannot be read in a file that mentions nothing of ours.

    Of an array that has a payload, nothing is skipped.
    """
    mentioned: bool | None = None

    def is_ours(read: Document | Finding) -> bool:
        """Return whether to look at one of them."""
        nonlocal mentioned
        if not isinstance(read, Finding):
            return is_recognised(read, is_sure=is_sure)
        # Nobody knows what is in a file that cannot be opened.
        if read.code == unreadable.UNOPENED.code:
            return True
        # Of very many lines that cannot be read, the first has the file searched.
        if mentioned is None:
            mentioned = mentions_ours()
        return mentioned

    for _, array in groupby(reads, key=array_of):
        found = list(array)
        if any(map(is_ours, found)):
            yield from found


def array_of(read: Document | Finding) -> Document | Finding:
    """Return the document whose items are documents, else what was read."""
    return read if isinstance(read, Finding) or read.around is None else read.around


def sift(one: Examined, comments: Comments | None, settings: Settings) -> Examined:
    """Separate what comments and settings ignore from the rest, and keep what is selected."""
    if not one.findings:
        return one
    kept, quieted = list[Finding](), list[tuple[Finding, str]]()
    for finding in one.findings:
        place = (comments and comments.quieting(finding)) or quieting(finding, settings)
        if place:
            quieted.append((finding, place))
        elif is_selected(finding, settings):
            kept.append(finding)
    return one._replace(findings=kept, quieted=quieted)


def quieting(finding: Finding, settings: Settings) -> str | None:
    """Return the setting that ignores a finding, if one does; none ignores what cannot be read."""
    if is_never_ignored(finding.code):
        return None
    for key, codes in ignored_in(finding.file or "", settings):
        if finding.code.startswith(codes):
            return f"{key} in {settings.file}"
    return None


@cache
def ignored_in(file: str, settings: Settings) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is ignored everywhere, and in one file, each with the key of its setting."""
    path = os.path.abspath(file)
    own = [
        ("per-file-ignores", codes)
        for pattern, codes in settings.per_file_ignores
        if matcher((pattern,), settings.root)(path)
    ]
    return (*([("ignore", settings.ignore)] if settings.ignore else []), *own)


def is_selected(finding: Finding, settings: Settings) -> bool:
    """Return whether a finding is of a selected rule, and not an info that nobody asked for.

    What cannot be read is always selected.
    """
    if is_never_ignored(finding.code):
        return True
    is_of_rule = not settings.select or finding.code.startswith(settings.select)
    return is_of_rule and (settings.show_info or finding.severity != "info")

"""The one way from what was read of a file to what is reported: recognise, check, suppress, select.

The linter, the editor, `--fix` and `send` all go it, and so they find the same.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint.examine import Examined, examine_document
from vpn_preflight.lint.files import matcher
from vpn_preflight.lint.recognition import keep_ours
from vpn_preflight.lint.suppressions import Comments
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
    """Yield what is reported of each document of one file, and last what its comments switch off in vain.

    `mentions_ours` looks through a file that nobody named as a payload, and is called for what
    cannot be read: what has nothing to do with us is left out. Without it, all was named.
    """
    if mentions_ours is not None:
        reads = keep_ours(reads, mentions_ours, is_sure=settings.operation is not None)
    comments: Comments | None = None
    for read in reads:
        one = Examined([read]) if isinstance(read, Finding) else examine_document(read, settings)
        if one.document and (comments is None or comments.source is not one.document.source):
            comments = Comments(one.document)
        yield sift(one, comments, settings)
    if comments and (unused := list(comments.unused_findings())):
        yield sift(Examined(unused, documents=0), None, settings)


def sift(one: Examined, comments: Comments | None, settings: Settings) -> Examined:
    """Part what comments and settings quiet from what is left, and keep of this what is selected."""
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
    """Gather what is ignored everywhere, and in one file, each with the key of its setting."""
    path = os.path.abspath(file)
    own = [
        ("per-file-ignores", codes)
        for pattern, codes in settings.per_file_ignores
        if matcher([pattern], settings.root)(path)
    ]
    return (*([("ignore", settings.ignore)] if settings.ignore else []), *own)


def is_selected(finding: Finding, settings: Settings) -> bool:
    """Return whether a finding is of a selected rule, and not an info that nobody asked for; what cannot be read always is."""
    if is_never_ignored(finding.code):
        return True
    is_of_rule = not settings.select or finding.code.startswith(settings.select)
    return is_of_rule and (settings.show_info or finding.severity != "info")

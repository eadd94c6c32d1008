"""An open file as the linter sees it: the same settings, documents and findings."""

from __future__ import annotations

import os
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding, split_pointer
from vpn_preflight.lint import Settings, documents
from vpn_preflight.lint.files import File, matcher
from vpn_preflight.lint.lint_run import settings_for
from vpn_preflight.lint.mentions import mentions
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.recognition import is_recognised
from vpn_preflight.lint.settings import Project, SettingsError
from vpn_preflight.lsp.places import Places
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Range
    from pygls.workspace import TextDocument

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.examine import Examined
    from vpn_preflight.lint.text import Text


class OpenFile:
    """A file in an editor, under the settings of its folder.

    It is a payload for sure where that `is_stated` in the settings. `refusal` says why they cannot
    be used; then nothing is checked, as on the command line.
    """

    def __init__(self, text: TextDocument) -> None:
        self.uri, self.path, self.version = text.uri, text.path, text.version
        # Half of a surrogate pair has no UTF-8.
        self.content = text.source.encode("utf-8", "replace")
        self.places = Places(self.content.decode(), text.position_codec)
        self.settings, self.is_stated, self.refusal = Settings(), False, ""
        file = File(self.path, is_named=False, name=self.path)
        try:
            self.settings, self.is_stated = settings_for(file, Project({}))
        except SettingsError as error:
            self.refusal = str(error)

    @cached_property
    def is_excluded(self) -> bool:
        """Whether a run over the project would skip the file."""
        settings, path = self.settings, self.path
        if settings.include and not matcher(settings.include, settings.root)(path):
            return True
        matches = matcher(settings.exclude, settings.root)
        return matches(path) or any(matches(f"{folder}/") for folder in above(path, settings.root))

    @cached_property
    def reads(self) -> list[Document | Finding]:
        """What the file holds, line by line where its name says so."""
        return list(documents.split(BytesIO(self.content), self.path))

    @cached_property
    def is_ours(self) -> bool:
        """Whether the file holds a payload, or half of one as it is typed."""
        return self.is_stated or any(self.payloads()) or self.mentions_ours()

    @cached_property
    def examined(self) -> list[Examined]:
        """The findings of each document; none where the settings exclude the file."""
        if self.refusal or self.is_excluded:
            return []
        search = None if self.is_stated else self.mentions_ours
        return list(findings(self.reads, self.settings, search))

    def mentions_ours(self) -> bool:
        """Return whether the file mentions what payloads have."""
        return mentions(self.content, is_sure=True)

    def payloads(self) -> Iterator[Document]:
        """Yield the payloads of the file."""
        for one in self.reads:
            if not isinstance(one, Finding) and self.is_payload(one):
                yield one

    def is_payload(self, document: Document) -> bool:
        """Return whether a document is a payload."""
        is_sure = self.settings.operation is not None
        return self.is_stated or is_recognised(document, is_sure=is_sure)

    def siblings(self, source: Text) -> list[Document]:
        """List the documents of one source."""
        return [one for one in self.reads if not isinstance(one, Finding) and one.source is source]

    def read(self, content: bytes, line: int) -> Iterator[Document]:
        """Yield the documents of a changed source that can be read."""
        found = documents.documents(self.path, content, line)
        yield from (one for one in found if not isinstance(one, Finding))

    def range(self, source: Text, start: int, end: int) -> Range:
        """Convert two offsets into a source."""
        base = self.places.start(source.line)
        return self.places.range(base + start, base + end)

    def range_of(self, finding: Finding, document: Document | None) -> Range:
        """Return what to underline for a finding."""
        ends = (finding.line, finding.column), (finding.end_line, finding.end_column)
        start, end = (self.places.start(line or 1) + (column or 1) - 1 for line, column in ends)
        if document is None:
            return self.places.range(start, end)
        base = self.places.start(document.source.line)
        name = name_for(finding, document, start - base, end - base)
        return self.range(document.source, *name) if name else self.places.range(start, end)


def above(path: str, root: str) -> Iterator[str]:
    """Yield the folders around a file, up to the root."""
    while (folder := os.path.dirname(path)) not in (root, path):
        yield folder
        path = folder


def name_for(finding: Finding, document: Document, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that is underlined in place of a whole object or list, if there is one.

    What an object lacks is reported at its first name, what is wrong with its value at its own.
    """
    node = document.node(split_pointer(finding.pointer))
    if not node.below or (start, end) != (node.start, node.end):
        return None
    first = next(iter(node.below.values())).key
    is_about_inside = RULES[finding.code].judges == "object"
    return (first or node.key) if is_about_inside else (node.key or first)

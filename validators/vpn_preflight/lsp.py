"""The language server: what the linter finds in an open file, what the page says of a member, and quick fixes."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from functools import partial
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, documents
from vpn_preflight.lint.edits import Edit, distinct, find_edits, is_sound
from vpn_preflight.lint.field_words import words
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.mentions import mentions
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.recognition import is_recognised, read_request
from vpn_preflight.lint.schema_at import below, document_field
from vpn_preflight.lint.settings import SettingsError, from_files
from vpn_preflight.lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pygls.workspace import TextDocument

    from vpn_preflight.field import Field
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.json_text import Node

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}

# What ends a line of an editor: more than what ends one of ours, and less than what `splitlines` takes for one.
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Protocol(LanguageServerProtocol):
    """The protocol, deaf to changes of files that are not open: what they change is not known."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[Any]:
        """Take a change in."""
        if unquote(params.text_document.uri) in self.workspace.text_documents:
            yield from super().lsp_text_document__did_change(params)


server = LanguageServer(
    "vpn-preflight",
    "1",
    text_document_sync_kind=types.TextDocumentSyncKind.Full,
    protocol_cls=Protocol,
)


class Places:
    """Turns offsets into the places of an editor and back: lines count from 0, characters in the units that it asked for."""

    def __init__(self, text: TextDocument) -> None:
        self.codec = text.position_codec
        self.lines = LINE.findall(text.source)
        # The linter leaves a byte order mark out.
        self.mark = len(text.source) - len(text.source.removeprefix("\ufeff"))
        self.starts = list(accumulate(map(len, self.lines[:-1]), initial=0))

    def span(self, start: int, end: int) -> types.Range:
        """Turn two offsets into a range."""
        return self.codec.range_to_client_units(
            self.lines, types.Range(self.place(start), self.place(end))
        )

    def place(self, offset: int) -> types.Position:
        """Turn an offset into line and column."""
        line = bisect_right(self.starts, offset + self.mark) - 1
        return types.Position(line, offset + self.mark - self.starts[line])

    def offset(self, position: types.Position) -> int:
        """Turn a place into an offset."""
        place = self.codec.position_from_client_units(self.lines, position)
        return self.starts[place.line] + place.character - self.mark


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(ls: LanguageServer, params: types.DidOpenTextDocumentParams) -> None:
    """Lint a file that was opened."""
    publish(ls, params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(ls: LanguageServer, params: types.DidChangeTextDocumentParams) -> None:
    """Lint a file that was changed."""
    publish(ls, params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: LanguageServer, params: types.DidCloseTextDocumentParams) -> None:
    """Take the findings of a closed file away."""
    ls.text_document_publish_diagnostics(
        types.PublishDiagnosticsParams(params.text_document.uri, [])
    )


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hovered(ls: LanguageServer, params: types.HoverParams) -> types.Hover | None:
    """Say what the page says of the member under the pointer."""
    text = opened_text(ls, params.text_document.uri)
    if text is None:
        return None
    places = Places(text)
    offset = places.offset(params.position)
    chosen = settings(ls)
    for document in payloads(text, chosen):
        for node, field in around(document, chosen, offset):
            if told := facts(field):
                start, end = node.key or (node.start, node.end)
                return types.Hover(
                    types.MarkupContent(types.MarkupKind.PlainText, told), places.span(start, end)
                )
    return None


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix])
)
def fixes(ls: LanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer each safe fix in the range, unless the editor asks for other actions only."""
    text = opened_text(ls, params.text_document.uri)
    asked = params.context.only
    if text is None or (
        asked is not None and not {"", types.CodeActionKind.QuickFix}.intersection(asked)
    ):
        return []
    places, first, last = Places(text), params.range.start.line, params.range.end.line

    def is_asked_for(edit: Edit) -> bool:
        """Return whether an edit reaches into the range."""
        place = places.span(edit.start, edit.end)
        return place.start.line <= last and place.end.line >= first

    found = working(text, settings(ls), is_asked_for)
    return [
        action(text.uri, types.TextEdit(places.span(edit.start, edit.end), edit.text))
        for edit in found
    ]


def working(
    text: TextDocument, chosen: Settings, is_asked_for: Callable[[Edit], bool]
) -> list[Edit]:
    """List the edits that are asked for; none if together they do not give what they mean."""
    found = list(readable(text.path, text.source.encode("utf-8", "replace")))
    wanted = distinct(filter(is_asked_for, find_edits(found, chosen, is_named=False)))
    return wanted if is_sound(partial(readable, text.path), found, wanted) else []


def readable(path: str, content: bytes) -> Iterator[Document]:
    """Yield the documents of a text that can be read."""
    yield from (one for one in documents.documents(path, content) if not isinstance(one, Finding))


def action(uri: str, edit: types.TextEdit) -> types.CodeAction:
    """Offer an edit."""
    change = types.WorkspaceEdit(changes={uri: [edit]})
    return types.CodeAction(
        "vpn-preflight: put it right",
        kind=types.CodeActionKind.QuickFix,
        edit=change,
        is_preferred=True,
    )


def opened_text(ls: LanguageServer, uri: str) -> TextDocument | None:
    """Find a file that is open; None for any other."""
    found: TextDocument | None = ls.workspace.text_documents.get(unquote(uri))
    return found


def publish(ls: LanguageServer, uri: str) -> None:
    """Tell the editor what is found in a file."""
    text = ls.workspace.get_text_document(uri)
    places, source = Places(text), Text("", text.source.removeprefix("\ufeff"))
    found = [diagnostic(places, source, finding) for finding in found_in(text, settings(ls))]
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, text.version))


def settings(ls: LanguageServer) -> Settings:
    """Read the settings of the folder that is open; wrong ones are none."""
    try:
        return from_files(ls.workspace.root_path or os.getcwd())
    except SettingsError:
        return Settings()


def read(text: TextDocument) -> list[Document | Finding]:
    """Read the text as it stands in the editor, line by line where its name says so."""
    return list(documents.split(BytesIO(text.source.encode("utf-8", "replace")), text.path))


def payloads(text: TextDocument, chosen: Settings) -> Iterator[Document]:
    """Yield the payloads in a file."""
    found = readable(text.path, text.source.encode("utf-8", "replace"))
    yield from (one for one in found if is_recognised(one, is_sure=chosen.operation is not None))


def found_in(text: TextDocument, chosen: Settings) -> Iterator[Finding]:
    """Yield what is found; a file that cannot be read is told only if it mentions what a payload has."""

    def mentions_ours() -> bool:
        """Look through the text; half of a payload, as it is typed, may be enough."""
        return mentions(text.source.encode("utf-8", "replace"), is_sure=True)

    for one in findings(read(text), chosen, mentions_ours):
        yield from one.findings


def diagnostic(places: Places, source: Text, finding: Finding) -> types.Diagnostic:
    """Write a finding as editors have it."""
    ends = (finding.line, finding.column), (finding.end_line, finding.end_column)
    start, end = (source.line_span(line or 1)[0] + (column or 1) - 1 for line, column in ends)
    place = places.span(start, end)
    row = finding.source.cited(finding.operation) if finding.source else ""
    severity = SEVERITIES[finding.severity]
    return types.Diagnostic(
        place, finding.words + row, severity=severity, code=finding.code, source="vpn-preflight"
    )


def around(document: Document, chosen: Settings, offset: int) -> list[tuple[Node, Field]]:
    """List what stands around a place, the closest first, with what the contract knows of it."""
    try:
        field = document_field(read_request(document, chosen.operation))
    except UnreadableError:
        return []
    found, node = [], document.tree
    while node is not None:
        found.append((node, field))
        inside = [
            (token, inner)
            for token, inner in node.below.items()
            if (inner.key or (inner.start,))[0] <= offset <= inner.end
        ]
        if not inside:
            break
        token, node = inside[0]
        field = below(field, token)
    return found[::-1]


def facts(field: Field) -> str:
    """Say what the page says of a member."""
    told, source = words(field), field.source
    return "\n".join([*told, f"[{source.table}: {source.row}]"]) if source and told else ""

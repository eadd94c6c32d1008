"""The language server: what the linter finds in an open file, what the page says of a member, and quick fixes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, documents
from vpn_preflight.lint.fixes import edits
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.linter import examine_document
from vpn_preflight.lint.places import below, document_schema
from vpn_preflight.lint.recognition import mentions
from vpn_preflight.lint.request import is_recognised, request
from vpn_preflight.lint.row import words
from vpn_preflight.lint.run import is_wanted
from vpn_preflight.lint.settings import SettingsError, from_files
from vpn_preflight.lint.suppressions import kept, suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygls.workspace import TextDocument

    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.json_text import Node

__all__ = ["server"]

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}

server = LanguageServer("vpn-preflight", "1", text_document_sync_kind=types.TextDocumentSyncKind.Full)


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
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hovered(ls: LanguageServer, params: types.HoverParams) -> types.Hover | None:
    """Say what the page says of the member under the pointer."""
    text = ls.workspace.get_text_document(params.text_document.uri)
    offset = text.offset_at_position(params.position)
    for document in payloads(text):
        for node, schema in around(document, settings(ls), offset):
            if told := facts(schema):
                start, end = node.key or (node.start, node.end)
                return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, told), span(text, start, end))
    return None


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
def fixes(ls: LanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer each safe fix in the range."""
    text = ls.workspace.get_text_document(params.text_document.uri)
    first, last = params.range.start.line, params.range.end.line
    found = []
    for edit in edits(list(payloads(text)), settings(ls)):
        place = span(text, edit.start, edit.end)
        if place.start.line <= last and place.end.line >= first:
            change = types.WorkspaceEdit(changes={text.uri: [types.TextEdit(place, edit.text)]})
            title = "vpn-preflight: put it right"
            found.append(types.CodeAction(title, kind=types.CodeActionKind.QuickFix, edit=change, is_preferred=True))
    return found


def publish(ls: LanguageServer, uri: str) -> None:
    """Tell the editor what is found in a file."""
    text = ls.workspace.get_text_document(uri)
    found = [diagnostic(text, finding) for finding in findings(text, settings(ls))]
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, text.version))


def settings(ls: LanguageServer) -> Settings:
    """Read the settings of the folder that is open; wrong ones are none."""
    try:
        return from_files(ls.workspace.root_path or os.getcwd())
    except SettingsError:
        return Settings()


def read(text: TextDocument) -> list[Document | Finding]:
    """Read the text as it stands in the editor."""
    return list(documents.documents(os.path.basename(text.path), text.source.encode("utf-8", "replace")))


def payloads(text: TextDocument) -> Iterator[Document]:
    """Yield the payloads in a file."""
    yield from (one for one in read(text) if not isinstance(one, Finding) and is_recognised(one))


def findings(text: TextDocument, chosen: Settings) -> Iterator[Finding]:
    """Yield what is found; a file that cannot be read is told only if it mentions what a payload has."""
    for one in read(text):
        if isinstance(one, Finding):
            found = [one] if mentions(text.source.encode("utf-8", "replace"), is_sure=True) else []
        else:
            found = list(kept(examine_document(one, chosen).findings, suppressions(one))) if is_recognised(one) else []
        yield from (finding for finding in found if is_wanted(finding, chosen))


def diagnostic(text: TextDocument, finding: Finding) -> types.Diagnostic:
    """Write a finding as editors have it: places count from 0, in the units that the editor asked for."""
    start = types.Position((finding.line or 1) - 1, (finding.column or 1) - 1)
    end = types.Position((finding.end_line or 1) - 1, (finding.end_column or 1) - 1)
    place = text.position_codec.range_to_client_units(text.lines, types.Range(start, end))
    row = finding.source.cited(finding.operation) if finding.source else ""
    severity = SEVERITIES[finding.severity]
    return types.Diagnostic(place, finding.message + row, severity=severity, code=finding.code, source="vpn-preflight")


def span(text: TextDocument, start: int, end: int) -> types.Range:
    """Turn two offsets into a range of the editor."""
    places = []
    for offset in (start, end):
        before = text.source[:offset]
        line = before.count("\n")
        places.append(types.Position(line, offset - before.rfind("\n") - 1))
    return text.position_codec.range_to_client_units(text.lines, types.Range(*places))


def around(document: Document, chosen: Settings, offset: int) -> list[tuple[Node, dict[str, Any]]]:
    """List what stands around a place, the closest first, with what the contract knows of it."""
    try:
        schema = document_schema(request(document, chosen.operation))
    except UnreadableError:
        return []
    found, node = [], document.tree
    while node is not None:
        found.append((node, schema))
        inside = [(token, inner) for token, inner in node.below.items() if (inner.key or (inner.start,))[0] <= offset <= inner.end]
        if not inside:
            break
        token, node = inside[0]
        schema = below(schema, token)
    return found[::-1]


def facts(schema: dict[str, Any]) -> str:
    """Say what the page says of a member."""
    told, source = words(schema), schema.get("x-source")
    return "\n".join([*told, f"[{source['table']}: {source['row']}]"]) if source and told else ""

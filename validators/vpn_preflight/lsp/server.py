"""The language server: the requests of an editor, each behind an edge that shows no payload."""

from __future__ import annotations

import logging
from functools import wraps
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from vpn_preflight.lint.settings import OWN_FILE, PROJECT_FILE
from vpn_preflight.lsp.actions import actions
from vpn_preflight.lsp.completion import completions
from vpn_preflight.lsp.diagnostics import diagnostics
from vpn_preflight.lsp.hover import hover
from vpn_preflight.lsp.open_file import OpenFile
from vpn_preflight.privacy import clear_locals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Handler = Callable[["Server", Any], Any]

INTERNAL = "vpn-preflight: internal error"


class Protocol(LanguageServerProtocol):
    """The protocol; a change of a file that is not open is dropped: what it changes is unknown."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[Any]:
        """Take a change."""
        if unquote(params.text_document.uri) in self.workspace.text_documents:
            yield from super().lsp_text_document__did_change(params)


class Server(LanguageServer):
    """The server, with the refusal of the settings that it showed last."""

    refusal = ""

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Show that there was an internal error; its words may quote a payload."""
        del error, source
        self.show(INTERNAL)

    def show(self, message: str) -> None:
        """Show a message."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def open_file(self, uri: str) -> OpenFile | None:
        """Return a file that is open; None for any other."""
        found = self.workspace.text_documents.get(unquote(uri))
        return OpenFile(found) if found else None


server = Server(
    "vpn-preflight",
    version("vpn-preflight"),
    text_document_sync_kind=types.TextDocumentSyncKind.Full,
    protocol_cls=Protocol,
)


def serve() -> None:
    """Serve until the editor leaves; pygls logs requests with their payloads, so its log is off."""
    logger = logging.getLogger("pygls")
    logger.propagate = False
    logger.addHandler(logging.NullHandler())
    server.start_io()


def handles(method: str, options: Any = None) -> Callable[[Handler], Handler]:
    """Register a handler, behind an edge: no error that leaves it has a payload in it."""

    def register(handler: Handler) -> Handler:
        @clear_locals
        @wraps(handler)
        def call(ls: Server, params: Any) -> Any:
            try:
                return handler(ls, params)
            except Exception as error:  # noqa: BLE001 - only its type is shown
                raise JsonRpcInternalError(f"{INTERNAL} ({type(error).__name__})") from None

        server.feature(method, options)(call)
        return call

    return register


@handles(types.INITIALIZED)
def watch_settings(ls: Server, params: types.InitializedParams) -> None:
    """Ask the editor to report changes of settings."""
    del params
    workspace = ls.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if not watching or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in (OWN_FILE, PROJECT_FILE)]
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("settings", method, options)
    ls.client_register_capability(types.RegistrationParams([registration]))


@handles(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def lint_again(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Lint all open files: the settings changed."""
    del params
    for text in list(ls.workspace.text_documents.values()):
        publish(ls, text.uri)


@handles(types.TEXT_DOCUMENT_DID_OPEN)
def lint_opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Lint a file that was opened."""
    publish(ls, params.text_document.uri)


@handles(types.TEXT_DOCUMENT_DID_CHANGE)
def lint_changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Lint a file that was changed."""
    publish(ls, params.text_document.uri)


@handles(types.TEXT_DOCUMENT_DID_CLOSE)
def forget_closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Remove the findings of a closed file."""
    uri = params.text_document.uri
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def publish(ls: Server, uri: str) -> None:
    """Show the findings of a file that is open, and settings that cannot be used once."""
    file = ls.open_file(uri)
    if file is None:
        return
    if file.refusal and file.refusal != ls.refusal:
        ls.show(f"vpn-preflight: {file.refusal}")
    ls.refusal = file.refusal
    found = types.PublishDiagnosticsParams(uri, diagnostics(file), file.version)
    ls.text_document_publish_diagnostics(found)


@handles(types.TEXT_DOCUMENT_HOVER)
def describe_field(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Describe the field under the pointer."""
    file = ls.open_file(params.text_document.uri)
    return hover(file, file.places.offset(params.position), markup(ls)) if file else None


def markup(ls: Server) -> types.MarkupKind:
    """Return the markup of a hover: Markdown, unless the editor has only others."""
    client = ls.client_capabilities.text_document
    known = client and client.hover and client.hover.content_format
    is_plain = known and types.MarkupKind.Markdown not in known
    return types.MarkupKind.PlainText if is_plain else types.MarkupKind.Markdown


@handles(
    types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=['"', ":", " "])
)
def complete(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    """List what may be written at the cursor."""
    file = ls.open_file(params.text_document.uri)
    return completions(file, file.places.offset(params.position)) if file else []


@handles(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
def offer_fixes(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """List the quick fixes in a range, unless the editor asks for other actions only."""
    file, only = ls.open_file(params.text_document.uri), params.context.only
    is_asked = only is None or not {"", types.CodeActionKind.QuickFix}.isdisjoint(only)
    return actions(file, params.range) if file and is_asked else []

"""The payload file that `send` and `sign` take: reading it, checking it as the linter does, and reporting what is found."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.check import part_findings
from vpn_preflight.finding import Finding, with_advice
from vpn_preflight.lint import Examined, Settings, documents, exit_code
from vpn_preflight.lint.examine import client_parameters, locate, under
from vpn_preflight.lint.excerpt import printable
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.lint_run import with_excerpts
from vpn_preflight.lint.names import shown_name
from vpn_preflight.lint.pipeline import findings, is_selected
from vpn_preflight.lint.placeholders import placeholders
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.result import Result
from vpn_preflight.lint.settings import SettingsError, from_files, override

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.placeholders import Placeholder
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.wire.errors import PayloadError


class UsageError(Exception):
    """What was asked cannot be done; the message says what to write instead."""


def one_document(file: str) -> Document | Finding:
    """Read the one document of a file."""
    name = shown_name(file)
    found = list(documents.read(file, name))
    if len(found) != 1:
        raise UsageError(
            f"{name} holds {len(found)} documents: write the one to send into a file of its own"
        )
    return found[0]


def settings_for(arguments: Namespace) -> Settings:
    """Return the settings of the project and of the command line; none selects what is checked. Raises UsageError."""
    try:
        found = from_files(os.getcwd())
    except SettingsError as error:
        raise UsageError(str(error)) from None
    return override(found, operation=arguments.operation, profile=arguments.profile)._replace(
        select=()
    )


def examine_payload(arguments: Namespace, document: Document | Finding) -> Examined:
    """Check a document as the linter does, its secrets filled in; what quiets a report lets no error through."""
    settings: Settings = arguments.settings
    if not isinstance(document, Finding):
        # What makes it unreadable is reported below.
        with suppress(UnreadableError):
            fill_in(document, read_request(document, settings.operation), settings.placeholders)
    # A value that was filled in is judged, whatever it looks like.
    checked = list(findings([document], settings._replace(placeholders=())))
    found = [finding for one in checked for finding in (*one.findings, *still_errors(one))]
    return checked[0]._replace(findings=found)


def still_errors(examined: Examined) -> Iterator[Finding]:
    """Yield the errors that a comment or a setting quiets, which holds for a report alone."""
    for finding, place in examined.quieted:
        if finding.severity == "error":
            yield finding._replace(
                message=f"{finding.message}; {place} quiets it in reports, not here"
            )


def fill_in(document: Document, request: Request, more: Iterable[str]) -> None:
    """Put the environment's values where the document asks for secrets; raises UsageError for any other placeholder."""
    for placeholder in list(placeholders(request, document.value, more)):
        *around, last = placeholder.tokens
        container: Any = document.value
        for token in around:
            container = container[int(token) if isinstance(container, list) else token]
        container[int(last) if isinstance(container, list) else last] = secret(
            document, placeholder
        )


def secret(document: Document, placeholder: Placeholder) -> str:
    """Look up the value of a placeholder in the environment."""
    line, column = document.source.place(document.node(placeholder.tokens).start)
    place = f"{document.source.file}:{line}:{column}"
    if placeholder.variable is None or not placeholder.is_filled_in:
        raise UsageError(
            f"{place}: only a secret is filled in, and only one written ${{NAME}}: write the value itself"
        )
    value = os.environ.get(placeholder.variable)
    if not value:
        raise UsageError(
            f"{place}: the environment variable {placeholder.variable} is not set: set it to the secret"
        )
    return value


def refuse_options(arguments: Namespace, request: Request) -> None:
    """Refuse what does not fit the operation: a project it does not have, a bare body where the URL needs ids."""
    name, settings = request.operation.name, client_parameters(request)
    if arguments.project_id is not None and "project_id" not in settings:
        raise UsageError(f"{name} belongs to no project: leave --project-id out")
    given = {"project_id": arguments.project_id} if arguments.project_id is not None else {}
    for finding in part_findings(
        request.operation, "path_parameters", given, arguments.settings.profile
    ):
        if finding.pointer:
            raise UsageError(f"--project-id {with_advice(finding.message, finding.advice)}")
    path = contract.operation(name).path_parameters.fields
    ids = [parameter for parameter in path if parameter not in settings]
    if ids and not request.prefix:
        wanted = ", ".join(f'"{parameter}": "..."' for parameter in ids)
        raise UsageError(
            f'{name} needs ids in its URL: write the file as {{"path": {{{wanted}}}, "body": {{...}}}}'
        )


def show(examined: Examined) -> int:
    """Write the findings to the standard error, and return their exit code; an info is only for who asks for it."""
    found = [finding for finding in examined.findings if is_selected(finding, Settings())]
    result = Result("", 1, tuple(with_excerpts(examined._replace(findings=found))))
    for line in finding_lines([result]):
        sys.stderr.write(f"{line}\n")
    return exit_code([result])


def place_findings(examined: Examined, error: PayloadError) -> Examined:
    """Give the findings of the client, which knows more than the file, their places in the file."""
    document, request = examined.document, examined.request
    if document is None or request is None:
        return examined
    parts = ("/path", "/query")
    found = [f if f.pointer.startswith(parts) else under(request.prefix, f) for f in error.findings]
    return examined._replace(findings=[locate(document, finding) for finding in found])


def complain(error: Exception, command: str = "send") -> None:
    """Write an error of a command to the standard error as one line."""
    sys.stderr.write(f"vpn-preflight {command}: error: {printable(str(error))}\n")

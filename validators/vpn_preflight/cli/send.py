"""The command `send`: check one payload file, and send it or show what would be sent."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from vpn_preflight.cli.exit_codes import CLEAN, REFUSED, USAGE
from vpn_preflight.cli.lint import add_check_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint import Examined, Settings
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.places import Placeholder
    from vpn_preflight.lint.request import Request
    from vpn_preflight.wire.errors import PayloadError

__all__ = [
    "DESCRIPTION",
    "EPILOG",
    "HELP",
    "UsageError",
    "add_arguments",
    "add_client_arguments",
    "complain",
    "examine",
    "one_document",
    "placed",
    "refuse_options",
    "run",
    "settings_for",
    "show",
]

HELP = "send a payload file, or show what would be sent"
DESCRIPTION = "Check a payload file and send it; the keys stand in the environment."
EPILOG = """\
A secret may stand in the file as ${NAME}: it is taken from the environment.
Ids of the URL stand in a request file: {"path": ..., "body": ...}.

  vpn-preflight send tunnel.json --region ap-guangzhou --dry-run

exit codes: 0 sent, 1 refused here or there, 2 wrong usage or a missing key"""


class UsageError(Exception):
    """What was asked cannot be done; the message says what to write instead."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a file of JSON or YAML with one payload, or -")
    add_client_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="print the request, secrets masked; send nothing")


def add_client_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that makes a client and checks for it."""
    parser.add_argument("--region", metavar="R", help="the region of the resource")
    parser.add_argument("--project-id", metavar="ID", help="the project, where a service has projects")
    parser.add_argument("--endpoint", metavar="URL", help="https://HOST of a private cloud or an emulator")
    add_check_arguments(parser)


def run(arguments: Namespace) -> int:
    """Read, check, send, and say on the standard error what went wrong."""
    from vpn_preflight.wire.errors import CredentialsError, VpnPreflightError  # noqa: PLC0415 - slow to import

    try:
        return check_and_send(arguments)
    except (UsageError, CredentialsError) as error:
        complain(error)
        return USAGE
    except VpnPreflightError as error:
        complain(error)
        return REFUSED


def check_and_send(arguments: Namespace) -> int:
    """Send what passes the check; show the findings of what does not."""
    from vpn_preflight.wire.errors import PayloadError  # noqa: PLC0415 - slow to import

    arguments.settings = settings_for(arguments)
    examined = examine(arguments, one_document(arguments.file))
    code = show(examined)
    if code != CLEAN or examined.request is None:
        return code
    refuse_options(arguments, examined.request)
    try:
        print(deliver(arguments, examined.request))  # noqa: T201 - this is its output
    except PayloadError as error:
        return show(placed(examined, error))
    return CLEAN


def one_document(file: str) -> Document | Finding:
    """Read the one document of a file."""
    from vpn_preflight.lint import documents  # noqa: PLC0415
    from vpn_preflight.lint.names import shown_name  # noqa: PLC0415

    name = shown_name(file)
    found = list(documents.read(file, name))
    if len(found) != 1:
        raise UsageError(f"{name} holds {len(found)} documents: write the one to send into a file of its own")
    return found[0]


def settings_for(arguments: Namespace) -> Settings:
    """Return the settings of the project and of the command line; none selects what is checked. Raises UsageError."""
    from vpn_preflight.lint.settings import SettingsError, from_files, merged  # noqa: PLC0415

    try:
        found = from_files(os.getcwd())
    except SettingsError as error:
        raise UsageError(str(error)) from None
    return merged(found, operation=arguments.operation, profile=arguments.profile)._replace(select=())


def examine(arguments: Namespace, document: Document | Finding) -> Examined:
    """Check a document as the linter does, its secrets filled in; what quiets a report lets no error through."""
    from vpn_preflight.finding import Finding  # noqa: PLC0415
    from vpn_preflight.lint.json_text import UnreadableError  # noqa: PLC0415
    from vpn_preflight.lint.pipeline import findings  # noqa: PLC0415
    from vpn_preflight.lint.request import request  # noqa: PLC0415

    settings: Settings = arguments.settings
    if not isinstance(document, Finding):
        # What makes it unreadable is reported below.
        with suppress(UnreadableError):
            fill_in(document, request(document, settings.operation), settings.placeholders)
    # A value that was filled in is judged, whatever it looks like.
    checked = list(findings([document], settings._replace(placeholders=())))
    found = [finding for one in checked for finding in (*one.findings, *still_errors(one))]
    return checked[0]._replace(findings=found)


def still_errors(examined: Examined) -> Iterator[Finding]:
    """Yield the errors that a comment or a setting quiets, which holds for a report alone."""
    for finding, place in examined.quieted:
        if finding.severity == "error":
            yield finding._replace(message=f"{finding.message}; {place} quiets it in reports, not here")


def fill_in(document: Document, request: Request, more: Iterable[str]) -> None:
    """Put the environment's values where the document asks for secrets; raises UsageError for any other placeholder."""
    from vpn_preflight.lint.places import placeholders  # noqa: PLC0415

    for placeholder in list(placeholders(request, document.value, more)):
        *around, last = placeholder.tokens
        container: Any = document.value
        for token in around:
            container = container[int(token) if isinstance(container, list) else token]
        container[int(last) if isinstance(container, list) else last] = secret(document, placeholder)


def secret(document: Document, placeholder: Placeholder) -> str:
    """Look up the value of a placeholder in the environment."""
    line, column = document.source.place(document.node(placeholder.tokens).start)
    place = f"{document.source.file}:{line}:{column}"
    if placeholder.variable is None or not placeholder.is_filled_in:
        raise UsageError(f"{place}: only a secret is filled in, and only one written ${{NAME}}: write the value itself")
    value = os.environ.get(placeholder.variable)
    if not value:
        raise UsageError(f"{place}: the environment variable {placeholder.variable} is not set: set it to the secret")
    return value


def refuse_options(arguments: Namespace, request: Request) -> None:
    """Refuse what does not fit the operation: a project it does not have, a bare body where the URL needs ids."""
    from vpn_preflight import contract  # noqa: PLC0415
    from vpn_preflight.check import part_findings  # noqa: PLC0415
    from vpn_preflight.lint.linter import client_parameters  # noqa: PLC0415

    name, settings = request.operation.name, client_parameters(request)
    if arguments.project_id is not None and "project_id" not in settings:
        raise UsageError(f"{name} belongs to no project: leave --project-id out")
    given = {"project_id": arguments.project_id} if arguments.project_id is not None else {}
    for finding in part_findings(request.operation, "path_parameters", given, arguments.settings.profile):
        if finding.pointer:
            raise UsageError(f"--project-id {finding.message}")
    path = contract.part(name, "path_parameters").fields
    ids = [parameter for parameter in path if parameter not in settings]
    if ids and not request.prefix:
        wanted = ", ".join(f'"{parameter}": "..."' for parameter in ids)
        raise UsageError(f'{name} needs ids in its URL: write the file as {{"path": {{{wanted}}}, "body": {{...}}}}')


def deliver(arguments: Namespace, request: Request) -> str:
    """Send a request and return the answer; of a dry run, return the request."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import

    if arguments.dry_run:
        return delivery.rehearse(arguments, request)
    return delivery.send(arguments, request)


def show(examined: Examined) -> int:
    """Write the findings to the standard error, and return their exit code; an info is only for who asks for it."""
    from vpn_preflight.lint import Settings, exit_code  # noqa: PLC0415
    from vpn_preflight.lint.pipeline import is_selected  # noqa: PLC0415
    from vpn_preflight.lint.reports.text import finding_lines  # noqa: PLC0415
    from vpn_preflight.lint.result import Result  # noqa: PLC0415
    from vpn_preflight.lint.run import shown  # noqa: PLC0415

    found = [finding for finding in examined.findings if is_selected(finding, Settings())]
    result = Result("", 1, tuple(shown(examined._replace(findings=found))))
    for line in finding_lines([result]):
        sys.stderr.write(f"{line}\n")
    return exit_code([result])


def placed(examined: Examined, error: PayloadError) -> Examined:
    """Give the findings of the client, which knows more than the file, their places in the file."""
    from vpn_preflight.lint.linter import locate, under  # noqa: PLC0415

    document, request = examined.document, examined.request
    if document is None or request is None:
        return examined
    parts = ("/path", "/query")
    found = [f if f.pointer.startswith(parts) else under(request.prefix, f) for f in error.findings]
    return examined._replace(findings=[locate(document, finding) for finding in found])


def complain(error: Exception, command: str = "send") -> None:
    """Write an error of a command to the standard error as one line."""
    from vpn_preflight.lint.excerpt import printable  # noqa: PLC0415

    sys.stderr.write(f"vpn-preflight {command}: error: {printable(str(error))}\n")

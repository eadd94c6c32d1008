"""Read and check the payload file of `send` and `sign` as the linter does, and report on it."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.checker import part_findings
from vpn_preflight.cli.environment import Filling, UsageError, fill_in
from vpn_preflight.finding import Finding, with_advice
from vpn_preflight.lint import Examined, Settings, documents, exit_code
from vpn_preflight.lint.examine import client_parameters, locate, under, wanted_operation
from vpn_preflight.lint.files import File
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.lint_run import settings_for as settings_of
from vpn_preflight.lint.lint_run import with_excerpts
from vpn_preflight.lint.names import printable, shown_name
from vpn_preflight.lint.pipeline import findings, is_selected
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.result import Result
from vpn_preflight.lint.settings import Project, SettingsError
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.wire.errors import PayloadError


def one_document(file: str) -> Document | Finding:
    """Read the one document of a file."""
    name = shown_name(file)
    found = list(documents.read(file, name))
    if len(found) != 1:
        raise UsageError(
            f"{name} holds {len(found)} documents; move the one to send to a file of its own"
        )
    return found[0]


def settings_for(arguments: Namespace) -> Settings:
    """Return the settings of the file and of the command line, without `select`.

    Raises UsageError.
    """
    given = {"operation": arguments.operation, "profile": arguments.profile}
    file = File(arguments.file, is_named=True, name=arguments.file)
    try:
        found, _ = settings_of(file, Project(given))
    except SettingsError as error:
        raise UsageError(str(error)) from None
    return found._replace(select=())


def examine_payload(arguments: Namespace, document: Document | Finding) -> Examined:
    """Fill in a document and check it as the linter does; only --ignore lets an error through."""
    settings: Settings = arguments.settings
    arguments.filling = Filling()
    if not isinstance(document, Finding):
        # What makes it unreadable is reported below.
        with suppress(UnreadableError):
            arguments.filling = fill_in(
                document,
                read_request(document, wanted_operation(document, settings)),
                settings.placeholders,
                arguments.env,
                is_rehearsal=arguments.dry_run,
            )
    # A value that was filled in is judged, whatever it looks like.
    checked = list(findings([document], settings._replace(placeholders=())))
    found = [finding for one in checked for finding in (*one.findings, *still_errors(one))]
    kept = [finding for finding in found if not is_ignored(finding, arguments.ignore)]
    return checked[0]._replace(findings=[mask(arguments.filling, finding) for finding in kept])


def is_ignored(finding: Finding, codes: tuple[str, ...]) -> bool:
    """Return whether the call itself ignores a finding; it must not become another call."""
    return RULES[finding.code].ignorable == "everywhere" and finding.code.startswith(codes)


def still_errors(examined: Examined) -> Iterator[Finding]:
    """Yield the errors that a comment or a setting quiets, which holds for a report alone."""
    for finding, place in examined.quieted:
        if finding.severity == "error":
            yield finding._replace(message=f"{finding.message} ({place} only quiets reports)")


def mask(filling: Filling, finding: Finding) -> Finding:
    """Mask what a finding quotes of the values that were filled in."""
    if not filling.values:
        return finding
    advice = finding.advice and filling.mask(finding.advice)
    return finding._replace(message=filling.mask(finding.message), advice=advice)


def refuse_options(arguments: Namespace, request: Request) -> None:
    """Refuse what does not fit the operation: an option, or a bare body where the URL needs ids."""
    refuse_region(arguments.region, request)
    name, settings = request.operation.name, client_parameters(request)
    if arguments.project_id is not None and "project_id" not in settings:
        raise UsageError(f"{name} has no projects; remove --project-id")
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
            f'{name} needs ids in its URL; use {{"path": {{{wanted}}}, "body": {{...}}}}'
        )


def refuse_region(region: str | None, request: Request) -> None:
    """Refuse a --region that does not have the form of one."""
    facts = contract.service(request.operation.service).regions
    if region is not None and not re.fullmatch(facts.pattern, region):
        raise UsageError(f"--region is not a valid region; use {facts.wanted}")


def show(examined: Examined, fail_on: str = "error", end: str = "nothing was sent") -> int:
    """Write the findings to the standard error, but for infos, and return their exit code.

    `end` says what did not happen, if the findings stop it.
    """
    found = [finding for finding in examined.findings if is_selected(finding, Settings())]
    result = Result("", 1, tuple(with_excerpts(examined._replace(findings=found))))
    for line in finding_lines([result]):
        sys.stderr.write(f"{line}\n")
    code = exit_code([result], fail_on)
    if code and end:
        sys.stderr.write(f"{end}\n")
    return code


def place_findings(examined: Examined, error: PayloadError, filling: Filling) -> Examined:
    """Give the findings of the client, which knows more than the file, their places in the file."""
    document, request = examined.document, examined.request
    if document is None or request is None:
        return examined
    parts = ("/path", "/query")
    found = [f if f.pointer.startswith(parts) else under(request.prefix, f) for f in error.findings]
    placed = [mask(filling, locate(document, finding)) for finding in found]
    return examined._replace(findings=placed)


def complain(error: Exception, command: str = "send") -> None:
    """Write an error of a command to the standard error, each of its arguments as one line."""
    for line in error.args:
        sys.stderr.write(f"vpn-preflight {command}: error: {printable(str(line))}\n")

"""Check one document and give every finding its place in the file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.check import examine, part_findings
from vpn_preflight.finding import Finding, Source, join_pointer, split_pointer
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.placeholders import literal_secrets, placeholders
from vpn_preflight.lint.recognition import Request, read_request
from vpn_preflight.lint.schema_at import document_field
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import secret_headers, secret_values
from vpn_preflight.rules import limits, policy, requests
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.engines import Part
    from vpn_preflight.field import Row
    from vpn_preflight.finding import Profile
    from vpn_preflight.lint.capture import CaptureDocument
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.placeholders import Placeholder
    from vpn_preflight.lint.settings import Settings
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.rules.rule import Rule


@hide_fields
class Examined(NamedTuple):
    """One document and what was found; without a request when it could not be read.

    `quieted` pairs each finding that a comment or a setting switches off with where that is said. `documents` is 0 for findings
    that are about no document.
    """

    findings: list[Finding]
    document: Document | None = None
    request: Request | None = None
    quieted: Sequence[tuple[Finding, str]] = ()
    documents: int = 1


def examine_document(document: Document, settings: Settings) -> Examined:
    """Check one document under the operation, the profile and the placeholders of the settings; codes switch nothing off here."""
    try:
        found = read_request(document, settings.operation)
    except UnreadableError as error:
        return Examined(
            [document.source.unreadable(each) for each in document.errors or (error,)], document
        )
    return Examined(
        [locate(document, finding) for finding in file_findings(document, found, settings)],
        document,
        found,
    )


def file_findings(document: Document, request: Request, settings: Settings) -> list[Finding]:
    """Check a request, look for secrets that are written out, and keep quiet about the value of a placeholder."""
    found = [
        *request_findings(request, settings.profile, is_captured=document.is_capture),
        *secret_findings(document, request),
    ]
    if document.is_capture:
        found = [
            finding for finding in found if finding.code != requests.COMMON.code
        ] + capture_findings(document, request)
    if not document.is_ours and (
        other := [finding for finding in found if finding.code == requests.ACTION.code]
    ):
        return other
    text = document.text
    # A capture may write a placeholder in other ways.
    if (
        not settings.placeholders
        and not document.is_capture
        and "${" not in text
        and "{{" not in text
    ):
        return found
    skipped = {
        one.pointer: one for one in placeholders(request, document.value, settings.placeholders)
    }
    kept = [finding for finding in found if not is_excused(finding, skipped.get(finding.pointer))]
    return kept + [skip(request, placeholder) for placeholder in skipped.values()]


def capture_findings(document: Document, request: Request) -> list[Finding]:
    """Look at a captured request as a whole; the environment may hold the key that it was signed with."""
    if not document.is_capture:
        return []
    from vpn_preflight.lint import capture  # noqa: PLC0415 - a start should not pay for it
    from vpn_preflight.rules import captures  # noqa: PLC0415 - the same

    assert isinstance(document, capture.CaptureDocument)  # noqa: S101 - for the type checker
    operation, captured = request.operation, document.captured
    remarks = list(captures.explain(operation, captured, document.used, os.environ))
    if document.refusal:
        remarks.append(
            captures.explain_refusal(
                operation, document.refusal, list(secrets_of(document, request))
            )
        )
    return [remark.finding(operation.name) for remark in remarks]


def secrets_of(document: CaptureDocument, request: Request) -> Iterator[str]:
    """Yield what must not show of a captured request: secrets of its payload, and what proves who calls."""
    yield from secret_values(document_field(request), document.value)
    yield from (
        document.captured.message.fields.get(name.lower(), "")
        for name in secret_headers(request.operation.service)
    )


def secret_findings(document: Document, request: Request) -> Iterator[Finding]:
    """Warn of each secret that stands in the text of the file; the environment's values are not in it."""
    if not any(secret_values(document_field(request), document.value)):
        return
    for tokens, field in literal_secrets(request, document.tree):
        message = "is a secret in a file"
        advice = "write ${NAME} in its place, and set that variable when you send"
        finding = of_file(
            request, policy.LITERAL, join_pointer(tokens), message, field.source, advice=advice
        )
        weak = field.weakness
        yield finding._replace(source=policy.reference(weak)) if weak else finding


def request_findings(
    request: Request, profile: Profile, *, is_captured: bool = False
) -> Iterator[Finding]:
    """Check the payload and, in a request file, the parameters of the URL, with pointers from the root of the document."""
    found = examine(
        request.operation, request.payload, profile=profile, is_captured=is_captured
    ).findings
    for finding in found:
        yield under(request.prefix, finding)
    for prefix, part, given in url_parts(request):
        for finding in part_findings(request.operation, part, given, profile):
            yield under(prefix, finding)


def url_parts(request: Request) -> Iterator[tuple[str, Part, Payload]]:
    """List the parameters of the URL that a request file gives; what the client fills in may be left out of it."""
    if request.path is not None:
        yield (
            "/path",
            "path_parameters",
            dict.fromkeys(client_parameters(request), "filled-in") | request.path,
        )
    if request.query is not None:
        yield "/query", "query_parameters", request.query


def client_parameters(request: Request) -> set[str]:
    """List the path parameters that are settings of the client."""
    settings = contract.service(request.operation.service).settings
    return set(settings).intersection(request.operation.path_parameters.fields)


def under(prefix: str, finding: Finding) -> Finding:
    """Move a finding, and its fix, to where the part that was checked stands in the document."""
    if not prefix:
        return finding
    places = ("path", "from")
    fix = finding.fix and [
        {key: prefix + value if key in places else value for key, value in step.items()}
        for step in finding.fix
    ]
    return finding._replace(pointer=prefix + finding.pointer, fix=fix)


def is_excused(finding: Finding, placeholder: Placeholder | None) -> bool:
    """Tell whether a finding judges what a placeholder stands for: the value at its place, or the range that is its name."""
    if placeholder is None:
        return False
    is_about_value = RULES[finding.code].judges == "value"
    return is_about_value and (not placeholder.is_name or finding.code.startswith("VFA"))


def skip(request: Request, placeholder: Placeholder) -> Finding:
    """Tell that the value of a placeholder was not looked at."""
    message, advice = placeholder_words(placeholder)
    return of_file(
        request, limits.PLACEHOLDER, placeholder.pointer, message, placeholder.row, advice=advice
    )


def of_file(
    request: Request, rule: Rule, pointer: str, message: str, row: Row | None, *, advice: str
) -> Finding:
    """Make a finding of a rule about what only files have."""
    source = row and Source(request.operation.name, *row)
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        message,
        pointer,
        request.operation.name,
        rule.confidence,
        source,
        advice=advice,
    )


def placeholder_words(placeholder: Placeholder) -> tuple[str, str]:
    """Say what was not checked, and whether `send` fills a placeholder in."""
    if placeholder.is_name:
        return (
            "is a placeholder, so this name was not checked",
            "send fills in secrets alone, so write the range before you send",
        )
    if placeholder.is_filled_in:
        return "is filled in from the environment when it is sent", "it is checked then"
    return (
        "is a placeholder, so its value was not checked",
        "send fills in secrets alone, written ${NAME}",
    )


def locate(document: Document, finding: Finding) -> Finding:
    """Give a finding its place: of the value, or of the name where the name is wrong."""
    node = document.node(split_pointer(finding.pointer))
    start, end = (
        node.key if node.key and is_about_name(finding, node.value) else (node.start, node.end)
    )
    return document.source.locate(finding, start, end)


def is_about_name(finding: Finding, value: Any) -> bool:
    """Tell whether a finding judges the name at its place: one that is unknown or given twice, or a range that is a name."""
    judges = RULES[finding.code].judges
    # The name of a map may be a range, or a placeholder.
    is_of_either = judges == "value" and (
        finding.code == limits.PLACEHOLDER.code or finding.code.startswith("VFA")
    )
    return judges == "name" or (is_of_either and not isinstance(value, str))

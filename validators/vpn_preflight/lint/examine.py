"""Check one document and set the place of each finding in the file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.checker import examine_payload, part_findings
from vpn_preflight.finding import Finding, Source, join_pointer, split_pointer
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import Request, may_be, read_request
from vpn_preflight.lint.request_files import empty_sections
from vpn_preflight.lint.schema_at import document_field
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols.message import without_port
from vpn_preflight.redaction import mask_names, secret_headers, secret_values
from vpn_preflight.rules import limits, policy, requests, unreadable
from vpn_preflight.rules.rule import RULES
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.annotations import Row
    from vpn_preflight.engines import Part
    from vpn_preflight.field import Field
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

    `quieted` pairs each finding that a comment or a setting ignores with the place of that.
    `documents` is 0 for findings that are not about a document, and `placeholders` is how many
    values nobody knows yet.
    """

    findings: list[Finding]
    document: Document | None = None
    request: Request | None = None
    quieted: Sequence[tuple[Finding, str]] = ()
    documents: int = 1
    placeholders: int = 0


def examine_document(
    document: Document, settings: Settings, is_shown: Callable[[Finding], bool] | None = None
) -> Examined:
    """Check one document under the operation, profile, placeholders and hosts of the settings.

    With `is_shown`, what is not shown is not run, as far as the settings select rules, nor placed.
    """
    merges = [document.source.unreadable(each) for each in document.merges]
    try:
        found = read_request(document, wanted_operation(document, settings))
    except UnreadableError as error:
        errors = document.errors or (error,)
        return Examined([*merges, *map(document.source.unreadable, errors)], document)
    select = settings.select if is_shown and not document.is_capture else ()
    every = file_findings(document, found, settings, select)
    count = sum(one.code == limits.PLACEHOLDER.code for one in every)
    kept = list(filter(is_shown, every))
    if kept:
        root = document_field(found)
        located = [hide_names(document, root, locate(document, one)) for one in kept]
        kept = mask_names(root, document.value, located)
    return Examined(merges + kept, document, found, placeholders=count)


def wanted_operation(document: Document, settings: Settings) -> str | None:
    """Return the operation of the settings, unless a document identifies itself as another's."""
    wanted = settings.operation
    is_other = settings.is_default and wanted is not None and not may_be(document, wanted)
    return None if is_other else wanted


def file_findings(
    document: Document, request: Request, settings: Settings, select: tuple[str, ...] = ()
) -> list[Finding]:
    """Check a request, report literal secrets, and drop findings about a placeholder's value."""
    skipped = {one.pointer: one for one in placeholders_in(document, request, settings)}
    filled = request
    if skipped:
        from vpn_preflight.lint.placeholders import with_defaults  # noqa: PLC0415 - most files have none

        filled = with_defaults(request, skipped.values())
    found = [
        *section_findings(document, request),
        *request_findings(filled, settings.profile, is_captured=document.is_capture, select=select),
    ]
    if not select or policy.LITERAL.code.startswith(select):
        found += secret_findings(document, request)
    if document.is_capture:
        found = [finding for finding in found if finding.code != requests.COMMON.code]
        found += capture_findings(document, request, settings.hosts)
    if not document.is_ours and (
        other := [finding for finding in found if finding.code == requests.ACTION.code]
    ):
        return other
    if not skipped:
        return found
    kept = [finding for finding in found if not is_excused(finding, skipped.get(finding.pointer))]
    defaults = [f"{place}/" for place, one in skipped.items() if one.default is not None]
    return [
        *(without_fix(finding, defaults) if defaults else finding for finding in kept),
        *(skip(request, one) for one in skipped.values()),
    ]


def placeholders_in(
    document: Document, request: Request, settings: Settings
) -> Iterable[Placeholder]:
    """Return the placeholders of a document; most have none, which their source shows."""
    text, more = document.source.text, settings.placeholders
    # A capture may write a placeholder in other ways.
    if not (more or document.is_capture or "${" in text or "{{" in text):
        return ()
    from vpn_preflight.lint.placeholders import placeholders  # noqa: PLC0415 - most files have none

    return placeholders(request, document.value, more)


def section_findings(document: Document, request: Request) -> Iterator[Finding]:
    """Report each section of a request file that would not be sent, although it is filled."""
    if not request.prefix or document.is_capture:
        return
    for name in empty_sections() & document.value.keys():
        if document.value[name]:
            yield of_file(
                request,
                unreadable.SHAPE,
                join_pointer((name,)),
                "not sent",
                None,
                advice="remove it, or send the request with the tool that reads it",
            )


def capture_findings(
    document: Document, request: Request, hosts: Iterable[str] = ()
) -> list[Finding]:
    """Check a captured request as a whole; the environment may have the key that signed it.

    `hosts` are patterns of other hosts that may be called.
    """
    if not document.is_capture:
        return []
    from vpn_preflight.lint import capture  # noqa: PLC0415 - a start should not pay for it
    from vpn_preflight.rules import captures, refusals  # noqa: PLC0415 - the same

    assert isinstance(document, capture.CaptureDocument)  # noqa: S101 - for the type checker
    operation, captured = request.operation, document.captured
    remarks = list(captures.explain(operation, captured, document.used, os.environ))
    if document.refusal:
        remarks.append(
            refusals.explain_refusal(
                operation, document.refusal, list(secrets_of(document, request))
            )
        )
    found = [remark.finding(operation.name) for remark in remarks]
    is_private = is_listed(captured.message.host, hosts)
    return [one for one in found if not (is_private and one.code == requests.HOST.code)]


def is_listed(host: str, patterns: Iterable[str]) -> bool:
    """Return whether a host matches a pattern, whatever its case and its port."""
    from fnmatch import fnmatchcase  # noqa: PLC0415 - a start should not pay for it

    name = without_port(host).lower()
    return any(fnmatchcase(name, without_port(pattern).lower()) for pattern in patterns)


def secrets_of(document: CaptureDocument, request: Request) -> Iterator[str]:
    """Yield the secrets of a captured request: of its payload, and what proves the caller."""
    yield from secret_values(document_field(request), document.value)
    yield from (
        document.captured.message.fields.get(name.lower(), "")
        for name in secret_headers(request.operation.service)
    )


def secret_findings(document: Document, request: Request) -> Iterator[Finding]:
    """Report each secret that is written out in the file, not filled in from the environment."""
    if not any(secret_values(document_field(request), document.value)):
        return
    from vpn_preflight.lint.placeholders import literal_secrets  # noqa: PLC0415 - most files have none

    for tokens, field in literal_secrets(request, document.tree):
        message = "a secret in a file"
        advice = "use ${NAME}, and set that variable when you send"
        finding = of_file(
            request, policy.LITERAL, join_pointer(tokens), message, field.source, advice=advice
        )
        weak = field.weakness
        yield finding._replace(source=policy.reference(weak)) if weak else finding


def request_findings(
    request: Request,
    profile: Profile,
    *,
    is_captured: bool = False,
    select: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Check the payload and the parameters of the URL, with pointers from the document's root."""
    found = examine_payload(
        request.operation, request.payload, profile, is_captured=is_captured, select=select
    )
    for finding in found.findings:
        yield under(request.prefix, finding)
    for prefix, part, given in url_parts(request):
        for finding in part_findings(request.operation, part, given, profile, select):
            yield under(prefix, finding)


def url_parts(request: Request) -> Iterator[tuple[str, Part, Payload]]:
    """List the parameters of the URL in a request file, with those that the client fills in."""
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
    """Move a finding and its fix to where the checked part is in the document."""
    if not prefix:
        return finding
    places = ("path", "from")
    fix = finding.fix and [
        {key: prefix + value if key in places else value for key, value in step.items()}
        for step in finding.fix
    ]
    shown = finding.shown_pointer and prefix + finding.shown_pointer
    return finding._replace(pointer=prefix + finding.pointer, fix=fix, shown_pointer=shown)


def is_excused(finding: Finding, placeholder: Placeholder | None) -> bool:
    """Return whether a finding judges a placeholder's value, or the range that is its name.

    A default is a value that is known.
    """
    if placeholder is None or placeholder.default is not None:
        return False
    is_about_value = RULES[finding.code].judges == "value"
    return is_about_value and (not placeholder.is_name or finding.code.startswith("VFA"))


def without_fix(finding: Finding, defaults: Iterable[str]) -> Finding:
    """Remove the fix of a default, which would replace the placeholder around it."""
    is_default = f"{finding.pointer}/".startswith(tuple(defaults))
    return finding._replace(fix=None) if is_default else finding


def skip(request: Request, placeholder: Placeholder) -> Finding:
    """Report that the value of a placeholder was not checked."""
    message, advice = placeholder_words(placeholder)
    return of_file(
        request, limits.PLACEHOLDER, placeholder.pointer, message, placeholder.row, advice=advice
    )


def of_file(
    request: Request, rule: Rule, pointer: str, message: str, row: Row | None, *, advice: str
) -> Finding:
    """Return a finding of a rule about what only files have."""
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
    """Return what was not checked, and whether `send` fills a placeholder in."""
    if placeholder.is_name:
        return (
            "a placeholder, so this name was not checked",
            "send fills in no names, so use the range before you send",
        )
    if placeholder.default is not None:
        return "a placeholder, so only its default was checked", "send checks its value"
    if placeholder.is_filled_in:
        return "filled in from the environment when it is sent", "it is checked then"
    return (
        "a placeholder, so its value was not checked",
        "send fills it in only if it is written ${NAME} and you pass --env NAME",
    )


def locate(document: Document, finding: Finding) -> Finding:
    """Set the place of a finding: of the value, or of the name where the name is wrong."""
    node = document.node(split_pointer(finding.pointer))
    start, end = (
        node.key if node.key and is_about_name(finding, node.value) else (node.start, node.end)
    )
    return document.source.locate(finding, start, end)


def hide_names(document: Document, root: Field, finding: Finding) -> Finding:
    """Mask the names in the place of a finding that may be secrets; a fix would show them."""
    if finding.code.startswith("VFW"):
        # It is about a parameter that every request may have, a header or an answer.
        return finding
    from vpn_preflight.lint.excerpt import shown_pointer  # noqa: PLC0415 - most files have no finding

    shown = shown_pointer(document, root, finding.pointer)
    return finding if shown is None else finding._replace(shown_pointer=shown, fix=None)


def is_about_name(finding: Finding, value: Any) -> bool:
    """Return whether a finding judges the name at its place, which may be a range."""
    judges = RULES[finding.code].judges
    # The name of a map may be a range, or a placeholder.
    is_of_either = judges == "value" and (
        finding.code == limits.PLACEHOLDER.code or finding.code.startswith("VFA")
    )
    return judges == "name" or (is_of_either and not isinstance(value, str))

"""The check: everything that is wrong with one payload, at once, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import compiled, contract, protocols
from vpn_preflight.finding import known_profile
from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.protocols.wire_form import Reading
from vpn_preflight.redaction import mask_names
from vpn_preflight.rules import (  # noqa: F401 - all of them register rules
    addressing,
    document,
    editions,
    limits,
    policy,
    ranges,
    requests,
    unsendable,
)
from vpn_preflight.rules.place import Payload, remarks
from vpn_preflight.rules.rule import RULES, code_of
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.engines import Part
    from vpn_preflight.field import Field
    from vpn_preflight.finding import Finding, Profile
    from vpn_preflight.rules.rule import Remark

PARTS: tuple[tuple[Part, str], ...] = (("path_parameters", "path"), ("query_parameters", "query"))


@hide_fields
class Examination(NamedTuple):
    """The findings, and the payload as it was read."""

    findings: list[Finding]
    reading: Reading


@clear_locals
def check(
    operation: str,
    payload: Any,
    *,
    path: Mapping[str, Any] | None = None,
    query: Mapping[str, Any] | None = None,
    ignore: Iterable[str] = (),
    profile: Profile = "document",
) -> list[Finding]:
    """Find everything that is wrong with a payload, sorted by pointer and code.

    `path` and `query` are the parameters of the URL, checked if they are set. `ignore` turns
    rules off by code, name or the start of codes, except those about an id or a value that cannot
    be sent.
    Under the profile `observed` disputed rules are warnings.

    Never raises for a bad payload. Raises UnknownOperationError for an unknown operation, and
    ValueError for an unknown code or profile.
    """
    return examine(
        contract.operation(operation),
        payload,
        path=path,
        query=query,
        ignore=ignore,
        profile=profile,
    ).findings


def examine(
    operation: Operation,
    payload: Any,
    *,
    path: Mapping[str, Any] | None = None,
    query: Mapping[str, Any] | None = None,
    ignore: Iterable[str] = (),
    profile: Profile = "document",
    region: str | None = None,
) -> Examination:
    """Check a payload and the parameters of its URL, and return how it was read.

    `region` is that of the client that is about to send it.
    """
    ignored = known_codes(ignore)
    found, reading = examine_payload(operation, payload, known_profile(profile), region=region)
    if path is not None or query is not None:
        found += url_findings(operation, path, query, profile)
        found = in_order(found)
    if ignored:
        found = [
            one
            for one in found
            if RULES[one.code].ignorable != "everywhere" or not one.code.startswith(ignored)
        ]
    return Examination(found, reading)


def examine_payload(
    operation: Operation,
    payload: Any,
    profile: Profile,
    *,
    region: str | None = None,
    is_captured: bool = False,
    select: tuple[str, ...] = (),
) -> Examination:
    """Check a payload, and return how it was read.

    A payload that `is_captured` may have names and strings as on the wire. Rules that are not in
    `select` need not be run; what else was found on the way may be there.
    """
    functions = compiled.functions(operation.name, "request", select)
    if functions.accepts(payload):
        # It holds nothing but known fields: no common parameter, and no name of the wire form.
        reading, found = Reading(payload, {}, {}), functions.findings(payload)
        if found is None:
            found = list(
                walk(operation, "request", payload, profile, select=select, is_accepted=True)
            )
    else:
        reading = protocols.read(operation, payload, is_captured=is_captured)
        found = list(whole_findings(operation, reading, profile, region, select))
        found = mask_names(operation.request, reading.payload, found)
    return Examination(in_order(found), reading)


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sort findings by pointer and code, and keep one of equal ones."""
    if len(findings) < 2:  # noqa: PLR2004 - nothing to sort
        return findings
    return sorted(without_repetition(findings), key=place_and_code)


def url_findings(
    operation: Operation,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    profile: Profile,
) -> Iterator[Finding]:
    """Check the parameters of the URL that are set."""
    for (part, prefix), given in zip(PARTS, (path, query), strict=True):
        # Nothing is wrong with parameters that are neither given nor needed.
        if given or (given is not None and contract.part(operation.name, part).required):
            for finding in part_findings(operation, part, dict(given), profile):
                yield finding._replace(pointer=f"/{prefix}{finding.pointer}")


def whole_findings(
    operation: Operation,
    reading: Reading,
    profile: Profile,
    region: str | None,
    select: tuple[str, ...],
) -> Iterator[Finding]:
    """Check a payload, and what is in it that belongs to a request."""
    yield from (
        as_written(finding, reading)
        for finding in part_findings(operation, "request", reading.payload, profile, select)
    )
    yield from (
        remark.finding(operation.name)
        for remark in requests.explain(operation, reading.common, region)
    )
    yield from (
        remark.finding(operation.name)
        for remark in requests.explain_indexes(operation, reading.written.values())
    )


def place_and_code(finding: Finding) -> tuple[str, str]:
    """Return the key that findings are sorted by."""
    return finding.pointer, finding.code


def without_repetition(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Keep one of equal findings: several places may be written as one parameter."""
    return {(one.pointer, one.code, one.message, one.advice): one for one in findings}.values()


def known_codes(ignore: Iterable[str]) -> tuple[str, ...]:
    """Return codes for codes, starts of codes and names; refuse what no rule has, as a typo."""
    codes = tuple(map(code_of, (ignore,) if isinstance(ignore, str) else ignore))
    for code in codes:
        if not code or not any(known.startswith(code) for known in RULES):
            raise ValueError(
                f"no rule has the code {code!r}, use one such as VFS011, or its start, such as VFD"
            )
    return codes


def as_written(finding: Finding, reading: Reading) -> Finding:
    """Point into the payload as it was written; a patch does not fit dotted names."""
    if not reading.written:
        return finding
    pointer = reading.pointer(finding.pointer)
    # What has no parameter of its own is placed at the root, where only the message can say it.
    message = finding.problem if finding.pointer and not pointer else finding.message
    return finding._replace(pointer=pointer, message=message, fix=None)


def part_findings(
    operation: Operation, part: Part, value: Any, profile: Profile, select: tuple[str, ...] = ()
) -> Iterable[Finding]:
    """Check one part of a request, by the compiled module if it can, else by a walk."""
    functions = compiled.functions(operation.name, part, select)
    is_accepted = functions.accepts(value)
    found = functions.findings(value) if is_accepted else None
    if found is not None:
        return found
    return walk(operation, part, value, profile, select=select, is_accepted=is_accepted)


def walk(
    operation: Operation,
    part: Part,
    value: Any,
    profile: Profile,
    *,
    select: tuple[str, ...] = (),
    is_accepted: bool = False,
) -> Iterator[Finding]:
    """Check a value place by place: its tables, what cannot be sent, and what the docs leave open.

    A place that the tables refuse is not checked further, unless it is clear what was meant: then
    that is checked too, so that a correction uncovers nothing.
    """
    from vpn_preflight.engines import schema_errors  # noqa: PLC0415 - most payloads are accepted
    from vpn_preflight.rules import tables  # noqa: PLC0415 - the same
    from vpn_preflight.rules.broken import CheckedPart  # noqa: PLC0415 - the same
    from vpn_preflight.rules.corrections import Corrected  # noqa: PLC0415 - the same

    field, is_plain = contract.part(operation.name, part), unsendable.is_plain(value)
    shallow = value if is_plain else unsendable.pruned(value)
    errors = () if is_accepted else schema_errors(operation.name, part, shallow)
    known = CheckedPart(field, shallow, profile, operation.wire, is_clean)
    payload = Payload(field, shallow)
    broken = document.without_doubles(list(tables.explain(known, errors)), payload)
    if corrections := [remark.correction for remark in broken if remark.correction]:
        meant = Corrected(value, corrections)
        yield from (remark.finding(operation.name) for remark in broken if remark.correction)
        inner = part_findings(operation, part, meant.payload, profile, select)
        yield from map(meant.as_written, inner)
        return
    yield from (remark.finding(operation.name) for remark in broken)
    refused = {tuple(remark.path) for remark in broken if remark.member in (None, "unknown")}
    odd = () if is_plain else unsendable.explain(field, value)
    for remark in (*odd, *remarks(payload, select=select)):
        if not is_below(remark, refused):
            yield remark.finding(operation.name)


def is_clean(field: Field, value: Any) -> bool:
    """Return whether a value of a field has neither an error nor a warning of its own."""
    from vpn_preflight.engines import value_errors  # noqa: PLC0415 - the same

    return not value_errors(field, value) and all(
        (remark.severity or remark.rule.severity) == "info"
        for remark in remarks(Payload(field, value), judging=("value", "count"))
    )


def is_below(remark: Remark, refused: set[tuple[Any, ...]]) -> bool:
    """Return whether a remark is about a place that was refused, or is below one."""
    return any(tuple(remark.path[:length]) in refused for length in range(len(remark.path) + 1))

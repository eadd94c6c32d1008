"""The check: everything that is wrong with one payload, all at once, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import compiled, contract, protocols
from vpn_preflight.engines import schema_errors
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.engines import Part
    from vpn_preflight.finding import Finding, Profile
    from vpn_preflight.rules.rule import Remark

PARTS: tuple[tuple[Part, str], ...] = (("path_parameters", "path"), ("query_parameters", "query"))


@hide_fields
class Examination(NamedTuple):
    """What the check found, and the payload as it read it."""

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
    """Find everything that is wrong with a payload.

    `path` and `query` are the parameters of the URL, checked when given. `ignore` switches rules off by code, name or the start of
    codes, but for those about an id or a value that cannot be sent. Under the profile `observed` disputed rules are warnings.
    Sorted by pointer and code.

    Never raises for a bad payload; raises UnknownOperationError for an unknown operation and ValueError for an unknown code or
    profile.
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
    """Check a payload and hand on how it was read; `region` is that of the client that is about to send it."""
    ignored, profile = known_codes(ignore), known_profile(profile)
    functions = compiled.functions(operation.name, "request")
    if functions.accepts(payload):
        # It holds nothing but known fields: no common parameter, and no name of the wire form.
        reading, found = Reading(payload, {}, {}), functions.findings(payload)
        if found is None:
            found = list(walk(operation, "request", payload, profile, is_accepted=True))
    else:
        reading = protocols.read(operation, payload)
        found = list(whole_findings(operation, reading, profile, region))
        found = mask_names(operation.request, reading.payload, found)
    if path is not None or query is not None:
        found += url_findings(operation, path, query, profile)
    if ignored:
        found = [
            one
            for one in found
            if RULES[one.code].ignorable != "everywhere" or not one.code.startswith(ignored)
        ]
    return Examination(
        sorted(without_repetition(found), key=place_and_code) if len(found) > 1 else found, reading
    )


def url_findings(
    operation: Operation,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    profile: Profile,
) -> Iterator[Finding]:
    """Check the parameters of the URL that are given."""
    for (part, prefix), given in zip(PARTS, (path, query), strict=True):
        if given is not None:
            for finding in part_findings(operation, part, dict(given), profile):
                yield finding._replace(pointer=f"/{prefix}{finding.pointer}")


def whole_findings(
    operation: Operation, reading: Reading, profile: Profile, region: str | None
) -> Iterator[Finding]:
    """Check a payload, and what was written into it that belongs to a request."""
    yield from (
        as_written(finding, reading)
        for finding in part_findings(operation, "request", reading.payload, profile)
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
    """Return what findings are sorted by."""
    return finding.pointer, finding.code


def without_repetition(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Keep one of findings that say the same: several places may be written as one parameter."""
    return {
        (finding.pointer, finding.code, finding.words): finding for finding in findings
    }.values()


def known_profile(profile: Profile) -> Profile:
    """Refuse a profile that there is not; raises ValueError."""
    if profile not in ("document", "observed"):
        raise ValueError(f"there is no profile {profile!r}: write document or observed")
    return profile


def known_codes(ignore: Iterable[str]) -> tuple[str, ...]:
    """Return codes for codes, starts of codes and names; refuse what no rule has, as a typo."""
    codes = tuple(map(code_of, (ignore,) if isinstance(ignore, str) else ignore))
    for code in codes:
        if not code or not any(known.startswith(code) for known in RULES):
            raise ValueError(
                f"no rule has the code {code!r}: write a code like VFS011, or the start of one like VFD"
            )
    return codes


def as_written(finding: Finding, reading: Reading) -> Finding:
    """Point into the payload as it was written; a patch for the nested form would not fit dotted names."""
    if not reading.written:
        return finding
    return finding._replace(pointer=reading.pointer(finding.pointer), fix=None)


def part_findings(
    operation: Operation, part: Part, value: Any, profile: Profile
) -> Iterable[Finding]:
    """Check one part of a request: by the compiled module where it can say, else by a walk over the value."""
    functions = compiled.functions(operation.name, part)
    is_accepted = functions.accepts(value)
    found = functions.findings(value) if is_accepted else None
    return (
        walk(operation, part, value, profile, is_accepted=is_accepted) if found is None else found
    )


def walk(
    operation: Operation, part: Part, value: Any, profile: Profile, *, is_accepted: bool = False
) -> Iterator[Finding]:
    """Check a value place by place: its tables, then what no table can carry, then what the docs leave open.

    What is at or below a place that the tables refuse is not looked at again.
    """
    field, shallow = contract.part(operation.name, part), unsendable.pruned(value)
    refused: set[tuple[Any, ...]] = set()
    errors = () if is_accepted else schema_errors(operation.name, part, shallow)
    broken = list(limits.explain(field, errors, profile, operation.wire))
    payload = Payload(field, shallow)
    for remark in document.without_doubles(broken, payload):
        if remark.member in (None, "unknown"):
            refused.add(tuple(remark.path))
        yield remark.finding(operation.name)
    for remark in (*unsendable.explain(field, value), *remarks(payload)):
        if not is_below(remark, refused):
            yield remark.finding(operation.name)


def is_below(remark: Remark, refused: set[tuple[Any, ...]]) -> bool:
    """Return whether a remark is about a place that was refused already."""
    return any(tuple(remark.path[:length]) in refused for length in range(len(remark.path) + 1))

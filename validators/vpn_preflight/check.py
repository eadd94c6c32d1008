"""The check: everything that is wrong with one payload, all at once, before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import codec, contract
from vpn_preflight.engines import schema_errors
from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.rules import document, policy, ranges, requests, tables, values
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.codec import Reading
    from vpn_preflight.contract import Operation
    from vpn_preflight.engines import Part
    from vpn_preflight.finding import Finding, Profile
    from vpn_preflight.rules.rule import Remark

__all__ = ["Examination", "check", "examine", "known_codes", "known_profile", "part_findings"]

# No caller can want these: an id that changes the path makes another call of it, and what cannot be written cannot be sent.
ALWAYS = (tables.SEGMENT.code, tables.UNSENDABLE.code)
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

    `path` and `query` are the parameters of the URL, checked when given. `ignore` switches rules off by code or by the start of
    codes, but for VFS016 and VFS017, an id or a value that cannot be sent. Under the profile `observed` disputed rules are
    warnings. Sorted by pointer and code.

    Never raises for a bad payload; raises UnknownOperationError for an unknown operation and ValueError for an unknown code or
    profile.
    """
    return examine(contract.operation(operation), payload, path=path, query=query, ignore=ignore, profile=profile).findings


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
    reading = codec.read(operation, payload)
    found = [as_written(finding, reading) for finding in part_findings(operation, "request", reading.payload, profile)]
    found += [remark.finding(operation.name) for remark in requests.explain(operation, reading.common, region)]
    found += [remark.finding(operation.name) for remark in requests.explain_indexes(operation, reading.written.values())]
    for (part, prefix), given in zip(PARTS, (path, query), strict=True):
        if given is not None:
            found += [
                finding._replace(pointer=f"/{prefix}{finding.pointer}")
                for finding in part_findings(operation, part, dict(given), profile)
            ]
    kept = [finding for finding in found if finding.code in ALWAYS or not finding.code.startswith(ignored)]
    return Examination(sorted(without_repetition(kept), key=lambda finding: (finding.pointer, finding.code)), reading)


def without_repetition(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Keep one of findings that say the same: several places may be written as one parameter."""
    return {(finding.pointer, finding.code, finding.message): finding for finding in findings}.values()


def known_profile(profile: Profile) -> Profile:
    """Refuse a profile that there is not; raises ValueError."""
    if profile not in ("document", "observed"):
        raise ValueError(f"there is no profile {profile!r}: write document or observed")
    return profile


def known_codes(ignore: Iterable[str]) -> tuple[str, ...]:
    """Refuse a code that no rule has: a typo would switch nothing off, in silence."""
    codes = (ignore,) if isinstance(ignore, str) else tuple(ignore)
    for code in codes:
        if not code or not any(known.startswith(code) for known in RULES):
            raise ValueError(f"no rule has the code {code!r}: write a code like VFS011, or the start of one like VFD")
    return codes


def as_written(finding: Finding, reading: Reading) -> Finding:
    """Point into the payload as it was written; a patch for the nested form would not fit dotted names."""
    if not reading.written:
        return finding
    return finding._replace(pointer=reading.pointer(finding.pointer), fix=None)


def part_findings(operation: Operation, part: Part, value: Any, profile: Profile) -> Iterator[Finding]:
    """Check one part of a request: its tables, then what no table can carry, then what the page leaves open.

    What stands at or below a place that the tables refuse is not looked at again.
    """
    schema, shallow = getattr(operation, part), values.pruned(value)
    refused: set[tuple[Any, ...]] = set()
    broken = list(tables.explain(schema, schema_errors(operation.name, part, shallow), profile, operation.wire))
    for remark in document.without_doubles(broken, schema, shallow):
        if remark.member in (None, "unknown"):
            refused.add(tuple(remark.path))
        yield remark.finding(operation.name)
    families = (document, ranges, policy)
    for remark in (*values.explain(schema, value), *(remark for family in families for remark in family.explain(schema, shallow))):
        if not is_below(remark, refused):
            yield remark.finding(operation.name)


def is_below(remark: Remark, refused: set[tuple[Any, ...]]) -> bool:
    """Tell whether a remark is about a place that was refused already."""
    return any(tuple(remark.path[:length]) in refused for length in range(len(remark.path) + 1))

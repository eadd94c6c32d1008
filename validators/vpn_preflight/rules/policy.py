"""The VFP rules: what the RFCs say about ciphers, hashes, groups and keys that the page lists. Never an error.

The verdicts stand in the contract beside the values they are about, as `x-policy` and `x-weak-key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import Severity, Source
from vpn_preflight.rules.members import Member, members
from vpn_preflight.rules.rule import RULES, Remark, register

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LITERAL", "ONCE", "explain", "reference", "severity", "verdict"]

LITERAL = register("VFP001", "literal-secret", "warning", "A secret that stands in a file, where others can read it.", "inferred")
register("VFP002", "des", "warning", "The cipher DES.", "inferred")
register("VFP003", "triple-des", "warning", "The cipher 3DES.", "inferred")
register("VFP004", "md5", "warning", "The hash MD5.", "inferred")
register("VFP005", "sha1", "info", "The hash SHA-1.", "inferred")
register("VFP006", "weak-dh-group", "warning", "A Diffie-Hellman group that is too small, or of doubtful origin.", "inferred")
register("VFP007", "aggressive-mode", "warning", "Aggressive mode with a shared key.", "inferred")
register("VFP008", "no-forward-secrecy", "warning", "Sessions without a key exchange of their own.", "inferred")
register("VFP009", "no-encryption", "warning", "Sessions that are not encrypted.", "inferred")
DEFAULT = register("VFP010", "weak-default", "warning", "A member left out whose documented default is weak.", "inferred")
KEY = register("VFP011", "weak-key", "warning", "A shared key that is short or well known.", "inferred")
IKEV1 = register("VFP012", "ikev1", "info", "A member that only IKEv1 has; told once a run.", "inferred")
OUTLIVES = register("VFP013", "session-outlives-exchange", "info", "A session that lives longer than the key exchange.", "inferred")

# How bad it is to use what an RFC lists so; what carries no such word is as bad as its rule.
LEVELS: dict[str | None, Severity] = {"MUST NOT": "warning", "SHOULD NOT": "warning", "MAY": "info", "MUST-": "info"}
Verdict = dict[str, Any]
# True of every tunnel of this version of the API: to hear it once is enough.
ONCE = (IKEV1.code,)


def explain(schema: dict[str, Any], payload: Any) -> Iterator[Remark]:
    """Look at every value and every object of a payload; what is true of every tunnel is told once."""
    told: set[str] = set()
    elsewhere = given_elsewhere(schema, payload)
    for member in members(Member(schema, payload, ())):
        for remark in about(member, payload, elsewhere):
            if remark.rule.code not in told:
                yield remark
            told.update({remark.rule.code}.intersection(ONCE))


def about(member: Member, payload: Any, elsewhere: set[str]) -> Iterator[Remark]:
    """Look at a value that the contract has a verdict on, or at an object that leaves one to its default."""
    if isinstance(member.value, str):
        yield from about_value(member)
        yield from about_key(member)
    elif isinstance(member.value, dict) and member.path:
        yield from about_defaults(member, elsewhere)
    elif "x-not-above" in member.schema:
        yield from about_lifetime(member, payload)


def verdict(schema: dict[str, Any], value: Any) -> Verdict | None:
    """Look up the first that is said of a value."""
    return next(iter(verdicts(schema, value)), None)


def verdicts(schema: dict[str, Any], value: Any) -> list[Verdict]:
    """Look up all that is said of a value."""
    return [verdict for verdict in schema.get("x-policy", []) if value in verdict["values"]]


def severity(verdict: Verdict) -> Severity:
    """Tell how bad it is."""
    return LEVELS.get(verdict.get("level"), RULES[verdict["code"]].severity)


def about_value(member: Member) -> Iterator[Remark]:
    """Tell what RFCs say of a value."""
    for found in verdicts(member.schema, member.value):
        message = f"{reason(found)}: {found['instead']}"
        path, level = member.path, severity(found)
        yield Remark(RULES[found["code"]], path, message, member.schema, severity=level, reference=reference(found))


def reason(verdict: Verdict) -> str:
    """Say what speaks against a value."""
    if "reason" in verdict:
        return str(verdict["reason"])
    return f"{verdict['rfc']} (for {verdict['for']}) lists {verdict['algorithm']} as {verdict['level']}"


def reference(verdict: Verdict) -> Source:
    """Name the section of the RFC."""
    return Source(verdict["rfc"], f"section {verdict['section']}", str(verdict.get("algorithm", verdict["topic"])))


def about_key(member: Member) -> Iterator[Remark]:
    """Tell of a key that can be guessed; neither the key nor its length is told."""
    weak = member.schema.get("x-weak-key")
    if weak and (len(member.value) < weak["below"] or member.value in weak["known"]):
        message = f"is short or well known and can be guessed: write at least {weak['below']} random characters"
        yield Remark(KEY, member.path, message, member.schema, reference=reference(weak))


def given_elsewhere(schema: dict[str, Any], payload: Any) -> set[str]:
    """List the members that may stand in several places and stand in one of them."""
    found = [member.schema["x-same-as"] for member in members(Member(schema, payload, ())) if "x-same-as" in member.schema]
    return {*found, *(payload if isinstance(payload, dict) else ())}


def about_defaults(member: Member, elsewhere: set[str]) -> Iterator[Remark]:
    """Tell once of all members that an object leaves to a weak default, be it that the page prints them elsewhere."""
    known = {
        name: schema
        for name, schema in member.schema.get("properties", {}).items()
        if "x-same-as" not in schema or ("x-default-here" in schema and schema["x-same-as"] not in elsewhere)
    }
    left_out = {name: verdict(known[name], known[name].get("x-documented-default")) for name in known if name not in member.value}
    weak = {name: found for name, found in left_out.items() if found and ("level" in found or severity(found) == "warning")}
    if not weak:
        return
    named = ", ".join(f"{name} ({known[name]['x-documented-default']})" for name in weak)
    message = f"leaves out what is weak by default: {named}; whether the value of before is kept is not documented: write it"
    level: Severity = "warning" if any(severity(found) == "warning" for found in weak.values()) else "info"
    first = next(name for name, found in weak.items() if severity(found) == level)
    yield Remark(DEFAULT, member.path, message, member.schema, severity=level, reference=reference(weak[first]))


def about_lifetime(member: Member, payload: Any) -> Iterator[Remark]:
    """Tell of a session that outlives the exchange which made it."""
    limit, outer = member.schema["x-not-above"], payload
    for token in limit["member"]:
        outer = outer[0] if isinstance(outer, list) and outer else outer
        outer = outer.get(token) if isinstance(outer, dict) else None
    inner, outer = integer(member.value), integer(outer)
    if inner is not None and outer is not None and inner > outer:
        message = f"is longer than {limit['member'][-1]}: write at most as much"
        yield Remark(OUTLIVES, member.path, message, member.schema, reference=reference(limit))


def integer(value: Any) -> int | None:
    """Read what JSON Schema takes for an integer: 86400.0 is one, true is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return None
    return int(value)

"""The VFP rules: what RFCs say about ciphers, keys and dead peers. Never an error.

The verdicts are in the contract, next to the values, as `x-policy` and `x-weak-key`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import Severity, Source
from vpn_preflight.rules.rule import RULES, Remark, register, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.annotations import Limit, Verdict, Weakness
    from vpn_preflight.field import Field
    from vpn_preflight.rules.place import Place

LITERAL = register(
    "VFP001",
    "literal-secret",
    "warning",
    "A secret in a file, where others can read it.",
    "inferred",
)
# The severity of what an RFC lists so; without such a word it is that of the rule.
LEVELS: dict[str | None, Severity] = {
    "MUST NOT": "warning",
    "SHOULD NOT": "warning",
    "MAY": "info",
    "MUST-": "info",
}


def values(place: Place) -> Iterator[Remark]:
    """Report what RFCs say of a value under the code of the rule."""
    for found in verdicts(place.field, place.value):
        is_meant = found.unless is None or neighbour(place, found.unless.name) != found.unless.value
        if place.rule and found.code == place.rule.code and is_meant:
            yield place.remark(
                reason(found), found.instead, severity=severity(found), reference=reference(found)
            )


def neighbour(place: Place, name: str) -> Any:
    """Return the value of another field of the object that a place is in; None if it has none."""
    owner = place.payload.value
    for token in place.path[:-1]:
        owner = owner[token] if owner else None
    return owner.get(name) if isinstance(owner, dict) else None


def about_values(
    code: str, name: str, level: Severity, summary: str, *, once: bool = False
) -> None:
    """Add a rule about values on which the contract has verdicts with its code."""
    rule(
        *(code, name, level, summary, "inferred"),
        once=once,
        applies=lambda field: any(said.code == code for said in field.verdicts),
    )(values)


about_values("VFP002", "des", "warning", "The cipher DES.")
about_values("VFP003", "triple-des", "warning", "The cipher 3DES.")
about_values("VFP004", "md5", "warning", "The hash MD5.")
about_values("VFP005", "sha1", "info", "The hash SHA-1.")
about_values(
    "VFP006",
    "weak-dh-group",
    "warning",
    "A Diffie-Hellman group that is too small or of doubtful origin.",
)
about_values("VFP007", "aggressive-mode", "warning", "Aggressive mode with a pre-shared key.")
about_values("VFP008", "no-forward-secrecy", "warning", "Sessions without perfect forward secrecy.")
about_values("VFP009", "no-encryption", "warning", "Sessions that are not encrypted.")
# True of every tunnel of this version of the API, so that once is enough.
about_values(
    "VFP012", "ikev1", "info", "A field that only IKEv1 has; reported once per run.", once=True
)
about_values("VFP014", "no-dead-peer-detection", "info", "A dead peer that nobody looks for.")


def verdict(field: Field, value: Any) -> Verdict | None:
    """Look up the first that is said of a value."""
    return next(iter(verdicts(field, value)), None)


def verdicts(field: Field, value: Any) -> tuple[Verdict, ...]:
    """Look up all that is said of a string or an integer."""
    known = value if isinstance(value, str) else integer(value)
    return () if known is None else field.verdicts_by_value.get(known, ())


def severity(said: Verdict) -> Severity:
    """Return the severity of a verdict."""
    return LEVELS.get(said.level, RULES[said.code].severity)


def reason(said: Verdict) -> str:
    """Return what speaks against a value."""
    level = '"MUST-" (to be phased out)' if said.level == "MUST-" else said.level
    return said.reason or f"{said.rfc} (for {said.protocol}) lists {said.algorithm} as {level}"


def reference(said: Verdict | Weakness | Limit) -> Source:
    """Return the section of the RFC."""
    return Source(
        said.rfc, f"section {said.section}", str(getattr(said, "algorithm", None) or said.topic)
    )


@rule(
    *("VFP011", "weak-key", "warning", "A pre-shared key that is short or well known.", "inferred"),
    applies=lambda field: field.weakness is not None,
)
def weak_key(place: Place) -> Iterator[Remark]:
    """Report a key that can be guessed; neither the key nor its length shows."""
    weak = place.field.weakness
    if (
        weak
        and isinstance(place.value, str)
        and (len(place.value) < weak.below or place.value in weak.known)
    ):
        message = "is short or well known, and can be guessed"
        advice = f"use at least {weak.below} random characters, and change the peer too"
        yield place.remark(message, advice, reference=reference(weak))


@rule(
    *(
        "VFP010",
        "weak-default",
        "warning",
        "A field that is not set and whose documented default is weak.",
        "inferred",
    ),
    judges="object",
    # Of an object that is in doubt as a whole, VFD012 names every default.
    applies=lambda field: (
        not field.is_whole and any(inner.has_default for inner in field.fields.values())
    ),
)
def weak_defaults(place: Place) -> Iterator[Remark]:
    """Report the fields that an object leaves to a weak default, once for all of them."""
    if not isinstance(place.value, dict) or not place.path:
        return
    known = with_defaults(place)
    omitted = {
        name: verdict(known[name], known[name].default) for name in known if name not in place.value
    }
    weak = {name: found for name, found in omitted.items() if found and is_reported(found)}
    if weak:
        yield weak_defaults_remark(place, known, weak)


def is_reported(said: Verdict) -> bool:
    """Return whether a default is reported: an RFC lists it, or it is as bad as a warning."""
    return bool(said.level) or severity(said) == "warning"


def weak_defaults_remark(
    place: Place, known: Mapping[str, Field], weak: Mapping[str, Verdict]
) -> Remark:
    """Report fields with their defaults; the worst of them decides the severity."""
    defaults = joined([str(known[name].default) for name in weak])
    verb, them = ("is", "it") if len(weak) == 1 else ("are", "them")
    names = [f"{name} (at the top level)" if known[name].same_as else name for name in weak]
    message = f"{joined(names)} {verb} not set and may fall back to {defaults}"
    level: Severity = (
        "warning" if any(severity(found) == "warning" for found in weak.values()) else "info"
    )
    first = next(found for found in weak.values() if severity(found) == level)
    advice = f"set {them} to what the peer uses"
    return place.remark(message, advice, severity=level, reference=reference(first))


def joined(names: list[str]) -> str:
    """Write names as a list in a sentence."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def with_defaults(place: Place) -> dict[str, Field]:
    """Return the fields of an object that have a default, of their own or of the object."""
    fields = place.field.fields.items()
    if not any(field.same_as for _, field in fields):
        return dict(fields)
    given = place.payload.times_given
    return {
        name: field
        for name, field in fields
        if not field.same_as or (field.has_default_here and field.same_as not in given)
    }


@rule(
    *(
        "VFP013",
        "session-outlives-exchange",
        "info",
        "An IPsec session that lives longer than the key exchange it came from.",
        "inferred",
    ),
    applies=lambda field: field.not_above is not None,
)
def lifetime(place: Place) -> Iterator[Remark]:
    """Report a session that outlives the exchange it comes from."""
    limit, outer = place.field.not_above, place.payload.value
    for name in limit.names if limit else ():
        outer = outer[0] if isinstance(outer, list) and outer else outer
        outer = outer.get(name) if isinstance(outer, dict) else None
    own, other = integer(place.value), integer(outer)
    if limit and own is not None and other is not None and own > other:
        yield place.remark(
            *(f"is longer than {limit.names[-1]}", f"use at most {other}"),
            reference=reference(limit),
        )


def integer(value: Any) -> int | None:
    """Read what is an integer in JSON Schema: 86400.0 is one, and true is not."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return None
    return int(value)

"""More rules of the family VFD: where editions and examples of the docs differ, or are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.ranges import EVERYTHING, is_written
from vpn_preflight.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.rules.place import Place
    from vpn_preflight.rules.rule import Remark


# No number that is meant has as many digits; Python refuses to read thousands of them.
DIGITS = 10
REFUSED = "the service may refuse it for accounts of the international site"


def below(place: Place) -> Iterator[tuple[str, Field]]:
    """Yield the fields of an object, whether they are given or not; none if it is not an object."""
    yield from place.field.fields.items() if isinstance(place.value, dict) else ()


@rule(
    *(
        "VFD010",
        "other-spelling",
        "warning",
        "A field that the vendor's examples have under another name.",
        "observed",
    ),
    judges="object",
    applies=lambda field: any(inner.instead for inner in field.fields.values()),
)
def other_spelling(place: Place) -> Iterator[Remark]:
    """Report a field next to, or in place of, the one that is known to work."""
    for name, field in below(place):
        better = field.instead
        if better and name in place.value:
            is_twice = better.name in place.value
            # The two names are easily taken for one.
            other = (
                f"{better.name} (without {name[-1]})" if name[:-1] == better.name else better.name
            )
            message = f"{other} is set too" if is_twice else f"{better.evidence} uses {other}"
            advice = f"remove {name}" if is_twice else f"use {better.name}"
            yield place.remark(
                message, advice, path=(*place.path, name), cited=field, member="spelling"
            )


@rule(
    *(
        "VFD011",
        "not-in-every-edition",
        "warning",
        "A field or a value that the international edition of the docs lacks.",
    ),
    applies=lambda field: field.lacking is not None,
)
def lacking(place: Place) -> Iterator[Remark]:
    """Report what an edition lacks: the field, the value, or numbers as large."""
    lacks = place.field.lacking
    if lacks and lacks.values and place.value in lacks.values:
        yield place.remark(f"{lacks.edition} of the docs does not have this value", REFUSED)
    elif (
        lacks
        and lacks.above is not None
        and isinstance(place.value, int | float)
        and place.value > lacks.above
    ):
        yield place.remark(
            f"{lacks.edition} of the docs allows at most {lacks.above}",
            "the service may refuse more for accounts of the international site",
        )
    elif lacks and lacks.values is None and lacks.above is None:
        yield place.remark(f"{lacks.edition} of the docs does not have this field", REFUSED)


@rule(
    *(
        "VFD012",
        "partial-settings",
        "warning",
        "An object that omits fields whose documented defaults may apply.",
        "inferred",
    ),
    judges="object",
    applies=lambda field: field.is_whole,
)
def partial(place: Place) -> Iterator[Remark]:
    """Report together all fields that an object leaves to a default or to the present value."""
    if place.value == {}:
        return
    asked_for = {condition.needed for condition in place.field.conditions}
    others = {
        field.instead.name for name, field in below(place) if field.instead and name in place.value
    }
    omitted = {
        name: defaults(field)
        for name, field in below(place)
        if field.has_default and not {name} & (place.value.keys() | asked_for | others)
    }
    if omitted:
        named = ", ".join(f"{name} ({words})" for name, words in omitted.items())
        value, them = ("value", "it") if len(omitted) == 1 else ("values", "them")
        unknown = f"the docs do not say whether the tunnel keeps its current {value}"
        yield place.remark(f"omits {named}, and {unknown}", f"set {them} too")


def defaults(field: Field) -> str:
    """Return the default of a field, or those that the docs give."""
    if field.other_defaults:
        given = " and ".join(map(str, (field.default, *field.other_defaults)))
        return f"the docs give two defaults, {given}"
    return f"default {field.default}"


def is_filled(value: list[Any]) -> bool:
    """Return whether a list has items."""
    return bool(value)


@rule(
    *(
        "VFD013",
        "empty-list",
        "warning",
        "An empty list: the docs do not say what it does.",
        "inferred",
    ),
    judges="count",
    applies=lambda field: field.type == "array" and not field.min_items,
    silent=is_filled,
)
def empty(place: Place) -> Iterator[Remark]:
    """Report an empty list."""
    if place.value == []:
        advice = "remove the field, or add an item" if len(place.path) == 1 else "add an item"
        yield place.remark("is empty, and the docs do not say what that means", advice)


def choices(field: Field) -> Collection[Any]:
    """Return the values that a field can have where it decides about another one."""
    if field.type == "boolean":
        return (False, True)
    low, high = field.minimum, field.maximum
    return field.enum if low is None or high is None else range(low, high + 1)


def chosen(place: Place, field: Field) -> Any:
    """Return the value of the field that decides about another one; None if it is not valid."""
    used = field.used_when
    value = place.value.get(used.name) if used else None
    if used is None or isinstance(value, bool) != isinstance(used.value, bool):
        return None
    return value if value in choices(place.field.fields[used.name]) else None


@rule(
    *(
        "VFD014",
        "two-defaults",
        "warning",
        "An omitted field for which the docs give two defaults.",
    ),
    judges="object",
    applies=lambda field: any(
        inner.used_when and inner.other_defaults for inner in field.fields.values()
    ),
)
def two_defaults(place: Place) -> Iterator[Remark]:
    """Report a field that is omitted where it counts."""
    for name, field in below(place):
        used = field.used_when
        if (
            used
            and field.other_defaults
            and name not in place.value
            and chosen(place, field) == used.value
        ):
            defaults = " and ".join(map(str, (field.default, *field.other_defaults)))
            message = f"{name} is not set, and the docs give two defaults ({defaults})"
            yield place.remark(message, "set it", cited=field, member=name)


@rule(
    *(
        "VFD015",
        "unused-setting",
        "warning",
        "A field that is not used, because of the value of another one.",
    ),
    judges="object",
    applies=lambda field: any(inner.used_when for inner in field.fields.values()),
)
def unused_setting(place: Place) -> Iterator[Remark]:
    """Report a field that is given where it does not count."""
    for name, field in below(place):
        used = field.used_when
        if used and name in place.value and chosen(place, field) not in (None, used.value):
            message = f"is used only when {used.name} is {used.value}"
            advice = f"remove it, or set {used.name} to {used.value}"
            yield place.remark(message, advice, path=(*place.path, name), cited=field)


@rule(
    *(
        "VFD016",
        "unusual-number",
        "warning",
        "A number that the vendor's Terraform provider refuses.",
        "observed",
    ),
    applies=lambda field: field.usual_range is not None,
)
def unusual(place: Place) -> Iterator[Remark]:
    """Report a string of digits outside of the numbers that are known to work."""
    usual, value = place.field.usual_range, place.value
    if (
        usual
        and isinstance(value, str)
        and value.isdecimal()
        and not (len(value) < DIGITS and usual.low <= int(value) <= usual.high)
    ):
        message = f"{usual.evidence} allows only {usual.low} to {usual.high}"
        yield place.remark(message, "use a number in that range")


def accepted(field: Field, value: Any) -> Iterator[str]:
    """Yield the ranges in a list of rules that the tables accept."""
    if is_written(field, value):
        yield value
    elif isinstance(value, list) and field.items:
        for item in value:
            yield from accepted(field.items, item)
    elif isinstance(value, dict):
        for name in value.keys() & field.fields.keys():
            yield from accepted(field.fields[name], value[name])


def has_exact_rules(field: Field, rules: Any) -> bool:
    """Return whether a list of rules has one about some addresses only."""
    return any(text != EVERYTHING for text in accepted(field, rules))


@rule(
    *(
        "VFD017",
        "health-check-with-rules",
        "warning",
        "A health check together with policy rules.",
        "observed",
    ),
    judges="object",
    applies=lambda field: any(inner.not_with_ranges for inner in field.fields.values()),
)
def with_rules(place: Place) -> Iterator[Remark]:
    """Report a switch that the service refuses next to rules about some addresses only."""
    for name, field in below(place):
        other = field.not_with_ranges
        if other is None or place.value.get(name) is not True:
            continue
        if has_exact_rules(place.field.fields[other.name], place.value.get(other.name)):
            message = f"is true, and the service refuses that together with {other.name}"
            yield place.remark(
                message, "use one of the two", path=(*place.path, name), cited=field, member="rules"
            )

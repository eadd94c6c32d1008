"""The VFD rules: where the docs contradict themselves or each other, and our reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vpn_preflight.rules.rule import Citation, register, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.field import Field
    from vpn_preflight.rules.place import Payload, Place
    from vpn_preflight.rules.rule import Remark

INVISIBLE = register(
    "VFD009",
    "invisible-character",
    "warning",
    "An allowed value with invisible or broken characters.",
)


@rule(
    *(
        "VFD001",
        "field-of-sister-page",
        "warning",
        "A field in a place where only other pages of the docs have it.",
        "observed",
    ),
    judges="object",
    applies=lambda field: field.same_as is not None,
)
def elsewhere(place: Place) -> Iterator[Remark]:
    """Report a field that the docs print somewhere else."""
    if place.payload.times_given[str(place.field.same_as)] == 1:
        message = (
            f"the docs of this call have {place.field.same_as} at the top level, and only other "
            f"pages have it inside {place.path[0]}"
        )
        yield place.remark(message, "move it to the top level")


@rule(
    *(
        "VFD002",
        "field-given-twice",
        "error",
        "A field set in more than one of the places where the docs have it.",
        "observed",
    ),
    judges="object",
    applies=lambda field: field.same_as is not None,
)
def twice(place: Place) -> Iterator[Remark]:
    """Report a field that is given in several places."""
    if place.payload.times_given[str(place.field.same_as)] > 1:
        yield place.remark(
            f"{place.field.same_as} is set more than once", "set it once, at the top level"
        )


@rule(
    *(
        "VFD003",
        "several-items",
        "warning",
        "Several items in a list that other pages of the docs have as one object.",
        "observed",
    ),
    judges="count",
    applies=lambda field: field.is_single,
)
def several(place: Place) -> Iterator[Remark]:
    """Report more items than the one that other pages of the docs have."""
    if isinstance(place.value, list) and len(place.value) > 1:
        yield place.remark(
            f"has {len(place.value)} items, and other pages of the docs have one object",
            "keep one",
        )


@rule(
    *(
        "VFD004",
        "both-of-two",
        "warning",
        "Both fields are set, and the docs require only one of them.",
    ),
    judges="object",
    applies=lambda field: bool(field.alternatives),
)
def both(place: Place) -> Iterator[Remark]:
    """Report fields of which the docs require either."""
    for alternatives in place.field.alternatives:
        if isinstance(place.value, dict) and all(
            name in place.value for name in alternatives.names
        ):
            message = (
                f"{' and '.join(alternatives.names)} are both set, and the docs ask for one of them"
            )
            yield place.remark(
                message, "keep the one that the tunnel uses", cited=alternatives, member="both"
            )


@rule(
    *(
        "VFD005",
        "unused-identity",
        "warning",
        "An address or domain name that the identity type does not use.",
    ),
    judges="object",
    applies=lambda field: bool(field.conditions),
)
def unused(place: Place) -> Iterator[Remark]:
    """Report a field that belongs to another value of the field that decides."""
    if not isinstance(place.value, dict):
        return
    for condition in place.field.conditions:
        name, chooser = condition.needed, condition.chooser
        chosen = place.value.get(chooser)
        if (
            name in place.value
            and chosen in place.field.fields[chooser].enum
            and chosen != condition.value
        ):
            advice = f'remove it, or set {chooser} to "{condition.value}" if the peer expects that'
            yield place.remark(
                f'is not used, since {chooser} is "{chosen}"',
                advice,
                path=(*place.path, name),
                cited=condition,
            )


def may_be_empty(field: Field) -> bool:
    """Return whether an object without fields breaks no table."""
    return field.type == "object" and not (
        field.alternatives or field.min_properties or field.required
    )


def says_what(field: Field) -> bool:
    """Return whether an object requires nothing but ids, which change nothing by themselves."""
    ids = [field.fields[name].prefix for name in field.required]
    return bool(ids) and all(ids) and not field.alternatives and len(field.fields) > len(ids)


@rule(
    *("VFD006", "nothing-to-change", "warning", "An object that changes nothing."),
    judges="object",
    applies=lambda field: may_be_empty(field) or says_what(field),
)
def nothing(place: Place) -> Iterator[Remark]:
    """Report an empty object below the root, and one that holds nothing but ids."""
    if place.value == {} and place.path:
        yield place.remark("changes nothing", "set a field")
    elif (
        place.field.required
        and isinstance(place.value, dict)
        and place.value.keys() == set(place.field.required)
    ):
        cited = Citation(place.field.source or place.field.members)
        yield place.remark("changes nothing", "set a field to change", cited=cited)


@rule(
    *("VFD007", "other-kind-of-id", "warning", "An id that looks like the id of something else."),
    applies=lambda field: field.prefix is not None,
)
def kind(place: Place) -> Iterator[Remark]:
    """Report an id that begins like another kind of id."""
    own, value = place.field.prefix, place.value
    others = [
        field.prefix
        for field in place.payload.field.fields.values()
        if field.prefix not in (None, own)
    ]
    others += place.field.other_prefixes
    if isinstance(value, str) and any(value.startswith(prefix) for prefix in others if prefix):
        yield place.remark(
            "starts like the id of something else", f'use one that starts with "{own}"'
        )


@rule(
    *(
        "VFD008",
        "unusual-id",
        "warning",
        "An id of another length than every documented id.",
        "inferred",
    ),
    applies=lambda field: field.usual_length is not None,
)
def length(place: Place) -> Iterator[Remark]:
    """Report an id of an unusual length."""
    usual = place.field.usual_length
    if isinstance(place.value, str) and len(place.value) != usual:
        yield place.remark(
            f"has {len(place.value)} characters, and every documented id has {usual}",
            "check it",
        )


def without_doubles(remarks: list[Remark], payload: Payload) -> list[Remark]:
    """Remove the guess at a misspelt name if what it means is set elsewhere, too."""
    moves = [
        (remark, (*remark.path[:-1], remark.correction.value))
        for remark in remarks
        if remark.correction and remark.correction.kind == "rename"
    ]
    if not moves:
        return remarks
    found = {place.path: place.field for place in payload.places}
    wanted = {target: found[target[:-1]].fields[target[-1]] for _, target in moves}
    times = Counter(common_name(path, found[path]) for path in found)
    times.update(common_name(target, wanted[target]) for _, target in moves)
    doubled = {
        id(remark): target[-1]
        for remark, target in moves
        if times[common_name(target, wanted[target])] > 1
    }
    return [
        remark._replace(
            fix=None, correction=None, advice=f'remove it, or the other "{doubled[id(remark)]}"'
        )
        if id(remark) in doubled
        else remark
        for remark in remarks
    ]


def common_name(path: Sequence[str | int], field: Field) -> str:
    """Name a place in the same way as the one where the docs have that field."""
    return field.same_as or "/".join(map(str, path))

"""The VFD rules: where the docs contradict themselves or their sister editions, and the reading we chose."""

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
    "A listed value with invisible or broken characters.",
)


@rule(
    *(
        "VFD001",
        "member-of-sister-page",
        "warning",
        "A member where only the sister pages have it.",
        "observed",
    ),
    judges="object",
    applies=lambda field: field.same_as is not None,
)
def elsewhere(place: Place) -> Iterator[Remark]:
    """Report a field that the docs print somewhere else."""
    if place.payload.times_given[str(place.field.same_as)] == 1:
        message = (
            f"the page prints {place.field.same_as} outside of {place.path[0]}, its sister pages inside, and it is sent from where "
            f"you put it"
        )
        yield place.remark(message, advice="write it at the top to follow the page")


@rule(
    *(
        "VFD002",
        "member-given-twice",
        "error",
        "A member given both where the page and where its sister pages have it.",
        "observed",
    ),
    judges="object",
    applies=lambda field: field.same_as is not None,
)
def twice(place: Place) -> Iterator[Remark]:
    """Report a field that is given in several places."""
    if place.payload.times_given[str(place.field.same_as)] > 1:
        yield place.remark(
            f"{place.field.same_as} is given more than once", "give it once, at the top"
        )


@rule(
    *(
        "VFD003",
        "several-items",
        "warning",
        "Several items in a list that the sister pages print as one object.",
        "observed",
    ),
    judges="count",
    applies=lambda field: field.is_single,
)
def several(place: Place) -> Iterator[Remark]:
    """Report more items than the sister pages have place for."""
    if isinstance(place.value, list) and len(place.value) > 1:
        yield place.remark(
            f"has {len(place.value)} items, where the sister pages of this one print a single object",
            "keep one",
        )


@rule(
    *("VFD004", "both-of-two", "warning", "Two members of which the page asks for either."),
    judges="object",
    applies=lambda field: bool(field.alternatives),
)
def both(place: Place) -> Iterator[Remark]:
    """Report fields of which the docs ask for either."""
    for alternatives in place.field.alternatives:
        if isinstance(place.value, dict) and all(
            name in place.value for name in alternatives.names
        ):
            message = (
                f"{' and '.join(alternatives.names)} are both given, and the page asks for either"
            )
            yield place.remark(message, "keep one", cited=alternatives, member="both")


@rule(
    *(
        "VFD005",
        "unused-identity",
        "warning",
        "An address or domain name that the chosen identity type does not use.",
    ),
    judges="object",
    applies=lambda field: bool(field.conditions),
)
def unused(place: Place) -> Iterator[Remark]:
    """Report a field that belongs to another value than the one that was written."""
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
            advice = f"leave it out, or write {condition.value} for {chooser}"
            yield place.remark(
                f"{name} is not used: {chooser} is {chosen}",
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
    """Return whether all that an object requires is ids, so that without anything else it changes nothing."""
    ids = [field.fields[name].prefix for name in field.required]
    return bool(ids) and all(ids) and not field.alternatives and len(field.fields) > len(ids)


@rule(
    *("VFD006", "nothing-to-change", "warning", "An object that asks for no change at all."),
    judges="object",
    applies=lambda field: may_be_empty(field) or says_what(field),
)
def nothing(place: Place) -> Iterator[Remark]:
    """Report an empty object below the root, and one that holds nothing but ids."""
    if place.value == {} and place.path:
        yield place.remark("asks for no change", "add a member")
    elif (
        place.field.required
        and isinstance(place.value, dict)
        and place.value.keys() == set(place.field.required)
    ):
        cited = Citation(place.field.source or place.field.members)
        yield place.remark("asks for no change", "add what is to change", cited=cited)


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
        yield place.remark("is the id of something else", f"write one that starts with {own}")


@rule(
    *(
        "VFD008",
        "unusual-id",
        "warning",
        "An id that has not the length of all documented ids.",
        "inferred",
    ),
    applies=lambda field: field.usual_length is not None,
)
def length(place: Place) -> Iterator[Remark]:
    """Report an id of an unusual length."""
    if isinstance(place.value, str) and len(place.value) != place.field.usual_length:
        yield place.remark(
            f"is not {place.field.usual_length} characters long, as every documented id is",
            "check it",
        )


def without_doubles(remarks: list[Remark], payload: Payload) -> list[Remark]:
    """Remove the fix from a misspelt name if what it means is given, or meant, where the docs or a sister page have it, too."""
    # A fix of several steps wraps a value, and names nothing anew.
    moves = [
        remark
        for remark in remarks
        if remark.fix and len(remark.fix) == 1 and remark.fix[0]["op"] == "move"
    ]
    if not moves:
        return remarks
    found = {place.path: place.field for place in payload.places}
    targets = {tuple(remark.path): (*remark.path[:-1], meant(remark)) for remark in moves}
    wanted = {target: found[target[:-1]].fields[str(target[-1])] for target in targets.values()}
    times = Counter(common_name(path, inner) for path, inner in (found | wanted).items())
    doubled = {
        path for path, target in targets.items() if times[common_name(target, wanted[target])] > 1
    }
    return [
        remark._replace(fix=None) if tuple(remark.path) in doubled else remark for remark in remarks
    ]


def meant(remark: Remark) -> str:
    """Return the name that a fix gives a field."""
    fix = remark.fix or [{"path": ""}]
    return str(fix[0]["path"].rpartition("/")[2])


def common_name(path: Sequence[str | int], field: Field) -> str:
    """Name a place, and the one where the docs themselves have that field, in the same way."""
    return field.same_as or "/".join(map(str, path))

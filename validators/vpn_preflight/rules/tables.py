"""Explain what the tables of the docs refuse: a payload that they accept does not load this.

A schema error names a keyword and a place; here it becomes remarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.annotations import Alternatives, Condition, Exclusion
from vpn_preflight.finding import join_pointer
from vpn_preflight.protocols import form
from vpn_preflight.rules import addresses, wrong_types
from vpn_preflight.rules.broken import Broken, CheckedPart, character_name, covers, worst_character
from vpn_preflight.rules.corrections import Correction
from vpn_preflight.rules.document import INVISIBLE
from vpn_preflight.rules.limits import (
    CHARACTER,
    EMPTY,
    EXCLUSIVE,
    LISTED,
    LONG,
    MISSING,
    RANGE,
    SEGMENT,
    SHORT,
    TYPE,
    UNKNOWN,
)
from vpn_preflight.rules.quoting import one_of_these, shown_number
from vpn_preflight.rules.rule import RULES, Remark
from vpn_preflight.rules.suggestion import closest, closest_value, is_slip, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.annotations import Dispute
    from vpn_preflight.engines import SchemaError
    from vpn_preflight.finding import Patch, Profile

# Of several broken keywords at one place the first of these is reported.
ORDER = (
    *(
        "type",
        "enum",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "minProperties",
        "pattern",
    ),
    *("required", "additionalProperties", "anyOf", "not"),
)


def explain(part: CheckedPart, errors: Iterable[SchemaError]) -> Iterator[Remark]:
    """Turn schema errors into remarks: one per place and field, a wrong type before all else."""
    said: set[tuple[Any, ...]] = set()
    for error in sorted(errors, key=lambda error: ORDER.index(error.keyword)):
        broken = Broken(part, error)
        if (shape := addresses.other_shape(broken.around, part.value, error.path)) is not None:
            path = error.path[: shape.depth]
            found = iter([addresses.of_other_shape(shape, path, broken.cited, part.is_clean)])
        else:
            found = remarks(broken)
        for remark in found:
            if (place := (*remark.path, remark.member)) not in said:
                said.add(place)
                yield remark


def remarks(broken: Broken) -> Iterator[Remark]:
    """Yield what is wrong; a keyword may give several remarks."""
    dispute = dispute_of(broken)
    for remark in WORDS[broken.keyword](broken):
        yield disputed(remark, dispute, broken.part.profile) if dispute else remark


def dispute_of(broken: Broken) -> Dispute | None:
    """Return what contradicts the docs in the case of this value."""
    return next((d for d in broken.disputes if covers(d, broken)), None)


def disputed(remark: Remark, dispute: Dispute, profile: Profile) -> Remark:
    """Give the remark its own code; with evidence, `observed` makes it a warning."""
    if dispute.evidence is None:
        return remark._replace(rule=RULES[dispute.code])
    other = (
        "or use --profile observed to make this a warning"
        if profile == "document"
        else "as it is an error under --profile document"
    )
    return remark._replace(
        rule=RULES[dispute.code],
        message=f"{remark.message} (disputed, {dispute.evidence})",
        advice=f"{remark.advice}, {other}",
        severity="error" if profile == "document" else "warning",
    )


def missing(broken: Broken) -> Iterator[Remark]:
    """Report each missing field at its parent."""
    rule = RULES[broken.code] if broken.code else MISSING
    for name in broken.expected:
        if name not in broken.value:
            # What a condition requires has the row of the condition.
            known = None if broken.condition else broken.field.fields.get(name)
            message = f"{name} is not set{reason(broken)}"
            cited = known or broken.cited
            yield broken.remark(rule, message, "set it", cited=cited, member=name)


def reason(broken: Broken) -> str:
    """Return why a field is required: always, or by the value of another field."""
    if not isinstance(broken.condition, Condition):
        return ", and the docs require it"
    return f', and {broken.condition.chooser} "{broken.condition.value}" requires it'


def unknown(broken: Broken) -> Iterator[Remark]:
    """Report each unknown field at itself, with the name that was meant."""
    known = broken.field.fields
    for name in broken.value:
        if name not in known:
            path, parameter = (*broken.path, name), indexed(broken, str(name))
            meant = None if parameter else closest(str(name), known)
            guess = parameter or meant
            advice = f'did you mean "{guess}"?' if guess else instead(broken, name)
            yield broken.remark(
                *(UNKNOWN, "unknown field", advice),
                path=path,
                cited=broken.members,
                member="unknown",
                fix=renamed(path, meant) if meant and is_slip(str(name), meant) else None,
                correction=Correction(path, "rename", meant) if meant else None,
            )


def instead(broken: Broken, name: str) -> str:
    """Return what to use in place of a field that is like no other."""
    shown = addresses.advice_for_map(broken.field, name, broken.value[name], broken.part.is_clean)
    return shown or one_of_these(broken.field.fields) or "remove it"


def renamed(path: tuple[Any, ...], name: str) -> Patch:
    """Give a field another name."""
    return [{"op": "move", "from": join_pointer(path), "path": join_pointer((*path[:-1], name))}]


def indexed(broken: Broken, name: str) -> str | None:
    """Return the parameter that a name such as `list[0]` or `list_0` was meant as."""
    found = wrong_types.parameter(broken.part.wire, broken.field, name)
    if found is None or broken.path or found.member in broken.value:
        return None
    return found.name if broken.part.is_clean(found.field, found.read(broken.value[name])) else None


def wrong_type(broken: Broken) -> Iterator[Remark]:
    """Report which type is wanted and which was given."""
    value, path = broken.value, broken.path
    in_form = path[0] if broken.part.wire == form.FORM and len(path) == 1 else None
    is_item = bool(path) and isinstance(path[-1], int)
    place = wrong_types.Place(
        *(broken.field, value, broken.quoted, in_form, is_item),
        *(broken.is_required, broken.part.is_clean),
    )
    wanted, given = wrong_types.NAMES[broken.expected], wrong_types.name_of(value)
    meant = meant_value(broken) if not isinstance(value, str | bool) else None
    message = f"must be {wanted}, not {given}{wrong_types.flaw(place)}"
    yield broken.remark(
        *(TYPE, message, f'did you mean "{meant}"?' if meant else wrong_types.advice(place)),
        fix=wrong_types.fix(path, place),
        correction=Correction(path, "replace", meant)
        if meant
        else wrong_types.correction(path, place),
    )


def meant_value(broken: Broken) -> str | None:
    """Return the allowed value that was meant, if it has neither an error nor a warning."""
    if not isinstance(broken.value, str | int):
        return None
    field = broken.field
    meant = closest_value(str(broken.value), field.enum, field.other_names)
    return meant if meant and broken.is_clean(meant) else None


def unlisted(broken: Broken) -> Iterator[Remark]:
    """Report a value that is not allowed, with the one that was meant."""
    path, plain = broken.path, without_invisible(broken)
    meant = plain or meant_value(broken)
    fix: Patch | None = None
    if meant and is_slip(str(broken.value), meant):
        fix = [{"op": "replace", "path": join_pointer(path), "value": meant}]
    correction = Correction(path, "replace", meant) if meant else None
    message = f"invalid value {broken.quoted}".rstrip()
    advice = f'did you mean "{meant}"?' if meant else alternatives(broken)
    if meant and dispute_of(broken):
        # The sentence goes on.
        advice = f'use "{meant}"'
    if plain and not broken.is_clean(plain):
        advice = "remove the characters that do not show"
    yield broken.remark(LISTED, message, advice, fix=fix, correction=correction)
    if plain:
        message = "has invisible, broken or full-width characters"
        advice = f'use "{plain}" in plain ASCII'
        more = {"fix": fix, "correction": correction, "member": "characters"}
        yield broken.remark(INVISIBLE, message, advice, **more)


def without_invisible(broken: Broken) -> str | None:
    """Return the allowed value that a string is but for characters that do not show."""
    if not isinstance(broken.value, str) or visible(broken.value) == broken.value:
        return None
    known = {value.casefold(): value for value in broken.field.enum}
    return known.get(visible(broken.value).casefold())


def alternatives(broken: Broken) -> str:
    """Return what is allowed; of a cipher, a hash or a group that there is not, the strongest."""
    field = broken.field
    is_known = closest_value(str(broken.value), field.enum, field.other_names)
    if field.strongest is None or is_known or not isinstance(broken.value, str):
        return one_of_these(field.enum)
    value, what, where = field.strongest
    return f'the strongest {where} is "{value}" ({what}), and the peer must use the same'


def out_of_range(broken: Broken) -> Iterator[Remark]:
    """Report the whole range, as far as there are limits."""
    message = f"{shown_number(broken.value)} is out of range".lstrip()
    yield broken.remark(RANGE, message, f"use {wrong_types.limits_of(broken.field)}")


def length(broken: Broken) -> Iterator[Remark]:
    """Report the limit, and how long the string is unless it is empty."""
    if broken.code:
        yield from segment(broken)
    elif broken.keyword == "minLength":
        yield broken.remark(SHORT, "is empty", f"use at least {broken.expected} character")
    else:
        message = f"is {len(broken.value)} characters long"
        yield broken.remark(LONG, message, f"use at most {broken.expected}")


def pattern(broken: Broken) -> Iterator[Remark]:
    """Report the character that is wrong, or why the whole string is."""
    if broken.code == SEGMENT.code:
        yield from segment(broken)
    elif addresses.is_address(broken.field):
        yield addresses.explain_address(broken.path, broken.value, broken.cited)
    elif broken.code:
        yield addresses.explain(broken.path, broken.value, broken.cited, broken.quoted)
    else:
        position, character = worst_character(broken)
        message = (
            f"invalid character {character_name(character)} at position {position} of the value"
        )
        yield broken.remark(CHARACTER, message, f"use only {broken.field.allowed}")


def segment(broken: Broken) -> Iterator[Remark]:
    """Report what an id in a URL must be."""
    message = "would change the path of the URL" if broken.value else "is empty"
    advice = 'use only the id: no "/", "?", "#", "%" or control character, and neither "." nor ".."'
    yield broken.remark(SEGMENT, message, advice)


def empty(broken: Broken) -> Iterator[Remark]:
    """Report that an empty container is lost, or is too short where the contract says so."""
    if broken.code:
        advice = f"use at least {broken.expected} item"
        yield broken.remark(RULES[broken.code], "is empty", advice)
        return
    yield broken.remark(EMPTY, "is empty and would vanish on the wire", "fill it or remove it")


def crowded(broken: Broken) -> Iterator[Remark]:
    """Report the limit of a list, and how many items it has."""
    message = f"has {len(broken.value)} items"
    yield broken.remark(LONG, message, f"use at most {broken.expected}")


def one_of(broken: Broken) -> Iterator[Remark]:
    """Report the fields of which one is required."""
    condition = broken.condition
    names = condition.names if isinstance(condition, Alternatives) else ()
    rule = RULES[broken.code] if broken.code else MISSING
    message = f"{' and '.join(names)} are both missing, and the docs require one"
    how = condition.how if isinstance(condition, Alternatives) and condition.how else "set one"
    yield broken.remark(rule, message, f"{how}, or use --ignore VFS011", member="anyOf")


def exclusive(broken: Broken) -> Iterator[Remark]:
    """Point at the second of two fields; a value that is not an object has no place."""
    if isinstance(broken.condition, Exclusion) and isinstance(broken.value, dict):
        *others, last = broken.condition.names
        message = f"cannot be set together with {' and '.join(others)}"
        yield Remark(
            EXCLUSIVE, (*broken.path, last), message, broken.cited, member="not", advice="keep one"
        )


WORDS: dict[str, Callable[[Broken], Iterator[Remark]]] = {
    "required": missing,
    "additionalProperties": unknown,
    "type": wrong_type,
    "enum": unlisted,
    "minimum": out_of_range,
    "maximum": out_of_range,
    "minLength": length,
    "maxLength": length,
    "pattern": pattern,
    "minItems": empty,
    "maxItems": crowded,
    "minProperties": empty,
    "anyOf": one_of,
    "not": exclusive,
}

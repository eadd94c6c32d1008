"""The VFS rules: what the tables of the docs demand.

A schema error names a keyword and a place; here it becomes remarks. Codes that a place has of its
own are in the contract: `x-codes` by keyword, and `x-disputed` where there is evidence against the
docs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.field import Alternatives, Condition, Exclusion
from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.redaction import secret_values
from vpn_preflight.rules import addresses, wrong_types
from vpn_preflight.rules.corrections import Correction
from vpn_preflight.rules.document import INVISIBLE
from vpn_preflight.rules.quoting import one_of_these, quoted, shown_number
from vpn_preflight.rules.rule import RULES, Citation, Remark, Rule, register
from vpn_preflight.rules.suggestion import closest, closest_value, is_slip, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.engines import SchemaError
    from vpn_preflight.field import Annotated, Dispute, Field
    from vpn_preflight.finding import Patch, Profile

MISSING = register(
    "VFS001",
    "missing-member",
    "error",
    "A required field is missing.",
    judges="object",
)
UNKNOWN = register(
    "VFS002", "unknown-member", "error", "A field that the docs do not list.", judges="name"
)
TYPE = register("VFS003", "wrong-type", "error", "A value of another type than the docs give.")
LISTED = register(
    "VFS004", "unlisted-value", "error", "A value that is not one of the allowed values."
)
RANGE = register(
    "VFS005", "out-of-range", "error", "A number outside the range that the docs give."
)
LONG = register("VFS006", "too-long", "error", "A string or a list longer than the docs allow.")
SHORT = register("VFS007", "too-short", "error", "A string or a list shorter than the docs allow.")
CHARACTER = register(
    "VFS008", "character-not-allowed", "error", "A character that the docs do not list."
)
register(
    "VFS009",
    "space-not-listed",
    "error",
    "A space, which the docs do not list and the service is known to accept.",
)
register(
    "VFS010",
    "chinese-not-listed",
    "error",
    "A Chinese character, which only the Chinese edition of the docs lists.",
)
register(
    "VFS011",
    "one-of-two-missing",
    "error",
    "Two fields of which one is required are both missing.",
    judges="object",
)
register(
    "VFS012",
    "required-by-another",
    "error",
    "A field that the value of another field requires is missing.",
    judges="object",
)
register(
    "VFS013",
    "local-address-missing",
    "error",
    "The field localAddress is missing, and localIdentity is address.",
    judges="object",
)
register(
    "VFS014", "traffic-above-maximum", "error", "A traffic lifetime above the maximum in the docs."
)
EMPTY = register(
    "VFS015", "empty-container", "error", "An empty list or object, which would vanish on the wire."
)
SEGMENT = register(
    *("VFS016", "not-a-path-segment", "error", "An id that would change the path of the URL."),
    ignorable="in reports",
)
UNSENDABLE = register(
    *("VFS017", "unsendable-value", "error", "A value that cannot be written in UTF-8 or in JSON."),
    ignorable="in reports",
)
EXCLUSIVE = register(
    "VFS020",
    "exclusive-fields",
    "error",
    "Two fields that cannot be given together.",
    judges="object",
)
register("VFS021", "other-edition", "error", "What only another edition of the docs has, or does.")
# About what only files have.
PLACEHOLDER = register(
    "VFS018", "placeholder", "info", "A placeholder, whose value is not known yet."
)
IDLE = register(
    "VFS019",
    "idle-ignore",
    "warning",
    "A comment that ignores a rule where it found nothing.",
    judges="message",
)

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


@hide_fields
class Part(NamedTuple):
    """A part of a request: its field, its value, and how the operation travels and is judged.

    `is_clean` returns whether a value of a field has neither an error nor a warning.
    """

    root: Field
    value: Any
    profile: Profile
    wire: str
    is_clean: Callable[[Field, Any], bool]

    def quoted(self, field: Field, value: Any) -> str:
        """Quote a value of a field; empty for one that must not show."""
        return "" if field.is_secret else quoted(value, secret_values(self.root, self.value))


def explain(part: Part, errors: Iterable[SchemaError]) -> Iterator[Remark]:
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


class Broken:
    """One broken keyword, with what the contract says around it.

    `around` leads from the payload to `field`, whose keyword it is, or whose `condition`.
    """

    def __init__(self, part: Part, error: SchemaError) -> None:
        self.part = part
        self.path = error.path
        self.value = error.value
        self.keyword = error.keyword
        self.expected = error.expected
        self.around, self.condition = way(part.root, error.schema_path)
        self.field = self.around[-1]

    @cached_property
    def quoted(self) -> str:
        """The value in quotes; empty if it must not show."""
        return self.part.quoted(self.field, self.value)

    def remark(self, rule: Rule, message: str, advice: str | None, **more: Any) -> Remark:
        """Report the place under a rule; `more` are other fields of a remark."""
        return Remark(rule, self.path, message, self.cited, advice=advice)._replace(**more)

    def is_clean(self, value: Any) -> bool:
        """Return whether the place has neither an error nor a warning with another value."""
        return self.part.is_clean(self.field, value)

    @property
    def node(self) -> Annotated:
        """What says the keyword: a condition of the field, or the field itself."""
        return self.condition or self.field

    @property
    def cited(self) -> Annotated | Citation:
        """The deepest of them that knows its row."""
        nodes: list[Annotated] = [*self.around, *([self.condition] if self.condition else [])]
        return next((node for node in reversed(nodes) if node.source), None) or self.members

    @property
    def members(self) -> Citation:
        """The head of the table that lists the fields of the object."""
        owner = next((field for field in reversed(self.around) if field.members), None)
        return Citation(owner.members, owner.confidence) if owner else Citation(None)

    @property
    def is_required(self) -> bool:
        """Whether the object around it cannot be without it."""
        return (
            bool(self.path) and len(self.around) > 1 and self.path[-1] in self.around[-2].required
        )

    @property
    def code(self) -> str | None:
        """The code that the contract gives this keyword here."""
        return self.node.codes.get(self.keyword)

    @property
    def disputes(self) -> list[Dispute]:
        """The evidence against this keyword here."""
        return [dispute for dispute in self.node.disputes if dispute.keyword == self.keyword]


def way(
    root: Field, schema_path: Sequence[str | int]
) -> tuple[list[Field], Condition | Alternatives | Exclusion | None]:
    """Return the fields that the path of a keyword leads through, and the condition at its end."""
    fields, steps = [root], iter(schema_path)
    for step in steps:
        inner: Field | None = None
        if step == "allOf":
            return fields, fields[-1].all_of[int(next(steps))]
        if step == "properties":
            inner = fields[-1].fields.get(str(next(steps)))
        elif step in WITHIN:
            inner = WITHIN[str(step)](fields[-1])
        if inner is not None:
            fields.append(inner)
    return fields, None


WITHIN: dict[str, Callable[[Field], Field | None]] = {
    "items": lambda field: field.items,
    "propertyNames": lambda field: field.names,
    "additionalProperties": lambda field: field.values,
}


def remarks(broken: Broken) -> Iterator[Remark]:
    """Yield what is wrong; a keyword may give several remarks."""
    dispute = next((d for d in broken.disputes if covers(d, broken)), None)
    for remark in WORDS[broken.keyword](broken):
        yield disputed(remark, dispute, broken.part.profile) if dispute else remark


def covers(dispute: Dispute, broken: Broken) -> bool:
    """Return whether a dispute is about this value, or about the worst character of it."""
    if dispute.texts and not (
        isinstance(broken.value, str) and re.fullmatch(dispute.texts, broken.value, re.ASCII)
    ):
        return False
    characters = dispute.characters
    return not characters or bool(re.match(characters, worst_character(broken)[1]))


def worst_character(broken: Broken) -> tuple[int, str]:
    """Return the first wrong character with the least evidence for it, and its position."""
    wrong = wrong_characters(broken)
    return min(wrong, key=lambda found: evidence_for(found[1], broken))


def evidence_for(character: str, broken: Broken) -> int:
    """Return 0 for a character without a code of its own, 2 for one that is known to work."""
    known = [one for one in broken.disputes if not one.texts]
    found = [one for one in known if re.match(one.characters or "", character)]
    return 0 if not found else 1 + any(one.evidence for one in found)


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
            advice = f'did you mean "{guess}"?' if guess else one_of_these(known) or "remove it"
            yield broken.remark(
                *(UNKNOWN, "unknown field", advice),
                path=path,
                cited=broken.members,
                member="unknown",
                fix=renamed(path, meant) if meant and is_slip(str(name), meant) else None,
                correction=Correction(path, "rename", meant) if meant else None,
            )


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
    place = wrong_types.Place(
        broken.field, value, broken.quoted, in_form, broken.is_required, broken.part.is_clean
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
    if plain and not broken.is_clean(plain):
        advice = "remove the characters that do not show"
    yield broken.remark(LISTED, message, advice, fix=fix, correction=correction)
    if plain:
        message = f'is "{plain}" with invisible, broken or full-width characters'
        advice = "remove the characters that do not show"
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
    value, what = field.strongest
    return f'the strongest that this API has is "{value}" ({what}), and the peer must use the same'


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
        message = f"has {character_name(character)} at position {position}"
        yield broken.remark(CHARACTER, message, f"use only {broken.field.allowed}")


def wrong_characters(broken: Broken) -> list[tuple[int, str]]:
    """Find what a pattern of the form `^[class]*$` does not allow, counted from 1."""
    allowed = re.compile(broken.expected.partition("*$")[0].removeprefix("^"))
    return [(position, c) for position, c in enumerate(broken.value, 1) if not allowed.fullmatch(c)]


def character_name(character: str) -> str:
    """Name a character so that it can be recognised even when it is invisible."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} ({name})" if name else code


def segment(broken: Broken) -> Iterator[Remark]:
    """Report what an id in a URL must be."""
    message = "would change the path of the URL" if broken.value else "is empty"
    advice = "use the id alone, without any of / ? # %, a control character, or a lone . or .."
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
        message = f"cannot be given together with {' and '.join(others)}"
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

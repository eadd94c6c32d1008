"""The VFS rules: what the tables of a page demand, said in our words.

A schema error names a keyword and a place; here it becomes remarks. Codes that a place has of its own are in the contract:
`x-codes` by keyword, and `x-disputed` where the docs are contradicted, with the evidence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from vpn_preflight.field import Alternatives, Condition, Exclusion
from vpn_preflight.finding import join_pointer
from vpn_preflight.rules import addresses, wrong_types
from vpn_preflight.rules.document import INVISIBLE
from vpn_preflight.rules.rule import RULES, Citation, Remark, register
from vpn_preflight.rules.suggestion import closest, is_slip, listed, plain_form, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.engines import SchemaError
    from vpn_preflight.field import Annotated, Dispute, Field
    from vpn_preflight.finding import Profile

MISSING = register(
    "VFS001",
    "missing-member",
    "error",
    "A member that the table marks as required is missing.",
    judges="object",
)
UNKNOWN = register(
    "VFS002", "unknown-member", "error", "A member that no table lists.", judges="name"
)
TYPE = register("VFS003", "wrong-type", "error", "A value of another type than the table gives.")
LISTED = register(
    "VFS004", "unlisted-value", "error", "A value that is not among those the table lists."
)
RANGE = register(
    "VFS005", "out-of-range", "error", "A number outside the range that the table gives."
)
LONG = register("VFS006", "too-long", "error", "A text or a list longer than the table allows.")
SHORT = register("VFS007", "too-short", "error", "A text or a list shorter than the table allows.")
CHARACTER = register(
    "VFS008", "character-not-allowed", "error", "A character that the table does not list."
)
register(
    "VFS009",
    "space-not-listed",
    "error",
    "A space, which the page does not list and the service is known to take.",
)
register(
    "VFS010",
    "chinese-not-listed",
    "error",
    "A Chinese character, which only the Chinese edition of the page lists.",
)
register(
    "VFS011",
    "one-of-two-missing",
    "error",
    "Of two members of which one must be given, neither is.",
    judges="object",
)
register(
    "VFS012",
    "required-by-another",
    "error",
    "A member that the value of another member requires is missing.",
    judges="object",
)
register(
    "VFS013",
    "local-address-missing",
    "error",
    "The member localAddress is missing although localIdentity is address.",
    judges="object",
)
register(
    "VFS014", "traffic-above-maximum", "error", "A traffic lifetime above the maximum as printed."
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
# Of what only files have.
PLACEHOLDER = register(
    "VFS018", "placeholder", "info", "A placeholder, whose value is not known yet."
)
IDLE = register(
    "VFS019",
    "idle-ignore",
    "warning",
    "A comment that switches a rule off where it found nothing.",
    judges="message",
)

# Of several broken keywords at one place the first of these is told.
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


def explain(
    root: Field, errors: Iterable[SchemaError], profile: Profile, wire: str = ""
) -> Iterator[Remark]:
    """Turn schema errors into remarks: one per place and field, a wrong type before all else."""
    said: set[tuple[Any, ...]] = set()
    for error in sorted(errors, key=lambda error: ORDER.index(error.keyword)):
        for remark in remarks(Broken(root, error, profile, wire)):
            if (place := (*remark.path, remark.member)) not in said:
                said.add(place)
                yield remark


class Broken:
    """One broken keyword, with what the contract says around it.

    `around` leads from the payload to `field`, whose keyword it is, or whose `condition`.
    """

    def __init__(self, root: Field, error: SchemaError, profile: Profile, wire: str) -> None:
        self.path = error.path
        self.value = error.value
        self.keyword = error.keyword
        self.expected = error.expected
        self.profile = profile
        self.wire = wire
        self.around, self.condition = way(root, error.schema_path)
        self.field = self.around[-1]

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
    """Follow the path of a keyword: the fields it leads through, and the condition that it ends in."""
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
    """Say what is wrong; a keyword may give several remarks."""
    dispute = next((d for d in broken.disputes if covers(d, broken)), None)
    for remark in WORDS[broken.keyword](broken):
        yield disputed(remark, dispute, broken.profile) if dispute else remark


def covers(dispute: Dispute, broken: Broken) -> bool:
    """Tell whether a dispute is about this value: about every wrong character of a text, where it names characters."""
    if dispute.texts and not (
        isinstance(broken.value, str) and re.fullmatch(dispute.texts, broken.value, re.ASCII)
    ):
        return False
    characters = dispute.characters
    wrong = wrong_characters(broken) if characters else []
    return not characters or bool(
        re.match(characters, wrong[0][1]) and all(is_disputed(c, broken) for _, c in wrong)
    )


def is_disputed(character: str, broken: Broken) -> bool:
    """Tell whether there is evidence that the service takes a character."""
    return any(re.match(dispute.characters or "", character) for dispute in broken.disputes)


def disputed(remark: Remark, dispute: Dispute, profile: Profile) -> Remark:
    """Add the evidence, and under the profile `observed` make the remark a warning."""
    switch = (
        "the profile observed makes this a warning"
        if profile == "document"
        else "an error under the profile document"
    )
    return remark._replace(
        rule=RULES[dispute.code],
        message=f"{remark.message} (disputed: {dispute.evidence}; {switch})",
        severity="error" if profile == "document" else "warning",
    )


def missing(broken: Broken) -> Iterator[Remark]:
    """Name each missing member at its parent."""
    rule = RULES[broken.code] if broken.code else MISSING
    for name in broken.expected:
        if name not in broken.value:
            # What a condition asks for has the row of the condition.
            known = None if broken.condition else broken.field.fields.get(name)
            reason, advice = condition_words(broken)
            yield Remark(
                rule,
                broken.path,
                f"{name} is missing{reason}",
                known or broken.cited,
                member=name,
                advice=advice,
            )


def condition_words(broken: Broken) -> tuple[str, str]:
    """Say which value of which field asks for another, if one does, and what to add."""
    if not isinstance(broken.condition, Condition):
        return "", "add it"
    return (
        f": {broken.condition.chooser} is {broken.condition.value}",
        f"add {broken.condition.needed}",
    )


def unknown(broken: Broken) -> Iterator[Remark]:
    """Name each unknown member at itself, and the one that was meant."""
    known = broken.field.fields
    for name in broken.value:
        if name in known:
            continue
        path = (*broken.path, name)
        meant = closest(str(name), known)
        is_slip_of = meant and meant not in broken.value and is_slip(str(name), meant)
        to = join_pointer((*broken.path, meant)) if meant and is_slip_of else None
        fix = [{"op": "move", "from": join_pointer(path), "path": to}] if to else None
        words = (
            f"did you mean {meant}?"
            if meant
            else f"the page lists {listed(known)}"
            if known
            else "leave it out"
        )
        yield Remark(
            UNKNOWN,
            path,
            f"{name} is not a member that the page knows",
            broken.members,
            member="unknown",
            fix=fix,
            advice=words,
        )


def wrong_type(broken: Broken) -> Iterator[Remark]:
    """Say which type is wanted and which was given, and how to write it."""
    place = wrong_types.Place(
        broken.path, broken.field, broken.value, broken.wire, broken.is_required
    )
    more, advice = wrong_types.hint(place)
    message = f"must be {wrong_types.NAMES[broken.expected]}, not {wrong_types.name_of(broken.value)}{more}"
    yield Remark(
        TYPE, broken.path, message, broken.cited, fix=wrong_types.fix(place), advice=advice
    )


def unlisted(broken: Broken) -> Iterator[Remark]:
    """List the values of the table, and name the one that was meant."""
    meant = closest(broken.value, broken.expected) if isinstance(broken.value, str) else None
    fix = (
        [{"op": "replace", "path": join_pointer(broken.path), "value": meant}]
        if meant and is_slip(broken.value, meant)
        else None
    )
    words = f"did you mean {meant}? " if meant else ""
    yield Remark(
        LISTED,
        broken.path,
        "is not a listed value",
        broken.cited,
        fix=fix,
        advice=f"{words}The page lists {listed(broken.expected)}",
    )
    if meant and plain_form(broken.value) == meant and visible(broken.value) != broken.value:
        message = f"is {meant} with invisible or broken characters, such as the page itself has after a value"
        advice = f"write {meant}"
        yield Remark(
            INVISIBLE,
            broken.path,
            message,
            broken.cited,
            member="characters",
            fix=fix,
            advice=advice,
        )


def out_of_range(broken: Broken) -> Iterator[Remark]:
    """Give the whole range, as far as there are limits."""
    low, high = broken.field.minimum, broken.field.maximum
    limits = (
        f"from {low} to {high}"
        if None not in (low, high)
        else f"of at most {high}"
        if low is None
        else f"of at least {low}"
    )
    side = "below" if broken.keyword == "minimum" else "above"
    yield Remark(
        RANGE,
        broken.path,
        f"is {side} the range",
        broken.cited,
        advice=f"write an integer {limits}",
    )


def length(broken: Broken) -> Iterator[Remark]:
    """Give the limit, and how long the text is unless it is empty."""
    if broken.code:
        yield from segment(broken)
    elif broken.keyword == "minLength":
        yield Remark(
            SHORT,
            broken.path,
            "is empty",
            broken.cited,
            advice=f"write at least {broken.expected} character",
        )
    else:
        message = f"is {len(broken.value)} characters long"
        advice = f"write at most {broken.expected}"
        yield Remark(LONG, broken.path, message, broken.cited, advice=advice)


def pattern(broken: Broken) -> Iterator[Remark]:
    """Say which character is wrong, or what the whole text should look like."""
    if broken.code == SEGMENT.code:
        yield from segment(broken)
    elif addresses.is_address(broken.field):
        yield addresses.explain_address(broken.path, broken.value, broken.cited)
    elif broken.code:
        yield addresses.explain(broken.path, broken.value, broken.cited)
    else:
        wrong = wrong_characters(broken)
        position, character = next(
            (found for found in wrong if not is_disputed(found[1], broken)), wrong[0]
        )
        message = f"has {character_name(character)} at position {position}"
        advice = f"write only {broken.field.allowed}"
        yield Remark(CHARACTER, broken.path, message, broken.cited, advice=advice)


def wrong_characters(broken: Broken) -> list[tuple[int, str]]:
    """Find the characters that a pattern of the form `^[class]*$` does not allow, counted from 1."""
    allowed = re.compile(broken.expected.partition("*$")[0].removeprefix("^"))
    return [(position, c) for position, c in enumerate(broken.value, 1) if not allowed.fullmatch(c)]


def character_name(character: str) -> str:
    """Name a character so that it can be recognised even when it is invisible."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} ({name})" if name else code


def segment(broken: Broken) -> Iterator[Remark]:
    """Say what an id in a URL must be."""
    reason = "is empty" if not broken.value else "would change the path of the URL"
    advice = "write the id alone, without / ? # %, control characters, and not . or .."
    yield Remark(SEGMENT, broken.path, reason, broken.cited, advice=advice)


def empty(broken: Broken) -> Iterator[Remark]:
    """Say that an empty container is lost, or is too short where the contract gives a code for that."""
    if broken.code:
        yield Remark(
            RULES[broken.code],
            broken.path,
            "is empty",
            broken.cited,
            advice=f"write at least {broken.expected} item",
        )
        return
    yield Remark(
        EMPTY,
        broken.path,
        "is empty and would vanish on the wire",
        broken.cited,
        advice="fill it or leave it out",
    )


def crowded(broken: Broken) -> Iterator[Remark]:
    """Give the limit of a list, and how many items it has."""
    message = f"has {len(broken.value)} items"
    advice = f"write at most {broken.expected}"
    yield Remark(LONG, broken.path, message, broken.cited, advice=advice)


def one_of(broken: Broken) -> Iterator[Remark]:
    """List the members of which one is needed."""
    names = broken.condition.names if isinstance(broken.condition, Alternatives) else ()
    rule = RULES[broken.code] if broken.code else MISSING
    yield Remark(
        rule,
        broken.path,
        f"neither {' nor '.join(names)} is given",
        broken.cited,
        member="anyOf",
        advice="add one of them",
    )


def exclusive(broken: Broken) -> Iterator[Remark]:
    """Point at the second of two fields; what is not an object has none, and the keyword refuses it all the same."""
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

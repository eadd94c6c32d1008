"""One broken keyword of a schema, with what the contract says around it."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import secret_values
from vpn_preflight.rules.quoting import quoted
from vpn_preflight.rules.rule import Citation, Remark
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vpn_preflight.annotations import Alternatives, Annotated, Condition, Dispute, Exclusion
    from vpn_preflight.engines import SchemaError
    from vpn_preflight.field import Field
    from vpn_preflight.finding import Profile
    from vpn_preflight.rules.rule import Rule


@hide_fields
class CheckedPart(NamedTuple):
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


class Broken:
    """One broken keyword, with what the contract says around it.

    `around` leads from the payload to `field`, whose keyword it is, or whose `condition`.
    """

    def __init__(self, part: CheckedPart, error: SchemaError) -> None:
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


def wrong_characters(broken: Broken) -> list[tuple[int, str]]:
    """Find what a pattern of the form `^[class]*$` does not allow, counted from 1."""
    allowed = re.compile(broken.expected.partition("*$")[0].removeprefix("^"))
    return [(position, c) for position, c in enumerate(broken.value, 1) if not allowed.fullmatch(c)]


def character_name(character: str) -> str:
    """Name a character so that it can be recognised even when it is invisible."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} ({name})" if name else code

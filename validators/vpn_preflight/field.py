"""Typed views of the schemas in the contract: what is said of one field, read by attribute.

The keys are those that `openapi/codegen/dialect.yaml` allows; no other module spells them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from vpn_preflight.annotations import (
    Alternatives,
    Annotated,
    Condition,
    Exclusion,
    Instead,
    Lacking,
    Limit,
    NotWithRanges,
    OtherShape,
    Pages,
    Row,
    Strongest,
    UsedWhen,
    UsualMaximum,
    UsualRange,
    Verdict,
    Weakness,
    clause,
    row,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(Annotated):
    """One field of a request or an answer, an item of a list, or a whole payload.

    `fields` are those of an object by name. A map has `names` and `values`, and a list has `items`.
    """

    @property
    def is_known(self) -> bool:
        """Whether the contract says anything of it."""
        return bool(self.node)

    def inner(self, name: str) -> Field:
        """View what has a name in an object or a map; unknown where the contract has none."""
        return self.fields.get(name) or self.values or UNKNOWN

    @property
    def type(self) -> str | None:
        """The type in the words of JSON Schema; None for a choice of types in an answer."""
        return self.node.get("type")

    @property
    def description(self) -> str | None:
        """What it is, in a sentence."""
        return self.node.get("description")

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of an object, in the order of the contract."""
        return {name: Field(node) for name, node in self.node.get("properties", {}).items()}

    def containing(self, fields: Mapping[str, Field]) -> Field:
        """View the object with other fields in place of its own."""
        found = Field(
            {**self.node, "properties": {name: inner.node for name, inner in fields.items()}}
        )
        found.fields = fields
        return found

    @cached_property
    def has_secrets(self) -> bool:
        """Whether it, or anything inside, is a secret."""
        inner = (*self.fields.values(), self.values, self.items)
        return self.is_secret or any(field.has_secrets for field in inner if field)

    @cached_property
    def items(self) -> Field | None:
        """The items of a list."""
        return field(self.node.get("items"))

    @cached_property
    def names(self) -> Field | None:
        """The names of a map."""
        return field(self.node.get("propertyNames"))

    @cached_property
    def values(self) -> Field | None:
        """The values of a map."""
        return field(self.node.get("additionalProperties"))

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Other names of the fields of an answer, each with the name in the contract."""
        return {
            alias: name
            for name, inner in self.node.get("properties", {}).items()
            for alias in inner.get("x-aliases", ())
        }

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that an object must have."""
        return tuple(self.node.get("required", ()))

    @cached_property
    def all_of(self) -> tuple[Alternatives | Condition | Exclusion, ...]:
        """What is said of several fields of an object at once, in the order of the contract."""
        return tuple(map(clause, self.node.get("allOf", ())))

    @property
    def alternatives(self) -> tuple[Alternatives, ...]:
        """Fields of an object of which one is required."""
        return tuple(one for one in self.all_of if isinstance(one, Alternatives))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Values of fields of an object that need other fields."""
        return tuple(one for one in self.all_of if isinstance(one, Condition))

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """Fields of an object that cannot be given together."""
        return tuple(one for one in self.all_of if isinstance(one, Exclusion))

    @cached_property
    def any_of(self) -> tuple[Field, ...]:
        """Schemas of which a value must fit one."""
        return tuple(map(Field, self.node.get("anyOf", ())))

    @property
    def never(self) -> Field | None:
        """The schema that no value may fit."""
        return field(self.node.get("not"))

    @cached_property
    def condition(self) -> Field | None:
        """The schema of the values that must fit `then`, too."""
        return field(self.node.get("if"))

    @cached_property
    def then(self) -> Field | None:
        """What a value that fits the condition must fit."""
        return field(self.node.get("then"))

    @property
    def enum(self) -> tuple[str, ...]:
        """The allowed values; empty if any is."""
        return tuple(self.node.get("enum", ()))

    @cached_property
    def strongest(self) -> Strongest | None:
        """The strongest of the allowed values."""
        found = self.node.get("x-strongest")
        if not found:
            return None
        return Strongest(found["value"], found["is"], found.get("where", "that this API has"))

    @property
    def other_names(self) -> Mapping[str, list[str]]:
        """What other products call the allowed values."""
        found: Mapping[str, list[str]] = self.node.get("x-other-names", {})
        return found

    @cached_property
    def other_shape(self) -> OtherShape | None:
        """How other products write an item of this map."""
        found = self.node.get("x-other-shape")
        return OtherShape(found["name"], found["values"]) if found else None

    @cached_property
    def map_shape(self) -> OtherShape | None:
        """The fields of this object that a map has as its names and values."""
        found = self.node.get("x-map-shape")
        return OtherShape(found["name"], found["values"]) if found else None

    @property
    def minimum(self) -> int | None:
        """The least number."""
        return self.node.get("minimum")

    @property
    def maximum(self) -> int | None:
        """The greatest number."""
        return self.node.get("maximum")

    @property
    def min_length(self) -> int:
        """The least number of characters."""
        return int(self.node.get("minLength", 0))

    @property
    def max_length(self) -> int | None:
        """The greatest number of characters."""
        return self.node.get("maxLength")

    @property
    def min_items(self) -> int:
        """The least number of items."""
        return int(self.node.get("minItems", 0))

    @property
    def max_items(self) -> int | None:
        """The greatest number of items."""
        return self.node.get("maxItems")

    @property
    def min_properties(self) -> int:
        """The least number of fields that an object must have."""
        return int(self.node.get("minProperties", 0))

    @property
    def pattern(self) -> str | None:
        """The regular expression of a string."""
        return self.node.get("pattern")

    @property
    def allowed(self) -> str:
        """The allowed characters of a string in words."""
        return str(self.node.get("x-allowed", ""))

    @property
    def is_secret(self) -> bool:
        """Whether a value must never show."""
        return self.node.get("format") == "password"

    @property
    def is_written_secret(self) -> bool:
        """Whether it is a secret that a payload holds."""
        return bool(self.node.get("writeOnly"))

    @property
    def is_json(self) -> bool:
        """Whether an object travels as one parameter of JSON in a form."""
        return self.node.get("x-wire") == "json"

    @property
    def is_single(self) -> bool:
        """Whether other pages of the docs print a list as one object."""
        return bool(self.node.get("x-single"))

    @cached_property
    def members(self) -> Row | None:
        """The whole table that lists the fields of an object."""
        head = row(self.node.get("x-members"))
        return head._replace(row="") if head else None

    @property
    def has_default(self) -> bool:
        """Whether the docs give a default."""
        return "x-documented-default" in self.node

    @property
    def default(self) -> Any:
        """The default that the docs give; it is never sent."""
        return self.node.get("x-documented-default")

    @property
    def other_defaults(self) -> tuple[str | int, ...]:
        """The defaults that the docs give, or show, at other places."""
        return tuple(self.node.get("x-other-defaults", ()))

    @cached_property
    def used_when(self) -> UsedWhen | None:
        """The value of another field with which this one has a meaning."""
        found = self.node.get("x-used-when")
        return UsedWhen(found["member"], found["value"]) if found else None

    @cached_property
    def lacking(self) -> Lacking | None:
        """What another edition of the docs lacks."""
        found = self.node.get("x-lacking")
        values = tuple(found["values"]) if found and "values" in found else None
        return Lacking(found["edition"], values, found.get("above")) if found else None

    @cached_property
    def instead(self) -> Instead | None:
        """Another field of the object that is the better choice."""
        found = self.node.get("x-instead")
        return Instead(found["member"], found["evidence"]) if found else None

    @cached_property
    def usual_range(self) -> UsualRange | None:
        """The numbers, in a string of digits, that are known to work."""
        found = self.node.get("x-usual-range")
        return UsualRange(found["from"], found["to"], found["evidence"]) if found else None

    @property
    def is_whole(self) -> bool:
        """Whether nobody says what becomes of the fields that a change of this object omits."""
        return bool(self.node.get("x-whole"))

    @property
    def not_with_ranges(self) -> NotWithRanges | None:
        """The list of rules, each for some addresses only, that a switch does not go with."""
        found = self.node.get("x-not-with-ranges")
        return NotWithRanges(found["member"], found["code"]) if found else None

    @property
    def inside(self) -> str | None:
        """The field of the object with the range that an address belongs to."""
        return self.node.get("x-inside")

    @property
    def exact_prefix(self) -> int | None:
        """The prefix length that a range must have by the error codes of the service."""
        return self.node.get("x-exact-prefix")

    @property
    def other_prefixes(self) -> tuple[str, ...]:
        """How ids of other kinds begin that people use by mistake."""
        return tuple(self.node.get("x-other-prefixes", ()))

    @property
    def prefix(self) -> str | None:
        """How an id of this kind begins."""
        return self.node.get("x-prefix")

    @property
    def usual_length(self) -> int | None:
        """How many characters every documented id has."""
        return self.node.get("x-usual-length")

    @cached_property
    def same_as(self) -> str | None:
        """The field at the root that the docs print in place of this one."""
        return self.node.get("x-same-as")

    @cached_property
    def pages(self) -> Pages | None:
        """How the list in an answer is read page by page."""
        found = self.node.get("x-pages")
        if found is None:
            return None
        paths = {name: tuple(found.get(name, ())) for name in ("items", "total", "next")}
        return Pages(**found | paths)

    @property
    def shown_as(self) -> tuple[str, ...]:
        """The names that lead to it in the object that a read shows; none if its own name does."""
        return tuple(self.node.get("x-shown-as", ()))

    @property
    def is_shown(self) -> bool:
        """Whether the read of the present state shows it."""
        return "x-not-shown" not in self.node

    @property
    def has_default_here(self) -> bool:
        """Whether a field with `same_as` leaves its default to the object here."""
        return bool(self.node.get("x-default-here"))

    @cached_property
    def usual_maximum(self) -> UsualMaximum | None:
        """How many the vendor's product pages allow."""
        found = self.node.get("x-usual-maximum")
        return UsualMaximum(found["count"], found["of"], found["code"]) if found else None

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What RFCs say of some values."""
        return tuple(verdict(said) for said in self.node.get("x-policy", ()))

    @cached_property
    def verdicts_by_value(self) -> Mapping[str | int, tuple[Verdict, ...]]:
        """The same by value, for each value that is spoken of."""
        values = dict.fromkeys(value for said in self.verdicts for value in said.values)
        return {
            value: tuple(said for said in self.verdicts if value in said.values) for value in values
        }

    @cached_property
    def weakness(self) -> Weakness | None:
        """When a shared key is weak."""
        found = self.node.get("x-weak-key")
        return Weakness(**found | {"known": tuple(found["known"])}) if found else None

    @cached_property
    def not_above(self) -> Limit | None:
        """Another number that this one should not exceed."""
        found = self.node.get("x-not-above")
        return (
            Limit(tuple(found["member"]), found["rfc"], found["section"], found["topic"])
            if found
            else None
        )


# What the contract says of a field that it does not know.
UNKNOWN = Field({})


def field(node: Any) -> Field | None:
    """View a schema; None for what is none, such as `additionalProperties: false`."""
    return Field(node) if isinstance(node, dict) else None

"""Views of what the contract says about a field next to its schema: rows, disputes, conditions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.finding import Confidence


class Row(NamedTuple):
    """The place of a fact in the vendor's docs: the heading of the table, and the first cell."""

    table: str
    row: str


class Dispute(NamedTuple):
    """A code for a broken keyword here, with the evidence against the keyword, if there is any.

    `characters` limits it to some characters of a string, `texts` to strings that an expression
    matches as a whole.
    """

    keyword: str
    code: str
    evidence: str | None = None
    characters: str | None = None
    texts: str | None = None


class UsedWhen(NamedTuple):
    """The value of another field of the object with which this one has a meaning."""

    name: str
    value: str | int | bool


class Verdict(NamedTuple):
    """What an RFC says of some values: `level` as it lists an `algorithm`, or a `reason`.

    It holds `unless` another field of the object has some value, which takes away their meaning.
    """

    values: tuple[str | int, ...]
    code: str
    rfc: str
    section: str
    topic: str
    instead: str
    algorithm: str | None = None
    level: str | None = None
    protocol: str | None = None
    reason: str | None = None
    unless: UsedWhen | None = None


class Weakness(NamedTuple):
    """When a shared key is weak: shorter than `below` characters, or one of the `known`."""

    below: int
    known: tuple[str, ...]
    rfc: str
    section: str
    topic: str


class Limit(NamedTuple):
    """Another number that this one should not exceed: the names that lead to it from the root."""

    names: tuple[str, ...]
    rfc: str
    section: str
    topic: str


class Strongest(NamedTuple):
    """The strongest of the allowed values, what it is, and where there is nothing stronger."""

    value: str
    what: str
    where: str


class OtherShape(NamedTuple):
    """The fields that other products have for a name of a map, and for the values under it."""

    name: str
    values: str


class UsualMaximum(NamedTuple):
    """How many `of` something the vendor allows, and the code of the warning about more."""

    most: int
    of: str
    code: str


class NotWithRanges(NamedTuple):
    """A list of rules that the service refuses next to a switch that is on, and the code of it."""

    name: str
    code: str


class Lacking(NamedTuple):
    """What an edition of the docs lacks: some values, those above a number, or the whole field."""

    edition: str
    values: tuple[str, ...] | None = None
    above: int | None = None


class Instead(NamedTuple):
    """Another field of the object that means the same and is the better choice; with evidence."""

    name: str
    evidence: str


class Pages(NamedTuple):
    """How a list is read page by page: where its items are, and how the next page is asked for.

    A page has at most `size` items of the parameter `limit`, if the docs need one. The next one
    begins at an `offset`, up to the `total`, or at the `marker` that `next` leads to.
    """

    items: tuple[str, ...]
    limit: str
    size: int | None = None
    offset: str | None = None
    total: tuple[str, ...] = ()
    marker: str | None = None
    next: tuple[str, ...] = ()


class UsualRange(NamedTuple):
    """The numbers that are known to work, with the evidence."""

    low: int
    high: int
    evidence: str


class Annotated:
    """What any node of a schema may say of itself."""

    def __init__(self, node: Mapping[str, Any]) -> None:
        self.node = node

    @cached_property
    def source(self) -> Row | None:
        """The row of the docs."""
        return row(self.node.get("x-source"))

    @property
    def confidence(self) -> Confidence | None:
        """How sure it is, where it is not from the operation's own page."""
        return self.node.get("x-confidence")

    @property
    def codes(self) -> Mapping[str, str]:
        """The code of a rule by keyword, where it is not the usual one."""
        found: Mapping[str, str] = self.node.get("x-codes", {})
        return found

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The evidence against keywords here."""
        return tuple(Dispute(**dispute) for dispute in self.node.get("x-disputed", ()))


class Alternatives(Annotated):
    """Fields of which one is required."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields."""
        return tuple(branch["required"][0] for branch in self.node["anyOf"])

    @property
    def how(self) -> str | None:
        """What to do where none of them is to change."""
        return self.node.get("x-how")


class Condition(Annotated):
    """A value of one field that needs another field."""

    @cached_property
    def chooser(self) -> str:
        """The field whose value decides."""
        return str(self.node["if"]["required"][0])

    @cached_property
    def value(self) -> str:
        """The value that needs the other field."""
        return str(self.node["if"]["properties"][self.chooser]["const"])

    @cached_property
    def needed(self) -> str:
        """The field that is needed."""
        return str(self.node["then"]["required"][0])


class Exclusion(Annotated):
    """Fields that cannot be given together."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields."""
        return tuple(self.node["not"]["required"])


def row(written: Mapping[str, str] | None) -> Row | None:
    """Read the place of a fact."""
    return Row(written["table"], written["row"]) if written else None


def clause(node: Mapping[str, Any]) -> Alternatives | Condition | Exclusion:
    """View what is said of several fields of an object at once."""
    return (
        Condition(node)
        if "if" in node
        else Exclusion(node)
        if "not" in node
        else Alternatives(node)
    )


def verdict(said: Mapping[str, Any]) -> Verdict:
    """Read what an RFC says of some values."""
    renamed = {"protocol" if key == "for" else key: value for key, value in said.items()}
    other = said.get("unless")
    unless = UsedWhen(other["member"], other["value"]) if other else None
    return Verdict(**renamed | {"values": tuple(said["values"]), "unless": unless})

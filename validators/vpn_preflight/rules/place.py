"""Walk a payload next to the contract: each place, its field, and the rules bound to the field."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.rule import CHECKS, JUDGES, Remark

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.rules.rule import Check, Judges, Rule


class Payload:
    """A whole payload with its field, and each place in it that the contract knows."""

    def __init__(self, field: Field, value: Any) -> None:
        self.field = field
        self.value = value

    @cached_property
    def places(self) -> list[Place]:
        """Every place, in the order of the payload."""
        found: list[Place] = []
        self.gather(found, self.field, self.value, ())
        return found

    def gather(
        self, found: list[Place], field: Field, value: Any, path: tuple[str | int, ...]
    ) -> None:
        """Add a place and all below it."""
        found.append(Place(field, value, path, self))
        if isinstance(value, dict):
            for name, item in value.items():
                below = field.fields.get(name, field.values)
                if below is not None:
                    self.gather(found, below, item, (*path, name))
        elif isinstance(value, list) and field.items is not None:
            for index, item in enumerate(value):
                self.gather(found, field.items, item, (*path, index))

    @cached_property
    def times_given(self) -> Counter[str]:
        """How often each field is given that sister pages have in other places than the docs."""
        found = Counter[str]()
        for name in self.value if isinstance(self.value, dict) else ():
            found[name] = 1
        for place in self.places:
            if place.field.same_as:
                found[place.field.same_as] += 1
        return found


class Place:
    """A value in a payload, with its field, the tokens of its pointer, and the current rule."""

    __slots__ = ("field", "path", "payload", "rule", "value")

    def __init__(
        self,
        field: Field,
        value: Any,
        path: tuple[str | int, ...],
        payload: Payload,
        rule: Rule | None = None,
    ) -> None:
        self.field = field
        self.value = value
        self.path = path
        self.payload = payload
        self.rule = rule

    def remark(self, message: str, advice: str | None = None, **more: Any) -> Remark:
        """Report the place under the current rule; `more` are other fields of the remark."""
        assert self.rule is not None  # noqa: S101 - for the type checker
        return Remark(self.rule, self.path, message, self.field, advice=advice)._replace(**more)


def remarks(
    payload: Payload, judging: Container[Judges] = JUDGES, select: tuple[str, ...] = ()
) -> Iterator[Remark]:
    """Yield what the rules say of a payload, in its order, and once what is true of every payload.

    `judging` limits the rules to those that judge such a thing, `select` to those whose codes start
    so; nothing selected means all.
    """
    said: set[str] = set()
    for place in payload.places:
        for check in bound(place.field, select):
            if check.rule.judges not in judging:
                continue
            place.rule = check.rule
            for remark in check.remarks(place):
                if remark.rule.code not in said:
                    yield remark
                if remark.rule.once:
                    said.add(remark.rule.code)


@cache
def bound(field: Field, select: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """Return the rules that apply to a field, of those that are selected."""
    return tuple(
        check
        for check in CHECKS
        if (not select or check.rule.code.startswith(select)) and check.applies(field)
    )

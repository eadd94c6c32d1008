"""Write the functions that return the findings of a family of rules, as straight-line Python.

The rules prepare what the contract says. A rule in Python is called, never copied.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from source_lines import Lines, indented, place, snake, split

import vpn_preflight.checker  # noqa: F401 - registers the rules
from vpn_preflight.rules import document, editions, policy, ranges
from vpn_preflight.rules.place import Payload, Place
from vpn_preflight.rules.policy import is_reported, verdicts
from vpn_preflight.rules.rule import CHECKS, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from compile_checks import Part

    from vpn_preflight.annotations import Verdict
    from vpn_preflight.field import Field
    from vpn_preflight.finding import Finding
    from vpn_preflight.rules.rule import Check

__all__ = ["Family"]


class Family:
    """The function that returns the findings of one family of rules."""

    def __init__(self, part: Part, code: str) -> None:
        self.part = part
        self.checks = [check for check in CHECKS if check.rule.code.startswith(code)]
        # Rules that are reported once and whose findings are prepared: the field they are in.
        self.met: dict[str, tuple[str | int, ...]] = {}

    def function(self) -> Lines:
        """Write the body of the function."""
        return self.lines(self.part.root, "value", ())

    def lines(self, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write what the family looks at in a value, and in what is inside it."""
        lines: Lines = []
        for check in self.checks:
            about = split(self.about(check, field, value, path)) if check.applies(field) else []
            # Rules may share a condition.
            lines += [] if about[:1] and about[0] in lines else about
        below = self.below(field, value, path)
        return lines + (below[2:] if below[:1] and below[0] in lines else below)

    def about(self, check: Check, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write what one rule does with a value: prepared findings, or a call of the rule."""
        if check.remarks in PREPARED:
            return PREPARED[check.remarks](self, check, field, value, path)
        if check.silent is not None:
            # Rules that share the function share its name.
            first = next(each.rule.code for each in CHECKS if each.silent is check.silent)
            name = self.part.bind(check.silent.__name__, f'silent["{first}"]')
            return hand_on(f"not {name}({value})")
        call = self.call(check, value, path)
        # What is in a list may be at another place, and is reported once by the walk.
        return hand_on(call) if {0, "*"} & {*path} or check.rule.once else [f"found += {call}"]

    def call(self, check: Check, value: str, path: tuple[str | int, ...]) -> str:
        """Write the call of a rule that returns its findings about a value at a place."""
        name = self.part.bind(check.remarks.__name__, f'report("{check.rule.code}", {path!r})')
        return f"{name}({value}, value)"

    def below(self, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write what the family checks inside a value; of a list of objects, its usual one item."""
        if field.items:
            return self.items(field.items, value, path)
        if field.values:
            inner = self.lines(field.values, f"{value}_value", (*path, "*"))
            return [f"for {value}_value in {value}.values():", *indented(inner)] if inner else []
        lines: Lines = []
        for name, known in field.fields.items():
            inner = self.lines(known, snake(name), (*path, name))
            if inner and name in field.required:
                lines += [f'{snake(name)} = {value}["{name}"]', *inner]
            elif inner:
                lines += [
                    f'if "{name}" in {value}:',
                    *indented([f'{snake(name)} = {value}["{name}"]', *inner]),
                ]
        return lines

    def items(self, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write what the family looks at in the items of a list."""
        inner = self.lines(field, f"{value}_item", (*path, 0))
        if not inner:
            return []
        if any("found" in line for line in inner):
            return [*hand_on(f"len({value}) != 1"), f"{value}_item = {value}[0]", *inner]
        return [f"for {value}_item in {value}:", *indented(inner)]

    def findings(
        self, check: Check, field: Field, value: Any, path: tuple[str | int, ...], root: Any = None
    ) -> list[Finding]:
        """Return what a rule finds for a value at a place."""
        said = check.remarks(Place(field, value, path, Payload(self.part.root, root), check.rule))
        return [remark.finding(self.part.operation) for remark in said]

    def verdicts(
        self, check: Check, field: Field, value: str, path: tuple[str | int, ...]
    ) -> Lines:
        """Write the verdicts of RFCs by value, once for all rules with this function."""
        sharing = [
            each for each in self.checks if each.remarks is check.remarks and each.applies(field)
        ]
        by_value = {
            each: [found for one in sharing for found in self.findings(one, field, each, path)]
            for each in sorted({known for said in field.verdicts for known in said.values})
        }
        for code in {found.code for findings in by_value.values() for found in findings}:
            if RULES[code].once and self.met.setdefault(code, path) != path:
                raise NotImplementedError(
                    f"{code} is reported once, and two fields have it: {self.met[code]} and {path}"
                )
        table = ", ".join(
            f"{each!r}: {self.part.prepared(findings)}" for each, findings in by_value.items()
        )
        name = self.part.bind(f"{place(names(path))}_verdicts", f"{{{table}}}")
        exceptions = [line for said in field.verdicts for line in excepted(said, value, path)]
        return [*exceptions, f"if {value} in {name}:\n    found += {name}[{value}]"]

    def weak_key(
        self, check: Check, field: Field, value: str, path: tuple[str | int, ...]
    ) -> Lines:
        """Write when a key is weak."""
        weak = field.weakness
        if weak is None:
            return []
        name = self.part.bind("weak_key", self.part.prepared(self.findings(check, field, "", path)))
        known = self.part.constant("known_keys", f"frozenset({sorted(weak.known)!r})")
        return [f"if len({value}) < {weak.below} or {value} in {known}:\n    found += {name}"]

    def weak_defaults(
        self, check: Check, field: Field, value: str, path: tuple[str | int, ...]
    ) -> Lines:
        """Write which fields an object leaves to a weak default, for each selection of them."""
        own = [name for name, inner in field.fields.items() if not inner.same_as and is_weak(inner)]
        shared = [
            name
            for name, inner in field.fields.items()
            if inner.has_default_here and is_weak(inner)
        ]
        if not path or not own + shared:
            return []
        choices = itertools.product((False, True), repeat=len(own + shared))
        made = {
            omitted: self.findings(check, field, *omitting(field, own + shared, omitted, path))
            for omitted in choices
        }
        table = ", ".join(
            f"{omitted!r}: {self.part.prepared(each)}" for omitted, each in made.items()
        )
        name = self.part.bind(f"{place(names(path))}_defaults", f"{{{table}}}")
        missing = [f'"{each}" not in {value}' for each in own]
        missing += [f"not ({given(self.part.root, field.fields[each].same_as)})" for each in shared]
        return [f"found += {name}[{', '.join(missing)}{',' if len(missing) == 1 else ''}]"]

    def elsewhere(
        self, check: Check, field: Field, value: str, path: tuple[str | int, ...]
    ) -> Lines:
        """Write that a field is where only sister pages have it; the walk checks one set twice."""
        del value
        others = [each for each in holders(self.part.root, field.same_as) if each != holder(path)]
        name = self.part.bind(
            f"{place(names(path))}_elsewhere", self.part.prepared(self.alone(check, field, path))
        )
        twice = " or ".join([f'"{field.same_as}" in value', *others])
        return [*hand_on(twice), f"found += {name}"]

    def both(self, check: Check, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write when all fields are given of which the docs ask for one."""
        lines: Lines = []
        for alternatives in field.alternatives:
            said = self.findings(check, field, dict.fromkeys(alternatives.names, "x"), path)
            name = self.part.bind(
                "_".join(["both", *map(snake, alternatives.names)]), self.part.prepared(said)
            )
            every = " and ".join(f'"{each}" in {value}' for each in alternatives.names)
            lines += [f"if {every}:", f"    found += {name}"]
        return lines

    def lacking(self, check: Check, field: Field, value: str, path: tuple[str | int, ...]) -> Lines:
        """Write when an edition of the docs lacks a field, or a value of it."""
        lacks = field.lacking
        if lacks is None:
            return []
        sample, condition = "x", ""
        if lacks.values:
            listed = self.part.constant(
                f"{place(names(path))}_lacking", f"frozenset({sorted(lacks.values)!r})"
            )
            sample, condition = lacks.values[0], f"{value} in {listed}"
        said = self.findings(check, field, sample if lacks.above is None else lacks.above + 1, path)
        name = self.part.bind(f"{place(names(path))}_lacks", self.part.prepared(said))
        condition = condition if lacks.above is None else f"{value} > {lacks.above}"
        if condition and 0 in path:
            # What is in a list is looked at item by item.
            return hand_on(condition)
        return [f"if {condition}:", f"    found += {name}"] if condition else [f"found += {name}"]

    def alone(self, check: Check, field: Field, path: tuple[str | int, ...]) -> list[Finding]:
        """Return the findings for a field that is given at one place alone."""
        root: Any = "x"
        for token in reversed(path):
            root = [root] if token == 0 else {token: root}
        return self.findings(check, field, "x", path, root)


def excepted(said: Verdict, value: str, path: tuple[str | int, ...]) -> Lines:
    """Write when another field of the object takes the meaning from values with a verdict."""
    if said.unless is None:
        return []
    other = f"value{''.join(f'[{token!r}]' for token in path[:-1])}.get({said.unless.name!r})"
    return hand_on(f"{other} == {said.unless.value!r} and {value} in {said.values!r}")


def is_weak(field: Field) -> bool:
    """Return whether the default of a field is reported."""
    return any(is_reported(said) for said in verdicts(field, field.default)[:1])


def names(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the names of a path, without the indexes."""
    return tuple(token for token in path if isinstance(token, str))


def hand_on(condition: str) -> Lines:
    """Write that the walk has to look at what a condition is about."""
    return [f"if {condition}:", "    return None"]


def holder(path: tuple[str | int, ...]) -> str:
    """Write whether the payload has a field in the one item of a list."""
    return f'any("{path[-1]}" in each for each in value.get("{path[0]}", ()))'


def holders(root: Field, same_as: str | None) -> list[str]:
    """Write whether the payload has a field at each place where sister pages have it."""
    lists = [(name, known.items.fields) for name, known in root.fields.items() if known.items]
    return [
        holder((name, 0, each))
        for name, fields in lists
        for each, inner in fields.items()
        if inner.same_as == same_as
    ]


def given(root: Field, same_as: str | None) -> str:
    """Write whether the payload has a field anywhere."""
    return " or ".join([f'"{same_as}" in value', *holders(root, same_as)])


def omitting(
    field: Field, candidates: list[str], omitted: tuple[bool, ...], path: tuple[str | int, ...]
) -> tuple[Any, ...]:
    """Build an object without some of its fields, its place, and the payload around it."""
    absent = {name for name, is_absent in zip(candidates, omitted, strict=True) if is_absent}
    value = {name: "x" for name in field.fields if name in candidates and name not in absent}
    elsewhere = {
        inner.same_as: "x"
        for name, inner in field.fields.items()
        if inner.same_as and name not in absent
    }
    return value, path, {names(path)[0]: [value], **elsewhere}


def conditions(write: Callable[[Field, str], list[str]]) -> Callable[..., Lines]:
    """Write that the walk has to look, under conditions that the contract gives of a field."""

    def about(
        _family: Family, _check: Check, field: Field, value: str, _path: tuple[str | int, ...]
    ) -> Lines:
        return [line for condition in write(field, value) for line in hand_on(condition)]

    return about


def empty(
    _family: Family, _check: Check, field: Field, value: str, path: tuple[str | int, ...]
) -> Lines:
    """Write when an object below the root is empty, or holds nothing but its required ids."""
    if field.required:
        return hand_on(f"len({value}) == {len(field.required)}")
    return hand_on(f"not {value}") if path else []


def other_kind(
    family: Family, _check: Check, field: Field, value: str, _path: tuple[str | int, ...]
) -> Lines:
    """Write when an id begins like another kind of id."""
    others = {inner.prefix for inner in family.part.root.fields.values()} - {None, field.prefix} | {
        *field.other_prefixes
    }
    return hand_on(f"{value}.startswith({tuple(sorted(filter(None, others)))!r})") if others else []


def unused(field: Field, value: str) -> list[str]:
    """Write when a field belongs to another value than the one that was written."""
    found = []
    for condition in field.conditions:
        others = tuple(sorted(set(field.fields[condition.chooser].enum) - {condition.value}))
        found.append(
            f'"{condition.needed}" in {value} and {value}.get("{condition.chooser}") in {others!r}'
        )
    return found


def crowded(field: Field, value: str) -> list[str]:
    """Write when a list has more items than the vendor's product pages allow."""
    maps = field.items is not None and field.items.names is not None
    most = field.usual_maximum.most if field.usual_maximum else 0
    return [f"sum(map(len, {value})) > {most}" if maps else f"len({value}) > {most}"]


def above(
    family: Family, check: Check, field: Field, value: str, path: tuple[str | int, ...]
) -> Lines:
    """Write when a number is above another one, in an object or in the first item of a list."""
    name, inner = field.not_above.names if field.not_above else ("", "")
    first = "[0]" if family.part.root.fields[name].items else ""
    condition = f'value.get("{name}") and {value} > value["{name}"]{first}.get("{inner}", {value})'
    return [f"if {condition}:", f"    found += {family.call(check, value, path)}"]


# By the function of a rule; what is not here is called.
PREPARED: dict[Callable[..., Any], Callable[..., Lines]] = {
    ranges.crowded: conditions(crowded),
    document.elsewhere: Family.elsewhere,
    # The walk reports it, and the function above hands on.
    document.twice: lambda *_: [],
    document.several: conditions(lambda _, value: [f"len({value}) != 1"]),
    document.both: Family.both,
    document.unused: conditions(unused),
    document.nothing: empty,
    document.kind: other_kind,
    editions.lacking: Family.lacking,
    document.length: conditions(lambda field, value: [f"len({value}) != {field.usual_length}"]),
    policy.values: Family.verdicts,
    policy.weak_defaults: Family.weak_defaults,
    policy.weak_key: Family.weak_key,
    policy.lifetime: above,
}

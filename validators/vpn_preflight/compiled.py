"""The compiled check of each operation, with the callables of the rules bound to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.finding import Finding, Source
from vpn_preflight.rules.place import Payload, Place
from vpn_preflight.rules.rule import CHECKS, RULES
from vpn_preflight.rules.unsendable import surrogate
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.engines import Part

Function = Callable[[Any], Any]


class Functions(NamedTuple):
    """The compiled check of one part of a request: the tables, and each family of rules.

    A family returns None if only the walk can tell.
    """

    accepts: Function
    families: Mapping[str, Function]

    def findings(self, value: Any) -> list[Finding] | None:
        """Return the findings in a value that the tables accept; None if only the walk can tell."""
        found: list[Finding] = []
        for family in self.families.values():
            some = family(value)
            if some is None:
                return None
            found += some
        return found


@cache
def functions(operation: str, part: Part, select: tuple[str, ...] = ()) -> Functions:
    """Return the compiled check of one part of a request: the tables, and what is selected."""
    known = bound(operation)[part]
    families = {
        code: function
        for code, function in known.items()
        if code != "VFS" and (not select or any(map(partial(overlap, code), select)))
    }
    return Functions(known["VFS"], families)


def overlap(one: str, other: str) -> bool:
    """Return whether one of two starts of codes begins the other."""
    return one.startswith(other) or other.startswith(one)


@cache
def bound(operation: str) -> dict[str, dict[str, Function]]:
    """Load the module of an operation, and bind the rules to it."""
    module = import_module(f"cloud_vpn.checks.{snake(operation)}")
    silent = {check.rule.code: check.silent for check in CHECKS}
    made: dict[str, dict[str, Function]] = module.bind(
        partial(finding, operation), pattern, sendable, silent, partial(report, operation)
    )
    return made


def snake(name: str) -> str:
    """Return a name of the wire in snake case, as generated modules are named."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def finding(  # noqa: PLR0917 - the columns of a prepared finding
    operation: str,
    code: str,
    pointer: str,
    message: str,
    advice: str | None,
    severity: Any,
    confidence: Any,
    source: Any,
) -> Finding:
    """Build a prepared finding."""
    row = Source(*source) if source else None
    return Finding(
        code,
        RULES[code].name,
        severity,
        message,
        pointer,
        operation,
        confidence,
        row,
        advice=advice,
    )


def pattern(text: str) -> Function:
    """Return the search for a pattern, compiled at its first string: few fields are ever set."""
    compiled: list[Function] = []

    def search(value: str) -> Any:
        if not compiled:
            compiled.append(re.compile(text).search)
        return compiled[0](value)

    return search


def sendable(text: str) -> bool:
    """Return whether a string can be written in UTF-8."""
    return not surrogate(text)


def report(
    operation: str, code: str, path: tuple[str | int, ...]
) -> Callable[[Any, Any], list[Finding]]:
    """Return a function that returns the findings of a rule about a value at a place."""
    check = next(check for check in CHECKS if check.rule.code == code)
    root = contract.operation(operation).request
    field = root
    for token in path:
        inner = field.items if token == 0 else field.fields.get(str(token), field.values)
        field = inner or field
    return lambda value, payload: [
        remark.finding(operation)
        for remark in check.remarks(Place(field, value, path, Payload(root, payload), check.rule))
    ]

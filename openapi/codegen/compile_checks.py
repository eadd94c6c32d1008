"""Write the check of each operation as straight-line Python.

Each part of a request has four functions, one for each family of rules. `tables` returns whether
the tables accept a value. The others return the findings in a value that the tables accept, or None
if only the walk can tell. They may err only in that direction. The rules prepare what depends on a
value alone. A rule in Python is called, never copied.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from compile_families import Family
from compile_tables import Tables
from source_lines import Lines, indented, split

from vpn_preflight.field import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.finding import Finding

__all__ = ["Part", "check_module"]

PARTS = ("request", "path_parameters", "query_parameters")
FAMILIES = {"VFA": "addresses", "VFD": "contradictions", "VFP": "policy"}


def check_module(name: str, operation: dict[str, Any]) -> str:
    """Return the source of the module for one operation of the index."""
    parts = [Part(name, part, Field(operation[part])) for part in PARTS]
    functions = [line for part in parts for line in part.lines()]
    table = [
        "    return {",
        *(f'        "{part.name}": {part.functions()},' for part in parts),
        "    }",
        "",
    ]
    return "\n".join(
        [
            f'"""The check of {name}, compiled from the contract."""',
            "",
            "from typing import Any",
            "",
            *(line for part in parts for line in part.constants),
            "",
            "",
            "def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:",
            '    """Return the checks of each part by family, with callables of rules bound."""',
            *indented([line for part in parts for line in part.bound]),
            *indented(functions),
            *table,
        ]
    )


class Part:
    """One part of a request, and the functions that check it."""

    def __init__(self, operation: str, name: str, root: Field) -> None:
        self.operation = operation
        self.name = name
        self.root = root
        self.constants: Lines = []
        self.bound: Lines = []
        self.known: dict[str, str] = {}
        self.bodies: dict[str, Lines] = {}

    def functions(self) -> str:
        """Write the table of functions by family, of those that have something to look at."""
        known = {
            "VFS": "tables",
            **{code: word for code, word in FAMILIES.items() if self.bodies[code]},
        }
        return (
            "{" + ", ".join(f'"{code}": {self.name}_{word}' for code, word in known.items()) + "}"
        )

    def lines(self) -> Iterator[str]:
        """Yield the functions."""
        yield from self.function(
            "tables", Tables(self).lines(self.root, "value", ()), "return True"
        )
        self.bodies = {code: Family(self, code).function() for code in FAMILIES}
        for code, word in FAMILIES.items():
            if self.bodies[code]:
                yield from self.function(word, self.bodies[code], "return found")

    def function(self, word: str, body: Lines, last: str) -> Iterator[str]:
        """Write one function."""
        yield ""
        finds = last == "return found"
        yield f"def {self.name}_{word}(value: Any) -> {'list[Any] | None' if finds else 'bool'}:"
        yield from indented(["found: list[Any] = []"] if finds else [])
        yield from indented(split([*body, last]))

    def constant(self, name: str, text: str) -> str:
        """Name a value of the module by its place; equal values share a name."""
        return self.named(f"{self.name}_{name}".upper(), text, self.constants)

    def bind(self, name: str, text: str) -> str:
        """Name a value that is built when the callables are bound."""
        return self.named(f"{self.name}_{name}", text, self.bound)

    def named(self, wanted: str, text: str, lines: Lines) -> str:
        """Name a value, with another name if the wanted one is taken."""
        if text not in self.known:
            taken = set(self.known.values())
            others = (f"{wanted}_{number}" for number in itertools.count(2))
            self.known[text] = next(
                each for each in itertools.chain([wanted], others) if each not in taken
            )
            kind = ": frozenset[str]" if text.startswith("frozenset") else ""
            lines.append(f"{self.known[text]}{kind} = {text}")
        return self.known[text]

    def prepared(self, findings: list[Finding]) -> str:
        """Write findings as calls of the function that makes them."""
        return f"[{', '.join(map(made, findings))}]"


def made(found: Finding) -> str:
    """Write one finding."""
    source = tuple(found.source) if found.source else None
    columns = (
        found.code,
        found.pointer,
        found.message,
        found.advice,
        found.severity,
        found.confidence,
        source,
    )
    return f"finding({', '.join(map(repr, columns))})"

"""The page of a rule: what it is about, with a failing and a passing example, and what the linter says of the failing one.

A file of `rules/explained` is written by hand. It holds `why`, our `reading` where the docs leave something open, and in
`[fails]` and `[passes]` the `file` and its `text`. What a text alone cannot show has a key of its own: `encoding`, `blanks` in
front of it, the `operation` that is asked for, the `environment`; without a text the file is missing. A file that ends in `.py` is
a call of a client: it prints the findings, and leaves them as `findings`.

`rules/outputs.json` is written by `make rules`, which runs the examples; nothing is run here.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import rules
from vpn_preflight.finding import Source
from vpn_preflight.rules.rule import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTPUTS = os.path.join(rules.__path__[0], "outputs.json")


class Example(NamedTuple):
    """A small file, and how it is linted; or a small program that calls a client."""

    file: str
    text: str | None = None
    encoding: str = "utf-8"
    blanks: int = 0
    operation: str | None = None
    environment: Mapping[str, str] | None = None

    @property
    def is_program(self) -> bool:
        """Whether it is run, and not linted."""
        return self.file.endswith(".py")

    def command(self, *, show_info: bool) -> str:
        """Return the command that lints it, or runs it."""
        if self.is_program:
            return f"python {self.file}"
        variables = [f"{name}={value}" for name, value in (self.environment or {}).items()]
        options = [f"--operation {self.operation}"] * bool(self.operation) + [
            "--show-info"
        ] * show_info
        return " ".join([*variables, "vpn-preflight lint", *options, self.file])


class Page(NamedTuple):
    """Why a rule is there, how we read the docs where they leave something open, and its examples.

    `output` is what the command of the failing example prints, and `source` the row of the docs, or the section of an RFC, that
    its finding cites.
    """

    rule: Rule
    why: str
    reading: str | None
    fails: Example
    passes: Example
    output: tuple[str, ...]
    source: Source | None


def page(code: str) -> Page:
    """Read the page of a rule; its code is a known one."""
    import tomllib  # noqa: PLC0415 - slow

    with open(os.path.join(rules.__path__[0], "explained", f"{code}.toml"), "rb") as file:
        read = tomllib.load(file)
    reading = read.get("reading")
    # A new rule has no output before `make rules`.
    stored = outputs().get(code, {"output": (), "source": None})
    return Page(
        *(
            RULES[code],
            read["why"].strip(),
            reading and reading.strip(),
            Example(**read["fails"]),
            Example(**read["passes"]),
        ),
        output=tuple(stored["output"]),
        source=stored["source"] and Source(**stored["source"]),
    )


@cache
def outputs() -> dict[str, Any]:
    """Read what `make rules` wrote: of each rule the output and the source of its failing example."""
    with open(OUTPUTS, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def ways_to_ignore(rule: Rule) -> list[str]:
    """List the ways to switch a rule off."""
    if rule.ignorable == "nowhere":
        return [
            "It cannot be switched off: a file that cannot be read is not checked. Put it right, or leave it out (exclude)."
        ]
    ways = [
        f"on the command line: --ignore {rule.code}",
        f'in the settings: ignore = ["{rule.code}"], or per-file-ignores = {{"archive/**" = ["{rule.code}"]}}',
        f"in a YAML file: # vpn-preflight: ignore[{rule.code}] and the reason",
    ]
    if rule.ignorable == "in reports":
        return [*ways, "not in the clients: what cannot be sent is never sent"]
    return [*ways, f'in Python: ignore=("{rule.code}",)']

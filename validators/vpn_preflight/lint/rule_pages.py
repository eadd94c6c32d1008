"""The page of a rule: what it is about, two examples, and what the linter reports of one.

A file of `rules/explained` is written by hand. It has `why`, our `reading` where the docs leave
something open, and in `[fails]` and `[passes]` the `file` and its `text`. What a text cannot show
has a key of its own: `encoding`, `blanks` before it, the `operation` of the command line, the
`environment`; without a text the file is missing. A file that ends in `.py` is a call of a client:
it prints the findings, and keeps them as `findings`.

`rules/outputs.json` is written by `make rules`, which runs the examples; nothing is run here.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import rules
from vpn_preflight.finding import Source
from vpn_preflight.lint.field_words import row_of
from vpn_preflight.rules.rule import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Where docs/rules.md is published; None as long as it is nowhere.
DOCUMENTATION: str | None = None
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

    `output` is what the command of the failing example prints; `source` is what its finding cites.
    """

    rule: Rule
    why: str
    reading: str | None
    fails: Example
    passes: Example
    output: tuple[str, ...]
    source: Source | None


def page(code: str) -> Page:
    """Read the page of a rule, by its code."""
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
    """Read what `make rules` wrote: the output and the source of each failing example."""
    with open(OUTPUTS, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def ways_to_ignore(rule: Rule) -> list[str]:
    """List the ways to switch a rule off."""
    if rule.ignorable == "nowhere":
        return ["It cannot be switched off, because nothing was checked. Fix or exclude the file."]
    per_file = f'per-file-ignores = {{"archive/**" = ["{rule.code}"]}}'
    ways = [
        f"on the command line: --ignore {rule.code}",
        f'in the settings: ignore = ["{rule.code}"], or {per_file}',
        f"in a YAML file: # vpn-preflight: ignore[{rule.code}] and the reason",
    ]
    if rule.ignorable == "in reports":
        return [*ways, "not in the clients: what cannot be sent is never sent"]
    return [*ways, f'in Python: ignore=("{rule.code}",)']


def help_uri(rule: Rule) -> str | None:
    """Return the address of a rule in the published docs, if they are published."""
    return f"{DOCUMENTATION}#{rule.code.lower()}-{rule.name}" if DOCUMENTATION else None


def text_lines(rule_page: Page) -> Iterator[str]:
    """Yield the page of a rule as `explain` prints it."""
    rule, why, reading, fails, passes, output, source = rule_page
    yield from (f"{rule.code} {rule.name} ({rule.severity}, {rule.confidence})", "")
    yield from (rule.summary, "", why, "")
    if source:
        yield from ("Source of the finding below:", f" {source.cited(None)}")
        yield from (*map("  {}".format, row_of(source)), "")
    if reading:
        yield from ("What this tool does:", *indent(reading), "")
    yield from (f"For example, {fails.file}:", *example_text(fails), "")
    yield from (f"  $ {command(rule_page)}", *map("  {}".format, output), "")
    yield from (f"This file passes the rule, {passes.file}:", *example_text(passes), "")
    yield "Switch it off:"
    yield from (f"  {way}" for way in ways_to_ignore(rule))


def command(rule_page: Page) -> str:
    """Return the command that shows the finding of a rule."""
    return rule_page.fails.command(show_info=rule_page.rule.severity == "info")


def example_text(example: Example) -> list[str]:
    """Return the text of an example, indented, or what it is."""
    if example.text is None:
        return ["  (there is no such file)"]
    note = [f"  ({example.blanks} spaces, then)"] if example.blanks else []
    note += [f"  (written in {example.encoding})"] if example.encoding != "utf-8" else []
    return note + indent(example.text)


def indent(text: str) -> list[str]:
    """Indent a text; a tab and what is not printable stay as they are in the file."""
    return [f"  {line}" for line in text.rstrip("\n").split("\n")]


def markdown_lines(rule_page: Page) -> Iterator[str]:
    """Yield the paragraphs of the page of a rule in Markdown, without its heading."""
    rule, why, reading, fails, passes, output, source = rule_page
    yield f"*{rule.severity}, {rule.confidence}.* {rule.summary}\n"
    yield " ".join(why.split()) + "\n"
    if source:
        row = f"Source: {source.row_for(None)}."
        yield " ".join([row, *row_of(source)]) + "\n"
    if reading:
        yield "What this tool does: " + " ".join(reading.split()) + "\n"
    yield from example_markdown(fails)
    yield "\n".join(["```console", f"$ {command(rule_page)}", *output, "```\n"])
    yield f"This passes{f' with `--operation {passes.operation}`' if passes.operation else ''}:\n"
    yield from example_markdown(passes)


def example_markdown(example: Example) -> Iterator[str]:
    """Yield the text of an example in Markdown."""
    if example.text is None:
        yield f"`{example.file}` does not exist:\n"
        return
    if example.blanks:
        yield f"`{example.file}` begins with {example.blanks} spaces:\n"
    elif example.encoding != "utf-8":
        yield f"`{example.file}` is written in {example.encoding}:\n"
    yield f"```{example.file.rpartition('.')[2]}\n{example.text.strip()}\n```\n"

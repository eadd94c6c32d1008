"""Write `docs/rules.md`: every rule, with what the linter really says of its examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vpn_preflight import check  # noqa: F401 - makes every rule known
from vpn_preflight.lint.explanation import Example, explanation
from vpn_preflight.lint.field_words import row_of
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILIES = {
    "VFS": "What the tables of the page say",
    "VFA": "Address ranges",
    "VFP": "What RFCs say of ciphers, hashes, groups and keys",
    "VFD": "Where the page contradicts itself or its sister pages",
    "VFW": "Requests",
    "VFR": "Files that cannot be read",
}
HEAD = """\
# Rules

<!-- Written by docs/write_rules.py; change the files in validators/vpn_preflight/rules/explained instead. -->

Each rule has a code that stays, a severity, and a confidence: `documented` by the page, `observed` in sister pages and the
vendors' own programs, or `inferred`. The outputs below are real. A rule is switched off with `--ignore CODE`, in the settings,
with a comment `# vpn-preflight: ignore[CODE] reason` in YAML, and with `ignore=("CODE",)` in Python.
"""


def lines() -> Iterator[str]:
    """Yield the page."""
    yield HEAD
    for family, about in FAMILIES.items():
        yield f"## {family}: {about}\n"
        for code in sorted(code for code in RULES if code.startswith(family)):
            yield from rule_lines(code)


def rule_lines(code: str) -> Iterator[str]:
    """Yield the section of a rule."""
    rule, why, reading, fails, passes = told = explanation(code)
    is_info = rule.severity == "info"
    yield f"### {code} {rule.name}\n"
    yield f"*{rule.severity}, {rule.confidence}.* {rule.summary}\n"
    yield " ".join(why.split()) + "\n"
    if source := told.source:
        yield " ".join([f"Source: {source.document}, {source.table}: {source.row}.", *row_of(source)]) + "\n"
    if reading:
        yield "Our reading: " + " ".join(reading.split()) + "\n"
    yield from example_lines(fails)
    yield f"```console\n$ {fails.command(show_info=is_info)}\n{fails.output(show_info=is_info)}\n```\n"
    yield "Not found in:\n"
    yield from example_lines(passes)


def example_lines(example: Example) -> Iterator[str]:
    """Yield the text of an example."""
    if example.text is None:
        yield f"`{example.file}` does not exist:\n"
        return
    if example.blanks:
        yield f"`{example.file}` begins with {example.blanks} blanks:\n"
    elif example.encoding != "utf-8":
        yield f"`{example.file}` is written in {example.encoding}:\n"
    yield f"```{example.file.rpartition('.')[2]}\n{example.text.strip()}\n```\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("rules.md")
    target.write_text("\n".join(lines()), encoding="utf-8")

"""Write what is made by running the examples of all rules: `docs/rules.md`, what `explain` prints, and what tests expect.

The files that changed are listed: read what changed in them before you commit it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from run_examples import EXPECTED, findings, output, places

from vpn_preflight import checker  # noqa: F401 - makes every rule known
from vpn_preflight.lint.field_words import row_of
from vpn_preflight.lint.rule_pages import OUTPUTS, Example, Page, page
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
BAD = ROOT / "tests" / "examples" / "bad"

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

<!-- Written by `make rules`; change the files in validators/vpn_preflight/rules/explained instead. -->

Each rule has a code that stays, a severity, and a confidence: `documented` by the page, `observed` in sister pages and the
vendors' own programs, or `inferred`. The outputs below are real. A rule is switched off with `--ignore CODE`, in the settings,
with a comment `# vpn-preflight: ignore[CODE] reason` in YAML, and with `ignore=("CODE",)` in Python.
"""


def stale() -> Iterator[tuple[Path, bytes]]:
    """Yield each file that is not what it should be, with what belongs into it."""
    for path, text in written():
        if not path.exists() or path.read_bytes() != text.encode():
            yield path, text.encode()


def written() -> Iterator[tuple[Path, str]]:
    """Yield each file with what belongs into it."""
    pages = [with_output(page(code)) for code in sorted(RULES)]
    yield (
        Path(OUTPUTS),
        json.dumps({each.rule.code: stored(each) for each in pages}, indent=1, ensure_ascii=False)
        + "\n",
    )
    yield ROOT / "docs" / "rules.md", "\n".join(lines(pages))
    for path in sorted(BAD.rglob("*")):
        if path.is_file() and not path.name.endswith(EXPECTED):
            yield path.with_name(path.stem + EXPECTED), array(places(path))


def with_output(rule_page: Page) -> Page:
    """Run the failing example of a rule."""
    found = [
        finding for finding in findings(rule_page.fails) if finding.code == rule_page.rule.code
    ]
    source = found[0].source if found else None
    return rule_page._replace(
        output=tuple(output(rule_page.fails, show_info=rule_page.rule.severity == "info")),
        source=source,
    )


def stored(rule_page: Page) -> dict[str, Any]:
    """Return what `explain` and `rules` print of an example."""
    return {"output": rule_page.output, "source": rule_page.source and rule_page.source._asdict()}


def array(rows: Iterable[dict[str, object]]) -> str:
    """Write an array of JSON, a line for each of its objects."""
    return "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n]\n"


def lines(pages: list[Page]) -> Iterator[str]:
    """Yield the page of all rules."""
    yield HEAD
    for family, about in FAMILIES.items():
        yield f"## {family}: {about}\n"
        for rule_page in pages:
            if rule_page.rule.code.startswith(family):
                yield from rule_lines(rule_page)


def rule_lines(rule_page: Page) -> Iterator[str]:
    """Yield the section of a rule."""
    rule = rule_page.rule
    yield f"### {rule.code} {rule.name}\n"
    yield f"*{rule.severity}, {rule.confidence}.* {rule.summary}\n"
    yield " ".join(rule_page.why.split()) + "\n"
    if source := rule_page.source:
        yield (
            " ".join([f"Source: {source.document}, {source.table}: {source.row}.", *row_of(source)])
            + "\n"
        )
    if rule_page.reading:
        yield "Our reading: " + " ".join(rule_page.reading.split()) + "\n"
    yield from example_lines(rule_page.fails)
    yield "\n".join(
        [
            "```console",
            f"$ {rule_page.fails.command(show_info=rule.severity == 'info')}",
            *rule_page.output,
            "```\n",
        ]
    )
    yield "Not found in:\n"
    yield from example_lines(rule_page.passes)


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


def main() -> None:
    """Write the files that are not what they should be."""
    for path, content in stale():
        path.write_bytes(content)
        sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()

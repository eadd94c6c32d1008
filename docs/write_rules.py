"""Run the examples of all rules, and write docs/rules.md, outputs.json and the expected findings.

It lists the files that changed: read the changes before you commit them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from run_examples import EXPECTED, findings, output, places

from vpn_preflight import checker  # noqa: F401 - makes every rule known
from vpn_preflight.lint.rule_pages import OUTPUTS, Page, markdown_lines, page
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parent.parent
BAD = ROOT / "tests" / "examples" / "bad"

FAMILIES = {
    "VFS": "What the tables of the docs say",
    "VFA": "Address ranges",
    "VFP": "What RFCs say about ciphers, hashes, Diffie-Hellman groups and keys",
    "VFD": "Where the docs are unclear or contradict themselves",
    "VFW": "Requests",
    "VFR": "Files that cannot be read",
}
INTRODUCTIONS = {
    "VFP": "Tunnels of API 2.0 use IKEv1, whose own RFC about algorithms (4109) is of 2005. So "
    "these rules follow RFC 8247 and RFC 8221, which are about IKEv2 and IPsec.\n",
}
HEAD = """\
# Rules

<!-- Written by `make rules` from validators/vpn_preflight/rules/explained. -->

Each rule has a code that never changes, a name, a severity, and a confidence: `documented` by the
docs, `observed` in related pages and the vendors' programs, or `inferred`. Rules about a file
itself, such as `VFR`, count as documented.

An error is disputed if other evidence, such as another row of the docs or a vendor's program,
contradicts the docs. Its message says so. `--profile observed` turns disputed errors into warnings.
It has nothing to do with the confidence `observed`.

Switch a rule off with `--ignore CODE`, in the settings, with `ignore=("CODE",)` in Python, or in
YAML with a comment `# vpn-preflight: ignore[CODE] reason`. A rule's name works like its code. `VFR`
rules cannot be switched off. `VFS016` and `VFS017` can be, but only for `lint` and `lsp`. Settings
and comments switch rules off for `lint` and `lsp`. `send`, `plan` and `sign` have `--ignore`
instead, and `emulate` has nothing of the kind.

The outputs below are real, without the summary. `***` hides secrets and whatever may be one: the
values of unknown fields, and most of the text of captured requests and of unreadable files. "This
passes" means that this rule finds nothing in the file. Other rules may still.
"""


def stale() -> Iterator[tuple[Path, bytes]]:
    """Yield each file that is out of date, with its new content."""
    for path, text in written():
        if not path.exists() or path.read_bytes() != text.encode():
            yield path, text.encode()


def written() -> Iterator[tuple[Path, str]]:
    """Yield each generated file with its content."""
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
    """Return a JSON array with a line for each object."""
    return "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n]\n"


def lines(pages: list[Page]) -> Iterator[str]:
    """Yield the page of all rules."""
    yield HEAD
    for family, about in FAMILIES.items():
        yield f"## {family}: {about}\n"
        if family in INTRODUCTIONS:
            yield INTRODUCTIONS[family]
        for rule_page in pages:
            if rule_page.rule.code.startswith(family):
                yield f"### {rule_page.rule.code} {rule_page.rule.name}\n"
                yield from markdown_lines(rule_page)


def main() -> None:
    """Write the files that are out of date."""
    for path, content in stale():
        path.write_bytes(content)
        sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()

"""The command `rules`: list all rules."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from vpn_preflight.rules.rule import Rule

HELP = "list all rules"
DESCRIPTION = "List all rules. To read about one, use vpn-preflight explain."
EPILOG = """\
  vpn-preflight rules --format json"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to print (default: text)"
    )


def run(arguments: Namespace) -> int:
    """Print the rules in the order of their codes."""
    from vpn_preflight import checker  # noqa: F401, PLC0415 - makes every rule known; a mistyped option need not wait for it
    from vpn_preflight.rules.rule import RULES  # noqa: PLC0415

    found = [RULES[code] for code in sorted(RULES)]
    if arguments.format == "json":
        print(json.dumps([describe(rule) for rule in found], indent=2))  # noqa: T201 - this is its output
        return CLEAN
    width = max(len(rule.name) for rule in found)
    sys.stdout.writelines(
        f"{rule.code} {rule.severity:7} {rule.name:{width}} {rule.summary}\n" for rule in found
    )
    return CLEAN


def describe(rule: Rule) -> dict[str, Any]:
    """Return a rule with the source that the finding of its example cites, and both examples."""
    from vpn_preflight.lint.rule_pages import page  # noqa: PLC0415

    found = page(rule.code)
    examples = {"fails": found.fails._asdict(), "passes": found.passes._asdict()}
    facts = {
        name: getattr(rule, name) for name in ("code", "name", "severity", "summary", "confidence")
    }
    return facts | {"source": found.source and found.source._asdict()} | examples

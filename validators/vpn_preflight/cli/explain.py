"""The command `explain`: explain a rule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
HELP = "explain a rule"
DESCRIPTION = """\
Explain a rule: what it is about, why it exists, its example, and
how to switch it off. For a family such as VFD, list its rules."""
EPILOG = """\
  vpn-preflight explain VFS004
  vpn-preflight explain unlisted-value"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "code", metavar="CODE", help="a code or name such as VFS004, or a family such as VFD"
    )


def run(arguments: Namespace) -> int:
    """Print the explanation, or the rules of a family."""
    from vpn_preflight import checker  # noqa: F401, PLC0415 - makes every rule known; a mistyped option need not wait for it
    from vpn_preflight.rules.rule import RULES, code_of  # noqa: PLC0415

    code = code_of(arguments.code).upper()
    if code in RULES:
        from vpn_preflight.lint.rule_pages import page, text_lines  # noqa: PLC0415

        sys.stdout.writelines(f"{line}\n" for line in text_lines(page(code)))
        return CLEAN
    family = sorted(known for known in RULES if code and known.startswith(code))
    if not family:
        return refuse(arguments.code, [*sorted(RULES), *(rule.name for rule in RULES.values())])
    sys.stdout.writelines(
        f"{known} {RULES[known].severity:7} {RULES[known].name}\n" for known in family
    )
    return CLEAN


def refuse(written: str, known: list[str]) -> int:
    """Report that no rule has this code or name, and which was meant."""
    from vpn_preflight.cli.arguments import suggestion  # noqa: PLC0415
    from vpn_preflight.lint.names import printable, shown_name  # noqa: PLC0415

    words = suggestion(written, known) or "run vpn-preflight rules to list them"
    name = printable(shown_name(written))
    sys.stderr.write(f"vpn-preflight explain: error: no rule is called {name}; {words}\n")
    return USAGE

"""The command `explain`: what a rule is about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from vpn_preflight.lint.rule_pages import Example

HELP = "say what a rule is about"
DESCRIPTION = """\
Say what a rule is about, why it is there, what it finds in an example, and how
it is switched off. The start of codes lists the rules that share it."""
EPILOG = """\
  vpn-preflight explain VFS004"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "code", metavar="CODE", help="a code such as VFS004, or a family such as VFD"
    )


def run(arguments: Namespace) -> int:
    """Print the explanation, or the rules of a family."""
    from vpn_preflight import checker  # noqa: F401, PLC0415 - makes every rule known; a mistyped option need not wait for it
    from vpn_preflight.rules.rule import RULES  # noqa: PLC0415

    code = arguments.code.upper()
    if code in RULES:
        sys.stdout.writelines(f"{line}\n" for line in lines(code))
        return CLEAN
    family = sorted(known for known in RULES if code and known.startswith(code))
    if not family:
        return refuse(arguments.code, sorted(RULES))
    sys.stdout.writelines(
        f"{known} {RULES[known].severity:7} {RULES[known].name}\n" for known in family
    )
    return CLEAN


def refuse(written: str, known: list[str]) -> int:
    """Say that there is no such code, and which was meant."""
    from vpn_preflight.lint.excerpt import printable  # noqa: PLC0415
    from vpn_preflight.lint.names import shown_name  # noqa: PLC0415
    from vpn_preflight.rules.suggestion import closest  # noqa: PLC0415

    meant = closest(written, known)
    words = f"did you mean {meant}?" if meant else "vpn-preflight rules lists them"
    sys.stderr.write(
        f"vpn-preflight explain: error: no rule has the code {printable(shown_name(written))}: {words}\n"
    )
    return USAGE


def lines(code: str) -> Iterator[str]:
    """Yield the explanation of a rule."""
    from vpn_preflight.lint.field_words import row_of  # noqa: PLC0415
    from vpn_preflight.lint.rule_pages import page, ways_to_ignore  # noqa: PLC0415

    rule, why, reading, fails, passes, output, source = page(code)
    is_info = rule.severity == "info"
    yield from (
        f"{rule.code} {rule.name} ({rule.severity}, {rule.confidence})",
        "",
        rule.summary,
        "",
        why,
        "",
    )
    if source:
        yield from (
            "Where it comes from, in the example below:",
            f" {source.cited(None)}",
            *map("  {}".format, row_of(source)),
            "",
        )
    if reading:
        yield from ("How we read what is left open:", *indent(reading), "")
    yield from (f"For example, {fails.file}:", *show(fails), "")
    yield from (f"  $ {fails.command(show_info=is_info)}", *map("  {}".format, output), "")
    yield from (f"Nothing is found by this rule in {passes.file}:", *show(passes), "")
    yield "Switch it off:"
    yield from (f"  {way}" for way in ways_to_ignore(rule))


def show(example: Example) -> list[str]:
    """Show the text of an example, or say what it is."""
    if example.text is None:
        return ["  (there is no such file)"]
    note = [f"  ({example.blanks} blanks, then)"] if example.blanks else []
    note += [f"  (written in {example.encoding})"] if example.encoding != "utf-8" else []
    return note + indent(example.text)


def indent(text: str) -> list[str]:
    """Set a text apart; a tab and what is not printable stay as they are in the file."""
    return [f"  {line}" for line in text.rstrip("\n").split("\n")]

"""The command `lint`: check payload files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight import contract

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["DESCRIPTION", "EPILOG", "HELP", "add_arguments", "run"]

HELP = "check payload files"
DESCRIPTION = """\
Check payload files and say what is wrong, where, and which row of the vendor's
page says so."""
EPILOG = """\
A file is a payload, or a request: {"operation": ..., "path": ..., "body": ...}.
Files that end in .ndjson or .jsonl hold one a line; - is the standard input.

  vpn-preflight lint --format json changes.ndjson

exit codes: 0 clean, 1 an error was found, 2 a file cannot be read"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file of JSON, or -")
    add_check_arguments(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    parser.add_argument("--show-info", action="store_true", help="show findings that are only worth knowing")


def add_check_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that checks."""
    names = contract.operation_names()
    parser.add_argument("--operation", choices=names, metavar="ID", help=" or ".join(names))
    add_profile_argument(parser)


def add_profile_argument(parser: ArgumentParser) -> None:
    """Declare the switch for disputed rules."""
    profiles = ("document", "observed")
    told = "document (default), or observed: disputed rules only warn"
    parser.add_argument("--profile", choices=profiles, metavar="P", default="document", help=told)


def run(arguments: Namespace) -> int:
    """Check the files, print the findings, and return the exit code."""
    from vpn_preflight.lint import REPORTERS, exit_code, lint  # noqa: PLC0415 - a mistyped option need not wait for it

    examined = list(lint(arguments.files, operation=arguments.operation, profile=arguments.profile))
    code = exit_code(finding for one in examined for finding in one.findings)
    if not arguments.show_info:
        examined = [one.without_info() for one in examined]
    for line in REPORTERS[arguments.format](examined):
        print(line)  # noqa: T201 - this is its output
    return code

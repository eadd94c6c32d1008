"""The command `schema`: print the JSON Schema of an operation's payload."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.cli.exit_codes import CLEAN

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "print a JSON Schema for payload files"
DESCRIPTION = """\
Print a JSON Schema (Draft 2020-12) for editors and other validators. The
schema is for a bare payload, and for a request file with it in the body."""
EPILOG = """\
  vpn-preflight schema ModifyVpnConnEx > tunnel.schema.json"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    names = contract.operation_names()
    parser.add_argument("operation", choices=names, metavar="OPERATION", help=" or ".join(names))


def run(arguments: Namespace) -> int:
    """Print the schema."""
    import cloud_vpn  # noqa: PLC0415
    from vpn_preflight.cli.report_files import use_utf_8  # noqa: PLC0415

    use_utf_8(sys.stdout)
    with open(
        f"{cloud_vpn.__path__[0]}/schemas/{arguments.operation}.json", encoding="utf-8"
    ) as file:
        print(file.read(), end="")  # noqa: T201 - this is its output
    return CLEAN

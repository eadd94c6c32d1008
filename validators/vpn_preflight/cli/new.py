"""The command `new`: print a request file to start from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.cli.exit_codes import CLEAN

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "print a request file to start from"
DESCRIPTION = """\
Print a request file in YAML: placeholders for what is required, and every other
field of the docs in a comment."""
EPILOG = """\
  vpn-preflight new ModifyVpnConnEx > tunnel.yaml"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    names = contract.operation_names()
    parser.add_argument("operation", choices=names, metavar="OPERATION", help=" or ".join(names))


def run(arguments: Namespace) -> int:
    """Print the file."""
    # A mistyped option need not wait for them.
    from vpn_preflight.cli.report_files import use_utf_8  # noqa: PLC0415
    from vpn_preflight.lint.skeleton import skeleton  # noqa: PLC0415

    use_utf_8(sys.stdout)
    sys.stdout.writelines(f"{line}\n" for line in skeleton(contract.operation(arguments.operation)))
    return CLEAN

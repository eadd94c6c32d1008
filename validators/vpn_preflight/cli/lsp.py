"""The command `lsp`: a language server on the standard input and output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "serve an editor"
DESCRIPTION = """\
Serve an editor over the standard input and output: findings, what the page
says of a member, and quick fixes."""
EPILOG = """\
  vpn-preflight lsp    # the editor starts it; see docs/editors.md"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command: there are none."""
    del parser


def run(arguments: Namespace) -> int:
    """Serve until the editor leaves."""
    del arguments
    try:
        from vpn_preflight.lsp import server  # noqa: PLC0415
    except ModuleNotFoundError:
        sys.stderr.write(
            "vpn-preflight lsp: error: the language server is an extra: pip install 'vpn-preflight[lsp]'\n"
        )
        return USAGE
    server.start_io()
    return CLEAN

"""The command `lsp`: a language server on standard input and output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "language server: show findings in an editor"
DESCRIPTION = """\
A language server: it shows an editor the findings, quick fixes, completion, and
what the docs say of a field, over standard input and output."""
EPILOG = """\
  vpn-preflight lsp    # your editor starts it; see docs/editors.md"""
MISSING = "pygls is not installed; in the folder of vpn-preflight, run pip install '.[lsp]'"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command, of which there are none."""
    del parser


def run(arguments: Namespace) -> int:
    """Serve until the editor leaves."""
    del arguments
    try:
        from vpn_preflight.lsp.server import serve  # noqa: PLC0415
    except ModuleNotFoundError:
        sys.stderr.write(f"vpn-preflight lsp: error: {MISSING}\n")
        return USAGE
    serve()
    return CLEAN

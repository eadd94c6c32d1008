"""The command `emulate`: both services on loopback."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, USAGE
from vpn_preflight.cli.lint import add_profile_argument

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from contextlib import AbstractContextManager

    from vpn_preflight.emulator.certificates import Identity

HELP = "run both services on this machine"
DESCRIPTION = """\
Run both services on this machine: requests are checked as the linter checks,
and their signatures are verified."""
EPILOG = """\
The first line on the standard output is one JSON object with the url, the keys,
and the ids that exist, so that scripts can wait for it. Ctrl-C stops it.

  vpn-preflight emulate --port 8080"""
PORTS = range(65536)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)"
    )
    parser.add_argument(
        "--port", type=port, default=0, help="the port to listen on (default: 0, any free one)"
    )
    parser.add_argument(
        "--tls",
        action="store_true",
        help="serve https; the first line names the file to trust, as ca",
    )
    add_profile_argument(parser, "document")


def port(text: str) -> int:
    """Read a port number."""
    if re.fullmatch("[0-9]{1,5}", text) and int(text) in PORTS:
        return int(text)
    raise argparse.ArgumentTypeError("write a number from 0 to 65535")


def run(arguments: Namespace) -> int:
    """Serve until it is stopped."""
    try:
        from vpn_preflight.emulator import Emulator  # noqa: PLC0415
        from vpn_preflight.emulator.server import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return refuse(error)
    try:
        with tls(arguments) as identity:
            serve(
                Emulator(profile=arguments.profile),
                host=arguments.host,
                port=arguments.port,
                tls=identity,
            )
    except (ModuleNotFoundError, ValueError, OSError) as error:
        return refuse(error)
    return CLEAN


def tls(arguments: Namespace) -> AbstractContextManager[Identity | None]:
    """Make what a server by https needs, if one is asked for."""
    if not arguments.tls:
        return nullcontext()
    from vpn_preflight.emulator.certificates import identity  # noqa: PLC0415

    return identity()


def refuse(error: Exception) -> int:
    """Say why there is nothing to serve."""
    sys.stderr.write(f"vpn-preflight emulate: error: {error}\n")
    return USAGE

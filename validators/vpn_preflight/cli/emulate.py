"""The command `emulate`: the services on loopback."""

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
    from vpn_preflight.emulator.resources import Resource

HELP = "imitate the services on this machine"
DESCRIPTION = """\
Imitate the services on this machine. The emulator checks requests as lint does,
and verifies their signatures."""
EPILOG = """\
The first line of output is a JSON object with the URL, the keys and the ids
that exist; scripts can wait for it. Ctrl-C stops the emulator.

  vpn-preflight emulate --port 8080"""
PORTS = range(65536)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="loopback address (default: 127.0.0.1)")
    parser.add_argument("--port", type=port, default=0, help="port (default: 0, any free one)")
    parser.add_argument(
        "--tls",
        action="store_true",
        help="serve HTTPS; the output names the CA certificate file",
    )
    parser.add_argument(
        "--resources",
        nargs="+",
        default=[],
        metavar="FILE",
        help="accept the ids in these files too (see docs/emulator.md)",
    )
    add_profile_argument(parser, "document")


def port(text: str) -> int:
    """Read the number of a port."""
    if re.fullmatch("[0-9]{1,5}", text) and int(text) in PORTS:
        return int(text)
    raise argparse.ArgumentTypeError("use a number from 0 to 65535")


def run(arguments: Namespace) -> int:
    """Serve until a signal comes."""
    try:
        from vpn_preflight.emulator import Emulator  # noqa: PLC0415
        from vpn_preflight.emulator.server import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return refuse(error)
    try:
        with tls(arguments) as identity:
            serve(
                Emulator(
                    profile=arguments.profile,
                    resources=resources(arguments.resources),
                    report=report,
                ),
                host=arguments.host,
                port=arguments.port,
                tls=identity,
            )
    except (ModuleNotFoundError, ValueError, OSError) as error:
        return refuse(error)
    return CLEAN


def report(line: str) -> None:
    """Report a request whose proof was refused."""
    from vpn_preflight.lint.names import printable  # noqa: PLC0415 - slow to import

    sys.stderr.write(f"{printable(line)}\n")
    sys.stderr.flush()


def resources(files: list[str]) -> list[Resource]:
    """Read the resources of files; raises ValueError for a file that has none."""
    if not files:
        return []
    # Slow to import.
    from vpn_preflight.cli.resource_files import resources_of  # noqa: PLC0415

    return [found for file in files for found in resources_of(file)]


def tls(arguments: Namespace) -> AbstractContextManager[Identity | None]:
    """Make the certificates for --tls, or nothing."""
    if not arguments.tls:
        return nullcontext()
    from vpn_preflight.emulator.certificates import identity  # noqa: PLC0415

    return identity()


def refuse(error: Exception) -> int:
    """Report why the emulator cannot start."""
    sys.stderr.write(f"vpn-preflight emulate: error: {error}\n")
    return USAGE

"""The command `sign`: show how a request is signed, and why a signature is refused."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import USAGE
from vpn_preflight.cli.send import add_client_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "show how a request is signed, or verify its signature"
DESCRIPTION = """\
Sign a payload file as send does, or verify captured requests: their signature
(with your own key) and their time. Nothing is sent, and no key is shown."""
EPILOG = """\
  vpn-preflight sign request.http --at 2024-06-17T09:59:03Z --explain

exit codes: 0 signed or valid, 1 not valid, 2 wrong usage or no key"""
SECONDS = re.compile("[0-9]{9,11}")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight sign [OPTION]... FILE"
    parser.add_argument(
        "file", metavar="FILE", help="a payload, captured requests, a signed URL, or -"
    )
    add_client_arguments(parser)
    parser.add_argument("--explain", action="store_true", help="show each step of the signature")
    parser.add_argument(
        "--at",
        metavar="TIME",
        type=moment,
        help="when it was sent (default: the time in a HAR, or now)",
    )
    parser.add_argument(
        "--answer",
        metavar="FILE",
        help="saved 401 answer: show where its computation differs",
    )


def moment(written: str) -> float:
    """Read a time in ISO 8601 with its offset, or in seconds since 1970."""
    from datetime import datetime  # noqa: PLC0415 - most calls have no time

    if SECONDS.fullmatch(written):
        return float(written)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError("not a time; use one like 2024-06-17T09:59:03Z") from None
    if found.tzinfo is None:
        raise ArgumentTypeError("no offset from UTC; use a time like 2024-06-17T09:59:03Z")
    return found.timestamp()


def run(arguments: Namespace) -> int:
    """Sign or verify, and return the exit code."""
    if arguments.file == arguments.answer == "-":
        arguments.parser.error("argument --answer: FILE is the standard input already; use a file")
    from vpn_preflight.cli import signing  # noqa: PLC0415 - a mistyped option need not wait for it
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415 - the same
    from vpn_preflight.cli.payload_file import complain, settings_for  # noqa: PLC0415 - the same

    try:
        arguments.settings = settings_for(arguments)
        return signing.sign_or_verify(arguments)
    except UsageError as error:
        complain(error, "sign")
        return USAGE

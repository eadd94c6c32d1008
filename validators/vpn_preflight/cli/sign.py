"""The command `sign`: show how a request is signed, and why a signature is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import USAGE
from vpn_preflight.cli.send import add_client_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "show how a request is signed, or verify its signature"
DESCRIPTION = """\
Sign a payload file as send does, or verify the signature of a captured request
with your own key. Nothing is sent, and no key is shown."""
EPILOG = """\
  vpn-preflight sign request.curl --explain
  vpn-preflight sign request.http --answer answer.json

exit codes: 0 signed or no difference, 1 a difference, 2 wrong usage or no key"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight sign [OPTION]... FILE"
    parser.add_argument(
        "file", metavar="FILE", help="a payload, a captured request, its URL itself, or -"
    )
    add_client_arguments(parser)
    parser.add_argument("--explain", action="store_true", help="show each step of the signature")
    parser.add_argument(
        "--answer",
        metavar="FILE",
        help="body of a 401: report the first difference",
    )


def run(arguments: Namespace) -> int:
    """Say what there is to say of the signature, and return the exit code."""
    if arguments.file == arguments.answer == "-":
        arguments.parser.error(
            "argument --answer: the standard input can be only one of the two: name a file"
        )
    from vpn_preflight.cli import signing  # noqa: PLC0415 - a mistyped option need not wait for it
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415 - the same
    from vpn_preflight.cli.payload_file import complain, settings_for  # noqa: PLC0415 - the same

    try:
        arguments.settings = settings_for(arguments)
        return signing.look_at(arguments)
    except UsageError as error:
        complain(error, "sign")
        return USAGE

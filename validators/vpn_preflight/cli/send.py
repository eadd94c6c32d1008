"""The command `send`: check one payload file, and send it or show what would be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, REFUSED, USAGE
from vpn_preflight.cli.lint import add_check_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from vpn_preflight.lint.recognition import Request

HELP = "send a payload file, or show what would be sent"
DESCRIPTION = "Check a payload file and send it; the keys stand in the environment."
EPILOG = """\
A secret may stand in the file as ${NAME}: it is taken from the environment.
Ids of the URL stand in a request file: {"path": ..., "body": ...}.

  vpn-preflight send tunnel.json --region ap-guangzhou --dry-run

exit codes: 0 sent, 1 refused here or there, 2 wrong usage or a missing key"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "file", metavar="FILE", help="a file of JSON or YAML with one payload, or -"
    )
    add_client_arguments(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="print the request, secrets masked; send nothing"
    )


def add_client_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that makes a client and checks for it."""
    parser.add_argument("--region", metavar="R", help="the region of the resource")
    parser.add_argument(
        "--project-id", metavar="ID", help="the project, where a service has projects"
    )
    parser.add_argument(
        "--endpoint", metavar="URL", help="https://HOST of a private cloud or an emulator"
    )
    add_check_arguments(parser)


def run(arguments: Namespace) -> int:
    """Read, check, send, and say on the standard error what went wrong."""
    from vpn_preflight.cli.payload_file import UsageError, complain  # noqa: PLC0415 - slow to import
    from vpn_preflight.wire.errors import CredentialsError, VpnPreflightError  # noqa: PLC0415 - the same

    try:
        return check_and_send(arguments)
    except (UsageError, CredentialsError) as error:
        complain(error)
        return USAGE
    except VpnPreflightError as error:
        complain(error)
        return REFUSED


def check_and_send(arguments: Namespace) -> int:
    """Send what passes the check; show the findings of what does not."""
    from vpn_preflight.cli import payload_file  # noqa: PLC0415 - slow to import
    from vpn_preflight.wire.errors import PayloadError  # noqa: PLC0415 - the same

    arguments.settings = payload_file.settings_for(arguments)
    examined = payload_file.examine_payload(arguments, payload_file.one_document(arguments.file))
    code = payload_file.show(examined)
    if code != CLEAN or examined.request is None:
        return code
    payload_file.refuse_options(arguments, examined.request)
    try:
        print(deliver(arguments, examined.request))  # noqa: T201 - this is its output
    except PayloadError as error:
        return payload_file.show(payload_file.place_findings(examined, error))
    return CLEAN


def deliver(arguments: Namespace, request: Request) -> str:
    """Send a request and return the answer; of a dry run, return the request."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import

    if arguments.dry_run:
        return delivery.rehearse(arguments, request)
    return delivery.send(arguments, request)

"""The command `plan`: check one payload file, and show what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.cli.completion import complete_files
from vpn_preflight.cli.exit_codes import REFUSED, USAGE
from vpn_preflight.cli.send import add_payload_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "show what a payload file would change"
DESCRIPTION = """\
Check a payload file, read the present state, and show field by field what
would change. Nothing is changed. Exit codes: 0 done, 1 refused."""
EPILOG = "  vpn-preflight plan tunnel.json --region ap-guangzhou --complete whole.json"
FORMATS = ("text", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight plan [OPTION]... FILE"
    add_payload_arguments(parser)
    add = parser.add_argument
    add("--format", choices=FORMATS, default="text", metavar="F", help="text (default) or json")
    complete_files(
        add("--complete", metavar="NEW", help="write the payload with the current values added")
    )


def run(arguments: Namespace) -> int:
    """Plan a file, and report on the standard error what went wrong."""
    # Slow to import.
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415
    from vpn_preflight.cli.payload_file import complain  # noqa: PLC0415
    from vpn_preflight.cli.planning import check_and_plan  # noqa: PLC0415
    from vpn_preflight.wire.errors import ENDPOINT, VpnPreflightError  # noqa: PLC0415

    try:
        return check_and_plan(arguments)
    except UsageError as error:
        complain(error, "plan")
        return USAGE
    except VpnPreflightError as error:
        complain(UsageError(str(error).replace(ENDPOINT, "--endpoint https://HOST")), "plan")
        return REFUSED

"""The command `doctor`: check what a call needs besides its payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.cli.exit_codes import USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "check credentials, endpoint, clock and project"
DESCRIPTION = """\
Check credentials, endpoint, clock and project with a call that only reads.
Exit codes: 0 all is well, 1 a check failed."""
EPILOG = """\
Without a SERVICE, all that have credentials in the environment or in the
vendor's file are checked.

  vpn-preflight doctor --region ap-guangzhou"""


def services_with_credentials() -> list[str]:
    """List the services whose clients take a key."""
    return [name for name in contract.service_names() if contract.service(name).settings]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight doctor [OPTION]... [SERVICE]..."
    add = parser.add_argument
    names = ", ".join(services_with_credentials())
    add("services", nargs="*", metavar="SERVICE", help=f"which to check: {names}")
    add("--region", metavar="R", help="region of the resources")
    add("--project-id", metavar="ID", help="project, for a service that has projects")
    add("--endpoint", metavar="URL", help="https://HOST of a private cloud; with one SERVICE")


def run(arguments: Namespace) -> int:
    """Check each service, and report on the standard error what is wrong with the arguments."""
    # Slow to import.
    from vpn_preflight.cli.diagnosis import diagnose  # noqa: PLC0415
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415
    from vpn_preflight.cli.payload_file import complain  # noqa: PLC0415

    try:
        return diagnose(arguments)
    except UsageError as error:
        complain(error, "doctor")
        return USAGE

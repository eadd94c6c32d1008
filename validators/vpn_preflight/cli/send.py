"""The command `send`: check one payload file, and send it or show what would be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.cli.completion import complete_files
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED, USAGE
from vpn_preflight.cli.lint import add_check_arguments, ignorable

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from vpn_preflight.lint.recognition import Request

HELP = "send a payload file, or show what would be sent"
DESCRIPTION = "Check a payload file and send it. Keys come from the environment or a file."
EPILOG = """\
Secrets can be ${NAME} in the file: send takes them from the environment.
If a call has ids in its URL, the file is {"path": {...}, "body": {...}}.
  vpn-preflight send tunnel.json --region ap-guangzhou --dry-run"""
FAIL_ON = ("error", "warning")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight send [OPTION]... FILE"
    add_payload_arguments(parser)
    add = parser.add_argument
    add("--dry-run", action="store_true", help="print the request, secrets masked; send nothing")
    add("--wait", action="store_true", help="wait until the change is made; report what differs")
    add("--yes", action="store_true", help="do not ask before a change (asked only on a terminal)")


def add_payload_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of a command that checks one payload file and calls a service."""
    add = parser.add_argument
    complete_files(
        add("file", metavar="FILE", help="one payload as JSON or YAML, or a captured request, or -")
    )
    add_client_arguments(parser)
    add(
        "--fail-on",
        choices=FAIL_ON,
        default="error",
        metavar="S",
        help="error (default) or warning",
    )


def add_client_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that makes a client and checks for it."""
    add = parser.add_argument
    add("--region", metavar="R", help="region of the resource")
    add("--project-id", metavar="ID", help="project, for a service that has projects")
    add("--endpoint", metavar="URL", help="URL of a private cloud or of an emulator")
    add_check_arguments(parser)
    add(
        "--ignore",
        type=ignorable,
        default=(),
        metavar="CODES",
        help="go on in spite of these, such as VFS011,VFP",
    )
    add(
        "--env",
        action="append",
        default=[],
        metavar="NAME",
        help="fill ${NAME} in other fields too, not only in secrets",
    )
    parser.set_defaults(dry_run=False, wait=False, filling=None)


def run(arguments: Namespace) -> int:
    """Check and send a file, and report on the standard error what went wrong."""
    # Slow to import.
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415
    from vpn_preflight.cli.payload_file import complain  # noqa: PLC0415
    from vpn_preflight.wire.errors import (  # noqa: PLC0415
        ENDPOINT,
        CredentialsError,
        VpnPreflightError,
    )

    try:
        return check_and_send(arguments)
    except UsageError as error:
        complain(error)
        return USAGE
    except CredentialsError as error:
        name = error.missing or ""
        complain(UsageError(str(error).replace(f"{name}=…", f"--{name.replace('_', '-')}")))
        return USAGE if name else REFUSED
    except VpnPreflightError as error:
        complain(UsageError(str(error).replace(ENDPOINT, "--endpoint https://HOST")))
        return REFUSED


def check_and_send(arguments: Namespace) -> int:
    """Send what passes the check; show the findings of what does not."""
    # Slow to import.
    from vpn_preflight.cli import payload_file  # noqa: PLC0415
    from vpn_preflight.wire.errors import PayloadError  # noqa: PLC0415

    arguments.settings = payload_file.settings_for(arguments)
    examined = payload_file.examine_payload(arguments, payload_file.one_document(arguments.file))
    code = payload_file.show(examined, arguments.fail_on)
    if code != CLEAN or examined.request is None:
        return code
    payload_file.refuse_options(arguments, examined.request)
    refuse_wait(arguments, examined.request)
    try:
        return deliver(arguments, examined.request)
    except PayloadError as error:
        return payload_file.show(payload_file.place_findings(examined, error, arguments.filling))


def refuse_wait(arguments: Namespace, request: Request) -> None:
    """Refuse --wait where there is nothing to wait for."""
    from vpn_preflight.cli.environment import UsageError  # noqa: PLC0415 - slow to import

    if arguments.wait and arguments.dry_run:
        raise UsageError("--dry-run sends nothing to wait for; remove --wait")
    if arguments.wait and request.operation.task is None:
        raise UsageError(f"{request.operation.name} does not run as a task; remove --wait")


def deliver(arguments: Namespace, request: Request) -> int:
    """Send a request and print the answer; of a dry run, print the request."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import

    if arguments.dry_run:
        print(delivery.rehearse(arguments, request))  # noqa: T201 - this is its output
        return CLEAN
    return delivery.send(arguments, request)

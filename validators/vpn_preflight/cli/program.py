"""Choose the command, run it, and turn whatever happens into an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from vpn_preflight import __version__
from vpn_preflight.cli import emulate, explain, lint, lsp, new, rules, schema, send, sign
from vpn_preflight.cli.exit_codes import BROKEN_PIPE, FAULT, INTERRUPTED, USAGE
from vpn_preflight.privacy import clear_locals

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (lint, explain, rules, new, send, sign, emulate, schema, lsp)
EPILOG = "exit codes: 0 clean; 1 errors found, or the service refused; 2 wrong usage or an unreadable file; 3 a fault of ours"


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and show of no argument what may be a secret."""

    given: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Remember what was given: an error may quote it."""
        self.given = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on."""
        from vpn_preflight.cli.arguments import without_values  # noqa: PLC0415 - most calls have no error

        self.exit(
            USAGE,
            f"{self.prog}: error: {without_values(message, self.given)} (see {self.prog} --help)\n",
        )


class Version(argparse.Action):
    """Print the version; it is looked up only when it is asked for, because that is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print and stop."""
        sys.stdout.write(f"vpn-preflight {__version__}\n")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    description = "Check payloads for cloud VPN calls before they are sent, send them, and rehearse against a local emulator."
    parser = Parser(
        prog="vpn-preflight", description=description, epilog=EPILOG, allow_abbrev=False
    )
    parser.add_argument("--version", action=Version, nargs=0, help="print the version and stop")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for command in COMMANDS:
        own = commands.add_parser(
            command.__name__.rpartition(".")[2],
            help=command.HELP,
            description=command.DESCRIPTION,
            epilog=command.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run, parser=own)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; never a traceback."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        sys.stderr.write(
            "vpn-preflight: the standard output is closed: open it, or send it to /dev/null\n"
        )
        return USAGE
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(arguments)
        # The language server closes it.
        if not sys.stdout.closed:
            sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except OSError as error:
        discard_output()
        sys.stderr.write(f"vpn-preflight: the output cannot be written: {error.strerror}\n")
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a message of an unknown error could quote a payload, so only its type is told
        sys.stderr.write(
            f"vpn-preflight: a fault of ours ({type(error).__name__}): please report it with the command you ran\n"
        )
        return FAULT
    return code


@clear_locals
def run(arguments: Sequence[str] | None) -> int:
    """Run the chosen command."""
    try:
        chosen, unknown = build_parser().parse_known_args(arguments)
        if unknown:
            # What comes behind an option that is not known may be a secret.
            options = [word.partition("=")[0] for word in unknown if word.startswith("-")]
            chosen.parser.error(f"unrecognized arguments: {' '.join(options or unknown)}")
        return int(chosen.run(chosen))
    except SystemExit as stop:
        return int(stop.code or 0)


def discard_output() -> None:
    """Point the standard output at nothing, so that the interpreter's last flush finds no broken pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())

"""Choose a command, run it, and turn whatever happens into an exit code."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from vpn_preflight import __version__
from vpn_preflight.cli.completion import SHELLS, Completion
from vpn_preflight.cli.exit_codes import BROKEN_PIPE, FAULT, INTERRUPTED, USAGE
from vpn_preflight.privacy import clear_locals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMMANDS = (
    *("lint", "explain", "rules", "new", "send", "plan"),
    *("sign", "doctor", "emulate", "schema", "lsp"),
)
VERSION = "--version"
# Where there is no terminal.
WIDTH = 80
DESCRIPTION = """\
Check payloads for cloud VPN calls, send them, and rehearse on an emulator.
exit codes: 0 done, 1 error found or refused, 2 usage or unreadable, 3 internal"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and show no part of an argument that may be a secret."""

    given: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Keep the arguments, because an error may quote them."""
        self.given = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Report what is wrong, what may have been meant, and where to read on."""
        # Most calls have no error.
        from vpn_preflight.cli.arguments import with_suggestion, without_values  # noqa: PLC0415

        words = without_values(with_suggestion(message, self.format_help()), self.given)
        self.exit(USAGE, f"{self.prog}: error: {words} (see {self.prog} --help)\n")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """The layout of a help text.

    argparse makes one for each option and imports shutil, and all that is in there, for its width.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


def columns() -> int:
    """Return the width of the terminal."""
    if (given := os.environ.get("COLUMNS", "")).isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or WIDTH  # type: ignore[union-attr] # an AttributeError is handled
    except (AttributeError, ValueError, OSError):
        return WIDTH


class Version(argparse.Action):
    """Print the version and exit; to look it up is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print and exit."""
        sys.stdout.write(f"vpn-preflight {__version__}\n")
        parser.exit()


def build_parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """Build the parser of commands."""
    parser = Parser(
        prog="vpn-preflight",
        usage="vpn-preflight [OPTION] COMMAND ...",
        description=DESCRIPTION,
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    parser.add_argument(VERSION, action=Version, nargs=0, help="print the version and exit")
    parser.add_argument(
        "--print-completion",
        action=Completion,
        choices=SHELLS,
        metavar="S",
        help="print completion for bash or zsh",
    )
    commands = parser.add_subparsers(
        metavar="COMMAND", required=True, title="commands", prog=parser.prog
    )
    for name in names:
        command = import_module(f"vpn_preflight.cli.{name}")
        own = commands.add_parser(
            name,
            prog=f"vpn-preflight {name}",
            help=command.HELP,
            description=command.DESCRIPTION,
            epilog=command.EPILOG,
            formatter_class=Formatter,
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run, parser=own)
    return parser


def start() -> int:
    """Run the command line in a process of its own, and return the exit code."""
    code = main()
    # Otherwise the interpreter looks through all objects before it exits.
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code, never with a traceback."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        sys.stderr.write(
            "vpn-preflight: standard output is closed; open it or send it to /dev/null\n"
        )
        return USAGE
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(arguments)
        # The language server closes its output.
        if not sys.stdout.closed:
            sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except OSError as error:
        discard_output()
        sys.stderr.write(f"vpn-preflight: cannot write the output ({error.strerror})\n")
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    # The message of an unknown error could quote a payload.
    except Exception as error:  # noqa: BLE001
        name = type(error).__name__
        sys.stderr.write(f"vpn-preflight: internal error ({name}); please report the command\n")
        return FAULT
    return code


def wanted(arguments: Sequence[str]) -> Sequence[str]:
    """Return the commands that arguments can mean: a start pays for no other."""
    first = arguments[0] if arguments else None
    if first == VERSION:
        return ()
    return (first,) if first in COMMANDS else COMMANDS


@clear_locals
def run(arguments: Sequence[str] | None) -> int:
    """Run the chosen command."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        chosen, unknown = build_parser(wanted(given)).parse_known_args(given)
        if unknown:
            # What follows an unknown option may be a secret.
            options = [word.partition("=")[0] for word in unknown if word.startswith("-")]
            chosen.parser.error(f"unrecognized arguments: {' '.join(options or unknown)}")
        return int(chosen.run(chosen))
    except SystemExit as stop:
        return int(stop.code or 0)


def discard_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())

"""The command `lint`: check payload files."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.cli import report_files
from vpn_preflight.cli.exit_codes import USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.lint import Settings
    from vpn_preflight.lint.result import Result

HELP = "check payload files"
DESCRIPTION = "Check payload files; exit codes: 0 clean, 1 findings, 2 usage or unreadable."
EPILOG = "  vpn-preflight lint --format sarif --output lint.sarif --format text payloads/"
FORMATS = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab")
FAIL_ON = ("error", "warning", "never")


class Format(argparse.Action):
    """Start one more report."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Remember the format; its file may follow."""
        del parser, option_string
        namespace.reports = [*namespace.reports, (values, None)]


class Output(argparse.Action):
    """Give the format before it a file."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Pair the file with its format."""
        del option_string
        *before, last = namespace.reports or [("text", None)]
        if last[1] is not None:
            parser.error("argument --output: write --format before each --output")
        namespace.reports = [*before, (last[0], values)]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight lint [OPTION]... FILE..."
    add = parser.add_argument
    add(
        "files",
        nargs="+",
        metavar="FILE",
        help="file, glob, -, or folder (its .json .yaml .har ...)",
    )
    add("--stdin-filename", metavar="N", help="what - is called in findings; tells its kind")
    add_check_arguments(parser)
    add(
        "--select",
        type=codes,
        metavar="CODES",
        help="only these codes, or starts of codes: VFS,VFA001",
    )
    add("--ignore", type=ignorable, metavar="CODES", help="all codes but these")
    add("--fail-on", choices=FAIL_ON, metavar="S", help="error (default), warning or never")
    add(
        "--format",
        action=Format,
        choices=FORMATS,
        metavar="F",
        dest="reports",
        default=[],
        help=", ".join(FORMATS),
    )
    add(
        "--output",
        action=Output,
        metavar="FILE",
        dest="reports",
        help="where the format before it goes; several may follow",
    )
    add("--show-info", action="store_true", help="show findings that are only worth knowing")
    add("--quiet", action="store_true", help="print findings only, without the summary")
    add("--statistics", action="store_true", help="count the findings of each rule instead")
    add("--fix", action="store_true", help="put right what is safe to put right")
    add("--diff", action="store_true", help="show what --fix would change, and write nothing")
    add(
        "--jobs",
        type=count,
        default=1,
        metavar="N",
        help="how many processes share the files (default: 1)",
    )


def add_check_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that checks a file; what is not given is up to the settings."""
    names = contract.operation_names()
    parser.add_argument(
        "--operation",
        choices=names,
        metavar="ID",
        help="the operation, where a file does not tell it",
    )
    add_profile_argument(parser)


def add_profile_argument(parser: ArgumentParser, default: str | None = None) -> None:
    """Declare the switch for disputed rules."""
    profiles = ("document", "observed")
    told = "document (default) or observed: disputes only warn"
    parser.add_argument("--profile", choices=profiles, metavar="P", default=default, help=told)


def codes(text: str) -> tuple[str, ...]:
    """Read codes that are separated by commas."""
    from vpn_preflight.check import known_codes  # noqa: PLC0415 - a mistyped option need not wait for it

    return accept_codes(known_codes, text)


def ignorable(text: str) -> tuple[str, ...]:
    """Read codes that may be ignored, separated by commas."""
    from vpn_preflight.lint import settings  # noqa: PLC0415 - a mistyped option need not wait for it

    return accept_codes(settings.ignorable, text)


def accept_codes(check: Callable[[Iterable[str]], tuple[str, ...]], text: str) -> tuple[str, ...]:
    """Split at the commas, and hand on what a check says against a code."""
    try:
        return check(code.strip() for code in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def count(text: str) -> int:
    """Read a number from 1."""
    if text.isascii() and text.isdigit() and 0 < int(text[:4]) < 1000:  # noqa: PLR2004 - more processes than any machine has
        return int(text)
    raise argparse.ArgumentTypeError("write a number from 1 to 999")


def run(arguments: Namespace) -> int:
    """Check the files, write the reports, and return the exit code."""
    from vpn_preflight.lint import Run, exit_code, files  # noqa: PLC0415 - a mistyped option need not wait for it
    from vpn_preflight.lint.settings import SettingsError  # noqa: PLC0415

    refuse_contradictions(arguments)
    try:
        settings = chosen_settings(arguments)
    except SettingsError as error:
        sys.stderr.write(f"vpn-preflight lint: error: {error}\n")
        return USAGE
    found = files(arguments.files, settings, arguments.stdin_filename or "-")
    if words := report_files.name_overwritten(arguments.reports, found):
        arguments.parser.error(f"argument --output: {words}")
    found = report_files.leave_reports_out(arguments.reports, found)
    if not found:
        sys.stderr.write(
            "no file was linted: the folders hold none of a known name, or all are excluded\n"
        )
    run, are_fixed = Run(settings), True
    if arguments.fix or arguments.diff:
        from vpn_preflight.cli import fix  # noqa: PLC0415 - most runs only look

        if arguments.diff:
            return fix.show_diffs(found, settings)
        run, are_fixed = fix.RunAfterFixes(settings), fix.fix_files(found, settings)
    checked = run.all(found, arguments.jobs)
    results = list(checked if arguments.quiet else with_progress(checked, len(found)))
    are_written = write_reports(arguments, results)
    return exit_code(results, settings.fail_on) if are_fixed and are_written else USAGE


def refuse_contradictions(arguments: Namespace) -> None:
    """Refuse options that do not go together."""
    words = report_files.contradiction(
        arguments.reports, is_diff=arguments.diff, is_statistics=arguments.statistics
    )
    if arguments.fix and "-" in arguments.files:
        words = "argument --fix: the standard input cannot be written: name a file, or use --diff"
    if words:
        arguments.parser.error(words)


def write_reports(arguments: Namespace, results: Sequence[Result]) -> bool:
    """Write all reports, and tell whether each could be written."""
    reports = arguments.reports or [("text", None)]
    written = [
        report_files.write(report(name, results, arguments, is_file=file is not None), file)
        for name, file in reports
    ]
    return all(written)


def chosen_settings(arguments: Namespace) -> Settings:
    """Take the settings of the project, and what was given on the command line."""
    from vpn_preflight.lint.settings import from_files, override  # noqa: PLC0415 - a mistyped option need not wait for it

    names = ("operation", "profile", "select", "ignore", "fail_on", "show_info")
    return override(from_files(os.getcwd()), **{name: getattr(arguments, name) for name in names})


def with_progress(results: Iterator[Result], total: int) -> Iterable[Result]:
    """Show a bar on a terminal when it takes long."""
    if total == 1 or not sys.stderr.isatty():
        return results
    from tqdm import tqdm  # noqa: PLC0415 - a pipe need not wait for it

    return tqdm(results, total=total, unit="file", delay=1, leave=False)


def report(
    name: str, results: Sequence[Result], arguments: Namespace, *, is_file: bool
) -> Iterator[str]:
    """Write one report as lines."""
    from vpn_preflight.lint import reports  # noqa: PLC0415 - a mistyped option need not wait for it

    if name != "text":
        if not is_file:
            report_files.use_utf_8(sys.stdout)
        return reports.REPORTERS[name](results)
    colour = not is_file and reports.wants_colour(sys.stdout, os.environ)
    if arguments.quiet:
        return reports.finding_lines(results, colour=colour)
    if arguments.statistics:
        return reports.statistics(results)
    return reports.text(results, colour=colour)

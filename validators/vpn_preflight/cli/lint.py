"""The command `lint`: check payload files."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.cli import completion, report_files
from vpn_preflight.cli.exit_codes import CLEAN, USAGE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.lint import Project
    from vpn_preflight.lint.result import Result

HELP = "check payload files"
DESCRIPTION = """\
Check payloads. FILE is a file, a glob, a folder (its .json .yaml .har ...), or
`-`, standard input. Exit codes: 0 no errors, 1 errors, 2 usage or unreadable."""
EPILOG = "  vpn-preflight lint --format sarif --output lint.sarif --format text payloads/"
FORMATS = ("text", "json", "ndjson", "sarif", "junit", "github", "gitlab")
# They show no lines of the files, and need no finding before they write another one.
STREAMED = frozenset({"json", "ndjson", "github"})
FAIL_ON = ("error", "warning", "never")
# More processes than any machine has.
MOST = 999


class Format(argparse.Action):
    """Start one more report."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Add the format; its file may follow."""
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
            parser.error("argument --output: use --format before each --output")
        namespace.reports = [*before, (last[0], values)]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "vpn-preflight lint [OPTION]... FILE..."
    add = parser.add_argument
    files = add(
        "files",
        nargs="+",
        metavar="FILE",
        help=argparse.SUPPRESS,
    )
    completion.complete_files(files)
    add(
        "--stdin-filename",
        metavar="N",
        help="file name of standard input; its ending says the type",
    )
    add("--skip-unrecognized", action="store_true", help="skip FILEs that are not payloads")
    add("--list-files", action="store_true", help="list each file and what it was recognized as")
    add_check_arguments(parser)
    add("--config", metavar="FILE", help="read settings from FILE only (--isolated: from no file)")
    # One line each would not fit a screen.
    add("--isolated", action="store_true", help=argparse.SUPPRESS)
    add(
        "--select",
        type=codes,
        metavar="CODES",
        help="only rules with these codes or prefixes: VFS,VFA001",
    )
    add("--ignore", type=ignorable, metavar="CODES", help="no rules with these codes or prefixes")
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
        help="write the report to FILE, not to the terminal",
    )
    add("--show-info", action="store_true", help="show infos too; --quiet omits the summary")
    add("--quiet", action="store_true", help=argparse.SUPPRESS)
    add("--statistics", action="store_true", help="only count the findings of each rule")
    add("--fix", action="store_true", help="fix what is safe to fix (--diff: only show it)")
    add("--diff", action="store_true", help=argparse.SUPPRESS)
    add(
        "--jobs",
        type=count,
        default=1,
        metavar="N",
        help="number of processes (default: 1)",
    )


def add_check_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of every command that checks a file; the defaults are settings."""
    names = contract.operation_names()
    parser.add_argument(
        "--operation",
        choices=names,
        metavar="ID",
        help="API call that the payload is for, if not clear",
    )
    add_profile_argument(parser)


def add_profile_argument(parser: ArgumentParser, default: str | None = None) -> None:
    """Declare the switch for disputed rules."""
    profiles = ("document", "observed")
    words = "turn disputed errors into warnings"
    parser.add_argument(
        "--profile", choices=profiles, metavar="observed", default=default, help=words
    )


def codes(text: str) -> tuple[str, ...]:
    """Read codes that are separated by commas."""
    from vpn_preflight.checker import known_codes  # noqa: PLC0415 - a mistyped option need not wait for it

    return accept_codes(known_codes, text)


def ignorable(text: str) -> tuple[str, ...]:
    """Read codes that may be ignored, separated by commas."""
    from vpn_preflight.lint import settings  # noqa: PLC0415 - a mistyped option need not wait for it

    return accept_codes(settings.ignorable, text)


def accept_codes(check: Callable[[Iterable[str]], tuple[str, ...]], text: str) -> tuple[str, ...]:
    """Split at the commas, and raise what a check says about a code as an error of the option."""
    try:
        return check(code.strip() for code in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def count(text: str) -> int:
    """Read a number from 1."""
    if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"use a number from 1 to {MOST}")


def run(arguments: Namespace) -> int:
    """Check the files, write the reports, and return the exit code."""
    from vpn_preflight.lint.settings import SettingsError  # noqa: PLC0415 - a mistyped option need not wait for it

    refuse_contradictions(arguments)
    try:
        return lint(arguments)
    except SettingsError as error:
        sys.stderr.write(f"vpn-preflight lint: error: {error}\n")
        return USAGE


def lint(arguments: Namespace) -> int:
    """Find and check the files, write the reports, and return the exit code."""
    from vpn_preflight.lint import Run, find_files  # noqa: PLC0415 - a mistyped option need not wait for it

    project = chosen_settings(arguments)
    found, skipped = find_files(
        arguments.files,
        project,
        arguments.stdin_filename or "-",
        is_forgiving=arguments.skip_unrecognized,
    )
    if words := report_files.name_overwritten(arguments.reports, found):
        arguments.parser.error(f"argument --output: {words}")
    found = report_files.leave_reports_out(arguments.reports, found)
    if not found and not arguments.skip_unrecognized:
        sys.stderr.write(
            "no file was linted: the folders have none of a known kind, or all are excluded\n"
        )
    run, are_fixed = Run(project, excerpts=shows_lines(arguments)), True
    if arguments.fix or arguments.diff:
        from vpn_preflight.cli import fix  # noqa: PLC0415 - most runs only look

        if arguments.diff:
            return fix.show_diffs(found, project)
        run, are_fixed = fix.RunAfterFixes(project), fix.fix_files(found, project)
    found.sort(key=lambda file: file.name)
    results = Watched(run.stream(found, arguments.jobs))
    checked = results if arguments.quiet else with_progress(results, len(found))
    are_written = write_reports(arguments, checked, skipped)
    return results.code if are_fixed and are_written else USAGE


class Watched:
    """Results that pass by, with the exit code of all of them so far.

    What was shown of one is written before the next one is made.
    """

    def __init__(self, results: Iterable[Result]) -> None:
        self.results = results
        self.code = CLEAN

    def __iter__(self) -> Iterator[Result]:
        from vpn_preflight.lint import exit_code  # noqa: PLC0415 - loaded by now

        for result in self.results:
            self.code = max(self.code, exit_code([result]))
            yield result
            if result.shown:
                sys.stdout.flush()


def refuse_contradictions(arguments: Namespace) -> None:
    """Refuse options that do not go together."""
    words = report_files.contradiction(
        arguments.reports, is_diff=arguments.diff, is_statistics=arguments.statistics
    )
    if arguments.fix and "-" in arguments.files:
        words = "argument --fix: the standard input cannot be written; name a file, or use --diff"
    if arguments.config is not None and arguments.isolated:
        words = "argument --config: not allowed with argument --isolated"
    if arguments.list_files and not lists_files(arguments):
        words = "argument --list-files: only the formats text and json list files"
    if words:
        arguments.parser.error(words)


def lists_files(arguments: Namespace) -> bool:
    """Return whether a report of the run can list files."""
    names = {name for name, _ in arguments.reports} or {"text"}
    return not arguments.diff and not names.isdisjoint(("text", "json"))


def shows_lines(arguments: Namespace) -> bool:
    """Return whether a report of the run shows lines of the files."""
    return not STREAMED.issuperset(name for name, _ in arguments.reports or [("text", None)])


def write_reports(
    arguments: Namespace, results: Iterable[Result], skipped: Sequence[tuple[str, str]]
) -> bool:
    """Write all reports, and return whether each could be written.

    One alone, to the standard output, is written while the files are read, if its format allows.
    """
    reports = arguments.reports or [("text", None)]
    (name, file), *others = reports
    if others or file or arguments.list_files or name not in STREAMED | {"text"}:
        from vpn_preflight.lint.result import merged  # noqa: PLC0415 - a start need not wait for it

        results = list(merged(results))
    written = [
        report_files.write(
            report(name, results, skipped, arguments, is_file=file is not None), file
        )
        for name, file in reports
    ]
    return all(written)


def chosen_settings(arguments: Namespace) -> Project:
    """Return the settings of each file, overridden by what was given on the command line."""
    from vpn_preflight.lint.settings import Project  # noqa: PLC0415 - a mistyped option need not wait for it

    names = ("operation", "profile", "select", "ignore", "fail_on", "show_info")
    given = {name: getattr(arguments, name) for name in names}
    return Project(given, arguments.config, is_isolated=arguments.isolated)


def with_progress(results: Iterable[Result], total: int) -> Iterator[Result]:
    """Show a progress bar on a terminal when a run takes long."""
    if total == 1 or not sys.stderr.isatty():
        yield from results
        return
    from tqdm import tqdm  # noqa: PLC0415 - a pipe need not wait for it

    with tqdm(total=total, unit="file", delay=1, leave=False) as bar:
        for result in results:
            # Findings may go to the same terminal.
            if result.shown:
                bar.clear()
            yield result
            if not result.is_part:
                bar.update()


def report(
    name: str,
    results: Iterable[Result],
    skipped: Sequence[tuple[str, str]],
    arguments: Namespace,
    *,
    is_file: bool,
) -> Iterator[str]:
    """Yield the lines of one report."""
    from vpn_preflight.lint import reports  # noqa: PLC0415 - a mistyped option need not wait for it

    if name == "json" and arguments.list_files:
        from vpn_preflight.lint.reports.file_list import json_with_files  # noqa: PLC0415 - few list files

        return json_with_files(list(results), skipped)
    if name != "text":
        if not is_file:
            report_files.use_utf_8(sys.stdout)
        return reports.REPORTERS[name](results)
    return text_report(results, skipped, arguments, is_file=is_file)


def text_report(
    results: Iterable[Result],
    skipped: Sequence[tuple[str, str]],
    arguments: Namespace,
    *,
    is_file: bool,
) -> Iterator[str]:
    """Yield the lines of the report for people, and the list of the files if it was asked for."""
    from vpn_preflight.lint.reports import text  # noqa: PLC0415 - other formats need not wait for it

    if arguments.statistics:
        yield from text.statistics(results)
    else:
        colour = not is_file and text.wants_colour(sys.stdout, os.environ)
        yield from (text.finding_lines if arguments.quiet else text.text)(results, colour=colour)
    if arguments.list_files:
        from vpn_preflight.lint.reports.file_list import file_lines  # noqa: PLC0415 - few list files

        yield from file_lines(results, skipped)

"""The options `--fix` and `--diff` of the command `lint`."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from vpn_preflight.cli.exit_codes import CLEAN, REFUSED
from vpn_preflight.cli.replacing import replace
from vpn_preflight.cli.report_files import use_utf_8
from vpn_preflight.lint.diff import diff
from vpn_preflight.lint.documents import open_file, split, unopened_finding
from vpn_preflight.lint.edits import UnsoundError, apply_fixes
from vpn_preflight.lint.lint_run import Run, exit_code, settings_for
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.text import LIMIT
from vpn_preflight.rules.rule import is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.result import Result
    from vpn_preflight.lint.settings import Project, Settings


class RunAfterFixes(Run):
    """A run after the fixes; a pipe or a device is not opened, as reading one may never end."""

    def parts(self, file: File) -> Iterator[Result]:
        """Lint one file part by part."""
        if not is_special(file.path):
            return super().parts(file)
        reason = OSError(0, "not a regular file, and --fix writes only those; save it as one")
        return self.parts_of(file, [unopened_finding(file.name, reason)])


def show_diffs(files: Iterable[File], source: Settings | Project) -> int:
    """Print what would change, and on the standard error what cannot be read.

    The exit code says whether there is either.
    """
    code = CLEAN
    use_utf_8(sys.stdout)
    for file in files:
        before, result = read_and_lint(file, source)
        settings, _ = settings_for(file, source)
        sys.stderr.writelines(f"{line}\n" for line in finding_lines([unreadable(result)]))
        after = fix_or_report(file, before, source)
        if after is not None and after[0] != before:
            made = diff(file.name, before, after[0], settings)
            sys.stdout.writelines(f"{line}\n" for line in made.lines)
            if not made.can_apply:
                report(file, "the diff cannot be applied (a changed line is masked); use --fix")
        code = max(
            code, exit_code([unreadable(result)]), CLEAN if after == (before, 0) else REFUSED
        )
    return code


def fix_files(files: Iterable[File], source: Settings | Project) -> bool:
    """Fix files, and print the number of fixes on the standard error.

    Return whether every file could be written; what is left is linted afterwards.
    """
    is_done = True
    for file in files:
        try:
            fix_one(file, source)
        except OSError as error:
            report(file, f"not changed; {error.strerror}")
            is_done = False
    return is_done


def fix_one(file: File, source: Settings | Project) -> None:
    """Fix one file; linting reports one that is missing or not a regular file. Raises OSError."""
    if not os.path.isfile(file.path):
        return
    before, _ = read_and_lint(file, source)
    after, count = fix_or_report(file, before, source) or (before, 0)
    if before != after:
        refuse_unwritable(os.path.realpath(file.path))
        replace(file.path, after, before)
        report(file, f"{count} fixed")


def fix_or_report(
    file: File, content: bytes, source: Settings | Project
) -> tuple[bytes, int] | None:
    """Fix the content of a file and count the fixes; None, and a message, if they do not fit."""
    settings, is_named = settings_for(file, source)
    try:
        return apply_fixes(file.name, content, settings, is_named=is_named)
    except UnsoundError:
        report(
            file,
            "nothing was fixed, because the fixes do not fit together; fix it by hand",
        )
        return None


def is_special(path: str) -> bool:
    """Return whether something is there, but neither a regular file nor a folder."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def report(file: File, words: str) -> None:
    """Print something about a file on the standard error."""
    sys.stderr.write(f"{printable(file.name)}: {words}\n")


def read_and_lint(file: File, source: Settings | Project) -> tuple[bytes, Result]:
    """Read a file once, and lint it; nothing is fixed in one that is too large."""
    run = Run(source)
    try:
        with open_file(file.path) as opened:
            content = opened.read(LIMIT + 1)
    except OSError as error:
        return b"", run.content(file, [unopened_finding(file.name, error)])
    result = run.content(file, split(io.BytesIO(content), file.name))
    if len(content) > LIMIT:
        report(file, f"nothing was fixed, because the file is larger than {LIMIT // 1024**2} MiB")
        return b"", result
    return content, result


def unreadable(result: Result) -> Result:
    """Keep the findings about what could not be read."""
    return result._replace(
        shown=tuple(one for one in result.shown if is_never_ignored(one.finding.code))
    )


def refuse_unwritable(target: str) -> None:
    """Refuse a file that must not be replaced; raises OSError."""
    facts = os.stat(target)
    if not facts.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(0, "the file is read-only")
    if facts.st_nlink > 1:
        raise OSError(
            0,
            "the file has hard links, which would no longer share their content; fix a copy",
        )

"""Where the reports of the command `lint` go."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from vpn_preflight.lint.files import File

Reports = list[tuple[str, str | None]]
BEGINNING = 4096


def contradiction(reports: Reports, *, is_diff: bool, is_statistics: bool) -> str | None:
    """Return which options do not go together; None if all do."""
    paths = [identity(file) for _, file in reports if file is not None]
    if sum(file is None for _, file in reports) > 1:
        return "argument --format: only one format can go to the standard output; use --output FILE"
    if len(set(paths)) < len(paths):
        return "argument --output: two reports go to one file; use a file for each"
    if is_diff and (reports or is_statistics):
        return "argument --diff: not allowed with --format, --output or --statistics"
    if is_statistics and any(name != "text" for name, _ in reports):
        return "argument --statistics: only allowed with --format text"
    return None


def name_overwritten(reports: Reports, files: Iterable[File]) -> str | None:
    """Return which file of the run a report would overwrite, unless it is an earlier report."""
    targets = identities(reports)
    if not targets:
        return None
    from vpn_preflight.lint.settings import candidates  # noqa: PLC0415 - most reports go to the standard output

    for file in files:
        if identity(file.path) in targets and (file.is_named or not is_former(file.path)):
            return f"{file.name} is linted in this run and would be lost; use another file"
    for path in candidates(os.getcwd()):
        if os.path.exists(path) and identity(path) in targets:
            return f"{os.path.relpath(path)} has settings and would be lost; use another file"
    return None


def leave_reports_out(reports: Reports, files: list[File]) -> list[File]:
    """Remove the reports of earlier runs that this run overwrites from the files to lint."""
    targets = identities(reports)
    return [file for file in files if identity(file.path) not in targets] if targets else files


def identities(reports: Reports) -> set[tuple[int, int] | str]:
    """Return the identities of the files that reports are written to."""
    return {identity(path) for _, path in reports if path is not None}


def is_former(path: str) -> bool:
    """Return whether a file is empty, or a report of an earlier run."""
    if not os.path.isfile(path):
        return False
    from vpn_preflight.lint.reports import is_report  # noqa: PLC0415 - most reports go to the standard output

    try:
        with open(path, "rb") as opened:
            return is_report(opened.read(BEGINNING))
    except OSError:
        return False


def identity(path: str) -> tuple[int, int] | str:
    """Return what all names of a file share; the path of a device, and of one that is missing."""
    from vpn_preflight.lint.documents import STDIN  # noqa: PLC0415 - a mistyped option need not wait for it

    try:
        facts = os.fstat(0) if path == STDIN else os.stat(path)
    except OSError:
        return os.path.realpath(path)
    return (facts.st_dev, facts.st_ino) if stat.S_ISREG(facts.st_mode) else os.path.realpath(path)


def write(lines: Iterable[str], file: str | None) -> bool:
    """Write lines to a file or to the standard output, and return whether that was possible."""
    if file is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return True
    try:
        put(file, "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
    except OSError as error:
        from vpn_preflight.lint.names import shown_name  # noqa: PLC0415 - a start need not wait for it

        sys.stderr.write(
            f"vpn-preflight lint: error: cannot write {shown_name(file)} ({error.strerror})\n"
        )
        return False
    return True


def use_utf_8(stream: TextIO) -> None:
    """Write what programs read as UTF-8, whatever the console has."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(path: str, content: bytes) -> None:
    """Write a file in one step, or in place where it may not be replaced. Raises OSError."""
    from vpn_preflight.cli.replacing import is_regular, replace  # noqa: PLC0415 - most reports go to the standard output

    is_there = os.path.exists(path)
    if is_there and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not is_there or is_regular(path):
        try:
            replace(path, content)
        except OSError as error:
            if not is_there or not (
                isinstance(error, PermissionError) or error.errno == errno.EBUSY
            ):
                raise
        else:
            return
    with open(path, "wb") as opened:
        opened.write(content)

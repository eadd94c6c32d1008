"""Where the reports of the command `lint` go."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.result import Result

__all__ = ["contradiction", "overwritten", "write"]

Reports = list[tuple[str, str | None]]


def contradiction(reports: Reports, *, is_diff: bool, is_statistics: bool) -> str | None:
    """Say which options do not go together; None if all do."""
    paths = [os.path.realpath(file) for _, file in reports if file is not None]
    if sum(file is None for _, file in reports) > 1:
        return "argument --format: one format goes to the standard output: add --output FILE to the others"
    if len(set(paths)) < len(paths):
        return "argument --output: two reports go to one file: name a file for each"
    if is_diff and (reports or is_statistics):
        return "argument --diff: prints a diff and no report: leave --format, --output and --statistics out"
    if is_statistics and any(name != "text" for name, _ in reports):
        return "argument --statistics: is for people: leave --format out"
    return None


def overwritten(reports: Reports, files: Iterable[File], results: Iterable[Result]) -> str | None:
    """Name a file that was linted and would be lost under a report; one that holds nothing of ours may be an older report."""
    targets = {os.path.realpath(path): path for _, path in reports if path is not None}
    for file, result in zip(files, results, strict=True) if targets else ():
        if os.path.realpath(file.path) in targets and not result.passed_over:
            return file.name
    return None


def write(lines: Iterable[str], file: str | None) -> bool:
    """Write lines to a file, or to the standard output; tells of a file that cannot be written, and whether it could."""
    if file is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return True
    try:
        with open(file, "w", encoding="utf-8") as opened:
            opened.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        from vpn_preflight.lint.names import shown_name  # noqa: PLC0415 - a start need not wait for it

        sys.stderr.write(f"vpn-preflight lint: error: {shown_name(file)} cannot be written: {error.strerror}\n")
        return False
    return True

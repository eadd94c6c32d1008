"""The options `--fix` and `--diff` of the command `lint`."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

from vpn_preflight.cli.exits import CLEAN, REFUSED
from vpn_preflight.lint.differences import difference
from vpn_preflight.lint.documents import LIMIT, open_file, split, unopened
from vpn_preflight.lint.fixes import fixed
from vpn_preflight.lint.reports import finding_lines
from vpn_preflight.lint.run import Run, exit_code
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.result import Result
    from vpn_preflight.lint.settings import Settings

__all__ = ["fix", "show"]


def show(files: Iterable[File], settings: Settings) -> int:
    """Print what would change, and on the standard error what cannot be read; tells by the exit code whether there is either."""
    code = CLEAN
    for file in files:
        before, result = looked_at(file, settings)
        sys.stderr.writelines(f"{line}\n" for line in finding_lines([unread(result)]))
        after, _ = fixed(file.name, before, settings)
        if before != after:
            sys.stdout.writelines(f"{line}\n" for line in difference(file.name, before, after, settings))
        code = max(code, exit_code([unread(result)]), REFUSED if before != after else CLEAN)
    return code


def fix(files: Iterable[File], settings: Settings) -> bool:
    """Write what is put right, and count it on the standard error; tells whether every file could be written.

    What is left is linted afterwards, and so is what cannot be read.
    """
    is_done = True
    for file in files:
        before, _ = looked_at(file, settings)
        after, count = fixed(file.name, before, settings)
        try:
            if before != after:
                replace(file.path, before, after)
                sys.stderr.write(f"{file.name}: {count} fixed\n")
        except OSError as error:
            is_done = False
            sys.stderr.write(f"vpn-preflight lint: error: {file.name} cannot be written: {error.strerror}\n")
    return is_done


def looked_at(file: File, settings: Settings) -> tuple[bytes, Result]:
    """Read a file once, and lint what was read; nothing is put right in one that is too large."""
    run = Run(settings)
    try:
        with open_file(file.path) as opened:
            content = opened.read(LIMIT + 1)
    except OSError as error:
        return b"", run.content(file, [unopened(file.name, error)])
    result = run.content(file, split(io.BytesIO(content), file.name))
    return b"" if len(content) > LIMIT else content, result


def unread(result: Result) -> Result:
    """Keep what says that something could not be read."""
    return result._replace(shown=tuple(one for one in result.shown if one.finding.code.startswith(reading.FAMILY)))


def replace(path: str, before: bytes, after: bytes) -> None:
    """Write a file anew in one step, or not at all; a file that has changed meanwhile is left alone."""
    target = os.path.realpath(path)
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(target), delete=False) as written:
        written.write(after)
    try:
        shutil.copymode(target, written.name)
        with open(target, "rb") as now:
            is_unchanged = now.read() == before
        if is_unchanged:
            os.replace(written.name, target)
    finally:
        if os.path.exists(written.name):
            os.unlink(written.name)

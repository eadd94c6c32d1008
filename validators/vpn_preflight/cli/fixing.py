"""The options `--fix` and `--diff` of the command `lint`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

from vpn_preflight.cli.exits import CLEAN, REFUSED
from vpn_preflight.lint.differences import difference
from vpn_preflight.lint.documents import LIMIT, open_file
from vpn_preflight.lint.fixes import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.lint.files import File
    from vpn_preflight.lint.settings import Settings

__all__ = ["fix", "show"]


def show(files: Iterable[File], settings: Settings) -> int:
    """Print what would change; tells by the exit code whether anything would."""
    changed = False
    for file in files:
        before, after, _ = looked_at(file, settings)
        if before != after:
            changed = True
            sys.stdout.writelines(f"{line}\n" for line in difference(file.name, before, after, settings))
    return REFUSED if changed else CLEAN


def fix(files: Iterable[File], settings: Settings) -> None:
    """Write what is put right, and count it on the standard error; what is left is linted afterwards."""
    for file in files:
        before, after, count = looked_at(file, settings)
        if before != after:
            replace(file.path, before, after)
            sys.stderr.write(f"{file.name}: {count} fixed\n")


def looked_at(file: File, settings: Settings) -> tuple[bytes, bytes, int]:
    """Read a file, and put its text right; one that cannot be read, or is too large, stays as it is."""
    try:
        with open_file(file.path) as opened:
            before = opened.read(LIMIT + 1)
    except OSError:
        return b"", b"", 0
    if len(before) > LIMIT:
        return b"", b"", 0
    after, count = fixed(file.name, before, settings)
    return before, after, count


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

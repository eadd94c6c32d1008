"""The options `--fix` and `--diff` of the command `lint`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from vpn_preflight.cli.exits import CLEAN, REFUSED, USAGE
from vpn_preflight.lint.differences import difference
from vpn_preflight.lint.documents import LIMIT, open_file
from vpn_preflight.lint.excerpt import printable
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


def fix(files: Iterable[File], settings: Settings) -> int:
    """Write what is put right, and count it on the standard error; what is left is linted afterwards.

    The exit code tells whether something could not be written.
    """
    code = CLEAN
    for file in files:
        try:
            fix_one(file, settings)
        except OSError as error:
            tell(file, f"is left as it is: {error.strerror}")
            code = USAGE
    return code


def fix_one(file: File, settings: Settings) -> None:
    """Put one file right; one that cannot be found is told when it is linted. Raises OSError."""
    if not os.path.exists(file.path):
        return
    if not os.path.isfile(file.path):
        raise OSError(0, "it is no regular file, and can be read only once: save it as a file")
    before, after, count = looked_at(file, settings)
    if before != after:
        replace(file.path, before, after)
        tell(file, f"{count} fixed")


def tell(file: File, words: str) -> None:
    """Say something of a file on the standard error."""
    sys.stderr.write(f"{printable(file.name)}: {words}\n")


def looked_at(file: File, settings: Settings) -> tuple[bytes, bytes, int]:
    """Read a file, and put its text right; one that cannot be read, or is too large, stays as it is."""
    try:
        with open_file(file.path) as opened:
            before = opened.read(LIMIT + 1)
    except OSError:
        return b"", b"", 0
    if len(before) > LIMIT:
        tell(file, f"is larger than {LIMIT // 1024**2} MiB: nothing in it is fixed")
        return b"", b"", 0
    after, count = fixed(file.name, before, settings, is_named=file.is_named)
    return before, after, count


def replace(path: str, before: bytes, after: bytes) -> None:
    """Write a file anew in one step, or not at all; raises OSError."""
    target = os.path.realpath(path)
    refuse_unwritable(target)
    handle, written = tempfile.mkstemp(dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as opened:
            opened.write(after)
        shutil.copymode(target, written)
        with open(target, "rb") as now:
            if now.read() != before:
                raise OSError(0, "it has changed meanwhile: try again")
        os.replace(written, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(written)


def refuse_unwritable(target: str) -> None:
    """Refuse a file that must not be replaced; raises OSError."""
    facts = os.stat(target)
    if not facts.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(0, "it is read-only: make it writable first")
    if facts.st_nlink > 1:
        raise OSError(0, "it has several names (hard links), which would part: fix a copy, or remove the other names")

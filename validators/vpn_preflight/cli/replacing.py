"""Write a file in one step: if anything fails, the old one is unchanged."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress

# What is opened there may be a pipe, or a file that another program has open.
OPENED = ("/dev/", "/proc/")


def is_regular(path: str) -> bool:
    """Return whether a path leads to a regular file that may be replaced."""
    return os.path.isfile(path) and not os.path.abspath(path).startswith(OPENED)


def replace(path: str, content: bytes, before: bytes | None = None) -> None:
    """Replace a file, and keep its owner, group, mode and attributes; raises OSError.

    A symbolic link stays one. A file whose content is no longer `before` is not replaced.
    """
    target = os.path.realpath(path)
    handle, written = tempfile.mkstemp(dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        take_over(target, written)
        if before is not None:
            refuse_changed(target, before)
        os.replace(written, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(written)


def take_over(target: str, written: str) -> None:
    """Copy owner, group, mode and attributes to a new file, but not the times; raises OSError."""
    if not os.path.exists(target):
        os.chmod(written, 0o666 & ~umask())
        return
    facts, own = os.stat(target), os.stat(written)
    if (facts.st_uid, facts.st_gid) != (own.st_uid, own.st_gid):
        try:
            os.chown(written, facts.st_uid, facts.st_gid)
        except PermissionError:
            raise PermissionError(
                0, "the file belongs to another user or group, and a new one would not"
            ) from None
    shutil.copystat(target, written)
    os.utime(written)


def umask() -> int:
    """Return the bits that new files do not get."""
    bits = os.umask(0o077)
    os.umask(bits)
    return bits


def refuse_changed(target: str, before: bytes) -> None:
    """Refuse a file that has changed in the meantime; raises OSError."""
    with open(target, "rb") as now:
        if now.read() != before:
            raise OSError(0, "the file has changed in the meantime; try again")

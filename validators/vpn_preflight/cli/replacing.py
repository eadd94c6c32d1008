"""Write a file in one step: whatever fails on the way, the former one is as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress

# What is opened there may be a pipe, or a file that another program has open: a name cannot take its place.
OPENED = ("/dev/", "/proc/")


def is_regular(path: str) -> bool:
    """Return whether a path leads to a regular file that may get a new one in its place."""
    return os.path.isfile(path) and not os.path.abspath(path).startswith(OPENED)


def replace(path: str, content: bytes, before: bytes | None = None) -> None:
    """Write a file with the owner, the group, the mode and the attributes of the former one; raises OSError.

    A symbolic link stays one. One that does not hold `before` any more stays as it is.
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
    """Give a new file what its former one has beside its content, but not the times; raises OSError."""
    if not os.path.exists(target):
        os.chmod(written, 0o666 & ~umask())
        return
    facts, own = os.stat(target), os.stat(written)
    if (facts.st_uid, facts.st_gid) != (own.st_uid, own.st_gid):
        try:
            os.chown(written, facts.st_uid, facts.st_gid)
        except PermissionError:
            raise PermissionError(
                0, "it belongs to another user or group, which a new one would not"
            ) from None
    shutil.copystat(target, written)
    os.utime(written)


def umask() -> int:
    """Return the bits that new files do not get."""
    bits = os.umask(0o077)
    os.umask(bits)
    return bits


def refuse_changed(target: str, before: bytes) -> None:
    """Refuse a file that has changed meanwhile; raises OSError."""
    with open(target, "rb") as now:
        if now.read() != before:
            raise OSError(0, "it has changed meanwhile: try again")

"""Find out what the `.gitignore` files of a tree ignore."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class IgnoreFiles:
    """The `.gitignore` files that count in a folder.

    They are its own, those below, and those above up to the root of the repository. Where they
    ignore the folder itself, those above it do not count: somebody named it.
    """

    def __init__(self, folder: str) -> None:
        self.read: dict[str, GitIgnoreSpec | None] = {}
        self.top = os.path.abspath(folder)
        top = repository(self.top)
        if top is not None and top != self.top:
            inside, self.top = self.top, top
            if self.ignores(inside + os.sep):
                self.top = inside

    def ignores(self, path: str) -> bool:
        """Return whether a path is ignored; that of a folder ends with a separator."""
        whole = os.path.abspath(path)
        end = "/" if path.endswith(("/", os.sep)) else ""
        folder = whole
        while folder != self.top and folder != os.path.dirname(folder):
            folder = os.path.dirname(folder)
            spec = self.spec(folder)
            if spec is not None:
                name = os.path.relpath(whole, folder).replace(os.sep, "/") + end
                is_ignored = spec.check_file(name).include
                if is_ignored is not None:
                    return is_ignored
        return False

    def spec(self, folder: str) -> GitIgnoreSpec | None:
        """Read the patterns of a folder; None where it has none, or they cannot be read."""
        if folder not in self.read:
            self.read[folder] = patterns(os.path.join(folder, NAME))
        return self.read[folder]


def patterns(path: str) -> GitIgnoreSpec | None:
    """Read the patterns of a file; None if there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - a tree without such files need not wait

    return GitIgnoreSpec.from_lines(lines)


def repository(folder: str) -> str | None:
    """Return the closest folder upwards that has a repository; None if there is none."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder

"""Find out what the `.gitignore` files of a tree ignore."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from vpn_preflight.lint.names import folder_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class IgnoreFiles:
    """The `.gitignore` files that count in a folder.

    They are its own, those below, and those above up to the root of the repository. Where they
    ignore the folder itself, those above it do not count: somebody named it.
    """

    def __init__(self, folder: str) -> None:
        self.found: dict[str, list[tuple[str, GitIgnoreSpec]]] = {}
        self.top = os.path.abspath(folder)
        top = repository(self.top)
        if top is not None and top != self.top:
            inside, self.top = self.top, top
            if self.ignores(inside + os.sep):
                self.top = inside

    def ignores(self, path: str) -> bool:
        """Return whether a path is ignored; that of a folder ends with a separator."""
        for folder, spec in self.specs(folder_of(path)):
            name = os.path.relpath(path, folder).replace(os.sep, "/")
            is_ignored = spec.check_file(name + "/" * path.endswith(("/", os.sep))).include
            if is_ignored is not None:
                return is_ignored
        return False

    def specs(self, folder: str) -> list[tuple[str, GitIgnoreSpec]]:
        """Read the patterns that count in a folder, the closest first."""
        if folder not in self.found:
            spec = patterns(os.path.join(folder, NAME))
            whole = os.path.abspath(folder)
            above = os.path.dirname(whole)
            more = [] if whole in (self.top, above) else self.specs(above)
            self.found[folder] = ([(whole, spec)] if spec else []) + more
        return self.found[folder]


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

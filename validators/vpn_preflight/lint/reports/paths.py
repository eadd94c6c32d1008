"""Paths of files as services look them up: from the root of a checkout."""

from __future__ import annotations

import os


def from_root(file: str, variable: str) -> str:
    """Return the path of a file from the folder in an environment variable, with slashes.

    Without the variable, and for a file outside of that folder, it starts at the working folder.
    """
    root = os.environ.get(variable)
    name = os.path.normpath(file)
    if root and file != "-":
        whole, folder = os.path.realpath(name), os.path.join(os.path.realpath(root), "")
        name = whole.removeprefix(folder) if whole.startswith(folder) else name
    return name.replace(os.sep, "/")

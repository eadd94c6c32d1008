"""Find the files to lint: those that are named, and those in folders and behind patterns."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.lint.documents import STDIN
from vpn_preflight.lint.names import shown_name
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.settings import Settings

SUFFIXES = (".json", ".yaml", ".yml", ".ndjson", ".jsonl", ".har", ".http", ".curl")
# What tools put beside the work of people.
SKIPPED = ("node_modules", "__pycache__")


@hide_fields
class File(NamedTuple):
    """A file to lint; one that was not named itself may be no payload at all. `name` is what findings call it."""

    path: str
    is_named: bool
    name: str


def files(arguments: Iterable[str], settings: Settings, stdin_name: str = STDIN) -> list[File]:
    """List the files of the command line, each once, as a named one if it is; the standard input goes by a name of its own."""
    found: dict[str, File] = {}
    for argument in arguments:
        for file in expand(argument, settings):
            key = file.path if file.path == STDIN else os.path.normpath(file.path)
            if key not in found or file.is_named:
                found[key] = file
    return [
        file._replace(name=shown_name(stdin_name)) if file.path == STDIN else file
        for file in found.values()
    ]


def expand(argument: str, settings: Settings) -> Iterator[File]:
    """Yield a named file, or what a folder holds or a pattern matches."""
    if argument != STDIN and os.path.isdir(argument):
        yield from (File(path, is_named=False, name=path) for path in in_folder(argument, settings))
    elif any(character in argument for character in "*?[") and not os.path.lexists(argument):
        yield from match_pattern(argument, settings)
    else:
        yield File(argument, is_named=True, name=shown_name(argument))


def in_folder(folder: str, settings: Settings) -> Iterator[str]:
    """Yield the files of a folder, in the order of their names; hidden folders are left out."""
    is_included = matcher(settings.include, settings.root)
    is_excluded = matcher(settings.exclude, settings.root)
    unread: list[str] = []
    for around, folders, names in os.walk(
        folder, onerror=lambda error: unread.append(error.filename)
    ):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and not is_excluded(f"{around}/{name}/")
        )
        for name in sorted(names):
            path = os.path.join(around, name)
            is_wanted = is_included(path) if settings.include else name.lower().endswith(SUFFIXES)
            if is_wanted and not is_excluded(path) and may_be_read(path):
                yield path
    # Reading them says why they cannot be.
    yield from unread


def may_be_read(path: str) -> bool:
    """Tell a file from what only looks like one: a pipe, which could be waited for without end, or a link that leads nowhere."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        # Opening it says what is wrong.
        return True


def match_pattern(pattern: str, settings: Settings) -> Iterator[File]:
    """Yield the files that a pattern matches; one that matches none is read as a name, so that it is told."""
    from glob import glob  # noqa: PLC0415 - most calls have no pattern

    is_excluded = matcher(settings.exclude, settings.root)
    paths = sorted(path for path in glob(pattern, recursive=True) if may_be_read(path))
    if not paths:
        # It is told as a file that is missing.
        yield File(pattern, is_named=True, name=shown_name(pattern))
    yield from (File(path, is_named=False, name=path) for path in paths if not is_excluded(path))


def matcher(patterns: Iterable[str], root: str) -> Callable[[str], bool]:
    """Compile patterns as `.gitignore` has them, relative to a folder, into a test of paths."""
    patterns = tuple(patterns)
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most projects have no patterns

    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda path: spec.match_file(
        os.path.relpath(path, root).replace(os.sep, "/") + "/" * path.endswith("/")
    )

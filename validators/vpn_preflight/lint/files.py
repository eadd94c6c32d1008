"""Find the files to lint: those that are named, and those in folders and behind patterns."""

from __future__ import annotations

import os
import stat
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight.lint.documents import STDIN
from vpn_preflight.lint.names import folder_of, from_here, shown_name
from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.settings import Project, Settings

SUFFIXES = (".json", ".yaml", ".yml", ".ndjson", ".jsonl", ".har", ".http", ".curl")
# What tools put next to the work of people.
SKIPPED = ("node_modules", "__pycache__")
GIT, SETTINGS = "ignored by .gitignore", "excluded by the settings"


@hide_fields
class File(NamedTuple):
    """A file to lint; one that was not named may be unrelated. `name` is what findings call it."""

    path: str
    is_named: bool
    name: str


@hide_fields
class Found(NamedTuple):
    """The files to lint, and what is skipped in their folders, each with the reason."""

    files: list[File]
    skipped: list[tuple[str, str]]


def files(
    arguments: Iterable[str],
    settings: Settings | Project,
    stdin_name: str = STDIN,
    *,
    is_forgiving: bool = False,
) -> list[File]:
    """List the files of the command line, see `find_files`."""
    return find_files(arguments, settings, stdin_name, is_forgiving=is_forgiving).files


def find_files(
    arguments: Iterable[str],
    settings: Settings | Project,
    stdin_name: str = STDIN,
    *,
    is_forgiving: bool = False,
) -> Found:
    """List the files of the command line, each once, as a named one if it is.

    With `is_forgiving`, files that were named may be unrelated and excluded as those of a folder.
    Raises SettingsError.
    """
    found: dict[str, File] = {}
    skipped: list[tuple[str, str]] = []
    for argument in arguments:
        for file in expand(argument, settings, skipped, is_forgiving=is_forgiving):
            key = file.path if file.path == STDIN else os.path.normpath(file.path)
            if key not in found or file.is_named:
                found[key] = file
    for file in found.values():
        settings.at(folder_of(stdin_name if file.path == STDIN else file.path))
    shown = [
        file._replace(name=shown_name(stdin_name)) if file.path == STDIN else file
        for file in found.values()
    ]
    return Found(shown, skipped)


def expand(
    argument: str,
    settings: Settings | Project,
    skipped: list[tuple[str, str]],
    *,
    is_forgiving: bool,
) -> Iterator[File]:
    """Yield a named file, or what is in a folder, or what matches a pattern."""
    if argument != STDIN and os.path.isdir(argument):
        for path in in_folder(argument, settings, skipped):
            yield File(path, is_named=False, name=path)
    elif any(character in argument for character in "*?[") and not os.path.lexists(argument):
        yield from match_pattern(argument, settings, skipped)
    elif is_forgiving and argument != STDIN and is_excluded(argument, settings):
        skipped.append((shown_name(argument), SETTINGS))
    else:
        yield File(argument, is_named=not is_forgiving, name=shown_name(argument))


def in_folder(
    folder: str, settings: Settings | Project, skipped: list[tuple[str, str]]
) -> Iterator[str]:
    """Yield the files of a folder, in the order of their names, without those of hidden folders."""
    from vpn_preflight.lint.ignore_files import IgnoreFiles  # noqa: PLC0415 - a named file need not wait for it

    ignored = IgnoreFiles(folder)
    unread: list[str] = []

    def is_wanted(path: str) -> bool:
        """Return whether to lint a file, or search a folder, which ends with a separator."""
        reason = GIT if ignored.ignores(path) else SETTINGS if is_excluded(path, settings) else None
        if reason:
            skipped.append((path, reason))
        return not reason

    for around, folders, names in os.walk(
        from_here(folder), onerror=lambda error: unread.append(os.path.normpath(error.filename))
    ):
        # A name does not begin with "./".
        start = "" if around == os.curdir else os.path.normpath(around)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and is_wanted(os.path.join(start, name, ""))
        )
        is_included = inclusion(settings.at(around))
        paths = (os.path.join(start, name) for name in sorted(names))
        yield from (
            path for path in paths if is_included(path) and is_wanted(path) and may_be_read(path)
        )
    # Reading them reports why they cannot be read.
    yield from unread


def inclusion(settings: Settings) -> Callable[[str], bool]:
    """Return a test of the files in a folder: by the settings, else by the suffix."""
    if settings.include:
        return matcher(settings.include, settings.root)
    return lambda path: path.lower().endswith(SUFFIXES)


def is_excluded(path: str, settings: Settings | Project) -> bool:
    """Return whether the settings exclude a file, or a folder, which ends with a separator."""
    around = settings.at(folder_of(path))
    return matcher(around.exclude, around.root)(path)


def stated_payload(path: str, settings: Settings) -> tuple[bool, str | None]:
    """Return whether the settings make a payload of a file, and of which operation, if they do."""
    for pattern, operation in settings.payloads:
        if matcher((pattern,), settings.root)(os.path.abspath(path)):
            return True, operation
    return False, None


def may_be_read(path: str) -> bool:
    """Return whether a path is a file, not a pipe that may never end or a link to nothing."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        # Opening it reports what is wrong.
        return True


def match_pattern(
    pattern: str, settings: Settings | Project, skipped: list[tuple[str, str]]
) -> Iterator[File]:
    """Yield the files that match a pattern; without a match it is a file that is missing."""
    from glob import glob  # noqa: PLC0415 - most calls have no pattern

    paths = sorted(path for path in glob(pattern, recursive=True) if may_be_read(path))
    if not paths:
        yield File(pattern, is_named=True, name=shown_name(pattern))
    for path in paths:
        if is_excluded(path, settings):
            skipped.append((from_here(path), SETTINGS))
        else:
            yield File(path, is_named=False, name=from_here(path))


@cache
def matcher(patterns: tuple[str, ...], root: str) -> Callable[[str], bool]:
    """Compile patterns of `.gitignore`, relative to a folder, into a test of paths."""
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most projects have no patterns

    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda path: spec.match_file(
        os.path.relpath(path, root).replace(os.sep, "/") + "/" * path.endswith("/")
    )

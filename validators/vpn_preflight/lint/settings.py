"""The settings of a run: from `vpn-preflight.toml` or `pyproject.toml`, found upwards, and from the command line."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.checker import known_codes, known_profile
from vpn_preflight.rules.rule import is_never_ignored
from vpn_preflight.rules.suggestion import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.finding import Profile

FAIL_ON = ("error", "warning", "never")
OWN_FILE = "vpn-preflight.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = "vpn-preflight"


class SettingsError(ValueError):
    """A setting is wrong; the message names the file and says what to write instead."""


class Settings(NamedTuple):
    """What a run is set to.

    `select` and `ignore` hold codes or the start of codes; nothing selected means all. `per_file_ignores` pairs a pattern with
    codes. Patterns are those of `.gitignore`, relative to `root`. `placeholders` are regular expressions for whole values.
    `file` is where the settings of a project are, from the working folder.
    """

    root: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    profile: Profile = "document"
    fail_on: str = "error"
    operation: str | None = None
    show_info: bool = False
    file: str = "the settings"


def from_files(folder: str) -> Settings:
    """Read the settings of the closest file upwards from a folder; raises SettingsError."""
    for path in candidates(folder):
        table = table_of(path)
        if table is not None:
            return settings(table, path)
    return Settings()


def candidates(folder: str) -> Iterator[str]:
    """Yield where settings may be: in a folder, then upwards."""
    above = os.path.abspath(folder)
    while True:
        yield from (os.path.join(above, name) for name in (OWN_FILE, PROJECT_FILE))
        folder, above = above, os.path.dirname(above)
        if above == folder:
            return


def table_of(path: str) -> dict[str, Any] | None:
    """Read our table of a file; None where there is none. Raises SettingsError for what is not TOML."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    is_own = os.path.basename(path) == OWN_FILE
    if not is_own and TABLE.encode() not in content:
        return None
    table: Any = parse_toml(path, content)
    for name in () if is_own else ("tool", TABLE):
        table = table.get(name)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: tool.{TABLE} must be a table: write [tool.{TABLE}]")
    return dict(table)


def parse_toml(path: str, content: bytes) -> Any:
    """Read TOML."""
    import tomllib  # noqa: PLC0415 - most calls find no settings

    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}") from None


def settings(table: Mapping[str, Any], path: str) -> Settings:
    """Check our table, and make settings of it."""
    read: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            meant = closest(key, KEYS)
            words = f"did you mean {meant}?" if meant else f"write {one_of(KEYS)}"
            raise SettingsError(f"{path}: there is no setting {key}: {words}")
        try:
            read[key.replace("-", "_")] = KEYS[key](value)
        except ValueError as error:
            raise SettingsError(f"{path}: {key}: {error}") from None
    return Settings(root=os.path.dirname(path), file=os.path.relpath(path), **read)


def override(chosen: Settings, **given: Any) -> Settings:
    """Put what was given on the command line before what the files say; None was not given."""
    return chosen._replace(**{name: value for name, value in given.items() if value is not None})


def texts(value: Any) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('must be a list of texts: write ["...", "..."]')
    return tuple(value)


def codes(value: Any) -> tuple[str, ...]:
    """Read a list of codes, or of starts of codes."""
    return known_codes(texts(value))


def ignorable(given: Iterable[str]) -> tuple[str, ...]:
    """Refuse codes that nothing switches off: a file that cannot be read would pass for a clean one."""
    found = known_codes(given)
    for code in found:
        if is_never_ignored(code):
            raise ValueError(
                f"{code} cannot be ignored, because nothing was checked: put the file right, or exclude it"
            )
    return found


def ignored_codes(value: Any) -> tuple[str, ...]:
    """Read a list of codes to ignore."""
    return ignorable(texts(value))


def per_file(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read a table of patterns and codes."""
    if not isinstance(value, dict):
        raise ValueError('must be a table: write "archive/**" = ["VFP"]')  # noqa: TRY004 - a value of a file
    return tuple((pattern, ignored_codes(listed_codes)) for pattern, listed_codes in value.items())


def expressions(value: Any) -> tuple[str, ...]:
    """Read a list of regular expressions."""
    for item in texts(value):
        try:
            re.compile(item)
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
    return texts(value)


def profile(value: Any) -> Profile:
    """Read the name of a profile."""
    return known_profile(value)


def fail_on(value: Any) -> str:
    """Read the severity at which a run fails."""
    if value not in FAIL_ON:
        raise ValueError(f"write {one_of(FAIL_ON)}")
    return str(value)


def operation(value: Any) -> str:
    """Read the name of an operation."""
    if value not in contract.operation_names():
        raise ValueError(f"write {one_of(contract.operation_names())}")
    return str(value)


def one_of(names: Any) -> str:
    """List names with an `or` before the last."""
    *most, last = names
    return f"{', '.join(most)} or {last}"


KEYS: dict[str, Any] = {
    "select": codes,
    "ignore": ignored_codes,
    "per-file-ignores": per_file,
    "include": texts,
    "exclude": texts,
    "placeholders": expressions,
    "profile": profile,
    "fail-on": fail_on,
    "operation": operation,
}

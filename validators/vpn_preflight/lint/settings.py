"""Find the settings of a file: in the closest settings file upwards, and on the command line."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.checker import known_codes
from vpn_preflight.finding import known_profile
from vpn_preflight.rules.rule import is_never_ignored
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.finding import Profile

FAIL_ON = ("error", "warning", "never")
OWN_FILE = "vpn-preflight.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = "vpn-preflight"


class SettingsError(ValueError):
    """A setting is wrong; the message names the file and says what to use instead."""


class Settings(NamedTuple):
    """The settings for a file.

    `select` and `ignore` have codes or the start of codes; nothing selected means all.
    `per_file_ignores` pairs a pattern with codes, `payloads` with an operation, or None for any.
    Patterns are those of `.gitignore`, relative to `root`. `placeholders` are regular expressions
    for whole values, `hosts` patterns of a private cloud's hosts. `file` is the file of the
    settings, from the working folder. An `operation` that `is_default` is for documents that do not
    identify themselves.
    """

    root: str = "."
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    payloads: tuple[tuple[str, str | None], ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    profile: Profile = "document"
    fail_on: str = "error"
    operation: str | None = None
    is_default: bool = False
    show_info: bool = False
    file: str = "the settings"

    def at(self, folder: str) -> Settings:
        """Return the settings for the files of a folder, which are these."""
        del folder
        return self


class Project:
    """The settings for each folder: of the closest settings file upwards, unless one was named.

    What was `given` on the command line overrides them. Raises SettingsError.
    """

    def __init__(
        self, given: Mapping[str, Any], config: str | None = None, *, is_isolated: bool = False
    ) -> None:
        self.given = given
        self.found: dict[str, Settings] = {}
        self.known: dict[str, Settings] = {}
        is_fixed = is_isolated or config is not None
        self.fixed = self.overridden(from_file(config) if config else None) if is_fixed else None

    def at(self, folder: str) -> Settings:
        """Return the settings for the files of a folder."""
        if self.fixed is not None:
            return self.fixed
        if folder not in self.known:
            self.known[folder] = self.of_folder(os.path.abspath(folder))
        return self.known[folder]

    def of_folder(self, folder: str) -> Settings:
        """Return the settings for the files of an absolute path."""
        if folder not in self.found:
            above = os.path.dirname(folder)
            own = settings_in(folder)
            is_inherited = own is None and above != folder
            self.found[folder] = self.of_folder(above) if is_inherited else self.overridden(own)
        return self.found[folder]

    def overridden(self, own: Settings | None) -> Settings:
        """Return settings with what was given on the command line."""
        return override(own or Settings(), **self.given)


def from_file(path: str) -> Settings:
    """Read the settings of a file that was named; raises SettingsError."""
    path = os.path.abspath(path)
    if not os.path.exists(path):
        raise SettingsError(f"{os.path.relpath(path)} does not exist")
    table = table_of(path)
    if table is None:
        raise SettingsError(f"{os.path.relpath(path)} has no table [tool.{TABLE}]")
    return settings(table, path)


def settings_in(folder: str) -> Settings | None:
    """Read the settings in a folder, if there are any; raises SettingsError."""
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)
        table = table_of(path)
        if table is not None:
            return settings(table, path)
    return None


def candidates(folder: str) -> Iterator[str]:
    """Yield each path where settings may be: in a folder, then upwards."""
    above = os.path.abspath(folder)
    while True:
        yield from (os.path.join(above, name) for name in (OWN_FILE, PROJECT_FILE))
        folder, above = above, os.path.dirname(above)
        if above == folder:
            return


def table_of(path: str) -> dict[str, Any] | None:
    """Read our table of a file; None where there is none. Raises SettingsError."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"cannot read {path} ({error.strerror})") from None
    is_own = os.path.basename(path) != PROJECT_FILE
    if not is_own and TABLE.encode() not in content:
        return None
    table: Any = parse_toml(path, content)
    for name in () if is_own else ("tool", TABLE):
        table = table.get(name)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: tool.{TABLE} must be a table; use [tool.{TABLE}]")
    return dict(table)


def parse_toml(path: str, content: bytes) -> Any:
    """Parse TOML; raises SettingsError."""
    import tomllib  # noqa: PLC0415 - most calls find no settings

    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}") from None


def settings(table: Mapping[str, Any], path: str) -> Settings:
    """Check our table and return its settings."""
    read: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            from vpn_preflight.rules.suggestion import closest  # noqa: PLC0415 - most names are known

            meant = closest(key, KEYS)
            words = f"did you mean {meant}?" if meant else f"use {one_of(KEYS)}"
            raise SettingsError(f"{path}: unknown setting {key}; {words}")
        try:
            read[key.replace("-", "_")] = KEYS[key](value)
        except ValueError as error:
            raise SettingsError(f"{path}: {key}: {error}") from None
    root, is_default = os.path.dirname(path), "operation" in read
    return Settings(root=root, file=os.path.relpath(path), is_default=is_default, **read)


def override(chosen: Settings, **given: Any) -> Settings:
    """Override settings with what was given on the command line; None was not given."""
    values = {name: value for name, value in given.items() if value is not None}
    if "operation" in values:
        values["is_default"] = False
    return chosen._replace(**values)


def texts(value: Any) -> tuple[str, ...]:
    """Read a list of strings."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('must be a list of strings; use ["...", "..."]')
    return tuple(value)


def codes(value: Any) -> tuple[str, ...]:
    """Read a list of codes, or of starts of codes."""
    return known_codes(texts(value))


def ignorable(given: Iterable[str]) -> tuple[str, ...]:
    """Refuse codes that cannot be ignored: an unreadable file would pass for a clean one."""
    found = known_codes(given)
    for code in found:
        if is_never_ignored(code):
            raise ValueError(
                f"{code} cannot be ignored, because nothing was checked; fix or exclude the file"
            )
    return found


def ignored_codes(value: Any) -> tuple[str, ...]:
    """Read a list of codes to ignore."""
    return ignorable(texts(value))


def per_file(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read a table of patterns and codes."""
    if not isinstance(value, dict):
        # A value of a file, so not a TypeError.
        raise ValueError('must be a table; use {"archive/**" = ["VFP"]}')  # noqa: TRY004
    return tuple((pattern, ignored_codes(listed_codes)) for pattern, listed_codes in value.items())


def payloads(value: Any) -> tuple[tuple[str, str | None], ...]:
    """Read a table of patterns and operations; `true` is for any operation."""
    if not isinstance(value, dict):
        # A value of a file, so not a TypeError.
        raise ValueError(f'must be a table; use {{"tunnels/**" = "{example_operation()}"}}')  # noqa: TRY004
    return tuple(
        (pattern, None if name is True else operation(name)) for pattern, name in value.items()
    )


def example_operation() -> str:
    """Return an operation to show in a message: the first that changes something."""
    return next(name for name in contract.operation_names() if contract.operation(name).is_change)


def expressions(value: Any) -> tuple[str, ...]:
    """Read a list of regular expressions."""
    for item in texts(value):
        try:
            re.compile(item)
        except re.error as error:
            raise ValueError(f"{item!r} is not a valid regular expression ({error})") from None
    return texts(value)


def profile(value: Any) -> Profile:
    """Read the name of a profile."""
    return known_profile(value)


def fail_on(value: Any) -> str:
    """Read the severity at which a run fails."""
    if value not in FAIL_ON:
        raise ValueError(f"use {one_of(FAIL_ON)}")
    return str(value)


def operation(value: Any) -> str:
    """Read the name of an operation."""
    if value not in contract.operation_names():
        raise ValueError(f"use {one_of(contract.operation_names())}")
    return str(value)


def one_of(names: Any) -> str:
    """List names with an `or` before the last."""
    *most, last = names
    return f"{', '.join(most)} or {last}"


KEYS: dict[str, Any] = {
    "select": codes,
    "ignore": ignored_codes,
    "per-file-ignores": per_file,
    "payloads": payloads,
    "include": texts,
    "exclude": texts,
    "placeholders": expressions,
    "hosts": texts,
    "profile": profile,
    "fail-on": fail_on,
    "operation": operation,
}

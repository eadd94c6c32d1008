"""The vendors' files of credentials: INI, at places that the contract names."""

from __future__ import annotations

import configparser
import logging
import os
import stat
from typing import TYPE_CHECKING

from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.log_lines import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.service import CredentialsPlace


@hide_fields
class CredentialsFile(NamedTuple):
    """What a file says; `place` is None if there is no file at any of the `places`."""

    settings: dict[str, str]
    place: str | None
    places: tuple[str, ...]
    section: str
    names: Mapping[str, str]

    def called(self, name: str) -> str:
        """Return the name of a setting in the file, and where it is."""
        return f"{self.names[name]} in the section [{self.section}] of {self.place}"

    def lacks(self, name: str) -> str | None:
        """Describe how to add a setting that the file lacks; None if the file never holds it."""
        if name not in self.names:
            return None
        place = self.place or f"{' or '.join(self.places)}, which does not exist"
        return f"set {self.names[name]} in the section [{self.section}] of {place}"


def credentials_file(place: CredentialsPlace | None, environ: Mapping[str, str]) -> CredentialsFile:
    """Read the first file that is there of those that the contract has.

    Raises CredentialsError for a file that cannot be read, without a word of what it says.
    """
    if place is None:
        return CredentialsFile({}, None, (), "", {})
    named = environ.get(place.variable)
    files = (named,) if named else tuple(place.places)
    file = next(filter(is_there, files), None)
    section = read_section(file, place.section) if file else {}
    found = {name: section[key] for name, key in place.settings.items() if section.get(key)}
    return CredentialsFile(found, file, files, place.section, place.settings)


def is_there(place: str) -> bool:
    """Return whether a file exists; one that cannot be accessed does, and hides the next place."""
    try:
        os.stat(os.path.expanduser(place))
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def read_section(place: str, section: str) -> dict[str, str]:
    """Return one section of a file; empty if it is missing."""
    parser = configparser.RawConfigParser()
    if flaw := read_into(parser, place):
        # Outside of any handler: the parser's error quotes a line, and a line may be a key.
        raise CredentialsError(flaw.format(place=place, section=section))
    return dict(parser[section]) if parser.has_section(section) else {}


def read_into(parser: configparser.RawConfigParser, place: str) -> str | None:
    """Read a file, and return what is wrong with it."""
    try:
        with open(os.path.expanduser(place), encoding="utf-8-sig") as file:
            warn_of_readers(place, os.fstat(file.fileno()).st_mode)
            parser.read_file(file)
    except OSError as error:
        return f"{{place}} cannot be read: {error.strerror or type(error).__name__}"
    except ValueError:
        return "{place} cannot be read, because it is not UTF-8"
    except configparser.Error:
        return (
            "{place} is not a valid INI file; use [{section}], and NAME = VALUE on each line below"
        )
    return None


def warn_of_readers(place: str, mode: int) -> None:
    """Warn of a file that others on the machine may read; Windows has other means."""
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        record(
            logging.WARNING, None, f"{place} is open to others on this machine: chmod 600 {place}"
        )

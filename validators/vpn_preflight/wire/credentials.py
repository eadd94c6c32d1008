"""Find keys and settings in the arguments, the environment or the vendor's credentials file.

The contract has the names of the variables and of the file. Id, secret and token belong together:
they come from the first of the three that has any of them, never from two.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from inspect import iscoroutine
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.redaction import Secrets
from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.values import Valued

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.wire.credentials_file import CredentialsFile

QUOTES = ("'", '"')


def usable(name: str, value: str) -> str:
    """Return a part of a key, which must be visible ASCII; raises CredentialsError."""
    if not (
        isinstance(value, str)
        and value
        and value.isascii()
        and value.isprintable()
        and " " not in value
    ):
        raise CredentialsError(
            f"{name} is empty or has a space or another invalid character; copy it again"
        )
    if len(value) > 1 and value[0] in QUOTES and value[0] == value[-1]:
        raise CredentialsError(f"{name} is in quotes, which would be a part of it; remove them")
    return value


class Keys(Valued):
    """An access key: its public id, its secret, and the token that temporary keys come with.

    Raises CredentialsError for an invalid part, such as one with a space.
    """

    @clear_locals
    def __init__(self, id: str, secret: str, token: str | None = None) -> None:  # noqa: A002 - its name
        self.id = usable("the id of the key", id)
        self.secret = usable("the secret of the key", secret)
        self.token = token if token is None else usable("the token of the key", token)

    def __repr__(self) -> str:
        return f"Keys(id={self.id!r})"

    @property
    def secrets(self) -> Secrets:
        """Return what must never show."""
        return Secrets(filter(None, (self.secret, self.token)))


KeySource = Keys | Callable[[], Keys]


def current(keys: KeySource) -> Keys:
    """Return the keys for one attempt; a function is called each time, since keys expire."""
    return keys if isinstance(keys, Keys) else keys()


class KeyNames(NamedTuple):
    """Name the parts of a key as a service does."""

    id: str
    secret: str
    token: str


@hide_fields
class Source(NamedTuple):
    """Hold one place that may have settings, read when it is needed.

    `named` returns the name of a setting there, `where` how to add a missing one, None for one that
    this place never has.
    """

    values: Callable[[], Mapping[str, str]]
    named: Callable[[str], str]
    where: Callable[[str], str | None]

    def holds(self, names: Iterable[str]) -> bool:
        """Return whether this place has any of these settings."""
        return not self.values().keys().isdisjoint(names)

    def setting(self, name: str) -> str:
        """Return a setting; raises CredentialsError, with the place, if it is invalid."""
        return usable(self.named(name), self.values()[name])


class Sources:
    """Look for the settings of a service in their places, in order.

    `given` are the arguments of a client.
    """

    def __init__(self, service: str, given: Mapping[str, str | None]) -> None:
        self.service = service
        self.places = all_sources(service, given)

    def setting(self, name: str) -> str:
        """Return a setting from the first place that has it; raises CredentialsError."""
        for source in self.places:
            if source.holds([name]):
                return source.setting(name)
        raise missing_setting(self.places, name)

    def region(self) -> str:
        """Return the region from the first place that has it; raises CredentialsError."""
        for source in self.places:
            if source.holds(["region"]):
                return usable_region(
                    self.service, source.values()["region"], source.named("region")
                )
        raise missing_setting(self.places, "region")

    def keys(self, names: KeyNames, credentials: Callable[[], Keys] | None = None) -> KeySource:
        """Return the keys from the first place that has any part, or from `credentials`.

        Raises CredentialsError for a missing part, with all places that may have it, and for an
        invalid one. Later settings are not read from a file that the keys did not come from: its
        settings belong to other keys.
        """
        if credentials is not None:
            self.refuse_beside("credentials", names)
            if not callable(credentials):
                kind = type(credentials).__name__
                raise CredentialsError(
                    f"credentials is a {kind}; pass a function that returns Keys"
                )
            return partial(ask_provider, credentials)
        chosen = next((source for source in self.places if source.holds(names)), None)
        if chosen is None:
            raise missing_setting(self.places, names.id)
        if chosen is not self.places[-1]:
            self.leave_file()
        return whole(chosen, names)

    def refuse_beside(self, other: str, names: KeyNames) -> None:
        """Raise CredentialsError for keys among the arguments, where `other` replaces them."""
        passed, *_ = self.places
        if given := [name for name in names if passed.holds([name])]:
            raise CredentialsError(
                f"got both {' and '.join(given)} and {other}; pass one or the other"
            )
        self.leave_file()

    def leave_file(self) -> None:
        """Stop looking into the file."""
        self.places = self.places[:2]


def whole(source: Source, names: KeyNames) -> Keys:
    """Build a key from one place, which must have both its id and its secret."""
    parts = {name: source.setting(name) for name in names if source.holds([name])}
    for name in (names.id, names.secret):
        if name not in parts:
            raise CredentialsError(
                f"no {name}; {source.where(name)}, next to {' and '.join(parts)}"
            )
    return Keys(parts[names.id], parts[names.secret], parts.get(names.token))


def all_sources(service: str, given: Mapping[str, str | None]) -> list[Source]:
    """List the arguments, the environment and the file, which is read only if needed."""
    passed = {name: value for name, value in given.items() if value is not None}
    variables = contract.service(service).settings
    environment = {
        name: os.environ[variable]
        for name, variable in variables.items()
        if os.environ.get(variable)
    }

    @cache
    def file() -> CredentialsFile:
        from vpn_preflight.wire.credentials_file import credentials_file  # noqa: PLC0415 - few need it

        return credentials_file(contract.service(service).credentials_file, os.environ)

    def to_set(name: str) -> str | None:
        return f"set {variables[name]}" if name in variables else None

    return [
        Source(lambda: passed, str, "pass {}=…".format),
        Source(lambda: environment, variables.__getitem__, to_set),
        Source(
            lambda: file().settings,
            lambda name: file().called(name),
            lambda name: file().lacks(name),
        ),
    ]


def missing_setting(sources: list[Source], name: str) -> CredentialsError:
    """Build the error for a missing setting: all places that may have it."""
    passed, environment, *file = sources
    places = [place for source in (environment, passed, *file) if (place := source.where(name))]
    error = CredentialsError(f"no {name}; {', or '.join(places)}")
    error.missing = name
    return error


def ask_provider(provider: Callable[[], Keys]) -> Keys:
    """Call the caller's function for keys; raises CredentialsError for any other result."""
    try:
        keys = provider()
    except CredentialsError:
        raise
    except Exception as error:
        raise CredentialsError(
            f"the function passed as credentials raised {type(error).__name__}"
        ) from error
    if iscoroutine(keys):
        # It would warn that nobody awaited it.
        keys.close()
        raise CredentialsError("credentials is an async function; pass one that returns Keys")
    if not isinstance(keys, Keys):
        raise CredentialsError(
            f"the function passed as credentials returned a {type(keys).__name__}; "
            "return Keys(id, secret, token)"
        )
    return keys

"""Keys and settings: from the arguments, else the vendor's environment variables, else its credentials file.

What the variables and the file are called stands in the contract. Id, secret and token belong together: they come from the first
of the three that has any of them, never from two.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import field, frozen

from vpn_preflight import contract
from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.redaction import Secrets
from vpn_preflight.wire.credentials_file import credentials_file
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.regions import usable_region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from attrs import Attribute


QUOTES = ("'", '"')


def usable(name: str, value: str) -> str:
    """Refuse what cannot be a key: all but visible ASCII without blanks, so that it fits a header and a signature."""
    if not (
        isinstance(value, str)
        and value
        and value.isascii()
        and value.isprintable()
        and " " not in value
    ):
        raise CredentialsError(
            f"{name} is empty, or has a blank or another character that it cannot have: copy it again"
        )
    if len(value) > 1 and value[0] in QUOTES and value[0] == value[-1]:
        raise CredentialsError(
            f"{name} is in quotes, which are taken as a part of it: write it without them"
        )
    return value


def is_usable(_: Any, attribute: Attribute[Any], value: Any) -> None:
    """Refuse a part of a key that cannot be meant."""
    if value is not None or attribute.name != "token":
        usable(f"the {attribute.name} of the key", value)


@frozen
class Keys:
    """An access key: its public id, its secret, and the token that temporary keys come with.

    Raises CredentialsError for a part that cannot be meant, such as one with a blank.
    """

    id: str = field(validator=is_usable)
    secret: str = field(repr=False, validator=is_usable)
    token: str | None = field(repr=False, default=None, validator=is_usable)

    @property
    def secrets(self) -> Secrets:
        """What must never show."""
        return Secrets(filter(None, (self.secret, self.token)))


# Attrs writes it, and a part that cannot be used is refused within.
Keys.__init__ = clear_locals(Keys.__init__)  # type: ignore[method-assign]

KeySource = Keys | Callable[[], Keys]


def current(keys: KeySource) -> Keys:
    """Return the keys of this moment: a function is asked anew for each attempt, because temporary keys run out."""
    return keys if isinstance(keys, Keys) else keys()


class KeyNames(NamedTuple):
    """What a service calls the parts of a key."""

    id: str
    secret: str
    token: str


@hide_fields
class Source(NamedTuple):
    """One place where settings may stand, read when it is asked.

    `named` says what a setting is called there, `where` how to write one there that is missing, None for one that it never holds.
    """

    values: Callable[[], Mapping[str, str]]
    named: Callable[[str], str]
    where: Callable[[str], str | None]

    def holds(self, names: Iterable[str]) -> bool:
        """Tell whether any of these settings stands here."""
        return not self.values().keys().isdisjoint(names)

    def setting(self, name: str) -> str:
        """Take a setting that stands here; raises CredentialsError, which names the place, if it cannot be meant."""
        return usable(self.named(name), self.values()[name])


class Sources:
    """The places where settings of a service may stand, in their order; `given` are the arguments of a client."""

    def __init__(self, service: str, given: Mapping[str, str | None]) -> None:
        self.service = service
        self.places = all_sources(service, given)

    def setting(self, name: str) -> str:
        """Take one setting from the first place that has it; raises CredentialsError if none has, or if it cannot be meant."""
        for source in self.places:
            if source.holds([name]):
                return source.setting(name)
        raise missing_setting(self.places, name)

    def region(self) -> str:
        """Take the region from the first place that has it; raises CredentialsError if none has, or if it is not valid."""
        for source in self.places:
            if source.holds(["region"]):
                return usable_region(
                    self.service, source.values()["region"], source.named("region")
                )
        raise missing_setting(self.places, "region")

    def keys(self, names: KeyNames, credentials: Callable[[], Keys] | None = None) -> KeySource:
        """Take id, secret and token from the first place that has any of them; `credentials` takes the place of all of these.

        Raises CredentialsError for one that is missing, with all the places where it was looked for, and for one that cannot be
        meant. What is asked for afterwards is not looked for in a file that the keys did not come from: it belongs to other keys.
        """
        if credentials is not None:
            self.refuse_beside("credentials", names)
            if not callable(credentials):
                raise CredentialsError(
                    f"credentials is of type {type(credentials).__name__}: pass a function that returns Keys"
                )
            return partial(ask_provider, credentials)
        chosen = next((source for source in self.places if source.holds(names)), None)
        if chosen is None:
            raise missing_setting(self.places, names.id)
        if chosen is not self.places[-1]:
            self.leave_file()
        return whole(chosen, names)

    def refuse_beside(self, other: str, names: KeyNames) -> None:
        """Refuse keys among the arguments, where something else takes their place; the keys of a file are not those either."""
        passed, *_ = self.places
        if given := [name for name in names if passed.holds([name])]:
            raise CredentialsError(
                f"{' and '.join(given)} and {other} were passed: pass one or the other"
            )
        self.leave_file()

    def leave_file(self) -> None:
        """Look no more into the file."""
        self.places = self.places[:2]


def whole(source: Source, names: KeyNames) -> Keys:
    """Put a key together from one place, which must have both its id and its secret."""
    parts = {name: source.setting(name) for name in names if source.holds([name])}
    for name in (names.id, names.secret):
        if name not in parts:
            raise CredentialsError(
                f"{name} is missing: {source.where(name)}, where {' and '.join(parts)} was found"
            )
    return Keys(parts[names.id], parts[names.secret], parts.get(names.token))


def all_sources(service: str, given: Mapping[str, str | None]) -> list[Source]:
    """Name the arguments, the environment, and the file, which is read only if those before it do not have what is asked for."""
    passed = {name: value for name, value in given.items() if value is not None}
    variables = contract.service(service).settings
    environment = {
        name: os.environ[variable]
        for name, variable in variables.items()
        if os.environ.get(variable)
    }
    file = cache(partial(credentials_file, contract.service(service).credentials_file, os.environ))

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
    """Say where a setting was looked for, and so where to write it; the environment serves most callers, and comes first."""
    passed, environment, *file = sources
    places = [told for source in (environment, passed, *file) if (told := source.where(name))]
    error = CredentialsError(f"{name} is missing; {', or '.join(places)}")
    error.missing = name
    return error


def ask_provider(provider: Callable[[], Keys]) -> Keys:
    """Ask a function of the caller's for keys; raises CredentialsError for anything else that it does."""
    try:
        keys = provider()
    except CredentialsError:
        raise
    except Exception as error:
        raise CredentialsError(
            f"the function given as credentials raised {type(error).__name__}"
        ) from error
    if iscoroutine(keys):
        # It would warn that it was never awaited.
        keys.close()
        raise CredentialsError(
            "the function given as credentials is asynchronous: pass one that returns Keys by itself"
        )
    if not isinstance(keys, Keys):
        raise CredentialsError(
            f"the function given as credentials returned {type(keys).__name__}: return Keys(id, secret, token)"
        )
    return keys

"""Typed views of a service in the contract: its hosts, how it proves the caller, where its answers say what."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "AnswerPlaces",
    "CommonParameter",
    "CredentialsPlace",
    "PublicHost",
    "Regions",
    "SecurityScheme",
    "Service",
]

T = TypeVar("T")
REGION = re.compile(r"\\\{region\\\}")


class CommonParameter(NamedTuple):
    """What is known of a parameter that every call of a service carries."""

    required: bool
    meaning: str
    secret: bool = False
    pattern: str = r"[\s\S]*"
    wanted: str = ""


class CredentialsPlace(NamedTuple):
    """Where the vendor keeps credentials: a `variable` that names the file, else its `places`."""

    places: Sequence[str]
    section: str
    settings: Mapping[str, str]
    variable: str = ""


class Regions(NamedTuple):
    """The form of a region, and those that are `known`; none is known where the docs list none."""

    pattern: str
    wanted: str
    known: Sequence[str]


class AnswerPlaces(NamedTuple):
    """Where an answer says what: paths of names from its root.

    `failure` leads to the field that separates a refusal from a success, which has a value of `success` there.
    """

    codes: Sequence[list[str]]
    message: Sequence[list[str]]
    request_id: Sequence[list[str]]
    request_id_headers: Sequence[str] = ()
    failure: list[str] | None = None
    success: Sequence[Any] = ()
    limit: str | None = None


class PublicHost(NamedTuple):
    """A public host that the vendor has retired, and what to say of it."""

    suffix: str
    hint: str


class SecurityScheme:
    """One way to prove the caller; `name` is what the contract calls it."""

    def __init__(self, name: str, node: Mapping[str, Any]) -> None:
        self.name = name
        self.node = node

    @property
    def header(self) -> str | None:
        """The header that carries the proof; None if a parameter does."""
        return self.node["name"] if self.node["in"] == "header" else None

    @property
    def clock_tolerance(self) -> int | None:
        """How many seconds the clock of a signature may be off; None for a proof without a time."""
        return self.node.get("x-clock-tolerance")

    @property
    def settings(self) -> Mapping[str, str]:
        """The vendor's environment variables by the settings of a client."""
        found: Mapping[str, str] = self.node.get("x-environment", {})
        return found

    @property
    def key_variables(self) -> tuple[str, str]:
        """The variables of a key's id and of its secret, which come first."""
        key_id, secret, *_ = self.settings.values()
        return key_id, secret

    @property
    def foreign_keys(self) -> Mapping[str, str]:
        """Other clouds by how the ids of their keys begin."""
        found: Mapping[str, str] = self.node.get("x-foreign-keys", {})
        return found

    @property
    def secret_headers(self) -> Sequence[str]:
        """The headers that hold a credential."""
        return tuple(self.node.get("x-secret-headers", ()))

    @property
    def sister_hosts(self) -> Sequence[str]:
        """Hosts of the vendor that are signed for by mistake."""
        return tuple(self.node.get("x-sister-hosts", ()))

    @cached_property
    def common_parameters(self) -> Mapping[str, CommonParameter]:
        """The parameters of every request."""
        return {name: CommonParameter(**facts) for name, facts in self.node.get("x-common-parameters", {}).items()}

    @cached_property
    def credentials_place(self) -> CredentialsPlace | None:
        """Where the vendor keeps credentials."""
        found = self.node.get("x-credentials-file")
        return CredentialsPlace(**found) if found else None

    def limit(self, part: str) -> int | None:
        """How many bytes a `url` or a `body` may have."""
        return self.node.get(f"x-{part}-limit")


class Service:
    """What is true of all operations of a service."""

    def __init__(self, name: str, node: Mapping[str, Any]) -> None:
        self.name = name
        self.title: str = node["title"]
        self.server: str = node["server"]
        self.endpoint_variable: str = node["environment"].get("endpoint", "")
        self.statuses: Sequence[Mapping[str, Any]] = node["statuses"]
        self.node = node

    @property
    def host(self) -> str:
        """The host, which may have a place for the region."""
        return self.server.partition("://")[2]

    @cached_property
    def hosts(self) -> re.Pattern[str]:
        """A pattern of the host in any region that has the form of one, in lower case."""
        return re.compile(REGION.sub(lambda _: f"(?:{self.regions.pattern})", re.escape(self.host)))

    @cached_property
    def regions(self) -> Regions:
        """The form of a region."""
        found = self.node["regions"]
        return Regions(found["pattern"], found["wanted"], found.get("known", ()))

    @cached_property
    def answer(self) -> AnswerPlaces:
        """Where an answer says what."""
        return AnswerPlaces(**{key.replace("-", "_"): value for key, value in self.node["answer"].items()})

    @cached_property
    def public_host(self) -> PublicHost | None:
        """The public host, where the vendor has retired it."""
        return PublicHost(**self.node["public_host"]) if self.node["public_host"] else None

    @cached_property
    def schemes(self) -> Mapping[str, SecurityScheme]:
        """The ways to prove the caller, by name."""
        return {name: SecurityScheme(name, node) for name, node in self.node["security"].items()}

    @property
    def clock_tolerance(self) -> int | None:
        """How many seconds the clock of a signature may be off."""
        return self.first(lambda scheme: scheme.clock_tolerance)

    @property
    def credentials_place(self) -> CredentialsPlace | None:
        """Where the vendor keeps credentials."""
        return self.first(lambda scheme: scheme.credentials_place)

    def limit(self, part: str) -> int | None:
        """How many bytes a `url` or a `body` may have."""
        return self.first(lambda scheme: scheme.limit(part))

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """The vendor's environment variables by the settings of a client; optional ones last."""
        return {name: value for scheme in self.schemes.values() for name, value in scheme.settings.items()}

    @cached_property
    def foreign_keys(self) -> Mapping[str, str]:
        """Other clouds by how the ids of their keys begin."""
        return {name: value for scheme in self.schemes.values() for name, value in scheme.foreign_keys.items()}

    @cached_property
    def common_parameters(self) -> Mapping[str, CommonParameter]:
        """The parameters that every call carries next to its own."""
        schemes = self.schemes.values()
        return {name: facts for scheme in schemes for name, facts in scheme.common_parameters.items()}

    @cached_property
    def secret_headers(self) -> Sequence[str]:
        """The headers that hold a credential."""
        return tuple(name for scheme in self.schemes.values() for name in scheme.secret_headers)

    def first(self, fact: Callable[[SecurityScheme], T | None]) -> T | None:
        """Return a fact of the first scheme that has it."""
        return next((found for one in self.schemes.values() if (found := fact(one)) is not None), None)

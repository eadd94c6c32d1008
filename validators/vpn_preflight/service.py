"""Typed views of a service in the contract: hosts, proofs of the caller, places in an answer."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from vpn_preflight.annotations import row
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vpn_preflight.annotations import Row
    from vpn_preflight.finding import Confidence

T = TypeVar("T")


class CommonParameter(NamedTuple):
    """What is known of a parameter that every call of a service carries."""

    required: bool
    meaning: str
    secret: bool = False
    pattern: str = r"[\s\S]*"
    wanted: str = ""
    # Where it travels, if not among the parameters.
    header: str = ""


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
    known: Sequence[str] = ()
    confidence: str = ""


class AnswerPlaces(NamedTuple):
    """Where an answer says what: paths of names from its root.

    `failure` leads to the field that separates a refusal from a success, and `success` has its
    values for a success.
    """

    codes: Sequence[list[str]]
    message: Sequence[list[str]]
    request_id: Sequence[list[str]]
    request_id_headers: Sequence[str] = ()
    failure: list[str] | None = None
    success: Sequence[Any] = ()
    limit: str | None = None


class ListedError(NamedTuple):
    """What the contract says of a refusal: of a code, or of a `status` without a known code.

    `text` is what some services write in place of a number, `status` is 0 for a code that comes
    with any. `is_of_public_host` says that a
    retired public host refuses so, whatever was wrong with a call.
    """

    kind: str
    retryable: bool
    code: str | int = ""
    text: str | None = None
    status: int = 0
    meaning: str = ""
    hint: str | None = None
    may_have_been_made: bool = False
    is_of_public_host: bool = False
    source: Row | None = None
    confidence: Confidence | None = None


# What the contract says of a refusal that it does not know.
UNLISTED = ListedError("", retryable=False)


class TokenPlace(NamedTuple):
    """The header in which an answer gives out a token, and for how many seconds it is good."""

    header: str
    lifetime: int


class PublicHost(NamedTuple):
    """A public host that the vendor has retired, and what to say of it."""

    suffix: str
    hint: str


class PayloadMark(NamedTuple):
    """What separates payloads of a service from other clouds': a parameter, or how ids begin."""

    parameter: str
    value: str
    prefixes: Sequence[str]


class SecurityScheme(NamedTuple):
    """One way to prove the caller.

    `proof` is the header, or else the parameter, that carries it. `environment` has the vendor's
    variable for each setting of a client, those of a key's id and of its secret first.
    `clock_tolerance` is in seconds, and missing where a proof has no time; the limits are in
    bytes.
    """

    name: str
    proof: str
    is_in_header: bool
    environment: Mapping[str, str] = {}
    secret_headers: Sequence[str] = ()
    sister_hosts: Sequence[str] = ()
    common_parameters: Mapping[str, CommonParameter] = {}
    credentials_file: CredentialsPlace | None = None
    clock_tolerance: int | None = None
    url_limit: int | None = None
    body_limit: int | None = None

    @property
    def header(self) -> str | None:
        """The header that carries the proof; None if a parameter does."""
        return self.proof if self.is_in_header else None

    @property
    def key_variables(self) -> tuple[str, str]:
        """The variables of a key's id and of its secret."""
        key_id, secret, *_ = self.environment.values()
        return key_id, secret


class Service:
    """What is true of all operations of a service; the first scheme that has a fact decides it."""

    def __init__(self, name: str, node: Mapping[str, Any]) -> None:
        self.name = name
        self.title: str = node["title"]
        self.server: str = node["server"]
        # It may have a place for the region.
        self.host = self.server.partition("://")[2]
        self.hosts_elsewhere: Sequence[str] = node["other_hosts"]
        # None where the names of its fields are enough.
        self.payload_mark = PayloadMark(**node["payload_mark"]) if node["payload_mark"] else None
        self.endpoint_variable: str = node["environment"].get("endpoint", "")
        self.statuses = {error["status"]: listed_error(error) for error in node["statuses"]}
        self.regions = Regions(**attributes(node["regions"]))
        self.answer = AnswerPlaces(**attributes(node["answer"]))
        self.empty_sections: Sequence[str] = node["empty_sections"]
        self.public_host = PublicHost(**node["public_host"]) if node["public_host"] else None
        self.schemes = {key: scheme(key, facts) for key, facts in node["security"].items()}
        schemes = self.schemes.values()
        self.settings = merged(one.environment for one in schemes)
        self.common_parameters = merged(one.common_parameters for one in schemes)
        self.secret_headers = tuple(header for one in schemes for header in one.secret_headers)
        self.clock_tolerance = first(one.clock_tolerance for one in schemes)
        self.credentials_file = first(one.credentials_file for one in schemes)
        self.limits = {
            "url": first(one.url_limit for one in schemes),
            "body": first(one.body_limit for one in schemes),
        }

    @cached_property
    def hosts(self) -> re.Pattern[str]:
        """A pattern of the hosts in any region that has the form of one, in lower case."""
        known = "|".join(map(re.escape, (self.host, *self.hosts_elsewhere)))
        return re.compile(known.replace(r"\{region\}", f"(?:{self.regions.pattern})"))


def scheme(name: str, node: Mapping[str, Any]) -> SecurityScheme:
    """Read a security scheme."""
    facts = attributes({key: value for key, value in node.items() if key.startswith("x-")})
    if place := facts.get("credentials_file"):
        facts["credentials_file"] = CredentialsPlace(**place)
    common = {
        key: CommonParameter(**value) for key, value in facts.pop("common_parameters", {}).items()
    }
    return SecurityScheme(
        name, node["name"], node["in"] == "header", common_parameters=common, **facts
    )


def listed_error(node: Mapping[str, Any]) -> ListedError:
    """Read what is said of a code or a status."""
    facts = attributes(node)
    of_host, source = facts.pop("public_hint", False), row(facts.pop("source", None))
    return ListedError(is_of_public_host=of_host, source=source, **facts)


def attributes(node: Mapping[str, Any]) -> dict[str, Any]:
    """Spell keys of the contract as attributes."""
    return {key.removeprefix("x-").replace("-", "_"): value for key, value in node.items()}


def merged(found: Iterable[Mapping[str, T]]) -> dict[str, T]:
    """Join facts by their names."""
    return {name: fact for each in found for name, fact in each.items()}


def first(found: Iterable[T | None]) -> T | None:
    """Return the first fact that is there."""
    return next((fact for fact in found if fact is not None), None)

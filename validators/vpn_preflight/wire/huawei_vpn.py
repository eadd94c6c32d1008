"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

import copy
import re
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Unpack
from urllib.parse import quote

import httpx

from vpn_preflight import contract
from vpn_preflight.privacy import clear_locals, hide_fields
from vpn_preflight.protocols import setting_headers
from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, current, usable
from vpn_preflight.wire.deadline import time_left
from vpn_preflight.wire.errors import (
    CallTimeoutError,
    CredentialsError,
    PermissionDeniedError,
    VpnPreflightError,
)
from vpn_preflight.wire.gate import MARK
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import LOOPBACK, server
from vpn_preflight.wire.signing import Proof, TokenKey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.wire import huawei_iam
    from vpn_preflight.wire.credentials import KeySource
    from vpn_preflight.wire.prepare import RequestArguments
    from vpn_preflight.wire.token import TokenFunction

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")
# What the URL of a checked request has for a project that is still to be looked up.
PENDING = "{project_id}"
WRITTEN = quote(PENDING, safe="-_.~")
ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


@hide_fields
class Given(NamedTuple):
    """The settings that a client was made with, keys among them."""

    options: Mapping[str, Any]


class HuaweiOptions(Options, total=False):
    """The settings of this client.

    region: Where the service is.
    project_id: The project of the region, a part of every path. One that is not set anywhere is
        looked up at the first call.
    access_key: The id of the key.
    secret_key: The secret of the key.
    security_token: The token that temporary keys come with.
    credentials: A function that returns `Keys`, called for each attempt, in place of these three.
    auth_token: A token in place of a key, or a function that returns one, called once for each
        call before anything is sent; an asynchronous client takes an async function, too.
    endpoint: https://HOST in place of the region's; the vendor's variable is the default.
    """

    region: str | None
    project_id: str | None
    access_key: str | None
    secret_key: str | None
    security_token: str | None
    credentials: Callable[[], Keys] | None
    auth_token: str | TokenFunction | None
    endpoint: str | None


@takes(HuaweiOptions)
class Client(BaseClient):
    """A connection to Huawei Cloud VPN, for one project.

    Signs with an access key, or sends `auth_token`. Pass one of key, `auth_token` and
    `credentials`. Other settings are taken from the vendor's environment variables, else from its
    credentials file, whose project is used with its keys alone. Raises CredentialsError for what
    is missing or cannot be used.
    """

    service: ClassVar[str] = "huawei_vpn"
    _keys: KeySource | None = None

    @clear_locals
    def __init__(self, **options: Unpack[HuaweiOptions]) -> None:
        given = self.complete(options)
        sources = Sources(
            self.service,
            {
                "project_id": given["project_id"],
                "access_key": given["access_key"],
                "secret_key": given["secret_key"],
                "security_token": given["security_token"],
            },
        )
        token, region = given["auth_token"], given["region"]
        self.auth_token = token if callable(token) else None
        auth, secrets = self.proof(sources, token, given["credentials"])
        project = project_of(sources)
        self.region = region if region is None else usable_region(self.service, region)
        super().__init__(
            given,
            auth=auth,
            secrets=secrets,
            endpoint=server(self.service, given["endpoint"], region),
            path={"project_id": project or PENDING},
        )
        self._auth = auth
        self._given = Given(given)

    def proof(
        self,
        sources: Sources,
        token: str | TokenFunction | None,
        credentials: Callable[[], Keys] | None,
    ) -> tuple[httpx.Auth, Collection[str]]:
        """Choose how to prove the caller, with what must not show; two are a CredentialsError."""
        if token is not None:
            sources.refuse_beside("auth_token", KEY_NAMES)
            if credentials is not None:
                raise CredentialsError(
                    "credentials and auth_token were passed; pass only one of them"
                )
            if callable(token):
                # Each call brings a proof of its own.
                return httpx.Auth(), ()
            if not isinstance(token, str):
                kind = type(token).__name__
                raise CredentialsError(
                    f"auth_token is a {kind}; pass a token, or a function that returns one"
                )
            return Proof("Token", TokenKey(usable("auth_token", token))), (token,)
        self._keys = keys = sources.keys(KEY_NAMES, credentials)
        proof = Proof("SdkHmacSha256", keys, project_id=project_of(sources))
        return proof, keys.secrets if isinstance(keys, Keys) else ()

    @property
    def pending(self) -> str | None:
        """Name the project as long as it is not known."""
        return "project_id" if self.path["project_id"] == PENDING else None

    def fill_in(self, request: RequestArguments, token: str | None) -> RequestArguments:
        """Put the project into a request; look it up if that was not done yet.

        Raises CredentialsError unless there is exactly one for the region.
        """
        if self.pending:
            from vpn_preflight.wire.call import call  # noqa: PLC0415 - an import of a client needs no call

            identity = self.identity(token)
            with self.lookup_for(request):
                reply = call(identity, self.asking(identity), Projects.from_dict).parsed
            self.remember(reply)
        return self.with_project(request)

    async def afill_in(self, request: RequestArguments, token: str | None) -> RequestArguments:
        """Put the project into a request without blocking."""
        if self.pending:
            from vpn_preflight.wire.call import acall  # noqa: PLC0415 - as above

            identity = self.identity(token)
            with self.lookup_for(request):
                reply = (await acall(identity, self.asking(identity), Projects.from_dict)).parsed
            self.remember(reply)
        return self.with_project(request)

    @contextmanager
    def lookup_for(self, request: RequestArguments) -> Iterator[None]:
        """Say in the errors of a look-up that the call it is for was not sent."""
        try:
            yield
        except PermissionDeniedError:
            reason = "the user is not allowed to list projects"
        except VpnPreflightError as error:
            error.precede(request["extensions"][MARK].operation.name)
            raise
        else:
            return
        raise self.no_project(reason)

    def identity(self, token: str | None) -> huawei_iam.Client:
        """Return a client of the identity service, with the same proof and settings."""
        from vpn_preflight.wire import huawei_iam  # noqa: PLC0415 - as above

        given = dict(self._given.options)
        own = given["auth_token"]
        given |= {"retries": self.retries, "timeout": self.timeout, "deadline": self.deadline}
        for name in ("project_id", *KEY_NAMES, "credentials", "auth_token"):
            given.pop(name)
        proof, keys = token or (own if isinstance(own, str) else None), self._keys
        given |= {
            # The emulator on a port is all services in one.
            "endpoint": self.endpoint if httpx.URL(self.endpoint).host in LOOPBACK else None,
            "auth_token": proof,
            "credentials": None if keys is None else partial(current, keys),
        }
        try:
            return huawei_iam.Client(**given)
        except CredentialsError:
            raise self.no_project("the identity service is not known without a region") from None

    def asking(self, identity: huawei_iam.Client) -> RequestArguments:
        """Return the request for projects: a token lists its own, a key those of the region."""
        from vpn_preflight.wire.whole_payload import request_of  # noqa: PLC0415 - as above

        with_token = identity.proves_by_token
        name = "KeystoneListAuthProjects" if with_token else "KeystoneListProjects"
        query = {"name": self.region} if self.region and not with_token else {}
        return request_of(identity, name, path=None, query=query)

    def remember(self, reply: Projects) -> None:
        """Remember the one project of the region; raises CredentialsError for none or several."""
        ids = [found for found, name in reply.found if self.region in (None, name)]
        if len(ids) != 1 or not ID.fullmatch(ids[0]):
            count = len(ids) if len(ids) != 1 else "an invalid one"
            raise self.no_project(f"the identity service has {count or 'none'}")
        self.path["project_id"] = ids[0]
        if isinstance(self._auth, Proof) and self._keys is not None:
            self._auth.settings["project_id"] = ids[0]

    def no_project(self, reason: str) -> CredentialsError:
        """Build the error for a project that cannot be found."""
        where = f" of {self.region}" if self.region else ""
        variable = contract.service(self.service).settings["project_id"]
        error = CredentialsError(
            f"cannot find the project{where}: {reason}; pass project_id=…, or set {variable}"
        )
        error.missing = "project_id"
        return error

    def with_project(self, request: RequestArguments) -> RequestArguments:
        """Return a request that was checked before the project was known, with the project.

        Raises CallTimeoutError if the look-up left no time for the call.
        """
        checked = request["extensions"][MARK]
        if WRITTEN not in checked.message.target:
            return request
        if time_left() <= 0:
            reason = "looking up the project took longer than the deadline"
            raise CallTimeoutError(checked.operation.name, reason, may_have_been_made=False)
        target = checked.message.target.replace(WRITTEN, quote(self.path["project_id"]), 1)
        settings = setting_headers(checked.operation, {**self.path, "region": self.region})
        message = checked.message._replace(target=target)
        mark = copy.copy(checked)
        mark.message, mark.settings = message, settings
        return request | {"url": target, "extensions": request["extensions"] | {MARK: mark}}


class Projects:
    """The ids and names of the projects in an answer."""

    raw: Payload
    sent: Any = None

    def __init__(self, found: list[tuple[str, str]]) -> None:
        self.found = found

    @classmethod
    def from_dict(cls, answer: Mapping[str, Any]) -> Projects:
        """Take them from an answer."""
        return cls([(str(one["id"]), str(one["name"])) for one in answer["projects"]])


def project_of(sources: Sources) -> str | None:
    """Return the project if it is set anywhere; raises CredentialsError for an invalid one."""
    try:
        return sources.setting("project_id")
    except CredentialsError as error:
        if error.missing is None:
            raise
        return None

"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import httpx

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import DEADLINE, TIMEOUT, BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, usable
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import SdkHmacSha256, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vpn_preflight.finding import Profile
    from vpn_preflight.wire.token import TokenFunction

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")


class Client(BaseClient):
    """A connection to Huawei Cloud VPN, for one project.

    Signs with an access key, or sends `auth_token`. What is not given is taken from the vendor's environment variables, else from
    its credentials file, whose project goes with its keys alone. `auth_token` is a token, or a function that returns one, called
    once for each call before anything is sent; an asynchronous client takes an async function, too. `credentials` is a function
    that returns `Keys`, asked for each attempt. One of keys, `auth_token` and `credentials` may be passed.

    `timeout` is the seconds for each step of a request, `deadline` those for a whole call with its `retries` and their pauses.
    Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "huawei_vpn"

    @clear_locals
    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        security_token: str | None = None,
        auth_token: str | TokenFunction | None = None,
        credentials: Callable[[], Keys] | None = None,
        endpoint: str | None = None,
        profile: Profile = "document",
        ignore: Iterable[str] = (),
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        retries: int = 2,
        proxy: str | None = None,
        ca: str | None = None,
        transport: Any = None,
    ) -> None:
        given = {
            "project_id": project_id,
            "access_key": access_key,
            "secret_key": secret_key,
            "security_token": security_token,
        }
        sources = Sources(self.service, given)
        self.auth_token = auth_token if callable(auth_token) else None
        auth, secrets = self.proof(sources, auth_token, credentials)
        project = sources.setting("project_id")
        self.region = region if region is None else usable_region(self.service, region)
        super().__init__(
            auth=auth,
            secrets=secrets,
            endpoint=server(self.service, endpoint, region),
            path={"project_id": project},
            profile=profile,
            ignore=ignore,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            proxy=proxy,
            ca=ca,
            transport=transport,
        )

    def proof(
        self,
        sources: Sources,
        token: str | TokenFunction | None,
        credentials: Callable[[], Keys] | None,
    ) -> tuple[httpx.Auth, Collection[str]]:
        """Choose how to prove who calls, and name what must not show; raises CredentialsError where two ways were passed."""
        if token is not None:
            sources.refuse_beside("auth_token", KEY_NAMES)
            if credentials is not None:
                raise CredentialsError("credentials and auth_token were passed: pass one or the other")
            if callable(token):
                # Each call brings a proof of its own.
                return httpx.Auth(), ()
            return Token(usable("auth_token", token)), (token,)
        keys = sources.keys(KEY_NAMES, credentials)
        return SdkHmacSha256(keys, sources.setting("project_id")), keys.secrets if isinstance(keys, Keys) else ()

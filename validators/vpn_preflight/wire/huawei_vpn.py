"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

import httpx

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, usable
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof, TokenKey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vpn_preflight.wire.token import TokenFunction

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")


class HuaweiOptions(Options, total=False):
    """The settings of this client.

    region: Where the service is.
    project_id: The project of the region, a part of every path.
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
        project = sources.setting("project_id")
        self.region = region if region is None else usable_region(self.service, region)
        super().__init__(
            given,
            auth=auth,
            secrets=secrets,
            endpoint=server(self.service, given["endpoint"], region),
            path={"project_id": project},
        )

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
        keys = sources.keys(KEY_NAMES, credentials)
        proof = Proof("SdkHmacSha256", keys, project_id=sources.setting("project_id"))
        return proof, keys.secrets if isinstance(keys, Keys) else ()

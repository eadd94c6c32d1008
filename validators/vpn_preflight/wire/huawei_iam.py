"""The client of Huawei Cloud IAM: a region; keys or a token only for what is not a login."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Unpack

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, current, usable
from vpn_preflight.wire.gate import MARK
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof, TokenKey

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    import httpx

    from vpn_preflight.wire.credentials import KeySource
    from vpn_preflight.wire.token import TokenFunction

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")


class IamOptions(Options, total=False):
    """The settings of this client.

    region: Where the service is.
    access_key: The id of the key; a call for a token needs none.
    secret_key: The secret of the key.
    security_token: The token that temporary keys come with.
    credentials: A function that returns `Keys`, called for each attempt, in place of these three.
    auth_token: A token in place of a key, or a function that returns one.
    endpoint: https://HOST in place of the region's; the vendor's variable is the default.
    """

    region: str | None
    access_key: str | None
    secret_key: str | None
    security_token: str | None
    credentials: Callable[[], Keys] | None
    auth_token: str | TokenFunction | None
    endpoint: str | None


class NeededProof(Proof):
    """A proof of the caller for the operations that need one."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request, with its proof unless its payload proves the caller."""
        checked = request.extensions.get(MARK)
        if checked is not None and not checked.operation.security:
            yield request
        else:
            yield from super().auth_flow(request)


@takes(IamOptions)
class Client(BaseClient):
    """A connection to Huawei Cloud IAM.

    An endpoint that is not given is taken from the vendor's environment variable, and overrides a
    region. Keys that are not given are looked for like those of the other clients, but only by a
    call that needs them. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "huawei_iam"

    @clear_locals
    def __init__(self, **options: Unpack[IamOptions]) -> None:
        given = self.complete(options)
        region = given["region"]
        self.region = region if region is None else usable_region(self.service, region)
        token = given["auth_token"]
        parts = {
            "access_key": given["access_key"],
            "secret_key": given["secret_key"],
            "security_token": given["security_token"],
        }
        sources = Sources(self.service, parts)
        if token is not None:
            sources.refuse_beside("auth_token", KEY_NAMES)
        self.auth_token = token if callable(token) else None
        self.proves_by_token = token is not None
        credentials = given["credentials"]

        @cache
        def source() -> KeySource:
            return sources.keys(KEY_NAMES, credentials)

        def keys() -> Keys:
            return current(source())

        auth = (
            NeededProof("Token", TokenKey(usable("auth_token", token)))
            if isinstance(token, str)
            else NeededProof("SdkHmacSha256", keys)
        )
        super().__init__(
            given,
            auth=auth,
            secrets=filter(None, (*parts.values(), token if isinstance(token, str) else None)),
            endpoint=server(self.service, given["endpoint"], region),
        )

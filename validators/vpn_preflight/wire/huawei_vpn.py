"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from vpn_preflight.wire.client import TIMEOUT, BaseClient, server
from vpn_preflight.wire.credentials import Keys, settings
from vpn_preflight.wire.signing import SdkHmacSha256, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx

    from vpn_preflight.finding import Profile

__all__ = ["Client"]


class Client(BaseClient):
    """A connection to Huawei Cloud VPN, for one project.

    Signs with an access key, or sends `auth_token`, which wins when both are given. What is not given is taken from the vendor's
    environment variables. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "huawei_vpn"

    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        security_token: str | None = None,
        auth_token: str | None = None,
        endpoint: str | None = None,
        profile: Profile = "document",
        ignore: Iterable[str] = (),
        timeout: float = TIMEOUT,
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
            "auth_token": auth_token,
        }
        found = settings(self.service, given, optional=optional(auth_token), temporary="security_token")
        self.region = region
        super().__init__(
            auth=authentication(found),
            secrets=[found.get(name) for name in ("secret_key", "security_token", "auth_token")],
            endpoint=server(self.service, endpoint, region),
            path={"project_id": found["project_id"]},
            profile=profile,
            ignore=ignore,
            timeout=timeout,
            retries=retries,
            proxy=proxy,
            ca=ca,
            transport=transport,
        )


def authentication(found: dict[str, str]) -> httpx.Auth:
    """Choose the way to prove who calls; a token wins over keys."""
    if "auth_token" in found:
        return Token(found["auth_token"])
    keys = Keys(found["access_key"], found["secret_key"], found.get("security_token"))
    return SdkHmacSha256(keys, found["project_id"])


def optional(auth_token: str | None) -> tuple[str, ...]:
    """List the settings that may be missing: with a token, the keys."""
    return ("auth_token", "security_token") if auth_token is None else ("security_token", "access_key", "secret_key")

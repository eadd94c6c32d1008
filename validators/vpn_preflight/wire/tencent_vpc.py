"""The client of Tencent Cloud VPC: its keys, its region, its wire forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from vpn_preflight.wire.client import TIMEOUT, BaseClient, server
from vpn_preflight.wire.credentials import Keys, settings
from vpn_preflight.wire.signing import SignatureV1

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.codec import WireStyle
    from vpn_preflight.finding import Profile

__all__ = ["Client"]


class Client(BaseClient):
    """A connection to Tencent Cloud VPC, API 2.0.

    What is not given is taken from the vendor's environment variables. `method` is POST, or GET for payloads without secrets;
    `wire_style="unindexed"` writes `IKESet.field` for `IKESet.0.field`, as the sister pages do. Tencent has retired the public
    host: `endpoint` is for a private cloud. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "tencent_vpc"

    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
        secret_id: str | None = None,
        secret_key: str | None = None,
        token: str | None = None,
        endpoint: str | None = None,
        method: Literal["POST", "GET"] = "POST",
        wire_style: WireStyle = "indexed",
        profile: Profile = "document",
        ignore: Iterable[str] = (),
        timeout: float = TIMEOUT,
        retries: int = 2,
        proxy: str | None = None,
        ca: str | None = None,
        transport: Any = None,
    ) -> None:
        if method not in ("POST", "GET"):
            raise ValueError(f"there is no method {method!r} here: write POST or GET")
        if wire_style not in ("indexed", "unindexed"):
            raise ValueError(f"there is no wire style {wire_style!r}: write indexed or unindexed")
        given = {"region": region, "secret_id": secret_id, "secret_key": secret_key, "token": token}
        found = settings(self.service, given, optional=("token",), temporary="token")
        keys = Keys(found["secret_id"], found["secret_key"], found.get("token"))
        self.region = found["region"]
        self.method = method
        self.wire_style = wire_style
        self.secret_parameter = "Token" if keys.token else None
        super().__init__(
            auth=SignatureV1(keys, self.region),
            secrets=(keys.secret, keys.token),
            endpoint=server(self.service, endpoint, self.region),
            profile=profile,
            ignore=ignore,
            timeout=timeout,
            retries=retries,
            proxy=proxy,
            ca=ca,
            transport=transport,
        )

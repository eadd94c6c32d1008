"""The client of Tencent Cloud VPC: its keys, its region, its wire forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import DEADLINE, TIMEOUT, BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, current
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vpn_preflight.finding import Profile
    from vpn_preflight.protocols.wire_form import WireStyle

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("secret_id", "secret_key", "token")


class Client(BaseClient):
    """A connection to Tencent Cloud VPC, API 2.0.

    What is not given is taken from the vendor's environment variables, else from its credentials file. `credentials` is a function
    that returns `Keys`, asked for each attempt, in place of all of these. `method` is POST, or GET for payloads without secrets;
    `wire_style="unindexed"` writes `IKESet.field` for `IKESet.0.field`, as the sister pages do. Tencent has retired the public
    host: `endpoint` is for a private cloud. `timeout` is the seconds for each step of a request, `deadline` those for a whole call
    with its `retries` and their pauses, `rate_limit` the calls that may leave in a second. Raises CredentialsError for what is
    missing or cannot be used.
    """

    service: ClassVar[str] = "tencent_vpc"

    @clear_locals
    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
        secret_id: str | None = None,
        secret_key: str | None = None,
        token: str | None = None,
        credentials: Callable[[], Keys] | None = None,
        endpoint: str | None = None,
        method: Literal["POST", "GET"] = "POST",
        wire_style: WireStyle = "indexed",
        profile: Profile = "document",
        ignore: Iterable[str] = (),
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        retries: int = 2,
        rate_limit: float | None = None,
        proxy: str | None = None,
        ca: str | None = None,
        transport: Any = None,
    ) -> None:
        if method not in ("POST", "GET"):
            raise ValueError(f"there is no method {method!r} here: write POST or GET")
        if wire_style not in ("indexed", "unindexed"):
            raise ValueError(f"there is no wire style {wire_style!r}: write indexed or unindexed")
        given = {"region": region, "secret_id": secret_id, "secret_key": secret_key, "token": token}
        sources = Sources(self.service, given)
        self.region = sources.region()
        keys = sources.keys(KEY_NAMES, credentials)
        self.method = method
        self.wire_style = wire_style
        self._keys = keys
        super().__init__(
            auth=Proof("SignatureV1", keys, region=self.region),
            secrets=keys.secrets if isinstance(keys, Keys) else (),
            endpoint=server(self.service, endpoint, self.region),
            profile=profile,
            ignore=ignore,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            rate_limit=rate_limit,
            proxy=proxy,
            ca=ca,
            transport=transport,
        )

    def secret_parameter(self) -> str | None:
        """Name the token of temporary keys, which is one of the signed parameters."""
        return "Token" if current(self._keys).token else None

"""The client of Tencent Cloud VPC: its keys, its region, its wire forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Unpack

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, current
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from vpn_preflight.protocols.wire_form import WireStyle

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("secret_id", "secret_key", "token")


class TencentOptions(Options, total=False):
    """The settings of this client.

    region: Where the service is; a part of what is signed.
    secret_id: The id of the key.
    secret_key: The secret of the key.
    token: The token that temporary keys come with.
    credentials: A function that returns `Keys`, called for each attempt, in place of these three.
    endpoint: https://HOST of a private cloud. Tencent has retired the public host.
    method: "POST", or "GET" for payloads without secrets.
    wire_style: "unindexed" writes `IKESet.field` for `IKESet.0.field`, as the sister pages do.
    """

    region: str | None
    secret_id: str | None
    secret_key: str | None
    token: str | None
    credentials: Callable[[], Keys] | None
    endpoint: str | None
    method: Literal["POST", "GET"]
    wire_style: WireStyle


@takes(TencentOptions, method="POST", wire_style="indexed")
class Client(BaseClient):
    """A connection to Tencent Cloud VPC, API 2.0.

    Region and key that are not given are taken from the vendor's environment variables, else from
    its credentials file. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "tencent_vpc"

    @clear_locals
    def __init__(self, **options: Unpack[TencentOptions]) -> None:
        given = self.complete(options)
        if given["method"] not in ("POST", "GET"):
            raise ValueError(f"invalid method {given['method']!r}; use POST or GET")
        if given["wire_style"] not in ("indexed", "unindexed"):
            raise ValueError(
                f"invalid wire style {given['wire_style']!r}; use indexed or unindexed"
            )
        self.method = given["method"]
        self.wire_style = given["wire_style"]
        sources = Sources(
            self.service,
            {
                "region": given["region"],
                "secret_id": given["secret_id"],
                "secret_key": given["secret_key"],
                "token": given["token"],
            },
        )
        self.region = sources.region()
        self._keys = keys = sources.keys(KEY_NAMES, given["credentials"])
        super().__init__(
            given,
            auth=Proof("SignatureV1", keys, region=self.region),
            secrets=keys.secrets if isinstance(keys, Keys) else (),
            endpoint=server(self.service, given["endpoint"], self.region),
        )

    def secret_parameter(self) -> str | None:
        """Name the token of temporary keys, which is one of the signed parameters."""
        return "Token" if current(self._keys).token else None

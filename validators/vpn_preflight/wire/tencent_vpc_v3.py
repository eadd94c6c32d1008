"""The client of Tencent Cloud VPC, API 3.0: its keys and its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from vpn_preflight import contract
from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("secret_id", "secret_key", "token")


class TencentV3Options(Options, total=False):
    """The settings of this client.

    region: Where the resources are.
    secret_id: The id of the key.
    secret_key: The secret of the key.
    token: The token that temporary keys come with.
    credentials: A function that returns `Keys`, called for each attempt, in place of these three.
    endpoint: https://HOST of the international site, of a region, or of a private cloud.
    """

    region: str | None
    secret_id: str | None
    secret_key: str | None
    token: str | None
    credentials: Callable[[], Keys] | None
    endpoint: str | None


@takes(TencentV3Options)
class Client(BaseClient):
    """A connection to Tencent Cloud VPC, API 3.0.

    Region and key that are not given are taken from the vendor's environment variables, else from
    its credentials file. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "tencent_vpc_v3"

    @clear_locals
    def __init__(self, **options: Unpack[TencentV3Options]) -> None:
        given = self.complete(options)
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
        keys = sources.keys(KEY_NAMES, given["credentials"])
        name = contract.service(self.service).host.partition(".")[0]
        super().__init__(
            given,
            auth=Proof("TC3", keys, region=self.region, signing_name=name),
            secrets=keys.secrets if isinstance(keys, Keys) else (),
            endpoint=server(self.service, given["endpoint"], self.region),
        )

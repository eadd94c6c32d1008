"""The client of Huawei Cloud IAM: a region, no credentials; the payload proves the caller."""

from __future__ import annotations

from typing import ClassVar, Unpack

import httpx

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import BaseClient
from vpn_preflight.wire.options import Options, takes
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server

__all__ = ["Client"]


class IamOptions(Options, total=False):
    """The settings of this client.

    region: Where the service is.
    endpoint: https://HOST in place of the region's; the vendor's variable is the default.
    """

    region: str | None
    endpoint: str | None


@takes(IamOptions)
class Client(BaseClient):
    """A connection to Huawei Cloud IAM.

    An endpoint that is not given is taken from the vendor's environment variable, and overrides a
    region. Raises CredentialsError where there is neither a region nor an endpoint.
    """

    service: ClassVar[str] = "huawei_iam"

    @clear_locals
    def __init__(self, **options: Unpack[IamOptions]) -> None:
        given = self.complete(options)
        region = given["region"]
        self.region = region if region is None else usable_region(self.service, region)
        # This auth adds nothing.
        super().__init__(
            given, auth=httpx.Auth(), endpoint=server(self.service, given["endpoint"], region)
        )

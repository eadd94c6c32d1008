"""The client of Huawei Cloud IAM: its region, and no credentials, because the payload is what proves who calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import httpx

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import DEADLINE, TIMEOUT, BaseClient
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.finding import Profile

__all__ = ["Client"]


class Client(BaseClient):
    """A connection to Huawei Cloud IAM.

    What is not given is taken from the vendor's environment variable of the endpoint, which wins over a region. Raises
    CredentialsError when neither a region nor an endpoint is there.
    """

    service: ClassVar[str] = "huawei_iam"

    @clear_locals
    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
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
        self.region = region if region is None else usable_region(self.service, region)
        super().__init__(
            # It adds nothing.
            auth=httpx.Auth(),
            secrets=(),
            endpoint=server(self.service, endpoint, region),
            profile=profile,
            ignore=ignore,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            proxy=proxy,
            ca=ca,
            transport=transport,
        )

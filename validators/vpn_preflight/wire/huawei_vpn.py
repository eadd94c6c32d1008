"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from vpn_preflight.wire.client import DEADLINE, TIMEOUT, BaseClient, server
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, usable
from vpn_preflight.wire.signing import SdkHmacSha256, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vpn_preflight.finding import Profile

__all__ = ["Client", "Keys"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")


class Client(BaseClient):
    """A connection to Huawei Cloud VPN, for one project.

    Signs with an access key, or sends `auth_token`, which wins when both are given. What is not given is taken from the vendor's
    environment variables, else from its credentials file. `credentials` is a function that returns `Keys`, asked for each attempt,
    in place of all of these. `timeout` is the seconds for each step of a request, `deadline` those for a whole call with its
    `retries` and their pauses, `rate_limit` the calls that may leave in a second. Raises CredentialsError for what is missing or
    cannot be used.
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
        credentials: Callable[[], Keys] | None = None,
        endpoint: str | None = None,
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
        given = {
            "project_id": project_id,
            "access_key": access_key,
            "secret_key": secret_key,
            "security_token": security_token,
        }
        sources = Sources(self.service, given)
        project = sources.setting("project_id")
        proof = usable("auth_token", auth_token) if auth_token is not None else sources.keys(KEY_NAMES, credentials)
        self.region = region
        super().__init__(
            auth=Token(proof) if isinstance(proof, str) else SdkHmacSha256(proof, project),
            secrets=proof.secrets if isinstance(proof, Keys) else [proof] if isinstance(proof, str) else (),
            endpoint=server(self.service, endpoint, region),
            path={"project_id": project},
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

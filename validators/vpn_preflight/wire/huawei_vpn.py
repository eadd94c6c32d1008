"""The client of Huawei Cloud VPN: its keys or its token, its project, its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.client import DEADLINE, TIMEOUT, BaseClient
from vpn_preflight.wire.credentials import KeyNames, Keys, Sources, usable
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.login import Login, LoginToken
from vpn_preflight.wire.regions import usable_region
from vpn_preflight.wire.settings import server
from vpn_preflight.wire.signing import Proof, TokenKey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import httpx

    from vpn_preflight.finding import Profile

__all__ = ["Client", "Keys", "Login"]

KEY_NAMES = KeyNames("access_key", "secret_key", "security_token")


class Client(BaseClient):
    """A connection to Huawei Cloud VPN, for one project.

    Signs with an access key, or sends `auth_token`. What is not given is taken from the vendor's environment variables, else from
    its credentials file, whose project goes with its keys alone. `credentials` takes the place of all of these: a function that
    returns `Keys`, asked for each attempt, or a `Login`, whose token is renewed before it expires. One of the three may be passed.

    `timeout` is the seconds for each step of a request, `deadline` those for a whole call with its `retries` and their pauses,
    `rate_limit` the calls that may leave in a second. Raises CredentialsError for what is missing or cannot be used.
    """

    service: ClassVar[str] = "huawei_vpn"

    @clear_locals
    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        security_token: str | None = None,
        auth_token: str | None = None,
        credentials: Callable[[], Keys] | Login | None = None,
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
        auth, secrets = self.proof(sources, auth_token, region, credentials)
        project = sources.setting("project_id")
        self.region = region if region is None else usable_region(self.service, region)
        super().__init__(
            auth=auth,
            secrets=secrets,
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
            beside=auth.iam.endpoint if isinstance(auth, LoginToken) else None,
        )

    def proof(
        self, sources: Sources, token: str | None, region: str | None, credentials: Callable[[], Keys] | Login | None
    ) -> tuple[httpx.Auth, Collection[str]]:
        """Choose how to prove who calls, and name what must not show; raises CredentialsError where two ways were passed."""
        if token is not None:
            sources.refuse_beside("auth_token", KEY_NAMES)
            if credentials is not None:
                raise CredentialsError("credentials and auth_token were passed: pass one or the other")
            return Proof("Token", TokenKey(usable("auth_token", token))), (token,)
        if isinstance(credentials, Login):
            sources.refuse_beside("credentials", KEY_NAMES)
            login = LoginToken(credentials, region)
            return login, login.secrets
        keys = sources.keys(KEY_NAMES, credentials)
        proof = Proof("SdkHmacSha256", keys, project_id=sources.setting("project_id"))
        return proof, keys.secrets if isinstance(keys, Keys) else ()

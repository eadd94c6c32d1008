"""The connection that all operations of a service share: settings, signature, and the two httpx clients below it."""

from __future__ import annotations

import re
import ssl
import threading
from typing import TYPE_CHECKING, Any, ClassVar, Self

import httpx

from vpn_preflight import contract
from vpn_preflight.check import known_codes
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.gate import gate, gate_async
from vpn_preflight.wire.logs import protect_logs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from vpn_preflight.codec import WireStyle
    from vpn_preflight.finding import Profile

__all__ = ["TIMEOUT", "BaseClient"]

# Seconds for each of connecting, sending and waiting for bytes.
TIMEOUT = 30.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")


class BaseClient:
    """What a client of either service is; the subclasses know the credentials.

    `path` holds the path parameters that the client fills in for every call. `transport` takes the place of the network, for tests
    and for the emulator in the process. Safe to share between threads and between tasks.
    """

    service: ClassVar[str]
    region: str | None = None
    method: str | None = None
    wire_style: WireStyle = "indexed"
    # A secret that goes with every request, by name: it must not get into a URL.
    secret_parameter: str | None = None

    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        auth: httpx.Auth,
        secrets: Iterable[str | None],
        endpoint: str,
        path: Mapping[str, str] | None = None,
        profile: Profile = "document",
        ignore: Iterable[str] = (),
        timeout: float = TIMEOUT,
        retries: int = 2,
        proxy: str | None = None,
        ca: str | None = None,
        transport: Any = None,
    ) -> None:
        if profile not in ("document", "observed"):
            raise ValueError(f"there is no profile {profile!r}: write document or observed")
        self.endpoint = usable_endpoint(endpoint)
        self.path = dict(path or {})
        self.profile: Profile = profile
        self.ignore = known_codes(ignore)
        self.retries = retries
        self.secrets = frozenset(filter(None, secrets))
        self._settings: dict[str, Any] = {
            "auth": auth,
            "base_url": self.endpoint,
            "timeout": httpx.Timeout(timeout),
            "follow_redirects": False,
            "proxy": proxy,
            "verify": trust(ca),
            "transport": transport,
        }
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        self._async: httpx.AsyncClient | None = None
        protect_logs()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(endpoint={self.endpoint!r})"

    @property
    def client(self) -> Self:
        """The client itself, as the generated functions of `api` take it."""
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the synchronous client below, made at first use; it sends checked requests only."""
        with self._lock:
            if self._sync is None:
                self._sync = httpx.Client(**self._settings, event_hooks={"request": [gate]})
            return self._sync

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the asynchronous client below, made at first use; it sends checked requests only."""
        with self._lock:
            if self._async is None:
                self._async = httpx.AsyncClient(**self._settings, event_hooks={"request": [gate_async]})
            return self._async

    def close(self) -> None:
        """Close the synchronous connections."""
        if self._sync is not None:
            self._sync.close()

    async def aclose(self) -> None:
        """Close all connections."""
        self.close()
        if self._async is not None:
            await self._async.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()


def server(service: str, endpoint: str | None, region: str | None) -> str:
    """Return the endpoint that was given, or the service's own for the region."""
    template: str = contract.service(service)["server"]
    if endpoint is not None:
        return endpoint
    if "{region}" in template and not region:
        raise CredentialsError("region is missing: pass region=…, or endpoint=…")
    return template.format(region=region)


def usable_endpoint(endpoint: str) -> str:
    """Refuse an endpoint that would send keys or payloads where they do not belong."""
    try:
        url = httpx.URL(endpoint)
    except httpx.InvalidURL:
        raise CredentialsError("the endpoint is no URL: write https://HOST or https://HOST:PORT") from None
    beside = url.userinfo or url.query or url.fragment or url.path not in ("", "/")
    if url.scheme not in ("https", "http") or beside or not HOST.fullmatch(url.host):
        raise CredentialsError("the endpoint must be a scheme and a host alone: write https://HOST or https://HOST:PORT")
    if url.scheme == "http" and url.host not in LOOPBACK:
        raise CredentialsError(f"plain http would show everything on the way to {url.host}: write https://{url.host}")
    return str(url).rstrip("/")


def trust(ca: str | None) -> ssl.SSLContext | bool:
    """Trust one file of certificate authorities, or what httpx trusts by itself."""
    if ca is None:
        return True
    try:
        return ssl.create_default_context(cafile=ca)
    except (OSError, ssl.SSLError) as error:
        raise CredentialsError(f"ca names no usable file of certificates: {type(error).__name__}") from None

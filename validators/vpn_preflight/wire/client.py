"""The connection that all operations of a service share: settings, signature, and the two httpx clients below it."""

from __future__ import annotations

import copy
import os
import re
import ssl
import threading
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

import httpx

from vpn_preflight import contract
from vpn_preflight.check import known_codes, known_profile
from vpn_preflight.codec import Secrets
from vpn_preflight.wire.credentials import usable
from vpn_preflight.wire.deadline import hold
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.gate import gate, gate_async
from vpn_preflight.wire.logs import protect_logs
from vpn_preflight.wire.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping
    from types import TracebackType

    from vpn_preflight.codec import WireStyle
    from vpn_preflight.finding import Profile

__all__ = ["DEADLINE", "TIMEOUT", "BaseClient", "Blocking", "Concurrent"]

C = TypeVar("C", httpx.Client, httpx.AsyncClient)

# Seconds for each of connecting, sending and waiting for bytes, and for a whole call with all its attempts and pauses.
TIMEOUT, DEADLINE = 30.0, 120.0
# At the same time; further calls wait for their turn.
CONNECTIONS = 100
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
PORTS = range(1, 65536)


class BaseClient:
    """What a client of either service is; the subclasses know the credentials.

    `path` holds the path parameters that the client fills in for every call. `transport` takes the place of the network, for tests
    and for the emulator in the process. Safe to share between threads, and between the tasks of one event loop.
    """

    service: ClassVar[str]
    region: str | None = None
    method: str | None = None
    wire_style: WireStyle = "indexed"

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
        deadline: float = DEADLINE,
        retries: int = 2,
        rate_limit: float | None = None,
        proxy: str | None = None,
        ca: str | None = None,
        transport: Any = None,
    ) -> None:
        self.endpoint = usable_endpoint(endpoint)
        self.path = dict(path or {})
        self.profile = known_profile(profile)
        self.ignore = known_codes(ignore)
        self.timeout = seconds("time-out", timeout)
        self.deadline = seconds("deadline", deadline)
        self.retries = number_of_retries(retries)
        self.secrets = Secrets(filter(None, secrets))
        self.pace = Pace(rate_limit)
        settings: dict[str, Any] = {
            "auth": auth,
            "base_url": self.endpoint,
            "timeout": httpx.Timeout(timeout),
            "follow_redirects": False,
            # An attempt has a connection of its own: an idle one may break under a request, and then nobody knows whether the
            # change was made; and what a service wrote behind an answer would be taken for the next one.
            "limits": httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=0),
            "headers": {"Connection": "close", "Accept-Encoding": "identity"},
            # Each call stands for itself: what a service wants to be told again is neither kept nor told.
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            "proxy": proxy,
            "verify": trust(ca),
            "transport": transport,
            # Plain http is for this machine alone; a proxy of the environment would carry it elsewhere.
            "trust_env": self.endpoint.startswith("https:"),
        }
        if proxy and self.endpoint.startswith("http:"):
            raise CredentialsError("a proxy would carry plain http away from this machine: leave proxy out, or use https")
        self._connections = Connections(settings)
        protect_logs()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(region={self.region!r}, endpoint={self.endpoint!r})"

    @property
    def client(self) -> Self:
        """The client itself, as the generated functions of `api` take it."""
        return self

    def with_options(
        self,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        retries: int | None = None,
        ignore: Iterable[str] | None = None,
        profile: Profile | None = None,
    ) -> Self:
        """Return a client with other settings over the same connections, for a single call or for many.

        What is not given stays as it is. Closing either client closes both. Raises ValueError for what cannot be meant.
        """
        other = copy.copy(self)
        other.timeout = self.timeout if timeout is None else seconds("time-out", timeout)
        other.deadline = self.deadline if deadline is None else seconds("deadline", deadline)
        other.retries = self.retries if retries is None else number_of_retries(retries)
        other.ignore = self.ignore if ignore is None else known_codes(ignore)
        other.profile = self.profile if profile is None else known_profile(profile)
        return other

    def secret_parameter(self) -> str | None:
        """Name a secret that goes with every request as a parameter, if there is one: it must not get into a URL."""
        return None

    def get_httpx_client(self) -> httpx.Client:
        """Return the synchronous client below, made at first use; it sends checked requests only."""
        return self._connections.blocking()

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the asynchronous client below, made at first use; it sends checked requests only."""
        return self._connections.concurrent()

    def close(self) -> None:
        """Close the synchronous connections."""
        self._connections.close()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.aclose()


class Connections:
    """The two httpx clients below a client of ours and its copies, each made at first use."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        self._async: httpx.AsyncClient | None = None

    def blocking(self) -> httpx.Client:
        """Return the one that blocks."""
        with self._lock:
            if self._sync is None:
                self._sync = made(httpx.Client, **self.settings, event_hooks={"request": [gate]})
            return self._sync

    def concurrent(self) -> httpx.AsyncClient:
        """Return the one that does not."""
        with self._lock:
            if self._async is None:
                self._async = made(httpx.AsyncClient, **self.settings, event_hooks={"request": [gate_async]})
            return self._async

    def close(self) -> None:
        """Close the one that blocks."""
        if self._sync is not None:
            self._sync.close()

    async def aclose(self) -> None:
        """Close both."""
        self.close()
        if self._async is not None:
            await self._async.aclose()


class Blocking:
    """Gives a client the form `with … as client:`."""

    close: Callable[[], None]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Concurrent:
    """Gives a client the form `async with … as client:`."""

    aclose: Callable[[], Coroutine[Any, Any, None]]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()


def made(kind: Callable[..., C], **settings: Any) -> C:
    """Make an httpx client, and tell of proxies and certificates that cannot be used; raises CredentialsError."""
    try:
        client = kind(**settings)
    except (ImportError, OSError, ValueError) as error:
        raise CredentialsError(f"a proxy or a file of certificates cannot be used: {type(error).__name__}") from None
    hold(client)
    return client


def seconds(name: str, value: float) -> float:
    """Refuse a time that no call can have."""
    if not value > 0:
        raise ValueError(f"the {name} must be above 0: write seconds, such as 30.0")
    return value


def number_of_retries(value: int) -> int:
    """Refuse a number of retries that cannot be meant."""
    if value < 0:
        raise ValueError("retries cannot be negative: write 0 for a single attempt")
    return value


def server(service: str, endpoint: str | None, region: str | None) -> str:
    """Return the endpoint that was given, else that of the vendor's environment variable, else the service's own for the region."""
    facts = contract.service(service)
    template, name = facts["server"], facts["environment"].get("endpoint", "")
    if endpoint is not None:
        return endpoint
    if region or "{" not in name:
        name = name.format(REGION=(region or "").upper().replace("-", "_"))
    if told := os.environ.get(name):
        return of_environment(name, told)
    if "{region}" in template and not region:
        raise CredentialsError("region is missing: pass region=…, or endpoint=…")
    return str(template.format(region=region and usable("region", region)))


def of_environment(name: str, told: str) -> str:
    """Take the endpoint of a variable, which may list several, the best one first; raises CredentialsError, which names it."""
    try:
        return usable_endpoint(told.partition(",")[0].strip())
    except CredentialsError as error:
        raise CredentialsError(f"{name}: {error}") from None


def usable_endpoint(endpoint: str) -> str:
    """Refuse an endpoint that would send keys or payloads where they do not belong."""
    try:
        url = httpx.URL(endpoint)
    except httpx.InvalidURL:
        raise CredentialsError("the endpoint is no URL: write https://HOST or https://HOST:PORT") from None
    beside = url.userinfo or url.query or url.fragment or url.path not in ("", "/")
    named = HOST.fullmatch(url.raw_host.decode("ascii").lower()) and (url.port is None or url.port in PORTS)
    if url.scheme not in ("https", "http") or beside or not named:
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

"""The connection that all operations of a service share: settings, signature, and the two httpx clients below it."""

from __future__ import annotations

import copy
import threading
from http.cookiejar import CookieJar
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

import httpx

from vpn_preflight.check import known_codes, known_profile
from vpn_preflight.redaction import Secrets
from vpn_preflight.wire.deadline import hold
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.gate import gate, gate_async
from vpn_preflight.wire.logs import protect_logs
from vpn_preflight.wire.pace import Pace
from vpn_preflight.wire.settings import number_of_retries, per_second, proxied, seconds, trust, usable_endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping
    from types import TracebackType

    from vpn_preflight.finding import Profile
    from vpn_preflight.protocols.wire_form import WireStyle

__all__ = ["DEADLINE", "TIMEOUT", "BaseClient", "Blocking", "Concurrent"]

C = TypeVar("C", httpx.Client, httpx.AsyncClient)

# Seconds for each of connecting, sending and waiting for bytes, and for a whole call with all its attempts and pauses.
TIMEOUT, DEADLINE = 30.0, 120.0
# At the same time; further calls wait for their turn.
CONNECTIONS = 100


class BaseClient:
    """What a client of either service is; the subclasses know the credentials.

    `path` holds the path parameters that the client fills in for every call, `beside` is another endpoint that `auth` sends to.
    `transport` takes the place of the network, for tests and for the emulator in the process; one that is not of httpx has a
    deadline of its own, if it has any. Safe to share between threads, and between the tasks of one event loop.
    """

    service: ClassVar[str]
    region: str | None = None
    method: str | None = None
    wire_style: WireStyle = "indexed"

    def __init__(  # noqa: PLR0913 - the settings of a connection
        self,
        *,
        auth: httpx.Auth,
        secrets: Iterable[str],
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
        beside: str | None = None,
    ) -> None:
        self.endpoint = usable_endpoint(endpoint)
        endpoints, trusted = [self.endpoint, *filter(None, [beside])], trust(ca)
        self.path = dict(path or {})
        self.profile = known_profile(profile)
        self.ignore = known_codes(ignore)
        self.timeout = seconds("time-out", timeout)
        self.deadline = seconds("deadline", deadline)
        self.retries = number_of_retries(retries)
        self.secrets = Secrets(secrets)
        self.pace = Pace(per_second(rate_limit))
        settings: dict[str, Any] = {
            "auth": auth,
            "base_url": self.endpoint,
            "timeout": httpx.Timeout(timeout),
            "follow_redirects": False,
            # An attempt has a connection of its own: an idle one may break under a request, and then nobody knows whether the
            # change was made; and what a service wrote behind an answer would be taken for the next one.
            "limits": httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=0),
            "headers": {"Connection": "close", "Accept-Encoding": "identity"},
            "cookies": NoCookies(),
            "proxy": proxied(proxy, trusted, endpoints, transport),
            "verify": trusted or True,
            "transport": transport,
            # Plain http is for this machine alone; a proxy of the environment would carry it elsewhere.
            "trust_env": all(each.startswith("https:") for each in endpoints),
        }
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

        What is not given stays as it is; `ignore` takes the place of the one before, and the rate limit is shared. Closing either
        client closes both. Raises ValueError for what cannot be meant.
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

    @property
    def is_closed(self) -> bool:
        """Whether the client was closed: it makes no further call, of either kind."""
        return self._connections.is_closed

    def close(self) -> None:
        """Close the synchronous connections."""
        self._connections.close()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.aclose()


class NoCookies(CookieJar):
    """Keeps none: each call stands for itself, and nothing that a service writes there can be read wrongly."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        """Look at none of an answer."""

    def add_cookie_header(self, request: Any) -> None:
        """Put none on a request."""


class Connections:
    """The two httpx clients below a client of ours and its copies, each made at first use."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        self._async: httpx.AsyncClient | None = None
        self.is_closed = False

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
        self.is_closed = True
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
    except ImportError as error:
        # httpx says which one only in words; anything else that cannot be imported is a fault of the installation.
        if "socksio" not in str(error) or find_spec("socksio"):
            raise
        raise CredentialsError("a proxy of SOCKS needs the package socksio: install it, or write http://HOST:PORT") from None
    except OSError as error:
        raise CredentialsError(f"SSL_CERT_FILE or SSL_CERT_DIR names no usable certificates: {type(error).__name__}") from None
    except (TypeError, ValueError):
        raise CredentialsError("a proxy of the environment cannot be used: write http://HOST:PORT or https://HOST:PORT") from None
    # httpx writes the request of a redirect even where none is followed, and fails over a place that is no URL.
    client._build_redirect_request = lambda request, response: request  # type: ignore[method-assign] # noqa: ARG005, SLF001
    hold(client)
    return client

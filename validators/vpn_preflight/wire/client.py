"""The client of a service: settings, signature, and the two httpx clients below it."""

from __future__ import annotations

import copy
import threading
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

import httpx

from vpn_preflight import contract
from vpn_preflight.finding import known_profile
from vpn_preflight.privacy import clear_locals
from vpn_preflight.protocols.message import without_port
from vpn_preflight.redaction import Secrets
from vpn_preflight.wire.body import aset_aside_location, set_aside_location
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.gate import gate, gate_async
from vpn_preflight.wire.log_filter import protect_logs
from vpn_preflight.wire.options import complete
from vpn_preflight.wire.settings import (
    choose_proxy,
    number_of_retries,
    own_headers,
    seconds,
    trust,
    usable_endpoint,
)
from vpn_preflight.wire.transport import Network
from vpn_preflight.wire.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping
    from types import TracebackType

    from vpn_preflight.finding import Finding, Profile
    from vpn_preflight.protocols.wire_form import WireStyle
    from vpn_preflight.wire.options import Options
    from vpn_preflight.wire.prepare import RequestArguments
    from vpn_preflight.wire.token import TokenFunction

T = TypeVar("T")


def known(ignore: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of rules to switch off; raises ValueError for an unknown one."""
    if not ignore:
        return ()
    from vpn_preflight.checker import known_codes  # noqa: PLC0415 - the first call loads the rules

    return known_codes(ignore)


class BaseClient:
    """The base of all clients; subclasses know the credentials.

    `path` has the path parameters that the client fills in for every call, `auth_token` the
    function that returns its token. Safe to share between threads, and between tasks of one event
    loop.
    """

    service: ClassVar[str]
    defaults: ClassVar[Mapping[str, Any]]
    endpoint: str
    # Host and port of the endpoint, and its host alone.
    authority: str
    host: str
    region: str | None = None
    method: str | None = None
    wire_style: WireStyle = "indexed"
    auth_token: TokenFunction | None = None

    def __init__(
        self,
        options: Options,
        *,
        auth: httpx.Auth,
        endpoint: str,
        secrets: Iterable[str] = (),
        path: Mapping[str, str] | None = None,
    ) -> None:
        self.endpoint = usable_endpoint(endpoint)
        self.authority = self.endpoint.partition("://")[2]
        self.host = without_port(self.authority).strip("[]")
        trusted, transport = trust(options["ca"], options["cert"]), options["transport"]
        headers = own_headers(self.service, options["user_agent"], options["headers"])
        self.path = dict(path or {})
        self.profile = known_profile(options["profile"])
        self.ignore = known(options["ignore"])
        self.timeout = seconds("timeout", options["timeout"])
        self.deadline = seconds("deadline", options["deadline"])
        self.retries = number_of_retries(options["retries"])
        self.secrets = Secrets(secrets)
        settings: dict[str, Any] = {
            "auth": auth,
            "base_url": self.endpoint,
            "timeout": httpx.Timeout(self.timeout),
            "follow_redirects": False,
            "headers": headers | {"Accept-Encoding": "identity"},
            # The network reads proxies and certificates from the environment.
            "trust_env": False,
        }
        proxy = choose_proxy(options["proxy"], trusted, self.endpoint, transport)
        self._connections = Connections(settings, Network(self.endpoint, proxy, trusted, transport))
        protect_logs()

    def complete(self, options: T) -> T:
        """Add the defaults to the settings; raises TypeError for an unknown one."""
        return complete(type(self), self.defaults, options)

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
        """Return a client with other settings over the same connections, for one call or many.

        `ignore` replaces the one before. Closing either client closes both. Raises ValueError for
        an invalid setting.
        """
        other = copy.copy(self)
        other.timeout = self.timeout if timeout is None else seconds("timeout", timeout)
        other.deadline = self.deadline if deadline is None else seconds("deadline", deadline)
        other.retries = self.retries if retries is None else number_of_retries(retries)
        other.ignore = self.ignore if ignore is None else known(ignore)
        other.profile = self.profile if profile is None else known_profile(profile)
        return other

    @clear_locals
    def check(
        self,
        operation: str,
        payload: Any,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> list[Finding]:
        """Return all findings for a whole payload, by the settings of this client; sends nothing.

        The arguments are those of `vpn_preflight.check`; `ignore` is added to the client's own.
        """
        from vpn_preflight.checker import examine  # noqa: PLC0415 - as above

        return examine(
            contract.operation(operation),
            plain(payload),
            path=path,
            query=query,
            ignore=(*self.ignore, *known(ignore)),
            profile=self.profile,
            region=self.region,
        ).findings

    @property
    def pending(self) -> str | None:
        """Return the name of a setting that the first call looks up, if there is one."""
        return None

    def fill_in(self, request: RequestArguments, token: str | None) -> RequestArguments:
        """Put into a checked request what had to be looked up, with the token of the call."""
        del token
        return request

    async def afill_in(self, request: RequestArguments, token: str | None) -> RequestArguments:
        """Put it in without blocking."""
        return self.fill_in(request, token)

    def secret_parameter(self) -> str | None:
        """Return the name of a secret parameter that must not get into a URL, if there is one."""
        return None

    def get_httpx_client(self) -> httpx.Client:
        """Return the synchronous httpx client, which sends checked requests only."""
        return self._connections.blocking_client()

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the asynchronous httpx client, which sends checked requests only."""
        return self._connections.concurrent_client()

    @property
    def is_watched(self) -> bool:
        """Return whether the connections notice by themselves that a request is written."""
        return self._connections.network.is_ours

    @property
    def is_closed(self) -> bool:
        """Return whether the client was closed and sends nothing more."""
        return self._connections.is_closed

    def close(self) -> None:
        """Close the synchronous connections."""
        self._connections.close()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.aclose()


class NoCookies(httpx.Cookies):
    """Keep no cookies: calls are independent, and a broken cookie cannot raise."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Ignore the cookies of an answer."""

    def set_cookie_header(self, request: httpx.Request) -> None:
        """Add no cookie to a request."""


class BlockingClient(httpx.Client):
    """A client of httpx without cookies."""

    cookies = NoCookies()  # type: ignore[override] # nobody sets them


class ConcurrentClient(httpx.AsyncClient):
    """One for asyncio."""

    cookies = NoCookies()  # type: ignore[override] # as above


class Connections:
    """Hold the two httpx clients below a client and its copies, each built at first use."""

    def __init__(self, settings: Mapping[str, Any], network: Network) -> None:
        self.settings = settings
        self.network = network
        self._lock = threading.Lock()
        self._sync: httpx.Client | None = None
        self._async: httpx.AsyncClient | None = None
        self.is_closed = False

    def blocking_client(self) -> httpx.Client:
        """Return the synchronous client."""
        if self._sync is not None:
            return self._sync
        with self._lock:
            if self._sync is None:
                hooks: dict[str, Any] = {"request": [gate], "response": [set_aside_location]}
                transport = usable(self.network.blocking_transport)
                self._sync = BlockingClient(**self.settings, transport=transport, event_hooks=hooks)
            return self._sync

    def concurrent_client(self) -> httpx.AsyncClient:
        """Return the asynchronous client."""
        if self._async is not None:
            return self._async
        with self._lock:
            if self._async is None:
                hooks: dict[str, Any] = {"request": [gate_async], "response": [aset_aside_location]}
                transport = usable(self.network.concurrent_transport)
                self._async = ConcurrentClient(
                    **self.settings, transport=transport, event_hooks=hooks
                )
            return self._async

    def close(self) -> None:
        """Close the synchronous client."""
        self.is_closed = True
        if self._sync is not None:
            self._sync.close()

    async def aclose(self) -> None:
        """Close both clients."""
        self.close()
        if self._async is not None:
            await self._async.aclose()


class Blocking:
    """Let a client be used as `with … as client:`."""

    close: Callable[[], None]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Concurrent:
    """Let a client be used as `async with … as client:`."""

    aclose: Callable[[], Coroutine[Any, Any, None]]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def usable(make: Callable[[], T]) -> T:
    """Build a transport; raises CredentialsError for unusable certificates of the environment."""
    try:
        return make()
    except OSError as error:
        raise CredentialsError(
            "cannot load the certificates of SSL_CERT_FILE or SSL_CERT_DIR"
            f" ({type(error).__name__})"
        ) from None

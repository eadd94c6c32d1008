"""How a client reaches its service: over connections that are held to the deadline, or over a transport of the caller's."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from vpn_preflight.wire.async_sockets import AsyncBackend
from vpn_preflight.wire.deadline import time_left
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.sockets import Backend

if TYPE_CHECKING:
    import ssl

# At the same time; further calls wait for their turn.
CONNECTIONS = 100


class Transport(httpx.HTTPTransport):
    """Sends over a pool of connections of ours.

    A kind of httpx's own transport, because OpenTelemetry's instrumentation looks at that class alone.
    """

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        # What the methods of the class send over. It makes one in its constructor, and lets nobody pass one.
        self._pool = pool


class AsyncTransport(httpx.AsyncHTTPTransport):
    """Does the same without blocking."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool


class Passed(httpx.AsyncBaseTransport):
    """A transport of the caller's that does not block, held to the deadline of the call."""

    def __init__(self, below: httpx.AsyncBaseTransport) -> None:
        self.below = below

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and give up in time; `body` does the same for the body."""
        try:
            async with asyncio.timeout(time_left()) as limit:
                return await self.below.handle_async_request(request)
        except TimeoutError:
            if not limit.expired():
                raise
            raise httpx.ReadTimeout(
                "the deadline of the call has passed", request=request
            ) from None

    async def aclose(self) -> None:
        """Close it."""
        await self.below.aclose()


class Network:
    """How a client reaches its service.

    `trusted` takes the place of the usual certificate authorities, `transport` of everything here.
    """

    def __init__(
        self,
        endpoint: str,
        proxy: httpx.Proxy | None,
        trusted: ssl.SSLContext | None,
        transport: Any,
    ) -> None:
        self.is_encrypted = endpoint.startswith("https:")
        self.proxy = proxy
        self.trusted = trusted
        self.transport = transport

    def blocking_transport(self) -> httpx.BaseTransport:
        """Make what sends, or return what was passed; raises what `pool` raises."""
        if self.transport is not None:
            passed: httpx.BaseTransport = self.transport
            return passed
        proxies = httpcore.HTTPProxy, httpcore.SOCKSProxy
        return Transport(self.pool(httpcore.ConnectionPool, *proxies, network_backend=Backend()))

    def concurrent_transport(self) -> httpx.AsyncBaseTransport:
        """Do the same without blocking."""
        if self.transport is not None:
            return Passed(self.transport)
        proxies = httpcore.AsyncHTTPProxy, httpcore.AsyncSOCKSProxy
        return AsyncTransport(
            self.pool(httpcore.AsyncConnectionPool, *proxies, network_backend=AsyncBackend())
        )

    def pool(self, direct: Any, http: Any, socks: Any, **settings: Any) -> Any:
        """Make a pool of connections, direct or through the proxy.

        Raises CredentialsError without what SOCKS needs, and OSError for certificates of the environment that cannot be read.
        """
        usual = httpx.create_ssl_context() if self.is_encrypted and not self.trusted else None
        settings |= {
            "ssl_context": self.trusted or usual,
            "max_connections": CONNECTIONS,
            # An attempt has a connection of its own: an idle one may break under a request, and then nobody knows whether the
            # change was made; and what a service wrote behind an answer would be taken for the next one.
            "max_keepalive_connections": 0,
        }
        if self.proxy is None:
            return direct(**settings)
        settings |= {"proxy_url": str(self.proxy.url), "proxy_auth": self.proxy.raw_auth}
        if self.proxy.url.scheme.startswith("socks"):
            if not find_spec("socksio"):
                reason = "a proxy of SOCKS needs the package socksio: install it, or write http://HOST:PORT"
                raise CredentialsError(reason)
            return socks(**settings)
        return http(
            proxy_headers=self.proxy.headers.raw,
            proxy_ssl_context=self.proxy.ssl_context,
            **settings,
        )

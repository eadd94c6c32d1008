"""Transports that keep the deadline, over connections of ours or the caller's transport."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from vpn_preflight.wire.connections import CONNECTIONS, Connections
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.sockets import Backend

if TYPE_CHECKING:
    import ssl

# Seconds for which the connection of a read is kept for the next one.
KEPT = 5.0


class Transport(httpx.HTTPTransport):
    """Send over our connections; a subclass, because OpenTelemetry instruments that of httpx."""

    def __init__(self, connections: Connections) -> None:
        # The methods of the class send over it; its constructor takes none.
        self._pool = connections  # type: ignore[assignment]


class Network:
    """Build the transports of a client.

    `trusted` replaces the usual certificate authorities, `transport` everything here.
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

    @property
    def is_ours(self) -> bool:
        """Whether nothing but the request is written to connections, all of which are ours."""
        return self.transport is None and self.proxy is None

    def blocking_transport(self) -> httpx.BaseTransport:
        """Return the synchronous transport; raises what `pool` raises."""
        if self.transport is not None:
            passed: httpx.BaseTransport = self.transport
            return passed
        proxies = httpcore.HTTPProxy, httpcore.SOCKSProxy
        pool = self.pool(httpcore.ConnectionPool, *proxies, network_backend=Backend())
        return Transport(Connections(pool))

    def concurrent_transport(self) -> httpx.AsyncBaseTransport:
        """Return the asynchronous transport; raises what `pool` raises."""
        from vpn_preflight.wire import async_sockets, async_transport  # noqa: PLC0415 - asyncio is slow to import

        if self.transport is not None:
            return async_transport.Passed(self.transport)
        proxies = httpcore.AsyncHTTPProxy, httpcore.AsyncSOCKSProxy
        backend = async_sockets.AsyncBackend()
        pool = self.pool(httpcore.AsyncConnectionPool, *proxies, network_backend=backend)
        return async_transport.AsyncTransport(async_transport.AsyncConnections(pool))

    def pool(self, direct: Any, http: Any, socks: Any, **settings: Any) -> Any:
        """Return a pool of connections, direct or through the proxy.

        Raises CredentialsError if SOCKS lacks its package, and OSError for unreadable certificates.
        """
        usual = httpx.create_ssl_context() if self.is_encrypted and not self.trusted else None
        settings |= {
            "ssl_context": self.trusted or usual,
            "max_connections": CONNECTIONS,
            "keepalive_expiry": KEPT,
        }
        if self.proxy is None:
            return direct(**settings)
        settings |= {"proxy_url": str(self.proxy.url), "proxy_auth": self.proxy.raw_auth}
        if self.proxy.url.scheme.startswith("socks"):
            if not find_spec("socksio"):
                reason = (
                    "a SOCKS proxy needs the package socksio; install it, or use http://HOST:PORT"
                )
                raise CredentialsError(reason)
            return socks(**settings)
        return http(
            proxy_headers=self.proxy.headers.raw,
            proxy_ssl_context=self.proxy.ssl_context,
            **settings,
        )

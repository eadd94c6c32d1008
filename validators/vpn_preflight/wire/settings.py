"""Check the settings of a connection: host, proxy, certificates, time-outs, headers."""

from __future__ import annotations

import os
import platform
import re
import ssl
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import httpx

from vpn_preflight import __version__, contract
from vpn_preflight.protocols import SCHEMES, SIGNATURES, wire_of
from vpn_preflight.wire.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.wire.options import Certificate

# Seconds; nothing waits longer for a call.
DAY = 86_400.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?|[0-9a-f.]*:[0-9a-f:.]*")
PORTS = range(1, 65536)
TOKEN_CHARACTERS = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
OF_THE_CONNECTION = (
    *("Host", "Connection", "Content-Length", "Transfer-Encoding", "Accept-Encoding"),
    *("TE", "Trailer", "Upgrade", "Expect", "Cookie", "User-Agent"),
)
USER_AGENT = (
    f"vpn-preflight/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
)


def is_number(value: Any) -> bool:
    """Return whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def seconds(name: str, value: float) -> float:
    """Return a time in seconds; raises ValueError for one that is not usable."""
    if not (is_number(value) and 0 < value <= DAY):
        raise ValueError(f"{name} must be above 0 and at most a day; use seconds, such as 30.0")
    return value


def number_of_retries(value: int) -> int:
    """Return a number of retries; raises ValueError for an invalid one."""
    if not (is_number(value) and isinstance(value, int) and value >= 0):
        raise ValueError(
            "retries must be a non-negative integer; use 0 for one attempt, 2 for up to three"
        )
    return value


def server(service: str, endpoint: str | None, region: str | None) -> str:
    """Return the endpoint: as passed, of the vendor's variable, or the region's own."""
    facts = contract.service(service)
    template, name = facts.server, facts.endpoint_variable
    if endpoint is not None:
        return endpoint
    if region:
        name = name.format(REGION=region.upper().replace("-", "_"))
    if listed := os.environ.get(name):
        return endpoint_of_variable(name, listed)
    if "{region}" in template and not region:
        error = CredentialsError("no region; pass region=… or endpoint=…")
        error.missing = "region"
        raise error
    return str(template.format(region=region))


def endpoint_of_variable(name: str, listed: str) -> str:
    """Return the first endpoint that a variable lists; raises CredentialsError with its name."""
    try:
        return usable_endpoint(listed.partition(",")[0].strip())
    except CredentialsError as error:
        raise CredentialsError(f"{name}: {error}") from None


def is_host(url: httpx.URL) -> bool:
    """Return whether a URL has a host that can be called, and a valid port if any."""
    try:
        # Raises for an invalid international name.
        named = bool(url.host and HOST.fullmatch(url.raw_host.decode("ascii").lower()))
    except UnicodeError:
        return False
    return named and (url.port is None or url.port in PORTS)


def usable_endpoint(endpoint: str) -> str:
    """Return an endpoint that is a scheme and a host; raises CredentialsError."""
    try:
        url = httpx.URL(endpoint)
    except (httpx.InvalidURL, TypeError):
        raise CredentialsError(
            "endpoint is not a valid URL; use https://HOST or https://HOST:PORT"
        ) from None
    extra = url.userinfo or url.query or url.fragment or url.path not in ("", "/")
    if url.scheme not in ("https", "http") or extra or not is_host(url):
        raise CredentialsError(
            "endpoint must be a scheme and a host; use https://HOST or https://HOST:PORT"
        )
    if url.scheme == "http" and url.host not in LOOPBACK:
        raise CredentialsError(
            f"plain http would expose the request to {url.host}; use https://{url.host}"
        )
    return str(url).rstrip("/")


def trust(ca: str | None, cert: Certificate | None) -> ssl.SSLContext | None:
    """Return what checks the server's certificate and shows ours; None for what httpx does alone.

    Raises CredentialsError for a file that cannot be used.
    """
    context = None if ca is None else trusted(ca)
    if cert is None:
        return context
    context = context or httpx.create_ssl_context()
    try:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    except (OSError, TypeError) as error:
        reason = "use a PEM file with the certificate and its key, or (certificate, key)"
        raise CredentialsError(
            f"cannot load the client certificate ({type(error).__name__}); {reason}"
        ) from None
    return context


def trusted(ca: str) -> ssl.SSLContext:
    """Trust one file of certificate authorities; raises CredentialsError."""
    try:
        # OpenSSL would read an empty name as none.
        os.stat(ca)
        return ssl.create_default_context(cafile=ca)
    except (OSError, TypeError) as error:
        raise CredentialsError(
            f"cannot read certificate authorities from ca ({type(error).__name__}); use a PEM file"
        ) from None


def own_headers(
    service: str, user_agent: str | None, headers: Mapping[str, str] | None
) -> dict[str, str]:
    """Return the headers of the caller and the name of the program.

    Raises ValueError for a header that the client sets itself or that cannot be sent.
    """
    for name, value in (headers or {}).items():
        if name.lower() in reserved_headers(service):
            raise ValueError(f"headers: {name} is set by the client; remove it")
        if not (is_token(name) and is_header_value(value)):
            raise ValueError(f"headers: {name!a} is not a valid header; use printable ASCII")
    if user_agent is not None and not (user_agent and is_header_value(user_agent)):
        raise ValueError('user_agent must be printable ASCII; use a name such as "rotate-keys/1.2"')
    programs = filter(None, (user_agent, USER_AGENT))
    return {**(headers or {}), "User-Agent": " ".join(programs)}


@cache
def reserved_headers(service: str) -> frozenset[str]:
    """Return the names, in small letters, of the headers that the client sets by itself."""
    schemes = contract.service(service).schemes.values()
    known = [SCHEMES[one.name] for one in schemes if one.name in SCHEMES]
    operations = (contract.operation(name) for name in contract.operation_names())
    names = {
        *OF_THE_CONNECTION,
        *(one.header for one in schemes if one.header),
        *(name for scheme in known for name in scheme.SETTING_HEADERS),
        *(scheme.TIME for scheme in SIGNATURES.values()),
        *(
            name
            for operation in operations
            if operation.service == service
            for name in wire_of(operation).HEADERS
        ),
    }
    return frozenset(map(str.lower, names))


def is_token(name: object) -> bool:
    """Return whether a header may have this name (RFC 9110, section 5.1)."""
    return isinstance(name, str) and TOKEN_CHARACTERS.fullmatch(name) is not None


def is_header_value(value: object) -> bool:
    """Return whether a header may have this value."""
    return isinstance(value, str) and value.isascii() and value.isprintable()


def choose_proxy(
    proxy: str | None, trusted: ssl.SSLContext | None, endpoint: str, transport: Any
) -> httpx.Proxy | None:
    """Return the proxy to use; an https one is verified as the service is.

    Raises CredentialsError for one that cannot be used, and ValueError next to `transport`.
    """
    is_plain = endpoint.startswith("http:")
    if proxy is None:
        return (
            None if is_plain or transport is not None else proxy_of_environment(httpx.URL(endpoint))
        )
    if transport is not None:
        raise ValueError("got both proxy and transport, which replaces it; pass one or the other")
    if is_plain:
        raise CredentialsError(
            "a proxy would carry plain http off this machine; remove proxy, or use https"
        )
    return usable_proxy("proxy", proxy, trusted)


def proxy_of_environment(url: httpx.URL) -> httpx.Proxy | None:
    """Return the proxy that the environment or the system has for an https URL, if any."""
    found = getproxies()
    proxies = {
        scheme: usable_proxy(
            f"{scheme.upper()}_PROXY", place if "://" in place else f"http://{place}", None
        )
        for scheme, place in found.items()
        if scheme in ("https", "all") and place
    }
    exempt = [
        name.strip().rpartition("://")[2].strip("[]") for name in found.get("no", "").split(",")
    ]
    if (
        "*" in exempt
        or url.host in exempt
        or proxy_bypass(url.host)
        or proxy_bypass(url.netloc.decode("ascii"))
    ):
        return None
    return proxies.get("https", proxies.get("all"))


def usable_proxy(name: str, proxy: str, trusted: ssl.SSLContext | None) -> httpx.Proxy:
    """Return a proxy; raises CredentialsError for an invalid URL."""
    try:
        found = httpx.Proxy(proxy, ssl_context=trusted if proxy.startswith("https:") else None)
    except (httpx.InvalidURL, AttributeError, TypeError, ValueError):
        found = None
    if found is None or not is_host(found.url):
        raise CredentialsError(
            f"{name} is not a valid URL; use http://HOST:PORT or https://HOST:PORT"
        )
    return found

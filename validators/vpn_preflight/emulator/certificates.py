"""Certificates for one run of the emulator; trustme, which makes them, comes with the extra `emulator`."""

from __future__ import annotations

import os
import ssl
from contextlib import contextmanager
from functools import lru_cache, partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight import extras
from vpn_preflight.emulator.hosts import is_service

try:
    import trustme
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        extras.missing("--tls", missing.name, "emulator"), name=missing.name
    ) from None

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Identity(NamedTuple):
    """What a server shows, and `ca`, the path of the authority that clients have to trust for it."""

    context: ssl.SSLContext
    ca: str


@contextmanager
def identity() -> Iterator[Identity]:
    """Make an authority and a certificate for loopback and for the services' own hosts; the file goes when the block ends.

    The authority's key never leaves memory. A certificate cannot have a wildcard in the middle of a name, where the region stands,
    so a service's host gets its own when a client asks for it.
    """
    authority = trustme.CA(organization_name="vpn-preflight emulator")
    by_name = lru_cache(maxsize=100)(partial(server_context, authority))

    def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name and is_service(name):
            connection.context = by_name(name)

    context = server_context(authority, *LOOPBACK)
    context.sni_callback = choose
    with TemporaryDirectory(prefix="vpn-preflight-") as folder:
        ca = os.path.join(folder, "ca.pem")
        authority.cert_pem.write_to_path(ca)
        yield Identity(context, ca)


def server_context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """Make a server's context with a certificate for some names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context

"""Certificates for one run of the emulator; trustme, of the extra `emulator`, makes them."""

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
    """The certificate of a server, and `ca`, the file of the authority that its clients trust."""

    context: ssl.SSLContext
    ca: str


@contextmanager
def identity() -> Iterator[Identity]:
    """Make an authority, and certificates for loopback and for the hosts of the services.

    The file of the authority is deleted when the block ends; its key never leaves memory. A host
    of a service gets its certificate when a client asks for it, because a wildcard cannot be in
    the middle of a name, where the region is.
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

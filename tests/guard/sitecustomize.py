"""Refuse every connection off this machine, here and, by PYTHONPATH, in every Python below.

The hook is below all libraries, sees connections, datagrams and look-ups of names, and cannot be
removed.
"""

import ipaddress
import sys

NAMES = ("localhost", "ip6-localhost", "", None)
EVENTS = (
    "socket.connect",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
)


def is_here(host: object) -> bool:
    """Tell whether a host is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in NAMES:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Raise for what would leave this machine; a Unix socket has a path for an address."""
    if event not in EVENTS:
        return
    address = arguments[-1] if event in ("socket.connect", "socket.sendto") else arguments
    if isinstance(address, tuple) and not is_here(address[0]):
        raise AssertionError(f"a test tried to reach {address[0]!r}")


sys.addaudithook(refuse)

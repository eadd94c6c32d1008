"""One HTTP request as plain data, whether it was sent, captured or received."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fields(dict[str, str]):
    """Headers whose names are in lower case."""


class Message(NamedTuple):
    """One request.

    `target` is path and query as in the request line. Names of headers may be in any case. With an
    empty `host`, the headers have it; either may have a port. `parameters` are those of a form that
    was just written, which nobody has to read again.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""
    scheme: str = "https"
    host: str = ""
    parameters: tuple[tuple[str, str], ...] | None = None

    def __repr__(self) -> str:
        # Query, headers and body may hold keys.
        return f"<Message {self.method} of {len(self.body)} bytes>"

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query, without its question mark."""
        return self.target.partition("?")[2]

    @property
    def fields(self) -> dict[str, str]:
        """The headers with their names in lower case."""
        if type(self.headers) is Fields:
            return self.headers
        return {name.lower(): value for name, value in self.headers.items()}

    @property
    def authority(self) -> str:
        """The host, with its port where that is written."""
        return self.host or self.fields.get("host", "")

    @property
    def url(self) -> str:
        """The whole URL."""
        return f"{self.scheme}://{self.authority}{self.target}"


def without_port(host: str) -> str:
    """Return a host without its port; the colons of an IPv6 address are in brackets."""
    return re.sub(r":[0-9]*\Z", "", host) if ":" in host else host

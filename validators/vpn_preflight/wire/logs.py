"""Keep signed URLs and tokens out of the logs of the libraries below us."""

from __future__ import annotations

import logging
import re
from functools import cache

import httpx

from vpn_preflight import codec, contract

__all__ = ["LOGGER", "protect_logs"]

LOGGER = logging.getLogger("vpn_preflight")


@cache
def secret_header() -> re.Pattern[str]:
    """Match a credential header as httpcore prints it."""
    schemes = [scheme for name in contract.service_names() for scheme in contract.service(name)["security"].values()]
    names = "|".join(header for scheme in schemes for header in scheme.get("x-secret-headers", []))
    return re.compile(rf"""\(b'({names})', b(?:'[^']*'|"[^"]*")\)""", re.IGNORECASE)


class Protection(logging.Filter):
    """Mask what a record would show of a signed URL or of a credential header."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place, and let it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(masked_url(value) if isinstance(value, httpx.URL) else value for value in record.args)
        if isinstance(record.msg, str):
            record.msg = secret_header().sub(rf"(b'\1', b'{codec.MASK}')", record.msg)
        return True


def masked_url(url: httpx.URL) -> httpx.URL | str:
    """Cut the query off a signed URL; leave any other as it is."""
    return f"{url.copy_with(query=None)}?{codec.MASK}" if "Signature" in url.params else url


PROTECTION = Protection()


def protect_logs() -> None:
    """Put the filter on the loggers of httpx and httpcore; again is no harm."""
    for name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy"):
        logging.getLogger(name).addFilter(PROTECTION)

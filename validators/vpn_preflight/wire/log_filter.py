"""Keep what may hold a secret out of the logs of the libraries below us.

Within a call of ours only what is known to be harmless stays. The rest of the process keeps its
logs, apart from what is signed.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

import httpcore
import httpx

from vpn_preflight import contract
from vpn_preflight.redaction import MASK, secret_headers
from vpn_preflight.wire.deadline import is_under_way

LOGGER = logging.getLogger("vpn_preflight")
# The program decides where lines go; without this Python would print warnings by itself.
LOGGER.addHandler(logging.NullHandler())
# A value of bytes as Python prints it.
BYTES = r"""b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
# What httpcore prints of an answer (headers, which may repeat anything, or an unreadable line) and
# of a proxy's password.
ANSWER = re.compile(r"\b(return_value=\(|exception=\w*|auth=).*", re.DOTALL)

# Strings that are arguments of their own in a line of httpx.
HARMLESS = frozenset(
    (
        "GET",
        "POST",
        "PUT",
        "HTTP/1.0",
        "HTTP/1.1",
        "HTTP/2",
        *(httpx.codes.get_reason_phrase(code) for code in httpx.codes),
    )
)


@cache
def secret_header() -> re.Pattern[str]:
    """Match a credential header as httpcore prints it."""
    names = "|".join(
        header for service in contract.service_names() for header in secret_headers(service)
    )
    return re.compile(rf"\(b'({names})', {BYTES}\)", re.IGNORECASE)


@cache
def proofs() -> frozenset[str]:
    """List the parameters that prove the caller."""
    services = map(contract.service, contract.service_names())
    return frozenset(
        scheme.proof
        for service in services
        for scheme in service.schemes.values()
        if not scheme.header
    )


class Protection(logging.Filter):
    """Mask what a record would show of signed URLs, credential headers and answers to our calls."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place, and let it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(map(mask_argument, record.args))
        if isinstance(record.msg, str):
            record.msg = secret_header().sub(rf"(b'\1', b'{MASK}')", record.msg)
            record.msg = ANSWER.sub(rf"\1{MASK}", record.msg) if is_under_way() else record.msg
        return True


def mask_argument(value: Any) -> Any:
    """Cut the query off a signed URL, and hide the reason that an answer gives for its status."""
    if isinstance(value, httpx.URL) and not proofs().isdisjoint(value.params):
        return f"{value.copy_with(query=None)}?{MASK}"
    is_harmless = not isinstance(value, str) or value in HARMLESS
    return value if is_harmless or not is_under_way() else MASK


def is_no_retry_of_ours(record: logging.LogRecord) -> bool:
    """Return whether a record of stamina is not about our retries, which have log lines of ours."""
    return not (is_under_way() and getattr(record, "stamina.callable", None) == "<context block>")


PROTECTION = Protection()
# Of httpcore; it loads some of them when they are first needed.
PARTS = ("connection", "http11", "http2", "proxy", "socks")


def protect_logs() -> None:
    """Put the filters on the loggers of httpx, httpcore and stamina; again is no harm."""
    for name in names_below():
        logging.getLogger(name).addFilter(PROTECTION)
    logging.getLogger("stamina").addFilter(is_no_retry_of_ours)


def names_below() -> set[str]:
    """Return the loggers of both libraries, whose import names may differ from `httpx`.

    A filter does not hold for loggers below its own, so that each is named.
    """
    roots = (httpx.__name__, httpcore.__name__)
    known = {
        name
        for name in list(logging.root.manager.loggerDict)
        if name.startswith(tuple(f"{root}." for root in roots))
    }
    return {*roots, *known, *(f"{httpcore.__name__}.{part}" for part in PARTS)}

"""What comes out: an answer as plain data."""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.finding import with_advice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.finding import Finding
    from vpn_preflight.service import ListedError


class Answer(NamedTuple):
    """One answer as it goes out; `value` is what its body was written from."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    value: Any = None

    def __repr__(self) -> str:
        # The body may echo a key.
        return f"<Answer {self.status} of {len(self.body)} bytes>"

    def json(self) -> Any:
        """Read the body."""
        return json.loads(self.body)


def json_answer(status: int, body: Any) -> Answer:
    """Write an answer; in ASCII, because a name that is echoed may hold what UTF-8 cannot carry."""
    written = json.dumps(body).encode("ascii")
    return Answer(status, {"Content-Type": "application/json"}, written, body)


def listed_error(operation: Operation, code: str | int) -> ListedError:
    """Look up an error of the contract by its code."""
    return next(error for error in operation.errors if error.code == code)


def clock_tolerance(operation: Operation) -> int:
    """Return how many seconds the clock of a signature may be off."""
    return contract.service(operation.service).clock_tolerance or 0


def error_sentences(findings: list[Finding]) -> str:
    """Write the errors among findings as one text without any value; empty if there is none."""
    errors = [finding for finding in findings if finding.severity == "error"]
    return "; ".join(
        f"{one.pointer or '(payload)'} {one.code} {with_advice(one.message, one.advice)}"
        for one in errors
    )


def same(given: str, expected: str) -> bool:
    """Compare two secrets in a time that does not depend on them."""
    return hmac.compare_digest(given.encode(), expected.encode())

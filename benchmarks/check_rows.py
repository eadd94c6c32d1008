"""What a check costs, next to the same rules by hand and to the library behind the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import chain
from jsonschema import Draft202012Validator
from measure import Row, function
from payloads import CLEAN, FIVE_ERRORS, FULL, OPERATION

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.finding import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["rows"]

VALIDATOR = Draft202012Validator(contract.operation(OPERATION).request.node)
CHAIN = "a hand-written chain of all rules"


def rows() -> Iterator[Row]:
    """Yield the comparisons."""
    yield against_chain("check, payload without findings", CLEAN, 1.2, 10_000)
    yield against_chain("check, full payload, six findings", FULL, 1.5, 5_000)
    yield Row(
        *("check, five errors and advice", "jsonschema iter_errors, same schema, errors only", 1.5),
        function(lambda: check(OPERATION, FIVE_ERRORS), 200),
        function(lambda: list(VALIDATOR.iter_errors(FIVE_ERRORS)), 200),
        five_errors_agree,
    )
    # More than the reader of ranges remembers, on both sides.
    many, few = (ranges(count) for count in (40_000, 5_000))
    yield Row(
        *("check, each of 40,000 ranges", "each of 5,000 ranges", 1.3),
        function(lambda: check(OPERATION, many), 1),
        eightfold(function(lambda: check(OPERATION, few), 8)),
    )


def against_chain(what: str, payload: dict[str, Any], goal: float, times: int) -> Row:
    """Compare with the chain, which finds the same at the same places."""

    def agree() -> None:
        found = [(finding.code, finding.pointer) for finding in check(OPERATION, payload)]
        assert found == [(code, pointer) for code, pointer, _ in chain.findings(payload)], found

    ours = function(lambda: check(OPERATION, payload), times)
    return Row(what, CHAIN, goal, ours, function(lambda: chain.findings(payload), times), agree)


def five_errors_agree() -> None:
    """Both report five errors, at the same places."""
    found = [
        finding.pointer for finding in check(OPERATION, FIVE_ERRORS) if finding.severity == "error"
    ]
    expected = sorted(
        join_pointer(error.absolute_path) for error in VALIDATOR.iter_errors(FIVE_ERRORS)
    )
    assert (5, expected) == (len(found), sorted(found))


def ranges(count: int) -> dict[str, Any]:
    """Build a payload with many ranges that do not overlap."""
    return CLEAN | {
        "userGwCidrBlock": [f"{n >> 16}.{n >> 8 & 255}.{n & 255}.0/24" for n in range(count)]
    }


def eightfold(clock: Any) -> Any:
    """Return a clock of eight times as much."""
    return lambda: 8 * clock()

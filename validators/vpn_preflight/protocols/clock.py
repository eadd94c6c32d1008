"""When a request was signed, checked against a clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.protocols import form
from vpn_preflight.protocols.scheme import Flaw

if TYPE_CHECKING:
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Signature
    from vpn_preflight.service import SecurityScheme

MINUTE, HOUR, DAY = 60, 3600, 86400
DIGITS = re.compile("[0-9]+")
# By the number of digits that a time of our days has; 14 are a date.
UNITS = {
    **dict.fromkeys((9, 10, 11), "seconds"),
    **dict.fromkeys((12, 13), "milliseconds"),
    **dict.fromkeys((15, 16), "microseconds"),
    **dict.fromkeys((18, 19), "nanoseconds"),
}
# The distances of local times from UTC, in hours.
OFFSETS = (
    *(hours for hours in range(-12, 15) if hours),
    *(-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75),
)


def written_time(scheme: Signature, facts: SecurityScheme, message: Message) -> str:
    """Return the time of a signature as it is written; empty if there is none."""
    if facts.header:
        return message.fields.get(scheme.TIME.lower(), "")
    return dict(form.pairs(message)).get(scheme.TIME, "")


def malformed_time(scheme: Signature, facts: SecurityScheme, message: Message) -> Flaw | None:
    """Return what is wrong with how the time of a signature is written."""
    is_valid, written = scheme.time_of(message) is not None, written_time(scheme, facts, message)
    problem = misspelt(written, is_valid=is_valid)
    return Flaw(problem, scheme.TIME_ADVICE, scheme.TIME) if problem else None


def misspelt(written: str, *, is_valid: bool) -> str | None:
    """Return what is wrong with a time; a valid one may still be in another unit than seconds."""
    unit = UNITS.get(len(written)) if DIGITS.fullmatch(written) else None
    if unit and (unit != "seconds" or not is_valid):
        return f"in {unit}"
    if is_valid:
        return None
    return "not a valid time" if written else "not set"


def wrong_time(
    scheme: Signature, facts: SecurityScheme, message: Message, now: float, old: str | None = None
) -> Flaw | None:
    """Return what is wrong with the time of a signature, which should be that of `now`.

    `old` is the advice on a request that is just old; None if it was sent at `now`.
    """
    signed, tolerance = scheme.time_of(message), facts.clock_tolerance or 0
    if signed is not None and abs(signed - now) <= tolerance:
        return None
    malformed = malformed_time(scheme, facts, message)
    if malformed or signed is None:
        return malformed
    ahead = signed - now
    side = "ahead of" if ahead > 0 else "behind"
    clock = "the clock" if old else "the time the request was sent"
    problem = f"{duration(abs(ahead))} {side} {clock}, and the service allows {duration(tolerance)}"
    return Flaw(problem, time_advice(ahead, tolerance, old), scheme.TIME)


def time_advice(ahead: float, tolerance: float, old: str | None) -> str:
    """Return what to do about a time; one that is behind may be old or local, or both."""
    is_local = any(abs(ahead - hours * HOUR) <= tolerance for hours in OFFSETS)
    if old is None or ahead > 0:
        return "use UTC, not local time" if is_local else "set the clock of the machine that signs"
    return f"{old}, or use UTC if this is local time" if is_local else old


def duration(seconds: float) -> str:
    """Write a duration in the units that fit it."""
    if seconds >= 2 * DAY:
        return f"{seconds / DAY:.0f} days"
    if seconds >= HOUR:
        hours, rest = divmod(round(seconds / MINUTE), 60)
        minutes = f" {counted(rest, 'minute')}" if rest else ""
        return counted(hours, "hour") + minutes
    whole = seconds >= 2 * MINUTE
    return counted(round(seconds / MINUTE), "minute") if whole else counted(seconds, "second")


def counted(number: float, unit: str) -> str:
    """Write a number of units."""
    return f"{number:.0f} {unit}" + ("" if round(number) == 1 else "s")

"""The words of a plan: a line for each refusal and each field, and a summary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import with_advice
from vpn_preflight.plan.entries import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.plan.entries import Entry, Plan, Refusal

REFUSED = "refused"
# So that the fields are below each other.
WIDTH = max(map(len, (*STATUSES, REFUSED)))


def lines(plan: Plan) -> Iterator[str]:
    """Yield the plan as the command line prints it, without colours."""
    yield from (line for _, line in marked_lines(plan))


def marked_lines(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each line with its status, which is empty for the first and the last line."""
    ids = ", ".join(f"{name} {value}" for name, value in plan.target.items())
    yield "", one_line(f"{plan.operation}: {ids}")
    for refusal in plan.refusals:
        yield REFUSED, f"  {REFUSED:{WIDTH}}  {one_line(refusal_words(refusal))}"
    for status in STATUSES:
        for entry in plan.with_status(status):
            yield status, f"  {status:{WIDTH}}  {one_line(entry_words(entry))}"
    yield "", summary(plan)


def refusal_words(refusal: Refusal) -> str:
    """Return why the service refuses the change, and what to do about it."""
    code = f"{refusal.code}: " if refusal.code else ""
    return with_advice(f"{code}{refusal.message}", refusal.advice)


def entry_words(entry: Entry) -> str:
    """Return a field with its values; a secret has none to show."""
    values = "" if entry.is_secret else f": {values_of(entry)}"
    why = f" ({entry.why})" if entry.why else ""
    return f"{entry.place}{values}{why}"


def values_of(entry: Entry) -> str:
    """Return the present value, and what becomes of it."""
    if entry.status == "changes":
        return f"{json_words(entry.now)} -> {json_words(entry.then)}"
    if entry.status == "unknown" and entry.then is not None:
        return f"? -> {json_words(entry.then)}"
    return json_words(entry.now)


def json_words(value: Any) -> str:
    """Write a value as JSON, with escapes where a character cannot be printed."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def one_line(text: str) -> str:
    """Escape what would end the line or move the cursor."""
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


def summary(plan: Plan) -> str:
    """Count the fields of each status."""
    counts = {status: len(plan.with_status(status)) for status in STATUSES}
    found = [f"{status}: {count}" for status, count in counts.items() if count]
    start = "the service would refuse it; " if plan.is_refused else ""
    return f"{start}{', '.join(found) or 'no fields'}; nothing was changed"

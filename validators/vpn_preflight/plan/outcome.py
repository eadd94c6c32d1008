"""What became of a change: what the service did not take, and what cannot be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.plan.comparison import NOT_SHOWN, NOT_THERE
from vpn_preflight.plan.text import entry_words, json_words, one_line, refusal_words
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.plan.entries import Entry, Plan


@hide_fields
class Outcome(NamedTuple):
    """The state that was read after a change, next to what was sent.

    `task` is the id of the task that was waited for, None where the service knows none. `plan` has
    what the same change would do now. No value in it is a secret.
    """

    task: str | None
    plan: Plan

    @property
    def not_taken(self) -> list[Entry]:
        """The fields that were sent and that the service shows with another value."""
        return self.plan.with_status("changes")

    @property
    def not_shown(self) -> list[Entry]:
        """The fields that were sent and that the service does not show."""
        return [entry for entry in self.plan.entries if entry.why in (NOT_SHOWN, NOT_THERE)]

    @property
    def is_gone(self) -> bool:
        """Whether the service no longer has what was changed."""
        return bool(self.plan.refusals) and not self.plan.entries

    @property
    def is_taken(self) -> bool:
        """Whether nothing that was sent has another value now."""
        return not self.not_taken and not self.is_gone

    def as_text(self) -> str:
        """Return the outcome as the command line prints it."""
        return "\n".join(lines(self))


def lines(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each field that was not taken or is not shown, and a summary."""
    if outcome.is_gone:
        yield from (f"  not found  {one_line(refusal_words(one))}" for one in outcome.plan.refusals)
    for entry in outcome.not_taken:
        yield f"  not taken  {one_line(not_taken_words(entry))}"
    for entry in outcome.not_shown:
        yield f"  not shown  {one_line(entry_words(entry._replace(why=None)))}"
    yield summary(outcome)


def not_taken_words(entry: Entry) -> str:
    """Return a field with the value that it has and the one that was sent, but for a secret."""
    if entry.is_secret:
        return entry.place
    return f"{entry.place}: is {json_words(entry.now)}, but {json_words(entry.then)} was sent"


def summary(outcome: Outcome) -> str:
    """Count the fields that were sent."""
    same = len(outcome.plan.with_status("same"))
    words = (
        f"{same} taken",
        f"{len(outcome.not_taken)} not taken",
        f"{len(outcome.not_shown)} not shown by the service",
    )
    return ", ".join(word for word in words if not word.startswith("0 ")) or "nothing to compare"

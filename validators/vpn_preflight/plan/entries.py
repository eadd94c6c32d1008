"""What a plan consists of: an entry for each field, and what the service refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vpn_preflight.finding import join_pointer, step
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.finding import Confidence

Status = Literal["changes", "same", "stays", "unknown"]
# In the order of what matters to somebody who is about to send the change.
STATUSES: tuple[Status, ...] = ("changes", "unknown", "same", "stays")


@hide_fields
class Entry(NamedTuple):
    """What becomes of one field.

    It `changes`, is set to what it is (`same`), is not set and `stays`, or is `unknown`; `why` says
    the reason of that. `now` is the present value and `then` what is set, None where there is none.
    A secret has neither.
    """

    tokens: tuple[str | int, ...]
    status: Status
    now: Any = None
    then: Any = None
    is_secret: bool = False
    why: str | None = None

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the field in the payload."""
        return join_pointer(self.tokens)

    @property
    def place(self) -> str:
        """The path of the field as people write it."""
        return "".join(step(str(token)) for token in self.tokens).removeprefix(".")

    def as_dict(self) -> dict[str, Any]:
        """Return the entry as JSON has it."""
        return {
            "pointer": self.pointer,
            "status": self.status,
            "secret": self.is_secret,
            "now": self.now,
            "then": self.then,
            "why": self.why,
        }


@hide_fields
class Refusal(NamedTuple):
    """Why the service refuses the change in the present state; `code` is None if not published."""

    message: str
    advice: str | None = None
    code: str | None = None
    confidence: Confidence = "documented"

    def as_dict(self) -> dict[str, Any]:
        """Return the refusal as JSON has it."""
        return self._asdict()


@hide_fields
class Plan(NamedTuple):
    """What a change would do: `target` has the ids of what is changed, `entries` every field.

    No value in it is a secret.
    """

    operation: str
    target: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the docs say that the service refuses the change."""
        return bool(self.refusals)

    def with_status(self, status: Status) -> list[Entry]:
        """Return the entries of one status, in the order of the docs."""
        return [entry for entry in self.entries if entry.status == status]

    def as_dict(self) -> dict[str, Any]:
        """Return the plan as JSON has it."""
        return {
            "operation": self.operation,
            "target": dict(self.target),
            "refusals": [refusal.as_dict() for refusal in self.refusals],
            "fields": [
                entry.as_dict() for status in STATUSES for entry in self.with_status(status)
            ],
        }

    def as_text(self) -> str:
        """Return the plan as the command line prints it."""
        from vpn_preflight.plan.text import lines  # noqa: PLC0415 - it needs this module

        return "\n".join(lines(self))

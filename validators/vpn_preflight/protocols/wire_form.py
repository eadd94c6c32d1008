"""What every wire form does: write a payload as a request, and read one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message

# Values by name, as they are written.
Payload = dict[str, Any]
WireStyle = Literal["indexed", "unindexed"]
# They decide how the bytes of a body are read.
BODY_HEADERS = ("Content-Type", "Content-Encoding")


class UnsendableError(ValueError):
    """A value that would vanish or change in the wire form; the message never shows it.

    `member` is the field of the payload; `problem` names what is at fault inside of it.
    """

    def __init__(self, name: Any, problem: str, advice: str) -> None:
        self.member = str(name).partition(".")[0]
        self.problem = problem if self.member == str(name) else f"{name} {problem}"
        self.advice = advice
        super().__init__(f"{name}: {problem}; {advice}")


@hide_fields
class Reading(NamedTuple):
    """A payload as the check sees it.

    `payload` is nested, without common parameters, which are in `common`. `written` maps pointers
    into `payload` to the names of parameters, and is empty unless it was in the wire form.
    """

    payload: Any
    common: Mapping[str, Any]
    written: dict[str, str]

    def pointer(self, pointer: str) -> str:
        """Point at the parameter of a field, or at the root for a missing field.

        In a parameter that is a string of JSON, the pointer continues inside of it.
        """
        if not self.written:
            return pointer
        known = pointer
        while known and known not in self.written:
            known = known.rpartition("/")[0]
        return join_pointer([self.written[known]]) + pointer.removeprefix(known) if known else ""


class Wire(Protocol):
    """One wire form, as a module of this package.

    `HEADERS` are the headers that are a part of what a request means.
    """

    HEADERS: tuple[str, ...]

    def methods(self, operation: Operation) -> tuple[str, ...]:
        """List the methods that the service accepts for an operation."""

    def encode(
        self, operation: Operation, message: Message, payload: Any, style: WireStyle
    ) -> Message:
        """Write a payload into a request that has method and target; raises UnsendableError."""

    def read(self, operation: Operation, payload: Any) -> Reading:
        """Separate the common parameters from a payload; nest one in the wire form."""

"""What every wire form can do: write a payload as a request, and read one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message

# A payload as it is written: values by name.
Payload = dict[str, Any]
WireStyle = Literal["indexed", "unindexed"]
# They decide what the bytes of a body are.
BODY_HEADERS = ("Content-Type", "Content-Encoding")


class UnsendableError(ValueError):
    """A value that would vanish or change on its way through the wire form; the message never shows the value.

    `member` is the member of the payload.
    """

    def __init__(self, name: Any, reason: str) -> None:
        self.member = str(name).partition(".")[0]
        super().__init__(f"{name} {reason}")


@hide_fields
class Reading(NamedTuple):
    """A payload as the check sees it.

    `payload` is nested and free of common parameters, which stand in `common`. `written` maps a pointer into `payload` to the name
    under which the member was written, and is empty unless the payload came as on the wire.
    """

    payload: Any
    common: Mapping[str, Any]
    written: dict[str, str]

    def pointer(self, pointer: str) -> str:
        """Point at the field as it was written: the parameter itself, or the root for a field that is missing.

        In a parameter that is a string of JSON, the pointer goes on inside of it.
        """
        if not self.written:
            return pointer
        known = pointer
        while known and known not in self.written:
            known = known.rpartition("/")[0]
        return join_pointer([self.written[known]]) + pointer.removeprefix(known) if known else ""


class Wire(Protocol):
    """One wire form; modules of this package are such.

    `HEADERS` are the headers of a request that say what it means.
    """

    HEADERS: tuple[str, ...]

    def methods(self, operation: Operation) -> tuple[str, ...]:
        """List the methods that the service takes for an operation."""

    def encode(
        self, operation: Operation, message: Message, payload: Any, style: WireStyle
    ) -> Message:
        """Write a payload into a request that has method and target; raises UnsendableError."""

    def read(self, operation: Operation, payload: Any) -> Reading:
        """Take the common parameters off a payload, and nest it if it is written as on the wire."""

"""What every way to prove the caller can do, and what it says of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message


@hide_fields
class Flaw(NamedTuple):
    """What is wrong with a proof, and what to do about it.

    `place` is the header or parameter at fault; empty if that is the proof itself.
    """

    problem: str
    advice: str
    place: str = ""

    def line(self, proof: str) -> str:
        """Join place, problem and advice; `proof` names the proof itself."""
        return f"{self.place or proof}: {self.problem}; {self.advice}"


class NotSignedError(ValueError):
    """No key can fit a request."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw
        super().__init__(flaw.line("signature"))


class Keys(Protocol):
    """What proves the caller: a key's id, its secret, and the token of temporary keys."""

    @property
    def id(self) -> str:
        """The public id."""

    @property
    def secret(self) -> str:
        """The secret."""

    @property
    def token(self) -> str | None:
        """The token."""


@hide_fields
class Claim(NamedTuple):
    """What a request says of its own proof.

    `signed` lists headers in lower case; `scope` is what a key derived from the secret is for.
    """

    key_id: str
    signature: str
    signed: tuple[str, ...] = ()
    nonce: str = ""
    scope: str = ""


@hide_fields
class Mistake(NamedTuple):
    """A common mistake, and whether it explains a signature, given the secret."""

    flaw: Flaw
    explains: Callable[[str], bool]


@hide_fields
class Step(NamedTuple):
    """One step of a signature, and its result."""

    words: str
    lines: list[str]


class Scheme(Protocol):
    """One way to prove the caller, as a module of this package.

    `SETTING_HEADERS` are the headers that carry a setting of the client, which is a part of what a
    request means.
    """

    SETTING_HEADERS: Mapping[str, str]

    def sign(
        self, message: Message, keys: Keys, now: float, settings: Mapping[str, str]
    ) -> Message:
        """Return a request with its proof; `settings` are those of the client, and a `nonce`."""

    def read(self, message: Message) -> Claim:
        """Read the proof of a request; raises NotSignedError."""

    def expected(self, message: Message, claim: Claim, secret: str) -> str:
        """Compute the proof that a request must have."""


class Signature(Scheme, Protocol):
    """A scheme that computes its proof over the request.

    `TIME` is the header or parameter with the time of a signature, `TIME_ADVICE` says how to write
    it. `IS_SHOWN` says whether the service shows what it signed when it refuses a signature.
    """

    TIME: str
    TIME_ADVICE: str
    IS_SHOWN: bool

    def time_of(self, message: Message) -> float | None:
        """Read when a request was signed, in seconds since 1970."""

    def canonical(self, message: Message, claim: Claim, like: str | None = None) -> str:
        """Write what is signed as the service shows it, with the time of `like` if given."""

    def mistakes(self, operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
        """Yield common mistakes."""

    def steps(self, message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
        """Yield the steps of a signature; `shown` is the request, masked."""

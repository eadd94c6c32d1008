"""What every way to prove the caller can do, and what it says of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message


class NotSignedError(ValueError):
    """No key can fit a request; the message says what is wrong with its signature."""


class Keys(Protocol):
    """What proves the caller: the id of a key, its secret, and the token of temporary keys."""

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
    """A mistake that is often made, and whether it explains a signature, given the secret."""

    words: str
    explains: Callable[[str], bool]


@hide_fields
class Step(NamedTuple):
    """One idea of a signature, and what comes out of it."""

    words: str
    lines: list[str]


class Scheme(Protocol):
    """One way to prove the caller; modules of this package are such.

    `SETTING_HEADERS` are the headers that carry a setting of the client, and so say what a request
    means.
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

    `TIME` is the header or parameter with the time of a signature, `TIME_WORDS` says what is wrong
    with one that cannot be read, if that needs saying here. `IS_SHOWN` says whether the service
    shows what it signed when it refuses a signature.
    """

    TIME: str
    TIME_WORDS: str
    IS_SHOWN: bool

    def time_of(self, message: Message) -> float | None:
        """Read when a request was signed, in seconds since 1970."""

    def canonical(self, message: Message, claim: Claim, like: str | None = None) -> str:
        """Write what is signed as the service shows it, with the time of `like` if that is given."""

    def mistakes(self, operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
        """Yield the usual mistakes."""

    def steps(self, message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
        """Yield how the signature of a claim comes about; `shown` is the request, masked."""

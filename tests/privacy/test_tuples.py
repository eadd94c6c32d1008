"""Our quick named tuples are those of the standard library in everything that is used."""

from __future__ import annotations

import pickle
from typing import Any
from typing import NamedTuple as Standard

import pytest

from vpn_preflight.tuples import NamedTuple


class Quick(NamedTuple):
    """Two fields."""

    first: str
    second: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        """Join them."""
        return f"{self.first}{self.second}"


class Slow(Standard):
    """Two fields."""

    first: str
    second: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        """Join them."""
        return f"{self.first}{self.second}"


@pytest.mark.parametrize(
    "fact",
    [
        lambda made: made("a"),
        lambda made: made("a", second=(1,))._replace(first="b"),
        lambda made: made._make(["a", ()]),
        lambda made: made("a")._asdict(),
        lambda made: made(first="a") == made("a") == ("a", ()),
        lambda made: made.__match_args__,
        lambda made: made("a").both,
        lambda made: made._fields,
        lambda made: made._field_defaults,
        lambda made: list(made.__annotations__),
        lambda made: made.__doc__,
        lambda made: made.__module__,
        lambda made: made.__mro__[1:],
        lambda made: repr(made("a")).partition("(")[2],
        lambda made: made.__qualname__ == made.__name__,
        lambda made: hasattr(made("a"), "__dict__"),
        lambda made: type(pickle.loads(pickle.dumps(made("a")))) is made,  # noqa: S301 - ours
    ],
)
def test_a_quick_one_is_as_a_slow_one(fact: Any) -> None:
    """Fields, defaults, annotations, methods, and what a process sends to another."""
    assert fact(Slow) == fact(Quick)


def test_a_field_without_a_value_is_missed() -> None:
    """As in any call."""
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]

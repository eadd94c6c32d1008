"""A short run of the fuzz, and that it is awake; `make fuzz` is the long one."""

import signal
from typing import Any

import pytest
from fuzz import claims
from fuzz.claims import SECRET, flaws
from fuzz.mutations import Input
from fuzz.run import examples, failures

from vpn_preflight.lint import Settings, diff, edits, excerpt

INPUTS = examples()
HEAD = b"vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
SLIP = HEAD + f"IKESet: [{{dhGroupName: GROUP14}}] # why\npreSharedKey: {SECRET}\n".encode()


def test_a_short_run() -> None:
    """Nothing breaks, nothing is lost and no secret shows in files that are changed at random."""
    assert [] == [(number, flaw) for number, _, flaw in failures(INPUTS, 0, range(300))]


def test_the_same_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of a run and the seed make its file."""
    monkeypatch.setattr("fuzz.run.flaws", lambda given: [given.content])
    first, again, other = (
        [one for _, _, one in failures(INPUTS, seed, range(20))] for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_every_kind_of_file_is_changed() -> None:
    """Examples of each kind are there, and some hold a secret."""
    assert {"json", "yaml", "ndjson", "har", "http", "curl", "txt"} <= {
        one.name.rpartition(".")[2] for one in INPUTS
    }
    assert 50 < sum(SECRET.encode() in one.content for one in INPUTS)


def test_a_file_of_which_all_holds() -> None:
    """It has no flaw."""
    assert [] == list(flaws(Input("a.yaml", SLIP)))


def broken(monkeypatch: pytest.MonkeyPatch, what: Any, name: str, other: Any) -> list[str]:
    """The flaws of a file while a part of ours is another one."""
    monkeypatch.setattr(what, name, other)
    return list(flaws(Input("a.yaml", SLIP)))


def test_a_secret_that_shows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """In an excerpt, and in a difference."""
    unmasked = HEAD + b"IKESet: [{dhGroupName: GROUP14}]\n"
    assert [] == list(flaws(Input("a.yaml", unmasked)))
    assert ["a secret shows"] == broken(monkeypatch, diff, "hidden_spans", lambda *_: [])
    monkeypatch.undo()
    assert ["a secret shows"] == broken(monkeypatch, excerpt, "hidden_places", lambda *_: set())


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (
            SLIP.replace(b"GROUP14", b"group14").replace(b"# why", b""),
            "1 fixes changed more comments",
        ),
        (
            SLIP.replace(b"GROUP14", b"group14").replace(b"vpc-1", b"vpc-2"),
            "1 fixes changed more values",
        ),
        (
            SLIP.replace(b"GROUP14", b"group14").replace(b"vpcId", b"x").replace(b"vpnGwId", b"y"),
            "1 fixes changed more names",
        ),
        (b"{" + SLIP, "fixes changed which documents can be read"),
        (SLIP + b"\n", "fixes leave something to fix"),
    ],
)
def test_what_is_lost_is_found(monkeypatch: pytest.MonkeyPatch, text: bytes, flaw: str) -> None:
    """Whatever else a fix does."""

    def apply_fixes(name: str, content: bytes, settings: Settings) -> tuple[bytes, int]:
        return (text, 1) if content == SLIP else edits.apply_fixes(name, content, settings)

    monkeypatch.setattr(claims, "apply_fixes", apply_fixes)
    assert flaw in list(flaws(Input("a.yaml", SLIP)))


def test_what_hangs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time is up at once here, so that nobody waits for it."""
    monkeypatch.setattr(claims, "outputs", lambda _: signal.raise_signal(signal.SIGALRM))
    ((_, _, flaw),) = failures(INPUTS, 0, [7])
    assert "HangingError" in flaw


def test_what_is_raised_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a failure of its run."""
    monkeypatch.setattr(claims, "outputs", lambda _: 1 // 0)
    ((number, _, flaw),) = failures(INPUTS, 0, [7])
    assert (7, True) == (number, "ZeroDivisionError" in flaw)

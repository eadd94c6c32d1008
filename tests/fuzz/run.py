"""Fuzz the readers, the rules and the fixes: `make fuzz`, or `make fuzz RUNS=1000 SEED=7`.

Each run has a seed of its own, so that one that fails can be had again: `--only NUMBER`.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import tomllib
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from fuzz.claims import flaws, with_secrets
from fuzz.mutations import Input, mutated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["examples", "failures"]

EXAMPLES = Path(__file__).parents[1] / "examples"
# Bytes; what is larger shows nothing more, and takes longer.
LARGEST = 8192
# Seconds in which a changed example of that size is done many times over.
PATIENCE = 20


class HangingError(Exception):
    """A run takes too long."""


def examples() -> list[Input]:
    """Read all example files, secrets replaced."""
    found = [
        Input(path.name, path.read_bytes())
        for path in sorted(EXAMPLES.rglob("*"))
        if path.is_file()
    ]
    files = [one for one in found if not one.name.endswith((".expected.json", ".run.toml"))]
    written = [
        tomllib.loads(one.content.decode()) for one in found if one.name.endswith(".run.toml")
    ]
    files += [
        Input(one["file"], one["text"].encode())
        for one in written
        if "text" in one and not one["file"].endswith(".py")
    ]
    return [with_secrets(one) for one in files if len(one.content) <= LARGEST]


def failures(
    inputs: list[Input], seed: int, numbers: Iterable[int]
) -> Iterator[tuple[int, Input, str]]:
    """Yield each run that fails, with its number, its file and what is wrong."""
    before = signal.signal(signal.SIGALRM, hanging)
    for number in numbers:
        given = mutated(Random(f"{seed}:{number}"), inputs)  # noqa: S311 - the same numbers each time
        try:
            signal.alarm(PATIENCE)
            found = list(flaws(given))
        except Exception:  # noqa: BLE001 - whatever it is, it is a failure
            found = [traceback.format_exc()]
        finally:
            signal.alarm(0)
        yield from ((number, given, flaw) for flaw in found)
    signal.signal(signal.SIGALRM, before)


def hanging(*_: Any) -> None:
    """Stop a run that takes too long."""
    raise HangingError


def main() -> int:
    """Run, show what fails, and tell by the exit code whether anything did."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=1800, help="stop after so long, and say so")
    parser.add_argument("--only", type=int, help="the number of one run")
    given = parser.parse_args()
    end = time.monotonic() + given.seconds
    inputs, count, done = examples(), 0, 0
    for number in [given.only] if given.only is not None else range(given.runs):
        if time.monotonic() > end:
            break
        done += 1
        for _, file, flaw in failures(inputs, given.seed, [number]):
            count += 1
            print(f"run {number}: {file.name}: {flaw}\n{file.content!r}\n", flush=True)  # noqa: T201 - a script
    print(f"{done} runs of seed {given.seed} over {len(inputs)} examples: {count} failures")  # noqa: T201 - a script
    return int(count > 0 or (given.only is None and done < given.runs))


if __name__ == "__main__":
    sys.exit(main())

"""Run all comparisons in one run, and write them to README.md, for `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import call_rows
import check_rows
import command_rows
import emulator_rows
import socket_rows
from measure import medians

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measure import Row

PEERS = (
    "check-jsonschema",
    "httpx",
    "huaweicloudsdkvpn",
    "jsonschema",
    "qcloudapi-sdk-python",
    "tencentcloud-sdk-python-vpc",
)
HEAD = """\
# Benchmarks

<!-- Written by `make bench`. -->

`make bench` makes an environment of its own, installs the package there as a user does, and the
peers as `requirements.lock` pins them. Before a comparison is timed, both sides must give the same
verdicts. All comparisons run in turn, round after round; a figure is the median of the ratios in
the rounds, so that a busy machine hits both sides alike. No test asserts any of it.

A ratio is our time divided by the peer's: below 1 is faster. Checks are timed by the processor's
clock, commands and calls by the wall's, as whole processes with their bytecode compiled. A ratio of
memory is of the most that a process holds at once.
"""


def main(rounds: int) -> None:
    """Compare, and write the table."""
    with TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        before.mkdir()
        rows = [
            *check_rows.rows(),
            *command_rows.rows(Path(folder)),
            *call_rows.rows(),
            *socket_rows.rows(),
            *emulator_rows.rows(before),
        ]
        for row in rows:
            row.agree()
        ratios = medians(rows, rounds)
    text = "\n".join([HEAD, machine(rounds), "", *table(rows, ratios), ""])
    Path(__file__).with_name("README.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def machine(rounds: int) -> str:
    """Describe what it was measured on."""
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    where = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors"
    load = f"load {os.getloadavg()[0]:.0f}"
    return f"Rounds: {rounds}. Measured with {python}, {where}, {load}; {peers}."


def table(rows: list[Row], ratios: list[float]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield from ("| what | next to | ratio | goal | |", "| --- | --- | ---: | ---: | --- |")
    for row, ratio in zip(rows, ratios, strict=True):
        missed = "" if ratio <= row.goal else "missed"
        yield f"| {row.what} | {row.peer} | {ratio:.2f} | {row.goal:.2f} | {missed} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

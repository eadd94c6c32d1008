"""How long one small file takes, the whole process, against check-jsonschema; only the ratios mean anything."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
EXAMPLES = ROOT / "tests" / "examples"
PEER = "check-jsonschema"
CASES = {
    "a bare Python": [sys.executable, "-c", "pass"],
    "lint of a valid file": [BIN / "vpn-preflight", "lint", EXAMPLES / "good" / "tunnel.json"],
    "lint of a bad file": [BIN / "vpn-preflight", "lint", EXAMPLES / "bad" / "out_of_range.json"],
    PEER: [
        BIN / PEER,
        "--schemafile",
        ROOT / "generated/cloud_vpn/schemas/ModifyVpnConnEx.json",
        EXAMPLES / "good" / "tunnel.json",
    ],
}


def main(rounds: int) -> None:
    """Run all cases round after round, so that a slow moment hits all of them, and print the medians' ratios to the peer."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(rounds):
        for name, command in CASES.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            times[name].append(time.perf_counter() - start)
    for name, taken in times.items():
        ratio = median(one / peer for one, peer in zip(taken, times[PEER], strict=True))
        print(f"{name:22} {ratio:5.2f} of {PEER}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)

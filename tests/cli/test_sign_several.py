"""The command `sign` on a file with several requests: each is verified, the worst decides."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import AT, COMMON, HOST, KEYS, SECRET, URL, post, put, signed, url

Run = Callable[..., subprocess.CompletedProcess[str]]

RIGHT, WRONG = url(signed("GET", HOST, COMMON)), url(signed("POST", HOST, COMMON))
FOREIGN = RIGHT.replace("AKIDinvented", "AKIDother")


def places(shown: str) -> list[str]:
    """Return the file, line and column before each line."""
    return re.findall(
        r"^(?:vpn-preflight sign: error: )?(\S+:[0-9]+:[0-9]+): ", shown, re.MULTILINE
    )


@pytest.mark.parametrize(
    ("expected", "requests"),
    [
        (0, [RIGHT, RIGHT]),
        (1, [RIGHT, WRONG, RIGHT]),
        (2, [FOREIGN, RIGHT]),
        (2, [RIGHT, WRONG, FOREIGN]),
    ],
)
def test_each_request_has_its_line(
    run: Run, tmp_path: Path, expected: int, requests: list[str]
) -> None:
    """With its place; the exit code is that of the worst, and none hides another."""
    (tmp_path / "a.txt").write_text("\n".join(requests), encoding="utf-8")
    found = run("sign", "a.txt", *AT, **KEYS)
    lines = [f"a.txt:{line}:1" for line, _ in enumerate(requests, 1)]
    assert (expected, lines) == (found.returncode, sorted(places(found.stdout + found.stderr)))
    assert requests.count(RIGHT) == len(re.findall("signature fits$", found.stdout, re.MULTILINE))
    assert requests.count(FOREIGN) == found.stderr.count("\n")


def test_requests_of_both_services(run: Run, tmp_path: Path) -> None:
    """Each by its own scheme, its own key and its own time."""
    text = "\n###\n".join([put(), post(signed("POST", HOST, COMMON)), put(method="POST")])
    (tmp_path / "a.http").write_text(text, encoding="utf-8")
    found = run("sign", "a.http", *AT, **KEYS)
    assert (1, "", 3) == (found.returncode, found.stderr, len(places(found.stdout)))
    verdicts = [line.partition(": ")[2] for line in found.stdout.splitlines()]
    assert [True, True, False] == ["fits" in verdict for verdict in verdicts]


def test_the_entries_of_a_har_file(run: Run, tmp_path: Path) -> None:
    """Each at its own time."""
    entries = [
        {"startedDateTime": f"2024-06-17T{hour}:59:03Z", "request": {"method": "GET", "url": RIGHT}}
        for hour in ("09", "11")
    ]
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": entries}}), encoding="utf-8")
    found = run("sign", "a.har", **KEYS)
    *verdicts, late = found.stdout.splitlines()
    assert (1, 2) == (found.returncode, sum("fits" in verdict for verdict in verdicts))
    assert "Timestamp: " in late


def test_a_request_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """It is reported as the linter does, and the others are verified."""
    text = f"curl '{RIGHT}'\ncurl {URL} -d 'Action=ModifyVpnConnEx&a=%ff'\n"
    (tmp_path / "a.curl").write_text(text, encoding="utf-8")
    found = run("sign", "a.curl", *AT, **KEYS)
    assert (2, 1) == (found.returncode, len(places(found.stdout)))
    assert found.stderr.startswith("a.curl:2:")


def test_a_request_without_a_signature(run: Run, tmp_path: Path) -> None:
    """What no key fits has its place, too."""
    text = "\n###\n".join([put(), put().replace("Authorization", "X-None")])
    (tmp_path / "a.http").write_text(text, encoding="utf-8")
    found = run("sign", "a.http", *AT, **KEYS)
    first, second = found.stdout.splitlines()
    assert (1, True, True) == (found.returncode, "fits" in first, "Authorization: " in second)


def test_the_steps_of_each(run: Run, tmp_path: Path) -> None:
    """The place and the operation are before the steps of each, and no secret is shown."""
    text = "\n###\n".join([put(x_security_token=SECRET), put()])
    (tmp_path / "a.http").write_text(text, encoding="utf-8")
    found = run("sign", "a.http", "--explain", *AT, **KEYS)
    heads = re.findall("^a.http:([0-9]+):[0-9]+: UpdateVpnUserGroup$", found.stdout, re.MULTILINE)
    assert (0, 2, 2) == (found.returncode, len(heads), found.stdout.count("\n1. "))
    assert SECRET not in found.stdout + found.stderr

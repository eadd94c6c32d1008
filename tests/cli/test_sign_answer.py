"""The command `sign` with an answer of the service: what it signed otherwise."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import AT, GROUP, KEYS, SECRET, TARGET, put, refused

Run = Callable[..., subprocess.CompletedProcess[str]]


def difference(shown: str) -> tuple[str, str, str]:
    """Return the part that differs, and both sides of it, from the last three lines."""
    found = re.search(
        r"^.*\bthe ([a-z -]+)\n  yours: +(.*)\n  service: +(.*)\n\Z", shown, flags=re.MULTILINE
    )
    assert found
    return found[1], found[2], found[3]


@pytest.mark.parametrize(
    ("message", "changed", "expected"),
    [
        (
            put(),
            {"host": "proxy.localhost:443"},
            ("header host", "h.localhost", "proxy.localhost:443"),
        ),
        (put().replace(TARGET, f"{TARGET}?a=b"), {}, ("query", "", "a=b")),
    ],
)
def test_the_answer_of_the_emulator(
    run: Run, tmp_path: Path, message: str, changed: dict[str, str], expected: tuple[str, str, str]
) -> None:
    """Its canonical request is compared with that of the capture, without a key."""
    (tmp_path / "a.http").write_text(put(), encoding="utf-8")
    (tmp_path / "answer.json").write_text(refused(message, **changed), encoding="utf-8")
    found = run("sign", "a.http", "--answer", "answer.json")
    assert (1, "", 3) == (found.returncode, found.stderr, found.stdout.count("\n"))
    assert expected == difference(found.stdout)
    (tmp_path / "words.txt").write_text(
        json.loads(refused(message, **changed))["error_msg"], encoding="utf-8"
    )
    assert found.stdout == run("sign", "a.http", "--answer", "words.txt").stdout


def test_an_answer_that_saw_the_same(run: Run, tmp_path: Path) -> None:
    """Nothing differs, so the secret or the clock is wrong, or the capture was never verified."""
    (tmp_path / "a.http").write_text(put(), encoding="utf-8")
    found = run("sign", "a.http", "--answer", "-", typed=refused(put()))
    assert (0, "", 1) == (found.returncode, found.stderr, found.stdout.count("\n"))
    assert ["secret", "X-Sdk-Date", "--answer"] == re.findall(
        "secret|X-Sdk-Date|--answer", found.stdout
    )


def test_an_answer_and_a_time(run: Run, tmp_path: Path) -> None:
    """With `--at` the capture is verified, too: nothing differs, and it was late."""
    (tmp_path / "a.http").write_text(put(), encoding="utf-8")
    found = [
        run("sign", "a.http", "--answer", "-", "--at", at, typed=refused(put()), **KEYS)
        for at in (AT[1], "2024-06-17T11:59:03Z")
    ]
    assert [0, 1] == [one.returncode for one in found]
    assert [2, 3] == [one.stdout.count("\n") for one in found]


def test_a_fresh_request_is_dated_like_the_answer(run: Run, tmp_path: Path) -> None:
    """The refused one was sent before: its date is not a difference, a missing project is."""
    (tmp_path / "group.json").write_text(json.dumps(GROUP), encoding="utf-8")
    command = (
        "sign",
        "group.json",
        "--project-id",
        "p",
        "--endpoint",
        "https://h.localhost",
        "--answer",
        "-",
    )
    compact = json.dumps(GROUP["body"], separators=(",", ":"))
    found = run(*command, typed=refused(put(compact, x_project_id="p")), **KEYS)
    assert (0, "", 1) == (found.returncode, found.stderr, found.stdout.count("\n"))
    assert ["secret", "X-Sdk-Date"] == re.findall("secret|X-Sdk-Date|--answer", found.stdout)
    found = run(*command, typed=refused(put(compact)), **KEYS)
    expected = (
        "signed headers",
        "content-type;host;x-project-id;x-sdk-date",
        "content-type;host;x-sdk-date",
    )
    assert (1, expected) == (found.returncode, difference(found.stdout))


def test_a_token_that_differs_is_reported_and_not_shown(run: Run, tmp_path: Path) -> None:
    """Neither ours nor theirs, and neither in the steps before it."""
    (tmp_path / "a.http").write_text(put(x_security_token=SECRET), encoding="utf-8")
    names = "content-type;host;x-sdk-date;x-security-token"
    theirs = f"canonicalRequest:PUT|{TARGET}/||x-security-token:{SECRET}-2||{names}|0"
    found = run("sign", "a.http", "--answer", "-", "--explain", typed=theirs, **KEYS)
    assert (1, ("header x-security-token", "***", "***")) == (
        found.returncode,
        difference(found.stdout),
    )
    assert SECRET not in found.stdout + found.stderr


def test_a_comparison_needs_no_client(run: Run, tmp_path: Path) -> None:
    """What needs no key does not load what sends."""
    (tmp_path / "a.http").write_text(put(), encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['httpx'] = None\n")
    answer = f"canonicalRequest:POST|{TARGET}/||host:h||host|0"
    found = run("sign", "a.http", "--answer", "-", typed=answer, PYTHONPATH=str(tmp_path))
    assert (1, "  service: POST") == (found.returncode, found.stdout.splitlines()[-1])

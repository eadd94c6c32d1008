"""The command `sign` and the time of a request: the clock, what a HAR file says, and `--at`."""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from handmade import AT, COMMON, HOST, KEYS, post, put, signed, url

from vpn_preflight.cli import main

NOW = 1718618343
Verify = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def verify(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Verify:
    """Verify a capture with our keys; return the exit code and the lines."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def run(text: str, *options: str, name: str = "a.http") -> tuple[int, list[str]]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        code = main(["sign", name, *options])
        return code, capsys.readouterr().out.splitlines()

    return run


def at(seconds: float) -> tuple[str, str]:
    """The option for a time."""
    return "--at", f"{NOW + seconds:.0f}"


def dated(written: str) -> str:
    """A message of Huawei's that was signed with a date."""
    return put(x_sdk_date=written)


def stamped(written: str) -> str:
    """A message of Tencent's that was signed with a time."""
    return post(signed("POST", HOST, COMMON | {"Timestamp": written}))


def test_a_request_of_this_moment(verify: Verify) -> None:
    """Without another time the clock counts."""
    assert (0, ["the signature fits"]) == verify(stamped(str(int(time.time()))))
    code, lines = verify(stamped(str(NOW)))
    assert (1, 2, True) == (code, len(lines), lines[1].startswith("Timestamp: "))


@pytest.mark.parametrize(
    ("text", "place", "tolerance"),
    [(put(), "X-Sdk-Date", 900), (stamped(str(NOW)), "Timestamp", 300)],
)
@pytest.mark.parametrize("side", [-1, 1])
def test_the_tolerance_of_the_service(
    verify: Verify, text: str, place: str, tolerance: int, side: int
) -> None:
    """The contract has it; a second more is outside, exit code 1."""
    assert (0, ["the signature fits"]) == verify(text, *at(side * tolerance))
    code, (_, line) = verify(text, *at(side * (tolerance + 1)))
    assert (1, place) == (code, line.partition(":")[0])


@pytest.mark.parametrize(
    "written",
    ["2024-06-17T09:59:03Z", "2024-06-17T17:59:03+08:00", "20240617T095903Z", str(NOW)],
)
def test_how_a_time_may_be_given(verify: Verify, written: str) -> None:
    """In ISO 8601 with an offset, as the header has it, or in seconds."""
    assert (0, ["the signature fits"]) == verify(put(), "--at", written)


def har(when: str) -> str:
    """A HAR file of a request that was sent at a time."""
    request = {"method": "GET", "url": url(signed("GET", HOST, COMMON))}
    entry = {"startedDateTime": when, "request": request}
    return json.dumps({"log": {"entries": [entry]}})


def test_a_har_file_has_its_own_time(verify: Verify) -> None:
    """It counts in place of the clock, and `--at` in place of it."""
    assert (0, ["the signature fits"]) == verify(har("2024-06-17T10:00:00Z"), name="a.har")
    assert 1 == verify(har("2024-06-17T11:00:00Z"), name="a.har")[0]
    assert (0, ["the signature fits"]) == verify(har("2024-06-17T11:00:00Z"), *AT, name="a.har")


def test_a_signature_and_a_time_that_are_wrong(verify: Verify) -> None:
    """Each has its line."""
    text = post(signed("GET", HOST, COMMON))
    code, lines = verify(text, *at(3000))
    assert (1, ["Signature", "Timestamp"]) == (code, [line.partition(":")[0] for line in lines])


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("milliseconds", f"{NOW}000"),
        ("microseconds", f"{NOW}000000"),
        ("nanoseconds", f"{NOW}000000000"),
    ],
)
def test_a_time_in_another_unit(verify: Verify, unit: str, written: str) -> None:
    """It is named, for a time in seconds and for a date."""
    code, (_, line) = verify(stamped(written), *AT)
    assert (1, "Timestamp", True) == (code, line.partition(":")[0], unit in line)
    code, lines = verify(dated(written), *AT)
    assert (1, "X-Sdk-Date", True) == (code, lines[-1].partition(":")[0], unit in lines[-1])


@pytest.mark.parametrize(
    "written", ["2024-06-17T09:59:03Z", "20240617095903", "20240617T095903", str(NOW), "tomorrow"]
)
def test_a_date_of_another_form(verify: Verify, written: str) -> None:
    """What is right is shown."""
    code, lines = verify(dated(written), *AT)
    assert (1, "X-Sdk-Date") == (code, lines[-1].partition(":")[0])
    assert "20240617T095903Z" in lines[-1]


@pytest.mark.parametrize("written", ["", "-5", "1718618343.5", "\uff12\uff10"])
def test_a_number_of_another_form(verify: Verify, written: str) -> None:
    """A time that is missing, a fraction, or other digits than ours."""
    code, lines = verify(stamped(written), *AT)
    assert (1, "Timestamp") == (code, lines[-1].partition(":")[0])


@pytest.mark.parametrize("hours", [8, -5, 5.5, 5.75, 14, -12, 1])
@pytest.mark.parametrize("late", [0, 100, -100])
def test_local_time_for_utc(verify: Verify, hours: float, late: int) -> None:
    """A time that is off by the distance of a time zone, give or take the tolerance."""
    local = datetime.fromtimestamp(NOW, timezone(timedelta(hours=hours)))
    code, lines = verify(dated(local.strftime("%Y%m%dT%H%M%SZ")), *at(late))
    assert (1, True) == (code, "UTC" in lines[-1].partition("; ")[2])
    code, lines = verify(stamped(f"{NOW + hours * 3600:.0f}"), *at(late))
    assert (1, True) == (code, "UTC" in lines[-1].partition("; ")[2])


@pytest.mark.parametrize("seconds", [1200, -1200, 2.5 * 3600 + 600, 40 * 3600, -13 * 86400])
def test_a_clock_that_is_wrong(verify: Verify, seconds: float) -> None:
    """Any other distance is one of the clock that signed."""
    code, lines = verify(stamped(str(NOW)), *at(seconds))
    assert (1, True) == (code, "clock" in lines[-1].partition("; ")[2])


def test_a_request_that_is_old(verify: Verify) -> None:
    """Without a time of its own the capture may just be old: sign again."""
    code, (_, line) = verify(stamped(str(int(time.time()) - 3 * 86400)))
    assert (1, True) == (code, "--at" in line.partition("; ")[2])

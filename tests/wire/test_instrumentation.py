"""Retries as stamina's hooks see them, which is where metrics and logs of a program come from."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import stamina
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from cloud_vpn.tencent_vpc import RateLimitError, TransportError

# Words that occur nowhere else.
PSK, KEY, TOKEN = "quixotic-zephyr", "jackdaws-sphinx", "vexed-quartz"
TENCENT = {"secret_key": KEY, "token": TOKEN}
HUAWEI = {"secret_key": KEY, "security_token": TOKEN}


@pytest.fixture
def seen() -> Iterator[list[RetryDetails]]:
    """Collect what a hook is told."""
    details: list[RetryDetails] = []
    set_on_retry_hooks([details.append])
    yield details
    set_on_retry_hooks(None)


def busy(_: httpx.Request) -> httpx.Response:
    """Refuse in a way that the contract calls retryable, and repeat what must not be shown."""
    return httpx.Response(
        200, json={"code": 4400, "message": f"too many requests for {PSK} {KEY} {TOKEN}"}
    )


def test_a_hook_sees_each_retry(seen: list[RetryDetails], vpc: Any, tencent: Any) -> None:
    """Two refusals and an answer are two retries, numbered, each with our error that caused it."""
    tencent.answers[:0] = [busy, busy]
    vpc(**TENCENT).modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": PSK})
    assert [(1, RateLimitError), (2, RateLimitError)] == [
        (found.retry_num, type(found.caused_by)) for found in seen
    ]


def test_a_hook_sees_what_did_not_arrive(seen: list[RetryDetails], vpn: Any, huawei: Any) -> None:
    """A service out of reach is a retry like any other."""
    huawei.answers.insert(0, httpx.ConnectError("no way there"))
    vpn(**HUAWEI).update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    assert [(1, TransportError)] == [(found.retry_num, type(found.caused_by)) for found in seen]


def test_a_hook_sees_the_retries_of_asynchronous_calls(
    seen: list[RetryDetails], async_vpc: Any, tencent: Any, async_vpn: Any, huawei: Any
) -> None:
    """Both services, without blocking."""
    tencent.answers[:0] = [busy]
    huawei.answers.insert(0, httpx.ConnectError("no way there"))

    async def calls() -> None:
        async with async_vpc(**TENCENT) as vpc, async_vpn(**HUAWEI) as vpn:
            await vpc.modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": PSK})
            await vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

    asyncio.run(calls())
    assert [RateLimitError, TransportError] == [type(found.caused_by) for found in seen]


def test_what_a_hook_is_told_holds_no_secret(
    seen: list[RetryDetails], vpc: Any, tencent: Any
) -> None:
    """Neither the arguments nor the error, also where the service repeats what it was sent."""
    tencent.answers[:0] = [busy]
    vpc(**TENCENT).modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": PSK})
    (found,) = seen
    told = f"{found!r} {found.args} {found.kwargs} {found.caused_by} {vars(found.caused_by)}"
    assert "4400" in told
    assert [] == [secret for secret in (PSK, KEY, TOKEN) if secret in told]


def test_a_hook_sees_nothing_of_a_call_without_retries(
    seen: list[RetryDetails], vpc: Any, tencent: Any
) -> None:
    """A first answer is no retry, and `retries=0` leaves none."""
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    tencent.answers[:0] = [busy]
    with pytest.raises(RateLimitError):
        vpc(retries=0).modify_vpn_conn_ex(**EXAMPLE)
    assert [] == seen


def test_no_pause_is_told_where_stamina_is_switched_off(
    vpn: Any, huawei: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Retries that are off for a whole program do not happen, and no line announces one."""
    huawei.answers = [httpx.Response(429)]
    stamina.set_active(False)
    try:
        with pytest.raises(RateLimitError):
            vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    finally:
        stamina.set_active(True)
    assert (1, [None]) == (
        len(huawei.requests),
        [record.vpn_preflight.get("pause") for record in caplog.records],
    )  # type: ignore[attr-defined]


def test_the_retries_of_others_are_still_told(caplog: pytest.LogCaptureFixture) -> None:
    """Only the lines of our own calls are left out of stamina's log."""
    for attempt in stamina.retry_context(on=ValueError, attempts=2, wait_initial=0, wait_max=0):
        with attempt:
            if attempt.num == 1:
                raise ValueError
    assert ["stamina.retry_scheduled"] == [record.getMessage() for record in caplog.records]

"""How often a call is tried, how long it waits, and when it gives up."""

import asyncio
import math
import threading
import time
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID
from hypothesis import given
from hypothesis import strategies as st

from cloud_vpn.huawei_vpn import ApiError, Limit, RateLimitError
from cloud_vpn.tencent_vpc import PayloadError, TransportError
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight.contract import operation
from vpn_preflight.wire import deadline
from vpn_preflight.wire.call import Call, backoff
from vpn_preflight.wire.errors import BY_KIND
from vpn_preflight.wire.pace import Pace


def update(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


def refused(pause: float | None) -> RateLimitError:
    """Make a refusal that asks for a pause."""
    words = {"host": "h", "code": None, "vendor_message": "", "request_id": None, "hint": None}
    return RateLimitError("o", status=429, **words, retryable=True, retry_after=pause)


MODIFY, UPDATE = operation("ModifyVpnConnEx"), operation("UpdateVpnUserGroup")


@pytest.mark.parametrize("error", MODIFY.errors, ids=lambda error: str(error["code"]))
def test_tencents_codes_are_tried_again_where_the_contract_says_so(vpc: Any, tencent: Any, error: dict[str, Any]) -> None:
    """Each listed code, number or text, means one attempt or all of them, and carries its hint."""
    numbers = {"code": error["code"]} if isinstance(error["code"], int) else {"code": 4000, "codeDesc": error["code"]}
    tencent.answers = [lambda _: httpx.Response(200, json=numbers | {"message": "no"})]
    with pytest.raises(ApiError) as raised:
        vpc(retries=2, endpoint="https://vpc.private.example").modify_vpn_conn_ex(**EXAMPLE)
    told = (len(tencent.requests), type(raised.value), raised.value.retryable, raised.value.hint)
    assert (3 if error["retryable"] else 1, BY_KIND[error["kind"]], error["retryable"], error["hint"]) == told


@pytest.mark.parametrize("error", UPDATE.errors, ids=lambda error: str(error["code"]))
def test_huaweis_codes_are_tried_again_where_the_contract_says_so(vpn: Any, huawei: Any, error: dict[str, Any]) -> None:
    """A busy queue is a retryable 400, and no 401 ever is."""
    body = {"error_code": error["code"], "error_msg": "no"}
    huawei.answers = [lambda _: httpx.Response(error["status"], json=body)]
    with pytest.raises(ApiError) as raised:
        update(vpn(retries=2))
    told = (len(huawei.requests), type(raised.value), raised.value.retryable, raised.value.hint)
    assert (3 if error["retryable"] else 1, BY_KIND[error["kind"]], error["retryable"], error["hint"]) == told
    assert not (error["status"] == 401 and error["retryable"])


@pytest.mark.parametrize(("attempts", "pause"), [(3, "0"), (3, "28"), (1, "29"), (1, "31"), (1, "999999999")])
def test_a_pause_longer_than_what_is_left_ends_the_attempts(vpn: Any, huawei: Any, attempts: int, pause: str) -> None:
    """The service's word is kept, and where that leaves no time for an attempt the call ends at once, with its clear refusal."""
    huawei.answers = [lambda _: httpx.Response(429, headers={"Retry-After": pause})]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(deadline=30))
    assert (attempts, float(pause)) == (len(huawei.requests), raised.value.retry_after)


@pytest.mark.parametrize(
    ("pause", "date", "until"),
    [
        (60.0, "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:29:00 GMT"),
        (0.0, "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:27:00 GMT"),
        (None, "Wed, 21 Oct 2015 07:28:00 GMT", "soon"),
        (None, "", "Wed, 99 Oct 2015 07:27:00 GMT"),
        (None, "", "-5"),
        (None, "", "5 minutes"),
    ],
)
def test_a_pause_may_be_written_as_a_date(vpn: Any, huawei: Any, pause: float | None, date: str, until: str) -> None:
    """A date is read by the service's own clock; one that cannot be read is none."""
    headers = {"Retry-After": until} | ({"Date": date} if date else {})
    huawei.answers = [lambda _: httpx.Response(429, headers=headers)]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert pause == raised.value.retry_after


def test_a_date_without_a_clock_beside_it_is_read_by_ours(vpn: Any, huawei: Any) -> None:
    """An answer need not say what time it is."""
    huawei.answers = [lambda _: httpx.Response(429, headers={"Retry-After": formatdate(time.time() + 1000, usegmt=True)})]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert pytest.approx(1000, abs=60) == raised.value.retry_after


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        (Limit(5, 60.0), "policy ip over ratelimit,limit:5,time:1 minute"),
        (Limit(200, 1.0), "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second"),
        (Limit(10, 7200.0), "limit: 10, time: 2 hour"),
        (None, "policy ip over ratelimit,limit:many,time:1 minute"),
        (None, "slow down"),
    ],
)
def test_a_limit_is_read_from_the_message(vpn: Any, huawei: Any, limit: Limit | None, message: str) -> None:
    """The gateway tells its limit in words; without a header its period is the pause."""
    huawei.answers = [lambda _: httpx.Response(429, json={"error_code": "APIG.0308", "error_msg": message})]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert (limit, limit and limit.seconds) == (raised.value.limit, raised.value.retry_after)


def test_the_header_wins_over_the_message(vpn: Any, huawei: Any) -> None:
    """A pause that is asked for is the one to keep."""
    body = {"error_code": "APIG.0308", "error_msg": "limit:5,time:1 minute"}
    huawei.answers = [lambda _: httpx.Response(429, json=body, headers={"Retry-After": "3"})]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert (3.0, Limit(5, 60.0)) == (raised.value.retry_after, raised.value.limit)


def test_the_pause_of_the_service_is_the_one_that_is_waited(vpc: Any) -> None:
    """A pause of 0 is a pause; one that nobody asked for is ours; one beyond the deadline is none."""
    client = vpc(deadline=60)
    call = Call(client, modify_vpn_conn_ex._get_kwargs(client=client, body={}, ignore=("VFS",)))
    call.attempt = 1
    with deadline.until(time.monotonic() + 60):
        assert [0.0, 7.0, None] == [call.next_pause(refused(pause)) for pause in (0.0, 7.0, 61.0)]
        assert 0 <= (call.next_pause(refused(None)) or 0) <= 0.5


@given(attempt=st.integers(1, 50))
def test_pauses_grow_to_a_bound(attempt: int) -> None:
    """No pause is longer than the bound of its attempt, and none longer than eight seconds."""
    assert 0 <= backoff(attempt) <= min(8, 0.5 * 2 ** (attempt - 1))


def test_pauses_are_random() -> None:
    """Clients that met the same trouble do not come back together."""
    assert 10 < len({backoff(5) for _ in range(100)})


@pytest.mark.parametrize("error", [httpx.UnsupportedProtocol(""), httpx.InvalidURL(""), httpx.ProxyError("407 Who are you?")])
def test_what_will_never_get_through_is_not_tried_again(vpn: Any, huawei: Any, error: Exception) -> None:
    """Before anything was sent, too, there is what another attempt does not change."""
    huawei.answers = [error]
    with pytest.raises(TransportError, match="nothing was sent") as raised:
        update(vpn())
    assert (1, False, False) == (len(huawei.requests), raised.value.may_have_been_made, raised.value.retryable)


def test_an_error_that_is_not_ours_ends_the_attempts(vpn: Any, huawei: Any) -> None:
    """Whatever a caller's transport raises comes out as it is, also behind an attempt that was worth another one."""
    huawei.answers = [httpx.Response(429), ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        update(vpn())
    assert 2 == len(huawei.requests)


def test_no_attempt_begins_after_the_deadline(vpn: Any, huawei: Any) -> None:
    """Retries that would be allowed do not happen when the time is up."""
    huawei.answers = [lambda _: httpx.Response(429)]
    with pytest.raises(RateLimitError):
        update(vpn(deadline=1e-9, retries=5))
    assert 1 == len(huawei.requests)


def test_options_of_one_call_leave_the_client_alone(vpn: Any, huawei: Any) -> None:
    """A copy with other settings shares the connections, and the client keeps its own settings."""
    client = vpn(retries=1)
    once = client.with_options(retries=0)
    huawei.answers = [lambda _: httpx.Response(429)]
    for each in (once, client):
        with pytest.raises(RateLimitError):
            update(each)
    assert (1 + 2, True) == (len(huawei.requests), once.get_httpx_client() is client.get_httpx_client())


def test_every_option_can_be_given_for_one_call(vpc: Any, tencent: Any) -> None:
    """What is given is taken, and what is not stays."""
    client = vpc(timeout=1, deadline=2, retries=3, ignore=("VFD",))
    names = ("timeout", "deadline", "retries", "ignore", "profile")
    other = client.with_options(timeout=4, deadline=5, retries=6, ignore=("VFS011",), profile="observed")
    assert (4, 5, 6, ("VFS011",), "observed") == tuple(getattr(other, name) for name in names)
    assert (1, 2, 3, ("VFD",), "document") == tuple(getattr(client.with_options(), name) for name in names)
    other.modify_vpn_conn_ex(**{name: value for name, value in EXAMPLE.items() if name != "user_gw_cidr_block"})
    assert {4.0} == set(tencent.request.extensions["timeout"].values())


@pytest.mark.parametrize(
    "options", [{"timeout": 0}, {"deadline": -1.0}, {"retries": -1}, {"ignore": ("X",)}, {"profile": "x"}], ids=str
)
def test_an_option_that_cannot_be_meant_is_refused(vpc: Any, options: dict[str, Any]) -> None:
    """A slip in an option is told where it is written."""
    with pytest.raises(ValueError, match="write"):
        vpc().with_options(**options)


def test_a_rule_is_back_after_the_call_that_switched_it_off(vpc: Any, tencent: Any) -> None:
    """Options are those of the copy."""
    client = vpc(ignore=("VFS011",))
    with pytest.raises(PayloadError):
        client.with_options(ignore=()).modify_vpn_conn_ex(vpc_id="v", vpn_gw_id="g", vpn_conn_id="c")
    client.modify_vpn_conn_ex(vpc_id="v", vpn_gw_id="g", vpn_conn_id="c")
    assert 1 == len(tencent.requests)


@given(per_second=st.floats(0.01, 1000), moments=st.lists(st.floats(0, 1), max_size=20))
def test_calls_leave_as_far_apart_as_the_limit_says(per_second: float, moments: list[float]) -> None:
    """However calls come in, no two leave closer together than the interval, and the first leaves at once."""
    now = 0.0
    pace = Pace(per_second, clock=lambda: now)
    left = []
    for moment in moments:
        now += moment
        left.append(pace.reserve(float("inf")) or 0.0)
    assert all(later - earlier >= 1 / per_second - 1e-6 for earlier, later in pairwise(left))
    assert left[:1] == moments[:1]


def test_a_wait_that_is_too_long_reserves_nothing() -> None:
    """A call that gives up does not keep those after it waiting."""
    now = 0.0
    pace = Pace(1, clock=lambda: now)
    assert [0.0, None, None, 1.0] == [pace.reserve(patience) for patience in (0, 0.5, 0.5, 2)]


def test_without_a_limit_nothing_waits() -> None:
    """No limit, no pause."""
    pace = Pace(None, clock=lambda: 7.0)
    assert [(7.0, 0.0)] * 2 == [(moment, pace.until(moment)) for moment in (pace.reserve(0), pace.reserve(0)) if moment is not None]


def test_a_place_that_is_given_back_goes_to_the_next() -> None:
    """Calls that were given up keep nobody waiting, in whatever order they are; a moment that has passed is gone."""
    now = 0.0
    pace = Pace(1, clock=lambda: now)
    assert [0.0, 1.0, 2.0, 3.0] == [pace.reserve(9) for _ in range(4)]
    pace.give_back(3.0)
    pace.give_back(1.0)
    assert [1.0, None, 3.0, 4.0] == [pace.reserve(patience) for patience in (9, 2, 3, 9)]
    pace.give_back(4.0)
    now = 4.5
    assert [5.0, 6.0] == [pace.reserve(9), pace.reserve(9)]


def test_a_place_that_is_given_back_is_that_one_alone() -> None:
    """Those behind it stay taken."""
    pace = Pace(1, clock=lambda: 0.0)
    assert [0.0, 1.0, 2.0, 3.0] == [pace.reserve(9) for _ in range(4)]
    pace.give_back(1.0)
    assert [1.0, 4.0] == [pace.reserve(9), pace.reserve(9)]


def test_two_threads_do_not_get_the_same_place() -> None:
    """While one of them makes up its mind the other waits."""
    pace, got = Pace(1, clock=lambda: 0.0), list[float | None]()
    other = threading.Thread(target=lambda: got.append(pace.reserve(9)))

    class Thoughtful(float):
        """A patience that takes its time, in which the other comes along."""

        def __lt__(self, wait: float) -> bool:
            other.start()
            other.join(0.1)
            return False

    got.append(pace.reserve(Thoughtful(9)))
    other.join()
    assert [0.0, 1.0] == got


def test_a_cancelled_call_gives_its_place_back(async_vpc: Any, tencent: Any) -> None:
    """Ten calls that wait an hour each are given up, and the next one is as early as the first of them was."""

    async def calls() -> float:
        async with async_vpc(rate_limit=1 / 3600, deadline=86400) as client:
            await client.modify_vpn_conn_ex(**EXAMPLE)
            waiting = [asyncio.create_task(client.modify_vpn_conn_ex(**EXAMPLE)) for _ in range(10)]
            await asyncio.sleep(0)
            for each in waiting:
                each.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            pace: Pace = client.client.pace
            return pace.until(pace.reserve(86400) or 0.0)

    assert (pytest.approx(3600, abs=60), 1) == (asyncio.run(calls()), len(tencent.requests))


@pytest.mark.parametrize("limit", [0, -1.0, float("nan")])
def test_a_limit_that_cannot_be_meant_is_refused(vpc: Any, limit: float) -> None:
    """The message says what to write."""
    with pytest.raises(ValueError, match="write calls per second"):
        vpc(rate_limit=limit)


def test_a_limit_that_leaves_no_time_sends_nothing(vpc: Any, async_vpc: Any, tencent: Any) -> None:
    """The second call of an hour cannot leave before its deadline, and says that nothing was sent."""

    async def twice() -> None:
        async with async_vpc(rate_limit=1 / 3600) as later:
            await later.modify_vpn_conn_ex(**EXAMPLE)
            await later.modify_vpn_conn_ex(**EXAMPLE)

    client = vpc(rate_limit=1 / 3600)
    client.modify_vpn_conn_ex(**EXAMPLE)
    with pytest.raises(TransportError, match="own rate limit leaves no time before the deadline; nothing was sent") as raised:
        client.with_options(deadline=1).modify_vpn_conn_ex(**EXAMPLE)
    with pytest.raises(TransportError):
        asyncio.run(twice())
    assert (2, False, False) == (len(tencent.requests), raised.value.may_have_been_made, raised.value.retryable)


def test_the_limit_is_not_waited_for_where_no_time_would_be_left(vpc: Any, tencent: Any) -> None:
    """A call whose turn comes in the last second before its deadline gives up at once, because it would be cut off."""
    client = vpc(rate_limit=1 / 30)
    client.modify_vpn_conn_ex(**EXAMPLE)
    with pytest.raises(TransportError, match="own rate limit leaves no time"):
        client.with_options(deadline=30.5).modify_vpn_conn_ex(**EXAMPLE)
    assert 1 == len(tencent.requests)


def test_every_attempt_counts_against_the_limit(vpn: Any, huawei: Any) -> None:
    """A retry is a call to the service, and waits its turn like any other."""
    huawei.answers = [httpx.Response(429), *huawei.answers]
    with pytest.raises(TransportError, match="rate limit"):
        update(vpn(rate_limit=1 / 3600))
    assert 1 == len(huawei.requests)


def test_the_limit_is_waited_for(vpc: Any, async_vpc: Any, tencent: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two calls waits for its turn before it leaves, blocking or not."""
    waits: list[float] = []

    async def later(seconds: float) -> None:
        waits.append(seconds)

    async def twice() -> None:
        async with async_vpc(rate_limit=0.1) as client:
            await client.modify_vpn_conn_ex(**EXAMPLE)
            await client.modify_vpn_conn_ex(**EXAMPLE)

    client = vpc(rate_limit=0.1)
    monkeypatch.setattr(time, "sleep", waits.append)
    client.modify_vpn_conn_ex(**EXAMPLE)
    client.modify_vpn_conn_ex(**EXAMPLE)
    monkeypatch.setattr(asyncio, "sleep", later)
    asyncio.run(twice())
    assert ([0.0, pytest.approx(10, abs=5)] * 2, 4) == (waits, len(tencent.requests))


def test_the_earliest_free_place_is_taken() -> None:
    """Whatever was given back, and however many of them have passed."""
    now = 0.0
    pace = Pace(1, clock=lambda: now)
    assert [0.0, *map(float, range(1, 9))] == [pace.reserve(99) for _ in range(9)]
    for moment in (0.0, 5.0, 1.0, 6.0, 7.0, 2.0, 3.0):
        pace.give_back(moment)
    now = 1.5
    assert [2.0, 3.0, 5.0, 6.0, 7.0, 9.0] == [pace.reserve(99) for _ in range(6)]


def test_a_task_that_outlives_a_call_is_not_held_to_its_deadline() -> None:
    """A function that gives keys may start something that goes on; what it inherits ends with the call."""

    async def begin() -> float:
        with deadline.until(time.monotonic() + 5):
            during = asyncio.create_task(asyncio.to_thread(deadline.left))
            over = asyncio.Event()
            after = asyncio.create_task(later(over))
            assert await during <= 5
        over.set()
        return await after

    async def later(over: asyncio.Event) -> float:
        await over.wait()
        return deadline.left()

    assert math.inf == asyncio.run(begin())


def test_as_many_retries_as_anybody_asks_for() -> None:
    """The bound of a pause is one that a machine can count to."""
    assert 0 <= backoff(10**6) <= 8

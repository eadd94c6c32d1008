"""How often a call is tried, how long it waits, and when it gives up."""

import asyncio
import math
import time
from email.utils import formatdate
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
from vpn_preflight.service import ListedError
from vpn_preflight.wire import deadline
from vpn_preflight.wire.call import Call, backoff
from vpn_preflight.wire.errors import BY_KIND


def update(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


def refused(pause: float | None) -> RateLimitError:
    """Make a refusal that asks for a pause."""
    words = {"host": "h", "code": None, "vendor_message": "", "request_id": None, "hint": None}
    return RateLimitError("o", status=429, **words, retryable=True, retry_after=pause)


MODIFY, UPDATE = operation("ModifyVpnConnEx"), operation("UpdateVpnUserGroup")


@pytest.mark.parametrize("error", MODIFY.errors, ids=lambda error: str(error.code))
def test_tencents_codes_are_tried_again_where_the_contract_says_so(
    vpc: Any, tencent: Any, error: ListedError
) -> None:
    """Each listed code, number or text, means one attempt or all of them, and carries its hint."""
    numbers = (
        {"code": error.code}
        if isinstance(error.code, int)
        else {"code": 4000, "codeDesc": error.code}
    )
    tencent.answers = [lambda _: httpx.Response(200, json=numbers | {"message": "no"})]
    with pytest.raises(ApiError) as raised:
        vpc(retries=2, endpoint="https://vpc.private.example").modify_vpn_conn_ex(**EXAMPLE)
    told = (len(tencent.requests), type(raised.value), raised.value.retryable, raised.value.hint)
    assert (3 if error.retryable else 1, BY_KIND[error.kind], error.retryable, error.hint) == told


@pytest.mark.parametrize("error", UPDATE.errors, ids=lambda error: str(error.code))
def test_huaweis_codes_are_tried_again_where_the_contract_says_so(
    vpn: Any, huawei: Any, error: ListedError
) -> None:
    """A busy queue is a retryable 400, and no 401 ever is."""
    body = {"error_code": error.code, "error_msg": "no"}
    huawei.answers = [lambda _: httpx.Response(error.status, json=body)]
    with pytest.raises(ApiError) as raised:
        update(vpn(retries=2))
    told = (len(huawei.requests), type(raised.value), raised.value.retryable, raised.value.hint)
    assert (3 if error.retryable else 1, BY_KIND[error.kind], error.retryable, error.hint) == told
    assert not (error.status == 401 and error.retryable)


@pytest.mark.parametrize(
    ("attempts", "pause"), [(3, "0"), (3, "28"), (1, "29"), (1, "31"), (1, "999999999")]
)
def test_a_pause_longer_than_what_is_left_ends_the_attempts(
    vpn: Any, huawei: Any, attempts: int, pause: str
) -> None:
    """The service's pause is kept; where it leaves no time, the call ends with its refusal."""
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
def test_a_pause_may_be_written_as_a_date(
    vpn: Any, huawei: Any, pause: float | None, date: str, until: str
) -> None:
    """A date is read by the service's own clock; one that cannot be read is none."""
    headers = {"Retry-After": until} | ({"Date": date} if date else {})
    huawei.answers = [lambda _: httpx.Response(429, headers=headers)]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert pause == raised.value.retry_after


def test_a_date_without_a_clock_beside_it_is_read_by_ours(vpn: Any, huawei: Any) -> None:
    """An answer need not say what time it is."""
    huawei.answers = [
        lambda _: httpx.Response(
            429, headers={"Retry-After": formatdate(time.time() + 1000, usegmt=True)}
        )
    ]
    with pytest.raises(RateLimitError) as raised:
        update(vpn(retries=0))
    assert pytest.approx(1000, abs=60) == raised.value.retry_after


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        (Limit(5, 60.0), "policy ip over ratelimit,limit:5,time:1 minute"),
        (
            Limit(200, 1.0),
            (
                "The throttling threshold has been reached: policy user over ratelimit,limit:200,"
                "time:1 second"
            ),
        ),
        (Limit(10, 7200.0), "limit: 10, time: 2 hour"),
        (None, "policy ip over ratelimit,limit:many,time:1 minute"),
        (None, "slow down"),
    ],
)
def test_a_limit_is_read_from_the_message(
    vpn: Any, huawei: Any, limit: Limit | None, message: str
) -> None:
    """The gateway tells its limit in words; without a header its period is the pause."""
    huawei.answers = [
        lambda _: httpx.Response(429, json={"error_code": "APIG.0308", "error_msg": message})
    ]
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
    """A pause of 0 is a pause; without one ours is taken; one beyond the deadline is none."""
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


@pytest.mark.parametrize(
    "error",
    [httpx.UnsupportedProtocol(""), httpx.InvalidURL(""), httpx.ProxyError("407 Who are you?")],
)
def test_what_will_never_get_through_is_not_tried_again(
    vpn: Any, huawei: Any, error: Exception
) -> None:
    """Before anything was sent, too, there is what another attempt does not change."""
    huawei.answers = [error]
    with pytest.raises(TransportError, match="nothing was sent") as raised:
        update(vpn())
    assert (1, False, False) == (
        len(huawei.requests),
        raised.value.may_have_been_made,
        raised.value.retryable,
    )


def test_an_error_that_is_not_ours_ends_the_attempts(vpn: Any, huawei: Any) -> None:
    """What a caller's transport raises comes out as it is, also after a retryable attempt."""
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
    assert (1 + 2, True) == (
        len(huawei.requests),
        once.get_httpx_client() is client.get_httpx_client(),
    )


def test_every_option_can_be_given_for_one_call(vpc: Any, tencent: Any) -> None:
    """What is given is taken, and what is not stays."""
    client = vpc(timeout=1, deadline=2, retries=3, ignore=("VFD",))
    names = ("timeout", "deadline", "retries", "ignore", "profile")
    other = client.with_options(
        timeout=4, deadline=5, retries=6, ignore=("VFS011",), profile="observed"
    )
    assert (4, 5, 6, ("VFS011",), "observed") == tuple(getattr(other, name) for name in names)
    assert (1, 2, 3, ("VFD",), "document") == tuple(
        getattr(client.with_options(), name) for name in names
    )
    other.modify_vpn_conn_ex(
        **{name: value for name, value in EXAMPLE.items() if name != "user_gw_cidr_block"}
    )
    assert {4.0} == set(tencent.request.extensions["timeout"].values())


@pytest.mark.parametrize(
    "options",
    [{"timeout": 0}, {"deadline": -1.0}, {"retries": -1}, {"ignore": ("X",)}, {"profile": "x"}],
    ids=str,
)
def test_an_option_that_cannot_be_meant_is_refused(vpc: Any, options: dict[str, Any]) -> None:
    """A slip in an option is told where it is written."""
    with pytest.raises(ValueError, match="use"):
        vpc().with_options(**options)


def test_a_rule_is_back_after_the_call_that_switched_it_off(vpc: Any, tencent: Any) -> None:
    """Options are those of the copy."""
    client = vpc(ignore=("VFS011",))
    with pytest.raises(PayloadError):
        client.with_options(ignore=()).modify_vpn_conn_ex(
            vpc_id="v", vpn_gw_id="g", vpn_conn_id="c"
        )
    client.modify_vpn_conn_ex(vpc_id="v", vpn_gw_id="g", vpn_conn_id="c")
    assert 1 == len(tencent.requests)


def test_a_task_that_outlives_a_call_is_not_held_to_its_deadline() -> None:
    """A function that gives keys may start something; what that inherits ends with the call."""

    async def begin() -> float:
        with deadline.until(time.monotonic() + 5):
            during = asyncio.create_task(asyncio.to_thread(deadline.time_left))
            over = asyncio.Event()
            after = asyncio.create_task(later(over))
            assert await during <= 5
        over.set()
        return await after

    async def later(over: asyncio.Event) -> float:
        await over.wait()
        return deadline.time_left()

    assert math.inf == asyncio.run(begin())


def test_as_many_retries_as_anybody_asks_for() -> None:
    """The bound of a pause is one that a machine can count to."""
    assert 0 <= backoff(10**6) <= 8

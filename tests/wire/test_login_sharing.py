"""One login for many threads, tasks and event loops."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from faulty import Faulty
from huawei_cloud import LOGIN, Cloud, update

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, AuthenticationError, HuaweiVpn, Login, ServerError, TransportError


class Turnstile:
    """A lock that tells when so many have come to it."""

    def __init__(self, many: int) -> None:
        self.left, self.lock, self.all_there = many, threading.Lock(), threading.Event()
        self.release = self.lock.release

    def acquire(self, timeout: float) -> bool:
        """Count, and wait like the lock."""
        self.left -= 1
        if self.left == 0:
            self.all_there.set()
        return self.lock.acquire(timeout=timeout)


def in_threads(cloud: Cloud, vpn: Any) -> list[BaseException | None]:
    """Make 64 calls that all wait while the first of them asks for a token, and return what they ended with."""
    auth = vpn.get_httpx_client().auth
    turnstile = auth._lock = Turnstile(64)
    cloud.before_token = lambda: turnstile.all_there.wait(20)
    with ThreadPoolExecutor(64) as pool:
        return [call.exception() for call in [pool.submit(update, vpn) for _ in range(64)]]


def in_tasks(cloud: Cloud, vpn: Any) -> list[BaseException | None]:
    """The same without blocking; the first call waits until all others wait for it."""
    cloud.later = True
    return asyncio.run(ends(vpn))


async def ends(vpn: Any) -> list[BaseException | None]:
    """Make 64 calls at once, and return what they ended with."""
    found = await asyncio.gather(*(update(vpn) for _ in range(64)), return_exceptions=True)
    return [each if isinstance(each, BaseException) else None for each in found]


CROWDS = pytest.mark.parametrize(("crowd", "kind"), [(in_threads, HuaweiVpn), (in_tasks, AsyncHuaweiVpn)], ids=["threads", "tasks"])


@CROWDS
def test_all_share_one_login(cloud: Cloud, crowd: Any, kind: type[Any]) -> None:
    """One fetches the token, and the others wait for it."""
    assert [None] * 64 == crowd(cloud, cloud.vpn(kind))
    assert (1, ["token-0"] * 64) == (len(cloud.identity), cloud.used)


@CROWDS
@pytest.mark.parametrize(("status", "error"), [(401, AuthenticationError), (503, ServerError)])
def test_all_share_the_refusal_of_a_login(cloud: Cloud, crowd: Any, kind: type[Any], status: int, error: type[Any]) -> None:
    """What one was told is what all that waited for it were told; a few wrong tries lock a user."""
    cloud.answers = [httpx.Response(status)]
    ended = crowd(cloud, cloud.vpn(kind, retries=0))
    assert (1, {error}, []) == (len(cloud.identity), {type(each) for each in ended}, cloud.used)
    assert 63 == sum("the answer to another call" in str(each) for each in ended)
    assert 64 == len({id(each) for each in ended})


@CROWDS
def test_a_login_that_got_no_answer_is_tried_by_the_next(cloud: Cloud, crowd: Any, kind: type[Any]) -> None:
    """A lost answer says nothing about the others' chances."""
    cloud.answers = [httpx.ReadTimeout("")]
    ended = crowd(cloud, cloud.vpn(kind, retries=0))
    assert (2, 63, ["TransportError"]) == (len(cloud.identity), ended.count(None), [type(each).__name__ for each in ended if each])


def test_a_login_serves_one_event_loop_after_another(cloud: Cloud) -> None:
    """Programs that call `asyncio.run` again and again may keep a client, also where its calls wait for each other."""
    vpn = cloud.vpn(AsyncHuaweiVpn)
    for _ in range(2):
        cloud.now += 86400
        assert [None] * 64 == in_tasks(cloud, vpn)
    assert 2 == len(cloud.identity)


def test_a_call_that_waits_for_the_login_of_another_keeps_its_deadline() -> None:
    """While one call waits for a token, another with less time gives up in time, and says that nothing was sent."""
    reached = threading.Event()
    slow = Faulty(lambda peer: (peer.read(), reached.set(), peer.hold()))
    with slow as service:
        login = Login("account", "user", "xyzzy-password", endpoint=service.url)
        vpn = HuaweiVpn(region="ae-ad-1", project_id="p", credentials=login, endpoint=service.url, deadline=2, retries=0)
        with vpn, ThreadPoolExecutor(1) as pool:
            first = pool.submit(update, vpn)
            reached.wait(10)
            with pytest.raises(TransportError, match=r"another call waits for .*; nothing was sent") as raised:
                update(vpn.with_options(deadline=0.2))
            assert (False, False, False) == (raised.value.may_have_been_made, raised.value.retryable, first.done())
            assert isinstance(first.exception(), TransportError)


def test_a_task_that_waits_for_the_login_of_another_keeps_its_deadline() -> None:
    """The same without blocking."""
    slow = Faulty(lambda peer: (peer.read(), peer.hold()))

    async def both(url: str) -> list[Any]:
        login = Login("account", "user", "xyzzy-password", endpoint=url)
        settings = {"region": "ae-ad-1", "project_id": "p", "credentials": login, "endpoint": url, "deadline": 2, "retries": 0}
        async with AsyncHuaweiVpn(**settings) as vpn:
            return await asyncio.gather(update(vpn), update(vpn.with_options(deadline=0.2)), return_exceptions=True)

    with slow as service:
        first, second = asyncio.run(both(service.url))
    assert ("was not answered" in str(first), "another call waits" in str(second)) == (True, True)


@pytest.mark.parametrize("turns", [0, 1])
def test_a_call_cancelled_as_the_login_of_another_ends_is_not_sent(turns: int) -> None:
    """A cancellation that comes before or just as the lock is freed is kept; later the call is on its way already."""
    freed, sent = asyncio.Event(), list[httpx.Request]()

    async def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v3/auth/tokens":
            await freed.wait()
            return httpx.Response(201, headers={"X-Subject-Token": "t"}, json={"token": {}})
        sent.append(request)
        await asyncio.sleep(0)
        return httpx.Response(200, json={"user_group": {"name": "a"}})

    async def both() -> list[Any]:
        settings = {"region": "ae-ad-1", "project_id": "p", "credentials": LOGIN, "retries": 0}
        async with AsyncHuaweiVpn(**settings, transport=httpx.MockTransport(handle)) as vpn:
            first, second = asyncio.create_task(update(vpn)), asyncio.create_task(update(vpn))
            for _ in range(30):
                await asyncio.sleep(0)
            freed.set()
            for _ in range(turns):
                await asyncio.sleep(0)
            second.cancel()
            return await asyncio.gather(first, second, return_exceptions=True)

    _, ended = asyncio.run(both())
    assert (True, 1) == (isinstance(ended, asyncio.CancelledError), len(sent))

"""Huawei's tokens by name and password."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from calls import CONTENT, GROUP_ID, SERVER_ID
from faulty import Faulty

from cloud_vpn.huawei_vpn import (
    ApiError,
    AsyncHuaweiVpn,
    AuthenticationError,
    CredentialsError,
    HuaweiVpn,
    Login,
    ResponseError,
    ServerError,
    TransportError,
    VpnPreflightError,
)
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import running
from vpn_preflight.emulator.transport import transport
from vpn_preflight.wire import login as module
from vpn_preflight.wire.login import LoginToken

NOW = 1_718_618_343.0
LOGIN = Login("account", "user", "xyzzy-password")


class Twofold(httpx.MockTransport):
    """Answers both kinds of client; without blocking, a token comes after every other task had its turn."""

    def __init__(self, cloud: "Cloud") -> None:
        super().__init__(cloud.handle)
        self.cloud = cloud

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, and let others wait meanwhile."""
        for _ in range(100 if self.cloud.later else 0):
            await asyncio.sleep(0)
        return await super().handle_async_request(request)


class Cloud:
    """Huawei's identity service and its VPN service, as far as tokens go; `tokens` are given out in turn."""

    def __init__(self) -> None:
        self.tokens = [f"token-{number}" for number in range(100)]
        self.now = NOW
        self.lifetime = 86400.0
        self.identity: list[httpx.Request] = []
        self.used: list[str] = []
        self.refused: set[str] = set()
        self.answers: list[Any] = []
        self.before_token: Any = bool
        self.later = False
        self.transport = Twofold(self)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request of either service."""
        if request.url.path != "/v3/auth/tokens":
            token = request.headers["X-Auth-Token"]
            self.used.append(token)
            return (
                httpx.Response(401, json={"error_code": "APIGW.0301"})
                if token in self.refused
                else httpx.Response(200, json={"user_group": {"name": "a"}})
            )
        self.identity.append(request)
        self.before_token()
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        expires = datetime.fromtimestamp(self.now + self.lifetime, UTC).isoformat().replace("+00:00", "Z")
        headers = {"X-Subject-Token": self.tokens[len(self.identity) - 1]}
        return httpx.Response(201, headers=headers, json={"token": {"expires_at": expires}})

    def vpn(self, kind: type[Any] = HuaweiVpn, login: Login = LOGIN, **settings: Any) -> Any:
        """Make a client that logs in, with the clock of this cloud."""
        client = kind(**{"region": "ap-southeast-1", "project_id": "p"} | settings, credentials=login, transport=self.transport)
        client._connections.settings["auth"].clock = lambda: self.now
        return client


@pytest.fixture
def cloud() -> Cloud:
    """Both services at one moment."""
    return Cloud()


def update(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


def test_a_token_is_fetched_before_the_first_call_and_kept(cloud: Cloud) -> None:
    """Name, password, account and project go to the identity service of the region, once."""
    vpn = cloud.vpn()
    update(vpn)
    update(vpn)
    (request,) = cloud.identity
    assert ("POST", "https://iam.ap-southeast-1.myhuaweicloud.com/v3/auth/tokens") == (request.method, str(request.url))
    user = b'{"name":"user","password":"xyzzy-password","domain":{"name":"account"}}'
    assert (
        b'{"auth":{"identity":{"methods":["password"],"password":{"user":'
        + user
        + b'}},"scope":{"project":{"name":"ap-southeast-1"}}}}'
        == request.content
    )
    assert ["token-0", "token-0"] == cloud.used


@pytest.mark.parametrize(("fetched", "later"), [(1, 86400 - 301), (2, 86400 - 299), (2, 86401)])
def test_a_token_is_renewed_before_it_expires(cloud: Cloud, fetched: int, later: int) -> None:
    """In the last five minutes of a token the next one is fetched."""
    vpn = cloud.vpn()
    update(vpn)
    cloud.now += later
    update(vpn)
    assert (fetched, f"token-{fetched - 1}") == (len(cloud.identity), cloud.used[-1])


@pytest.mark.parametrize("body", [{}, {"token": {}}, {"token": {"expires_at": "soon"}}, {"token": []}], ids=str)
def test_a_token_that_does_not_say_when_it_expires_has_the_documented_lifetime(cloud: Cloud, body: dict[str, Any]) -> None:
    """A day, less the five minutes."""
    cloud.answers = [httpx.Response(201, headers={"X-Subject-Token": "odd"}, json=body | {"token": body.get("token", {})})]
    vpn = cloud.vpn()
    for later in (0, 86400 - 301, 2):
        cloud.now += later
        update(vpn)
    assert ["odd", "odd", "token-1"] == cloud.used


def test_a_refused_token_is_not_tried_again_and_the_next_call_gets_another(cloud: Cloud) -> None:
    """A 401 ends the call; the token is forgotten."""
    vpn = cloud.vpn()
    cloud.refused = {"token-0"}
    with pytest.raises(AuthenticationError):
        update(vpn)
    update(vpn)
    assert ["token-0", "token-1"] == cloud.used


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (AuthenticationError, {"status_code": 401, "json": {"error": {"code": 401, "message": "no", "title": "Unauthorized"}}}),
        (ServerError, {"status_code": 503}),
        (ResponseError, {"status_code": 201, "json": {"token": {}}}),
        (ResponseError, {"status_code": 201, "headers": {"X-Subject-Token": "t"}, "text": "<html>"}),
        (ResponseError, {"status_code": 302, "headers": {"Location": "https://elsewhere.example/"}}),
        (TransportError, httpx.ConnectError("refused")),
        (TransportError, httpx.ReadTimeout("")),
    ],
)
@pytest.mark.parametrize("send", [update, lambda client: asyncio.run(update(client))], ids=["blocking", "concurrent"])
def test_without_a_token_nothing_is_changed(cloud: Cloud, send: Any, kind: type[VpnPreflightError], answer: Any) -> None:
    """Whatever becomes of the login, the call it was for did not happen, and the error says so."""
    cloud.answers = [answer if isinstance(answer, Exception) else httpx.Response(**answer)]
    client = cloud.vpn(HuaweiVpn if send is update else AsyncHuaweiVpn, retries=0)
    with pytest.raises(kind) as raised:
        send(client)
    assert ([], False) == (cloud.used, raised.value.may_have_been_made)
    assert "may have been made" not in str(raised.value)


@pytest.mark.parametrize("answer", [httpx.ReadTimeout(""), httpx.ConnectError(""), httpx.Response(503), httpx.Response(429)])
def test_a_login_is_tried_again(cloud: Cloud, answer: Any) -> None:
    """To ask for a token twice is no harm."""
    cloud.answers = [answer]
    update(cloud.vpn())
    assert (2, ["token-1"]) == (len(cloud.identity), cloud.used)


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


@pytest.mark.parametrize(("asked", "later"), [(1, 0), (1, 299), (2, 301)])
def test_a_refused_login_rests(cloud: Cloud, asked: int, later: int) -> None:
    """A wrong password is not sent again and again; after five minutes somebody may have unlocked the user."""
    cloud.answers = [httpx.Response(401)] * 9
    vpn = cloud.vpn()
    for pause in (0, later):
        cloud.now += pause
        with pytest.raises(AuthenticationError) as raised:
            update(vpn)
    assert (asked, asked == 1) == (len(cloud.identity), f"not tried again for {300 - later} seconds" in str(raised.value))


def test_a_failed_login_does_not_keep_others_waiting(cloud: Cloud) -> None:
    """After a failure of the service the next call tries on its own."""
    cloud.answers = [httpx.Response(503)]
    vpn = cloud.vpn(retries=0)
    with pytest.raises(ServerError):
        update(vpn)
    update(vpn)
    assert ["token-1"] == cloud.used


@pytest.mark.parametrize("status", [401, 503])
def test_a_token_is_used_until_it_expires_where_it_cannot_be_renewed(cloud: Cloud, status: int) -> None:
    """In its last minutes a failed renewal is no reason to fail a call; after them it is."""
    cloud.answers = [cloud.handle(httpx.Request("POST", "https://iam.example/v3/auth/tokens")), *[httpx.Response(status)] * 9]
    vpn = cloud.vpn(retries=0)
    update(vpn)
    cloud.now += 86400 - 10
    update(vpn)
    update(vpn)
    cloud.now += 11
    with pytest.raises(ApiError):
        update(vpn)
    assert ["token-0"] * 3 == cloud.used


def test_a_login_serves_one_event_loop_after_another(cloud: Cloud) -> None:
    """Programs that call `asyncio.run` again and again may keep a client, also where its calls wait for each other."""
    vpn = cloud.vpn(AsyncHuaweiVpn)
    for _ in range(2):
        cloud.now += 86400
        assert [None] * 64 == in_tasks(cloud, vpn)
    assert 2 == len(cloud.identity)


@pytest.mark.parametrize("token", ["", "caf\u00e9", "a b"])
def test_a_token_that_no_header_can_hold_is_no_token(cloud: Cloud, token: str) -> None:
    """Nothing is sent with it, and the error says what came, not how it reads."""
    headers = [(b"X-Subject-Token", token.encode())]
    cloud.answers = [httpx.Response(201, headers=headers, json={"token": {}})]
    with pytest.raises(ResponseError, match="X-Subject-Token is empty, or has") as raised:
        update(cloud.vpn())
    assert ([], False) == (cloud.used, "caf" in str(raised.value))


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_time_without_a_zone_is_utc(cloud: Cloud, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """Wherever this machine stands."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    expires = datetime.fromtimestamp(NOW + 3600, UTC).replace(tzinfo=None).isoformat()
    cloud.answers = [httpx.Response(201, headers={"X-Subject-Token": "t"}, json={"token": {"expires_at": expires}})]
    vpn = cloud.vpn()
    for later in (0, 3600 - 301, 2):
        cloud.now += later
        update(vpn)
    monkeypatch.undo()
    time.tzset()
    assert ["t", "t", "token-1"] == cloud.used


def test_the_time_outs_are_those_that_are_left(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the wait for its turn and for the token, a request must not wait for a connection beyond the deadline."""
    monkeypatch.setattr(module, "left", lambda seconds=60.0: min(seconds, 0.25))
    seen: list[dict[str, float]] = []
    cloud.transport.handler = lambda request: (seen.append(request.extensions["timeout"]), cloud.handle(request))[1]
    update(cloud.vpn(timeout=30))
    assert [dict.fromkeys(("connect", "read", "write", "pool"), 0.25)] * 2 == seen


def test_a_refused_login_names_the_host_that_refused(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    """In the error and in the log stands the identity service, with the method of its call."""
    cloud.answers = [httpx.Response(401)]
    with pytest.raises(AuthenticationError, match=r"was refused by iam\.ap-southeast-1\.myhuaweicloud\.com") as raised:
        update(cloud.vpn())
    (record,) = [record for record in caplog.records if "failed" in record.getMessage()]
    told = record.vpn_preflight  # type: ignore[attr-defined]
    assert ("KeystoneCreateUserTokenByPassword", "POST", raised.value.host) == (told["operation"], told["method"], told["host"])


@pytest.mark.parametrize(
    ("told", "settings"),
    [
        (
            r"Login\(endpoint=…\): region is missing: pass region=…, or endpoint=…",
            {"region": None, "endpoint": "https://vpn.example"},
        ),
        ("access_key and secret_key and credentials were passed", {"access_key": "a", "secret_key": "b"}),
    ],
)
def test_a_login_that_cannot_work_is_refused(told: str, settings: dict[str, Any]) -> None:
    """What is missing, and what is there twice, is told when the client is made."""
    with pytest.raises(CredentialsError, match=told):
        HuaweiVpn(**{"region": "r", "project_id": "p", "credentials": LOGIN} | settings)


def test_a_project_of_another_name_may_be_given(cloud: Cloud) -> None:
    """A region can have several projects."""
    update(cloud.vpn(login=Login("account", "user", "xyzzy", project="r_other")))
    assert b'{"project":{"name":"r_other"}}' in cloud.identity[0].content


def test_the_emulator_lets_a_login_in() -> None:
    """Over a real socket, both kinds of client get a token and use it."""
    emulator = Emulator()
    keys = emulator.credentials
    with running(emulator) as url:
        login = Login(keys.account, keys.user, keys.password, endpoint=url)
        settings = {"region": "r", "project_id": emulator.project_id, "credentials": login, "endpoint": url}

        async def later() -> Any:
            async with AsyncHuaweiVpn(**settings) as vpn:
                return await update(vpn)

        with HuaweiVpn(**settings) as vpn:
            assert "user-group1-update" == update(vpn).user_group.name == asyncio.run(later()).user_group.name
    operations = ["KeystoneCreateUserTokenByPassword", "UpdateVpnUserGroup"] * 2
    assert operations == [entry["operation"] for entry in emulator.journal.entries]


def test_a_wrong_password_is_told_by_the_call_that_needed_it() -> None:
    """The error names the token call, and hides the password."""
    emulator = Emulator()
    login = Login(emulator.credentials.account, emulator.credentials.user, "xyzzy-wrong")
    vpn = HuaweiVpn(region="r", project_id="p", credentials=login, transport=transport(emulator))
    with pytest.raises(AuthenticationError, match="KeystoneCreateUserTokenByPassword was refused") as raised:
        update(vpn)
    assert "xyzzy" not in f"{raised.value!r} {vars(raised.value)} {vpn!r} {login!r} {vpn.get_httpx_client().auth!r}"


def test_a_long_token_is_taken(cloud: Cloud) -> None:
    """Tokens can be very long."""
    cloud.tokens = ["t" * 50_000]
    update(cloud.vpn())
    assert ["t" * 50_000] == cloud.used


def test_the_clock_of_a_login_is_that_of_the_machine() -> None:
    """Without a test's clock, time is what it is."""
    assert LoginToken(LOGIN, "r").clock() > NOW


def test_a_call_that_waits_for_the_login_of_another_keeps_its_deadline() -> None:
    """While one call waits for a token, another with less time gives up in time, and says that nothing was sent."""
    reached = threading.Event()
    slow = Faulty(lambda peer: (peer.read(), reached.set(), peer.hold()))
    with slow as service:
        login = Login("account", "user", "xyzzy-password", endpoint=service.url)
        vpn = HuaweiVpn(region="r", project_id="p", credentials=login, endpoint=service.url, deadline=2, retries=0)
        with vpn, ThreadPoolExecutor(1) as pool:
            first = pool.submit(update, vpn)
            reached.wait(10)
            with pytest.raises(TransportError, match=r"another call waits for .*; nothing was sent") as raised:
                update(vpn.with_options(deadline=0.2))
            assert (False, False) == (raised.value.may_have_been_made, first.done())
            assert isinstance(first.exception(), TransportError)


def test_a_task_that_waits_for_the_login_of_another_keeps_its_deadline() -> None:
    """The same without blocking."""
    slow = Faulty(lambda peer: (peer.read(), peer.hold()))

    async def both(url: str) -> list[Any]:
        login = Login("account", "user", "xyzzy-password", endpoint=url)
        settings = {"region": "r", "project_id": "p", "credentials": login, "endpoint": url, "deadline": 2, "retries": 0}
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
        settings = {"region": "r", "project_id": "p", "credentials": LOGIN, "retries": 0}
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

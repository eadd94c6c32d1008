"""A token that is passed, and a function that returns one: when it is called, and its errors."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from calls import CONTENT, GROUP_ID, SERVER_ID
from faulty import Faulty, Peer

from cloud_vpn.huawei_iam import AsyncHuaweiIam, HuaweiIam
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password as create
from cloud_vpn.huawei_vpn import (
    ApiError,
    AsyncHuaweiVpn,
    AuthenticationError,
    CredentialsError,
    HuaweiVpn,
    PayloadError,
    ServerError,
    TransportError,
)
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run

TOKEN = "vexed-quartz"
Give = Callable[[], Any]


def blocking(function: Give, **settings: Any) -> Any:
    """Change a group with the token of a function."""
    given = {"region": "ae-ad-1", "project_id": "p"} | settings
    with HuaweiVpn(**given, auth_token=function) as vpn:
        return update(vpn)


def concurrent(function: Give, **settings: Any) -> Any:
    """Do the same without blocking, where the function blocks."""

    async def change() -> Any:
        given = {"region": "ae-ad-1", "project_id": "p"} | settings
        async with AsyncHuaweiVpn(**given, auth_token=function) as vpn:
            return await update(vpn)

    return asyncio.run(change())


def awaited(function: Give, **settings: Any) -> Any:
    """Do the same where the function does not block either."""

    async def later() -> Any:
        await asyncio.sleep(0)
        return function()

    return concurrent(later, **settings)


EACH_WAY = pytest.mark.parametrize("change", [blocking, concurrent, awaited])


def update(client: Any, content: Any = CONTENT) -> Any:
    """Change the group of the example."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=content)


@pytest.mark.parametrize("token", ["", " ", "xyzzy plugh", "xyzzy\n", "'xyzzy'"])
def test_a_token_that_cannot_be_meant_is_refused_without_showing_it(token: str) -> None:
    """An empty one is no reason to look for keys, and a blank comes from copying."""
    with pytest.raises(CredentialsError, match=r"^auth_token is ") as raised:
        HuaweiVpn(region="ae-ad-1", project_id="p", auth_token=token)
    assert "xyzzy" not in str(raised.value)


def test_what_is_neither_a_token_nor_a_function_is_refused() -> None:
    """When the client is made, not at the first call."""
    with pytest.raises(CredentialsError, match=r"auth_token.*bytes.*function"):
        HuaweiVpn(region="ae-ad-1", project_id="p", auth_token=b"xyzzy")  # type: ignore[arg-type]


@EACH_WAY
def test_a_call_carries_the_token_of_its_function(change: Any, huawei: Any) -> None:
    """It is sent as one that was passed."""
    change(lambda: TOKEN, transport=huawei.transport)
    assert TOKEN == huawei.request.headers["X-Auth-Token"]


def test_the_function_is_called_once_for_each_call(huawei: Any) -> None:
    """Not when the client is made, and not again for another attempt of the same call."""
    given: list[str] = []

    def function() -> str:
        given.append(f"token-{len(given)}")
        return given[-1]

    huawei.answers = [httpx.ConnectError("refused"), *huawei.answers]
    vpn = HuaweiVpn(
        region="ae-ad-1", project_id="p", auth_token=function, transport=huawei.transport
    )
    assert [] == given
    update(vpn)
    update(vpn)
    assert ["token-0", "token-0", "token-1"] == [
        request.headers["X-Auth-Token"] for request in huawei.requests
    ]


def test_a_payload_that_is_refused_needs_no_token(huawei: Any) -> None:
    """The check comes first."""
    given: list[str] = []
    vpn = HuaweiVpn(
        region="ae-ad-1",
        project_id="p",
        auth_token=lambda: given.append("t"),
        transport=huawei.transport,
    )  # type: ignore[func-returns-value,arg-type,return-value]
    with pytest.raises(PayloadError):
        update(vpn, {"nmae": "a"})
    assert [] == given


@EACH_WAY
@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("mine"),
        TimeoutError("mine"),
        httpx.ConnectError("mine"),
        CredentialsError("mine"),
        ServerError(
            "KeystoneCreateUserTokenByPassword",
            host="iam.example",
            status=503,
            code=None,
            vendor_message="mine",
            request_id=None,
            hint=None,
            retryable=True,
        ),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_the_function_raises_goes_on_as_it_is(
    change: Any, huawei: Any, error: Exception
) -> None:
    """Also an error of the library below, and one that could be tried again; nothing was sent."""
    words = str(error)

    def function() -> str:
        raise error

    with pytest.raises(type(error)) as raised:
        change(function, transport=huawei.transport)
    assert (True, words, []) == (raised.value is error, str(raised.value), huawei.requests)


@EACH_WAY
@pytest.mark.parametrize(
    ("token", "words"),
    [
        (None, "NoneType"),
        (b"xyzzy", "bytes"),
        (5, "int"),
        ("", "is empty"),
        ("xyzzy\n", "character"),
        ("xyzz\u00fd", "character"),
        ("'xyzzy'", "quotes"),
    ],
)
def test_what_is_not_a_token_is_refused(change: Any, huawei: Any, token: Any, words: str) -> None:
    """The error says what came without showing it, and nothing was sent."""
    with pytest.raises(CredentialsError, match=words) as raised:
        change(lambda: token, transport=huawei.transport)
    assert ([], False, False) == (
        huawei.requests,
        "xyzz" in str(raised.value),
        raised.value.may_have_been_made,
    )


def test_an_async_function_is_for_an_async_client(huawei: Any) -> None:
    """A client that blocks does not run it, and leaves no coroutine behind."""

    async def function() -> str:
        return TOKEN

    with pytest.raises(CredentialsError, match="async"):
        blocking(function, transport=huawei.transport)
    assert [] == huawei.requests


@pytest.mark.parametrize(
    "function", [lambda: asyncio.sleep(20, TOKEN), asyncio.Future], ids=["slow", "never"]
)
def test_an_async_function_is_held_to_the_deadline(huawei: Any, function: Give) -> None:
    """The call ends without waiting for it, and nothing was sent."""
    with pytest.raises(TransportError, match="nothing was sent") as raised:
        concurrent(function, transport=huawei.transport, deadline=0.05)
    assert ([], False, False) == (
        huawei.requests,
        raised.value.may_have_been_made,
        raised.value.retryable,
    )


@pytest.mark.parametrize("change", [blocking, concurrent])
def test_a_token_that_comes_too_late_is_not_sent(
    huawei: Any, change: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A function that blocks cannot be stopped; what it returns after the deadline is of no use."""
    moments = time.monotonic

    def function() -> str:
        monkeypatch.setattr(time, "monotonic", lambda: moments() + 3600)
        return TOKEN

    try:
        with pytest.raises(TransportError, match="deadline") as raised:
            change(function, transport=huawei.transport, deadline=60)
    finally:
        monkeypatch.undo()
    assert ([], False, False) == (
        huawei.requests,
        raised.value.may_have_been_made,
        raised.value.retryable,
    )


def test_a_call_of_ours_within_the_function_has_no_more_time_than_the_call_it_is_for() -> None:
    """The identity service cannot hold a call for longer than its own deadline."""
    auth = {
        "identity": {
            "methods": ["password"],
            "password": {"user": {"name": "u", "password": "p", "domain": {"name": "a"}}},
        }
    }
    body = {"auth": auth | {"scope": {"project": {"name": "p"}}}}
    with Faulty(Peer.hold) as service, HuaweiIam(endpoint=service.url, retries=0) as iam:

        def function() -> str:
            return create.sync_detailed(client=iam, body=body).headers["X-Subject-Token"]

        with pytest.raises(TransportError, match="KeystoneCreateUserTokenByPassword"):
            blocking(function, endpoint="http://127.0.0.1:9", deadline=0.2)


@EACH_WAY
def test_a_token_that_a_service_repeats_is_hidden(change: Any, huawei: Any) -> None:
    """The client never kept it, and hides it all the same."""
    huawei.answers = [
        httpx.Response(403, json={"error_code": "X.1", "error_msg": f"not with {TOKEN}"})
    ]
    with pytest.raises(ApiError, match=r"not with \*\*\*") as raised:
        change(lambda: TOKEN, transport=huawei.transport)
    assert TOKEN not in f"{raised.value!r} {vars(raised.value)}"


def test_a_refused_token_is_not_tried_again(huawei: Any) -> None:
    """A 401 ends the call; the next one asks for another token."""
    huawei.answers = [httpx.Response(401), *huawei.answers]
    tokens = iter(["token-0", "token-1"])
    vpn = HuaweiVpn(
        region="ae-ad-1",
        project_id="p",
        auth_token=lambda: next(tokens),
        transport=huawei.transport,
    )
    with pytest.raises(AuthenticationError):
        update(vpn)
    update(vpn)
    assert ["token-0", "token-1"] == [
        request.headers["X-Auth-Token"] for request in huawei.requests
    ]


def test_each_thread_sends_the_token_of_its_own_call(huawei: Any) -> None:
    """Calls at the same time do not mix their tokens."""
    together = threading.Barrier(8)

    def function() -> str:
        together.wait(20)
        return threading.current_thread().name

    vpn = HuaweiVpn(
        region="ae-ad-1", project_id="p", auth_token=function, transport=huawei.transport
    )
    with ThreadPoolExecutor(8, thread_name_prefix="token") as pool:
        list(pool.map(lambda _: update(vpn), range(8)))
    assert 8 == len({request.headers["X-Auth-Token"] for request in huawei.requests})


def test_a_token_of_the_identity_service_changes_a_group() -> None:
    """Over real sockets, both kinds of client get a token from the emulator and use it."""
    emulator = Emulator()
    keys = emulator.credentials
    user = {"name": keys.user, "password": keys.password, "domain": {"name": keys.account}}
    auth = {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {"project": {"name": "ae-ad-1"}},
    }
    with run(emulator) as url:

        def function() -> str:
            with HuaweiIam(endpoint=url) as iam:
                return create.sync_detailed(client=iam, body={"auth": auth}).headers[
                    "X-Subject-Token"
                ]

        async def later() -> str:
            async with AsyncHuaweiIam(endpoint=url) as iam:
                return (await create.asyncio_detailed(client=iam, body={"auth": auth})).headers[
                    "X-Subject-Token"
                ]

        settings = {"project_id": emulator.project_id, "endpoint": url}
        for reply in (blocking(function, **settings), concurrent(later, **settings)):
            assert "user-group1-update" == reply.user_group.name
    operations = ["KeystoneCreateUserTokenByPassword", "UpdateVpnUserGroup"] * 2
    assert operations == [entry["operation"] for entry in emulator.journal.entries]

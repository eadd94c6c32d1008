"""Huawei's tokens by name and password."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from huawei_cloud import LOGIN, NOW, Cloud, update

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


@pytest.mark.parametrize(("fetched", "later"), [(1, 86400 - 300), (2, 86400 - 299), (2, 86401)])
def test_a_token_is_renewed_before_it_expires(cloud: Cloud, fetched: int, later: int) -> None:
    """In the last five minutes of a token the next one is fetched."""
    vpn = cloud.vpn()
    update(vpn)
    cloud.now += later
    update(vpn)
    assert (fetched, f"token-{fetched - 1}") == (len(cloud.identity), cloud.used[-1])


@pytest.mark.parametrize(
    "body",
    [{"token": {}}, {"token": None}, {"token": {"expires_at": "soon"}}, {"token": {"expires_at": 5}}, {"token": []}],
    ids=str,
)
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


@pytest.mark.parametrize(("asked", "later"), [(1, 0), (1, 299), (2, 301)])
def test_a_refused_login_rests(cloud: Cloud, asked: int, later: int) -> None:
    """A wrong password is not sent again and again; after five minutes somebody may have unlocked the user."""
    cloud.answers = [httpx.Response(401)] * 9
    vpn = cloud.vpn()
    for pause in (0, later):
        # The clock of the machine may be set meanwhile.
        cloud.now -= 86400
        cloud.passed += pause
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
        HuaweiVpn(**{"region": "ae-ad-1", "project_id": "p", "credentials": LOGIN} | settings)


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
        settings = {"region": "ae-ad-1", "project_id": emulator.project_id, "credentials": login, "endpoint": url}

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
    vpn = HuaweiVpn(region="ae-ad-1", project_id="p", credentials=login, transport=transport(emulator))
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
    assert LoginToken(LOGIN, "ae-ad-1").clock() > NOW


@pytest.mark.parametrize("code", [500, "IAM.0006", "IAM.0011"])
def test_a_login_rests_after_any_401(cloud: Cloud, code: Any) -> None:
    """Whatever the code says beside it, the password was tried, and is not tried again and again."""
    cloud.answers = [httpx.Response(401, json={"error_code": code})] * 9
    vpn = cloud.vpn()
    for _ in range(3):
        with pytest.raises(ApiError):
            update(vpn)
    assert 1 == len(cloud.identity)


def test_a_renewal_that_fails_is_told(cloud: Cloud, caplog: pytest.LogCaptureFixture) -> None:
    """Before the token ends, somebody can do something about it."""
    cloud.answers = [cloud.handle(httpx.Request("POST", "https://iam.example/v3/auth/tokens")), httpx.Response(401)]
    vpn = cloud.vpn()
    update(vpn)
    cloud.now += 86400 - 10
    update(vpn)
    (told,) = [record for record in caplog.records if "the token before is used as long as it lasts" in record.getMessage()]
    assert ("401", "AuthenticationError") == (told.vpn_preflight["status"], told.vpn_preflight["error"])  # type: ignore[attr-defined]

"""A token that is passed, and one that a login gets: what becomes of a call that has none in time."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from faulty import Faulty, Peer
from huawei_cloud import LOGIN, NOW, update

from cloud_vpn.huawei_vpn import (
    ApiError,
    AsyncHuaweiVpn,
    AuthenticationError,
    CredentialsError,
    HuaweiVpn,
    Login,
    ResponseError,
    TransportError,
    VpnPreflightError,
)

Answer = httpx.Response | Callable[[], httpx.Response]


class Cloud:
    """Huawei's identity service and its VPN service, which give these answers in turn, and a success after them.

    `later` is how many seconds have passed when the VPN service has answered.
    """

    def __init__(self, *, identity: Sequence[Answer] = (), service: Sequence[Answer] = (), later: float = 0) -> None:
        self.now = NOW
        self.later = later
        self.answers = {"identity": list(identity), "service": list(service)}
        self.requests: dict[str, list[httpx.Request]] = {"identity": [], "service": []}

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request of either service."""
        name = "identity" if request.url.path == "/v3/auth/tokens" else "service"
        self.requests[name].append(request)
        self.now += self.later if name == "service" else 0
        if self.answers[name]:
            answer = self.answers[name].pop(0)
            return answer if isinstance(answer, httpx.Response) else answer()
        return self.token() if name == "identity" else httpx.Response(200, json={"user_group": {"name": "a"}})

    def token(self) -> httpx.Response:
        """Give out a token for a day, another one each time."""
        expires = datetime.fromtimestamp(self.now + 86400, UTC).isoformat()
        headers = {"X-Subject-Token": f"token-{len(self.requests['identity'])}"}
        return httpx.Response(201, headers=headers, json={"token": {"expires_at": expires}})

    def vpn(self, kind: type[Any] = HuaweiVpn, **settings: Any) -> Any:
        """Make a client that logs in, with the clock of this cloud."""
        given = {"region": "ae-ad-1", "project_id": "p", "credentials": LOGIN} | settings
        client = kind(**given, transport=httpx.MockTransport(self.handle))
        client._connections.settings["auth"].clock = lambda: self.now
        return client


@pytest.mark.parametrize("token", ["", " ", "xyzzy plugh", "xyzzy\n", "'xyzzy'"])
def test_a_token_that_cannot_be_meant_is_refused_without_showing_it(token: str) -> None:
    """An empty one is no reason to look for keys, and a blank comes from copying."""
    with pytest.raises(CredentialsError, match=r"^auth_token is ") as raised:
        HuaweiVpn(region="ae-ad-1", project_id="p", auth_token=token)
    assert "xyzzy" not in str(raised.value)


def test_a_login_needs_a_project() -> None:
    """Where neither a project nor a region is known, the message says what to pass."""
    login = Login("account", "user", "xyzzy-password", endpoint="https://iam.example")
    with pytest.raises(CredentialsError, match=r"the login has no project: pass region=…, or Login\(project=…\)"):
        HuaweiVpn(project_id="p", credentials=login, endpoint="https://vpn.example")


def test_a_login_without_any_time_left_sends_nothing() -> None:
    """The end of a call that came before its turn is told as any other."""
    with (
        Faulty(Peer.hold) as service,
        HuaweiVpn(
            region="ae-ad-1",
            project_id="p",
            credentials=Login("account", "user", "xyzzy-password", endpoint=service.url),
            endpoint=service.url,
            deadline=1e-9,
        ) as vpn,
        pytest.raises(TransportError, match="nothing was sent") as raised,
    ):
        update(vpn)
    assert (False, 0) == (raised.value.may_have_been_made, service.connections)


def test_the_doubt_of_one_call_is_not_that_of_another() -> None:
    """What is told to the next call of a login that was refused is the refusal, and nothing of what became of the first call."""
    cloud = Cloud(service=[httpx.Response(504)], later=90000)
    cloud.answers["identity"] = [cloud.token, httpx.Response(401)]
    vpn = cloud.vpn(retries=1)
    told: list[VpnPreflightError] = []
    for _ in range(2):
        with pytest.raises(AuthenticationError) as raised:
            update(vpn)
        told.append(raised.value)
    assert [True, False] == [error.may_have_been_made for error in told]
    assert [True, False] == ["an earlier attempt" in str(error) for error in told]


def test_the_request_for_a_token_is_like_any_other() -> None:
    """Its connection is its own, and it asks for no encoding."""
    cloud = Cloud()
    update(cloud.vpn())
    asked, changed = (cloud.requests[name][0].headers for name in ("identity", "service"))
    names = ("Connection", "Accept-Encoding", "User-Agent")
    assert ("close", "identity") == (asked["Connection"], asked["Accept-Encoding"])
    assert [changed[name] for name in names] == [asked[name] for name in names]


def test_an_answer_without_a_token_names_the_host_that_gave_it() -> None:
    """It is the identity service whose answer cannot be read."""
    with pytest.raises(ResponseError) as raised:
        update(Cloud(identity=[httpx.Response(201, json={"token": {}})]).vpn())
    assert "iam.ae-ad-1.myhuaweicloud.com" == raised.value.host


def test_a_password_that_the_identity_service_repeats_is_hidden() -> None:
    """A refused login shows what the service said, without the password."""
    refusal = httpx.Response(401, json={"error": {"code": 401, "message": "wrong: xyzzy-password"}})
    with pytest.raises(AuthenticationError, match=r"wrong: \*\*\*;") as raised:
        update(Cloud(identity=[refusal]).vpn())
    assert "xyzzy" not in f"{raised.value!r} {vars(raised.value)}"


def test_what_a_service_repeats_of_a_login_is_hidden() -> None:
    """Neither the token that the call was made with nor the password that it came from shows in a refusal."""
    refusal = httpx.Response(403, json={"error_code": "X.1", "error_msg": "not with vexed-quartz, nor with xyzzy-password"})
    token = httpx.Response(201, headers={"X-Subject-Token": "vexed-quartz"}, json={"token": {}})
    with pytest.raises(ApiError, match=r"not with \*\*\*, nor with \*\*\*") as raised:
        update(Cloud(identity=[token], service=[refusal]).vpn())
    assert [] == [word for word in ("vexed", "xyzzy") if word in f"{raised.value!r} {vars(raised.value)}"]


@pytest.mark.parametrize(("logins", "status"), [(2, 401), (1, 403), (1, 500)])
def test_only_a_refused_token_is_forgotten(logins: int, status: int) -> None:
    """After any other refusal the next call takes the same token, blocking or not."""

    async def twice() -> None:
        later = asynchronous.vpn(AsyncHuaweiVpn, retries=0)
        with pytest.raises(ApiError):
            await update(later)
        await update(later)

    blocking, asynchronous = (Cloud(service=[httpx.Response(status)]) for _ in range(2))
    vpn = blocking.vpn(retries=0)
    with pytest.raises(ApiError):
        update(vpn)
    update(vpn)
    asyncio.run(twice())
    assert [logins] * 2 == [len(cloud.requests["identity"]) for cloud in (blocking, asynchronous)]


def test_a_token_that_is_refused_late_does_not_cost_the_one_after_it() -> None:
    """A slow refusal of an old token says nothing of the token that another call got meanwhile."""
    cloud = Cloud(later=90000)
    vpn = cloud.vpn(retries=0)

    def slow() -> httpx.Response:
        cloud.later = 0
        update(vpn)
        return httpx.Response(401)

    cloud.answers["service"] = [slow]
    with pytest.raises(AuthenticationError):
        update(vpn)
    update(vpn)
    assert ["token-1", "token-2", "token-2"] == [request.headers["X-Auth-Token"] for request in cloud.requests["service"]]

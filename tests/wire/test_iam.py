"""The identity client: a token for a user name and a password, and neither of them ever shown."""

import asyncio
import io
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from faulty import Faulty, Script

from cloud_vpn.huawei_iam import (
    AsyncHuaweiIam,
    Auth,
    AuthDomain,
    AuthenticationError,
    AuthIdentity,
    AuthPassword,
    AuthProject,
    AuthScope,
    AuthUser,
    BadRequestError,
    CredentialsError,
    HuaweiIam,
    KeystoneCreateUserTokenByPasswordRequest,
    PayloadError,
    TransportError,
    VpnPreflightError,
)
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password as create
from cloud_vpn.huawei_vpn import HuaweiVpn
from vpn_preflight.contract import operation
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.emulator.transport import transport
from vpn_preflight.wire.errors import DOUBT

NAME = "KeystoneCreateUserTokenByPassword"
BODY: dict[str, Any] = operation(NAME).examples.request["document"]
SUCCESS: dict[str, Any] = operation(NAME).examples.response["document"]
WORD, TOKEN = "quixotic-zephyr", "vexed-quartz"
MODELS = Auth(
    AuthIdentity(["password"], AuthPassword(AuthUser("IAMUser", WORD, AuthDomain("IAMDomain")))),
    AuthScope(AuthProject("ap-southeast-1")),
)
AUTH = KeystoneCreateUserTokenByPasswordRequest(MODELS).to_dict()["auth"]


class Service:
    """A transport that keeps the requests and gives one answer: at first a success with a token."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answer = httpx.Response(201, headers={"X-Subject-Token": TOKEN}, json=SUCCESS)
        self.transport = httpx.MockTransport(self.handle)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        self.requests.append(request)
        return self.answer


@pytest.fixture
def service() -> Service:
    """Stand in for the identity service."""
    return Service()


@pytest.fixture
def iam(service: Service) -> Iterator[HuaweiIam]:
    """Make a client of it."""
    with HuaweiIam(region="ap-southeast-1", transport=service.transport) as client:
        yield client


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Write every record of every logger, at DEBUG, as a handler at the root would."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.mark.parametrize("auth", [MODELS, AUTH], ids=["models", "mapping"])
def test_what_is_sent(iam: HuaweiIam, service: Service, auth: Any) -> None:
    """The payload as JSON to the host of the region, with no proof of who calls beside it."""
    iam.keystone_create_user_token_by_password(auth=auth)
    (request,) = service.requests
    assert ("POST", "https://iam.ap-southeast-1.myhuaweicloud.com/v3/auth/tokens") == (
        request.method,
        str(request.url),
    )
    assert {"auth": AUTH} == httpx.Response(200, content=request.content).json()
    assert set() == {"authorization", "x-auth-token", "x-sdk-date"} & request.headers.keys()


def test_what_comes_back(iam: HuaweiIam) -> None:
    """The model, the raw body, and in the detailed answer the token, by its header in any case."""
    reply = iam.keystone_create_user_token_by_password(auth=AUTH)
    assert ("2019-02-13T06:52:13.855000+00:00", SUCCESS) == (
        str(reply.token.expires_at).replace(" ", "T"),
        reply.raw,
    )
    detailed = create.sync_detailed(client=iam.client, body=BODY, nocatalog="true")
    assert (201, TOKEN, TOKEN) == (
        detailed.status_code,
        *(detailed.headers[n] for n in ("X-Subject-Token", "x-subject-token")),
    )


def test_the_parameter_of_the_url(iam: HuaweiIam, service: Service) -> None:
    """It is sent when it is written."""
    create.sync(client=iam, body=BODY, nocatalog="true")
    assert "/v3/auth/tokens?nocatalog=true" == service.requests[0].url.raw_path.decode()


def test_without_blocking(service: Service) -> None:
    """The asynchronous twin gives the same."""

    async def asked() -> Any:
        async with AsyncHuaweiIam(region="ae-ad-1", transport=service.transport) as iam:
            return await iam.keystone_create_user_token_by_password(auth=MODELS)

    assert SUCCESS == asyncio.run(asked()).raw


def test_where_it_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the given endpoint, else to the vendor's variable, else to the host of the region."""
    assert "https://iam.cn-north-4.myhuaweicloud.com" == HuaweiIam(region="cn-north-4").endpoint
    with pytest.raises(CredentialsError, match=r"region.*endpoint"):
        HuaweiIam()
    monkeypatch.setenv("HUAWEICLOUD_SDK_IAM_ENDPOINT", "https://iam.eu-west-101.myhuaweicloud.eu")
    assert "https://iam.eu-west-101.myhuaweicloud.eu" == HuaweiIam(region="eu-west-101").endpoint
    assert "https://iam.example.com" == HuaweiIam(endpoint="https://iam.example.com").endpoint
    with pytest.raises(CredentialsError, match="endpoint"):
        HuaweiIam(endpoint="")


def test_a_wrong_payload_is_not_sent(iam: HuaweiIam, service: Service) -> None:
    """Findings of a sister page stop it like any other, and say how sure they are."""
    with pytest.raises(PayloadError) as raised:
        iam.keystone_create_user_token_by_password(
            auth={"identity": AUTH["identity"], "scope": {"domain": {}}}
        )
    found = [
        (finding.code, finding.pointer, finding.confidence) for finding in raised.value.findings
    ]
    assert [
        ("VFS001", "/auth/scope", "observed"),
        ("VFS002", "/auth/scope/domain", "observed"),
    ] == found
    assert [] == service.requests


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (
            401,
            {"error": {"code": 401, "message": "told", "title": "Unauthorized"}},
            (AuthenticationError, "401", "told"),
        ),
        (
            400,
            {"error_msg": "told", "error_code": "IAM.0011"},
            (BadRequestError, "IAM.0011", "told"),
        ),
        (401, None, (AuthenticationError, None, "")),
    ],
)
def test_a_refusal(
    iam: HuaweiIam, service: Service, status: int, body: Any, expected: tuple[Any, ...]
) -> None:
    """Both shapes are read, with the id of the request from its header; nothing is sent twice."""
    service.answer = httpx.Response(status, headers={"X-IAM-Trace-Id": "trace"}, json=body)
    with pytest.raises(expected[0]) as raised:
        iam.keystone_create_user_token_by_password(auth=AUTH)
    error = raised.value
    assert (*expected, status, "trace", False) == (
        *(type(error), error.code, error.vendor_message),
        *(error.status, error.request_id, error.retryable),
    )
    assert 1 == len(service.requests)


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("ReadTimeout", httpx.ReadTimeout("")),
        ("ConnectTimeout", httpx.ConnectTimeout("")),
        ("HTTP 201", httpx.Response(201, text="<html>")),
        ("HTTP 503", httpx.Response(503)),
    ],
)
def test_no_failure_of_this_call_is_a_doubt(told: str, answer: Any) -> None:
    """It changes nothing, whether it arrived or not."""

    def handle(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, content=answer.content)

    with (
        HuaweiIam(region="ae-ad-1", retries=0, transport=httpx.MockTransport(handle)) as iam,
        pytest.raises(VpnPreflightError) as raised,
    ):
        iam.keystone_create_user_token_by_password(auth=AUTH)
    assert (False, True, False) == (
        raised.value.may_have_been_made,
        told in str(raised.value),
        DOUBT in str(raised.value),
    )


def test_a_call_that_changes_nothing_is_made_again_when_no_answer_came(service: Service) -> None:
    """To ask for a token twice is no harm."""
    answers = iter([httpx.ReadTimeout(""), httpx.RemoteProtocolError("")])

    def handle(request: httpx.Request) -> httpx.Response:
        if error := next(answers, None):
            raise error
        return service.handle(request)

    with HuaweiIam(region="ae-ad-1", retries=2, transport=httpx.MockTransport(handle)) as iam:
        assert SUCCESS == iam.keystone_create_user_token_by_password(auth=AUTH).raw


def test_a_wrong_password_is_explained(iam: HuaweiIam, service: Service) -> None:
    """The message names the confusion of user and account, and hides a password sent back."""
    service.answer = httpx.Response(401, json={"error": {"code": 401, "message": f"wrong: {WORD}"}})
    with pytest.raises(AuthenticationError, match="HUAWEI ID") as raised:
        iam.keystone_create_user_token_by_password(auth=AUTH)
    assert WORD not in str(raised.value)


def test_nothing_shows_password_or_token(iam: HuaweiIam) -> None:
    """Neither models nor answers nor the client have them in their repr."""
    detailed = create.sync_detailed(
        client=iam.client, body=KeystoneCreateUserTokenByPasswordRequest(MODELS)
    )
    text = repr(
        (
            MODELS,
            detailed,
            detailed.parsed,
            iam,
            create._get_kwargs(client=iam, body={"auth": AUTH})["extensions"],
        )
    )
    assert [] == [word for word in (WORD, TOKEN) if word in text]


def test_the_logs_of_a_real_connection(log: io.StringIO) -> None:
    """Over a socket, with all libraries at DEBUG, the token gets to the service and into no log."""
    emulator = Emulator()
    keys = emulator.credentials
    user = {"name": keys.user, "password": keys.password, "domain": {"name": keys.account}}
    auth = AUTH | {"identity": {"methods": ["password"], "password": {"user": user}}}
    with run(emulator) as url:
        with HuaweiIam(endpoint=url) as iam:
            token = create.sync_detailed(client=iam, body={"auth": auth}).headers["X-Subject-Token"]
        with HuaweiVpn(project_id=emulator.project_id, auth_token=token, endpoint=url) as vpn:
            vpn.update_vpn_user_group(
                emulator.ids.vpn_server_id, emulator.ids.group_id, user_group={"name": "a"}
            )
    text = log.getvalue()
    assert "receive_response_headers.complete return_value=(***" in text
    assert [] == [word for word in (token, keys.password) if word in text]


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 201 Created\r\nX-Subject-Token " + TOKEN.encode(),
        TOKEN.encode(),
        b"HTTP/1.1 201 Created\r\nContent-Length: vexed-quartz",
    ],
    ids=["a header that is none", "a first line that is none", "a length that is none"],
)
def test_a_token_in_an_answer_that_nobody_can_read_is_not_shown(
    log: io.StringIO, head: bytes
) -> None:
    """The words of the library below quote the answer, and nobody knows the token yet."""
    script: Script = lambda peer: (peer.read(), peer.send(head, b"\r\n\r\n"))  # noqa: E731
    with (
        Faulty(script) as service,
        HuaweiIam(endpoint=service.url, retries=0) as iam,
        pytest.raises(TransportError) as raised,
    ):
        iam.keystone_create_user_token_by_password(auth=AUTH)
    assert (True, False) == (
        "RemoteProtocolError" in str(raised.value),
        "vexed" in f"{raised.value!r} {log.getvalue()}",
    )


def test_the_emulator_in_the_process() -> None:
    """Its transport serves this client too."""
    emulator = Emulator()
    with (
        HuaweiIam(region="ae-ad-1", transport=transport(emulator)) as iam,
        pytest.raises(AuthenticationError),
    ):
        iam.keystone_create_user_token_by_password(auth=AUTH)


@pytest.mark.parametrize(
    "token", [{}, [], None, "text", {"project": None}, {"expires_at": "soon"}], ids=str
)
def test_an_odd_token_is_no_error(service: Any, token: Any) -> None:
    """The token itself stands in the header; what is told of it may be absent, at any depth."""
    service.answer = httpx.Response(201, headers={"X-Subject-Token": "t"}, json={"token": token})
    with HuaweiIam(region="ae-ad-1", transport=service.transport) as iam:
        assert {} == iam.keystone_create_user_token_by_password(auth=AUTH).token.project.to_dict()

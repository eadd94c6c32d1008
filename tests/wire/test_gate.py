"""No request leaves through a client of ours that did not pass the check."""

import asyncio
from collections.abc import Generator
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID

from cloud_vpn.huawei_vpn.api.vpn_user_group import update_vpn_user_group
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight.wire.errors import ResponseError, UncheckedRequestError
from vpn_preflight.wire.gate import MARK

PATH = "/v2/index.php"
CHECKED = b"Action=ModifyVpnConnEx&vpcId=v&vpnGwId=g&vpnConnId=c&userGwCidrBlock.0=10.0.0.0%2F8"
BODY = {"vpcId": "v", "vpnGwId": "g", "vpnConnId": "c", "userGwCidrBlock": ["10.0.0.0/8"]}
GROUP = {"user_group": CONTENT}


@pytest.mark.parametrize(
    "auth", [{}, {"auth": None}, {"auth": ("user", "password")}], ids=["ours", "none", "other"]
)
def test_a_raw_request_is_refused(vpc: Any, tencent: Any, auth: dict[str, Any]) -> None:
    """A request that nobody checked is not sent, whatever its auth."""
    with pytest.raises(UncheckedRequestError, match="nothing was sent"):
        vpc().get_httpx_client().post(PATH, data=BODY, **auth)
    assert [] == tencent.requests


@pytest.mark.parametrize("auth", [{}, {"auth": None}], ids=["ours", "none"])
def test_a_raw_asynchronous_request_is_refused(
    async_vpc: Any, tencent: Any, auth: dict[str, Any]
) -> None:
    """The same holds without blocking."""

    async def post() -> None:
        async with async_vpc() as client:
            await client.get_async_httpx_client().post(PATH, data=BODY, **auth)

    with pytest.raises(UncheckedRequestError):
        asyncio.run(post())
    assert [] == tencent.requests


@pytest.mark.parametrize(
    "change",
    [
        {"content": CHECKED + b"&vpnConnId=other"},
        {"content": CHECKED + b"&preSharedKey=other"},
        {"content": CHECKED + b"&Action=DeleteVpnConn"},
        {"content": CHECKED + b"?"},
        {"content": CHECKED + b"&Region=elsewhere"},
        {
            "headers": {
                "Host": "elsewhere.example",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        },
        {"headers": {"Content-Type": "text/plain"}},
        {"url": "http://vpc.api.qcloud.com/v2/index.php"},
        {"url": "https://elsewhere.example/v2/index.php"},
        {"url": "https://vpc.api.qcloud.com:444/v2/index.php"},
        {"params": {"vpnConnId": "other"}},
        {"content": b"Action=DeleteVpnConn"},
        {"url": "/v2/other.php"},
        {"method": "PUT"},
        {"content": b""},
        {"extensions": {MARK: True}},
    ],
    ids=str,
)
def test_a_checked_request_that_was_changed_is_refused(
    vpc: Any, tencent: Any, change: dict[str, Any]
) -> None:
    """What was checked is what is sent: neither the mark nor the bytes can be swapped."""
    client = vpc()
    checked = modify_vpn_conn_ex._get_kwargs(client=client, body=BODY)
    with pytest.raises(UncheckedRequestError):
        client.get_httpx_client().request(**checked | change)
    assert [] == tencent.requests


@pytest.mark.parametrize(
    "added", [b"&Nonce=1&vpnConnName=", b"&Nonce=1&Nonce=2", b"&Nonce=1&=", b"&"]
)
def test_a_checked_form_grows_by_common_parameters_alone(
    vpc: Any, tencent: Any, added: bytes
) -> None:
    """Nothing else goes along with them, not even without a value, and none of them comes twice."""
    client = vpc()
    checked = modify_vpn_conn_ex._get_kwargs(client=client, body=BODY)
    with pytest.raises(UncheckedRequestError):
        client.get_httpx_client().request(**checked | {"content": CHECKED + added}, auth=None)
    assert [] == tencent.requests


@pytest.mark.parametrize("added", [b"&&&", b"&Region=a", b" "])
def test_a_checked_body_of_json_does_not_grow(vpn: Any, huawei: Any, added: bytes) -> None:
    """A signature in the headers adds nothing to a body."""
    client = vpn()
    checked = update_vpn_user_group._get_kwargs(
        SERVER_ID, GROUP_ID, client=client, body={"user_group": CONTENT}
    )
    with pytest.raises(UncheckedRequestError):
        client.get_httpx_client().request(**checked | {"content": checked["content"] + added})
    assert [] == huawei.requests


def test_a_checked_url_that_was_changed_is_refused(vpc: Any, tencent: Any) -> None:
    """By GET, too, only what the signature adds may stand behind what was checked."""
    client = vpc(method="GET")
    checked = modify_vpn_conn_ex._get_kwargs(client=client, body=BODY)
    for added in ("&vpnConnId=other", "&Action=DeleteVpnConn"):
        with pytest.raises(UncheckedRequestError):
            client.get_httpx_client().request(**checked | {"url": checked["url"] + added})
    assert [] == tencent.requests


def test_a_checked_request_passes(vpc: Any, tencent: Any) -> None:
    """The arguments that the check hands out can be sent by hand."""
    client = vpc()
    checked = modify_vpn_conn_ex._get_kwargs(client=client, body=BODY)
    client.get_httpx_client().request(**checked)
    assert (CHECKED, True) == (checked["content"], tencent.request.content.startswith(CHECKED))


def test_the_mark_shows_nothing(vpc: Any) -> None:
    """The mark knows the body and its secrets, and shows neither."""
    request = modify_vpn_conn_ex._get_kwargs(client=vpc(), body=BODY | {"preSharedKey": "a-secret"})
    assert "<checked ModifyVpnConnEx>" == repr(request["extensions"][MARK])


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308, 399])
def test_a_redirect_is_not_followed(vpc: Any, async_vpc: Any, tencent: Any, status: int) -> None:
    """Keys and payload do not go where an answer points."""
    tencent.answers = [
        lambda _: httpx.Response(status, headers={"Location": "https://elsewhere.example/"})
    ]
    with pytest.raises(ResponseError, match="redirect"):
        vpc().modify_vpn_conn_ex(**EXAMPLE)
    with pytest.raises(ResponseError, match="redirect"):
        asyncio.run(async_vpc().modify_vpn_conn_ex(**EXAMPLE))
    assert 2 == len(tencent.requests)


class Meddler(httpx.Auth):
    """Signs as another auth does, and then changes a header."""

    def __init__(self, auth: httpx.Auth, header: tuple[str, str]) -> None:
        self.auth = auth
        self.header = header

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the changed request."""
        signed = next(self.auth.auth_flow(request))
        signed.headers[self.header[0]] = self.header[1]
        yield signed


HEADERS = [
    ("Content-Type", "text/plain"),
    ("Content-Encoding", "gzip"),
    ("Host", "elsewhere.example"),
]
OF_GROUP = [*HEADERS, ("X-Project-Id", "another")]


@pytest.mark.parametrize("by", ["auth", "hook"])
@pytest.mark.parametrize("header", OF_GROUP, ids=[name for name, _ in OF_GROUP])
def test_a_header_that_says_what_a_group_is_sent_for(
    vpn: Any, huawei: Any, header: tuple[str, str], by: str
) -> None:
    """No auth and no event of httpx changes it after the check, not even what is signed."""
    client = vpn()
    with pytest.raises(UncheckedRequestError):
        meddle(
            client,
            by,
            header,
            update_vpn_user_group._get_kwargs(SERVER_ID, GROUP_ID, client=client, body=GROUP),
        )
    assert [] == huawei.requests


@pytest.mark.parametrize("by", ["auth", "hook"])
@pytest.mark.parametrize("header", HEADERS, ids=[name for name, _ in HEADERS])
def test_a_header_that_says_what_a_tunnel_is_sent_for(
    vpc: Any, tencent: Any, header: tuple[str, str], by: str
) -> None:
    """The same holds for a form."""
    client = vpc()
    with pytest.raises(UncheckedRequestError):
        meddle(client, by, header, modify_vpn_conn_ex._get_kwargs(client=client, body=BODY))
    assert [] == tencent.requests


def meddle(client: Any, by: str, header: tuple[str, str], checked: dict[str, Any]) -> None:
    """Send a checked request through a client that changes a header of it."""
    below = client.get_httpx_client()
    if by == "auth":
        below.request(**checked, auth=Meddler(below.auth, header))
    else:
        below.event_hooks["request"].insert(0, lambda request: request.headers.update([header]))
        below.request(**checked)


def test_a_header_that_is_given_twice(vpn: Any, huawei: Any) -> None:
    """Nobody knows which of the two the service reads."""
    client = vpn()
    checked = update_vpn_user_group._get_kwargs(SERVER_ID, GROUP_ID, client=client, body=GROUP)
    twice = [*checked["headers"].items(), *checked["headers"].items()]
    with pytest.raises(UncheckedRequestError):
        client.get_httpx_client().request(**checked | {"headers": twice})
    assert [] == huawei.requests


def test_other_headers_are_free(vpn: Any, huawei: Any) -> None:
    """What says nothing of the call may be added, as programs that trace calls do."""
    client = vpn()
    client.get_httpx_client().event_hooks["request"].insert(
        0, lambda request: request.headers.update({"traceparent": "00-1-1-00"})
    )
    client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    assert "00-1-1-00" == huawei.request.headers["traceparent"]

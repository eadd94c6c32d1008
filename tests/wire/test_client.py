"""Settings and credentials of a client."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID, named
from faulty import Faulty
from senders import SUCCESS, after_the_request

import cloud_vpn.huawei_iam
import cloud_vpn.huawei_vpn
import cloud_vpn.tencent_vpc
from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, CredentialsError, TencentVpc, TransportError


def test_keys_come_from_the_vendors_variables(
    tencent: Any, huawei: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the documented variables set, nothing need be passed but where to go."""
    for name, value in {
        "TENCENTCLOUD_SECRET_ID": "AKID",
        "TENCENTCLOUD_SECRET_KEY": "key",
        "TENCENTCLOUD_TOKEN": "token",
        "TENCENTCLOUD_REGION": "ap-beijing",
        "HUAWEICLOUD_SDK_AK": "HWAK",
        "HUAWEICLOUD_SDK_SK": "key",
        "HUAWEICLOUD_SDK_SECURITY_TOKEN": "token",
        "HUAWEICLOUD_SDK_PROJECT_ID": "project",
    }.items():
        monkeypatch.setenv(name, value)
    TencentVpc(transport=tencent.transport).modify_vpn_conn_ex(**EXAMPLE)
    HuaweiVpn(region="cn-north-4", transport=huawei.transport).update_vpn_user_group(
        SERVER_ID, GROUP_ID, user_group=CONTENT
    )
    sent = dict(httpx.QueryParams(tencent.request.content.decode()))
    assert ("AKID", "token", "ap-beijing") == (sent["SecretId"], sent["Token"], sent["Region"])
    assert ("token", "project") == (
        huawei.request.headers["X-Security-Token"],
        huawei.request.headers["X-Project-Id"],
    )
    assert "vpn.cn-north-4.myhuaweicloud.com" == huawei.request.url.host


@pytest.mark.parametrize(
    ("expected", "settings"),
    [
        ({"region", "TENCENTCLOUD_REGION"}, {}),
        (
            {
                "secret_id",
                "TENCENTCLOUD_SECRET_ID",
                "~/.tencentcloud/credentials",
                "/etc/tencentcloud/credentials",
            },
            {"region": "gz"},
        ),
        ({"secret_key", "secret_id"}, {"region": "gz", "secret_id": "i"}),
        ({"secret_id", "token"}, {"region": "gz", "token": "t"}),
    ],
)
def test_what_tencent_lacks_is_named(expected: set[str], settings: dict[str, str]) -> None:
    """The message says where it looked: what to pass, which variable or file to set."""
    with pytest.raises(CredentialsError) as raised:
        TencentVpc(**settings)
    assert expected == named(raised.value)


@pytest.mark.parametrize(
    ("expected", "settings"),
    [
        ({"access_key", "HUAWEICLOUD_SDK_AK", "~/.huaweicloud/credentials"}, {}),
        ({"secret_key", "access_key"}, {"project_id": "p", "access_key": "a"}),
        ({"region", "endpoint"}, {"project_id": "p", "auth_token": "t"}),
    ],
)
def test_what_huawei_lacks_is_named(expected: set[str], settings: dict[str, str]) -> None:
    """The message says where it looked: what to pass, which variable or file to set."""
    with pytest.raises(CredentialsError) as raised:
        HuaweiVpn(**settings)
    assert expected == named(raised.value)


@pytest.mark.parametrize("key", ["", " xyzzy", "xyzzy ", "xyzzy\n", "xyzzé", "xyz zy", b"xyzzy", 5])
def test_a_key_that_cannot_be_meant_is_refused_without_showing_it(vpc: Any, key: Any) -> None:
    """Blanks and strange characters come from copying, and no service takes them."""
    with pytest.raises(CredentialsError, match="secret_key") as raised:
        vpc(secret_key=key)
    assert "xyz" not in str(raised.value)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://vpc.example",
        "ftp://vpc.example",
        "vpc.example",
        "https://",
        "https://xn--a",
        "https://user:word@vpc.example",
        "https://vpc.example/v2/index.php",
        "https://vpc.example?a=b",
        "https://vpc.example#a",
        "https://[",
        "https://..",
        "https://host:0",
        "https://host:99999",
        f"https://{'a' * 64}.example",
        "",
        5,
    ],
)
def test_an_endpoint_that_would_leak_or_mislead_is_refused(vpc: Any, endpoint: Any) -> None:
    """An endpoint is a scheme and a host, and plain http stays on this machine."""
    with pytest.raises(CredentialsError, match="https://"):
        vpc(endpoint=endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:1",
        "https://vpc.private.example",
        "https://VPC.private.example:8443",
        "https://vpc.private.example.",
        "https://vpc.private.example/",
        "https://xn--fiqs8s.example",
        "https://[2001:DB8::1]",
    ],
)
def test_loopback_and_private_endpoints_are_taken(vpc: Any, tencent: Any, endpoint: str) -> None:
    """The request goes to the endpoint that was given."""
    vpc(endpoint=endpoint).modify_vpn_conn_ex(**EXAMPLE)
    assert httpx.URL(f"{endpoint.rstrip('/')}/v2/index.php") == tencent.request.url


@pytest.mark.parametrize(
    "settings",
    [{"method": "PUT"}, {"wire_style": "dotted"}, {"profile": "strict"}, {"ignore": ("VFS999",)}],
    ids=str,
)
def test_a_setting_that_nobody_has_is_refused(vpc: Any, settings: dict[str, Any]) -> None:
    """A typo in a setting is told when the client is made."""
    with pytest.raises(ValueError, match="use"):
        vpc(**settings)


NO_NUMBERS: list[Any] = [-1, True, "2", float("nan"), float("inf"), []]


@pytest.mark.parametrize("value", [*NO_NUMBERS, 0, 1e10], ids=str)
@pytest.mark.parametrize("name", ["timeout", "deadline"])
def test_a_time_that_cannot_be_meant_is_refused(vpc: Any, name: str, value: Any) -> None:
    """A call needs time, and takes at most a day; the same holds for an option of it."""
    with pytest.raises(ValueError, match="seconds"):
        vpc(**{name: value})
    with pytest.raises(ValueError, match="seconds"):
        vpc().with_options(**{name: value})


@pytest.mark.parametrize("value", [*NO_NUMBERS, 1.5], ids=str)
def test_a_number_of_retries_that_cannot_be_meant_is_refused(vpc: Any, value: Any) -> None:
    """It counts, and may be none."""
    with pytest.raises(ValueError, match="0"):
        vpc(retries=value)
    with pytest.raises(ValueError, match="0"):
        vpc().with_options(retries=value)


@pytest.mark.parametrize("close", ["the client", "a copy"])
def test_a_closed_client_sends_nothing(vpc: Any, async_vpc: Any, tencent: Any, close: str) -> None:
    """Closed for one is closed for all copies, and reported like any call that was not sent."""

    async def later() -> TransportError:
        client = async_vpc()
        await (client if close == "the client" else client.with_options(retries=1)).aclose()
        with pytest.raises(TransportError, match="closed") as raised:
            await client.modify_vpn_conn_ex(**EXAMPLE)
        return raised.value

    client = vpc()
    client.modify_vpn_conn_ex(**EXAMPLE)
    (client if close == "the client" else client.with_options(retries=1)).close()
    with pytest.raises(TransportError, match="closed") as raised:
        client.modify_vpn_conn_ex(**EXAMPLE)
    assert ([(False, False)] * 2, 1) == (
        [
            (error.may_have_been_made, error.retryable)
            for error in (raised.value, asyncio.run(later()))
        ],
        len(tencent.requests),
    )


def test_the_connections_of_both_kinds_are_closed() -> None:
    """Nothing of the library below stays open."""

    async def later() -> Any:
        async with AsyncTencentVpc(region="gz", secret_id="i", secret_key="k") as vpc:
            return vpc.get_async_httpx_client()

    with TencentVpc(region="gz", secret_id="i", secret_key="k") as vpc:
        below = vpc.get_httpx_client()
    assert (True, True) == (below.is_closed, asyncio.run(later()).is_closed)


def test_an_asynchronous_client_closes_both_kinds(async_vpc: Any) -> None:
    """Whoever called the blocking functions with it leaves no connection behind."""
    client = async_vpc()
    below = client.get_httpx_client()
    asyncio.run(client.aclose())
    assert below.is_closed


def test_threads_get_one_client_below() -> None:
    """Whoever comes first makes it, and the others wait."""
    vpc, start = TencentVpc(region="gz", secret_id="i", secret_key="k"), threading.Barrier(16)
    with vpc, ThreadPoolExecutor(16) as pool:
        found = {
            id(each)
            for each in pool.map(lambda _: (start.wait(), vpc.get_httpx_client())[1], range(16))
        }
    assert 1 == len(found)


def test_plain_http_stays_off_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy, of the environment or passed, would carry plain http away from this machine."""
    for name in ("HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Faulty(after_the_request(SUCCESS)) as service:
        settings = {"region": "gz", "secret_id": "i", "secret_key": "k", "endpoint": service.url}
        assert 12614 == TencentVpc(**settings).modify_vpn_conn_ex(**EXAMPLE).data.task_id
    with pytest.raises(CredentialsError, match="proxy"):
        TencentVpc(**settings, proxy="http://127.0.0.1:9")


def test_a_proxy_is_not_passed_beside_a_transport(vpc: Any) -> None:
    """The proxy would take calls to the network, past the transport."""
    with pytest.raises(ValueError, match="transport"):
        vpc(proxy="http://127.0.0.1:9")


@pytest.mark.parametrize(
    "proxy",
    [
        "nonsense",
        "ftp://127.0.0.1:9",
        "http://[",
        "http://127.0.0.1:many",
        5,
        b"http://127.0.0.1:9",
    ],
)
def test_a_proxy_that_cannot_be_meant_is_refused(proxy: Any) -> None:
    """What is no URL of a proxy is told when the client is made."""
    with pytest.raises(CredentialsError, match=r"proxy.*http://HOST:PORT"):
        TencentVpc(region="gz", secret_id="i", secret_key="k", proxy=proxy)


@pytest.mark.parametrize(
    "proxy",
    [
        "http://proxy..corp:1",
        "http://.corp:1",
        "http://127.0.0.1:99999",
        "http://" + "a" * 64 + ":1",
        "a b",
    ],
)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_that_cannot_be_meant_is_refused(
    monkeypatch: pytest.MonkeyPatch, variable: str, proxy: str
) -> None:
    """The variable is named when the client is made; calls to this machine do not care."""
    monkeypatch.setenv(variable, proxy)
    keys = {"region": "gz", "secret_id": "i", "secret_key": "k"}
    with pytest.raises(CredentialsError, match=f"^{variable.upper()}.*http://HOST:PORT"):
        TencentVpc(**keys)
    for settings in (
        {"endpoint": "http://localhost:1"},
        {"transport": httpx.MockTransport(lambda _: httpx.Response(200))},
    ):
        TencentVpc(**keys, **settings)


@pytest.mark.parametrize("make", [HuaweiVpn, cloud_vpn.huawei_iam.HuaweiIam, TencentVpc])
def test_a_region_that_is_no_text_is_refused(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As what it is, not as an error of a library."""
    for name in (
        "HUAWEICLOUD_SDK_AK",
        "HUAWEICLOUD_SDK_SK",
        "HUAWEICLOUD_SDK_PROJECT_ID",
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
    ):
        monkeypatch.setenv(name, "x")
    with pytest.raises(CredentialsError, match=r"^region is "):
        make(region=5)


def test_a_proxy_that_cannot_be_used_is_named() -> None:
    """What httpx lacks something for is told as a matter of settings."""
    client = TencentVpc(region="gz", secret_id="i", secret_key="k", proxy="socks5://127.0.0.1:9")
    with pytest.raises(CredentialsError, match="proxy"):
        client.get_httpx_client()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HTTPS_PROXY", "ftp://127.0.0.1:9", "HTTPS_PROXY.*http://HOST:PORT"),
        ("HTTPS_PROXY", "socks5://127.0.0.1:9", "socksio"),
        ("SSL_CERT_FILE", "/nothing.pem", "SSL_CERT_FILE"),
    ],
)
def test_what_cannot_be_used_of_the_environment_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    """What httpx reads by itself is a matter of settings, too."""
    monkeypatch.setenv(name, value)
    with pytest.raises(CredentialsError, match=told):
        TencentVpc(region="gz", secret_id="i", secret_key="k").modify_vpn_conn_ex(**EXAMPLE)


def test_a_token_of_the_environment_is_not_for_keys_that_were_given(
    vpc: Any, tencent: Any, vpn: Any, huawei: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys belong together: another account's token does not go out under them."""
    monkeypatch.setenv("TENCENTCLOUD_TOKEN", "of-another-account")
    monkeypatch.setenv("HUAWEICLOUD_SDK_SECURITY_TOKEN", "of-another-account")
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    assert (False, False) == (
        b"Token" in tencent.request.content,
        "X-Security-Token" in huawei.request.headers,
    )


def test_no_file_of_certificates_is_none(vpc: Any) -> None:
    """An empty name, as an empty variable gives, must not mean all authorities of the system."""
    with pytest.raises(CredentialsError, match=r"\bca\b"):
        vpc(ca="")


def test_a_file_of_certificates_that_is_none_is_refused(vpc: Any, tmp_path: Path) -> None:
    """The message says which setting is wrong."""
    with pytest.raises(CredentialsError, match=r"\bca\b"):
        vpc(ca=str(tmp_path / "nothing.pem"))


def test_time_outs_are_always_set(vpc: Any) -> None:
    """No phase of a request can wait for ever."""
    assert {30.0} == set(vpc().get_httpx_client().timeout.as_dict().values())


def test_a_closed_client_is_closed(vpc: Any) -> None:
    """Leaving the block closes the connections."""
    with vpc() as client:
        below = client.get_httpx_client()
    assert below.is_closed


def test_each_client_has_the_form_of_its_kind(vpc: Any, async_vpc: Any) -> None:
    """A blocking client is no asynchronous one, so that no connection stays open unseen."""
    assert (True, False) == (hasattr(vpc(), "__enter__"), hasattr(vpc(), "__aenter__"))
    assert (False, True) == (hasattr(async_vpc(), "__enter__"), hasattr(async_vpc(), "__aenter__"))


@pytest.mark.parametrize("package", [cloud_vpn.tencent_vpc, cloud_vpn.huawei_vpn])
def test_what_is_exported_is_there(package: Any) -> None:
    """Each exported name exists; the two clients, their errors and their models are among them."""
    facade = {"cloud_vpn.tencent_vpc": "TencentVpc", "cloud_vpn.huawei_vpn": "HuaweiVpn"}[
        package.__name__
    ]
    assert [] == [name for name in package.__all__ if not hasattr(package, name)]
    assert {
        facade,
        f"Async{facade}",
        "Client",
        "PayloadError",
        "ApiError",
        "TransportError",
    } <= set(package.__all__)


@pytest.mark.parametrize("package", [cloud_vpn.huawei_vpn, cloud_vpn.tencent_vpc])
def test_names_that_are_loaded_later_are_completed(package: Any) -> None:
    """A prompt finds every public name before one is used."""
    assert [] == [name for name in package.__all__ if name not in dir(package)]

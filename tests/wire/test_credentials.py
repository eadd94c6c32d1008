"""Where keys come from, and what is told of keys that cannot be meant."""

import errno
import gc
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL, named

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import CredentialsError, Keys, TencentVpc
from vpn_preflight.service import CredentialsPlace
from vpn_preflight.wire import credentials_file

TENCENT = "[default]\nsecret_id = AKIDfile\nsecret_key = file-key\n"
HUAWEI = (
    "[basic]\nak = HWFILE\nsk = file-key\nproject_id = file-project\nsecurity_token = file-token\n"
)


@pytest.fixture
def write(home: Path) -> Callable[..., Path]:
    """Write a file of credentials below the home of the test, readable by its owner alone."""

    def written(name: str, text: str | bytes, mode: int = 0o600) -> Path:
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        path.chmod(mode)
        return path

    return written


def sent(service: Any) -> dict[str, str]:
    """Read the last form that came."""
    return dict(httpx.QueryParams(service.requests[-1].content.decode()))


def test_tencents_file_is_read(write: Any, tencent: Any) -> None:
    """With neither arguments nor variables, the keys are those of the vendor's file."""
    write(".tencentcloud/credentials", TENCENT)
    TencentVpc(region="gz", transport=tencent.transport).modify_vpn_conn_ex(**EXAMPLE)
    assert "AKIDfile" == sent(tencent)["SecretId"]


def test_huaweis_file_is_read(write: Any, huawei: Any) -> None:
    """The section is the documented one; project and temporary token come with the keys."""
    write(".huaweicloud/credentials", HUAWEI)
    HuaweiVpn(region="ae-ad-1", transport=huawei.transport).update_vpn_user_group(
        SERVER_ID, GROUP_ID, user_group=CONTENT
    )
    headers = huawei.request.headers
    assert ("file-token", "file-project") == (headers["X-Security-Token"], headers["X-Project-Id"])
    assert "Access=HWFILE," in headers["Authorization"]


def test_a_variable_may_name_the_file(
    write: Any, huawei: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vendor's variable for the file wins over the usual place."""
    write(".huaweicloud/credentials", HUAWEI.replace("HWFILE", "HWOTHER"))
    monkeypatch.setenv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", str(write("elsewhere/keys.ini", HUAWEI)))
    HuaweiVpn(region="ae-ad-1", transport=huawei.transport).update_vpn_user_group(
        SERVER_ID, GROUP_ID, user_group=CONTENT
    )
    assert "Access=HWFILE," in huawei.request.headers["Authorization"]


def test_the_order_is_arguments_environment_file(
    write: Any, tencent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each place is asked only when those before it have no keys."""
    write(".tencentcloud/credentials", TENCENT)
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "AKIDenv")
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", "env-key")
    for given in ({}, {"secret_id": "AKIDgiven", "secret_key": "given-key"}):
        TencentVpc(region="gz", **given, transport=tencent.transport).modify_vpn_conn_ex(**EXAMPLE)
    assert ["AKIDenv", "AKIDgiven"] == [
        dict(httpx.QueryParams(request.content.decode()))["SecretId"]
        for request in tencent.requests
    ]


@pytest.mark.parametrize(
    "variable", ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN"]
)
def test_a_key_is_never_put_together_from_two_places(
    write: Any, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """Half a key in the environment is an error, although the file has a whole one."""
    write(".tencentcloud/credentials", TENCENT)
    monkeypatch.setenv(variable, "xyzzy")
    with pytest.raises(CredentialsError, match=r"TENCENTCLOUD_SECRET_\w+"):
        TencentVpc(region="gz")


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        (["secret_id", "[default]"], "[other]\nsecret_id = xyzzy\n"),
        (["secret_key", "[default]"], "[default]\nsecret_id = xyzzy\n"),
        (["INI", "[default]"], "secret_id = xyzzy\n"),
        (["INI", "[default]"], "[default]\nsecret_id = a\nsecret_id = xyzzy\n"),
        (["UTF-8"], b"[default]\nsecret_id = xyzzy\xff\n"),
        (["secret_key", "[default]"], "[default]\nsecret_id = a\nsecret_key = xyzzy plugh\n"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_without_what_it_says(
    write: Any, terms: list[str], text: str | bytes
) -> None:
    """The message names file, section and member, and quotes no line."""
    write(".tencentcloud/credentials", text)
    with pytest.raises(CredentialsError) as raised:
        TencentVpc(region="gz")
    expected = ["~/.tencentcloud/credentials", *terms]
    assert expected == [term for term in [*expected, "xyzzy"] if term in str(raised.value)]


@pytest.mark.parametrize("text", ["secret_id = xyzzy\n", b"\xff"])
def test_a_file_that_is_not_needed_is_not_read(
    write: Any,
    tencent: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    text: str | bytes,
) -> None:
    """Keys that were passed or are in the environment work next to a broken file, in silence."""
    write(".tencentcloud/credentials", text, 0o666)
    TencentVpc(region="gz", secret_id="i", secret_key="k", transport=tencent.transport)
    TencentVpc(region="gz", credentials=lambda: Keys("i", "k"), transport=tencent.transport)
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "AKIDenv")
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", "env-key")
    TencentVpc(region="gz", transport=tencent.transport)
    assert [] == caplog.records


GIVEN: dict[str, dict[str, Any]] = {
    "keys": {"access_key": "i", "secret_key": "k"},
    "a token": {"auth_token": "t"},
    "a function": {"credentials": lambda: Keys("i", "k")},
    "a function for a token": {"auth_token": lambda: "t"},
}


@pytest.mark.parametrize("given", GIVEN)
def test_the_project_of_a_file_goes_with_its_keys_alone(
    write: Any, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """Another proof may be of another account, and then names its project itself."""
    write(".huaweicloud/credentials", HUAWEI)
    assert "project_id" == HuaweiVpn(region="ae-ad-1", **GIVEN[given]).pending
    monkeypatch.setenv("HUAWEICLOUD_SDK_PROJECT_ID", "env-project")
    assert {"project_id": "env-project"} == HuaweiVpn(region="ae-ad-1", **GIVEN[given]).client.path


def test_the_project_of_a_file_gives_way_to_an_argument(write: Any) -> None:
    """With the keys of the file, another project may be passed."""
    write(".huaweicloud/credentials", HUAWEI)
    assert {"project_id": "other"} == HuaweiVpn(region="ae-ad-1", project_id="other").client.path


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (["access_key", "secret_key", "auth_token"], ["keys", "a token"]),
        (["access_key", "secret_key", "auth_token"], ["keys", "a function for a token"]),
        (["access_key", "secret_key", "credentials"], ["keys", "a function"]),
        (["credentials", "auth_token"], ["a token", "a function"]),
        (["credentials", "auth_token"], ["a function for a token", "a function"]),
    ],
)
def test_two_proofs_are_refused(names: list[str], given: list[str]) -> None:
    """One of them would be lost in silence."""
    with pytest.raises(CredentialsError, match=r".*".join(names)):
        HuaweiVpn(
            region="ae-ad-1",
            project_id="p",
            **{name: value for each in given for name, value in GIVEN[each].items()},
        )


def test_a_token_that_is_passed_wins_over_the_environment(
    huawei: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is passed is what is meant."""
    monkeypatch.setenv("HUAWEICLOUD_SDK_AK", "env")
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", "env-key")
    vpn = HuaweiVpn(region="ae-ad-1", project_id="p", auth_token="t", transport=huawei.transport)
    vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    assert ("t", False) == (
        huawei.request.headers["X-Auth-Token"],
        "Authorization" in huawei.request.headers,
    )


@pytest.mark.parametrize(
    ("key", "flaw"), [("xyzzy ", "character"), ("'xyzzy'", "quotes"), ('"xyzzy"', "quotes")]
)
def test_a_key_that_cannot_be_meant_is_named_by_its_place(
    write: Any, monkeypatch: pytest.MonkeyPatch, key: str, flaw: str
) -> None:
    """The argument, the variable, or the file, its section and its member."""
    write(
        ".tencentcloud/credentials",
        TENCENT.replace("file-key", f"{key[0]}xyz zy{key[-1]}" if " " in key else key),
    )
    told = []
    for given, variable in (({"secret_id": "i", "secret_key": key}, None), ({}, key), ({}, None)):
        monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "env" if variable else "")
        monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", variable or "")
        with pytest.raises(CredentialsError, match=flaw) as raised:
            TencentVpc(region="gz", **given)
        told.append(str(raised.value).partition(" is ")[0])
    places = [
        "secret_key",
        "TENCENTCLOUD_SECRET_KEY",
        "secret_key in the section [default] of ~/.tencentcloud/credentials",
    ]
    assert (places, False) == (told, "xyzzy" in "".join(told))


@pytest.mark.parametrize("key", ["'", '"', "'x", 'x"', "'x\""])
def test_a_quote_alone_may_be_a_part_of_a_key(key: str) -> None:
    """Only a pair of quotes was meant to be around it."""
    assert key == Keys("i", key).secret


def test_empty_variables_and_members_are_none(
    write: Any, tencent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty variable hides no file, and an empty member is missing."""
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", "")
    monkeypatch.setenv("TENCENTCLOUD_TOKEN", "")
    path = write(".tencentcloud/credentials", "\ufeff" + TENCENT)
    TencentVpc(region="gz", transport=tencent.transport).modify_vpn_conn_ex(**EXAMPLE)
    assert "AKIDfile" == sent(tencent)["SecretId"]
    path.write_text("[default]\nsecret_id = AKIDfile\nsecret_key =\n")
    with pytest.raises(CredentialsError, match=r"\[default\]") as raised:
        TencentVpc(region="gz")
    assert {"secret_key", "secret_id", "~/.tencentcloud/credentials"} == named(raised.value)


def test_a_member_of_a_file_is_taken_as_it_stands(write: Any, vpc: Any) -> None:
    """A key may hold what other programs give a meaning to."""
    write(
        ".tencentcloud/credentials",
        "[default]\nsecret_id = AKIDfile\nsecret_key = a%b%(c)s$d#e;f\n",
    )
    auth: Any = vpc(secret_id=None, secret_key=None).get_httpx_client().auth
    assert "a%b%(c)s$d#e;f" == auth.keys.secret


@pytest.mark.parametrize(("expected", "there"), [("one", ["one", "two"]), ("two", ["two"])])
def test_the_first_file_that_is_there_is_read(write: Any, expected: str, there: list[str]) -> None:
    """A user's own file hides that of the machine."""
    for name in there:
        write(f"{name}/keys", f"[s]\nid = {name}\n")
    place = CredentialsPlace(["~/one/keys", "~/two/keys"], "s", {"secret_id": "id"})
    found = credentials_file.credentials_file(place, {})
    assert ({"secret_id": expected}, f"~/{expected}/keys") == (found.settings, found.place)


def test_a_file_that_a_variable_names_is_the_only_one(
    write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is not there is an error, although there is one at the usual place."""
    write(".huaweicloud/credentials", HUAWEI)
    monkeypatch.setenv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "~/gone.ini")
    with pytest.raises(CredentialsError, match=r"\bak\b.*\[basic\].*~/gone.ini"):
        HuaweiVpn(region="ae-ad-1", project_id="p")


def test_an_asynchronous_function_is_told(tencent: Any) -> None:
    """It gives no keys by itself, and leaves no warning behind."""

    async def keys() -> Keys:
        return Keys("i", "k")

    with pytest.raises(CredentialsError, match="async"):
        TencentVpc(region="gz", credentials=keys, transport=tencent.transport).modify_vpn_conn_ex(
            **EXAMPLE
        )  # type: ignore[arg-type]
    gc.collect()
    assert [] == tencent.requests


def test_a_token_that_a_function_gives_late_does_not_get_into_a_url(tencent: Any) -> None:
    """The check asked the function, too, and got keys without one; nothing is sent."""
    keys = iter([Keys("i", "k"), Keys("i", "k", "xyzzy")])
    vpc = TencentVpc(
        region="gz", credentials=lambda: next(keys), method="GET", transport=tencent.transport
    )
    with pytest.raises(CredentialsError, match=r"URL.*\bPOST\b") as raised:
        vpc.modify_vpn_conn_ex(**TUNNEL, user_gw_cidr_block=["10.0.0.0/8"])
    assert ([], False) == (tencent.requests, "xyzzy" in str(raised.value))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("https://vpn.private.example", "https://vpn.private.example"),
        ("https://one.example", " https://one.example , https://two.example"),
        ("https://vpn.cn-north-4.myhuaweicloud.com", ""),
    ],
)
def test_the_vendors_variable_of_a_region_names_the_endpoint(
    monkeypatch: pytest.MonkeyPatch, expected: str, value: str
) -> None:
    """As the vendor's SDK has it: for one region, several may be listed, and an argument wins."""
    monkeypatch.setenv("HUAWEICLOUD_SDK_REGION_VPN_CN_NORTH_4", value)
    given = {"project_id": "p", "access_key": "i", "secret_key": "k"}
    assert expected == HuaweiVpn(region="cn-north-4", **given).client.endpoint
    assert (
        "https://vpn.ap-southeast-1.myhuaweicloud.com"
        == HuaweiVpn(region="ap-southeast-1", **given).client.endpoint
    )
    assert (
        "https://x.example"
        == HuaweiVpn(region="cn-north-4", endpoint="https://x.example", **given).client.endpoint
    )


def test_an_endpoint_of_a_variable_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message names the variable."""
    monkeypatch.setenv("HUAWEICLOUD_SDK_REGION_VPN_AE_AD_1", "vpn.example")
    with pytest.raises(CredentialsError, match=r"^HUAWEICLOUD_SDK_REGION_VPN_AE_AD_1\b"):
        HuaweiVpn(region="ae-ad-1", project_id="p", access_key="i", secret_key="k")


def test_a_folder_in_place_of_the_file_is_named(home: Path) -> None:
    """What cannot be opened is told in the words of the system."""
    (home / ".tencentcloud" / "credentials").mkdir(parents=True)
    with pytest.raises(
        CredentialsError, match=rf"~/\.tencentcloud/credentials.*{os.strerror(errno.EISDIR)}"
    ):
        TencentVpc(region="gz")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
@pytest.mark.parametrize(
    ("warned", "mode"), [(0, 0o600), (0, 0o400), (1, 0o640), (1, 0o604), (1, 0o666)]
)
def test_a_file_open_to_others_is_told(
    write: Any, caplog: pytest.LogCaptureFixture, warned: int, mode: int
) -> None:
    """Keys that others on the machine may read are a warning that says how to close the file."""
    write(".tencentcloud/credentials", TENCENT, mode)
    TencentVpc(region="gz")
    assert warned == caplog.text.count("chmod 600 ~/.tencentcloud/credentials")


def test_the_keys_of_a_function_are_asked_for_each_attempt(tencent: Any) -> None:
    """Temporary keys run out, so every attempt gets those of its moment, token and all."""
    tencent.answers = [httpx.Response(200, json={"code": 6200, "message": ""}), *tencent.answers]
    keys = iter([Keys("AKIDone", "key-one"), Keys("AKIDtwo", "key-two", "token-two")])
    TencentVpc(
        region="gz", credentials=lambda: next(keys), transport=tencent.transport
    ).modify_vpn_conn_ex(**EXAMPLE)
    forms = [dict(httpx.QueryParams(request.content.decode())) for request in tencent.requests]
    assert [("AKIDone", None), ("AKIDtwo", "token-two")] == [
        (form["SecretId"], form.get("Token")) for form in forms
    ]


def test_huaweis_client_takes_a_function_too(huawei: Any) -> None:
    """The project still comes from where it comes from otherwise."""
    vpn = HuaweiVpn(
        region="ae-ad-1",
        project_id="p",
        credentials=lambda: Keys("HWAK", "key", "token"),
        transport=huawei.transport,
    )
    vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
    headers = huawei.request.headers
    assert ("token", True) == (
        headers["X-Security-Token"],
        "Access=HWAK," in headers["Authorization"],
    )


@pytest.mark.parametrize(
    ("told", "function"),
    [
        ("ZeroDivisionError", lambda: 1 // 0),
        ("KeyError$", lambda: {}["xyzzy"]),
        ("tuple.*Keys", lambda: ("id", "key")),
        (r"\bid\b", lambda: Keys(None, "key")),  # type: ignore[arg-type]
        ("secret", lambda: Keys("id", "xyzzy ")),
        ("token", lambda: Keys("id", "key", "")),
    ],
)
def test_a_function_that_gives_no_keys_is_told(
    tencent: Any, told: str, function: Callable[[], Any]
) -> None:
    """Whatever it does, nothing is sent, and the error is one of credentials."""
    with pytest.raises(CredentialsError, match=told) as raised:
        TencentVpc(
            region="gz", credentials=function, transport=tencent.transport
        ).modify_vpn_conn_ex(**EXAMPLE)
    assert ([], False) == (tencent.requests, "xyzzy" in str(raised.value))


def test_what_a_function_raises_hangs_on_what_is_told_of_it(vpc: Any) -> None:
    """Whoever wrote the function finds the line that failed."""
    with pytest.raises(CredentialsError) as raised:
        vpc(secret_id=None, secret_key=None, credentials=lambda: 1 // 0).modify_vpn_conn_ex(
            **EXAMPLE
        )
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


def test_a_key_may_begin_with_a_quote() -> None:
    """Only what stands between two of them was quoted."""
    assert "'k" == Keys("i", "'k").secret


def test_a_token_of_a_function_does_not_get_into_a_url(tencent: Any) -> None:
    """By GET the keys are read before the request is written, because it has their token."""
    vpc = TencentVpc(
        region="gz",
        credentials=lambda: Keys("id", "key", "token"),
        method="GET",
        transport=tencent.transport,
    )
    with pytest.raises(Exception, match="Token"):
        vpc.modify_vpn_conn_ex(
            vpc_id="v", vpn_gw_id="g", vpn_conn_id="c", user_gw_cidr_block=["10.0.0.0/8"]
        )
    assert [] == tencent.requests


@pytest.mark.parametrize("given", [{"secret_id": "i", "secret_key": "k"}, {"token": "t"}], ids=str)
def test_keys_and_a_function_are_refused_together(given: dict[str, str]) -> None:
    """One of the two would be lost in silence."""
    with pytest.raises(CredentialsError, match="credentials"):
        TencentVpc(region="gz", credentials=lambda: Keys("id", "key"), **given)


@pytest.mark.parametrize("credentials", [Keys("i", "k"), 5], ids=lambda value: type(value).__name__)
def test_credentials_that_are_no_function_are_refused(credentials: Any) -> None:
    """When the client is made, not at the first call."""
    with pytest.raises(
        CredentialsError, match=f"^credentials .*{type(credentials).__name__}.*Keys"
    ):
        TencentVpc(region="gz", credentials=credentials)


@pytest.mark.usefixtures("home")
def test_a_file_that_may_not_be_looked_at_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next place is not asked in its stead: its keys may be somebody else's."""

    def denied(path: str) -> Any:
        raise PermissionError(13, "Permission denied", path)

    # Not os.stat itself, which the test runner needs.
    monkeypatch.setattr(credentials_file, "os", SimpleNamespace(stat=denied, path=os.path))
    monkeypatch.setattr(credentials_file, "open", lambda path, **_: denied(path), raising=False)
    with pytest.raises(
        CredentialsError, match=r"^~/\.tencentcloud/credentials .*Permission denied"
    ):
        TencentVpc(region="gz")

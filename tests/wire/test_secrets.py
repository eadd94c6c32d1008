"""A secret never shows: one walk over everything that could show it."""

import asyncio
import io
import json
import logging
import math
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest
from calls import EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL
from faulty import Faulty, Peer

from cloud_vpn.huawei_iam import HuaweiIam
from cloud_vpn.huawei_iam.api.token import keystone_create_user_token_by_password as create
from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import (
    ApiError,
    CredentialsError,
    ModifyVpnConnExRequest,
    ModifyVpnConnExResponse,
    TencentVpc,
    TransportError,
)
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight import redaction
from vpn_preflight.checker import check
from vpn_preflight.contract import operation
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.wire.credentials import Keys
from vpn_preflight.wire.deadline import until
from vpn_preflight.wire.log_filter import PROTECTION
from vpn_preflight.wire.signing import Proof, TokenKey

# Words that occur nowhere else.
PSK, KEY, TOKEN = 'quixotic/"zephyr ü', "jackdaws-sphinx", "vexed-quartz"
WORDS = ("quixotic", "zephyr", "jackdaws", "vexed")
CALL = EXAMPLE | {"pre_shared_key": PSK}
BODY = operation("ModifyVpnConnEx").examples.request["document"] | {"preSharedKey": PSK}


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """Write every record of every logger, at DEBUG, as a handler at the root would."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s %(exc_text)s"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


def shown(*values: Any) -> str:
    """Show values in every way that Python has by itself."""
    return "\n".join(way(value) for value in values for way in (repr, str, "{!r}".format))


def raised(call: Callable[[], Any]) -> str:
    """Return all that an exception shows: its text, its chain, its traceback."""
    try:
        call()
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not show a secret
        chain = [
            error,
            error.__cause__,
            error.__context__,
            getattr(error, "args", None),
            vars(error),
        ]
        return shown(*chain) + "".join(traceback.format_exception(error))
    raise AssertionError("nothing was raised")


def echo(*words: str) -> Callable[[httpx.Request], httpx.Response]:
    """Refuse, and repeat everything in every member of the refusal, as a careless service would."""

    def refuse(request: httpx.Request) -> httpx.Response:
        in_json = json.dumps(words)
        escaped = in_json.replace("/", chr(92) + "/")
        told = f"{request.content.decode()} {in_json} {escaped} {words} {request.headers}"
        members = ("code", "codeDesc", "message", "error_msg", "error_code", "request_id")
        return httpx.Response(
            200 if "index.php" in request.url.path else 400, json=dict.fromkeys(members, told)
        )

    return refuse


def test_no_secret_shows_anywhere(
    vpc: Any, tencent: Any, vpn: Any, huawei: Any, async_vpc: Any, log: io.StringIO
) -> None:
    """No shared key, secret or token shows in models, clients, requests, findings, errors, logs."""
    tunnel, group = (
        vpc(secret_key=KEY, token=TOKEN, retries=0),
        vpn(secret_key=KEY, security_token=TOKEN, retries=0),
    )
    by_token = vpn(access_key=None, secret_key=None, auth_token=TOKEN, retries=0)
    model = ModifyVpnConnExRequest.from_dict(BODY)
    prepared = modify_vpn_conn_ex._get_kwargs(client=tunnel, body=BODY)
    answer = httpx.Response(
        200, json=operation("ModifyVpnConnEx").examples.response["document"] | {"extra": PSK}
    )
    tencent.answers = [
        lambda _: httpx.Response(
            200, json={"code": 0, "data": {"preSharedKey": PSK}, "unknown": PSK}
        )
    ]
    detailed = modify_vpn_conn_ex.sync_detailed(client=tunnel, body=model)
    asyncio.run(async_vpc(secret_key=KEY, token=TOKEN).modify_vpn_conn_ex(**CALL))
    text = shown(
        *(tunnel, group, by_token, model, detailed, detailed.parsed, detailed.parsed.data, answer),
        *(
            prepared["extensions"],
            tunnel.get_httpx_client(),
            tencent.requests,
            tencent.requests[0].headers,
            tencent.requests[0].extensions,
        ),
        *(
            Keys("id", KEY, TOKEN),
            Proof("SignatureV1", Keys("id", KEY), region="r"),
            Proof("Token", TokenKey(TOKEN)),
            TokenKey(TOKEN),
        ),
        *check(
            "ModifyVpnConnEx",
            BODY | {"preSharedKey": [PSK], "other": PSK, PSK[:0]: PSK, "vpcId": 1},
        ),
        *check(
            "ModifyVpnConnEx",
            {"preSharedKey": PSK, "IKESet": {"preSharedKey": PSK}, "IPsecSet": PSK},
        ),
        ModifyVpnConnExResponse.from_dict({"data": {"preSharedKey": PSK}, "code": 0}),
    )
    tencent.answers = [echo(PSK, KEY, TOKEN)]
    huawei.answers = [echo(KEY, TOKEN), echo(TOKEN)]
    text += raised(lambda: tunnel.modify_vpn_conn_ex(**CALL))
    text += raised(
        lambda: group.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    )
    text += raised(
        lambda: by_token.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    )
    text += raised(
        lambda: tunnel.modify_vpn_conn_ex(**CALL | {"pre_shared_key": [PSK], "ike_set": PSK})
    )
    text += raised(
        lambda: vpc(secret_key=KEY, token=TOKEN, method="GET").modify_vpn_conn_ex(**CALL)
    )
    text += raised(lambda: vpc(secret_key=KEY + " "))
    text += raised(
        lambda: modify_vpn_conn_ex.sync(client=tunnel, body=BODY | {"preSharedKey": f"{PSK}\ud800"})
    )
    text += raised(
        lambda: modify_vpn_conn_ex.sync(
            client=tunnel, body=BODY | {"preSharedKey": f"{PSK}\ud800"}, ignore=("VFS",)
        )
    )
    tencent.answers = [httpx.ConnectError("refused")]
    text += raised(lambda: tunnel.modify_vpn_conn_ex(**CALL))
    huawei.answers = [lambda _: httpx.Response(200, text=PSK + KEY + TOKEN)]
    text += raised(
        lambda: by_token.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    )
    assert [] == [word for word in WORDS if word in text + log.getvalue()]
    assert "vpn_preflight" in log.getvalue() or "httpx" in log.getvalue()


def test_no_secret_shows_in_the_logs_of_a_real_connection(log: io.StringIO) -> None:
    """Over a socket, with every library at DEBUG, neither key nor signature shows."""
    emulator = Emulator()
    keys = emulator.credentials
    with run(emulator) as url:
        with TencentVpc(
            region="gz", secret_id=keys.access_key, secret_key=keys.secret_key, endpoint=url
        ) as vpc:
            vpc.modify_vpn_conn_ex(**CALL)
        with HuaweiVpn(
            project_id=emulator.project_id, auth_token=keys.auth_token, endpoint=url
        ) as vpn:
            vpn.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    assert [] == [word for word in (*WORDS, *keys.secrets, "Signature=") if word in log.getvalue()]
    assert "httpcore" in log.getvalue()


def test_no_secret_of_a_token_call_shows(log: io.StringIO) -> None:
    """Over a socket, at DEBUG, neither password nor token shows, whether refused or not."""
    emulator = Emulator()
    keys = emulator.credentials
    with run(emulator) as url, HuaweiIam(endpoint=url) as iam:

        def token(password: str) -> str:
            user = {"name": keys.user, "password": password, "domain": {"name": keys.account}}
            identity = {"methods": ["password"], "password": {"user": user}}
            body = {"auth": {"identity": identity, "scope": {"project": {"name": "ae-ad-1"}}}}
            return create.sync_detailed(client=iam, body=body).headers["X-Subject-Token"]

        settings = {"region": "ae-ad-1", "project_id": emulator.project_id, "endpoint": url}
        right = HuaweiVpn(**settings, auth_token=lambda: token(keys.password))
        wrong = HuaweiVpn(**settings, auth_token=lambda: token(KEY))
        with right, wrong:
            right.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
            text = raised(
                lambda: wrong.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
            )
            auths = [client.get_httpx_client().auth for client in (right, wrong)]
    text += shown(right, wrong, iam, *auths) + log.getvalue()
    assert [] == [word for word in (*WORDS, keys.password, *emulator.state.tokens) if word in text]
    assert ("receive_response_headers.complete return_value=(***" in log.getvalue(), True) == (
        True,
        bool(emulator.state.tokens),
    )


def test_no_secret_of_a_function_shows(huawei: Any, tencent: Any, log: io.StringIO) -> None:
    """Keys from a function are masked in what a service repeats, though no client kept them."""
    given = {"credentials": lambda: Keys("id", KEY, TOKEN), "retries": 0}
    huawei.answers = tencent.answers = [echo(KEY, TOKEN)]
    tunnel = TencentVpc(**given, region="gz", transport=tencent.transport)
    group = HuaweiVpn(**given, region="ae-ad-1", project_id="p", transport=huawei.transport)
    text = raised(lambda: tunnel.modify_vpn_conn_ex(**EXAMPLE))
    text += raised(
        lambda: group.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    )
    text += raised(
        lambda: TencentVpc(
            **given | {"region": "gz", "credentials": lambda: {}[KEY]}
        ).modify_vpn_conn_ex(**EXAMPLE)
    ).split("KeyError")[0]
    text += (
        shown(tunnel, group, tunnel.with_options(retries=1), tunnel.get_httpx_client().auth)
        + log.getvalue()
    )
    assert [] == [word for word in WORDS if word in text]


@pytest.mark.parametrize(
    "text", [f"[default]\nsecret_id = id\nsecret_key = {KEY}\n", f"{KEY}\n", f"[default]\n{KEY}\n"]
)
def test_no_secret_of_a_file_shows(home: Path, log: io.StringIO, text: str) -> None:
    """A file of credentials shows nothing, whether it can be read or not, in any message."""
    file = home / ".tencentcloud" / "credentials"
    file.parent.mkdir()
    file.write_text(text)
    file.chmod(0o644)
    try:
        told = shown(TencentVpc(region="gz"))
    except CredentialsError as error:
        told = "".join(traceback.format_exception(error)) + shown(
            error, vars(error), error.__context__
        )
    assert (False, True) == (KEY in told + log.getvalue(), "chmod 600" in log.getvalue())


def test_a_signed_url_does_not_show_in_the_logs_below(vpc: Any, log: io.StringIO) -> None:
    """The library below logs every URL; of a signed one only host and path are left."""
    vpc(method="GET").modify_vpn_conn_ex(**TUNNEL, user_gw_cidr_block=["10.0.0.0/8"])
    assert (True, False) == (
        "https://vpc.api.qcloud.com/v2/index.php?***" in log.getvalue(),
        "Signature" in log.getvalue(),
    )


def test_the_loggers_below_are_found_under_any_name(
    vpc: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another library may replace httpx and httpcore, and its loggers have names of its own."""
    names = [
        "takes-its-place",
        "takes-its-place.models",
        "below-it.http11",
        "below-it.socks",
        "below-it.newer",
    ]
    for name in names:
        logging.getLogger(name)
    monkeypatch.setattr(httpx, "__name__", "takes-its-place")
    monkeypatch.setattr(httpcore, "__name__", "below-it")
    vpc()
    assert [[PROTECTION]] * len(names) == [logging.getLogger(name).filters for name in names]


def test_the_urls_of_others_are_left_alone() -> None:
    """A URL that no client of ours signed is logged as it is."""
    url = httpx.URL("https://example.com/?a=b")
    record = logging.LogRecord("httpx", logging.INFO, "", 0, "%s %s", (url, "fine by me"), None)
    assert (True, "https://example.com/?a=b fine by me") == (
        PROTECTION.filter(record),
        record.getMessage(),
    )


@pytest.mark.parametrize(
    ("message", "args"),
    [("%(a)s", ({"a": "b"},)), (ValueError("b"), ())],
    ids=["names", "an object"],
)
def test_what_others_log_in_another_form_is_left_alone(message: Any, args: tuple[Any, ...]) -> None:
    """Logging takes names in place of positions, and any object in place of a text."""
    record = logging.LogRecord("httpx", logging.INFO, "", 0, message, args, None)
    assert (True, "b") == (PROTECTION.filter(record), record.getMessage())


def test_what_is_harmless_stays_in_the_logs_below(vpc: Any, log: io.StringIO) -> None:
    """Method, version and status of a call of ours can be read."""
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    url = "https://vpc.api.qcloud.com/v2/index.php"
    line = f'{httpx.__name__} HTTP Request: POST {url} "HTTP/1.1 200 OK"'
    assert line in log.getvalue()


def test_credential_headers_do_not_show_in_the_logs_below() -> None:
    """The library below prints the headers of an answer; one that holds a token is masked."""
    values = f"""(b'X-Subject-Token', b'{TOKEN}'), (b'x-auth-token', b"'{TOKEN}"), (b'A', b'b')"""
    message = f"receive_response_headers.complete return_value=(b'HTTP/1.1', 201, [{values}])"
    record = logging.LogRecord("httpcore.http11", logging.DEBUG, "", 0, message, (), None)
    PROTECTION.filter(record)
    assert (False, True) == (TOKEN in record.getMessage(), "(b'A', b'b')" in record.getMessage())


# What a service may do with the words of a request beside a body that can be read.
CARELESS: dict[str, Callable[[bytes], bytes]] = {
    "a header": lambda words: (
        b"HTTP/1.1 502 Bad Gateway\r\nX-Echo: " + words + b"\r\nContent-Length: 0\r\n\r\n"
    ),
    "a header that is none": lambda words: b"HTTP/1.1 200 OK\r\nno header " + words + b"\r\n\r\n",
    "a reason": lambda words: b"HTTP/1.1 502 " + words + b"\r\nContent-Length: 0\r\n\r\n",
    "a first line that is none": lambda words: words + b"\r\n\r\n",
    "a length that is none": lambda words: (
        b"HTTP/1.1 200 OK\r\nContent-Length: " + words + b"\r\n\r\n"
    ),
    "a place to go": lambda words: (
        b"HTTP/1.1 302 Found\r\nLocation: https://[" + words + b"\r\nContent-Length: 0\r\n\r\n"
    ),
    "a cookie": lambda words: (
        b"HTTP/1.1 502 No\r\nSet-Cookie: " + words + b"\r\nContent-Length: 0\r\n\r\n"
    ),
}


@pytest.mark.parametrize("way", CARELESS)
def test_no_secret_shows_that_a_service_repeats_where_nobody_looks_for_it(
    log: io.StringIO, way: str
) -> None:
    """No error, attribute or log shows what is next to the body, even if broken."""
    words, call = (
        b"quixotic-zephyr jackdaws-sphinx vexed-quartz",
        EXAMPLE | {"pre_shared_key": "quixotic-zephyr"},
    )
    keys = {"region": "gz", "secret_id": "i", "secret_key": KEY, "token": TOKEN, "retries": 0}
    script: Callable[[Peer], Any] = lambda peer: (peer.read(), peer.send(CARELESS[way](words)))  # noqa: E731
    with Faulty(script) as service, TencentVpc(**keys, endpoint=service.url) as vpc:
        text = raised(lambda: vpc.modify_vpn_conn_ex(**call))
    assert [] == [word for word in WORDS if word in text + log.getvalue()]
    assert f"{httpcore.__name__}.http11" in log.getvalue()


def test_an_error_does_not_keep_the_request(vpc: Any, async_vpc: Any, tencent: Any) -> None:
    """No error of the library below is attached to ours: it would carry the signed request."""
    tencent.answers = [httpx.ReadTimeout("late")]
    with pytest.raises(TransportError, match="ReadTimeout: late") as error:
        vpc(retries=0).modify_vpn_conn_ex(**CALL)
    with pytest.raises(TransportError, match="ReadTimeout: late") as later:
        asyncio.run(async_vpc(retries=0).modify_vpn_conn_ex(**CALL))
    assert [(None, None)] * 2 == [
        (each.value.__cause__, each.value.__context__) for each in (error, later)
    ]


def test_the_words_of_the_library_below_are_told_without_secrets(vpc: Any, tencent: Any) -> None:
    """What it says of a connection is shown whole, save for what must not show."""
    tencent.answers = [httpx.ConnectError(f"no way to 'vpc' with {KEY}: try \"again\"")]
    with pytest.raises(
        TransportError,
        match=r"ConnectError: no way to 'vpc' with \*\*\*: try \"again\"; nothing was sent",
    ):
        vpc(secret_key=KEY, retries=0).modify_vpn_conn_ex(**CALL)


def test_no_secret_shows_in_the_members_of_a_client(vpc: Any, vpn: Any) -> None:
    """Whoever prints all that a client has sees how many secrets it keeps, and none of them."""
    clients = [
        vpc(secret_key=KEY, token=TOKEN),
        vpn(secret_key=KEY, security_token=TOKEN),
        vpn(access_key=None, secret_key=None, auth_token=TOKEN),
    ]
    text = shown(*map(vars, clients), *(vars(client._connections) for client in clients))
    assert ([], True) == ([word for word in WORDS if word in text], "<2 secrets>" in text)


def test_a_known_code_stays_whole_whatever_the_key() -> None:
    """A key of one letter must not hide a known code; the vendor's message is masked."""
    body = {"error_code": "VPN.0004", "error_msg": "VPN", "request_id": "P1"}
    transport = httpx.MockTransport(lambda _: httpx.Response(404, json=body))
    with pytest.raises(ApiError) as error:
        HuaweiVpn(
            region="ae-ad-1", project_id="p", access_key="i", secret_key="P", transport=transport
        ).update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"name": "a"})
    assert ("VPN.0004", "V***N", "***1") == (
        error.value.code,
        error.value.vendor_message,
        error.value.request_id,
    )


def test_a_message_without_end_is_cut(vpc: Any, tencent: Any) -> None:
    """An error stays readable, and no secret shows at its cut."""
    tencent.answers = [
        lambda _: httpx.Response(
            200, json={"code": 4000, "message": "x" * 3990 + PSK + "y" * 5_000_000}
        )
    ]
    with pytest.raises(ApiError) as error:
        vpc().modify_vpn_conn_ex(**CALL)
    assert ("x" * 3990 + "***" + "y" * 7, False) == (
        error.value.vendor_message,
        "quixotic" in str(error.value),
    )


def test_a_token_with_both_quotes_is_masked_in_the_logs_below() -> None:
    """Bytes are printed with escapes where they hold both kinds of quotes."""
    value = f"""'"{TOKEN}\\'""".encode()
    record = logging.LogRecord(
        "httpcore.http11",
        logging.DEBUG,
        "",
        0,
        f"return_value=([(b'X-Subject-Token', {value!r})])",
        (),
        None,
    )
    PROTECTION.filter(record)
    assert "return_value=([(b'X-Subject-Token', b'***')])" == record.getMessage()


def test_the_password_of_a_proxy_is_masked_in_the_logs_below() -> None:
    """Httpcore prints it in a SOCKS handshake; only within a call of ours is it masked."""
    texts = []
    for end in (time.monotonic() + 9, math.inf):
        record = logging.LogRecord(
            "httpcore.socks",
            logging.DEBUG,
            "",
            0,
            f"setup.started port=1 auth=(b'u', b'{KEY}')",
            (),
            None,
        )
        with until(end):
            PROTECTION.filter(record)
        texts.append(record.getMessage())
    assert ["setup.started port=1 auth=***", f"setup.started port=1 auth=(b'u', b'{KEY}')"] == texts


def test_masking_follows_the_marks_of_the_contract() -> None:
    """What the contract marks as a secret is masked, and so is what it does not know."""
    modify = operation("ModifyVpnConnEx")
    pairs = [
        ("vpcId", "v"),
        ("preSharedKey", PSK),
        ("Token", TOKEN),
        ("Signature", "s"),
        ("Nonce", "1"),
        ("unknown.0", PSK),
    ]
    masked = [
        ("vpcId", "v"),
        ("preSharedKey", "***"),
        ("Token", "***"),
        ("Signature", "***"),
        ("Nonce", "1"),
        ("unknown.0", "***"),
    ]
    assert masked == redaction.mask_parameters(modify, pairs)
    assert {"vpcId": "v", "preSharedKey": "***", "unknown": ["***", 1]} == redaction.mask_payload(
        modify.request, {"vpcId": "v", "preSharedKey": PSK, "unknown": [PSK, 1]}
    )
    headers = {"Authorization": "a", "x-auth-token": TOKEN, "X-Security-Token": TOKEN, "Host": "h"}
    expected = {
        "Authorization": "***",
        "x-auth-token": "***",
        "X-Security-Token": "***",
        "Host": "h",
    }
    assert expected == redaction.mask_headers(operation("UpdateVpnUserGroup"), headers)

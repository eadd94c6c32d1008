"""What a refusal says beyond its code, and what a call writes to the log."""

import logging
import re
import time
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from typing import Any

import httpx
import pytest
import stamina
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID

from cloud_vpn.huawei_vpn import ApiError, AuthenticationError, HuaweiVpn, ResponseError
from cloud_vpn.tencent_vpc import Keys, TencentVpc, TransportError, VpnPreflightError
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport
from vpn_preflight.protocols import sdk_hmac_sha256
from vpn_preflight.wire.errors import DOUBT
from vpn_preflight.wire.log_lines import FIELDS, record


def update(client: Any, **group: str) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=group or CONTENT)


def canonical(request: httpx.Request) -> str:
    """Write what was signed of a request."""
    message = request.extensions["vpn_preflight_signed"].message
    return sdk_hmac_sha256.canonical(message, sdk_hmac_sha256.read(message))


def changed(text_to_sign: str, line: int, text: str) -> str:
    """Write a canonical request with one line changed, as the gateway prints it."""
    lines = text_to_sign.split("\n")
    lines[line] = text
    return "|".join(lines)


@pytest.mark.parametrize(
    ("terms", "line", "text"),
    [
        (["method", "'POST'", "'PUT'"], 0, "POST"),
        (["query", "'a=b'", "''"], 2, "a=b"),
        (
            ["header host", "'proxy.example'", "'vpn.ap-southeast-1.myhuaweicloud.com'"],
            4,
            "host:proxy.example",
        ),
    ],
)
def test_a_refused_signature_tells_where_the_requests_differ(
    vpn: Any, huawei: Any, terms: list[str], line: int, text: str
) -> None:
    """The gateway shows what it saw; the error has the first difference."""

    def refuse(request: httpx.Request) -> httpx.Response:
        theirs = changed(canonical(request), line, text)
        failure = "Incorrect IAM authentication information: verify aksk signature fail"
        message = f"{failure}, canonicalRequest:{theirs}"
        return httpx.Response(401, json={"error_code": "APIGW.0301", "error_msg": message})

    huawei.answers = [refuse]
    with pytest.raises(AuthenticationError) as raised:
        update(vpn())
    assert re.search(".*".join(map(re.escape, terms)), str(raised.value))


def test_the_same_request_on_both_sides_means_another_key() -> None:
    """When nothing differs, the secret does; the emulator shows what it saw, like the gateway."""
    emulator = Emulator()
    keys = {"access_key": emulator.credentials.access_key, "secret_key": "another-secret"}
    vpn = HuaweiVpn(
        region="ae-ad-1", project_id=emulator.project_id, **keys, transport=transport(emulator)
    )
    with pytest.raises(AuthenticationError, match="secret key"):
        update(vpn)


@pytest.mark.parametrize("header", ["X-Security-Token", "x-security-token"])
def test_a_token_in_the_difference_stays_hidden(vpn: Any, huawei: Any, header: str) -> None:
    """What the gateway saw of a token is not shown, nor is what was signed."""

    def refuse(request: httpx.Request) -> httpx.Response:
        theirs = canonical(request).replace("real-token", "seen-token").replace("\n", "|")
        return httpx.Response(
            401,
            json={"error_code": "APIGW.0301", "error_msg": f"{header} canonicalRequest:{theirs}"},
        )

    huawei.answers = [refuse]
    told = r"header x-security-token.*'\*\*\*'.*'\*\*\*'"
    with pytest.raises(AuthenticationError, match=told) as raised:
        update(vpn(security_token="real-token"))
    assert (False, False) == ("real-token" in str(raised.value), "seen-token" in str(raised.value))


def test_a_secret_in_the_difference_stays_hidden(vpn: Any, huawei: Any) -> None:
    """A gateway may repeat a secret where none belongs."""

    def refuse(request: httpx.Request) -> httpx.Response:
        theirs = changed(canonical(request), 4, "host:of-jackdaws-sphinx")
        return httpx.Response(
            401, json={"error_code": "APIGW.0301", "error_msg": f"canonicalRequest:{theirs}"}
        )

    huawei.answers = [refuse]
    with pytest.raises(AuthenticationError, match=r"header host.*'of-\*\*\*'.*'vpn"):
        update(vpn(secret_key="jackdaws-sphinx"))


@pytest.mark.parametrize(
    "keys",
    [{"auth_token": "a-token"}, {"auth_token": lambda: "a-token"}],
    ids=["a token", "a function"],
)
def test_a_request_that_was_not_signed_is_not_compared(keys: dict[str, Any]) -> None:
    """Whatever the gateway shows beside the refusal of a token, the refusal is told."""
    shown = "canonicalRequest:PUT|/a/||host:h||host|0"

    def handle(_: httpx.Request) -> httpx.Response:
        return httpx.Response(401, json={"error_code": "APIGW.0301", "error_msg": shown})

    with pytest.raises(AuthenticationError, match=r"canonicalRequest:PUT") as raised:
        update(
            HuaweiVpn(
                region="ae-ad-1", project_id="p", **keys, transport=httpx.MockTransport(handle)
            )
        )
    assert "'/a/'" not in str(raised.value)


@pytest.mark.parametrize(("offset", "words"), [(3600, "behind"), (-3600, "ahead")])
def test_a_clock_that_is_off_is_told_with_the_refusal(
    vpn: Any, huawei: Any, offset: int, words: str
) -> None:
    """The date of the answer shows how far this machine's clock is off, so signatures fail."""
    date = formatdate(time.time() + offset, usegmt=True)
    huawei.answers = [
        lambda _: httpx.Response(401, headers={"Date": date}, json={"error_code": "APIGW.0303"})
    ]
    with pytest.raises(AuthenticationError, match=words) as raised:
        update(vpn())
    assert pytest.approx(offset, abs=60) == raised.value.clock_skew


def test_a_clock_that_is_about_to_be_off_is_told_with_a_success(
    vpc: Any, tencent: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Half of what the service tolerates is a warning in the log, while calls still work."""
    success = tencent.answers[0]
    for offset in (0, 200):
        date = formatdate(time.time() + offset, usegmt=True)
        tencent.answers = [
            lambda request, date=date: httpx.Response(
                200, headers={"Date": date}, content=success(request).content
            )
        ]
        vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert 1 == caplog.text.count("behind")


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_signature_is_dated_in_utc(
    vpn: Any, huawei: Any, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Wherever this machine stands."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    update(vpn())
    monkeypatch.undo()
    time.tzset()
    date = datetime.strptime(huawei.request.headers["X-Sdk-Date"], "%Y%m%dT%H%M%SZ").replace(
        tzinfo=UTC
    )
    assert pytest.approx(time.time(), abs=60) == date.timestamp()


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_date_without_a_zone_is_utc(
    vpn: Any, huawei: Any, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Wherever this machine stands."""
    huawei.answers = [lambda _: httpx.Response(404, headers={"Date": formatdate(time.time())})]
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    with pytest.raises(ApiError) as raised:
        update(vpn())
    monkeypatch.undo()
    time.tzset()
    assert pytest.approx(0, abs=60) == raised.value.clock_skew


@pytest.mark.parametrize(
    "date",
    ["", "yesterday", "Wed, 99 Oct 2015 07:28:00 GMT", f"Wed, 21 Oct {'9' * 20} 07:28:00 GMT"],
)
def test_a_date_that_cannot_be_read_is_none(vpn: Any, huawei: Any, date: str) -> None:
    """An odd header never hides the refusal."""
    huawei.answers = [lambda _: httpx.Response(404, headers={"Date": date})]
    with pytest.raises(ApiError) as raised:
        update(vpn())
    assert None is raised.value.clock_skew


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (
            "VPN.0001",
            {
                "errors": [
                    {"error_code": "VPN.0001", "error_msg": "first"},
                    {"error_code": "VPN.0002"},
                ]
            },
        ),
        (
            "IAM.0011",
            {
                "error": {"error_code": "IAM.0011", "error_msg": "first"},
                "encoded_authorization_message": "abc",
            },
        ),
        (
            "VPN.0001",
            {
                "error_code": "VPN.0001",
                "error_msg": "first",
                "details": [{"error_code": "VPN.0002"}],
            },
        ),
    ],
)
def test_errors_in_lists_and_objects_are_read(
    vpn: Any, huawei: Any, code: str, body: dict[str, Any]
) -> None:
    """The first error speaks, wherever it stands, and all of them are in the answer as it came."""
    huawei.answers = [lambda _: httpx.Response(403, json=body)]
    with pytest.raises(ApiError) as raised:
        update(vpn())
    answer = raised.value.answer
    assert (code, "first", body) == (
        raised.value.code,
        raised.value.vendor_message,
        httpx.Response(403, content=answer.content).json(),
    )


def test_the_answer_as_it_came_is_on_every_error_that_has_one(vpn: Any, huawei: Any) -> None:
    """Status, headers and bytes are kept for whoever asks, and stay out of what is shown."""
    for status, kind in ((200, ResponseError), (502, ApiError)):
        huawei.answers = [
            lambda _, status=status: httpx.Response(
                status, headers={"X-Odd": "xyzzy"}, text="<html>xyzzy"
            )
        ]
        with pytest.raises(kind) as raised:
            update(vpn(retries=0))
        answer = raised.value.answer
        assert (status, b"<html>xyzzy", "xyzzy") == (
            answer.status,
            answer.content,
            answer.headers["x-odd"],
        )
        assert "xyzzy" not in f"{raised.value!r} {answer!r} {vars(raised.value)}"


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (False, 400),
        (False, 404),
        (True, 500),
        (True, 504),
        (True, 501),
        (True, 599),
        (True, 499),
        (True, 418),
    ],
)
def test_a_failing_service_may_have_made_the_change(
    vpn: Any, huawei: Any, made: bool, status: int
) -> None:
    """What the service refuses it did not do; what it failed at it may have done."""
    huawei.answers = [lambda _: httpx.Response(status)]
    with pytest.raises(ApiError) as raised:
        update(vpn(retries=0))
    assert made == raised.value.may_have_been_made


@pytest.mark.parametrize(
    "last",
    [httpx.ConnectError("refused"), httpx.Response(429), httpx.Response(403), httpx.Response(401)],
    ids=["no connection", "busy", "forbidden", "unknown"],
)
def test_a_doubt_of_an_earlier_attempt_stays(vpn: Any, huawei: Any, last: Any) -> None:
    """After a failure that may have made the change, no later attempt can deny it."""
    huawei.answers = [httpx.Response(504), last]
    with pytest.raises(VpnPreflightError, match="earlier attempt") as raised:
        update(vpn(retries=1))
    assert (True, 1) == (
        raised.value.may_have_been_made,
        str(raised.value).count("earlier attempt"),
    )


def test_a_doubt_is_told_once(vpn: Any, huawei: Any) -> None:
    """An attempt that is in doubt itself says so, and nothing of those before it."""
    huawei.answers = [httpx.Response(504)]
    with pytest.raises(ApiError) as raised:
        update(vpn(retries=1))
    assert (1, 0) == (str(raised.value).count(DOUBT), str(raised.value).count("earlier attempt"))


@pytest.mark.parametrize(
    ("task", "text"),
    [
        (None, '{"code": 0, "data": {"taskId": NaN}}'),
        (None, '{"code": 0, "data": {"taskId": -Infinity}}'),
        ("1" * 5000, '{"code": 0, "data": {"taskId": ' + "1" * 5000 + "}}"),
        (7, '{"code": 0, "message": "\udcff\udcfe", "data": {"taskId": 7}}'),
        (7, '\ufeff{"code": 0, "data": {"taskId": 7}}'),
    ],
    ids=["NaN", "infinity", "digits", "bytes", "BOM"],
)
def test_what_is_broken_in_a_success_does_not_make_it_a_failure(
    vpc: Any, tencent: Any, task: Any, text: str
) -> None:
    """The service has acted, so the rest of the answer is read."""
    tencent.answers = [
        lambda _: httpx.Response(200, content=text.encode("utf-8", "surrogateescape"))
    ]
    assert task == (vpc().modify_vpn_conn_ex(**EXAMPLE).data.task_id or None)


def test_a_member_without_a_name_is_no_refusal(vpn: Any, huawei: Any) -> None:
    """Only a member that the contract names tells success from failure."""
    huawei.answers = [lambda _: httpx.Response(200, json={"user_group": {"name": "a"}, "": 1})]
    assert "a" == update(vpn()).user_group.name


def test_a_code_that_is_no_number_is_no_success(vpc: Any, tencent: Any) -> None:
    """An answer that does not say how it ended cannot be read."""
    tencent.answers = [lambda _: httpx.Response(200, text='{"code": NaN}')]
    with pytest.raises(ResponseError):
        vpc().modify_vpn_conn_ex(**EXAMPLE)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, str]]:
    """Read the fields of our own lines."""
    return [record.vpn_preflight for record in caplog.records if record.name == "vpn_preflight"]


def test_each_attempt_is_a_line_with_the_vendors_id(
    vpn: Any, huawei: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """A refusal and a success of one call share our id, each with the vendor's request id."""
    caplog.set_level(logging.INFO, "vpn_preflight")
    success = huawei.answers[0]
    busy = httpx.Response(
        400, json={"error_code": "VPN.0030", "error_msg": "busy", "request_id": "one"}
    )
    huawei.answers = [busy, success]
    update(vpn())
    first, second = lines(caplog)
    assert ("1", "400", "VPN.0030", "one", "RateLimitError") == tuple(
        first[name] for name in ("attempt", "status", "code", "request_id", "error")
    )
    assert ("2", "200", "6735d32bb3e35e9154caba1dbc6c2dc6", first["call"]) == tuple(
        second[name] for name in ("attempt", "status", "request_id", "call")
    )


def test_every_line_has_a_place_for_the_request_id(
    vpc: Any, tencent: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Warnings before the call and a lost answer have none, and say so; our id is one per call."""
    caplog.set_level(logging.INFO, "vpn_preflight")
    tencent.answers = [httpx.ReadTimeout("")]
    with pytest.raises(TransportError):
        vpc(wire_style="unindexed").modify_vpn_conn_ex(**EXAMPLE)
    told = lines(caplog)
    assert (3, {"-"}, 1) == (
        len(told),
        {line["request_id"] for line in told},
        len({line["call"] for line in told}),
    )


def test_a_failure_tells_when_the_next_attempt_comes(
    vpn: Any, huawei: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The pause is in the line of the attempt before it, the only line of a retry."""
    huawei.answers = [httpx.Response(429, headers={"Retry-After": "7"})]
    with pytest.raises(ApiError):
        update(vpn(retries=1))
    assert ["7.000", None] == [line.get("pause") for line in lines(caplog)]
    assert {"vpn_preflight"} == {record.name for record in caplog.records}


def test_the_retries_of_a_function_of_keys_are_told(
    vpc: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """What the caller's own function tries again within a call of ours is the caller's to know."""
    found = iter([None, Keys("AKIDa", "k")])

    @stamina.retry(on=TypeError, attempts=2, wait_initial=0, wait_max=0)
    def keys() -> Keys:
        if (each := next(found)) is None:
            raise TypeError
        return each

    vpc(secret_id=None, secret_key=None, credentials=keys).modify_vpn_conn_ex(**EXAMPLE)
    assert 1 == [record.name for record in caplog.records].count("stamina")


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_what_is_told_of_keys_has_the_fields_too(
    home: Path, caplog: pytest.LogCaptureFixture, mode: int
) -> None:
    """Before any call there is neither a call nor a request, and the fields say so."""
    file = home / ".tencentcloud" / "credentials"
    file.parent.mkdir()
    file.write_text("[default]\nsecret_id = AKIDx\nsecret_key = k\n")
    file.chmod(mode)
    TencentVpc(region="gz")
    expected = {"operation": "-", "request_id": "-"}
    assert [expected] * (mode == 0o644) == lines(caplog)
    assert "None" not in caplog.text


def test_each_call_has_an_id_of_its_own(vpc: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The lines of one call can be told from those of the next."""
    for _ in range(2):
        vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert 2 == len({line["call"] for line in lines(caplog)})


def test_what_is_told_cannot_break_a_line(caplog: pytest.LogCaptureFixture) -> None:
    """A place or a name that somebody chose is escaped where it stands in our own words."""
    record(logging.WARNING, None, "~/a\nb\x1b[31m is open")
    assert [r"~/a\nb\x1b[31m is open (request_id=-)"] == [
        record.getMessage() for record in caplog.records
    ]


def test_a_line_has_only_the_fields_that_are_listed(
    vpc: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """What is not on the list cannot be logged, by mistake or otherwise."""
    caplog.set_level(logging.INFO, "vpn_preflight")
    vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert set() == {name for line in lines(caplog) for name in line} - {"operation", *FIELDS}
    with pytest.raises(KeyError, match="secret_key"):
        record(logging.INFO, "ModifyVpnConnEx", "was sent", secret_key="xyzzy")


@pytest.mark.parametrize("text", ["a\nb", "\x1b[31m", "a b", "x" * 500, "é"])
def test_what_a_vendor_writes_cannot_break_a_line(
    vpn: Any, huawei: Any, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    """Codes and ids of a service are escaped and cut, so that no line can be forged."""
    huawei.answers = [lambda _: httpx.Response(404, json={"error_code": text, "request_id": text})]
    with pytest.raises(ApiError):
        update(vpn())
    (line,) = [record.getMessage() for record in caplog.records if record.name == "vpn_preflight"]
    assert (True, True, True) == (line.isprintable(), line.isascii(), len(line) < 500)


@pytest.mark.parametrize("code", ["APIGW.0308", "VPN.0002", "VPN.0030"])
def test_a_401_is_never_tried_again(vpn: Any, huawei: Any, code: str) -> None:
    """Not even with a code that is worth another try elsewhere: wrong tries lock a key."""
    huawei.answers = [httpx.Response(401, json={"error_code": code})]
    with pytest.raises(ApiError) as raised:
        update(vpn())
    assert (1, False, code) == (len(huawei.requests), raised.value.retryable, raised.value.code)


@pytest.mark.parametrize("depth", [900, 960, 986, 990, 5000])
def test_a_refusal_of_any_depth_is_read_or_left(vpn: Any, huawei: Any, depth: int) -> None:
    """Nothing that a service nests can raise anything but the refusal."""
    text = '{"error_code": "APIGW.0301", "a": ' + "[" * depth + "]" * depth + "}"
    huawei.answers = [httpx.Response(401, content=text.encode())]
    with pytest.raises(AuthenticationError):
        update(vpn())

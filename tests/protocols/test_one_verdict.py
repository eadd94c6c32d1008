"""What `sign` calls fitting, the emulator accepts, and the reverse, whatever request and clock."""

from collections import Counter
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpn_preflight.cli.signing import read_signature as signed_message
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.state import Credentials
from vpn_preflight.lint.capture import CaptureDocument
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.protocols import (
    NotSignedError,
    form,
    sdk_hmac_sha256,
    signature_v1,
    tc3_hmac_sha256,
)

NOW = 1718618343.0
REFUSED = {4100, 4104, 4500, "APIGW.0301", "APIGW.0303"}
WORDS = st.text("abcXYZ019+/=", min_size=1, max_size=20)
SPACES = st.sampled_from(["", " ", "  ", "\t"])
VALUES = st.text("aZ0 ._-~%&=+@/ü€", max_size=8)
PATH = "/v5/{}/p2c-vpn-gateways/vpn-servers/{}/groups/{}"


def clocks(tolerance: int) -> st.SearchStrategy[int]:
    """How far a clock is from the time of a request; often not at all."""
    inside, outside = (tolerance, -tolerance, tolerance - 1), (tolerance + 1, -tolerance - 1, 28800)
    return st.sampled_from([0] * 12 + [*inside] * 2 + [*outside])


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str
    secret: str
    token: str | None = None


def answered(key: Key, message: Message, clock: float) -> dict[str, Any]:
    """Ask an emulator that has the key and a clock."""
    emulator = Emulator(clock=lambda: clock)
    emulator._world = emulator._world._replace(
        credentials=Credentials(access_key=key.id, secret_key=key.secret)
    )
    found: dict[str, Any] = emulator.handle(message).json()
    return found


def is_accepted(key: Key, message: Message, clock: float) -> bool:
    """Return whether the emulator takes signature and time of a request."""
    answer = answered(key, message, clock)
    code = answer.get("error_code", answer.get("code"))
    inner = answer.get("Response", {}).get("Error", {}).get("Code", "")
    return code not in REFUSED and not inner.startswith("AuthFailure.")


def fits(key: Key, text: str, clock: float) -> bool:
    """Judge a captured request as the command `sign` does with the key and a clock."""
    (document,) = documents("a.http", text.encode())
    assert isinstance(document, CaptureDocument)
    try:
        found = signed_message(read_request(document, None).operation, document.captured.message)
    except NotSignedError:
        return False
    flaws = found.flaws(key.secret, None, clock)
    return found.claim.key_id == key.id and flaws == [None, None]


def spelled(data: Any, headers: dict[str, str]) -> list[tuple[str, str, str]]:
    """Write headers in any order and case, with any spaces around their values."""
    names = data.draw(st.permutations(list(headers)))
    cases = st.sampled_from([str.lower, str.upper, str.title])
    return [
        (data.draw(cases)(name), data.draw(SPACES) + headers[name], data.draw(SPACES))
        for name in names
    ]


def received(message: Message, headers: list[tuple[str, str, str]]) -> Message:
    """Return a request as a server gets it."""
    return message._replace(headers={name: value.strip() for name, value, _ in headers}, host="")


def http_message(message: Message, headers: list[tuple[str, str, str]]) -> str:
    """Write a request as an HTTP message."""
    lines = "\n".join(f"{name}:{value}{after}" for name, value, after in headers)
    return f"{message.method} {message.target} HTTP/1.1\n{lines}\n\n{message.body.decode()}"


MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_a_signature_in_the_headers() -> None:
    """Spaces, order and case of headers and of their list, a changed request, a clock."""
    seen: Counter[tuple[bool, str]] = Counter()

    @MANY
    @given(
        key=st.builds(Key, WORDS, WORDS, st.none()),
        other=st.builds(Key, WORDS, WORDS, st.none()),
        ids=st.tuples(
            *[
                st.text("aZ0-_.~ü ", min_size=1, max_size=5).filter(lambda one: one.strip("."))
                for _ in range(2)
            ]
        ),
        body=st.dictionaries(WORDS, VALUES, max_size=2),
        hashed=st.sampled_from([None, "UNSIGNED-PAYLOAD", "right", "wrong"]),
        change=st.sampled_from(
            [
                "nothing",
                "nothing",
                "body",
                "host",
                "key",
                "signature",
                "unsigned header",
                "date not signed",
            ]
        ),
        late=clocks(900),
        data=st.data(),
    )
    def compare(
        key: Key,
        other: Key,
        ids: tuple[str, str],
        body: dict[str, str],
        hashed: str | None,
        change: str,
        late: int,
        data: Any,
    ) -> None:
        content = str(body).replace("'", '"').encode()
        headers = {
            "content-type": "application/json",
            "host": "vpn.ae-ad-1.myhuaweicloud.com",
            "x-more": "a  b",
        }
        if hashed:
            right = sdk_hmac_sha256.hashed(content)
            headers["x-sdk-content-sha256"] = {"right": right, "wrong": right[::-1]}.get(
                hashed, hashed
            )
        target = PATH.format("p", *(quote(one, safe="") for one in ids))
        message = sdk_hmac_sha256.sign(Message("PUT", target, headers, content), key, NOW, {})
        claim = sdk_hmac_sha256.read(
            message._replace(
                headers=dict(message.headers, **{"x-sdk-content-sha256": "UNSIGNED-PAYLOAD"})
            )
        )
        signed = data.draw(st.permutations(claim.signed))
        headers = message.fields
        if change == "body":
            message = message._replace(body=content + b" ")
        elif change == "host":
            headers["host"] = "vpn.ae-ad-2.myhuaweicloud.com"
        elif change == "unsigned header":
            headers["x-late"] = "b"
        elif change == "date not signed":
            signed = [name for name in signed if name != "x-sdk-date"]
        names = ";".join(
            data.draw(st.sampled_from([str.lower, str.title]))(name) for name in signed
        )
        signature = claim.signature[::-1] if change == "signature" else claim.signature
        one, two, three, four = (data.draw(SPACES) for _ in range(4))
        headers["authorization"] = (
            f"SDK-HMAC-SHA256 Access={key.id}{one},{two}SignedHeaders={names}{three},{four}"
            f"Signature={signature}"
        )
        lines, ours = (
            spelled(data, headers),
            key._replace(secret=other.secret) if change == "key" else key,
        )
        verdict = is_accepted(ours, received(message, lines), NOW + late)
        assert verdict == fits(ours, http_message(message, lines), NOW + late)
        seen[verdict, change if late == 0 else "late"] += 1

    compare()
    assert (
        min(
            seen[True, "nothing"],
            seen[True, "unsigned header"],
            seen[False, "body"] + seen[False, "host"],
            seen[True, "late"],
            seen[False, "late"],
        )
        > 0
    )


def test_a_signature_among_the_parameters() -> None:
    """Order and spelling of parameters, the host, the method, a changed request, a clock."""
    seen: Counter[tuple[bool, str]] = Counter()

    @MANY
    @given(
        key=st.builds(Key, WORDS, WORDS, st.none()),
        other=st.builds(Key, WORDS, WORDS, st.none()),
        method=st.sampled_from(["GET", "POST"]),
        algorithm=st.sampled_from(["HmacSHA256", "HmacSHA1", "other"]),
        host=st.sampled_from(
            [
                "vpc.api.qcloud.com",
                "VPC.api.QCloud.com",
                "vpc.api.qcloud.com:443",
                "localhost:8080",
                "[::1]:80",
            ]
        ),
        more=st.dictionaries(
            st.sampled_from(["vpcId", "vpnConnName", "IKESet.0.dhGroupName", "a_b"]),
            VALUES,
            max_size=3,
        ),
        change=st.sampled_from(
            [
                "nothing",
                "nothing",
                "value",
                "key",
                "signature",
                "no signature",
                "bare plus",
                "method",
            ]
        ),
        late=clocks(300),
        data=st.data(),
    )
    def compare(
        key: Key,
        other: Key,
        method: str,
        algorithm: str,
        host: str,
        more: dict[str, str],
        change: str,
        late: int,
        data: Any,
    ) -> None:
        headers = {"host": host, "content-type": "application/x-www-form-urlencoded"}
        plain = form.with_parameters(
            Message(method, "/v2/index.php", headers, host=host),
            [("Action", "ModifyVpnConnEx"), *more.items()],
        )
        given_settings = {"region": "ap-guangzhou", "nonce": "7", "signature_method": algorithm}
        parameters = dict(form.pairs(signature_v1.sign(plain, key, NOW, given_settings)))
        if change == "value":
            parameters["Region"] += "-1"
        elif change == "signature":
            parameters["Signature"] = parameters["Signature"][::-1]
        elif change == "no signature":
            parameters["Signature"] = "a"
        encode = data.draw(
            st.sampled_from(
                [
                    quote_plus,
                    lambda value: quote(value, safe=""),
                    lambda value: quote(value, safe="/"),
                ]
            )
        )
        names = data.draw(st.permutations(list(parameters)))
        query = "&".join(f"{name}={encode(parameters[name])}" for name in names)
        query = query.replace("%2B", "+") if change == "bare plus" else query
        method = {"GET": "POST", "POST": "GET"}[method] if change == "method" else method
        by_get = method == "GET"
        message = Message(
            method,
            f"/v2/index.php?{query}" if by_get else "/v2/index.php",
            headers,
            b"" if by_get else query.encode(),
        )
        lines, ours = (
            spelled(data, headers),
            key._replace(secret=other.secret) if change == "key" else key,
        )
        verdict = is_accepted(ours, received(message, lines), NOW + late)
        assert verdict == fits(ours, http_message(message, lines), NOW + late)
        seen[verdict, change if late == 0 else "late"] += 1

    compare()
    late = (seen[True, "late"], seen[False, "late"])
    assert min(seen[True, "nothing"], seen[False, "value"] + seen[False, "method"], *late) > 0


def test_a_signature_of_a_derived_key() -> None:
    """By POST or GET: scope, signed headers, a hash that replaces that of the body, a clock."""
    seen: Counter[tuple[bool, str]] = Counter()

    @MANY
    @given(
        key=st.builds(Key, WORDS.map(lambda one: one.replace("/", "-")), WORDS, st.none()),
        other=st.builds(Key, WORDS, WORDS, st.none()),
        method=st.sampled_from(["GET", "POST"]),
        host=st.sampled_from(
            [
                "vpc.tencentcloudapi.com",
                "VPC.intl.TencentCloudAPI.com",
                "vpc.ap-guangzhou.tencentcloudapi.com",
                "localhost:8080",
            ]
        ),
        given_values=st.dictionaries(st.sampled_from(["VpnGatewayIds.0", "a", "b"]), VALUES),
        hashed=st.sampled_from([None, "UNSIGNED-PAYLOAD", "other"]),
        change=st.sampled_from(
            [
                "nothing",
                "nothing",
                "content",
                "host",
                "key",
                "signature",
                "date",
                "service",
                "time",
                "unsigned header",
                "host not signed",
                "action not signed",
                "signed action",
            ]
        ),
        late=clocks(300),
        data=st.data(),
    )
    def compare(
        key: Key,
        other: Key,
        method: str,
        host: str,
        given_values: dict[str, str],
        hashed: str | None,
        change: str,
        late: int,
        data: Any,
    ) -> None:
        is_get = method == "GET"
        content = "&".join(f"{name}={quote(value)}" for name, value in given_values.items())
        content = content if is_get else str(given_values).replace("'", '"')
        headers = {
            "content-type": "application/json",
            "host": host,
            "x-tc-action": "DescribeVpnGateways",
            "x-tc-version": "2017-03-12",
        } | ({"x-tc-content-sha256": hashed} if hashed else {})
        message = Message(
            method, f"/?{content}" if is_get else "/", headers, b"" if is_get else content.encode()
        )
        # A local date differs from that of UTC for a part of the day.
        date = "2024-06-18" if change == "date" else "2024-06-17"
        service = "cvm" if change == "service" else "vpc"
        scope = f"{date}/{service}/{tc3_hmac_sha256.END}"
        omitted = {"host not signed": "host", "action not signed": "x-tc-action"}.get(change)
        names = [name for name in tc3_hmac_sha256.SIGNED if name != omitted]
        message = message._replace(
            headers=headers | {"x-tc-timestamp": f"{NOW:.0f}", "x-tc-region": "ap-guangzhou"}
        )
        claim = tc3_hmac_sha256.Claim(key.id, "", tuple(names), scope=scope)
        signature = tc3_hmac_sha256.expected(message, claim, key.secret)
        headers = message.fields
        if change == "signature":
            signature = signature[::-1]
        elif change == "content":
            content += "&c=1" if is_get else " "
        elif change == "host":
            headers["host"] = "vpc.ap-shanghai.tencentcloudapi.com"
        elif change == "unsigned header":
            headers["x-tc-region"] = "ap-shanghai"
        elif change == "signed action":
            headers["x-tc-action"] = "DescribeVpnConnections"
        elif change == "time":
            headers["x-tc-timestamp"] = f"{NOW + 1:.0f}"
        spaces, gap = data.draw(SPACES), data.draw(SPACES)
        listed = ";".join(data.draw(st.permutations(names)))
        headers["authorization"] = (
            f"TC3-HMAC-SHA256 Credential={key.id}/{scope}{spaces},{gap}"
            f"SignedHeaders={listed}{gap},{spaces}Signature={signature}"
        )
        message = message._replace(
            target=f"/?{content}" if is_get else "/", body=b"" if is_get else content.encode()
        )
        lines = spelled(data, headers)
        ours = key._replace(secret=other.secret) if change == "key" else key
        verdict = is_accepted(ours, received(message, lines), NOW + late)
        assert verdict == fits(ours, http_message(message, lines), NOW + late)
        seen[verdict, change if late == 0 else "late"] += 1

    compare()
    wrong = ("content", "host", "date", "service", "time", "host not signed", "signed action")
    right = ("nothing", "unsigned header", "action not signed", "late")
    assert min(sum(seen[False, one] for one in wrong), *(seen[True, one] for one in right)) > 0


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0",
        "00000",
        f"{NOW:.0f}000",
        f"0000{NOW:.0f}",
        f"+{NOW:.0f}",
        f"{NOW:.0f} ",
        "2024",
        "x",
    ],
)
def test_a_time_that_is_written_otherwise(written: str) -> None:
    """Missing, zero, in milliseconds, with zeros or a sign before it: both judge it alike."""
    key = Key("ID", "invented")
    common = {"Action": "ModifyVpnConnEx", "Region": "r", "Timestamp": written, "Nonce": "1"}
    parameters = common | {"SecretId": "ID", "SignatureMethod": "HmacSHA256"}
    headers = {"host": "localhost", "content-type": "application/x-www-form-urlencoded"}
    plain = form.with_parameters(Message("POST", "/v2/index.php", headers), parameters.items())
    signature = signature_v1.expected(plain, signature_v1.read(plain), key.secret)
    message = form.with_parameters(plain, [("Signature", signature)])
    lines = [(name, value, "") for name, value in headers.items()]
    answer = answered(key, received(message, lines), NOW)
    # A payload with nothing else is refused by its check, which names the rule.
    is_timely = answer["code"] == 4000 and "VFS" in answer["message"]
    assert is_timely == fits(key, http_message(message, lines), NOW)

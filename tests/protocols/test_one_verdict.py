"""What `sign` calls fitting, the emulator accepts, and the reverse: whatever the key, the request and its spelling."""

from collections import Counter
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vpn_preflight.cli.signing import read_signature as signed_message
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.state import Credentials
from vpn_preflight.lint.capture import CaptureDocument
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.protocols import NotSignedError, form, sdk_hmac_sha256, signature_v1

NOW = 1718618343.0
REFUSED = {4100, 4104, "APIGW.0301"}
WORDS = st.text("abcXYZ019+/=", min_size=1, max_size=20)
BLANKS = st.sampled_from(["", " ", "  ", "\t"])
TEXTS = st.text("aZ0 ._-~%&=+@/ü€", max_size=8)
PATH = "/v5/{}/p2c-vpn-gateways/vpn-servers/{}/groups/{}"


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str
    secret: str
    token: str | None = None


def is_accepted(key: Key, message: Message) -> bool:
    """Ask an emulator that has the key."""
    emulator = Emulator(clock=lambda: NOW)
    emulator._world = emulator._world._replace(
        credentials=Credentials(access_key=key.id, secret_key=key.secret)
    )
    answer = emulator.handle(message).json()
    return answer.get("error_code", answer.get("code")) not in REFUSED


def fits(key: Key, text: str) -> bool:
    """Judge a captured request as the command `sign` does with the key."""
    (document,) = documents("a.http", text.encode())
    assert isinstance(document, CaptureDocument)
    try:
        found = signed_message(read_request(document, None).operation, document.captured.message)
    except NotSignedError:
        return False
    return found.claim.key_id == key.id and found.flaw(key.secret) is None


def spelled(data: Any, headers: dict[str, str]) -> list[tuple[str, str, str]]:
    """Write headers in any order, their names in any case, any blanks before and behind their values."""
    names = data.draw(st.permutations(list(headers)))
    cases = st.sampled_from([str.lower, str.upper, str.title])
    return [
        (data.draw(cases)(name), data.draw(BLANKS) + headers[name], data.draw(BLANKS))
        for name in names
    ]


def received(message: Message, headers: list[tuple[str, str, str]]) -> Message:
    """Return a request as a server gets it."""
    return message._replace(headers={name: value.strip() for name, value, _ in headers}, host="")


def written(message: Message, headers: list[tuple[str, str, str]]) -> str:
    """Write a request as an HTTP message."""
    lines = "\n".join(f"{name}:{value}{behind}" for name, value, behind in headers)
    return f"{message.method} {message.target} HTTP/1.1\n{lines}\n\n{message.body.decode()}"


MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_a_signature_in_the_headers() -> None:
    """Blanks around the commas and the values, the order and the case of the headers and of their list, a changed request."""
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
        body=st.dictionaries(WORDS, TEXTS, max_size=2),
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
        data=st.data(),
    )
    def compare(
        key: Key,
        other: Key,
        ids: tuple[str, str],
        body: dict[str, str],
        hashed: str | None,
        change: str,
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
        one, two, three, four = (data.draw(BLANKS) for _ in range(4))
        headers["authorization"] = (
            f"SDK-HMAC-SHA256 Access={key.id}{one},{two}SignedHeaders={names}{three},{four}Signature={signature}"
        )
        lines, ours = (
            spelled(data, headers),
            key._replace(secret=other.secret) if change == "key" else key,
        )
        verdict = is_accepted(ours, received(message, lines))
        assert verdict == fits(ours, written(message, lines))
        seen[verdict, change] += 1

    compare()
    assert (
        min(
            seen[True, "nothing"],
            seen[True, "unsigned header"],
            seen[False, "body"] + seen[False, "host"],
        )
        > 0
    )


def test_a_signature_among_the_parameters() -> None:
    """The order and the spelling of the parameters, the case and the port of the host, both methods, a changed request."""
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
            TEXTS,
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
        verdict = is_accepted(ours, received(message, lines))
        assert verdict == fits(ours, written(message, lines))
        seen[verdict, change] += 1

    compare()
    assert min(seen[True, "nothing"], seen[False, "value"] + seen[False, "method"]) > 0

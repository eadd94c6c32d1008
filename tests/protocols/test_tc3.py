"""TC3-HMAC-SHA256 and the wire form of API 3.0: what is signed, what is refused, and why."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from vpn_preflight import contract
from vpn_preflight.protocols import Claim, Message, NotSignedError, flaw, wire_of
from vpn_preflight.protocols import tc3_hmac_sha256 as tc3

NOW = 1718618343.0
CHANGE = contract.operation("ModifyVpnConnectionAttribute")
PAYLOAD = {"VpnConnectionId": "vpnx-ol6bcqp0", "VpnConnectionName": "研发"}
SETTINGS = {"region": "ap-guangzhou"}
HOST = "vpc.tencentcloudapi.com"


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str = "ID"
    secret: str = "invented"
    token: str | None = None


def encoded(payload: Any = PAYLOAD) -> Message:
    """Write a call as a request that is not signed yet."""
    message = wire_of(CHANGE).encode(CHANGE, Message("POST", "/", {}), payload, "indexed")
    return message._replace(headers={**message.headers, "Host": HOST}, host=HOST)


def changed(message: Message, **headers: str) -> Message:
    """Replace headers of a request; an underscore is a dash."""
    return message._replace(
        headers=message.fields | {name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_a_call_as_a_request() -> None:
    """Action and version are headers, the payload is the body, and its type has no charset."""
    message = encoded()
    expected = {
        "Content-Type": "application/json",
        "X-TC-Action": CHANGE.name,
        "X-TC-Version": "2017-03-12",
        "Host": HOST,
    }
    assert (expected, PAYLOAD, "/") == (message.headers, json.loads(message.body), message.target)


def test_what_says_what_a_request_means_is_declared() -> None:
    """The gate holds action, version and region, next to what decides the bytes of the body."""
    assert {"X-TC-Action", "X-TC-Version", "Content-Type", "Content-Encoding"} == set(
        wire_of(CHANGE).HEADERS
    )
    assert {"X-TC-Region": "region"} == tc3.SETTING_HEADERS


def test_common_parameters_are_taken_off_a_payload() -> None:
    """A file may hold them; they are never sent from there."""
    found = wire_of(CHANGE).read(
        CHANGE, {"Action": CHANGE.name, "Version": "2017-03-12", **PAYLOAD}
    )
    assert ({"Action": CHANGE.name, "Version": "2017-03-12"}, PAYLOAD) == (
        found.common,
        found.payload,
    )


@pytest.mark.parametrize("payload", [None, [], "text"], ids=str)
def test_what_is_not_an_object_is_left_as_it_is(payload: Any) -> None:
    """The check says what is wrong with it."""
    assert payload == wire_of(CHANGE).read(CHANGE, payload).payload


def test_a_signature_is_over_the_action_as_well() -> None:
    """Time, region and token are added, and the request is all else as it was."""
    message, plain = tc3.sign(encoded(), Key(token="invented-token"), NOW, SETTINGS), encoded()
    claim = tc3.read(message)
    added = {
        name: message.headers[name]
        for name in message.headers.keys() - plain.headers.keys() - {"Authorization"}
    }
    assert {
        "X-TC-Timestamp": "1718618343",
        "X-TC-Region": "ap-guangzhou",
        "X-TC-Token": "invented-token",
    } == added
    assert (("content-type", "host", "x-tc-action"), "2024-06-17/vpc/tc3_request") == (
        claim.signed,
        claim.scope,
    )
    assert (plain.body, plain.target) == (message.body, message.target)


def test_the_service_on_a_host_that_does_not_say_it() -> None:
    """The client knows it; the scope has it."""
    message = encoded()._replace(
        headers=encoded().headers | {"Host": "127.0.0.1:8080"}, host="127.0.0.1:8080"
    )
    signed = tc3.sign(message, Key(), NOW, SETTINGS | {"signing_name": "vpc"})
    assert "2024-06-17/vpc/tc3_request" == tc3.read(signed).scope


def rewritten(before: str, after: str) -> Callable[[Message], Message]:
    """Replace a part of the proof."""
    return lambda message: changed(
        message, authorization=message.fields["authorization"].replace(before, after)
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda message: changed(message, authorization="Basic abc"),
        lambda message: changed(message, x_tc_timestamp="tomorrow"),
        lambda message: changed(message, x_tc_timestamp="1718704743"),
        rewritten("content-type;host;", "host;"),
        rewritten("content-type;host;", "content-type;host;x-lost;"),
        rewritten("/vpc/", "/cvm/"),
        rewritten("Signature=", "Signature=x"),
    ],
    ids=[
        "scheme",
        "time",
        "other day",
        "type not signed",
        "header not sent",
        "other service",
        "form",
    ],
)
def test_what_no_key_can_fit(change: Callable[[Message], Message]) -> None:
    """It is refused before a key is asked for."""
    message = tc3.sign(encoded(), Key(), NOW, SETTINGS)
    with pytest.raises(NotSignedError):
        tc3.read(change(message))


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (lambda message: message._replace(method="GET"), "GET"),
        (lambda message: message._replace(body=b""), "without the body"),
        (lambda message: message._replace(body=json.dumps(PAYLOAD).encode()), "same JSON"),
        (
            lambda message: changed(message, content_type="application/json; charset=utf-8"),
            "charset",
        ),
        (lambda message: changed(message, host=f"{HOST}:443"), "port"),
    ],
    ids=["method", "no body", "other JSON", "charset", "port"],
)
def test_a_usual_mistake_is_named(signed: Callable[[Message], Message], words: str) -> None:
    """What was signed is not what is sent."""
    message = tc3.sign(encoded(), Key(), NOW, SETTINGS)
    claim = tc3.read(message)
    carried = claim._replace(signature=tc3.expected(signed(message), claim, "invented"))
    assert words in named(message, carried)


def named(message: Message, claim: Claim) -> str:
    """Return the place and the problem of a signature that does not fit."""
    found = flaw(CHANGE, message, claim, "invented")
    assert found
    return f"{found.place} {found.problem}"


def test_a_key_without_its_first_part() -> None:
    """The derived keys begin with TC3 and the secret."""
    message = tc3.sign(encoded(), Key(), NOW, SETTINGS)
    claim = tc3.read(message)
    bare = tc3.digest_of("invented", message, claim, tc3.canonical(message, claim))
    assert "secret key alone" in named(message, claim._replace(signature=bare))


def test_capitals_in_a_value() -> None:
    """Values are signed in small letters, which only the action shows."""
    message = tc3.sign(encoded(), Key(), NOW, SETTINGS)
    claim = tc3.read(message)
    text = tc3.canonical(message, claim).replace(CHANGE.name.lower(), CHANGE.name)
    carried = claim._replace(signature=tc3.digest_of("TC3invented", message, claim, text))
    assert named(message, carried).startswith("x-tc-action ")


def test_a_query_is_signed_as_it_is_sent() -> None:
    """Another order, or another way to write a space, is another signature."""
    message = Message("GET", "/?b=x+y&a=1", {"Host": HOST, "Content-Type": "text/plain"}, host=HOST)
    signed = tc3.sign(message, Key(), NOW, SETTINGS)
    claim = tc3.read(signed)
    for query, words in (
        ("a=1&b=x+y", "sorted"),
        ("b=x%20y&a=1", "%20"),
        ("", "cover the query"),
    ):
        carried = claim._replace(
            signature=tc3.expected(signed._replace(target=f"/?{query}"), claim, "invented")
        )
        assert words in named(signed, carried)


def test_the_steps_show_what_is_signed() -> None:
    """The string to sign, the scope and the signature are in them, and no secret is."""
    message = tc3.sign(encoded(), Key(token="invented-token"), NOW, SETTINGS)
    claim = tc3.read(message)
    lines = [line for step in tc3.steps(message, claim, message) for line in step.lines]
    assert {claim.scope, claim.signature, tc3.hashed(message.body)} <= set(lines)
    assert [] == [line for line in lines if "invented" in line]


def test_a_body_that_is_not_signed() -> None:
    """The header says so, and any body fits."""
    message = tc3.sign(
        changed(encoded(), X_TC_Content_SHA256="UNSIGNED-PAYLOAD"), Key(), NOW, SETTINGS
    )
    claim: Claim = tc3.read(message)
    assert claim.signature == tc3.expected(message._replace(body=b"another"), claim, "invented")

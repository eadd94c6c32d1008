"""Which mistake explains a signature that does not fit, and where it was made."""

import base64
import hmac
import json
from typing import NamedTuple
from urllib.parse import quote_plus

import pytest

from vpn_preflight import contract
from vpn_preflight.protocols import UNEXPLAINED, Flaw, Message, NotSignedError, flaw, form
from vpn_preflight.protocols import sdk_hmac_sha256 as sdk
from vpn_preflight.protocols import signature_v1 as v1

NOW = 1718618343.0
SECRET = "invented"
GROUP, MODIFY = (contract.operation(name) for name in ("UpdateVpnUserGroup", "ModifyVpnConnEx"))
JSON = "application/json"
VALUE = {"user_group": {"name": "é/<a>", "description": "x"}}
COMPACT = json.dumps(VALUE, ensure_ascii=False, separators=(",", ":"))
INDENTED = json.dumps(VALUE, ensure_ascii=False, indent=2)


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str = "ID"
    secret: str = SECRET
    token: str | None = None


def put(
    body: str = COMPACT, *, host: str = "h", kind: str = JSON, query: str = "", secret: str = SECRET
) -> Message:
    """Sign a request in its headers."""
    headers = {"host": host, "content-type": kind}
    plain = Message("PUT", f"/v5/p{query}", headers, body.encode())
    return sdk.sign(plain, Key(secret=secret), NOW, {})


def explained(signed: Message, sent: Message) -> Flaw | None:
    """Explain the signature of one request on another."""
    authorization = {"Authorization": signed.headers["Authorization"]}
    message = sent._replace(headers={**sent.headers, **authorization})
    return flaw(GROUP, message, sdk.read(message), SECRET)


@pytest.mark.parametrize(
    ("place", "signed", "sent"),
    [
        ("host", put(host=""), put()),
        ("host", put(host="h:443"), put()),
        ("host", put(), put(host="h:443")),
        ("host", put(), put(host="h:8443")),
        ("host", put(host="h"), put(host="H")),
        ("host", put(host="[::1]"), put(host="[::1]:443")),
        ("content-type", put(), put(kind=f"{JSON}; charset=utf-8")),
        ("content-type", put(), put(kind=f"{JSON};charset=UTF-8")),
        ("content-type", put(kind=f"{JSON}; charset=utf-8"), put()),
        ("content-type", put(kind=f"{JSON};charset=UTF-8"), put(kind=f"{JSON}; charset=utf-8")),
        ("content-type", put(kind=""), put()),
    ],
)
def test_a_header_that_was_signed_otherwise(place: str, signed: Message, sent: Message) -> None:
    """The header at fault is the place."""
    found = explained(signed, sent)
    assert found
    assert place == found.place


@pytest.mark.parametrize(
    ("term", "signed", "sent"),
    [
        ("JSON indented", INDENTED, COMPACT),
        ("JSON indented", json.dumps(VALUE, indent="\t", ensure_ascii=False), COMPACT),
        ("JSON indented", f"{INDENTED}\n", COMPACT),
        ("JSON indented", INDENTED.replace("\n", "\r\n"), COMPACT),
        ("compact", COMPACT, INDENTED),
        ("compact", COMPACT, f"{INDENTED}\n"),
        ("with spaces", json.dumps(VALUE, ensure_ascii=False), COMPACT),
        ("ASCII", json.dumps(VALUE, separators=(",", ":")), COMPACT),
        ("order", json.dumps(VALUE, sort_keys=True, indent=4), COMPACT),
        ("slashes", COMPACT.replace("/", "\\/"), COMPACT),
        ("HTML", COMPACT.replace("<", "\\u003c").replace(">", "\\u003e"), COMPACT),
        ("sent with CRLF", INDENTED, INDENTED.replace("\n", "\r\n")),
        ("sent with LF", INDENTED.replace("\n", "\r\n"), INDENTED),
        ("at its ends", COMPACT, f"{COMPACT}\n"),
        ("at its ends", f"{COMPACT}\r\n", COMPACT),
        ("at its ends", f"{COMPACT}\n", COMPACT),
        ("without the body", "", COMPACT),
    ],
)
def test_a_body_that_was_signed_otherwise(term: str, signed: str, sent: str) -> None:
    """The layout that was signed is named; bytes are what counts."""
    found = explained(put(signed), put(sent))
    assert found
    assert term in found.problem


@pytest.mark.parametrize(("size", "is_explained"), [(1000, True), (100_000, False)])
def test_a_long_body_is_not_written_in_every_way(size: int, is_explained: bool) -> None:
    """No payload is so long, and the work would grow with it."""
    value = {"user_group": {"name": "a" * size}}
    found = explained(put(json.dumps(value, indent=2)), put(json.dumps(value)))
    assert is_explained == (found != UNEXPLAINED)


def test_a_plus_in_a_query() -> None:
    """It arrives as a space, so a signature over a plus never fits."""
    found = explained(put(query="?a=b%2Bc"), put(query="?a=b+c"))
    assert found
    assert "%2B" in found.advice


@pytest.mark.parametrize("spelling", ["{}\n", "{}\r\n", "{} ", " {}", '"{}"', "'{}'", "\ufeff{}"])
def test_a_key_that_was_read_with_more_than_itself(spelling: str) -> None:
    """A newline of a file, a space, quotes, a byte order mark: by either scheme."""
    secret = spelling.format(SECRET)
    parameters = form.with_parameters(Message("POST", "/", {"host": "h"}), [("a", "b")])
    sent = v1.sign(parameters, Key(secret=secret), NOW, {"region": "r", "nonce": "1"})
    found = [explained(put(secret=secret), put()), flaw(MODIFY, sent, v1.read(sent), SECRET)]
    assert [("", True)] * 2 == [(one.place, "key" in one.advice) for one in found if one]


@pytest.mark.parametrize(
    ("place", "term", "change"),
    [
        ("Authorization", "not set", lambda _: ""),
        ("Authorization", "TC3-HMAC-SHA256", lambda one: one.replace("SDK-", "TC3-")),
        ("Authorization", "Basic", lambda _: "Basic c2VjcmV0"),
        ("Authorization", "malformed", lambda one: one.replace("Access", "AccessKey")),
        ("Authorization", "capitals", lambda one: one[:-64] + one[-64:].upper()),
        (
            "Authorization",
            "Base64",
            lambda one: one[:-64] + base64.b64encode(bytes.fromhex(one[-64:])).decode(),
        ),
        ("Authorization", "64", lambda one: one[:-1]),
        ("host", "signed", lambda one: one),
        ("x-sdk-date", "signature", lambda one: one.replace(";x-sdk-date", "")),
    ],
)
def test_what_no_key_fits_is_told_apart(place: str, term: str, change: object) -> None:
    """No header, another algorithm, another encoding and a header that is not there."""
    assert callable(change)
    headers = dict(put().headers)
    headers["Authorization"] = change(headers["Authorization"])
    if place == "host":
        del headers["host"]
    with pytest.raises(NotSignedError) as raised:
        sdk.read(put()._replace(headers=headers))
    assert (place, True) == (raised.value.flaw.place, term in raised.value.flaw.problem)


@pytest.mark.parametrize("written", ["c2VjcmV0", "s3cret-HMAC-word and more", "Token c2VjcmV0"])
def test_a_header_of_unknown_form_is_not_quoted(written: str) -> None:
    """It may be a secret that went astray."""
    with pytest.raises(NotSignedError) as raised:
        sdk.read(put()._replace(headers={"Authorization": written}))
    assert not any(word in str(raised.value) for word in written.split())


GIVEN = {"Action": "ModifyVpnConnEx", "SecretId": "ID", "SignatureMethod": "HmacSHA256"}


def posted(parameters: dict[str, str], head: str, sent: dict[str, str]) -> Flaw | None:
    """Sign some parameters by hand, and explain the signature on those that are sent."""
    text = head + "&".join(f"{name}={value}" for name, value in sorted(parameters.items()))
    digest = hmac.digest(SECRET.encode(), text.encode(), "sha256")
    signature = sent.get("Signature", "{base64}").format(
        base64=base64.b64encode(digest).decode(),
        url_safe=base64.urlsafe_b64encode(digest).decode(),
        bare=base64.b64encode(digest).decode().rstrip("="),
        hexadecimal=digest.hex(),
        capitals=digest.hex().upper(),
        both=base64.b64encode(digest.hex().encode()).decode(),
    )
    body = "&".join(f"{name}={quote_plus(value)}" for name, value in sent.items())
    body = body.replace(quote_plus(sent.get("Signature", "-")), quote_plus(signature))
    body = body if "Signature" in sent else f"{body}&Signature={quote_plus(signature)}"
    message = Message("POST", "/v2/index.php", {"host": "h"}, body.encode())
    return flaw(MODIFY, message, v1.read(message), SECRET)


HEAD = "POSTh/v2/index.php?"


@pytest.mark.parametrize(
    ("place", "term", "signed", "head", "sent"),
    [
        ("vpnConnName", "%2B", {"vpnConnName": "a+b"}, HEAD, {"vpnConnName": "a b"}),
        ("", "%2B", {"x": "a+b", "y": "+"}, HEAD, {"x": "a b", "y": " "}),
        ("x", "%2B", {"x": "a+b", "y": "c d"}, HEAD, {"x": "a b", "y": "c d"}),
        ("", "bytes", {}, HEAD, {"Signature": "{both}"}),
        ("", "use Base64", {}, HEAD, {"Signature": "{hexadecimal}"}),
        ("", "use Base64", {}, HEAD, {"Signature": "{capitals}"}),
        ("", "=", {}, HEAD, {"Signature": "{bare}"}),
        ("", "port", {}, "POSTh:443/v2/index.php?", {}),
        ("", "host", {}, "POST/v2/index.php?", {}),
        ("", "host", {}, "POSThttps://h/v2/index.php?", {}),
        ("", "value", {"x": "a\nb"}, HEAD, {"x": "a\r\nb"}),
        ("", "value", {"x": "a\r\nb"}, HEAD, {"x": "a\nb"}),
        ("extra", "every", {}, HEAD, {"extra": "1"}),
    ],
)
def test_parameters_that_were_signed_otherwise(
    place: str, term: str, signed: dict[str, str], head: str, sent: dict[str, str]
) -> None:
    """A plus, an encoding, a host or a line end: the place is the one parameter at fault."""
    found = posted(GIVEN | signed, head, GIVEN | sent)
    assert found
    assert (place, True) == (found.place, term in found.advice)


def test_a_signature_in_url_safe_base64() -> None:
    """Its minus and underscore are read as plus and slash."""
    found = [
        posted(GIVEN | {"x": str(number)}, HEAD, GIVEN | {"x": str(number), "Signature": spelling})
        for number in range(9)
        for spelling in ["{url_safe}"]
    ]
    assert {"use + and / for - and _"} == {one.advice for one in found if one}


def test_what_nothing_explains() -> None:
    """It says so, and what to look at."""
    assert UNEXPLAINED == explained(put("{}"), put())
    assert UNEXPLAINED == posted(GIVEN | {"x": "1"}, HEAD, GIVEN | {"x": "2"})

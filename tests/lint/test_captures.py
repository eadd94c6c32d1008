"""Captured requests: the decoded payload, its places in the file, and nothing else shown."""

import hashlib
import json
import shlex
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight import contract, protocols
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.capture import CaptureDocument, captures, kind_of
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.lint_run import with_excerpts
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.text import Text
from vpn_preflight.protocols import UNEXPLAINED, Message, form, sdk_hmac_sha256, signature_v1

Check = Callable[..., list[Finding]]
MODIFY = contract.operation("ModifyVpnConnEx")
UPDATE = contract.operation("UpdateVpnUserGroup")
URL = "https://vpc.api.qcloud.com/v2/index.php"
GROUP = UPDATE.path.format(project_id="p", vpn_server_id="s" * 36, group_id="g" * 36)
PUT = f"https://vpn.ap-southeast-1.myhuaweicloud.com{GROUP}"
SECRET = "zanzibarine-zanzibarine"


def entry(method: str, url: str, body: str) -> dict[str, Any]:
    """One entry of a HAR file."""
    return {"request": {"method": method, "url": url, "headers": [], "postData": {"text": body}}}


FORMS: dict[str, Callable[[str], str]] = {
    "a.txt": lambda form: f"{URL}?{form}\n",
    "form.txt": lambda form: form,
    "a.curl": lambda form: f"curl -s {URL} \\\n  -d {shlex.quote(form)} # done\n",
    "a.http": lambda form: f"POST /v2/index.php HTTP/1.1\r\nHost: vpc.api.qcloud.com\r\n\r\n{form}",
    "a.har": lambda form: json.dumps({"log": {"entries": [entry("POST", URL, form)]}}),
}
BODIES: dict[str, Callable[[str], str]] = {
    "a.curl": lambda body: f"curl --request PUT {PUT} --data-raw {shlex.quote(body)}",
    "a.http": lambda body: (
        f"PUT {GROUP} HTTP/1.1\nHost: vpn.ap-southeast-1.myhuaweicloud.com\n\n{body}\n"
    ),
    "a.har": lambda body: json.dumps({"log": {"entries": [entry("PUT", PUT, body)]}}),
}


# The column of the empty name in a HAR file: after the colon that ends its escaped field name.
EMPTY_IN_HAR = (
    BODIES["a.har"]('{"user_group": {"name": ""}}').index('\\"name\\": ') + len('\\"name\\": ') + 1
)


def only(name: str, text: str) -> CaptureDocument:
    """The one request of a text."""
    (document,) = documents(name, text.encode())
    assert isinstance(document, CaptureDocument)
    return document


@pytest.mark.parametrize("name", FORMS)
@given(payload=payloads(MODIFY.request.node), encode=st.sampled_from([quote_plus, quote]))
def test_a_form_comes_back(name: str, payload: dict[str, Any], encode: Callable[..., str]) -> None:
    """Every kind of capture has the payload that was sent, and the place of each value."""
    pairs = [("Action", MODIFY.name), *form.flatten(MODIFY, payload)]
    text = FORMS[name](
        "&".join(f"{encode(key, safe='')}={encode(value, safe='')}" for key, value in pairs)
    )
    document = only(name, text)
    read = read_request(document, None)
    assert (MODIFY.name, protocols.read(MODIFY, read.payload).payload) == (
        read.operation.name,
        form.unflatten(MODIFY, pairs[1:])[0],
    )
    for key, value in pairs:
        node = document.tree.below[key]
        assert value == unquote_plus(text[node.start : node.end])


@pytest.mark.parametrize("name", BODIES)
@given(
    payload=payloads(UPDATE.request.node),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 2]),
)
def test_a_body_comes_back(
    name: str, payload: dict[str, Any], ascii_only: bool, indent: int | None
) -> None:
    """Ids and body are those that were sent; a text without escapes stands where its span says."""
    text = BODIES[name](json.dumps(payload, ensure_ascii=ascii_only, indent=indent))
    document = only(name, text)
    read = read_request(document, None)
    assert (payload, {"project_id": "p", "vpn_server_id": "s" * 36, "group_id": "g" * 36}) == (
        read.payload,
        read.path,
    )
    node = document.node(("path", "group_id"))
    assert "g" * 36 == text[node.start : node.end]
    for member, value in payload["user_group"].items():
        node = document.node(("body", "user_group", member))
        if value.isalnum():
            assert value in text[node.start : node.end]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.txt",
            f"\n{URL}?Action=ModifyVpnConnEx&IKESet.0.dhGroupName=x%2Fy\n",
            ("/IKESet.0.dhGroupName", 2, 85, 90),
        ),
        (
            "a.curl",
            f"curl {URL} -d 'Action=ModifyVpnConnEx' \\\n -d IKESet.dhGroupName=x''yz\n",
            ("/IKESet.dhGroupName", 2, 24, 29),
        ),
        (
            "a.http",
            f"PUT {GROUP} HTTP/1.1\r\n\r\n" + '{"user_group":\r\n {"name": 5}}',
            ("/body/user_group/name", 4, 11, 12),
        ),
        (
            "a.har",
            BODIES["a.har"]('{"user_group": {"name": ""}}'),
            ("/body/user_group/name", 1, EMPTY_IN_HAR, EMPTY_IN_HAR + 4),
        ),
    ],
)
def test_the_place_of_a_finding(
    check_text: Check, name: str, text: str, expected: tuple[Any, ...]
) -> None:
    """The pointer is the member as written, the place that of its value in the file."""
    found = [
        finding
        for finding in check_text(text, name=name)
        if finding.code in ("VFS003", "VFS004", "VFS007")
    ]
    assert [expected] == [(f.pointer, f.line, f.column, f.end_column) for f in found]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.har", "", "har"),
        ("-", "curl x", "curl"),
        ("-", "$ curl x", "curl"),
        ("-", "PUT /v5 HTTP/1.1\n", "message"),
        ("log", "GET http://x/", "message"),
        ("log", "https://x/", "message"),
        ("log", "# of the page\n<pre>\n  https://x/\n", "message"),
        ("log", "PUT https://{Endpoint}/v5\n", "message"),
        ("log", "Action=a&b=c\n", "form"),
        ("log", "Action=a\n  &b=c d\n  &<the others>\n", "form"),
        ("log", "curl.exe x", "curl"),
        ("log", "PS C:\\> curl.exe x", "curl"),
        *(("request" + end, "curl x", "windows") for end in (".ps1", ".bat", ".cmd")),
        ("log", "user_group:\n  name: a=b&c=d\n", None),
        ("log", "curling: 1", None),
    ],
)
def test_how_a_capture_is_recognised(name: str, text: str, kind: str | None) -> None:
    """By the end of the file's name, or by how the text begins."""
    assert kind == kind_of(name, text)


@pytest.mark.parametrize(
    ("text", "method", "body"),
    [
        (f"curl -G {URL} -d Action=ModifyVpnConnEx", "GET", False),
        (f"curl {URL} --data Action=ModifyVpnConnEx -d a=1", "POST", True),
        (f"curl -sSXPOST -dAction=ModifyVpnConnEx --url {URL}", "POST", True),
        (f"true; FOO=1; curl -d $'Action=\\x4dodifyVpnConnEx' '{URL}' | jq .", "POST", True),
        (f'curl -H "A: b" --max-time 5 -d "Action=Modify\\\nVpnConnEx" {URL}', "POST", True),
    ],
)
def test_the_options_of_curl(text: str, method: str, body: bool) -> None:
    """As curl and a shell read them."""
    document = only("a.curl", text)
    assert (method, MODIFY.name) == (document.captured.message.method, document.value["Action"])
    assert body == (method == "POST")


@pytest.mark.parametrize("name", FORMS)
def test_nothing_secret_is_shown(name: str) -> None:
    """Neither the key, nor a signature or a token, nor what stands beside the parameters."""
    secrets = "&".join(f"{name}={SECRET}" for name in ("Signature", "Token", "preSharedKey", "x"))
    form = f"Action=ModifyVpnConnEx&{secrets}&IKESet.0.dhGroupName=GROUP14"
    text = FORMS[name](form).replace(
        "curl -s", f"curl -s -H 'Authorization: {SECRET}' -u {SECRET}:{SECRET}"
    )
    (document,) = documents(name, text.encode())
    assert isinstance(document, CaptureDocument)
    found = with_excerpts(examine_document(document, Settings()))
    assert {"VFS004", "VFP001", "VFS002"} <= {one.finding.code for one in found}
    assert SECRET not in str(found)


KEYS = {"TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "a-key-of-the-tests"}


@pytest.mark.parametrize(
    ("method", "digest", "stated", "term"),
    [
        ("GET", "HmacSHA256", "HmacSHA256", None),
        ("GET", None, None, None),
        ("POST", "HmacSHA256", "HmacSHA256", "POST"),
        ("GET", "HmacSHA256", None, "HmacSHA256"),
        ("DELETE", "HmacSHA256", "HmacSHA256", UNEXPLAINED.problem),
    ],
)
def test_the_signature_of_a_capture(
    check_text: Check,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    digest: str | None,
    stated: str | None,
    term: str | None,
) -> None:
    """With the key in the environment it is verified, and the mistake that explains it is named."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    given = {"Action": MODIFY.name, "SecretId": "AKIDEXAMPLE", "vpnConnName": "a b/c"} | (
        {"SignatureMethod": stated} if stated else {}
    )
    text = signature_v1.string_to_sign(method, "vpc.api.qcloud.com", "/v2/index.php", given)
    given["Signature"] = signature_v1.digest_of(KEYS["TENCENTCLOUD_SECRET_KEY"], text, digest)
    url = f"{URL}?{'&'.join(f'{name}={quote_plus(value)}' for name, value in given.items())}"
    found = [finding for finding in check_text(url, name="a.txt") if finding.code == "VFW019"]
    assert [True] * bool(term) == [str(term) in finding.words for finding in found]
    assert KEYS["TENCENTCLOUD_SECRET_KEY"] not in str(found)


GIVEN = {
    "zone_id": " 1",
    "Action": MODIFY.name,
    "SecretId": "AKIDEXAMPLE",
    "SignatureMethod": "HmacSHA256",
    "vpnConnName": "a b/c",
    "apiNote": "x",
}


def dotted(given: dict[str, str]) -> list[tuple[str, str]]:
    """Parameters as they are signed, in the order in which they are sent."""
    return [(name.replace("_", "."), value) for name, value in given.items()]


def joined(
    pairs: Iterable[tuple[str, str]], head: str = "GETvpc.api.qcloud.com/v2/index.php?"
) -> str:
    """A text to sign, of the parameters as they come."""
    return head + "&".join(f"{name}={value}" for name, value in pairs)


@pytest.mark.parametrize(
    ("text", "sent", "term"),
    [
        (joined(sorted(GIVEN.items())), {}, "underscores"),
        (joined(dotted(GIVEN)), {}, "order"),
        (
            joined(sorted(dotted(GIVEN), key=lambda pair: pair[0].lower())),
            {},
            "sorted",
        ),
        (
            joined(sorted(dotted(GIVEN)), "GETcvm.api.qcloud.com/v2/index.php?"),
            {},
            "cvm.api.qcloud.com",
        ),
        (
            joined(sorted(dotted(GIVEN)), "GETVPC.api.qcloud.com/v2/index.php?"),
            {"host": "VPC.api.qcloud.com"},
            "capitals",
        ),
        (
            joined(sorted(dotted(GIVEN)), "GETvpc.api.qcloud.com:443/v2/index.php?"),
            {"host": "vpc.api.qcloud.com:443"},
            "port",
        ),
        (joined(sorted(dotted(GIVEN)), "GETvpc.api.qcloud.com/?"), {}, "/v2/index.php"),
        (
            joined(sorted(dotted(GIVEN))),
            {"vpnConnName": "a%20b%2Fc"},
            "twice",
        ),
        (
            joined(sorted(dotted({name: quote(value) for name, value in GIVEN.items()}))),
            {},
            "encoded",
        ),
        (joined(sorted(dotted(GIVEN))), {"Nonce": "1"}, "Nonce"),
        (
            joined(sorted(dotted(GIVEN | {"encryptAlgorithm": "des-cbc"}))),
            {"encryptAlgorithm": "aes-cbc-256"},
            "encryptAlgorithm",
        ),
        (joined(sorted(dotted(GIVEN))), {"vpnConnName": "another"}, UNEXPLAINED.problem),
    ],
)
def test_the_first_part_that_differs_is_named(
    check_text: Check, monkeypatch: pytest.MonkeyPatch, text: str, sent: dict[str, str], term: str
) -> None:
    """Of a signature that does not fit, as far as anything explains it."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    signature = signature_v1.digest_of(KEYS["TENCENTCLOUD_SECRET_KEY"], text, "HmacSHA256")
    host = sent.get("host", "vpc.api.qcloud.com")
    given = (
        GIVEN
        | {name: value for name, value in sent.items() if name != "host"}
        | {"Signature": signature}
    )
    query = "&".join(f"{name}={quote_plus(value)}" for name, value in given.items())
    url = f"https://{host}/v2/index.php?{query}"
    assert [True] == [
        term in f"{finding.pointer} {finding.words}"
        for finding in check_text(url, name="a.txt")
        if finding.code == "VFW019"
    ]


PIECES = st.sampled_from(
    [
        *(
            "curl ",
            "-d ",
            "-X PUT ",
            "-H 'a: b' ",
            "'",
            '"',
            "\\",
            "\n",
            "$'",
            "Action=ModifyVpnConnEx",
            "&",
            "=",
            "%2",
            "%ff",
            "#",
            "curl.exe ",
            "^",
            '^"',
            "`\n",
            "$(x)",
            "$x",
            "${x}",
            "{{x}}",
            "<x>",
            "\n###\n",
            "\n&",
            "DELETE ",
            "?",
        ),
        *(
            URL,
            PUT,
            GROUP,
            "POST ",
            " HTTP/1.1",
            "\r\n\r\n",
            "Host: x",
            '{"user_group": {}}',
            "http://",
            "@",
            ";",
            "|",
            "é",
            "\ud83d\ude00",
        ),
    ]
)


@pytest.mark.parametrize("kind", ["curl", "form", "har", "message", "windows"])
@given(text=st.text(max_size=60) | st.lists(PIECES, max_size=14).map("".join))
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    """There are documents or errors, all places are in the text, and documents can be checked."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    source = Text("f", text)
    try:
        for found in captures(source, kind):
            if isinstance(found, UnreadableError):
                assert 0 <= found.start <= len(text)
            else:
                examined = examine_document(found, Settings())
                with_excerpts(examined)
                assert all(finding.line for finding in examined.findings)
    except UnreadableError as error:
        assert 0 <= error.start <= len(text)  # noqa: PT017 - refusing is one of the two right answers


SDK_KEYS = {"HUAWEICLOUD_SDK_AK": "AKEXAMPLE", "HUAWEICLOUD_SDK_SK": "a-key-of-the-tests"}


def signed(
    method: str,
    body: str,
    sent: str,
    date: str = "20240617T095903Z",
    names: str = "host;x-sdk-date",
) -> str:
    """A message that was signed for a method and a body, and sent with another."""
    headers = {"host": "vpn.ap-southeast-1.myhuaweicloud.com", "x-sdk-date": date}
    canonical = sdk_hmac_sha256.canonical_request(
        Message(method, GROUP, headers, body.encode()), names.split(";")
    )
    signature = sdk_hmac_sha256.digest_of(
        SDK_KEYS["HUAWEICLOUD_SDK_SK"], sdk_hmac_sha256.string_to_sign(canonical, date)
    )
    claim = sdk_hmac_sha256.authorization("AKEXAMPLE", names.split(";"), signature)
    head = (
        f"PUT {GROUP} HTTP/1.1\nHost: {headers['host']}\nX-Sdk-Date: {date}\n"
        f"Authorization: {claim}\nContent-Type: application/json"
    )
    return f"{head}\n\n{sent}"


BODY = '{"user_group": {"name": "staff"}}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (signed("PUT", BODY, BODY), []),
        (signed("POST", BODY, BODY), [("VFW019", "POST")]),
        (signed("PUT", "", BODY), [("VFW019", "without the body")]),
        (signed("PUT", "{}", BODY), [("VFW019", UNEXPLAINED.problem)]),
        (
            signed("PUT", BODY, BODY, names="host"),
            [("VFW019", "x-sdk-date")],
        ),
        (
            signed("PUT", BODY, BODY).replace("Signature=", "Sig="),
            [("VFW019", "SDK-HMAC-SHA256")],
        ),
        (
            signed("PUT", BODY, BODY, date="2024-06-17"),
            [("VFW014", "20240617T095903Z")],
        ),
        (
            signed("PUT", BODY, BODY).replace("Authorization", "X-Other"),
            [("VFW013", "Authorization")],
        ),
        (signed("PUT", BODY, BODY).replace("Authorization", "X-Auth-Token"), []),
    ],
)
def test_the_signature_in_the_headers(
    check_text: Check, monkeypatch: pytest.MonkeyPatch, text: str, expected: list[tuple[str, str]]
) -> None:
    """What proves the caller is looked at, and verified with the key in the environment."""
    for name, value in SDK_KEYS.items():
        monkeypatch.setenv(name, value)
    found = [
        finding for finding in check_text(text, name="a.http") if finding.code.startswith("VFW")
    ]
    assert [(code, True) for code, _ in expected] == [
        (finding.code, expected[0][1] in f"{finding.pointer} {finding.words}") for finding in found
    ]
    assert SDK_KEYS["HUAWEICLOUD_SDK_SK"] not in str(found)


QUERY = f"{GROUP}?b=2&a=1"


@pytest.mark.parametrize(
    ("canonical", "headers", "term"),
    [
        (lambda lines: [*lines[:1], lines[1].rstrip("/"), *lines[2:]], {}, "slash"),
        (lambda lines: [*lines[:2], "b=2&a=1", *lines[3:]], {}, "sort"),
        (lambda lines: [*lines[:2], "", *lines[3:]], {}, "the query"),
        (
            lambda lines: [line for line in lines if not line.startswith("x-note:")],
            {},
            None,
        ),
        (
            lambda lines: [
                line.replace(";x-note", "") for line in lines if not line.startswith("x-note:")
            ],
            {"x-note": "a"},
            "SignedHeaders",
        ),
        (
            lambda lines: [line.replace("a  b", "a b") for line in lines],
            {"x-note": "a  b"},
            "x-note",
        ),
        (
            lambda lines: [*lines[:-1], hashlib.sha256(BODY.replace(" ", "").encode()).hexdigest()],
            {},
            "JSON",
        ),
    ],
)
def test_the_first_part_of_a_signed_message_that_differs_is_named(
    check_text: Check,
    monkeypatch: pytest.MonkeyPatch,
    canonical: Callable[[list[str]], list[str]],
    headers: dict[str, str],
    term: str | None,
) -> None:
    """Of a signature in the headers."""
    for name, value in SDK_KEYS.items():
        monkeypatch.setenv(name, value)
    date = "20240617T095903Z"
    sent = {"host": "vpn.ap-southeast-1.myhuaweicloud.com", "x-sdk-date": date} | headers
    lines = sdk_hmac_sha256.canonical_request(
        Message("PUT", QUERY, sent, BODY.encode()), list(sent)
    ).split("\n")
    text = sdk_hmac_sha256.string_to_sign("\n".join(canonical(lines)), date)
    claim = sdk_hmac_sha256.authorization(
        "AKEXAMPLE", list(sent), sdk_hmac_sha256.digest_of(SDK_KEYS["HUAWEICLOUD_SDK_SK"], text)
    )
    head = "\n".join(
        f"{name}: {value}" for name, value in (sent | {"authorization": claim}).items()
    )
    found = check_text(f"PUT {QUERY} HTTP/1.1\n{head}\n\n{BODY}", name="a.http")
    assert [True] * bool(term) == [
        str(term) in f"{finding.pointer} {finding.words}"
        for finding in found
        if finding.code == "VFW019"
    ]


def test_the_clock_of_a_signed_request(check_text: Check) -> None:
    """A HAR file says when a request was sent; fifteen minutes are the tolerance."""
    headers = [
        {"name": "X-Sdk-Date", "value": "20240617T095903Z"},
        {"name": "Authorization", "value": "x"},
    ]
    for minutes, expected in ((10, []), (30, ["VFW015"])):
        sent = entry("PUT", PUT, BODY) | {
            "startedDateTime": f"2024-06-17T10:{minutes - 1:02}:03.000Z"
        }
        sent["request"]["headers"] = headers
        found = check_text(json.dumps({"log": {"entries": [sent]}}), name="a.har")
        assert expected == [finding.code for finding in found if finding.code == "VFW015"]


# A request for a token, which is the first proof of who calls.

IAM = "https://iam.ap-southeast-1.myhuaweicloud.com/v3/auth/tokens"


@pytest.mark.parametrize(
    ("expected", "query"),
    [([], ""), ([], "?nocatalog=true"), ([("VFW011", "warning")], "?nocatalog=true&limit=1")],
)
def test_a_request_for_a_token(
    check_text: Check, expected: list[tuple[str, str]], query: str
) -> None:
    """It needs no signature, and has a query parameter; its password is reported and not shown."""
    user = {"name": "u", "password": SECRET, "domain": {"name": "a"}}
    identity = {"methods": ["password"], "password": {"user": user}}
    typed = json.dumps({"auth": {"identity": identity, "scope": {"project": {"name": "p"}}}})
    found = check_text(
        f"curl '{IAM}{query}' -H 'Content-Type: application/json;charset=utf8' -d '{typed}'",
        name="a.curl",
    )
    assert ("KeystoneCreateUserTokenByPassword", [*expected, ("VFP001", "warning")]) == (
        found[0].operation,
        sorted([(finding.code, finding.severity) for finding in found], reverse=True),
    )
    assert SECRET not in repr(found)


@pytest.mark.parametrize(("late", "expected"), [(300, []), (301, ["VFW015"])])
def test_the_clock_of_a_form(check_text: Check, late: int, expected: list[str]) -> None:
    """Five minutes are the tolerance, the last second of them included."""
    sent = entry("POST", URL, f"Action=ModifyVpnConnEx&Timestamp={1718618343 - late}") | {
        "startedDateTime": "2024-06-17T09:59:03.000Z"
    }
    found = check_text(json.dumps({"log": {"entries": [sent]}}), name="a.har")
    assert expected == [finding.code for finding in found if finding.code == "VFW015"]


@pytest.mark.parametrize(("late", "expected"), [(900, []), (901, ["VFW015"])])
def test_the_clock_of_signed_headers(check_text: Check, late: int, expected: list[str]) -> None:
    """Fifteen minutes are the tolerance, the last second of them included."""
    headers = [
        {"name": "X-Sdk-Date", "value": "20240617T095903Z"},
        {"name": "Authorization", "value": "x"},
    ]
    moment = datetime(2024, 6, 17, 9, 59, 3, tzinfo=UTC) + timedelta(seconds=late)
    sent = entry("PUT", PUT, BODY) | {"startedDateTime": moment.isoformat()}
    sent["request"]["headers"] = headers
    found = check_text(json.dumps({"log": {"entries": [sent]}}), name="a.har")
    assert expected == [finding.code for finding in found if finding.code == "VFW015"]


def test_a_body_that_breaks_off(check_text: Check) -> None:
    """The place is a character wide, also at the end."""
    (found,) = check_text(f"curl -X PUT {PUT} -d '{{'", name="a.curl")
    assert ("VFR004", 1) == (found.code, (found.end_column or 0) - (found.column or 0))


def test_halves_of_characters_in_an_archive(check_text: Check) -> None:
    """A second half without a first is no character, and is told as such."""
    sent = (
        '{"log": {"entries": [{"request":'
        ' {"method": "PUT", "url": "%s", "postData": {"text": "%s"}}}]}}'
    )
    body = '{\\"user_group\\": {\\"name\\": \\"a\\udc00\\"}}'
    found = {
        finding.code: finding.words for finding in check_text(sent % (PUT, body), name="a.har")
    }
    assert "U+DC00" in found["VFS008"]
    assert "position 2" in found["VFS008"]


# A parameter that is a string of JSON.


@pytest.mark.parametrize("name", ["spdAcl", "spdAcl.0"])
@pytest.mark.parametrize(
    "rules",
    [
        '{"10.0.0.0/24": ["172.16.1.0/34", "172.16.3.0/24", "é"]}',
        '{"10.0.0.0/24":["172.16.1.0/34","é"]}',
    ],
)
def test_each_range_in_a_string_of_json_has_its_place(
    check_text: Check, name: str, rules: str
) -> None:
    """Each wrong range of a rule is its own finding, at its own characters, however encoded."""
    ids = "vpcId=vpc-1&vpnGwId=vpngw-1&vpnConnId=vpnx-1"
    text = f"{URL}?{ids}&{name}={quote(rules, safe=':')}"
    found = [finding for finding in check_text(text, name="a.txt") if finding.code == "VFA001"]
    wrong = [quote(f'"{value}"', safe=":") for value in ("172.16.1.0/34", "é")]
    last = json.loads(rules)["10.0.0.0/24"].index("é")
    assert [f"/{name}/10.0.0.0~124/{index}" for index in (0, last)] == [
        finding.pointer for finding in found
    ]
    places = [(finding.column or 0, finding.end_column or 0) for finding in found]
    assert wrong == [text[start - 1 : end - 1] for start, end in places]

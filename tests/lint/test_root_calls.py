"""Captured requests of an API that has one path: its header, its host or a mark identifies them."""

import json
import shlex
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint.capture import CaptureDocument
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.recognition import is_recognised, read_request
from vpn_preflight.protocols import Message, tc3_hmac_sha256

Check = Callable[..., list[Finding]]
HOST = "vpc.tencentcloudapi.com"
CHANGE = "ModifyVpnConnectionAttribute"
PAYLOAD = {"VpnConnectionId": "vpnx-abc123x", "VpnConnectionName": "a"}
BODY = json.dumps(PAYLOAD)
NOW = 1718618343


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str
    secret: str
    token: str | None = None


KEY = Key("AKIDinvented", "invented")


def signed(method: str = "POST", target: str = "/", body: str = BODY, **changed: str) -> Message:
    """Sign a request as the vendor's docs do; `changed` are its headers."""
    headers = {
        "Content-Type": "application/json",
        "Host": HOST,
        "X-TC-Action": CHANGE,
        "X-TC-Version": "2017-03-12",
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    message = Message(method, target, headers, body.encode())
    return tc3_hmac_sha256.sign(message, KEY, NOW, {"region": "ap-guangzhou"})


def without(message: Message, name: str) -> Message:
    """Remove a header."""
    return message._replace(
        headers={each: value for each, value in message.headers.items() if each != name}
    )


def curl(message: Message) -> str:
    """Write a request as a command."""
    headers = " ".join(
        f"-H {shlex.quote(f'{name}: {value}')}"
        for name, value in message.headers.items()
        if name != "Host"
    )
    data = f" -d {shlex.quote(message.body.decode())}" if message.body else ""
    url = f"https://{message.fields['host']}{message.target}"
    return f"curl -X {message.method} '{url}' {headers}{data}\n"


def http(message: Message) -> str:
    """Write a request as an HTTP message."""
    headers = "".join(f"{name}: {value}\n" for name, value in message.headers.items())
    return f"{message.method} {message.target} HTTP/1.1\n{headers}\n{message.body.decode()}"


def har(message: Message, answer: dict[str, Any] | None = None) -> str:
    """Write a request as an entry of a HAR file, at the time of its signature."""
    request: dict[str, Any] = {
        "method": message.method,
        "url": f"https://{message.fields['host']}{message.target}",
        "headers": [
            {"name": name.lower(), "value": value} for name, value in message.headers.items()
        ],
    }
    if message.body:
        request["postData"] = {"text": message.body.decode()}
    entry: dict[str, Any] = {"startedDateTime": "2024-06-17T09:59:03Z", "request": request}
    if answer:
        entry["response"] = {"status": 200, "content": {"text": json.dumps(answer)}}
    return json.dumps({"log": {"entries": [entry]}})


KINDS: dict[str, Callable[[Message], str]] = {"a.sh": curl, "a.http": http, "a.har": har}


def places(found: list[Finding]) -> list[tuple[str, str]]:
    """List code and pointer of each finding."""
    return [(one.code, one.pointer) for one in found]


def recognised(name: str, text: str) -> list[str]:
    """List the operations of the requests in a file that are ours."""
    return [
        read_request(one, None).operation.name
        for one in documents(name, text.encode())
        if isinstance(one, CaptureDocument) and is_recognised(one)
    ]


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", KEY.id)
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", KEY.secret)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    "host",
    [HOST, "vpc.intl.tencentcloudapi.com", "vpc.ap-shanghai-fsi.tencentcloudapi.com"],
)
def test_a_signed_call_is_clean(check_text: Check, name: str, host: str) -> None:
    """In each kind of capture, at the hosts of both sites and of a region."""
    assert [] == check_text(KINDS[name](signed(Host=host)), name=name)


@pytest.mark.parametrize("name", KINDS)
def test_a_read_by_get(check_text: Check, name: str) -> None:
    """The query is the payload, nested, and a finding is at its parameter."""
    query = "Filters.0.Name=vpc-id&Filters.0.Values.0=vpc-1&Filters.0.Values.1=vpc-2&Limit=5"
    kind = {"X_TC_Action": "DescribeVpnConnections"}
    message = signed("GET", f"/?{query}", "", **kind)
    (document,) = documents(name, KINDS[name](message).encode())
    assert isinstance(document, CaptureDocument)
    expected = {"Filters": [{"Name": "vpc-id", "Values": ["vpc-1", "vpc-2"]}], "Limit": 5}
    assert expected == read_request(document, None).payload
    assert [] == check_text(KINDS[name](message), name=name)
    wrong = KINDS[name](signed("GET", f"/?{query}x&Filters.0.Nmae=a", "", **kind))
    found = check_text(wrong, name=name)
    expected_places = {("VFS003", "/body/Limit"), ("VFS002", "/body/Filters.0.Nmae")}
    assert expected_places == set(places(found))


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ([("VFW001", "/headers/x-tc-action")], signed(X_TC_Action="ModifyVpnConnectionAttribut")),
        ([("VFW014", "/headers/x-tc-version")], signed(X_TC_Version="2017-03-13")),
        ([("VFW013", "")], without(signed(), "X-TC-Version")),
        ([("VFW013", "")], without(signed(), "X-TC-Region")),
        ([("VFW013", "")], without(signed(), "Authorization")),
        ([("VFW014", "/headers/x-tc-timestamp")], without(signed(), "X-TC-Timestamp")),
        ([("VFW020", "")], signed("PUT")),
        ([("VFW021", "")], signed(target="/v2/index.php")),
        ([("VFW012", "")], signed(Content_Type="text/plain")),
        ([("VFW011", "")], signed(target="/?Limit=1")),
        ([("VFW009", "")], signed(Host="vpc.api.qcloud.com")),
        ([("VFW009", "")], signed(Host="vpc.example.com")),
        (
            [("VFW019", "/headers/authorization")],
            signed()._replace(body=BODY[:-2].encode() + b'b"}'),
        ),
        (
            [("VFS002", "/body/VpnConnectionNaem")],
            signed(body='{"VpnConnectionId": "vpnx-abc123x", "VpnConnectionNaem": "a"}'),
        ),
    ],
)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_wrong_with_a_call(
    check_text: Check, name: str, expected: list[tuple[str, str]], message: Message
) -> None:
    """Headers with a meaning, method, path, host, type, signature and payload are checked."""
    found = places(check_text(KINDS[name](message), name=name))
    signature = ("VFW019", "/headers/authorization")
    # A header that is signed cannot be missing, and its time cannot either.
    assert expected == [one for one in found if one != signature or one in expected]


@pytest.mark.parametrize("name", KINDS)
def test_the_place_of_a_header(check_text: Check, name: str) -> None:
    """A finding about a header is at its value, which is not shown."""
    text = KINDS[name](signed(X_TC_Version="2017-03-13"))
    (found,) = check_text(text, name=name)
    line = text.splitlines()[found.line - 1]
    assert "2017-03-13" == line[found.column - 1 : found.end_column - 1]
    assert "2017-03-13" not in "".join(found.excerpt or ())


@pytest.mark.parametrize("line", ["<Common request parameters>", "<公共请求参数>", "{{common}}"])
def test_an_example_of_the_docs(check_text: Check, line: str) -> None:
    """It has one line in place of what every call needs."""
    text = http(signed()).partition("X-TC-Version")[0] + f"{line}\n\n{BODY}"
    assert [] == check_text(text, name="a.http")


def test_a_secret_in_a_query(check_text: Check) -> None:
    """The service takes a change by GET, but URLs are logged."""
    target = "/?VpnConnectionId=vpnx-abc123x&PreShareKey=zanzibarine-1"
    found = check_text(curl(signed("GET", target, "")), name="a.sh")
    assert ("VFW017", "/body/PreShareKey") in places(found)


def test_an_older_signature(check_text: Check) -> None:
    """Flat parameters with an older signature are read, and are not reported as unsigned."""
    query = "Action=DescribeVpnGateways&Version=2017-03-12&Region=ap-guangzhou&Timestamp=1718618343"
    url = f"https://{HOST}/?{query}&Nonce=1&SecretId=a&Signature=b&Limit="
    assert [] == check_text(f"curl '{url}5'", name="a.sh")
    assert [("VFS003", "/body/Limit")] == places(check_text(f"curl '{url}x'", name="a.sh"))


def test_a_refusal_inside_a_good_status(check_text: Check) -> None:
    """Its code is found below the one field of every answer."""
    answer = {"Response": {"Error": {"Code": "ResourceNotFound", "Message": "m"}, "RequestId": "r"}}
    assert [("VFW022", "/response/code")] == places(check_text(har(signed(), answer), name="a.har"))


def test_a_clock_that_is_wrong(check_text: Check) -> None:
    """The time of a signature is compared with that of its capture."""
    text = har(signed()).replace("T09:59:03Z", "T10:59:03Z")
    assert [("VFW015", "/headers/x-tc-timestamp")] == places(check_text(text, name="a.har"))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([CHANGE], curl(signed(Host="gateway.example.com"))),
        ([CHANGE], f"curl https://{HOST} -d '{BODY}'"),
        ([CHANGE], f"curl https://example.com/ -d '{BODY}'"),
        (
            ["DescribeVpnGateways"],
            f"curl https://{HOST} -H 'X-TC-Action: DescribeVpnGateways' -d '{{}}'",
        ),
        (["DescribeVpnGateways"], f"curl 'https://{HOST}/?Action=DescribeVpnGateways&Limit=1'"),
        ([], curl(signed(X_TC_Action="DescribeVpcs"))),
        ([], curl(signed(X_TC_Action="ResetVpnConnection"))),
        ([], curl(signed(X_TC_Action="DescribeInstances", Host="cvm.tencentcloudapi.com"))),
        ([], f"curl https://example.com/tunnels -d '{BODY}'"),
        ([], 'curl https://example.com/ -d \'{"VpnConnectionId": "vpn-0123456789abcdef0"}\''),
        (
            [],
            "curl https://ec2.amazonaws.com/ -d 'Action=DescribeVpnConnections&Version=2016-11-15'",
        ),
        (
            [],
            "curl 'https://vpc.aliyuncs.com/?Action=ModifyVpnConnectionAttribute&Version=2016-04-28'",
        ),
        (
            [],
            "curl https://vpc.aliyuncs.com -H 'x-acs-action: ModifyVpnConnectionAttribute' -d a=b",
        ),
        ([], "curl https://example.com/ -d '{}'"),
        (["ModifyVpnConnEx"], f"curl https://{HOST}/v2/index.php -d Action=ModifyVpnConnEx"),
    ],
)
def test_which_requests_are_ours(expected: list[str], text: str) -> None:
    """A header that only the service has, its host, or a mark; other clouds have the same names."""
    assert expected == recognised("a.sh", text)


def test_other_calls_are_left_out_next_to_ours(check_text: Check) -> None:
    """A script has many calls of the service, and one of ours."""
    text = curl(signed(X_TC_Action="DescribeVpcs")) + curl(signed())
    assert [] == check_text(text, name="a.sh")

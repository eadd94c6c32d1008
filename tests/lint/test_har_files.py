"""HAR files: what is read of each entry, what that costs, and what the service answered."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.capture import CaptureDocument, har
from vpn_preflight.lint.capture.documents import sought
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.json_text import Node, parse
from vpn_preflight.lint.lint_run import with_excerpts

Check = Callable[..., list[Finding]]
URL = "https://vpc.api.qcloud.com/v2/index.php"
GROUP = contract.operation("UpdateVpnUserGroup").path.format(
    project_id="p", vpn_server_id="s" * 36, group_id="g" * 36
)
PUT = f"https://vpn.ap-southeast-1.myhuaweicloud.com{GROUP}"
FORM = {"Action": "ModifyVpnConnEx", "vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConnId": "vpnx-1"}


def archive(*entries: dict[str, Any]) -> str:
    """A HAR file as browsers write it."""
    return json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=1)


def entry(method: str, url: str, posted: dict[str, Any]) -> dict[str, Any]:
    """One entry."""
    return {"request": {"method": method, "url": url, "headers": [], "postData": posted}}


def with_parameters(*parameters: dict[str, Any]) -> str:
    """A form whose parameters are listed."""
    return archive(entry("POST", URL, {"params": list(parameters)}))


WRONG = {"name": "userGwCidrBlock.0", "value": "10.0.0.0/33"}
SECRET = "zanzibarine-zanzibarine"
GIVEN = [{"name": name, "value": value} for name, value in FORM.items()]


@pytest.mark.parametrize(
    "empty",
    [{"name": "", "value": ""}, {"name": ""}, {"name": "", "value": None}, {"value": ""}, {}],
)
@pytest.mark.parametrize("place", [0, 2, 5])
def test_an_empty_parameter(check_text: Check, empty: dict[str, Any], place: int) -> None:
    """Recorders write one for nothing; it does not hide the others."""
    listed = [*GIVEN, WRONG]
    listed.insert(place, empty)
    text = with_parameters(*listed)
    line = next(number for number, line in enumerate(text.split("\n"), 1) if "10.0.0.0/33" in line)
    found = [
        (f.code, f.line)
        for f in check_text(text, name="a.har")
        if f.code not in ("VFW013", "VFW012")
    ]
    assert [("VFA001", line)] == found


def test_a_value_without_a_name(check_text: Check) -> None:
    """It was sent, so it is told at its place."""
    text = with_parameters(*GIVEN, WRONG | {"value": "10.0.0.0/24"}, {"name": "", "value": "staff"})
    assert [("VFS002", "/")] == [
        (f.code, f.pointer) for f in check_text(text, name="a.har") if f.severity == "error"
    ]


def test_a_parameter_without_a_value() -> None:
    """It is empty."""
    (document,) = documents("a.har", with_parameters(*GIVEN, {"name": "vpnConnName"}).encode())
    assert FORM | {"vpnConnName": ""} == document.value  # type: ignore[union-attr] # a finding would have none


@pytest.mark.parametrize("name", ["a b", "a&b", "ä=\U0001f600", "a%20b"])
def test_the_places_of_a_parameter(name: str) -> None:
    """An encoding takes the place of what it encodes; what is encoded already stays as it is."""
    text = with_parameters(*GIVEN, {"name": name, "value": "x y"})
    (document,) = documents("a.har", text.encode())
    assert isinstance(document, CaptureDocument)
    node = document.tree.below["a b" if "%" in name else name]
    assert node.key
    assert (json.dumps(name)[1:-1], "x y") == (text[slice(*node.key)], text[node.start : node.end])


@given(value=st.text(), is_ascii=st.booleans())
def test_the_places_of_characters(value: str, is_ascii: bool) -> None:
    """Each character is where its escape is, or the two that make it."""
    text = json.dumps(value, ensure_ascii=is_ascii)
    found = har.unescaped(text, parse(text))
    assert (value, len(value), len(value)) == (found.text, len(found.starts), len(found.ends))
    assert [*value] == [
        json.loads(f'"{text[start:end]}"')
        for start, end in zip(found.starts, found.ends, strict=True)
    ]


@pytest.mark.parametrize("value", ["\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d", "\\\\ud83d"])
def test_the_places_of_halves_of_characters(value: str) -> None:
    """A half alone is a character of its own."""
    text = json.dumps(value)
    found = har.unescaped(text, parse(text))
    assert (json.loads(text), len(found.text), len(found.text)) == (
        found.text,
        len(found.starts),
        len(found.ends),
    )


OTHERS = [
    entry(
        "POST",
        "https://example.com/?x=1",
        {"text": json.dumps({"Action": "\u00e4\n" * 50, "user_group": {}, "vpcId": 1})},
    ),
    entry(
        "POST",
        "https://cvm.api.qcloud.com/v2/index.php",
        {"text": "Action=DescribeInstances&a=" + quote("\n\\") * 50},
    ),
    entry("PUT", "https://example.com/", {"params": [{"name": "Action", "value": "\\\n" * 50}]}),
]
OURS = [
    entry(
        "POST",
        URL,
        {"text": "&".join(f"{name}={quote_plus(value)}" for name, value in FORM.items())},
    ),
    entry("PUT", PUT, {"text": json.dumps({"user_group": {"name": "ä\n"}})}),
]


def test_the_cost_of_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are found in the bodies of our requests alone, which are the only ones parsed."""
    looked_at, loaded = list[str](), list[Any]()
    monkeypatch.setattr(
        har, "offsets", lambda text, node: looked_at.append(node.value) or offsets(text, node)
    )
    monkeypatch.setattr(json, "loads", lambda *given, **_: loaded.append(given))
    text = archive(*OTHERS * 9, *OURS, *OTHERS * 9)
    assert 2 == len(
        [one for one in documents("a.har", text.encode()) if isinstance(one, CaptureDocument)]
    )
    bodies = {posted["text"] for one in OURS if (posted := one["request"]["postData"])}
    urls = {one["request"]["url"] for one in OURS + OTHERS}
    assert bodies <= set(looked_at) <= bodies | urls
    assert [] == loaded


offsets = har.offsets


def test_the_cost_of_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at one by one is the escapes, not the characters."""

    class Escapes:
        """Counts what is found."""

        count = 0

        def finditer(self, *given: Any) -> Any:
            """Find, and count."""
            for found in escape.finditer(*given):
                Escapes.count += 1
                yield found

    escape = har.ESCAPE
    monkeypatch.setattr(har, "ESCAPE", Escapes())
    text = json.dumps("a" * 1000 + '"' + "b" * 1000)
    assert 2001 == len(har.unescaped(text, parse(text)).starts)
    assert 1 == Escapes.count


REFUSED = "VFW022"
NAMED = '{"error_code": "APIGW.0301", "error_msg": "wrong"}'


def answered(sent: dict[str, Any], status: Any, content: str | None = None, **more: str) -> str:
    """A HAR file with one entry and its answer."""
    return archive(
        sent
        | {
            "response": {
                "status": status,
                "content": {"text": content, **more} if content is not None else {},
            }
        }
    )


def refusals(found: list[Finding]) -> list[Finding]:
    """The findings about the answer."""
    return [finding for finding in found if finding.code == REFUSED]


@pytest.mark.parametrize(
    ("index", "status", "content", "pointer", "place"),
    [
        (0, 401, None, "status", "401"),
        (0, 500, "<html>", "status", "500"),
        (0, "401", None, "status", '"401"'),
        (0, "200", '{"code": 4104}', "code", "4104"),
        (0, 404, "[]", "status", "404"),
        (0, 200, '{"code": 4104}', "code", "4104"),
        (0, 200, '{"code": "4104", "codeDesc": "x"}', "code", '\\"4104\\"'),
        (0, 200, '{"code": 77, "codeDesc": "Success"}', "code", "77"),
        (0, 500, '{"code": 0, "message": ""}', "status", "500"),
        (1, 401, NAMED, "code", '\\"APIGW.0301\\"'),
        (1, 403, '{"error": {"code": 403, "message": "x"}}', "code", "403"),
        (1, 400, '{"errors": [{"errorCode": "VPN.0001"}]}', "code", '\\"VPN.0001\\"'),
        (1, 200, NAMED, "code", '\\"APIGW.0301\\"'),
        (1, 401, NAMED + "x", "status", "401"),
    ],
)
def test_an_answer_that_refuses(
    check_text: Check, index: int, status: Any, content: str | None, pointer: str, place: str
) -> None:
    """It is a warning at its code, or at its status where no code can be shown."""
    text = answered(OURS[index], status, content)
    (found,) = refusals(check_text(text, name="a.har"))
    line = text.split("\n")[(found.line or 0) - 1]
    marked = line[(found.column or 0) - 1 : (found.end_column or 0) - 1]
    assert ("warning", f"/response/{pointer}", place) == (found.severity, found.pointer, marked)


@pytest.mark.parametrize(
    ("index", "status", "content"),
    [
        (0, 200, '{"code": 0, "message": ""}'),
        (0, 200, '{"code": "0"}'),
        (0, 200, None),
        (0, 200, "{"),
        (0, 200, "[4104]"),
        (0, 302, NAMED),
        (0, 0, None),
        (0, -1, None),
        (0, None, None),
        (0, "0", None),
        (0, "40", None),
        (0, 401.5, None),
        (1, 200, '{"user_group": {"id": "1"}, "code": "new"}'),
        (1, 204, None),
    ],
)
def test_an_answer_that_is_no_refusal(
    check_text: Check, index: int, status: Any, content: str | None
) -> None:
    """Nothing is said of a success, of a redirect, and where no answer came or none can be read."""
    assert [] == refusals(check_text(answered(OURS[index], status, content), name="a.har"))


@pytest.mark.parametrize(
    "content", [5, [], {}, {"text": 5}, {"text": [NAMED]}, {"text": {}, "encoding": []}, None]
)
def test_an_answer_of_another_shape(check_text: Check, content: Any) -> None:
    """Its status counts."""
    text = archive(OURS[1] | {"response": {"status": 401, "content": content}})
    assert ["/response/status"] == [
        found.pointer for found in refusals(check_text(text, name="a.har"))
    ]


def test_an_answer_in_base64(check_text: Check) -> None:
    """It is read, and its place is the status; what is no base64 is left alone."""
    encoded = base64.b64encode(b'\xef\xbb\xbf{"code": 4104}').decode()
    (found,) = refusals(
        check_text(answered(OURS[0], 200, encoded, encoding="base64"), name="a.har")
    )
    assert "/response/status" == found.pointer
    assert [] == refusals(check_text(answered(OURS[0], 200, "a", encoding="base64"), name="a.har"))


def test_the_answer_to_another_call(check_text: Check) -> None:
    """It is none of ours, and neither is that to what a browser asks before."""
    others = [OTHERS[0], OTHERS[1], entry("OPTIONS", PUT, {})]
    refused = [one | {"response": {"status": 403}} for one in others]
    assert [] == refusals(check_text(archive(*refused, OURS[1]), name="a.har"))


def test_a_parameter_that_is_called_as_the_answer(check_text: Check) -> None:
    """Each has its own place."""
    sent = entry("POST", URL, {"text": "Action=ModifyVpnConnEx&vpcId=vpc-1&response=x"})
    found = {f.code: (f.pointer, f.line) for f in check_text(answered(sent, 401), name="a.har")}
    assert (("/response", 11), ("/response/status", 15)) == (found["VFS002"], found[REFUSED])


@pytest.mark.parametrize("code", [SECRET, f"x.{SECRET}", SECRET[:15], f"a {SECRET}", {"a": SECRET}])
@pytest.mark.parametrize("place", ["preSharedKey", "Signature", "Token"])
def test_a_secret_in_an_answer(code: Any, place: str) -> None:
    """Neither the message nor a code shows what was sent."""
    sent = entry("POST", URL, {"text": f"Action=ModifyVpnConnEx&vpcId=vpc-1&{place}={SECRET}"})
    text = answered(
        sent, 200, json.dumps({"code": code, "message": f"bad {SECRET}", SECRET: {"code": SECRET}})
    )
    (document,) = documents("a.har", text.encode())
    assert isinstance(document, CaptureDocument)
    found = str(with_excerpts(examine_document(document, Settings())))
    assert REFUSED in found
    assert SECRET[:15] not in found


def test_a_credential_in_an_answer() -> None:
    """A header that proves who calls is no code."""
    sent = entry("PUT", PUT, {"text": '{"user_group": {"name": "a"}}'})
    sent["request"]["headers"] = [{"name": "X-Auth-Token", "value": SECRET}]
    (document,) = documents(
        "a.har", answered(sent, 400, json.dumps({"error_code": SECRET})).encode()
    )
    assert isinstance(document, CaptureDocument)
    assert SECRET not in str(with_excerpts(examine_document(document, Settings())))


def test_what_the_parts_show_of_themselves() -> None:
    """Neither a request that is about to be decoded nor its answer shows what it holds."""
    text = answered(
        entry(
            "POST", f"{URL}?preSharedKey={SECRET}", {"text": f"Action=ModifyVpnConnEx&a={SECRET}"}
        ),
        400,
        SECRET,
    )
    (raw,) = har.har(text)
    (document,) = documents(
        "a.har", answered(OURS[1], 400, json.dumps({"error_code": SECRET})).encode()
    )
    assert isinstance(raw, Raw)
    assert isinstance(document, CaptureDocument)
    assert document.refusal
    assert SECRET not in repr(sought(raw)) + repr(raw.answer) + repr(document.refusal)


def test_the_node_of_a_place() -> None:
    """What is not there has none."""
    assert None is har.at(Node({}, 0, 2, None), "log")

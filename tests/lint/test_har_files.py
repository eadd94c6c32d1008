"""HAR files: what is read of each entry, what that costs, and what the service answered."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint.capture import CaptureDocument, har
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.json_text import Node, parse

Check = Callable[..., list[Finding]]
URL = "https://vpc.api.qcloud.com/v2/index.php"
GROUP = contract.operation("UpdateVpnUserGroup").path.format(project_id="p", vpn_server_id="s" * 36, group_id="g" * 36)
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
GIVEN = [{"name": name, "value": value} for name, value in FORM.items()]


@pytest.mark.parametrize("empty", [{"name": "", "value": ""}, {"name": ""}, {"name": "", "value": None}, {"value": ""}, {}])
@pytest.mark.parametrize("place", [0, 2, 5])
def test_an_empty_parameter(check_text: Check, empty: dict[str, Any], place: int) -> None:
    """Recorders write one for nothing; it does not hide the others."""
    listed = [*GIVEN, WRONG]
    listed.insert(place, empty)
    text = with_parameters(*listed)
    line = next(number for number, line in enumerate(text.split("\n"), 1) if "10.0.0.0/33" in line)
    found = [(f.code, f.line) for f in check_text(text, name="a.har") if f.code not in ("VFW013", "VFW012")]
    assert [("VFA001", line)] == found


def test_a_value_without_a_name(check_text: Check) -> None:
    """It was sent, so it is told at its place."""
    text = with_parameters(*GIVEN, WRONG | {"value": "10.0.0.0/24"}, {"name": "", "value": "staff"})
    assert [("VFS002", "/")] == [(f.code, f.pointer) for f in check_text(text, name="a.har") if f.severity == "error"]


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
    assert [*value] == [json.loads(f'"{text[start:end]}"') for start, end in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize("value", ["\ude00", "\ud83d\ud83d\ude00", "\ude00\ud83d", "\\\\ud83d"])
def test_the_places_of_halves_of_characters(value: str) -> None:
    """A half alone is a character of its own."""
    text = json.dumps(value)
    found = har.unescaped(text, parse(text))
    assert (json.loads(text), len(found.text), len(found.text)) == (found.text, len(found.starts), len(found.ends))


OTHERS = [
    entry("POST", "https://example.com/?x=1", {"text": json.dumps({"Action": "\u00e4\n" * 50, "user_group": {}, "vpcId": 1})}),
    entry("POST", "https://cvm.api.qcloud.com/v2/index.php", {"text": "Action=DescribeInstances&a=" + quote("\n\\") * 50}),
    entry("PUT", "https://example.com/", {"params": [{"name": "Action", "value": "\\\n" * 50}]}),
]
OURS = [
    entry("POST", URL, {"text": "&".join(f"{name}={quote_plus(value)}" for name, value in FORM.items())}),
    entry("PUT", PUT, {"text": json.dumps({"user_group": {"name": "ä\n"}})}),
]


def test_the_cost_of_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are found in the bodies of our requests alone, and no character is read as a document of JSON."""
    looked_at, loaded = list[str](), list[Any]()
    monkeypatch.setattr(har, "offsets", lambda text, node: looked_at.append(node.value) or offsets(text, node))
    monkeypatch.setattr(json, "loads", lambda *given, **_: loaded.append(given))
    text = archive(*OTHERS * 9, *OURS, *OTHERS * 9)
    assert 2 == len([one for one in documents("a.har", text.encode()) if isinstance(one, CaptureDocument)])
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


def test_the_node_of_a_place() -> None:
    """What is not there has none."""
    assert None is har.at(Node({}, 0, 2, None), "log")

"""The journal: all that arrived, and no secret."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest

from vpn_preflight.emulator import Emulator, Message, routes
from vpn_preflight.emulator import journal as journal_module
from vpn_preflight.emulator.messages import Answer
from vpn_preflight.protocols import form as wire_form
from vpn_preflight.redaction import echoes

Form = Callable[..., Message]
Put = Callable[..., Message]
IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
KEY = "unique-shared-key"


def journal(emulator: Emulator) -> list[dict[str, Any]]:
    """Ask for the journal as a user does over HTTP."""
    answer = emulator.handle(Message("GET", "/_emulator/journal", {})).json()
    assert emulator.journal.dropped == answer["dropped"]
    entries: list[dict[str, Any]] = answer["entries"]
    return entries


def test_a_form_is_entered_with_its_secrets_masked(emulator: Emulator, form: Form) -> None:
    """An entry tells method, path, operation and parameters; key and signature are masked."""
    emulator.handle(form(IDS | {"userGwCidrBlock.0": "10.100.2.0/24", "preSharedKey": KEY}))
    (entry,) = emulator.journal.entries
    shown = {
        name: value for name, value in entry["parameters"] if name not in ("Timestamp", "Nonce")
    }
    assert ("POST", "/v2/index.php", "ModifyVpnConnEx", 200, None) == tuple(
        entry[name] for name in ("method", "path", "operation", "status", "code")
    )
    assert shown == IDS | {
        "Action": "ModifyVpnConnEx",
        "Region": "ap-guangzhou",
        "SecretId": emulator.credentials.access_key,
        "SignatureMethod": "HmacSHA256",
        "userGwCidrBlock.0": "10.100.2.0/24",
        "preSharedKey": "***",
        "Signature": "***",
    }


def test_a_body_is_entered_with_its_headers_masked(emulator: Emulator, put: Put) -> None:
    """An entry shows the JSON that came, and Authorization masked."""
    emulator.handle(put({"user_group": {"name": "sales"}}))
    (entry,) = emulator.journal.entries
    expected = ({"user_group": {"name": "sales"}}, "***", "20240617T095903Z")
    assert expected == (
        entry["payload"],
        entry["headers"]["Authorization"],
        entry["headers"]["x-sdk-date"],
    )


@pytest.mark.parametrize("path", ["/v2/index.php", "/nowhere"])
def test_what_was_refused_is_entered_too(emulator: Emulator, path: str) -> None:
    """Every request leaves an entry, with the code of the refusal."""
    emulator.handle(Message("POST", path, {}))
    expected = {
        "/v2/index.php": (200, "InvalidParameter", None),
        "/nowhere": (404, "APIGW.0101", None),
    }[path]
    (entry,) = emulator.journal.entries
    assert expected == (entry["status"], entry["code"], entry["operation"])


def test_the_journal_is_shown_over_http_and_leaves_no_trace_of_itself(
    emulator: Emulator, form: Form, put: Put
) -> None:
    """GET /_emulator/journal answers with the entries as JSON, none if nothing arrived."""
    assert journal(emulator) == []
    emulator.handle(form(IDS))
    emulator.handle(put({}))
    assert emulator.journal.entries == journal(emulator)
    assert len(journal(emulator)) == 2


def test_the_last_requests_are_kept() -> None:
    """A journal that is full drops the oldest entry, and counts it."""
    emulator = Emulator(journal_limit=3)
    for number in range(5):
        emulator.handle(Message("GET", f"/{number}", {}))
    assert (2, ["/2", "/3", "/4"]) == (
        emulator.journal.dropped,
        [entry["path"] for entry in journal(emulator)],
    )


def test_ten_thousand_requests_are_kept_by_default() -> None:
    """No run of tests makes as many."""
    assert 10_000 == Emulator().journal._entries.maxlen


def test_the_journal_can_be_emptied() -> None:
    """DELETE forgets every entry, and what was dropped; the state of the services stays."""
    emulator = Emulator(journal_limit=1)
    for number in range(3):
        emulator.handle(Message("GET", f"/{number}", {}))
    answer = emulator.handle(Message("DELETE", "/_emulator/journal", {}))
    assert (200, {"dropped": 0, "entries": []}) == (answer.status, answer.json())
    assert ([], 0) == (journal(emulator), emulator.journal.dropped)


def secret_requests(emulator: Emulator, form: Form, put: Put) -> list[Message]:
    """Build requests with a secret wherever one can come, by right or by mistake."""
    keys = emulator.credentials
    by_post, by_put = (
        form(IDS | {"preSharedKey": KEY}, Token=keys.security_token),
        put({"user_group": {"name": "sales"}}),
    )
    tokens = {
        "X-Auth-Token": keys.auth_token,
        "x-security-token": keys.security_token,
        "Proxy": f"key {keys.secret_key}",
    }
    return [
        by_post,
        form(IDS | {"preSharedKey": KEY}, method="GET"),
        form(IDS | {"preSharedKey": KEY, "PreShareKey": KEY, "preSharedKey.0": KEY}),
        by_post._replace(body=KEY.encode()),
        by_post._replace(body=json.dumps({"preSharedKey": KEY}).encode()),
        by_post._replace(headers={"Content-Type": "text/plain"}),
        by_post._replace(target=f"/v2/index.php?preSharedKey={KEY}"),
        by_post._replace(target=f"/nowhere?preSharedKey={KEY}"),
        by_post._replace(target=f"/nowhere/{keys.secret_key}"),
        by_post._replace(headers=tokens | by_put.headers),
        by_put._replace(headers=tokens | by_put.headers),
        by_put._replace(target=f"{by_put.path}?preSharedKey={KEY}&{KEY}"),
        by_put._replace(
            body=json.dumps({"user_group": {"preSharedKey": KEY, "name": [KEY]}}).encode()
        ),
        by_put._replace(body=KEY.encode()),
    ]


def secrets(emulator: Emulator, requests: list[Message]) -> set[str]:
    """List the secrets in requests: the shared key, the keys and tokens, and every signature."""
    forms = [request.body.decode() if request.body else request.query for request in requests]
    signatures = {value for text in forms for name, value in parse_qsl(text) if name == "Signature"}
    headers = {
        value.rpartition("=")[2]
        for request in requests
        for name, value in request.headers.items()
        if name == "Authorization"
    }
    return {KEY, *emulator.credentials.secrets, *signatures, *headers}


def test_no_secret_is_in_the_journal(emulator: Emulator, form: Form, put: Put) -> None:
    """No shared key, secret key, token or signature is in it, wherever it was in a request."""
    requests = secret_requests(emulator, form, put)
    for request in requests:
        emulator.handle(request)
    text = json.dumps(journal(emulator))
    assert len(requests) == len(emulator.journal.entries)
    assert [] == [secret for secret in secrets(emulator, requests) if secret in text]


def test_no_secret_is_in_a_repr(emulator: Emulator, form: Form, put: Put) -> None:
    """What a debugger or a failed assertion prints of the emulator's objects holds no secret."""
    requests = secret_requests(emulator, form, put)
    answers = [emulator.handle(request) for request in requests]
    text = repr(
        (
            emulator,
            emulator.credentials,
            emulator.state,
            emulator._world,
            emulator.state.tunnels,
            emulator.journal,
            requests,
            answers,
        )
    )
    assert [] == [secret for secret in secrets(emulator, requests) if secret in text]


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[Any]:
    """Replace a function by itself and a list of its first arguments."""
    calls: list[Any] = []
    function = getattr(owner, name)

    def noted(*args: Any) -> Any:
        calls.append(args[0])
        return function(*args)

    monkeypatch.setattr(owner, name, noted)
    return calls


def test_secrets_are_looked_for_once(
    emulator: Emulator, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the path and all headers together, unless one of them is there."""
    looked = counted(monkeypatch, journal_module, "mask_text")
    patterns = counted(monkeypatch, echoes, "head_pattern")
    emulator.handle(put({"user_group": {"name": "sales"}}))
    assert (1, []) == (len(looked), patterns)


def test_an_answer_is_not_read(
    emulator: Emulator, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its code is taken from what it was written from."""
    read = counted(monkeypatch, Answer, "json")
    emulator.handle(put({"user_group": {"nmae": "sales"}}))
    (entry,) = emulator.journal.entries
    assert ([], 400) == (read, entry["status"])


def test_a_route_is_looked_for_once(emulator: Emulator, put: Put) -> None:
    """Most requests have the path of one before."""
    routes.route_of.cache_clear()
    for name in ("sales", "support"):
        emulator.handle(put({"user_group": {"name": name}}))
    assert 1 == routes.route_of.cache_info().misses


def test_a_form_is_read_once(
    emulator: Emulator, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Route, signature, check and journal share the parameters."""
    read = counted(monkeypatch, wire_form, "decoded")
    emulator.handle(form(IDS | {"userGwCidrBlock.0": "10.100.2.0/24"}))
    assert (1, [200]) == (len(read), [entry["status"] for entry in emulator.journal.entries])

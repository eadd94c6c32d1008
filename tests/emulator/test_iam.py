"""The emulator's identity service: a user name and a password give a token."""

import copy
import json
import re
from datetime import datetime
from typing import Any

import jsonschema
import pytest

from vpn_preflight import contract
from vpn_preflight.emulator import Answer, Emulator, Message

PATH = "/v3/auth/tokens"
DAY = 24 * 60 * 60
NAMED = b'{"user_group": {"name": "sales"}}'
Place = tuple[str, ...]
USER: Place = ("identity", "password", "user")


def payload(emulator: Emulator) -> dict[str, Any]:
    """What the one user sends."""
    keys = emulator.credentials
    user = {"name": keys.user, "password": keys.password, "domain": {"name": keys.account}}
    identity = {"methods": ["password"], "password": {"user": user}}
    return {"auth": {"identity": identity, "scope": {"project": {"name": "ap-southeast-1"}}}}


def changed(emulator: Emulator, place: Place, value: Any) -> dict[str, Any]:
    """Put another value into what the user sends."""
    body = copy.deepcopy(payload(emulator))
    owner = body["auth"]
    for name in place[:-1]:
        owner = owner[name]
    owner[place[-1]] = value
    return body


def ask(emulator: Emulator, body: Any, query: str = "") -> Answer:
    """Ask for a token."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return emulator.handle(
        Message("POST", PATH + query, {"Content-Type": "application/json"}, content)
    )


def token(emulator: Emulator) -> str:
    """Get a token."""
    return ask(emulator, payload(emulator)).headers["X-Subject-Token"]


def update(emulator: Emulator, given: str) -> tuple[int, str | None]:
    """Change the seeded group with a token, and return status and code."""
    ids = emulator.ids
    servers = f"/v5/{ids.project_id}/p2c-vpn-gateways/vpn-servers"
    path = f"{servers}/{ids.vpn_server_id}/groups/{ids.group_id}"
    answer = emulator.handle(
        Message("PUT", path, {"X-Auth-Token": given, "Content-Type": "application/json"}, NAMED)
    )
    return answer.status, answer.json().get("error_code")


def test_a_token_is_given_out(emulator: Emulator) -> None:
    """201, the token in its header, and its times in the body with six digits of a second."""
    answer = ask(emulator, payload(emulator))
    expected = {
        "expires_at": "2024-06-18T09:59:03.318000Z",
        "methods": ["password"],
        "issued_at": "2024-06-17T09:59:03.318000Z",
        "project": {"id": emulator.project_id, "name": "ap-southeast-1"},
    }
    assert (201, {"token": expected}) == (answer.status, answer.json())
    assert answer.headers["X-Subject-Token"]
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-IAM-Trace-Id"])


def test_the_answer_is_one_of_the_contract(emulator: Emulator) -> None:
    """It has the documented shape, and its times can be read and lie a day apart."""
    answer = ask(emulator, payload(emulator), "?nocatalog=true")
    operation = contract.operation("KeystoneCreateUserTokenByPassword")
    jsonschema.Draft202012Validator(operation.response.node).validate(answer.json())
    end, start = (
        datetime.fromisoformat(answer.json()["token"][name]) for name in ("expires_at", "issued_at")
    )
    assert (operation.success, DAY) == (answer.status, (end - start).total_seconds())


def test_a_project_by_its_id(emulator: Emulator) -> None:
    """The answer has the id that was asked for."""
    answer = ask(emulator, changed(emulator, ("scope", "project"), {"id": "p"}))
    assert (201, {"id": "p"}) == (answer.status, answer.json()["token"]["project"])


def test_tokens_are_fresh(emulator: Emulator) -> None:
    """Each call gives another token; all are valid at once, and a seed repeats them."""
    first, second = token(emulator), token(emulator)
    assert first != second
    assert [(200, None)] * 2 == [update(emulator, first), update(emulator, second)]
    other = Emulator(clock=lambda: 0.0)
    assert [first, second] == [token(other), token(other)]


@pytest.mark.parametrize(
    ("expected", "seconds"),
    [((200, None), DAY - 1), ((401, "APIGW.0301"), DAY), ((401, "APIGW.0301"), 2 * DAY)],
)
def test_a_token_is_good_for_a_day(
    emulator: Emulator, clock: Any, expected: tuple[int, str | None], seconds: int
) -> None:
    """Until it expires it replaces a signature; then the gateway refuses it."""
    given = token(emulator)
    clock.now += seconds
    assert expected == update(emulator, given)


def test_expired_tokens_are_forgotten(emulator: Emulator, clock: Any) -> None:
    """A state that runs for long does not grow by them."""
    token(emulator)
    clock.now += DAY
    kept = token(emulator)
    assert {kept} == emulator.state.tokens.keys()


def test_a_token_of_another_emulator_is_refused(emulator: Emulator) -> None:
    """What was not given out here is no token here."""
    assert (401, "APIGW.0301") == update(emulator, token(Emulator(seed=7)))


@pytest.mark.parametrize(
    "place",
    [(*USER, "password"), (*USER, "name"), (*USER, "domain", "name")],
    ids=["password", "name", "account"],
)
def test_a_wrong_user_is_refused(emulator: Emulator, place: Place) -> None:
    """401 as the identity service writes it: a numeric code, the id in a header, no value."""
    answer = ask(emulator, changed(emulator, place, "unique-word"))
    error = answer.json()["error"]
    assert (401, 401, "Unauthorized", {"error"}) == (
        answer.status,
        error["code"],
        error["title"],
        set(answer.json()),
    )
    assert (True, False) == (
        "X-IAM-Trace-Id" in answer.headers,
        "X-Subject-Token" in answer.headers,
    )
    assert "unique-word" not in answer.body.decode()
    assert {} == emulator.state.tokens


@pytest.mark.parametrize(
    ("pointer", "place", "value"),
    [
        ("/auth/scope/project VFS011", ("scope", "project"), {}),
        ("/auth VFS003", ("..",), None),
        ("/auth/identity/methods/0 VFS004", ("identity", "methods"), ["unique-word"]),
        ("/auth/identity/password/user/pasword VFS002", (*USER, "pasword"), "unique-word"),
        ("/auth/identity/password/user/name VFS003", (*USER, "name"), 7),
    ],
)
def test_the_check_refuses(emulator: Emulator, pointer: str, place: Place, value: Any) -> None:
    """What the check calls an error gets 400, with the place, and no value of an unknown field."""
    body = {"auth": value} if place == ("..",) else changed(emulator, place, value)
    answer = ask(emulator, body)
    error = answer.json()["error"]
    assert (400, 400, "Bad Request") == (answer.status, error["code"], error["title"])
    assert error["message"].startswith(pointer)
    assert "VFS004" in pointer or "unique" not in error["message"]


@pytest.mark.parametrize(
    "body", [b"", b"auth", b"\xff", b'{"auth": NaN}', b"[" * 100_000, b'{"auth": 1, "auth": 1}']
)
def test_a_body_that_cannot_be_read_is_refused(emulator: Emulator, body: bytes) -> None:
    """What is no JSON gets 400 too."""
    answer = ask(emulator, body)
    assert (400, 400) == (answer.status, answer.json()["error"]["code"])


def test_an_unknown_parameter_of_the_url_is_refused(emulator: Emulator) -> None:
    """The check looks at the query as well."""
    assert 400 == ask(emulator, payload(emulator), "?catalog=1").status


def test_no_signature_is_asked_for(emulator: Emulator) -> None:
    """Neither a signature nor another token changes the answer."""
    content = json.dumps(payload(emulator)).encode()
    headers = {"Authorization": "none", "X-Auth-Token": "none"}
    assert 201 == emulator.handle(Message("POST", PATH, headers, content)).status


def test_the_journal_hides_passwords_and_tokens(emulator: Emulator) -> None:
    """It has operation, status and code, and neither the password nor a token."""
    given = token(emulator)
    update(emulator, given)
    ask(emulator, changed(emulator, (*USER, "password"), "unique-word"))
    emulator.handle(
        Message("GET", f"/nowhere/{given}", {"Referer": f"https://example.com/{given}"})
    )
    entries = emulator.journal.entries
    expected = [
        ("KeystoneCreateUserTokenByPassword", 201, None),
        ("UpdateVpnUserGroup", 200, None),
        ("KeystoneCreateUserTokenByPassword", 401, "401"),
        (None, 404, "APIGW.0101"),
    ]
    assert expected == [(entry["operation"], entry["status"], entry["code"]) for entry in entries]
    assert "***" == entries[0]["payload"]["auth"]["identity"]["password"]["user"]["password"]
    text = json.dumps(entries) + repr(
        (emulator, emulator.credentials, emulator.state, emulator.journal, emulator._world)
    )
    assert [] == [
        secret for secret in (given, emulator.credentials.password, "unique-word") if secret in text
    ]

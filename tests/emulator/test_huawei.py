"""Huawei's side of the emulator: signature, token, time, check, state."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.emulator import Emulator, Message, huawei, iam
from vpn_preflight.emulator.state import DEFAULT_GROUP_ID

Update = Callable[..., tuple[int, dict[str, Any]]]
Put = Callable[..., Message]
NAMED = {"user_group": {"name": "sales"}}


def code(answer: tuple[int, dict[str, Any]]) -> tuple[int, str | None]:
    """Return the status and the code of an answer."""
    return answer[0], answer[1].get("error_code")


def handled(emulator: Emulator, request: Message) -> tuple[int, dict[str, Any]]:
    """Return the status and the body of an answer."""
    answer = emulator.handle(request)
    return answer.status, answer.json()


def without_keys(request: Message, **headers: str) -> Message:
    """Take the signature off a request, and put other headers on."""
    kept = {name: value for name, value in request.headers.items() if name != "Authorization"}
    return request._replace(
        headers=kept | {name.replace("_", "-"): value for name, value in headers.items()}
    )


def test_every_operation_of_this_kind_has_its_change() -> None:
    """The emulator knows each operation with a JSON body that the contract lists."""
    operations = map(contract.operation, contract.operation_names())
    assert {
        found.name for found in operations if found.wire == "json"
    } == huawei.HANDLERS.keys() | iam.HANDLERS.keys()


def test_a_good_signature_passes(update: Update) -> None:
    """A request signed with the keys of the emulator is answered."""
    assert (200, None) == code(update(NAMED))


def test_a_wrong_secret_key_is_told_our_canonical_request(update: Update) -> None:
    """A wrong signature gets 401 with the gateway's canonical request, bars for line feeds."""
    answer = update(NAMED, secret_key="another")
    digest = hashlib.sha256(json.dumps(NAMED).encode()).hexdigest()
    expected = (
        "canonicalRequest:PUT|/v5/0605768a1c80d5762fd6c014ee1a4b6c/p2c-vpn-gateways/vpn-servers"
        "/0e325fb6-83b9-4004-a343-8b6fc714a5d9/groups/7625fd92-2e20-4e4d-8c56-66f110fbfaa8/||content-type:application/json"
        f"|host:vpn.ap-southeast-1.myhuaweicloud.com|x-sdk-date:20240617T095903Z||content-type;host;x-sdk-date|{digest}"
    )
    assert (401, "APIGW.0301") == code(answer)
    assert answer[1]["error_msg"].endswith(expected)


def test_the_canonical_request_in_a_refusal_hides_the_token(
    emulator: Emulator, update: Update
) -> None:
    """A token that was signed is masked where the refusal repeats what was signed."""
    _, answer = update(
        NAMED, secret_key="another", x_security_token=emulator.credentials.security_token
    )
    assert "x-security-token:***|" in answer["error_msg"]
    assert emulator.credentials.security_token not in answer["error_msg"]


@pytest.mark.parametrize(
    "change",
    [{"body": b'{"user_group": {"name": "other"}}'}, {"method": "PUT", "target": "{path}?force=1"}],
    ids=["body", "query"],
)
def test_a_tampered_request_is_refused(
    emulator: Emulator, put: Put, change: dict[str, Any]
) -> None:
    """What was changed after signing gets 401, and the group stays as it is."""
    request = put(NAMED)
    change = {
        name: value.format(path=request.path) if name == "target" else value
        for name, value in change.items()
    }
    assert (401, "APIGW.0301") == code(handled(emulator, request._replace(**change)))
    groups = emulator.state.servers[emulator.ids.project_id, emulator.ids.vpn_server_id]
    assert groups[emulator.ids.group_id]["name"] == "user-group1-update"


def test_an_unknown_access_key_is_refused(update: Update) -> None:
    """A key that does not exist gets 401."""
    assert (401, "APIGW.0301") == code(update(NAMED, access_key="UNKNOWN"))


@pytest.mark.parametrize(
    "authorization", ["", "Basic abc", "SDK-HMAC-SHA256 Access=a, SignedHeaders=b, Signature=short"]
)
def test_a_malformed_authorization_is_refused(
    emulator: Emulator, put: Put, authorization: str
) -> None:
    """An Authorization header of another form gets 401."""
    assert (401, "APIGW.0301") == code(
        handled(emulator, without_keys(put(NAMED), Authorization=authorization))
    )


def test_no_credentials_at_all_are_refused(emulator: Emulator, put: Put) -> None:
    """A request that proves nothing gets 401."""
    assert (401, "APIGW.0301") == code(handled(emulator, without_keys(put(NAMED))))


@pytest.mark.parametrize("name", ["host", "x-sdk-date", "content-type"])
def test_every_signed_header_must_be_there(emulator: Emulator, put: Put, name: str) -> None:
    """A header that was signed and did not arrive gets 401, and the answer names it."""
    request = put(NAMED)
    lost = {key: value for key, value in request.headers.items() if key != name}
    answer = handled(emulator, request._replace(headers=lost))
    assert (401, "APIGW.0301") == code(answer)
    assert name in answer[1]["error_msg"]


def test_the_date_must_be_signed(emulator: Emulator, put: Put) -> None:
    """A signature that does not cover the date is refused, because it would be good for ever."""
    request = put(NAMED)
    headers = dict(request.headers)
    headers["Authorization"] = headers["Authorization"].replace(";x-sdk-date", "")
    answer = handled(emulator, request._replace(headers=headers))
    assert ((401, "APIGW.0301"), True) == (code(answer), "x-sdk-date" in answer[1]["error_msg"])


@pytest.mark.parametrize(
    ("expected", "seconds"), [(200, 899), (200, -899), (401, 902), (401, -902)]
)
def test_a_signature_is_good_for_fifteen_minutes(
    emulator: Emulator, clock: Any, put: Put, expected: int, seconds: int
) -> None:
    """A date more than fifteen minutes off, before or after, gets 401."""
    request = put(NAMED)
    clock.now += seconds
    status, answer = handled(emulator, request)
    assert (expected, "APIGW.0303" if expected == 401 else None) == (
        status,
        answer.get("error_code"),
    )


@pytest.mark.parametrize(
    "date", ["20241317T095903Z", "2024-06-17T09:59:03Z", "tomorrow", "2024061\u0667T095903Z"]
)
def test_an_unreadable_date_is_refused(update: Update, date: str) -> None:
    """A date of another form gets 401 although it is signed."""
    assert (401, "APIGW.0303") == code(update(NAMED, **{"x-sdk-date": date}))


@pytest.mark.parametrize(("expected", "right"), [((200, None), True), ((401, "APIGW.0301"), False)])
def test_the_token_of_temporary_keys_is_verified(
    emulator: Emulator, update: Update, expected: tuple[int, str | None], right: bool
) -> None:
    """The right token passes, another gets 401 although it is signed."""
    token = emulator.credentials.security_token if right else "another"
    assert expected == code(update(NAMED, x_security_token=token))


@pytest.mark.parametrize(("expected", "right"), [((200, None), True), ((401, "APIGW.0301"), False)])
def test_a_token_replaces_a_signature(
    emulator: Emulator, put: Put, expected: tuple[int, str | None], right: bool
) -> None:
    """The token of the identity service is enough, if it is the right one."""
    token = emulator.credentials.auth_token if right else "another"
    assert expected == code(handled(emulator, without_keys(put(NAMED), X_Auth_Token=token)))


@pytest.mark.parametrize(
    ("expected", "digest"),
    [
        (200, "UNSIGNED-PAYLOAD"),
        (200, hashlib.sha256(json.dumps(NAMED).encode()).hexdigest()),
        (401, hashlib.sha256(b"another body").hexdigest()),
    ],
)
def test_a_hash_that_is_sent_along_must_be_that_of_the_body(
    update: Update, expected: int, digest: str
) -> None:
    """The body may be left unsigned on purpose, but no header can stand for another body."""
    assert expected == update(NAMED, **{"x-sdk-content-sha256": digest})[0]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"name=sales",
        b"\xff\xfe",
        b'{"user_group": {"name": NaN}}',
        b'{"a": 1e999}',
        b"[" * 100_000,
    ],
)
def test_a_body_that_cannot_be_read_is_refused(update: Update, body: bytes) -> None:
    """What is no JSON, or nested out of all measure, gets 400."""
    assert (400, "VPN.0001") == code(update(body))


@pytest.mark.parametrize("depth", [60, 600, 2000])
def test_a_body_that_is_nested_too_deep_is_refused(update: Update, depth: int) -> None:
    """What is deeper than any payload gets 400, however deep it is."""
    assert (400, "VPN.0001") == code(update(b'{"a":' * depth + b"1" + b"}" * depth))


@pytest.mark.parametrize(
    ("pointer", "body"),
    [
        ("/user_group/name ", {"user_group": {"name": "unique word"}}),
        ("/user_group/name ", {"user_group": {"name": ""}}),
        ("/user_group/description ", {"user_group": {"description": "unique-word" * 6}}),
        ("/user_group/nmae ", {"user_group": {"nmae": "unique-word"}}),
        ("(payload) ", ["unique-word"]),
        ("(payload) ", {}),
    ],
)
def test_the_check_refuses_by_pointer_and_never_by_value(
    update: Update, pointer: str, body: Any
) -> None:
    """What the check calls an error gets 400, with the place and without the value."""
    answer = update(body)
    assert (400, "VPN.0001") == code(answer)
    assert answer[1]["error_msg"].startswith(f"invalid request: {pointer}")
    assert "unique" not in answer[1]["error_msg"]


@pytest.mark.parametrize("kind", ["project_id", "vpn_server_id", "group_id"])
def test_unknown_ids_are_not_found(emulator: Emulator, update: Update, put: Put, kind: str) -> None:
    """A project, a server or a group that does not exist gets 404."""
    path = put(NAMED).path.replace(
        getattr(emulator.ids, kind), "0e325fb6-0000-4004-a343-8b6fc714a5d9"
    )
    assert (404, "VPN.0004") == code(update(NAMED, path=path))


def test_an_id_may_be_percent_encoded(emulator: Emulator, put: Put) -> None:
    """What is encoded without need means the same."""
    path = put(NAMED).path.replace(
        emulator.ids.group_id, f"%{ord(emulator.ids.group_id[0]):x}{emulator.ids.group_id[1:]}"
    )
    request = without_keys(put(NAMED, path=path), X_Auth_Token=emulator.credentials.auth_token)
    assert (200, None) == code(handled(emulator, request))


def test_an_id_that_would_change_the_path_is_refused(emulator: Emulator, put: Put) -> None:
    """An encoded slash is part of the id, and no id has one."""
    path = put(NAMED).path.replace(emulator.ids.group_id, "a%2Fb")
    status, answer = handled(
        emulator, without_keys(put(NAMED, path=path), X_Auth_Token=emulator.credentials.auth_token)
    )
    assert (400, True) == (
        status,
        answer["error_msg"].startswith("invalid request: /path/group_id"),
    )


def test_a_query_that_the_page_does_not_have_is_refused(emulator: Emulator, put: Put) -> None:
    """The operation takes no query."""
    request = without_keys(put(NAMED), X_Auth_Token=emulator.credentials.auth_token)
    status, answer = handled(emulator, request._replace(target=f"{request.path}?force=1"))
    assert (400, True) == (status, answer["error_msg"].startswith("invalid request: /query/force"))


@pytest.mark.parametrize(
    ("method", "suffix"), [("PUT", "/"), ("PATCH", ""), ("put", ""), ("PUT", "/more")]
)
def test_other_methods_and_paths_are_not_found(
    emulator: Emulator, put: Put, method: str, suffix: str
) -> None:
    """A slash too many counts, as it does at the gateway."""
    request = put(NAMED)
    assert (404, "APIGW.0101") == code(
        handled(emulator, request._replace(method=method, target=request.path + suffix))
    )


def test_a_name_that_another_group_has_is_refused(update: Update) -> None:
    """Names are unique in a server, and the answer names the place."""
    answer = update({"user_group": {"name": "default"}})
    assert (400, "VPN.0001") == code(answer)
    assert answer[1]["error_msg"].startswith("invalid request: /user_group/name ")


def test_the_default_group_is_not_changed(emulator: Emulator, update: Update, put: Put) -> None:
    """As a plan says before."""
    path = put(NAMED).path.replace(emulator.ids.group_id, DEFAULT_GROUP_ID)
    assert (400, "VPN.0001") == code(update({"user_group": {"description": "a"}}, path=path))


def test_a_group_may_keep_its_name(update: Update) -> None:
    """A group does not stand in its own way."""
    assert [200, 200] == [update(NAMED)[0] for _ in range(2)]


def test_a_name_is_free_again_after_a_change(emulator: Emulator, update: Update, put: Put) -> None:
    """Uniqueness looks at the names of now."""
    groups = emulator.state.servers[emulator.ids.project_id, emulator.ids.vpn_server_id]
    other = next(found for found in groups if found != emulator.ids.group_id)
    groups[other]["type"] = "Custom"
    path = put(NAMED).path.replace(emulator.ids.group_id, other)
    update(NAMED)
    assert [200, 400] == [
        update({"user_group": {"name": name}}, path=path)[0]
        for name in ("user-group1-update", "sales")
    ]


def test_what_was_written_is_what_a_later_answer_shows(update: Update, clock: Any) -> None:
    """A member that is left out stays, and the time of the change is that of the clock."""
    update({"user_group": {"name": "sales", "description": "first"}})
    clock.now += 60.5
    group = update({"user_group": {"description": ""}})[1]["user_group"]
    assert ("sales", "", "2024-06-17T10:00:03.818Z") == (
        group["name"],
        group["description"],
        group["updated_at"],
    )
    assert group["created_at"] == "2024-06-17T09:48:27.548Z"


def test_ids_of_requests_repeat_from_run_to_run(clock: Any, put: Put) -> None:
    """The same seed gives the same ids, another seed others, and no two requests share one."""
    runs = []
    for seed in (0, 0, 1):
        emulator = Emulator(clock=clock, seed=seed)
        runs.append([emulator.handle(put(NAMED)).json()["request_id"] for _ in range(2)])
    assert (True, True, 4) == (runs[0] == runs[1], runs[0] != runs[2], len({*runs[0], *runs[2]}))
    assert all(re.fullmatch("[0-9a-f]{32}", found) for found in runs[0])


def test_a_request_over_one_mebibyte_is_too_large(emulator: Emulator, put: Put) -> None:
    """One byte more than the limit gets 413."""
    bodies = [b" " * (1024 * 1024 + more) for more in (0, 1)]
    assert [(400, "VPN.0001"), (413, "APIGW.0201")] == [
        code(handled(emulator, put(body))) for body in bodies
    ]


def test_a_name_that_is_there_twice_is_refused(
    update: Callable[..., tuple[int, dict[str, Any]]],
) -> None:
    """One of the two would be lost, so nothing is changed."""
    status, answer = update(b'{"user_group": {"name": "a", "name": "b"}}')
    assert (400, True) == (status, answer["error_code"] in ("VPN.0001", "APIGW.0201"))


@pytest.mark.parametrize(("status", "name"), [(200, "staff"), (400, "")])
def test_the_requests_id_is_in_a_header_too(
    emulator: Emulator, put: Callable[..., Message], status: int, name: str
) -> None:
    """The vendor's SDK reads it there when a request is refused."""
    answer = emulator.handle(put({"user_group": {"name": name}}))
    assert (status, answer.json()["request_id"]) == (answer.status, answer.headers["X-Request-Id"])

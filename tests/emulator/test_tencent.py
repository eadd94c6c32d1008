"""Tencent's side of the emulator: signature, time, nonce, check, state."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from vpn_preflight import contract
from vpn_preflight.emulator import Emulator, Message, tencent

Modify = Callable[..., dict[str, Any]]
Form = Callable[..., Message]
TUNNEL = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
RANGE = {"userGwCidrBlock.0": "10.100.2.0/24"}


def code(answer: dict[str, Any]) -> tuple[int, str | None]:
    """Return the number and the text of an answer."""
    return answer["code"], answer.get("codeDesc")


def test_every_operation_of_this_kind_has_its_change() -> None:
    """The emulator knows each operation with flat parameters that the contract lists."""
    operations = map(contract.operation, contract.operation_names())
    assert {
        found.name for found in operations if found.wire == "tencent-v2"
    } == tencent.HANDLERS.keys()


@pytest.mark.parametrize("method", ["HmacSHA256", "HmacSHA1", "hmacsha256", ""])
def test_each_signature_method_is_verified(modify: Modify, method: str) -> None:
    """HmacSHA256 signs with SHA-256, anything else and nothing with SHA-1."""
    assert modify(RANGE, SignatureMethod=method)["code"] == 0


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wrong_secret_key_is_refused(modify: Modify, method: str) -> None:
    """A signature with another key gets 4100."""
    assert (4100, "AuthFailure") == code(modify(RANGE, method=method, secret_key="another"))


def test_a_tampered_parameter_is_refused(emulator: Emulator, form: Form) -> None:
    """A parameter that was changed after signing gets 4100, and nothing changes."""
    request = form(TUNNEL | RANGE)
    answer = emulator.handle(
        request._replace(body=request.body.replace(b"10.100.2.0", b"10.100.3.0"))
    ).json()
    assert (4100, "AuthFailure") == code(answer)
    assert emulator.state.tunnels[emulator.ids.vpn_conn_id].settings == {}


def test_a_signature_by_post_does_not_fit_a_get(emulator: Emulator, form: Form) -> None:
    """The method is part of what is signed."""
    request = form(TUNNEL | RANGE)
    moved = Message("GET", f"/v2/index.php?{request.body.decode()}", request.headers)
    assert (4100, "AuthFailure") == code(emulator.handle(moved).json())


def test_a_signature_for_another_host_is_refused(emulator: Emulator, form: Form) -> None:
    """The host, without its port, is part of what is signed."""
    request = form(TUNNEL | RANGE)
    answer = emulator.handle(
        request._replace(headers=dict(request.headers) | {"Host": "localhost"})
    ).json()
    assert (4100, "AuthFailure") == code(answer)


def test_an_unknown_secret_id_is_refused(modify: Modify) -> None:
    """A key that does not exist gets 4104."""
    assert (4104, "SecretidNotExit") == code(modify(RANGE, SecretId="AKIDunknown"))


@pytest.mark.parametrize(("expected", "right"), [(0, True), (4105, False)])
def test_the_token_of_temporary_keys_is_verified(
    emulator: Emulator, modify: Modify, expected: int, right: bool
) -> None:
    """The right token passes, another gets 4105 although it is signed."""
    token = emulator.credentials.security_token if right else "another"
    assert expected == modify(RANGE, Token=token)["code"]


@pytest.mark.parametrize("name", ["Action", "Region", "Timestamp", "Nonce", "SecretId"])
def test_a_missing_common_parameter_is_refused_by_name(modify: Modify, name: str) -> None:
    """Each required common parameter is asked for, by its name."""
    answer = modify(RANGE, **{name: ""})
    assert (4000, "InvalidParameter") == code(answer)
    assert answer["message"].endswith(f": {name}")


@pytest.mark.parametrize(
    ("name", "value"),
    [("Timestamp", "now"), ("Timestamp", "-5"), ("Nonce", "0"), ("Nonce", "1.5"), ("Nonce", "٣")],
)
def test_a_malformed_number_is_refused_by_name(modify: Modify, name: str, value: str) -> None:
    """Time and nonce are positive integers in ASCII digits."""
    answer = modify(RANGE, **{name: value})
    assert (4000, "InvalidParameter") == code(answer)
    assert answer["message"].endswith(f": {name}")


@pytest.mark.parametrize(("expected", "seconds"), [(0, 299), (0, -299), (4500, 302), (4500, -302)])
def test_a_request_is_good_for_five_minutes(
    emulator: Emulator, clock: Any, form: Form, expected: int, seconds: int
) -> None:
    """A time more than five minutes off, before or after, gets 4500."""
    request = form(TUNNEL | RANGE)
    clock.now += seconds
    assert expected == emulator.handle(request).json()["code"]


def test_a_replay_is_refused(emulator: Emulator, form: Form) -> None:
    """The same request a second time gets 4500, and the change is made once."""
    request = form(TUNNEL | RANGE)
    assert [0, 4500] == [emulator.handle(request).json()["code"] for _ in range(2)]


def test_a_forged_request_does_not_use_up_a_nonce(modify: Modify) -> None:
    """Only a request with a good signature makes its nonce used."""
    assert [4100, 0] == [
        modify(RANGE, Nonce="77", secret_key=key)["code"] for key in ("another", None)
    ]


def test_a_nonce_may_come_back_after_its_time(clock: Any, modify: Modify) -> None:
    """A nonce is good again when its own time would be refused, whatever came before it."""
    start = int(clock.now)
    modify(RANGE, Nonce="76", Timestamp=str(start + 250))
    codes = [modify(RANGE, Nonce="77", Timestamp=str(start - 200))["code"]]
    clock.now += 150
    codes += [
        modify(RANGE, Nonce=nonce, Timestamp=str(start + 150))["code"] for nonce in ("76", "77")
    ]
    assert [0, 4500, 0] == codes


def test_old_nonces_are_forgotten(emulator: Emulator, clock: Any, modify: Modify) -> None:
    """What can be no replay any more takes no memory."""
    modify(RANGE, Nonce="76")
    clock.now += 301
    modify(RANGE, Nonce="77", Timestamp=str(int(clock.now)))
    assert [77] == list(emulator.state.nonces)


def test_an_unknown_action_is_refused(modify: Modify) -> None:
    """An action that the contract does not have gets 6100."""
    assert (6100, "ActionNotFound") == code(modify(RANGE, Action="DeleteVpnConn"))


def test_a_query_on_a_post_is_ignored(emulator: Emulator, form: Form) -> None:
    """By POST only the form counts."""
    request = form(TUNNEL | RANGE)
    assert (
        emulator.handle(request._replace(target="/v2/index.php?vpnConnName=other")).json()["code"]
        == 0
    )
    assert "vpnConnName" not in emulator.state.tunnels[emulator.ids.vpn_conn_id].settings


def test_the_body_of_a_get_is_ignored(emulator: Emulator, form: Form) -> None:
    """By GET only the query counts."""
    by_post = form(TUNNEL | RANGE)
    moved = Message("GET", "/v2/index.php", by_post.headers, by_post.body)
    assert (4000, "InvalidParameter") == code(emulator.handle(moved).json())


def test_json_is_no_form(emulator: Emulator, form: Form) -> None:
    """A body of another media type has no parameters."""
    request = form(TUNNEL | RANGE)
    other = request._replace(headers=dict(request.headers) | {"Content-Type": "application/json"})
    assert (4000, "InvalidParameter") == code(emulator.handle(other).json())


@pytest.mark.parametrize(
    ("method", "target"),
    [("PUT", "/v2/index.php"), ("POST", "/v2/index.php/"), ("PUT", "/"), ("GET", "*")],
)
def test_other_methods_and_paths_are_not_found(
    emulator: Emulator, method: str, target: str
) -> None:
    """What neither service has gets 404."""
    answer = emulator.handle(Message(method, target, {}))
    assert (404, "APIGW.0101") == (answer.status, answer.json()["error_code"])


@pytest.mark.parametrize(
    ("pointer", "parameters"),
    [
        ("/userGwCidrBlock/0 VFA001", {"userGwCidrBlock.0": "unique-word"}),
        ("/IKESet/0/dhGroupName", RANGE | {"IKESet.0.dhGroupName": "unique-word"}),
        ("/IKESet/0/dhGroupName", RANGE | {"IKESet.dhGroupName": "unique-word"}),
        ("/integrityAlgorith", RANGE | {"integrityAlgorith": "unique-word"}),
        ("(payload)", {"vpnConnName": "unique-word"}),
        ("/spdAcl/0", {"spdAcl.0": "unique-word"}),
    ],
)
def test_the_check_refuses_by_pointer_and_never_by_secret(
    modify: Modify, pointer: str, parameters: dict[str, str]
) -> None:
    """What the check calls an error gets 4000, with the place and without a key of the payload."""
    answer = modify(parameters | {"preSharedKey": "unique-word"})
    assert (4000, "InvalidParameter") == code(answer)
    assert answer["message"].startswith(pointer)
    assert "unique-word" not in answer["message"]


def test_the_profile_decides_on_disputed_rules(clock: Any) -> None:
    """A payload that only a disputed rule refuses passes under the profile observed."""
    operation = contract.operation("ModifyVpnConnEx")
    worlds = [Emulator(profile=profile, clock=clock)._world for profile in ("document", "observed")]
    assert [4000, 0] == [tencent.act(operation, TUNNEL, world).json()["code"] for world in worlds]


def test_an_unknown_profile_is_refused() -> None:
    """A typo in the profile is told at once."""
    with pytest.raises(ValueError, match="document or observed"):
        Emulator(profile="documents")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "ids"),
    [
        ("InvalidVpc.NotFound", {"vpcId": "vpc-00000000"}),
        ("InvalidVpnGw.NotFound", {"vpnGwId": "vpngw-00000000"}),
        ("InvalidVpnGw.NotFound", {"vpnConnId": "vpnx-00000000"}),
        ("InvalidVpc.NotFound", {"vpcId": "vpc-00000000", "vpnConnId": "vpnx-00000000"}),
    ],
)
def test_unknown_ids_are_answered_as_the_page_prints(
    modify: Modify, expected: str, ids: dict[str, str]
) -> None:
    """A missing gateway and a missing tunnel have the same code on the page."""
    assert (5000, expected) == code(modify(RANGE | ids))


def test_a_key_that_nobody_wrote_is_not_shown(modify: Modify) -> None:
    """The echo of the key comes only when the key is known."""
    assert "preSharedKey" not in modify(RANGE)["data"]


def test_what_was_written_is_what_a_later_answer_shows(modify: Modify) -> None:
    """A change stays, and each change is a task of its own."""
    modify(
        {
            "userGwCidrBlock.0": "10.1.0.0/24",
            "userGwCidrBlock.1": "10.2.0.0/24",
            "preSharedKey": "first-key",
        }
    )
    later = modify(
        {
            "spdAcl.0": '{"10.0.0.0/24":["172.16.0.0/16","172.17.0.0/16"],'
            '"10.0.1.0/24":["172.16.0.0/16"]}',
        }
    )["data"]
    expected = (12615, "first-key", ["172.16.0.0/16", "172.17.0.0/16"])
    assert expected == (later["taskId"], later["preSharedKey"], later["userGwSubnetList"])


def test_both_forms_of_a_list_of_objects_are_taken(emulator: Emulator, modify: Modify) -> None:
    """IKESet with and without its index mean the same, and numbers arrive as numbers."""
    settings = emulator.state.tunnels[emulator.ids.vpn_conn_id].settings
    found = []
    for name in ("IKESet.0.ikeSaLifetimeSeconds", "IKESet.ikeSaLifetimeSeconds"):
        modify(RANGE | {name: "3600"})
        found.append(settings.pop("IKESet"))
    assert [[{"ikeSaLifetimeSeconds": 3600}]] * 2 == found


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_parameter_that_is_there_twice_is_refused(
    emulator: Emulator, form: Callable[..., Message], method: str
) -> None:
    """One of the two would be lost, so nothing is changed, although the signature fits the last."""
    request = form(TUNNEL | {"userGwCidrBlock.0": "10.9.0.0/16"}, method=method)
    added = "&userGwCidrBlock.0=10.100.2.0%2F24"
    if method == "GET":
        request = request._replace(target=request.target.replace("?", f"?{added[1:]}&"))
    else:
        request = request._replace(body=added[1:].encode() + b"&" + request.body)
    answer = emulator.handle(request).json()
    assert (4000, True) == (answer["code"], "twice" in answer["message"])


def test_a_nonce_is_taken_once_by_many_threads(form: Callable[..., Message], clock: Any) -> None:
    """Of many threads that send one and the same request, one gets through."""

    def slow_clock() -> float:
        time.sleep(0)  # Lets the other threads run between look-up and entry.
        return float(clock())

    emulator = Emulator(clock=slow_clock)
    request = form(TUNNEL | {"userGwCidrBlock.0": "10.9.0.0/16"})
    with ThreadPoolExecutor(16) as pool:
        codes = [answer.json()["code"] for answer in pool.map(emulator.handle, [request] * 64)]
    assert [0] == [code for code in codes if code != 4500]

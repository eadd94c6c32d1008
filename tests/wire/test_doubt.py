"""Whether the change may have been made, and what of an odd success is a success all the same."""

from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID

from cloud_vpn.huawei_vpn import ApiError
from vpn_preflight.contract import operation
from vpn_preflight.wire.errors import DOUBT

GROUP = {"id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8", "name": "a"}


def tunnel(client: Any) -> Any:
    """Send the example of the tunnel."""
    return client.modify_vpn_conn_ex(**EXAMPLE)


def group(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


@pytest.mark.parametrize(
    ("made", "body"),
    [
        (False, {"code": 4000}),
        (False, {"code": 5000, "data": {}}),
        (False, {"code": 5200, "data": {"other": 1}}),
        (False, {"code": 5200, "data": {"taskId": None, "vpnGwId": ""}}),
        (False, {"code": 5300, "codeDesc": "SomethingNew"}),
        (True, {"code": 4500}),
        (True, {"code": 5100, "codeDesc": "ResourceOpFailed"}),
        (True, {"code": 5400}),
        (True, {"code": 6000}),
        (True, {"code": 9999}),
        (True, {"code": 9999, "data": {"taskId": 7}}),
        (True, {"code": 4000, "data": {"taskId": 7}}),
        (True, {"codeDesc": "SomethingNew"}),
    ],
    ids=str,
)
def test_only_a_known_refusal_made_no_change(
    vpc: Any, tencent: Any, made: bool, body: dict[str, Any]
) -> None:
    """A code may mean that a part was done; an unknown one, or one with a result, anything."""
    tencent.answers = [lambda _: httpx.Response(200, json=body)]
    with pytest.raises(ApiError) as raised:
        tunnel(vpc(retries=0))
    assert (made, made) == (raised.value.may_have_been_made, DOUBT in str(raised.value))


@pytest.mark.parametrize(
    ("made", "status", "body"),
    [
        (False, 400, {"error_code": "X.1"}),
        (False, 200, {"error_code": "VPN.0004"}),
        (True, 200, {"error_code": "X.1"}),
        (True, 200, {"error_code": "VPN.0004", "user_group": GROUP}),
        (True, 425, {"error_code": "X.1"}),
        (True, 500, {"error_code": "VPN.0001"}),
    ],
)
def test_a_refusal_of_the_group_likewise(
    vpn: Any, huawei: Any, made: bool, status: int, body: dict[str, Any]
) -> None:
    """A status that refuses is enough; a good one with a code that is not known is none."""
    huawei.answers = [lambda _: httpx.Response(status, json=body)]
    with pytest.raises(ApiError) as raised:
        group(vpn(retries=0))
    assert made == raised.value.may_have_been_made


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 407, 413, 414, 429])
def test_what_stands_before_the_service_refuses_by_its_status(
    vpc: Any, tencent: Any, status: int
) -> None:
    """The service itself answers with 200, so such a status means that it did not get the call."""
    tencent.answers = [httpx.Response(status)]
    with pytest.raises(ApiError) as raised:
        tunnel(vpc(retries=0))
    assert (False, True) == (raised.value.may_have_been_made, type(raised.value) is not ApiError)


@pytest.mark.parametrize(
    "body",
    [
        {"codeDesc": "Success", "data": {"taskId": 7}},
        {"code": None, "codeDesc": "Success", "data": {"taskId": 7}},
        {"code": 0, "codeDesc": "Success", "data": {"taskId": 7}},
        {"code": 0, "codeDesc": "AuthFailure", "data": {"taskId": 7}},
        {"codeDesc": "SomethingNew", "data": {"taskId": 7}},
        {"data": {"taskId": 7}},
    ],
    ids=str,
)
def test_a_task_without_a_code_is_a_success(vpc: Any, tencent: Any, body: dict[str, Any]) -> None:
    """The service has acted: what it forgot to say must not raise."""
    tencent.answers = [lambda _: httpx.Response(200, json=body)]
    assert 7 == tunnel(vpc()).data.task_id


@pytest.mark.parametrize(
    "more",
    [{"code": 0}, {"code": "0"}, {"code": "200"}, {"message": "ok"}, {"error_code": "X.1"}],
    ids=str,
)
def test_a_group_beside_an_unknown_code_is_a_success(
    vpn: Any, huawei: Any, more: dict[str, Any]
) -> None:
    """Only a success has the group after the change, and the raw answer is there to look at."""
    huawei.answers = [lambda _: httpx.Response(200, json={"user_group": GROUP} | more)]
    reply = group(vpn())
    assert ("a", more) == (reply.user_group.name, {name: reply.raw[name] for name in more})


def test_a_code_of_success_alone_is_a_success(vpc: Any, tencent: Any) -> None:
    """Whatever the contract names as no failure tells a success."""
    tencent.answers = [lambda _: httpx.Response(200, json={"codeDesc": "Success"})]
    assert {} == tunnel(vpc()).data.to_dict()


def test_the_codes_that_leave_a_doubt() -> None:
    """A replay whose first copy got through, an operation that failed midway, a partial batch."""
    marked = {
        error.code for error in operation("ModifyVpnConnEx").errors if error.may_have_been_made
    }
    assert {4500, 5100, 5400} == marked

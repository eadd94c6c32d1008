"""What an answer means, and what it means when there is none."""

import asyncio
import copy
import pickle
from typing import Any

import httpx
import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID

from cloud_vpn.tencent_vpc import UNSET
from cloud_vpn.tencent_vpc import errors as e
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight.contract import operation, operation_names, service_names
from vpn_preflight.wire.errors import BY_KIND, DOUBT


def modify(client: Any) -> Any:
    """Send the example of the tunnel."""
    return client.modify_vpn_conn_ex(**EXAMPLE)


def update(client: Any) -> Any:
    """Send the example of the group."""
    return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)


@pytest.mark.parametrize(
    ("kind", "code", "body"),
    [
        (
            e.NotFoundError,
            "InvalidVpc.NotFound",
            {"code": 4000, "codeDesc": "InvalidVpc.NotFound", "message": "no"},
        ),
        (
            e.AuthenticationError,
            "AuthFailure",
            {"code": 4100, "codeDesc": "AuthFailure", "message": "no"},
        ),
        (e.AuthenticationError, "4104", {"code": "4104", "message": "no"}),
        (e.AuthenticationError, "4100", {"code": 4100, "codeDesc": "", "message": "no"}),
        (e.PermissionDeniedError, "4300", {"code": 4300, "message": "no"}),
        (e.RateLimitError, "4400", {"code": 4400, "message": "no"}),
        (e.ConflictError, "4500", {"code": 4500, "message": "no"}),
        (e.ServerError, "6000", {"code": 6000, "message": "no"}),
        (e.ApiError, "9999", {"code": 9999, "message": "no"}),
        (e.AuthenticationError, "AuthFailure", {"codeDesc": "AuthFailure", "message": "no"}),
        (e.ApiError, "7777", {"code": 7777, "message": "no", "data": {"code": 6000}}),
        (e.ApiError, "-1", {"code": -1, "message": "no", "data": {"taskId": 1}}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_inside_a_good_status_is_raised_by_its_meaning(
    vpc: Any, tencent: Any, kind: type[e.ApiError], code: str, body: dict[str, Any]
) -> None:
    """HTTP 200 with a code that is not 0 is an error of the kind that the contract lists."""
    tencent.answers = [lambda _: httpx.Response(200, json=body)]
    with pytest.raises(e.ApiError) as raised:
        modify(vpc(retries=0))
    assert (kind, code, 200, "no") == (
        type(raised.value),
        raised.value.code,
        raised.value.status,
        raised.value.vendor_message,
    )


@pytest.mark.parametrize(
    ("kind", "code", "status", "body"),
    [
        (e.BadRequestError, "VPN.0001", 400, {"error_code": "VPN.0001", "error_msg": "no"}),
        (e.BadRequestError, "VPN.0001", 400, {"code": "VPN.0001", "message": "no"}),
        (e.RateLimitError, "VPN.0030", 400, {"error_code": "VPN.0030", "error_msg": "no"}),
        (e.AuthenticationError, "APIGW.0301", 401, {"error_code": "APIGW.0301", "error_msg": "no"}),
        (e.RateLimitError, "APIG.0308", 429, {"error_code": "APIG.0308", "error_msg": "no"}),
        (e.NotFoundError, "APIC.0101", 499, {"error_code": "APIC.0101", "error_msg": "no"}),
        (
            e.AuthenticationError,
            "401",
            401,
            {"error": {"code": 401, "message": "no", "title": "Unauthorized"}},
        ),
        (e.NotFoundError, "X.1", 404, {"errorCode": "X.1", "errorMsg": "no"}),
        (e.ServerError, None, 502, "<html>"),
        (e.ServerError, None, 503, ""),
        (e.ApiError, None, 599, ""),
        (e.ApiError, None, 418, "[]"),
        (e.AuthenticationError, "APIGW.0301", 200, {"error_code": "APIGW.0301", "error_msg": "no"}),
    ],
)
def test_a_bad_status_is_raised_by_its_meaning(
    vpn: Any, huawei: Any, kind: type[e.ApiError], code: str | None, status: int, body: Any
) -> None:
    """Every documented shape of an error is read; the status speaks when the body does not."""
    huawei.answers = [
        lambda _: httpx.Response(
            status, **({"text": body} if isinstance(body, str) else {"json": body})
        )
    ]
    with pytest.raises(e.ApiError) as raised:
        update(vpn(retries=0))
    assert (kind, code, status) == (type(raised.value), raised.value.code, raised.value.status)
    assert (status >= 400) == (f"HTTP {status}" in str(raised.value))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, {"request_id": "abc"}),
        ({"X-Request-Id": "abc"}, {}),
        ({"X-Request-Id": "of-the-gateway"}, {"request_id": "abc"}),
    ],
)
def test_the_request_id_comes_from_the_body_or_the_header(
    vpn: Any, huawei: Any, headers: dict[str, str], body: dict[str, str]
) -> None:
    """An error carries the vendor's id of the request, and shows it."""
    huawei.answers = [
        lambda _: httpx.Response(
            404, headers=headers, json={"error_code": "VPN.0004", "error_msg": "no"} | body
        )
    ]
    with pytest.raises(e.NotFoundError, match="abc") as raised:
        update(vpn())
    assert ("abc", "UpdateVpnUserGroup", False) == (
        raised.value.request_id,
        raised.value.operation,
        raised.value.retryable,
    )


@pytest.mark.parametrize(("retired", "code"), [(True, 4300), (True, 6100), (False, 5000)])
def test_the_public_host_is_told_to_be_retired(
    vpc: Any, tencent: Any, retired: bool, code: int
) -> None:
    """On the host that Tencent retired, codes that may come of it have the hint; others do not."""
    tencent.answers = [lambda _: httpx.Response(200, json={"code": code, "message": "no"})]
    hints = []
    for endpoint in ("https://vpc.api.qcloud.com", "https://vpc.private.example"):
        with pytest.raises(e.ApiError) as raised:
            modify(vpc(endpoint=endpoint))
        hints.append("endpoint=" in (raised.value.hint or ""))
    assert [retired, False] == hints


@pytest.mark.parametrize(
    "answer",
    [
        {"text": ""},
        {"text": "<html></html>"},
        {"text": "[]"},
        {"text": "null"},
        {"content": b"\xff\xfe\x00"},
        {"text": "[" * 100_000},
        {"json": {}},
        {"json": {"ret": "ok"}},
        {"json": {"message": "signature does not match"}},
        {"stream": httpx.ByteStream(b"no gzip"), "headers": {"Content-Encoding": "gzip"}},
    ],
    ids=["empty", "html", "list", "null", "bytes", "deep", "object", "other", "message", "gzip"],
)
def test_an_answer_that_cannot_be_read_is_no_success(
    vpc: Any, tencent: Any, answer: dict[str, Any]
) -> None:
    """A success with an unreadable body raises, says the change may be made, and is not resent."""
    tencent.answers = [lambda _: httpx.Response(200, **answer)]
    with pytest.raises(e.ResponseError, match=DOUBT) as raised:
        modify(vpc())
    assert (True, 1) == (raised.value.may_have_been_made, len(tencent.requests))


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (12614, {"taskId": "12614"}),
        (UNSET, {"taskId": None}),
        ("soon", {"taskId": "soon"}),
        (UNSET, None),
        (UNSET, []),
        (UNSET, "text"),
        (7, {"taskId": 7, "vpcConnStatus": {}, "userGwSubnetList": None, "userGwId": [], "new": 1}),
    ],
)
def test_an_odd_success_never_raises(vpc: Any, tencent: Any, expected: Any, data: Any) -> None:
    """Numbers as texts are read, what is absent or null is unset, what is unknown is kept."""
    tencent.answers = [
        lambda _: httpx.Response(200, json={"code": "0", "message": None, "data": data})
    ]
    assert expected == modify(vpc()).data.task_id


def test_a_missing_object_of_an_answer_is_empty(vpc: Any, tencent: Any) -> None:
    """`reply.data` can be asked for its members although it did not come."""
    tencent.answers = [lambda _: httpx.Response(200, json={"code": 0})]
    assert UNSET is modify(vpc()).data.task_id


@pytest.mark.parametrize("name", ["vpcConnId", "vpnConnId"])
def test_both_names_of_the_tunnel_are_read(vpc: Any, tencent: Any, name: str) -> None:
    """The page prints one name and its sister pages the other."""
    tencent.answers = [
        lambda _: httpx.Response(200, json={"code": 0, "data": {name: "vpnx-ol6bcqp0"}})
    ]
    assert "vpnx-ol6bcqp0" == modify(vpc()).data.vpc_conn_id


def test_the_name_of_the_page_wins_over_that_of_its_sisters(vpc: Any, tencent: Any) -> None:
    """Where both came, the documented one is meant."""
    tencent.answers = [
        lambda _: httpx.Response(
            200, json={"code": 0, "data": {"vpcConnId": "vpnx-1", "vpnConnId": "vpnx-2"}}
        )
    ]
    assert "vpnx-1" == modify(vpc()).data.vpc_conn_id


def test_what_is_unknown_in_a_success_is_kept(vpc: Any, tencent: Any) -> None:
    """A member that came later than this release stands in the model, whatever it holds."""
    tencent.answers = [
        lambda _: httpx.Response(200, json={"code": 0, "data": {"new": {"a": [{"b": "1"}]}}})
    ]
    assert {"new": {"a": [{"b": "1"}]}} == modify(vpc()).data.to_dict()


def test_a_text_of_digits_stays_a_text(vpn: Any, huawei: Any) -> None:
    """Only what the page calls a number is read as one."""
    huawei.answers = [
        lambda _: httpx.Response(200, json={"user_group": {"name": "0042", "user_number": "42"}})
    ]
    group = update(vpn()).user_group
    assert ("0042", 42) == (group.name, group.user_number)


@pytest.mark.parametrize(
    "time", ["2024-06-17T09:48:27Z", "2024-06-17T09:48:27.123456789Z", "yesterday", "", 0]
)
def test_no_time_in_an_answer_raises(vpn: Any, huawei: Any, time: Any) -> None:
    """A time that cannot be read stays what it is."""
    huawei.answers = [
        lambda _: httpx.Response(
            200, json={"user_group": {"created_at": time, "type": "New", "user_number": "3"}}
        )
    ]
    reply = update(vpn())
    assert ("New", 3, time) == (
        reply.user_group.type_,
        reply.user_group.user_number,
        reply.raw["user_group"]["created_at"],
    )


def test_the_answer_as_it_came_is_kept(vpc: Any, tencent: Any) -> None:
    """`raw` is the whole answer, and takes no part in comparing or showing a reply."""
    body = {"code": 0, "data": {"taskId": "1"}, "new": True}
    tencent.answers = [lambda _: httpx.Response(200, json=body)]
    reply = modify(vpc())
    other = copy.deepcopy(reply)
    other.raw = {}
    assert (body, True, False) == (reply.raw, reply == other, "raw" in repr(reply))


def test_the_document_answers_are_read_into_every_member(vpc: Any, vpn: Any) -> None:
    """Each member of both printed answers stands in the model, with its value."""
    data, group = modify(vpc()).data, update(vpn()).user_group
    assert ("vpngw-kfldykuz", "vpnx-ol6bcqp0", 12614, 2) == (
        data.vpn_gw_id,
        data.vpc_conn_id,
        data.task_id,
        data.vpc_conn_status,
    )
    assert ("tencenttest", ["10.100.2.0/24"], 315) == (
        data.pre_shared_key,
        data.user_gw_subnet_list,
        data.user_gw_id,
    )
    assert ("7625fd92-2e20-4e4d-8c56-66f110fbfaa8", "user-group1-update", "Custom", 0) == (
        group.id,
        group.name,
        group.type_,
        group.user_number,
    )
    assert "2024-06-17T09:59:03.318000+00:00" == group.updated_at.isoformat()


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (False, httpx.ConnectError("refused")),
        (False, httpx.ConnectTimeout("")),
        (True, httpx.ReadTimeout("")),
        (True, httpx.WriteError("")),
        (True, httpx.RemoteProtocolError("reset")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_answer_tells_whether_the_change_may_have_been_made(
    vpc: Any, async_vpc: Any, tencent: Any, made: bool, error: Exception
) -> None:
    """Only where no byte left is it safe to say no, blocking or not."""
    tencent.answers = [error]
    with pytest.raises(e.TransportError) as raised:
        modify(vpc(retries=0))
    with pytest.raises(e.TransportError) as raised_later:
        asyncio.run(modify(async_vpc(retries=0)))
    assert (made, made) == (raised.value.may_have_been_made, raised_later.value.may_have_been_made)


def test_an_id_too_long_for_a_url_is_no_answer(vpn: Any, async_vpn: Any, huawei: Any) -> None:
    """What httpx cannot even write down raises as what was never sent."""
    with pytest.raises(e.TransportError, match="nothing was sent"):
        vpn(retries=0).update_vpn_user_group(SERVER_ID, "a" * 70_000, user_group=CONTENT)
    with pytest.raises(e.TransportError, match="nothing was sent"):
        asyncio.run(
            async_vpn(retries=0).update_vpn_user_group(SERVER_ID, "a" * 70_000, user_group=CONTENT)
        )
    assert [] == huawei.requests


@pytest.mark.parametrize(
    ("vpc_id", "answer"), [("v", {"json": {"code": 4100}}), ("", {}), ("v", {"text": "<html>"})]
)
def test_an_error_survives_pickling(
    vpc: Any, tencent: Any, vpc_id: str, answer: dict[str, Any]
) -> None:
    """An error can come out of another process: its class, words and attributes are the same."""
    tencent.answers = [lambda _: httpx.Response(200, **answer)]
    with pytest.raises(e.VpnPreflightError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE | {"vpc_id": vpc_id})
    copied = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - our own
    assert (type(raised.value), str(raised.value), vars(raised.value)) == (
        type(copied),
        str(copied),
        vars(copied),
    )


def test_what_is_wrong_with_a_payload_is_told_with_its_source(vpc: Any) -> None:
    """A line for each error and warning, with place and row; infos stay in the findings."""
    wrong = {
        "vpn_conn_name": "a" * 61,
        "ike_set": [{"propoAuthenAlgorithm": "sha", "exchangeMode": "main"}],
    }
    with pytest.raises(e.PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE | wrong)
    first, *lines = str(raised.value).split("\n")
    assert ("ModifyVpnConnEx: nothing was sent", True) == (
        first,
        "info" in {found.severity for found in raised.value.findings},
    )
    assert ["warning pre_shared_key:", "error vpn_conn_name:"] == [
        " ".join(line.split()[:3:2]) for line in lines
    ]
    assert "2. Input Parameters" in lines[1]


def test_what_is_wrong_with_a_payload_as_a_whole_is_told(vpc: Any) -> None:
    """It has no place of its own."""
    with pytest.raises(e.PayloadError, match="  error VFS003 must be"):
        modify_vpn_conn_ex.sync(client=vpc(), body=[])


def test_what_never_left_is_sent_again_with_a_new_signature(vpc: Any, tencent: Any) -> None:
    """A refused connection is tried again, and each attempt has a nonce of its own."""
    tencent.answers = [
        httpx.ConnectError("refused"),
        httpx.Response(200, json={"code": 4400, "message": ""}),
        *tencent.answers,
    ]
    assert 12614 == modify(vpc()).data.task_id
    assert 3 == len(
        {httpx.QueryParams(request.content.decode())["Nonce"] for request in tencent.requests}
    )


def test_the_twins_try_again_alike(async_vpn: Any, huawei: Any) -> None:
    """A busy service is tried again without blocking, too."""
    huawei.answers = [
        httpx.Response(400, json={"error_code": "VPN.0030", "error_msg": "busy"}),
        *huawei.answers,
    ]
    assert "user-group1-update" == asyncio.run(update(async_vpn())).user_group.name
    assert 2 == len(huawei.requests)


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_there_are_as_many_attempts_as_allowed(vpn: Any, huawei: Any, retries: int) -> None:
    """After the last attempt the error comes out as it is."""
    huawei.answers = [lambda _: httpx.Response(429)]
    with pytest.raises(e.RateLimitError):
        update(vpn(retries=retries))
    assert retries + 1 == len(huawei.requests)


@pytest.mark.parametrize(
    "answer", [httpx.ReadTimeout(""), httpx.Response(401), httpx.Response(404), httpx.Response(400)]
)
def test_what_may_have_been_made_or_cannot_succeed_is_not_sent_again(
    vpn: Any, huawei: Any, answer: Any
) -> None:
    """A lost answer, a wrong key, a wrong id: one attempt."""
    huawei.answers = [answer]
    with pytest.raises(e.VpnPreflightError):
        update(vpn())
    assert 1 == len(huawei.requests)


def test_every_kind_of_the_contract_has_its_class() -> None:
    """No error in the lists of the contract falls back to the general class."""
    kinds = {error.kind for name in operation_names() for error in operation(name).errors}
    assert (set(), 4) == (kinds - set(BY_KIND), len(service_names()))


def test_a_copy_of_unset_is_unset() -> None:
    """Models ask for the one object, so copies and pickles must give it back."""
    assert (UNSET, UNSET, "UNSET") == (
        copy.deepcopy(UNSET),
        pickle.loads(pickle.dumps(UNSET)),  # noqa: S301
        repr(UNSET),
    )

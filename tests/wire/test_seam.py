"""Calls other than a change with a body: the wire follows the contract, not one operation."""

import copy
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cloud_vpn.huawei_vpn import HuaweiVpn
from vpn_preflight import compiled, contract
from vpn_preflight.field import Field
from vpn_preflight.wire import call as calling
from vpn_preflight.wire.decode import regular
from vpn_preflight.wire.errors import ResponseError, TransportError
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.values import Response

READ = "ReadSomething"
ROUTE = "GET /v5/{project_id}/things"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a read without a body, with a number in its query, into the index."""
    index = copy.deepcopy(contract.index())
    entry = copy.deepcopy(index["operations"]["UpdateVpnUserGroup"])
    number = {"type": "integer", "description": "How many.", "minimum": 1}
    entry |= {
        "route": ROUTE,
        "method": "GET",
        "path": "/v5/{project_id}/things",
        "effect": "read",
        "media_type": None,
    }
    entry["request"] = {"type": "object", "additionalProperties": False, "properties": {}}
    entry["path_parameters"] |= {"required": ["project_id"]}
    entry["query_parameters"] |= {"properties": {"limit": number}}
    index["operations"][READ] = entry
    contract.operation.cache_clear()
    monkeypatch.setattr(contract, "index", lambda: index)
    answers = contract.answers()
    monkeypatch.setattr(
        contract, "answers", lambda: {**answers, READ: answers["UpdateVpnUserGroup"]}
    )
    # No module was compiled for it.
    monkeypatch.setattr(
        compiled,
        "functions",
        lambda *_: compiled.Functions(lambda value: isinstance(value, dict), {}),
    )
    yield
    contract.operation.cache_clear()


def client(transport: httpx.MockTransport, **settings: Any) -> HuaweiVpn:
    """Make a client over a transport of the test."""
    keys = {"access_key": "AK", "secret_key": "key"}
    return HuaweiVpn(
        region="cn-north-4", project_id="project", transport=transport, **keys, **settings
    )


class Answer:
    """An answer as it came."""

    raw: dict[str, Any]

    def __init__(self, body: dict[str, Any]) -> None:
        self.raw = body


def call(to: HuaweiVpn, query: dict[str, Any]) -> Response[Answer]:
    """Make the call."""
    return calling.call(to, prepare(to, ROUTE, path=to.path, query=query), Answer)


@pytest.mark.usefixtures("read")
def test_a_read_goes_without_a_body() -> None:
    """GET with a query, no body and no content type."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"user_group": {}})

    call(client(httpx.MockTransport(answer)), {"limit": 2})
    assert ("GET", b"/v5/project/things?limit=2", b"") == (
        seen[0].method,
        seen[0].url.raw_path,
        seen[0].content,
    )
    assert "Content-Type" not in seen[0].headers


@pytest.mark.usefixtures("read")
def test_a_read_is_repeated_and_never_in_doubt() -> None:
    """A read that got no answer is made again, and its error says that nothing was changed."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        raise httpx.ReadTimeout("silent", request=request)

    with pytest.raises(TransportError) as raised:
        call(client(httpx.MockTransport(answer), retries=1), {})
    assert (2, False) == (len(seen), raised.value.may_have_been_made)


@pytest.mark.usefixtures("read")
def test_a_read_that_cannot_be_read_is_not_in_doubt() -> None:
    """An unreadable answer to a read changed nothing."""
    with pytest.raises(ResponseError) as raised:
        call(client(httpx.MockTransport(lambda _: httpx.Response(200, content=b"<html>"))), {})
    assert raised.value.may_have_been_made is False


NUMBERS = {
    "type": "object",
    "properties": {"state": {"type": "integer", "x-aliases": ["status"]}},
    "required": ["state"],
}


@pytest.mark.parametrize(
    ("expected", "schema", "given"),
    [
        pytest.param(
            [1, 2], {"type": "array", "items": {"type": "integer"}}, ["1", 2], id="numbers"
        ),
        pytest.param(
            [{"state": 6}], {"type": "array", "items": NUMBERS}, [{"status": "6"}], id="objects"
        ),
        pytest.param([], {"type": "array", "items": NUMBERS}, {"odd": 1}, id="no list"),
    ],
)
def test_a_list_is_read_like_its_items(expected: Any, schema: dict[str, Any], given: Any) -> None:
    """List items in an answer get names and numbers like anything else; no list is an empty one."""
    assert expected == regular(Field(schema), given)

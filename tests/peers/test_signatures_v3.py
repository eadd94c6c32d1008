"""The vendor's current SDK calls API 3.0 as we do: 5,000 random requests under a frozen clock.

Each payload goes through the SDK's own models, so that a field that they lack would be lost. The
SDK signs less than we do: the content type and the host, and not the action.
"""

import json
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from payloads import payloads
from tencentcloud.common import abstract_client
from tencentcloud.common.credential import Credential
from tencentcloud.common.http.request import RequestInternal
from tencentcloud.vpc.v20170312 import models
from tencentcloud.vpc.v20170312.vpc_client import VpcClient

from vpn_preflight import contract
from vpn_preflight.contract import Operation
from vpn_preflight.protocols import Message, flat_query, form, tc3_hmac_sha256, tencent_v3
from vpn_preflight.wire.credentials import Keys
from vpn_preflight.wire.signing import Proof, message_of

# The SDK asks for the time in a way that newer Pythons warn of.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp")

EACH = 5000
OPERATIONS = [each for each in contract.operations() if each.service == "tencent_vpc_v3"]
# A key id with one of the last two would break the header that it is in.
WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="'\",/"),
    min_size=1,
    max_size=40,
)
# A last label of digits would make an address of it, which may be none.
HOSTS = st.lists(st.text("abcxyz019", min_size=1, max_size=8), min_size=1, max_size=3).map(
    lambda labels: ".".join([*labels, "x9"])
)
# Not 443, which httpx omits.
PORTS = st.none() | st.integers(1, 65535).filter(lambda port: port != 443)
# What a client says of itself.
TAGS = {"X-TC-RequestClient", "X-TC-Language"}
many = settings(
    max_examples=EACH, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[Operation, Any]:
    """Choose an operation, and build a payload for it."""
    operation = draw(st.sampled_from(OPERATIONS))
    return operation, draw(payloads(operation.request.node).filter(has_short_numbers))


def has_short_numbers(payload: Any) -> bool:
    """Return whether the numbers fit into 64 bits: a longer one of a query stays a string."""
    return all(value < 2**64 for value in payload.values() if isinstance(value, int))


@pytest.fixture(scope="module")
def sdk() -> Callable[..., tuple[Any, Callable[[str], str]]]:
    """Write a request with the SDK; also return how it signs another body."""
    client = VpcClient(Credential("id", "secret"), "")

    def write(
        operation: Operation, payload: Any, keys: Keys, host: str, region: str, method: str
    ) -> tuple[Any, Callable[[str], str]]:
        client.credential = Credential(keys.id, keys.secret, keys.token)
        client.region, client.profile.httpProfile.endpoint = region, host
        model = getattr(models, f"{operation.name}Request")()
        model.from_json_string(json.dumps(payload))
        request = RequestInternal(host, method, "/")
        client._build_req_inter(operation.name, model._serialize(), request)
        date = tc3_hmac_sha256.date_of(int(request.header["X-TC-Timestamp"]))

        def sign(body: str) -> str:
            other = RequestInternal(host, method, "/", request.header, body)
            signed: str = client._get_tc3_signature({}, other, date, "vpc", keys.secret)
            return signed

        return request, sign

    return write


def without_empty(value: Any) -> Any:
    """Omit what is empty: a query has no way to write it."""
    if isinstance(value, dict):
        kept = {name: without_empty(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item not in ({}, [])}
    if isinstance(value, list):
        return [item for item in map(without_empty, value) if item not in ({}, [])]
    return value


def test_the_current_sdk_calls_alike(sdk: Callable[..., Any]) -> None:
    """By POST it sends the same parameters and headers, and signs our bytes as we do.

    By GET, which our client does not use, its query holds the same payload for the linter and the
    emulator. By either, our reader computes its signature.
    """
    seen: Counter[str] = Counter()

    @many
    @given(
        call=calls(),
        keys=st.builds(Keys, WORDS, WORDS, st.none() | WORDS),
        region=WORDS,
        now=st.integers(0, 2**33),
        host=HOSTS,
        port=PORTS,
        method=st.sampled_from(["POST", "GET"]),
    )
    def compare(
        call: tuple[Operation, Any],
        keys: Keys,
        region: str,
        now: int,
        host: str,
        port: int | None,
        method: str,
    ) -> None:
        operation, payload = call
        address = host if port is None else f"{host}:{port}"
        with patch.object(abstract_client, "time", SimpleNamespace(time=lambda: now)):
            theirs, sign = sdk(operation, payload, keys, address, region, method)
        by_get = method == "GET"
        sent = Message(
            method,
            f"/?{theirs.data}" if by_get else "/",
            theirs.header,
            b"" if by_get else theirs.data.encode(),
            host=address,
        )
        claim = tc3_hmac_sha256.read(sent)
        right = tc3_hmac_sha256.expected(sent, claim, keys.secret)
        assert theirs.header["Authorization"] == tc3_hmac_sha256.authorization(
            claim._replace(signature=right)
        )
        seen.update([method, operation.name, *(["token"] if keys.token else [])])
        if by_get:
            nested = flat_query.nest(operation, form.pairs(sent))
            assert without_empty(payload) == without_empty(nested)
            return
        assert payload == json.loads(theirs.data)

        message = tencent_v3.encode(operation, Message("POST", "/", {}), payload, "indexed")
        auth = Proof("TC3", keys, clock=lambda: now, region=region, signing_name="vpc")
        request = httpx.Request(
            "POST", f"https://{address}/", headers=message.headers, content=message.body
        )
        ours = message_of(next(auth.auth_flow(request)))
        assert payload == json.loads(ours.body)
        written = {name: value for name, value in theirs.header.items() if name not in TAGS}
        del written["Authorization"]
        assert written == {name: ours.headers[name.lower()] for name in written}
        claim = tc3_hmac_sha256.read(ours)._replace(signed=tc3_hmac_sha256.REQUIRED)
        assert sign(ours.body.decode()) == tc3_hmac_sha256.expected(ours, claim, keys.secret)
        seen.update([] if ours.body.isascii() else ["not ASCII"])

    compare()
    assert EACH <= seen["GET"] + seen["POST"]
    kinds = ("GET", "POST", "token", "not ASCII", *(each.name for each in OPERATIONS))
    assert EACH / 50 < min(seen[kind] for kind in kinds)

"""The vendors' own SDKs sign as we do: 5,000 random requests for each, under one frozen clock.

Both sides start from the same payload, keys, host, time and nonce, and everything they add to it
must be equal, the signature above all. Known peculiarities of a side are excluded, and described at
each test.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, urlencode

import httpx
import pytest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer import signer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from payloads import payloads
from QcloudApi.common.request import RequestInternal
from QcloudApi.modules import base

from vpn_preflight.contract import operation
from vpn_preflight.protocols import form, json_body
from vpn_preflight.protocols.wire_form import WireStyle
from vpn_preflight.wire.credentials import Keys
from vpn_preflight.wire.signing import Proof

EACH = 5000
MODIFY, UPDATE = operation("ModifyVpnConnEx"), operation("UpdateVpnUserGroup")
NOW = 1_718_618_343
# What a key, a token or a region can be: our clients refuse all else before they sign.
WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40).filter(
    lambda word: len(word) == 1 or word[0] != word[-1] or word[0] not in "'\""
)
NO_FILES = WORDS.filter(lambda word: not word.startswith("@"))
# A last label of digits would make an address of it, which may be none.
HOSTS = st.lists(st.text("abcxyz019", min_size=1, max_size=8), min_size=1, max_size=3).map(
    lambda labels: ".".join([*labels, "x9"])
)
# No 443: httpx omits it from the signed header, Huawei's SDK keeps it; each is consistent.
PORTS = st.none() | st.integers(1, 65535).filter(lambda port: port != 443)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# A slash in an id is decoded by Huawei's SDK before it splits the path, and httpx resolves a
# segment of dots; our check refuses both in an id.
IDS = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="/"), min_size=1, max_size=36
).filter(lambda text: text not in (".", ".."))
many = settings(
    max_examples=EACH, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


class FrozenDatetime(datetime):
    """The time as Huawei's SDK asks for it."""

    @classmethod
    def utcnow(cls) -> datetime:
        """Tell the frozen time."""
        return datetime.fromtimestamp(NOW, UTC)


@pytest.fixture(autouse=True, scope="module")
def frozen() -> Iterator[None]:
    """Let both SDKs read the frozen clock, and Tencent's draw the one nonce."""
    with (
        patch.object(signer, "datetime", FrozenDatetime),
        patch.object(base, "time", SimpleNamespace(time=lambda: NOW)),
        patch.object(base, "random", SimpleNamespace(randint=lambda *_: 7)),
    ):
        yield


@pytest.fixture(scope="module")
def tencents_sdk() -> Any:
    """Make the SDK's client once, because it loads the system's certificates each time."""
    return base.Base({"secretId": "", "secretKey": "", "endpoint": "vpc.api.qcloud.com"})


def signed(auth: httpx.Auth, request: httpx.Request) -> httpx.Request:
    """Run an auth as httpx does, up to the request that goes out."""
    return next(auth.auth_flow(request))


def address(host: str, port: int | None) -> str:
    """Write a host as a URL has it."""
    return host if port is None else f"{host}:{port}"


def parameters(form: str) -> dict[str, str]:
    """Read a query or a form, in which no name may stand twice."""
    pairs = parse_qsl(form, keep_blank_values=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_tencents_sdk_signs_alike(tencents_sdk: Any) -> None:
    """The legacy SDK sends the same parameters and signature, by GET and POST, SHA-1 and SHA-256.

    Excluded: values that start with an @, which the SDK sends by POST but does not sign, also a
    key, a region or a token (the check warns of it); a token by GET, which our client refuses; a
    port on the SDK's side, which signs it although the docs say the host alone; names with an
    underscore, which no operation has. Flat names are given to both, because the SDK writes a rule
    of spdAcl in a form that the service cannot read.
    """
    seen: Counter[str] = Counter()

    @many
    @given(
        payload=payloads(MODIFY.request.node),
        style=st.sampled_from(["indexed", "unindexed"]),
        keys=st.builds(Keys, NO_FILES, WORDS, st.none() | NO_FILES),
        region=NO_FILES,
        method=st.sampled_from(["GET", "POST"]),
        algorithm=st.sampled_from(["HmacSHA1", "HmacSHA256"]),
        host=HOSTS,
        port=PORTS,
    )
    def compare(
        payload: dict[str, Any],
        style: WireStyle,
        keys: Keys,
        region: str,
        method: str,
        algorithm: str,
        host: str,
        port: int | None,
    ) -> None:
        keys = Keys(keys.id, keys.secret, None if method == "GET" else keys.token)
        pairs = flat(payload, style, method)
        written = [("Action", MODIFY.name), ("RequestClient", base.Base.version), *pairs]
        auth = Proof(
            "SignatureV1",
            keys,
            region=region,
            signature_method=algorithm,
            clock=lambda: NOW,
            nonce=lambda: 7,
        )
        by_get = method == "GET"
        url = f"https://{address(host, port)}/v2/index.php"
        request = httpx.Request(
            method,
            f"{url}?{urlencode(written)}" if by_get else url,
            content=None if by_get else urlencode(written),
        )
        sent = signed(auth, request)
        ours = parameters((sent.url.query if by_get else sent.content).decode())

        config = {
            "secretId": keys.id,
            "secretKey": keys.secret,
            "Token": keys.token or "",
            "defaultRegion": region,
        }
        vars(tencents_sdk).update(config, sign_method=algorithm, requestHost=host)
        theirs = RequestInternal(host, method, tencents_sdk.requestUri)
        tencents_sdk._build_req_inter(MODIFY.name, dict(pairs), theirs)
        assert parameters(theirs.data) == ours

        values = "".join(value for _, value in pairs)
        seen.update(
            [
                method,
                algorithm,
                style,
                *(["token"] if keys.token else []),
                *(["port"] if port else []),
            ]
        )
        seen.update([] if values.isascii() else ["not ASCII"])

    compare()
    assert EACH <= seen["GET"] + seen["POST"]
    assert EACH / 10 < min(
        seen[kind]
        for kind in (
            "GET",
            "POST",
            "HmacSHA1",
            "HmacSHA256",
            "token",
            "port",
            "not ASCII",
            "unindexed",
        )
    )


def flat(payload: dict[str, Any], style: WireStyle, method: str) -> list[tuple[str, str]]:
    """Write a payload as flat names, without the values that the SDK does not sign."""
    if style == "unindexed":
        payload = {
            name: value[:1] if name in ("IKESet", "IPsecSet", "spdAcl") else value
            for name, value in payload.items()
        }
    pairs = form.flatten(MODIFY, payload, style)
    return [pair for pair in pairs if method == "GET" or not pair[1].startswith("@")]


@given(payload=payloads(MODIFY.request.node))
def test_tencents_sdk_flattens_alike(tencents_sdk: Any, payload: dict[str, Any]) -> None:
    """The SDK names nested objects and lists as we do; rules of spdAcl must be JSON for it."""
    rules = [json.dumps(rule, separators=(",", ":")) for rule in payload.get("spdAcl", [])]
    theirs = tencents_sdk._fix_params(payload | ({"spdAcl": rules} if rules else {}))
    assert {name: str(value) for name, value in theirs.items()} == dict(
        form.flatten(MODIFY, payload)
    )


def test_huaweis_sdk_signs_alike() -> None:
    """The SDK adds the same headers and Authorization, for any method, path, query and body.

    Excluded: ids with a slash, ids of dots alone, and port 443 written out (see above); content
    types other than JSON, whose body the SDK does not sign; header values that are not ASCII,
    which our clients refuse. The SDK signs every header that it is given, also its User-Agent; we
    sign those that say what the request means, so the comparison is given no other.
    """
    seen: Counter[str] = Counter()
    bodies = payloads(UPDATE.request.node).map(json_body.plain_json) | TEXTS

    @many
    @given(
        method=st.sampled_from(["PUT", "POST", "GET", "DELETE"]),
        ids=st.tuples(IDS, IDS),
        query=st.lists(st.tuples(TEXTS, TEXTS), max_size=4),
        body=bodies,
        keys=st.builds(Keys, WORDS, WORDS, st.none() | WORDS),
        project=st.none() | WORDS,
        host=HOSTS,
        port=PORTS,
    )
    def compare(
        method: str,
        ids: tuple[str, str],
        query: list[tuple[str, str]],
        body: str,
        keys: Keys,
        project: str | None,
        host: str,
        port: int | None,
    ) -> None:
        server, group = (quote(found, safe="") for found in ids)
        path = f"/v5/p/p2c-vpn-gateways/vpn-servers/{server}/groups/{group}"
        url = f"https://{address(host, port)}{path}" + (f"?{urlencode(query)}" if query else "")
        content = {"Content-Type": "application/json"}
        ours = signed(
            Proof("SdkHmacSha256", keys, project_id=project, clock=lambda: NOW),
            httpx.Request(method, url, content=body.encode(), headers=content),
        )

        theirs = SdkRequest(
            method,
            "https",
            address(host, port),
            path,
            query_params=list(query),
            header_params=content,
            body=body,
        )
        credentials = BasicCredentials(keys.id, keys.secret, project).with_security_token(
            keys.token
        )
        credentials.sign_request(theirs)
        assert theirs.header_params == {name: ours.headers[name] for name in theirs.header_params}

        kinds = {
            "token": keys.token,
            "port": port,
            "query": query,
            "empty body": not body,
            "not ASCII": not body.isascii(),
        }
        seen.update([method, *(kind for kind, holds in kinds.items() if holds)])
        seen.update([] if "".join(ids).isascii() else ["odd id"])

    compare()
    methods = ("PUT", "POST", "GET", "DELETE")
    assert EACH <= sum(seen[method] for method in methods)
    assert EACH / 20 < min(
        seen[kind]
        for kind in (*methods, "token", "port", "query", "empty body", "not ASCII", "odd id")
    )

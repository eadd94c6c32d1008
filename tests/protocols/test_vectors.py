"""Every published and computed signature vector, and the known-bad ones as what they are."""

import hmac
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vpn_preflight.protocols import Claim, Message, sdk_hmac_sha256, signature_v1, tc3_hmac_sha256
from vpn_preflight.protocols.keyed_hash import keyed_hash

VECTORS = Path(__file__).parent.parent / "vectors"


def load(name: str) -> list[dict[str, Any]]:
    """Read the vectors of one vendor."""
    vectors: list[dict[str, Any]] = json.loads(
        (VECTORS / f"{name}.json").read_text(encoding="utf-8")
    )["vectors"]
    return vectors


TENCENT = load("tencent")
V1 = [v for v in TENCENT if v["signatureMethod"] != "TC3-HMAC-SHA256"]
TC3 = [v for v in TENCENT if v["signatureMethod"] == "TC3-HMAC-SHA256"]
HUAWEI = load("huawei")
TENCENT_V3 = load("tencent_v3")
V3_BY_TC3 = [v for v in TENCENT_V3 if v["algorithm"] == "TC3-HMAC-SHA256"]
V3_BY_V1 = [v for v in TENCENT_V3 if v["algorithm"] != "TC3-HMAC-SHA256"]


def named(vectors: list[dict[str, Any]], key: str) -> Any:
    """Parametrise a test with vectors, by their names."""
    return pytest.mark.parametrize("vector", vectors, ids=[v[key] for v in vectors])


def v1(vector: dict[str, Any]) -> tuple[str, str]:
    """Sign a vector of Tencent's, and return the string to sign and the signature."""
    text = signature_v1.string_to_sign(
        vector["method"], vector["host"], vector["path"], vector["params"]
    )
    return text, signature_v1.digest_of(
        vector["secretKey"], text, vector["params"].get("SignatureMethod")
    )


def test_the_files_are_whole() -> None:
    """Each file holds as many vectors as it had when it was made."""
    assert (36, 2, 25, 12, 3) == tuple(map(len, (V1, TC3, HUAWEI, V3_BY_TC3, V3_BY_V1)))


@named([v for v in V1 if v["conformsToSpec"]], "id")
def test_v1_reproduces_each_conforming_vector(vector: dict[str, Any]) -> None:
    """The string to sign and the signature are those of the vector."""
    assert (vector["stringToSign"], vector["signature"]) == v1(vector)


@named([v for v in V1 if not v["conformsToSpec"]], "id")
def test_v1_differs_from_each_known_bad_vector(vector: dict[str, Any]) -> None:
    """A vector that breaks the documented rule is not reproduced, although it fits itself."""
    signature = signature_v1.digest_of(
        vector["secretKey"], vector["stringToSign"], vector["signatureMethod"]
    )
    assert (vector["signature"], True) == (signature, vector["signature"] != v1(vector)[1])


@named(HUAWEI, "name")
def test_sdk_hmac_sha256_reproduces_each_vector(vector: dict[str, Any]) -> None:
    """Canonical request, string to sign, signature and header are those of the vector."""
    url = urlsplit(vector["url"])
    target = url.path + (f"?{url.query}" if url.query else "")
    signed = vector["signedHeaders"]
    canonical = sdk_hmac_sha256.canonical_request(
        Message(vector["method"], target, vector["headers"], body(vector)), signed
    )
    text = sdk_hmac_sha256.string_to_sign(canonical, vector["timestamp"])
    signature = sdk_hmac_sha256.digest_of(vector["sk"], text)
    expected = (
        vector["canonicalRequest"],
        vector["stringToSign"],
        vector["signature"],
        vector["authorization"],
    )
    assert expected == (
        canonical,
        text,
        signature,
        sdk_hmac_sha256.authorization(vector["ak"], signed, signature),
    )


def body(vector: dict[str, Any]) -> bytes:
    """Return the bytes of a vector's body."""
    text: str = vector["body"]
    return text.encode()


def headers(vector: dict[str, Any]) -> dict[str, str]:
    """Return the headers of a request; of what a page prints, those that its signature needs."""
    content = {"Content-Type": vector.get("contentType", ""), "X-TC-Action": "DescribeInstances"}
    return vector.get("headers") or {
        **content,
        "Host": vector["host"],
        "X-TC-Timestamp": str(vector["timestamp"]),
    }


@named(V3_BY_TC3, "id")
def test_tc3_reproduces_each_vector(vector: dict[str, Any]) -> None:
    """Canonical request, string to sign and signature are those of the vector."""
    query = vector.get("query")
    message = Message(
        vector["method"], f"/?{query}" if query else "/", headers(vector), body(vector)
    )
    scope = vector["stringToSign"].split("\n")[2]
    claim = Claim(vector["secretId"], "", tuple(vector["signedHeaders"].split(";")), scope=scope)
    canonical = tc3_hmac_sha256.canonical_request(message, claim.signed)
    text = tc3_hmac_sha256.string_to_sign(canonical, str(vector["timestamp"]), scope)
    expected = (vector["canonicalRequest"], vector["stringToSign"], vector["signature"])
    assert expected == (
        canonical,
        text,
        tc3_hmac_sha256.expected(message, claim, vector["secretKey"]),
    )


@named([v for v in V3_BY_TC3 if "keys" in v], "id")
def test_tc3_derives_the_published_keys(vector: dict[str, Any]) -> None:
    """Those of the date, of the service and of the request."""
    keys = tc3_hmac_sha256.derived_keys(
        f"TC3{vector['secretKey']}", vector["stringToSign"].split("\n")[2]
    )
    assert vector["keys"] == [key.hex() for key in keys]


@named([v for v in V3_BY_TC3 if "Authorization" in v.get("headers", {})], "id")
def test_tc3_reads_what_the_sdk_sends(vector: dict[str, Any]) -> None:
    """Its header is read, and written again as it was."""
    query = vector["query"]
    message = Message(
        vector["method"], f"/?{query}" if query else "/", headers(vector), body(vector)
    )
    claim = tc3_hmac_sha256.read(message)
    written = tc3_hmac_sha256.authorization(claim)
    assert (vector["headers"]["Authorization"], vector["signature"]) == (written, claim.signature)


@named(V3_BY_V1, "id")
def test_v1_reproduces_each_vector_of_the_next_version(vector: dict[str, Any]) -> None:
    """The next version takes the older signature, too, over the path of its own."""
    given = dict(parse_qsl(vector["wire"], keep_blank_values=True))
    text = signature_v1.string_to_sign(vector["method"], vector["host"], "/", given)
    signature = signature_v1.digest_of(vector["secretKey"], text, given["SignatureMethod"])
    assert (vector["stringToSign"], vector["signature"]) == (text, signature)


@named(TC3, "id")
def test_tc3_reproduces_the_vectors_next_to_those_of_v1(vector: dict[str, Any]) -> None:
    """The signature over the canonical request that they print is theirs."""
    _, timestamp, scope, _ = vector["stringToSign"].split("\n")
    text = tc3_hmac_sha256.string_to_sign(vector["canonicalRequest"], timestamp, scope)
    message, claim = Message("POST", "/", {"X-TC-Timestamp": timestamp}), Claim("", "", scope=scope)
    secret, canonical = f"TC3{vector['secretKey']}", vector["canonicalRequest"]
    signature = tc3_hmac_sha256.digest_of(secret, message, claim, canonical)
    assert (vector["stringToSign"], vector["signature"]) == (text, signature)


@given(st.binary(max_size=200), st.binary(max_size=300), st.sampled_from(["sha1", "sha256"]))
@example(bytes(64), b"", "sha256")
@example(bytes(65), b"", "sha1")
def test_a_keyed_hash_is_that_of_the_standard_library(
    secret: bytes, content: bytes, name: str
) -> None:
    """For keys of any length, those longer than a block among them, and more than once."""
    expected = hmac.digest(secret, content, name)
    assert [expected] * 2 == [keyed_hash(secret, content, name) for _ in range(2)]


def test_a_key_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To begin a hash takes longer than to go on with it."""
    begun: list[str] = []
    new = hmac.new
    monkeypatch.setattr(
        hmac,
        "new",
        lambda key, digestmod: (begun.append(digestmod), new(key, digestmod=digestmod))[1],
    )
    for content in (b"one", b"two"):
        keyed_hash(b"a key of this test", content)
    assert ["sha256"] == begun

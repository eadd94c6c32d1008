"""Every published and computed signature vector, and the known-bad ones as what they are."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from vpn_preflight.protocols import Message, sdk_hmac_sha256, signature_v1

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
    assert (36, 2, 25) == (len(V1), len(TC3), len(HUAWEI))


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


@named(TC3, "id")
def test_the_vectors_of_the_next_version_are_sound(vector: dict[str, Any]) -> None:
    """The vectors of API 3.0, which no client of ours speaks, agree with their own rule."""
    date, service, end = vector["stringToSign"].split("\n")[2].split("/")
    key = f"TC3{vector['secretKey']}".encode()
    for part in (date, service, end):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    hashed = hashlib.sha256(vector["canonicalRequest"].encode()).hexdigest()
    signature = hmac.digest(key, vector["stringToSign"].encode(), hashlib.sha256).hex()
    payload = hashlib.sha256(vector["payload"].encode()).hexdigest()
    assert (True, hashed) == (
        vector["canonicalRequest"].endswith(payload),
        vector["stringToSign"].rpartition("\n")[2],
    )
    assert vector["signature"] == signature

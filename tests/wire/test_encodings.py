"""Encoded answers: nobody asks for them, one encoding is taken off, and none makes much of little."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from calls import EXAMPLE
from faulty import Faulty, answer
from senders import Send, after_the_request

from cloud_vpn.tencent_vpc import ResponseError
from vpn_preflight.wire.receiving import LIMIT


def packed(content: bytes, times: int) -> bytes:
    """Compress something again and again."""
    for _ in range(times):
        content = gzip.compress(content)
    return content


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("gzip", packed(bytes(64 * 1024 * 1024), 1), "longer than"),
        ("gzip, gzip, gzip", packed(bytes(64 * 1024 * 1024), 3), "not a JSON object"),
        ("br", b"\x0b\x02\x80{}\x03", "not a JSON object"),
        ("gzip", b"no gzip", "not a JSON object"),
        ("gzip", b"x" * (LIMIT + 1), "longer than"),
        ("gzip", packed(b'{"code": 0}', 1)[:-20], "not a JSON object"),
    ],
    ids=["bomb", "three layers", "brotli", "no gzip", "no gzip and long", "cut off"],
)
def test_an_encoding_that_gives_no_answer_leaves_a_doubt(send: Send, name: str, body: bytes, words: str) -> None:
    """What cannot be decoded, or not within the limit, cannot be read."""
    with Faulty(after_the_request(answer(body=body, Content_Encoding=name))) as service, pytest.raises(ResponseError, match=words):
        send(service.url)


def test_an_encoding_that_a_transport_took_off_is_not_taken_off_again(vpc: Any, tencent: Any) -> None:
    """A transport of the caller's may have read the answer already."""

    def read(_: httpx.Request) -> httpx.Response:
        stream = httpx.ByteStream(gzip.compress(b'{"code": 0, "data": {"taskId": 12}}'))
        response = httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=stream)
        response.read()
        return response

    tencent.answers = [read]
    assert 12 == vpc().modify_vpn_conn_ex(**EXAMPLE).data.task_id


def bare_deflate(content: bytes) -> bytes:
    """Compress without a head, as some services do under the name of deflate."""
    return zlib.compress(content)[2:-4]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        *(("gzip", gzip.compress), ("GZip ", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)),
        *(("deflate", bare_deflate), ("identity", bytes), ("Identity", bytes), ("identity, identity", bytes)),
        *(("UTF-8", bytes), ("none", bytes), ("", bytes), ("gzip", bytes), ("deflate", bytes)),
    ],
)
def test_a_success_that_can_be_read_is_read(send: Send, name: str, pack: Callable[[bytes], bytes]) -> None:
    """No encoding is asked for; a service that sends or only names one all the same has acted."""
    success = pack(b'{"code": 0, "data": {"taskId": 12}}')
    with Faulty(after_the_request(answer(body=success, Content_Encoding=name))) as service:
        assert 12 == send(service.url).data.task_id


@pytest.mark.parametrize(("times", "name"), [(1, "gzip"), (2, "gzip, gzip")])
def test_an_encoded_answer_takes_no_more_memory_than_a_plain_one(send: Send, times: int, name: str) -> None:
    """What a few bytes can be blown up to is never held."""
    bomb = answer(body=packed(bytes(128 * 1024 * 1024), times), Content_Encoding=name)
    tracemalloc.start()
    with Faulty(after_the_request(bomb)) as service, pytest.raises(ResponseError):
        send(service.url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * LIMIT


def test_what_cannot_be_decoded_is_kept_as_it_came(send: Send) -> None:
    """The raw answer is there for whoever can read it, in all its pieces."""
    body = b"\x0b\x02\x80{}\x03" * 50_000
    with Faulty(after_the_request(answer(body=body, Content_Encoding="gzip"))) as service, pytest.raises(ResponseError) as raised:
        send(service.url)
    assert body == raised.value.answer.content  # type: ignore[union-attr]

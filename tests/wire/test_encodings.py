"""Encoded answers: nobody asks for them, one encoding is decoded, and none grows too large."""

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

from cloud_vpn.tencent_vpc import ResponseError, ServerError
from vpn_preflight.wire.body import LIMIT

SUCCESS = b'{"code": 0, "data": {"taskId": 12}}'


def packed(content: bytes, times: int) -> bytes:
    """Compress something again and again."""
    for _ in range(times):
        content = gzip.compress(content)
    return content


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("gzip", packed(bytes(64 * 1024 * 1024), 1), "longer than"),
        ("deflate", zlib.compress(bytes(64 * 1024 * 1024)), "longer than"),
        ("gzip, gzip, gzip", packed(bytes(64 * 1024 * 1024), 3), "cannot be decoded"),
        ("gzip, gzip", packed(SUCCESS, 2), "cannot be decoded"),
        ("br", b"\x0b\x02\x80{}\x03", "cannot be decoded"),
        ("zstd", b"\x28\xb5\x2f\xfd", "cannot be decoded"),
        ("UTF-8", SUCCESS, "cannot be decoded"),
        ("gzip", SUCCESS, "cannot be decoded"),
        ("deflate", SUCCESS, "cannot be decoded"),
        ("gzip", zlib.compress(SUCCESS), "cannot be decoded"),
        ("gzip", b"x" * (LIMIT + 1), "longer than"),
        ("gzip", packed(SUCCESS, 1)[:-20], "cannot be decoded"),
        ("gzip", packed(SUCCESS, 1) + b"more", "cannot be decoded"),
        ("gzip", b"", "cannot be decoded"),
    ],
)
def test_an_encoding_that_gives_no_answer_leaves_a_doubt(
    send: Send, name: str, body: bytes, words: str
) -> None:
    """What cannot be decoded within the limit cannot be read; the bytes are kept."""
    script = after_the_request(answer(body=body, Content_Encoding=name))
    with Faulty(script) as service, pytest.raises(ResponseError, match=words) as raised:
        send(service.url)
    kept = raised.value.answer.content if raised.value.answer else b""
    assert (True, True) == (
        raised.value.may_have_been_made,
        kept == body or len(body) > LIMIT or words == "longer than",
    )


def test_a_read_that_cannot_be_decoded_changed_nothing(tencent: Any, vpc: Any) -> None:
    """Only a change leaves a doubt."""
    tencent.answers = [
        httpx.Response(200, headers={"Content-Encoding": "br"}, stream=httpx.ByteStream(b"\x0b"))
    ]
    with pytest.raises(ResponseError, match="cannot be decoded") as raised:
        vpc().describe_vpn_conn(vpc_id="vpc-03vihbk9")
    assert (False, b"\x0b") == (
        raised.value.may_have_been_made,
        raised.value.answer and raised.value.answer.content,
    )


@pytest.mark.parametrize(("name", "body"), [("br", b"\x0b"), ("gzip", b"no gzip")])
def test_a_refusal_that_cannot_be_decoded_is_one(send: Send, name: str, body: bytes) -> None:
    """The status says so."""
    script = after_the_request(answer("503 No", body, Content_Encoding=name))
    with Faulty(script) as service, pytest.raises(ServerError, match="HTTP 503"):
        send(service.url, retries=0)


def test_an_encoding_that_a_transport_took_off_is_not_taken_off_again(
    vpc: Any, tencent: Any
) -> None:
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
        *(
            ("gzip", gzip.compress),
            ("GZip ", gzip.compress),
            ("x-gzip", gzip.compress),
            ("deflate", zlib.compress),
        ),
        *(
            ("deflate", bare_deflate),
            ("identity", bytes),
            ("Identity", bytes),
            ("identity, identity", bytes),
        ),
        *(("", bytes), (" , identity", bytes)),
    ],
)
def test_a_success_that_can_be_read_is_read(
    send: Send, name: str, pack: Callable[[bytes], bytes]
) -> None:
    """No encoding is asked for; a service that sends a usual one all the same has acted."""
    success = pack(SUCCESS)
    with Faulty(after_the_request(answer(body=success, Content_Encoding=name))) as service:
        assert 12 == send(service.url).data.task_id


@pytest.mark.parametrize(("times", "name"), [(1, "gzip"), (2, "gzip, gzip")])
def test_an_encoded_answer_takes_no_more_memory_than_a_plain_one(
    send: Send, times: int, name: str
) -> None:
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
    with (
        Faulty(after_the_request(answer(body=body, Content_Encoding="gzip"))) as service,
        pytest.raises(ResponseError) as raised,
    ):
        send(service.url)
    assert body == raised.value.answer.content  # type: ignore[union-attr]

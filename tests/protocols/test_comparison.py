"""What the service shows of a refused signature, read and compared with ours."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight import contract, redaction
from vpn_preflight.protocols import Message, comparison, sdk_hmac_sha256
from vpn_preflight.protocols.comparison import Difference

UPDATE = contract.operation("UpdateVpnUserGroup")
HASH = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
OURS = f"PUT\n/v5/p/\nlimit=1\nhost:h\nx-sdk-date:20240617T095903Z\n\nhost;x-sdk-date\n{HASH}"
WORDS = "Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:"


def shown(canonical: str) -> str:
    """Write a canonical request as the service shows it."""
    return WORDS + canonical.replace("\n", "|")


@pytest.mark.parametrize(
    "text",
    [
        shown(OURS),
        f"HTTP/1.1 401\r\n\r\n{shown(OURS)}\r\n",
        json.dumps({"error_msg": shown(OURS), "error_code": "APIGW.0301"}),
        json.dumps({"error_msg": shown(OURS)}).replace("/", "\\/").replace("=", "\\u003d"),
        json.dumps([{"error": {"message": shown(OURS)}}], indent=2),
        f"HTTP/1.1 401\r\n\r\n{json.dumps({'error_msg': shown(OURS)})}".replace("=", "\\u003d"),
        f"request {{}} failed: {shown(OURS)}",
        # Cut out of a log, where it is not JSON any more.
        f'"error_msg":"{shown(OURS)}","error_code":"APIGW.0301"',
        f"{shown(OURS)}, and again {shown(OURS)}",
    ],
)
def test_it_is_found_in_an_answer(text: str) -> None:
    """As a body of JSON, as the message alone, and with something around it."""
    assert OURS == comparison.server_canonical_request(text)


@pytest.mark.parametrize(
    "text", ["", "{", WORDS, "[" * 100_000, shown(OURS)[:-70], '{"error_msg": "APIGW.0303"}', "1"]
)
def test_other_answers_show_none(text: str) -> None:
    """Nothing is found where there is none, or not the whole of it."""
    assert None is comparison.server_canonical_request(text)


def test_an_encoded_path_and_an_empty_query() -> None:
    """An answer of the real gateway as it was published, its ids shortened."""
    text = (
        "canonicalRequest:DELETE|/v2/0bcc/fgs/functions/urn%3Afss%3Acn-north-4/||host:functiongraph.cn-north-4.myhuaweicloud.com"
        f"|x-project-id:0bcc|x-sdk-date:20210824T025548Z||host;x-project-id;x-sdk-date|{HASH}"
    )
    assert text.partition(":")[2].split("|") == (
        comparison.server_canonical_request(text) or ""
    ).split("\n")


VALUES = st.text(st.sampled_from("|ab:; x=/"), max_size=12).map(str.strip)


@given(
    st.dictionaries(st.sampled_from(["host", "x-a", "x-b", "x-sdk-date"]), VALUES),
    st.sampled_from(["", "a=b&c=%7C"]),
)
def test_bars_in_values_stay(headers: dict[str, str], query: str) -> None:
    """What was signed comes back, unless a value has the end of the headers or the next one."""
    canonical = sdk_hmac_sha256.canonical_request(
        Message("PUT", f"/v5/p?{query}", headers, b""), headers
    )
    if "||" not in "".join(f"{value}|" for value in headers.values()):
        assert canonical == comparison.server_canonical_request(shown(canonical))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("PUT", "POST", Difference("method", "PUT", "POST")),
        ("/v5/p/", "/v5/q/", Difference("path", "/v5/p/", "/v5/q/")),
        ("limit=1", "", Difference("query", "limit=1", "")),
        ("host:h", "host:h:443", Difference("header host", "h", "h:443")),
        ("\nhost;x", "\nx", Difference("signed headers", "host;x-sdk-date", "x-sdk-date")),
        (HASH, "UNSIGNED-PAYLOAD", Difference("body hash", HASH, "UNSIGNED-PAYLOAD")),
        # Both are changed: the first one counts.
        ("1\nhost:h", "2\nhost:i", Difference("query", "limit=1", "limit=2")),
    ],
)
def test_the_first_part_that_differs(old: str, new: str, expected: Difference) -> None:
    """Its name, what we signed, and what the service made of it."""
    assert expected == comparison.first_difference(OURS, OURS.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        # Masked as a whole, masked in part, and a line that is not shown.
        ("host:h", "host:***"),
        ("20240617T095903Z", "2024****03Z"),
        (HASH, "***"),
        ("\nhost:h\n", "\n"),
    ],
)
def test_what_is_hidden_is_no_difference(old: str, new: str) -> None:
    """Either side may be masked, and a service may omit a line."""
    other = OURS.replace(old, new, 1)
    assert (None, None) == (
        comparison.first_difference(OURS, other),
        comparison.first_difference(other, OURS),
    )


def test_around_a_mask_the_values_are_compared() -> None:
    """What a mask shows must be the same."""
    found = comparison.first_difference(OURS, OURS.replace("20240617T095903Z", "2025****03Z"))
    assert Difference("header x-sdk-date", "20240617T095903Z", "2025****03Z") == found


def test_a_string_that_is_not_a_canonical_request() -> None:
    """It raises ValueError."""
    for text in ("", OURS.replace("\n\n", "\n-\n")):
        with pytest.raises(ValueError, match="canonical request"):
            comparison.first_difference(OURS, text)


def test_a_difference_shows_no_secret() -> None:
    """Its repr names the part alone; masked, only a header with a credential has no values."""
    secret = Difference("header x-security-token", "zanzibarine", "zanzibarine-2")
    assert "<Difference of the header x-security-token>" == repr(secret)
    assert ("header x-security-token", "***", "***") == redaction.mask_difference(UPDATE, secret)
    for harmless in (Difference("header host", "a", "b"), Difference("query", "a", "b")):
        assert harmless == redaction.mask_difference(UPDATE, harmless)

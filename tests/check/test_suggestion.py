"""Guesses at what was meant, and what may be fixed without asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.rules.suggestion import closest, closest_value, is_slip

CIPHERS = ["3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc", "null"]
FIELDS = ["vpcId", "vpnGwId", "vpnConnId", "vpnConnName", "preSharedKey", "userGwCidrBlock"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("pre_shared_key", "preSharedKey"),
        ("PRESHAREDKEY", "preSharedKey"),
        ("SharedKeyPre", "preSharedKey"),
        ("sharedKey", "preSharedKey"),
        ("preSharedKye", "preSharedKey"),
        ("vpnGatewayId", "vpnGwId"),
        ("vpnConnectionId", "vpnConnId"),
        ("user\u200bGwCidrBlock", "userGwCidrBlock"),
        ("id", None),
        ("vpnId", None),
        ("userGwSubnets", None),
        ("", None),
        ("\ufffd", None),
        ("x" * 1_000_000, None),
    ],
)
def test_a_field_is_found_by_the_words_of_its_name(written: str, expected: str | None) -> None:
    """In any case, order and separators, abbreviated or misspelt, but never one of several."""
    assert expected == closest(written, FIELDS)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("AES-256-CBC", "aes-cbc-256"),
        ("aes256", "aes-cbc-256"),
        ("AESCBC192", "aes-cbc-192"),
        ("aes_128", "aes-cbc-128"),
        ("aes cbc 128", "aes-cbc-128"),
        ("3DES", "3des-cbc"),
        ("des", "des-cbc"),
        ("aes", None),
        ("256", "aes-cbc-256"),
        ("aes-gcm-256", None),
        ("aes-cfb-256", None),
        ("aes-ctr-128", None),
        ("aes-cbc-512", None),
        ("camellia-cbc-256", None),
        ("chacha20", None),
    ],
)
def test_a_value_is_found_by_its_parts(written: str, expected: str | None) -> None:
    """Its words and numbers are all parts of the one that is meant: letters alone do not count."""
    assert expected == closest_value(written, CIPHERS, {})


@pytest.mark.parametrize(
    ("written", "expected"), [("modp2048", "b14"), ("2048", "b14"), ("modp4096", None)]
)
def test_a_value_is_found_by_another_name(written: str, expected: str | None) -> None:
    """What other products call it counts as its name."""
    assert expected == closest_value(written, ["a2", "b14"], {"b14": ["modp2048"]})


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [
        ("abcdx", "abcde", True),
        ("abdc", "abcd", True),
        ("abcdd", "abcd", True),
        ("abd", "abcd", False),
        ("abcdexx", "abcde", False),
        ("aes256", "aes-cbc-256", False),
        ("sha256", "sha", False),
        ("shaa", "sha", False),
        ("group15", "group14", False),
        ("GROUP-14", "group14", True),
        ("x" * 1_000_000, "x", False),
    ],
)
def test_what_is_a_slip(written: str, meant: str, *, expected: bool) -> None:
    """Another case or separator, two letters swapped, or one too many, too few or wrong."""
    assert expected == is_slip(written, meant)


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_name_can_be_compared(written: str, known: list[str]) -> None:
    """Nothing raises, and what is found is one of the known names."""
    assert closest(written, known) in {None, *known}
    assert closest_value(written, known, {}) in {None, *known}

"""Guesses: what is told as meant, and what is safe to put in its place."""

import pytest

from vpn_preflight.rules.suggestion import closest, is_slip


@pytest.mark.parametrize(
    ("written", "known", "expected"),
    [
        ("abcxy", ["abcde"], "abcde"),
        ("abxyz", ["abcde"], None),
        ("ABCDE", ["abcde"], "abcde"),
        ("ab\u200bcde", ["abcde"], "abcde"),
        ("group3", ["group1", "group2"], None),
        ("a", [], None),
    ],
)
def test_what_was_meant(written: str, known: list[str], expected: str | None) -> None:
    """What is alike in six of ten characters, unless two are so to the same degree."""
    assert expected == closest(written, known)


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [
        ("abcdx", "abcde", True),
        ("abcx", "abcd", False),
        ("abdc", "abcd", True),
        ("abcdefghxx", "abcdefgh", True),
        ("abcdefghijklxxx", "abcdefghijkl", False),
        ("IPsecSerithm", "IPsecSet", False),
        ("sha256", "sha", False),
        ("group-14", "group14", True),
    ],
)
def test_what_is_a_slip(written: str, meant: str, expected: bool) -> None:
    """Letters swapped, or eight of ten alike, the same digits, and no more than two characters too many or too few."""
    assert expected == is_slip(written, meant)

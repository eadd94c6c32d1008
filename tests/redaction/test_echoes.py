"""A secret that somebody else repeats is hidden, however it is written."""

import html
import json
import re
import urllib.parse
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.redaction import MASK, Secrets, mask_text

SECRET = "quixotic/\"ze'ph+yr\\ ü<&=>%\n\U0001f600"
LONG = "0123456789" * 50
WAYS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "a URL": urllib.parse.quote,
    "a parameter": lambda text: urllib.parse.quote(text, safe=""),
    "a parameter in small letters": lambda text: re.sub(
        "%..", lambda found: found[0].lower(), urllib.parse.quote(text, safe="")
    ),
    "a form": urllib.parse.quote_plus,
    "a URL in a URL": lambda text: urllib.parse.quote(urllib.parse.quote(text, safe=""), safe=""),
    "a URL in two more": lambda text: urllib.parse.quote(
        urllib.parse.quote(urllib.parse.quote(text, safe=""), safe=""), safe=""
    ),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON as it is": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "JSON with slashes": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "JSON for HTML": lambda text: (
        json.dumps(text)[1:-1]
        .replace("<", "\\u003c")
        .replace("&", "\\u0026")
        .replace("=", "\\u003D")
    ),
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)[1:-1])[1:-1],
    "HTML": html.escape,
    "HTML with numbers": lambda text: (
        text.replace("&", "&#38;").replace('"', "&#034;").replace("<", "&#x3C;")
    ),
    "HTML in HTML": lambda text: html.escape(html.escape(text)),
    "a text of Python": lambda text: repr(text)[1:-1],
    "bytes of Python": lambda text: repr(text.encode())[2:-1],
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_is_hidden(way: str) -> None:
    """Nothing of the secret is left, and everything around it is."""
    assert f"before {MASK} behind {MASK}" == mask_text(
        f"before {WAYS[way](SECRET)} behind {WAYS[way](SECRET)}", [SECRET]
    )


@given(st.text(min_size=1).filter(lambda text: set(text) != {"*"}), st.sampled_from(list(WAYS)))
def test_any_secret_is_hidden(secret: str, way: str) -> None:
    """Whatever the secret is, it is not to be found in what is left."""
    masked = mask_text(f"before {WAYS[way](secret)} behind", [secret])
    assert (True, False) == (MASK in masked, WAYS[way](secret) in masked)


@pytest.mark.parametrize(
    ("expected", "text", "secret"),
    [
        ("is ***", 'is quixotic/"ze', SECRET),
        ("is ***…", 'is quixotic/"ze…', SECRET),
        ("is Quixotic/", "is Quixotic/", SECRET),
        ("is quixotic", "is quixotic", SECRET),
        ("is ***", "is tencentt", "tencenttest"),
        ("is tencent", "is tencent", "tencenttest"),
        ("is ***", f"is {LONG[:64]}", LONG),
        (f"is {LONG[:63]}", f"is {LONG[:63]}", LONG),
    ],
)
def test_a_secret_that_was_cut_off_is_hidden(expected: str, text: str, secret: str) -> None:
    """A third of it, from 8 to 64 characters, is masked like the secret; less may be any word."""
    assert expected == mask_text(text, [secret])


def test_a_short_secret_is_hidden_whole() -> None:
    """Where a secret has less than eight characters, all of them must be there."""
    assert "*** ab" == mask_text("abc ab", ["abc"])


def test_the_longest_secret_goes_first() -> None:
    """One that holds another is hidden as one."""
    assert MASK == mask_text("secret-and-more", ["secret", "secret-and-more"])


def test_a_part_that_reads_like_an_escape_is_no_end() -> None:
    """A secret may hold what an escape of another character looks like."""
    secret = "12345678&amp;%25\\u0041"
    assert f"{MASK}." == mask_text(f"{secret}.", [secret])


@pytest.mark.parametrize("secrets", [[], [""], ["other"]])
def test_a_text_without_a_secret_stays(secrets: list[str]) -> None:
    """What is no secret is not touched."""
    assert "a 'text' & more" == mask_text("a 'text' & more", secrets)


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{0!r}".format])
def test_a_set_of_secrets_does_not_show_them(show: Callable[[Any], str]) -> None:
    """Only their number is told."""
    assert "<2 secrets>" == show(Secrets(["quixotic", "zephyr"]))

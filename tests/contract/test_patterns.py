"""No regular expression of the tree takes more than linear time; the steps are counted."""

import re
from typing import Any

import patterns
import pytest
from backtracking import Pattern, growing
from hypothesis import given
from hypothesis import strategies as st

# These come from the settings of whoever runs the linter, who can stop it as well.
GIVEN = {("vpn_preflight.lint.settings", "expressions")}
FOUND = list(patterns.patterns())


@pytest.mark.parametrize(
    "found", [pytest.param(each, id=f"{each.place} {each.is_searched}") for each in FOUND]
)
def test_a_pattern_takes_linear_time(found: patterns.Found) -> None:
    """Whatever repeats in the input, however the match fails, and wherever a search starts."""
    assert None is growing(found.pattern, is_full=not found.is_searched)


def test_every_pattern_is_tried() -> None:
    """None is put together where nobody saw it."""
    assert (
        set()
        == {(site.module, site.name) for site in patterns.sites() if not patterns.of_site(site)}
        - GIVEN
    )


@pytest.mark.parametrize(
    ("pattern", "is_full"),
    [
        (r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+", True),
        (r"(a+)+b", True),
        (r"(a|aa)*b", True),
        (r"(\w+\s?)*x", True),
        (r"a*a*b", True),
        (r"(.*),(.*),(.*)x", True),
        (r"(?:[&!]\S*(?:\s|#[^\n]*)*)+", True),
        (r"(?i)(?:Ab|aB)*(?:ab)*c", True),
        (rb"x*?y{0,3}x*?z", True),
        (r"(a)(?=a*a*b)", True),
        (r"\s+$", False),
        (r"a[^b]*b", False),
        (r"vpn\.[^/\s]+\.com", False),
        (r'[{,]"a":(?:[{\s]|#[^\n]*\n)*+"b"', False),
    ],
)
def test_a_careless_pattern_is_caught(pattern: Any, is_full: bool) -> None:
    """Nested and neighbouring repetitions, alternatives that overlap, searches from every place."""
    assert None is not growing(re.compile(pattern), is_full=is_full)


@pytest.mark.parametrize(
    ("pattern", "is_full"),
    [
        (r"[0-9]+x", True),
        (r"[a-z]+(?:-[a-z]+)*", True),
        (r"(?:[&!]\S*(?:\s+|#[^\r\n]*)*+)++", True),
        (r"(?>a+)a*b", True),
        (r"\s+$", True),
        (r"\w{1,8}\w{1,8}x", True),
        (r"#[^\n]*", False),
        (r"vpn\.[a-z]{1,63}\.com", False),
    ],
)
def test_a_careful_pattern_is_left_alone(pattern: str, is_full: bool) -> None:
    """One way to match, nothing to give back, or a bound on what is tried."""
    assert None is growing(re.compile(pattern), is_full=is_full)


@given(st.data(), st.sampled_from(FOUND))
def test_the_matcher_agrees_with_the_engine(data: st.DataObject, found: patterns.Found) -> None:
    """What counts the steps finds what the engine finds."""
    counted = Pattern(found.pattern)
    letters = st.text(st.sampled_from(counted.alphabet or "a"), max_size=8)
    text = data.draw(letters | st.sampled_from(counted.samples(counted.tree, counted.flags)))
    subject = counted.subject(text)
    assert (found.pattern.fullmatch(subject) is not None) == counted.match(text)
    assert (found.pattern.search(subject) is not None) == counted.match(text, is_full=False)

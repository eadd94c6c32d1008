"""The VFR rules: a file that cannot be read as a payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.rules.rule import register

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule


def unreadable(code: str, name: str, summary: str) -> Rule:
    """Add a rule about what was not checked at all, so that nothing switches it off."""
    return register(code, name, "error", summary, ignorable="nowhere")


UNOPENED = unreadable(
    "VFR001", "cannot-be-opened", "A file that is missing, is a folder, or may not be read."
)
ENCODING = unreadable("VFR002", "not-utf-8", "A file that is not written in UTF-8.")
LARGE = unreadable("VFR003", "too-large", "A document larger than any payload.")
SYNTAX = unreadable("VFR004", "not-json", "A document that is not JSON.")
DUPLICATE = unreadable(
    "VFR005",
    "duplicate-name",
    "A name written twice in one object: readers differ in which they take.",
)
DEEP = unreadable("VFR006", "too-deep", "A document nested deeper than any payload.")
NUMBER = unreadable(
    "VFR007",
    "unportable-number",
    "A number that JSON does not have, or that readers round differently.",
)
UNKNOWN = unreadable(
    "VFR008", "unknown-operation", "A payload of an operation that is not known or cannot be told."
)
OTHER = unreadable(
    "VFR009", "other-operation", "A request file of another operation than the one asked for."
)
SHAPE = unreadable(
    "VFR010",
    "malformed-request-file",
    "A request file with a member it does not have, without its body, or whose path or query is no object.",
)
AMBIGUOUS = unreadable(
    "VFR011", "ambiguous-yaml", "A value that readers of YAML 1.1 and 1.2 take for different ones."
)
TAB = unreadable("VFR012", "tab-in-yaml", "A tab that indents in YAML.")
YAML = unreadable("VFR013", "not-yaml", "A document that is not YAML, or whose names are no texts.")
TAG = unreadable("VFR014", "foreign-tag", "A tag of YAML that JSON has no type for.")
BOMB = unreadable(
    "VFR015", "anchor-bomb", "A document that grows beyond all measure by its aliases."
)
NO_REQUEST = unreadable("VFR016", "not-a-request", "A captured request that cannot be read.")
EMPTY = unreadable("VFR018", "no-payload", "A file that holds nothing to check.")

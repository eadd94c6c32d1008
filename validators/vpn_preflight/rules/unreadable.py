"""The VFR rules: a file that cannot be read as a payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.rules.rule import register

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule


def unreadable(code: str, name: str, summary: str) -> Rule:
    """Register a rule about what was not checked at all; nothing switches it off."""
    return register(code, name, "error", summary, ignorable="nowhere")


UNOPENED = unreadable(
    "VFR001", "cannot-be-opened", "A file that does not exist or cannot be opened."
)
ENCODING = unreadable("VFR002", "not-utf-8", "A file that is not UTF-8.")
LARGE = unreadable("VFR003", "too-large", "A document that is larger than any payload.")
SYNTAX = unreadable("VFR004", "not-json", "A document that is not JSON.")
DUPLICATE = unreadable(
    "VFR005",
    "duplicate-name",
    "Two fields with the same name in an object.",
)
DEEP = unreadable("VFR006", "too-deep", "A document that is nested deeper than any payload.")
NUMBER = unreadable(
    "VFR007",
    "unportable-number",
    "A number that JSON does not have, or that programs round differently.",
)
UNKNOWN = unreadable("VFR008", "unknown-operation", "A payload whose operation is not known.")
OTHER = unreadable(
    "VFR009", "other-operation", "A request file for another operation than the requested one."
)
SHAPE = unreadable(
    "VFR010",
    "malformed-request-file",
    "A request file with an unknown or missing part, or a path or query that is not an object.",
)
AMBIGUOUS = unreadable(
    "VFR011", "ambiguous-yaml", "A value that YAML 1.1 and 1.2 read differently."
)
TAB = unreadable("VFR012", "tab-in-yaml", "A tab in the indentation of YAML.")
YAML = unreadable(
    "VFR013", "not-yaml", "A document that is not YAML, or has a field name that is not a string."
)
TAG = unreadable("VFR014", "foreign-tag", "A YAML tag of a type that JSON does not have.")
BOMB = unreadable("VFR015", "anchor-bomb", "A document that its aliases make too large.")
NO_REQUEST = unreadable("VFR016", "not-a-request", "A captured request that cannot be read.")
EMPTY = unreadable("VFR018", "no-payload", "A file with nothing to check.")

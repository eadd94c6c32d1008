"""The VFR rules: a file that cannot be read as a payload."""

from __future__ import annotations

from vpn_preflight.rules.rule import register

__all__ = [
    "AMBIGUOUS",
    "BOMB",
    "DEEP",
    "DUPLICATE",
    "EMPTY",
    "ENCODING",
    "FAMILY",
    "LARGE",
    "NO_REQUEST",
    "NUMBER",
    "OTHER",
    "SHAPE",
    "SYNTAX",
    "TAB",
    "TAG",
    "UNKNOWN",
    "UNOPENED",
    "YAML",
]

# What is found of these says that something was not checked at all, so nothing switches them off.
FAMILY = "VFR"

UNOPENED = register("VFR001", "cannot-be-opened", "error", "A file that is missing, is a folder, or may not be read.")
ENCODING = register("VFR002", "not-utf-8", "error", "A file that is not written in UTF-8.")
LARGE = register("VFR003", "too-large", "error", "A document larger than any payload.")
SYNTAX = register("VFR004", "not-json", "error", "A document that is not JSON.")
DUPLICATE = register("VFR005", "duplicate-name", "error", "A name written twice in one object: readers differ in which they take.")
DEEP = register("VFR006", "too-deep", "error", "A document nested deeper than any payload.")
NUMBER = register("VFR007", "unportable-number", "error", "A number that JSON does not have, or that readers round differently.")
UNKNOWN = register("VFR008", "unknown-operation", "error", "A payload of an operation that is not known or cannot be told.")
OTHER = register("VFR009", "other-operation", "error", "A request file of another operation than the one asked for.")
SHAPE = register(
    "VFR010",
    "malformed-request-file",
    "error",
    "A request file with a member it does not have, without its body, or whose path or query is no object.",
)
AMBIGUOUS = register("VFR011", "ambiguous-yaml", "error", "A value that readers of YAML 1.1 and 1.2 take for different ones.")
TAB = register("VFR012", "tab-in-yaml", "error", "A tab that indents in YAML.")
YAML = register("VFR013", "not-yaml", "error", "A document that is not YAML, or whose names are no texts.")
TAG = register("VFR014", "foreign-tag", "error", "A tag of YAML that JSON has no type for.")
BOMB = register("VFR015", "anchor-bomb", "error", "A document that grows beyond all measure by its aliases.")
NO_REQUEST = register("VFR016", "not-a-request", "error", "A captured request that cannot be read.")
EMPTY = register("VFR018", "no-payload", "error", "A file that holds nothing to check.")

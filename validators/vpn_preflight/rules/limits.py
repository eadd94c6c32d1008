"""The VFS rules: what the tables of the docs demand; `tables` has the search.

Codes that a place has of its own are in the contract: `x-codes` by keyword, and `x-disputed` where
there is evidence against the docs.
"""

from __future__ import annotations

from vpn_preflight.rules.rule import register

MISSING = register(
    "VFS001", "missing-field", "error", "A required field is missing.", judges="object"
)
UNKNOWN = register(
    "VFS002", "unknown-field", "error", "A field that the docs do not list.", judges="name"
)
TYPE = register("VFS003", "wrong-type", "error", "A value of another type than the docs give.")
LISTED = register(
    "VFS004", "unlisted-value", "error", "A value that is not one of the allowed values."
)
RANGE = register(
    "VFS005", "out-of-range", "error", "A number outside the range that the docs give."
)
LONG = register("VFS006", "too-long", "error", "A string or a list longer than the docs allow.")
SHORT = register("VFS007", "too-short", "error", "A string or a list shorter than the docs allow.")
CHARACTER = register(
    "VFS008", "character-not-allowed", "error", "A character that the docs do not allow."
)
register("VFS009", "space-not-listed", "error", "A space, which the docs do not allow.")
register(
    "VFS010",
    "chinese-not-listed",
    "error",
    "A Chinese character, which only the Chinese edition of the docs allows.",
)
register(
    "VFS011",
    "neither-of-two",
    "error",
    "Both fields are missing, and the docs require one of them.",
    judges="object",
)
register(
    "VFS012",
    "required-by-another",
    "error",
    "A field is missing, and the value of another field makes it required.",
    judges="object",
)
register(
    "VFS013",
    "local-address-missing",
    "error",
    'localAddress is missing, although localIdentity is "address".',
    judges="object",
)
register(
    "VFS014", "traffic-above-maximum", "error", "A traffic lifetime above the maximum in the docs."
)
EMPTY = register(
    "VFS015", "empty-container", "error", "An empty list or object, which would vanish on the wire."
)
SEGMENT = register(
    *("VFS016", "not-a-path-segment", "error", "An id that would change the path of the URL."),
    ignorable="in reports",
)
UNSENDABLE = register(
    *("VFS017", "unsendable-value", "error", "A value that cannot be written in UTF-8 or in JSON."),
    ignorable="in reports",
)
EXCLUSIVE = register(
    "VFS020",
    "exclusive-fields",
    "error",
    "Two fields that cannot be set together.",
    judges="object",
)
register(
    "VFS021",
    "other-edition",
    "error",
    "A value or type that only the international edition of the docs has.",
)
# About what only files have.
PLACEHOLDER = register(
    "VFS018", "placeholder", "info", "A placeholder, whose value is not known yet."
)
IDLE = register(
    "VFS019",
    "idle-ignore",
    "warning",
    "A comment that ignores a rule, but there is nothing to ignore.",
    judges="message",
)

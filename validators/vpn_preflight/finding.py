"""A finding: what is wrong, where, how sure we are, and the row of the docs that says so."""

from __future__ import annotations

import json
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "info"]
Confidence = Literal["documented", "observed", "inferred"]
# A JSON Patch (RFC 6902).
Patch = list[dict[str, Any]]
Profile = Literal["document", "observed"]

# A name that needs no quotes in a place; the wire form has dots in its names. Strings, which are
# compiled where they are used: most payloads have no finding.
PLAIN_NAME = r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*"
INDEX = r"0|[1-9][0-9]*"


def known_profile(profile: Profile) -> Profile:
    """Return the profile; raises ValueError if it does not exist."""
    if profile not in ("document", "observed"):
        raise ValueError(f"unknown profile {profile!r}, use document or observed")
    return profile


class Source(NamedTuple):
    """A row of the docs: the operation, the heading of the table and the first cell, as printed.

    `row` is empty for the whole table.
    """

    document: str
    table: str
    row: str

    def cited(self, operation: str | None) -> str:
        """Return the row in brackets, after a space, for the end of a line."""
        return f" [{self.row_for(operation)}]"

    def row_for(self, operation: str | None) -> str:
        """Return the table and the row; name a document other than the operation's own."""
        other = "" if self.document == operation else f"{self.document}, "
        return other + ": ".join(filter(None, (self.table, self.row)))


class Finding(NamedTuple):
    """One thing that is wrong with a payload or a file: its problem and its advice.

    `message` is the problem. `pointer` is a JSON Pointer (RFC 6901) into the payload; ids of the
    URL are below `/path`. `fix` is a JSON Patch (RFC 6902) that never holds the value of a secret.
    The linter sets the place in the file: lines and columns count from 1, `end_column` is
    exclusive. It also sets `shown_pointer`, which masks each name that may be a secret, where that
    differs from `pointer`, and the `excerpt` of what cannot be read.
    """

    code: str
    name: str
    severity: Severity
    message: str
    pointer: str
    operation: str | None
    confidence: Confidence = "documented"
    source: Source | None = None
    fix: Patch | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    advice: str | None = None
    shown_pointer: str | None = None
    excerpt: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return the path of the field as a reader writes it; empty for the root.

        For example `IKESet[0].dhGroupName`.
        """
        return place_of(split_pointer(self.shown_pointer or self.pointer))

    @property
    def problem(self) -> str:
        """Return `place: problem`; the problem alone where it is about the whole payload."""
        return f"{self.place}: {self.message}" if self.pointer else self.message

    @property
    def words(self) -> str:
        """Return `place: problem; advice`, as one line has them."""
        return with_advice(self.problem, self.advice)

    @property
    def sentences(self) -> str:
        """Return `Place: problem. Advice.` for lists that show only the first sentence."""
        parts = (self.problem, capitalized(self.advice or ""))
        return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)

    def to_json(self) -> dict[str, Any]:
        """Return the object that `--format json` prints; its fields are a promise."""
        values = dict(zip(JSON_FIELDS, json_values(self), strict=True))
        values["pointer"] = self.shown_pointer or self.pointer
        values["source"] = self.source and self.source._asdict()
        return values


JSON_FIELDS = (
    *("file", "line", "column", "end_line", "end_column", "pointer", "operation"),
    *("code", "name", "severity", "confidence", "message", "advice", "source", "fix"),
)
json_values = attrgetter(*JSON_FIELDS)


def place_of(tokens: Iterable[str | int]) -> str:
    """Return a place as a reader writes it; empty for the root."""
    return "".join([step(str(token)) for token in tokens]).removeprefix(".")


def step(token: str) -> str:
    """Return one step of a place: `.name`, `[0]`, or `["odd name"]` in ASCII."""
    if re.fullmatch(PLAIN_NAME, token):
        return f".{token}"
    return f"[{token if re.fullmatch(INDEX, token) else json.dumps(token)}]"


def capitalized(words: str) -> str:
    """Return words with a capital at the start, unless they start with a name or a value."""
    first, *others = words.split(" ")
    return " ".join([first.capitalize() if first.islower() and first.isalpha() else first, *others])


def clause(sentence: str) -> str:
    """Return a sentence as a part of another one; a name at its start keeps its capital."""
    first = sentence.split(maxsplit=1)[0]
    is_word = first[1:].islower() or len(first) == 1
    return (sentence[0].lower() + sentence[1:] if is_word else sentence).removesuffix(".")


def with_advice(message: str, advice: str | None) -> str:
    """Join a problem and its advice."""
    return f"{message}; {advice}" if advice else message


def join_pointer(tokens: Iterable[str | int]) -> str:
    """Return the JSON Pointer of tokens, escaped as RFC 6901 requires."""
    return "".join(["/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens])


def split_pointer(pointer: str) -> list[str]:
    """Return the tokens of a JSON Pointer."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]

"""A finding: what is wrong, where, how sure we are, and the row of the vendor's page that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "info"]
Confidence = Literal["documented", "observed", "inferred"]
# A JSON Patch (RFC 6902).
Patch = list[dict[str, Any]]
Profile = Literal["document", "observed"]


class Source(NamedTuple):
    """The row of a page: the operation, the table's heading as printed, the first cell as printed."""

    document: str
    table: str
    row: str

    def cited(self, operation: str | None) -> str:
        """Write it behind a message; a document other than the operation's own page is named."""
        other = "" if self.document == operation else f"{self.document}, "
        return f" [{other}{self.table}: {self.row}]"


class Finding(NamedTuple):
    """One thing that is wrong with a payload or a file: the problem in `message`, and what to do about it in `advice`.

    `pointer` is a JSON Pointer (RFC 6901) into the payload; ids of the URL stand under `/path`. `fix` is a JSON Patch (RFC 6902)
    that never holds the value of a secret. The place in a file is None until the linter has set it; lines and columns count from
    1, `end_column` is exclusive.
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

    @property
    def words(self) -> str:
        """The problem and the advice, as one line has them."""
        return with_advice(self.message, self.advice)

    def to_json(self) -> dict[str, Any]:
        """Return the finding as the object that `--format json` prints; its fields are a promise."""
        values = self._asdict() | {"source": self.source and self.source._asdict()}
        return {name: values[name] for name in JSON_MEMBERS}


JSON_MEMBERS = (
    *("file", "line", "column", "end_line", "end_column", "pointer", "operation"),
    *("code", "name", "severity", "confidence", "message", "advice", "source", "fix"),
)


def with_advice(message: str, advice: str | None) -> str:
    """Join a problem and what to do about it."""
    return f"{message}; {advice}" if advice else message


def join_pointer(tokens: Iterable[str | int]) -> str:
    """Write a JSON Pointer from its tokens, escaped as RFC 6901 asks."""
    return "".join(["/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens])


def split_pointer(pointer: str) -> list[str]:
    """Read the tokens of a JSON Pointer."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]

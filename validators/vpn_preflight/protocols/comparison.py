"""Compare a canonical request of SDK-HMAC-SHA256 with the one in a refusal of the service."""

from __future__ import annotations

import re
from contextlib import suppress
from json.decoder import JSONDecoder
from typing import TYPE_CHECKING, Any

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "canonicalRequest:"
# Only the values of headers can hold a bar; what is before and after them cannot.
SHOWN = re.compile(r"\s*([A-Z]+)\|([^|]*)\|([^|]*)\|(?:(.*?)\|)?\|([^|\s]*)\|([\w*-]+)")
# Lines of a canonical request without headers.
FEWEST = 6
HIDDEN = re.compile(r"\*{3,}")


class Difference(NamedTuple):
    """One part in which two canonical requests differ; its values may be secret.

    `part` is `method`, `path`, `query`, `header NAME`, `signed headers` or `body hash`.
    """

    part: str
    ours: str
    theirs: str

    def __repr__(self) -> str:
        return f"<Difference of the {self.part}>"


def first_difference(ours: str, theirs: str) -> Difference | None:
    """Return the first part in which two canonical requests differ.

    Headers are compared where both show them: a service may omit lines, and the lists of signed
    headers are a part of their own. Either side may be masked: three or more asterisks equal any
    string. Mask the result with `mask_difference` before it is shown. Raises ValueError for a
    string that is not a canonical request.
    """
    mine, other = parts(ours), parts(theirs)
    for part, value in mine.items():
        if part in other and not is_same(value, other[part]):
            return Difference(part, value, other[part])
    return None


def parts(canonical_request: str) -> dict[str, str]:
    """Split a canonical request into its parts."""
    lines = canonical_request.split("\n")
    if len(lines) < FEWEST or lines[-3]:
        raise ValueError(
            "not a canonical request, which ends with an empty line, signed headers and a body hash"
        )
    method, path, query, *shown, _, names, body_hash = lines
    headers = {
        f"header {name}": value for name, _, value in (line.partition(":") for line in shown)
    }
    return {
        "method": method,
        "path": path,
        "query": query,
        **headers,
        "signed headers": names,
        "body hash": body_hash,
    }


def is_same(one: str, other: str) -> bool:
    """Return whether two values are the same around the asterisks of a masked one."""
    for masked, whole in ((one, other), (other, one)):
        before, *around = HIDDEN.split(masked)
        if around and whole.startswith(before) and whole.endswith(around[-1]):
            return True
    return one == other


def server_canonical_request(text: str) -> str | None:
    """Return the canonical request in a refusal, with line feeds; None if there is none.

    `text` is the body, as JSON or plain, or the message alone. The service writes a bar for each
    line feed, and values of headers may hold bars, too. So the headers are split where the name of
    a signed header follows a bar, in the order of their list. A signed header may have no line.
    """
    for message in messages(text):
        _, found, rest = message.partition(MARKER)
        if found and (shown := SHOWN.match(rest)):
            method, path, query, headers, names, body_hash = shown.groups("")
            return "\n".join(
                [
                    method,
                    path,
                    query,
                    *header_lines(headers, names.split(";")),
                    "",
                    names,
                    body_hash,
                ]
            )
    return None


def messages(text: str) -> Iterator[str]:
    """Yield every string in the first JSON object of an answer, then the answer itself."""
    values: list[Any] = [text]
    with suppress(ValueError, RecursionError):
        values.append(JSONDecoder().raw_decode(text, max(text.find("{"), 0))[0])
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            values += value.values() if isinstance(value, dict) else value


def header_lines(headers: str, names: list[str]) -> list[str]:
    """Split headers where the next signed one begins; omit what is before the first."""
    ranks = {name: rank for rank, name in enumerate(names)}
    lines: list[str] = []
    last = -1
    for piece in headers.split("|"):
        name, colon, _ = piece.partition(":")
        if colon and ranks.get(name, -1) > last:
            last = ranks[name]
            lines.append(piece)
        elif lines:
            lines[-1] += f"|{piece}"
    return lines

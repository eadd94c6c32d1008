"""Find calls in a script that were not read: in strings, here-documents and variables."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.lint.capture.body_files import BodyFiles
from vpn_preflight.lint.capture.targets import target as split_url
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.mentions import target
from vpn_preflight.rules.captures import PLACEHOLDER, fits_end
from vpn_preflight.rules.unreadable import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.raw import Raw
    from vpn_preflight.lint.capture.spanned import Spanned

# How far before a target its command may begin.
REACH = 2000
COMMENT = re.compile(r"(?<!\S)#[^\n]*")
# A command of curl, wget, HTTPie or xh, with lines continued by backslashes, at the end of a text.
COMMAND = re.compile(r"\b(?:curl(?:\.exe)?|wget|xhs?|https?(?=[ \t]))\b(?:[^\n\\]|\\[\s\S])*\Z")
VARIABLE = re.compile(r"\$\{(?P<shell>\w+)\}|\{\{\s*(?P<client>[\w.-]+)\s*\}\}")
# A URL of placeholders, but for its scheme and its query.
UNKNOWN = re.compile(rf"(?:https?://)?(?:{PLACEHOLDER.pattern}|/)+(?:\?.*)?", re.DOTALL)
# A variable that gets a value, and a URL whose host is known.
ASSIGNED = re.compile(
    r"(?<![\w$.-])(?:@(?P<client>[\w.-]+) *= *|(?P<shell>\w+)=)(?P<value>[^\s;&|]*)"
)
HOST = re.compile(r"[\"']?https?://[A-Za-z0-9.-]+(?:[/:?\"']|\Z)")


class Known:
    """What is known of a script: the files in its folder, and the commands of curl that were read.

    `targets` are the offsets at which these name a target, `ends` where their names and they end.
    """

    def __init__(self, files: BodyFiles | None = None) -> None:
        self.files = files or BodyFiles()
        self.targets: set[int] = set()
        self.ends: list[int] = []

    def add(self, name: Spanned, arguments: Sequence[Spanned]) -> None:
        """Add a command."""
        self.ends += [name.span[1], max(word.span[1] for word in (name, *arguments))]
        for word in arguments:
            self.add_all(word)

    def add_all(self, text: Spanned) -> None:
        """Add the targets in words that were read, or in a script that is refused as a whole."""
        self.targets.update(text.starts[found.start()] for found in mention().finditer(text.text))


def is_filled_in(raw: Raw) -> bool:
    """Return whether a URL begins with a variable, and may be that of a call."""
    url = raw.url.text
    if UNKNOWN.fullmatch(url):
        return PLACEHOLDER.search(url) is not None
    place = split_url(raw.url)
    pieces = set(filter(None, place.path.text.split("/")))
    # A piece that is an id in a call says nothing.
    return PLACEHOLDER.match(place.host) is not None and any(
        operation.method == raw.method
        and fits_end(operation, place.path.text)
        and not pieces.isdisjoint(operation.path.split("/"))
        for operation in map(contract.operation, contract.operation_names())
    )


def unread(text: str, known: Known) -> Iterator[UnreadableError]:
    """Yield an error for the first call in a string or a here-document, or of another program."""
    ends = sorted(known.ends)
    for start, end in mentions(text):
        if start in known.targets:
            continue
        index = bisect_right(ends, start)
        if COMMAND.search(text, max(0, start - REACH, ends[index - 1] if index else 0), start):
            message = "a call in a string, a here-document or another program was not checked"
            advice = "use curl on its own line"
            yield UnreadableError(NO_REQUEST, message, start, end, advice=advice)
            return


def behind_variables(
    text: str, filled_in: Sequence[Spanned], *, has_calls: bool
) -> Iterator[UnreadableError]:
    """Yield an error for each URL in `filled_in` whose variable may be a URL of ours.

    In a script without another call of ours, a value of the variable must be one.
    """
    values = assigned(text) if filled_in else {}
    for url in filled_in:
        variable = VARIABLE.match(url.text)
        given = values.get(variable["shell"] or variable["client"], []) if variable else []
        is_ours = any(mention().search(value) for value in given)
        if is_ours or (has_calls and not leads_elsewhere(given)):
            message, advice = (
                "the URL is a variable, so this request was not checked",
                "use the URL",
            )
            yield UnreadableError(NO_REQUEST, message, *url.span, advice=advice)


def assigned(text: str) -> dict[str, list[str]]:
    """Return the values that a file assigns to each variable, as written."""
    found: dict[str, list[str]] = {}
    for one in ASSIGNED.finditer(text):
        found.setdefault(one["shell"] or one["client"], []).append(one["value"])
    return found


def leads_elsewhere(values: Sequence[str]) -> bool:
    """Return whether all values of a URL have known hosts, none of ours."""
    return bool(values) and all(
        HOST.match(value) and not mention().search(value) for value in values
    )


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of our hosts, paths and operations in a text, outside of comments."""
    comments = [found.span() for found in COMMENT.finditer(text)]
    for found in mention().finditer(text):
        index = bisect_right(comments, found.span()) - 1
        if index < 0 or comments[index][1] <= found.start():
            yield found.span()


@cache
def mention() -> re.Pattern[str]:
    """Return the pattern of `target` for strings."""
    return re.compile(target().pattern.decode())

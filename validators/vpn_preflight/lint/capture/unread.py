"""Find what a file holds of our calls and was not read: in strings and here-documents of a script, behind variables."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.body_files import BodyFiles
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import target
from vpn_preflight.rules.captures import PLACEHOLDER
from vpn_preflight.rules.unreadable import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.spanned import Spanned

# How far before a target its command is looked for.
REACH = 2000
COMMENT = re.compile(r"(?<!\S)#[^\n]*")
# A command of curl, wget, HTTPie or xh whose lines, continued by backslashes, reach to the end of a text.
COMMAND = re.compile(r"\b(?:curl(?:\.exe)?|wget|xhs?|https?(?=[ \t]))\b(?:[^\n\\]|\\[\s\S])*\Z")
VARIABLE = re.compile(r"\$\{(?P<shell>\w+)\}|\{\{\s*(?P<client>[\w.-]+)\s*\}\}")
# Nothing of a URL but its scheme and its query.
UNKNOWN = re.compile(rf"(?:https?://)?(?:{PLACEHOLDER.pattern}|/)+(?:\?.*)?", re.DOTALL)
# A variable that gets a value; of a URL, one whose host is written out.
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
        """Add what names a target in words that were read, or in a script that is refused as a whole."""
        self.targets.update(text.starts[found.start()] for found in mention().finditer(text.text))


def is_filled_in(url: Spanned) -> bool:
    """Return whether nothing of a URL is written out that would tell where it leads."""
    return UNKNOWN.fullmatch(url.text) is not None and PLACEHOLDER.search(url.text) is not None


def unread(text: str, known: Known) -> Iterator[UnreadableError]:
    """Yield the first command of a script that is in a string or a here-document, or one of another program."""
    ends = sorted(known.ends)
    for start, end in mentions(text):
        if start in known.targets:
            continue
        index = bisect_right(ends, start)
        if COMMAND.search(text, max(0, start - REACH, ends[index - 1] if index else 0), start):
            message = (
                "is in a string, a here-document or a command of another program, which is not read"
            )
            yield UnreadableError(
                NO_REQUEST, message, start, end, advice="use curl on a line of its own"
            )
            return


def behind_variables(text: str, filled_in: Sequence[Spanned]) -> Iterator[UnreadableError]:
    """Yield the requests of which nobody knows where they lead; `filled_in` are the URLs that are variables."""
    values = assigned(text) if filled_in else {}
    for url in filled_in:
        variable = VARIABLE.match(url.text)
        if not variable or not leads_elsewhere(
            values.get(variable["shell"] or variable["client"], ())
        ):
            message = "is filled in, so this request was not checked"
            advice = "write the URL"
            yield UnreadableError(NO_REQUEST, message, *url.span, advice=advice)


def assigned(text: str) -> dict[str, list[str]]:
    """Return the values that a file assigns to each variable, as they are written."""
    found: dict[str, list[str]] = {}
    for one in ASSIGNED.finditer(text):
        found.setdefault(one["shell"] or one["client"], []).append(one["value"])
    return found


def leads_elsewhere(values: Sequence[str]) -> bool:
    """Return whether values of a URL have hosts that are written out, none of ours."""
    return bool(values) and all(
        HOST.match(value) and not mention().search(value) for value in values
    )


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names a host, a path or an operation of ours, outside of comments."""
    comments = [found.span() for found in COMMENT.finditer(text)]
    for found in mention().finditer(text):
        index = bisect_right(comments, found.span()) - 1
        if index < 0 or comments[index][1] <= found.start():
            yield found.span()


@cache
def mention() -> re.Pattern[str]:
    """Match what `target` matches, in a string."""
    return re.compile(target().pattern.decode())

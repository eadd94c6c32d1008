"""Read requests written as HTTP messages, as URLs alone, as the vendors' pages print them, or as a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, joined, whole
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import captures

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["form", "is_form", "is_request_line", "messages", "opening"]

# What separates requests in a file of an HTTP client.
SEPARATOR = "###"
# Comments and variables of such a file, and the tags around an example of a page.
COMMENT = re.compile(r"#|//|@[\w.-]+\s*=|</?[a-z]+>\Z")
VARIABLE = r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}"
URL = rf"(?:https?://|{VARIABLE})(?>{VARIABLE}|<[^<>\n]*>|\S)*+"
REQUEST = re.compile(rf"(?:(?P<method>[A-Z]{{3,10}})[ \t]+(?P<target>{URL}|/\S*)|(?P<url>{URL}))")
# Behind a request line only these begin another request; anything else may belong to a body.
ANOTHER = re.compile(rf"(?:[A-Z]{{3,10}}[ \t]+)?https?://\S|[A-Z]{{3,10}}[ \t]+(?:{URL}|/\S*)[ \t]+HTTP/[0-9]")
HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\s*:")
PARAMETER = re.compile(r"[\w.%]+=|<.*>\Z")


def opening(text: str) -> str:
    """Return the first line that is no comment, without the blanks around it."""
    for found in re.finditer(r"[^\n]+", text):
        line = found[0].strip()
        if line and not COMMENT.match(line):
            return line
    return ""


def is_request_line(line: str) -> bool:
    """Tell the first line of a message, or a URL alone."""
    return REQUEST.match(line) is not None


def is_form(text: str) -> bool:
    """Tell a form of two parameters or more, which may stand on lines of their own."""
    pieces = [piece.strip() for piece in re.split(r"[&\n]", text) if piece.strip()]
    return len(pieces) > 1 and all(map(PARAMETER.match, pieces))


def form(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield the request whose body the text is; where it went to is not known."""
    body = whole(text).strip()
    yield Raw("POST", body.part(0, 0), [], body)


def messages(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield each request: its line, headers, a blank line, its body; or a URL alone, which may go on below with & and ?."""
    file = whole(text)
    for lines in blocks(file):
        yield message(file, lines)


def blocks(file: Spanned) -> Iterator[list[Spanned]]:
    """Cut a text before each request line and at each separator; comments before a request belong to none."""
    block: list[Spanned] = []
    beginning = REQUEST
    for line in file.split("\n"):
        bare = line.text.strip()
        is_separator = bare.startswith(SEPARATOR)
        if is_separator or beginning.match(bare):
            if block:
                yield block
            block, beginning = ([], REQUEST) if is_separator else ([line], ANOTHER)
        elif block or (bare and not COMMENT.match(bare)):
            block.append(line)
    if block:
        yield block


def message(file: Spanned, lines: list[Spanned]) -> Raw | UnreadableError:
    """Read one request."""
    first = lines[0].strip()
    found = REQUEST.match(first.text)
    if found is None:
        return refusal("is no request: start with a line such as PUT https://HOST/PATH", first)
    url, headers, body = [first.part(*found.span("url" if found["url"] else "target"))], list[tuple[Spanned, Spanned]](), None
    for index, line in enumerate(lines[1:], 2):
        bare = line.strip()
        if not bare.text:
            body = rest(file, lines[index:])
            break
        if bare.text[0] in "&?":
            url.append(bare)
        elif HEADER.match(bare.text) and not COMMENT.match(bare.text):
            name, value = bare.partition(":")
            headers.append((name.strip(), value.strip()))
        elif not COMMENT.match(bare.text):
            return refusal("is no header: write NAME: VALUE, and a blank line before the body", bare)
    if body and re.match(r"<@?\s", body.text):
        return refusal("takes its body from a file: write the body itself", body)
    return Raw(found["method"] or "GET", joined(url), headers, body)


def rest(file: Spanned, lines: list[Spanned]) -> Spanned | None:
    """Cut the body out as it stands; comments before and behind it are left out."""
    start, end = 0, len(lines)
    while start < end and is_idle(lines[start]):
        start += 1
    while end > start and is_idle(lines[end - 1]):
        end -= 1
    if start == end:
        return None
    # Blank lines at the end of a message are sent.
    last = end if any(line.text.strip() for line in lines[end:]) else len(lines)
    return file.part(lines[start].at, lines[last - 1].span[1])


def is_idle(line: Spanned) -> bool:
    """Tell a line that is blank or a comment, or that handles the answer."""
    bare = line.text.strip()
    return not bare or bare.startswith("> ") or COMMENT.match(bare) is not None


def refusal(message: str, where: Spanned) -> UnreadableError:
    """Say what keeps a message from being read."""
    start, end = where.span
    return UnreadableError(captures.NO_REQUEST, message, start, max(end, start + 1))

"""Read requests from HTTP messages, single URLs, examples in the vendors' docs, and forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture import curl
from vpn_preflight.lint.capture.answers import Answer
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, joined, refusal, whole
from vpn_preflight.lint.capture.targets import SEVERAL
from vpn_preflight.lint.capture.unread import Known
from vpn_preflight.lint.json_text import Node, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.capture.body_files import BodyFiles

# What separates requests in a file of an HTTP client.
SEPARATOR = "###"
# Comments and variables of such a file, and the tags around an example in the docs.
COMMENT = re.compile(r"#|//|/\*|@[\w.-]+\s*=|</?[a-z]+>\Z")
VARIABLE = r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}"
URL = rf"(?:https?://|{VARIABLE})(?>{VARIABLE}|<[^<>\n]*>|\S)*+"
REQUEST = re.compile(rf"(?:(?P<method>[A-Z]{{3,10}})[ \t]+(?P<target>{URL}|/\S*)|(?P<url>{URL}))")
# After a request line only these begin another request; anything else may belong to a body.
ANOTHER = re.compile(
    rf"(?:[A-Z]{{3,10}}[ \t]+)?https?://\S|[A-Z]{{3,10}}[ \t]+(?:{URL}|/\S*)[ \t]+HTTP/[0-9]"
)
HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\s*:")
PARAMETER = re.compile(r"[\w.%]+=|<.*>\Z")
# Where a script of an HTTP client begins: before a request, after it, or one of httpyac's.
BLOCK = r"\{\{\s*+(?:\+\s*+)?(?:@\w+)?\Z"
SCRIPT = re.compile(rf"(?P<handler>[<>])\s*\{{%|(?P<comment>/\*)|{BLOCK}")
FROM_FILE = re.compile(r"<(?:@\w*)?\s")
BEFORE = re.compile(rf"<\s*\{{%|{FROM_FILE.pattern}|{BLOCK}")
# An answer that is kept after its request.
ANSWER = re.compile(r"HTTP/[0-9.]+[ \t]+(?P<status>[1-5][0-9]{2})\b")
# What handles an answer: scripts, here or in a file, files to save it to or to compare it with,
# and assertions; or the answer itself.
HANDLER = re.compile(rf">>?!?\s+\S|[<>]\s*\{{%|<>\s*\S|\?\?\s|{ANSWER.pattern}|{BLOCK}")
VERSION = re.compile(r"[ \t]HTTP/[0-9.]+\Z")
CURL = re.compile(r"curl(?:\.exe)?(?:\s|\Z)")
# In a curl command, a line may start with a URL.
BEHIND_CURL = re.compile(rf"[A-Z]{{3,10}}[ \t]+(?:{URL}|/\S*)")
# Clients skip such lines everywhere, even inside a body.
REMARK = re.compile(r"#|//")


def opening(text: str) -> str:
    """Return the first line that is not a comment, stripped."""
    lines = (
        line.text.strip() for line in without_scripts(whole(text)) if isinstance(line, Spanned)
    )
    return next((line for line in lines if not is_before(line)), "")


def is_request_line(line: str) -> bool:
    """Return whether a line begins a message, or is a URL alone."""
    return REQUEST.match(line) is not None


def is_form(text: str) -> bool:
    """Return whether a text is a form of two or more parameters, which may be on several lines."""
    pieces = [piece.strip() for piece in re.split(r"[&\n]", text) if piece.strip()]
    return len(pieces) > 1 and all(map(PARAMETER.match, pieces))


def form(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield the request whose body is the text; its URL is not known."""
    body = whole(text).strip()
    yield Raw("POST", body.part(0, 0), [], body)


def messages(text: str, known: Known | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield each request: a message, a URL, which may continue on more lines, or curl commands."""
    known = known or Known()
    for block in blocks(without_scripts(whole(text))):
        if isinstance(block, UnreadableError):
            yield block
        elif CURL.match(block[0].text.strip()):
            yield from curl.script(joined(body_lines(block[: answer_line(block) + 1])), known)
        else:
            yield message(block, known.files)


def without_scripts(file: Spanned) -> Iterator[Spanned | UnreadableError]:
    """Yield each line; of a script or block comment, which ends at a separator, only the first."""
    closing, opening = "", file
    for line in file.split("\n"):
        bare = line.strip()
        if closing and not bare.text.startswith(SEPARATOR):
            closing = "" if is_end(bare.text, closing) else closing
            continue
        if closing:
            yield refusal("unclosed script or comment", opening, advice=f"add {closing}")
        closing, opening = "", bare
        yield line
        if found := SCRIPT.match(bare.text):
            closing = "%}" if found["handler"] else "*/" if found["comment"] else "}}"
            closing = "" if is_end(bare.text[found.end() :], closing) else closing
    if closing:
        yield refusal("unclosed script or comment", opening, advice=f"add {closing}")


def is_end(line: str, closing: str) -> bool:
    """Return whether a line ends a script; braces only do alone, because code has braces too."""
    return line == closing if closing == "}}" else closing in line


def blocks(lines: Iterable[Spanned | UnreadableError]) -> Iterator[list[Spanned] | UnreadableError]:
    """Split a text before request lines and at separators; drop what precedes a request."""
    block: list[Spanned] = []
    beginning = REQUEST
    for line in lines:
        if isinstance(line, UnreadableError):
            yield line
            continue
        bare = line.text.strip()
        is_separator = bare.startswith(SEPARATOR)
        is_continued = bool(block) and block[-1].text.endswith("\\")
        if is_separator or (beginning.match(bare) and not is_continued):
            if block:
                yield block
            block, beginning = ([], REQUEST) if is_separator else ([line], ANOTHER)
        elif block or not is_before(bare):
            beginning = BEHIND_CURL if not block and CURL.match(bare) else beginning
            block.append(line)
    if block:
        yield block


def message(lines: list[Spanned], files: BodyFiles) -> Raw | UnreadableError:
    """Parse one request, and the answer that is kept after it."""
    first = lines[0].strip()
    found = REQUEST.match(first.text)
    if found is None:
        advice = "start with a line such as PUT https://HOST/PATH"
        return refusal("expected a request line", first, advice)
    end = answer_line(lines)
    head = next((index for index, line in enumerate(lines[:end]) if not line.text.strip()), end)
    url, headers = (
        [first.part(*found.span("url" if found["url"] else "target"))],
        list[tuple[Spanned, Spanned]](),
    )
    for line in lines[1:head]:
        if flaw := head_line(line, url, headers):
            return flaw
    # The line of the answer does not belong to the body, but shows where it ends.
    sent = body_lines(lines[head + 1 : end + 1])
    try:
        sent = [with_content(line, files) for line in sent]
    except UnreadableError as error:
        return error
    answer = read_answer(lines[end:]) if end < len(lines) else None
    return Raw(
        found["method"] or "GET",
        joined(url),
        headers,
        joined(sent) if sent else None,
        answer=answer,
    )


def with_content(line: Spanned, files: BodyFiles) -> Spanned:
    """Return a line of a body, or the content of the file that it names; raises UnreadableError."""
    bare = line.strip()
    found = FROM_FILE.match(bare.text)
    return files.read(bare.part(found.end(), len(bare.text)).strip(), bare) if found else line


def answer_line(lines: list[Spanned]) -> int:
    """Return the index of the line that begins the answer, or of the end of the request."""
    return next(
        (index for index, line in enumerate(lines) if ANSWER.match(line.text.strip())), len(lines)
    )


def head_line(
    line: Spanned, url: list[Spanned], headers: list[tuple[Spanned, Spanned]]
) -> UnreadableError | None:
    """Add a line before the body to the URL or the headers; return the error if it is neither."""
    bare = line.strip()
    is_indented = line.text[0].isspace()
    if is_aside(bare.text):
        return None
    if not headers and (bare.text[0] in "&?" or (is_indented and bare.text[0] in "/#")):
        version = VERSION.search(bare.text)
        url.append(bare.part(0, version.start()).strip() if version else bare)
    elif HEADER.match(bare.text) or SEVERAL.fullmatch(bare.text):
        name, value = bare.partition(":")
        headers.append((name.strip(), value.strip()))
    elif is_indented and headers:
        name, value = headers.pop()
        headers.append((name, joined([value, Spanned(" ", [bare.at], [bare.at], bare.at), bare])))
    else:
        advice = "use NAME: VALUE, indent the rest of a URL, or put an empty line before the body"
        return refusal("expected a header", bare, advice)
    return None


def read_answer(lines: list[Spanned]) -> Answer:
    """Parse an answer: its status, and what is after the empty line."""
    first = lines[0].strip()
    found = ANSWER.match(first.text)
    assert found  # noqa: S101 - for the type checker
    status = Node(int(found["status"]), *first.part(*found.span("status")).span, None)
    head = next((index for index, line in enumerate(lines) if not line.text.strip()), len(lines))
    sent = body_lines(lines[head + 1 :])
    return Answer(status, joined(sent) if sent else None, is_encoded=False)


def body_lines(lines: list[Spanned]) -> list[Spanned]:
    """Return the lines that are sent, without comments and what handles the answer."""
    start, end = 0, len(lines)
    while start < end and is_aside(lines[start].text.strip()):
        start += 1
    while end > start and is_aside(lines[end - 1].text.strip()):
        end -= 1
    # Empty lines at the end of a message are sent.
    if start < end and not any(line.text.strip() for line in lines[end:]):
        end = len(lines)
    sent = [line for line in lines[start:end] if not is_skipped(line.text.strip())]
    return pieces(sent)


def pieces(lines: list[Spanned]) -> list[Spanned]:
    """Return lines with the line feeds between them."""
    return [piece for line in lines for piece in (line, line_end(line))][:-1]


def line_end(line: Spanned) -> Spanned:
    """Return the line feed after a line."""
    _, end = line.span
    return Spanned("\n", [end], [end + 1], end)


def is_before(line: str) -> bool:
    """Return whether a line may precede a request without being a part of it."""
    return not line or COMMENT.match(line) is not None or BEFORE.match(line) is not None


def is_aside(line: str) -> bool:
    """Return whether a line after a request or between headers is not a part of the request."""
    return not line or COMMENT.match(line) is not None or HANDLER.match(line) is not None


def is_skipped(line: str) -> bool:
    """Return whether clients skip a line inside a body."""
    return REMARK.match(line) is not None or HANDLER.match(line) is not None

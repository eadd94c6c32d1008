"""Read files into documents: the kind of a file is told by its name, or else by what it holds."""

from __future__ import annotations

import os
import re
import stat
from functools import cache, partial
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from vpn_preflight.lint import json_text
from vpn_preflight.lint.document import Document, YamlDocument
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import is_url
from vpn_preflight.lint.text import LIMIT, Text, file_finding, place_finding
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.finding import Finding

STDIN = "-"
BOM = b"\xef\xbb\xbf"
ONE_A_LINE = (".ndjson", ".jsonl")
JSON = (".json",)
YAML = (".yaml", ".yml")
# These hold captured requests, however they begin.
CAPTURES = (".har", ".http", ".rest", ".curl", ".sh", ".ps1", ".bat", ".cmd")
BLANK = b" \t\r\n"
# The names of what is open already.
OPENED = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/(?P<number>[0-9]{1,9})", re.ASCII)


def read(file: str, name: str) -> Iterator[Document | Finding]:
    """Yield the documents of a file, and a finding for each that cannot be read.

    `-` is the standard input. `name` is what the file is called in findings, and tells its kind.
    """
    try:
        with open_file(file) as opened:
            yield from split(opened, name)
    except OSError as error:
        yield unopened_finding(name, error)


def unopened_finding(name: str, error: OSError) -> Finding:
    """Say why a file cannot be read."""
    reason = (
        "is a folder that cannot be read"
        if isinstance(error, IsADirectoryError)
        else f"cannot be read ({error.strerror})"
    )
    advice: str | None = "check its name, and whether you may read it"
    if error.errno == 0:
        reason, advice = f"cannot be read: {error.strerror}", None
    if is_url(name):
        reason, advice = (
            "is a URL, not a file",
            "save the request in a file, or pipe it to the standard input (-)",
        )
    return place_finding(
        file_finding(unreadable.UNOPENED, reason, advice=advice), name, (1, 1), (1, 1)
    )


def split(opened: IO[bytes], name: str) -> Iterator[Document | Finding]:
    """Yield what an open file holds, line by line where its name says so."""
    pieces = lines if name.lower().endswith(ONE_A_LINE) else whole
    for number, content in pieces(opened):
        yield from documents(name, content, number)


def texts(name: str, content: bytes) -> Iterable[tuple[int, bytes]]:
    """Split the content of a file into what is read by itself, whole or each line, with the number of its first line."""
    return enumerate(BytesIO(content), 1) if name.lower().endswith(ONE_A_LINE) else [(1, content)]


def start(file: str) -> bytes:
    """Read a file as far as a document may be long; nothing of one that cannot be read."""
    try:
        with open_file(file) as opened:
            return opened.read(LIMIT)
    except OSError:
        return b""


def open_file(file: str) -> IO[bytes]:
    """Open a file, or the standard input; raises OSError, also for what would be waited for without end."""
    opened = 0 if file == STDIN else pipe(file)
    return open(file if opened is None else opened, "rb", closefd=opened is None)


def pipe(path: str) -> int | None:
    """Return the descriptor of a pipe that is open already; None for what is no pipe, or has no name of its own.

    To open one with a name once more waits for another writer. Raises OSError for one that is not open: nobody may ever write.
    """
    if not stat.S_ISFIFO(os.stat(path).st_mode):
        return None
    if found := OPENED.fullmatch(os.path.abspath(path)):
        return int(found["number"] or 0)
    if os.path.realpath(path).startswith("/proc/"):
        return None
    raise OSError(0, "it is a named pipe, which nobody may ever write to; pipe its content to -")


def whole(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the file as one text."""
    yield 1, file.read(LIMIT + 1)


def lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number; of one that is too long, the beginning."""
    number = 1
    while line := file.readline(LIMIT + 1):
        if len(line) > LIMIT or line.removeprefix(BOM).strip(BLANK):
            yield number, line.removesuffix(b"\r\n").removesuffix(b"\n")
        number += line_ends(line)
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = file.readline(LIMIT + 1)
            number += line_ends(line)


def line_ends(content: bytes) -> int:
    """Count what ends a line to an editor; a lone carriage return inside a document does, too."""
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")


def documents(name: str, content: bytes, line: int = 1) -> Iterator[Document | Finding]:
    """Yield the documents of a text that starts on a line of a file, or why it cannot be read."""
    source = decode(name, content, line)
    if not isinstance(source, Text):
        yield source
        return
    try:
        for found in reader(name.lower(), source.text)(source):
            yield source.unreadable(found) if isinstance(found, UnreadableError) else found
    except UnreadableError as error:
        yield source.unreadable(error)


def decode(name: str, content: bytes, line: int) -> Text | Finding:
    """Decode a text, or say why it cannot be."""
    if len(content) > LIMIT:
        message = f"is larger than {LIMIT // 1024**2} MiB, and no payload is"
        advice = "write less, or leave the file out"
        return place_finding(
            file_finding(unreadable.LARGE, message, advice=advice), name, (line, 1), (line, 1)
        )
    content = content.removeprefix(BOM) if line == 1 else content
    try:
        return Text(name, content.decode(), line)
    except UnicodeDecodeError as error:
        before = Text(name, content[: error.start].decode(), line)
        finding = file_finding(
            unreadable.ENCODING, "is not UTF-8 from here on", advice="save the file as UTF-8"
        )
        return before.locate(finding, len(before.text), len(before.text) + 1)


def reader(name: str, text: str) -> Callable[[Text], Iterator[Document | UnreadableError]]:
    """Choose how a text is read: by the end of the file's name, else by how the text begins."""
    if name.endswith(JSON + ONE_A_LINE):
        return json_documents
    if name.endswith(YAML):
        return yaml_documents
    if text.lstrip()[:1] in ("{", "[", "") and not name.endswith(CAPTURES):
        return json_documents
    from vpn_preflight.lint import capture  # noqa: PLC0415 - payload files need not wait for it

    kind = capture.kind_of(name, text)
    return partial(capture.captures, kind=kind) if kind else yaml_documents


def json_documents(source: Text) -> Iterator[Document | UnreadableError]:
    """Read one document of JSON, or the requests of a HAR file; raises UnreadableError."""
    value = json_text.load(source.text)
    if is_archive(value):
        from vpn_preflight.lint import capture  # noqa: PLC0415 - payload files need not wait for it

        yield from capture.captures(source, "har")
    else:
        yield Document(source, value)


def is_archive(value: Any) -> bool:
    """Tell a HAR file."""
    return (
        isinstance(value, dict) and isinstance(value.get("log"), dict) and "entries" in value["log"]
    )


def yaml_documents(source: Text) -> Iterator[Document | UnreadableError]:
    """Read several documents of YAML."""
    from vpn_preflight.lint import yaml_text  # noqa: PLC0415 - JSON need not wait for it

    @cache
    def comments() -> list[tuple[int, int]]:
        """Find them once for all documents."""
        try:
            return list(yaml_text.comments(source.text))
        except UnreadableError:
            return []

    for root, errors, merges in yaml_text.parse(source.text):
        if root is None:
            yield from errors
        else:
            yield YamlDocument(source, root, comments, errors, merges)

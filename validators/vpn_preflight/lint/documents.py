"""Read files into documents: the kind of a file is told by its name, or else by what it holds."""

from __future__ import annotations

import os
import re
import stat
from functools import cache, cached_property, partial
from typing import IO, TYPE_CHECKING, Any

from vpn_preflight.lint import json_text
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import is_url
from vpn_preflight.lint.source import Source, located, refusal
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.json_text import Node

__all__ = [
    "BOM",
    "LIMIT",
    "ONE_A_LINE",
    "STDIN",
    "Document",
    "YamlDocument",
    "documents",
    "open_file",
    "read",
    "split",
    "start",
    "unopened",
]

STDIN = "-"
BOM = b"\xef\xbb\xbf"
# Bytes of one document; the vendors refuse far smaller ones.
LIMIT = 16 * 1024 * 1024
ONE_A_LINE = (".ndjson", ".jsonl")
JSON = (".json",)
YAML = (".yaml", ".yml")
# These hold captured requests, however they begin.
CAPTURES = (".har", ".http", ".rest", ".curl", ".sh", ".ps1", ".bat", ".cmd")
BLANK = b" \t\r\n"
# The names of what is open already.
OPENED = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/(?P<number>[0-9]{1,9})", re.ASCII)


class Document:
    """One document of a file: its value, and on demand the place of everything in it.

    `is_capture` tells a request that was sent from a payload that somebody keeps. `errors` are about single places; one that has
    any is recognised by what could be read, and no more. `is_ours` and `operation` are told by captures.
    """

    is_capture = False
    is_ours = True
    operation: str | None = None
    errors: Sequence[UnreadableError] = ()

    def __init__(self, source: Source, value: Any) -> None:
        self.source = source
        self.value = value

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; JSON has none."""
        return []

    @property
    def text(self) -> str:
        """Its own part of the source."""
        return self.source.text

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        return json_text.parse(self.source.text)

    def node(self, tokens: Iterable[str]) -> Node:
        """Find a place by the tokens of its pointer, or the closest one around it that is there."""
        node = self.tree
        for token in tokens:
            if token not in node.below:
                break
            node = node.below[token]
        return node


class YamlDocument(Document):
    """A document of YAML; those of one file share its source, and what finds its comments."""

    def __init__(
        self, source: Source, tree: Node, find: Callable[[], list[tuple[int, int]]], errors: Sequence[UnreadableError] = ()
    ) -> None:
        super().__init__(source, tree.value)
        self.tree = tree
        self.find = find
        self.errors = errors

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; none of a source that cannot be read to its end."""
        return self.find()

    @property
    def text(self) -> str:
        """Its own part of the source."""
        return self.source.text[self.tree.start : self.tree.end]


def read(file: str, name: str) -> Iterator[Document | Finding]:
    """Yield the documents of a file, and a finding for each that cannot be read.

    `-` is the standard input. `name` is what the file is called in findings, and tells its kind.
    """
    try:
        with open_file(file) as opened:
            yield from split(opened, name)
    except OSError as error:
        yield unopened(name, error)


def unopened(name: str, error: OSError) -> Finding:
    """Say why a file cannot be read."""
    reason = "is a folder that cannot be read" if isinstance(error, IsADirectoryError) else f"cannot be read ({error.strerror})"
    words = f"{reason}: check its name, and whether you may read it"
    if error.errno == 0:
        words = f"cannot be read: {error.strerror}"
    if is_url(name):
        words = "is a URL, not a file: save the request in a file, or pipe it to the standard input (-)"
    return located(refusal(reading.UNOPENED, words), name, (1, 1), (1, 1))


def split(opened: IO[bytes], name: str) -> Iterator[Document | Finding]:
    """Yield what an open file holds, line by line where its name says so."""
    pieces = lines if name.lower().endswith(ONE_A_LINE) else whole
    for number, content in pieces(opened):
        yield from documents(name, content, number)


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
    source = decoded(name, content, line)
    if not isinstance(source, Source):
        yield source
        return
    try:
        for found in reader(name.lower(), source.text)(source):
            yield source.refusal(found) if isinstance(found, UnreadableError) else found
    except UnreadableError as error:
        yield source.refusal(error)


def decoded(name: str, content: bytes, line: int) -> Source | Finding:
    """Decode a text, or say why it cannot be."""
    if len(content) > LIMIT:
        message = f"is larger than {LIMIT // 1024**2} MiB, and no payload is: write less, or leave the file out"
        return located(refusal(reading.LARGE, message), name, (line, 1), (line, 1))
    content = content.removeprefix(BOM) if line == 1 else content
    try:
        return Source(name, content.decode(), line)
    except UnicodeDecodeError as error:
        before = Source(name, content[: error.start].decode(), line)
        finding = refusal(reading.ENCODING, "is not UTF-8 from here on: save the file as UTF-8")
        return before.locate(finding, len(before.text), len(before.text) + 1)


def reader(name: str, text: str) -> Callable[[Source], Iterator[Document | UnreadableError]]:
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


def json_documents(source: Source) -> Iterator[Document | UnreadableError]:
    """Read one document of JSON, or the requests of a HAR file; raises UnreadableError."""
    value = json_text.load(source.text)
    if is_archive(value):
        from vpn_preflight.lint import capture  # noqa: PLC0415 - payload files need not wait for it

        yield from capture.captures(source, "har")
    else:
        yield Document(source, value)


def is_archive(value: Any) -> bool:
    """Tell a HAR file."""
    return isinstance(value, dict) and isinstance(value.get("log"), dict) and "entries" in value["log"]


def yaml_documents(source: Source) -> Iterator[Document | UnreadableError]:
    """Read several documents of YAML."""
    from vpn_preflight.lint import yaml_text  # noqa: PLC0415 - JSON need not wait for it

    @cache
    def comments() -> list[tuple[int, int]]:
        """Find them once for all documents."""
        try:
            return list(yaml_text.comments(source.text))
        except UnreadableError:
            return []

    for root, errors in yaml_text.parse(source.text):
        if root is None:
            yield from errors
        else:
            yield YamlDocument(source, root, comments, errors)

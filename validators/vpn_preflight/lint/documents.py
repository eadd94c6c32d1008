"""Read files into documents: the name of a file says what kind it is, or else its content."""

from __future__ import annotations

import os
import re
import stat
from functools import partial
from io import BytesIO
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from vpn_preflight.lint import json_text
from vpn_preflight.lint.document import Document, YamlDocument, YamlPlaces, itself
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import is_url
from vpn_preflight.lint.text import LIMIT, UTF_8, Text, file_finding, place_finding
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.finding import Finding

STDIN = "-"
# To ask for the most that a file may have is to be given as much memory; most have little.
SHORT = 65_536
BOM = b"\xef\xbb\xbf"
# The byte order marks of UTF-16, which PowerShell writes.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ONE_A_LINE = (".ndjson", ".jsonl")
JSON = (".json",)
YAML = (".yaml", ".yml")
# These hold captured requests, however they begin.
CAPTURES = (".har", ".http", ".rest", ".curl", ".sh", ".ps1", ".bat", ".cmd")
BLANK = b" \t\r\n"
# The names of files that are open already.
OPENED = r"/dev/stdin|/(?:dev|proc/self)/fd/(?P<number>[0-9]{1,9})"


def read(file: str, name: str) -> Iterator[Document | Finding]:
    """Yield the documents of a file, and a finding for each that cannot be read.

    `-` is the standard input. `name` is what the file is called in findings, and says its kind.
    """
    try:
        with open_file(file) as opened:
            yield from split(opened, name)
    except OSError as error:
        yield unopened_finding(name, error)


def unopened_finding(name: str, error: OSError) -> Finding:
    """Report why a file cannot be read."""
    is_folder = isinstance(error, IsADirectoryError)
    reason = "cannot read the folder" if is_folder else f"cannot read the file ({error.strerror})"
    advice: str | None = "check its name and its permissions"
    if error.errno == 0:
        reason, advice = str(error.strerror), None
    if is_url(name):
        reason = "a URL, not a file"
        advice = "save the request in a file, or pipe it to the standard input (-)"
    return place_finding(
        file_finding(unreadable.UNOPENED, reason, advice=advice), name, (1, 1), (1, 1)
    )


def split(opened: IO[bytes], name: str) -> Iterator[Document | Finding]:
    """Yield the documents of an open file, line by line where its name says so."""
    pieces = lines if name.lower().endswith(ONE_A_LINE) else whole
    for number, content in pieces(opened):
        yield from documents(name, content, number)


def texts(name: str, content: bytes) -> Iterable[tuple[int, bytes]]:
    """Split the content of a file into what is read by itself, each with the number of its line."""
    return enumerate(BytesIO(content), 1) if name.lower().endswith(ONE_A_LINE) else [(1, content)]


def start(file: str) -> bytes:
    """Read a file in UTF-8 as far as a document may be long; nothing of one that cannot be read."""
    try:
        with open_file(file) as opened:
            return recode(opened.read(LIMIT))
    except OSError:
        return b""


def recode(content: bytes) -> bytes:
    """Return UTF-16 in UTF-8, and anything else as it is."""
    return content.decode("utf-16", "replace").encode() if content.startswith(UTF_16) else content


def open_file(file: str) -> IO[bytes]:
    """Open a file, or the standard input.

    Raises OSError, also for what would have to be waited for without end.
    """
    opened = 0 if file == STDIN else pipe(file)
    return open(file if opened is None else opened, "rb", closefd=opened is None)


def pipe(path: str) -> int | None:
    """Return the descriptor of a pipe that is open already; None for what can be opened by name.

    Opening a named one once more waits for another writer. Raises OSError for one that is not open,
    because nobody may ever write to it.
    """
    if not stat.S_ISFIFO(os.stat(path).st_mode):
        return None
    if found := re.fullmatch(OPENED, os.path.abspath(path)):
        return int(found["number"] or 0)
    if os.path.realpath(path).startswith("/proc/"):
        return None
    raise OSError(0, "a named pipe, which nobody may ever write to, so pipe its content to -")


def whole(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the whole file."""
    content = file.read(SHORT)
    yield 1, content if len(content) < SHORT else content + file.read(LIMIT + 1 - SHORT)


def lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not empty, with its number; of one that is too long, its start."""
    number = 1
    while line := file.readline(LIMIT + 1):
        if number == 1 and line.startswith(UTF_16):
            yield from wide_lines(line + file.read(LIMIT))
            return
        if len(line) > LIMIT or line.removeprefix(BOM).strip(BLANK):
            yield number, line.removesuffix(b"\r\n").removesuffix(b"\n")
        number += line_ends(line)
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = file.readline(LIMIT + 1)
            number += line_ends(line)


def wide_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of UTF-16, the first with the mark of it; as a whole what cannot be split."""
    try:
        text = content[: LIMIT + 1].decode("utf-16")
    except UnicodeDecodeError:
        yield 1, content
        return
    found = lines(BytesIO(text.encode()))
    yield from ((number, line.decode().encode("utf-16")) for number, line in islice(found, 1))
    yield from found


def line_ends(content: bytes) -> int:
    """Count the line ends as editors do: a lone carriage return is one, too."""
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")


def documents(name: str, content: bytes, line: int = 1) -> Iterator[Document | Finding]:
    """Yield the documents of a file or of a line of it, or why it cannot be read."""
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
    """Decode a file or a line of it, or report why it cannot be decoded."""
    if len(content) > LIMIT:
        message = f"larger than {LIMIT // 1024**2} MiB, and no payload is that large"
        advice = "split the file, or exclude it"
        return place_finding(
            file_finding(unreadable.LARGE, message, advice=advice), name, (line, 1), (line, 1)
        )
    content = content.removeprefix(BOM) if line == 1 else content
    is_utf_16 = content.startswith(UTF_16)
    codec = "utf-16" if is_utf_16 else "utf-8"
    try:
        return Text(name, content.decode(codec), line, "UTF-16" if is_utf_16 else UTF_8)
    except UnicodeDecodeError as error:
        before = Text(name, content[: error.start].decode(codec, "ignore"), line)
        finding = file_finding(
            unreadable.ENCODING, f"not {UTF_8} from here on", advice=f"save the file as {UTF_8}"
        )
        return before.locate(finding, len(before.text), len(before.text) + 1)


def reader(name: str, text: str) -> Callable[[Text], Iterator[Document | UnreadableError]]:
    """Choose a reader by the suffix of the file's name, else by how the content begins."""
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
    """Read one document of JSON, each item of an array, or the requests of a HAR file.

    Raises UnreadableError.
    """
    value = json_text.load(source.text)
    if is_archive(value):
        from vpn_preflight.lint import capture  # noqa: PLC0415 - payload files need not wait for it

        yield from capture.captures(source, "har")
    else:
        yield from separate(Document(source, value))


def separate(document: Document) -> Iterator[Document]:
    """Yield each item of an array that has objects as a document, else the document."""
    value = document.value
    if isinstance(value, list) and not document.errors and any(isinstance(x, dict) for x in value):
        yield from map(document.item, range(len(value)))
    else:
        yield document


def is_archive(value: Any) -> bool:
    """Return whether a document is a HAR file."""
    return (
        isinstance(value, dict) and isinstance(value.get("log"), dict) and "entries" in value["log"]
    )


def yaml_documents(source: Text) -> Iterator[Document | UnreadableError]:
    """Read the documents of YAML, each item of an array by itself."""
    from vpn_preflight.lint import yaml_text, yaml_values  # noqa: PLC0415 - JSON need not wait for it

    places = YamlPlaces(source.text)
    plain = yaml_values.plain_values(source.text)
    if plain is not None:
        for index, value in enumerate(plain):
            yield from separate(YamlDocument(source, value, partial(places.tree, index), places))
        return
    for root, errors, merges in yaml_text.parse(source.text):
        if root is None:
            yield from errors
        else:
            tree, value = partial(itself, root), root.value
            yield from separate(
                YamlDocument(source, value, tree, places, errors=errors, merges=merges)
            )

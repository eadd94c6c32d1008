"""What holds for every file: nothing breaks, nothing is lost, and no secret shows."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, Settings, exit_code, reports
from vpn_preflight.lint.diff import diff
from vpn_preflight.lint.documents import split
from vpn_preflight.lint.edits import UnsoundError, apply_fixes
from vpn_preflight.lint.files import File
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.reports.text import statistics
from vpn_preflight.lint.schema_at import UNKNOWN, below, document_field
from vpn_preflight.redaction import secret_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fuzz.mutations import Input

    from vpn_preflight.field import Field
    from vpn_preflight.lint.document import Document

__all__ = ["SECRET", "flaws", "with_secrets"]

# In the place of every secret of an example, and so much of it that shows it.
SECRET = "zanzibarine-zanzibarine"
PIECE = SECRET[:10]
# A shorter text may be a word that stands elsewhere as well.
SHORTEST = 5
EVERYTHING = Settings(show_info=True)


def flaws(given: Input) -> Iterator[str]:
    """Yield what does not hold of a file; what is raised is a flaw as well."""
    said = list(outputs(given))
    try:
        after, count = apply_fixes(given.name, given.content, EVERYTHING)
    except UnsoundError:
        # A tag or an alias may keep a fix from meaning what it says; the file is given up.
        after, count = given.content, 0
    if count:
        said += diff(given.name, given.content, after, EVERYTHING).lines
        yield from lost(given, after, count)
    elif after != given.content:
        yield "a file has changed although nothing is fixed"
    if PIECE in "\n".join(said) and not any(PIECE in text for text in open_texts(given)):
        yield "a secret shows"


def outputs(given: Input) -> Iterator[str]:
    """Lint a file, named on the command line and found in a folder, and yield every report."""
    for is_named in (True, False):
        run = Run(EVERYTHING)
        results = [
            run.content(
                File(given.name, is_named, given.name), split(io.BytesIO(given.content), given.name)
            )
        ]
        assert exit_code(results) in (0, 1, 2)
        for report in reports.REPORTERS.values():
            yield from report(results)
        "\n".join(statistics(results)).encode()


def read(name: str, content: bytes) -> list[Document | Finding]:
    """Read the documents of a file."""
    return list(split(io.BytesIO(content), name))


def lost(given: Input, after: bytes, count: int) -> Iterator[str]:
    """Yield what a fix has lost: it may change a name or a value, or put a value into a list."""
    before, now = read(given.name, given.content), read(given.name, after)
    if [isinstance(one, Finding) for one in before] != [isinstance(one, Finding) for one in now]:
        yield "fixes changed which documents can be read"
        return
    for what, gather in (("values", leaves), ("names", names), ("comments", comments)):
        old, new = (
            Counter(item for one in found if not isinstance(one, Finding) for item in gather(one))
            for found in (before, now)
        )
        if old.total() != new.total() or (old - new).total() > (0 if what == "comments" else count):
            yield f"{count} fixes changed more {what}"
    if apply_fixes(given.name, after, EVERYTHING)[1]:
        yield "fixes leave something to fix"


def inside(value: Any) -> Iterator[tuple[str | None, Any]]:
    """Yield everything in a value, with the names of members."""
    stack: list[tuple[str | None, Any]] = [(None, value)]
    while stack:
        name, item = stack.pop()
        yield name, item
        if isinstance(item, dict):
            stack.extend(item.items())
        elif isinstance(item, list):
            stack.extend((None, one) for one in item)


def leaves(document: Document) -> Iterator[str]:
    """Yield the scalars and the empty containers of a document."""
    yield from (
        repr(item)
        for _, item in inside(document.value)
        if not isinstance(item, dict | list) or not item
    )


def names(document: Document) -> Iterator[str]:
    """Yield the names of the members of a document."""
    yield from (name for name, _ in inside(document.value) if name is not None)


def comments(document: Document) -> Iterator[str]:
    """Yield the comments of a document's file."""
    yield from (document.source.text[start:end] for start, end in document.comments)


def open_texts(given: Input) -> Iterator[str]:
    """Yield the strings that may be shown: values and names that are in no place of a secret."""
    for document in read(given.name, given.content):
        if isinstance(document, Finding):
            continue
        stack = [(field_of(document), document.value)]
        while stack:
            known, value = stack.pop()
            if known.is_secret:
                continue
            if isinstance(value, dict):
                yield from value
                stack.extend((below(known, name), item) for name, item in value.items())
            elif isinstance(value, list):
                stack.extend((below(known, "0"), item) for item in value)
            else:
                yield str(value)


def field_of(document: Document) -> Field:
    """View a document as the contract has it; unknown if it is none of ours."""
    try:
        return document_field(read_request(document, None))
    except UnreadableError:
        return UNKNOWN


def with_secrets(given: Input) -> Input:
    """Write the same text in the place of every secret of an example."""
    content = given.content
    for document in read(given.name, content):
        if not isinstance(document, Finding):
            for secret in secret_values(field_of(document), document.value):
                content = (
                    content.replace(secret.encode("utf-8", "replace"), SECRET.encode())
                    if len(secret) >= SHORTEST
                    else content
                )
    return given._replace(content=content)

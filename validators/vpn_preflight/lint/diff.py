"""Show what fixes change as a diff that `patch` takes, without giving a secret away."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.excerpt import Excerpts
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.operation_fit import slip_of
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.schema_at import known_below
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vpn_preflight.field import Field
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.lint.settings import Settings

    Span = tuple[int, int]

LINE = re.compile(r"[^\n]*\n|[^\n]+")
CONTEXT = 3
BOM = "\ufeff"


class Diff(NamedTuple):
    """The lines of a unified diff, and whether `patch` can apply it."""

    lines: list[str]
    can_apply: bool


@hide_fields
class Line(NamedTuple):
    """A line of a file as it is, and as it may be shown; both without a line feed."""

    text: str
    shown: str
    is_last: bool

    @property
    def is_masked(self) -> bool:
        """Return whether it cannot be shown as it is."""
        return self.text != self.shown


class Change(NamedTuple):
    """The lines that a change removes, and those that it adds; both counted from 0."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def diff(name: str, before: bytes, after: bytes, settings: Settings) -> Diff:
    """Compare a file with what its fixes give.

    Secrets, unknown fields, all below them and comments are masked. Context ends before a masked
    line, so that the diff still applies; a changed line that is masked cannot be applied.
    """
    old, new = (list(read_lines(name, content, settings)) for content in (before, after))
    changes = changes_of(old, new)
    # As `diff` does where a name has a space.
    label = printable(name) + "\t" * (" " in name)
    lines = [f"--- {label}", f"+++ {label}"] if changes else []
    for group in groups(old, changes):
        lines += hunk(old, new, group)
    changed = [old[a:b] + new[c:d] for a, b, c, d in changes]
    return Diff(lines, not any(line.is_masked for part in changed for line in part))


def changes_of(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """List what differs between two files."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - of this alone

    before, after = ([(line.text, line.is_last) for line in lines] for lines in (old, new))
    matcher = SequenceMatcher(None, before, after)
    return [Change(*ends) for tag, *ends in matcher.get_opcodes() if tag != "equal"]


def groups(old: Sequence[Line], changes: Iterable[Change]) -> list[list[Change]]:
    """Group changes that share their context."""
    found = list[list[Change]]()
    for change in changes:
        between = old[found[-1][-1].old_end : change.old_start] if found else []
        is_near = len(between) <= 2 * CONTEXT and not any(line.is_masked for line in between)
        if found and is_near:
            found[-1].append(change)
        else:
            found.append([change])
    return found


def hunk(old: Sequence[Line], new: Sequence[Line], group: Sequence[Change]) -> Iterator[str]:
    """Yield the lines of one hunk."""
    first, last = group[0], group[-1]
    after = clear_lines(old[last.old_end : last.old_end + CONTEXT])
    before = clear_lines(reversed(old[max(0, first.old_start - CONTEXT) : first.old_start]))
    if last.old_end + after < len(old):
        # `patch` takes a hunk with less context below than above for the end of the file.
        before = min(before, after)
    start, end = first.old_start - before, last.old_end + after
    new_start, new_end = first.new_start - before, last.new_end + after
    yield f"@@ -{extent(start, end)} +{extent(new_start, new_end)} @@"
    for change in group:
        yield from marked(" ", old[start : change.old_start])
        yield from marked("-", old[change.old_start : change.old_end])
        yield from marked("+", new[change.new_start : change.new_end])
        start = change.old_end
    yield from marked(" ", old[start:end])


def clear_lines(lines: Iterable[Line]) -> int:
    """Count the lines before the first that is masked."""
    return sum(1 for _ in takewhile(lambda line: not line.is_masked, lines))


def extent(start: int, end: int) -> str:
    """Return a range of lines as a hunk has it; an empty one starts at the line before."""
    length = end - start
    return str(start + 1) if length == 1 else f"{start + bool(length)},{length}"


def marked(mark: str, lines: Iterable[Line]) -> Iterator[str]:
    """Yield lines as a hunk has them."""
    for line in lines:
        yield f"{mark}{line.shown}"
        if line.is_last:
            yield "\\ No newline at end of file"


def read_lines(name: str, content: bytes, settings: Settings) -> Iterator[Line]:
    """Yield the lines of a file."""
    for number, piece in documents.texts(name, content):
        text = piece.decode("utf-8", "surrogateescape")
        spans = hidden_spans(name, piece.rstrip(b"\r\n"), settings, number)
        shift = text.startswith(BOM)
        yield from split_lines(text, [(start + shift, end + shift) for start, end in spans])


def split_lines(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """Split a text at its line feeds, and mask the spans in each line; they are sorted."""
    index = 0
    for found in LINE.finditer(text):
        line = found[0].removesuffix("\n")
        position, end, parts = found.start(), found.start() + len(line.rstrip("\r")), list[str]()
        while index < len(spans) and spans[index][0] < end:
            if spans[index][1] > position:
                parts += [text[position : spans[index][0]], MASK]
                position = spans[index][1]
            if spans[index][1] > end:
                break
            index += 1
        parts.append(text[position:end])
        shown = visible("".join(parts)) + "\r" * line.endswith("\r")
        yield Line(line, shown, is_last=not found[0].endswith("\n"))


def visible(text: str) -> str:
    """Escape what would move the cursor, but not what `patch` needs."""
    mark = BOM * text.startswith(BOM)
    return mark + "\t".join(map(printable, text.removeprefix(mark).split("\t")))


def hidden_spans(name: str, content: bytes, settings: Settings, number: int) -> list[Span]:
    """Return what of a text to mask, sorted; all of one that cannot be read."""
    read = list(documents.documents(name, content, number))
    found = [one for one in read if not isinstance(one, Finding)]
    everything = [(0, len(content))]
    if len(found) < len(read):
        return everything
    try:
        hidden = {
            span for one in found for span in hidden_in(one, read_request(one, settings.operation))
        }
    except UnreadableError:
        return everything
    # Also the comments far from any document.
    hidden |= {(start + 1, end) for one in found[:1] for start, end in one.comments}
    return sorted(hidden)


def hidden_in(document: Document, request: Request) -> Iterator[Span]:
    """Yield what of a document no diff shows."""
    for place in Excerpts(document, request, meant_below).hidden:
        if not place.may_show or place.is_name:
            yield place.start, place.end


def meant_below(field: Field, token: str) -> Field | None:
    """Return the field that a name means: a fix renames a slip of a known one."""
    known = known_below(field, token)
    meant = None if known else slip_of(token, field.fields)
    return field.fields[meant] if meant else known

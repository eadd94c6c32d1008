"""Show the line of a finding: values of known fields are shown, secrets and the rest masked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import join_pointer, split_pointer
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.placeholders import DEFAULTED
from vpn_preflight.lint.schema_at import COMMON, below, document_field, known_below, known_names
from vpn_preflight.redaction import MASK, secret_values
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.lint.text import Text

    Lookup = Callable[[Field, str], Field | None]

# Code points shown on either side of the place.
AROUND = 60
CUT = "..."
# A listed value is shorter; a longer string in its place is something else.
LISTED = 24
# Key ids of clouds, and a placeholder with a value behind it.
MAYBE_SECRET = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:AKID|AKIA|ASIA|LTAI)[A-Za-z0-9]{12}|[A-Z0-9]{20}(?![A-Za-z0-9]))"
    r"|\$\{[A-Za-z0-9_]{1,99}:-[^}]"
)
# Names, values and words of a file that cannot be read; its punctuation is shown.
WORD = re.compile(r"[^\s\[\]{}(),:\"'#&=?/*|<>!]+")


class Hidden(NamedTuple):
    """A name, a value or a comment that is masked, unless it is what was found and may be shown."""

    start: int
    end: int
    may_show: bool
    is_name: bool = False


class Excerpts:
    """The excerpts of one document; the masks are found once."""

    def __init__(self, document: Document, request: Request, look_up: Lookup = known_below) -> None:
        self.document = document
        root = document_field(request)
        secrets = secrets_in(document, root)
        hidden = hidden_places(document.tree, root, secrets, look_up)
        hidden |= {Hidden(start + 1, end, may_show=False) for start, end in near(document)}
        is_capture, text = document.is_capture, document.source.text
        around = gaps(text, document.tree) if is_capture else set(outside(document))
        spans = around.union(document.tree.asides)
        self.hidden = sorted(hidden | {Hidden(*span, may_show=False) for span in spans})

    def lines(self, finding: Finding) -> tuple[str, ...]:
        """Return the masked line of a finding, and carets below what was found."""
        return excerpt(self.document.source, finding, self.mask)

    def mask(self, left: int, right: int, found: int) -> str:
        """Return a part of the text, masked, without a masked place that begins before it."""
        text = self.document.source.text
        parts = []
        position = left
        index = max(0, bisect_right(self.hidden, (left,)) - 1)
        for hidden in map(self.hidden.__getitem__, range(index, len(self.hidden))):
            if hidden.start >= right:
                break
            if hidden.end <= max(left, position) or (hidden.start == found and hidden.may_show):
                continue
            if hidden.start >= left:
                parts += [
                    text[position : hidden.start],
                    f'"{MASK}"' if text[hidden.start] == '"' else MASK,
                ]
            position = hidden.end
        parts.append(text[position:right])
        return printable("".join(parts))


def excerpt(
    source: Text, finding: Finding, mask: Callable[[int, int, int], str]
) -> tuple[str, ...]:
    """Return the line of a finding, and carets below what was found; nothing without a place."""
    if not finding.line or not finding.column:
        return ()
    line_start, line_end = source.line_span(finding.line)
    start = line_start + finding.column - 1
    left, right = max(line_start, start - AROUND), min(line_end, start + AROUND)
    end = (
        min(right, line_start + (finding.end_column or 1) - 1)
        if finding.end_line == finding.line
        else right
    )
    before = CUT * (left > line_start) + mask(left, start, start).lstrip()
    found = mask(start, end, start)
    after = (found + mask(end, right, start)).rstrip() + CUT * (right < line_end)
    return f"    {before}{after}", " " * (4 + len(before)) + "^" * max(1, len(found.rstrip()))


def unread_excerpt(source: Text, finding: Finding) -> tuple[str, ...]:
    """Return the line of a finding about what cannot be read: only names of the contract show."""

    def mask(left: int, right: int, _: int) -> str:
        return printable(WORD.sub(known_or_masked, source.text[left:right]))

    return excerpt(source, finding, mask)


def known_or_masked(word: re.Match[str]) -> str:
    """Return a word if it is a name of the contract, else a mask."""
    return word[0] if word[0] in known_names() else MASK


def near(document: Document) -> list[tuple[int, int]]:
    """Return the comments in and around a document, as far as an excerpt reaches."""
    comments = document.comments
    if not comments:
        return []
    first = bisect_left(comments, document.tree.start - 2 * AROUND, key=lambda span: span[1])
    last = bisect_left(comments, document.tree.end + 2 * AROUND, key=lambda span: span[0])
    return comments[first:last]


def outside(document: Document) -> Iterator[tuple[int, int]]:
    """Yield what is before and after a document on its lines: it may be of another document."""
    text, tree = document.source.text, document.tree
    start = text.rfind("\n", 0, tree.start) + 1
    end = text.find("\n", tree.end)
    comments = [span[0] for span in near(document) if span[0] >= tree.end]
    end = min([len(text) if end < 0 else end, *comments])
    for span in ((start, tree.start), (tree.end, end)):
        if re.search(r"\w", text[slice(*span)]):
            yield span


def secrets_in(document: Document, root: Field) -> set[str]:
    """Return the secrets of a document, and the defaults of those that are placeholders."""
    found = set(secret_values(root, document.value)) - {""}
    return found | {one["default"] for one in map(DEFAULTED.fullmatch, found) if one}


def hidden_places(root: Node, field: Field, secrets: set[str], look_up: Lookup) -> set[Hidden]:
    """Return every name and value to mask; aliases of YAML may give one several times."""
    found: set[Hidden] = set()
    stack = [(root, field)]
    while stack:
        node, known = stack.pop()
        if known.items and isinstance(node.value, dict):
            # An object in place of a list of one.
            known = known.items
        # What is inside a string of JSON is masked piece by piece.
        is_scalar = not isinstance(node.value, dict | list) and not node.below
        if is_scalar and (known is COMMON or not may_show(known, node.value, secrets)):
            found.add(Hidden(node.start, node.end, known is COMMON))
        for token, inner in node.below.items():
            meant = look_up(known, token) if inner.key else None
            is_safe = not any(secret in token for secret in secrets)
            if inner.key and not (meant and is_safe):
                is_judged = has_names(known) and is_safe
                found.add(Hidden(*inner.key, may_show=is_judged, is_name=True))
            stack.append((inner, meant or below(known, token)))
    return found


def may_show(field: Field, value: Any, secrets: set[str]) -> bool:
    """Return whether a value may be shown: its field is known, and there is no secret in it."""
    text = value if isinstance(value, str) else str(value)
    return not (
        not field.is_known
        or has_secret(field)
        or any(secret in text for secret in secrets)
        or (field.enum and len(text) > LISTED)
        or MAYBE_SECRET.search(text)
    )


def has_secret(field: Field) -> bool:
    """Return whether a field, or one below it, is a secret."""
    inner = [*field.fields.values(), *filter(None, (field.items, field.values))]
    return field.is_secret or any(map(has_secret, inner))


def has_names(field: Field) -> bool:
    """Return whether names are judged here: not below a secret or an unknown field."""
    return not field.is_secret and bool(field.fields or field.values)


def shown_pointer(document: Document, root: Field, pointer: str) -> str | None:
    """Return a pointer with each name masked that may be a secret; None if it shows none.

    As in excerpts, an unknown name is shown only where it is what was found.
    """
    if is_known_place(root, pointer):
        return None
    field, shown = root, list[str]()
    tokens = split_pointer(pointer)
    secrets: set[str] | None = None
    for token in tokens:
        is_index = field.items is not None and token.isdigit()
        if field.items and not is_index:
            field = field.items
        is_known = is_index or token in field.fields
        is_found = len(shown) == len(tokens) - 1 and has_names(field)
        if not is_known and (is_found or field.values):
            secrets = secrets_in(document, root) if secrets is None else secrets
            is_known = not any(secret in token for secret in secrets)
        shown.append(token if is_known else MASK)
        field = below(field, token)
    return None if shown == tokens else join_pointer(shown)


@lru_cache(maxsize=1024)
def is_known_place(root: Field, pointer: str) -> bool:
    """Return whether the contract has every name of a pointer: most documents have the same."""
    field = root
    for token in split_pointer(pointer):
        is_index = field.items is not None and token.isdigit()
        field = field.items if field.items and not is_index else field
        if not is_index and token not in field.fields:
            return False
        field = below(field, token)
    return True


def gaps(text: str, root: Node) -> set[tuple[int, int]]:
    """Return what a capture has between names and values: headers, signatures, other requests.

    Punctuation is shown.
    """
    inner = [node for node in nodes(root) if node is not root and not node.below]
    spans = sorted(span for node in inner for span in ((node.start, node.end), node.key) if span)
    # No excerpt reaches farther, and a file may hold very many requests.
    first = max(0, min(node.start for node in nodes(root)) - AROUND)
    last = min(len(text), max(node.end for node in nodes(root)) + AROUND)
    edges = zip(
        [first, *(end for _, end in spans)], [*(start for start, _ in spans), last], strict=True
    )
    return {(start, end) for start, end in edges if re.search(r"\w", text[start:end])}


def nodes(root: Node) -> Iterator[Node]:
    """Yield everything in a document."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.below.values())

"""Fix what is safe to fix, in the text itself, so that comments and layout stay.

The JSON Patch of a finding says what a value should become; an edit does that to the text. All
edits are made at once and the result is read again: if it differs from the patches, none is made.
"""

from __future__ import annotations

import copy
import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import Finding, Patch, split_pointer
from vpn_preflight.lint import documents
from vpn_preflight.lint.document import YamlDocument
from vpn_preflight.lint.documents import BOM, UTF_16
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.yaml_scalars import plain_value
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.settings import Settings

    Read = Callable[[bytes], Iterator[Document | Finding]]

# One fix may make room for another; two rounds are usual.
ROUNDS = 8
PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*")


class UnsoundError(Exception):
    """The fixes of a file do not fit together, so none is made."""


@hide_fields
class Edit(NamedTuple):
    """A new text for a span, and the patch that it carries out; `document` counts from 0."""

    start: int
    end: int
    text: str
    document: int
    patch: Patch


def apply_fixes(
    name: str, content: bytes, settings: Settings, *, is_named: bool = True
) -> tuple[bytes, int]:
    """Fix a file as far as it is safe, and count the fixes; what cannot be read is not changed.

    In a file that was not named, unrelated documents are not changed. Raises UnsoundError.
    """
    made = [
        fix_text(partial(documents.documents, name, line=number), text, settings, is_named=is_named)
        for number, text in documents.texts(name, content)
    ]
    return b"".join(text for text, _ in made), sum(count for _, count in made)


def fix_text(
    read: Read, content: bytes, settings: Settings, *, is_named: bool
) -> tuple[bytes, int]:
    """Fix one text, round after round; raises UnsoundError."""
    count = 0
    if content.startswith(UTF_16):
        return content, count
    mark = BOM if content.startswith(BOM) else b""
    for _ in range(ROUNDS):
        reads = list(read(content))
        found = [one for one in reads if not isinstance(one, Finding)]
        wanted = (
            distinct(find_edits(found, settings, is_named=is_named))
            if len(found) == len(reads)
            else []
        )
        if not wanted:
            break
        if not is_sound(read, found, wanted):
            raise UnsoundError
        content, count = (
            mark + apply_edits(found[0].source.text, wanted).encode(),
            count + len(wanted),
        )
    return content, count


def find_edits(
    found: list[Document], settings: Settings, *, is_named: bool = True
) -> Iterator[Edit]:
    """Yield an edit for each fix of a reported finding, unless it would change nothing.

    In a file that was not named, unrelated documents have none.
    """
    index = {id(document): number for number, document in enumerate(found)}
    for one in findings(found, settings, None if is_named else lambda: False):
        if one.document is None or one.document.is_capture:
            continue
        for finding in one.findings:
            edit = (
                edit_of(one.document, index[id(one.document)], finding.fix) if finding.fix else None
            )
            if edit and edit.text != one.document.source.text[edit.start : edit.end]:
                yield edit


def edit_of(document: Document, index: int, patch: Patch) -> Edit | None:
    """Turn a patch into an edit, if it has a simple one; several steps wrap an object in a list."""
    step = patch[0]
    node = document.node(split_pointer(str(step.get("from", step["path"]))))
    is_yaml, text = isinstance(document, YamlDocument), document.source.text
    if step["op"] == "move" and len(patch) == 1 and node.key:
        start, end = node.key
        return Edit(
            start,
            end,
            rewrite_scalar(text[start:end], split_pointer(step["path"])[-1], is_yaml=is_yaml),
            index,
            patch,
        )
    if step["op"] == "replace" and not isinstance(step["value"], list):
        written = rewrite_scalar(text[node.start : node.end], step["value"], is_yaml=is_yaml)
        return Edit(node.start, node.end, written, index, patch)
    is_wrap = step["op"] == "replace" or len(patch) > 1
    listed = in_list(text, node) if is_wrap else None
    return None if listed is None else Edit(node.start, node.end, listed, index, patch)


def rewrite_scalar(before: str, value: Any, *, is_yaml: bool) -> str:
    """Return a scalar in the quotes of the old one; without quotes only if YAML reads the same."""
    if not is_yaml or not isinstance(value, str) or before.startswith('"'):
        return json.dumps(value, ensure_ascii=False)
    if before.startswith("'"):
        # No name and no value of the contract has such a quote in it.
        return f"'{value}'"
    is_plain = PLAIN.fullmatch(value) and plain_value(value, 0, 0) == value
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def in_list(text: str, node: Node) -> str | None:
    """Return an object as the only item of a list: in brackets, or after a hyphen and indented.

    None for one that does not start its line: an anchor before its first name would have to move.
    """
    written = text[node.start : node.end]
    if written.startswith("{"):
        return f"[{written}]"
    if text[text.rfind("\n", 0, node.start) + 1 : node.start].strip():
        return None
    return "- " + re.sub(r"\n(?=[^\r\n])", "\n  ", written)


def distinct(found: Iterable[Edit]) -> list[Edit]:
    """Drop edits that overlap or share a place with another; the next round finds them again."""
    chosen, taken = list[Edit](), set[tuple[int, str]]()
    for edit in sorted(found, key=lambda edit: (edit.start, edit.end)):
        target = edit.document, str(edit.patch[-1]["path"])
        if target not in taken and (not chosen or edit.start >= chosen[-1].end):
            chosen.append(edit)
            taken.add(target)
    return chosen


def apply_edits(text: str, wanted: list[Edit]) -> str:
    """Replace spans, which are in order and do not overlap."""
    parts, position = [], 0
    for edit in wanted:
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def is_sound(read: Read, found: list[Document], wanted: list[Edit]) -> bool:
    """Return whether the edited text reads as the patches say, without any new error."""
    expected = [copy.deepcopy(document.value) for document in found]
    for edit in wanted:
        patch(expected[edit.document], edit.patch)
    again = list(read(apply_edits(found[0].source.text, wanted).encode())) if found else []
    return len(again) == len(found) and all(
        not isinstance(one, Finding)
        and one.value == value
        and len(one.errors) <= len(document.errors)
        for one, value, document in zip(again, expected, found, strict=True)
    )


def patch(value: Any, steps: Patch) -> None:
    """Apply steps that move a field, or add or replace a value; the root is never replaced."""
    for step in steps:
        if step["op"] == "move":
            parent, name = place(value, step["from"])
            moved = parent.pop(name)
        else:
            moved = copy.deepcopy(step["value"])
        parent, name = place(value, step["path"])
        if isinstance(parent, list) and step["op"] != "replace":
            parent.insert(name, moved)
        else:
            parent[name] = moved


def place(value: Any, pointer: str) -> tuple[Any, Any]:
    """Return the container that a pointer leads into, and the name or the index there."""
    *above, last = split_pointer(pointer)
    for token in above:
        value = value[int(token) if isinstance(value, list) else token]
    return value, int(last) if isinstance(value, list) else last

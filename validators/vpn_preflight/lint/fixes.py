"""Put right what is safe to put right, in the text itself, so that comments and layout stay.

A finding's JSON Patch says what the value should become; an edit is what does that to the text. Whatever an edit gives is read
again, and thrown away if it does not say what was meant.
"""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import BOM, ONE_A_LINE, YamlDocument
from vpn_preflight.lint.linter import examine_document
from vpn_preflight.lint.places import split_pointer
from vpn_preflight.lint.run import is_wanted
from vpn_preflight.lint.suppressions import grouped, left, suppressions
from vpn_preflight.lint.yaml_scalars import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.settings import Settings

__all__ = ["edits", "fixed"]

# One fix may make room for another; two rounds are usual.
ROUNDS = 8
PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*")
Patch = list[dict[str, Any]]


class Edit(NamedTuple):
    """A new text for a span, and the patch that it stands for; `document` counts from 0."""

    start: int
    end: int
    text: str
    document: int
    patch: Patch


def fixed(name: str, content: bytes, settings: Settings) -> tuple[bytes, int]:
    """Put a file right as far as it is safe, and count the fixes; what cannot be read stays as it is."""
    if name.lower().endswith(ONE_A_LINE):
        lines = [fixed_text("line.json", line, settings) for line in content.splitlines(keepends=True)]
        return b"".join(line for line, _ in lines), sum(count for _, count in lines)
    return fixed_text(name, content, settings)


def fixed_text(name: str, content: bytes, settings: Settings) -> tuple[bytes, int]:
    """Put one text right, round after round."""
    count = 0
    mark = BOM if content.startswith(BOM) else b""
    for _ in range(ROUNDS):
        read = list(documents.documents(name, content))
        found = [one for one in read if not isinstance(one, Finding)]
        wanted = distinct(edits(found, settings)) if len(found) == len(read) else []
        text, done = applied(name, found, wanted) if wanted else ("", 0)
        if not done:
            break
        content, count = mark + text.encode(), count + done
    return content, count


def edits(found: list[Document], settings: Settings) -> Iterator[Edit]:
    """Yield an edit for each fix of a finding that the settings want to see and no comment switches off."""
    # They share their source.
    by_line = grouped(suppressions(found[0]) if found else ())
    for index, document in enumerate(found):
        if document.is_capture:
            continue
        findings = left(examine_document(document, settings).findings, by_line)
        for finding in findings:
            if finding.fix and is_wanted(finding, settings) and (edit := edit_of(document, index, finding.fix)):
                yield edit


def edit_of(document: Document, index: int, patch: Patch) -> Edit | None:
    """Turn a patch of one step into an edit; None for a step that has no simple one."""
    (step,) = patch
    node = document.node(split_pointer(str(step.get("from", step["path"]))))
    is_yaml, text = isinstance(document, YamlDocument), document.source.text
    if step["op"] == "move" and node.key:
        start, end = node.key
        return Edit(start, end, rewritten(text[start:end], split_pointer(step["path"])[-1], is_yaml=is_yaml), index, patch)
    if step["op"] == "replace" and not isinstance(step["value"], list):
        written = rewritten(text[node.start : node.end], step["value"], is_yaml=is_yaml)
        return Edit(node.start, node.end, written, index, patch)
    return Edit(node.start, node.end, in_list(text, node), index, patch) if step["op"] == "replace" else None


def rewritten(before: str, value: Any, *, is_yaml: bool) -> str:
    """Write a scalar in the quotes that it had; without quotes only where YAML reads the same."""
    if not is_yaml or not isinstance(value, str) or before.startswith('"'):
        return json.dumps(value, ensure_ascii=False)
    if before.startswith("'"):
        return "'" + value.replace("'", "''") + "'"
    is_plain = PLAIN.fullmatch(value) and plain_value(value, 0, 0) == value
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def in_list(text: str, node: Node) -> str:
    """Write an object as the only item of a list: in brackets, or behind a hyphen with its lines moved to the right."""
    written = text[node.start : node.end]
    if written.startswith("{"):
        return f"[{written}]"
    return "- " + re.sub(r"\n(?=[^\r\n])", "\n  ", written)


def distinct(found: Iterable[Edit]) -> list[Edit]:
    """Leave out what is said twice, and what overlaps an edit before it: the next round sees it again."""
    chosen: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, edit.end)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def applied(name: str, found: list[Document], wanted: list[Edit]) -> tuple[str, int]:
    """Make all edits, or else each that works alone; return the text and how many were made."""
    if says(name, text := edited(found[0].source.text, wanted), found, wanted):
        return text, len(wanted)
    for edit in wanted if len(wanted) > 1 else ():
        if says(name, text := edited(found[0].source.text, [edit]), found, [edit]):
            return text, 1
    return "", 0


def edited(text: str, wanted: list[Edit]) -> str:
    """Put new texts into their spans, which are in order and apart."""
    parts, position = [], 0
    for edit in wanted:
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def says(name: str, text: str, found: list[Document], made: list[Edit]) -> bool:
    """Tell whether an edited text says what its patches make of the documents."""
    expected = [copy.deepcopy(document.value) for document in found]
    for edit in made:
        patch(expected[edit.document], edit.patch)
    read = list(documents.documents(name, text.encode()))
    return expected == [None if isinstance(one, Finding) else one.value for one in read]


def patch(value: Any, steps: Patch) -> None:
    """Apply steps that move a member or replace a value; the root is never replaced."""
    for step in steps:
        *above, last = split_pointer(step["path"])
        parent = value
        for token in above:
            parent = parent[int(token) if isinstance(parent, list) else token]
        if step["op"] == "move":
            parent[last] = parent.pop(split_pointer(step["from"])[-1])
        else:
            parent[int(last) if isinstance(parent, list) else last] = step["value"]

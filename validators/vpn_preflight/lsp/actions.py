"""Quick fixes: patches for a finding, and the comment that quiets it."""

from __future__ import annotations

import ipaddress
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol.types import CodeAction, CodeActionKind, TextEdit, WorkspaceEdit

from vpn_preflight.finding import split_pointer
from vpn_preflight.lint.document import YamlDocument
from vpn_preflight.lint.edits import Edit, edit_of, is_sound
from vpn_preflight.lint.suppressions import NAME, addressed, suppressions, target
from vpn_preflight.lsp.diagnostics import diagnostic, reported
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.ranges import read
from vpn_preflight.rules.rule import is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Diagnostic, Range

    from vpn_preflight.finding import Finding, Patch
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lsp.open_file import OpenFile

# Findings per request: nobody reads a longer menu, and each action is tried on the text.
MOST = 50


@hide_fields
class Action(NamedTuple):
    """An edit of the text and what it does; a preferred one fixes the mistake and nothing else."""

    title: str
    edit: Edit
    is_preferred: bool = False


def actions(file: OpenFile, asked: Range) -> list[CodeAction]:
    """List the actions for the findings in a range; findings with the same edit share one."""
    found = dict[tuple[str, int, int, int, str], CodeAction]()
    for finding, document, shown in in_range(file, asked)[:MOST]:
        for one in offers(file, finding, document):
            start, end, text, *_ = one.edit
            key = one.title, document.source.line, start, end, text
            if key not in found:
                found[key] = code_action(file, document, one)
            found[key].diagnostics = [*(found[key].diagnostics or ()), shown]
    return list(found.values())


def in_range(file: OpenFile, asked: Range) -> list[tuple[Finding, Document, Diagnostic]]:
    """List the findings about documents on the lines of a range."""
    found = []
    for finding, document in reported(file):
        shown = diagnostic(file, finding, document)
        place = shown.range
        is_inside = place.start.line <= asked.end.line and place.end.line >= asked.start.line
        if document and is_inside:
            found.append((finding, document, shown))
    return found


def code_action(file: OpenFile, document: Document, one: Action) -> CodeAction:
    """Build an action."""
    place = file.range(document.source, one.edit.start, one.edit.end)
    return CodeAction(
        one.title,
        kind=CodeActionKind.QuickFix,
        edit=WorkspaceEdit(changes={file.uri: [TextEdit(place, one.edit.text)]}),
        is_preferred=one.is_preferred or None,
    )


def offers(file: OpenFile, finding: Finding, document: Document) -> Iterator[Action]:
    """Yield the actions for a finding, each tried on the text first."""
    siblings = file.siblings(document.source)
    index = next(number for number, one in enumerate(siblings) if one is document)

    def works(edit: Edit) -> bool:
        """Return whether the edited text holds the edited value."""
        return is_sound(lambda text: file.read(text, document.source.line), siblings, [edit])

    for title, patch, is_preferred in patches(finding, document):
        edit = edit_of(document, index, patch)
        if edit and edit.text != document.source.text[edit.start : edit.end] and works(edit):
            yield Action(title, edit, is_preferred)
    for edit in comment_edits(finding, document):
        if works(edit) and quiets(file, edit, finding, document):
            yield Action(f"Ignore {finding.code} on this line", edit)
            return


def patches(finding: Finding, document: Document) -> Iterator[tuple[str, Patch, bool]]:
    """Yield the patches that a finding suggests, each with its title and whether it is safe."""
    if document.is_capture:
        return
    if finding.fix:
        yield title_of(finding.fix), finding.fix, True
    if finding.name == "host-bits":
        *above, last = split_pointer(finding.pointer)
        value = document.node([*above, last]).value
        is_name = not isinstance(value, str)
        for text, meaning in networks(last if is_name else value):
            step = replacement(finding.pointer, text, is_name=is_name)
            yield f'Change to "{text}" ({meaning})', [step], False


def title_of(fix: Patch) -> str:
    """Say what a fix does."""
    step = fix[0]
    if step["op"] == "move" and len(fix) == 1:
        return f"Rename to {json.dumps(split_pointer(step['path'])[-1], ensure_ascii=False)}"
    if step["op"] == "replace" and not isinstance(step["value"], list):
        return f"Change to {json.dumps(step['value'], ensure_ascii=False)}"
    return "Put it in a list"


def networks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a range with host bits may mean: its network, or one host."""
    if read(text):
        one = ipaddress.IPv4Interface(text)
        yield str(one.network), "the network"
        yield f"{one.ip}/32", "one host"


def replacement(pointer: str, text: str, *, is_name: bool) -> dict[str, Any]:
    """Build the step that changes a value, or the name of one."""
    if not is_name:
        return {"op": "replace", "path": pointer, "value": text}
    above = pointer.rpartition("/")[0]
    return {"op": "move", "from": pointer, "path": f"{above}/{text.replace('/', '~1')}"}


def comment_edits(finding: Finding, document: Document) -> Iterator[Edit]:
    """Yield the comments that may quiet a finding: added to another, behind its line, above it."""
    if not isinstance(document, YamlDocument) or is_never_ignored(finding.code):
        return
    source, line = document.source, finding.line or 1
    for start, end in document.comments:
        if target(source, start) == line:
            for found in addressed().finditer(source.text, start, end):
                if found[1].lower() == "ignore" and found[2]:
                    yield Edit(found.end(2), found.end(2), f",{finding.code}", 0, [])
    comment = f"# {NAME}: ignore[{finding.code}]"
    start, end = source.line_span(line)
    yield Edit(end, end, f" {comment}", 0, [])
    indent = source.text[start:end][: -len(source.text[start:end].lstrip())]
    newline = "\r\n" if "\r\n" in source.text else "\n"
    yield Edit(start, start, f"{indent}{comment}{newline}", 0, [])


def quiets(file: OpenFile, edit: Edit, finding: Finding, document: Document) -> bool:
    """Return whether the comment that an edit adds is for the line of a finding."""
    text = document.source.text
    changed = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    is_above = edit.text.endswith("\n")
    line = (finding.line or 1) + is_above
    again = next(file.read(changed.encode(), document.source.line))
    return any((one.code, one.line) == (finding.code, line) for one in suppressions(again))

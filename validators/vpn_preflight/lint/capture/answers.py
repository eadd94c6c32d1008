"""Read the answer to a captured request, to see whether the request was refused."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from vpn_preflight import contract
from vpn_preflight.lint.capture.spanned import placed
from vpn_preflight.lint.json_text import Node, UnreadableError, parse
from vpn_preflight.protocols import answers
from vpn_preflight.rules.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.capture.spanned import Spanned
    from vpn_preflight.protocols.wire_form import Payload

ERRORS = range(400, 600)
# The name of an answer in the tree of its request.
RESPONSE = "response"
# How deep a code may be nested: in an object, or in one of a list.
DEPTH = 3


class Answer:
    """The answer of a service: the place of its status, and its content; no repr shows it."""

    __slots__ = ("content", "is_encoded", "status")

    def __init__(self, status: Node, content: Spanned | None, *, is_encoded: bool) -> None:
        self.status = status
        self.content = content
        self.is_encoded = is_encoded

    def body(self) -> Payload:
        """Return the content as a JSON object; empty for anything else."""
        text = self.content.text if self.content else ""
        try:
            content = base64.b64decode(text) if self.is_encoded else text.encode("utf-8", "replace")
        except ValueError:
            return {}
        return answers.json_object(content) or {}


def attach(tree: Node, operation: Operation, answer: Answer) -> Refusal | None:
    """Add the places of a refusal to the tree of its request and return it; None if accepted."""
    facts = contract.service(operation.service).answer
    status, body = answer.status.value, answer.body()
    if status not in ERRORS and not (
        status in answers.OK and body and answers.is_failure(operation, body)
    ):
        return None
    codes = [str(code) for code in answers.found(body, facts.codes) if code not in facts.success]
    # A code that the contract knows says more.
    code = next(
        (code for code in codes if answers.known_error(operation, [code])),
        codes[0] if codes else None,
    )
    # A parameter of a form may have the same name.
    response = tree.below.setdefault(
        RESPONSE, Node(None, answer.status.start, answer.status.end, None)
    )
    response.below["status"] = answer.status
    if code and (place := place_of(answer, code, {path[-1] for path in facts.codes})):
        response.below["code"] = place
    return Refusal(status, code, (RESPONSE, "code" if "code" in response.below else "status"))


def place_of(answer: Answer, code: str, names: Collection[str]) -> Node | None:
    """Return the place of a code in an answer; None if it is encoded or not JSON."""
    if answer.content is None or answer.is_encoded:
        return None
    try:
        level = [placed(parse(answer.content.text), answer.content)]
    except UnreadableError:
        return None
    for _ in range(DEPTH):
        fields = [(name, inner) for node in level for name, inner in node.below.items()]
        if found := next(
            (inner for name, inner in fields if name in names and str(inner.value) == code), None
        ):
            return found
        level = [inner for _, inner in fields]
    return None

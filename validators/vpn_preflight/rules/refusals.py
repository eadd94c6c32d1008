"""Report a refusal that was captured with its request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.finding import clause
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import answers
from vpn_preflight.redaction import mask_text
from vpn_preflight.rules.requests import REFUSED
from vpn_preflight.rules.rule import Citation, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vpn_preflight.contract import Operation

CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)


@hide_fields
class Refusal(NamedTuple):
    """The answer to a refused request: HTTP status and code, and the place of the code."""

    status: int
    code: str | None
    path: Sequence[str]


def explain_refusal(operation: Operation, refusal: Refusal, secrets: Iterable[str]) -> Remark:
    """Report a refused request in the contract's words: those of the service may have a secret."""
    known = answers.known_error(operation, [refusal.code]) if refusal.code else None
    facts = known or answers.known_status(operation, refusal.status)
    code = refusal.code if known else shown_code(refusal.code, secrets)
    said = f"HTTP {refusal.status}" + (f", code {code}" if code else "")
    meaning, hint = (clause(words) if words else None for words in (facts.meaning, facts.hint))
    message = f"refused by the service ({said}{', ' if meaning else ''}{meaning or ''})"
    cited = (
        Citation(facts.source, facts.confidence)
        if facts.source
        else Citation(operation.request.members)
    )
    return Remark(
        REFUSED,
        refusal.path,
        message,
        cited,
        advice=hint or (None if meaning else "see its answer"),
    )


def shown_code(code: str | None, secrets: Iterable[str]) -> str | None:
    """Return a code that the contract does not know, masked; None if it is not like a code."""
    return mask_text(code, secrets) if code and CODE.fullmatch(code) else None

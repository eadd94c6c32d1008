"""What a rule is, and the register of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import Confidence, Finding, Severity, Source, join_pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RULES", "DuplicateRuleError", "Remark", "Rule", "register"]


# The strongest first.
CONFIDENCES: tuple[Confidence, ...] = ("documented", "observed", "inferred")


class Rule(NamedTuple):
    """A stable code, a name, how bad it is, one sentence on what it is about, and how sure it is."""

    code: str
    name: str
    severity: Severity
    summary: str
    confidence: Confidence = "documented"


class DuplicateRuleError(Exception):
    """Two rules carry the same code; a number is never used twice."""


RULES: dict[str, Rule] = {}


def register(code: str, name: str, severity: Severity, summary: str, confidence: Confidence = "documented") -> Rule:
    """Make a rule known; raises DuplicateRuleError when the code is taken."""
    if code in RULES:
        raise DuplicateRuleError(f"{code} is {RULES[code].name} already: take the next free number")
    RULES[code] = Rule(code, name, severity, summary, confidence)
    return RULES[code]


class Remark(NamedTuple):
    """A finding in the making: the rule, the place as tokens, the words, and the schema node whose row it comes from.

    `reference` is a source beyond the page, such as a section of an RFC.
    """

    rule: Rule
    path: Sequence[str | int]
    message: str
    node: dict[str, Any]
    member: str | None = None
    severity: Severity | None = None
    fix: list[dict[str, Any]] | None = None
    reference: Source | None = None

    @property
    def confidence(self) -> Confidence:
        """That of the rule, or that of the row where it is weaker and the finding is about what the row says."""
        row: Confidence = self.rule.confidence if self.reference else self.node.get("x-confidence", self.rule.confidence)
        return max(self.rule.confidence, row, key=CONFIDENCES.index)

    def finding(self, operation: str) -> Finding:
        """Give the remark its source and its pointer."""
        row = self.node.get("x-source")
        return Finding(
            code=self.rule.code,
            name=self.rule.name,
            severity=self.severity or self.rule.severity,
            message=self.message,
            pointer=join_pointer(self.path),
            operation=operation,
            confidence=self.confidence,
            source=self.reference or (Source(operation, row["table"], row["row"]) if row else None),
            fix=self.fix,
        )

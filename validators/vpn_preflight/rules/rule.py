"""What a rule is, the register of all rules, and a finding in the making."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from vpn_preflight.finding import Confidence, Finding, Patch, Severity, Source, join_pointer
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypedDict, Unpack

    from vpn_preflight.annotations import Annotated, Row
    from vpn_preflight.field import Field
    from vpn_preflight.rules.corrections import Correction
    from vpn_preflight.rules.place import Place

    class Treatment(TypedDict, total=False):
        """How the rest treats a rule, where that is not the usual way."""

        judges: Judges
        once: bool
        ignorable: Ignorable


# What a rule judges: a value, its name, a number of items, an object as a whole, or a request.
Judges = Literal["value", "name", "count", "object", "message"]
JUDGES: tuple[Judges, ...] = get_args(Judges)
# Where a rule can be turned off: in reports and clients, in reports only, or nowhere.
Ignorable = Literal["everywhere", "in reports", "nowhere"]
# The strongest first.
CONFIDENCES: tuple[Confidence, ...] = ("documented", "observed", "inferred")


class Rule(NamedTuple):
    """A stable code, a name, a severity, a summary, and how the rest treats the rule.

    A rule that is reported `once` is true of every payload of its kind. `ignorable` is where it can
    be turned off.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    confidence: Confidence = "documented"
    judges: Judges = "value"
    once: bool = False
    ignorable: Ignorable = "everywhere"


class Check(NamedTuple):
    """A rule about places of a payload: the fields it applies to, and the function that judges one.

    `silent` returns whether the function reports nothing about a value that the tables accept. It
    is None if that depends on more than the value.
    """

    rule: Rule
    applies: Callable[[Field], bool]
    remarks: Callable[[Place], Iterator[Remark]]
    silent: Callable[[Any], bool] | None


class DuplicateRuleError(Exception):
    """Two rules have the same code; a number is never used twice."""


RULES: dict[str, Rule] = {}
CHECKS: list[Check] = []


def register(
    code: str,
    name: str,
    severity: Severity,
    summary: str,
    confidence: Confidence = "documented",
    **treatment: Unpack[Treatment],
) -> Rule:
    """Add a rule to the register; raises DuplicateRuleError when the code is taken."""
    if code in RULES:
        raise DuplicateRuleError(f"{code} is {RULES[code].name}, use the next free number")
    RULES[code] = Rule(code, name, severity, summary, confidence, **treatment)
    return RULES[code]


def rule(
    code: str,
    name: str,
    severity: Severity,
    summary: str,
    confidence: Confidence = "documented",
    *,
    applies: Callable[[Field], bool],
    silent: Callable[[Any], bool] | None = None,
    **treatment: Unpack[Treatment],
) -> Callable[[Callable[[Place], Iterator[Remark]]], Callable[[Place], Iterator[Remark]]]:
    """Add a rule to the register, and bind the function to every field that it applies to."""
    known = register(code, name, severity, summary, confidence, **treatment)

    def bind(remarks: Callable[[Place], Iterator[Remark]]) -> Callable[[Place], Iterator[Remark]]:
        CHECKS.append(Check(known, applies, remarks, silent))
        return remarks

    return bind


def code_of(written: str) -> str:
    """Return the code of a rule that is given by its name; anything else as it is."""
    name = written.lower()
    return next((rule.code for rule in RULES.values() if rule.name == name), written)


@cache
def is_never_ignored(code: str) -> bool:
    """Return whether no rule can be switched off that has this code, or a code that starts so."""
    return all(
        known.ignorable == "nowhere" for known in RULES.values() if known.code.startswith(code)
    )


class Citation(NamedTuple):
    """A row of the docs, and how sure it is if it is not from the operation's own page."""

    source: Row | None
    confidence: Confidence | None = None


class Remark(NamedTuple):
    """A finding before it has its operation: rule, tokens of the place, problem, and cited node.

    `reference` is a source beyond the docs of the service, such as a section of an RFC.
    """

    rule: Rule
    path: Sequence[str | int]
    message: str
    cited: Annotated | Citation
    member: str | None = None
    severity: Severity | None = None
    fix: Patch | None = None
    reference: Source | None = None
    advice: str | None = None
    # How the place was meant.
    correction: Correction | None = None

    @property
    def confidence(self) -> Confidence:
        """Return that of the rule, or of the row if that is weaker and is the source."""
        own, row = self.rule.confidence, None if self.reference else self.cited.confidence
        return max(own, row, key=CONFIDENCES.index) if row else own

    def finding(self, operation: str) -> Finding:
        """Build the finding, with its source and its pointer."""
        row = self.cited.source
        return Finding(
            code=self.rule.code,
            name=self.rule.name,
            severity=self.severity or self.rule.severity,
            message=self.message,
            pointer=join_pointer(self.path),
            operation=operation,
            confidence=self.confidence,
            source=self.reference or (Source(operation, row.table, row.row) if row else None),
            fix=self.fix,
            advice=self.advice,
        )

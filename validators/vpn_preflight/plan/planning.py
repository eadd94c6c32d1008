"""Plan a change: what to read for it, and what the answer says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import clause
from vpn_preflight.plan.comparison import Shown, entries
from vpn_preflight.plan.entries import Plan, Refusal
from vpn_preflight.plan.text import json_words
from vpn_preflight.protocols.answers import at, known_error
from vpn_preflight.redaction import MASK, mask_text, secret_values
from vpn_preflight.redaction.marks import LONG
from vpn_preflight.rules.editions import has_exact_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.plan.entries import Entry
    from vpn_preflight.state import RefusedState, StateSource, Unique


def source_of(operation: Operation) -> StateSource:
    """Return where the state is read; raises ValueError for an operation that changes nothing."""
    if operation.state is None:
        raise ValueError(f"{operation.name} changes nothing, so there is nothing to plan")
    return operation.state


def read_arguments(operation: Operation, read: Operation, payload: Mapping[str, Any]) -> Any:
    """Return the payload of the read that shows what a change is about; None if it has no body."""
    if read.media_type is None:
        return None
    fields = read.request.fields
    return {
        name: [payload[source]] if fields[name].type == "array" else payload[source]
        for name, source in source_of(operation).arguments.items()
    }


def plan_of(
    operation: Operation,
    path: Mapping[str, Any],
    payload: Mapping[str, Any],
    answer: Mapping[str, Any],
    *,
    secrets: Collection[str] = (),
    shown: Operation,
) -> Plan:
    """Compare a change with the answer of the operation that shows the present state.

    The answer is in the shape of its contract. `secrets` are further ones that must not show.
    """
    source = source_of(operation)
    found = present(source, payload, answer)
    if found is None:
        return plan_for_missing(operation, path, payload, source.missing[0])
    hidden = {
        *secrets,
        *secret_values(operation.request, payload),
        *secret_values(shown.response, answer),
    }
    return Plan(
        operation.name,
        target(source, path, payload),
        tuple(
            masked(entry, hidden)
            for entry in entries(operation.request, payload, found, source.ids)
        ),
        (*refusals(operation, found), *conflicts(operation, payload, found)),
    )


def plan_for_missing(
    operation: Operation, path: Mapping[str, Any], payload: Mapping[str, Any], code: str
) -> Plan:
    """Return the plan of a change to what does not exist, by the code that says so."""
    source = source_of(operation)
    refusal = refusal_for(operation, code)
    return Plan(operation.name, target(source, path, payload), refusals=(refusal,))


def target(
    source: StateSource, path: Mapping[str, Any], payload: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the ids of what is changed."""
    return {**path, **{name: payload[name] for name in source.ids if name in payload}}


def present(
    source: StateSource, payload: Mapping[str, Any], answer: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Find the object in the answer; None if it is not there."""
    found = at(answer, list(source.at))
    if not source.ids:
        return found if isinstance(found, dict) else None
    return next((one for one in found or () if has_ids(source, payload, one)), None)


def has_ids(source: StateSource, payload: Mapping[str, Any], item: Mapping[str, Any]) -> bool:
    """Return whether an item of a list has the ids of the change, as strings or as numbers."""
    return all(
        str(payload[name]) in [str(item[field]) for field in fields if field in item]
        for name, fields in source.ids.items()
    )


def refusals(operation: Operation, found: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield why the service refuses a change of an object in this state."""
    for one in source_of(operation).refused:
        value = at(found, list(one.at))
        # What the answer does not say refuses nothing.
        if value not in (None, "") and (value in one.values) != one.is_unless:
            yield refused_state(operation, one, value)


def conflicts(
    operation: Operation, payload: Mapping[str, Any], found: Mapping[str, Any]
) -> Iterator[Refusal]:
    """Yield why the service refuses what a change makes of an object: a switch next to rules."""
    fields, shown = operation.request.fields, Shown(found, found)
    for name, field in fields.items():
        other = field.not_with_ranges
        if other is None or not payload.keys() & {name, other.name}:
            continue
        switch, rules = (
            payload.get(each, shown.value(each, fields[each])) for each in (name, other.name)
        )
        if switch is True and has_exact_rules(fields[other.name], rules):
            refusal = refusal_for(operation, other.code)
            where = "the payload" if other.name in payload else "the present state"
            state = f"{name} is true, and {other.name} are in {where}"
            yield refusal._replace(message=f"{refusal.message} ({state})")


def refused_state(operation: Operation, one: RefusedState, value: Any) -> Refusal:
    """Return the refusal for a value of the present state."""
    state = f"{'.'.join(one.at)} is {json_words(value)}"
    if one.code is not None:
        found = refusal_for(operation, one.code)
        return found._replace(message=f"{found.message} ({state})")
    return Refusal(
        f"{clause(one.meaning)} ({state})",
        one.hint and clause(one.hint),
        confidence=one.confidence or "documented",
    )


def refusal_for(operation: Operation, code: str) -> Refusal:
    """Return the refusal for a code, in the words of the contract."""
    listed = known_error(operation, [code])
    assert listed is not None  # noqa: S101 - the compile step refuses another code
    hint = listed.hint and clause(listed.hint)
    return Refusal(clause(listed.meaning), hint, code, listed.confidence or "documented")


def open_values(operation: Operation, plan: Plan) -> list[Unique]:
    """Return the values that change and that no other object may have."""
    changing = [entry.tokens for entry in plan.with_status("changes")]
    return [one for one in source_of(operation).unique if tuple(one.field) in changing]


def is_taken(
    one: Unique, path: Mapping[str, Any], payload: Mapping[str, Any], item: Mapping[str, Any]
) -> bool:
    """Return whether an item of a list is another object that has the value."""
    is_same = all(str(path[name]) == str(item.get(field)) for name, field in one.ids.items())
    return not is_same and item.get(one.name) == at(payload, list(one.field))


def with_taken(plan: Plan, one: Unique) -> Plan:
    """Return a plan with the refusal of a value that another object has."""
    words = (clause(one.meaning), clause(one.hint))
    refusal = Refusal(f"{'.'.join(one.field)}: {words[0]}", words[1], confidence=one.confidence)
    return plan._replace(refusals=(*plan.refusals, refusal))


def masked(entry: Entry, secrets: Collection[str]) -> Entry:
    """Mask the secrets that a field repeats which is not secret itself."""
    return entry._replace(
        now=mask_strings(entry.now, secrets), then=mask_strings(entry.then, secrets)
    )


def mask_strings(value: Any, secrets: Collection[str]) -> Any:
    """Mask secrets in every string of a value; a short one only where it is all of it."""
    if isinstance(value, dict):
        return {
            mask_strings(name, secrets): mask_strings(inner, secrets)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [mask_strings(inner, secrets) for inner in value]
    if not isinstance(value, str):
        return MASK if str(value) in secrets else value
    long = [secret for secret in secrets if len(secret) >= LONG]
    return MASK if value in secrets else mask_text(value, long)

"""Compare the fields of a change with the object that a read shows, one entry for each field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.plan.entries import Entry
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols.answers import at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vpn_preflight.field import Field

Tokens = tuple[str | int, ...]

NOT_SHOWN = "the read does not show it"
NOT_THERE = "the answer of the read does not have it"
OMITTED = "you do not set it, and the docs do not say whether it stays"


@hide_fields
class Shown(NamedTuple):
    """The object that a read shows, and the part of it that belongs to an object of the payload."""

    root: Mapping[str, Any]
    here: Any

    def value(self, name: str, field: Field) -> Any:
        """Return what the read has for a field; None where it has nothing."""
        return at(self.root, list(field.shown_as)) if field.shown_as else at(self.here, [name])


def entries(
    field: Field, payload: Mapping[str, Any], shown: Mapping[str, Any], ids: Collection[str]
) -> Iterator[Entry]:
    """Yield an entry for each field of a payload, but for the ids of the object."""
    root = Shown(shown, shown)
    for name, inner in field.fields.items():
        if name in ids:
            continue
        if name in payload:
            yield from set_entries(inner, payload[name], root.value(name, inner), root, (name,))
        elif inner.is_shown and not is_set_elsewhere(field, payload, name):
            why = doubt(field, payload, name)
            for entry in kept_entries(inner, root.value(name, inner), root, (name,)):
                yield entry._replace(status="unknown", why=why) if why else entry


def set_entries(
    field: Field, written: Any, now: Any, shown: Shown, tokens: Tokens
) -> Iterator[Entry]:
    """Yield the entries of a field that is set."""
    item = single_item(field)
    if item is not None and isinstance(written, list) and len(written) == 1:
        yield from set_entries(item, written[0], now, shown, (*tokens, 0))
    elif field.fields and isinstance(written, dict):
        yield from object_entries(field, written, shown._replace(here=now), tokens)
    else:
        yield compared(field, written, now, tokens)


def object_entries(
    field: Field, written: Mapping[str, Any], shown: Shown, tokens: Tokens
) -> Iterator[Entry]:
    """Yield the entries of the fields of an object that is set; what it omits is in doubt."""
    for name, inner in field.fields.items():
        place, now = (*tokens, name), shown.value(name, inner)
        if name in written:
            yield from set_entries(inner, written[name], now, shown, place)
        elif inner.is_shown and inner.same_as is None and is_used(field, name, written, shown):
            for entry in kept_entries(inner, now, shown, place):
                yield entry._replace(status="unknown", why=OMITTED)


def kept_entries(field: Field, now: Any, shown: Shown, tokens: Tokens) -> Iterator[Entry]:
    """Yield an entry for each field with a present value that is not set."""
    item = single_item(field)
    if item is not None and isinstance(now, dict):
        yield from kept_entries(item, now, shown, (*tokens, 0))
    elif field.fields and isinstance(now, dict):
        here = shown._replace(here=now)
        for name, inner in field.fields.items():
            if inner.is_shown and inner.same_as is None:
                yield from kept_entries(inner, here.value(name, inner), here, (*tokens, name))
    elif now not in (None, "", []):
        yield entry_of(field, tokens, "stays", now=now)


def compared(field: Field, written: Any, now: Any, tokens: Tokens) -> Entry:
    """Compare what is set with the present value."""
    if now is None:
        why = NOT_THERE if field.is_shown else NOT_SHOWN
        return entry_of(field, tokens, "unknown", then=written, why=why)
    is_same = normal(written) == normal(in_words_of(field, now))
    return entry_of(field, tokens, "same" if is_same else "changes", now=now, then=written)


def entry_of(field: Field, tokens: Tokens, status: Any, **values: Any) -> Entry:
    """Build an entry; that of a secret never holds a value."""
    if field.is_secret:
        values = {"why": values.get("why"), "is_secret": True}
    return Entry(tokens, status, **values)


def in_words_of(field: Field, now: Any) -> Any:
    """Return a present value in the words of the change, where the two differ for one meaning."""
    if not isinstance(now, str) or now in field.enum:
        return now
    return next((value for value, others in field.other_names.items() if now in others), now)


def normal(value: Any) -> Any:
    """Return a value without the order of its lists, which are sets of ranges or rules."""
    if isinstance(value, dict):
        return {name: normal(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted(
            (normal(item) for item in value), key=lambda one: json.dumps(one, sort_keys=True)
        )
    return value


def single_item(field: Field) -> Field | None:
    """Return the items of a list that a read shows as one object; None for another field."""
    return field.items if field.is_single else None


def is_used(field: Field, name: str, written: Mapping[str, Any], shown: Shown) -> bool:
    """Return whether a field of an object has a meaning with the other values, set or present."""

    def value(other: str) -> Any:
        return written.get(other, shown.value(other, field.inner(other)))

    better = field.fields[name].instead
    if better and value(better.name) not in (None, ""):
        return False
    choices = [(one.chooser, one.value) for one in field.conditions if one.needed == name]
    return not choices or any(value(chooser) in (None, "", wanted) for chooser, wanted in choices)


def doubt(field: Field, payload: Mapping[str, Any], name: str) -> str | None:
    """Return why a field at the top that is not set may change; None if it stays."""
    for clause in field.alternatives:
        others = [other for other in clause.names if other in payload]
        if name in clause.names and others:
            return f"not set; {others[0]} may replace it"
    is_default = any(inner.has_default_here for _, _, inner in same_fields(field, payload, name))
    return OMITTED if is_default else None


def is_set_elsewhere(field: Field, payload: Mapping[str, Any], name: str) -> bool:
    """Return whether an object of the payload sets a field that the docs have at the top."""
    return any(place in written for written, place, _ in same_fields(field, payload, name))


def same_fields(
    field: Field, payload: Mapping[str, Any], name: str
) -> Iterator[tuple[Mapping[str, Any], str, Field]]:
    """Yield each object of the payload that may hold a field of the top, and that field by name."""
    for place, value in payload.items():
        item = single_item(field.inner(place)) or field.inner(place)
        written = value[0] if isinstance(value, list) and value else value
        for below, inner in item.fields.items():
            if inner.same_as == name and isinstance(written, dict):
                yield written, below, inner

"""Find what is loose in the facts about tasks of changes: operations, fields, values, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from states import TYPES, inside, is_value, types_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["loose_tasks"]

Entry = dict[str, Any]
STATUSES = ("running", "done", "failed")
# What leads to a place in the answer of the read.
PLACES = ("status", "code", "reason")


def loose_tasks(operations: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, str]]:
    """Yield each place of a service's operations where something is loose, and why."""
    known = dict(operations)
    for name, change in known.items():
        if change["task"] is None:
            continue
        read = known.get(change["task"]["read"])
        if read is None or read["effect"] != "read":
            yield f"{name}: /x-task/read", "is not a read of the same service"
            continue
        found = [*loose_places(change, read), *loose_values(change["task"], read)]
        yield from ((f"{name}: /x-task/{place}", why) for place, why in found)


def loose_places(change: Entry, read: Entry) -> Iterator[tuple[str, str]]:
    """Yield what leads to no field, or to one of another type."""
    task: Entry = change["task"]
    if not change["response"].get("x-raw"):
        yield "id", "needs an answer with x-raw, which remembers its change"
    argument = read["request"]["properties"].get(task["argument"])
    needed = {*read["request"].get("required", []), *read["path_parameters"]["properties"]}
    if argument is None or needed - {task["argument"]}:
        yield "argument", "is not the one field that the read needs"
    place = inside(change["response"], task["id"])
    if place is None or (argument and place.get("type") != argument.get("type")):
        yield "id", "leads to no field of the answer with the type of the argument"
    yield from (
        (name, "leads to no value in the answer of the read")
        for name in PLACES
        if name in task and not is_value(inside(read["response"], task[name]))
    )


def loose_values(task: Entry, read: Entry) -> Iterator[tuple[str, str]]:
    """Yield the statuses that contradict each other or have another type, and unlisted codes."""
    kinds = types_of(inside(read["response"], task["status"]) or {"type": None})
    seen: list[Any] = []
    for name in STATUSES:
        if not {TYPES[type(value)] for value in task[name]} <= kinds:
            yield name, "has a value of another type than the status"
        if len({*seen, *task[name]}) < len(seen) + len(task[name]):
            yield name, "has a value twice, or one of another status"
        seen += task[name]
    listed = {error["code"] for error in read["errors"] if error["kind"] == "not-found"}
    yield from (
        ("unknown", f"{code} is not listed for the read, as not-found")
        for code in task.get("unknown", [])
        if code not in listed
    )

"""Find what is loose in the facts about reads of the present state: operations, fields and codes.

Every field of a change has a place in the answer of its read, or says that it has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from references import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["loose_states"]

Entry = dict[str, Any]
Schema = dict[str, Any]
# Keywords that only the payload of a change may have.
SHOWN = ("x-shown-as", "x-not-shown")
# What the contract calls the types of values; a boolean is not a number there.
TYPES = {int: "integer", str: "string", bool: "boolean"}


def loose_states(operations: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, str]]:
    """Yield each place of a service's operations where something is loose, and why."""
    known = dict(operations)
    for name, change in known.items():
        if change["state"] is None:
            yield from (
                (f"{name}: {place}/{keyword}", "belongs to a change")
                for place, node in schemas(change["request"], "")
                for keyword in SHOWN
                if keyword in node
            )
            continue
        read = known.get(change["state"]["read"])
        if read is None or read["effect"] != "read":
            yield f"{name}: /x-state/read", "is not a read of the same service"
            continue
        found = [*loose_ends(change, read), *loose_lists(change, known)]
        yield from ((f"{name}: {place}", why) for place, why in found)


def loose_ends(change: Entry, read: Entry) -> Iterator[tuple[str, str]]:
    """Yield what is loose in the facts about one change."""
    state: Entry = change["state"]
    yield from loose_arguments(change, read)
    shown = inside(read["response"], state.get("at", []))
    if shown is None or "properties" not in item_of(shown):
        yield "/x-state/at", "leads to no object or list of objects in the answer"
        return
    if (shown.get("type") == "array") != ("ids" in state):
        yield "/x-state/ids", "is for lists, and needed there"
    yield from loose_ids(change, item_of(shown))
    yield from loose_codes(change, read)
    for index, one in enumerate(state.get("refused", [])):
        yield from (
            (f"/x-state/refused/{index}/{name}", why)
            for name, why in loose_refusal(one, inside(item_of(shown), one["at"]))
        )
    yield from unmapped(change["request"], item_of(shown), item_of(shown), state.get("ids", {}), "")


def loose_refusal(one: Entry, field: Schema | None) -> Iterator[tuple[str, str]]:
    """Yield what is loose in a state in which a change is refused."""
    name = "is" if "is" in one else "is-not"
    if field is None:
        yield "at", "leads to no field of the object"
    elif not {TYPES[type(value)] for value in one[name]} <= types_of(field):
        yield name, "has a value of another type than the field"


def types_of(field: Schema) -> set[str | None]:
    """Return the types of the values that a field of an answer may have."""
    return {branch["type"] for branch in field.get("anyOf", [field])}


def loose_arguments(change: Entry, read: Entry) -> Iterator[tuple[str, str]]:
    """Yield the arguments that the change cannot fill, and names that are not arguments."""
    arguments = change["state"].get("arguments", {})
    body, own = read["request"]["properties"], change["request"]["properties"]
    for name, source in arguments.items():
        if name not in body or source not in own:
            yield f"/x-state/arguments/{name}", "leads from no field to no argument"
        elif item_of(body[name]).get("type") != own[source].get("type"):
            yield f"/x-state/arguments/{name}", "has another type"
    needed = [name for name in read["request"].get("required", []) if name not in arguments]
    path = read["path_parameters"]["properties"].keys() - change["path_parameters"]["properties"]
    for name in (*needed, *sorted(path)):
        yield "/x-state/arguments", f"lacks {name}"


def loose_ids(change: Entry, item: Schema) -> Iterator[tuple[str, str]]:
    """Yield the ids that a change does not require, or that the object does not have."""
    for name, fields in change["state"].get("ids", {}).items():
        if name not in change["request"].get("required", []) or not item["properties"].keys() >= {
            *fields
        }:
            yield f"/x-state/ids/{name}", "is not required, or leads to no field of the object"


def loose_codes(change: Entry, read: Entry) -> Iterator[tuple[str, str]]:
    """Yield the codes that the operations do not list."""
    listed = {error["code"] for error in change["errors"]}
    lost = [
        {error["code"] for error in one["errors"] if error["kind"] == "not-found"}
        for one in (change, read)
    ]
    yield from (
        ("/x-state/missing", f"{code} is not listed for both calls, as not-found")
        for code in change["state"]["missing"]
        if code not in lost[0] & lost[1]
    )
    for index, one in enumerate(change["state"].get("refused", [])):
        if "code" in one and one["code"] not in listed:
            yield f"/x-state/refused/{index}/code", "is not a code of the change"
    for place, node in schemas(change["request"], ""):
        if node.get("x-not-with-ranges", {}).get("code") not in {None, *listed}:
            yield f"{place}/x-not-with-ranges/code", "is not a code of the change"


def loose_lists(change: Entry, known: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield what is loose in the lists that are searched for another object of the same name."""
    paths = change["path_parameters"]["properties"]
    for index, one in enumerate(change["state"].get("unique", [])):
        place, read = f"/x-state/unique/{index}", known.get(one["read"])
        pages = read["response"].get("x-pages", {}) if read else {}
        # In a list by numbers an item moves to a page that was read when another one goes.
        has_body = read and read["media_type"]
        if read is None or has_body or "marker" not in pages or own_path(read) - {*paths}:
            yield f"{place}/read", "is not a list of the same service that the change can ask for"
            continue
        items = item_of(inside(read["response"], pages["items"]) or {}).get("properties", {})
        field = inside(change["request"], one["field"])
        if field is None or not is_value(field):
            yield f"{place}/field", "leads to no value of the change"
        elif items.get(one["name"], {}).get("type") != field["type"]:
            yield f"{place}/name", "is not a field of the items, of the same type"
        yield from (
            (f"{place}/ids/{name}", "leads from no id of the change to a field of the items")
            for name, field in one["ids"].items()
            if name not in paths or field not in items
        )


def own_path(operation: Entry) -> set[str]:
    """Return the names of the parameters in the path of an operation."""
    return {*operation["path_parameters"]["properties"]}


def unmapped(
    node: Schema, shown: Schema, root: Schema, ids: Iterable[str], place: str
) -> Iterator[tuple[str, str]]:
    """Yield each field of an object that the object of the read does not show."""
    for name, field in node.get("properties", {}).items():
        below = f"{place}/properties/{name}"
        if "x-not-shown" in field or (not place and name in ids):
            if "x-shown-as" in field:
                yield f"{below}/x-shown-as", "contradicts that it is not shown"
            continue
        path = field.get("x-shown-as")
        there = inside(root, path) if path else shown.get("properties", {}).get(name)
        if there is None:
            yield below, "is not in the answer of the read; use x-shown-as or x-not-shown"
        elif is_value(item_of(field)) != is_value(item_of(there)):
            yield below, "is a value and is shown as an object, or the reverse"
        else:
            yield from unmapped(item_of(field), item_of(there), root, (), below)


def inside(node: Schema, path: Iterable[str]) -> Schema | None:
    """Follow a path of names through objects."""
    for name in path:
        found = node.get("properties", {}).get(name)
        if found is None:
            return None
        node = found
    return node


def is_value(node: Entry | None) -> bool:
    """Return whether a place of an answer has one value, and not an object or a list of them."""
    return node is not None and node.get("type") not in ("object", "array")


def item_of(node: Schema) -> Schema:
    """Return the items of a list; anything else as it is."""
    found: Schema = node.get("items", node)
    return found

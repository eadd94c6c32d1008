"""Find what is loose in the facts about lists that are read page by page: fields and parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from references import schemas
from states import inside, item_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["loose_pages"]

Entry = dict[str, Any]
# The type of each parameter of a page, and of each place in its answer that says more.
PARAMETERS = {"limit": "integer", "offset": "integer", "marker": "string"}
PLACES = {"total": "integer", "next": "string"}


def loose_pages(operations: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, str]]:
    """Yield each place of a service's operations where something is loose, and why."""
    for name, entry in operations:
        for place, node in schemas(entry["response"], ""):
            if "x-pages" in node and (place or entry["effect"] != "read"):
                yield f"{name}: {place}/x-pages", "belongs to the whole answer of a read"
        if "x-pages" in entry["response"]:
            yield from ((f"{name}: /x-pages/{place}", why) for place, why in loose_places(entry))


def loose_places(read: Entry) -> Iterator[tuple[str, str]]:
    """Yield what leads to no field or parameter, or to one of another type."""
    pages, answer = read["response"]["x-pages"], read["response"]
    # A call has either a body or a query.
    taken = read["request"] if read["media_type"] else read["query_parameters"]
    for name, kind in PARAMETERS.items():
        if name in pages and taken["properties"].get(pages[name], {}).get("type") != kind:
            yield name, f"is not a parameter of the read that takes a value of type {kind}"
    if pages.get("offset") == pages["limit"]:
        yield "offset", "is the limit, too"
    for name, kind in PLACES.items():
        if name in pages and type_at(answer, pages[name]) != kind:
            yield name, f"leads to no field of the answer of type {kind}"
    if "properties" not in item_of(inside(answer, pages["items"]) or {}) or (
        type_at(answer, pages["items"]) != "array"
    ):
        yield "items", "leads to no list of objects in the answer"


def type_at(answer: Entry, path: list[str]) -> str | None:
    """Return the type of the field at a path, all objects on the way being required."""
    for name in path[:-1]:
        if name not in answer.get("required", []):
            return None
        answer = answer["properties"][name]
    found: str | None = (inside(answer, path[-1:]) or {}).get("type")
    return found

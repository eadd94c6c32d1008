"""Words about a value of another type than the table gives, and how to write it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import Patch, join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form, json_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vpn_preflight.field import Field

NAMES = {
    "string": "a text",
    "integer": "an integer",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}


@hide_fields
class Place(NamedTuple):
    """A value, its place, what the table wants there, how the operation travels, and whether the member can be left out."""

    path: Sequence[str | int]
    field: Field
    value: Any
    wire: str
    is_required: bool

    @property
    def wanted(self) -> str:
        """The type that the table gives."""
        return str(self.field.type)


def name_of(value: Any) -> str:
    """Name the type of a value in the words of JSON."""
    if isinstance(value, float):
        return (
            "a number with a fraction" if value - value == 0 else "a number that JSON does not have"
        )
    names = {
        type(None): "null",
        bool: "true or false",
        str: "a text",
        int: "an integer",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), f"a Python {getattr(value, 'type_name', type(value).__name__)}")


def hint(place: Place) -> tuple[str, str]:
    """Return what else there is to say of the value, and how to write it."""
    if place.value is None:
        return "", of_null(place)
    if place.wanted == "integer":
        return "", "write it without quotes" if digits(
            place.value
        ) else "write decimal digits, without quotes"
    if place.wanted == "boolean":
        return "", "write true or false, without quotes"
    if place.wanted == "array":
        return of_list(place)
    if place.field.is_json and isinstance(place.value, str):
        return of_json(place.value)
    return "", "put it in quotes" if place.wanted == "string" and isinstance(
        place.value, int | float
    ) else "write one"


def of_null(place: Place) -> str:
    """Say what to write instead of null; a member that is required cannot be left out."""
    if "null" in place.field.enum:
        return 'write the word "null" in quotes'
    return (
        "write a value"
        if place.is_required
        else "write a value, or leave the member out instead of null"
    )


def of_list(place: Place) -> tuple[str, str]:
    """Say how a list is written: in a payload, and in a form."""
    items = place.field.items
    in_form = (
        f"; in a form {flat_name(place.path[0], items)}"
        if place.wire == form.FORM and len(place.path) == 1
        else ""
    )
    if place.value == {}:
        return " that is empty", "write a list with an item, or leave the member out"
    if isinstance(place.value, dict):
        return "", "put the object into a list"
    if items and items.type == "object":
        return "", f"write a list of objects, without quotes around it{in_form}"
    return "", f"put it into a list{in_form}"


def flat_name(member: str | int, items: Field | None) -> str:
    """Say how the first item of a list is written in a form."""
    if items and items.is_json:
        return f"write {member}.0=, and an object of JSON"
    field = next(iter(items.fields), None) if items else None
    return f"write {member}.0.{field}=" if field else f"write {member}.0="


def of_json(text: str) -> tuple[str, str]:
    """Say what keeps a text from being the JSON of an object."""
    try:
        json.loads(text, object_pairs_hook=json_body.distinct_members)
    except json_body.RepeatedNameError:
        return " whose JSON has a name twice", "keep one of the two"
    except (ValueError, RecursionError):
        return "", 'write an object of JSON, like {"10.0.0.0/16":["172.16.0.0/16"]}'
    return "", 'write an object of JSON, in braces, like {"10.0.0.0/16":["172.16.0.0/16"]}'


def fix(place: Place) -> Patch | None:
    """Put right what can be put right without asking."""
    if place.wanted == "integer" and digits(place.value):
        return [{"op": "replace", "path": join_pointer(place.path), "value": int(place.value)}]
    if place.wanted == "boolean" and place.value in ("true", "false"):
        return [{"op": "replace", "path": join_pointer(place.path), "value": place.value == "true"}]
    if place.wanted == "array" and isinstance(place.value, dict) and place.value:
        return wrapped(place)
    return None


def digits(value: Any) -> bool:
    """Tell a number in quotes."""
    return isinstance(value, str) and bool(re.fullmatch(r"[0-9]{1,15}", value, re.ASCII))


def wrapped(place: Place) -> Patch:
    """Put an object into a list; without repeating it in the patch where it has a member that may be a secret."""
    path, items = join_pointer(place.path), place.field.items
    if items and place.value.keys() <= items.fields.keys():
        return [{"op": "replace", "path": path, "value": [place.value]}]
    aside = f"{path} aside"
    return [
        {"op": "move", "from": path, "path": aside},
        {"op": "add", "path": path, "value": []},
        {"op": "move", "from": aside, "path": f"{path}/0"},
    ]

"""Words about a value of another type than the docs give, and its correction."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import Patch, join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form, json_body
from vpn_preflight.rules.corrections import Correction
from vpn_preflight.rules.quoting import one_of_these
from vpn_preflight.rules.suggestion import closest
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from vpn_preflight.field import Field
    from vpn_preflight.rules.corrections import Tokens

NAMES = {
    "string": "a string",
    "integer": "an integer",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}
BOOLEANS = {"true": True, "false": False}
EXAMPLE = '{"10.0.0.0/16":["172.16.0.0/16"]}'
# A longer value does not fit a line.
LONGEST = 100
# What a list parameter of a form is called elsewhere: `list[0]`, `list_0`, `list[]`.
BRACKET = r"\[([A-Za-z0-9_]{1,40})\]"
UNDERSCORE = r"_([0-9]{1,9})(?:_|(?![0-9]))"


@hide_fields
class Place(NamedTuple):
    """A value of the wrong type, with its field.

    `quoted` is the value in quotes, if it may show. `parameter` is its name in a form, and
    `is_item` is true in a list. `is_clean` returns whether a value of a field has neither an error
    nor a warning.
    """

    field: Field
    value: Any
    quoted: str
    parameter: str | int | None
    is_item: bool
    is_required: bool
    is_clean: Callable[[Field, Any], bool]

    @property
    def wanted(self) -> str:
        """The type that the docs give."""
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
        str: "a string",
        int: "an integer",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), f"a Python {getattr(value, 'type_name', type(value).__name__)}")


def flaw(place: Place) -> str:
    """Return what else is wrong with a value; empty if nothing is."""
    if place.value == {} and place.wanted == "array":
        return " that is empty"
    if place.field.is_json and isinstance(place.value, str):
        return " with a name twice" if repeats_a_name(place.value) else ""
    return ""


def advice(place: Place) -> str:
    """Return what to use, fit for the type of the field."""
    return ADVICE[place.wanted](place)


def for_string(place: Place) -> str:
    """Return what to use for a string."""
    if place.field.enum:
        return one_of_these(place.field.enum)
    if isinstance(place.value, int | float) and place.is_clean(place.field, str(place.value)):
        return "put it in quotes"
    if place.is_required:
        return "use a string"
    kind = "item" if place.is_item else "field"
    return f"use a string, or remove the {kind}"


def for_integer(place: Place) -> str:
    """Return what to use for an integer."""
    number = number_in_quotes(place)
    return "use it without quotes" if number is not None else f"use {limits_of(place.field)}"


def limits_of(field: Field) -> str:
    """Return which integers a field allows."""
    low, high = field.minimum, field.maximum
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is None and high is None:
        return "an integer"
    return f"at most {high}" if low is None else f"{low} or more"


def for_list(place: Place) -> str:
    """Return how the value is written as a list, and in a form."""
    value, items = place.value, place.field.items
    if isinstance(value, dict) and value:
        return "put the object in a list"
    in_form = f" (in a form body, {flat_name(place.parameter, items)})" if place.parameter else ""
    if items and items.is_json:
        return f"use {list_of_json(place)}{in_form}"
    if place.quoted and place.is_clean(place.field, [value]):
        return f"use [{place.quoted}]{in_form}"
    kind = "objects" if items and items.type == "object" else "strings"
    return f"use a list of {kind}{in_form}"


def flat_name(parameter: str | int, items: Field | None) -> str:
    """Return what the first item of a list is called in a form."""
    inner = None if items is None or items.is_json else next(iter(items.fields), None)
    return f"{parameter}.0.{inner}=" if inner else f"{parameter}.0="


def list_of_json(place: Place) -> str:
    """Return the list that a string of JSON was meant as, if it is short, or an example."""
    found = json_in(place.value)
    found = [found] if isinstance(found, dict) else found
    if isinstance(found, list) and found and place.is_clean(place.field, found):
        shown = json.dumps(found, ensure_ascii=False)
        if len(shown) <= LONGEST:
            return shown
    return f"a list such as [{EXAMPLE}]"


def json_in(value: Any) -> Any:
    """Read a string of JSON; None for anything else."""
    try:
        return json.loads(value, object_pairs_hook=json_body.distinct_members)
    except (TypeError, ValueError, RecursionError):
        return None


def for_object(place: Place) -> str:
    """Return how the value is written as an object."""
    if place.field.is_json and isinstance(place.value, str):
        if repeats_a_name(place.value):
            return "keep one of the two"
        return f"use an object such as {EXAMPLE}"
    return "use an object"


ADVICE: dict[str, Callable[[Place], str]] = {
    "string": for_string,
    "integer": for_integer,
    "boolean": lambda _: "use true or false, without quotes",
    "array": for_list,
    "object": for_object,
}


def repeats_a_name(text: str) -> bool:
    """Return whether a string is JSON but for a name that an object has twice."""
    try:
        json.loads(text, object_pairs_hook=json_body.distinct_members)
    except json_body.RepeatedNameError:
        return True
    except (ValueError, RecursionError):
        return False
    return False


def number_in_quotes(place: Place) -> int | None:
    """Return the integer that a string was meant as, if that is neither an error nor a warning."""
    if not isinstance(place.value, str) or not re.fullmatch(r"[0-9]{1,15}", place.value, re.ASCII):
        return None
    number = int(place.value)
    return number if place.is_clean(place.field, number) else None


def boolean_in_quotes(place: Place) -> bool | None:
    """Return the Boolean that a string was meant as, if it has neither an error nor a warning."""
    if place.wanted != "boolean" or not isinstance(place.value, str):
        return None
    boolean = BOOLEANS.get(place.value)
    return boolean if boolean is not None and place.is_clean(place.field, boolean) else None


def is_item(place: Place) -> bool:
    """Return whether a value is an object where a list of objects is expected."""
    items = place.field.items
    is_list_of_objects = items is not None and items.type == "object"
    return is_list_of_objects and isinstance(place.value, dict) and bool(place.value)


def fix(path: Tokens, place: Place) -> Patch | None:
    """Return the patch for what can be fixed without asking."""
    if place.wanted == "integer" and (number := number_in_quotes(place)) is not None:
        return [{"op": "replace", "path": join_pointer(path), "value": number}]
    if (boolean := boolean_in_quotes(place)) is not None:
        return [{"op": "replace", "path": join_pointer(path), "value": boolean}]
    return wrapped(path, place) if is_item(place) else None


def correction(path: Tokens, place: Place) -> Correction | None:
    """Return the correction of a value whose type is one step away."""
    if place.wanted == "integer" and (number := number_in_quotes(place)) is not None:
        return Correction(path, "replace", number)
    if (boolean := boolean_in_quotes(place)) is not None:
        return Correction(path, "replace", boolean)
    return Correction(path, "wrap") if is_item(place) else None


def wrapped(path: Tokens, place: Place) -> Patch:
    """Put an object into a list, by a patch that repeats no field that may be a secret."""
    pointer, items = join_pointer(path), place.field.items
    if items and place.value.keys() <= items.fields.keys():
        return [{"op": "replace", "path": pointer, "value": [place.value]}]
    aside = f"{pointer} aside"
    return [
        {"op": "move", "from": pointer, "path": aside},
        {"op": "add", "path": pointer, "value": []},
        {"op": "move", "from": aside, "path": f"{pointer}/0"},
    ]


@hide_fields
class Parameter(NamedTuple):
    """A parameter of a form: its name, the field of the payload it belongs to, and its own."""

    name: str
    member: str
    field: Field

    def read(self, value: Any) -> Any:
        """Read a value of the wire as what the contract says it is."""
        return form.typed(value, self.field)


def parameter(wire: str, root: Field, name: str) -> Parameter | None:
    """Return the parameter that a name with an index in brackets was meant as."""
    if wire != form.FORM:
        return None
    dotted = re.sub(UNDERSCORE, r".\1.", re.sub(BRACKET, r".\1", name.replace("[]", "[0]")))
    written, *rest = dotted.rstrip(".").split(".")
    member = closest(written, root.fields) if rest else None
    field = root.fields[member].items if member else None
    if member is None or field is None or not rest[0].isdigit():
        return None
    if len(rest) == 1:
        return Parameter(f"{member}.{rest[0]}", member, field)
    inner = closest(rest[1], field.fields)
    if inner is None or len(rest) > 2:  # noqa: PLR2004 - a list, an index, a field
        return None
    return Parameter(f"{member}.{rest[0]}.{inner}", member, field.fields[inner])

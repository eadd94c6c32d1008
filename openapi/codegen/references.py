"""Find references of a schema to missing fields, values and codes, and impossible limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import vpn_preflight.checker  # noqa: F401 - registers the rules
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["loose_ends"]

Schema = dict[str, Any]
LIMITS = (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"))


def loose_ends(root: Schema) -> Iterator[tuple[str, str]]:
    """Yield the place of each broken reference of a request schema, and what is missing."""
    for place, node in schemas(root, ""):
        yield from (
            (f"{place}/{keyword}", f"{name} is not a field here")
            for keyword, name in unknown_fields(node)
        )
        yield from (
            (f"{place}/{keyword}", f"{code} is not the code of a rule")
            for keyword, code in unknown_codes(node)
        )
        yield from (
            (f"{place}/{low}", f"is above {high}")
            for low, high in LIMITS
            if crossed(node, low, high)
        )
        if node.get("x-same-as", "") not in ("", *root.get("properties", ())):
            yield f"{place}/x-same-as", "is not a field of the payload"
        yield from (
            (f"{place}/{keyword}", f"{value} is not one of the values")
            for keyword, value in described_values(node)
            if not is_allowed(node, value)
        )
        if not leads_somewhere(root, node.get("x-not-above", {}).get("member", [])):
            yield f"{place}/x-not-above", "leads to no field of the payload"


def schemas(node: Schema, place: str) -> Iterator[tuple[str, Schema]]:
    """Yield a schema and all below it, each with its place."""
    yield place, node
    for name, below in node.get("properties", {}).items():
        yield from schemas(below, f"{place}/properties/{name}")
    for keyword in ("items", "propertyNames", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            yield from schemas(node[keyword], f"{place}/{keyword}")


def unknown_fields(node: Schema) -> Iterator[tuple[str, str]]:
    """Yield each field that an object or its conditions refer to and lack, with the keyword."""
    known = node.get("properties", {})
    asked = [("required", name) for name in node.get("required", [])]
    for condition in node.get("allOf", []):
        branches = [
            condition.get(keyword, {}) for keyword in ("then", "if", "not")
        ] + condition.get("anyOf", [])
        asked += [("allOf", name) for branch in branches for name in branch.get("required", [])]
        for name, wanted in condition.get("if", {}).get("properties", {}).items():
            if wanted["const"] not in known.get(name, {}).get("enum", []):
                yield "allOf", f"{name}: {wanted['const']}"
    for name, field in known.items():
        for other in (said["unless"] for said in field.get("x-policy", []) if "unless" in said):
            if other["value"] not in known.get(other["member"], {}).get("enum", []):
                yield f"properties/{name}/x-policy", f"{other['member']}: {other['value']}"
    asked += [("x-map-shape", name) for name in node.get("x-map-shape", {}).values()]
    asked += [(f"properties/{name}/{keyword}", other) for name, keyword, other in neighbours(known)]
    yield from ((keyword, name) for keyword, name in asked if name not in known)


def neighbours(known: Schema) -> Iterator[tuple[str, str, str]]:
    """Yield each field that refers to another field of its object, with keyword and name."""
    for name, field in known.items():
        yield from (
            (name, keyword, field[keyword]["member"])
            for keyword in ("x-used-when", "x-instead", "x-not-with-ranges")
            if keyword in field
        )
        if "x-inside" in field:
            yield name, "x-inside", field["x-inside"]


def unknown_codes(node: Schema) -> Iterator[tuple[str, str]]:
    """Yield each code that no rule has, with the keyword that gives it."""
    for keyword, code in codes(node):
        if code not in RULES:
            yield keyword, code


def described_values(node: Schema) -> Iterator[tuple[str, str]]:
    """Yield each value that names, a strength or verdicts are given for, with the keyword."""
    yield from (("x-other-names", value) for value in node.get("x-other-names", {}))
    if "x-strongest" in node:
        yield "x-strongest", node["x-strongest"]["value"]
    yield from (
        ("x-policy", value) for said in node.get("x-policy", []) for value in said["values"]
    )


def is_allowed(node: Schema, value: Any) -> bool:
    """Return whether a value is listed, or in the range of a number that has both ends."""
    if node.get("type") != "integer" or not isinstance(value, int):
        return value in node.get("enum", [])
    return "minimum" in node and "maximum" in node and node["minimum"] <= value <= node["maximum"]


def codes(node: Schema) -> Iterator[tuple[str, str]]:
    """Yield every code that a schema and its conditions give."""
    for each in (node, *node.get("allOf", [])):
        yield from (("x-codes", code) for code in each.get("x-codes", {}).values())
        yield from (("x-disputed", dispute["code"]) for dispute in each.get("x-disputed", []))
    yield from (("x-policy", verdict["code"]) for verdict in node.get("x-policy", []))
    if "x-usual-maximum" in node:
        yield "x-usual-maximum", node["x-usual-maximum"]["code"]


def crossed(node: Schema, low: str, high: str) -> bool:
    """Return whether the lower limit of a schema is above its upper one."""
    return low in node and high in node and bool(node[low] > node[high])


def leads_somewhere(root: Schema, names: list[str]) -> bool:
    """Return whether names from the root lead to a field, through the items of lists."""
    node = root
    for name in names:
        node = node.get("items", node).get("properties", {}).get(name)
        if node is None:
            return False
    return True

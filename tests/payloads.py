"""Valid payloads, built from the schemas of the contract."""

import re
import string
from typing import Any

from hypothesis import strategies as st

__all__ = ["payloads"]

ASCII = string.ascii_letters + string.digits + string.punctuation


def payloads(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Build values that a request schema accepts, with the members that conditions ask for."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    build = {
        "string": texts,
        "integer": integers,
        "boolean": lambda _: st.booleans(),
        "array": arrays,
        "object": objects,
    }
    return build[schema["type"]](schema)


def texts(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Build strings for a pattern of the contract: a list of characters, an address, a range."""
    if schema.get("x-codes", {}).get("pattern") == "VFA001":
        return cidrs()
    if schema.get("x-codes", {}).get("pattern") == "VFA011":
        return st.ip_addresses(v=4).map(str)
    alphabet = st.characters(exclude_categories=["Cs"])
    if "pattern" in schema:
        alphabet = st.sampled_from(
            [character for character in ASCII if re.search(schema["pattern"], character)]
        )
    return st.text(
        alphabet, min_size=schema.get("minLength", 0), max_size=schema.get("maxLength", 20)
    )


def cidrs() -> st.SearchStrategy[str]:
    """Build IPv4 address ranges, with and without host bits."""
    return st.builds(lambda a, n: f"{a}/{n}", st.ip_addresses(v=4), st.integers(0, 32))


def integers(schema: dict[str, Any]) -> st.SearchStrategy[int]:
    """Build integers of the range."""
    return st.integers(schema.get("minimum"), schema.get("maximum"))


def arrays(schema: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Build short lists."""
    return st.lists(
        payloads(schema["items"]),
        min_size=schema.get("minItems", 0),
        max_size=min(3, schema.get("maxItems", 3)),
    )


def objects(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Build objects with the required members and some of the others."""
    if "propertyNames" in schema:
        return st.dictionaries(
            cidrs(), payloads(schema["additionalProperties"]), min_size=1, max_size=3
        )
    members = {name: payloads(member) for name, member in schema["properties"].items()}
    required = {name: members[name] for name in schema.get("required", [])}
    optional = {name: member for name, member in members.items() if name not in required}
    built = st.fixed_dictionaries(required, optional=optional).map(
        lambda value: without_excluded(schema, value)
    )
    return built.flatmap(lambda value: completed(schema, members, value))


def without_excluded(schema: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """Leave the last member of each exclusion out where all of its members are there."""
    pairs = [
        condition["not"]["required"] for condition in schema.get("allOf", []) if "not" in condition
    ]
    excluded = {pair[-1] for pair in pairs if set(pair) <= value.keys()}
    return {name: item for name, item in value.items() if name not in excluded}


def completed(
    schema: dict[str, Any], members: dict[str, st.SearchStrategy[Any]], value: dict[str, Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Add the fields that a condition requires, and one to an object that must not be empty."""
    missing = {
        name
        for condition in schema.get("allOf", [])
        for name in asked_for(condition, value)
        if name not in value
    }
    if not value and not missing and schema.get("minProperties"):
        missing = {next(iter(members))}
    return st.fixed_dictionaries({name: members[name] for name in sorted(missing)}).map(
        lambda added: value | added
    )


def asked_for(condition: dict[str, Any], value: dict[str, Any]) -> list[str]:
    """List the members that a condition of the contract asks for."""
    if "not" in condition:
        return []
    if "anyOf" in condition:
        branches = [branch["required"] for branch in condition["anyOf"]]
        return [] if any(set(branch) <= value.keys() for branch in branches) else list(branches[0])
    ((name, wanted),) = condition["if"]["properties"].items()
    return list(condition["then"]["required"]) if value.get(name) == wanted["const"] else []

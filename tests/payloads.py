"""Valid payloads, built from the schemas of the contract."""

import string
from typing import Any

from hypothesis import strategies as st

__all__ = ["payloads"]

ASCII = string.ascii_letters + string.digits + string.punctuation


def payloads(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Build values that a request schema accepts, with the members that conditions ask for."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    build = {"string": texts, "integer": integers, "array": arrays, "object": objects}
    return build[schema["type"]](schema)


def texts(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    """Build texts; the two kinds of pattern in the contract are a list of characters and an address range."""
    if schema.get("x-codes", {}).get("pattern") == "VFA001":
        return cidrs()
    alphabet = (
        st.sampled_from(ASCII) if "pattern" in schema else st.characters(exclude_categories=["Cs"])
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
    return st.lists(payloads(schema["items"]), min_size=schema.get("minItems", 0), max_size=3)


def objects(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Build objects with the required members and some of the others."""
    if "propertyNames" in schema:
        return st.dictionaries(
            cidrs(), payloads(schema["additionalProperties"]), min_size=1, max_size=3
        )
    members = {name: payloads(member) for name, member in schema["properties"].items()}
    required = {name: members[name] for name in schema.get("required", [])}
    optional = {name: member for name, member in members.items() if name not in required}
    built = st.fixed_dictionaries(required, optional=optional)
    return built.flatmap(lambda value: completed(schema, members, value))


def completed(
    schema: dict[str, Any], members: dict[str, st.SearchStrategy[Any]], value: dict[str, Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Add the members that a condition asks for, and one member to an object that must not be empty."""
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
    if "anyOf" in condition:
        branches = [branch["required"] for branch in condition["anyOf"]]
        return [] if any(set(branch) <= value.keys() for branch in branches) else list(branches[0])
    ((name, wanted),) = condition["if"]["properties"].items()
    return list(condition["then"]["required"]) if value.get(name) == wanted["const"] else []

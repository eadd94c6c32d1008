"""Nest the flat parameters of a captured request, each with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.json_text import Node
from vpn_preflight.protocols import flat_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.contract import Operation

    # Name and value of a parameter, with the place of each.
    Parameter = tuple[str, str, tuple[int, int], tuple[int, int]]


def nested(operation: Operation, given: Iterable[Parameter], start: int, end: int) -> Node:
    """Return the tree of the payload that parameters carry; of duplicate ones, the last."""
    root = Node({}, start, end, None)
    for name, value, name_at, value_at in given:
        if name in flat_query.SIGNATURE:
            continue
        path, field = flat_query.parameter_place(operation, name)
        node = root
        for token in path:
            node = node.below.setdefault(token, Node(None, *value_at, name_at))
        node.value, node.start, node.end = flat_query.typed(value, field), *value_at
    build(root, operation.request)
    return root


def build(root: Node, field: Any) -> None:
    """Set the value of each object and list from what is below it; the gaps of a list close."""
    is_list = field.items is not None
    if is_list:
        ordered = sorted(root.below.items(), key=lambda one: int(one[0]))
        root.below = {str(index): node for index, (_, node) in enumerate(ordered)}
    for name, node in root.below.items():
        if node.below:
            build(node, field.items if is_list else field.inner(name))
    values = {name: node.value for name, node in root.below.items()}
    root.value = list(values.values()) if is_list else values

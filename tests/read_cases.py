"""Both sides of every limit of the reads whose parameters are flat, for `test_boundaries`."""

from collections.abc import Iterator
from typing import Any, NamedTuple

WRONG_TEXTS = (1, True, None, ["a"], {"a": "a"})
WRONG_NUMBERS = ("five", 1.5, True, None, [1])
WRONG_PAYLOADS = ("a", 1, True, ["a"])


class Text(NamedTuple):
    """A string: how long it is at least, and its listed values, if it has any."""

    least: int = 0
    listed: tuple[str, ...] = ()


class Number(NamedTuple):
    """An integer from the first to the last."""

    first: int
    last: int | None = None


class Segment(NamedTuple):
    """A string that is a part of the path."""


class Written(NamedTuple):
    """A part of a request, and the errors (code, pointer) that it must have."""

    about: str
    operation: str
    part: str
    value: Any
    errors: tuple[tuple[str, str], ...] = ()


Fields = dict[str, Text | Number | Segment]

ID, ANY = Text(1), Text()
DIRECTION = Text(listed=("asc", "desc"))
PAGE: Fields = {"offset": Number(0), "limit": Number(1, 50), "orderDirection": DIRECTION}
PROJECT: Fields = {"project_id": Segment()}
SERVER: Fields = PROJECT | {"vpn_server_id": Segment()}
GROUP: Fields = SERVER | {"group_id": Segment()}
MARKED: Fields = {"limit": Number(0), "marker": Text(1)}

# All fields of a payload are optional, but for the id of a task.
TASK = "DescribeVpcTaskResultV2"
PAYLOADS: dict[str, Fields] = {
    "DescribeVpnConn": PAGE
    | {"vpcId": ID, "vpnGwId": ID, "vpnConnId": ID, "vpnConnName": ANY}
    | {"orderField": Text(listed=("createTime", "vpnConnName"))},
    "DescribeVpnGw": PAGE
    | {"vpcId": ID, "vpnGwId": ID, "vpnGwName": ANY, "dealId": ANY}
    | {"orderField": Text(listed=("createTime", "vpnGwName"))},
    # No maximum is stated for its page.
    "DescribeVpcEx": PAGE
    | {"vpcId": ID, "vpcName": ANY, "limit": Number(1)}
    | {"orderField": Text(listed=("createTime", "vpcName"))},
    TASK: {"taskId": Number(0)},
}
PATHS: dict[str, Fields] = {
    "ShowVpnUserGroup": GROUP,
    "ListVpnUserGroups": SERVER,
    "ListVpnUsersInGroup": GROUP,
    "ListVpnServersByProject": PROJECT,
    "KeystoneListProjects": {},
    "KeystoneListAuthProjects": {},
}
QUERIES: dict[str, Fields] = {
    "ListVpnUserGroups": MARKED,
    "ListVpnUsersInGroup": MARKED,
    "ListVpnServersByProject": MARKED,
    "KeystoneListProjects": {
        "domain_id": ID,
        "name": ID,
        "parent_id": ID,
        "enabled": Text(listed=("true", "false")),
        "page": Number(1),
        "per_page": Number(1, 5000),
    },
}


def cases() -> Iterator[Written]:
    """Yield the cases of every part of the reads; a part without fields takes nothing."""
    for operation in (*PAYLOADS, *PATHS):
        for value in WRONG_PAYLOADS:
            yield Written(f"payload {value!r}", operation, "request", value, (("VFS003", ""),))
        payload, path, query = (part.get(operation, {}) for part in (PAYLOADS, PATHS, QUERIES))
        yield from part_cases(operation, "request", "", payload)
        yield from part_cases(operation, "path_parameters", "/path", path)
        yield from part_cases(operation, "query_parameters", "/query", query)


def part_cases(operation: str, part: str, root: str, fields: Fields) -> Iterator[Written]:
    """Yield the cases of one part of a request, whose fields are below `root`."""
    needed = {
        name: "a" if isinstance(field, Segment) else 1
        for name, field in fields.items()
        if isinstance(field, Segment) or operation == TASK
    }
    yield Written(f"{part} without a choice", operation, part, needed)
    yield Written(
        f"{part} with an unknown name",
        operation,
        part,
        needed | {"unknown": "a"},
        (("VFS002", f"{root}/unknown"),),
    )
    for name in needed:
        left = {other: value for other, value in needed.items() if other != name}
        yield Written(f"{part} without {name}", operation, part, left, (("VFS001", root),))
    for name, field in fields.items():
        for value, code in field_cases(field):
            errors = ((code, f"{root}/{name}"),) if code else ()
            yield Written(f"{name} {value!r}", operation, part, needed | {name: value}, errors)


def field_cases(field: Text | Number | Segment) -> Iterator[tuple[Any, str]]:
    """Yield values of a field, and the code of the error of each, empty for one that passes."""
    if isinstance(field, Number):
        yield from number_cases(field)
    elif isinstance(field, Segment):
        yield from [("a b", ""), ("a" * 200, ""), ("", "VFS016"), ("..", "VFS016")]
        yield from [("a/b", "VFS016"), ("a\n", "VFS016")]
        yield from ((value, "VFS003") for value in WRONG_TEXTS)
    else:
        yield from text_cases(field)


def number_cases(field: Number) -> Iterator[tuple[Any, str]]:
    """Yield each end of a range, and one beyond it."""
    yield from [(field.first, ""), (float(field.first), ""), (field.first - 1, "VFS005")]
    if field.last is None:
        yield 10**9, ""
    else:
        yield from [(field.last, ""), (field.last + 1, "VFS005")]
    yield from ((value, "VFS003") for value in WRONG_NUMBERS)


def text_cases(field: Text) -> Iterator[tuple[Any, str]]:
    """Yield each listed value and values near them, or strings of each length."""
    if field.listed:
        yield from ((value, "") for value in field.listed)
        near = ("", "other", field.listed[0].upper(), f"{field.listed[0]}\n")
        yield from ((value, "VFS004") for value in near)
    else:
        yield from [("a", ""), ("\U0001f600", ""), ("", "VFS007" if field.least else "")]
    yield from ((value, "VFS003") for value in WRONG_TEXTS)

"""The VFD rules: where the page contradicts itself or its sister editions, and the reading we chose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.members import Member, members
from vpn_preflight.rules.rule import Remark, register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["INVISIBLE", "explain", "without_doubles"]

ELSEWHERE = register("VFD001", "member-of-sister-page", "warning", "A member where only the sister pages have it.", "observed")
TWICE = register(
    "VFD002", "member-given-twice", "error", "A member given both where the page and where its sister pages have it.", "observed"
)
SEVERAL = register(
    "VFD003", "several-items", "warning", "Several items in a list that the sister pages print as one object.", "observed"
)
BOTH = register("VFD004", "both-of-two", "warning", "Two members of which the page asks for either.")
UNUSED = register("VFD005", "unused-identity", "warning", "An address or domain name that the chosen identity type does not use.")
NOTHING = register("VFD006", "nothing-to-change", "warning", "An object that asks for no change at all.")
KIND = register("VFD007", "other-kind-of-id", "warning", "An id that looks like the id of something else.")
INVISIBLE = register("VFD009", "invisible-character", "warning", "A listed value with invisible or broken characters.")
LENGTH = register("VFD008", "unusual-id", "warning", "An id that has not the length of all documented ids.", "inferred")


def explain(schema: dict[str, Any], payload: Any) -> Iterator[Remark]:
    """Look at every member of a payload, in its order."""
    prefixes = [member["x-prefix"] for member in schema.get("properties", {}).values() if "x-prefix" in member]
    found = list(members(Member(schema, payload, ())))
    yield from misplaced([member for member in found if "x-same-as" in member.schema], payload)
    for member in found:
        if isinstance(member.value, dict):
            yield from about_object(member)
        elif isinstance(member.value, list):
            yield from about_list(member)
        elif isinstance(member.value, str):
            yield from about_id(member, prefixes)


def misplaced(found: list[Member], payload: Any) -> Iterator[Remark]:
    """Tell of members that the page prints elsewhere, and of one that is given in several places."""
    times = Counter(member.schema["x-same-as"] for member in found)
    for member in found:
        same = member.schema["x-same-as"]
        if same in payload or times[same] > 1:
            yield Remark(TWICE, member.path, f"{same} is given more than once: give it once, at the top", member.schema)
        else:
            message = (
                f"the page prints {same} outside of {member.path[0]}, its sister pages inside, and it is sent from where you "
                f"put it: write it at the top to follow the page"
            )
            yield Remark(ELSEWHERE, member.path, message, member.schema)


def without_doubles(remarks: list[Remark], schema: dict[str, Any], payload: Any) -> list[Remark]:
    """Take the fix from a misspelt name if what it means is given, or meant, where the page or a sister page has it, too."""
    # A fix of several steps wraps a value, and names nothing anew.
    moves = [remark for remark in remarks if remark.fix and len(remark.fix) == 1 and remark.fix[0]["op"] == "move"]
    if not moves:
        return remarks
    found = {member.path: member.schema for member in members(Member(schema, payload, ()))}
    targets = {tuple(remark.path): (*remark.path[:-1], meant(remark)) for remark in moves}
    wanted = {target: found[target[:-1]]["properties"][target[-1]] for target in targets.values()}
    times = Counter(common_name(path, node) for path, node in (found | wanted).items())
    doubled = {path for path, target in targets.items() if times[common_name(target, wanted[target])] > 1}
    return [remark._replace(fix=None) if tuple(remark.path) in doubled else remark for remark in remarks]


def meant(remark: Remark) -> str:
    """Take the name that a fix gives a member."""
    fix = remark.fix or [{"path": ""}]
    return str(fix[0]["path"].rpartition("/")[2])


def common_name(path: Sequence[str | int], node: dict[str, Any]) -> str:
    """Name a place, and the one where the page itself has that member, in the same way."""
    return str(node.get("x-same-as") or "/".join(map(str, path)))


def about_object(member: Member) -> Iterator[Remark]:
    """Look at the members of one object together."""
    yield from about_alternatives(member)
    yield from about_identities(member)
    if not member.value and member.path and not member.schema.keys() & {"allOf", "minProperties", "required"}:
        yield Remark(NOTHING, member.path, "asks for no change: add a member", member.schema)


def about_alternatives(member: Member) -> Iterator[Remark]:
    """Look for members of which the page asks for either."""
    for condition in member.schema.get("allOf", []):
        names = [name for branch in condition.get("anyOf", []) for name in branch["required"]]
        if names and all(name in member.value for name in names):
            message = f"{' and '.join(names)} are both given, and the page asks for either: keep one"
            yield Remark(BOTH, member.path, message, condition, member="both")


def about_identities(member: Member) -> Iterator[Remark]:
    """Look for a member that belongs to another value than the one that was written."""
    conditions = [condition for condition in member.schema.get("allOf", []) if "if" in condition]
    for condition in conditions:
        ((chooser, wanted),) = condition["if"]["properties"].items()
        chosen = member.value.get(chooser)
        for name in condition["then"]["required"]:
            if name in member.value and chosen in member.schema["properties"][chooser]["enum"] and chosen != wanted["const"]:
                message = f"{name} is not used: {chooser} is {chosen}: leave it out, or write {wanted['const']} for {chooser}"
                yield Remark(UNUSED, (*member.path, name), message, condition)


def about_list(member: Member) -> Iterator[Remark]:
    """Look for more items than the sister pages have place for."""
    if member.schema.get("x-single") and len(member.value) > 1:
        message = f"has {len(member.value)} items, where the sister pages of this one print a single object: keep one"
        yield Remark(SEVERAL, member.path, message, member.schema)


def about_id(member: Member, prefixes: list[str]) -> Iterator[Remark]:
    """Look at the shape of an id."""
    schema, value, path = member
    own = schema.get("x-prefix")
    if own and any(value.startswith(prefix) for prefix in prefixes if prefix != own):
        yield Remark(KIND, path, f"is the id of something else: write one that starts with {own}", schema)
    usual = schema.get("x-usual-length")
    if usual and len(value) != usual:
        message = f"is not {usual} characters long, as every documented id is: check it"
        yield Remark(LENGTH, path, message, schema)

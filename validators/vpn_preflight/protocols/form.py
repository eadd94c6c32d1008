"""The flat parameters of Tencent's API 2.0: `userGwCidrBlock.0=…`, `spdAcl.0={…}`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import UNKNOWN
from vpn_preflight.finding import join_pointer
from vpn_preflight.protocols.json_body import distinct_members, plain_json
from vpn_preflight.protocols.message import Message
from vpn_preflight.protocols.wire_form import BODY_HEADERS, Reading, UnsendableError

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.protocols.wire_form import Payload, WireStyle
    from vpn_preflight.service import CommonParameter

# The value of `x-wire`.
FORM = "tencent-v2"
MEDIA_TYPE = "application/x-www-form-urlencoded"
HEADERS: tuple[str, ...] = BODY_HEADERS
# The operation, its region, and a number that is used once.
ACTION, REGION, NONCE = "Action", "Region", "Nonce"
# More digits than any documented number has; int() itself refuses thousands of them.
INTEGER = re.compile(r"-?[0-9]{1,20}")
INDEX = re.compile(r"[0-9]{1,9}")
# What a form has as it is, and what it has for each other byte.
SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~-"
ESCAPES = [b"+" if byte == ord(" ") else b"%%%02X" % byte for byte in range(256)]
# Escapes must not be escaped again, so that their own characters come first, and a space last.
TURNS = {byte: (b"%+".find(byte) + 1 or 3, byte == ord(" ")) for byte in range(256)}
# Between names and values, and between parameters, while all are escaped at once.
EQUALS, AND = "\x01", "\x00"
ONE_ITEM, KEEP_ONE = "the unindexed form carries one", "keep one, or send it indexed"


def is_form(operation: Operation) -> bool:
    """Return whether an operation is called with a form."""
    return operation.media_type == MEDIA_TYPE


def methods(operation: Operation) -> tuple[str, ...]:
    """List both methods: the service also accepts the parameters in the URL."""
    del operation
    return ("GET", "POST")


def encode(operation: Operation, message: Message, payload: Any, style: WireStyle) -> Message:
    """Write a payload as a form: in the URL of a GET, otherwise in the body."""
    parameters = ((ACTION, operation.action), *flatten(operation, payload, style))
    written = encoded(parameters)
    if message.method == "GET":
        return message._replace(target=f"{message.target}?{written}", parameters=parameters)
    headers = {**message.headers, "Content-Type": MEDIA_TYPE}
    _, target, _, _, scheme, host, _ = message
    return Message(
        message.method, target, headers, written.encode("ascii"), scheme, host, parameters
    )


def encoded(parameters: Collection[tuple[str, str]], errors: str = "strict") -> str:
    """Write parameters as a form; raises UnicodeEncodeError for what has no UTF-8.

    All are escaped at once, since most have nothing to escape.
    """
    count = len(parameters)
    text = AND.join([f"{name}{EQUALS}{value}" for name, value in parameters])
    if text.count(EQUALS) == count and text.count(AND) < max(count, 1):
        written = escaped(text.encode(errors=errors), SAFE + b"\x00\x01").decode("ascii")
        return written.replace(EQUALS, "=").replace(AND, "&")
    pieces = [[escaped(one.encode(errors=errors)) for one in pair] for pair in parameters]
    return b"&".join([b"=".join(pair) for pair in pieces]).decode("ascii")


def escaped(text: bytes, kept: bytes = SAFE) -> bytes:
    """Escape all bytes but those that are kept."""
    for byte in sorted(set(text.translate(None, kept)), key=TURNS.__getitem__):
        text = text.replace(bytes((byte,)), ESCAPES[byte])
    return text


def with_parameters(message: Message, extra: Sequence[tuple[str, str]]) -> Message:
    """Append parameters to those of a request; lone surrogates of a capture are kept."""
    written = encoded(extra, errors="surrogatepass")
    known = None if message.parameters is None else (*message.parameters, *extra)
    if message.method == "GET":
        target = "".join([message.target, "&" if message.query else "?", written])
        return message._replace(target=target, parameters=known)
    method, target, headers, body, scheme, host, _ = message
    body += (b"&" if body else b"") + written.encode("ascii")
    return Message(method, target, headers, body, scheme, host, known)


def pairs(message: Message) -> Sequence[tuple[str, str]]:
    """Read the parameters of a request: from the query of a GET, otherwise from the body."""
    if message.parameters is not None:
        return message.parameters
    return decoded(
        message.query if message.method == "GET" else message.body.decode(errors="replace")
    )


def decoded(written: str) -> list[tuple[str, str]]:
    """Read a form, as `parse_qsl` does; most parameters have nothing to decode."""
    from urllib.parse import unquote_plus  # noqa: PLC0415 - a payload file need not wait for it

    pairs = [pair.partition("=") for pair in written.split("&") if pair]
    return [
        (
            unquote_plus(name) if "%" in name or "+" in name else name,
            unquote_plus(value) if "%" in value or "+" in value else value,
        )
        for name, _, value in pairs
    ]


def parsed(message: Message) -> Message:
    """Read the parameters of a request once, for everybody who asks for them."""
    return message._replace(parameters=tuple(pairs(message)))


def choose(operations: Sequence[Operation], message: Message) -> Operation | None:
    """Return the operation that the parameters name."""
    name = dict(pairs(message)).get(ACTION)
    return next((operation for operation in operations if operation.action == name), None)


def read(operation: Operation, payload: Any, *, is_captured: bool = False) -> Reading:
    """Separate the common parameters from a payload, and nest a payload in the wire form.

    Only a captured request may have a list of objects as one string of JSON without an index.
    """
    if not isinstance(payload, dict):
        return Reading(payload, {}, {})
    names = common_parameters(operation)
    common = {name: value for name, value in payload.items() if name in names}
    own = {name: value for name, value in payload.items() if name not in names}
    if all(isinstance(name, str) for name in own) and any(
        "." in name or (is_captured and is_unindexed(operation, name, value))
        for name, value in own.items()
    ):
        nested, written = unflatten(operation, own.items())
        return Reading(nested, common, written)
    return Reading(own, common, {})


def is_unindexed(operation: Operation, name: str, value: Any) -> bool:
    """Return whether a parameter is a list of objects as one string of JSON, without an index."""
    field = operation.request.inner(name)
    return (
        isinstance(value, str)
        and value.lstrip().startswith("{")
        and field.items is not None
        and field.items.is_json
    )


def common_parameters(operation: Operation) -> Mapping[str, CommonParameter]:
    """Return the parameters that are common to all calls of the operation's service."""
    return contract.service(operation.service).common_parameters


def flatten(
    operation: Operation, payload: Any, style: WireStyle = "indexed"
) -> list[tuple[str, str]]:
    """Write a nested payload as flat parameters, in the order of the payload.

    The style `unindexed` omits the index of an object in a list: `IKESet.dhGroupName`, `spdAcl`.
    Raises UnsendableError for what would be lost: an empty list or object, null, a boolean, a
    fraction, a second item without index. Raises TypeError for a payload that is not an object.
    """
    if not isinstance(payload, dict):
        raise TypeError("the payload is not an object")
    written: dict[str, str] = {}
    for member, value in payload.items():
        if type(value) is str:
            put_text(written, member, value)
            continue
        field = operation.request.inner(member)
        put_flat(written, member, without_index(member, value, field, style), field)
    return list(written.items())


def put_flat(written: dict[str, str], name: str, value: Any, field: Field) -> None:
    """Add the flat parameters of one value."""
    if isinstance(value, list | dict) and not value:
        raise UnsendableError(name, "is empty and would vanish on the wire", "remove it")
    if isinstance(value, list):
        items = field.items or UNKNOWN
        for index, item in enumerate(value):
            put_flat(written, f"{name}.{index}", item, items)
    elif isinstance(value, dict) and is_json(field):
        put_text(written, name, plain_json(value))
    elif isinstance(value, dict):
        for inner, item in value.items():
            put_flat(written, f"{name}.{inner}", item, field.inner(inner))
    else:
        put_text(written, name, scalar(name, value))


def put_text(written: dict[str, str], name: str, text: str) -> None:
    """Add one parameter; two of one name are refused."""
    if name in written:
        problem = "is set twice, and one of the two would be lost"
        raise UnsendableError(name, problem, "keep one")
    written[name] = text


def without_index(name: str, value: Any, field: Field, style: WireStyle) -> Any:
    """Merge a list of objects into the one object that the unindexed form can carry."""
    if (
        style == "indexed"
        or (field.items or UNKNOWN).type != "object"
        or not isinstance(value, list)
    ):
        return value
    merged: dict[str, object] = {}
    for item in value:
        if not is_json(field) and merged:
            raise UnsendableError(name, f"has two items, and {ONE_ITEM}", KEEP_ONE)
        if repeated := merged.keys() & item.keys():
            problem = f"has {min(repeated)} in two items, and {ONE_ITEM}"
            raise UnsendableError(name, problem, KEEP_ONE)
        merged |= item
    return merged


def is_json(field: Field) -> bool:
    """Return whether an object, or the items of a list, is one parameter of compact JSON."""
    return (field.items or field).is_json


def scalar(name: str, value: Any) -> str:
    """Write a string or an integer; 86400.0 is the integer 86400."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise UnsendableError(name, "must be a string or an integer", "use one of them")


def unflatten(
    operation: Operation, parameters: Iterable[tuple[str, Any]]
) -> tuple[Payload, dict[str, str]]:
    """Nest flat parameters, and return under which name each field was written.

    Reads lists of objects with and without index. What does not fit the contract stays as it is,
    for the check to report. Indexes keep their order; gaps close.
    """
    payload, places = nested(operation, dict(parameters))
    return payload, {join_pointer(place): name for place, name in places}


def nested(
    operation: Operation, flat_values: Mapping[str, Any]
) -> tuple[Payload, list[tuple[list[Any], str]]]:
    """Nest flat parameters, and return the place of each."""
    places: dict[tuple[Any, ...], str] = {}
    for name, value in flat_values.items():
        place = parameter_place(operation, name, value, flat_values)
        # A second name for the same place stays whole, so that nothing overwrites the first.
        places[(name,) if place in places else place] = name
    ranks = index_ranks(places)
    payload: Payload = {}
    written: list[tuple[list[Any], str]] = []
    for (member, *rest), name in places.items():
        value = flat_values[name]
        field = operation.request.inner(member)
        if rest:
            rest[0] = ranks[member][rest[0]]
            if member not in payload:
                payload[member] = [None] * len(ranks[member])
            put(payload[member], rest, value, field.items or UNKNOWN)
        else:
            payload[member] = typed(value, field)
        written.append(([member, *rest], name))
    return payload, written


def parameter_place(
    operation: Operation, name: str, value: Any, others: Container[str]
) -> tuple[Any, ...]:
    """Split a parameter's name into field, index and inner field, if the contract has such."""
    member, *rest = name.split(".", 2)
    items = operation.request.inner(member).items
    if items is None or (rest and member in others):
        return (name,)
    if not rest:
        return (name, 0) if items.is_json and isinstance(value, str) else (name,)
    index = int(rest[0]) if INDEX.fullmatch(rest[0]) else None
    if items.type != "object" or items.is_json:
        return (member, index) if index is not None and len(rest) == 1 else (name,)
    if index is None:
        return (member, 0, ".".join(rest))
    return (member, index, rest[1]) if len(rest) > 1 else (name,)


def parameter_field(operation: Operation, name: str) -> Field:
    """Look up a flat parameter in the contract; UNKNOWN if it has none of this name."""
    member, *rest = parameter_place(operation, name, "", ())
    field = operation.request.inner(member)
    if rest:
        field = field.items or UNKNOWN
    return field.inner(rest[1]) if rest[1:] else field


def index_ranks(places: Iterable[tuple[Any, ...]]) -> dict[str, dict[int, int]]:
    """Rank the indexes of each field from 0, in their order."""
    found: dict[str, set[int]] = {}
    for member, *rest in places:
        if rest:
            found.setdefault(member, set()).add(rest[0])
    return {
        member: {index: rank for rank, index in enumerate(sorted(indexes))}
        for member, indexes in found.items()
    }


def put(items: list[Any], place: list[Any], value: Any, field: Field) -> None:
    """Store a value in a list, at an index or in the object there."""
    position, *names = place
    if names:
        items[position] = items[position] or {}
        items[position][names[0]] = typed(value, field.inner(names[0]))
    else:
        items[position] = typed(value, field)


def typed(value: Any, field: Field) -> Any:
    """Read a string as the type in the contract; one that does not fit stays a string."""
    if not isinstance(value, str):
        return value
    if field.type == "integer" and INTEGER.fullmatch(value):
        return int(value)
    if is_json(field):
        try:
            return json.loads(value, object_pairs_hook=distinct_members)
        except (ValueError, RecursionError):
            return value
    return value


def typed_query(operation: Operation, query: Mapping[str, str]) -> Payload:
    """Read the query parameters of a URL as their types in the contract."""
    return {
        name: typed(value, operation.query_parameters.inner(name)) for name, value in query.items()
    }

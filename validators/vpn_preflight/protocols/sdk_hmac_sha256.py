"""SDK-HMAC-SHA256 of Huawei: a keyed hash over method, path, query, chosen headers and body."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote

from vpn_preflight.protocols.keyed_hash import hashed, keyed_hash
from vpn_preflight.protocols.message import Message
from vpn_preflight.protocols.scheme import Claim, Flaw, Mistake, NotSignedError, Step
from vpn_preflight.protocols.variants import AS_SENT, other_bodies, other_fields, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.scheme import Keys

ALGORITHM = "SDK-HMAC-SHA256"
HEADER, TIME, BODY_HASH = "Authorization", "X-Sdk-Date", "X-Sdk-Content-Sha256"
DATE, HASH = TIME.lower(), BODY_HASH.lower()
UNSIGNED = "UNSIGNED-PAYLOAD"
SETTING_HEADERS: Mapping[str, str] = {"X-Project-Id": "project_id"}
IS_SHOWN = True
TIME_ADVICE = "use the time in UTC, like 20240617T095903Z"
AUTHORIZATION = re.compile(
    rf"{ALGORITHM} +Access=([^,\s]+)[ \t]*,[ \t]*SignedHeaders=([^,\s]+)[ \t]*,[ \t]*"
    r"Signature=([^,\s]+)"
)
SIGNATURE = re.compile("[0-9a-f]{64}")
FORM = f"use {ALGORITHM} Access=KEY, SignedHeaders=NAMES, Signature=HEX"
TIME_FORM = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)
DATE_LINE = re.compile(rf"^{DATE}:(.*)$", re.MULTILINE)
# More headers are never signed; without a limit the work would grow with their square.
FEW = 50
USUAL = (DATE, "host", "content-type")
EMPTY = "(empty)"
Attempt = tuple[Flaw, str]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Add the date, the project, the token and the signature."""
    headers = {**message.headers, TIME: time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))}
    for header, name in SETTING_HEADERS.items():
        if value := settings.get(name):
            headers[header] = value
    if keys.token:
        headers["X-Security-Token"] = keys.token
    fields = {name.lower(): value for name, value in headers.items()}
    signed = [name for name in fields if name in ("host", "content-type") or name.startswith("x-")]
    signature = signature_of(message, fields, signed, keys.secret)
    headers[HEADER] = authorization(keys.id, signed, signature)
    method, target, _, body, scheme, host, _ = message
    return Message(method, target, headers, body, scheme, host)


def read(message: Message) -> Claim:
    """Read the header of the signature; raises NotSignedError for one that fits no key."""
    written = message.fields.get(HEADER.lower(), "").strip()
    found = AUTHORIZATION.fullmatch(written)
    if found is None:
        raise NotSignedError(unread(written, ALGORITHM, FORM)._replace(place=HEADER))
    if not SIGNATURE.fullmatch(found[3]):
        raise NotSignedError(Flaw(*misspelt(found[3]), HEADER))
    signed = tuple(found[2].lower().split(";"))
    if flaw := unsigned(message, signed):
        raise NotSignedError(flaw)
    return Claim(found[1], found[3], signed)


def misspelt(signature: str) -> tuple[str, str]:
    """Return what is wrong with a signature that is not in lower-case hexadecimal, and advice."""
    if SIGNATURE.fullmatch(signature.lower()):
        return "the signature is in capitals", "use lower-case hexadecimal"
    with suppress(ValueError):
        if len(base64.b64decode(signature, validate=True)) == hashlib.sha256().digest_size:
            return "the signature is in Base64", "use lower-case hexadecimal"
    return "the signature is not 64 hexadecimal digits", "use the digest of HMAC-SHA256"


def unsigned(message: Message, signed: tuple[str, ...]) -> Flaw | None:
    """Return what is wrong with the headers that a signature covers."""
    fields = message.fields
    missing = [name for name in signed if name not in fields]
    for name in missing:
        # Any other name is not shown: it may be anything that went astray.
        problem, place = ("not in the request, but signed", name)
        if name not in USUAL:
            problem, place = "SignedHeaders lists a header missing from the request", HEADER
        return Flaw(problem, "send every header that is signed", place)
    if DATE not in signed:
        return Flaw("not covered by the signature", "sign every header that is sent", DATE)
    if fields.get(HASH, UNSIGNED) not in (UNSIGNED, hashed(message.body)):
        return Flaw("not the hash of the body", "hash the bytes that are sent", BODY_HASH)
    return None


def time_of(message: Message) -> float | None:
    """Read when a request was signed."""
    written = message.fields.get(DATE, "")
    if not TIME_FORM.fullmatch(written):
        return None
    year, *parts = (int(written[at : at + 2]) for at in (2, 4, 6, 9, 11, 13))
    month, day, hour, minute, second = parts
    year += 100 * int(written[:2])
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
    except ValueError:
        return None


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Compute the signature that a request must have."""
    return signature_of(message, message.fields, claim.signed, secret)


def signature_of(
    message: Message, fields: Mapping[str, str], signed: Iterable[str], secret: str
) -> str:
    """Sign a request; `fields` are its headers in lower case, `signed` those that are signed."""
    text = canonical_text(message, fields, signed)
    return digest_of(secret, string_to_sign(text, fields[DATE]))


def canonical(message: Message, claim: Claim, like: str | None = None) -> str:
    """Write the canonical request, with the date of `like` if that is given."""
    date = DATE_LINE.search(like) if like else None
    headers = message.fields | ({DATE: date[1]} if date else {})
    return canonical_request(message._replace(headers=headers), claim.signed)


def canonical_request(message: Message, signed: Iterable[str]) -> str:
    """Write the canonical request.

    The path ends with a slash, here and not on the wire. A header `X-Sdk-Content-Sha256` replaces
    the hash of the body, whatever it says.
    """
    return canonical_text(message, message.fields, map(str.lower, signed))


def canonical_text(message: Message, fields: Mapping[str, str], signed: Iterable[str]) -> str:
    """Write the canonical request; the names of `fields` and of `signed` are in lower case."""
    names = sorted(signed)
    path, _, query = message.target.partition("?")
    headers = "".join([f"{name}:{fields[name].strip()}\n" for name in names])
    return (
        f"{message.method.upper()}\n{canonical_uri(path)}\n"
        f"{canonical_query(query) if query else ''}\n{headers}\n{';'.join(names)}\n"
        f"{fields.get(HASH) or hashed(message.body)}"
    )


@lru_cache(maxsize=256)
def canonical_uri(path: str) -> str:
    """Encode each segment of a path once, and end it with a slash."""
    encoded = "/".join(percent_encoded(unquote(segment)) for segment in path.split("/"))
    return encoded if encoded.endswith("/") else encoded + "/"


def canonical_query(query: str) -> str:
    """Encode and sort a query, by name and then by value."""
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    return "&".join(f"{percent_encoded(name)}={percent_encoded(value)}" for name, value in pairs)


def percent_encoded(text: str) -> str:
    """Encode all but letters, digits and `-_.~`, from UTF-8, in capitals."""
    return quote(text, safe="")


def string_to_sign(canonical_request: str, date: str) -> str:
    """Join the algorithm, the value of `X-Sdk-Date` and the hash of the canonical request."""
    return f"{ALGORITHM}\n{date}\n{hashed(canonical_request.encode())}"


def digest_of(secret: str, text: str) -> str:
    """Sign with HMAC-SHA256, in lower-case hexadecimal."""
    return keyed_hash(secret.encode(), text.encode()).hex()


def authorization(key_id: str, signed: Iterable[str], signature: str) -> str:
    """Write the value of the `Authorization` header."""
    names = ";".join(sorted(map(str.lower, signed)))
    return f"{ALGORITHM} Access={key_id}, SignedHeaders={names}, Signature={signature}"


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield common mistakes, each with the canonical request that it makes."""
    del operation
    date = message.fields[DATE]
    for flaw, text in attempts(message, claim.signed):
        yield Mistake(flaw, partial(explains, claim.signature, text, date))


def explains(signature: str, canonical_request: str, date: str, secret: str) -> bool:
    """Return whether a canonical request, signed with a secret, has a signature."""
    return digest_of(secret, string_to_sign(canonical_request, date)) == signature


def attempts(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Yield the canonical request of each known mistake."""
    for other in ("GET", "POST", "PUT"):
        if other != message.method:
            flaw = Flaw(f"computed for {other}", f"compute it for {message.method}")
            yield flaw, canonical_request(message._replace(method=other), signed)
    yield from other_headers(message, signed)
    yield from other_target(message, signed)
    for flaw, body in other_bodies(message.body):
        yield flaw, canonical_request(message._replace(body=body), signed)


def other_headers(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Omit a header, or write one in another way."""
    fields = message.fields
    for flaw, others in other_fields(fields):
        yield flaw, canonical_request(message._replace(headers=others), signed)
    for name in signed if len(signed) <= FEW else ():
        rest = [other for other in signed if other != name]
        flaw = Flaw("not covered by the signature", "sign every header in SignedHeaders", name)
        yield flaw, canonical_request(message, rest)
        single = fields | {name: " ".join(fields[name].split())}
        flaw = Flaw("signed with other spaces", AS_SENT, name)
        yield flaw, canonical_request(message._replace(headers=single), signed)


def other_target(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Write the path or the query in another way than the canonical one."""
    path, query = message.path, message.query
    lines = canonical_request(message, signed).split("\n")
    encode, plus = (
        "encode each segment of the path once",
        canonical_query(query.replace("+", "%2B")),
    )
    for problem, advice, index, line in (
        ("signed a path without a slash at its end", "append one", 1, lines[1].rstrip("/")),
        ("signed the path as it is sent", encode, 1, f"{path.rstrip('/')}/"),
        ("signed the path as it is sent", f"{encode}, and append a slash", 1, path),
        ("signed the query as it is sent", "sort it by name", 2, query),
        ("signed a + in the query, which arrives as a space", "send %2B for a +", 2, plus),
        ("does not cover the query", "sign it, too", 2, ""),
    ):
        yield Flaw(problem, advice), "\n".join([*lines[:index], line, *lines[index + 1 :]])


def steps(message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
    """Yield the steps of a signature."""
    yield from request_steps(message, canonical_request(shown, claim.signed))
    text = string_to_sign(canonical_request(message, claim.signed), message.fields[DATE])
    yield Step("Hash the canonical request, in UTF-8, with SHA-256.", [text.rpartition("\n")[2]])
    yield Step(
        f"Join the algorithm, {TIME} and that hash with line feeds. This is the string to sign.",
        text.split("\n"),
    )
    yield Step(
        "Sign it with HMAC-SHA256 and the secret key. In hexadecimal, this is the signature.",
        [claim.signature],
    )
    yield Step(
        f"Send it in the header {HEADER}: a space after the algorithm, then commas.",
        [f"{HEADER}: {authorization(claim.key_id, claim.signed, claim.signature)}"],
    )


def request_steps(message: Message, canonical_request: str) -> Iterator[Step]:
    """Yield the steps of the canonical request."""
    method, path, query, *headers, _, names, body_hash = canonical_request.split("\n")
    hashing = f"Hash the {len(message.body)} bytes of the body, exactly as sent, with SHA-256."
    if HASH in message.fields:
        hashing = f"Use the header {BODY_HASH} instead of the hash of the body."
    yield Step("Write the method in capitals.", [method])
    yield Step(
        "Encode each segment of the path once, and append a slash, here and not in the request.",
        [path],
    )
    yield Step(
        "Encode names and values of the query, and sort them by name, then by value.",
        [query or EMPTY],
    )
    yield Step(
        "Write each signed header as name:value, sorted by name, the name in lower case, "
        "without spaces around the value.",
        headers,
    )
    yield Step("Join their names with semicolons.", [names])
    yield Step(hashing, [body_hash])
    yield Step(
        "Join all of it with line feeds, with an empty line after the headers. "
        "This is the canonical request.",
        canonical_request.split("\n"),
    )

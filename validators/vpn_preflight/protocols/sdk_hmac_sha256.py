"""SDK-HMAC-SHA256 of Huawei: a keyed hash over the method, the path, the query, chosen headers and the body."""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote

from vpn_preflight.protocols.scheme import Claim, Mistake, NotSignedError, Step
from vpn_preflight.protocols.variants import other_bodies, other_hosts, other_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Keys

ALGORITHM = "SDK-HMAC-SHA256"
HEADER, TIME, BODY_HASH = "Authorization", "X-Sdk-Date", "X-Sdk-Content-Sha256"
DATE, HASH = TIME.lower(), BODY_HASH.lower()
UNSIGNED = "UNSIGNED-PAYLOAD"
SETTING_HEADERS: Mapping[str, str] = {"X-Project-Id": "project_id"}
IS_SHOWN = True
TIME_WORDS = "must be there, and be the time in UTC: write it like 20240617T095903Z"
AUTHORIZATION = re.compile(
    rf"{ALGORITHM} +Access=([^,\s]+)[ \t]*,[ \t]*SignedHeaders=([^,\s]+)[ \t]*,[ \t]*Signature=([0-9a-f]{{64}})"
)
TIME_FORM = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)
DATE_LINE = re.compile(rf"^{DATE}:(.*)$", re.MULTILINE)
# More headers are never signed; without a limit the work would grow with their square.
FEW = 50
USUAL = (DATE, "host", "content-type")
EMPTY = "(empty)"
Attempt = tuple[str, str]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Add the date, the project and the token, and the signature over all that says what the request means."""
    extra = {TIME: time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))}
    extra |= {
        header: settings[name] for header, name in SETTING_HEADERS.items() if settings.get(name)
    }
    extra |= {"X-Security-Token": keys.token} if keys.token else {}
    unsigned = message._replace(headers={**message.headers, **extra})
    signed = tuple(
        name
        for name in unsigned.fields
        if name in ("host", "content-type") or name.startswith("x-")
    )
    signature = expected(unsigned, Claim(keys.id, "", signed), keys.secret)
    return unsigned._replace(
        headers={**unsigned.headers, HEADER: authorization(keys.id, signed, signature)}
    )


def read(message: Message) -> Claim:
    """Read the header of the signature; raises NotSignedError for one that can be right with no key."""
    fields = message.fields
    found = AUTHORIZATION.fullmatch(fields.get(HEADER.lower(), "").strip())
    if found is None:
        raise NotSignedError(f"is no signature of {ALGORITHM}: sign the request again")
    signed = tuple(found[2].lower().split(";"))
    missing = [name for name in signed if name not in fields]
    if missing or DATE not in signed:
        # Any other name is not shown: it may be anything that went astray.
        named = ", ".join(name for name in missing if name in USUAL) or "a header in SignedHeaders"
        words = f"{named} is not there" if missing else f"{DATE} is not signed"
        raise NotSignedError(f"cannot be right: {words}: sign all headers that are sent")
    if fields.get(HASH, UNSIGNED) not in (UNSIGNED, hashed(message.body)):
        raise NotSignedError(
            f"cannot be right: {HASH} is not the hash of the body: hash what is sent"
        )
    return Claim(found[1], found[3], signed)


def time_of(message: Message) -> float | None:
    """Read when a request was signed."""
    written = message.fields.get(DATE, "")
    if not TIME_FORM.fullmatch(written):
        return None
    try:
        return datetime.strptime(written, "%Y%m%dT%H%M%S%z").timestamp()
    except ValueError:
        return None


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Compute the signature that a request must have."""
    return digest_of(
        secret, string_to_sign(canonical_request(message, claim.signed), message.fields[DATE])
    )


def canonical(message: Message, claim: Claim, like: str | None = None) -> str:
    """Write the canonical request, with the date of another one if there is one."""
    date = DATE_LINE.search(like) if like else None
    headers = message.fields | ({DATE: date[1]} if date else {})
    return canonical_request(message._replace(headers=headers), claim.signed)


def canonical_request(message: Message, signed: Iterable[str]) -> str:
    """Write the canonical request.

    The path gets a slash at its end, here only and not on the wire. A header `X-Sdk-Content-Sha256` stands for the hash of the
    body, whatever it says.
    """
    fields = message.fields
    names = sorted(name.lower() for name in signed)
    lines = [
        message.method.upper(),
        canonical_uri(message.path),
        canonical_query(message.query),
        *(f"{name}:{fields[name].strip()}" for name in names),
        "",
        ";".join(names),
        fields.get(HASH) or hashed(message.body),
    ]
    return "\n".join(lines)


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


def hashed(content: bytes) -> str:
    """Hash with SHA-256, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def string_to_sign(canonical_request: str, date: str) -> str:
    """Join the algorithm, the value of `X-Sdk-Date` and the hash of the canonical request."""
    return f"{ALGORITHM}\n{date}\n{hashed(canonical_request.encode())}"


def digest_of(secret: str, text: str) -> str:
    """Sign with HMAC-SHA256, in lower-case hexadecimal."""
    return hmac.digest(secret.encode(), text.encode(), hashlib.sha256).hex()


def authorization(key_id: str, signed: Iterable[str], signature: str) -> str:
    """Write the value of the `Authorization` header."""
    names = ";".join(sorted(name.lower() for name in signed))
    return f"{ALGORITHM} Access={key_id}, SignedHeaders={names}, Signature={signature}"


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield the usual mistakes, each with the canonical request that it makes."""
    del operation
    date = message.fields[DATE]
    for words, text in attempts(message, claim.signed):
        yield Mistake(words, partial(explains, claim.signature, text, date))


def explains(signature: str, canonical_request: str, date: str, secret: str) -> bool:
    """Return whether a canonical request, signed with a secret, has a signature."""
    return digest_of(secret, string_to_sign(canonical_request, date)) == signature


def attempts(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Yield the canonical request of each known mistake, with what to say of it."""
    for other in ("GET", "POST", "PUT"):
        if other != message.method:
            words = f"was made for {other}: sign the method {message.method}"
            yield words, canonical_request(message._replace(method=other), signed)
    yield from other_headers(message, signed)
    yield from other_target(message, signed)
    for words, body in other_bodies(message.body):
        yield words, canonical_request(message._replace(body=body), signed)


def other_headers(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Leave out a header, or write one in another way."""
    fields = message.fields
    others = [("host", other) for other in other_hosts(fields.get("host", ""))]
    others += [("content-type", other) for other in other_types(fields.get("content-type", ""))]
    for name, other in others:
        words = f"was made with another {name}: sign it as it is sent"
        yield words, canonical_request(message._replace(headers=fields | {name: other}), signed)
    for name in signed if len(signed) <= FEW else ():
        words = f"leaves {name} out: sign all headers that SignedHeaders names"
        yield words, canonical_request(message, [other for other in signed if other != name])
        words = f"was made with other blanks in {name}: sign it as it is sent"
        single = fields | {name: " ".join(fields[name].split())}
        yield words, canonical_request(message._replace(headers=single), signed)


def other_target(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Write the path or the query in another way than the canonical one."""
    path, query = message.path, message.query
    lines = canonical_request(message, signed).split("\n")
    changed = (
        (
            "was made without the slash at the end of the path: sign it with one",
            1,
            lines[1].rstrip("/"),
        ),
        (
            "was made of the path as it is sent: encode each part of it once",
            1,
            path.rstrip("/") + "/",
        ),
        (
            "was made of the path as it is sent: encode each part of it once, and end it with a slash",
            1,
            path,
        ),
        ("was made of the query as it is sent: sort it by name", 2, query),
        ("was made without the query: sign it as well", 2, ""),
    )
    for words, index, line in changed:
        yield words, "\n".join([*lines[:index], line, *lines[index + 1 :]])


def steps(message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
    """Yield how the signature comes about."""
    yield from request_steps(message, canonical_request(shown, claim.signed))
    text = string_to_sign(canonical_request(message, claim.signed), message.fields[DATE])
    yield Step("Hash the canonical request, in UTF-8, with SHA-256.", [text.rpartition("\n")[2]])
    yield Step(
        "Join the algorithm, the value of X-Sdk-Date and that hash with line feeds: the string to sign.",
        text.split("\n"),
    )
    yield Step(
        "Sign it by HMAC-SHA256 with the secret key as it is, and write the result in hexadecimal.",
        [claim.signature],
    )
    yield Step(
        "Send it in the header Authorization: a blank behind the algorithm, commas between the other parts.",
        [f"{HEADER}: {authorization(claim.key_id, claim.signed, claim.signature)}"],
    )


def request_steps(message: Message, canonical_request: str) -> Iterator[Step]:
    """Yield how the canonical request comes about."""
    method, path, query, *headers, _, names, body_hash = canonical_request.split("\n")
    hashing = f"Hash the {len(message.body)} bytes of the body, exactly as they are sent, with SHA-256, in hexadecimal."
    if HASH in message.fields:
        hashing = f"Take the header {BODY_HASH} in place of the hash of the body."
    yield Step("Write the method in capitals.", [method])
    yield Step(
        "Encode each segment of the path once, and put a slash at its end: the service does, here and not in the request line.",
        [path],
    )
    yield Step(
        "Encode names and values of the query, and sort them by name, then by value.",
        [query or EMPTY],
    )
    yield Step(
        "Write each signed header as name:value, the name in small letters, no blanks around the value, sorted by name.",
        headers,
    )
    yield Step("Join their names with semicolons: the signed headers.", [names])
    yield Step(hashing, [body_hash])
    yield Step(
        "Join all of it with line feeds, an empty line behind the headers: the canonical request.",
        canonical_request.split("\n"),
    )

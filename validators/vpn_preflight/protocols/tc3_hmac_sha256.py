"""TC3-HMAC-SHA256 of Tencent's API 3.0: a keyed hash over method, query, chosen headers and body."""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from functools import partial
from typing import TYPE_CHECKING

from vpn_preflight.protocols.message import without_port
from vpn_preflight.protocols.scheme import Claim, Mistake, NotSignedError, Step
from vpn_preflight.protocols.variants import other_bodies, other_hosts, other_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Keys

ALGORITHM = "TC3-HMAC-SHA256"
HEADER, TIME, BODY_HASH = "Authorization", "X-TC-Timestamp", "X-TC-Content-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"
END = "tc3_request"
SETTING_HEADERS: Mapping[str, str] = {"X-TC-Region": "region"}
IS_SHOWN = False
TIME_WORDS = "must be there, and be the seconds since 1970: write it like 1718618343"
# Without these two a signature is refused; the docs sign the action, too.
REQUIRED = ("content-type", "host")
SIGNED = (*REQUIRED, "x-tc-action")
AUTHORIZATION = re.compile(
    rf"{ALGORITHM} +Credential=([^,\s/]+)/([^,\s/]+)/([^,\s/]+)/{END}[ \t]*,"
    r"[ \t]*SignedHeaders=([^,\s]+)[ \t]*,[ \t]*Signature=([0-9a-f]{64})"
)
SECONDS = re.compile("[0-9]{1,11}")
# The first part of a public host is the service.
PUBLIC = "tencentcloudapi.com"
# More headers are never signed; without a limit the work would grow with their square.
FEW = 50
EMPTY = "(empty)"
Attempt = tuple[str, str]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Add the time, the region and the token, and the signature.

    The scope is the `signing_name` of the settings, else the first part of the host.
    """
    extra = {TIME: str(int(now))}
    extra |= {
        header: settings[name] for header, name in SETTING_HEADERS.items() if settings.get(name)
    }
    extra |= {"X-TC-Token": keys.token} if keys.token else {}
    unsigned = message._replace(headers={**message.headers, **extra})
    name = settings.get("signing_name") or message.authority.partition(".")[0]
    signed = tuple(header for header in SIGNED if header in unsigned.fields)
    claim = Claim(keys.id, "", signed, scope=f"{date_of(int(now))}/{name}/{END}")
    claim = claim._replace(signature=expected(unsigned, claim, keys.secret))
    return unsigned._replace(headers={**unsigned.headers, HEADER: authorization(claim)})


def date_of(seconds: float) -> str:
    """Write the date of a time, in UTC."""
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))


def read(message: Message) -> Claim:
    """Read the header of the signature; raises NotSignedError for one that can be right with no key."""
    found = AUTHORIZATION.fullmatch(message.fields.get(HEADER.lower(), "").strip())
    if found is None:
        raise NotSignedError(f"is not a signature of {ALGORITHM}: sign the request again")
    key_id, date, name, listed, signature = found.groups()
    signed = tuple(listed.lower().split(";"))
    refuse_headers(message, signed)
    refuse_scope(message, date, name)
    return Claim(key_id, signature, signed, scope=f"{date}/{name}/{END}")


def refuse_headers(message: Message, signed: tuple[str, ...]) -> None:
    """Refuse a list of headers that cannot have been signed; raises NotSignedError."""
    missing = [name for name in signed if name not in message.fields]
    if missing:
        # Any other name is not shown: it may be anything that went astray.
        named = ", ".join(name for name in missing if name in SIGNED) or "a header in SignedHeaders"
        raise NotSignedError(f"cannot be right: {named} is not there: sign headers that are sent")
    unsigned = [name for name in REQUIRED if name not in signed]
    if unsigned:
        raise NotSignedError(f"cannot be right: {', '.join(unsigned)} is not signed: sign it")


def refuse_scope(message: Message, date: str, name: str) -> None:
    """Refuse a scope of another day or service than that of the request; raises NotSignedError."""
    signed, (first, _, rest) = time_of(message), without_port(message.authority).partition(".")
    if signed is None:
        raise NotSignedError(f"cannot be right: {TIME} is not there, or is malformed")
    if date != date_of(signed):
        raise NotSignedError(
            f"cannot be right: the date in Credential is not that of {TIME} in UTC"
        )
    if rest.lower().endswith(PUBLIC) and name != first.lower():
        raise NotSignedError("cannot be right: Credential is for another service than the host")


def time_of(message: Message) -> float | None:
    """Read when a request was signed."""
    written = message.fields.get(TIME.lower(), "")
    return float(written) if SECONDS.fullmatch(written) else None


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Compute the signature that a request must have."""
    return digest_of(f"TC3{secret}", message, claim, canonical_request(message, claim.signed))


def canonical(message: Message, claim: Claim, like: str | None = None) -> str:
    """Write the canonical request, which the service never shows."""
    del like
    return canonical_request(message, claim.signed)


def canonical_request(message: Message, signed: Iterable[str]) -> str:
    """Write the canonical request: the query as it is sent, the headers in small letters, the values, too."""
    fields = message.fields
    names = sorted(name.lower() for name in signed)
    return "\n".join(
        [
            message.method.upper(),
            message.path or "/",
            message.query,
            *(f"{name}:{fields[name].strip().lower()}" for name in names),
            "",
            ";".join(names),
            hashed(UNSIGNED.encode() if is_unsigned(message) else message.body),
        ]
    )


def is_unsigned(message: Message) -> bool:
    """Return whether a request says that its body is not signed."""
    return message.fields.get(BODY_HASH.lower()) == UNSIGNED


def hashed(content: bytes) -> str:
    """Hash with SHA-256, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def string_to_sign(canonical_request: str, timestamp: str, scope: str) -> str:
    """Join the algorithm, the time, the scope and the hash of the canonical request."""
    return f"{ALGORITHM}\n{timestamp}\n{scope}\n{hashed(canonical_request.encode())}"


def derived_keys(secret: str, scope: str) -> Iterator[bytes]:
    """Yield the keys of the date, of the service and of the request, each made with the one before."""
    key = secret.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
        yield key


def digest_of(secret: str, message: Message, claim: Claim, canonical_request: str) -> str:
    """Sign a canonical request of a message; the secret with all that stands before it."""
    *_, key = derived_keys(secret, claim.scope)
    text = string_to_sign(canonical_request, message.fields[TIME.lower()], claim.scope)
    return hmac.digest(key, text.encode(), hashlib.sha256).hex()


def authorization(claim: Claim) -> str:
    """Write the value of the `Authorization` header."""
    credential, names = f"{claim.key_id}/{claim.scope}", ";".join(sorted(claim.signed))
    return (
        f"{ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={claim.signature}"
    )


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield the usual mistakes, each with the canonical request that it makes."""
    del operation
    yield Mistake(
        "was made with the secret key alone: write TC3 before it for the first of the derived keys",
        partial(explains, message, claim, canonical_request(message, claim.signed), ""),
    )
    for words, text in attempts(message, claim.signed):
        yield Mistake(words, partial(explains, message, claim, text, "TC3"))


def explains(
    message: Message, claim: Claim, canonical_request: str, before: str, secret: str
) -> bool:
    """Return whether a canonical request, signed with a secret, has the signature of a claim."""
    return digest_of(before + secret, message, claim, canonical_request) == claim.signature


def attempts(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Yield the canonical request of each known mistake, with what to say of it."""
    other = "GET" if message.method == "POST" else "POST"
    words = f"was made for {other}: sign the method {message.method}"
    yield words, canonical_request(message._replace(method=other), signed)
    yield from other_headers(message, signed)
    yield from other_queries(message, signed)
    for words, body in other_bodies(message.body):
        yield words, canonical_request(message._replace(body=body), signed)


def other_headers(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Leave out a header, or write one in another way."""
    fields, lines = message.fields, canonical_request(message, signed).split("\n")
    others = [("host", other) for other in other_hosts(fields.get("host", ""))]
    others += [("content-type", other) for other in other_types(fields.get("content-type", ""))]
    for name, other in others:
        words = f"was made with another {name}: sign it as it is sent"
        yield words, canonical_request(message._replace(headers=fields | {name: other}), signed)
    for name in signed if len(signed) <= FEW else ():
        written = [
            f"{name}:{fields[name].strip()}" if line.startswith(f"{name}:") else line
            for line in lines
        ]
        yield f"was made with capitals in {name}: sign it in small letters", "\n".join(written)
        rest = [one for one in signed if one != name]
        words = f"leaves {name} out: sign all headers that SignedHeaders names"
        yield words, canonical_request(message, rest)


def other_queries(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Write the query in another way than it is sent."""
    ordered = "&".join(sorted(message.query.split("&")))
    for words, query in (
        ("was made of the query sorted by name: sign it as it is sent", ordered),
        (
            "was made of a query with %20 for blanks: sign it as it is sent",
            message.query.replace("+", "%20"),
        ),
        ("was made without the query: sign it as well", ""),
    ):
        yield words, canonical_request(message._replace(target=f"{message.path}?{query}"), signed)


def steps(message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
    """Yield how the signature comes about."""
    yield from request_steps(message, canonical_request(shown, claim.signed))
    date, name, _ = claim.scope.split("/")
    text = string_to_sign(
        canonical_request(message, claim.signed), message.fields[TIME.lower()], claim.scope
    )
    yield Step("Hash the canonical request, in UTF-8, with SHA-256.", [text.rpartition("\n")[2]])
    yield Step(
        "Write the date of X-TC-Timestamp in UTC, the service and tc3_request: the scope.",
        [claim.scope],
    )
    yield Step(
        "Join the algorithm, X-TC-Timestamp, the scope and the hash with line feeds: the string to sign.",
        text.split("\n"),
    )
    yield Step(
        "Derive the key: HMAC-SHA256 with TC3 and the secret key over the date, with the result over the service, "
        "with that over tc3_request.",
        [date, name, END],
    )
    yield Step(
        "Sign the string by HMAC-SHA256 with that key, and write the result in hexadecimal.",
        [claim.signature],
    )
    yield Step("Send it in the header Authorization.", [f"{HEADER}: {authorization(claim)}"])


def request_steps(message: Message, canonical_request: str) -> Iterator[Step]:
    """Yield how the canonical request comes about."""
    method, path, query, *headers, _, names, body_hash = canonical_request.split("\n")
    hashing = f"Hash the {len(message.body)} bytes of the body, exactly as they are sent, with SHA-256, in hexadecimal."
    if is_unsigned(message):
        hashing = (
            f"Hash the word {UNSIGNED} in place of the body, as the header {BODY_HASH} asks for."
        )
    yield Step("Write the method in capitals.", [method])
    yield Step("Write the path, which is a slash.", [path])
    yield Step("Write the query exactly as it is sent.", [query or EMPTY])
    yield Step(
        "Write each signed header as name:value, all in small letters, sorted by name.", headers
    )
    yield Step("Join their names with semicolons: the signed headers.", [names])
    yield Step(hashing, [body_hash])
    yield Step(
        "Join all of it with line feeds, an empty line behind the headers: the canonical request.",
        canonical_request.split("\n"),
    )

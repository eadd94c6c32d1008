"""Sign with TC3-HMAC-SHA256: a keyed hash over method, query, chosen headers and body."""

from __future__ import annotations

import re
import time
from functools import partial
from typing import TYPE_CHECKING

from vpn_preflight.protocols.keyed_hash import hashed, keyed_hash
from vpn_preflight.protocols.message import without_port
from vpn_preflight.protocols.scheme import Claim, Flaw, Mistake, NotSignedError, Step
from vpn_preflight.protocols.variants import AS_SENT, other_bodies, other_fields, unread

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
TIME_ADVICE = "use the seconds since 1970, such as 1718618343"
FORM = f"use {ALGORITHM} Credential=ID/DATE/SERVICE/{END}, SignedHeaders=..., Signature=..."
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
Attempt = tuple[Flaw, str]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Add the time, the region and the token, and the signature.

    The scope is the `signing_name` of the settings, else the first part of the host.
    """
    extra = {TIME: str(int(now))}
    extra |= {
        header: settings[name] for header, name in SETTING_HEADERS.items() if settings.get(name)
    }
    extra |= {"X-TC-Token": keys.token} if keys.token else {}
    headers = {**message.headers, **extra}
    unsigned = message._replace(headers=headers)
    fields = unsigned.fields
    name = settings.get("signing_name") or message.authority.partition(".")[0]
    signed = tuple(header for header in SIGNED if header in fields)
    claim = Claim(keys.id, "", signed, scope=f"{date_of(int(now))}/{name}/{END}")
    claim = claim._replace(signature=expected(unsigned, claim, keys.secret))
    return unsigned._replace(headers={**headers, HEADER: authorization(claim)})


def date_of(seconds: float) -> str:
    """Write the date of a time, in UTC."""
    return time.strftime("%Y-%m-%d", time.gmtime(seconds))


def read(message: Message) -> Claim:
    """Read the header of the signature; raises NotSignedError for one that fits no key."""
    written = message.fields.get(HEADER.lower(), "").strip()
    found = AUTHORIZATION.fullmatch(written)
    if found is None:
        raise NotSignedError(unread(written, ALGORITHM, FORM)._replace(place=HEADER))
    key_id, date, name, listed, signature = found.groups()
    signed = tuple(listed.lower().split(";"))
    refuse_headers(message, signed)
    refuse_scope(message, date, name)
    return Claim(key_id, signature, signed, scope=f"{date}/{name}/{END}")


def refuse_headers(message: Message, signed: tuple[str, ...]) -> None:
    """Refuse a list of headers that cannot have been signed; raises NotSignedError."""
    fields = message.fields
    for name in signed:
        if name not in fields:
            # Any other name is not shown: it may be anything that went astray.
            problem, place = "not in the request, but signed", name
            if name not in SIGNED:
                problem, place = "SignedHeaders lists a header missing from the request", HEADER
            raise NotSignedError(Flaw(problem, "send every header that is signed", place))
    for name in REQUIRED:
        if name not in signed:
            raise NotSignedError(Flaw("not covered by the signature", f"sign {name}", name))


def refuse_scope(message: Message, date: str, name: str) -> None:
    """Refuse a scope of another day or service than that of the request; raises NotSignedError."""
    signed, (first, _, rest) = time_of(message), without_port(message.authority).partition(".")
    if signed is None:
        raise NotSignedError(Flaw("not a valid time", TIME_ADVICE, TIME))
    if date != date_of(signed):
        problem = f"the date in Credential is not that of {TIME} in UTC"
        raise NotSignedError(Flaw(problem, f"use {date_of(signed)}", HEADER))
    if rest.lower().endswith(PUBLIC) and name != first.lower():
        problem = "the service in Credential is not that of the host"
        raise NotSignedError(Flaw(problem, f"use {first.lower()}", HEADER))


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
    """Write the canonical request: the query as sent, header names and values in lower case."""
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


def string_to_sign(canonical_request: str, timestamp: str, scope: str) -> str:
    """Join the algorithm, the time, the scope and the hash of the canonical request."""
    return f"{ALGORITHM}\n{timestamp}\n{scope}\n{hashed(canonical_request.encode())}"


def derived_keys(secret: str, scope: str) -> Iterator[bytes]:
    """Yield the keys of date, service and request, each derived from the one before."""
    key = secret.encode()
    for part in scope.split("/"):
        key = keyed_hash(key, part.encode())
        yield key


def digest_of(secret: str, message: Message, claim: Claim, canonical_request: str) -> str:
    """Sign a canonical request of a message with a secret and its prefix."""
    *_, key = derived_keys(secret, claim.scope)
    text = string_to_sign(canonical_request, message.fields[TIME.lower()], claim.scope)
    return keyed_hash(key, text.encode()).hex()


def authorization(claim: Claim) -> str:
    """Write the value of the `Authorization` header."""
    credential, names = f"{claim.key_id}/{claim.scope}", ";".join(sorted(claim.signed))
    return (
        f"{ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={claim.signature}"
    )


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield common mistakes, each with the canonical request that it makes."""
    del operation
    yield Mistake(
        Flaw("derived from the secret key alone", "derive it from TC3 and the secret key"),
        partial(explains, message, claim, canonical_request(message, claim.signed), ""),
    )
    for flaw, text in attempts(message, claim.signed):
        yield Mistake(flaw, partial(explains, message, claim, text, "TC3"))


def explains(
    message: Message, claim: Claim, canonical_request: str, before: str, secret: str
) -> bool:
    """Return whether a canonical request, signed with a secret, has the signature of a claim."""
    return digest_of(before + secret, message, claim, canonical_request) == claim.signature


def attempts(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Yield the canonical request of each known mistake."""
    other = "GET" if message.method == "POST" else "POST"
    flaw = Flaw(f"computed for {other}", f"compute it for {message.method}")
    yield flaw, canonical_request(message._replace(method=other), signed)
    yield from other_headers(message, signed)
    yield from other_queries(message, signed)
    for flaw, body in other_bodies(message.body):
        yield flaw, canonical_request(message._replace(body=body), signed)


def other_headers(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Omit a header, or write one in another way."""
    fields, lines = message.fields, canonical_request(message, signed).split("\n")
    for flaw, others in other_fields(fields):
        yield flaw, canonical_request(message._replace(headers=others), signed)
    for name in signed if len(signed) <= FEW else ():
        written = [
            f"{name}:{fields[name].strip()}" if line.startswith(f"{name}:") else line
            for line in lines
        ]
        yield Flaw("signed with capitals", "sign it in lower case", name), "\n".join(written)
        rest = [one for one in signed if one != name]
        flaw = Flaw("not covered by the signature", "sign every header in SignedHeaders", name)
        yield flaw, canonical_request(message, rest)


def other_queries(message: Message, signed: tuple[str, ...]) -> Iterator[Attempt]:
    """Write the query in another way than it is sent."""
    ordered = "&".join(sorted(message.query.split("&")))
    for flaw, query in (
        (Flaw("signed the query sorted by name", AS_SENT), ordered),
        (Flaw("signed %20 for a + in the query", AS_SENT), message.query.replace("+", "%20")),
        (Flaw("does not cover the query", "sign it too"), ""),
    ):
        yield flaw, canonical_request(message._replace(target=f"{message.path}?{query}"), signed)


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
        "Join the algorithm, X-TC-Timestamp, the scope and the hash with line feeds: "
        "the string to sign.",
        text.split("\n"),
    )
    yield Step(
        "Derive the key: HMAC-SHA256 with TC3 and the secret key over the date, "
        "with the result over the service, with that over tc3_request.",
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
    hashing = (
        f"Hash the {len(message.body)} bytes of the body as sent with SHA-256, in hexadecimal."
    )
    if is_unsigned(message):
        hashing = f"Hash the word {UNSIGNED} in place of the body, as {BODY_HASH} asks."
    yield Step("Write the method in capitals.", [method])
    yield Step("Write the path, which is a slash.", [path])
    yield Step("Write the query exactly as it is sent.", [query or EMPTY])
    yield Step("Write each signed header as name:value in lower case, sorted by name.", headers)
    yield Step("Join their names with semicolons: the signed headers.", [names])
    yield Step(hashing, [body_hash])
    yield Step(
        "Join all of it with line feeds, an empty line after the headers: the canonical request.",
        canonical_request.split("\n"),
    )

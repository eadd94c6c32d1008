"""Rules of the family VFW about captured requests that prove who calls in their headers."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight import codec, contract
from vpn_preflight.codec.signature import SDK_ALGORITHM
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.captures import CLOCK, FORM, MISSING, PLACEHOLDER, SIGNATURE, UNEXPLAINED, Captured
from vpn_preflight.rules.rule import Citation, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.service import SecurityScheme

__all__ = ["Claim", "claimed", "explain", "flaw"]

AUTHORIZATION = re.compile(rf"{SDK_ALGORITHM} Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{{64}})")
DATE = "x-sdk-date"
# More headers are never signed; without a limit the work would grow with their square.
FEW = 50
USUAL = (DATE, "host", "content-type")
Attempt = tuple[str, str]


@hide_fields
class Claim(NamedTuple):
    """What an `Authorization` header says."""

    access_key: str
    signed: list[str]
    signature: str


def explain(operation: Operation, captured: Captured, environ: Mapping[str, str], cited: Citation) -> Iterator[Remark]:
    """Look at the headers that sign a request; a token has none of them."""
    schemes = contract.security(operation)
    signing = next((scheme for scheme in schemes if scheme.clock_tolerance), None)
    if signing is None:
        # A call that gives out the first proof asks for none.
        return
    names = [scheme.header for scheme in schemes if scheme.header]
    given = [name for name in names if name.lower() in captured.headers]
    if not given and not captured.is_abridged:
        yield Remark(MISSING, (), f"proves no caller: send {' or '.join(names)}", cited)
    claims = [captured.headers.get(name, "") for name in (str(signing.header).lower(), DATE)]
    if signing.header in given and not any(map(PLACEHOLDER.search, claims)):
        yield from about_time(captured, signing.clock_tolerance or 0, cited)
        yield from about_signature(captured, signing, environ, cited)


def about_time(captured: Captured, tolerance: int, cited: Citation) -> Iterator[Remark]:
    """Look at the date that belongs to the signature."""
    try:
        signed = datetime.strptime(captured.headers.get(DATE, ""), "%Y%m%dT%H%M%S%z").timestamp()
    except ValueError:
        yield Remark(FORM, ("headers", DATE), "must be there, and be the time in UTC: write it like 20240617T095903Z", cited)
        return
    if captured.moment is not None and abs(signed - captured.moment) > tolerance:
        message = f"is more than {tolerance} seconds from when the request was sent: set the clock of the machine that signs"
        yield Remark(CLOCK, ("headers", DATE), message, cited)


def about_signature(captured: Captured, signing: SecurityScheme, environ: Mapping[str, str], cited: Citation) -> Iterator[Remark]:
    """Verify the signature when the environment holds the key; of one that does not fit, name what would explain it."""
    path = ("headers", str(signing.header).lower())
    claim, reason = claimed(captured)
    key_id, key = (environ.get(variable) for variable in signing.key_variables)
    if claim and key and key_id == claim.access_key:
        reason = flaw(captured, claim, key)
    if reason:
        yield Remark(SIGNATURE, path, reason, cited)


def claimed(captured: Captured) -> tuple[Claim | None, str | None]:
    """Read the `Authorization` header; None, and the reason, for one that can be right with no key."""
    found = AUTHORIZATION.fullmatch(captured.headers.get("authorization", ""))
    if found is None:
        return None, f"is no signature of {SDK_ALGORITHM}: sign the request again"
    claim = Claim(found[1], found[2].split(";"), found[3])
    missing = [name for name in claim.signed if name not in captured.headers]
    if missing or DATE not in claim.signed:
        # Any other name is not shown: it may be anything that went astray.
        named = ", ".join(name for name in missing if name in USUAL) or "a header in SignedHeaders"
        words = f"{named} is not there" if missing else f"{DATE} is not signed"
        return None, f"cannot be right: {words}: sign all headers that are sent"
    return claim, None


def flaw(captured: Captured, claim: Claim, key: str) -> str | None:
    """Say what is wrong with a signature, by the first known mistake that explains it; None when it fits."""
    date = captured.headers[DATE]
    for reason, canonical in attempts(captured, claim.signed):
        if codec.sdk_signature(key, codec.sdk_string_to_sign(canonical, date)) == claim.signature:
            return reason or None
    return UNEXPLAINED


def attempts(captured: Captured, signed: list[str]) -> Iterator[Attempt]:
    """Yield the right canonical request, and then that of each known mistake, with what to say of it."""
    method, target, headers, body = captured.method, captured.target, captured.headers, captured.body
    yield "", codec.sdk_canonical_request(method, target, headers, signed, body)
    for other in ("GET", "POST", "PUT"):
        if other != method:
            reason = f"was made for {other}: sign the method {method}"
            yield reason, codec.sdk_canonical_request(other, target, headers, signed, body)
    yield from other_headers(captured, signed)
    yield from other_target(captured, signed)
    yield from other_body(captured, signed)


def other_headers(captured: Captured, signed: list[str]) -> Iterator[Attempt]:
    """Leave out a header, or write one in another way."""
    method, target, headers, body = captured.method, captured.target, captured.headers, captured.body
    others = [("host", other) for other in other_hosts(headers.get("host", ""))]
    others += [("content-type", other) for other in other_types(headers.get("content-type", ""))]
    for name, other in others:
        reason = f"was made with another {name}: sign it as it is sent"
        yield reason, codec.sdk_canonical_request(method, target, headers | {name: other}, signed, body)
    for name in signed if len(signed) <= FEW else ():
        rest = [other for other in signed if other != name]
        reason = f"leaves {name} out: sign all headers that SignedHeaders names"
        yield reason, codec.sdk_canonical_request(method, target, headers, rest, body)
        single = headers | {name: " ".join(headers[name].split())}
        reason = f"was made with other blanks in {name}: sign it as it is sent"
        yield reason, codec.sdk_canonical_request(method, target, single, signed, body)


def other_hosts(host: str) -> tuple[str, ...]:
    """Write a host without its port, in small letters, and with the port that https has anyway."""
    bare = host.partition(":")[0]
    return bare, host.lower(), f"{bare}:443"


def other_types(sent: str) -> Iterator[str]:
    """Write a content type without its charset, and with one: some clients add it behind the signer's back."""
    bare = sent.partition(";")[0].strip()
    yield bare
    for separator in ("; ", ";"):
        yield from (f"{bare}{separator}charset={charset}" for charset in ("utf-8", "UTF-8"))


def other_target(captured: Captured, signed: list[str]) -> Iterator[Attempt]:
    """Write the path or the query in another way than the canonical one."""
    method, headers, body = captured.method, captured.headers, captured.body
    path, _, query = captured.target.partition("?")
    lines = codec.sdk_canonical_request(method, captured.target, headers, signed, body).split("\n")
    changed = (
        ("was made without the slash at the end of the path: sign it with one", 1, lines[1].rstrip("/")),
        ("was made of the path as it is sent: encode each part of it once", 1, path.rstrip("/") + "/"),
        ("was made of the path as it is sent: encode each part of it once, and end it with a slash", 1, path),
        ("was made of the query as it is sent: sort it by name", 2, query),
        ("was made without the query: sign it as well", 2, ""),
    )
    for reason, index, line in changed:
        yield reason, "\n".join([*lines[:index], line, *lines[index + 1 :]])


def other_body(captured: Captured, signed: list[str]) -> Iterator[Attempt]:
    """Sign another body."""
    method, target, headers, body = captured.method, captured.target, captured.headers, captured.body
    reason = "was made without the body: sign the hash of what is sent"
    yield reason, codec.sdk_canonical_request(method, target, headers, signed, b"")
    reason = "was made of a body with other blanks at its end: sign it as it is sent"
    for other in (body.strip(), body.rstrip(b"\n"), body.rstrip(b"\r\n") + b"\n"):
        yield reason, codec.sdk_canonical_request(method, target, headers, signed, other)
    for other in rewritten(body):
        reason = "was made of the same JSON with other blanks or escapes: sign the bytes that are sent"
        yield reason, codec.sdk_canonical_request(method, target, headers, signed, other)


def rewritten(body: bytes) -> Iterator[bytes]:
    """Write JSON as other programs do."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return
    for separators in ((",", ":"), (", ", ": ")):
        for is_ascii in (True, False):
            yield json.dumps(value, ensure_ascii=is_ascii, separators=separators).encode("utf-8", "replace")
    for indent in (2, 4, "\t"):
        yield json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace")

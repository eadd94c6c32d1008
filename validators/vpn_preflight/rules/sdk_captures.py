"""Rules of the family VFW about captured requests that prove who calls in their headers."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vpn_preflight import codec, contract
from vpn_preflight.codec.signature import SDK_ALGORITHM
from vpn_preflight.rules.captures import CLOCK, FORM, MISSING, PLACEHOLDER, SIGNATURE, Captured
from vpn_preflight.rules.rule import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.contract import Operation

__all__ = ["explain"]

AUTHORIZATION = re.compile(rf"{SDK_ALGORITHM} Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{{64}})")
DATE = "x-sdk-date"
Attempt = tuple[str, str, dict[str, str], bytes]


def explain(operation: Operation, captured: Captured, environ: Mapping[str, str], node: dict[str, Any]) -> Iterator[Remark]:
    """Look at the headers that sign a request; a token has none of them."""
    schemes = contract.service(operation.service)["security"].values()
    names = [scheme["name"] for scheme in schemes if scheme["in"] == "header"]
    given = [name for name in names if name.lower() in captured.headers]
    if not given and not captured.is_abridged:
        yield Remark(MISSING, (), f"proves no caller: send {' or '.join(names)}", node)
    signing = next(scheme for scheme in schemes if "x-clock-tolerance" in scheme)
    claims = [captured.headers.get(name, "") for name in (signing["name"].lower(), DATE)]
    if signing["name"] in given and not any(map(PLACEHOLDER.search, claims)):
        yield from about_time(captured, signing["x-clock-tolerance"], node)
        yield from about_signature(captured, signing, environ, node)


def about_time(captured: Captured, tolerance: int, node: dict[str, Any]) -> Iterator[Remark]:
    """Look at the date that belongs to the signature."""
    try:
        signed = datetime.strptime(captured.headers.get(DATE, ""), "%Y%m%dT%H%M%S%z").timestamp()
    except ValueError:
        yield Remark(FORM, ("headers", DATE), "must be there, and be the time in UTC: write it like 20240617T095903Z", node)
        return
    if captured.moment is not None and abs(signed - captured.moment) > tolerance:
        message = f"is more than {tolerance} seconds from when the request was sent: set the clock of the machine that signs"
        yield Remark(CLOCK, ("headers", DATE), message, node)


def about_signature(
    captured: Captured, signing: dict[str, Any], environ: Mapping[str, str], node: dict[str, Any]
) -> Iterator[Remark]:
    """Verify the signature when the environment holds the key; of one that does not fit, name what would explain it."""
    path = ("headers", signing["name"].lower())
    claim = AUTHORIZATION.fullmatch(captured.headers[signing["name"].lower()])
    if claim is None:
        yield Remark(SIGNATURE, path, f"is no signature of {SDK_ALGORITHM}: sign the request again", node)
        return
    access_key, signed, signature = claim[1], claim[2].split(";"), claim[3]
    missing = [name for name in signed if name not in captured.headers]
    if missing or DATE not in signed:
        words = f"{', '.join(missing)} is not there" if missing else f"{DATE} is not signed"
        yield Remark(SIGNATURE, path, f"cannot be right: {words}: sign all headers that are sent", node)
        return
    variables = signing["x-environment"]
    key = environ.get(variables["secret_key"])
    if not key or environ.get(variables["access_key"]) != access_key:
        return
    for reason, method, headers, body in attempts(captured):
        canonical = codec.sdk_canonical_request(method, captured.target, headers, signed, body)
        if codec.sdk_signature(key, codec.sdk_string_to_sign(canonical, headers[DATE])) == signature:
            if reason:
                yield Remark(SIGNATURE, path, reason, node)
            return
    yield Remark(SIGNATURE, path, "does not fit the request and the key of the environment: sign it again", node)


def attempts(captured: Captured) -> Iterator[Attempt]:
    """Yield the right way to sign, and then each known mistake, with what to say of it."""
    method, headers, body = captured.method, captured.headers, captured.body
    yield "", method, headers, body
    for other in ("GET", "POST", "PUT"):
        if other != method:
            yield f"was made for {other}: sign the method {method}", other, headers, body
    host = headers.get("host", "")
    yield "was made with another host: sign it as it is sent", method, headers | {"host": host.partition(":")[0]}, body
    yield "was made without the body: sign the hash of what is sent", method, headers, b""
    yield "was made of a body with other blanks at its end: sign it as it is sent", method, headers, body.strip()

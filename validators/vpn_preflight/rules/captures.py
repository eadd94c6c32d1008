"""Rules of the family VFW about requests that were captured: what only the whole request can tell."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from vpn_preflight import codec, contract
from vpn_preflight.codec import answers, form
from vpn_preflight.field import Annotated, Field
from vpn_preflight.finding import split_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.reading import NO_REQUEST
from vpn_preflight.rules.requests import (
    AT,
    CLOCK,
    CONTROL,
    FORM,
    HOST,
    KIND,
    METHOD,
    MISSING,
    NONCE,
    PATH,
    PLAIN,
    REFUSED,
    SIGNATURE,
    TWICE,
    URL,
    WHERE,
)
from vpn_preflight.rules.rule import Citation, Remark
from vpn_preflight.rules.signing_mistakes import Sent, attempts, without_port

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vpn_preflight.contract import Operation

__all__ = [
    "CLOCK",
    "FORM",
    "MISSING",
    "NONCE",
    "NO_REQUEST",
    "PLACEHOLDER",
    "SIGNATURE",
    "TWICE",
    "UNEXPLAINED",
    "Captured",
    "Refusal",
    "explain",
    "explain_refusal",
    "fits_host",
    "fits_path",
    "flaw",
    "seconds",
    "sent",
]


UNEXPLAINED = (
    "does not fit the request and the key of the environment: sign it again; no usual mistake explains it, so that something was "
    "changed after it was signed, or the key is another"
)
# What is filled in before a request is sent: of a template, of a shell, or a name that a page prints in braces.
PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}|<[^<>]*>")
CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@hide_fields
class Captured(NamedTuple):
    """A request as it was sent.

    `parameters` are those of a form as they were written, `is_elsewhere` tells that some stand where the service does not
    read them, `in_url` names those of the URL, `is_abridged` tells that what every call needs is left out, as pages do.
    `controls` are the pointers of the strings in a body of JSON that hold a control character.
    Names of headers are in small letters. `target` is path and query. `moment` is when it was sent, in seconds since 1970, if its
    file says so.
    """

    method: str
    scheme: str
    host: str
    path: str
    parameters: list[tuple[str, str]]
    headers: dict[str, str]
    is_elsewhere: bool
    moment: float | None
    target: str = ""
    body: bytes = b""
    in_url: Sequence[str] = ()
    controls: Sequence[str] = ()
    is_abridged: bool = False


@hide_fields
class Refusal(NamedTuple):
    """An answer that says that the request was refused: HTTP status and code, and the place that says so."""

    status: int
    code: str | None
    path: Sequence[str]


def explain(operation: Operation, captured: Captured, used: set[tuple[str, str]], environ: Mapping[str, str]) -> Iterator[Remark]:
    """Look at a captured request; `used` gathers the nonces of a file, `environ` may hold the keys to verify a signature with."""
    cited = Citation(contract.request(operation).members)
    yield from about_target(operation, captured, cited)
    yield from about_transport(operation, captured, cited)
    for pointer in captured.controls:
        message = "has a control character, which JSON has as an escape alone: write an escape, such as \\n"
        yield Remark(CONTROL, ("body", *split_pointer(pointer)), message, cited)
    if operation.wire == form.FORM:
        yield from about_names(captured, cited)
        yield from about_common(operation, captured, cited)
        yield from about_nonce(captured, used, cited)
        yield from about_values(operation, captured, cited)
        yield from about_signature(operation, captured, environ, cited)


def fits_host(operation: Operation, host: str) -> bool:
    """Tell whether a host is the service's; the port does not matter."""
    server = contract.service(operation.service).host
    pattern = "[^.]+".join(map(re.escape, re.split(r"\{\w+\}", server)))
    return re.fullmatch(rf"{pattern}(?::[0-9]*)?", host.lower()) is not None


def fits_path(operation: Operation, path: str) -> bool:
    """Tell whether a path is that of an operation, whatever the ids are."""
    pattern = "[^/]+".join(map(re.escape, re.split(r"\{\w+\}", operation.path)))
    return re.fullmatch(pattern, path) is not None


def fits_end(operation: Operation, path: str) -> bool:
    """Return whether a path is the end of an operation's path, whatever the ids are."""
    wanted, given = operation.path.split("/")[::-1], path.split("/")[::-1]
    pairs = zip(wanted, given, strict=False)
    return len(given) <= len(wanted) and all(not piece or name == piece or name.startswith("{") for name, piece in pairs)


def about_target(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look at the method and the path."""
    methods = ("GET", "POST") if operation.wire == form.FORM else (operation.method,)
    if captured.method not in methods:
        yield Remark(METHOD, (), f"is sent by a method that this call does not have: write {' or '.join(methods)}", cited)
    # A variable before the path may hold a part of it.
    is_unknown = PLACEHOLDER.match(captured.host) and fits_end(operation, captured.path)
    if not is_unknown and not fits_path(operation, captured.path):
        yield Remark(PATH, (), f"goes to another path: write {operation.path}", cited)


def about_transport(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look at scheme, host, content type and the side of the parameters."""
    server = contract.service(operation.service).host
    host = without_port(captured.host).lower()
    is_local = host in LOOPBACK or not host
    if not is_local and not PLACEHOLDER.search(host) and not fits_host(operation, host):
        yield Remark(HOST, (), f"goes to another host than {server}: check it, unless it is a private cloud", cited)
    if captured.scheme == "http" and not is_local:
        yield Remark(PLAIN, (), "is sent without encryption: write https", cited)
    if captured.is_elsewhere:
        side = "in the URL of a GET, or in the body of a POST" if operation.wire == form.FORM else "in the body"
        yield Remark(WHERE, (), f"has parameters that the service does not read: write all of them {side}", cited)
    wanted = operation.media_type
    if wanted and captured.method != "GET" and media_type(captured, wanted) != wanted:
        yield Remark(KIND, (), f"has a body of another type: send it as {wanted}", cited)


def media_type(captured: Captured, otherwise: str) -> str:
    """Return the type of a body, without its parameters."""
    return captured.headers.get("content-type", otherwise).partition(";")[0].strip().lower()


def about_names(captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for parameters that are given twice."""
    seen: set[str] = set()
    for name, _ in captured.parameters:
        if name in seen:
            yield Remark(TWICE, (name,), "is given more than once, and readers differ in which they take: keep one", cited)
        seen.add(name)


def about_common(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for common parameters that are missing or malformed, and at the time of the request."""
    given = dict(captured.parameters)
    for name, facts in form.common_parameters(operation).items():
        if facts.required and name not in given and not captured.is_abridged:
            yield Remark(MISSING, (), f"{name} is missing: every call needs it", cited, member=name)
        if name in given and not re.fullmatch(facts.pattern, given[name]):
            yield Remark(FORM, (name,), f"is malformed: write {facts.wanted}", cited)
    tolerance = contract.service(operation.service).clock_tolerance or 0
    time = given.get("Timestamp", "")
    if captured.moment is not None and re.fullmatch("[0-9]{1,15}", time) and abs(int(time) - captured.moment) > tolerance:
        message = f"is more than {tolerance} seconds from when the request was sent: set the clock of the machine that signs"
        yield Remark(CLOCK, ("Timestamp",), message, cited)


def about_nonce(captured: Captured, used: set[tuple[str, str]], cited: Citation) -> Iterator[Remark]:
    """Look for a nonce that the same key has used before."""
    given = dict(captured.parameters)
    claim = (given.get("SecretId", ""), given.get("Nonce", ""))
    if claim[1]:
        if claim in used:
            yield Remark(
                NONCE, ("Nonce",), "was used before in this file, so the service takes it for a replay: use a new one", cited
            )
        used.add(claim)


def about_values(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for secrets in a URL, and for values that signers read in two ways."""
    common = form.common_parameters(operation)
    for name in captured.in_url:
        known = Field(form.parameter_schema(operation, name))
        if known.is_written_secret or (name in common and common[name].secret and name != "Signature"):
            message = "is a secret in a URL, and a URL is logged everywhere: send it in the body of a POST"
            yield Remark(URL, (name,), message, known if known.node else cited)
    for name, value in captured.parameters:
        if captured.method == "POST" and value.startswith("@"):
            yield Remark(
                AT, (name,), "starts with @, which some of the vendor's clients leave out of the signature: write another", cited
            )


def explain_refusal(operation: Operation, refusal: Refusal, secrets: Iterable[str]) -> Remark:
    """Say that the service refused a request, in the words of the contract: those of the service may repeat a secret."""
    known = answers.known_error(operation, [refusal.code]) if refusal.code else None
    facts = known or answers.known_status(operation, refusal.status)
    code = refusal.code if known else shown_code(refusal.code, secrets)
    said = f"HTTP {refusal.status}" + (f", code {code}" if code else "")
    reasons = [clause(facts[name]) for name in ("meaning", "hint") if name in facts] or ["its answer says why"]
    row = Annotated(facts)
    cited = row if row.source else Citation(contract.request(operation).members)
    return Remark(REFUSED, refusal.path, f"was refused by the service ({said}): {'; '.join(reasons)}", cited)


def shown_code(code: str | None, secrets: Iterable[str]) -> str | None:
    """Mask a code that the contract does not know; None for what has not the form of one."""
    return codec.mask_text(code, secrets) if code and CODE.fullmatch(code) else None


def clause(sentence: str) -> str:
    """Write a sentence as a part of another one."""
    start = sentence[:1].lower() if sentence[1:2].islower() or sentence[1:2] == " " else sentence[:1]
    return (start + sentence[1:]).removesuffix(".")


def about_signature(operation: Operation, captured: Captured, environ: Mapping[str, str], cited: Citation) -> Iterator[Remark]:
    """Verify the signature when the environment holds the key; of one that does not fit, name the mistake that would explain it."""
    given = dict(captured.parameters)
    scheme, *_ = contract.security(operation)
    key_id, key = (environ.get(variable) for variable in scheme.key_variables)
    if not key or "Signature" not in given or key_id != given.get("SecretId"):
        return
    if reason := flaw(operation, captured, key):
        yield Remark(SIGNATURE, ("Signature",), reason, cited)


def flaw(operation: Operation, captured: Captured, key: str) -> str | None:
    """Say what is wrong with a signature, by the first known mistake that explains it; None when it fits."""
    given = dict(captured.parameters)
    if "Signature" not in given:
        return "is missing: add it as the parameter Signature"
    carried = given["Signature"]
    # A plus that was not encoded arrives as a blank.
    spellings = {
        unquote(carried): "is URL-encoded twice: encode it once",
        carried.replace(" ", "+"): "is not URL-encoded: write %2B for its plus signs",
        carried: None,
    }
    for reason, text, digest in attempts(operation, sent(captured), hosts(operation)):
        made = codec.v1_signature(key, text, digest)
        if made in spellings:
            return reason or spellings[made]
    return UNEXPLAINED


def sent(captured: Captured) -> Sent:
    """Take what is signed of a captured request."""
    return Sent(captured.method, captured.host, captured.path, captured.parameters)


def hosts(operation: Operation) -> list[str]:
    """List the hosts of the vendor that a request may have been signed for."""
    service = contract.service(operation.service)
    return [service.host, *(host for scheme in contract.security(operation) for host in scheme.sister_hosts)]


def seconds(moment: Any) -> float | None:
    """Read the time of a capture; None if it has none."""
    try:
        return datetime.fromisoformat(moment).timestamp() if isinstance(moment, str) else None
    except ValueError:
        return None

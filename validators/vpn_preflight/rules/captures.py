"""Rules of the family VFW about requests that were captured: what only the whole request can tell."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.finding import split_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import NotSignedError, answers, flaw, form, signature_of, wire_of
from vpn_preflight.protocols.clock import malformed_time, wrong_time
from vpn_preflight.protocols.message import without_port
from vpn_preflight.redaction import mask_text
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols import Flaw, Message
    from vpn_preflight.protocols.scheme import Signature
    from vpn_preflight.service import SecurityScheme


# What is filled in before a request is sent: of a template, of a shell, or a name that a page prints in braces.
PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}|<[^<>]*>")
CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@hide_fields
class Captured(NamedTuple):
    """A request as it was sent, and what only its capture says.

    `parameters` are those of a form as they were written, `is_elsewhere` tells that some stand where the service does not
    read them, `in_url` names those of the URL, `is_abridged` tells that what every call needs is left out, as pages do.
    `controls` are the pointers of the strings in a body of JSON that hold a control character. `moment` is when it was sent, in
    seconds since 1970, if its file says so.
    """

    message: Message
    is_elsewhere: bool
    moment: float | None
    parameters: Sequence[tuple[str, str]] = ()
    in_url: Sequence[str] = ()
    controls: Sequence[str] = ()
    is_abridged: bool = False


@hide_fields
class Refusal(NamedTuple):
    """An answer that says that the request was refused: HTTP status and code, and the place that says so."""

    status: int
    code: str | None
    path: Sequence[str]


def explain(
    operation: Operation, captured: Captured, used: set[tuple[str, str]], environ: Mapping[str, str]
) -> Iterator[Remark]:
    """Look at a captured request; `used` gathers the nonces of a file, `environ` may hold the keys to verify a signature with."""
    cited = Citation(operation.request.members)
    yield from about_target(operation, captured, cited)
    yield from about_transport(operation, captured, cited)
    for pointer in captured.controls:
        message = "has a control character, which JSON has as an escape alone"
        advice = "write an escape, such as \\n"
        yield Remark(CONTROL, ("body", *split_pointer(pointer)), message, cited, advice=advice)
    if form.is_form(operation):
        yield from about_names(captured, cited)
        yield from about_common(operation, captured, cited)
        yield from about_nonce(operation, captured, used, cited)
        yield from about_values(operation, captured, cited)
    yield from about_proof(operation, captured, environ)


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
    return len(given) <= len(wanted) and all(
        not piece or name == piece or name.startswith("{") for name, piece in pairs
    )


def about_target(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look at the method and the path."""
    methods, message = wire_of(operation).methods(operation), captured.message
    if message.method not in methods:
        yield Remark(
            METHOD,
            (),
            "is sent by a method that this call does not have",
            cited,
            advice=f"write {' or '.join(methods)}",
        )
    # A variable before the path may hold a part of it.
    is_unknown = PLACEHOLDER.match(message.host) and fits_end(operation, message.path)
    if not is_unknown and not fits_path(operation, message.path):
        yield Remark(PATH, (), "goes to another path", cited, advice=f"write {operation.path}")


def about_transport(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look at scheme, host, content type and the side of the parameters."""
    server = contract.service(operation.service).host
    host = without_port(captured.message.host).lower()
    is_local = host in LOOPBACK or not host
    if not is_local and not PLACEHOLDER.search(host) and not fits_host(operation, host):
        yield Remark(
            HOST,
            (),
            f"goes to another host than {server}",
            cited,
            advice="check it, unless it is a private cloud",
        )
    if captured.message.scheme == "http" and not is_local:
        yield Remark(PLAIN, (), "is sent without encryption", cited, advice="write https")
    if captured.is_elsewhere:
        side = (
            "in the URL of a GET, or in the body of a POST"
            if form.is_form(operation)
            else "in the body"
        )
        yield Remark(
            WHERE,
            (),
            "has parameters that the service does not read",
            cited,
            advice=f"write all of them {side}",
        )
    wanted = operation.media_type
    if (
        wanted
        and captured.message.method != "GET"
        and media_type(captured.message, wanted) != wanted
    ):
        yield Remark(KIND, (), "has a body of another type", cited, advice=f"send it as {wanted}")


def media_type(message: Message, otherwise: str) -> str:
    """Return the type of a body, without its parameters."""
    return message.fields.get("content-type", otherwise).partition(";")[0].strip().lower()


def about_names(captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for parameters that are given twice."""
    seen: set[str] = set()
    for name, _ in captured.parameters:
        if name in seen:
            yield Remark(
                TWICE,
                (name,),
                "is given more than once, and readers differ in which they take",
                cited,
                advice="keep one",
            )
        seen.add(name)


def about_common(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for common parameters that are missing or malformed, and at the time of the request."""
    given = dict(captured.parameters)
    for name, facts in form.common_parameters(operation).items():
        if facts.required and name not in given and not captured.is_abridged:
            yield Remark(MISSING, (), f"{name} is missing: every call needs it", cited, member=name)
        if name in given and not re.fullmatch(facts.pattern, given[name]):
            yield Remark(FORM, (name,), "is malformed", cited, advice=f"write {facts.wanted}")


def about_nonce(
    operation: Operation, captured: Captured, used: set[tuple[str, str]], cited: Citation
) -> Iterator[Remark]:
    """Look for a nonce that the same key has used before."""
    scheme = signature_of(operation)
    claim = scheme.read(captured.message) if scheme else None
    if claim and claim.nonce:
        if (claim.key_id, claim.nonce) in used:
            message = "was used before in this file, so the service takes it for a replay"
            advice = "use a new one"
            yield Remark(NONCE, (form.NONCE,), message, cited, advice=advice)
        used.add((claim.key_id, claim.nonce))


def about_values(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Look for secrets in a URL, and for values that signers read in two ways."""
    common = form.common_parameters(operation)
    for name in captured.in_url:
        known = form.parameter_field(operation, name)
        if known.is_written_secret or (
            name in common and common[name].secret and name != contract.security(operation)[0].proof
        ):
            message = "is a secret in a URL, and a URL is logged everywhere"
            advice = "send it in the body of a POST"
            yield Remark(URL, (name,), message, known if known.is_known else cited, advice=advice)
    for name, value in captured.parameters:
        if captured.message.method == "POST" and value.startswith("@"):
            yield Remark(
                AT,
                (name,),
                "starts with @, which some of the vendor's clients leave out of the signature",
                cited,
                advice="write another",
            )


def explain_refusal(operation: Operation, refusal: Refusal, secrets: Iterable[str]) -> Remark:
    """Say that the service refused a request, in the words of the contract: those of the service may repeat a secret."""
    known = answers.known_error(operation, [refusal.code]) if refusal.code else None
    facts = known or answers.known_status(operation, refusal.status)
    code = refusal.code if known else shown_code(refusal.code, secrets)
    said = f"HTTP {refusal.status}" + (f", code {code}" if code else "")
    meaning, hint = (clause(words) if words else None for words in (facts.meaning, facts.hint))
    reason = f"was refused by the service ({said}): {meaning or hint or 'its answer says why'}"
    cited = (
        Citation(facts.source, facts.confidence)
        if facts.source
        else Citation(operation.request.members)
    )
    return Remark(REFUSED, refusal.path, reason, cited, advice=hint if meaning else None)


def shown_code(code: str | None, secrets: Iterable[str]) -> str | None:
    """Mask a code that the contract does not know; None for what has not the form of one."""
    return mask_text(code, secrets) if code and CODE.fullmatch(code) else None


def clause(sentence: str) -> str:
    """Write a sentence as a part of another one."""
    start = (
        sentence[:1].lower() if sentence[1:2].islower() or sentence[1:2] == " " else sentence[:1]
    )
    return (start + sentence[1:]).removesuffix(".")


def about_proof(
    operation: Operation, captured: Captured, environ: Mapping[str, str]
) -> Iterator[Remark]:
    """Look at what proves the caller; a call that gives out the first proof needs none, and of a token nothing is known."""
    scheme, schemes, fields = (
        signature_of(operation),
        contract.security(operation),
        captured.message.fields,
    )
    if scheme is None:
        return
    headers = [one.header for one in schemes if one.header]
    cited = Citation((operation.path_parameters if headers else operation.request).members)
    if headers and fields.keys().isdisjoint(map(str.lower, headers)) and not captured.is_abridged:
        yield Remark(MISSING, (), "proves no caller", cited, advice=f"send {' or '.join(headers)}")
    signing = next(one for one in schemes if one.clock_tolerance)
    carried = [carried_by(captured, signing, name) for name in (signing.proof, scheme.TIME)]
    is_signed = carried[0] is not None
    if any(PLACEHOLDER.search(value) for value in carried if value):
        return
    if is_signed or not headers:
        yield from about_time(operation, captured, scheme, signing, cited)
    if is_signed:
        yield from about_signature(operation, captured, signing, environ, cited)


def carried_by(captured: Captured, signing: SecurityScheme, name: str) -> str | None:
    """Return the header or the parameter of a request that has a name."""
    return (
        captured.message.fields.get(name.lower())
        if signing.header
        else dict(captured.parameters).get(name)
    )


def place(signing: SecurityScheme, name: str) -> tuple[str, ...]:
    """Return where a captured request has a header or a parameter."""
    return ("headers", name.lower()) if signing.header else (name,)


def about_time(
    operation: Operation,
    captured: Captured,
    scheme: Signature,
    signing: SecurityScheme,
    cited: Citation,
) -> Iterator[Remark]:
    """Look at the time of the signature; the form of a common parameter is looked at above."""
    rule, found = FORM, malformed_time(scheme, signing, captured.message)
    if scheme.TIME in form.common_parameters(operation):
        found = None
    if not found and captured.moment is not None and scheme.time_of(captured.message) is not None:
        moment = captured.moment
        rule = CLOCK
        found = wrong_time(scheme, signing, captured.message, moment)
    if found:
        at = place(signing, scheme.TIME)
        yield Remark(rule, at, found.problem, cited, advice=found.advice)


def about_signature(
    operation: Operation,
    captured: Captured,
    signing: SecurityScheme,
    environ: Mapping[str, str],
    cited: Citation,
) -> Iterator[Remark]:
    """Verify the signature when the environment holds the key, and report what explains a misfit."""
    key_id, key = (environ.get(variable) for variable in signing.key_variables)
    if found := wrong_signature(operation, captured.message, key_id, key):
        at = place(signing, found.place or signing.proof)
        yield Remark(SIGNATURE, at, found.problem, cited, advice=found.advice)


def wrong_signature(
    operation: Operation, message: Message, key_id: str | None, key: str | None
) -> Flaw | None:
    """Return what is wrong with a signature of our key, or with one that no key can fit."""
    scheme = signature_of(operation)
    try:
        claim = scheme.read(message) if scheme else None
    except NotSignedError as error:
        return error.flaw
    return (
        flaw(operation, message, claim, key) if claim and key and claim.key_id == key_id else None
    )


def seconds(moment: Any) -> float | None:
    """Read the time of a capture; None if it has none."""
    try:
        return datetime.fromisoformat(moment).timestamp() if isinstance(moment, str) else None
    except ValueError:
        return None

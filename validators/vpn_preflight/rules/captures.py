"""Rules of the family VFW about captured requests: what only the whole request shows."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.finding import split_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import (
    NotSignedError,
    flat_query,
    flaw,
    form,
    signature_of,
    wire_of,
)
from vpn_preflight.protocols.clock import malformed_time, wrong_time
from vpn_preflight.protocols.message import without_port
from vpn_preflight.rules.requests import (
    ACTION,
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
    SIGNATURE,
    TWICE,
    URL,
    WHERE,
)
from vpn_preflight.rules.rule import Citation, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.protocols import Flaw, Message
    from vpn_preflight.protocols.scheme import Signature
    from vpn_preflight.service import SecurityScheme, Service


# What is filled in before a request is sent: of a template, a shell, or an example in the docs.
PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}|<[^<>]*>")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@hide_fields
class Captured(NamedTuple):
    """A request as it was sent, and what only its capture says.

    `parameters` are those of a form as written, `in_url` the names of those in the URL. Some are
    where the service ignores them if `is_elsewhere`. The docs omit what every call needs:
    such an example `is_abridged`. `controls` are the pointers of the strings in a JSON body that
    have a control character. `moment` is when it was sent, in seconds since 1970, if known.
    """

    message: Message
    is_elsewhere: bool
    moment: float | None
    parameters: Sequence[tuple[str, str]] = ()
    in_url: Sequence[str] = ()
    controls: Sequence[str] = ()
    is_abridged: bool = False


def explain(
    operation: Operation, captured: Captured, used: set[tuple[str, str]], environ: Mapping[str, str]
) -> Iterator[Remark]:
    """Check a captured request.

    `used` collects the nonces of a file; `environ` may have the keys to verify a signature with.
    """
    cited = Citation(operation.request.members)
    yield from about_target(operation, captured, cited)
    yield from about_transport(operation, captured, cited)
    for pointer in captured.controls:
        message, advice = (
            "unescaped control character in a string",
            "use an escape such as \\n (inside $'...' write \\\\n)",
        )
        yield Remark(CONTROL, ("body", *split_pointer(pointer)), message, cited, advice=advice)
    yield from about_action(operation, captured, cited)
    yield from about_names(operation, captured, cited)
    yield from about_common(operation, captured, cited)
    yield from about_values(operation, captured, cited)
    if form.is_form(operation):
        yield from about_nonce(operation, captured, used, cited)
    yield from about_proof(operation, captured, environ)


def fits_host(operation: Operation, host: str) -> bool:
    """Return whether a host is the service's; the port does not matter."""
    return is_host_of(contract.service(operation.service), without_port(host).lower())


def is_host_of(service: Service, host: str) -> bool:
    """Return whether a host is one of a service, whatever its region is called."""
    known = (service.host, *service.hosts_elsewhere)
    patterns = ("[^.]+".join(map(re.escape, re.split(r"\{\w+\}", each))) for each in known)
    return any(re.fullmatch(each, host) for each in patterns)


def fits_path(operation: Operation, path: str) -> bool:
    """Return whether a path is that of an operation, whatever the ids are."""
    pattern = "[^/]+".join(map(re.escape, re.split(r"\{\w+\}", operation.path)))
    return re.fullmatch(pattern, path or "/") is not None


def fits_end(operation: Operation, path: str) -> bool:
    """Return whether a path is the end of an operation's path, whatever the ids are."""
    wanted, given = operation.path.split("/")[::-1], path.split("/")[::-1]
    pairs = zip(wanted, given, strict=False)
    return len(given) <= len(wanted) and all(
        not piece or name == piece or name.startswith("{") for name, piece in pairs
    )


def about_target(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check the method and the path."""
    methods, message = wire_of(operation).methods(operation), captured.message
    if message.method not in methods:
        yield Remark(METHOD, (), "wrong HTTP method", cited, advice=f"use {' or '.join(methods)}")
    # A variable before the path may have a part of it.
    is_unknown = PLACEHOLDER.match(message.host) and fits_end(operation, message.path)
    if not is_unknown and not fits_path(operation, message.path):
        yield Remark(PATH, (), "wrong path", cited, advice=f"use {operation.path}")


def about_transport(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check scheme, host, content type, and whether parameters are in the URL or the body."""
    server = contract.service(operation.service).host
    host = without_port(captured.message.host).lower()
    is_local = host in LOOPBACK or not host
    if not is_local and not PLACEHOLDER.search(host) and not fits_host(operation, host):
        message = f"the request goes to another host than {server}"
        advice = "check it, or add the host of your private cloud to the setting hosts"
        if other := service_of(host):
            own = contract.service(operation.service).title
            message = f'the call belongs to "{own}", but the host to "{other.title}"'
            advice = "send it to a host of its own API, or rewrite it for the API of this host"
        yield Remark(HOST, (), message, cited, advice=advice)
    if captured.message.scheme == "http" and not is_local:
        yield Remark(PLAIN, (), "sent without encryption", cited, advice="use https")
    if captured.is_elsewhere:
        method = captured.message.method
        ignored, used = ("body", "URL") if method == "GET" else ("URL", "body")
        message = f"this {method} has parameters in its {ignored} too, which are ignored"
        yield Remark(WHERE, (), message, cited, advice=f"put all of them in the {used}")
    # A form has a scheme of its own in a service that reads JSON.
    wanted = None if captured.parameters and not form.is_form(operation) else operation.media_type
    if (
        wanted
        and captured.message.method != "GET"
        and media_type(captured.message, wanted) != wanted
    ):
        yield Remark(KIND, (), "wrong Content-Type", cited, advice=f"use {wanted}")


def service_of(host: str) -> Service | None:
    """Return the service that a host belongs to."""
    services = map(contract.service, contract.service_names())
    return next((one for one in services if is_host_of(one, host)), None)


def media_type(message: Message, otherwise: str) -> str:
    """Return the type of a body, without its parameters."""
    return message.fields.get("content-type", otherwise).partition(";")[0].strip().lower()


def about_action(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check the header that names the action; a parameter is checked with the payload."""
    facts = form.common_parameters(operation).get(form.ACTION)
    name = facts.header.lower() if facts else ""
    given = captured.message.fields.get(name, operation.action)
    if given.strip() != operation.action and not PLACEHOLDER.search(given):
        message, advice = "belongs to another call", f"use {operation.action}"
        yield Remark(ACTION, ("headers", name), message, cited, advice=advice)


def about_names(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check for parameters that are sent twice."""
    seen: set[str] = set()
    for name, _ in captured.parameters:
        if name in seen:
            at = parameter_path(operation, name)
            yield Remark(TWICE, at, "duplicate parameter", cited, advice="keep one")
        seen.add(name)


def parameter_path(operation: Operation, name: str) -> tuple[str, ...]:
    """Return the place of a parameter in the payload of a captured request."""
    if form.is_form(operation):
        return (name,)
    return ("body", *flat_query.parameter_place(operation, name)[0])


def about_common(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check for common parameters that are missing or invalid; some travel as headers."""
    given, headers = dict(captured.parameters), captured.message.fields
    scheme = signature_of(operation)
    for name, facts in form.common_parameters(operation).items():
        written, header = given.get(name), facts.header.lower()
        at = parameter_path(operation, name)
        if written is None and header in headers:
            written, at = headers[header].strip(), ("headers", header)
        # The time of a signature in the headers is checked with that signature.
        if scheme and facts.header == scheme.TIME and name not in given:
            continue
        if written is None and facts.required and not captured.is_abridged:
            shown = name if form.ACTION in given else facts.header or name
            message = f"{shown} is missing, and every call needs it"
            yield Remark(MISSING, (), message, cited, member=shown, advice="add it")
        if written and PLACEHOLDER.search(written):
            continue
        if written is not None and not re.fullmatch(facts.pattern, written):
            yield Remark(FORM, at, "invalid value", cited, advice=f"use {facts.wanted}")


def about_nonce(
    operation: Operation, captured: Captured, used: set[tuple[str, str]], cited: Citation
) -> Iterator[Remark]:
    """Check whether the same key has already used a nonce."""
    scheme = signature_of(operation)
    claim = scheme.read(captured.message) if scheme else None
    if claim and claim.nonce:
        if (claim.key_id, claim.nonce) in used:
            message = "already used in this file, so the service would refuse it as a replay"
            yield Remark(NONCE, (form.NONCE,), message, cited, advice="use a new one")
        used.add((claim.key_id, claim.nonce))


def about_values(operation: Operation, captured: Captured, cited: Citation) -> Iterator[Remark]:
    """Check for secrets in a URL, and for values that clients sign in two ways."""
    common = form.common_parameters(operation)
    for name in captured.in_url:
        known = parameter_field(operation, name)
        if known.is_written_secret or (
            name in common and common[name].secret and name != contract.security(operation)[0].proof
        ):
            message, advice = "secret in a URL, and URLs are logged", "use POST"
            at = parameter_path(operation, name)
            yield Remark(URL, at, message, known if known.is_known else cited, advice=advice)
    for name, value in captured.parameters:
        if captured.message.method == "POST" and value.startswith("@"):
            message = "some of the vendor's clients do not sign a value that starts with @"
            at = parameter_path(operation, name)
            yield Remark(AT, at, message, cited, advice="use another value")


def parameter_field(operation: Operation, name: str) -> Field:
    """Look up the field of a flat parameter."""
    if form.is_form(operation):
        return form.parameter_field(operation, name)
    return flat_query.parameter_place(operation, name)[1]


def about_proof(
    operation: Operation, captured: Captured, environ: Mapping[str, str]
) -> Iterator[Remark]:
    """Check the credentials of a request; a login has none, and a token says nothing."""
    scheme, schemes, fields = (
        signature_of(operation),
        contract.security(operation),
        captured.message.fields,
    )
    # A service that reads headers may take an older signature among flat parameters.
    is_other = not form.is_form(operation) and not flat_query.SIGNATURE.isdisjoint(
        dict(captured.parameters)
    )
    if scheme is None or is_other:
        return
    headers = [one.header for one in schemes if one.header]
    cited = Citation(operation.path_parameters.members or operation.request.members)
    if headers and fields.keys().isdisjoint(map(str.lower, headers)) and not captured.is_abridged:
        yield Remark(MISSING, (), "no credentials", cited, advice=f"send {' or '.join(headers)}")
    signing = next(one for one in schemes if one.clock_tolerance)
    carried = [carried_by(captured, signing, name) for name in (signing.proof, scheme.TIME)]
    is_signed = carried[0] is not None
    if any(PLACEHOLDER.search(value) for value in carried if value):
        return
    is_timed = is_signed or not headers
    late = list(about_time(operation, captured, scheme, signing, cited)) if is_timed else []
    yield from late
    # A time that cannot be read is reported once, although no signature can be right then.
    unreadable = [one.path for one in late if one.rule is FORM]
    if is_signed:
        found = about_signature(operation, captured, signing, environ, cited)
        yield from (one for one in found if one.path not in unreadable)


def carried_by(captured: Captured, signing: SecurityScheme, name: str) -> str | None:
    """Return the header or the parameter of a name."""
    return (
        captured.message.fields.get(name.lower())
        if signing.header
        else dict(captured.parameters).get(name)
    )


def place(signing: SecurityScheme, name: str) -> tuple[str, ...]:
    """Return the place of a header or a parameter in a captured request."""
    return ("headers", name.lower()) if signing.header else (name,)


def about_time(
    operation: Operation,
    captured: Captured,
    scheme: Signature,
    signing: SecurityScheme,
    cited: Citation,
) -> Iterator[Remark]:
    """Check the time of a signature; the form of a common parameter is checked elsewhere."""
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
    """Verify a signature if the environment has its key, and name the mistake that explains it."""
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
    """Parse the time of a capture; None if it has none."""
    try:
        return datetime.fromisoformat(moment).timestamp() if isinstance(moment, str) else None
    except ValueError:
        return None

"""Sign a payload without sending it, verify captured requests, compare with a refusal."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from vpn_preflight import contract
from vpn_preflight.cli.environment import UsageError
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED, USAGE
from vpn_preflight.cli.payload_file import (
    complain,
    examine_payload,
    place_findings,
    refuse_options,
    show,
)
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Examined, documents
from vpn_preflight.lint.capture import CaptureDocument
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import printable, shown_name
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import Flaw, NotSignedError, flaw, form, signature_of
from vpn_preflight.protocols.clock import wrong_time
from vpn_preflight.protocols.comparison import first_difference, server_canonical_request
from vpn_preflight.redaction import MASK, mask_difference, mask_message, mask_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.protocols import Claim, Message
    from vpn_preflight.protocols.scheme import Signature
    from vpn_preflight.service import SecurityScheme

URL = re.compile("https?://")
# Bytes; an answer to a refused signature is far smaller.
ANSWER_LIMIT = 1024 * 1024
NOT_SIGNED = "nothing was signed"
OLD = "sign it again, or pass --at with the time it was sent"


@hide_fields
class SignedMessage(NamedTuple):
    """A request, and its signature."""

    operation: Operation
    message: Message
    scheme: Signature
    claim: Claim

    @property
    def masked(self) -> Message:
        """The request as it may be shown."""
        return mask_message(self.operation, self.message)

    def added(self, names: Iterable[str]) -> Iterator[str]:
        """Yield what the signature added to the request; only the proof itself is unmasked."""
        facts, *_ = contract.security(self.operation)
        if facts.header:
            shown = self.masked.fields | {
                name: self.message.fields[name] for name in [facts.header.lower()]
            }
            yield from (f"{name}: {shown[name]}" for name in names)
        else:
            given = dict(form.pairs(self.masked)) | {facts.proof: self.claim.signature}
            yield from (f"{name}={given[name]}" for name in names)

    @property
    def security(self) -> SecurityScheme:
        """What the contract says of the scheme."""
        return next(one for one in contract.security(self.operation) if one.clock_tolerance)

    def flaws(self, secret: str, sent: float | None, now: float) -> list[Flaw | None]:
        """Return what is wrong with the signature, and with its time."""
        wrong = flaw(self.operation, self.message, self.claim, secret)
        moment, old = (now, OLD) if sent is None else (sent, None)
        return [wrong, wrong_time(self.scheme, self.security, self.message, moment, old)]

    def explanation(self, signature: str) -> Iterator[str]:
        """Yield the steps of a signature, numbered."""
        is_masked = False
        for number, step in enumerate(
            self.scheme.steps(self.message, self.claim._replace(signature=signature), self.masked),
            1,
        ):
            yield f"{number}. {step.words}"
            yield from (f"   {line}".rstrip() for line in step.lines)
            is_masked |= any(MASK in line for line in step.lines)
        if is_masked:
            yield from ("", f"{MASK} replaces a secret, whose real value is signed.")


def sign_or_verify(arguments: Namespace) -> int:
    """Print what was asked for, and return the exit code, of several requests the worst.

    Raises UsageError.
    """
    name, found = read(arguments.file)
    if len(found) == 1:
        return about(arguments, found[0], "")
    if arguments.answer is not None:
        raise UsageError(f"--answer is for one request, and {name} has {len(found)}")
    return max(about_each(arguments, document) for document in found)


def about_each(arguments: Namespace, document: Document | Finding) -> int:
    """Verify one of several requests; what keeps one from it is reported with its place."""
    if isinstance(document, Finding):
        return show(examine_payload(arguments, document), end="")
    line, column = document.source.place(document.node([]).start)
    place = f"{document.source.file}:{line}:{column}: "
    if arguments.explain:
        say([f"{place}{document.operation}"])
    try:
        return about(arguments, document, place)
    except UsageError as error:
        complain(UsageError(f"{place}{error}"), "sign")
        return USAGE


def about(arguments: Namespace, document: Document | Finding, place: str) -> int:
    """Sign a payload or verify a captured request; `place` is where it is among several."""
    if not isinstance(document, CaptureDocument):
        return about_payload(arguments, document)
    try:
        return about_capture(arguments, document, place)
    except UnicodeEncodeError:
        raise UsageError(
            "half a character in the request cannot be sent; capture it again"
        ) from None


def read(file: str) -> tuple[str, list[Document | Finding]]:
    """Read the name and the requests of a file, or of a URL given instead; raises UsageError."""
    is_url = URL.match(file)
    name = "the URL" if is_url else shown_name(file)
    found = list(
        documents.documents("URL", os.fsencode(file)) if is_url else documents.read(file, name)
    )
    if not found:
        known = ", ".join(contract.operation_names())
        raise UsageError(f"{name} has 0 requests of {known}; pass a file with one")
    if len(found) > 1 and not all(isinstance(one, CaptureDocument | Finding) for one in found):
        raise UsageError(f"{name} has {len(found)} payloads; pass a file with one")
    return name, found


def about_payload(arguments: Namespace, document: Document | Finding) -> int:
    """Sign a payload as the client does, or show its findings."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import
    from vpn_preflight.wire.errors import PayloadError  # noqa: PLC0415 - slow to import

    if arguments.at is not None:
        raise UsageError("a payload is signed now; pass --at only with a captured request")
    examined = examine_payload(arguments, document)
    if examined.request:
        refuse_unsigned(examined.request.operation)
    code = show(examined, end=NOT_SIGNED)
    if code != CLEAN or examined.request is None:
        return code
    refuse_options(arguments, examined.request)
    theirs = server_text(arguments, examined.request.operation)
    try:
        done = delivery.sign(arguments, examined.request)
    except PayloadError as error:
        return show(place_findings(examined, error, arguments.filling), end=NOT_SIGNED)
    found = read_signature(examined.request.operation, done.request)
    if arguments.explain:
        say(found.explanation(found.claim.signature), done.secrets)
    elif theirs is None:
        say(
            [
                f"{done.request.method} {done.request.url}",
                "",
                "the signature adds:",
                *found.added(done.added),
            ],
            done.secrets,
        )
    return compare(found, theirs, is_fresh=True)


def about_capture(arguments: Namespace, document: CaptureDocument, place: str) -> int:
    """Verify a captured request, or compare what it signs with what the service shows."""
    try:
        found = captured_request(arguments, document)
    except UnreadableError as error:
        return show(Examined([document.source.unreadable(error)], document), end="")
    refuse_unsigned(found.operation)
    for name, value in document.captured.parameters:
        # Half of a character raises here, as one of a header does later.
        f"{name}{value}".encode()
    theirs = server_text(arguments, found.operation)
    try:
        signature = read_signature(
            found.operation, with_host(arguments, found.operation, document.captured.message)
        )
    except NotSignedError as error:
        say([f"{place}{error}"])
        return REFUSED
    code = CLEAN
    if theirs is None or arguments.explain or arguments.at is not None:
        code = verify(arguments, found, signature, document.captured.moment, place)
    return max(code, compare(signature, theirs, is_fresh=False))


def captured_request(arguments: Namespace, document: CaptureDocument) -> Request:
    """Read a captured request; raises UsageError for an option that contradicts it."""
    found = read_request(document, None)
    if arguments.operation not in (None, found.operation.name):
        raise UsageError(f"the captured request is for {found.operation.name}; remove --operation")
    given = {"--region": arguments.region, "--project-id": arguments.project_id}
    given |= {"--endpoint": arguments.endpoint if document.captured.message.host else None}
    for option, value in given.items():
        if value is not None:
            raise UsageError(f"a captured request is verified as it was sent; remove {option}")
    return found


def with_host(arguments: Namespace, operation: Operation, message: Message) -> Message:
    """Add the host where the capture has none: that of --endpoint, else the public one."""
    if message.host:
        return message
    host = urlsplit(arguments.endpoint or contract.service(operation.service).server).netloc
    if not host or "{" in host:
        raise UsageError("the captured request has no host; pass --endpoint https://HOST")
    return message._replace(host=host, headers={**message.headers, "host": host})


def refuse_unsigned(operation: Operation) -> None:
    """Raise UsageError for a call that is never signed, because it returns the proof itself."""
    if not operation.security:
        raise UsageError(f"{operation.name} is never signed, its own body proves the caller")


def read_signature(operation: Operation, message: Message) -> SignedMessage:
    """Read the signature of a request; raises NotSignedError, and UsageError if it needs none."""
    scheme = signature_of(operation)
    carried = [
        one
        for one in contract.security(operation)
        if one.header and one.header.lower() in message.fields
    ]
    if scheme is None or (carried and not any(one.clock_tolerance for one in carried)):
        raise UsageError("the request has a token instead of a signature")
    claim = scheme.read(message)
    if not claim.key_id:
        raise NotSignedError(
            Flaw("the request names no key", "add the id of the key and sign again")
        )
    return SignedMessage(operation, message, scheme, claim)


def verify(
    arguments: Namespace,
    request: Request,
    found: SignedMessage,
    sent: float | None,
    place: str,
) -> int:
    """Report whether signature and time of a captured request fit; `sent` is when it was sent."""
    key = own_key(arguments, request, found.claim)
    if arguments.explain:
        say([*found.explanation(found.scheme.expected(found.message, found.claim, key)), ""], [key])
    sent = sent if arguments.at is None else arguments.at
    wrong, late = found.flaws(key, sent, time.time())
    proof = found.security.proof
    lines = [wrong.line(proof) if wrong else "the signature fits"]
    lines += [late.line(proof)] if late else []
    say([f"{place}{line}" for line in lines], [key])
    return REFUSED if wrong or late else CLEAN


def own_key(arguments: Namespace, request: Request, claim: Claim) -> str:
    """Return our secret key, if it is the one that the request names; raises UsageError."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import

    keys = delivery.keys(arguments, request)
    if keys is None or keys.id != claim.key_id:
        raise UsageError("the request was signed with another key; set the key that it names")
    return keys.secret


def server_text(arguments: Namespace, operation: Operation) -> str | None:
    """Read the canonical request of the answer, if one was given; raises UsageError."""
    if arguments.answer is None:
        return None
    scheme = signature_of(operation)
    if scheme is None or not scheme.IS_SHOWN:
        raise UsageError(
            f"the service of {operation.name} shows no canonical request; remove --answer"
        )
    name = shown_name(arguments.answer)
    try:
        with documents.open_file(arguments.answer) as opened:
            text = opened.read(ANSWER_LIMIT).decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"cannot read {name}: {error.strerror}") from None
    found = server_canonical_request(text)
    if found is None:
        raise UsageError(f"{name} has no canonicalRequest; pass the whole body of the 401")
    return found


def compare(found: SignedMessage, theirs: str | None, *, is_fresh: bool) -> int:
    """Report where the service's canonical request first differs, if there is one."""
    if theirs is None:
        return CLEAN
    # A fresh one takes its date, because that one was sent before.
    ours = found.scheme.canonical(found.message, found.claim, theirs if is_fresh else None)
    difference = first_difference(ours, theirs)
    if difference is None:
        more = "" if is_fresh else ", and verify the signature without --answer"
        say([f"nothing differs; check the secret key and {found.scheme.TIME}{more}"])
        return CLEAN
    part, ours, others = mask_difference(found.operation, difference)
    say([f"the first difference is in the {part}", f"  yours:   {ours}", f"  service: {others}"])
    return REFUSED


def say(lines: Iterable[str], secrets: Iterable[str] = ()) -> None:
    """Print lines without any of the secrets."""
    for line in lines:
        print(printable(mask_text(line, secrets)))  # noqa: T201 - this is its output

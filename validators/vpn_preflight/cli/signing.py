"""Sign a payload and send nothing, verify a captured request, and compare either with what the service shows."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from vpn_preflight import contract
from vpn_preflight.cli.environment import UsageError
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED
from vpn_preflight.cli.payload_file import (
    examine_payload,
    place_findings,
    refuse_options,
    show,
)
from vpn_preflight.lint import Examined, documents
from vpn_preflight.lint.capture import CaptureDocument
from vpn_preflight.lint.excerpt import printable
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import shown_name
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import NotSignedError, flaw, form, signature_of
from vpn_preflight.protocols.comparison import first_difference, server_canonical_request
from vpn_preflight.redaction import MASK, mask_difference, mask_message, mask_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.protocols import Claim, Message
    from vpn_preflight.protocols.scheme import Signature

URL = re.compile("https?://")
# Bytes; an answer to a refused signature is far smaller.
ANSWER_LIMIT = 1024 * 1024


@hide_fields
class SignedMessage(NamedTuple):
    """A request, and what it says of its signature."""

    operation: Operation
    message: Message
    scheme: Signature
    claim: Claim

    @property
    def masked(self) -> Message:
        """The request as it may be shown."""
        return mask_message(self.operation, self.message)

    def added(self, names: Iterable[str]) -> Iterator[str]:
        """Write what the signature added to the request, the proof itself in clear."""
        facts, *_ = contract.security(self.operation)
        if facts.header:
            shown = self.masked.fields | {
                name: self.message.fields[name] for name in [facts.header.lower()]
            }
            yield from (f"{name}: {shown[name]}" for name in names)
        else:
            given = dict(form.pairs(self.masked)) | {facts.proof: self.claim.signature}
            yield from (f"{name}={given[name]}" for name in names)

    def flaw(self, secret: str) -> str | None:
        """Say what is wrong with the signature; None when it fits."""
        return flaw(self.operation, self.message, self.claim, secret)

    def explanation(self, signature: str) -> Iterator[str]:
        """Write the steps of a signature, numbered."""
        is_masked = False
        for number, step in enumerate(
            self.scheme.steps(self.message, self.claim._replace(signature=signature), self.masked),
            1,
        ):
            yield f"{number}. {step.words}"
            yield from (f"   {line}".rstrip() for line in step.lines)
            is_masked |= any(MASK in line for line in step.lines)
        if is_masked:
            yield from ("", f"{MASK} stands for a secret: its real value is signed.")


def look_at(arguments: Namespace) -> int:
    """Print what was asked for, and return the exit code; raises UsageError."""
    document = read(arguments.file)
    if not isinstance(document, CaptureDocument):
        return about_payload(arguments, document)
    try:
        return about_capture(arguments, document)
    except UnicodeEncodeError:
        raise UsageError(
            "the captured request holds half of a character, which nothing can carry: capture it again"
        ) from None


def read(file: str) -> Document | Finding:
    """Read the one document of a file, or of a URL that is given in its place."""
    is_url = URL.match(file)
    name = "the URL" if is_url else shown_name(file)
    found = list(
        documents.documents("URL", os.fsencode(file)) if is_url else documents.read(file, name)
    )
    if len(found) != 1:
        known = " or ".join(contract.operation_names())
        raise UsageError(f"{name} holds {len(found)} requests of {known}: name what holds one")
    return found[0]


def about_payload(arguments: Namespace, document: Document | Finding) -> int:
    """Sign a payload as the client does; show the findings of what does not pass the check."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import
    from vpn_preflight.wire.errors import PayloadError  # noqa: PLC0415 - slow to import

    examined = examine_payload(arguments, document)
    if examined.request:
        refuse_unsigned(examined.request.operation)
    code = show(examined)
    if code != CLEAN or examined.request is None:
        return code
    refuse_options(arguments, examined.request)
    theirs = server_text(arguments, examined.request.operation)
    try:
        done = delivery.sign(arguments, examined.request)
    except PayloadError as error:
        return show(place_findings(examined, error, arguments.filling))
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


def about_capture(arguments: Namespace, document: CaptureDocument) -> int:
    """Verify the signature of a captured request, or compare what it is over with what the service shows."""
    try:
        found = captured_request(arguments, document)
    except UnreadableError as error:
        return show(Examined([document.source.unreadable(error)], document))
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
        say([f"the signature {error}"])
        return REFUSED
    code = verify(arguments, found, signature) if theirs is None or arguments.explain else CLEAN
    return max(code, compare(signature, theirs, is_fresh=False))


def captured_request(arguments: Namespace, document: CaptureDocument) -> Request:
    """Tell the operation of a captured request; raises UsageError for an option that does not fit what it says itself."""
    found = read_request(document, None)
    if arguments.operation not in (None, found.operation.name):
        raise UsageError(
            f"the captured request is one of {found.operation.name}: leave --operation out"
        )
    given = {"--region": arguments.region, "--project-id": arguments.project_id}
    given |= {"--endpoint": arguments.endpoint if document.captured.message.host else None}
    for option, value in given.items():
        if value is not None:
            raise UsageError(f"a captured request is taken as it was sent: leave {option} out")
    return found


def with_host(arguments: Namespace, operation: Operation, message: Message) -> Message:
    """Fill in where a request went, if the capture does not say so: the endpoint that was given, or the public one."""
    if message.host:
        return message
    host = urlsplit(arguments.endpoint or contract.service(operation.service).server).netloc
    if not host or "{" in host:
        raise UsageError("the captured request does not say its host: add --endpoint https://HOST")
    return message._replace(host=host, headers={**message.headers, "host": host})


def refuse_unsigned(operation: Operation) -> None:
    """Refuse a call that nobody signs, because it gives out the proof itself; raises UsageError."""
    if not operation.security:
        raise UsageError(
            f"{operation.name} is never signed: its own body proves the caller, so there is no signature to look at"
        )


def read_signature(operation: Operation, message: Message) -> SignedMessage:
    """Read the signature of a request; raises NotSignedError, and UsageError for a request that needs none."""
    scheme = signature_of(operation)
    carried = [
        one
        for one in contract.security(operation)
        if one.header and one.header.lower() in message.fields
    ]
    if scheme is None or (carried and not any(one.clock_tolerance for one in carried)):
        raise UsageError("a token proves who calls here: there is no signature to look at")
    return SignedMessage(operation, message, scheme, scheme.read(message))


def verify(arguments: Namespace, request: Request, found: SignedMessage) -> int:
    """Sign a captured request once more with our own key, and say whether its signature fits."""
    key = own_key(arguments, request, found.claim)
    wrong = found.flaw(key)
    if arguments.explain:
        say([*found.explanation(found.scheme.expected(found.message, found.claim, key)), ""], [key])
    say([f"the signature {wrong or 'fits'}"], [key])
    return REFUSED if wrong else CLEAN


def own_key(arguments: Namespace, request: Request, claim: Claim) -> str:
    """Find our secret key, if it is the one that the request names."""
    from vpn_preflight.cli import delivery  # noqa: PLC0415 - slow to import

    keys = delivery.keys(arguments, request)
    if keys is None or keys.id != claim.key_id:
        raise UsageError(
            "the request was signed with another key than yours: set the key that it names"
        )
    return keys.secret


def server_text(arguments: Namespace, operation: Operation) -> str | None:
    """Read the canonical request that the service shows, if an answer was given."""
    if arguments.answer is None:
        return None
    scheme = signature_of(operation)
    if scheme is None or not scheme.IS_SHOWN:
        raise UsageError(
            f"the service of {operation.name} shows no canonical request: leave --answer out"
        )
    name = shown_name(arguments.answer)
    try:
        with documents.open_file(arguments.answer) as opened:
            text = opened.read(ANSWER_LIMIT).decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}") from None
    found = server_canonical_request(text)
    if found is None:
        raise UsageError(f"{name} holds no canonicalRequest: give the whole body of the 401")
    return found


def compare(found: SignedMessage, theirs: str | None, *, is_fresh: bool) -> int:
    """Say where the service's canonical request differs first, if it was shown."""
    if theirs is None:
        return CLEAN
    # A fresh one takes its date, because that one was sent before.
    ours = found.scheme.canonical(found.message, found.claim, theirs if is_fresh else None)
    difference = first_difference(ours, theirs)
    if difference is None:
        other = (
            ""
            if is_fresh
            else ", or another text was signed: verify it with your key, without --answer"
        )
        clock = f"the clock behind {found.scheme.TIME} was wrong"
        say([f"nothing differs: the secret key is not that of the access key, or {clock}{other}"])
        return CLEAN
    part, ours, others = mask_difference(found.operation, difference)
    say([f"the first part that differs is the {part}", f"  ours:   {ours}", f"  theirs: {others}"])
    return REFUSED


def say(lines: Iterable[str], secrets: Iterable[str] = ()) -> None:
    """Print lines, whatever is in them, without any of the secrets."""
    for line in lines:
        print(printable(mask_text(line, secrets)))  # noqa: T201 - this is its output

"""Send a request through the client of its service, or show how it would go."""

from __future__ import annotations

import json
import logging
import sys
from argparse import Namespace
from contextlib import closing, suppress
from importlib import import_module
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import httpx

from vpn_preflight import contract
from vpn_preflight.cli.environment import OPTIONS, UsageError
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED
from vpn_preflight.cli.question import is_confirmed, is_on_terminal
from vpn_preflight.lint.examine import client_parameters
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.placeholders import VARIABLE
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.redaction import (
    MASK,
    Secrets,
    mask_headers,
    mask_parameters,
    mask_payload,
    mask_text,
)
from vpn_preflight.wire.call import call
from vpn_preflight.wire.errors import CredentialsError, PayloadError
from vpn_preflight.wire.log_filter import LOGGER
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.signing import message_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.protocols import Message
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.credentials import Keys
    from vpn_preflight.wire.prepare import RequestArguments


HIDDEN = ("content-length", "user-agent")
# Seconds that --wait waits at most.
PATIENCE = 600


class Warnings(logging.Handler):
    """Write what the client logs about keys and files to standard error.

    Not what it logs about a call: its findings were shown at their places in the file.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Write each warning once, without its fields; a dry run makes several clients."""
        fields: dict[str, str] = getattr(record, "vpn_preflight", {})
        if fields.get("operation") == "-" and isinstance(record.args, tuple):
            _, message, _ = record.args
            if str(message) in self.said:
                return
            self.said.add(str(message))
            sys.stderr.write(f"vpn-preflight: warning: {printable(str(message))}\n")


# Without a handler at the root Python would print warnings by itself.
logging.getLogger().addHandler(logging.NullHandler())
LOGGER.addHandler(Warnings())


class Answer:
    """An answer as it came."""

    raw: Payload
    sent: Any = None

    def __init__(self, members: Payload) -> None:
        self.raw = members


class SignedError(Exception):
    """A request was signed and is not sent."""

    def __init__(self, request: httpx.Request) -> None:
        self.request = request
        super().__init__("not sent")


@hide_fields
class DryRun(NamedTuple):
    """A request that was signed and not sent.

    `added` has the names of what the signature added, `secrets` what must not be shown.
    """

    request: Message
    added: list[str]
    secrets: frozenset[str]


class Rehearsal(httpx.BaseTransport):
    """A transport that sends nothing."""

    def handle_request(self, request: httpx.Request) -> NoReturn:
        """Raise the request instead of sending it."""
        raise SignedError(request)


def send(arguments: Namespace, request: Request) -> int:
    """Send a request, print the answer as JSON, and wait if asked; return the exit code.

    Raises what the client raises, and UsageError if the user declines.
    """
    with closing(connect(arguments, request)) as client:
        prepared = prepare_call(client, request)
        is_asked = request.operation.is_change and not arguments.yes and is_on_terminal()
        if is_asked and not is_confirmed(client, request, arguments.filling):
            raise UsageError("not confirmed; nothing was sent")
        answer = call(client, prepared, Answer)
        print(shown_answer(arguments, request, answer.parsed), flush=True)  # noqa: T201 - its output
        return await_task(arguments, client, answer.parsed) if arguments.wait else CLEAN


def await_task(arguments: Namespace, client: BaseClient, answer: Answer) -> int:
    """Wait for the task of a change, and report each look and what was not taken."""
    from vpn_preflight.wire.waiting import wait  # noqa: PLC0415 - most changes are not waited for

    def report(words: str) -> None:
        for line in words.splitlines():
            sys.stderr.write(f"{printable(arguments.filling.mask(line))}\n")

    outcome = wait(client, answer, deadline=PATIENCE, sleep=sleep, report=report)
    report(outcome.as_text())
    return CLEAN if outcome.is_taken else REFUSED


def shown_answer(arguments: Namespace, request: Request, answer: Answer) -> str:
    """Return an answer as JSON, its secrets masked."""
    try:
        shown = mask_payload(request.operation.response, answer.raw)
        return json.dumps(mask_strings(shown, arguments.filling.long_values), indent=2)
    except RecursionError:
        return "the service accepted the request; its answer is too deeply nested to show"


def mask_strings(value: Any, secrets: Secrets) -> Any:
    """Mask secrets in every string of an answer."""
    if isinstance(value, dict):
        return {name: mask_strings(inner, secrets) for name, inner in value.items()}
    if isinstance(value, list):
        return [mask_strings(inner, secrets) for inner in value]
    return mask_text(value, secrets) if isinstance(value, str) else value


def rehearse(arguments: Namespace, request: Request) -> str:
    """Return the request as it would go, its secrets masked, and what the signature adds.

    What is looked up when it is sent has its name in braces.
    """
    with closing(rehearsal_client(arguments, request)) as client:
        name = client.pending
    given = {name: name} if name else {}
    arguments = Namespace(**vars(arguments) | given)
    with closing(rehearsal_client(arguments, request)) as client:
        unsigned, signed = before_and_after(client, rehearsed_call(arguments, client, request))
    url = str(unsigned.url)
    return "\n".join(
        [
            f"{unsigned.method} {url.replace(f'/{name}/', f'/{{{name}}}/', 1)}",
            *header_lines(request.operation, unsigned),
            "",
            *body_lines(request.operation, unsigned),
            "",
            *signature_lines(unsigned, signed),
            *(f"{name} is looked up when the request is sent" for name in given),
            "nothing was sent",
        ]
    )


def sign(arguments: Namespace, request: Request) -> DryRun:
    """Sign a request and send nothing; raises what the client raises."""
    with closing(connect(arguments, request, transport=Rehearsal())) as client:
        unsigned, signed = before_and_after(client, prepare_call(client, request))
        return DryRun(message_of(signed), name_added(unsigned, signed), client.secrets)


def before_and_after(
    client: BaseClient, call: RequestArguments
) -> tuple[httpx.Request, httpx.Request]:
    """Return a prepared call as a request, and the same signed by a client that cannot send."""
    unsigned = client.get_httpx_client().build_request(**call)
    try:
        client.get_httpx_client().request(**call)
    except SignedError as stopped:
        return unsigned, stopped.request
    raise AssertionError  # pragma: no cover - the transport always stops it


def keys(arguments: Namespace, request: Request) -> Keys | None:
    """Find the key that a client would sign with, on any host; None if it would not sign.

    Raises UsageError for a key that is missing or cannot be used.
    """
    region = next(iter(contract.service(request.operation.service).regions.known), None)
    anywhere = {"region": region, "endpoint": "https://localhost"}
    with closing(
        connect(Namespace(**vars(arguments) | anywhere), request, transport=Rehearsal())
    ) as client:
        found = getattr(client.get_httpx_client().auth, "keys", None)
        known: Keys | None = found() if callable(found) else found
        return known


def connect(arguments: Namespace, request: Request, **more: Any) -> BaseClient:
    """Make the client of the service; raises UsageError for a setting that is missing or invalid.

    Settings that the arguments do not give come from the file or the environment.
    """
    in_file = request.path or {}
    own = {
        name: getattr(arguments, name, None) or in_file.get(name)
        for name in client_parameters(request)
    }
    settings = {
        "region": arguments.region,
        "endpoint": arguments.endpoint,
        "profile": arguments.settings.profile,
        "ignore": arguments.ignore,
    }
    service = request.operation.service
    try:
        client: BaseClient = import_module(f"cloud_vpn.{service}.client").Client(
            **settings, **own, **more
        )
        if "transport" in more:
            refuse_unready(client, request.operation, is_rehearsal=arguments.dry_run)
    except CredentialsError as error:
        raise UsageError(in_options(service, error)) from None
    # A captured request has no placeholders.
    if arguments.filling:
        client.secrets = Secrets((*client.secrets, *arguments.filling.long_values))
    return client


def refuse_unready(client: BaseClient, operation: Operation, *, is_rehearsal: bool) -> None:
    """Raise CredentialsError for a setting that only a call that is sent would look up.

    A rehearsal needs none that is a part of the URL.
    """
    if client.pending and not is_rehearsal:
        error = CredentialsError(f"{client.pending} is not set")
        error.missing = client.pending
        raise error
    keys = getattr(client.get_httpx_client().auth, "keys", None)
    if operation.security and callable(keys):
        keys()


def in_options(service: str, error: CredentialsError) -> str:
    """Write an error about a setting in the words of the command line."""
    name = error.missing
    if name is None:
        return str(error)
    variable = contract.service(service).settings.get(name)
    option = f"pass --{name.replace('_', '-')}" if name in OPTIONS else None
    ways = filter(None, [option, variable and f"set {variable}"])
    return f"no {name.replace('_', ' ')}; {' or '.join(ways)}"


def rehearsal_client(arguments: Namespace, request: Request) -> BaseClient:
    """Make a client that cannot send, with as many invented keys as it needs.

    The contract lists optional ones last.
    """
    settings = {"region", *client_parameters(request)}
    keys = [
        name
        for name in contract.service(request.operation.service).settings
        if name not in settings
    ]
    for count in range(len(keys)):
        with suppress(UsageError):
            return connect(
                arguments, request, **dict.fromkeys(keys[:count], MASK), transport=Rehearsal()
            )
    return connect(arguments, request, **dict.fromkeys(keys, MASK), transport=Rehearsal())


def prepare_call(
    client: BaseClient, request: Request, ignore: Iterable[str] = ()
) -> RequestArguments:
    """Check the request once more, as every call does, and encode it."""
    path, query = (request.path or {}) | client.path, request.query or {}
    route, body = request.operation.route, request.payload
    return prepare(client, route, path=path, query=query, body=body, ignore=ignore)


def rehearsed_call(arguments: Namespace, client: BaseClient, request: Request) -> RequestArguments:
    """Prepare a call that may have placeholders, whose values nobody can check yet."""
    pointers = [one.removeprefix(request.prefix) for one in arguments.filling.pointers]
    try:
        return prepare_call(client, request)
    except PayloadError as error:
        known = [finding for finding in error.findings if finding.pointer not in pointers]
        if any(finding.severity == "error" for finding in known):
            raise PayloadError(request.operation.name, known) from None
        open_places = {finding.code for finding in error.findings if finding not in known}
    return prepare_call(client, request, open_places)


def header_lines(operation: Operation, request: httpx.Request) -> list[str]:
    """Return the headers, but for the length, which the signature may change, and the versions."""
    shown = mask_headers(operation, request.headers)
    return [f"{name}: {value}" for name, value in shown.items() if name not in HIDDEN]


def body_lines(operation: Operation, request: httpx.Request) -> list[str]:
    """Write the body, a parameter a line, or as JSON."""
    if operation.media_type is None:
        return []
    if not form.is_form(operation):
        payload = json.loads(request.content)
        shown = show_placeholders(payload, mask_payload(operation.request, payload))
        return json.dumps(shown, indent=2).splitlines()
    pairs = parameters(request)
    masked = mask_parameters(operation, pairs)
    return [
        f"{name}={printable(show_placeholders(value, shown))}"
        for (name, shown), (_, value) in zip(masked, pairs, strict=True)
    ]


def show_placeholders(value: Any, masked: Any) -> Any:
    """Return a masked value with its placeholders shown: they are names of variables."""
    if isinstance(value, str) and VARIABLE.fullmatch(value):
        return value
    if isinstance(value, dict) and isinstance(masked, dict):
        pairs = zip(value.values(), masked.items(), strict=True)
        return {name: show_placeholders(inner, shown) for inner, (name, shown) in pairs}
    if isinstance(value, list) and isinstance(masked, list):
        return [show_placeholders(*pair) for pair in zip(value, masked, strict=True)]
    return masked


def parameters(request: httpx.Request) -> Sequence[tuple[str, str]]:
    """Read the parameters of a form; none of a body that is no form."""
    return (
        form.pairs(message_of(request))
        if request.headers.get("content-type") == form.MEDIA_TYPE
        else []
    )


def signature_lines(unsigned: httpx.Request, signed: httpx.Request) -> list[str]:
    """Report what the signature adds, if there is one."""
    names = name_added(unsigned, signed)
    return [f"the signature adds: {', '.join(names)}"] if names else []


def name_added(unsigned: httpx.Request, signed: httpx.Request) -> list[str]:
    """Return the names of the headers and parameters that the signature added."""
    headers = [name for name in signed.headers if name not in unsigned.headers]
    names = dict(parameters(unsigned))
    return [*headers, *(name for name, _ in parameters(signed) if name not in names)]

"""One call, from the payload to the typed answer: check, encode, mark; then attempts of send, decode, raise."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import quote, urlencode

import httpx
import stamina

from vpn_preflight import codec, contract
from vpn_preflight.check import examine
from vpn_preflight.rules import requests
from vpn_preflight.wire.decode import decode, regular
from vpn_preflight.wire.errors import ApiError, PayloadError, ResponseError, TransportError, VpnPreflightError
from vpn_preflight.wire.gate import MARK, Checked
from vpn_preflight.wire.logs import LOGGER
from vpn_preflight.wire.models import Response, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.finding import Finding
    from vpn_preflight.rules.rule import Remark
    from vpn_preflight.wire.client import BaseClient

__all__ = ["acall", "call", "prepare"]


class Reply(Protocol):
    """A generated model of a whole answer."""

    raw: dict[str, Any]


R = TypeVar("R", bound=Reply)

# Bytes that the common parameters of a signature add, at most.
SIGNATURE_LENGTH = 512
# Seconds; a service that asks for a longer pause is not called again.
PATIENCE = 30.0
# Until here not a byte of the request has left.
BEFORE_SENDING = (
    httpx.InvalidURL,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)


def prepare(
    client: BaseClient,
    route: str,
    *,
    path: Mapping[str, Any],
    query: Mapping[str, Any],
    body: Any,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    """Check a call and return it as arguments for httpx, marked as checked; raises PayloadError when the check finds an error."""
    operation = contract.operation_at(route)
    if client.service != operation.service:
        raise TypeError(f"{operation.name} belongs to {operation.service}, and this client to {client.service}")
    path, query = plain(path), plain(query)
    ignored = (*client.ignore, *((ignore,) if isinstance(ignore, str) else ignore))
    found = examine(operation, plain(body), path=path, query=query, ignore=ignored, profile=client.profile, region=client.region)
    refuse_errors(operation, found.findings)
    target = operation.path.format_map({key: quote(str(value), safe="-_.~") for key, value in path.items()})
    target += f"?{urlencode(query)}" if query else ""
    content = encode(client, operation, found.reading.payload)
    secrets = client.secrets | set(codec.secret_values(operation.request, found.reading.payload))
    method = client.method or operation.method
    if method == "GET":
        target, content = f"{target}?{content.decode()}", b""
    remarks = size_remarks(client, operation, found.reading.payload, target, content)
    findings = [remark.finding(operation.name) for remark in remarks]
    refuse_errors(operation, [finding for finding in findings if not finding.code.startswith(ignored)])
    if client.wire_style == "unindexed":
        LOGGER.info("%s is sent with unindexed names, as the sister pages print them", operation.name)
    return {
        "method": method,
        "url": target,
        "content": content or None,
        "headers": {"Content-Type": operation.media_type} if content else {},
        "extensions": {MARK: Checked(operation, client.endpoint, method, target.encode("ascii"), content, frozenset(secrets))},
    }


def refuse_errors(operation: Operation, findings: list[Finding]) -> None:
    """Raise PayloadError if a finding is an error; otherwise tell of the findings in the log, without any value."""
    if any(finding.severity == "error" for finding in findings):
        raise PayloadError(operation.name, findings)
    for finding in findings:
        level = logging.WARNING if finding.severity == "warning" else logging.INFO
        LOGGER.log(level, "%s %s %s %s", operation.name, finding.code, finding.pointer, finding.message)


def encode(client: BaseClient, operation: Operation, payload: Any) -> bytes:
    """Write the payload as it goes on the wire; raises PayloadError for what the wire form has no place for."""
    try:
        if operation.wire == "json":
            return codec.plain_json(payload).encode()
        pairs = codec.flatten(operation, payload, client.wire_style)
        return urlencode([("Action", operation.name), *pairs]).encode("ascii")
    except codec.UnsendableError as error:
        remark = requests.explain_place(operation, error.member, str(error))
    except (AttributeError, RecursionError, TypeError, ValueError):
        remark = requests.explain_place(
            operation, None, "holds a value that cannot be written: write texts, integers, lists and objects alone"
        )
    raise PayloadError(operation.name, [remark.finding(operation.name)])


def size_remarks(client: BaseClient, operation: Operation, payload: Any, target: str, content: bytes) -> Iterator[Remark]:
    """Look at a request as it is about to be written, with room for its signature; by GET it must not hold a secret."""
    if content:
        yield from requests.explain_size(operation, "body", len(content) + SIGNATURE_LENGTH)
        return
    secret = next((name for name, value in payload.items() if any(codec.secret_values(operation.request, {name: value}))), None)
    yield from requests.explain_url(operation, secret or client.secret_parameter)
    yield from requests.explain_size(operation, "url", len(client.endpoint) + len(target) + SIGNATURE_LENGTH)


def call(client: BaseClient, request: dict[str, Any], parse: Callable[[dict[str, Any]], R]) -> Response[R]:
    """Send a prepared request, again where that is safe, and return the typed answer."""
    for attempt in stamina.retry_context(on=may_retry, attempts=client.retries + 1, timeout=None):
        with attempt:
            try:
                answer = client.get_httpx_client().request(**request)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise no_answer(request, error) from error
            return reply(client, request, answer, parse)
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


async def acall(client: BaseClient, request: dict[str, Any], parse: Callable[[dict[str, Any]], R]) -> Response[R]:
    """Do the same without blocking."""
    async for attempt in stamina.retry_context(on=may_retry, attempts=client.retries + 1, timeout=None):
        with attempt:
            try:
                answer = await client.get_async_httpx_client().request(**request)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise no_answer(request, error) from error
            return reply(client, request, answer, parse)
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


def may_retry(error: Exception) -> bool | float:
    """Retry what the contract calls retryable, and what never left this machine.

    A number is the pause in seconds that the service asks for; one that is too long ends the attempts.
    """
    if not (isinstance(error, VpnPreflightError) and error.retryable):
        return False
    pause = error.retry_after if isinstance(error, ApiError) else None
    return True if pause is None else pause <= PATIENCE and pause


def no_answer(request: dict[str, Any], error: httpx.HTTPError | httpx.InvalidURL) -> VpnPreflightError:
    """Say whether the change may have been made although no answer came, or none that can be read."""
    name = request["extensions"][MARK].operation.name
    if isinstance(error, httpx.DecodingError):
        return ResponseError(name, None, "the answer cannot be decoded")
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return TransportError(name, reason, may_have_been_made=not isinstance(error, BEFORE_SENDING))


def reply(client: BaseClient, request: dict[str, Any], answer: httpx.Response, parse: Callable[[dict[str, Any]], R]) -> Response[R]:
    """Read an answer into its model; raises what the answer means."""
    checked: Checked = request["extensions"][MARK]
    operation = checked.operation
    host = httpx.URL(client.endpoint).host
    raw = decode(operation, answer.status_code, answer.headers, answer.content, host=host, secrets=checked.secrets)
    try:
        parsed = parse(regular(operation.response, raw))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ResponseError(operation.name, answer.status_code, "the answer has another shape than documented") from None
    parsed.raw = raw
    return Response(answer.status_code, answer.content, answer.headers, parsed)

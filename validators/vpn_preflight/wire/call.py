"""One call, from the prepared request to the typed answer: attempts of send, read, raise."""

from __future__ import annotations

import logging
import random
import re
import ssl
import time
from contextlib import aclosing, closing
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import httpx

from vpn_preflight import contract
from vpn_preflight.protocols import TOKEN, Message
from vpn_preflight.redaction import Secrets, mask_text
from vpn_preflight.wire.body import areceive, receive
from vpn_preflight.wire.deadline import atrace, begin_attempt, time_left, trace, until, was_written
from vpn_preflight.wire.decode import (
    about_clock,
    clock_skew,
    decode,
    regular,
    request_id,
    unreadable,
)
from vpn_preflight.wire.errors import (
    ELSEWHERE,
    ApiError,
    CallTimeoutError,
    TransportError,
    VpnPreflightError,
)
from vpn_preflight.wire.gate import MARK, Checked
from vpn_preflight.wire.log_filter import LOGGER
from vpn_preflight.wire.log_lines import record
from vpn_preflight.wire.names import HostNotFoundError
from vpn_preflight.wire.signing import SIGNED, Proof, Signed, TokenKey
from vpn_preflight.wire.token import atoken, token
from vpn_preflight.wire.values import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.service import PublicHost
    from vpn_preflight.wire.body import Received
    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.prepare import RequestArguments


class Reply(Protocol):
    """A generated model of a whole answer."""

    raw: Payload
    sent: Any


R = TypeVar("R", bound=Reply)
AnyClient: TypeAlias = httpx.Client | httpx.AsyncClient

# Seconds: the limit of the first pause, which doubles with each attempt, and of every pause.
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
# Where the message of an error begins to quote.
QUOTED = re.compile(r"""[:,]?\s{0,9}(?:\w{1,40}\()?b?["'].*""", re.DOTALL)
# The time-outs of httpx.
TIMEOUTS = ("connect", "read", "write", "pool")
# Seconds that an attempt needs; with less there is none but the first.
ENOUGH = 1.0
# Errors before the first byte of the request is sent.
BEFORE_SENDING = (
    httpx.InvalidURL,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)


class Call:
    """One call and its attempts; all but sending, so that both kinds of client share it."""

    def __init__(self, client: BaseClient, request: RequestArguments) -> None:
        self.client = client
        self.request = request
        self.checked: Checked = request["extensions"][MARK]
        self.operation = self.checked.operation
        self.attempt = 0
        self.in_doubt = False
        self.pause: float | None = None
        self.begun = time.monotonic()
        self.end = self.begun + client.deadline
        self.token: str | None = None
        # A call that gets a token needs none.
        self.token_function = client.auth_token if self.operation.security else None
        # That of the first attempt, for stamina to see.
        self.failure: VpnPreflightError | None = None

    def use(self, request: RequestArguments) -> None:
        """Send this request, in which what had to be looked up is filled in."""
        self.request, self.checked = request, request["extensions"][MARK]

    def attempts(self) -> Any:
        """Return the iterator over attempts, in which stamina waits, for a call that failed once.

        Most do not, and for those it would be a good part of the work. The first one repeats the
        failure, so that hooks see and count what they would have seen.
        """
        import stamina  # noqa: PLC0415 - slow to import, and few calls fail

        return stamina.retry_context(
            on=self.may_retry, attempts=self.client.retries + 1, timeout=None
        )

    def raise_first(self) -> None:
        """Raise the failure of the first attempt, once."""
        if failure := self.failure:
            self.failure = None
            raise failure

    def may_retry(self, error: Exception) -> bool | float:
        """Return the seconds to wait before the next attempt; False if there is none."""
        return (
            False if self.pause is None or not isinstance(error, VpnPreflightError) else self.pause
        )

    def next_pause(self, error: VpnPreflightError) -> float | None:
        """Return the seconds before the next attempt, as the service asks or at random, or None.

        An attempt needs a retryable error and time: one that is cut off would turn a clear refusal
        into a doubt.
        """
        if not (error.retryable and self.attempt <= self.client.retries and is_active()):
            return None
        asked = error.retry_after if isinstance(error, ApiError) else None
        pause = backoff(self.attempt) if asked is None else asked
        return pause if pause + ENOUGH <= time_left() else None

    def begin(self) -> None:
        """Begin an attempt."""
        self.attempt += 1
        begin_attempt()

    def signed_request(self, http: AnyClient, trace: Callable[..., Any]) -> RequestArguments:
        """Return what httpx needs to send an attempt; raises TransportError for a closed client.

        Our own proof is added here, to what was checked: httpx would have it all read again.
        """
        if self.client.is_closed:
            reason = "the client was closed; create a new one"
            raise TransportError(
                self.operation.name, reason, may_have_been_made=False, retryable=False
            )
        proof = Proof(TOKEN, TokenKey(self.token)) if self.token else http.auth
        message, signed = self.message(http.headers), {}
        if not self.operation.security:
            # The payload proves the caller.
            proof = None
        elif isinstance(proof, Proof):
            signed = {SIGNED: proof.sign(message)}
            message, proof = signed[SIGNED].message, None
        timeout = max(time_left(self.client.timeout), 0.0)
        extensions: dict[str, Any] = {"timeout": dict.fromkeys(TIMEOUTS, timeout)}
        if not self.client.is_watched:
            extensions["trace"] = trace
        target = self.client.endpoint + message.target
        request = httpx.Request(
            message.method,
            target if "?" in target else parsed(target),
            headers=message.headers,
            content=message.body or None,
            extensions=self.request["extensions"] | extensions | signed,
        )
        return {"request": request, "auth": proof, "stream": True}

    def message(self, headers: httpx.Headers) -> Message:
        """Return what was checked as a whole request, with the headers of the client."""
        given = {name.decode("ascii"): value.decode("ascii") for name, value in headers.raw}
        checked = self.checked.message
        scheme, host = self.client.endpoint.partition("://")[0], self.client.authority
        whole = {"Host": host, **given, **checked.headers}
        method, target, _, body, _, _, parameters = checked
        return Message(method, target, whole, body, scheme, host, parameters)

    def fail(self, error: VpnPreflightError) -> None:
        """Log why an attempt failed, and remember whether it may have made the change."""
        if self.in_doubt and not error.may_have_been_made:
            error.doubt()
        self.in_doubt = error.may_have_been_made
        self.pause = self.next_pause(error)
        shown = {
            "status": error.status,
            "code": error.code,
            "request_id": error.request_id,
            "error": type(error).__name__,
        }
        known = {"pause": self.pause} if self.pause is not None else {}
        self.record(logging.WARNING, "failed", **shown, **known)

    def record(self, level: int, message: str, **fields: Any) -> None:
        """Log a line about an attempt."""
        if not LOGGER.isEnabledFor(level):
            return
        seconds = time.monotonic() - self.begun
        ours = {
            "call": self.checked.call,
            "attempt": self.attempt,
            "method": self.checked.message.method,
            "host": self.client.host,
        }
        record(level, self.operation.name, message, **ours, seconds=seconds, **fields)

    def answer(self, got: Received, parse: Callable[[Payload], R]) -> Response[R]:
        """Return the answer as its model; raises the error that it means."""
        secrets = self.secrets(got.extensions)
        raw = decode(self.operation, got, host=self.client.host, secrets=secrets)
        try:
            parsed = parse(regular(self.operation.response, raw))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise unreadable(
                self.operation, got, "the answer has another shape than documented"
            ) from None
        parsed.raw = raw
        if self.checked.sent is not None:
            parsed.sent = self.checked.sent
        if LOGGER.isEnabledFor(logging.INFO):
            known = request_id(self.operation, got, raw, secrets)
            self.record(logging.INFO, "was accepted", status=got.status, request_id=known)
        for remark in about_clock(self.operation, clock_skew(got.headers)):
            self.record(logging.WARNING, remark)
        return Response(got.status, got.content, got.headers, parsed)

    def secrets(self, extensions: Mapping[str, Any]) -> Secrets:
        """Return what must not show of the request with these extensions."""
        signed = extensions.get(SIGNED)
        of_keys = signed.secrets if isinstance(signed, Signed) else ()
        return Secrets(filter(None, (*self.checked.secrets, *of_keys, self.token)))

    def no_answer(self, error: httpx.HTTPError | httpx.InvalidURL) -> VpnPreflightError:
        """Build the error for a call without an answer."""
        name, reason = self.operation.name, words(error, self.secrets(request_of(error)))
        was_sent = was_written(otherwise=not isinstance(error, BEFORE_SENDING))
        made = was_sent and self.operation.is_change
        kind = CallTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        lost = lost_host(error)
        public = self.public_host(lost)
        if lost is not None:
            reason = f"{lost}: host not found" + (f" ({public.hint})" if public else "")
        return kind(
            name,
            reason,
            may_have_been_made=made,
            was_sent=was_sent,
            retryable=not made and not is_lasting(error),
            hint=ELSEWHERE if public else None,
        )

    def public_host(self, host: str | None) -> PublicHost | None:
        """Return what is known of the service's retired public host, if this is it."""
        public = contract.service(self.operation.service).public_host
        return public if public and (host or "").endswith(public.suffix) else None


def is_active() -> bool:
    """Return whether stamina was not switched off, as tests do."""
    import stamina  # noqa: PLC0415 - as above

    return stamina.is_active()


@lru_cache(maxsize=64)
def parsed(url: str) -> httpx.URL:
    """Parse a URL without a query, which most calls of a client share."""
    return httpx.URL(url)


def backoff(attempt: int) -> float:
    """Return random seconds below a bound that doubles, so that clients do not retry together."""
    return random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempt - 1, 10)))  # noqa: S311 - no secret


def request_of(error: httpx.HTTPError | httpx.InvalidURL) -> Mapping[str, Any]:
    """Return the extensions of the request that got no answer."""
    try:
        return error.request.extensions if isinstance(error, httpx.RequestError) else {}
    except RuntimeError:
        return {}


def lost_host(error: BaseException | None) -> str | None:
    """Return the host that was not found, if an error comes from that."""
    if isinstance(error, HostNotFoundError):
        return error.host
    return None if error is None else lost_host(error.__cause__ or error.__context__)


def is_lasting(error: BaseException | None) -> bool:
    """Return whether the next attempt would fail alike: the URL, certificate or proxy stays."""
    lasting = (httpx.InvalidURL, httpx.UnsupportedProtocol, ssl.SSLCertVerificationError)
    refused = isinstance(error, httpx.ProxyError) and str(error).startswith("4")
    return error is not None and (
        isinstance(error, lasting) or refused or is_lasting(error.__cause__ or error.__context__)
    )


def words(error: Exception, secrets: Iterable[str]) -> str:
    """Return the message of an httpx error, masked, and without what it quotes of an answer."""
    said = QUOTED.sub("", str(error)) if isinstance(error, httpx.ProtocolError) else str(error)
    return f"{type(error).__name__}: {mask_text(said, secrets)}" if said else type(error).__name__


def call(
    client: BaseClient, request: RequestArguments, parse: Callable[[Payload], R]
) -> Response[R]:
    """Send a prepared request, with retries where they are safe, and return the typed answer."""
    this = Call(client, request)
    with until(this.end):
        this.token = token(this.operation.name, this.token_function)
        this.use(client.fill_in(request, this.token))
        try:
            return attempt(this, parse)
        except VpnPreflightError as error:
            if this.pause is None:
                raise
            this.failure = error
        for retry in this.attempts():
            with retry:
                this.raise_first()
                return attempt(this, parse)
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


def attempt(this: Call, parse: Callable[[Payload], R]) -> Response[R]:
    """Send a request once."""
    try:
        this.begin()
        try:
            http = this.client.get_httpx_client()
            with closing(http.send(**this.signed_request(http, trace))) as answer:
                got = receive(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failure = this.no_answer(error)
        else:
            return this.answer(got, parse)
        # Outside of the handler, because `error` holds the signed request.
        raise failure
    except VpnPreflightError as error:
        this.fail(error)
        raise


async def acall(
    client: BaseClient, request: RequestArguments, parse: Callable[[Payload], R]
) -> Response[R]:
    """Send without blocking."""
    this = Call(client, request)
    with until(this.end):
        this.token = await atoken(this.operation.name, this.token_function)
        this.use(await client.afill_in(request, this.token))
        try:
            return await aattempt(this, parse)
        except VpnPreflightError as error:
            if this.pause is None:
                raise
            this.failure = error
        async for retry in this.attempts():
            with retry:
                this.raise_first()
                return await aattempt(this, parse)
    raise AssertionError  # pragma: no cover - the last attempt returns or raises


async def aattempt(this: Call, parse: Callable[[Payload], R]) -> Response[R]:
    """Send once without blocking."""
    try:
        this.begin()
        try:
            http = this.client.get_async_httpx_client()
            sent = await http.send(**this.signed_request(http, atrace))
            async with aclosing(sent) as answer:
                got = await areceive(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failure = this.no_answer(error)
        else:
            return this.answer(got, parse)
        raise failure
    except VpnPreflightError as error:
        this.fail(error)
        raise

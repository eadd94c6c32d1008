"""Huawei's tokens by name and password: one is fetched before the first call, and a new one before it expires."""

from __future__ import annotations

import asyncio
import copy
import logging
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import httpx
from attrs import field, frozen

from vpn_preflight import contract
from vpn_preflight.redaction import Secrets
from vpn_preflight.wire import huawei_iam
from vpn_preflight.wire.credentials import usable
from vpn_preflight.wire.deadline import begin_attempt, left
from vpn_preflight.wire.decode import decode, unreadable
from vpn_preflight.wire.errors import UNAUTHORIZED, CredentialsError, TransportError, VpnPreflightError
from vpn_preflight.wire.gate import MARK
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.receiving import areceive, receive
from vpn_preflight.wire.records import record
from vpn_preflight.wire.refusal import request_id
from vpn_preflight.wire.signing import SIGNED, Signed

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    from vpn_preflight.wire.receiving import Received

__all__ = ["Login", "LoginToken"]

OPERATION = "KeystoneCreateUserTokenByPassword"
# Seconds before a token expires in which a new one is fetched.
EARLY = 300.0
# Seconds for which a refused login is not tried again: a few wrong tries lock a user.
REFUSED = 300.0


@frozen
class Login:
    """A user who gets tokens by name and password.

    `account` is the name of the account, which the vendor calls the domain, and `user` the name of one of its IAM users; a HUAWEI
    ID gets no token. `project` is the name of the project, the region's by default; `endpoint` is that of IAM, the region's by
    default or the one of the vendor's environment variable.
    """

    account: str
    user: str
    password: str = field(repr=False)
    project: str | None = None
    # Not looked at until a client is made, so that it may hold a password.
    endpoint: str | None = field(repr=False, default=None)

    def payload(self, region: str | None) -> dict[str, Any]:
        """Write the payload of the token call; raises CredentialsError if neither project nor region is known."""
        project = self.project or region
        if not project:
            raise CredentialsError("the login has no project: pass region=…, or Login(project=…)")
        user = {"name": self.user, "password": self.password, "domain": {"name": self.account}}
        identity = {"methods": ["password"], "password": {"user": user}}
        return {"auth": {"identity": identity, "scope": {"project": {"name": project}}}}


class LoginToken(httpx.Auth):
    """Sends the token of a login, which threads and tasks share.

    One of them asks for it, and the others wait for what becomes of that. A refused token is forgotten, a refused login rests.
    """

    def __init__(self, login: Login, region: str | None, *, clock: Callable[[], float] = time.time) -> None:
        self.operation = contract.operation(OPERATION)
        self.iam = identity_service(login, region)
        self.host = httpx.URL(self.iam.endpoint).host
        self.payload = login.payload(region)
        self.secrets = Secrets((login.password,))
        self.clock = clock
        # What passes, whatever the clock is set to.
        self.ticks: Callable[[], float] = time.monotonic
        self.token: str | None = None
        self.expires = 0.0
        self.answers = 0
        self.failure: VpnPreflightError | None = None
        self.failed = 0.0
        self._lock = threading.Lock()
        # A lock of asyncio belongs to the event loop that first waited for it.
        self._async_locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request for a token where one is needed, then the request itself."""
        seen = self.answers
        if not self._lock.acquire(timeout=max(left(threading.TIMEOUT_MAX), 0.0)):
            raise self.kept_waiting(request)
        try:
            if self.is_due(seen):
                self.take(receive((yield self.token_request(request))))
            token = self.send_along(request)
        finally:
            self._lock.release()
        self.look_at((yield request), token)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Do the same without blocking."""
        seen, lock = self.answers, self._async_locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        try:
            # Not wait_for: up to Python 3.11 it loses a cancellation that comes as the lock is freed.
            async with asyncio.timeout(max(left(threading.TIMEOUT_MAX), 0.0)):
                await lock.acquire()
        except TimeoutError:
            raise self.kept_waiting(request) from None
        try:
            if self.is_due(seen):
                self.take(await areceive((yield self.token_request(request))))
            token = self.send_along(request)
        finally:
            lock.release()
        self.look_at((yield request), token)

    def kept_waiting(self, request: httpx.Request) -> TransportError:
        """Say that the token that another call is getting did not come in time."""
        name = request.extensions[MARK].operation.name
        reason = f"another call waits for {OPERATION}, and the deadline of this one has passed"
        return TransportError(name, reason, may_have_been_made=False, retryable=False)

    def lasts(self, seconds: float = 0.0) -> bool:
        """Tell whether there is a token that is good for so long."""
        return self.token is not None and self.clock() <= self.expires - seconds

    def is_due(self, seen: int) -> bool:
        """Tell whether a new token is to be asked for; `seen` is how many answers had come when this call began to wait.

        Raises the error of the answer that another call got meanwhile, and that of a login that was refused a short while ago.
        """
        if self.lasts(EARLY):
            return False
        refused = self.failure is not None and self.failure.status == UNAUTHORIZED
        rest = self.failed + REFUSED - self.ticks() if refused else 0.0
        if self.failure is None or not (rest > 0 or self.answers > seen):
            return True
        if self.lasts():
            return False
        # Each call gets an error of its own, because what becomes of a call is written into it.
        error = copy.copy(self.failure)
        again = (
            f"not tried again for {rest:.0f} seconds, because a few wrong tries lock a user" if rest > 0 else "not asked for again"
        )
        error.args = (f"{error}; this is the answer to another call, {again}",)
        raise error

    def token_request(self, request: httpx.Request) -> httpx.Request:
        """Write the request for a token, checked like any other, with the time-outs of the one that needs it."""
        prepared = prepare(self.iam, self.operation.route, path={}, query={}, body=self.payload)
        extensions = prepared["extensions"] | {"timeout": time_left(request)}
        headers = prepared["headers"] | {name: request.headers[name] for name in ("Connection", "Accept-Encoding", "User-Agent")}
        url = f"{self.iam.endpoint}{prepared['url']}"
        return httpx.Request(prepared["method"], url, headers=headers, content=prepared["content"], extensions=extensions)

    def take(self, got: Received) -> None:
        """Keep the token of an answer; raises what the answer means if it has none, unless the token before still lasts."""
        self.answers += 1
        try:
            self.keep(got)
            self.failure = None
            told = {"status": got.status, "request_id": request_id(self.operation, got, {}, self.secrets)}
            record(logging.INFO, OPERATION, "was accepted", **told, host=self.host)
        except VpnPreflightError as error:
            error.host = self.host
            self.failure, self.failed = copy.copy(error), self.ticks()
            if not self.lasts():
                raise
            told = {"status": error.status, "code": error.code, "host": error.host, "error": type(error).__name__}
            record(logging.WARNING, OPERATION, "failed, and the token before is used as long as it lasts", **told)

    def keep(self, got: Received) -> None:
        """Take the token out of an answer; raises what the answer means if it has none."""
        raw = decode(self.operation, got, host=self.host, secrets=self.secrets)
        facts = self.operation.token or {}
        try:
            token = usable(facts["header"], got.headers.get(facts["header"], ""))
        except CredentialsError as error:
            raise unreadable(self.operation, got, str(error)) from None
        self.expires = expiry(raw, facts["expires"], self.clock() + facts["lifetime"])
        self.token = token

    def send_along(self, request: httpx.Request) -> str:
        """Put the token on a request, and return it."""
        token = str(self.token)
        # What left for the token is no part of the call that it is for.
        begin_attempt()
        request.headers["X-Auth-Token"] = token
        request.extensions[SIGNED] = Signed(Secrets((*self.secrets, token)))
        request.extensions["timeout"] = time_left(request)
        return token

    def look_at(self, response: httpx.Response, token: str) -> None:
        """Forget a token that was refused, so that the next call gets another."""
        if response.status_code == UNAUTHORIZED and self.token == token:
            self.token = None


def identity_service(login: Login, region: str | None) -> huawei_iam.Client:
    """Make the client that writes the token call; raises CredentialsError, which names the endpoint that is meant."""
    try:
        return huawei_iam.Client(region=region, endpoint=login.endpoint)
    except CredentialsError as error:
        raise CredentialsError(f"Login(endpoint=…): {error}") from None


def time_left(request: httpx.Request) -> dict[str, float]:
    """Shorten the time-outs of a request to what is left after the wait for a token; the wait for a connection is among them."""
    return {name: max(left(seconds), 0.0) for name, seconds in request.extensions.get("timeout", {}).items()}


def expiry(raw: Any, path: list[str], otherwise: float) -> float:
    """Read when a token expires, in seconds since 1970; an answer that does not say so is trusted for the documented lifetime."""
    for name in path:
        raw = raw.get(name) if isinstance(raw, dict) else None
    try:
        moment = datetime.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return otherwise
    # The service writes UTC; a time without a zone would be read as that of this machine.
    return otherwise if moment is None else (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()

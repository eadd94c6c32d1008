"""Huawei's tokens by name and password: one is fetched before the first call, and a new one before it expires."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

import httpx
from attrs import field, frozen

from vpn_preflight import codec, contract
from vpn_preflight.wire import huawei_iam
from vpn_preflight.wire.deadline import left
from vpn_preflight.wire.decode import decode, unreadable
from vpn_preflight.wire.errors import CredentialsError, TransportError
from vpn_preflight.wire.gate import MARK
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.receiving import areceive, receive
from vpn_preflight.wire.signing import SIGNED, Signed

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    from vpn_preflight.wire.receiving import Received

__all__ = ["Login", "LoginToken"]

OPERATION = "KeystoneCreateUserTokenByPassword"
# Seconds before a token expires in which a new one is fetched.
EARLY = 300.0
UNAUTHORIZED = 401


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
    endpoint: str | None = None

    def payload(self, region: str | None) -> dict[str, Any]:
        """Write the payload of the token call; raises CredentialsError if neither project nor region is known."""
        project = self.project or region
        if not project:
            raise CredentialsError("the login has no project: pass region=…, or Login(project=…)")
        user = {"name": self.user, "password": self.password, "domain": {"name": self.account}}
        identity = {"methods": ["password"], "password": {"user": user}}
        return {"auth": {"identity": identity, "scope": {"project": {"name": project}}}}


class LoginToken(httpx.Auth):
    """Sends the token of a login, which threads and tasks share; a refused token is forgotten, and not tried again."""

    def __init__(self, login: Login, region: str | None, *, clock: Callable[[], float] = time.time) -> None:
        self.operation = contract.operation(OPERATION)
        self.iam = huawei_iam.Client(region=region, endpoint=login.endpoint)
        self.payload = login.payload(region)
        self.secrets = codec.Secrets((login.password,))
        self.clock = clock
        self.token: str | None = None
        self.expires = 0.0
        self._lock = threading.Lock()
        self._async_lock = asyncio.Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request for a token where one is needed, then the request itself."""
        if not self._lock.acquire(timeout=max(left(threading.TIMEOUT_MAX), 0.0)):
            raise self.kept_waiting(request)
        try:
            if self.is_due():
                self.keep(receive((yield self.token_request(request))))
            token = self.send_along(request)
        finally:
            self._lock.release()
        self.look_at((yield request), token)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Do the same without blocking."""
        try:
            # Not wait_for: up to Python 3.11 it loses a cancellation that comes as the lock is freed.
            async with asyncio.timeout(max(left(threading.TIMEOUT_MAX), 0.0)):
                await self._async_lock.acquire()
        except TimeoutError:
            raise self.kept_waiting(request) from None
        try:
            if self.is_due():
                self.keep(await areceive((yield self.token_request(request))))
            token = self.send_along(request)
        finally:
            self._async_lock.release()
        self.look_at((yield request), token)

    def kept_waiting(self, request: httpx.Request) -> TransportError:
        """Say that the token that another call is getting did not come in time."""
        name = request.extensions[MARK].operation.name
        reason = f"another call waits for {OPERATION}, and the deadline of this one has passed"
        return TransportError(name, reason, may_have_been_made=False, retryable=False)

    def is_due(self) -> bool:
        """Tell whether a new token is needed."""
        return self.token is None or self.clock() > self.expires - EARLY

    def token_request(self, request: httpx.Request) -> httpx.Request:
        """Write the request for a token, checked like any other, with the time-outs of the one that needs it."""
        prepared = prepare(self.iam, self.operation.route, path={}, query={}, body=self.payload)
        extensions = prepared["extensions"] | {"timeout": request.extensions.get("timeout", {})}
        headers = prepared["headers"] | {name: request.headers[name] for name in ("Connection", "Accept-Encoding", "User-Agent")}
        url = f"{self.iam.endpoint}{prepared['url']}"
        return httpx.Request(prepared["method"], url, headers=headers, content=prepared["content"], extensions=extensions)

    def keep(self, got: Received) -> None:
        """Take the token from an answer; raises what the answer means if it has none."""
        raw = decode(self.operation, got, host=httpx.URL(self.iam.endpoint).host, secrets=self.secrets)
        facts = self.operation.token or {}
        if not got.headers.get(facts["header"]):
            raise unreadable(self.operation, got, f"the answer has no {facts['header']}")
        self.expires = expiry(raw, facts["expires"], self.clock() + facts["lifetime"])
        self.token = got.headers[facts["header"]]

    def send_along(self, request: httpx.Request) -> str:
        """Put the token on a request, and return it."""
        token = str(self.token)
        request.headers["X-Auth-Token"] = token
        request.extensions[SIGNED] = Signed(codec.Secrets((*self.secrets, token)))
        return token

    def look_at(self, response: httpx.Response, token: str) -> None:
        """Forget a token that was refused, so that the next call gets another."""
        if response.status_code == UNAUTHORIZED and self.token == token:
            self.token = None


def expiry(raw: Any, path: list[str], otherwise: float) -> float:
    """Read when a token expires, in seconds since 1970; an answer that does not say so is trusted for the documented lifetime."""
    for name in path:
        raw = raw.get(name) if isinstance(raw, dict) else None
    try:
        return datetime.fromisoformat(raw).timestamp() if isinstance(raw, str) else otherwise
    except ValueError:
        return otherwise

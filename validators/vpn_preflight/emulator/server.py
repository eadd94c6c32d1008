"""The emulator on a loopback port, as an ASGI application that uvicorn serves."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from vpn_preflight import extras

try:
    import uvicorn
    from uvicorn.protocols.http.h11_impl import H11Protocol
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        extras.missing("the emulator", missing.name, "emulator"), name=missing.name
    ) from None

from vpn_preflight.emulator.core import SIZE_LIMIT
from vpn_preflight.privacy import clear_locals
from vpn_preflight.protocols import Message
from vpn_preflight.protocols.message import Fields

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, MutableMapping
    from types import FrameType
    from typing import Any, TypeAlias

    from vpn_preflight.emulator.certificates import Identity
    from vpn_preflight.emulator.core import Emulator

    # What ASGI 3 passes around.
    Event: TypeAlias = MutableMapping[str, Any]
    Receive: TypeAlias = Callable[[], Awaitable[Event]]
    Send: TypeAlias = Callable[[Event], Awaitable[None]]
    App: TypeAlias = Callable[[Event, Receive, Send], Awaitable[None]]

# The address of each name, so that no look-up decides where we listen.
LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
# Seconds for running requests when the server stops.
GRACE = 1


def application(emulator: Emulator) -> App:
    """Wrap the emulator as an ASGI application."""

    async def app(scope: Event, receive: Receive, send: Send) -> None:
        try:
            await respond(emulator, scope, receive, send)
        finally:
            # A traceback would show it. `clear_locals` here would make a factory of it for uvicorn.
            del scope

    return app


@clear_locals
async def respond(emulator: Emulator, scope: Event, receive: Receive, send: Send) -> None:
    """Answer one request."""
    body = await limited_body(receive)
    if body is None:
        return
    answer = emulator.handle(Message(scope["method"], target(scope), headers(scope), body))
    fields = {**answer.headers, "Content-Length": str(len(answer.body))}
    raw = [
        (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": raw})
    await send({"type": "http.response.body", "body": answer.body})


async def limited_body(receive: Receive) -> bytes | None:
    """Read a body to its end; None if the client hung up before.

    Keep no more of it than is needed to see that it is too large.
    """
    body, more = b"", True
    while more:
        event = await receive()
        if event["type"] == "http.disconnect":
            return None
        if len(body) <= SIZE_LIMIT:
            body += event.get("body", b"")
        more = event.get("more_body", False)
    return body


def target(scope: Event) -> str:
    """Return path and query as they stood in the request line."""
    parts = (scope["raw_path"], scope["query_string"])
    return "?".join(part.decode("latin-1") for part in parts if part)


def headers(scope: Event) -> Fields:
    """Return the headers, those of one name joined by commas; ASGI has names in lower case."""
    joined = Fields()
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


class Gathered:
    """A transport that writes at once what one turn of the event loop brings."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self.waiting = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transport, name)

    def write(self, data: bytes) -> None:
        """Write, at the end of the turn."""
        if not self.waiting:
            asyncio.get_running_loop().call_soon(self.flush)
        self.waiting += data

    def flush(self) -> None:
        """Write what waits."""
        data, self.waiting = self.waiting, b""
        if data:
            self.transport.write(data)

    def close(self) -> None:
        """Write what waits, and close."""
        self.flush()
        self.transport.close()


class Protocol(H11Protocol):
    """HTTP whose answers leave as one packet each; uvicorn writes head and body apart."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as below it
        """Begin a connection."""
        super().connection_made(cast("asyncio.Transport", Gathered(transport)))


class Server(uvicorn.Server):
    """A server that reports when it is ready, and stops at a signal with exit code 0."""

    def __init__(
        self, emulator: Emulator, ready: Callable[[], None], tls: Identity | None = None
    ) -> None:
        config = uvicorn.Config(
            application(emulator),
            loop="asyncio",
            http=Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            # The URL of a GET holds its signature.
            access_log=False,
            # We are behind no proxy, and no service names itself so.
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
            ssl_context_factory=(lambda *_: tls.context) if tls else None,
        )
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and print so; by now the signals are ours."""
        await super().startup(sockets)
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close all connections at once; no answer is under way, because none takes time."""
        for connection in list(self.server_state.connections):
            # To close TLS would wait for the client.
            connection.transport.abort()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a signal handler
        """Stop at a signal; the base class would raise it once more afterwards."""
        self.should_exit = True


def listen(host: str, port: int) -> socket.socket:
    """Bind a listening socket; raises ValueError for a host that others could reach."""
    if host not in LOOPBACK:
        raise ValueError(f"the emulator only listens on loopback; use {', '.join(LOOPBACK)}")
    family = socket.AF_INET6 if ":" in LOOPBACK[host] else socket.AF_INET
    return socket.create_server((LOOPBACK[host], port), family=family)


def base_url(host: str, listener: socket.socket, tls: Identity | None = None) -> str:
    """Return the URL under which a socket answers."""
    name = f"[{host}]" if ":" in host else host
    return f"{'https' if tls else 'http'}://{name}:{listener.getsockname()[1]}"


def announce(emulator: Emulator, url: str, tls: Identity | None = None) -> None:
    """Print one line of JSON with all that a script needs to send requests."""
    where = {"url": url, "ca": tls.ca} if tls else {"url": url}
    keys = {
        name: getattr(emulator.credentials, name)
        for name in ("access_key", "secret_key", "account", "user", "password")
    }
    sys.stdout.write(json.dumps(where | keys | emulator.ids._asdict()) + "\n")
    sys.stdout.flush()


def serve(
    emulator: Emulator, host: str = "127.0.0.1", port: int = 0, tls: Identity | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; the first line on stdout has the URL, the keys and the ids.

    Port 0 takes a free one. With `tls` it serves HTTPS to clients that trust its `ca`. Raises
    ValueError for a host that is not loopback, and OSError for a port that is taken.
    """
    with listen(host, port) as listener:
        url = base_url(host, listener, tls)
        Server(emulator, lambda: announce(emulator, url, tls), tls).run(sockets=[listener])


@contextmanager
def run(emulator: Emulator, tls: Identity | None = None) -> Iterator[str]:
    """Serve in a thread on a free port for as long as the block runs, and yield the base URL."""
    started = threading.Event()
    with listen("127.0.0.1", 0) as listener:
        server = Server(emulator, started.set, tls)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        started.wait()
        try:
            yield base_url("127.0.0.1", listener, tls)
        finally:
            server.should_exit = True
            thread.join()

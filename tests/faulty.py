"""A server on loopback that does to each connection what a script says."""

import json
import re
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any, Self

__all__ = ["Faulty", "Peer", "Script", "answer"]

# Seconds after which a script that waits gives up, so that no test hangs.
PATIENCE = 20


class Peer:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket, done: threading.Event) -> None:
        self.connection = connection
        self.done = done

    def read(self) -> bytes:
        """Read one whole request, or what comes of it."""
        received = b""
        while b"\r\n\r\n" not in received:
            chunk = self.connection.recv(65536)
            if not chunk:
                return received
            received += chunk
        head, _, body = received.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: *([0-9]+)", head)
        while length and len(body) < int(length[1]) and (chunk := self.connection.recv(65536)):
            body += chunk
        return head + b"\r\n\r\n" + body

    def send(self, *pieces: bytes) -> None:
        """Write bytes."""
        self.connection.sendall(b"".join(pieces))

    def drip(self, piece: bytes) -> None:
        """Write the same few bytes again and again, slowly, until the other side has gone."""
        for _ in range(PATIENCE * 50):
            self.connection.sendall(piece)
            if self.done.wait(0.02):
                return

    def hold(self) -> None:
        """Do nothing until the other side has gone or the test is over."""
        self.connection.settimeout(PATIENCE)
        while self.connection.recv(65536):
            pass

    def reset(self) -> None:
        """Break the connection off, as a crash does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


Script = Callable[[Peer], Any]


def answer(status: str = "200 OK", body: Any = b"", **headers: str) -> bytes:
    """Write an answer; a body that is no bytes becomes JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [
        f"HTTP/1.1 {status}",
        *(f"{name}: {value}" for name, value in fields.items() if value),
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + content


class Faulty:
    """Listens while its block runs; the last script serves all further connections.

    Leaving the block waits until every connection was closed by the other side, and so proves
    that none was left open.
    """

    def __init__(self, *scripts: Script) -> None:
        self.scripts = list(scripts)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.connections = 0
        self.done = threading.Event()
        self._threads = [threading.Thread(target=self.accept)]
        self.left_open = 0

    def accept(self) -> None:
        """Take connections until the listener is closed."""
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            if self.done.is_set():
                connection.close()
                return
            script = self.scripts[min(self.connections, len(self.scripts) - 1)]
            self.connections += 1
            thread = threading.Thread(target=self.serve, args=(connection, script))
            self._threads.append(thread)
            thread.start()

    def serve(self, connection: socket.socket, script: Script) -> None:
        """Run a script, then wait for the other side to close."""
        with connection:
            connection.settimeout(PATIENCE)
            try:
                script(Peer(connection, self.done))
                while connection.fileno() >= 0 and connection.recv(65536):
                    pass
            except TimeoutError:
                self.left_open += 1
            except OSError:
                pass

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        with socket.socket() as waker:
            waker.connect(self.listener.getsockname())
        for thread in self._threads:
            thread.join(PATIENCE)
        self.listener.close()
        assert 0 == self.left_open, "a connection was left open"

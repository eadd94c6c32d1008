"""No code path reaches beyond this machine in tests, or beyond the endpoint outside of them."""

import ast
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
# Modules that can open a connection, or make another program do it.
NETWORK = {
    *(
        "aiohttp",
        "asyncore",
        "ftplib",
        "http",
        "httpcore",
        "httpx",
        "imaplib",
        "poplib",
        "pygls",
        "requests",
        "smtplib",
    ),
    *(
        "socket",
        "socketserver",
        "ssl",
        "starlette",
        "subprocess",
        "telnetlib",
        "urllib3",
        "uvicorn",
        "websockets",
        "xmlrpc",
    ),
}
# 192.0.2.0/24 and 2001:db8::/32 are set aside for documentation.
ELSEWHERE: dict[str, Callable[[], object]] = {
    "a connection": lambda: socket.create_connection(("192.0.2.1", 9)),
    "a connection over IPv6": lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 9)),
    "a connection that fails in silence": lambda: socket.socket().connect_ex(("192.0.2.1", 9)),
    "a datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(
        b"", ("192.0.2.1", 9)
    ),
    "a name": lambda: socket.getaddrinfo("vpc.api.qcloud.com", 443),
    "an old look-up of a name": lambda: socket.gethostbyname("example.com"),
    "a library": lambda: httpx.get("https://vpc.api.qcloud.com/", trust_env=False),
}


@pytest.mark.parametrize("way", ELSEWHERE)
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_the_tests_cannot_leave_this_machine(way: str) -> None:
    """Every way out is refused below all libraries, so whatever the suite runs stays here."""
    with pytest.raises(AssertionError, match="a test tried to reach"):
        ELSEWHERE[way]()


@pytest.mark.parametrize("code", ["c(('192.0.2.1', 9))", "c(('example.com', 9))"])
def test_the_programs_of_the_tests_cannot_either(code: str) -> None:
    """A process that a test starts has the same guard."""
    command = [sys.executable, "-c", f"import socket; c = socket.create_connection; {code}"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (1, True) == (found.returncode, "a test tried to reach" in found.stderr)


def test_loopback_is_open() -> None:
    """What the tests need still works."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as connection,
    ):
        assert "127.0.0.1" == connection.getpeername()[0]


def imports(path: Path) -> set[str]:
    """List the top-level modules that a file imports, anywhere but for type checkers alone."""
    found: set[str] = set()
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            todo += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
        todo += ast.iter_child_nodes(node)
    return found


def test_the_network_is_behind_few_doors() -> None:
    """Only the client, the emulator's server and the language server can open a connection."""
    files = [
        path for top in ("validators", "generated") for path in sorted((ROOT / top).rglob("*.py"))
    ]
    doors = {
        path.relative_to(ROOT).as_posix(): sorted(imports(path) & NETWORK)
        for path in files
        if imports(path) & NETWORK
    }
    wire = "validators/vpn_preflight/wire/"
    assert {
        "validators/vpn_preflight/cli/delivery.py": ["httpx"],
        "validators/vpn_preflight/cli/question.py": ["httpx"],
        "validators/vpn_preflight/emulator/certificates.py": ["ssl"],
        "validators/vpn_preflight/emulator/iam.py": ["http"],
        "validators/vpn_preflight/emulator/server.py": ["socket", "uvicorn"],
        "validators/vpn_preflight/emulator/transport.py": ["httpx"],
        "validators/vpn_preflight/lsp/server.py": ["pygls"],
        f"{wire}async_sockets.py": ["httpcore", "socket"],
        f"{wire}async_transport.py": ["httpcore", "httpx"],
        f"{wire}call.py": ["httpx", "ssl"],
        f"{wire}client.py": ["httpx"],
        f"{wire}connections.py": ["httpcore"],
        f"{wire}huawei_vpn.py": ["httpx"],
        f"{wire}log_filter.py": ["httpcore", "httpx"],
        f"{wire}names.py": ["httpcore", "socket"],
        f"{wire}body.py": ["httpx"],
        f"{wire}settings.py": ["httpx", "ssl"],
        f"{wire}signing.py": ["httpx"],
        f"{wire}sockets.py": ["httpcore", "ssl"],
        f"{wire}transport.py": ["httpcore", "httpx"],
    } == doors


def test_connections_are_made_in_one_place() -> None:
    """No module but the client's makes an httpx client, and that one carries the gate."""
    made = [
        path.name
        for path in sorted((ROOT / "validators").rglob("*.py"))
        if any(
            word in path.read_text(encoding="utf-8")
            for word in ("httpx.Client,", "httpx.Client(", "httpx.AsyncClient(", "(httpx.Client)")
        )
    ]
    assert ["client.py"] == made

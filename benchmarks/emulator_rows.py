"""What a request costs the emulator, next to the emulator of an earlier commit."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from calls import CHANGE, GROUP, IDS
from measure import CODE, Row

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["rows"]

ROOT = Path(__file__).parents[1]
BEFORE = "d264d52"
CONNECTIONS, REQUESTS = 64, 640
TICK = 1 / os.sysconf("SC_CLK_TCK")
REFUSED = (b'"error_code"', b'"code": 4')


def rows(folder: Path) -> Iterator[Row]:
    """Yield the comparison; the servers end with this process."""
    archive = subprocess.run(
        ["git", "-C", ROOT, "archive", BEFORE],  # noqa: S607 - as installed
        capture_output=True,
        check=True,
    ).stdout
    subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)  # noqa: S607 - as above
    path = os.pathsep.join(str(folder / part) for part in ("generated", "validators"))
    ours, theirs = Server({}), Server({"PYTHONPATH": path})
    yield Row(
        "emulator, CPU of a request, 64 connections",
        f"the emulator of {BEFORE}",
        0.5,
        ours.cost,
        theirs.cost,
    )


class Server:
    """An emulator in a process of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "vpn_preflight", "emulate", "--port", "0"],
            stdout=subprocess.PIPE,
            env=CODE | environment,
            text=True,
        )
        assert self.process.stdout is not None
        self.facts: dict[str, str] = json.loads(self.process.stdout.readline())

    def __del__(self) -> None:
        self.process.terminate()
        self.process.wait()

    def cost(self) -> float:
        """Return the seconds of the processor for one request; raises for one that is refused."""
        requests = list(self.requests())
        start = self.seconds()
        asyncio.run(self.send(requests))
        return (self.seconds() - start) / len(requests)

    def seconds(self) -> float:
        """Return the time of the processor that the process has taken."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").split()
        return (int(fields[13]) + int(fields[14])) * TICK

    def requests(self) -> Iterator[bytes]:
        """Yield signed changes of both services, each with a nonce of its own."""
        sent: list[httpx.Request] = []
        answers = {
            "POST": {"code": 0, "data": {"taskId": 1}},
            "PUT": {"user_group": {"name": "sales"}, "request_id": "r"},
        }

        def keep(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json=answers[request.method])

        facts = self.facts
        shared: dict[str, Any] = {
            "region": "ap-guangzhou",
            "endpoint": facts["url"],
            "transport": httpx.MockTransport(keep),
        }
        keys = {"secret_id": facts["access_key"], "secret_key": facts["secret_key"]}
        vpc = TencentVpc(**keys, **shared)
        keys = {"access_key": facts["access_key"], "secret_key": facts["secret_key"]}
        vpn = HuaweiVpn(**keys, project_id=facts["project_id"], **shared | {"region": "cn-north-4"})
        for _ in range(REQUESTS // 2):
            vpc.modify_vpn_conn_ex(**CHANGE)
            vpn.update_vpn_user_group(**IDS, user_group=GROUP)
        yield from map(as_bytes, sent)

    async def send(self, requests: list[bytes]) -> None:
        """Send requests over many connections at once."""
        left = iter(requests)
        port = int(self.facts["url"].rpartition(":")[2])

        async def work() -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for request in left:
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
                body = await reader.readexactly(int(length))
                assert b" 200 " in head, body
                assert not any(word in body for word in REFUSED), body
            writer.close()

        await asyncio.gather(*(work() for _ in range(CONNECTIONS)))


def as_bytes(request: httpx.Request) -> bytes:
    """Write a request; its connection stays open."""
    fields = [(name, value) for name, value in request.headers.raw if name != b"Connection"]
    lines = [
        f"{request.method} {request.url.raw_path.decode('ascii')} HTTP/1.1".encode(),
        *(b"%s: %s" % field for field in fields),
    ]
    return b"\r\n".join([*lines, b"", request.content])

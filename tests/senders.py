"""Both kinds of client, each sending a tunnel over a real socket and leaving nothing open."""

import asyncio
from collections.abc import Callable
from typing import Any

from calls import EXAMPLE
from faulty import Script, answer

from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from vpn_preflight.contract import operation

__all__ = ["GROUP", "KEYS", "SENDERS", "SUCCESS", "Send", "after_the_request"]

KEYS = {"secret_id": "AKIDinvented", "secret_key": "invented-secret-key", "region": "gz"}
SUCCESS = answer(body=operation("ModifyVpnConnEx").examples.response["document"])
GROUP = answer(body=operation("UpdateVpnUserGroup").examples.response["document"])

Send = Callable[..., Any]


def blocking(endpoint: str, call: dict[str, Any] = EXAMPLE, **settings: Any) -> Any:
    """Send a tunnel, and look that no connection is under way afterwards."""
    with TencentVpc(**KEYS, endpoint=endpoint, **settings) as vpc:
        try:
            return vpc.modify_vpn_conn_ex(**call)
        finally:
            pool = vpc.get_httpx_client()._transport._pool  # type: ignore[attr-defined]
            # httpcore counts a connection that a proxy lost as active; the peer sees it closed.
            assert "proxy" in settings or all(
                connection.is_idle() or connection.is_closed() for connection in pool.connections
            )


def concurrent(endpoint: str, call: dict[str, Any] = EXAMPLE, **settings: Any) -> Any:
    """Do the same without blocking, and look that no task is left."""

    async def send() -> Any:
        async with AsyncTencentVpc(**KEYS, endpoint=endpoint, **settings) as vpc:
            try:
                return await vpc.modify_vpn_conn_ex(**call)
            finally:
                pool = vpc.get_async_httpx_client()._transport._pool  # type: ignore[attr-defined]
                assert "proxy" in settings or all(
                    connection.is_idle() or connection.is_closed()
                    for connection in pool.connections
                )
                # A request body that was not taken is dropped by a task that ends next turn.
                await asyncio.sleep(0)
                assert {asyncio.current_task()} == asyncio.all_tasks()

    return asyncio.run(send())


def after_the_request(*pieces: bytes) -> Script:
    """Read a request and answer with these bytes."""
    return lambda peer: (peer.read(), peer.send(*pieces))


SENDERS: list[Send] = [blocking, concurrent]

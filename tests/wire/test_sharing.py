"""One client for many threads and tasks, and calls that are given up."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stamina
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL
from faulty import Faulty, Peer, answer
from senders import SUCCESS

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, TencentVpc
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.wire.connections import CONNECTIONS

MANY = 64


def settings(emulator: Emulator, url: str) -> dict[str, Any]:
    """Return what a client of the emulator is made with."""
    keys = emulator.credentials
    return {
        "region": "gz",
        "secret_id": keys.access_key,
        "secret_key": keys.secret_key,
        "endpoint": url,
    }


def tunnel(number: int) -> dict[str, Any]:
    """Write a change that no other has."""
    return TUNNEL | {"user_gw_cidr_block": [f"10.{number}.0.0/16"]}


def test_a_client_may_be_shared_by_threads() -> None:
    """All threads begin at once with a client without a connection; each gets its own answer."""
    emulator, start = Emulator(), threading.Barrier(MANY)
    with (
        run(emulator) as url,
        TencentVpc(**settings(emulator, url)) as vpc,
        ThreadPoolExecutor(MANY) as pool,
    ):

        def change(number: int) -> tuple[int, list[str]]:
            start.wait()
            # Half of them with options of their own.
            client = vpc.with_options(retries=number % 3) if number % 2 else vpc
            data = client.modify_vpn_conn_ex(**tunnel(number)).data
            return data.task_id, data.user_gw_subnet_list

        answers = list(pool.map(change, range(MANY)))
    assert [[f"10.{number}.0.0/16"] for number in range(MANY)] == [
        subnets for _, subnets in answers
    ]
    assert (MANY, MANY) == (len({task for task, _ in answers}), len(emulator.journal.entries))


def test_a_client_may_be_shared_by_tasks() -> None:
    """The same without blocking."""
    emulator = Emulator()

    async def change_all(url: str) -> list[Any]:
        async with AsyncTencentVpc(**settings(emulator, url)) as vpc:
            replies = await asyncio.gather(
                *(vpc.modify_vpn_conn_ex(**tunnel(number)) for number in range(MANY))
            )
            assert {asyncio.current_task()} == asyncio.all_tasks()
            return replies

    with run(emulator) as url:
        replies = asyncio.run(change_all(url))
    assert [[f"10.{number}.0.0/16"] for number in range(MANY)] == [
        reply.data.user_gw_subnet_list for reply in replies
    ]
    nonces = {dict(entry["parameters"])["Nonce"] for entry in emulator.journal.entries}
    assert MANY == len(nonces)


def test_deadlines_of_threads_are_their_own() -> None:
    """What one thread has left says nothing of another."""
    slow, quick = Faulty(lambda peer: (peer.read(), peer.hold())), Emulator()
    keys = quick.credentials
    with slow as service, run(quick) as url:

        def update(endpoint: str, deadline: float) -> Any:
            given = {
                "access_key": keys.access_key,
                "secret_key": keys.secret_key,
                "project_id": quick.project_id,
            }
            with HuaweiVpn(**given, endpoint=endpoint, deadline=deadline) as client:
                return client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)

        with ThreadPoolExecutor(2) as pool:
            late, early = pool.submit(update, service.url, 0.3), pool.submit(update, url, 60)
            assert ("CallTimeoutError", "user-group1-update") == (
                type(late.exception()).__name__,
                early.result().user_group.name,
            )


def before_the_answer(reached: Callable[[], Any]) -> Faulty:
    """Read a request, tell that it came, and never answer."""
    return Faulty(lambda peer: (peer.read(), reached(), peer.hold()))


def within_the_body(reached: Callable[[], Any]) -> Faulty:
    """Answer in part, tell it, and never go on."""

    def serve(peer: Peer) -> None:
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        reached()
        peer.hold()

    return Faulty(serve)


def between_attempts(reached: Callable[[], Any]) -> Faulty:
    """Ask for a long pause, and tell when the connection is over."""

    def serve(peer: Peer) -> None:
        peer.read()
        peer.send(answer("429 Too Many Requests", {"error_code": "APIGW.0308"}, Retry_After="60"))
        peer.hold()
        reached()

    return Faulty(serve)


@pytest.mark.parametrize("script", [before_the_answer, within_the_body])
def test_a_cancelled_call_leaves_nothing_behind(script: Callable[..., Faulty]) -> None:
    """No connection, which the service would see open, no task, no warning of a missing await."""
    assert isinstance(asyncio.run(cancelled(script, tunnel)), asyncio.CancelledError)


def test_a_call_that_pauses_can_be_cancelled() -> None:
    """The wait for the next attempt, which is a minute here, ends at once."""
    stamina.set_testing(False)

    async def pause() -> Any:
        reached = asyncio.Event()
        loop = asyncio.get_running_loop()
        with between_attempts(lambda: loop.call_soon_threadsafe(reached.set)) as service:
            given = {
                "project_id": "p",
                "access_key": "INVENTEDAK",
                "secret_key": "invented-key",
                "endpoint": service.url,
            }
            async with AsyncHuaweiVpn(**given, deadline=600) as client:
                call = asyncio.create_task(
                    client.update_vpn_user_group(SERVER_ID, GROUP_ID, user_group=CONTENT)
                )
                return await ended(call, reached)

    assert isinstance(asyncio.run(pause()), asyncio.CancelledError)


async def cancelled(
    script: Callable[..., Faulty], call: Callable[[int], dict[str, Any]]
) -> BaseException:
    """Cancel a call when the service says so, and return what it ended with."""
    reached = asyncio.Event()
    loop = asyncio.get_running_loop()
    with script(lambda: loop.call_soon_threadsafe(reached.set)) as service:
        async with AsyncTencentVpc(
            region="gz", secret_id="i", secret_key="k", endpoint=service.url
        ) as vpc:
            task = asyncio.create_task(vpc.modify_vpn_conn_ex(**call(1)))
            error = await ended(task, reached)
            assert [] == vpc.get_async_httpx_client()._transport._pool.connections  # type: ignore[attr-defined]
    return error


async def ended(task: asyncio.Task[Any], reached: asyncio.Event) -> BaseException:
    """Wait for the moment, cancel, and look that nothing else runs."""
    await reached.wait()
    task.cancel()
    (error,) = await asyncio.gather(task, return_exceptions=True)
    assert {asyncio.current_task()} == asyncio.all_tasks()
    return error


def test_a_call_given_up_by_a_time_out_of_asyncio_leaves_nothing_behind() -> None:
    """A caller's own time-out is a cancellation like any other."""

    async def hurry() -> None:
        with Faulty(lambda peer: (peer.read(), peer.hold())) as service:
            async with AsyncTencentVpc(
                region="gz", secret_id="i", secret_key="k", endpoint=service.url
            ) as vpc:
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.2):
                        await vpc.modify_vpn_conn_ex(**EXAMPLE)
                assert [] == vpc.get_async_httpx_client()._transport._pool.connections  # type: ignore[attr-defined]

    asyncio.run(hurry())


@pytest.mark.parametrize("turns", range(8))
def test_a_call_cancelled_at_any_turn_gives_its_connection_back(turns: int) -> None:
    """Also while an answer is read and closed: a client that lost a few would hang for ever."""

    async def lose(url: str, arrived: asyncio.Event) -> list[Any]:
        async with AsyncTencentVpc(region="gz", secret_id="i", secret_key="k", endpoint=url) as vpc:
            for _ in range(3):
                arrived.clear()
                task = asyncio.create_task(vpc.modify_vpn_conn_ex(**EXAMPLE))
                await arrived.wait()
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            pool = vpc.get_async_httpx_client()._transport._pool  # type: ignore[attr-defined]
            # As many changes may be under way at once as before.
            return [*pool.connections, *range(pool.free._value, CONNECTIONS)]

    async def serve() -> list[Any]:
        arrived = asyncio.Event()

        async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(
                int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
            )
            arrived.set()
            writer.write(SUCCESS)
            await reader.read()
            writer.close()

        server = await asyncio.start_server(answered, "127.0.0.1", 0)
        async with server:
            return await lose(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", arrived)

    assert [] == asyncio.run(serve())


def test_a_call_that_is_thrown_away_with_its_event_loop_is_quiet() -> None:
    """Whoever closes a loop under a call gets no warning of ours for it."""
    code = (
        "import asyncio\n"
        "from vpn_preflight.wire.deadline import until\n"
        "async def wait():\n"
        "    with until(1e12):\n"
        "        await asyncio.get_running_loop().create_future()\n"
        "loop = asyncio.new_event_loop()\n"
        "task = loop.create_task(wait())\n"
        "loop.call_soon(loop.call_soon, loop.stop)\n"
        "loop.run_forever()\n"
        "loop.close()\n"
        "task._log_destroy_pending = False\n"
        "del task\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (0, "") == (found.returncode, found.stderr)

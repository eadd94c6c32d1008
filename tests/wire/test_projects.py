"""The project of a region, looked up at the first call of a client that was not given one."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from faulty import Faulty, Peer

from cloud_vpn.huawei_vpn import (
    AsyncHuaweiVpn,
    CallTimeoutError,
    CredentialsError,
    HuaweiVpn,
    Keys,
    PayloadError,
)
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport

SERVER = "0e325fb6-83b9-4004-a343-8b6fc714a5d9"
PROJECT = "0605768a1c80d5762fd6c014ee1a4b6c"
KEYS = {"access_key": "INVENTEDAK", "secret_key": "invented-secret-key"}
UPDATE = "UpdateVpnUserGroup"
LIST, OWN, GROUPS = "KeystoneListProjects", "KeystoneListAuthProjects", "ListVpnUserGroups"


@pytest.fixture
def emulator() -> Emulator:
    """An emulator, whose project has the name of any region."""
    return Emulator()


def proofs(emulator: Emulator) -> dict[str, dict[str, Any]]:
    """Return the ways to prove the caller."""
    keys = emulator.credentials
    return {
        "keys": {"access_key": keys.access_key, "secret_key": keys.secret_key},
        "temporary keys": {
            "credentials": lambda: Keys(keys.access_key, keys.secret_key, keys.security_token)
        },
        "token": {"auth_token": keys.auth_token},
        "function": {"auth_token": lambda: keys.auth_token},
    }


def client(emulator: Emulator, proof: str = "keys", **more: Any) -> HuaweiVpn:
    """Make a client without a project."""
    given = {"region": "cn-north-4", "transport": transport(emulator)}
    return HuaweiVpn(**given | proofs(emulator)[proof] | more)


def operations(emulator: Emulator) -> list[str]:
    """List the calls that arrived."""
    return [entry["operation"] for entry in emulator.journal.entries]


@pytest.mark.parametrize(
    ("proof", "expected"),
    [("keys", LIST), ("temporary keys", LIST), ("token", OWN), ("function", OWN)],
)
def test_the_project_is_looked_up_once(emulator: Emulator, proof: str, expected: str) -> None:
    """A key asks for the project of the region, a token for its own; copies know it, too."""
    with client(emulator, proof) as vpn:
        vpn.list_vpn_user_groups(SERVER)
        vpn.with_options(retries=0).list_vpn_user_groups(SERVER)
    assert [expected, GROUPS, GROUPS] == operations(emulator)


def test_the_project_is_in_the_path_and_signed(emulator: Emulator) -> None:
    """What is sent then is what a client with that project sends."""
    with client(emulator) as vpn:
        vpn.update_vpn_user_group(SERVER, emulator.ids.group_id, user_group={"name": "sales"})
    entry = emulator.journal.entries[-1]
    headers = {name.lower(): value for name, value in entry["headers"].items()}
    assert (200, PROJECT) == (entry["status"], headers["x-project-id"])
    assert f"/v5/{PROJECT}/" in entry["path"]


def test_the_project_is_looked_up_without_blocking(emulator: Emulator) -> None:
    """The client for asyncio does the same."""

    async def read() -> int:
        given = {"region": "cn-north-4", "transport": transport(emulator)}
        async with AsyncHuaweiVpn(**given, **proofs(emulator)["keys"]) as vpn:
            return len((await vpn.list_vpn_user_groups(SERVER)).user_groups)

    assert (2, [LIST, GROUPS]) == (asyncio.run(read()), operations(emulator))


def test_a_wrong_payload_looks_nothing_up(emulator: Emulator) -> None:
    """The check comes first."""
    with client(emulator) as vpn, pytest.raises(PayloadError):
        vpn.update_vpn_user_group(SERVER, emulator.ids.group_id, user_group={"name": ""})
    assert [] == operations(emulator)


def test_a_project_that_is_given_is_not_looked_up(emulator: Emulator) -> None:
    """Nothing else is asked for."""
    with client(emulator, project_id=PROJECT) as vpn:
        vpn.list_vpn_user_groups(SERVER)
    assert [GROUPS] == operations(emulator)


def projects(*named: tuple[str, str]) -> Callable[[httpx.Request], httpx.Response]:
    """Answer with projects."""
    found = [{"id": project, "name": name} for project, name in named]
    return lambda _: httpx.Response(200, content=json.dumps({"projects": found, "links": {}}))


@pytest.mark.parametrize(
    "answer",
    [
        projects(),
        projects(("a", "ae-ad-1"), ("b", "ae-ad-1")),
        projects(("a", "cn-north-4")),
        projects(("a/b", "ae-ad-1")),
        lambda _: httpx.Response(403, json={"error": {"code": 403, "message": "no"}}),
    ],
    ids=["none", "several", "of another region", "not an id", "403"],
)
def test_a_project_that_cannot_be_found(answer: Callable[[httpx.Request], httpx.Response]) -> None:
    """One error says what to pass; nothing was changed, and the next call looks again."""
    seen: list[str] = []

    def record(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path)
        return answer(request)

    given: dict[str, Any] = {"access_key": "i", "secret_key": "k"}
    with HuaweiVpn(region="ae-ad-1", transport=httpx.MockTransport(record), **given) as vpn:
        for _ in range(2):
            with pytest.raises(CredentialsError, match="project_id=") as raised:
                vpn.list_vpn_user_groups(SERVER)
            assert ("project_id", False) == (raised.value.missing, raised.value.may_have_been_made)
    assert ["/v3/projects"] * 2 == seen


class Clock:
    """A clock that stands still, and each request that came: its operation and its time-out."""

    def __init__(self, emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.seen = time.monotonic(), list[tuple[str, float]]()
        self.pauses: list[float] = []
        self.below = transport(emulator)
        self.emulator = emulator
        self.transport = httpx.MockTransport(self.handle)
        monkeypatch.setattr(time, "monotonic", lambda: self.now)

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer a request after the next pause."""
        answer = self.below.handle_request(request)
        self.seen.append(
            (operations(self.emulator)[-1], round(request.extensions["timeout"]["read"], 6))
        )
        self.now += self.pauses.pop(0)
        return answer


def test_the_lookup_shares_the_deadline_of_the_call(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it takes is missing from the call, and the next call has a whole deadline."""
    clock = Clock(emulator, monkeypatch)
    clock.pauses = [6, 1, 1]
    with client(emulator, transport=clock.transport, deadline=10, timeout=30) as vpn:
        vpn.list_vpn_user_groups(SERVER)
        vpn.list_vpn_user_groups(SERVER)
    assert [(LIST, 10), (GROUPS, 4), (GROUPS, 10)] == clock.seen


def change(emulator: Emulator, **settings: Any) -> Callable[[], Any]:
    """Return a change, which can be made again with the same client."""
    vpn = client(emulator, **settings)
    group_id = emulator.ids.group_id
    return lambda: vpn.update_vpn_user_group(SERVER, group_id, user_group={"name": "sales"})


def achange(emulator: Emulator, **settings: Any) -> Callable[[], Any]:
    """Return a change by a client that does not block."""
    vpn = AsyncHuaweiVpn(region="cn-north-4", **proofs(emulator)["keys"] | settings)
    group_id = emulator.ids.group_id
    return lambda: asyncio.run(
        vpn.update_vpn_user_group(SERVER, group_id, user_group={"name": "sales"})
    )


@pytest.mark.parametrize("kind", [change, achange])
def test_a_lookup_that_takes_the_deadline_leaves_nothing_for_the_call(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    """The change is not sent, the error says so, and the next one finds the project known."""
    clock = Clock(emulator, monkeypatch)
    clock.pauses = [11, 1]
    update = kind(emulator, transport=clock.transport, deadline=10)
    with pytest.raises(CallTimeoutError, match="nothing was sent") as raised:
        update()
    assert (UPDATE, False, True) == (
        raised.value.operation,
        raised.value.may_have_been_made,
        raised.value.retryable,
    )
    assert [LIST] == operations(emulator)
    update()
    assert [LIST, UPDATE] == operations(emulator)


def test_a_lookup_that_is_cut_off_says_what_was_not_sent() -> None:
    """The time-out is that of the look-up, over a real socket; the change was never begun."""
    with (
        Faulty(Peer.hold) as service,
        HuaweiVpn(endpoint=service.url, region="cn-north-4", deadline=0.2, **KEYS) as vpn,
        pytest.raises(CallTimeoutError, match=f"{UPDATE} was not sent") as raised,
    ):
        vpn.update_vpn_user_group(SERVER, PROJECT, user_group={"name": "sales"})
    assert (LIST, False) == (raised.value.operation, raised.value.may_have_been_made)


def test_a_lookup_without_an_answer_is_an_error_of_its_own(emulator: Emulator) -> None:
    """It names the call that was not answered, and nothing may have been changed."""

    def answer(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("late")

    with (
        client(emulator, transport=httpx.MockTransport(answer), retries=0) as vpn,
        pytest.raises(CallTimeoutError) as raised,
    ):
        vpn.list_vpn_user_groups(SERVER)
    assert (LIST, False) == (raised.value.operation, raised.value.may_have_been_made)

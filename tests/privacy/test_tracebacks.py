"""No traceback has a payload, a request or a key, for error reporters and rich tracebacks."""

import asyncio
import io
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from calls import EXAMPLE, GROUP_ID, SERVER_ID
from reporter import chain, frames, is_ours, pictured, raised, reported

from cloud_vpn.huawei_iam import Auth, HuaweiIam
from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import (
    AsyncTencentVpc,
    Keys,
    ModifyVpnConnExRequest,
    ModifyVpnConnExResponse,
    TencentVpc,
)
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from vpn_preflight import compiled
from vpn_preflight.checker import check
from vpn_preflight.cli import main, program
from vpn_preflight.contract import operation
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.server import run
from vpn_preflight.emulator.transport import transport
from vpn_preflight.lint import Run, Settings
from vpn_preflight.lint.files import File
from vpn_preflight.privacy import clear_locals

# Unique words; the slash, the quote and the letter beyond ASCII are encoded on the wire.
PSK, KEY, TOKEN = 'quixotic/"zephyr ü', "jackdaws-sphinx", "vexed-quartz"
WORDS = ("quixotic", "zephyr", "jackdaws", "sphinx", "vexed", "quartz")
CALL = EXAMPLE | {"pre_shared_key": PSK}
BODY = operation("ModifyVpnConnEx").examples.request["document"] | {"preSharedKey": PSK}
AUTH = operation("KeystoneCreateUserTokenByPassword").examples.request["document"]
SETTINGS: dict[str, Any] = {
    "region": "ap-southeast-1",
    "secret_id": "i",
    "secret_key": KEY,
    "token": TOKEN,
    "retries": 0,
}
HUAWEI: dict[str, Any] = {"region": "ap-southeast-1", "project_id": "p", "retries": 0}


def shown(error: BaseException) -> list[str]:
    """List the secrets that an error shows in the variables of our frames."""
    text = reported(error)
    return [word for word in WORDS if word in text]


def fail(*_: Any) -> Any:
    """Break off as an internal error does."""
    raise ZeroDivisionError


def interrupt(_: httpx.Request) -> httpx.Response:
    """Break off as Ctrl-C does."""
    raise KeyboardInterrupt


def never(_: httpx.Request) -> httpx.Response:
    """Refuse to be called."""
    raise AssertionError("a request was sent")


def unreachable(request: httpx.Request) -> httpx.Response:
    """Say that nobody listens, and keep the request in the error."""
    raise httpx.ConnectError("refused", request=request)


def late(request: httpx.Request) -> httpx.Response:
    """Say that no answer came."""
    raise httpx.ReadTimeout("late", request=request)


def echo(request: httpx.Request) -> httpx.Response:
    """Refuse, and repeat what was sent."""
    return httpx.Response(
        400, json={"code": 4100, "message": request.content.decode(errors="replace")}
    )


def broken(request: httpx.Request) -> httpx.Response:
    """Answer with what nobody can read."""
    return httpx.Response(200, content=request.content)


def odd(request: httpx.Request) -> httpx.Response:
    """Answer with a success that repeats what was sent."""
    return httpx.Response(200, json={"code": 0, "message": request.content.decode()})


def unreadable(body: dict[str, Any]) -> Any:
    """Fail over an answer, as a model does, and quote it."""
    raise KeyError(body["message"])


SERVICES = {
    service.__name__: service for service in (interrupt, unreachable, late, echo, broken, fail)
}
# What the check refuses, in ways of its own.
REFUSED = {
    "an error": {"vpn_conn_name": [PSK]},
    "half a character": {"pre_shared_key": f"{PSK}\ud800"},
    "an argument too many": {"password": PSK},
}


def vpc(answer: Callable[[httpx.Request], httpx.Response], **more: Any) -> TencentVpc:
    """Make a client over a service."""
    return TencentVpc(**SETTINGS, transport=httpx.MockTransport(answer), **more)


def async_vpc(answer: Callable[[httpx.Request], httpx.Response]) -> AsyncTencentVpc:
    """Make one that does not block."""
    return AsyncTencentVpc(**SETTINGS, transport=httpx.MockTransport(answer))


@pytest.mark.parametrize("service", SERVICES)
def test_a_call_that_fails_shows_no_secret(service: str) -> None:
    """Whatever goes wrong in a call, blocking or not, and in every function that makes it."""
    client, other = vpc(SERVICES[service]), async_vpc(SERVICES[service])
    calls: list[Callable[[], Any]] = [
        lambda: client.modify_vpn_conn_ex(**CALL),
        lambda: modify_vpn_conn_ex.sync(client=client, body=BODY),
        lambda: modify_vpn_conn_ex.sync_detailed(
            client=client, body=ModifyVpnConnExRequest.from_dict(BODY)
        ),
        lambda: asyncio.run(other.modify_vpn_conn_ex(**CALL)),
        lambda: asyncio.run(modify_vpn_conn_ex.asyncio(client=other, body=BODY)),
        lambda: asyncio.run(
            modify_vpn_conn_ex.asyncio_detailed(
                client=other, body=ModifyVpnConnExRequest.from_dict(BODY)
            )
        ),
    ]
    assert [[]] * len(calls) == [shown(raised(call)) for call in calls]


@pytest.mark.parametrize("more", REFUSED)
def test_a_refused_payload_shows_no_secret(more: str) -> None:
    """Neither a value that the wire cannot carry nor an unknown argument is in a traceback."""
    client, other = vpc(never), async_vpc(never)
    calls: list[Callable[[], Any]] = [
        lambda: client.modify_vpn_conn_ex(**CALL | REFUSED[more]),
        lambda: client.modify_vpn_conn_ex(**CALL | REFUSED[more], ignore="VFS"),
        lambda: asyncio.run(other.modify_vpn_conn_ex(**CALL | REFUSED[more])),
    ]
    assert [[]] * len(calls) == [shown(raised(call)) for call in calls]


def test_an_internal_error_of_a_call_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that breaks off, in all that checks a payload in the process."""
    monkeypatch.setattr(compiled, "functions", fail)
    client, other, iam = (
        vpc(never),
        async_vpc(never),
        HuaweiIam(region="ap-southeast-1", transport=httpx.MockTransport(never)),
    )
    calls: list[Callable[[], Any]] = [
        lambda: client.modify_vpn_conn_ex(**CALL),
        lambda: asyncio.run(other.modify_vpn_conn_ex(**CALL)),
        lambda: modify_vpn_conn_ex._get_kwargs(client=client, body=BODY),
        lambda: check("ModifyVpnConnEx", BODY),
        lambda: iam.keystone_create_user_token_by_password(auth={"identity": {"password": PSK}}),
    ]
    found = [raised(call) for call in calls]
    assert [(ZeroDivisionError, [])] * len(calls) == [
        (type(error), shown(error)) for error in found
    ]
    assert all("fail" in {frame.f_code.co_name for frame in walked(error)} for error in found)


def walked(error: BaseException) -> list[Any]:
    """List the frames of a traceback: they stay, for whoever looks for the place of a fault."""
    trace, found = error.__traceback__, []
    while trace is not None:
        found.append(trace.tb_frame)
        trace = trace.tb_next
    return found


def test_an_answer_of_another_shape_shows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read is let go of, with the error that quotes it."""
    monkeypatch.setattr(ModifyVpnConnExResponse, "from_dict", unreadable)
    error = raised(lambda: vpc(odd).modify_vpn_conn_ex(**CALL))
    assert ([], ["ResponseError"]) == (shown(error), [type(one).__name__ for one in chain(error)])


@pytest.mark.parametrize("service", ["echo", "unreachable", "fail"])
def test_a_rich_traceback_shows_no_secret(service: str) -> None:
    """It draws the variables of every frame, also those of the libraries below us."""
    client, other = vpc(SERVICES[service]), async_vpc(SERVICES[service])
    calls: list[Callable[[], Any]] = [
        lambda: client.modify_vpn_conn_ex(**CALL),
        lambda: asyncio.run(other.modify_vpn_conn_ex(**CALL)),
        lambda: client.modify_vpn_conn_ex(**CALL | {"vpn_conn_name": [PSK]}),
    ]
    text = "".join(pictured(raised(call)) for call in calls)
    assert ([], True) == ([word for word in WORDS if word in text], "modify_vpn_conn_ex" in text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: TencentVpc(
            region="ap-southeast-1", secret_id="i", secret_key=f"{KEY} ", token=TOKEN
        ),
        lambda: TencentVpc(**SETTINGS, proxy=f"gopher://u:{PSK}@[", endpoint="https://localhost"),
        lambda: HuaweiVpn(**HUAWEI, access_key="i", secret_key=KEY, auth_token=TOKEN),
        lambda: HuaweiVpn(**HUAWEI, auth_token=f"{TOKEN} "),
        lambda: HuaweiVpn(**HUAWEI, auth_token=lambda: f"{TOKEN} ", retries=0).show_vpn_user_group(
            SERVER_ID, GROUP_ID
        ),
        lambda: HuaweiIam(region="ap-southeast-1", endpoint=f"https://u:{PSK}@["),
        lambda: Keys("i", f"{KEY} ", TOKEN),
        lambda: TencentVpc(
            region="ap-southeast-1", credentials=lambda: Keys("i", f"{KEY} "), retries=0
        ).modify_vpn_conn_ex(**CALL),
    ],
)
def test_settings_that_are_refused_show_no_secret(make: Callable[[], Any]) -> None:
    """Keys, tokens and the passwords of proxies are arguments of ours."""
    assert [] == shown(raised(make))


@pytest.mark.parametrize(
    "make",
    [
        lambda: ModifyVpnConnExRequest.from_dict({"preSharedKey": PSK}),
        lambda: ModifyVpnConnExRequest.from_dict(BODY | {"encryptAlgorithm": PSK}),
        lambda: ModifyVpnConnExRequest.from_dict(PSK),  # type: ignore[arg-type]
        lambda: Auth.from_dict(AUTH["auth"] | {"scope": PSK}),
        lambda: ModifyVpnConnExRequest("v", "g", "c", pre_shared_key=PSK, ike_set=Odd()).to_dict(),  # type: ignore[arg-type]
    ],
)
def test_models_that_cannot_be_made_show_no_secret(make: Callable[[], Any]) -> None:
    """Neither in variables nor in the words of the error."""
    error = raised(make)
    assert ([], []) == (shown(error), [word for word in WORDS if word in repr(error)])


class Odd(dict[str, Any]):
    """A mapping that cannot be looked at."""

    def items(self) -> Any:
        """Break off."""
        raise ZeroDivisionError


def test_a_request_that_was_not_checked_shows_no_secret() -> None:
    """The gate is a frame of ours."""
    client = TencentVpc(
        region="ap-southeast-1", secret_id="i", secret_key=KEY, transport=httpx.MockTransport(never)
    ).get_httpx_client()
    assert [] == shown(raised(lambda: client.request("GET", f"/?preSharedKey={PSK}")))


def tunnel(folder: Path) -> str:
    """Write a payload file."""
    path = folder / "tunnel.json"
    path.write_text(json.dumps(BODY), encoding="utf-8")
    return str(path)


COMMANDS = {
    "lint": ["lint"],
    "lint --diff": ["lint", "--diff"],
    "send": ["send", "--region", "r", "--dry-run"],
    "sign": ["sign", "--region", "r"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_an_internal_error_of_a_command_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    """What is at hand where the one line about it is written."""
    monkeypatch.setattr(compiled, "functions", fail)
    arguments = [*COMMANDS[command], tunnel(tmp_path)]
    found: list[BaseException | None] = []
    monkeypatch.setattr(sys, "stderr", Watched(found))
    assert 3 == main(arguments)
    assert [(ZeroDivisionError, [])] == [(type(error), shown(error)) for error in found if error]


class Watched(io.StringIO):
    """A stream that keeps the error that is being handled when something is written."""

    def __init__(self, found: list[BaseException | None]) -> None:
        super().__init__()
        self.found = found

    def write(self, text: str) -> int:
        """Keep the error."""
        self.found.append(sys.exception())
        return super().write(text)


def test_an_internal_error_below_the_commands_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also for who calls the linter as a library."""
    monkeypatch.setattr(compiled, "functions", fail)
    file = File(tunnel(tmp_path), is_named=True, name="tunnel.json")
    calls: list[Callable[[], Any]] = [
        lambda: program.run(["lint", file.path]),
        lambda: Run(Settings()).file(file),
    ]
    assert [[], []] == [shown(raised(call)) for call in calls]


def test_an_internal_error_of_the_emulator_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In the process, behind a transport, and in what its server hands to the log."""
    emulator = Emulator()
    keys = {
        "region": "ap-southeast-1",
        "secret_id": emulator.credentials.access_key,
        "secret_key": emulator.credentials.secret_key,
    }
    client = httpx.Client(transport=transport(emulator))
    monkeypatch.setattr(Emulator, "_handle", fail)
    request = Message(
        "POST", f"/v2/index.php?Signature={PSK}", {"Authorization": TOKEN}, PSK.encode()
    )
    calls: list[Callable[[], Any]] = [
        lambda: emulator.handle(request),
        lambda: client.post(
            "https://vpc.api.qcloud.com/v2/index.php",
            headers={"X-Auth-Token": TOKEN},
            content=PSK.encode(),
        ),
    ]
    assert [[], []] == [shown(raised(call)) for call in calls]
    with (
        caplog.at_level(logging.ERROR),
        run(emulator) as url,
        TencentVpc(**keys, endpoint=url, retries=0) as vpc,
    ):
        raised(lambda: vpc.modify_vpn_conn_ex(**CALL))
    errors = [
        record.exc_info[1] for record in caplog.records if record.exc_info and record.exc_info[1]
    ]
    assert [(ZeroDivisionError, False)] == [
        (type(error), "quixotic" in reported(error)) for error in errors
    ]


def test_the_frames_of_who_calls_stay_as_they_are() -> None:
    """An error that the caller is handling, and its suspended generator, keep their variables."""
    waiting = ask()
    next(waiting)
    found: list[BaseException] = []
    try:
        caller("mine")
    except ValueError as error:
        found += [
            error,
            raised(lambda: vpc(never).modify_vpn_conn_ex(**CALL | {"vpn_conn_name": 5})),
        ]
    mine, theirs = found
    assert {"mine"} == {
        variables.get("word") for file, variables in frames(mine.__traceback__) if file == __file__
    } - {None}
    assert mine in list(chain(theirs))
    assert "waited" == next(waiting)


def caller(word: str) -> None:
    """Fail, with a variable."""
    raise ValueError(word)


def ask() -> Any:
    """Wait inside of a handler."""
    try:
        caller("his")
    except ValueError:
        yield
        yield "waited"


def test_a_wrapped_function_stays_what_it_was() -> None:
    """Its result, its name and its kind."""

    @clear_locals
    def blocking(a: int, *, b: int = 1) -> int:
        """Add."""
        return a + b

    @clear_locals
    async def concurrent(a: int) -> int:
        """Return."""
        return a

    assert (3, 2, "Add.") == (blocking(1, b=2), blocking(1), blocking.__doc__)
    assert (True, False, 5) == (
        asyncio.iscoroutinefunction(concurrent),
        asyncio.iscoroutinefunction(blocking),
        asyncio.run(concurrent(5)),
    )


def test_the_measure_is_awake() -> None:
    """A frame of ours that is not wrapped shows what it holds."""
    code = compile(
        "def leak(payload):\n raise ZeroDivisionError",
        f"{Path(program.__file__).parent}/leak.py",
        "exec",
    )
    space: dict[str, Any] = {}
    exec(code, space)  # noqa: S102 - code of the test
    error = raised(lambda: space["leak"]({"a": [(PSK,)]}))
    assert (["quixotic", "zephyr"], True) == (
        [word for word in WORDS if word in reported(error)],
        "quixotic" in pictured(error),
    )
    assert any(is_ours(file) for file, _ in frames(error.__traceback__))


def test_huawei_and_its_tokens_show_no_secret() -> None:
    """A token that was passed, or that a function returned, refused or out of reach."""
    for answer in (
        unreachable,
        late,
        fail,
        broken,
        lambda _: httpx.Response(401, json={"error": {"message": PSK}}),
    ):
        over: dict[str, Any] = HUAWEI | {"transport": httpx.MockTransport(answer)}
        clients = [
            HuaweiVpn(**over, auth_token=lambda: TOKEN),
            HuaweiVpn(**over, auth_token=TOKEN),
            HuaweiVpn(**over, access_key="i", secret_key=KEY, security_token=TOKEN),
        ]
        for client in clients:
            error = raised(
                lambda client=client: client.update_vpn_user_group(
                    SERVER_ID, GROUP_ID, user_group={"name": PSK}
                )
            )
            assert [] == shown(error)

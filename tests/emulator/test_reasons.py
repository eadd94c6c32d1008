"""The journal and the report say which part of a refused proof differs."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from cloud_vpn.huawei_vpn import ApiError, HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc
from cloud_vpn.tencent_vpc_v3 import TencentVpcV3
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport

SECRET = "zanzibarine-zanzibarine"
Call = Callable[..., Any]


def older(**settings: Any) -> Any:
    """Read a list of API 2.0."""
    return TencentVpc(region="ap-guangzhou", retries=0, **settings).describe_vpn_conn()


def newer(**settings: Any) -> Any:
    """Read a list of API 3.0."""
    return TencentVpcV3(region="ap-guangzhou", retries=0, **settings).describe_vpn_connections()


def group(**settings: Any) -> Any:
    """Change a group, whose project is known."""
    given = {"access_key": settings.pop("secret_id", None), **settings}
    vpn = HuaweiVpn(region="cn-north-4", project_id="p", retries=0, **given)
    return vpn.update_vpn_user_group("s", "g", user_group={"name": "a"})


def reported(call: Call, emulator: Emulator, lines: list[str], **settings: Any) -> str:
    """Return why a call is refused, as the journal and the report have it."""
    keys = emulator.credentials
    given = {
        "secret_id": keys.access_key,
        "secret_key": keys.secret_key,
        "transport": transport(emulator),
    }
    with pytest.raises(ApiError):
        call(**given | settings)
    (entry,), (line,) = emulator.journal.entries, lines
    found = str(entry["reason"])
    assert (True, True) == (found in line, entry["code"] in line)
    assert not any(secret in line for secret in (SECRET, keys.secret_key))
    return found


@pytest.fixture
def lines() -> list[str]:
    """What the emulator reports."""
    return []


@pytest.fixture
def emulator(lines: list[str]) -> Emulator:
    """An emulator that reports."""
    return Emulator(report=lines.append)


@pytest.mark.parametrize("call", [older, newer, group])
def test_another_secret(call: Call, emulator: Emulator, lines: list[str]) -> None:
    """The signature differs, and nothing else is known to."""
    assert reported(call, emulator, lines, secret_key=SECRET).startswith("signature: ")


@pytest.mark.parametrize("call", [older, newer, group])
def test_another_key_id(call: Call, emulator: Emulator, lines: list[str]) -> None:
    """The key id is what differs."""
    assert "key id" in reported(call, emulator, lines, secret_id="AKIDnobody")


@pytest.mark.parametrize("call", [older, newer, group])
def test_another_clock(call: Call, lines: list[str]) -> None:
    """The header or the parameter with the time is named."""
    emulator = Emulator(report=lines.append, clock=lambda: 1_000_000_000.0)
    place = reported(call, emulator, lines).partition(":")[0]
    assert place.lower() in ("timestamp", "x-tc-timestamp", "x-sdk-date")


def test_a_header_that_was_changed_on_the_way(emulator: Emulator, lines: list[str]) -> None:
    """A known mistake is named: here the content type."""
    below = transport(emulator)

    def changed(request: httpx.Request) -> httpx.Response:
        request.headers["content-type"] = "application/json; charset=utf-8"
        return below.handle_request(request)

    found = reported(newer, emulator, lines, transport=httpx.MockTransport(changed))
    assert found.startswith("content-type: ")


def test_another_token(emulator: Emulator, lines: list[str]) -> None:
    """There is no signature to compare."""
    settings = {"secret_id": None, "secret_key": None, "auth_token": SECRET}
    assert reported(group, emulator, lines, **settings).startswith("token: ")


def test_another_refusal_has_no_reason(emulator: Emulator, lines: list[str]) -> None:
    """The proof was right."""
    keys = emulator.credentials
    with TencentVpcV3(
        region="ap-guangzhou",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(emulator),
    ) as vpc:
        vpc.describe_vpn_connections()
        with pytest.raises(Exception, match="ResourceNotFound"):
            vpc.describe_vpn_connections(vpn_connection_ids=["vpnx-nobody"])
    assert ([None, None], []) == ([one["reason"] for one in emulator.journal.entries], lines)

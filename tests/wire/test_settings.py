"""Each setting of a connection gets to where it works, whichever service the client is of."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cloud_vpn.huawei_iam import AsyncHuaweiIam, HuaweiIam
from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn
from cloud_vpn.tencent_vpc import AsyncTencentVpc, CredentialsError, TencentVpc

Make = Callable[..., Any]

CLIENTS: dict[str, Make] = {
    "TencentVpc": lambda **settings: (
        TencentVpc(**{"region": "gz", "secret_id": "i", "secret_key": "k"} | settings).client
    ),
    "HuaweiVpn": lambda **settings: (
        HuaweiVpn(
            **{"region": "ae-ad-1", "project_id": "p", "access_key": "i", "secret_key": "k"}
            | settings
        ).client
    ),
    "HuaweiIam": lambda **settings: HuaweiIam(**{"region": "ae-ad-1"} | settings).client,
}


@pytest.fixture(params=CLIENTS)
def make(request: pytest.FixtureRequest) -> Make:
    """Make a client of each service."""
    return CLIENTS[request.param]


def test_what_is_set_is_kept(make: Make) -> None:
    """What a call looks at is what was passed."""
    given = {
        "profile": "observed",
        "ignore": ("VFS011",),
        "timeout": 1.0,
        "deadline": 2.0,
        "retries": 5,
    }
    client = make(**given)
    assert given == {name: getattr(client, name) for name in given}


def test_an_unknown_setting_is_a_mistake_of_the_caller(make: Make) -> None:
    """The message has the name that is meant, or all names where none is alike."""
    with pytest.raises(TypeError, match=r"reties.*retries"):
        make(reties=5)
    with pytest.raises(TypeError, match=r"zzz.*region, .*, transport$"):
        make(zzz="xyzzy")


def test_a_setting_of_another_service_is_a_mistake() -> None:
    """Each client has the settings that it needs."""
    with pytest.raises(TypeError, match=r"HuaweiVpn.*wire_style"):
        HuaweiVpn(wire_style="indexed")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "kind", [TencentVpc, AsyncTencentVpc, HuaweiVpn, AsyncHuaweiVpn, HuaweiIam, AsyncHuaweiIam]
)
def test_help_shows_each_setting_with_its_default(kind: type) -> None:
    """As parameters of the constructor, and one by one in what it says of itself."""
    parameters = inspect.signature(kind).parameters
    listed = re.findall(
        r"^    (\w+): [A-Z\"h]",
        inspect.cleandoc(str(kind.__doc__)).partition("Args:\n")[2],
        re.MULTILINE,
    )
    assert list(parameters) == listed
    assert {"region", "endpoint", "transport"} < set(listed)
    shown = {
        name: parameters[name].default
        for name in ("region", "profile", "ignore", "timeout", "deadline", "retries")
    }
    assert {
        "region": None,
        "profile": "document",
        "ignore": (),
        "timeout": 30.0,
        "deadline": 120.0,
        "retries": 2,
    } == shown
    assert {inspect.Parameter.KEYWORD_ONLY} == {parameter.kind for parameter in parameters.values()}
    assert "float" == parameters["timeout"].annotation


def test_a_file_of_certificates_is_read(make: Make, tmp_path: Path) -> None:
    """One that is not there, holds none, or has no name is told at once."""
    empty = tmp_path / "empty.pem"
    empty.touch()
    for ca in (str(tmp_path / "nothing.pem"), str(empty), 5):
        with pytest.raises(CredentialsError, match=r"\bca\b"):
            make(ca=ca)


@pytest.mark.parametrize("region", ["", "cn north-4", "cn-north-4\n", "'r'"])
@pytest.mark.parametrize("name", ["HuaweiVpn", "HuaweiIam"])
def test_a_region_that_cannot_be_meant_is_named(name: str, region: str) -> None:
    """The message is about the region, and not about the endpoint that would be made of it."""
    with pytest.raises(CredentialsError, match=r"^region is "):
        CLIENTS[name](region=region)


def test_a_client_shows_where_it_calls(make: Make) -> None:
    """Region and endpoint stand in its repr, and nothing else does."""
    client = make(endpoint="https://vpn.example")
    assert (
        f"{type(client).__name__}(region={client.region!r}, endpoint='https://vpn.example')"
        == repr(client)
    )

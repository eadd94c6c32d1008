"""Each setting of a connection gets to where it works, whichever service the client is of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cloud_vpn.huawei_iam import HuaweiIam
from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import CredentialsError, TencentVpc

Make = Callable[..., Any]

CLIENTS: dict[str, Make] = {
    "TencentVpc": lambda **settings: TencentVpc(**{"region": "gz", "secret_id": "i", "secret_key": "k"} | settings).client,
    "HuaweiVpn": lambda **settings: (
        HuaweiVpn(**{"region": "ae-ad-1", "project_id": "p", "access_key": "i", "secret_key": "k"} | settings).client
    ),
    "HuaweiIam": lambda **settings: HuaweiIam(**{"region": "ae-ad-1"} | settings).client,
}


@pytest.fixture(params=CLIENTS)
def make(request: pytest.FixtureRequest) -> Make:
    """Make a client of each service."""
    return CLIENTS[request.param]


def test_what_is_set_is_kept(make: Make) -> None:
    """What a call looks at is what was passed."""
    given = {"profile": "observed", "ignore": ("VFS011",), "timeout": 1.0, "deadline": 2.0, "retries": 5}
    client = make(**given)
    assert given == {name: getattr(client, name) for name in given}


def test_a_proxy_is_on_the_way(make: Make) -> None:
    """What is sent goes through it."""
    below = make(proxy="http://127.0.0.1:9").get_httpx_client()
    assert 1 == len(below._mounts)


def test_a_file_of_certificates_is_read(make: Make, tmp_path: Path) -> None:
    """One that is not there, holds none, or has no name is told at once."""
    empty = tmp_path / "empty.pem"
    empty.touch()
    for ca in (str(tmp_path / "nothing.pem"), str(empty), 5):
        with pytest.raises(CredentialsError, match="ca names no usable file"):
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
    assert f"{type(client).__name__}(region={client.region!r}, endpoint='https://vpn.example')" == repr(client)

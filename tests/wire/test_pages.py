"""Iterators over pages: which calls they make, and where they end."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from cloud_vpn.huawei_vpn import AsyncHuaweiVpn, HuaweiVpn, ResponseError
from cloud_vpn.tencent_vpc import PayloadError, TencentVpc
from cloud_vpn.tencent_vpc_v3 import AsyncTencentVpcV3, TencentVpcV3
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.transport import transport

SERVER = "0e325fb6-83b9-4004-a343-8b6fc714a5d9"


@pytest.fixture
def emulator() -> Emulator:
    """An emulator with three gateways."""
    made = Emulator()
    made.state.gateways |= dict.fromkeys(("vpngw-b", "vpngw-c"), made.ids.vpc_id)
    return made


def keys(emulator: Emulator, name: str) -> dict[str, Any]:
    """Return what a client of it takes."""
    known = emulator.credentials
    given = {name: known.access_key, "secret_key": known.secret_key}
    return given | {"region": "ap-southeast-1", "transport": transport(emulator)}


def calls(emulator: Emulator) -> int:
    """Count the requests that arrived."""
    return len(emulator.journal.entries)


def test_all_items_of_numbered_pages(emulator: Emulator) -> None:
    """Each page begins behind the one before, and the total says which is the last."""
    with TencentVpc(**keys(emulator, "secret_id")) as vpc:
        found = [one.un_vpn_gw_id for one in vpc.iter_describe_vpn_gw(limit=2)]
    assert {"vpngw-kfldykuz", "vpngw-b", "vpngw-c"} == set(found)
    assert (3, 2) == (len(found), calls(emulator))


def test_a_page_is_read_when_it_is_needed(emulator: Emulator) -> None:
    """Nothing is sent before the first item is asked for, and no page too many."""
    with TencentVpcV3(**keys(emulator, "secret_id")) as vpc:
        gateways = vpc.iter_describe_vpn_gateways(limit=1)
        sent = [calls(emulator)]
        for _ in range(2):
            next(gateways)
            sent.append(calls(emulator))
    assert [0, 1, 2] == sent


def test_all_items_behind_markers(emulator: Emulator) -> None:
    """Each page names the next one; the usual limit goes along, as the docs want it."""
    with HuaweiVpn(**keys(emulator, "access_key"), project_id=emulator.project_id) as vpn:
        assert 2 == len(list(vpn.iter_list_vpn_user_groups(SERVER)))
        assert [["limit", "50"]] == emulator.journal.entries[-1]["parameters"]
        assert 2 == len(list(vpn.iter_list_vpn_user_groups(SERVER, limit=1)))
    assert 3 == calls(emulator)


def test_async_pages(emulator: Emulator) -> None:
    """Both ways to page are there for asyncio too."""

    async def read() -> tuple[int, int]:
        project = {"project_id": emulator.project_id}
        async with (
            AsyncHuaweiVpn(**keys(emulator, "access_key"), **project) as vpn,
            AsyncTencentVpcV3(**keys(emulator, "secret_id")) as vpc,
        ):
            groups = [group async for group in vpn.iter_list_vpn_user_groups(SERVER, limit=1)]
            return len(groups), len([one async for one in vpc.iter_describe_vpn_gateways(limit=2)])

    assert ((2, 3), 4) == (asyncio.run(read()), calls(emulator))


def test_a_wrong_filter_is_not_sent(emulator: Emulator) -> None:
    """The check of a page is that of its call."""
    with TencentVpc(**keys(emulator, "secret_id")) as vpc, pytest.raises(PayloadError):
        next(vpc.iter_describe_vpn_gw(limit=51))
    assert 0 == calls(emulator)


@pytest.mark.parametrize("total", [{}, {"totalCount": 99}], ids=["no total", "a wrong total"])
def test_an_empty_page_is_the_last(total: dict[str, int]) -> None:
    """Where the total cannot be trusted, the iterator still ends."""

    def answer(request: httpx.Request) -> httpx.Response:
        rows = [] if b"offset" in request.content else [{"unVpcId": "vpc-a"}]
        return httpx.Response(200, json={"code": 0, "data": rows, **total})

    with TencentVpc(
        region="gz", secret_id="i", secret_key="k", transport=httpx.MockTransport(answer)
    ) as vpc:
        assert ["vpc-a"] == [one.un_vpc_id for one in vpc.iter_describe_vpc_ex()]


def test_a_marker_that_comes_again_is_an_error() -> None:
    """A service that goes round in a circle is not followed for ever, and changed nothing."""

    def answer(_: httpx.Request) -> httpx.Response:
        body = {"user_groups": [], "page_info": {"next_marker": "again"}}
        return httpx.Response(200, content=json.dumps(body))

    with HuaweiVpn(
        region="ae-ad-1",
        project_id="p",
        access_key="i",
        secret_key="k",
        transport=httpx.MockTransport(answer),
    ) as vpn:
        with pytest.raises(ResponseError) as raised:
            list(vpn.iter_list_vpn_user_groups(SERVER))
        assert raised.value.may_have_been_made is False

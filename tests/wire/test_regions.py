"""A region becomes a part of a host name, or of what is signed: it must have the form of one."""

import logging
from collections.abc import Callable
from typing import Any

import pytest

from cloud_vpn.huawei_iam import HuaweiIam
from cloud_vpn.huawei_vpn import CredentialsError, HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc
from vpn_preflight import contract

CLIENTS: dict[str, Callable[..., Any]] = {
    "tencent_vpc": lambda **more: TencentVpc(secret_id="i", secret_key="k", **more).client,
    "huawei_vpn": lambda **more: (
        HuaweiVpn(project_id="p", access_key="i", secret_key="k", **more).client
    ),
    "huawei_iam": lambda **more: HuaweiIam(**more).client,
}
NEVER = [
    *(
        "mars!",
        "CN-NORTH-4",
        "cn_north_4",
        "cn-north-4.evil.example/",
        "cn north-4",
        "-cn",
        "cn-",
        "cn--north",
        "x" * 90,
        5,
    ),
    *("evil.example#", "evil.example/?", "a@b", "ünterland-1", "cn-north-4\n", "{region}", "'gz'"),
]


def warnings(log: pytest.LogCaptureFixture) -> list[str]:
    """The warnings of ours."""
    return [
        record.getMessage()
        for record in log.records
        if (record.name, record.levelno) == ("vpn_preflight", logging.WARNING)
    ]


@pytest.mark.parametrize("region", NEVER)
@pytest.mark.parametrize("service", CLIENTS)
def test_what_has_not_the_form_of_a_region(service: str, region: Any) -> None:
    """No client is made, whether or not the endpoint is given."""
    for more in ({}, {"endpoint": "https://vpn.example"}):
        with pytest.raises(CredentialsError, match=r"^region [^']+[a-z]-[a-z0-9-]+$"):
            CLIENTS[service](region=region, **more)


@pytest.mark.parametrize("service", ["huawei_vpn", "huawei_iam"])
def test_a_single_word_is_no_region_of_huawei(service: str) -> None:
    """It would be the middle of a host name."""
    with pytest.raises(CredentialsError, match=r"^region "):
        CLIENTS[service](region="mars")


@pytest.mark.parametrize(
    ("service", "region", "words"),
    [
        ("tencent_vpc", "mars", "mars"),
        ("tencent_vpc", "ap-guangzou", "ap-guangzhou"),
        ("huawei_vpn", "xx-new-1", "xx-new-1"),
        ("huawei_vpn", "eu-west-1", "eu-west-101"),
    ],
)
def test_a_region_that_is_not_listed(
    service: str, region: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It may be a new one: a warning, once, and the client is made."""
    assert region == CLIENTS[service](region=region).region
    (told,) = warnings(caplog)
    assert words in told


def test_a_region_that_is_listed(caplog: pytest.LogCaptureFixture) -> None:
    """Each region that the contract lists is silent; so is any of a service without a list."""
    for service, make in CLIENTS.items():
        for region in contract.service(service).regions.known or ["xx-new-1"]:
            assert region == make(region=region).region
    assert [] == warnings(caplog)


def test_the_place_of_a_region_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment may hold it."""
    monkeypatch.setenv("TENCENTCLOUD_REGION", "Mars")
    with pytest.raises(CredentialsError, match=r"^TENCENTCLOUD_REGION "):
        TencentVpc(secret_id="i", secret_key="k")


def test_a_listed_region_has_the_form_of_one() -> None:
    """The contract does not contradict itself."""
    for service in contract.service_names():
        facts = contract.service(service)
        for region in facts.regions.known:
            assert facts.hosts.fullmatch(facts.host.format(region=region))

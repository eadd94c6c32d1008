"""Payloads as read from a file: checked and sent whole, by the name of the operation."""

import asyncio
import json
from importlib import import_module
from ipaddress import IPv4Network
from typing import Any

import pytest
from calls import CONTENT, EXAMPLE, GROUP_ID, SERVER_ID

from cloud_vpn.tencent_vpc import PayloadError, SpdRule
from vpn_preflight import contract
from vpn_preflight.contract import UnknownOperationError

PAYLOAD = contract.operation("ModifyVpnConnEx").examples.request["document"]
IDS = {"vpn_server_id": SERVER_ID, "group_id": GROUP_ID}


def test_a_whole_payload_is_sent_as_its_method_sends_it(vpc: Any, tencent: Any) -> None:
    """The names of the docs give the request that the names of Python give."""
    sent = vpc().send("ModifyVpnConnEx", PAYLOAD)
    called = vpc().modify_vpn_conn_ex(**EXAMPLE)
    assert (called, called.raw) == (sent, sent.raw)
    first, second = (dict(without_proof(one.content.decode())) for one in tencent.requests)
    assert second == first


def without_proof(body: str) -> list[list[str]]:
    """Return the pairs of a form that do not change from call to call."""
    changing = ("Nonce=", "Timestamp=", "Signature=")
    return [pair.split("=") for pair in body.split("&") if not pair.startswith(changing)]


def test_the_ids_in_the_url_are_passed_apart(vpn: Any, huawei: Any) -> None:
    """The project is the client's; the other ids are in `path`."""
    reply = vpn().send("UpdateVpnUserGroup", {"user_group": CONTENT}, path=IDS)
    assert {"user_group": CONTENT} == json.loads(huawei.request.content)
    assert reply.raw["user_group"]["name"] == reply.user_group.name


def test_a_whole_payload_is_sent_without_blocking(async_vpc: Any, tencent: Any) -> None:
    """The asynchronous client has the same method."""
    reply = asyncio.run(async_vpc().send("ModifyVpnConnEx", PAYLOAD))
    assert len(tencent.requests) == 1
    assert reply.raw == contract.operation("ModifyVpnConnEx").examples.response["document"]


def test_a_wrong_payload_is_not_sent(vpc: Any, tencent: Any) -> None:
    """It raises what the method raises, and `ignore` is for this call alone."""
    wrong = PAYLOAD | {"vpnConnName": "x" * 61}
    with pytest.raises(PayloadError) as raised:
        vpc().send("ModifyVpnConnEx", wrong)
    (finding,) = [one for one in raised.value.findings if one.severity == "error"]
    assert ("/vpnConnName", []) == (finding.pointer, tencent.requests)
    vpc().send("ModifyVpnConnEx", wrong, ignore=[finding.code])
    assert len(tencent.requests) == 1


@pytest.mark.parametrize("name", ["check", "send"])
def test_an_unknown_operation_is_refused(vpc: Any, tencent: Any, name: str) -> None:
    """The error lists those that there are."""
    with pytest.raises(UnknownOperationError):
        getattr(vpc(), name)("ModifyVpnConn", PAYLOAD)
    assert [] == tencent.requests


def test_an_operation_of_another_service_is_refused(vpc: Any, tencent: Any) -> None:
    """A client sends the calls of its own service only."""
    with pytest.raises(TypeError):
        vpc().send("UpdateVpnUserGroup", {"user_group": CONTENT}, path={**IDS, "project_id": "p"})
    assert [] == tencent.requests


def test_check_sends_nothing(vpc: Any, tencent: Any) -> None:
    """The client's settings hold: its profile, region and ignores, and those of this call."""
    payload = PAYLOAD | {"Region": "ap-beijing", "vpnConnName": "x" * 61}
    codes = [one.code for one in vpc().check("ModifyVpnConnEx", payload) if one.severity == "error"]
    assert len(codes) == len(set(codes)) == 2
    found = vpc(ignore=codes[:1]).check("ModifyVpnConnEx", payload, ignore=codes[1:])
    assert [] == [one for one in found if one.severity == "error"]
    assert [] == tencent.requests


def test_check_reads_models_and_networks(vpc: Any) -> None:
    """What a call takes, the check takes."""
    network = IPv4Network("10.100.2.0/24")
    payload = PAYLOAD | {"userGwCidrBlock": [network], "spdAcl": [SpdRule({"10.0.0.0/16": []})]}
    errors = [one for one in vpc().check("ModifyVpnConnEx", payload) if one.severity == "error"]
    assert {"/spdAcl/0/10.0.0.0~116"} == {one.pointer for one in errors}


def test_networks_are_sent_as_their_ranges(vpc: Any, tencent: Any) -> None:
    """An object of ipaddress is sent as it prints, also as the name in a rule."""
    network = IPv4Network("10.100.2.0/24")
    rule = {IPv4Network("10.0.0.0/16"): [network]}
    ids = {name: EXAMPLE[name] for name in ("vpc_id", "vpn_gw_id", "vpn_conn_id")}
    vpc().modify_vpn_conn_ex(**ids, user_gw_cidr_block=[network], spd_acl=[rule], ignore="VFS")
    body = tencent.request.content.decode()
    assert "userGwCidrBlock.0=10.100.2.0%2F24" in body
    assert "%22" in body.partition("spdAcl.0=")[2]


def test_a_rule_takes_its_ranges_and_shows_them() -> None:
    """The model of one rule is made from a dict and prints it, but no value of another kind."""
    rule = SpdRule({"10.0.0.0/16": ["10.100.2.0/24"]})
    assert {"10.0.0.0/16": ["10.100.2.0/24"]} == rule.to_dict()
    assert "10.100.2.0/24" in repr(rule)
    assert "s3cret" not in repr(SpdRule({"10.0.0.0/16": {"key": "s3cret"}}))  # type: ignore[dict-item]


@pytest.mark.parametrize("service", contract.service_names())
def test_each_operation_can_be_sent_by_its_name(service: str) -> None:
    """The names of the contract are those of the client's models of answers."""
    operations = map(contract.operation, contract.operation_names())
    expected = {one.name for one in operations if one.service == service}
    assert expected == import_module(f"cloud_vpn.{service}")._REPLIES.keys()

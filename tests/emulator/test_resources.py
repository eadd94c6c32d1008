"""Ids of the user's own, and the state that can be shown and reset."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import TencentVpc
from cloud_vpn.tencent_vpc_v3 import TencentVpcV3
from vpn_preflight.cli.resource_files import resources_of
from vpn_preflight.emulator import Emulator, Message
from vpn_preflight.emulator.resources import of_list, of_payload
from vpn_preflight.emulator.transport import transport

OWN = {"vpcId": "vpc-own", "vpnGwId": "vpngw-own", "vpnConnId": "vpnx-own"}
SERVER, GROUP = "2b9d6f3a-5d7c-4f0e-9a41-6c1f1e0d8b23", "5d1c7a4e-9b1f-4c55-8a0e-0f2b6f7f3a11"
KEY = "zanzibarine-zanzibarine"


def keys(emulator: Emulator, name: str = "secret_id") -> dict[str, Any]:
    """Return what a client takes."""
    known = emulator.credentials
    given = {name: known.access_key, "secret_key": known.secret_key}
    return given | {"region": "ap-southeast-1", "transport": transport(emulator)}


def shown(emulator: Emulator) -> Any:
    """Return what the emulator shows of its state."""
    return emulator.handle(Message("GET", "/_emulator/state", {"Host": "localhost"})).json()


def test_a_payload_can_be_rehearsed() -> None:
    """Its tunnel exists with its gateway and VPC, under both APIs, next to the documents' own."""
    emulator = Emulator(resources=of_payload(None, OWN | {"userGwCidrBlock": ["10.1.0.0/16"]}))
    with TencentVpc(**keys(emulator)) as vpc, TencentVpcV3(**keys(emulator)) as newer:
        vpc.send("ModifyVpnConnEx", OWN | {"userGwCidrBlock": ["172.16.0.0/24"]})
        (row,) = vpc.describe_vpn_conn(vpn_conn_id="vpnx-own").data
        (other,) = newer.describe_vpn_connections(
            vpn_connection_ids=["vpnx-own"]
        ).response.vpn_connection_set
    assert tuple(OWN.values()) == (row.un_vpc_id, row.un_vpn_gw_id, row.un_vpn_conn_id)
    assert ("vpc-own", "vpngw-own") == (other.vpc_id, other.vpn_gateway_id)


def test_a_list_of_resources() -> None:
    """A group has its name, and a tunnel the range of its VPC."""
    emulator = Emulator(
        resources=of_list(
            {
                "tunnels": [OWN | {"vpcCidrBlock": "10.9.0.0/16", "vpnConnName": "berlin"}],
                "groups": [{"vpn_server_id": SERVER, "group_id": GROUP, "name": "ops"}],
            }
        )
    )
    with TencentVpc(**keys(emulator)) as vpc, HuaweiVpn(**keys(emulator, "access_key")) as vpn:
        (row,) = vpc.describe_vpn_conn(vpn_conn_name="berlin").data
        assert (["10.9.0.0/16"], "vpnx-own") == (row.source_cidr, row.un_vpn_conn_id)
        assert ["ops"] == [group.name for group in vpn.iter_list_vpn_user_groups(SERVER)]


@pytest.mark.parametrize(
    "value",
    [
        *([], {}, {"tunnel": []}, {"tunnels": {}}, {"tunnels": [{"id": "a"}]}, {"groups": [1]}),
        *({"tunnels": [{"vpcId": "vpc-a"}]}, {"groups": [{"name": "ops"}]}),
        {"tunnels": [{"vpnConnId": "vpnx-a", "vpcCidrBlock": "10.0.0.0/33"}]},
    ],
)
def test_a_list_of_something_else(value: Any) -> None:
    """It is refused as a whole; so is one without an id, or with a range that is none."""
    with pytest.raises(ValueError, match=r"must (?:be|have)"):
        of_list(value)


@pytest.mark.parametrize("value", ["", 5, "${TUNNEL}", "{{ tunnel }}"])
def test_an_id_that_is_none(value: Any) -> None:
    """An empty one, a number or a placeholder cannot exist."""
    with pytest.raises(ValueError, match="vpnConnId"):
        Emulator(resources=of_list({"tunnels": [{"vpnConnId": value}]}))


def test_resources_of_files(tmp_path: Path) -> None:
    """Payloads, request files and lists are read as the linter reads them."""
    texts = {
        "tunnel.json": '{"vpcId": "vpc-a", "vpnGwId": "vpngw-a", "vpnConnId": "vpnx-a"}',
        "newer.yaml": "Action: ModifyVpnConnectionAttribute\nVpnConnectionId: vpnx-b\n",
        "group.yaml": f"path: {{vpn_server_id: {SERVER}, group_id: {GROUP}}}\n"
        "body: {user_group: {}}\n",
        "list.yaml": "tunnels: [{vpnConnId: vpnx-c}]\n---\ngroups: [{group_id: g}]\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    found = [one for name in texts for one in resources_of(str(tmp_path / name))]
    assert [
        ("tunnels", {"vpcId": "vpc-a", "vpnGwId": "vpngw-a", "vpnConnId": "vpnx-a"}),
        ("tunnels", {"vpnConnId": "vpnx-b"}),
        ("groups", {"vpn_server_id": SERVER, "group_id": GROUP}),
        ("tunnels", {"vpnConnId": "vpnx-c"}),
        ("groups", {"group_id": "g"}),
    ] == [(one.kind, one.fields) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "{}", '{"user_group": {}}', '{"tunnels": 1}'),
        *('{"tunnels": [{"vpnConnId": 5}]}', '{"vpcId": 1, "vpnGwId": 2, "vpnConnId": 3}'),
    ],
)
def test_a_file_without_resources(tmp_path: Path, text: str) -> None:
    """The error has the name of the file."""
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(ValueError, match=r"a\.json: "):
        list(resources_of(str(tmp_path / "a.json")))


def test_the_state_is_shown_without_secrets_and_reset() -> None:
    """A reset forgets changes, tasks and requests; own resources exist again."""
    emulator = Emulator(resources=of_payload(None, OWN))
    change = {"vpnConnName": "berlin", "preSharedKey": KEY, "userGwCidrBlock": ["172.16.0.0/24"]}
    with TencentVpc(**keys(emulator)) as vpc:
        vpc.send("ModifyVpnConnEx", OWN | change)
    changed = shown(emulator)
    assert ("berlin", "***") == tuple(
        changed["tunnels"]["vpnx-own"][name] for name in ("vpnConnName", "preSharedKey")
    )
    assert KEY not in str(changed)
    reset = Message("POST", "/_emulator/reset", {"Host": "localhost"})
    assert 200 == emulator.handle(reset).status
    assert ([], {}) == (emulator.journal.entries, emulator.state.tasks)
    again = shown(emulator)["tunnels"]["vpnx-own"]
    assert ("vpc-own", "vpngw-own", "tunnel") == (
        *(again["vpcId"], again["vpnGwId"]),
        again["VpnConnectionName"],
    )
    assert "vpnConnName" not in again


def test_the_state_has_what_either_version_has_set() -> None:
    """A switch that only API 3.0 has is shown, too."""
    emulator = Emulator()
    name = emulator.ids.vpn_conn_id
    with TencentVpcV3(**keys(emulator)) as vpc:
        vpc.modify_vpn_connection_attribute(
            vpn_connection_id=name, vpn_connection_name="berlin", negotiation_type="passive"
        )
    found = shown(emulator)["tunnels"][name]
    assert ("berlin", "berlin", "passive") == (
        *(found["vpnConnName"], found["VpnConnectionName"]),
        found["NegotiationType"],
    )


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "reset"), ("POST", "state"), ("GET", "journals"), ("PUT", "")]
)
def test_another_path_of_the_emulator_itself(method: str, path: str) -> None:
    """The answer lists what there is, instead of speaking for a service, and nothing happens."""
    emulator = Emulator()
    before = emulator.state
    answer = emulator.handle(Message(method, f"/_emulator/{path}", {"Host": "localhost"}))
    assert (404, True) == (answer.status, "POST /_emulator/reset" in answer.json()["error"])
    assert ([], True) == (emulator.journal.entries, before is emulator.state)


@pytest.mark.parametrize(("method", "path"), [("GET", "state"), ("POST", "reset")])
def test_an_unknown_host_sees_and_resets_nothing(method: str, path: str) -> None:
    """A website that points its name here is misdirected."""
    request = Message(method, f"/_emulator/{path}", {"Host": "example.com"})
    assert 421 == Emulator().handle(request).status


TEST = """
def test_one(vpn_emulator):
    vpn_emulator.state.tunnels.clear()

def test_two(vpn_emulator):
    assert vpn_emulator.state.tunnels
"""
LAZY = """
import sys
import vpn_preflight.pytest_plugin
assert not {"httpx", "attrs", "jsonschema", "vpn_preflight.emulator"} & sys.modules.keys()
"""


def test_the_fixture_is_fresh_for_each_test(tmp_path: Path) -> None:
    """Pytest finds it by itself, and what one test does to it the next one does not see."""
    (tmp_path / "test_it.py").write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (0, "2 passed") == (done.returncode, done.stdout.splitlines()[-1].partition(" in ")[0])


def test_the_plugin_costs_nothing_where_it_is_not_used() -> None:
    """Importing it loads neither the emulator nor what the clients are made of."""
    subprocess.run([sys.executable, "-c", LAZY], check=True)

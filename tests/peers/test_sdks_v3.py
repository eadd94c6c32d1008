"""The vendor's current SDK and its command line, as they are, against the emulator over TLS."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vpc.v20170312 import models
from tencentcloud.vpc.v20170312.vpc_client import VpcClient

from cloud_vpn.tencent_vpc_v3 import TencentVpcV3
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.certificates import Identity, identity
from vpn_preflight.emulator.server import run
from vpn_preflight.emulator.transport import transport

# The SDK asks for the time in a way that newer Pythons warn of.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp")

KEY = "a new key of the tunnel: ü & more"
CHANGE = "ModifyVpnConnectionAttribute"
# What tccli trusts is the file that this package names, whatever the environment says.
CERTIFI = 'import os\nwhere = lambda: os.environ["SSL_CERT_FILE"]\n'


@pytest.fixture(scope="module")
def tls() -> Iterator[Identity]:
    """Make one authority for all tests here."""
    with identity() as made:
        yield made


@pytest.fixture
def emulator() -> Emulator:
    """Start with the seeded state and the time of now, because the SDK signs with it."""
    return Emulator()


@pytest.fixture
def host(emulator: Emulator, tls: Identity) -> Iterator[str]:
    """Serve by https while the test runs."""
    with run(emulator, tls) as base:
        yield base.removeprefix("https://")


@pytest.fixture
def vpc(emulator: Emulator, tls: Identity, host: str) -> Callable[..., VpcClient]:
    """Build the SDK's client as its documentation has it."""

    def build(method: str = "POST", secret_key: str = "", token: str | None = None) -> VpcClient:
        keys = emulator.credentials
        profile = HttpProfile(endpoint=host, reqMethod=method, certification=tls.ca)
        credential = Credential(keys.access_key, secret_key or keys.secret_key, token)
        return VpcClient(credential, "ap-guangzhou", ClientProfile(httpProfile=profile))

    return build


@pytest.fixture
def tccli(
    emulator: Emulator, tls: Identity, host: str, tmp_path: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run tccli with keys and authority by environment variables."""
    (tmp_path / "certifi.py").write_text(CERTIFI)
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": str(tmp_path),
        "SSL_CERT_FILE": tls.ca,
        "TENCENTCLOUD_SECRET_ID": emulator.credentials.access_key,
        "TENCENTCLOUD_SECRET_KEY": emulator.credentials.secret_key,
        "TENCENTCLOUD_REGION": "ap-guangzhou",
    }

    def call(action: str, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        program = str(Path(sys.executable).with_name("tccli"))
        return subprocess.run(
            [program, "vpc", action, "--endpoint", host, *options],
            env=environ | variables,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call


def asked(name: str, **fields: Any) -> Any:
    """Write a request in the SDK's models."""
    request = getattr(models, f"{name}Request")()
    request.from_json_string(json.dumps(fields))
    return request


def settings(emulator: Emulator) -> dict[str, Any]:
    """Look up what was changed of the seeded tunnel."""
    return emulator.state.tunnels[emulator.ids.vpn_conn_id].settings


def planned(emulator: Emulator) -> str:
    """Return what our plan says of the key."""
    keys = emulator.credentials
    with TencentVpcV3(
        region="ap-guangzhou",
        secret_id=keys.access_key,
        secret_key=keys.secret_key,
        transport=transport(emulator),
    ) as vpc:
        plan = vpc.plan(CHANGE, {"VpnConnectionId": emulator.ids.vpn_conn_id, "PreShareKey": KEY})
    (entry,) = [entry for entry in plan.entries if entry.place == "PreShareKey"]
    assert KEY not in plan.as_text()
    return entry.status


def test_the_sdk_changes_a_key(emulator: Emulator, vpc: Callable[..., VpcClient]) -> None:
    """The task that it began runs and ends, a read shows the key, and plans say what is so."""
    client, tunnel = vpc(), emulator.ids.vpn_conn_id
    assert "changes" == planned(emulator)
    changed = client.ModifyVpnConnectionAttribute(
        asked(CHANGE, VpnConnectionId=tunnel, PreShareKey=KEY)
    )
    assert KEY == settings(emulator)["preSharedKey"]
    task = asked("DescribeVpcTaskResult", TaskId=changed.RequestId)
    looks = [client.DescribeVpcTaskResult(task).Status for _ in range(2)]
    assert ["RUNNING", "SUCCESS"] == looks
    found = client.DescribeVpnConnections(
        asked("DescribeVpnConnections", VpnConnectionIds=[tunnel])
    )
    assert [KEY] == [each.PreShareKey for each in found.VpnConnectionSet]
    assert "same" == planned(emulator)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_sdk_reads_by_either_method(
    emulator: Emulator, vpc: Callable[..., VpcClient], method: str
) -> None:
    """Filters are lists of objects, by GET in the query."""
    client, ids = vpc(method), emulator.ids
    gateways = client.DescribeVpnGateways(
        asked(
            "DescribeVpnGateways",
            Filters=[{"Name": "vpn-gateway-id", "Values": ["other", ids.vpn_gw_id]}],
            Limit=5,
        )
    )
    peers = client.DescribeCustomerGateways(asked("DescribeCustomerGateways"))
    assert [ids.vpn_gw_id] == [each.VpnGatewayId for each in gateways.VpnGatewaySet]
    assert 1 == peers.TotalCount


def test_the_sdk_with_temporary_keys(emulator: Emulator, vpc: Callable[..., VpcClient]) -> None:
    """The token is a header; a wrong one is refused."""
    read = asked("DescribeVpnConnections")
    token = emulator.credentials.security_token
    assert 1 == vpc(token=token).DescribeVpnConnections(read).TotalCount
    with pytest.raises(TencentCloudSDKException) as raised:
        vpc(token="another").DescribeVpnConnections(read)
    assert "AuthFailure.TokenFailure" == raised.value.code


@pytest.mark.parametrize(
    ("code", "secret_key", "fields"),
    [
        ("AuthFailure.SignatureFailure", "not-the-emulators-secret-key", {}),
        ("ResourceNotFound", "", {"VpnConnectionId": "vpnx-none1234"}),
        ("InvalidParameter", "", {"VpnConnectionName": "n" * 61}),
    ],
)
def test_the_sdk_sees_a_refusal(
    emulator: Emulator,
    vpc: Callable[..., VpcClient],
    code: str,
    secret_key: str,
    fields: dict[str, Any],
) -> None:
    """With its code and the id of the request, although it comes in HTTP 200; nothing changes."""
    change = asked(CHANGE, **{"VpnConnectionId": emulator.ids.vpn_conn_id, **fields})
    before = dict(settings(emulator))
    with pytest.raises(TencentCloudSDKException) as raised:
        vpc(secret_key=secret_key).ModifyVpnConnectionAttribute(change)
    assert (code, 36, before) == (
        raised.value.code,
        len(raised.value.requestId),
        settings(emulator),
    )


def test_tccli_changes_a_key(
    emulator: Emulator, tccli: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """As its own example has it; a read shows the key, and plans say what is so."""
    tunnel = emulator.ids.vpn_conn_id
    assert "changes" == planned(emulator)
    changed = tccli(CHANGE, "--VpnConnectionId", tunnel, "--PreShareKey", KEY)
    assert (0, "", KEY) == (
        changed.returncode,
        changed.stderr,
        settings(emulator)["preSharedKey"],
    )
    assert 36 == len(json.loads(changed.stdout)["RequestId"])
    shown = tccli("DescribeVpnConnections", "--VpnConnectionIds", json.dumps([tunnel]))
    assert [KEY] == [one["PreShareKey"] for one in json.loads(shown.stdout)["VpnConnectionSet"]]
    assert "same" == planned(emulator)


def test_tccli_sees_a_refusal(
    emulator: Emulator, tccli: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """It prints the code and fails; nothing changes."""
    before = dict(settings(emulator))
    change = (CHANGE, "--VpnConnectionId", emulator.ids.vpn_conn_id)
    refused = tccli(*change, "--NegotiationType", "sometimes")
    unknown = tccli(*change, TENCENTCLOUD_SECRET_KEY="another")
    assert (255, 255, before) == (refused.returncode, unknown.returncode, settings(emulator))
    assert "code:InvalidParameter " in refused.stderr
    assert "/NegotiationType VFS004" in refused.stderr
    assert "code:AuthFailure.SignatureFailure " in unknown.stderr

"""Show the main job: both first calls reach the emulator, and mistakes in them go nowhere.

Run it with `make demo`. Nothing leaves this machine.
"""

import sys
from typing import Any

from cloud_vpn.huawei_vpn import HuaweiVpn
from cloud_vpn.tencent_vpc import PayloadError, TencentVpc
from vpn_preflight import contract, redaction
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run
from vpn_preflight.protocols import json_body


def main() -> int:
    """Run both halves; return 0 if all went as it should."""
    emulator = Emulator()
    keys, ids = emulator.credentials, emulator.ids
    with run(emulator) as url:
        say(f"The emulator listens at {url}.")
        tunnel = example("ModifyVpnConnEx")
        with TencentVpc(
            region="ap-guangzhou",
            secret_id=keys.access_key,
            secret_key=keys.secret_key,
            endpoint=url,
        ) as vpc:
            right = {
                "user_gw_cidr_block": tunnel["userGwCidrBlock"],
                "pre_shared_key": tunnel["preSharedKey"],
            }
            call = {
                "vpc_id": ids.vpc_id,
                "vpn_gw_id": ids.vpn_gw_id,
                "vpn_conn_id": ids.vpn_conn_id,
                **right,
            }
            show(emulator, "ModifyVpnConnEx", vpc.modify_vpn_conn_ex(**call).raw)
            mistakes = {
                "user_gw_cidr_block": ["10.100.2.0/33"],
                "ike_set": [{"dhGroupName": "GROUP14", "exchangeMod": "main"}],
            }
            is_tunnel_refused = show_refusal(
                emulator, lambda: vpc.modify_vpn_conn_ex(**call | mistakes)
            )
        with HuaweiVpn(
            project_id=ids.project_id,
            access_key=keys.access_key,
            secret_key=keys.secret_key,
            endpoint=url,
        ) as vpn:
            group = example("UpdateVpnUserGroup")["user_group"]
            show(
                emulator,
                "UpdateVpnUserGroup",
                vpn.update_vpn_user_group(ids.vpn_server_id, ids.group_id, user_group=group).raw,
            )
            is_group_refused = show_refusal(
                emulator,
                lambda: vpn.update_vpn_user_group(
                    ids.vpn_server_id, "..", user_group={"nmae": "user group"}
                ),
            )
    return 0 if is_tunnel_refused and is_group_refused else 1


def example(operation: str) -> Any:
    """Return the example request of the docs."""
    return contract.operation(operation).examples.request["document"]


def say(text: str) -> None:
    """Print a paragraph."""
    print(f"\n{text}")


def show(emulator: Emulator, name: str, raw: dict[str, Any]) -> None:
    """Print the request as it arrived, and the answer; the secrets of both are masked."""
    entry = emulator.journal.entries[-1]
    say(f"{name}, as the docs print it. This arrived, correctly signed:")
    print(f"  {entry['method']} {entry['path']}")
    for header, value in entry["headers"].items():
        if header.lower() == "authorization" or header.lower().startswith("x-"):
            print(f"    {header}: {value}")
    for parameter, value in entry["parameters"]:
        print(f"    {parameter}={value}")
    if entry["payload"] is not None:
        print(f"    {json_body.plain_json(entry['payload'])}")
    print("  and this came back:")
    masked = redaction.mask_payload(contract.operation(name).response, raw)
    print(f"    {json_body.plain_json(masked)}")


def show_refusal(emulator: Emulator, call: Any) -> bool:
    """Print the findings of a call with mistakes; return whether nothing arrived."""
    before = len(emulator.journal.entries)
    say("The same from Python, with a few mistakes:")
    try:
        call()
    except PayloadError as error:
        print("\n".join(f"  {line}" for line in str(error).splitlines()))
    after = len(emulator.journal.entries)
    arrived = "Nothing" if before == after else "SOMETHING"
    print(f"  {arrived} arrived at the emulator.")
    return before == after


if __name__ == "__main__":
    sys.exit(main())

"""The calls that are timed, with the vendors' own clients for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payloads import CLEAN

from vpn_preflight import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CHANGE", "FORM", "GROUP", "HUAWEI_KEYS", "IDS", "KEYS", "huaweis_client"]

KEYS = {"region": "ap-guangzhou", "secret_id": "id", "secret_key": "key"}
HUAWEI_KEYS = {
    "region": "ap-southeast-1",
    "project_id": "p" * 32,
    "access_key": "id",
    "secret_key": "key",
}
IDS = {
    "vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}
FORM = {name: value for name, value in CLEAN.items() if isinstance(value, str)} | {
    f"userGwCidrBlock.{index}": text for index, text in enumerate(CLEAN["userGwCidrBlock"])
}
CHANGE = {compiled.snake(name): value for name, value in CLEAN.items()}
GROUP = {"name": "sales"}


def huaweis_client(url: str) -> dict[str, Callable[[], Any]]:
    """Build Huawei's client, and the same calls with it; `build` does all but send."""
    from huaweicloudsdkcore.auth.credentials import BasicCredentials  # noqa: PLC0415 - writes into HOME
    from huaweicloudsdkvpn import v5  # noqa: PLC0415

    credentials = BasicCredentials("id", "key", HUAWEI_KEYS["project_id"])
    client = v5.VpnClient.new_builder().with_credentials(credentials).with_endpoint(url).build()
    content = v5.UpdateVpnUserGroupRequestBodyContent(**GROUP)
    body = v5.UpdateVpnUserGroupRequestBody(user_group=content)
    change, read = v5.UpdateVpnUserGroupRequest(**IDS, body=body), v5.ShowVpnUserGroupRequest(**IDS)

    def build() -> Any:
        info = client._update_vpn_user_group_http_info(change)
        names = ("method", "resource_path", "path_params", "query_params", "header_params", "body")
        more = ("post_params", "cname", "response_type", "collection_formats")
        given = [info.get(name) for name in (*names, *more)]
        return client.build_future_request(*given, None).result()

    return {
        "build": build,
        "change": lambda: client.update_vpn_user_group(change),
        "read": lambda: client.show_vpn_user_group(read),
    }

"""The examples of both documents, as calls."""

import re
from typing import Any

TUNNEL: dict[str, Any] = {
    "vpc_id": "vpc-03vihbk9",
    "vpn_gw_id": "vpngw-kfldykuz",
    "vpn_conn_id": "vpnx-ol6bcqp0",
}
EXAMPLE: dict[str, Any] = TUNNEL | {
    "user_gw_cidr_block": ["10.100.2.0/24"],
    "pre_shared_key": "tencenttest",
}
SERVER_ID = "0e325fb6-83b9-4004-a343-8b6fc714a5d9"
GROUP_ID = "7625fd92-2e20-4e4d-8c56-66f110fbfaa8"
CONTENT: dict[str, Any] = {"name": "user-group1-update", "description": "UserGroup1-update"}


def named(error: Exception) -> set[str]:
    """Return the settings, variables and files that an error names."""
    return set(re.findall(r"[~\w/.]*[_/][\w/.]*\w|\b(?:region|endpoint|token)\b", str(error)))

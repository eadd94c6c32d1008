"""The examples of both documents, as they are printed."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from vpn_preflight.emulator import Emulator, Message

# The parameters of the printed URL, without the line feeds between them.
TENCENT_INPUT = (
    "&vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0"
    "&userGwCidrBlock.0=10.100.2.0/24&preSharedKey=tencenttest"
)
TENCENT_OUTPUT = r"""
{
    "code": 0,
    "message": "",
    "data": {
        "vpnGwId": "vpngw-kfldykuz",
        "vpcConnId": "vpnx-ol6bcqp0",
        "taskId": 12614,
        "vpcConnStatus": 2,
        "preSharedKey": "tencenttest",
        "userGwSubnetList": [
            "10.100.2.0\/24"
        ],
        "userGwId": 315
    }
}
"""
HUAWEI_INPUT = b"""{
  "user_group": {
    "name": "user-group1-update",
    "description": "UserGroup1-update"
  }
}
"""
HUAWEI_OUTPUT = """
{
    "user_group": {
        "id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
        "name": "user-group1-update",
        "description": "UserGroup1-update",
        "type": "Custom",
        "user_number": 0,
        "created_at": "2024-06-17T09:48:27.548Z",
        "updated_at": "2024-06-17T09:59:03.318Z"
    },
    "request_id": "6735d32bb3e35e9154caba1dbc6c2dc6"
}
"""


def test_the_printed_url_gets_the_printed_output(
    emulator: Emulator, form: Callable[..., Message]
) -> None:
    """A signed GET with the printed parameters gets the printed answer, field by field."""
    common = form(dict(parse_qsl(TENCENT_INPUT)), method="GET").target
    kept = [
        part
        for part in common.split("&")
        if part.partition("=")[0] not in dict(parse_qsl(TENCENT_INPUT))
    ]
    answer = emulator.handle(
        Message("GET", "&".join(kept) + TENCENT_INPUT, {"Host": "vpc.api.qcloud.com"})
    )
    assert (200, json.dumps(json.loads(TENCENT_OUTPUT))) == (
        answer.status,
        json.dumps(answer.json()),
    )


def test_the_printed_parameters_by_post_get_the_printed_output(
    emulator: Emulator, form: Callable[..., Message]
) -> None:
    """The same parameters in a form get the same answer."""
    assert (
        json.loads(TENCENT_OUTPUT) == emulator.handle(form(dict(parse_qsl(TENCENT_INPUT)))).json()
    )


def test_the_printed_body_gets_the_printed_response(
    update: Callable[..., tuple[int, dict[str, Any]]],
) -> None:
    """A signed PUT of the printed body gets the printed answer, but for the request's id."""
    status, answer = update(HUAWEI_INPUT)
    expected = json.loads(HUAWEI_OUTPUT)
    assert re.fullmatch("[0-9a-f]{32}", answer["request_id"])
    assert (200, expected) == (status, answer | {"request_id": expected["request_id"]})


def test_the_seeded_ids_are_those_of_the_documents(emulator: Emulator) -> None:
    """What exists at the start has the ids of the examples."""
    expected = (
        "vpc-03vihbk9",
        "vpngw-kfldykuz",
        "vpnx-ol6bcqp0",
        "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
    )
    ids = emulator.ids
    assert expected == (ids.vpc_id, ids.vpn_gw_id, ids.vpn_conn_id, ids.group_id)
    assert emulator.project_id == ids.project_id

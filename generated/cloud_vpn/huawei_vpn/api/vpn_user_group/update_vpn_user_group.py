# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable, Mapping
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.update_vpn_user_group_request import UpdateVpnUserGroupRequest
from ...models.update_vpn_user_group_response import UpdateVpnUserGroupResponse
from ...types import Response, clear_locals, written


@clear_locals
def _get_kwargs(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    body: UpdateVpnUserGroupRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "PUT /v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}",
        path={
            "project_id": client.path["project_id"],
            "vpn_server_id": vpn_server_id,
            "group_id": group_id,
        },
        query=written({}),
        body=body,
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    body: UpdateVpnUserGroupRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[UpdateVpnUserGroupResponse]:
    """Modify a VPN user group.

    Changes the name or the description of a group. What is not given is not sent.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        ignore: Codes of rules to switch off for this call.

    Raises:
        PayloadError: The check found errors; nothing was sent.
        ApiError: The service refused the call.
        ResponseError: The answer cannot be read.
        TransportError: No answer came.

    Each error says in `may_have_been_made` whether a change may have been made.

    Returns:
        The answer with its status, its headers and its bytes.
    """

    return call(
        client,
        _get_kwargs(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=client,
            body=body,
            ignore=ignore,
        ),
        UpdateVpnUserGroupResponse.from_dict,
    )


@clear_locals
def sync(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    body: UpdateVpnUserGroupRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> UpdateVpnUserGroupResponse:
    """Modify a VPN user group.

    Changes the name or the description of a group. What is not given is not sent.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        ignore: Codes of rules to switch off for this call.

    Raises:
        PayloadError: The check found errors; nothing was sent.
        ApiError: The service refused the call.
        ResponseError: The answer cannot be read.
        TransportError: No answer came.

    Each error says in `may_have_been_made` whether a change may have been made.

    Returns:
        The answer.
    """

    return sync_detailed(
        vpn_server_id=vpn_server_id,
        group_id=group_id,
        client=client,
        body=body,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    body: UpdateVpnUserGroupRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[UpdateVpnUserGroupResponse]:
    """Modify a VPN user group.

    Changes the name or the description of a group. What is not given is not sent.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        ignore: Codes of rules to switch off for this call.

    Raises:
        PayloadError: The check found errors; nothing was sent.
        ApiError: The service refused the call.
        ResponseError: The answer cannot be read.
        TransportError: No answer came.

    Each error says in `may_have_been_made` whether a change may have been made.

    Returns:
        The answer with its status, its headers and its bytes.
    """

    return await acall(
        client,
        _get_kwargs(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=client,
            body=body,
            ignore=ignore,
        ),
        UpdateVpnUserGroupResponse.from_dict,
    )


@clear_locals
async def asyncio(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    body: UpdateVpnUserGroupRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> UpdateVpnUserGroupResponse:
    """Modify a VPN user group.

    Changes the name or the description of a group. What is not given is not sent.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        ignore: Codes of rules to switch off for this call.

    Raises:
        PayloadError: The check found errors; nothing was sent.
        ApiError: The service refused the call.
        ResponseError: The answer cannot be read.
        TransportError: No answer came.

    Each error says in `may_have_been_made` whether a change may have been made.

    Returns:
        The answer.
    """

    return (
        await asyncio_detailed(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=client,
            body=body,
            ignore=ignore,
        )
    ).parsed

# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.show_vpn_user_group_response import ShowVpnUserGroupResponse
from ...types import Response, clear_locals, written


@clear_locals
def _get_kwargs(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "GET /v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}",
        path={
            "project_id": client.path["project_id"],
            "vpn_server_id": vpn_server_id,
            "group_id": group_id,
        },
        query=written({}),
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> Response[ShowVpnUserGroupResponse]:
    """Show a VPN user group.

    Reads the current state of a group.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
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
            ignore=ignore,
        ),
        ShowVpnUserGroupResponse.from_dict,
    )


@clear_locals
def sync(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> ShowVpnUserGroupResponse:
    """Show a VPN user group.

    Reads the current state of a group.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
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
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> Response[ShowVpnUserGroupResponse]:
    """Show a VPN user group.

    Reads the current state of a group.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
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
            ignore=ignore,
        ),
        ShowVpnUserGroupResponse.from_dict,
    )


@clear_locals
async def asyncio(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> ShowVpnUserGroupResponse:
    """Show a VPN user group.

    Reads the current state of a group.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
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
            ignore=ignore,
        )
    ).parsed

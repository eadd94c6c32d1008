# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.list_vpn_users_in_group_response import ListVpnUsersInGroupResponse
from ...types import UNSET, Response, Unset, clear_locals, written


@clear_locals
def _get_kwargs(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    marker: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "GET /v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}/users",
        path={
            "project_id": client.path["project_id"],
            "vpn_server_id": vpn_server_id,
            "group_id": group_id,
        },
        query=written(
            {
                "limit": limit,
                "marker": marker,
            }
        ),
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    marker: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[ListVpnUsersInGroupResponse]:
    """List the users of a VPN user group.

    Reads the users of a group as they are now, a page at a time.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        limit: How many to list; the docs give no range. At least 0.
        marker: The next_marker of the answer before, together with a limit.
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
            limit=limit,
            marker=marker,
            ignore=ignore,
        ),
        ListVpnUsersInGroupResponse.from_dict,
    )


@clear_locals
def sync(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    marker: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> ListVpnUsersInGroupResponse:
    """List the users of a VPN user group.

    Reads the users of a group as they are now, a page at a time.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        limit: How many to list; the docs give no range. At least 0.
        marker: The next_marker of the answer before, together with a limit.
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
        limit=limit,
        marker=marker,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    marker: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[ListVpnUsersInGroupResponse]:
    """List the users of a VPN user group.

    Reads the users of a group as they are now, a page at a time.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        limit: How many to list; the docs give no range. At least 0.
        marker: The next_marker of the answer before, together with a limit.
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
            limit=limit,
            marker=marker,
            ignore=ignore,
        ),
        ListVpnUsersInGroupResponse.from_dict,
    )


@clear_locals
async def asyncio(
    vpn_server_id: str,
    group_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    marker: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> ListVpnUsersInGroupResponse:
    """List the users of a VPN user group.

    Reads the users of a group as they are now, a page at a time.

    Args:
        vpn_server_id: The id of the VPN server.
        group_id: The id of the user group.
        client: The connection to send it over.
        limit: How many to list; the docs give no range. At least 0.
        marker: The next_marker of the answer before, together with a limit.
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
            limit=limit,
            marker=marker,
            ignore=ignore,
        )
    ).parsed

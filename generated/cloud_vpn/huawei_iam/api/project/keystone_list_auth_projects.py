# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.keystone_list_auth_projects_response import KeystoneListAuthProjectsResponse
from ...types import Response, clear_locals, written


@clear_locals
def _get_kwargs(
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "GET /v3/auth/projects",
        path={},
        query=written({}),
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> Response[KeystoneListAuthProjectsResponse]:
    """List the projects that the caller can use.

    Reads the projects of the user itself, which needs no permission.

    Args:
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
            client=client,
            ignore=ignore,
        ),
        KeystoneListAuthProjectsResponse.from_dict,
    )


@clear_locals
def sync(
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> KeystoneListAuthProjectsResponse:
    """List the projects that the caller can use.

    Reads the projects of the user itself, which needs no permission.

    Args:
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
        client=client,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> Response[KeystoneListAuthProjectsResponse]:
    """List the projects that the caller can use.

    Reads the projects of the user itself, which needs no permission.

    Args:
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
            client=client,
            ignore=ignore,
        ),
        KeystoneListAuthProjectsResponse.from_dict,
    )


@clear_locals
async def asyncio(
    *,
    client: Client,
    ignore: Iterable[str] = (),
) -> KeystoneListAuthProjectsResponse:
    """List the projects that the caller can use.

    Reads the projects of the user itself, which needs no permission.

    Args:
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
            client=client,
            ignore=ignore,
        )
    ).parsed

# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.keystone_list_projects_enabled import KeystoneListProjectsEnabled
from ...models.keystone_list_projects_response import KeystoneListProjectsResponse
from ...types import UNSET, Response, Unset, clear_locals, written


@clear_locals
def _get_kwargs(
    *,
    client: Client,
    domain_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    parent_id: str | Unset = UNSET,
    enabled: KeystoneListProjectsEnabled | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "GET /v3/projects",
        path={},
        query=written(
            {
                "domain_id": domain_id,
                "name": name,
                "parent_id": parent_id,
                "enabled": enabled,
                "page": page,
                "per_page": per_page,
            }
        ),
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    *,
    client: Client,
    domain_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    parent_id: str | Unset = UNSET,
    enabled: KeystoneListProjectsEnabled | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[KeystoneListProjectsResponse]:
    """List the projects of an account.

    Reads the projects of an account, all at once or a page at a time.

    Args:
        client: The connection to send it over.
        domain_id: The account of the projects.
        name: The name of the project.
        parent_id: The project above the projects.
        enabled: Whether the projects are enabled.
        page: The page, together with per_page. At least 1.
        per_page: How many a page has, together with page. From 1 to 5000.
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
            domain_id=domain_id,
            name=name,
            parent_id=parent_id,
            enabled=enabled,
            page=page,
            per_page=per_page,
            ignore=ignore,
        ),
        KeystoneListProjectsResponse.from_dict,
    )


@clear_locals
def sync(
    *,
    client: Client,
    domain_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    parent_id: str | Unset = UNSET,
    enabled: KeystoneListProjectsEnabled | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> KeystoneListProjectsResponse:
    """List the projects of an account.

    Reads the projects of an account, all at once or a page at a time.

    Args:
        client: The connection to send it over.
        domain_id: The account of the projects.
        name: The name of the project.
        parent_id: The project above the projects.
        enabled: Whether the projects are enabled.
        page: The page, together with per_page. At least 1.
        per_page: How many a page has, together with page. From 1 to 5000.
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
        domain_id=domain_id,
        name=name,
        parent_id=parent_id,
        enabled=enabled,
        page=page,
        per_page=per_page,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    *,
    client: Client,
    domain_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    parent_id: str | Unset = UNSET,
    enabled: KeystoneListProjectsEnabled | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[KeystoneListProjectsResponse]:
    """List the projects of an account.

    Reads the projects of an account, all at once or a page at a time.

    Args:
        client: The connection to send it over.
        domain_id: The account of the projects.
        name: The name of the project.
        parent_id: The project above the projects.
        enabled: Whether the projects are enabled.
        page: The page, together with per_page. At least 1.
        per_page: How many a page has, together with page. From 1 to 5000.
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
            domain_id=domain_id,
            name=name,
            parent_id=parent_id,
            enabled=enabled,
            page=page,
            per_page=per_page,
            ignore=ignore,
        ),
        KeystoneListProjectsResponse.from_dict,
    )


@clear_locals
async def asyncio(
    *,
    client: Client,
    domain_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    parent_id: str | Unset = UNSET,
    enabled: KeystoneListProjectsEnabled | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> KeystoneListProjectsResponse:
    """List the projects of an account.

    Reads the projects of an account, all at once or a page at a time.

    Args:
        client: The connection to send it over.
        domain_id: The account of the projects.
        name: The name of the project.
        parent_id: The project above the projects.
        enabled: Whether the projects are enabled.
        page: The page, together with per_page. At least 1.
        per_page: How many a page has, together with page. From 1 to 5000.
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
            domain_id=domain_id,
            name=name,
            parent_id=parent_id,
            enabled=enabled,
            page=page,
            per_page=per_page,
            ignore=ignore,
        )
    ).parsed

# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable, Mapping
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.keystone_create_user_token_by_password_request import KeystoneCreateUserTokenByPasswordRequest
from ...models.keystone_create_user_token_by_password_response import KeystoneCreateUserTokenByPasswordResponse
from ...types import UNSET, Response, Unset, clear_locals, written


@clear_locals
def _get_kwargs(
    *,
    client: Client,
    body: KeystoneCreateUserTokenByPasswordRequest | Mapping[str, Any],
    nocatalog: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "POST /v3/auth/tokens",
        path={},
        query=written(
            {
                "nocatalog": nocatalog,
            }
        ),
        body=body,
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    *,
    client: Client,
    body: KeystoneCreateUserTokenByPasswordRequest | Mapping[str, Any],
    nocatalog: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[KeystoneCreateUserTokenByPasswordResponse]:
    """Get a token for a user name and a password.

    Gets a token for one project, as VPN requires it. The token is in a header of the answer.

    Args:
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        nocatalog: Any string omits the service catalog from the answer.
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
            body=body,
            nocatalog=nocatalog,
            ignore=ignore,
        ),
        KeystoneCreateUserTokenByPasswordResponse.from_dict,
    )


@clear_locals
def sync(
    *,
    client: Client,
    body: KeystoneCreateUserTokenByPasswordRequest | Mapping[str, Any],
    nocatalog: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> KeystoneCreateUserTokenByPasswordResponse:
    """Get a token for a user name and a password.

    Gets a token for one project, as VPN requires it. The token is in a header of the answer.

    Args:
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        nocatalog: Any string omits the service catalog from the answer.
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
        body=body,
        nocatalog=nocatalog,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    *,
    client: Client,
    body: KeystoneCreateUserTokenByPasswordRequest | Mapping[str, Any],
    nocatalog: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> Response[KeystoneCreateUserTokenByPasswordResponse]:
    """Get a token for a user name and a password.

    Gets a token for one project, as VPN requires it. The token is in a header of the answer.

    Args:
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        nocatalog: Any string omits the service catalog from the answer.
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
            body=body,
            nocatalog=nocatalog,
            ignore=ignore,
        ),
        KeystoneCreateUserTokenByPasswordResponse.from_dict,
    )


@clear_locals
async def asyncio(
    *,
    client: Client,
    body: KeystoneCreateUserTokenByPasswordRequest | Mapping[str, Any],
    nocatalog: str | Unset = UNSET,
    ignore: Iterable[str] = (),
) -> KeystoneCreateUserTokenByPasswordResponse:
    """Get a token for a user name and a password.

    Gets a token for one project, as VPN requires it. The token is in a header of the answer.

    Args:
        client: The connection to send it over.
        body: The payload, as a model or as a mapping.
        nocatalog: Any string omits the service catalog from the answer.
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
            body=body,
            nocatalog=nocatalog,
            ignore=ignore,
        )
    ).parsed

# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable, Mapping
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.describe_vpn_gw_request import DescribeVpnGwRequest
from ...models.describe_vpn_gw_response import DescribeVpnGwResponse
from ...types import Response, clear_locals, written


@clear_locals
def _get_kwargs(
    *,
    client: Client,
    body: DescribeVpnGwRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "POST /v2/index.php#DescribeVpnGw",
        path={},
        query=written({}),
        body=body,
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    *,
    client: Client,
    body: DescribeVpnGwRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[DescribeVpnGwResponse]:
    """List VPN gateways.

    Reads the gateways of the account as they are now, a page at a time.

    Args:
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
            client=client,
            body=body,
            ignore=ignore,
        ),
        DescribeVpnGwResponse.from_dict,
    )


@clear_locals
def sync(
    *,
    client: Client,
    body: DescribeVpnGwRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> DescribeVpnGwResponse:
    """List VPN gateways.

    Reads the gateways of the account as they are now, a page at a time.

    Args:
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
        client=client,
        body=body,
        ignore=ignore,
    ).parsed


@clear_locals
async def asyncio_detailed(
    *,
    client: Client,
    body: DescribeVpnGwRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[DescribeVpnGwResponse]:
    """List VPN gateways.

    Reads the gateways of the account as they are now, a page at a time.

    Args:
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
            client=client,
            body=body,
            ignore=ignore,
        ),
        DescribeVpnGwResponse.from_dict,
    )


@clear_locals
async def asyncio(
    *,
    client: Client,
    body: DescribeVpnGwRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> DescribeVpnGwResponse:
    """List VPN gateways.

    Reads the gateways of the account as they are now, a page at a time.

    Args:
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
            client=client,
            body=body,
            ignore=ignore,
        )
    ).parsed

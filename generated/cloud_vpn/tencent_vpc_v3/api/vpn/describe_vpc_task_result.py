# Written by `make generate` from openapi/: change it there, not here.
from collections.abc import Iterable, Mapping
from typing import Any

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

from ...client import Client
from ...models.describe_vpc_task_result_request import DescribeVpcTaskResultRequest
from ...models.describe_vpc_task_result_response import DescribeVpcTaskResultResponse
from ...types import Response, clear_locals, written


@clear_locals
def _get_kwargs(
    *,
    client: Client,
    body: DescribeVpcTaskResultRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> dict[str, Any]:
    return prepare(
        client,
        "POST /#DescribeVpcTaskResult",
        path={},
        query=written({}),
        body=body,
        ignore=ignore,
    )


@clear_locals
def sync_detailed(
    *,
    client: Client,
    body: DescribeVpcTaskResultRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[DescribeVpcTaskResultResponse]:
    """Show how a task ended.

    Reads the state of a task by the id of the request that began it.

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
        DescribeVpcTaskResultResponse.from_dict,
    )


@clear_locals
def sync(
    *,
    client: Client,
    body: DescribeVpcTaskResultRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> DescribeVpcTaskResultResponse:
    """Show how a task ended.

    Reads the state of a task by the id of the request that began it.

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
    body: DescribeVpcTaskResultRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> Response[DescribeVpcTaskResultResponse]:
    """Show how a task ended.

    Reads the state of a task by the id of the request that began it.

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
        DescribeVpcTaskResultResponse.from_dict,
    )


@clear_locals
async def asyncio(
    *,
    client: Client,
    body: DescribeVpcTaskResultRequest | Mapping[str, Any],
    ignore: Iterable[str] = (),
) -> DescribeVpcTaskResultResponse:
    """Show how a task ended.

    Reads the state of a task by the id of the request that began it.

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

# Written by `make generate` from openapi/: change it there, not here.
"""Tencent Cloud VPC, API 2.0: typed calls that are checked before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from vpn_preflight.later import later
from vpn_preflight.wire.client import Blocking, Concurrent

from .client import *
from .client import __all__ as _client
from .errors import *
from .errors import __all__ as _errors
from .models import __all__ as _models
from .types import UNSET, Keywords, Unset, clear_locals, written

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
    from ipaddress import IPv4Network

    from vpn_preflight.plan import Outcome, Plan

    from .models import *
else:
    __getattr__ = later(
        __name__,
        {
            "Outcome": "vpn_preflight.plan",
            "Plan": "vpn_preflight.plan",
            **dict.fromkeys(_models, ".models"),
        },
    )

__all__ = ["TencentVpc", "AsyncTencentVpc", "Outcome", "Plan", "UNSET", "Unset", *_client, *_errors, *_models]

_REPLIES = {
    "ModifyVpnConnEx": "ModifyVpnConnExResponse",
    "DescribeVpnConn": "DescribeVpnConnResponse",
    "DescribeVpnGw": "DescribeVpnGwResponse",
    "DescribeVpcEx": "DescribeVpcExResponse",
    "DescribeVpcTaskResultV2": "DescribeVpcTaskResultV2Response",
}


def _reply(operation: str) -> Any:
    from . import models

    return getattr(models, _REPLIES[operation])


class TencentVpc(Blocking, Client):
    __doc__ = Client.__doc__

    @overload
    def send(
        self,
        operation: Literal["ModifyVpnConnEx"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnExResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpnConn"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpnGw"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGwResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpcEx"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcExResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpcTaskResultV2"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultV2Response: ...

    @overload
    def send(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Any: ...

    @clear_locals
    def send(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Any:
        """Send a whole payload, as read from a file, in the names of the docs.

        Checked like a call by its method, and raises the same errors.

        Args:
            operation: The name of the call.
            payload: The request body.
            path: The ids in the URL that the client does not fill in.
            query: The parameters behind the URL.
            ignore: Codes of rules to switch off for this call.

        Returns:
            The answer.
        """
        from vpn_preflight.wire.whole_payload import send

        return send(self.client, _reply, operation, body=payload, path=path, query=query, ignore=ignore)

    @clear_locals
    def plan(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what a whole payload would do to the present state, and change nothing.

        The payload is checked first, then the present state is read. The arguments are those of `send`,
        and it raises the same errors; also ValueError for an operation that changes nothing.
        """
        from vpn_preflight.wire.planning import plan

        return plan(self.client, operation, body=payload, path=path, query=query, ignore=ignore)

    @clear_locals
    def wait(
        self,
        reply: ModifyVpnConnExResponse,
        *,
        deadline: float = 600,
        sleep: Callable[[float], None] | None = None,
    ) -> Outcome:
        """Wait until the task of a change has ended, then read back what the service took.

        Only reads are sent. `outcome.not_taken` has the fields that the service shows with another value.

        Args:
            reply: The answer to the change, as its call returned it.
            deadline: How many seconds to wait at most.
            sleep: What is called for each pause, in place of the usual one.

        Raises:
            TaskError: The task failed.
            CallTimeoutError: The deadline passed; the task may still run.
            ApiError: The service refused a read.
            ResponseError: The answer to a read cannot be understood.
            TransportError: No answer to a read came.
            TypeError: The reply is not one of a change of this client.
        """
        from vpn_preflight.wire.waiting import wait

        return wait(self.client, reply, deadline=deadline, sleep=sleep)

    @clear_locals
    def modify_vpn_conn_ex(
        self,
        *,
        vpc_id: str,
        vpn_gw_id: str,
        vpn_conn_id: str,
        vpn_conn_name: str | Unset = UNSET,
        pre_shared_key: str | Unset = UNSET,
        user_gw_cidr_block: Sequence[str | IPv4Network] | Unset = UNSET,
        spd_acl: Sequence[SpdRule | Mapping[str, Any]] | Unset = UNSET,
        ike_set: Sequence[IKESet | Mapping[str, Any]] | Unset = UNSET,
        ipsec_set: Sequence[IPsecSet | Mapping[str, Any]] | Unset = UNSET,
        encrypt_algorithm: EncryptAlgorithm | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnExResponse:
        """Modify a VPN tunnel.

        Changes the settings of an existing tunnel. What is not given is not sent. The change runs as a task on the
        server, and the answer has its id.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…, recommended) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…, recommended) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…, recommended) or its older id.
            vpn_conn_name: A name for the tunnel. At most 60 characters.
            pre_shared_key: The key that both ends of the tunnel share.
            user_gw_cidr_block: The address ranges on the far side, each a CIDR. This or spdAcl is required.
            spd_acl: Security policy rules, finer than userGwCidrBlock: each item maps an address range of the VPC to a list of ranges on the far side. This or userGwCidrBlock is required.
            ike_set: The settings of the key exchange (IKE), as a list of one item.
            ipsec_set: The settings of the encrypted session (IPsec), as a list of one item.
            encrypt_algorithm: The cipher of the session (IPsec); the string "null" switches it off.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import modify_vpn_conn_ex as call
        from .models import ModifyVpnConnExRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                ModifyVpnConnExRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "preSharedKey": pre_shared_key,
                    "userGwCidrBlock": user_gw_cidr_block,
                    "spdAcl": spd_acl,
                    "IKESet": ike_set,
                    "IPsecSet": ipsec_set,
                    "encryptAlgorithm": encrypt_algorithm,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    def plan_modify_vpn_conn_ex(
        self,
        *,
        vpc_id: str,
        vpn_gw_id: str,
        vpn_conn_id: str,
        vpn_conn_name: str | Unset = UNSET,
        pre_shared_key: str | Unset = UNSET,
        user_gw_cidr_block: Sequence[str | IPv4Network] | Unset = UNSET,
        spd_acl: Sequence[SpdRule | Mapping[str, Any]] | Unset = UNSET,
        ike_set: Sequence[IKESet | Mapping[str, Any]] | Unset = UNSET,
        ipsec_set: Sequence[IPsecSet | Mapping[str, Any]] | Unset = UNSET,
        encrypt_algorithm: EncryptAlgorithm | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `modify_vpn_conn_ex` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…, recommended) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…, recommended) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…, recommended) or its older id.
            vpn_conn_name: A name for the tunnel. At most 60 characters.
            pre_shared_key: The key that both ends of the tunnel share.
            user_gw_cidr_block: The address ranges on the far side, each a CIDR. This or spdAcl is required.
            spd_acl: Security policy rules, finer than userGwCidrBlock: each item maps an address range of the VPC to a list of ranges on the far side. This or userGwCidrBlock is required.
            ike_set: The settings of the key exchange (IKE), as a list of one item.
            ipsec_set: The settings of the encrypted session (IPsec), as a list of one item.
            encrypt_algorithm: The cipher of the session (IPsec); the string "null" switches it off.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.
        """
        from vpn_preflight.wire.planning import plan

        return plan(
            self.client,
            "ModifyVpnConnEx",
            path={},
            query=written({}),
            body=written(
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "preSharedKey": pre_shared_key,
                    "userGwCidrBlock": user_gw_cidr_block,
                    "spdAcl": spd_acl,
                    "IKESet": ike_set,
                    "IPsecSet": ipsec_set,
                    "encryptAlgorithm": encrypt_algorithm,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    def describe_vpn_conn(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_conn_id: str | Unset = UNSET,
        vpn_conn_name: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnConnRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnConnRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnResponse:
        """List VPN tunnels.

        Reads the tunnels of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…) or its older id.
            vpn_conn_name: A part of the tunnel's name.
            offset: How many tunnels to skip. At least 0.
            limit: How many tunnels to list. From 1 to 50.
            order_field: What to sort by.
            order_direction: The direction; editions of the docs disagree on the default.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_conn as call
        from .models import DescribeVpnConnRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpnConnRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_conn(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_conn_id: str | Unset = UNSET,
        vpn_conn_name: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnConnRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnConnRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnConn]:
        """List VPN tunnels. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_conn`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…) or its older id.
            vpn_conn_name: A part of the tunnel's name.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction; editions of the docs disagree on the default.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_vpn_conn(
                vpc_id=vpc_id,
                vpn_gw_id=vpn_gw_id,
                vpn_conn_id=vpn_conn_id,
                vpn_conn_name=vpn_conn_name,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    def describe_vpn_gw(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_gw_name: str | Unset = UNSET,
        deal_id: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnGwRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnGwRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGwResponse:
        """List VPN gateways.

        Reads the gateways of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_gw_name: A part of the gateway's name.
            deal_id: The number of the order.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. From 1 to 50.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_gw as call
        from .models import DescribeVpnGwRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpnGwRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnGwName": vpn_gw_name,
                    "dealId": deal_id,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_gw(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_gw_name: str | Unset = UNSET,
        deal_id: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnGwRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnGwRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnGw]:
        """List VPN gateways. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_gw`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_gw_name: A part of the gateway's name.
            deal_id: The number of the order.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_vpn_gw(
                vpc_id=vpc_id,
                vpn_gw_id=vpn_gw_id,
                vpn_gw_name=vpn_gw_name,
                deal_id=deal_id,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    def describe_vpc_ex(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpc_name: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpcExRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpcExRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcExResponse:
        """List VPCs.

        Reads the VPCs of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpc_name: A part of the VPC's name.
            offset: How many VPCs to skip. At least 0.
            limit: How many VPCs to list. At least 1.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_ex as call
        from .models import DescribeVpcExRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpcExRequest,
                {
                    "vpcId": vpc_id,
                    "vpcName": vpc_name,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpc_ex(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpc_name: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpcExRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpcExRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[Vpc]:
        """List VPCs. Iterate over the items of all pages.

        Each page is a call of `describe_vpc_ex`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpc_name: A part of the VPC's name.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_vpc_ex(
                vpc_id=vpc_id,
                vpc_name=vpc_name,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    def describe_vpc_task_result_v2(
        self,
        *,
        task_id: int,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultV2Response:
        """Show how a task of API 2.0 ended.

        Reads the state of a task by the id that a change answered with.

        Args:
            task_id: The id that a change answered with. At least 0.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_task_result_v2 as call
        from .models import DescribeVpcTaskResultV2Request

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpcTaskResultV2Request,
                {
                    "taskId": task_id,
                },
            ),
            ignore=ignore,
        )


class AsyncTencentVpc(Concurrent, Client):
    __doc__ = Client.__doc__

    @overload
    async def send(
        self,
        operation: Literal["ModifyVpnConnEx"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnExResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpnConn"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpnGw"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGwResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpcEx"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcExResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpcTaskResultV2"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultV2Response: ...

    @overload
    async def send(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Any: ...

    @clear_locals
    async def send(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Any:
        """Send a whole payload, as read from a file, in the names of the docs.

        Checked like a call by its method, and raises the same errors.

        Args:
            operation: The name of the call.
            payload: The request body.
            path: The ids in the URL that the client does not fill in.
            query: The parameters behind the URL.
            ignore: Codes of rules to switch off for this call.

        Returns:
            The answer.
        """
        from vpn_preflight.wire.whole_payload import asend

        return await asend(self.client, _reply, operation, body=payload, path=path, query=query, ignore=ignore)

    @clear_locals
    async def plan(
        self,
        operation: str,
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what a whole payload would do to the present state, and change nothing.

        The payload is checked first, then the present state is read. The arguments are those of `send`,
        and it raises the same errors; also ValueError for an operation that changes nothing.
        """
        from vpn_preflight.wire.planning import aplan

        return await aplan(self.client, operation, body=payload, path=path, query=query, ignore=ignore)

    @clear_locals
    async def wait(
        self,
        reply: ModifyVpnConnExResponse,
        *,
        deadline: float = 600,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> Outcome:
        """Wait until the task of a change has ended, then read back what the service took.

        Only reads are sent. `outcome.not_taken` has the fields that the service shows with another value.

        Args:
            reply: The answer to the change, as its call returned it.
            deadline: How many seconds to wait at most.
            sleep: What is called for each pause, in place of the usual one.

        Raises:
            TaskError: The task failed.
            CallTimeoutError: The deadline passed; the task may still run.
            ApiError: The service refused a read.
            ResponseError: The answer to a read cannot be understood.
            TransportError: No answer to a read came.
            TypeError: The reply is not one of a change of this client.
        """
        from vpn_preflight.wire.waiting import await_task

        return await await_task(self.client, reply, deadline=deadline, sleep=sleep)

    @clear_locals
    async def modify_vpn_conn_ex(
        self,
        *,
        vpc_id: str,
        vpn_gw_id: str,
        vpn_conn_id: str,
        vpn_conn_name: str | Unset = UNSET,
        pre_shared_key: str | Unset = UNSET,
        user_gw_cidr_block: Sequence[str | IPv4Network] | Unset = UNSET,
        spd_acl: Sequence[SpdRule | Mapping[str, Any]] | Unset = UNSET,
        ike_set: Sequence[IKESet | Mapping[str, Any]] | Unset = UNSET,
        ipsec_set: Sequence[IPsecSet | Mapping[str, Any]] | Unset = UNSET,
        encrypt_algorithm: EncryptAlgorithm | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnExResponse:
        """Modify a VPN tunnel.

        Changes the settings of an existing tunnel. What is not given is not sent. The change runs as a task on the
        server, and the answer has its id.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…, recommended) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…, recommended) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…, recommended) or its older id.
            vpn_conn_name: A name for the tunnel. At most 60 characters.
            pre_shared_key: The key that both ends of the tunnel share.
            user_gw_cidr_block: The address ranges on the far side, each a CIDR. This or spdAcl is required.
            spd_acl: Security policy rules, finer than userGwCidrBlock: each item maps an address range of the VPC to a list of ranges on the far side. This or userGwCidrBlock is required.
            ike_set: The settings of the key exchange (IKE), as a list of one item.
            ipsec_set: The settings of the encrypted session (IPsec), as a list of one item.
            encrypt_algorithm: The cipher of the session (IPsec); the string "null" switches it off.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import modify_vpn_conn_ex as call
        from .models import ModifyVpnConnExRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                ModifyVpnConnExRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "preSharedKey": pre_shared_key,
                    "userGwCidrBlock": user_gw_cidr_block,
                    "spdAcl": spd_acl,
                    "IKESet": ike_set,
                    "IPsecSet": ipsec_set,
                    "encryptAlgorithm": encrypt_algorithm,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    async def plan_modify_vpn_conn_ex(
        self,
        *,
        vpc_id: str,
        vpn_gw_id: str,
        vpn_conn_id: str,
        vpn_conn_name: str | Unset = UNSET,
        pre_shared_key: str | Unset = UNSET,
        user_gw_cidr_block: Sequence[str | IPv4Network] | Unset = UNSET,
        spd_acl: Sequence[SpdRule | Mapping[str, Any]] | Unset = UNSET,
        ike_set: Sequence[IKESet | Mapping[str, Any]] | Unset = UNSET,
        ipsec_set: Sequence[IPsecSet | Mapping[str, Any]] | Unset = UNSET,
        encrypt_algorithm: EncryptAlgorithm | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `modify_vpn_conn_ex` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…, recommended) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…, recommended) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…, recommended) or its older id.
            vpn_conn_name: A name for the tunnel. At most 60 characters.
            pre_shared_key: The key that both ends of the tunnel share.
            user_gw_cidr_block: The address ranges on the far side, each a CIDR. This or spdAcl is required.
            spd_acl: Security policy rules, finer than userGwCidrBlock: each item maps an address range of the VPC to a list of ranges on the far side. This or userGwCidrBlock is required.
            ike_set: The settings of the key exchange (IKE), as a list of one item.
            ipsec_set: The settings of the encrypted session (IPsec), as a list of one item.
            encrypt_algorithm: The cipher of the session (IPsec); the string "null" switches it off.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.
        """
        from vpn_preflight.wire.planning import aplan

        return await aplan(
            self.client,
            "ModifyVpnConnEx",
            path={},
            query=written({}),
            body=written(
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "preSharedKey": pre_shared_key,
                    "userGwCidrBlock": user_gw_cidr_block,
                    "spdAcl": spd_acl,
                    "IKESet": ike_set,
                    "IPsecSet": ipsec_set,
                    "encryptAlgorithm": encrypt_algorithm,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    async def describe_vpn_conn(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_conn_id: str | Unset = UNSET,
        vpn_conn_name: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnConnRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnConnRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnResponse:
        """List VPN tunnels.

        Reads the tunnels of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…) or its older id.
            vpn_conn_name: A part of the tunnel's name.
            offset: How many tunnels to skip. At least 0.
            limit: How many tunnels to list. From 1 to 50.
            order_field: What to sort by.
            order_direction: The direction; editions of the docs disagree on the default.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_conn as call
        from .models import DescribeVpnConnRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpnConnRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnConnId": vpn_conn_id,
                    "vpnConnName": vpn_conn_name,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_conn(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_conn_id: str | Unset = UNSET,
        vpn_conn_name: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnConnRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnConnRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnConn]:
        """List VPN tunnels. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_conn`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_conn_id: The VPN tunnel, as its unique id (vpnx-…) or its older id.
            vpn_conn_name: A part of the tunnel's name.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction; editions of the docs disagree on the default.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_vpn_conn(
                vpc_id=vpc_id,
                vpn_gw_id=vpn_gw_id,
                vpn_conn_id=vpn_conn_id,
                vpn_conn_name=vpn_conn_name,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    async def describe_vpn_gw(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_gw_name: str | Unset = UNSET,
        deal_id: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnGwRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnGwRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGwResponse:
        """List VPN gateways.

        Reads the gateways of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_gw_name: A part of the gateway's name.
            deal_id: The number of the order.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. From 1 to 50.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_gw as call
        from .models import DescribeVpnGwRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpnGwRequest,
                {
                    "vpcId": vpc_id,
                    "vpnGwId": vpn_gw_id,
                    "vpnGwName": vpn_gw_name,
                    "dealId": deal_id,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_gw(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpn_gw_id: str | Unset = UNSET,
        vpn_gw_name: str | Unset = UNSET,
        deal_id: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpnGwRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpnGwRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnGw]:
        """List VPN gateways. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_gw`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpn_gw_id: The VPN gateway, as its unique id (vpngw-…) or its older id.
            vpn_gw_name: A part of the gateway's name.
            deal_id: The number of the order.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_vpn_gw(
                vpc_id=vpc_id,
                vpn_gw_id=vpn_gw_id,
                vpn_gw_name=vpn_gw_name,
                deal_id=deal_id,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    async def describe_vpc_ex(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpc_name: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpcExRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpcExRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcExResponse:
        """List VPCs.

        Reads the VPCs of the account as they are now, a page at a time.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpc_name: A part of the VPC's name.
            offset: How many VPCs to skip. At least 0.
            limit: How many VPCs to list. At least 1.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_ex as call
        from .models import DescribeVpcExRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpcExRequest,
                {
                    "vpcId": vpc_id,
                    "vpcName": vpc_name,
                    "offset": offset,
                    "limit": limit,
                    "orderField": order_field,
                    "orderDirection": order_direction,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpc_ex(
        self,
        *,
        vpc_id: str | Unset = UNSET,
        vpc_name: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        order_field: DescribeVpcExRequestOrderField | Unset = UNSET,
        order_direction: DescribeVpcExRequestOrderDirection | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[Vpc]:
        """List VPCs. Iterate over the items of all pages.

        Each page is a call of `describe_vpc_ex`, made when its first item is asked for.

        Args:
            vpc_id: The VPC, as its unique id (vpc-…) or its older id.
            vpc_name: A part of the VPC's name.
            limit: The size of a page.
            order_field: What to sort by.
            order_direction: The direction.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_vpc_ex(
                vpc_id=vpc_id,
                vpc_name=vpc_name,
                limit=limit,
                order_field=order_field,
                order_direction=order_direction,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.data,
            ByOffset("offset", lambda reply: reply.total_count),
        )

    @clear_locals
    async def describe_vpc_task_result_v2(
        self,
        *,
        task_id: int,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultV2Response:
        """Show how a task of API 2.0 ended.

        Reads the state of a task by the id that a change answered with.

        Args:
            task_id: The id that a change answered with. At least 0.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_task_result_v2 as call
        from .models import DescribeVpcTaskResultV2Request

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpcTaskResultV2Request,
                {
                    "taskId": task_id,
                },
            ),
            ignore=ignore,
        )

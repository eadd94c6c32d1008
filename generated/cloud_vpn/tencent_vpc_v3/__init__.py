# Written by `make generate` from openapi/: change it there, not here.
"""Tencent Cloud VPC, API 3.0: typed calls that are checked before they are sent."""

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

__all__ = ["TencentVpcV3", "AsyncTencentVpcV3", "Outcome", "Plan", "UNSET", "Unset", *_client, *_errors, *_models]

_REPLIES = {
    "ModifyVpnConnectionAttribute": "ModifyVpnConnectionAttributeResponse",
    "DescribeVpnConnections": "DescribeVpnConnectionsResponse",
    "DescribeVpnGateways": "DescribeVpnGatewaysResponse",
    "DescribeCustomerGateways": "DescribeCustomerGatewaysResponse",
    "DescribeVpcTaskResult": "DescribeVpcTaskResultResponse",
}


def _reply(operation: str) -> Any:
    from . import models

    return getattr(models, _REPLIES[operation])


class TencentVpcV3(Blocking, Client):
    __doc__ = Client.__doc__

    @overload
    def send(
        self,
        operation: Literal["ModifyVpnConnectionAttribute"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnectionAttributeResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpnConnections"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnectionsResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpnGateways"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGatewaysResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeCustomerGateways"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeCustomerGatewaysResponse: ...

    @overload
    def send(
        self,
        operation: Literal["DescribeVpcTaskResult"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultResponse: ...

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
        reply: ModifyVpnConnectionAttributeResponse,
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
    def modify_vpn_connection_attribute(
        self,
        *,
        vpn_connection_id: str,
        vpn_connection_name: str | Unset = UNSET,
        pre_share_key: str | Unset = UNSET,
        security_policy_databases: Sequence[SecurityPolicyDatabase | Mapping[str, Any]] | Unset = UNSET,
        ike_options_specification: IKEOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        ipsec_options_specification: IPSECOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        enable_health_check: bool | Unset = UNSET,
        health_check_local_ip: str | Unset = UNSET,
        health_check_remote_ip: str | Unset = UNSET,
        negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset = UNSET,
        dpd_enable: int | Unset = UNSET,
        dpd_timeout: str | Unset = UNSET,
        dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset = UNSET,
        customer_gateway_id: str | Unset = UNSET,
        health_check_config: HealthCheckConfig | Mapping[str, Any] | Unset = UNSET,
        bgp_config: BgpConfig | Mapping[str, Any] | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnectionAttributeResponse:
        """Modify a VPN tunnel.

        Changes the settings of an existing tunnel. What is not given is not sent. The docs do not say whether the
        change runs in the background, as creating and deleting a tunnel does.

        Args:
            vpn_connection_id: The VPN tunnel, as its id (vpnx-…).
            vpn_connection_name: A name for the tunnel. At most 60 characters.
            pre_share_key: The key that both ends of the tunnel share. This is the spelling on the wire.
            security_policy_databases: The policy rules, each a range of the VPC and the peer ranges that it may talk to. New rules replace all old ones. The example in the docs has the form of API 2.0, but API 3.0 expects a list of objects with LocalCidrBlock and RemoteCidrBlock.
            ike_options_specification: The settings of the key exchange (IKE).
            ipsec_options_specification: The settings of the encrypted session (IPsec).
            enable_health_check: Whether the service probes the peer of the tunnel.
            health_check_local_ip: An address.
            health_check_remote_ip: An address.
            negotiation_type: Which side begins the negotiation.
            dpd_enable: Whether a dead peer is detected; 1 switches it on. At most 1.
            dpd_timeout: After how many seconds a peer counts as dead, as a string of digits. Used if DpdEnable is 1.
            dpd_action: What happens to the tunnel of a dead peer. Used if DpdEnable is 1. The docs give two different defaults.
            customer_gateway_id: Another customer gateway (cgw-…) for the tunnel. Requires version 4.0 or later of the VPN gateway.
            health_check_config: How the health check probes the peer.
            bgp_config: The addresses of a tunnel with BGP routing.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import modify_vpn_connection_attribute as call
        from .models import ModifyVpnConnectionAttributeRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                ModifyVpnConnectionAttributeRequest,
                {
                    "VpnConnectionId": vpn_connection_id,
                    "VpnConnectionName": vpn_connection_name,
                    "PreShareKey": pre_share_key,
                    "SecurityPolicyDatabases": security_policy_databases,
                    "IKEOptionsSpecification": ike_options_specification,
                    "IPSECOptionsSpecification": ipsec_options_specification,
                    "EnableHealthCheck": enable_health_check,
                    "HealthCheckLocalIp": health_check_local_ip,
                    "HealthCheckRemoteIp": health_check_remote_ip,
                    "NegotiationType": negotiation_type,
                    "DpdEnable": dpd_enable,
                    "DpdTimeout": dpd_timeout,
                    "DpdAction": dpd_action,
                    "CustomerGatewayId": customer_gateway_id,
                    "HealthCheckConfig": health_check_config,
                    "BgpConfig": bgp_config,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    def plan_modify_vpn_connection_attribute(
        self,
        *,
        vpn_connection_id: str,
        vpn_connection_name: str | Unset = UNSET,
        pre_share_key: str | Unset = UNSET,
        security_policy_databases: Sequence[SecurityPolicyDatabase | Mapping[str, Any]] | Unset = UNSET,
        ike_options_specification: IKEOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        ipsec_options_specification: IPSECOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        enable_health_check: bool | Unset = UNSET,
        health_check_local_ip: str | Unset = UNSET,
        health_check_remote_ip: str | Unset = UNSET,
        negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset = UNSET,
        dpd_enable: int | Unset = UNSET,
        dpd_timeout: str | Unset = UNSET,
        dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset = UNSET,
        customer_gateway_id: str | Unset = UNSET,
        health_check_config: HealthCheckConfig | Mapping[str, Any] | Unset = UNSET,
        bgp_config: BgpConfig | Mapping[str, Any] | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `modify_vpn_connection_attribute` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpn_connection_id: The VPN tunnel, as its id (vpnx-…).
            vpn_connection_name: A name for the tunnel. At most 60 characters.
            pre_share_key: The key that both ends of the tunnel share. This is the spelling on the wire.
            security_policy_databases: The policy rules, each a range of the VPC and the peer ranges that it may talk to. New rules replace all old ones. The example in the docs has the form of API 2.0, but API 3.0 expects a list of objects with LocalCidrBlock and RemoteCidrBlock.
            ike_options_specification: The settings of the key exchange (IKE).
            ipsec_options_specification: The settings of the encrypted session (IPsec).
            enable_health_check: Whether the service probes the peer of the tunnel.
            health_check_local_ip: An address.
            health_check_remote_ip: An address.
            negotiation_type: Which side begins the negotiation.
            dpd_enable: Whether a dead peer is detected; 1 switches it on. At most 1.
            dpd_timeout: After how many seconds a peer counts as dead, as a string of digits. Used if DpdEnable is 1.
            dpd_action: What happens to the tunnel of a dead peer. Used if DpdEnable is 1. The docs give two different defaults.
            customer_gateway_id: Another customer gateway (cgw-…) for the tunnel. Requires version 4.0 or later of the VPN gateway.
            health_check_config: How the health check probes the peer.
            bgp_config: The addresses of a tunnel with BGP routing.
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
            "ModifyVpnConnectionAttribute",
            path={},
            query=written({}),
            body=written(
                {
                    "VpnConnectionId": vpn_connection_id,
                    "VpnConnectionName": vpn_connection_name,
                    "PreShareKey": pre_share_key,
                    "SecurityPolicyDatabases": security_policy_databases,
                    "IKEOptionsSpecification": ike_options_specification,
                    "IPSECOptionsSpecification": ipsec_options_specification,
                    "EnableHealthCheck": enable_health_check,
                    "HealthCheckLocalIp": health_check_local_ip,
                    "HealthCheckRemoteIp": health_check_remote_ip,
                    "NegotiationType": negotiation_type,
                    "DpdEnable": dpd_enable,
                    "DpdTimeout": dpd_timeout,
                    "DpdAction": dpd_action,
                    "CustomerGatewayId": customer_gateway_id,
                    "HealthCheckConfig": health_check_config,
                    "BgpConfig": bgp_config,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    def describe_vpn_connections(
        self,
        *,
        vpn_connection_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnConnectionFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnectionsResponse:
        """List VPN tunnels.

        Reads the tunnels of the account as they are now, a page at a time.

        Args:
            vpn_connection_ids: The ids of the tunnels (vpnx-…). At most 100 items.
            filters: The filters for tunnels. A tunnel must match all of them, by one value of each. At most 10 items.
            offset: How many tunnels to skip. At least 0.
            limit: How many tunnels to list. At most 100.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_connections as call
        from .models import DescribeVpnConnectionsRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpnConnectionsRequest,
                {
                    "VpnConnectionIds": vpn_connection_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_connections(
        self,
        *,
        vpn_connection_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnConnectionFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnConnection]:
        """List VPN tunnels. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_connections`, made when its first item is asked for.

        Args:
            vpn_connection_ids: The ids of the tunnels (vpnx-…). At most 100 items.
            filters: The filters for tunnels. A tunnel must match all of them, by one value of each. At most 10 items.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_vpn_connections(
                vpn_connection_ids=vpn_connection_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.vpn_connection_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    def describe_vpn_gateways(
        self,
        *,
        vpn_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGatewaysResponse:
        """List VPN gateways.

        Reads the gateways of the account as they are now, a page at a time.

        Args:
            vpn_gateway_ids: The ids of the gateways (vpngw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. At least 0.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_gateways as call
        from .models import DescribeVpnGatewaysRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpnGatewaysRequest,
                {
                    "VpnGatewayIds": vpn_gateway_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_gateways(
        self,
        *,
        vpn_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnGateway]:
        """List VPN gateways. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_gateways`, made when its first item is asked for.

        Args:
            vpn_gateway_ids: The ids of the gateways (vpngw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_vpn_gateways(
                vpn_gateway_ids=vpn_gateway_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.vpn_gateway_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    def describe_customer_gateways(
        self,
        *,
        customer_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[CustomerGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeCustomerGatewaysResponse:
        """List customer gateways.

        Reads the customer gateways as they are now, a page at a time.

        Args:
            customer_gateway_ids: The ids of the gateways (cgw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each. At most 10 items.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. At most 100.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_customer_gateways as call
        from .models import DescribeCustomerGatewaysRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeCustomerGatewaysRequest,
                {
                    "CustomerGatewayIds": customer_gateway_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_customer_gateways(
        self,
        *,
        customer_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[CustomerGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Iterator[CustomerGateway]:
        """List customer gateways. Iterate over the items of all pages.

        Each page is a call of `describe_customer_gateways`, made when its first item is asked for.

        Args:
            customer_gateway_ids: The ids of the gateways (cgw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each. At most 10 items.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByOffset, Each

        return Each(
            lambda place: self.describe_customer_gateways(
                customer_gateway_ids=customer_gateway_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.customer_gateway_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    def describe_vpc_task_result(
        self,
        *,
        task_id: str,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultResponse:
        """Show how a task ended.

        Reads the state of a task by the id of the request that began it.

        Args:
            task_id: The RequestId of the answer to the call that began the task.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_task_result as call
        from .models import DescribeVpcTaskResultRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                DescribeVpcTaskResultRequest,
                {
                    "TaskId": task_id,
                },
            ),
            ignore=ignore,
        )


class AsyncTencentVpcV3(Concurrent, Client):
    __doc__ = Client.__doc__

    @overload
    async def send(
        self,
        operation: Literal["ModifyVpnConnectionAttribute"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnectionAttributeResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpnConnections"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnectionsResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpnGateways"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGatewaysResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeCustomerGateways"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeCustomerGatewaysResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["DescribeVpcTaskResult"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultResponse: ...

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
        reply: ModifyVpnConnectionAttributeResponse,
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
    async def modify_vpn_connection_attribute(
        self,
        *,
        vpn_connection_id: str,
        vpn_connection_name: str | Unset = UNSET,
        pre_share_key: str | Unset = UNSET,
        security_policy_databases: Sequence[SecurityPolicyDatabase | Mapping[str, Any]] | Unset = UNSET,
        ike_options_specification: IKEOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        ipsec_options_specification: IPSECOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        enable_health_check: bool | Unset = UNSET,
        health_check_local_ip: str | Unset = UNSET,
        health_check_remote_ip: str | Unset = UNSET,
        negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset = UNSET,
        dpd_enable: int | Unset = UNSET,
        dpd_timeout: str | Unset = UNSET,
        dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset = UNSET,
        customer_gateway_id: str | Unset = UNSET,
        health_check_config: HealthCheckConfig | Mapping[str, Any] | Unset = UNSET,
        bgp_config: BgpConfig | Mapping[str, Any] | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ModifyVpnConnectionAttributeResponse:
        """Modify a VPN tunnel.

        Changes the settings of an existing tunnel. What is not given is not sent. The docs do not say whether the
        change runs in the background, as creating and deleting a tunnel does.

        Args:
            vpn_connection_id: The VPN tunnel, as its id (vpnx-…).
            vpn_connection_name: A name for the tunnel. At most 60 characters.
            pre_share_key: The key that both ends of the tunnel share. This is the spelling on the wire.
            security_policy_databases: The policy rules, each a range of the VPC and the peer ranges that it may talk to. New rules replace all old ones. The example in the docs has the form of API 2.0, but API 3.0 expects a list of objects with LocalCidrBlock and RemoteCidrBlock.
            ike_options_specification: The settings of the key exchange (IKE).
            ipsec_options_specification: The settings of the encrypted session (IPsec).
            enable_health_check: Whether the service probes the peer of the tunnel.
            health_check_local_ip: An address.
            health_check_remote_ip: An address.
            negotiation_type: Which side begins the negotiation.
            dpd_enable: Whether a dead peer is detected; 1 switches it on. At most 1.
            dpd_timeout: After how many seconds a peer counts as dead, as a string of digits. Used if DpdEnable is 1.
            dpd_action: What happens to the tunnel of a dead peer. Used if DpdEnable is 1. The docs give two different defaults.
            customer_gateway_id: Another customer gateway (cgw-…) for the tunnel. Requires version 4.0 or later of the VPN gateway.
            health_check_config: How the health check probes the peer.
            bgp_config: The addresses of a tunnel with BGP routing.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import modify_vpn_connection_attribute as call
        from .models import ModifyVpnConnectionAttributeRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                ModifyVpnConnectionAttributeRequest,
                {
                    "VpnConnectionId": vpn_connection_id,
                    "VpnConnectionName": vpn_connection_name,
                    "PreShareKey": pre_share_key,
                    "SecurityPolicyDatabases": security_policy_databases,
                    "IKEOptionsSpecification": ike_options_specification,
                    "IPSECOptionsSpecification": ipsec_options_specification,
                    "EnableHealthCheck": enable_health_check,
                    "HealthCheckLocalIp": health_check_local_ip,
                    "HealthCheckRemoteIp": health_check_remote_ip,
                    "NegotiationType": negotiation_type,
                    "DpdEnable": dpd_enable,
                    "DpdTimeout": dpd_timeout,
                    "DpdAction": dpd_action,
                    "CustomerGatewayId": customer_gateway_id,
                    "HealthCheckConfig": health_check_config,
                    "BgpConfig": bgp_config,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    async def plan_modify_vpn_connection_attribute(
        self,
        *,
        vpn_connection_id: str,
        vpn_connection_name: str | Unset = UNSET,
        pre_share_key: str | Unset = UNSET,
        security_policy_databases: Sequence[SecurityPolicyDatabase | Mapping[str, Any]] | Unset = UNSET,
        ike_options_specification: IKEOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        ipsec_options_specification: IPSECOptionsSpecification | Mapping[str, Any] | Unset = UNSET,
        enable_health_check: bool | Unset = UNSET,
        health_check_local_ip: str | Unset = UNSET,
        health_check_remote_ip: str | Unset = UNSET,
        negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset = UNSET,
        dpd_enable: int | Unset = UNSET,
        dpd_timeout: str | Unset = UNSET,
        dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset = UNSET,
        customer_gateway_id: str | Unset = UNSET,
        health_check_config: HealthCheckConfig | Mapping[str, Any] | Unset = UNSET,
        bgp_config: BgpConfig | Mapping[str, Any] | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `modify_vpn_connection_attribute` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpn_connection_id: The VPN tunnel, as its id (vpnx-…).
            vpn_connection_name: A name for the tunnel. At most 60 characters.
            pre_share_key: The key that both ends of the tunnel share. This is the spelling on the wire.
            security_policy_databases: The policy rules, each a range of the VPC and the peer ranges that it may talk to. New rules replace all old ones. The example in the docs has the form of API 2.0, but API 3.0 expects a list of objects with LocalCidrBlock and RemoteCidrBlock.
            ike_options_specification: The settings of the key exchange (IKE).
            ipsec_options_specification: The settings of the encrypted session (IPsec).
            enable_health_check: Whether the service probes the peer of the tunnel.
            health_check_local_ip: An address.
            health_check_remote_ip: An address.
            negotiation_type: Which side begins the negotiation.
            dpd_enable: Whether a dead peer is detected; 1 switches it on. At most 1.
            dpd_timeout: After how many seconds a peer counts as dead, as a string of digits. Used if DpdEnable is 1.
            dpd_action: What happens to the tunnel of a dead peer. Used if DpdEnable is 1. The docs give two different defaults.
            customer_gateway_id: Another customer gateway (cgw-…) for the tunnel. Requires version 4.0 or later of the VPN gateway.
            health_check_config: How the health check probes the peer.
            bgp_config: The addresses of a tunnel with BGP routing.
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
            "ModifyVpnConnectionAttribute",
            path={},
            query=written({}),
            body=written(
                {
                    "VpnConnectionId": vpn_connection_id,
                    "VpnConnectionName": vpn_connection_name,
                    "PreShareKey": pre_share_key,
                    "SecurityPolicyDatabases": security_policy_databases,
                    "IKEOptionsSpecification": ike_options_specification,
                    "IPSECOptionsSpecification": ipsec_options_specification,
                    "EnableHealthCheck": enable_health_check,
                    "HealthCheckLocalIp": health_check_local_ip,
                    "HealthCheckRemoteIp": health_check_remote_ip,
                    "NegotiationType": negotiation_type,
                    "DpdEnable": dpd_enable,
                    "DpdTimeout": dpd_timeout,
                    "DpdAction": dpd_action,
                    "CustomerGatewayId": customer_gateway_id,
                    "HealthCheckConfig": health_check_config,
                    "BgpConfig": bgp_config,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    async def describe_vpn_connections(
        self,
        *,
        vpn_connection_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnConnectionFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnConnectionsResponse:
        """List VPN tunnels.

        Reads the tunnels of the account as they are now, a page at a time.

        Args:
            vpn_connection_ids: The ids of the tunnels (vpnx-…). At most 100 items.
            filters: The filters for tunnels. A tunnel must match all of them, by one value of each. At most 10 items.
            offset: How many tunnels to skip. At least 0.
            limit: How many tunnels to list. At most 100.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_connections as call
        from .models import DescribeVpnConnectionsRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpnConnectionsRequest,
                {
                    "VpnConnectionIds": vpn_connection_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_connections(
        self,
        *,
        vpn_connection_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnConnectionFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnConnection]:
        """List VPN tunnels. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_connections`, made when its first item is asked for.

        Args:
            vpn_connection_ids: The ids of the tunnels (vpnx-…). At most 100 items.
            filters: The filters for tunnels. A tunnel must match all of them, by one value of each. At most 10 items.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_vpn_connections(
                vpn_connection_ids=vpn_connection_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.vpn_connection_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    async def describe_vpn_gateways(
        self,
        *,
        vpn_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeVpnGatewaysResponse:
        """List VPN gateways.

        Reads the gateways of the account as they are now, a page at a time.

        Args:
            vpn_gateway_ids: The ids of the gateways (vpngw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. At least 0.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpn_gateways as call
        from .models import DescribeVpnGatewaysRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpnGatewaysRequest,
                {
                    "VpnGatewayIds": vpn_gateway_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_vpn_gateways(
        self,
        *,
        vpn_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[VpnGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnGateway]:
        """List VPN gateways. Iterate over the items of all pages.

        Each page is a call of `describe_vpn_gateways`, made when its first item is asked for.

        Args:
            vpn_gateway_ids: The ids of the gateways (vpngw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_vpn_gateways(
                vpn_gateway_ids=vpn_gateway_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.vpn_gateway_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    async def describe_customer_gateways(
        self,
        *,
        customer_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[CustomerGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> DescribeCustomerGatewaysResponse:
        """List customer gateways.

        Reads the customer gateways as they are now, a page at a time.

        Args:
            customer_gateway_ids: The ids of the gateways (cgw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each. At most 10 items.
            offset: How many gateways to skip. At least 0.
            limit: How many gateways to list. At most 100.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_customer_gateways as call
        from .models import DescribeCustomerGatewaysRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeCustomerGatewaysRequest,
                {
                    "CustomerGatewayIds": customer_gateway_ids,
                    "Filters": filters,
                    "Offset": offset,
                    "Limit": limit,
                },
            ),
            ignore=ignore,
        )

    def iter_describe_customer_gateways(
        self,
        *,
        customer_gateway_ids: Sequence[str] | Unset = UNSET,
        filters: Sequence[CustomerGatewayFilter | Mapping[str, Any]] | Unset = UNSET,
        limit: int | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[CustomerGateway]:
        """List customer gateways. Iterate over the items of all pages.

        Each page is a call of `describe_customer_gateways`, made when its first item is asked for.

        Args:
            customer_gateway_ids: The ids of the gateways (cgw-…). At most 100 items.
            filters: The filters for gateways. A gateway must match all of them, by one value of each. At most 10 items.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByOffset

        return AsyncEach(
            lambda place: self.describe_customer_gateways(
                customer_gateway_ids=customer_gateway_ids,
                filters=filters,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.response.customer_gateway_set,
            ByOffset("offset", lambda reply: reply.response.total_count),
        )

    @clear_locals
    async def describe_vpc_task_result(
        self,
        *,
        task_id: str,
        ignore: Iterable[str] = (),
    ) -> DescribeVpcTaskResultResponse:
        """Show how a task ended.

        Reads the state of a task by the id of the request that began it.

        Args:
            task_id: The RequestId of the answer to the call that began the task.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn import describe_vpc_task_result as call
        from .models import DescribeVpcTaskResultRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                DescribeVpcTaskResultRequest,
                {
                    "TaskId": task_id,
                },
            ),
            ignore=ignore,
        )

# Written by `make generate` from openapi/: change it there, not here.
"""Huawei Cloud VPN: typed calls that are checked before they are sent."""

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
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

    from vpn_preflight.plan import Plan

    from .models import *
else:
    __getattr__ = later(
        __name__,
        {
            "Plan": "vpn_preflight.plan",
            **dict.fromkeys(_models, ".models"),
        },
    )

__all__ = ["HuaweiVpn", "AsyncHuaweiVpn", "Plan", "UNSET", "Unset", *_client, *_errors, *_models]

_REPLIES = {
    "ShowVpnUserGroup": "ShowVpnUserGroupResponse",
    "UpdateVpnUserGroup": "UpdateVpnUserGroupResponse",
    "ListVpnUserGroups": "ListVpnUserGroupsResponse",
    "ListVpnUsersInGroup": "ListVpnUsersInGroupResponse",
    "ListVpnServersByProject": "ListVpnServersByProjectResponse",
}


def _reply(operation: str) -> Any:
    from . import models

    return getattr(models, _REPLIES[operation])


class HuaweiVpn(Blocking, Client):
    __doc__ = Client.__doc__

    @overload
    def send(
        self,
        operation: Literal["ShowVpnUserGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ShowVpnUserGroupResponse: ...

    @overload
    def send(
        self,
        operation: Literal["UpdateVpnUserGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> UpdateVpnUserGroupResponse: ...

    @overload
    def send(
        self,
        operation: Literal["ListVpnUserGroups"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnUserGroupsResponse: ...

    @overload
    def send(
        self,
        operation: Literal["ListVpnUsersInGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnUsersInGroupResponse: ...

    @overload
    def send(
        self,
        operation: Literal["ListVpnServersByProject"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnServersByProjectResponse: ...

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
    def show_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        ignore: Iterable[str] = (),
    ) -> ShowVpnUserGroupResponse:
        """Show a VPN user group.

        Reads the current state of a group.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import show_vpn_user_group as call

        return call.sync(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            ignore=ignore,
        )

    @clear_locals
    def update_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        user_group: UpdateVpnUserGroupRequestBodyContent | Mapping[str, Any],
        ignore: Iterable[str] = (),
    ) -> UpdateVpnUserGroupResponse:
        """Modify a VPN user group.

        Changes the name or the description of a group. What is not given is not sent.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            user_group: The new name, the new description, or both.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import update_vpn_user_group as call
        from .models import UpdateVpnUserGroupRequest

        return call.sync(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            body=Keywords(
                UpdateVpnUserGroupRequest,
                {
                    "user_group": user_group,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    def plan_update_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        user_group: UpdateVpnUserGroupRequestBodyContent | Mapping[str, Any],
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `update_vpn_user_group` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            user_group: The new name, the new description, or both.
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
            "UpdateVpnUserGroup",
            path={
                "vpn_server_id": vpn_server_id,
                "group_id": group_id,
            },
            query=written({}),
            body=written(
                {
                    "user_group": user_group,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    def list_vpn_user_groups(
        self,
        vpn_server_id: str,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnUserGroupsResponse:
        """List the VPN user groups of a server.

        Reads the groups of a server as they are now, a page at a time.

        Args:
            vpn_server_id: The id of the VPN server.
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import list_vpn_user_groups as call

        return call.sync(
            vpn_server_id=vpn_server_id,
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_user_groups(
        self,
        vpn_server_id: str,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnUserGroup]:
        """List the VPN user groups of a server. Iterate over the items of all pages.

        Each page is a call of `list_vpn_user_groups`, made when its first item is asked for.

        Args:
            vpn_server_id: The id of the VPN server.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByMarker, Each

        return Each(
            lambda place: self.list_vpn_user_groups(
                vpn_server_id=vpn_server_id,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.user_groups,
            ByMarker("marker", "ListVpnUserGroups", lambda reply: reply.page_info.next_marker),
        )

    @clear_locals
    def list_vpn_users_in_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnUsersInGroupResponse:
        """List the users of a VPN user group.

        Reads the users of a group as they are now, a page at a time.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import list_vpn_users_in_group as call

        return call.sync(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_users_in_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnUserInGroup]:
        """List the users of a VPN user group. Iterate over the items of all pages.

        Each page is a call of `list_vpn_users_in_group`, made when its first item is asked for.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByMarker, Each

        return Each(
            lambda place: self.list_vpn_users_in_group(
                vpn_server_id=vpn_server_id,
                group_id=group_id,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.users,
            ByMarker("marker", "ListVpnUsersInGroup", lambda reply: reply.page_info.next_marker),
        )

    @clear_locals
    def list_vpn_servers_by_project(
        self,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnServersByProjectResponse:
        """List the VPN servers of a project.

        Reads the point-to-client servers as they are now, a page at a time.

        Args:
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_server import list_vpn_servers_by_project as call

        return call.sync(
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_servers_by_project(
        self,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> Iterator[VpnServer]:
        """List the VPN servers of a project. Iterate over the items of all pages.

        Each page is a call of `list_vpn_servers_by_project`, made when its first item is asked for.

        Args:
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import ByMarker, Each

        return Each(
            lambda place: self.list_vpn_servers_by_project(
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.vpn_servers,
            ByMarker("marker", "ListVpnServersByProject", lambda reply: reply.page_info.next_marker),
        )


class AsyncHuaweiVpn(Concurrent, Client):
    __doc__ = Client.__doc__

    @overload
    async def send(
        self,
        operation: Literal["ShowVpnUserGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ShowVpnUserGroupResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["UpdateVpnUserGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> UpdateVpnUserGroupResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["ListVpnUserGroups"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnUserGroupsResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["ListVpnUsersInGroup"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnUsersInGroupResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["ListVpnServersByProject"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> ListVpnServersByProjectResponse: ...

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
    async def show_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        ignore: Iterable[str] = (),
    ) -> ShowVpnUserGroupResponse:
        """Show a VPN user group.

        Reads the current state of a group.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import show_vpn_user_group as call

        return await call.asyncio(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            ignore=ignore,
        )

    @clear_locals
    async def update_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        user_group: UpdateVpnUserGroupRequestBodyContent | Mapping[str, Any],
        ignore: Iterable[str] = (),
    ) -> UpdateVpnUserGroupResponse:
        """Modify a VPN user group.

        Changes the name or the description of a group. What is not given is not sent.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            user_group: The new name, the new description, or both.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import update_vpn_user_group as call
        from .models import UpdateVpnUserGroupRequest

        return await call.asyncio(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            body=Keywords(
                UpdateVpnUserGroupRequest,
                {
                    "user_group": user_group,
                },
            ),
            ignore=ignore,
        )

    @clear_locals
    async def plan_update_vpn_user_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        user_group: UpdateVpnUserGroupRequestBodyContent | Mapping[str, Any],
        ignore: Iterable[str] = (),
    ) -> Plan:
        """Show what `update_vpn_user_group` would do to the present state, and change nothing.

        Only the present state is read.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            user_group: The new name, the new description, or both.
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
            "UpdateVpnUserGroup",
            path={
                "vpn_server_id": vpn_server_id,
                "group_id": group_id,
            },
            query=written({}),
            body=written(
                {
                    "user_group": user_group,
                }
            ),
            ignore=ignore,
        )

    @clear_locals
    async def list_vpn_user_groups(
        self,
        vpn_server_id: str,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnUserGroupsResponse:
        """List the VPN user groups of a server.

        Reads the groups of a server as they are now, a page at a time.

        Args:
            vpn_server_id: The id of the VPN server.
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import list_vpn_user_groups as call

        return await call.asyncio(
            vpn_server_id=vpn_server_id,
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_user_groups(
        self,
        vpn_server_id: str,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnUserGroup]:
        """List the VPN user groups of a server. Iterate over the items of all pages.

        Each page is a call of `list_vpn_user_groups`, made when its first item is asked for.

        Args:
            vpn_server_id: The id of the VPN server.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByMarker

        return AsyncEach(
            lambda place: self.list_vpn_user_groups(
                vpn_server_id=vpn_server_id,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.user_groups,
            ByMarker("marker", "ListVpnUserGroups", lambda reply: reply.page_info.next_marker),
        )

    @clear_locals
    async def list_vpn_users_in_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnUsersInGroupResponse:
        """List the users of a VPN user group.

        Reads the users of a group as they are now, a page at a time.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_user_group import list_vpn_users_in_group as call

        return await call.asyncio(
            vpn_server_id=vpn_server_id,
            group_id=group_id,
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_users_in_group(
        self,
        vpn_server_id: str,
        group_id: str,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnUserInGroup]:
        """List the users of a VPN user group. Iterate over the items of all pages.

        Each page is a call of `list_vpn_users_in_group`, made when its first item is asked for.

        Args:
            vpn_server_id: The id of the VPN server.
            group_id: The id of the user group.
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByMarker

        return AsyncEach(
            lambda place: self.list_vpn_users_in_group(
                vpn_server_id=vpn_server_id,
                group_id=group_id,
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.users,
            ByMarker("marker", "ListVpnUsersInGroup", lambda reply: reply.page_info.next_marker),
        )

    @clear_locals
    async def list_vpn_servers_by_project(
        self,
        *,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> ListVpnServersByProjectResponse:
        """List the VPN servers of a project.

        Reads the point-to-client servers as they are now, a page at a time.

        Args:
            limit: How many to list; the docs give no range. At least 0.
            marker: The next_marker of the answer before, together with a limit.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.vpn_server import list_vpn_servers_by_project as call

        return await call.asyncio(
            client=self.client,
            limit=limit,
            marker=marker,
            ignore=ignore,
        )

    def iter_list_vpn_servers_by_project(
        self,
        *,
        limit: int | Unset = 50,
        ignore: Iterable[str] = (),
    ) -> AsyncIterator[VpnServer]:
        """List the VPN servers of a project. Iterate over the items of all pages.

        Each page is a call of `list_vpn_servers_by_project`, made when its first item is asked for.

        Args:
            limit: The size of a page.
            ignore: Codes of rules to switch off for these calls.
        """
        from vpn_preflight.wire.pages import AsyncEach, ByMarker

        return AsyncEach(
            lambda place: self.list_vpn_servers_by_project(
                limit=limit,
                ignore=ignore,
                **place,
            ),
            lambda reply: reply.vpn_servers,
            ByMarker("marker", "ListVpnServersByProject", lambda reply: reply.page_info.next_marker),
        )

# Written by `make generate` from openapi/: change it there, not here.
"""Huawei Cloud IAM: typed calls that are checked before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from vpn_preflight.later import later
from vpn_preflight.wire.client import Blocking, Concurrent

from .client import *
from .client import __all__ as _client
from .errors import *
from .errors import __all__ as _errors
from .models import __all__ as _models
from .types import UNSET, Keywords, Unset, clear_locals

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence

    from .models import *
else:
    __getattr__ = later(
        __name__,
        {
            **dict.fromkeys(_models, ".models"),
        },
    )

__all__ = ["HuaweiIam", "AsyncHuaweiIam", "UNSET", "Unset", *_client, *_errors, *_models]

_REPLIES = {
    "KeystoneCreateUserTokenByPassword": "KeystoneCreateUserTokenByPasswordResponse",
    "KeystoneListProjects": "KeystoneListProjectsResponse",
    "KeystoneListAuthProjects": "KeystoneListAuthProjectsResponse",
}


def _reply(operation: str) -> Any:
    from . import models

    return getattr(models, _REPLIES[operation])


class HuaweiIam(Blocking, Client):
    __doc__ = Client.__doc__

    @overload
    def send(
        self,
        operation: Literal["KeystoneCreateUserTokenByPassword"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse: ...

    @overload
    def send(
        self,
        operation: Literal["KeystoneListProjects"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneListProjectsResponse: ...

    @overload
    def send(
        self,
        operation: Literal["KeystoneListAuthProjects"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneListAuthProjectsResponse: ...

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
    def keystone_create_user_token_by_password(
        self,
        *,
        auth: Auth | Mapping[str, Any],
        nocatalog: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user name and a password.

        Gets a token for one project, as VPN requires it. The token is in a header of the answer.

        Args:
            auth: The user, and what the token is for.
            nocatalog: Any string omits the service catalog from the answer.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.token import keystone_create_user_token_by_password as call
        from .models import KeystoneCreateUserTokenByPasswordRequest

        return call.sync(
            client=self.client,
            body=Keywords(
                KeystoneCreateUserTokenByPasswordRequest,
                {
                    "auth": auth,
                },
            ),
            nocatalog=nocatalog,
            ignore=ignore,
        )

    @clear_locals
    def keystone_list_projects(
        self,
        *,
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
        """
        from .api.project import keystone_list_projects as call

        return call.sync(
            client=self.client,
            domain_id=domain_id,
            name=name,
            parent_id=parent_id,
            enabled=enabled,
            page=page,
            per_page=per_page,
            ignore=ignore,
        )

    @clear_locals
    def keystone_list_auth_projects(
        self,
        *,
        ignore: Iterable[str] = (),
    ) -> KeystoneListAuthProjectsResponse:
        """List the projects that the caller can use.

        Reads the projects of the user itself, which needs no permission.

        Args:
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.project import keystone_list_auth_projects as call

        return call.sync(
            client=self.client,
            ignore=ignore,
        )


class AsyncHuaweiIam(Concurrent, Client):
    __doc__ = Client.__doc__

    @overload
    async def send(
        self,
        operation: Literal["KeystoneCreateUserTokenByPassword"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["KeystoneListProjects"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneListProjectsResponse: ...

    @overload
    async def send(
        self,
        operation: Literal["KeystoneListAuthProjects"],
        payload: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        ignore: Iterable[str] = (),
    ) -> KeystoneListAuthProjectsResponse: ...

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
    async def keystone_create_user_token_by_password(
        self,
        *,
        auth: Auth | Mapping[str, Any],
        nocatalog: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user name and a password.

        Gets a token for one project, as VPN requires it. The token is in a header of the answer.

        Args:
            auth: The user, and what the token is for.
            nocatalog: Any string omits the service catalog from the answer.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.token import keystone_create_user_token_by_password as call
        from .models import KeystoneCreateUserTokenByPasswordRequest

        return await call.asyncio(
            client=self.client,
            body=Keywords(
                KeystoneCreateUserTokenByPasswordRequest,
                {
                    "auth": auth,
                },
            ),
            nocatalog=nocatalog,
            ignore=ignore,
        )

    @clear_locals
    async def keystone_list_projects(
        self,
        *,
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
        """
        from .api.project import keystone_list_projects as call

        return await call.asyncio(
            client=self.client,
            domain_id=domain_id,
            name=name,
            parent_id=parent_id,
            enabled=enabled,
            page=page,
            per_page=per_page,
            ignore=ignore,
        )

    @clear_locals
    async def keystone_list_auth_projects(
        self,
        *,
        ignore: Iterable[str] = (),
    ) -> KeystoneListAuthProjectsResponse:
        """List the projects that the caller can use.

        Reads the projects of the user itself, which needs no permission.

        Args:
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        from .api.project import keystone_list_auth_projects as call

        return await call.asyncio(
            client=self.client,
            ignore=ignore,
        )

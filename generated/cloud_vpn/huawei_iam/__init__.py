# Written by `make generate` from openapi/: change it there, not here.
"""Huawei Cloud IAM: typed calls that are checked before they are sent."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vpn_preflight.wire.client import Blocking, Concurrent

from .api.token import keystone_create_user_token_by_password as _keystone_create_user_token_by_password
from .client import *
from .client import __all__ as _client
from .errors import *
from .errors import __all__ as _errors
from .models import *
from .models import __all__ as _models
from .types import UNSET, Unset, clear_locals, written

__all__ = ["HuaweiIam", "AsyncHuaweiIam", *_client, *_errors, *_models]


class HuaweiIam(Blocking, Client):
    __doc__ = Client.__doc__

    @clear_locals
    def keystone_create_user_token_by_password(
        self,
        *,
        auth: Auth | Mapping[str, Any],
        nocatalog: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user name and a password.

        The token is for one project, as VPN asks for it; it stands in a header of the answer.

        Args:
            auth: Who wants a token, and what for.
            nocatalog: Any text leaves the catalogue of services out of the answer.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        return _keystone_create_user_token_by_password.sync(
            client=self.client,
            body=written(
                {
                    "auth": auth,
                }
            ),
            nocatalog=nocatalog,
            ignore=ignore,
        )


class AsyncHuaweiIam(Concurrent, Client):
    __doc__ = Client.__doc__

    @clear_locals
    async def keystone_create_user_token_by_password(
        self,
        *,
        auth: Auth | Mapping[str, Any],
        nocatalog: str | Unset = UNSET,
        ignore: Iterable[str] = (),
    ) -> KeystoneCreateUserTokenByPasswordResponse:
        """Get a token for a user name and a password.

        The token is for one project, as VPN asks for it; it stands in a header of the answer.

        Args:
            auth: Who wants a token, and what for.
            nocatalog: Any text leaves the catalogue of services out of the answer.
            ignore: Codes of rules to switch off for this call.

        Raises:
            PayloadError: The check found errors; nothing was sent.
            ApiError: The service refused the call.
            ResponseError: The answer cannot be read.
            TransportError: No answer came.

        Each error says in `may_have_been_made` whether a change may have been made.
        """
        return await _keystone_create_user_token_by_password.asyncio(
            client=self.client,
            body=written(
                {
                    "auth": auth,
                }
            ),
            nocatalog=nocatalog,
            ignore=ignore,
        )

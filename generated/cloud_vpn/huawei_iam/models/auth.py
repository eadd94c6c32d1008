# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.auth_identity import AuthIdentity
    from ..models.auth_scope import AuthScope


T = TypeVar("T", bound="Auth")


@_attrs_define
class Auth:
    """The user, and what the token is for.

    Attributes:
        identity (AuthIdentity): The user, and how the user is authenticated.
        scope (AuthScope): What the token is for.
    """

    identity: AuthIdentity = _attrs_field(repr=model_repr)
    scope: AuthScope = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        identity = plain(self.identity)

        scope = plain(self.scope)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "identity": identity,
                "scope": scope,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth_identity import AuthIdentity  # noqa: PLC0415
        from ..models.auth_scope import AuthScope  # noqa: PLC0415

        d = dict(src_dict)
        identity = AuthIdentity.from_dict(d.pop("identity"))

        scope = AuthScope.from_dict(d.pop("scope"))

        auth = cls(
            identity=identity,
            scope=scope,
        )

        return auth

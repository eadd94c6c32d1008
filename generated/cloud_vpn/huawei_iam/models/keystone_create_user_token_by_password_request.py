# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.auth import Auth


T = TypeVar("T", bound="KeystoneCreateUserTokenByPasswordRequest")


@_attrs_define
class KeystoneCreateUserTokenByPasswordRequest:
    """The user and the project of the token.

    Attributes:
        auth (Auth): The user, and what the token is for.
    """

    auth: Auth = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        auth = plain(self.auth)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "auth": auth,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth import Auth  # noqa: PLC0415

        d = dict(src_dict)
        auth = Auth.from_dict(d.pop("auth"))

        keystone_create_user_token_by_password_request = cls(
            auth=auth,
        )

        return keystone_create_user_token_by_password_request

# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.auth_user import AuthUser


T = TypeVar("T", bound="AuthPassword")


@_attrs_define
class AuthPassword:
    """Authentication by password.

    Attributes:
        user (AuthUser): An IAM user and its password.
    """

    user: AuthUser = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        user = plain(self.user)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "user": user,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth_user import AuthUser  # noqa: PLC0415

        d = dict(src_dict)
        user = AuthUser.from_dict(d.pop("user"))

        auth_password = cls(
            user=user,
        )

        return auth_password

# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.update_vpn_user_group_request_body_content import UpdateVpnUserGroupRequestBodyContent


T = TypeVar("T", bound="UpdateVpnUserGroupRequest")


@_attrs_define
class UpdateVpnUserGroupRequest:
    """The changes to one user group.

    Attributes:
        user_group (UpdateVpnUserGroupRequestBodyContent): The new name, the new description, or both.
    """

    user_group: UpdateVpnUserGroupRequestBodyContent = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        user_group = plain(self.user_group)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "user_group": user_group,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.update_vpn_user_group_request_body_content import UpdateVpnUserGroupRequestBodyContent  # noqa: PLC0415

        d = dict(src_dict)
        user_group = UpdateVpnUserGroupRequestBodyContent.from_dict(d.pop("user_group"))

        update_vpn_user_group_request = cls(
            user_group=user_group,
        )

        return update_vpn_user_group_request

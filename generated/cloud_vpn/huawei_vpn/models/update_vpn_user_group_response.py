# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpn_user_group import VpnUserGroup


T = TypeVar("T", bound="UpdateVpnUserGroupResponse")


@_attrs_define
class UpdateVpnUserGroupResponse:
    """The answer to UpdateVpnUserGroup.

    Attributes:
        user_group (VpnUserGroup): A VPN user group.
        request_id (str | Unset): The id of the request.
    """

    user_group: VpnUserGroup = _attrs_field(repr=model_repr)
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        user_group = plain(self.user_group)

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "user_group": user_group,
            }
        )
        if request_id is not UNSET:
            field_dict["request_id"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vpn_user_group import VpnUserGroup  # noqa: PLC0415

        d = dict(src_dict)
        user_group = VpnUserGroup.from_dict(d.pop("user_group"))

        request_id = d.pop("request_id", UNSET)

        update_vpn_user_group_response = cls(
            user_group=user_group,
            request_id=request_id,
        )

        update_vpn_user_group_response.additional_properties = d
        return update_vpn_user_group_response

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

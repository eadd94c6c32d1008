# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.page_info import PageInfo
    from ..models.vpn_user_in_group import VpnUserInGroup


T = TypeVar("T", bound="ListVpnUsersInGroupResponse")


@_attrs_define
class ListVpnUsersInGroupResponse:
    """The answer to ListVpnUsersInGroup.

    Attributes:
        users (list[VpnUserInGroup]): The users of this page.
        page_info (PageInfo): Where a page ends.
        total_count (int | Unset): How many users there are.
        request_id (str | Unset): The id of the request.
    """

    users: list[VpnUserInGroup] = _attrs_field(repr=model_repr)
    page_info: PageInfo = _attrs_field(repr=model_repr)
    total_count: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        users = plain(self.users)

        page_info = plain(self.page_info)

        total_count = self.total_count

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "users": users,
                "page_info": page_info,
            }
        )
        if total_count is not UNSET:
            field_dict["total_count"] = total_count
        if request_id is not UNSET:
            field_dict["request_id"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_info import PageInfo  # noqa: PLC0415
        from ..models.vpn_user_in_group import VpnUserInGroup  # noqa: PLC0415

        d = dict(src_dict)
        users = []
        _users = d.pop("users")
        for users_item_data in _users:
            users_item = VpnUserInGroup.from_dict(users_item_data)

            users.append(users_item)

        page_info = PageInfo.from_dict(d.pop("page_info"))

        total_count = d.pop("total_count", UNSET)

        request_id = d.pop("request_id", UNSET)

        list_vpn_users_in_group_response = cls(
            users=users,
            page_info=page_info,
            total_count=total_count,
            request_id=request_id,
        )

        list_vpn_users_in_group_response.additional_properties = d
        return list_vpn_users_in_group_response

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

# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.vpn_user_group_type_type_0 import VpnUserGroupTypeType0, check_vpn_user_group_type_type_0
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="VpnUserGroup")


@_attrs_define
class VpnUserGroup:
    """A VPN user group.

    Attributes:
        id (str | Unset): The id of the group, a UUID of 36 characters.
        name (str | Unset): The name of the group.
        description (str | Unset): What the group is for.
        type_ (str | Unset | VpnUserGroupTypeType0): Default for the group that every server has, Custom for the others.
        user_number (int | Unset): How many users the group has.
        created_at (datetime.datetime | str | Unset): When the group was created, in UTC.
        updated_at (datetime.datetime | str | Unset): When the group was last changed, in UTC.
    """

    id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    description: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    type_: str | Unset | VpnUserGroupTypeType0 = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "type"}
    )
    user_number: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    created_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    updated_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description = self.description

        type_: str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        elif isinstance(self.type_, str):
            type_ = self.type_
        else:
            type_ = self.type_

        user_number = self.user_number

        created_at: str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = self.created_at.isoformat()
        else:
            created_at = self.created_at

        updated_at: str | Unset
        if isinstance(self.updated_at, Unset):
            updated_at = UNSET
        elif isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if type_ is not UNSET:
            field_dict["type"] = type_
        if user_number is not UNSET:
            field_dict["user_number"] = user_number
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        name = d.pop("name", UNSET)

        description = d.pop("description", UNSET)

        def _parse_type_(data: object) -> str | Unset | VpnUserGroupTypeType0:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                type_type_0 = check_vpn_user_group_type_type_0(data)

                return type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(str | Unset | VpnUserGroupTypeType0, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        user_number = d.pop("user_number", UNSET)

        def _parse_created_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        created_at = _parse_created_at(d.pop("created_at", UNSET))

        def _parse_updated_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        updated_at = _parse_updated_at(d.pop("updated_at", UNSET))

        vpn_user_group = cls(
            id=id,
            name=name,
            description=description,
            type_=type_,
            user_number=user_number,
            created_at=created_at,
            updated_at=updated_at,
        )

        vpn_user_group.additional_properties = d
        return vpn_user_group

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

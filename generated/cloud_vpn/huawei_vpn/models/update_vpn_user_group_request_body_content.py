# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="UpdateVpnUserGroupRequestBodyContent")


@_attrs_define
class UpdateVpnUserGroupRequestBodyContent:
    """The new name, the new description, or both.

    Attributes:
        name (str | Unset): The unique name of the group, in printable ASCII without spaces. From 1 to 64 characters.
        description (str | Unset): What the group is for, in printable ASCII without spaces. At most 64 characters.
    """

    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    description: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        description = d.pop("description", UNSET)

        update_vpn_user_group_request_body_content = cls(
            name=name,
            description=description,
        )

        return update_vpn_user_group_request_body_content

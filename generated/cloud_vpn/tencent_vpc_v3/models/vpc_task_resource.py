# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="VpcTaskResource")


@_attrs_define
class VpcTaskResource:
    """The result for one resource of a batch.

    Attributes:
        resource_id (str | Unset): The resource.
        status (str | Unset): The result.
    """

    resource_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ResourceId"})
    status: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Status"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        resource_id = self.resource_id

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if resource_id is not UNSET:
            field_dict["ResourceId"] = resource_id
        if status is not UNSET:
            field_dict["Status"] = status

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        resource_id = d.pop("ResourceId", UNSET)

        status = d.pop("Status", UNSET)

        vpc_task_resource = cls(
            resource_id=resource_id,
            status=status,
        )

        vpc_task_resource.additional_properties = d
        return vpc_task_resource

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

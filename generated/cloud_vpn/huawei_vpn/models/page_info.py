# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="PageInfo")


@_attrs_define
class PageInfo:
    """Where a page ends.

    Attributes:
        next_marker (str | Unset): The marker of the next page; the last page has none.
        current_count (int | Unset): How many this page has.
    """

    next_marker: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    current_count: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        next_marker = self.next_marker

        current_count = self.current_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if next_marker is not UNSET:
            field_dict["next_marker"] = next_marker
        if current_count is not UNSET:
            field_dict["current_count"] = current_count

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        next_marker = d.pop("next_marker", UNSET)

        current_count = d.pop("current_count", UNSET)

        page_info = cls(
            next_marker=next_marker,
            current_count=current_count,
        )

        page_info.additional_properties = d
        return page_info

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

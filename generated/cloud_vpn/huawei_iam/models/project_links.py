# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="ProjectLinks")


@_attrs_define
class ProjectLinks:
    """Where this page and its neighbours are.

    Attributes:
        self_ (str | Unset): The URL of this page.
        previous (str | Unset): The URL of the previous results.
        next_ (str | Unset): The URL of the next results.
    """

    self_: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "self"})
    previous: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    next_: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "next"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        self_ = self.self_

        previous = self.previous

        next_ = self.next_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if self_ is not UNSET:
            field_dict["self"] = self_
        if previous is not UNSET:
            field_dict["previous"] = previous
        if next_ is not UNSET:
            field_dict["next"] = next_

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        self_ = d.pop("self", UNSET)

        previous = d.pop("previous", UNSET)

        next_ = d.pop("next", UNSET)

        project_links = cls(
            self_=self_,
            previous=previous,
            next_=next_,
        )

        project_links.additional_properties = d
        return project_links

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

# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="AuthProject")


@_attrs_define
class AuthProject:
    """The project that the token is for, by its name or its id.

    Attributes:
        name (str | Unset): The name of the project. The default project of a region has the region's name.
        id (str | Unset): The id of the project.
    """

    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        name = self.name

        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        id = d.pop("id", UNSET)

        auth_project = cls(
            name=name,
            id=id,
        )

        return auth_project

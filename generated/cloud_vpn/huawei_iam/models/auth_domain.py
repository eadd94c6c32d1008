# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="AuthDomain")


@_attrs_define
class AuthDomain:
    """The account that the user belongs to.

    Attributes:
        name (str): The name of the account, not that of the user.
    """

    name: str = _attrs_field(repr=scalar_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        auth_domain = cls(
            name=name,
        )

        return auth_domain

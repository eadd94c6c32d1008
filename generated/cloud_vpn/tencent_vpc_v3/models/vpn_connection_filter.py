# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.vpn_connection_filter_name import VpnConnectionFilterName, check_vpn_connection_filter_name
from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="VpnConnectionFilter")


@_attrs_define
class VpnConnectionFilter:
    """A filter for tunnels.

    Attributes:
        name (VpnConnectionFilterName): The name of the filter.
        values (list[str]): The values, one of which must match. A boolean is the string TRUE or FALSE. At most 5 items.
    """

    name: VpnConnectionFilterName = _attrs_field(repr=scalar_repr, metadata={"name": "Name"})
    values: list[str] = _attrs_field(repr=scalar_repr, metadata={"name": "Values"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        name: str = self.name

        values = self.values

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "Name": name,
                "Values": values,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = check_vpn_connection_filter_name(d.pop("Name"))

        values = cast(list[str], d.pop("Values"))

        vpn_connection_filter = cls(
            name=name,
            values=values,
        )

        return vpn_connection_filter

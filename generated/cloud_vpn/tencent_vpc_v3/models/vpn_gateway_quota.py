# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="VpnGatewayQuota")


@_attrs_define
class VpnGatewayQuota:
    """A size that a gateway can have.

    Attributes:
        bandwidth (int | Unset): The bandwidth in Mbit/s.
        cname (str | Unset): The name in the language of the site.
        name (str | Unset): The name.
        max_connection (list[int] | Unset): How many SSL clients may connect.
    """

    bandwidth: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Bandwidth"})
    cname: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Cname"})
    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Name"})
    max_connection: list[int] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "MaxConnection"}
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        bandwidth = self.bandwidth

        cname = self.cname

        name = self.name

        max_connection: list[int] | Unset = UNSET
        if not isinstance(self.max_connection, Unset):
            max_connection = self.max_connection

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if bandwidth is not UNSET:
            field_dict["Bandwidth"] = bandwidth
        if cname is not UNSET:
            field_dict["Cname"] = cname
        if name is not UNSET:
            field_dict["Name"] = name
        if max_connection is not UNSET:
            field_dict["MaxConnection"] = max_connection

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bandwidth = d.pop("Bandwidth", UNSET)

        cname = d.pop("Cname", UNSET)

        name = d.pop("Name", UNSET)

        max_connection = cast(list[int], d.pop("MaxConnection", UNSET))

        vpn_gateway_quota = cls(
            bandwidth=bandwidth,
            cname=cname,
            name=name,
            max_connection=max_connection,
        )

        vpn_gateway_quota.additional_properties = d
        return vpn_gateway_quota

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

# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.vpn_gateway_filter_name import VpnGatewayFilterName, check_vpn_gateway_filter_name
from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="VpnGatewayFilter")


@_attrs_define
class VpnGatewayFilter:
    """A filter for gateways. A type is IPSEC, SSL, CCN or SSL_CCN. A renew-flag is NOTIFY_AND_MANUAL_RENEW or
    NOTIFY_AND_AUTO_RENEW.

        Attributes:
            name (VpnGatewayFilterName): The name of the filter.
            values (list[str]): The values, one of which must match.
    """

    name: VpnGatewayFilterName = _attrs_field(repr=scalar_repr, metadata={"name": "Name"})
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
        name = check_vpn_gateway_filter_name(d.pop("Name"))

        values = cast(list[str], d.pop("Values"))

        vpn_gateway_filter = cls(
            name=name,
            values=values,
        )

        return vpn_gateway_filter

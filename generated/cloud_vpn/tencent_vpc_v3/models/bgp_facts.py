# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="BgpFacts")


@_attrs_define
class BgpFacts:
    """The addresses and AS numbers of a tunnel with BGP routing.

    Attributes:
        tunnel_cidr (str | Unset): The address range of the tunnel itself.
        local_bgp_ip (str | Unset): The address of this side.
        remote_bgp_ip (str | Unset): The far address.
        local_bgp_asn (str | Unset): The near AS number.
        remote_bgp_asn (str | Unset): The far AS number.
    """

    tunnel_cidr: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "TunnelCidr"})
    local_bgp_ip: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalBgpIp"})
    remote_bgp_ip: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteBgpIp"})
    local_bgp_asn: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalBgpAsn"})
    remote_bgp_asn: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteBgpAsn"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        tunnel_cidr = self.tunnel_cidr

        local_bgp_ip = self.local_bgp_ip

        remote_bgp_ip = self.remote_bgp_ip

        local_bgp_asn = self.local_bgp_asn

        remote_bgp_asn = self.remote_bgp_asn

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if tunnel_cidr is not UNSET:
            field_dict["TunnelCidr"] = tunnel_cidr
        if local_bgp_ip is not UNSET:
            field_dict["LocalBgpIp"] = local_bgp_ip
        if remote_bgp_ip is not UNSET:
            field_dict["RemoteBgpIp"] = remote_bgp_ip
        if local_bgp_asn is not UNSET:
            field_dict["LocalBgpAsn"] = local_bgp_asn
        if remote_bgp_asn is not UNSET:
            field_dict["RemoteBgpAsn"] = remote_bgp_asn

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tunnel_cidr = d.pop("TunnelCidr", UNSET)

        local_bgp_ip = d.pop("LocalBgpIp", UNSET)

        remote_bgp_ip = d.pop("RemoteBgpIp", UNSET)

        local_bgp_asn = d.pop("LocalBgpAsn", UNSET)

        remote_bgp_asn = d.pop("RemoteBgpAsn", UNSET)

        bgp_facts = cls(
            tunnel_cidr=tunnel_cidr,
            local_bgp_ip=local_bgp_ip,
            remote_bgp_ip=remote_bgp_ip,
            local_bgp_asn=local_bgp_asn,
            remote_bgp_asn=remote_bgp_asn,
        )

        bgp_facts.additional_properties = d
        return bgp_facts

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
